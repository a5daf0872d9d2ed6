package layout

import (
	"slices"

	"github.com/townclerk/townclerk/internal/pdf"
)

// inOrder puts the headings and paragraphs back between the items of lists that
// the tree has in one piece. Word's numbered paragraphs are one list over many
// pages: the tree names all of them first, and then all that stands between them.
func inOrder(blocks []*Block) {
	for i := 1; i < len(blocks); i++ {
		from, to, ok := hoisted(blocks, i)
		if !ok {
			continue
		}
		items, others := slices.Clone(blocks[from:i]), slices.Clone(blocks[i:to])
		out := blocks[from:from]
		for len(items)+len(others) > 0 {
			next := &items
			if len(items) == 0 || len(others) > 0 && above(others[0], items[0]) {
				next = &others
			}
			n := 1
			for n < len(*next) && (*next)[n].floats() {
				n++
			}
			out, *next = append(out, (*next)[:n]...), (*next)[n:]
		}
	}
}

// maxHoisted bounds how many pieces of a list are looked at for one block, so that
// a tree in the worst order takes no time to speak of.
const maxHoisted = 4000

// hoisted returns what has to be merged where blocks[i] stands above the end of
// the list before it: the pieces of the list that stand lower than blocks[i] from
// from to i, and what stands higher than their end from i to to.
func hoisted(blocks []*Block, i int) (from, to int, ok bool) {
	b, last := blocks[i], i-1
	if b.floats() {
		return 0, 0, false
	}
	for last > 0 && blocks[last].floats() {
		last--
	}
	if !blocks[last].inList() || !above(b, blocks[last]) || b.inList() && b.page() == blocks[last].page() {
		return 0, 0, false
	}
	for from = i; from > max(0, i-maxHoisted); from-- {
		if p := blocks[from-1]; !p.floats() && (!p.inList() || !above(b, p)) {
			break
		}
	}
	for to = i + 1; to < min(len(blocks), i+maxHoisted); to++ {
		next := blocks[to]
		if next.floats() {
			continue
		}
		if !above(next, blocks[last]) || above(next, b) {
			break
		}
		b = next
	}
	return from, to, true
}

// inList reports whether a block is a piece of a list in the tree, or a numbered
// paragraph that was one.
func (b *Block) inList() bool { return b.Kind == Item || b.InItem || b.numbered }

// floats reports whether a block has no place of its own in the text: it stays
// behind the one before it.
func (b *Block) floats() bool {
	_, ok := b.place()
	return !ok || b.Kind == Figure || b.Kind == Note
}

// place is where a block begins.
func (b *Block) place() (Place, bool) {
	switch {
	case len(b.Places) > 0:
		return b.Places[0], true
	case len(b.lines) > 0 && b.lines[0].turn == 0:
		return Place{Page: b.lines[0].page, Box: b.lines[0].box}, true
	}
	return Place{}, false
}

// above reports whether a begins on an earlier page than b, or higher in the same
// column. Blocks without a place stand where they are.
func above(a, b *Block) bool {
	p, ok := a.place()
	q, also := b.place()
	switch {
	case !ok || !also:
		return false
	case p.Page != q.Page:
		return p.Page < q.Page
	}
	return p.Box.Y1 <= q.Box.Y0+0.3*(q.Box.Y1-q.Box.Y0) && share(p.Box, q.Box)
}

// share reports whether two boxes stand one above the other, if only by an edge.
func share(a, b pdf.Box) bool { return a.X0 < b.X1 && b.X0 < a.X1 }
