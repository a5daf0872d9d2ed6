package simplify

import "slices"

// although parts a sentence at "although" and its like: "X, although Y" and
// "Although Y, X" become "Y. But X." in the order of the source.
func although(d *draft) []*draft {
	ps, stop := d.body()
	if len(ps) < 6 || stop == "?" {
		return nil
	}
	concessive := func(p piece) bool {
		return p.lower == "although" || p.lower == "though" || p.lower == "whereas"
	}
	depth := level(ps)
	if concessive(ps[0]) || besides(ps) {
		for i := 3; i < len(ps)-3; i++ {
			if ps[i].tag == "," && depth[i] == 0 {
				left, right := ps[1:i], ps[i+1:]
				if subjectVerb(left) < 0 || subjectVerb(right) < 0 {
					return nil
				}
				right = slices.Clone(right)
				right[0] = small(right[0])
				left = slices.Clone(left)
				left[0].made = true
				right = append([]piece{word("But", "CC", "but")}, right...)
				return []*draft{d.closed(left, "concession", ""), d.closed(right, "concession", stop)}
			}
		}
		return nil
	}
	for i := 4; i < len(ps)-3; i++ {
		if !concessive(ps[i]) || depth[i] > 0 || ps[i-1].tag != "," || ps[i].lower == "though" && ps[i-1].lower == "even" {
			continue
		}
		left, right := ps[:i], ps[i+1:]
		if !fullClause(left) || hanging(left) || reported(left) || subjectVerb(right) < 0 {
			return nil
		}
		if c := commaAfter(ps, i+1); c > 0 && c+2 < len(ps) && ps[c+1].tag != "CC" && subjectVerb(ps[c+1:]) > 0 {
			// "It is far away, although it is dry, the site is turned down"
			return []*draft{d.closed(left, "concession", ""), d.closed(ps[i:], "concession", stop)}
		}
		right = append([]piece{word("But", "CC", "but")}, right...)
		right[1] = small(right[1])
		return []*draft{d.closed(left, "concession", ""), d.closed(right, "concession", stop)}
	}
	return nil
}

// besides reports whether "while" at the start sets one thing that is so beside
// another: "While there is no limit, we ask …". It says when in "While we were there".
func besides(ps []piece) bool {
	if ps[0].lower != "while" && ps[0].lower != "whilst" {
		return false
	}
	v := subjectVerb(ps[1:])
	if v < 1 || ps[1].tag == "PRP" {
		return false
	}
	verb, rest := ps[v+1], ps[v+2:]
	for len(rest) > 1 && rest[0].tag == "RB" {
		rest = rest[1:]
	}
	if len(rest) < 3 || verb.tag == "VBD" || rest[0].tag == "VBG" {
		return false
	}
	switch verb.lemma {
	case "be":
		return ps[1].tag == "EX" || rest[0].tag == "JJ" || rest[0].tag == "JJR" || rest[0].tag == "DT" || rest[0].tag == "NNS"
	case "have":
		return rest[0].tag != "VBN" || len(rest) > 4
	}
	return verb.tag == "MD" && verb.lower == "may"
}

// because parts "X because Y" into "X. This is because Y."
func because(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 5; i < len(ps)-4; i++ {
		if ps[i].lower != "because" || depth[i] > 0 || next(ps, i).lower == "of" || stop == "?" {
			continue
		}
		left, right := ps[:i], ps[i:]
		// "not … because" may deny the reason and not the fact.
		if !fullClause(left) || hanging(left) || reported(left) || subjectVerb(right[1:]) < 0 || denies(left) || countWords(right) < 5 {
			return nil
		}
		// "could happen because": the cause may be what is not certain.
		if slices.ContainsFunc(left, func(p piece) bool {
			return p.lower == "could" || p.lower == "may" || p.lower == "might" || p.lower == "would"
		}) {
			return nil
		}
		if b := ps[i-1]; b.tag == "RB" || b.tag == "CC" || b.lower == "is" || b.lower == "was" || b.lemma == "be" {
			return nil // "partly because", "and because"
		}
		tense := word("is", "VBZ", "be")
		if main := subjectVerb(left); main > 0 && left[main].tag == "VBD" {
			tense = word("was", "VBD", "be")
		}
		second := append([]piece{word("This", "DT", "this"), tense}, right...)
		return []*draft{d.closed(left, "reason", ""), d.closed(second, "reason", stop)}
	}
	return nil
}

func denies(ps []piece) bool {
	for i, p := range ps {
		if n := next(ps, i).lower; p.text == "NO" && i == 0 && (n == "to" || n == "will") {
			continue // somebody's initials
		}
		switch p.lower {
		case "not", "n't", "n’t", "never", "no", "nobody", "nothing", "none", "neither", "hardly", "only", "just", "cannot":
			return true
		}
	}
	return false
}

// while parts ", while …" behind a full clause, which sets something beside it:
// "The first team plays at home, while the second plays away".
func while(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 4; i < len(ps)-3; i++ {
		if ps[i].lower != "while" && ps[i].lower != "whilst" || depth[i] > 0 || ps[i-1].tag != "," || stop == "?" {
			continue
		}
		left, right := ps[:i-1], slices.Clone(ps[i+1:])
		if !fullClause(left) || hanging(left) || reported(left) || denies(left) || subjectVerb(right) < 1 {
			return nil
		}
		right[0].made = true
		return []*draft{d.closed(left, "contrast", ""), d.closed(right, "contrast", stop)}
	}
	return nil
}

// after parts "After it bought the site, the council built homes" into "It bought
// the site. After this, the council built homes". Both must be in the past: else
// the first is a condition. "Because it was wet, we left" becomes "It was wet. So
// we left".
func after(d *draft) []*draft {
	ps, stop := d.body()
	if len(ps) < 8 || ps[0].lower != "after" && ps[0].lower != "because" || stop == "?" {
		return nil
	}
	end := commaAfter(ps, 2)
	if end < 4 {
		return nil
	}
	first, main := slices.Clone(ps[1:end]), trimMarks(ps[end:])
	v, w := subjectVerb(first), subjectVerb(main)
	if v < 1 || w < 1 || w > 8 || hanging(first) || reported(first) || countWords(first) < 4 {
		return nil
	}
	first[0].made, first[0].gap = true, ""
	main[0] = small(main[0])
	main[0].gap = " "
	link := []piece{word("So", "RB", "so")}
	if ps[0].lower == "after" {
		if first[v].tag != "VBD" || first[v].lower == "had" || main[w].tag != "VBD" {
			return nil
		}
		link = []piece{word("After", "IN", "after"), word("this", "DT", "this"), {text: ",", lower: ",", tag: ",", lemma: ",", made: true}}
	} else if denies(first) && denies(main) {
		return nil
	}
	return []*draft{d.closed(first, "order", ""), d.closed(append(link, main...), "order", stop)}
}
