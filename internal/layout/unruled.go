package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/pdf"
)

// A cutter finds tables and columns among the words of a page. The zero value
// knows of no rules.
type cutter struct {
	rules []stroke // horizontal ones

	// inTable is set where it is known that the words are one table, and bars are
	// then the places of its rules between columns.
	inTable bool
	bars    []float64
}

// unruled puts runs of lines that are tables without rules between all cells
// into tables: their lines are each cut by wide gaps at the same places. All
// other lines stay as they are.
func (c *cutter) unruled(lines []*line) []*line {
	var out []*line
	for i := 0; i < len(lines); {
		t, from, to := c.tableAt(lines[i:])
		if t == nil {
			out = append(out, lines[i])
			i++
			continue
		}
		out = append(out, lines[i:i+from]...)
		out = append(out, t.line(lines[i+from].words[0].seq))
		i += to
	}
	return out
}

// tableAt returns the table at the front of lines, and which of them it holds.
func (c *cutter) tableAt(lines []*line) (t *table, from, to int) {
	if !c.inTable && !lines[0].isTable() && names(chunksOf(lines[0])) {
		if t, to = tabbed(lines); t != nil {
			return t, 0, to
		}
	}
	if t, from, to = c.gridOfRun(tableRun(lines)); t != nil || c.inTable || lines[0].isTable() {
		return t, from, to
	}
	t, to = tabbed(lines)
	return t, 0, to
}

// line is the stand-in for a table among lines.
func (t *table) line(seq int) *line {
	w := &word{box: t.box, y: t.box.Y1, size: 1, seq: seq, table: t, mcid: -1}
	return &line{words: []*word{w}, box: t.box, y: t.box.Y1, size: 1}
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
		if n := len(out) - 1; n >= 0 && w.box.X0-out[n].x1 < wideGap*l.size && !partsNumbers(out[n], w, l.size) {
			out[n].words = append(out[n].words, w)
			out[n].x1 = max(out[n].x1, w.box.X1)
			continue
		}
		out = append(out, chunk{words: []*word{w}, x0: w.box.X0, x1: w.box.X1})
	}
	return out
}

// partsNumbers reports whether a chunk ends with a number and w is another, with
// more than a word space between: two numbers are no phrase.
func partsNumbers(c chunk, w *word, size float64) bool {
	return w.box.X0-c.x1 > 0.42*size && amount.MatchString(w.text) && amount.MatchString(c.words[len(c.words)-1].text)
}

var amount = regexp.MustCompile(`^[(+−–-]?[$£€]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?%?\)?[*†‡]*$`)

// tableRun returns the lines at the front that may be one table: it begins with
// a line of several chunks and goes on while lines stay close, and while no more
// than two lines in a row are of one chunk.
func tableRun(lines []*line) []*line {
	end, single := 0, 0
	numbers := false
	for i, l := range lines {
		if l.isTable() || l.turn != lines[0].turn {
			break
		}
		if i > 0 {
			prev := lines[i-1]
			far := 3.2
			if !numbers {
				far = 4.5 // the names of the columns may stand apart
			}
			if l.y-prev.y > far*max(l.size, prev.size) || l.y < prev.y-1 || tableTitle.MatchString(l.text()) {
				break
			}
		}
		chunks := chunksOf(l)
		n := len(chunks)
		for _, c := range chunks[1:] {
			numbers = numbers || numeric(c.words)
		}
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

// tableTitle is how the title of a table begins.
var tableTitle = regexp.MustCompile(`^(?i:table|figure|chart|fig\.)\s+[A-Z]{0,2}[-.]?\d`)

// gridOfRun makes a table of a run of lines and says which of them it holds. It
// returns nil if the columns do not hold.
func (c *cutter) gridOfRun(run []*line) (t *table, from, to int) {
	if len(run) < 2 {
		return nil, 0, 0
	}
	cols := columnsOf(run, c.bars)
	if cols == nil {
		return nil, 0, 0
	}
	lines := make([]tableLine, len(run))
	for i, l := range run {
		lines[i] = tableLine{line: l, pieces: piecesOf(l, cols)}
	}
	rules := c.near(run, cols)
	if to = len(lines); !c.inTable {
		from, to = trim(lines, rules, cols)
	}
	lines = lines[from:to]
	if len(lines) < 2 {
		return nil, 0, 0
	}
	head := headLines(lines, rules, cols[0].x0, cols[len(cols)-1].x1)
	rows := append(headRows(lines[:head], rules, cols), rowsOf(lines[head:], cols)...)
	if !holds(rows, len(cols)) || !c.inTable && stretched(run) {
		return nil, 0, 0
	}
	t = &table{}
	t.box.X0, t.box.Y0, t.box.X1, t.box.Y1 = extentOf(lines)
	for _, r := range rows {
		t.rows = append(t.rows, t.cells(r, cols))
	}
	if head == 0 {
		t.markHeader(nil)
	}
	return t, from, to
}

// stretched reports whether lines are sentences that were set to the full width
// with as much blank as it takes: their gaps are all alike within each line, as
// those between columns are not.
func stretched(run []*line) bool {
	even, all := 0, 0
	right := math.Inf(-1)
	for _, l := range run {
		right = max(right, l.box.X1)
	}
	for _, l := range run {
		chunks := chunksOf(l)
		if len(chunks) < 3 {
			continue
		}
		all++
		least, most := math.Inf(1), 0.0
		for i := 1; i < len(chunks); i++ {
			gap := chunks[i].x0 - chunks[i-1].x1
			least, most = min(least, gap), max(most, gap)
		}
		numbers := slices.ContainsFunc(chunks[1:], func(c chunk) bool { return numeric(c.words) })
		if most-least < 0.06*most+0.05*l.size && l.box.X1 > right-2 && !numbers {
			even++
		}
	}
	return all > 0 && even*2 >= all
}

// near returns the rules that may part the rows of a run.
func (c *cutter) near(run []*line, cols []column) []stroke {
	first, last := run[0], run[len(run)-1]
	var out []stroke
	for _, r := range c.rules {
		if r.at > first.y-2*first.size && r.at < last.y+1.5*last.size && r.lo < cols[len(cols)-1].x1 && r.hi > cols[0].x0 {
			out = append(out, r)
		}
	}
	return out
}

// trim leaves out lines above and below that are no rows: a title that runs
// across the columns, and notes.
func trim(lines []tableLine, rules []stroke, cols []column) (from, to int) {
	to = len(lines)
	across := func(t tableLine) bool {
		p := t.pieces[0]
		if p.first == 0 && p.spans() && len(t.line.words) > 3 {
			return true
		}
		return len(t.pieces) == 1 && p.last-p.first+2 > len(cols) && len(cols) > 2
	}
	body := slices.IndexFunc(lines, func(t tableLine) bool { return t.isBody() })
	for i := 0; i < body; i++ {
		if across(lines[i]) || tableTitle.MatchString(lines[i].line.text()) {
			from = i + 1
		}
	}
	// What stands above the rule that opens the table.
	x0, x1 := cols[0].x0, cols[len(cols)-1].x1
	if n := linesAbove(lines[from:], rules, x0, x1); n > 0 && n < body-from && linesAbove(lines[from+n:], rules, x0, x1) > 0 &&
		!slices.ContainsFunc(lines[from:from+n], func(t tableLine) bool { return len(t.pieces)*2 > len(cols) }) {
		from += n
	}
	for to > from && (across(lines[to-1]) && !lines[to-1].isBody()) {
		to--
	}
	return from, to
}

// cells makes a row's cells: those that have text, and blanks for the columns
// without any.
func (t *table) cells(r tableRow, cols []column) []*cell {
	var out []*cell
	next := 0
	blank := func(upTo int) {
		for ; next < upTo; next++ {
			if !t.reaches(next, len(t.rows)) {
				out = append(out, &cell{box: t.cellBox(cols, next, next, r), rowSpan: 1, colSpan: 1, column: next, header: r.header})
			}
		}
	}
	for _, g := range r.cells {
		if g.last < next {
			continue
		}
		g.first = max(g.first, next)
		blank(g.first)
		x := &cell{box: t.cellBox(cols, g.first, g.last, r), rowSpan: g.rows, colSpan: g.last - g.first + 1, column: g.first, header: r.header, words: g.words}
		x.regions = new(cutter).regions(g.words, maxColumnDepth)
		out = append(out, x)
		next = g.last + 1
	}
	blank(len(cols))
	return out
}

// reaches reports whether a cell of the rows so far covers a place in row.
func (t *table) reaches(col, row int) bool {
	for i, r := range t.rows {
		for _, c := range r {
			if col >= c.column && col < c.column+c.colSpan && i+c.rowSpan > row {
				return true
			}
		}
	}
	return false
}

func (t *table) cellBox(cols []column, first, last int, r tableRow) pdf.Box {
	b := pdf.Box{X0: t.box.X0, Y0: r.y0, X1: t.box.X1, Y1: r.y1}
	if first > 0 {
		b.X0 = (cols[first-1].x1 + cols[first].x0) / 2
	}
	if last+1 < len(cols) {
		b.X1 = (cols[last].x1 + cols[last+1].x0) / 2
	}
	return b
}

// holds judges whether rows and columns are a table and not text with gaps.
func holds(rows []tableRow, columns int) bool {
	full := 0           // rows with something in at least two columns
	var words, in []int // words and filled cells by column
	words, in = make([]int, columns), make([]int, columns)
	numbers, filled, labels, leaders := 0, 0, 0, 0
	var widths []int
	for _, r := range rows {
		n := 0
		for _, cell := range r.cells {
			n++
			filled++
			in[cell.first]++
			words[cell.first] += len(cell.words)
			if numeric(cell.words) {
				numbers++
			}
			if cell.first == 0 && len(cell.words) == 1 && isLabel(cell.words[0].text) {
				labels++
			}
			for _, w := range cell.words {
				if strings.Contains(w.text, "...") || strings.Contains(w.text, "___") || strings.Contains(w.text, "……") {
					leaders++
				}
			}
		}
		if n >= 2 {
			full++
			widths = append(widths, n)
		}
	}
	slices.Sort(widths)
	switch {
	case full < 2 || len(rows) < 2 || leaders > 0:
		return false
	case columns == 2 && labels*2 >= in[0]:
		return false // a list
	case filled*3 < columns*len(rows), widths[len(widths)/2]*5 <= columns*2 && columns > 4:
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
