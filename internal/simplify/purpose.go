package simplify

// purpose parts a purpose from what is done for it: "We check each form to make
// sure that it is right" becomes "We check each form. This is to make sure that it
// is right", and ", so that you can …" becomes "This is so that you can …".
func purpose(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 5; i < len(ps)-4; i++ {
		if depth[i] > 0 || stop == "?" {
			continue
		}
		switch {
		case ps[i].lower == "to" && next(ps, i).lower == "make" && next(ps, i+1).lower == "sure" && subjectVerb(skipThat(ps[i+3:])) > 0:
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
