package layout

import (
	"math"
	"slices"

	"github.com/townclerk/townclerk/internal/pdf"
)

// Pictures smaller than this, in points, are icons, bullets and lines.
const (
	leastSide = 36
	leastArea = 3000
)

// maxFigures bounds how many pictures of a page are looked at: more are the
// pieces of a drawing.
const maxFigures = 400

// figuresOf returns the places of the pictures on a page that may say something:
// not small, not thin, not behind the text, and not the whole page. Pieces that
// touch are one picture.
func figuresOf(images []pdf.Image, words []*word, width, height float64) []pdf.Box {
	if len(images) == 0 || len(images) > maxFigures {
		return nil
	}
	parts := newGroups(len(images))
	for i, a := range images {
		for j := range images[:i] {
			if b := images[j].Box; a.Box.X0 <= b.X1+1 && b.X0 <= a.Box.X1+1 && a.Box.Y0 <= b.Y1+1 && b.Y0 <= a.Box.Y1+1 {
				parts.join(i, j)
			}
		}
	}
	var out []pdf.Box
	for i := range images {
		if parts.find(i) != i {
			continue
		}
		box := images[i].Box
		for j := range images {
			if parts.find(j) == i {
				box = union(box, images[j].Box)
			}
		}
		w, h := box.X1-box.X0, box.Y1-box.Y0
		switch {
		case w < leastSide || h < leastSide || w*h < leastArea, w > 10*h || h > 10*w:
		case w*h > 0.8*width*height:
		case behind(box, words):
		default:
			out = append(out, box)
		}
	}
	return out
}

func union(a, b pdf.Box) pdf.Box {
	return pdf.Box{X0: min(a.X0, b.X0), Y0: min(a.Y0, b.Y0), X1: max(a.X1, b.X1), Y1: max(a.Y1, b.Y1)}
}

// behind reports whether running text stands on a picture: then it is a
// background.
func behind(box pdf.Box, words []*word) bool {
	glyphs := 0
	for _, w := range words {
		x, y := mid(w), w.y-0.3*w.size
		if w.turn == 0 && x > box.X0 && x < box.X1 && y > box.Y0 && y < box.Y1 {
			glyphs += w.glyphs
		}
	}
	return glyphs > 200
}

// dropRepeated takes out the pictures that stand in the same place on several
// pages: crests, banners and the like.
func dropRepeated(pages []*Page) {
	const slack = 3
	same := func(a, b pdf.Box) bool {
		return math.Abs(a.X0-b.X0) < slack && math.Abs(a.Y0-b.Y0) < slack && math.Abs(a.X1-b.X1) < slack && math.Abs(a.Y1-b.Y1) < slack
	}
	var drop []pdf.Box
	var seen []pdf.Box
	var count []int
	for _, p := range pages {
		for _, f := range p.figures {
			at := slices.IndexFunc(seen, func(b pdf.Box) bool { return same(b, f) })
			if at < 0 {
				if len(seen) >= maxFigures {
					continue
				}
				seen, count = append(seen, f), append(count, 0)
				at = len(seen) - 1
			}
			if count[at]++; count[at] == 2 {
				drop = append(drop, seen[at])
			}
		}
	}
	for _, p := range pages {
		p.figures = slices.DeleteFunc(p.figures, func(f pdf.Box) bool {
			return slices.ContainsFunc(drop, func(b pdf.Box) bool { return same(b, f) })
		})
	}
}

// putFigures puts a page's pictures among its blocks: each before the first block
// of its own column that stands lower.
func putFigures(blocks []*Block, p *Page) []*Block {
	for _, f := range p.figures {
		fig := &Block{Kind: Figure, Places: []Place{{Page: p.number, Box: f}}}
		at := -1
		last := 0
		for i, b := range blocks {
			box, ok := b.on(p.number)
			if !ok || b.Furniture || b.Hidden {
				continue
			}
			beside := min(box.X1, f.X1) > max(box.X0, f.X0)
			if beside && box.Y0 >= f.Y0+0.5*(f.Y1-f.Y0) {
				at = i
				break
			}
			if beside || box.Y1 <= f.Y0 {
				last = i + 1
			}
		}
		if at < 0 {
			at = last
		}
		blocks = slices.Insert(blocks, at, fig)
	}
	return blocks
}

// on is the box of the part of a block that stands on a page.
func (b *Block) on(page int) (pdf.Box, bool) {
	var box pdf.Box
	ok := false
	add := func(x pdf.Box) {
		if ok {
			x = union(box, x)
		}
		box, ok = x, true
	}
	for _, p := range b.Places {
		if p.Page == page {
			add(p.Box)
		}
	}
	for _, l := range b.lines {
		if l.page == page && l.turn == 0 && !l.isTable() {
			add(l.box)
		}
	}
	return box, ok
}
