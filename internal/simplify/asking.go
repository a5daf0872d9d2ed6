package simplify

import (
	"slices"

	"github.com/townclerk/townclerk/internal/language"
)

// asking makes a sentence of what somebody asked or told in a letter or a talk: "The
// clerk wrote to the club asking for the key" becomes "The clerk wrote to the club. The
// clerk asked for the key". So it does with an action of minutes: "Clerk to write to the
// club asking for the key".
func asking(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 4; i < len(ps)-2; i++ {
		if ps[i].tag != "VBG" || depth[i] > 0 || ps[i-1].tag == "CC" || ps[i-1].tag == "IN" || stop == "?" || !asks(ps[i].lemma) {
			continue
		}
		left, right := trimMarks(ps[:i]), ps[i+1:]
		subject, verb, ok := whoWrites(left)
		if !ok {
			subject, verb, ok = whatCame(left)
		}
		if !ok || hanging(left) || reported(left) || denies(left) || slices.ContainsFunc(right, func(p piece) bool { return p.tag == "VBG" && asks(p.lemma) || p.text == ";" }) {
			return nil
		}
		again := word(language.Inflect(ps[i].lemma, verb.tag), verb.tag, ps[i].lemma)
		second := slices.Clone(subject)
		second[0].gap = ""
		switch {
		case verb.tag == "TO":
			to := verb
			to.gap, to.made = " ", true
			second = append(second, to, word(ps[i].lemma, "VB", ps[i].lemma))
		case verb.tag == "MD":
			again = word(ps[i].lemma, "VB", ps[i].lemma)
			will := verb
			will.gap, will.made = " ", true
			second = append(second, will, again)
		default:
			second = append(second, again)
		}
		second = append(second, right...)
		return []*draft{d.closed(left, "participle", ""), d.closed(second, "participle", stop)}
	}
	return nil
}

func asks(lemma string) bool {
	switch lemma {
	case "ask", "request", "suggest", "report", "invite", "thank", "remind", "raise":
		return true
	}
	return false
}

// whatCame returns "it" for a letter that somebody sent: "A letter has been received
// from Ann Green asking for the key" becomes "… from Ann Green. It asked for the key".
func whatCame(left []piece) (subject []piece, verb piece, ok bool) {
	v := subjectVerb(left)
	if v < 1 || !indefinite(left[0]) {
		return nil, piece{}, false
	}
	switch left[v-1].lemma {
	case "letter", "email", "e-mail", "message", "response", "reply", "request":
	default:
		return nil, piece{}, false
	}
	k := v
	for k < len(left)-1 && (auxiliary(left[k]) && left[k].tag != "MD" || left[k].tag == "RB") {
		k++
	}
	if left[k].lower != "received" || next(left, k).lower != "from" || len(left) < k+3 {
		return nil, piece{}, false
	}
	for _, p := range left[k+2:] {
		if !nounPhrasePart(p) || p.tag == "VBN" {
			return nil, piece{}, false // "from a man that looks after the trees"
		}
	}
	return []piece{word("it", "PRP", "it")}, word("did", "VBD", "do"), true
}

// whoWrites returns who writes or speaks to somebody, as they are named again, and the
// verb, or the "to" of an action. Only one person or group can be meant: what a letter
// that "was received" says is not theirs.
func whoWrites(left []piece) (subject []piece, verb piece, ok bool) {
	v := subjectVerb(left)
	to := slices.IndexFunc(left, func(p piece) bool { return p.tag == "TO" })
	act := v
	switch {
	case v < 1 && to > 0 && to < 4 && next(left, to).tag == "VB":
		for _, p := range left[:to] {
			if !startsUpper(p.text) {
				return nil, piece{}, false
			}
		}
		subject, verb, act = slices.Clone(left[:to]), left[to], to+1
	case v > 0 && left[v].tag == "MD" && left[v].lower == "will" && next(left, v).tag == "VB":
		act = v + 1
	case v > 0 && left[v].tag == "VBD" && !auxiliary(left[v]):
	default:
		return nil, piece{}, false
	}
	switch left[act].lemma {
	case "write", "speak", "email", "talk", "ring", "phone":
	default:
		return nil, piece{}, false
	}
	if subject == nil {
		verb = left[v]
		if subject, ok = sayAgain(withoutAdverb(left[:v])); !ok {
			return nil, piece{}, false
		}
	}
	rest := left[act+1:]
	if len(rest) < 2 || slices.ContainsFunc(rest, func(p piece) bool {
		return p.tag == "CC" || p.tag == "," || finite(p.tag) || p.tag == "MD" || p.tag == "VB"
	}) {
		return nil, piece{}, false
	}
	return subject, verb, true
}
