package layout

import (
	"math"
	"slices"

	"github.com/townclerk/townclerk/internal/pdf"
)

// A table is a grid of cells whose borders are drawn.
type table struct {
	box  pdf.Box
	rows [][]*cell // the cells that begin in each row
	tabs bool      // it is set with tabs, in the type of the text around it
}

type cell struct {
	box              pdf.Box
	column           int // the first that it covers
	rowSpan, colSpan int
	header           bool
	words            []*word
	regions          []region
}

// tablesOf finds ruled tables on a page and takes their words out of words. It
// returns the words that are left, with a stand-in for each table.
func tablesOf(rules []pdf.Rule, words []*word) []*word {
	hor, ver := strokesOf(rules)
	if len(hor) < 2 || len(ver) < 2 || len(hor)+len(ver) > maxStrokes {
		return words
	}
	for _, g := range connected(hor, ver) {
		t := gridOf(g)
		if t == nil {
			continue
		}
		words = t.fill(words, rules)
	}
	return words
}

// fill moves words into the cells that they stand in. If too few cells get any,
// it is no table, and the words are returned as they were.
func (t *table) fill(words []*word, rules []pdf.Rule) []*word {
	var rest []*word
	cells, filled := 0, 0
	seq := math.MaxInt
	for _, w := range words {
		c := t.at((w.box.X0+w.box.X1)/2, w.y-0.3*w.size)
		if c == nil || w.table != nil {
			rest = append(rest, w)
			continue
		}
		c.words = append(c.words, w)
		seq = min(seq, w.seq)
	}
	columns := map[float64]bool{}
	for _, row := range t.rows {
		for _, c := range row {
			cells++
			if len(c.words) > 0 {
				filled++
				columns[c.box.X0] = true
			}
		}
	}
	if filled < 2 || len(columns) < 2 || filled*5 < cells {
		for _, row := range t.rows {
			for _, c := range row {
				c.words = nil
			}
		}
		return words
	}
	t.dropEmptyRows()
	t.dropGaps()
	t.splitNumbers()
	if !t.reread(rules) {
		t.splitRows()
	}
	t.markHeader(rules)
	for _, row := range t.rows {
		for _, c := range row {
			c.regions = new(cutter).regions(c.words, maxColumnDepth)
			for _, r := range c.regions {
				for _, l := range r.lines {
					l.left, l.right = c.box.X0, c.box.X1
				}
			}
		}
	}
	return append(rest, &word{box: t.box, y: t.box.Y1, size: 1, seq: seq, table: t, mcid: -1})
}

// at finds the cell that holds a point.
func (t *table) at(x, y float64) *cell {
	if x < t.box.X0 || x > t.box.X1 || y < t.box.Y0 || y > t.box.Y1 {
		return nil
	}
	for _, row := range t.rows {
		for _, c := range row {
			if x >= c.box.X0 && x <= c.box.X1 && y >= c.box.Y0 && y <= c.box.Y1 {
				return c
			}
		}
	}
	return nil
}

// dropEmptyRows drops rows that are only the gap of a double border.
func (t *table) dropEmptyRows() {
	const thin = 5
	var rows [][]*cell
	for i, row := range t.rows {
		empty := len(row) > 0
		for _, c := range row {
			if len(c.words) > 0 || c.box.Y1-c.box.Y0 > thin || c.rowSpan > 1 {
				empty = false
			}
		}
		if !empty {
			rows = append(rows, row)
			continue
		}
		for _, above := range t.rows[:i] {
			for _, c := range above {
				if c.box.Y1 > row[0].box.Y0+1 && c.rowSpan > 1 {
					c.rowSpan--
				}
			}
		}
	}
	t.rows = rows
}

// dropGaps drops columns that are only the gap of a double border.
func (t *table) dropGaps() {
	const thin = 14
	for col := t.width() - 1; col >= 0; col-- {
		empty, seen := true, false
		for _, row := range t.rows {
			for _, c := range row {
				if col < c.column || col >= c.column+c.colSpan || c.colSpan > 1 {
					continue
				}
				seen = true
				if len(c.words) > 0 || c.box.X1-c.box.X0 > thin {
					empty = false
				}
			}
		}
		if !empty || !seen {
			continue
		}
		for i, row := range t.rows {
			t.rows[i] = slices.DeleteFunc(row, func(c *cell) bool { return c.column == col && c.colSpan == 1 })
			for _, c := range t.rows[i] {
				switch {
				case c.column > col:
					c.column--
				case c.column+c.colSpan > col:
					c.colSpan--
				}
			}
		}
	}
}

// width is the number of columns.
func (t *table) width() int {
	n := 0
	for _, row := range t.rows {
		for _, c := range row {
			n = max(n, c.column+c.colSpan)
		}
	}
	return n
}

// markHeader marks the first row as header if it is bold or shaded and the
// second is not.
func (t *table) markHeader(rules []pdf.Rule) {
	if len(t.rows) < 2 {
		return
	}
	bold := func(row []*cell) bool {
		some := false
		for _, c := range row {
			for _, w := range c.words {
				if isSign(w.text) {
					continue
				}
				if !w.bold() {
					return false
				}
				some = true
			}
		}
		return some
	}
	shaded := func(row []*cell) bool {
		for _, c := range row {
			x, y := (c.box.X0+c.box.X1)/2, (c.box.Y0+c.box.Y1)/2
			covered := false
			for _, r := range rules {
				if r.Filled && r.Fill != 0xFFFFFF && x > r.Box.X0 && x < r.Box.X1 && y > r.Box.Y0 && y < r.Box.Y1 {
					covered = true
				}
			}
			if !covered {
				return false
			}
		}
		return len(row) > 0
	}
	if bold(t.rows[0]) && !bold(t.rows[1]) || shaded(t.rows[0]) && !shaded(t.rows[1]) {
		for _, c := range t.rows[0] {
			c.header = true
		}
	}
}
