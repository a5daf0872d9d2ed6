package simplify

import "slices"

// options makes a list of the conditions in "If we do not change our decision,
// or if we do not reply, you may appeal": "You may appeal if:" and a line each.
func options(d *draft) []*draft {
	ps, stop := d.body()
	if len(ps) < 10 || ps[0].lower != "if" || stop == "?" {
		return nil
	}
	depth := level(ps)
	var cuts []int // the "if" of each condition
	cuts = append(cuts, 0)
	main := -1
	for i := 2; i < len(ps)-2; i++ {
		if depth[i] > 0 {
			continue
		}
		if ps[i].text == ":" || ps[i].text == ";" {
			return nil
		}
		switch {
		case ps[i].lower == "or" && ps[i+1].lower == "if":
			if main >= 0 {
				return nil
			}
			cuts = append(cuts, i+1)
		case ps[i].tag == "," && ps[i+1].lower != "or" && main < 0 && len(cuts) > 1:
			main = i + 1
		case ps[i].tag == "," && len(cuts) == 1 && ps[i+1].lower != "or":
			return nil
		}
	}
	if len(cuts) < 2 || main < 0 {
		return nil
	}
	result := slices.Clone(ps[main:])
	if v := subjectVerb(result); v < 1 || countWords(result) > 14 || hanging(result) {
		return nil // a long one would be far from its conditions
	}
	result[0].made = true
	result = append(result, word("if", "IN", "if"))
	out := []*draft{d.closed(result, "list", ":")}
	for n, from := range cuts {
		to := main
		if n+1 < len(cuts) {
			to = cuts[n+1] - 1
		}
		condition := trimMarks(ps[from+1 : to])
		if subjectVerb(condition) < 1 {
			return nil
		}
		item := d.part(condition, "list")
		item.pieces[0].gap = ""
		if n+1 < len(cuts) {
			item.pieces = append(item.pieces, piece{text: ",", lower: ",", tag: ",", lemma: ","}, word("or", "CC", "or"))
		}
		item.item = true
		out = append(out, item)
	}
	return out
}
