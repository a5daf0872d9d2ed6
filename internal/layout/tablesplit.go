package layout

import (
	"slices"

	"github.com/townclerk/townclerk/internal/pdf"
)

// splitNumbers cuts a cell over several columns that holds only numbers, each in
// a column of its own: the rules between them were forgotten.
func (t *table) splitNumbers() {
	edges := map[int]column{}
	for _, row := range t.rows {
		for _, c := range row {
			if c.colSpan == 1 {
				edges[c.column] = column{c.box.X0, c.box.X1}
			}
		}
	}
	for r, row := range t.rows {
		var out []*cell
		for _, c := range row {
			out = append(out, c.numbers(edges)...)
		}
		t.rows[r] = out
	}
}

// numbers returns the cells that a cell over several columns is cut into, or the
// cell itself.
func (c *cell) numbers(edges map[int]column) []*cell {
	whole := []*cell{c}
	if c.colSpan < 2 || c.rowSpan > 1 || len(c.words) < 2 {
		return whole
	}
	out := make([]*cell, c.colSpan)
	for i := range out {
		e, ok := edges[c.column+i]
		if !ok {
			return whole
		}
		out[i] = &cell{box: pdf.Box{X0: e.x0, Y0: c.box.Y0, X1: e.x1, Y1: c.box.Y1}, column: c.column + i, rowSpan: 1, colSpan: 1}
	}
	for _, w := range c.words {
		at := slices.IndexFunc(out, func(o *cell) bool { return mid(w) >= o.box.X0 && mid(w) <= o.box.X1 })
		if at < 0 || len(out[at].words) > 0 || !amount.MatchString(w.text) {
			return whole
		}
		out[at].words = []*word{w}
	}
	return out
}

// splitRows cuts a row that holds many lines into one row for each: some tables
// have rules between columns and around the whole, but none between rows. Rows of
// running text stay whole: there the first column does not go on line by line, or
// from gap to gap.
func (t *table) splitRows() {
	var out [][]*cell
	for _, row := range t.rows {
		out = append(out, t.split(row)...)
	}
	t.rows = out
}

// reread reads a table whose rows or columns are not all ruled, so that cells
// hold many lines or many numbers, as one without rules. The ruled columns are then what is
// certain; there may be more.
func (t *table) reread(rules []pdf.Rule) bool {
	var words []*word
	c := cutter{inTable: true}
	columns, undivided := 0, 0
	for _, row := range t.rows {
		if len(row) == 1 && row[0].colSpan > 2 && len(row[0].words) > 2 {
			undivided++
		}
		columns = max(columns, len(row))
		for i, x := range row {
			words = append(words, x.words...)
			if i > 0 {
				c.bars = append(c.bars, x.box.X0)
			}
		}
	}
	lines := linesOf(words)
	if len(lines) < 2*len(t.rows)+2 && undivided*2 < len(t.rows) {
		return false
	}
	c.rules, _ = strokesOf(rules)
	u, from, to := c.gridOfRun(lines)
	if u == nil || from > 0 || to < len(lines) || u.width() < columns || !u.numeric() {
		return false
	}
	t.rows = u.rows
	return true
}

// numeric reports whether most cells beside the first column are numbers.
func (t *table) numeric() bool {
	numbers, all := 0, 0
	for _, row := range t.rows {
		for _, c := range row {
			if c.column == 0 || len(c.words) == 0 || c.header {
				continue
			}
			all++
			if numeric(c.words) {
				numbers++
			}
		}
	}
	return numbers*10 > all*6
}

func (t *table) split(row []*cell) [][]*cell {
	whole := [][]*cell{row}
	if len(row) < 2 {
		return whole
	}
	var words []*word
	var cols []column
	for _, c := range row {
		if c.rowSpan > 1 {
			return whole
		}
		words = append(words, c.words...)
		cols = append(cols, column{c.box.X0, c.box.X1})
	}
	lines := linesOf(words)
	if len(lines) < 3 {
		return whole
	}
	parted := make([]tableLine, len(lines))
	for i, l := range lines {
		parted[i].line = l
		for _, w := range l.words {
			at := columnAt(cols, mid(w))
			if n := len(parted[i].pieces) - 1; n >= 0 && parted[i].pieces[n].first == at {
				parted[i].pieces[n].words = append(parted[i].pieces[n].words, w)
				continue
			}
			parted[i].pieces = append(parted[i].pieces, piece{words: []*word{w}, x0: w.box.X0, x1: w.box.X1, first: at, last: at})
		}
	}
	rows := rowsOf(parted, cols)
	_, apart := pitches(parted)
	first, others, numbers, full := 0, 0, 0, 0
	for _, r := range rows {
		before := others
		for _, cell := range r.cells {
			switch {
			case cell.first == 0:
				first++
			case numeric(cell.words):
				numbers++
				fallthrough
			default:
				others++
			}
		}
		if others > before {
			full++
		}
	}
	byGaps := apart && first == len(rows) && len(rows) > 1
	byLines := len(rows) > 2 && first*10 >= len(rows)*7 && first*10 >= len(lines)*7 && numbers*2 >= others
	if full*10 < len(rows)*6 || !byGaps && !byLines {
		return whole
	}
	var out [][]*cell
	for _, r := range rows {
		var cells []*cell
		for i, c := range row {
			box := c.box
			box.Y0, box.Y1 = r.y0, r.y1
			cells = append(cells, &cell{box: box, column: c.column, rowSpan: 1, colSpan: c.colSpan, words: r.at(i)})
		}
		out = append(out, cells)
	}
	return out
}
