package layout

// rest adds what the tree does not name: artifacts as furniture, hidden text, and
// other text where its page ends.
func (t *tagged) rest(pages []*Page) {
	named := t.out
	ends := endsOfPages(named, pages)
	t.out = make([]*Block, 0, len(named)+len(pages))
	from := 0
	for i, p := range pages {
		p.seen.dropTaken()
		var artifacts, others []*word
		for _, w := range new(shelf).all(&p.seen, p.number) {
			if w.artifact {
				artifacts = append(artifacts, w)
			} else {
				others = append(others, w)
			}
		}
		blocks := t.d.notes(t.d.loose(others, p))
		for _, b := range t.d.loose(artifacts, p) {
			b.Furniture = true
			blocks = append(blocks, b)
		}
		for _, b := range t.d.loose(new(shelf).all(&p.hidden, p.number), p) {
			b.Hidden = true
			blocks = append(blocks, b)
		}
		t.out = append(append(t.out, named[from:ends[i]]...), blocks...)
		from = ends[i]
	}
	t.out = append(t.out, named[from:]...)
}

// loose makes blocks of words by geometry alone.
func (d *document) loose(words []*word, p *Page) []*Block {
	var out []*Block
	for _, words := range byTurn(words) {
		f := flow{turn: words[0].turn, regions: new(cutter).regions(words, maxColumnDepth)}
		f.settle(p.number)
		for _, r := range f.regions {
			out = append(out, d.blocks(r.lines)...)
		}
	}
	return out
}

// endsOfPages returns for each page, in their order, the index behind the last
// block that begins on it or before it. It looks at each block once: long files
// have many of both.
func endsOfPages(blocks []*Block, pages []*Page) []int {
	last := map[int]int{} // by page, behind its last block
	for i, b := range blocks {
		last[b.page()] = i + 1
	}
	ends := make([]int, len(pages))
	end, done := 0, 0
	for i, p := range pages {
		for ; done < p.number; done++ {
			end = max(end, last[done+1])
		}
		ends[i] = end
	}
	return ends
}

// page is the page on which a block begins, or 0 if it has no place.
func (b *Block) page() int {
	switch {
	case b.begins > 0:
		return b.begins
	case len(b.Places) > 0:
		return b.Places[0].Page
	case len(b.lines) > 0:
		return b.lines[0].page
	}
	return 0
}
