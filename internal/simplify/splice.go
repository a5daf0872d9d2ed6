package simplify

import (
	"slices"
)

// semicolons parts full clauses at semicolons.
func semicolons(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	count := 0
	for i, p := range ps {
		if p.text == ";" && depth[i] == 0 {
			count++
		}
	}
	if count == 0 || count > 3 {
		return nil
	}
	for i, p := range ps {
		if p.text != ";" || depth[i] > 0 {
			continue
		}
		left, right := ps[:i], ps[i+1:]
		if !fullClause(left) && !fronted(left) || hangingStart(left) {
			return nil
		}
		right = howeverBut(right)
		first := right
		if k := slices.IndexFunc(right, func(p piece) bool { return p.text == ";" }); k > 0 {
			first = right[:k]
		}
		if rest := skipCoordinator(first); !fullClause(rest) && !fronted(rest) {
			return nil
		}
		if len(right) > 0 && right[0].lower == "and" {
			right = right[1:]
		}
		return []*draft{d.closed(left, "semicolon", ""), d.closed(right, "semicolon", stop)}
	}
	return nil
}

// fronted reports whether pieces are a full clause with a phrase or a clause before it:
// "As of May there are two", "To the east, building has begun".
func fronted(ps []piece) bool {
	const reach = 16 // pieces
	if len(ps) < 4 || ps[0].tag != "IN" && ps[0].tag != "TO" && ps[0].tag != "RB" {
		return false
	}
	for i := 2; i < min(reach, len(ps)-2); i++ {
		if ps[i].tag == "EX" && fullClause(ps[i:]) || ps[i].tag == "," && fullClause(ps[i+1:]) {
			return true
		}
	}
	return false
}

// commaSplice parts two full clauses that only a comma joins, if the second begins
// with a pronoun or is beyond doubt a clause: "The hall is shut, it will open in May".
func commaSplice(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 4; i < len(ps)-3; i++ {
		first := ps[min(i+1, len(ps)-1)]
		if ps[i].tag != "," || depth[i] > 0 || first.quoted {
			continue
		}
		left, right := ps[:i], ps[i+1:]
		reach := 2
		if first.lower != "this" && first.tag != "PRP" || !subjectPronoun(first.lower) {
			if !ownClause(right) {
				continue
			}
			reach = 8
		}
		if v := subjectVerb(right); v < 1 || v > reach || v >= len(right)-1 || !surelyFinite(right[v]) || stop == "?" {
			continue
		}
		// "But once it is made, it will …" hangs as "Once it is made" does.
		if begin := skipCoordinator(left); hangingStart(begin) || len(begin) > 0 && subordinator(begin[0].lower) {
			return nil
		}
		if v := subjectVerb(left); v < 1 || v >= len(left)-1 || hanging(left) || reported(left) || reported(right) || imperative(left) {
			return nil
		}
		if slices.ContainsFunc(left, func(p piece) bool {
			return p.quoted || p.tag == "," || p.tag == "JJR" || p.tag == "RBR" || p.lower == "had" || p.lower == "were" || p.lower == "should"
		}) {
			return nil // "the more …, the more …", "had we known, we would"
		}
		return []*draft{d.closed(left, "comma", ""), d.closed(right, "comma", stop)}
	}
	return nil
}

// ownClause reports whether pieces begin with a subject that can be no part of what
// stands before the comma, and its verb: "56% of the site is wet".
func ownClause(ps []piece) bool {
	v := subjectVerb(ps)
	if v < 2 || !auxiliary(ps[v]) || !agrees(ps[:v], ps[v]) || slices.ContainsFunc(ps[:v], func(p piece) bool { return p.tag == "CC" || p.tag == "VBN" || p.tag == "VBG" }) {
		return false
	}
	switch ps[0].lower {
	case "the", "this", "these", "there":
	default:
		if ps[0].tag != "CD" {
			return false
		}
	}
	// A clause in a list: "…, and the road is narrow".
	for i, p := range ps[v:] {
		if p.tag == "," && next(ps[v:], i).tag == "CC" {
			return false
		}
	}
	return true
}

// howeverBut writes "however," at the start of a clause as "but".
func howeverBut(ps []piece) []piece {
	if len(ps) > 2 && ps[0].lower == "however" && ps[1].tag == "," {
		out := slices.Clone(ps[1:])
		out[0] = word("but", "CC", "but")
		return out
	}
	return ps
}

func skipCoordinator(ps []piece) []piece {
	if len(ps) > 0 && ps[0].tag == "CC" {
		return ps[1:]
	}
	return ps
}
