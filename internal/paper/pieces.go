package paper

// Pieces parts a row between its items and paragraphs into rows that are joined to
// each other, for writers whose rows cannot break: the first has the picture and, as
// the last does, two items or paragraphs. What leads to a list stays with its first
// item, and a box with what it is about. A row of less is returned as it is.
func (r *Row) Pieces() []*Row {
	atoms := atomsOf(r.Blocks)
	if len(atoms) < 4 {
		return []*Row{r}
	}
	first := &Row{Picture: r.Picture, Joined: r.Joined, Blocks: joinLists(atoms[:2])}
	out := []*Row{first}
	for _, a := range atoms[2 : len(atoms)-2] {
		out = append(out, &Row{Joined: true, Blocks: a})
	}
	return append(out, &Row{Joined: true, Blocks: joinLists(atoms[len(atoms)-2:])})
}

// atomsOf parts blocks where a page may end.
func atomsOf(blocks []Block) [][]Block {
	var atoms [][]Block
	leads := false // the block before leads to this one
	put := func(b Block, stays bool) {
		if n := len(atoms) - 1; n >= 0 && (leads || stays) {
			atoms[n] = append(atoms[n], b)
		} else {
			atoms = append(atoms, []Block{b})
		}
		leads = false
	}
	for i, b := range blocks {
		switch b := b.(type) {
		case *List:
			if b == nil {
				put(b, false) // the writer says what is wrong with it
				continue
			}
			for k := range b.Items {
				put(&List{Items: b.Items[k : k+1 : k+1]}, false)
			}
			continue
		case *Paragraph:
			put(b, b != nil && b.Style == Boxed)
		default:
			put(b, false)
		}
		if i+1 < len(blocks) {
			switch blocks[i+1].(type) {
			case *List, *Table:
				leads = true
			}
		}
	}
	return atoms
}

// joinLists makes one list of lists that follow each other in atoms of one list.
func joinLists(atoms [][]Block) []Block {
	var out []Block
	for _, a := range atoms {
		for _, b := range a {
			if l, ok := b.(*List); ok && l != nil && len(out) > 0 {
				if last, ok := out[len(out)-1].(*List); ok && last != nil {
					joined := &List{Items: append(last.Items[:len(last.Items):len(last.Items)], l.Items...)}
					// Two lists of different kinds stay two.
					if joined.Numbering().Format == last.Numbering().Format {
						out[len(out)-1] = joined
						continue
					}
				}
			}
			out = append(out, b)
		}
	}
	return out
}
