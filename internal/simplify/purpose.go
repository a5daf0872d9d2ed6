package simplify

import "slices"

// purpose parts a purpose from what is done for it: "We check each form to make
// sure that it is right" becomes "We check each form. This is to make sure that it
// is right", and ", so that you can …" becomes "This is so that you can …".
func purpose(d *draft) []*draft {
	ps, stop := d.body()
	if parts := frontedPurpose(d, ps, stop); parts != nil {
		return parts
	}
	depth := level(ps)
	for i := 5; i < len(ps)-4; i++ {
		if depth[i] > 0 || stop == "?" {
			continue
		}
		switch {
		case ps[i].lower == "to" && next(ps, i).lower == "make" && next(ps, i+1).lower == "sure" && subjectVerb(skipThat(ps[i+3:])) > 0:
		case ps[i].tag == "TO" && serves(ps, i):
		case ps[i].lower == "so" && next(ps, i).lower == "that" && subjectVerb(ps[i+2:]) > 0 && (ps[i-1].tag == "," || ps[i-1].tag != "VBN" && countWords(ps[:i]) > 7):
		default:
			continue
		}
		left := trimMarks(ps[:i])
		v := subjectVerb(left)
		if v < 0 && imperative(left) {
			v = 0
		}
		if v < 0 || countWords(left) < 5 || hanging(left) || reported(left[max(v, 1):]) || denies(left) || !doneFor(left[v:]) {
			return nil
		}
		second := []piece{word("This", "DT", "this"), isOrWas(left[v])}
		if left[v].tag == "MD" || left[v].tag == "VB" {
			second[1] = word("is", "VBZ", "be")
		}
		second = append(second, ps[i:]...)
		return []*draft{d.closed(left, "purpose", ""), d.closed(second, "purpose", stop)}
	}
	return nil
}

// serves reports whether "to" at piece i begins what was done for: "The map has been
// published to show …". The verb before has to be one of doing something, and its
// object one that takes no "to" of its own, as "a plan to" does.
func serves(ps []piece, i int) bool {
	switch next(ps, i).lemma {
	case "help", "allow", "enable", "support", "explain", "show", "improve", "reduce", "protect", "meet", "discuss", "avoid", "stop", "prevent", "encourage", "raise", "reflect", "find", "understand", "deal", "tell", "make", "increase", "promote", "identify", "check", "try":
	default:
		return false
	}
	v := subjectVerbAfter(ps[:i])
	for k, p := range ps[i+1:] {
		if rest := ps[i+1:]; p.lower == "and" && next(rest, k).tag == "," || p.tag == "," && next(rest, k).tag == "CC" {
			return false // another clause may follow
		}
	}
	if slices.ContainsFunc(mainRest(ps[i+1:]), func(p piece) bool { return finite(p.tag) || p.tag == "MD" }) {
		return false
	}
	if v < 1 || ps[v].tag == "MD" && ps[v].lower != "will" || slices.ContainsFunc(ps[v+1:i], func(p piece) bool { return finite(p.tag) || p.tag == "MD" || p.tag == "," || p.tag == "VBG" }) {
		return false
	}
	verb := v
	for verb+1 < i && (ps[verb].tag == "MD" || auxiliary(ps[verb]) || ps[verb].tag == "RB") {
		verb++
	}
	switch ps[verb].lemma {
	case "publish", "write", "hold", "make", "prepare", "create", "produce", "introduce", "change", "update", "build", "launch", "move", "include", "arrange", "develop", "collect", "review", "install", "add":
	default:
		return false
	}
	if ps[verb].tag == "VBZ" || ps[verb].tag == "VBP" {
		return false
	}
	switch last := ps[i-1]; last.tag {
	case "NN", "NNS", "NNP", "VBN", "CD", "RB":
		switch last.lemma {
		case "decision", "request", "offer", "proposal", "application", "agreement", "funding", "money", "time", "space", "place", "commitment", "recommendation", "arrangement", "provision", "change", "effort", "progress", "potential", "capacity", "incentive", "permission", "procedure", "progression", "invitation", "order", "promise", "motion", "suggestion", "team", "people", "only", "enough", "not", "likely":
			return false
		}
		return last.tag != "VBN" || i-1 == verb
	}
	return false
}

// frontedPurpose puts behind a sentence what it was done for: "To help small firms, the
// council has set up a fund" becomes "The council has set up a fund. This is to help
// small firms". Before "you must" and its like it is a condition.
func frontedPurpose(d *draft, ps []piece, stop string) []*draft {
	if len(ps) < 9 || ps[0].tag != "TO" || ps[1].tag != "VB" || stop == "?" {
		return nil
	}
	switch ps[1].lemma {
	case "be", "date", "sum", "summarise", "conclude", "start", "begin", "have", "do", "qualify", "apply", "get", "recap", "note", "clarify", "repeat", "illustrate":
		return nil
	}
	end := commaAfter(ps, 3)
	if end < 3 || slices.ContainsFunc(ps[:end], func(p piece) bool { return finite(p.tag) || p.tag == "MD" || p.lower == "this" }) {
		return nil
	}
	main := trimMarks(ps[end:])
	v := subjectVerb(main)
	if v < 1 || v+3 > len(main) || main[0].lower == "it" || main[0].tag == "EX" || denies(main) || hanging(main) || reported(main) {
		return nil
	}
	switch verb := main[v]; {
	case verb.lemma == "have" && verb.tag != "VBD" && main[v+1].tag == "VBN":
	case verb.tag == "VBD" && verb.lemma != "have" && (verb.lemma != "be" || main[v+1].tag == "VBN"):
	case verb.lemma == "be" && main[v+1].tag == "VBG" || verb.lower == "will" && main[v+1].tag == "VB" && main[v+1].lemma != "be" && main[v+1].lemma != "need" && main[v+1].lemma != "have":
	default:
		return nil
	}
	to := slices.Clone(ps[:end])
	to[0] = small(to[0])
	to[0].gap, main[0].gap, main[0].made = " ", "", true
	be := isOrWas(main[v])
	return []*draft{d.closed(main, "purpose", stop), d.closed(append([]piece{word("This", "DT", "this"), be}, to...), "purpose", "")}
}

func skipThat(ps []piece) []piece {
	if len(ps) > 0 && ps[0].lower == "that" {
		return ps[1:]
	}
	return ps
}

// doneFor reports whether a predicate says what is done, so that a purpose can
// stand behind it: not what must still hold with it, as in "is enough to make
// sure", "has a duty to make sure" or "needs to".
func doneFor(ps []piece) bool {
	switch last := ps[len(ps)-1]; last.tag {
	case "JJ", "JJR", "VBG", "VB", "VBN", "IN", "TO", "CC", "MD", "RB", "VBZ", "VBP", "VBD":
		return last.tag == "VBN" && len(ps) > 2 || last.tag == "RB" && len(ps) > 3
	}
	if ps[0].lemma == "be" && len(ps) > 1 && (ps[1].tag == "DT" || nounTag(ps[1].tag)) {
		return false // it says what something is
	}
	for i, p := range ps {
		switch p.lemma {
		case "duty", "need", "aim", "way", "step", "opportunity", "requirement", "right", "power", "work", "effort", "plan", "responsibility", "ability", "attempt", "chance", "seek", "try", "want", "intend", "action", "measure", "commitment",
			"role", "purpose", "job", "objective", "goal", "task", "responsible", "important", "able", "necessary", "essential", "enough", "sufficient", "too", "like", "have":
			return p.lemma == "have" && i+1 < len(ps) && ps[i+1].tag == "VBN"
		case "or", "and":
			// "to meet and to make sure": one of two purposes.
			if i == len(ps)-1 {
				return false
			}
		}
		if p.tag == "TO" && i > 0 {
			return false // "to do this and to make sure": whose purpose is not clear
		}
	}
	return true
}
