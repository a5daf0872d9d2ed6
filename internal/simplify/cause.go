package simplify

import "slices"

// asCause parts a clause that "as" begins if it gives the reason: "The claim is late
// as the form has not come" becomes "The claim is late. This is because the form has
// not come". "As" says when, how or like what as well: only what is, was or has been
// so is a reason beyond doubt.
func asCause(d *draft) []*draft {
	ps, stop := d.body()
	if stop == "?" || len(ps) < 9 {
		return nil
	}
	if ps[0].lower == "as" {
		return frontedCause(d, ps, stop)
	}
	depth := level(ps)
	for i := 5; i < len(ps)-4; i++ {
		if ps[i].lower != "as" || depth[i] > 0 || ps[i].quoted {
			continue
		}
		left, right := trimMarks(ps[:i]), ps[i+1:]
		if !reasonClause(right) || !takesReason(left) || slices.ContainsFunc(left, func(p piece) bool { return p.lower == "will" }) && goesOn(right) {
			return nil
		}
		v := subjectVerbAfter(left)
		because := word("because", "IN", "because")
		second := append([]piece{word("This", "DT", "this"), isOrWas(left[max(v, 0)]), because}, right...)
		return []*draft{d.closed(left, "reason", ""), d.closed(second, "reason", stop)}
	}
	return nil
}

// frontedCause parts "As it is late, it will not count": "It is late. So it will not
// count".
func frontedCause(d *draft, ps []piece, stop string) []*draft {
	end := commaAfter(ps, 3)
	if end < 5 || end+3 > len(ps) {
		return nil
	}
	first, main := slices.Clone(ps[1:end]), trimMarks(ps[end:])
	if !reasonClause(first) || denies(first) && denies(main) || slices.ContainsFunc(main, func(p piece) bool { return p.lower == "therefore" }) {
		return nil
	}
	if v := subjectVerb(main); v < 1 || v > 10 || v+1 >= len(main) {
		return nil
	}
	first[0].made, first[0].gap = true, ""
	main[0] = small(main[0])
	main[0].gap = " "
	return []*draft{d.closed(first, "reason", ""), d.closed(append([]piece{word("So", "RB", "so")}, main...), "reason", stop)}
}

// reasonClause reports whether what stands behind "as" is a clause that gives a
// reason: its verb tells of a state or of what has been done.
func reasonClause(ps []piece) bool {
	v := subjectVerb(ps)
	if v < 1 || v > 12 || len(ps)-v < 4 || countWords(ps) < 5 {
		return false
	}
	switch ps[0].tag {
	case "DT", "PRP", "PRP$", "EX", "NNP", "NNS", "CD":
	default:
		return false
	}
	if !agrees(ps[:v], ps[v]) || slices.ContainsFunc(ps[:v], func(p piece) bool {
		return p.tag == "IN" && p.lower != "of" && p.lower != "in" && p.lower != "for" || p.tag == "VBG" || p.tag == "VBN"
	}) {
		return false
	}
	rest := ps[v+1:]
	for len(rest) > 1 && rest[0].tag == "RB" {
		rest = rest[1:]
	}
	switch verb := ps[v]; {
	case verb.lemma == "be":
		// "as the meeting was closing": when
		if rest[0].tag == "VBG" {
			return false
		}
	case verb.lemma == "have", verb.lemma == "do" && rest[0].tag == "VB":
	case verb.tag == "MD" && (verb.lower == "will" || verb.lower == "would" || verb.lower == "cannot" || verb.lower == "can"):
	default:
		return false
	}
	// "as we have said", "as the plan was then", "as they have done before": how.
	switch ps[0].lower {
	case "you", "i", "this":
		return false
	}
	return !reported(ps) && !slices.ContainsFunc(rest, func(p piece) bool {
		switch p.lemma {
		case "as", "before", "previously", "above", "below", "otherwise", "set", "describe", "define", "identify", "mention", "discuss", "outline", "see", "require", "propose", "illustrate", "aware", "originally":
			return true
		}
		return false
	})
}

// goesOn reports whether a clause tells in the present what is done, and so may say when
// something will be: "as the plan is developed".
func goesOn(ps []piece) bool {
	v := subjectVerb(ps)
	return v > 0 && ps[v].lemma == "be" && ps[v].tag != "VBD" && next(ps, v).tag == "VBN"
}

// takesReason reports whether a clause may have a reason behind it in a sentence of
// its own: a whole clause that is said to be so, with no "as" or "so" that the next
// one may answer.
func takesReason(left []piece) bool {
	if len(left) < 4 || !fullClause(left) || hangingStart(left) || hanging(left) || reported(left) || subjectVerbAfter(left) < 0 {
		return false
	}
	for i, p := range left {
		if denies(left[i:i+1]) && next(left, i).tag != "TO" {
			return false // the reason may be what is denied, but not in "chose not to go"
		}
		if p.lower == "therefore" || p.lower == "so" {
			return false
		}
	}
	switch last := left[len(left)-1]; last.tag {
	case "RB", "IN", "TO", "DT", "CC", "MD", "VBP", "VBZ", "JJR", "WRB":
		return false
	}
	return !slices.ContainsFunc(left, func(p piece) bool {
		switch p.lower {
		case "as", "such", "same", "could", "may", "might", "would", "if", "unless":
			return true
		}
		return p.lower == "known" || p.lower == "regarded"
	})
}
