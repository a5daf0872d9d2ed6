package layout

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/internal/pdf"
)

// A table whose columns are parted by blanks alone shows as lines that are each
// cut by wide gaps at the same places. unruledTables puts such runs of lines into
// tables; all other lines stay as they are.
func unruledTables(lines []*line) []*line {
	var out []*line
	for i := 0; i < len(lines); {
		run := tableRun(lines[i:])
		if t := gridOfRun(run); t != nil {
			seq := run[0].words[0].seq
			w := &word{box: t.box, y: t.box.Y1, size: 1, seq: seq, table: t, mcid: -1}
			out = append(out, &line{words: []*word{w}, box: t.box, y: t.box.Y1, size: 1})
			i += len(run)
			continue
		}
		out = append(out, lines[i])
		i++
	}
	return out
}

// A chunk is words of a line without a wide gap between them.
type chunk struct {
	words  []*word
	x0, x1 float64
}

// wideGap is the gap, in font sizes, that parts columns. Justified text stays
// below it.
const wideGap = 0.95

func chunksOf(l *line) []chunk {
	var out []chunk
	for _, w := range l.words {
		if n := len(out) - 1; n >= 0 && w.box.X0-out[n].x1 < wideGap*l.size {
			out[n].words = append(out[n].words, w)
			out[n].x1 = max(out[n].x1, w.box.X1)
			continue
		}
		out = append(out, chunk{words: []*word{w}, x0: w.box.X0, x1: w.box.X1})
	}
	return out
}

// tableRun returns the lines at the front that may be one table: it begins with
// a line of several chunks and goes on while lines stay close, and while no more
// than two lines in a row are of one chunk.
func tableRun(lines []*line) []*line {
	end, single := 0, 0
	for i, l := range lines {
		if l.isTable() || l.turn != lines[0].turn {
			break
		}
		if i > 0 {
			prev := lines[i-1]
			if l.y-prev.y > 3.2*max(l.size, prev.size) || l.y < prev.y-1 {
				break
			}
		}
		n := len(chunksOf(l))
		switch {
		case n >= 2:
			end, single = i+1, 0
		case i == 0:
			return nil
		default:
			if single++; single > 2 {
				return lines[:end]
			}
		}
	}
	return lines[:end]
}

// gridOfRun makes a table of a run of lines, or returns nil if its columns do not
// hold.
func gridOfRun(run []*line) *table {
	if len(run) < 2 {
		return nil
	}
	cuts := columnCuts(run)
	if len(cuts) == 0 {
		return nil
	}
	rows := rowsOf(run, cuts)
	if !holds(rows, len(cuts)+1) {
		return nil
	}
	t := &table{box: pdf.Box{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}}
	for _, l := range run {
		t.box.X0, t.box.X1 = min(t.box.X0, l.box.X0), max(t.box.X1, l.box.X1)
		t.box.Y0, t.box.Y1 = min(t.box.Y0, l.box.Y0), max(t.box.Y1, l.box.Y1)
	}
	for _, r := range rows {
		var cells []*cell
		for i, words := range r.cells {
			c := &cell{box: t.cellBox(cuts, i, r), rowSpan: 1, colSpan: 1, words: words}
			c.regions = regionsOf(words, maxColumnDepth)
			cells = append(cells, c)
		}
		t.rows = append(t.rows, cells)
	}
	t.markHeader(nil)
	return t
}

func (t *table) cellBox(cuts []float64, i int, r tableRow) pdf.Box {
	b := pdf.Box{X0: t.box.X0, Y0: r.y0, X1: t.box.X1, Y1: r.y1}
	if i > 0 {
		b.X0 = cuts[i-1]
	}
	if i < len(cuts) {
		b.X1 = cuts[i]
	}
	return b
}

// columnCuts returns the x at which blanks part the columns of a run: strips
// that all lines but a few spanning ones leave free.
func columnCuts(run []*line) []float64 {
	type edge struct {
		x     float64
		delta int
	}
	var edges []edge
	lines := 0
	for _, l := range run {
		chunks := chunksOf(l)
		if len(chunks) < 2 {
			continue
		}
		lines++
		for _, c := range chunks {
			edges = append(edges, edge{c.x0, 1}, edge{c.x1, -1})
		}
	}
	if lines < 2 {
		return nil
	}
	slices.SortFunc(edges, func(a, b edge) int {
		switch {
		case a.x < b.x:
			return -1
		case a.x > b.x:
			return 1
		}
		return b.delta - a.delta
	})
	var cuts []float64
	depth := 0
	size := run[0].size
	for i, e := range edges {
		depth += e.delta
		if i+1 == len(edges) {
			break
		}
		if depth == 0 && edges[i+1].x-e.x >= 0.4*size {
			cuts = append(cuts, (e.x+edges[i+1].x)/2)
		}
	}
	return cuts
}

type tableRow struct {
	cells  [][]*word
	y0, y1 float64
}

// rowsOf puts the lines of a run into rows. A line goes on with the row above if
// its first column is empty and it stands close.
func rowsOf(run []*line, cuts []float64) []tableRow {
	var rows []tableRow
	close := closePitch(run)
	for i, l := range run {
		cells := make([][]*word, len(cuts)+1)
		for _, w := range l.words {
			x := (w.box.X0 + w.box.X1) / 2
			col := 0
			for col < len(cuts) && x > cuts[col] {
				col++
			}
			cells[col] = append(cells[col], w)
		}
		if i > 0 && goesOnRow(cells, rows[len(rows)-1], l.y-run[i-1].y, close) {
			r := &rows[len(rows)-1]
			for c := range cells {
				r.cells[c] = append(r.cells[c], cells[c]...)
			}
			r.y1 = l.box.Y1
			continue
		}
		rows = append(rows, tableRow{cells: cells, y0: l.box.Y0, y1: l.box.Y1})
	}
	return rows
}

// closePitch is the smallest usual distance of lines in a run.
func closePitch(run []*line) float64 {
	var steps []float64
	for i := 1; i < len(run); i++ {
		steps = append(steps, run[i].y-run[i-1].y)
	}
	slices.Sort(steps)
	return steps[len(steps)/5]
}

func goesOnRow(cells [][]*word, above tableRow, step, close float64) bool {
	if len(cells[0]) > 0 || step > 1.25*close {
		return false
	}
	filled := 0
	for c := range cells {
		if len(cells[c]) == 0 {
			continue
		}
		filled++
		if len(above.cells[c]) == 0 {
			return false
		}
		if numeric(cells[c]) {
			return false
		}
	}
	return filled > 0
}

// holds judges whether rows and columns are a table and not text with gaps.
func holds(rows []tableRow, columns int) bool {
	full := 0           // rows with something in at least two columns
	var words, in []int // words and filled cells by column
	words, in = make([]int, columns), make([]int, columns)
	numbers, filled, labels, leaders := 0, 0, 0, 0
	for _, r := range rows {
		n := 0
		for c, cell := range r.cells {
			if len(cell) == 0 {
				continue
			}
			n++
			filled++
			in[c]++
			words[c] += len(cell)
			if numeric(cell) {
				numbers++
			}
			if c == 0 && (len(cell) == 1 && isLabel(cell[0].text)) {
				labels++
			}
			for _, w := range cell {
				if strings.Contains(w.text, "...") || strings.Contains(w.text, "___") || strings.Contains(w.text, "……") {
					leaders++
				}
			}
		}
		if n >= 2 {
			full++
		}
	}
	switch {
	case full < 2 || len(rows) < 2 || leaders > 0:
		return false
	case columns == 2 && labels*2 >= in[0]:
		return false // a list
	case filled*5 < columns*len(rows)*2:
		return false // mostly empty
	}
	long := 0
	for c := range columns {
		if in[c] > 0 && words[c] > 9*in[c] {
			long++
		}
	}
	if columns == 2 {
		return full >= 3 && long == 0 && (numbers*3 >= full || words[0]+words[1] <= 5*full && full*4 >= len(rows)*3 && full >= 4)
	}
	return full >= 2 && (full >= 3 || numbers > 0) && full*2 >= len(rows) && long*2 <= columns
}

// isLabel reports whether a word is a bullet or a number that begins an item or a
// paragraph.
func isLabel(s string) bool {
	return runes(s) == 1 && isSign(s) || numberLabel.MatchString(s) || paragraphLabel.MatchString(s) || number(s) > 0 && len(s) <= 3
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
