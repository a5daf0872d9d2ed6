package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// A tableLine is a line of a table without rules.
type tableLine struct {
	line   *line
	pieces []piece
}

// A gridCell is a cell of a row that is still being made. It covers the columns
// from first to last.
type gridCell struct {
	first, last int
	rows        int // how many rows it covers
	words       []*word
}

// A tableRow is the cells of a row, from left to right. Columns without text
// have no cell.
type tableRow struct {
	cells  []gridCell
	y0, y1 float64
	header bool
}

// at returns the words of a column.
func (r *tableRow) at(col int) []*word {
	for i := range r.cells {
		if c := &r.cells[i]; col >= c.first && col <= c.last {
			return c.words
		}
	}
	return nil
}

// take adds the pieces of a line, each to the cell that it goes on with.
func (r *tableRow) take(t tableLine) {
	if len(r.cells) == 0 {
		r.y0, r.y1 = t.line.box.Y0, t.line.box.Y1
	}
	r.y0, r.y1 = min(r.y0, t.line.box.Y0), max(r.y1, t.line.box.Y1)
	for _, p := range t.pieces {
		at := slices.IndexFunc(r.cells, func(c gridCell) bool { return p.first <= c.last && p.last >= c.first })
		if at < 0 {
			r.cells = append(r.cells, gridCell{first: p.first, last: p.last, rows: 1, words: slices.Clone(p.words)})
			continue
		}
		c := &r.cells[at]
		c.words = append(c.words, p.words...)
	}
	slices.SortStableFunc(r.cells, func(a, b gridCell) int { return a.first - b.first })
}

// rowsOf puts lines into rows: a line by itself, or with the row above where it
// only goes on with what that row says.
func rowsOf(lines []tableLine, cols []column) []tableRow {
	if len(lines) == 0 {
		return nil
	}
	near, apart := pitches(lines)
	var rows []tableRow
	for i, t := range lines {
		if i > 0 {
			above := &rows[len(rows)-1]
			step := t.line.y - lines[i-1].line.y
			if step <= 1.25*near && goesOnRow(t, lines[i-1], above, cols, apart) {
				above.take(t)
				continue
			}
		}
		var r tableRow
		r.take(t)
		rows = append(rows, r)
	}
	return rows
}

// pitches returns the smallest usual distance of lines, and whether rows stand
// clearly farther apart than the lines within them.
func pitches(lines []tableLine) (near float64, apart bool) {
	var steps []float64
	for i := 1; i < len(lines); i++ {
		steps = append(steps, lines[i].line.y-lines[i-1].line.y)
	}
	if len(steps) == 0 {
		return 0, false
	}
	slices.Sort(steps)
	near = steps[len(steps)/5]
	close, far := 0, 0
	for _, s := range steps {
		switch {
		case s <= 1.2*near:
			close++
		case s >= 1.35*near:
			far++
		}
	}
	return near, close+far == len(steps) && far >= 2 && far*5 >= len(steps) && close*5 >= len(steps)
}

// goesOnRow reports whether a line that stands close under another goes on with
// its row.
func goesOnRow(t, prev tableLine, above *tableRow, cols []column, apart bool) bool {
	for _, p := range t.pieces {
		if numeric(p.words) && numeric(above.at(p.first)) {
			return false // each number has its row
		}
	}
	if apart {
		return true
	}
	if !t.has(0) {
		for _, p := range t.pieces {
			if len(above.at(p.first)) == 0 || numeric(p.words) {
				return false
			}
		}
		return len(t.pieces) > 0
	}
	// The name of a row that did not fit on one line, with its cells beside the
	// first or the last line.
	if !prev.has(0) || prev.pieces[0].spans() || t.pieces[0].spans() {
		return false
	}
	a, b := prev.pieces[0], t.pieces[0]
	if len(prev.pieces) > 1 && len(t.pieces) > 1 || !above.begun(prev) {
		return false
	}
	full := cols[0].x1-a.x1 < b.words[0].box.X1-b.words[0].box.X0+0.2*t.line.size
	if !full || sentenceEnd(endOf(&line{words: a.words})) {
		return false
	}
	lower := unicode.IsLower(startOf(&line{words: b.words}))
	return lower || b.x0 > a.x0+0.3*t.line.size && len(prev.pieces) > 1
}

// begun reports whether a row's name is all in the line.
func (r *tableRow) begun(t tableLine) bool { return len(r.cells) > 0 && t.line.y <= r.y1 }

// has reports whether a line has something in a column.
func (t *tableLine) has(col int) bool {
	for _, p := range t.pieces {
		if col >= p.first && col <= p.last {
			return true
		}
	}
	return false
}

// isBody reports whether a line has the numbers of a row, and not the years or
// words of a heading.
func (t *tableLine) isBody() bool {
	numbers, years, others := 0, 0, 0
	for _, p := range t.pieces {
		switch {
		case p.first == 0 && len(t.pieces) > 1:
		case isYear(p.words):
			years++
		case numeric(p.words):
			numbers++
		default:
			others++
		}
	}
	return numbers > 0 && numbers+years >= others && (numbers > years || len(t.pieces) < 3)
}

var year = regexp.MustCompile(`^(?:FY)?(?:19|20)\d\d(?:[-–/]\d{2,4})?$`)

func isYear(words []*word) bool {
	return len(words) <= 2 && year.MatchString(strings.TrimRight(words[len(words)-1].text, "*†‡§.:"))
}

// numeric reports whether a cell is a number, an amount or a sign for none.
func numeric(cell []*word) bool {
	digits, others := 0, 0
	for _, w := range cell {
		for _, r := range w.text {
			switch {
			case unicode.IsDigit(r):
				digits++
			case strings.ContainsRune("£$€%.,()-–—+/: ", r):
			default:
				others++
			}
		}
	}
	return others == 0 && (digits > 0 || len(cell) == 1) || digits > 2*others
}

// extentOf is the box of a run of lines.
func extentOf(lines []tableLine) (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, t := range lines {
		b := t.line.box
		x0, y0, x1, y1 = min(x0, b.X0), min(y0, b.Y0), max(x1, b.X1), max(y1, b.Y1)
	}
	return x0, y0, x1, y1
}
