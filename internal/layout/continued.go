package layout

import (
	"math"
	"slices"
)

// sameTable reports whether table b, which comes first on its page, goes on from
// table a, which ended the page before: their columns stand at the same places.
func sameTable(a, b *Block) bool {
	if a.Kind != Table || b.Kind != Table || len(a.lines) == 0 || len(b.lines) == 0 {
		return false
	}
	s, t := a.lines[0].words[0].table, b.lines[0].words[0].table
	if s == nil || t == nil || a.Places[len(a.Places)-1].Page+1 != b.Places[0].Page {
		return false
	}
	x, y := s.columns(), t.columns()
	return len(x) > 1 && slices.EqualFunc(x, y, func(a, b float64) bool { return math.Abs(a-b) < 4 })
}

// columns returns the left edges of a table's columns.
func (t *table) columns() []float64 {
	var out []float64
	for _, row := range t.rows {
		for _, c := range row {
			if !slices.ContainsFunc(out, func(x float64) bool { return math.Abs(x-c.box.X0) < 4 }) {
				out = append(out, c.box.X0)
			}
		}
	}
	slices.Sort(out)
	return out
}

// dropRepeatedHeader takes rows out that say again, on a further page, what the
// first row says. They come back as furniture.
func (b *Block) dropRepeatedHeader() []*Block {
	var again []*Block
	if len(b.Rows) == 0 {
		return nil
	}
	first, page := rowText(b.Rows[0])
	rows := b.Rows[:1:1]
	for _, r := range b.Rows[1:] {
		text, on := rowText(r)
		if text != first || text == "" || on <= page || len(r.Cells) != len(b.Rows[0].Cells) {
			rows = append(rows, r)
			continue
		}
		page = on
		for _, c := range r.Cells {
			for _, inner := range c.Blocks {
				inner.Furniture = true
				again = append(again, inner)
			}
		}
	}
	b.Rows = rows
	return again
}

// rowText is a row's text and the page that it begins on.
func rowText(r Row) (string, int) {
	text, page := "", 0
	for _, c := range r.Cells {
		for _, b := range c.Blocks {
			for _, l := range b.lines {
				text += l.text() + "\n"
				page = max(page, l.page)
			}
		}
	}
	return text, page
}

// dropRepeatedLines takes out what a header cell says again on further pages:
// browsers name all copies in one cell. They come back as furniture.
func (b *Block) dropRepeatedLines() []*Block {
	var pages []*Block
	for _, l := range b.lines {
		if n := len(pages) - 1; n >= 0 && pages[n].lines[0].page == l.page {
			pages[n].lines = append(pages[n].lines, l)
			continue
		}
		pages = append(pages, &Block{lines: []*line{l}, style: b.style, Furniture: true})
	}
	if len(pages) < 2 {
		return nil
	}
	text := func(b *Block) string {
		s := ""
		for _, l := range b.lines {
			s += l.text() + " "
		}
		return s
	}
	for _, p := range pages[1:] {
		if text(p) != text(pages[0]) {
			return nil
		}
	}
	b.lines = pages[0].lines
	return pages[1:]
}
