package simplify

import "slices"

// minItems is how many things a sentence must list to become a bulleted list.
const minItems = 4

// bullets makes a list of a sentence that ends in one: "You need: a; b; c; and
// d." or "It includes a, b, c and d."
func bullets(d *draft) []*draft {
	ps, _ := d.body()
	depth := level(ps)
	start, mark := listStart(ps, depth)
	if start < 0 {
		return nil
	}
	items := listItems(ps[start:], depth[start:], mark)
	if len(items) < minItems {
		return nil
	}
	lead := trimMarks(ps[:start])
	if len(lead) < 2 {
		return nil
	}
	head := d.closed(lead, "list", ":")
	out := []*draft{head}
	for _, it := range items {
		p := d.part(trimMarks(it), "list")
		if len(p.pieces) == 0 {
			return nil
		}
		p.pieces[0].gap = ""
		p.item = true
		out = append(out, p)
	}
	return out
}

// listStart returns where the list begins and the mark between its items.
func listStart(ps []piece, depth []int) (int, string) {
	semicolons := 0
	for i, p := range ps {
		if p.text == ";" && depth[i] == 0 {
			semicolons++
		}
	}
	for i, p := range ps {
		if depth[i] > 0 || i < 1 || i+1 >= len(ps) {
			continue
		}
		if p.text == ":" {
			if semicolons >= minItems-2 {
				return i + 1, ";"
			}
			return i + 1, ","
		}
	}
	for i, p := range ps {
		if depth[i] == 0 && p.lemma == "include" && finite(p.tag) && i > 0 && i+1 < len(ps) {
			return i + 1, ","
		}
	}
	return -1, ""
}

// listItems cuts a list at its marks and at the "and" or "or" before the last
// item. It returns nil if the items do not look alike.
func listItems(ps []piece, depth []int, mark string) [][]piece {
	var items [][]piece
	from, joined := 0, false
	for i, p := range ps {
		if depth[i] > 0 {
			continue
		}
		if p.text == mark {
			items = append(items, ps[from:i])
			from = i + 1
		} else if mark == "," && (p.text == ";" || p.text == ":" || finite(p.tag) || p.tag == "MD" || p.tag == "WDT" || p.tag == "WP") {
			return nil
		}
	}
	last := ps[from:]
	if mark == "," && ands(last) > 1 {
		return nil // "the first and second wars and recent times"
	}
	for i, p := range last {
		if p.lower == "or" {
			return nil // the reader must choose: the sentence says it better
		}
		if p.lower == "and" {
			if i > 0 && mark == "," {
				items = append(items, last[:i])
			} else if i > 0 {
				continue
			}
			last = last[i+1:]
			joined = true
			break
		}
	}
	items = append(items, last)
	if !joined {
		return nil
	}
	for i, it := range items {
		it = trimMarks(it)
		if n := len(it); n > 1 && it[n-1].tag == "CC" {
			it = it[:n-1]
		}
		// "ponds with low, dense plants": the comma parts no items.
		if n := len(it); mark == "," && n > 0 && (it[0].tag == "RB" || n > 1 && it[n-1].tag == "JJ" && i < len(items)-1) {
			return nil
		}
		items[i] = it
	}
	if slices.ContainsFunc(items, func(it []piece) bool { return len(trimMarks(it)) == 0 || countWords(it) > 15 && mark == "," }) {
		return nil
	}
	return items
}

func ands(ps []piece) int {
	n := 0
	for _, p := range ps {
		if p.lower == "and" {
			n++
		}
	}
	return n
}
