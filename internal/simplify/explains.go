package simplify

import "slices"

// explains makes a list of what a text tells about: "This notice explains the main
// changes, who will be affected, and what you must do". A thing that stands behind "who"
// or "what" may belong to that, so things only come before them.
func explains(d *draft) []*draft {
	ps, stop := d.body()
	v := subjectVerb(ps)
	if v < 1 || stop == "?" || ps[v].tag == "MD" {
		return nil
	}
	switch ps[v].lemma {
	case "explain", "say", "tell", "cover", "describe", "show", "set":
	default:
		return nil
	}
	from := v + 1
	if n := ps[min(from, len(ps)-1)].lower; n == "out" || n == "you" || n == "us" || n == "people" {
		from++
	} else if ps[v].lemma == "set" || ps[v].lemma == "tell" {
		return nil
	}
	depth := level(ps)
	var items [][]piece
	begin := from
	for i := from; i < len(ps); i++ {
		and := ps[i].lower == "and" && asksWhat(next(ps, i))
		if depth[i] > 0 || ps[i].tag != "," && !and {
			continue
		}
		if i > begin {
			items = append(items, ps[begin:i])
		}
		begin = i + 1
	}
	if begin >= len(ps) || len(items) < 2 {
		return nil
	}
	items = append(items, ps[begin:])
	asked := false
	for _, it := range items {
		switch what := asksWhat(it[0]); {
		case what && !slices.ContainsFunc(it[1:], func(p piece) bool { return finite(p.tag) || p.tag == "MD" || p.tag == "TO" }),
			!what && (asked || !objectStart(it[0]) || it[0].tag == "PRP" || slices.ContainsFunc(it, func(p piece) bool { return finite(p.tag) || p.tag == "MD" || p.tag == "WDT" || p.tag == "CC" })),
			slices.ContainsFunc(it, func(p piece) bool { return p.text == ";" || p.text == ":" || p.lower == "or" && !what }):
			return nil
		case what:
			asked = true
		}
	}
	if !asked {
		return nil
	}
	out := []*draft{d.closed(ps[:from], "list", ":")}
	for _, it := range items {
		item := d.part(trimMarks(it), "list")
		if len(item.pieces) == 0 {
			return nil
		}
		item.pieces[0].gap = ""
		item.item = true
		out = append(out, item)
	}
	return out
}

// asksWhat reports whether a piece begins what somebody wants to know.
func asksWhat(p piece) bool {
	switch p.lower {
	case "who", "what", "how", "when", "where", "why", "which", "whether":
		return true
	}
	return false
}
