package layout

import (
	"cmp"
	"math"
	"slices"

	"github.com/townclerk/townclerk/internal/pdf"
)

func (t *tagged) table(el *pdf.Element) {
	outer, item, level := t.out, t.item, t.level
	t.out, t.item, t.level = nil, nil, 0
	b := &Block{Kind: Table}
	var captions []*Block
	var rows func(el *pdf.Element, header bool)
	rows = func(el *pdf.Element, header bool) {
		for i, k := range el.Kids {
			switch {
			case k.Element == nil:
				t.add(t.take(k), Paragraph, 0, el)
				captions = append(captions, t.out...)
				t.out = nil
			case k.Element.Role == "TR":
				b.Rows = append(b.Rows, t.row(k.Element, header))
				el.Kids[i].Element = nil
			case k.Element.Role == "THead", k.Element.Role == "TBody", k.Element.Role == "TFoot":
				rows(k.Element, k.Element.Role == "THead")
			default:
				t.element(k.Element)
				captions = append(captions, t.out...)
				t.out = nil
			}
		}
	}
	rows(el, false)
	t.out, t.item, t.level = outer, item, level
	if len(captions) == 1 && captions[0].caption && onlyCell(b.Rows) == nil {
		b.Caption, captions = captions[0], nil
	}
	t.out = append(t.out, captions...)
	b.Rows = slices.DeleteFunc(b.Rows, func(r Row) bool { return len(r.Cells) == 0 })
	if one := onlyCell(b.Rows); one != nil {
		t.out = append(t.out, one.Blocks...) // a box around text
		return
	}
	if b.Places = placesOf(b); len(b.Places) > 0 {
		t.out = append(t.out, b)
		t.out = append(t.out, append(t.again, b.dropRepeatedHeader()...)...)
		t.again = nil
	}
}

func onlyCell(rows []Row) *Cell {
	if len(rows) == 1 && len(rows[0].Cells) == 1 {
		return &rows[0].Cells[0]
	}
	return nil
}

func (t *tagged) row(el *pdf.Element, header bool) Row {
	var r Row
	for _, k := range el.Kids {
		if k.Element == nil || k.Element.Role != "TD" && k.Element.Role != "TH" {
			if k.Element == nil {
				t.add(t.take(k), Paragraph, 0, el)
			} else {
				t.element(k.Element)
			}
			if len(t.out) > 0 {
				r.Cells = append(r.Cells, Cell{RowSpan: 1, ColSpan: 1, Blocks: t.out})
			}
			t.out = nil
			continue
		}
		t.flow(k.Element, Paragraph, 0)
		for _, b := range t.out {
			t.again = append(t.again, b.dropRepeatedLines()...)
		}
		r.Cells = append(r.Cells, Cell{RowSpan: max(1, int(k.Element.RowSpan)), ColSpan: max(1, int(k.Element.ColSpan)),
			Header: header || k.Element.Role == "TH", Blocks: t.out})
		t.out = nil
	}
	sortCells(r.Cells)
	return r
}

// sortCells puts the cells of a row in the order in which they stand on the page,
// where the tree does not. Cells without text stay behind the one before them.
func sortCells(cells []Cell) {
	type place struct {
		cell Cell
		x    float64
	}
	places := make([]place, len(cells))
	var above, below []float64
	ordered := true
	for i, c := range cells {
		places[i] = place{c, math.Inf(-1)}
		if i > 0 {
			places[i].x = places[i-1].x
		}
		box, ok := c.extent()
		if !ok {
			continue
		}
		x := (box.X0 + box.X1) / 2
		ordered = ordered && x >= places[i].x
		places[i].x = x
		above, below = append(above, box.Y0), append(below, box.Y1)
	}
	// Cells that do not stand side by side are no row, whatever the tree says.
	if ordered || slices.Max(above) > slices.Min(below) {
		return
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.x, b.x) })
	for i, p := range places {
		cells[i] = p.cell
	}
}

// extent is the box of a cell's words on the page on which it begins.
func (c *Cell) extent() (pdf.Box, bool) {
	var at []Place
	for _, b := range c.Blocks {
		for _, l := range b.lines {
			if l.turn != 0 {
				return pdf.Box{}, false
			}
			at = addPlace(at, l.page, l.box)
		}
	}
	if len(at) == 0 {
		return pdf.Box{}, false
	}
	return at[0].Box, true
}

// placesOf returns the box of a table on each of its pages.
func placesOf(b *Block) []Place {
	var out []Place
	for _, row := range b.Rows {
		for _, c := range row.Cells {
			for _, inner := range c.Blocks {
				for _, l := range inner.lines {
					for _, w := range l.words {
						out = addPlace(out, w.page, w.seen())
					}
				}
			}
		}
	}
	return out
}

func addPlace(places []Place, page int, box pdf.Box) []Place {
	for i := range places {
		if p := &places[i]; p.Page == page {
			p.Box = pdf.Box{X0: min(p.Box.X0, box.X0), Y0: min(p.Box.Y0, box.Y0), X1: max(p.Box.X1, box.X1), Y1: max(p.Box.Y1, box.Y1)}
			return places
		}
	}
	return append(places, Place{Page: page, Box: box})
}

// seen is the word's box on the page as it is seen.
func (w *word) seen() pdf.Box {
	if w.turn == 0 {
		return w.box
	}
	return bounds((360-w.turn)%360, w.box)
}
