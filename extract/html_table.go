package extract

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table reads a table. One that only lays out the page is read as what is in it.
func (f *htmlFlow) table(n *html.Node) {
	f.flush()
	if isLayout(n) {
		f.unlay(n)
		return
	}
	t := &tableFlow{f: f, table: &Table{BlockInfo: f.info()}}
	t.parts(n, false)
	t.table.Rows = append(t.table.Rows, t.foot...)
	if t.cells() > 0 {
		t.boldHeaders()
		boundSpans(t.table, &f.r.cells)
		f.out = append(f.out, t.table)
	}
	f.out = append(f.out, t.after...)
}

// isLayout tells a table that lays out a page: it says so, is one cell, or has
// other tables or main headings in it and nothing that names rows or columns.
func isLayout(n *html.Node) bool {
	switch attrOf(n, "role") {
	case "presentation", "none":
		return true
	case "table", "grid", "treegrid":
		return false
	}
	cells, named, nested := 0, false, false
	for k := range n.Descendants() {
		if k.Type != html.ElementNode {
			continue
		}
		switch k.DataAtom {
		case atom.Td:
			cells++
			named = named || hasAttr(k, "scope") || hasAttr(k, "headers")
		case atom.Th, atom.Caption, atom.Thead:
			// Those of a table inside do not name this one's columns.
			if tableOfCell(k) == n {
				cells++
				named = true
			}
		case atom.Table, atom.H1, atom.H2, atom.Nav, atom.Main:
			nested = true
		}
	}
	return !named && (cells <= 1 || nested)
}

func tableOfCell(n *html.Node) *html.Node {
	for n = n.Parent; n != nil; n = n.Parent {
		if n.DataAtom == atom.Table {
			return n
		}
	}
	return nil
}

// unlay reads the cells of a layout table as blocks.
func (f *htmlFlow) unlay(n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch k.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr:
			if !isHidden(k) {
				f.unlay(k)
				continue
			}
			f.aside(k, &f.r.hidden)
		default:
			if k.Type == html.ElementNode {
				f.flush()
				f.node(k)
				f.flush()
			}
		}
	}
}

type tableFlow struct {
	f     *htmlFlow
	table *Table
	foot  []Row   // the rows of tfoot, which are shown last wherever they stand
	after []Block // what is in the table but in no cell
}

func (t *tableFlow) cells() int {
	n := 0
	for _, r := range t.table.Rows {
		for _, c := range r.Cells {
			n += len(c.Blocks)
		}
	}
	return n
}

// parts reads the rows and groups of rows of a table.
func (t *tableFlow) parts(n *html.Node, head bool) {
	first := len(t.table.Rows)
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type != html.ElementNode || isSkipped(k) {
			continue
		}
		if t.f.layer != Hidden && isHidden(k) && k.DataAtom != atom.Caption {
			t.hidden(k)
			continue
		}
		switch k.DataAtom {
		case atom.Caption:
			t.caption(k)
		case atom.Thead:
			t.parts(k, true)
		case atom.Tbody:
			t.parts(k, false)
		case atom.Tfoot:
			rows := t.table.Rows
			t.table.Rows = nil
			t.parts(k, false)
			t.foot = append(t.foot, t.table.Rows...)
			t.table.Rows = rows
		case atom.Tr:
			t.row(k, head)
		}
	}
	if n.DataAtom != atom.Table {
		// A row span of 0 goes to the end of its group, and none goes further.
		for i := first; i < len(t.table.Rows); i++ {
			left := len(t.table.Rows) - i
			for c := range t.table.Rows[i].Cells {
				cell := &t.table.Rows[i].Cells[c]
				if cell.RowSpan < 0 || cell.RowSpan > left {
					cell.RowSpan = left
				}
				if cell.RowSpan == 1 {
					cell.RowSpan = 0
				}
			}
		}
	}
}

// hidden reads a row or group that is not shown.
func (t *tableFlow) hidden(n *html.Node) {
	s := &htmlFlow{r: t.f.r, layer: Hidden, lang: t.f.lang}
	s.unlay(n)
	blocks := s.done()
	if t.f.layer == Body {
		t.f.r.hidden = append(t.f.r.hidden, blocks...)
	}
	t.after = append(t.after, blocks...)
}

func (t *tableFlow) caption(n *html.Node) {
	s := t.f.sub()
	s.kids(n)
	text, marks, rest := oneText(s.done())
	if text != "" && t.table.Caption == nil {
		t.table.Caption = &Paragraph{BlockInfo: t.f.info(), Text: text, Marks: dropWhole(Bold, text, marks)}
	}
	t.after = append(t.after, rest...)
}

func (t *tableFlow) row(n *html.Node, head bool) {
	var row Row
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom != atom.Td && k.DataAtom != atom.Th {
			continue
		}
		role := attrOf(k, "role")
		c := Cell{Header: head || k.DataAtom == atom.Th || hasAttr(k, "scope") || role == "rowheader" || role == "columnheader"}
		s := t.f.sub()
		s.element(asContainer(k))
		c.Blocks = s.done()
		if c.Header {
			for _, b := range c.Blocks {
				if p, ok := b.(*Paragraph); ok {
					p.Marks = dropWhole(Bold, p.Text, p.Marks)
				}
			}
		}
		if span := min(atoi(attrOf(k, "colspan"), 1), maxSpan); span > 1 {
			c.ColSpan = span
		}
		switch span := atoi(attrOf(k, "rowspan"), 1); {
		case span == 0 && hasAttr(k, "rowspan"):
			c.RowSpan = -1 // to the end of the group
		case span > 1:
			c.RowSpan = span
		}
		row.Cells = append(row.Cells, c)
	}
	t.table.Rows = append(t.table.Rows, row)
}

// boldHeaders makes header cells of a first row that is bold where nothing else
// is, in a table that names no headers, as old pages have them.
func (t *tableFlow) boldHeaders() {
	if len(t.table.Rows) < 2 {
		return
	}
	for i, row := range t.table.Rows {
		for _, c := range row.Cells {
			if c.Header || len(c.Blocks) > 0 && allBold(c.Blocks) != (i == 0) {
				return
			}
		}
	}
	for i := range t.table.Rows[0].Cells {
		c := &t.table.Rows[0].Cells[i]
		c.Header = true
		for _, b := range c.Blocks {
			if p, ok := b.(*Paragraph); ok {
				p.Marks = dropWhole(Bold, p.Text, p.Marks)
			}
		}
	}
}

func allBold(blocks []Block) bool {
	for _, b := range blocks {
		p, ok := b.(*Paragraph)
		if !ok || !slices.ContainsFunc(p.Marks, func(m Mark) bool { return m.Kind == Bold && m.Start == 0 && m.End == len(p.Text) }) {
			return false
		}
	}
	return true
}

// maxGrid bounds the places that the spans of all tables of a document cover.
const maxGrid = 1_000_000

// boundSpans takes the spans off cells once all tables together would cover more
// places than a document can need; left counts down. Spans end with the table.
func boundSpans(t *Table, left *int) {
	for r := range t.Rows {
		for c := range t.Rows[r].Cells {
			cell := &t.Rows[r].Cells[c]
			cell.RowSpan = min(cell.RowSpan, len(t.Rows)-r)
			if *left -= max(cell.RowSpan, 1) * max(cell.ColSpan, 1); *left < 0 {
				cell.RowSpan, cell.ColSpan = 0, 0
			}
			if cell.RowSpan <= 1 {
				cell.RowSpan = 0
			}
		}
	}
}
