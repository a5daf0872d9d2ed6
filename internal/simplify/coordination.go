package simplify

import (
	"slices"
	"strings"
)

// coordination parts two full clauses at "and", "but", "so" or "or". Without a
// comma, the second must begin with a pronoun.
func coordination(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 3; i < len(ps)-2; i++ {
		p := ps[i]
		if depth[i] > 0 || p.tag != "CC" && p.lower != "so" {
			continue
		}
		comma := ps[i-1].tag == ","
		left, right := ps[:i], ps[i+1:]
		if finite(right[1].tag) && (right[0].lower == "therefore" || right[0].lower == "thus" || right[0].lower == "so") {
			continue // "and therefore is": the subject stands before
		}
		switch p.lower {
		case "and", "but":
			if !comma && !subjectPronoun(right[0].lower) && (p.lower == "but" || !ownSubject(left, right)) {
				continue
			}
		case "so":
			if !comma || right[0].lower == "that" || right[0].lower == "as" || !subjectPronoun(right[0].lower) && right[0].tag != "DT" && right[0].tag != "NNS" {
				continue
			}
		default:
			continue
		}
		if !resolves(right) && (reported(left) || hanging(left)) || hangingStart(left) || !fullClause(left) || !fullClause(right) && !(comma && bareClause(right)) {
			continue
		}
		if v := subjectVerb(right); p.lower == "so" && v >= 0 && right[v].tag == "MD" {
			continue // "so they can": a purpose
		}
		if !comma && startsUpper(left[len(left)-1].text) && startsUpper(right[0].text) && right[0].tag != "DT" && right[0].tag != "PRP" {
			continue // "as the Water and Waste Plan is drawn up": a name
		}
		if !subjectPronoun(right[0].lower) && closesList(left, depth) {
			continue
		}
		if p.lower == "but" && slices.ContainsFunc(left, func(p piece) bool { return p.lower == "only" }) {
			continue // "not only … but also"
		}
		if p.lower != "and" {
			link := p
			link.made = true
			right = append([]piece{link}, right...)
			right[0].text = upperFirst(p.lower)
		}
		return []*draft{d.closed(left, "coordination", ""), d.closed(right, "coordination", stop)}
	}
	return nil
}

// resolves reports whether pieces begin with the formal words of minutes, which go on
// after whatever clause stands before them: "it was agreed that".
func resolves(ps []piece) bool {
	if len(ps) < 4 || ps[0].lower != "it" || ps[1].lower != "was" {
		return false
	}
	k := 2
	for k < len(ps)-1 && ps[k].tag == "RB" {
		k++
	}
	switch ps[k].lower {
	case "agreed", "resolved", "decided", "proposed", "noted", "confirmed":
		return next(ps, k).lower == "that" || next(ps, k).lower == "to"
	}
	return false
}

// ownSubject reports whether what follows an "and" without a comma has a subject
// of its own beyond doubt: it has its own verb, the clause before it is closed,
// and neither lists anything.
func ownSubject(left, right []piece) bool {
	v, w := subjectVerb(left), subjectVerb(right)
	if v < 1 || v+1 == len(left) || w < 1 || countWords(left) < 5 || listBefore(left[v:]) || left[len(left)-1].tag == "IN" || left[v+1].tag == "CC" || !agrees(left[:v], left[v]) || !agrees(right[:w], right[w]) {
		return false
	}
	if right[0].tag != "DT" && right[0].tag != "PRP$" {
		// "officers and members appointed": the verb may be a participle. "We made
		// sure streets and shops are clean": the first may be no object.
		if !nounTag(right[0].tag) && right[0].tag != "JJ" || !surelyFinite(right[w]) || !surelyFinite(left[v]) || ands(left) > 0 {
			return false
		}
	}
	if slices.ContainsFunc(right[:w], func(p piece) bool { return p.tag == "," || p.tag == "CC" }) {
		return false
	}
	// "wants the lord and the lady to …", "between the hall and the park is"
	return !slices.ContainsFunc(left[v+1:], func(p piece) bool { return finite(p.tag) || p.tag == "MD" || p.lower == "between" || p.lower == "both" })
}

// surelyFinite reports whether a verb is no participle and no noun by mistake.
func surelyFinite(verb piece) bool { return verb.tag == "MD" || auxiliary(verb) || pastOnly(verb) }

// agrees reports whether a verb can be that of a subject: "proposals for new uses
// on sites" has none in "uses", and "Bob are" is the end of "Ann and Bob are".
func agrees(subject []piece, verb piece) bool {
	k := slices.IndexFunc(subject, func(p piece) bool { return p.tag == "IN" || p.tag == "VBN" || p.tag == "TO" })
	if k < 0 {
		k = len(subject)
	}
	if k < 1 || slices.ContainsFunc(subject, func(p piece) bool { return p.tag == "CC" }) {
		return true
	}
	many, one := subject[k-1].tag == "NNS", subject[k-1].tag == "NN" || subject[k-1].tag == "NNP"
	return !(verb.tag == "VBZ" && many || verb.tag == "VBP" && one || verb.lower == "was" && many)
}

// closesList reports whether what stands between the last two commas is no
// clause, so that "and" may come before the last thing of a list.
func closesList(left []piece, depth []int) bool {
	end := len(left) - 1
	if left[end].tag != "," {
		return false
	}
	for i := end - 1; i >= 0; i-- {
		if left[i].tag == "," && depth[i] == 0 {
			return subjectVerb(left[i+1:end]) < 0 && end-i < 6
		}
	}
	return false
}

// clauseOpens reports whether a clause may begin in the pieces behind a verb of
// saying, or they are only its object: "decided against the plan".
func clauseOpens(ps []piece) bool {
	if len(ps) == 0 || subjectVerb(ps) > 0 || ps[0].tag == "," || ps[0].tag == ":" {
		return true
	}
	for i, p := range ps {
		// "agreed to the increase" says no more than what was agreed to.
		if p.lower == "that" || p.lower == "if" || p.lower == "whether" || p.tag == "WRB" || p.tag == "WP" || p.tag == "TO" && (next(ps, i).tag == "VB" || i > 0) || finite(p.tag) || p.tag == "MD" {
			return true
		}
	}
	return false
}

// reported reports whether the pieces hold a verb of saying whose clause may
// go on: "said the road is shut and …".
func reported(ps []piece) bool {
	for i, p := range ps {
		switch p.lemma {
		case "say", "think", "believe", "claim", "report", "know", "hope", "agree", "state", "announce", "argue", "suggest", "feel", "explain", "show", "mean", "decide", "find", "tell", "ask", "ensure", "warn", "note", "confirm", "make", "let":
			if strings.HasPrefix(p.tag, "VB") && p.lemma != "make" && p.lemma != "find" && p.lemma != "show" && clauseOpens(ps[i+1:]) {
				return true
			}
		}
	}
	return false
}
