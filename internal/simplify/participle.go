package simplify

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// results parts ", making it …" and its like into "This made it …".
func results(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 5; i < len(ps)-3; i++ {
		p := ps[i]
		if p.tag != "VBG" || ps[i-1].tag != "," || depth[i] > 0 || stop == "?" {
			continue
		}
		switch p.lemma {
		case "make", "cause", "lead", "allow", "leave", "mean", "force":
		default:
			continue
		}
		if p.lemma == "make" && next(ps, i).tag != "PRP" {
			continue // "making landfall" is what the subject did
		}
		left := ps[:i]
		v := subjectVerbAfter(trimMarks(left))
		if slices.ContainsFunc(ps[i+1:], func(p piece) bool { return p.tag == "VBG" }) {
			continue // "making … and giving …" would need another verb
		}
		if v < 0 || !fullClause(left) || hanging(left) || reported(left) || slices.ContainsFunc(ps[i:], func(p piece) bool { return p.tag == "," && p.gap == "" }) && p.lemma != "make" {
			continue
		}
		tag := ""
		switch {
		case left[v].tag == "VBD":
			tag = "VBD"
		case left[v].tag == "VBZ" && left[v].lemma != "have", left[v].tag == "VBP" && left[v].lemma != "have":
			tag = "VBZ"
		default:
			continue
		}
		// "were killed, leaving" is fine; "gave up, leaving the house" is what
		// the subject did.
		if p.lemma == "leave" && !strings.HasPrefix(left[v].lemma, "be") {
			continue
		}
		verb := word(language.Inflect(p.lemma, tag), tag, p.lemma)
		second := append([]piece{word("This", "DT", "this"), verb}, ps[i+1:]...)
		return []*draft{d.closed(left, "result", ""), d.closed(second, "result", stop)}
	}
	return nil
}

// participle parts ", taking its name from …" at the end of a sentence, and says
// its subject again: "The club moved in 1901, taking its name from the street"
// becomes "The club moved in 1901. The club took its name from the street".
func participle(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	v := subjectVerb(ps)
	if v < 1 || stop == "?" {
		return nil
	}
	subject, ok := sayAgain(withoutAdverb(ps[:v]))
	if !ok {
		return nil
	}
	for i := v + 3; i < len(ps)-2; i++ {
		p := ps[i]
		if p.tag != "VBG" || ps[i-1].tag != "," || depth[i] > 0 || !takesSubject(p.lemma) && !(p.lemma == "make" && nounTag(next(ps, i).tag)) || p.text != p.lower {
			continue
		}
		left := ps[:i-1]
		// "included equalities training, training on": it is one more thing.
		if slices.ContainsFunc(left, func(q piece) bool { return q.lower == p.lower }) {
			return nil
		}
		if hanging(left) || reported(left) || denies(left) || listBefore(left[v:]) || slices.ContainsFunc(left[v+1:], func(p piece) bool { return finite(p.tag) || p.tag == "MD" || p.tag == ":" }) {
			return nil
		}
		// "…, until the Act came in, putting …": the Act may be what put.
		if slices.ContainsFunc(left[v+1:], func(p piece) bool {
			return p.lower == "until" || p.lower == "when" || p.lower == "after" || p.lower == "before"
		}) {
			return nil
		}
		if n := next(ps, i); n.tag == "IN" && subordinator(n.lower) || n.tag == "," || n.tag == "CC" {
			return nil
		}
		// "A house called X, taking its name from it, is": the sentence goes on.
		if rest := mainRest(ps[i+1:]); slices.ContainsFunc(rest, func(p piece) bool { return finite(p.tag) || p.tag == "MD" }) {
			return nil
		}
		// "…, taking the name and moving away": a second verb would need a form.
		if slices.ContainsFunc(ps[i+1:], func(p piece) bool { return p.tag == "VBG" && p.lower != "being" || p.tag == ":" }) {
			return nil
		}
		tag, have := ps[v].tag, []piece(nil)
		switch {
		case tag == "VBD" && ps[v].lower != "had":
		case ps[v].lemma == "have" && (next(ps, v).tag == "VBN" || next(ps, v).tag == "RB") && tag != "VBD":
			// "have sold two, making": "have made"
			tag, have = "VBN", []piece{ps[v]}
			have[0].gap, have[0].made = " ", true
		case (tag == "VBZ" || tag == "VBP") && ps[v].lemma != "have":
			tag = "VBZ"
			if plural(ps[:v]) || ps[v].tag == "VBP" {
				tag = "VBP"
			}
		default:
			return nil
		}
		verb := word(language.Inflect(p.lemma, tag), tag, p.lemma)
		second := append(append(slices.Clone(subject), have...), verb)
		second = append(second, ps[i+1:]...)
		return []*draft{d.closed(left, "participle", ""), d.closed(second, "participle", stop)}
	}
	return nil
}

// mainRest returns the pieces before a clause that hangs on them.
func mainRest(ps []piece) []piece {
	k := slices.IndexFunc(ps, func(p piece) bool {
		return p.tag == "WDT" || p.tag == "WP" || p.tag == "WRB" || p.lower == "that" || p.tag == "IN" && subordinator(p.lower)
	})
	if k < 0 {
		return ps
	}
	return ps[:k]
}

// takesSubject reports whether a participle can be said of the subject: not the
// ones that are prepositions, or that tell of the whole clause.
func takesSubject(lemma string) bool {
	switch lemma {
	case "include", "accord", "follow", "concern", "regard", "depend", "start", "begin", "range", "pend", "owe", "be", "have", "do", "consider", "give", "assume", "provide", "suppose",
		"exclude", "bar", "involve", "result", "make", "cause", "lead", "allow", "leave", "mean", "force", "create", "bring", "increase", "reduce", "prevent", "enable", "end", "mark", "count",
		"say", "claim", "state", "argue", "note", "suggest", "add", "believe", "think", "tell", "warn", "explain", "total", "use", "date", "go", "speak", "come", "work", "act", "try", "hope":
		return false
	}
	return true
}

// sayAgain returns a subject as it is said a second time: a pronoun or a name as
// it is, "a club" as "the club".
func sayAgain(ps []piece) ([]piece, bool) {
	if n := quotedTitle(append(slices.Clone(ps), piece{})); n > 0 && n == len(ps) {
		return []piece{word("it", "PRP", "it")}, true
	}
	if len(ps) == 0 || len(ps) > 7 {
		return nil, false
	}
	of := slices.IndexFunc(ps, func(p piece) bool { return p.lower == "of" })
	if of < 0 && len(ps) > 5 {
		return nil, false
	}
	for i, p := range ps {
		switch p.tag {
		case "PRP", "NN", "NNS", "NNP", "NNPS", "DT", "PRP$", "JJ", "POS":
		case "CD":
			if i != 1 || ps[0].lower != "the" {
				return nil, false
			}
		case "IN":
			if i != of {
				return nil, false
			}
		default:
			return nil, false
		}
		if i > 0 && p.tag == "NN" && strings.HasPrefix(ps[i-1].tag, "NNP") && strings.HasPrefix(next(ps, i).tag, "NNP") {
			return nil, false // a heading that lost its line: "Early life Ann Green"
		}
	}
	out := slices.Clone(ps)
	switch out[0].lower {
	case "no", "each", "every", "some", "any", "many", "most", "few", "several", "another", "either", "neither", "both", "certain", "other", "all", "such", "there", "what", "that", "this", "these", "those",
		"half", "part", "number", "lots":
		return nil, false
	case "a", "an":
		if of > 0 {
			return nil, false // "a number of people"
		}
		out[0] = word("the", "DT", "the")
	}
	out[0] = small(out[0])
	out[0].gap = ""
	for i := range out[1:] {
		if out[i+1].gap == "" && !strings.HasPrefix(out[i+1].tag, "POS") {
			return nil, false
		}
	}
	return out, true
}

// withoutAdverb returns a subject without the adverb behind it: "The season
// officially began".
func withoutAdverb(ps []piece) []piece {
	for len(ps) > 1 && ps[len(ps)-1].tag == "RB" {
		ps = ps[:len(ps)-1]
	}
	return ps
}

// including makes a sentence of ", including …" behind a noun in the plural: "They
// hunted many animals, including goats" becomes "They hunted many animals. These
// included goats".
func including(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 5; i < len(ps)-1; i++ {
		if ps[i].lower != "including" || ps[i-1].tag != "," || depth[i] > 0 || stop == "?" {
			continue
		}
		left, head := ps[:i-1], ps[i-2]
		v := subjectVerb(left)
		if head.tag != "NNS" || antecedent(ps, i-1) < 0 || v < 1 || !fullClause(left) || hanging(left) || reported(left) || denies(left) || countWords(left) < 6 {
			return nil
		}
		if slices.ContainsFunc(ps[i+1:], func(p piece) bool { return finite(p.tag) || p.tag == "MD" || p.tag == ":" }) {
			return nil
		}
		// "on all buses, including the 9, after 9.30am": when is said of all of them.
		if k := slices.IndexFunc(ps[i+1:], func(p piece) bool { return p.tag == "," }) + i + 1; k > i && next(ps, k).tag == "IN" {
			return nil
		}
		verb := word("include", "VBP", "include")
		if left[v].tag == "VBD" {
			verb = word("included", "VBD", "include")
		}
		second := append([]piece{word("These", "DT", "these"), verb}, ps[i+1:]...)
		return []*draft{d.closed(left, "examples", ""), d.closed(second, "examples", stop)}
	}
	return nil
}
