package office

// table reads a table. Cells that another one covers are left out, as in HTML.
func (f *odfFlow) table(n *node) {
	if !f.furniture && !f.inTable && !f.inBox {
		f.r.useMaster(f.r.styled.get("table", n.attr("table:style-name")).master)
	}
	t := &odfTable{f: f, tableReader: tableReader{f: f.flow, table: &Block{Kind: Table}}}
	t.columns(n, false)
	t.rows(n, false)
	rows := t.table.Rows
	if len(rows) == 0 {
		return
	}
	for i := range rows {
		for j := range rows[i].Cells {
			rows[i].Cells[j].RowSpan = min(rows[i].Cells[j].RowSpan, len(rows)-i)
		}
	}
	t.headers(false, false, nil)
	for _, c := range t.named {
		rows[c.row].Cells[c.cell].Header = true
	}
	f.out = append(f.out, t.table)
}

type odfTable struct {
	tableReader
	f           *odfFlow
	headColumns int     // columns that the author marked as headers
	named       []place // the cells in them
}

// columns counts the columns that name their rows, which come first.
func (t *odfTable) columns(n *node, head bool) {
	for _, k := range n.kids {
		switch k.name {
		case "table:table-header-columns":
			t.columns(k, true)
		case "table:table-columns", "table:table-column-group":
			t.columns(k, head)
		case "table:table-column":
			if head {
				t.headColumns = min(t.headColumns+repeats(k, "table:number-columns-repeated"), maxColumns)
			}
		}
	}
}

// repeats reads a number of columns or rows from 1.
func repeats(n *node, name string) int {
	return min(max(number(n.attr(name)), 1), maxColumns)
}

func (t *odfTable) rows(n *node, head bool) {
	for _, k := range n.kids {
		if t.f.r.err != nil {
			return
		}
		switch k.name {
		case "table:table-header-rows":
			t.rows(k, true)
		case "table:table-rows", "table:table-row-group":
			t.rows(k, head)
		case "table:table-row":
			t.row(k)
			if head && !t.bodyRow {
				t.headRows++
			} else {
				t.bodyRow = true
			}
		}
	}
}

func (t *odfTable) row(n *node) {
	t.table.Rows = append(t.table.Rows, Row{})
	col := 0
	for _, k := range n.kids {
		if t.f.r.err != nil {
			return
		}
		switch k.name {
		case "table:covered-table-cell":
			col += repeats(k, "table:number-columns-repeated")
		case "table:table-cell":
			t.readCell(k, &col)
		}
	}
}

func (t *odfTable) readCell(n *node, col *int) {
	c := Cell{RowSpan: repeats(n, "table:number-rows-spanned"), ColSpan: repeats(n, "table:number-columns-spanned")}
	// Only cells without content stand for several: a file must not grow by
	// being read, and no program repeats text so.
	times := 1
	if len(n.kids) == 0 {
		times = repeats(n, "table:number-columns-repeated")
	}
	t.f.r.takeCells(t.f.r.part, times*c.ColSpan)
	in := t.f.inner()
	in.inTable = true
	in.addAll(n)
	c.Blocks = in.take()
	for range times {
		if t.f.r.err != nil {
			return
		}
		i := t.cell(c)
		if *col < t.headColumns {
			t.named = append(t.named, place{len(t.table.Rows) - 1, i})
		}
		*col++ // the columns that a cell covers have elements of their own
	}
}
