package simplify

import "slices"

// predicates parts a sentence that says three things or more of one subject:
// "Awards are small, are made once, and cannot be repeated".
func predicates(d *draft) []*draft {
	ps, stop := d.body()
	verb := subjectVerb(ps)
	if verb < 1 || verb > 5 || stop == "?" {
		return nil
	}
	subject := ps[:verb]
	for _, p := range subject {
		switch p.tag {
		case "PRP", "NN", "NNS", "NNP", "NNPS", "DT", "PRP$", "JJ":
		default:
			return nil
		}
	}
	switch subject[0].lower {
	case "a", "an", "no", "each", "every", "some", "any", "many", "most", "few", "several", "another", "either", "neither", "both", "certain", "other":
		return nil // said again, it may mean others
	}
	depth := level(ps)
	var starts []int
	for i := verb + 2; i < len(ps)-2; i++ {
		if ps[i].tag != "," || depth[i] > 0 {
			continue
		}
		k := i + 1
		last := ps[k].lower == "and"
		if last {
			k++
		}
		if !auxiliary(ps[k]) || ps[k].tag != "MD" && !sameTense(ps[verb], ps[k], subject[len(subject)-1]) {
			return nil
		}
		starts = append(starts, k)
		if last {
			break
		}
	}
	if len(starts) < 2 || ps[starts[len(starts)-1]-1].lower != "and" || hanging(ps[:starts[0]]) || reported(ps[:starts[0]]) {
		return nil
	}
	out := []*draft{d.closed(ps[:starts[0]-1], "shared subject", "")}
	for n, from := range starts {
		to, end := len(ps), stop
		if n+1 < len(starts) {
			to, end = starts[n+1], ""
			if ps[to-1].lower == "and" {
				to--
			}
		}
		part := slices.Clone(subject)
		part[0] = small(part[0])
		part[0].gap = ""
		part = append(part, ps[from:to]...)
		part[len(subject)].made, part[len(subject)].gap = true, " "
		out = append(out, d.closed(part, "shared subject", end))
	}
	return out
}

// colons parts two full clauses at a colon: "You need do nothing: we will
// write to you".
func colons(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 4; i < len(ps)-4; i++ {
		if ps[i].text != ":" || depth[i] > 0 || ps[i].gap != "" && ps[i].gap != " " {
			continue
		}
		left, right := ps[:i], ps[i+1:]
		if !fullClause(left) && !imperative(left) || hangingStart(left) || hanging(left) || reported(left) || stop == "?" {
			return nil
		}
		if slices.ContainsFunc(right, func(p piece) bool { return p.text == ":" || p.text == ";" || p.text == "•" }) {
			return nil
		}
		// What announces a list, a quotation or an example is not cut off.
		switch left[len(left)-1].lemma {
		case "follow", "this", "these", "below", "be", "include", "example", "way", "thing", "question", "option", "reason", "say", "ask", "rule", "step", "point":
			return nil
		}
		if slices.ContainsFunc(left, func(p piece) bool {
			return p.lemma == "say" || p.lemma == "write" || p.lemma == "tell" || p.lemma == "add" || p.lemma == "explain" || p.lemma == "state" || p.lemma == "ask" || p.lemma == "read"
		}) {
			return nil // what somebody said follows
		}
		if last := left[len(left)-1].tag; last == "IN" || last == "TO" || last == "CD" {
			return nil
		}
		// "A surface that is …" and "one record made when …" are no clauses.
		v := subjectVerb(right)
		full := v > 0 && v < 6 && (right[0].tag == "PRP" || right[0].tag == "PRP$" || right[0].tag == "EX" || right[0].tag == "DT" && right[0].lower != "a" && right[0].lower != "an")
		if right[0].lower == "if" {
			c := commaAfter(right, 1)
			full = c > 0 && subjectVerb(right[1:c]) > 0 && subjectVerb(right[c+1:]) > 0
		}
		if !full || right[0].quoted {
			return nil
		}
		right = slices.Clone(right)
		right[0].made = true
		return []*draft{d.closed(left, "colon", ""), d.closed(right, "colon", stop)}
	}
	return nil
}
