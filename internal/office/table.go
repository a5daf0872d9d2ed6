package office

import (
	"fmt"
	"strings"
)

// table reads a table with its spans and header cells.
func (f *flow) table(n *node) {
	props := n.child("w:tblPr")
	look := props.child("w:tblLook")
	st := f.r.styles.get(props.child("w:tblStyle").val())
	t := &tableReader{f: f, table: &Block{Kind: Table}, open: map[int]place{}}
	t.rows(n)
	if len(t.table.Rows) == 0 {
		return
	}
	t.headers(lookBit(look, "w:firstRow", 0x20), lookBit(look, "w:firstColumn", 0x80), st)
	f.out = append(f.out, t.table)
}

// lookBit tells whether a part of a table style is switched on, by its own
// attribute or in the older form by a bit of the value.
func lookBit(look *node, name string, bit int) bool {
	if v := look.attr(name); v != "" {
		return isOnAttr(v)
	}
	return hex(look.val())&bit != 0
}

// A place is a cell of the table being read.
type place struct{ row, cell int }

type tableReader struct {
	f        *flow
	table    *Block
	open     map[int]place // the cell that goes on downwards, by column
	headRows int           // rows that the author marked as repeating headers
	bodyRow  bool          // a row that is no header was seen
}

// rows reads rows, also those inside content controls.
func (t *tableReader) rows(n *node) {
	for _, k := range n.kids {
		if t.f.r.err != nil {
			return
		}
		switch k.name {
		case "w:tr":
			t.row(k)
		case "w:sdt":
			if c := k.child("w:sdtContent"); c != nil {
				t.rows(c)
			}
		case "w:customXml", "w:ins", "w:moveTo":
			t.rows(k)
		}
	}
}

func (t *tableReader) row(n *node) {
	props := n.child("w:trPr")
	if d := props.child("w:del"); d != nil {
		t.f.r.deleted++
		t.f.r.authors[d.attr("w:author")] = true
		return
	}
	if i := props.child("w:ins"); i != nil {
		t.f.r.inserted++
		t.f.r.authors[i.attr("w:author")] = true
	}
	t.table.Rows = append(t.table.Rows, Row{})
	col := 0
	if before := props.child("w:gridBefore"); before != nil {
		if span := t.span(before); span > 0 {
			t.cell(Cell{RowSpan: 1, ColSpan: span})
			col = span
		}
	}
	t.cells(n, &col)
	if isOn(props.child("w:tblHeader")) && !t.bodyRow {
		t.headRows++
	} else {
		t.bodyRow = true
	}
}

func (t *tableReader) cells(n *node, col *int) {
	for _, k := range n.kids {
		if t.f.r.err != nil {
			return
		}
		switch k.name {
		case "w:tc":
			t.readCell(k, col)
		case "w:sdt":
			if c := k.child("w:sdtContent"); c != nil {
				t.cells(c, col)
			}
		case "w:customXml":
			t.cells(k, col)
		}
	}
}

// span reads a number of columns, within bounds and within what may be read.
func (t *tableReader) span(n *node) int {
	span := min(max(number(n.val()), 0), maxColumns)
	t.f.r.takeCells(t.f.r.part, span)
	return span
}

// takeCells counts n cells as read, and stops the reading when there are too many.
func (r *reader) takeCells(part string, n int) {
	if r.cells -= n; r.cells < 0 {
		r.fail(&Error{Part: part, Err: fmt.Errorf("%w: more than %d table cells", ErrLimit, r.lim.MaxCells)})
	}
}

func (t *tableReader) readCell(n *node, col *int) {
	props := n.child("w:tcPr")
	if d := props.child("w:cellDel"); d != nil {
		t.f.r.deleted++
		t.f.r.authors[d.attr("w:author")] = true
		return
	}
	span := 1
	if s := props.child("w:gridSpan"); s != nil {
		span = max(t.span(s), 1)
	} else {
		t.span(&node{attrs: []attr{{"w:val", "1"}}})
	}
	in := t.f.inner()
	in.inTable = true
	in.addAll(n)
	blocks := in.end()
	at := *col
	*col += span
	if h := props.child("w:hMerge"); h != nil && h.val() != "restart" {
		if row := &t.table.Rows[len(t.table.Rows)-1]; len(row.Cells) > 0 {
			last := &row.Cells[len(row.Cells)-1]
			last.ColSpan = min(last.ColSpan+span, maxColumns)
			last.Blocks = append(last.Blocks, blocks...)
			return
		}
	}
	merge := props.child("w:vMerge")
	if merge != nil && merge.val() != "restart" {
		if from, ok := t.open[at]; ok {
			above := &t.table.Rows[from.row].Cells[from.cell]
			above.RowSpan = len(t.table.Rows) - from.row
			above.Blocks = append(above.Blocks, blocks...)
			return
		}
	}
	for c := at; c < at+span; c++ {
		delete(t.open, c)
	}
	i := t.cell(Cell{RowSpan: 1, ColSpan: span, Blocks: blocks})
	if merge != nil {
		t.open[at] = place{len(t.table.Rows) - 1, i}
	}
}

// cell adds a cell to the last row.
func (t *tableReader) cell(c Cell) int {
	row := &t.table.Rows[len(t.table.Rows)-1]
	row.Cells = append(row.Cells, c)
	return len(row.Cells) - 1
}

// headers finds the cells that name columns and rows: the rows that repeat on
// each page, or else a first row or column that stands out, by the table's style
// or because it alone is bold.
func (t *tableReader) headers(firstRow, firstColumn bool, st *style) {
	rows := t.table.Rows
	if t.headRows == len(rows) {
		t.headRows = 0 // a table of nothing but headers names nothing
	}
	if t.headRows == 0 && len(rows) > 1 && (firstRow && st.firstRow || t.onlyBold(func(r, _ int) bool { return r == 0 })) {
		t.headRows = 1
	}
	for r := range rows {
		for c := range rows[r].Cells {
			rows[r].Cells[c].Header = r < t.headRows
		}
	}
	column := func(r, c int) bool { return r >= t.headRows && c == 0 }
	if t.headRows == len(rows) || !(firstColumn && st.firstColumn || t.onlyBold(column)) {
		return
	}
	for r := t.headRows; r < len(rows); r++ {
		if len(rows[r].Cells) > 1 {
			rows[r].Cells[0].Header = true
		}
	}
}

// onlyBold reports whether all text of the chosen cells is bold, and there is
// other text outside the header rows that is not.
func (t *tableReader) onlyBold(chosen func(row, cell int) bool) bool {
	in, out := false, false
	for r, row := range t.table.Rows {
		for c, cell := range row.Cells {
			text, isBold := boldness(cell.Blocks)
			switch {
			case !text:
			case chosen(r, c):
				if !isBold {
					return false
				}
				in = true
			case r >= t.headRows && !isBold:
				out = true
			}
		}
	}
	return in && out
}

// boldness reports whether blocks have text, and whether all of it is bold.
func boldness(blocks []*Block) (text, all bool) {
	all = true
	for _, b := range blocks {
		for _, r := range b.Runs {
			if strings.TrimSpace(r.Text) != "" {
				text = true
				all = all && r.Bold
			}
		}
	}
	return text, all
}
