package layout

import (
	"cmp"
	"math"
	"slices"

	"github.com/townclerk/townclerk/internal/pdf"
)

// A table is a grid of cells whose borders are drawn.
type table struct {
	box  pdf.Box
	rows [][]*cell // the cells that begin in each row
}

type cell struct {
	box              pdf.Box
	column           int // the first that it covers
	rowSpan, colSpan int
	header           bool
	words            []*word
	regions          []region
}

// A stroke is a horizontal or vertical line: at is its fixed coordinate, and
// lo to hi its extent.
type stroke struct {
	at, lo, hi float64
}

// Strokes this close together are one, and ends this close meet.
const (
	strokeSlack = 2.0
	joinSlack   = 3.0
)

// Bounds that keep drawings and charts from being taken for tables.
const (
	maxStrokes   = 4000
	maxGridCells = 40_000
)

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

// strokesOf sorts thin rules into horizontal and vertical strokes, joining those
// that continue each other. The edges of filled areas count too: many programs
// paint cells instead of drawing borders around them.
func strokesOf(rules []pdf.Rule) (hor, ver []stroke) {
	for _, r := range rules {
		w, h := r.Box.X1-r.Box.X0, r.Box.Y1-r.Box.Y0
		switch {
		case r.Fill == 0xFFFFFF:
			// White on white is not seen.
		case h <= 3 && w > 3*h && w >= 4:
			hor = append(hor, stroke{(r.Box.Y0 + r.Box.Y1) / 2, r.Box.X0, r.Box.X1})
		case w <= 3 && h > 3*w && h >= 4:
			ver = append(ver, stroke{(r.Box.X0 + r.Box.X1) / 2, r.Box.Y0, r.Box.Y1})
		case !r.Filled && w > 8 && h > 6:
			hor = append(hor, stroke{r.Box.Y0, r.Box.X0, r.Box.X1}, stroke{r.Box.Y1, r.Box.X0, r.Box.X1})
			ver = append(ver, stroke{r.Box.X0, r.Box.Y0, r.Box.Y1}, stroke{r.Box.X1, r.Box.Y0, r.Box.Y1})
		}
	}
	if len(hor) > maxStrokes || len(ver) > maxStrokes {
		return nil, nil
	}
	return mergeStrokes(hor), mergeStrokes(ver)
}

func mergeStrokes(s []stroke) []stroke {
	slices.SortFunc(s, func(a, b stroke) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.lo, b.lo)) })
	// Give strokes that are at almost the same place the same coordinate.
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j].at-s[i].at <= strokeSlack {
			j++
		}
		for k := i; k < j; k++ {
			s[k].at = s[i].at
		}
		slices.SortFunc(s[i:j], func(a, b stroke) int { return cmp.Compare(a.lo, b.lo) })
		i = j
	}
	var out []stroke
	for _, x := range s {
		if n := len(out) - 1; n >= 0 && out[n].at == x.at && x.lo <= out[n].hi+joinSlack {
			out[n].hi = max(out[n].hi, x.hi)
			continue
		}
		out = append(out, x)
	}
	return out
}

// A web is strokes that touch each other.
type web struct {
	hor, ver []stroke
}

func connected(hor, ver []stroke) []web {
	parts := newGroups(len(hor) + len(ver))
	for i, h := range hor {
		for j, v := range ver {
			if v.at >= h.lo-joinSlack && v.at <= h.hi+joinSlack && h.at >= v.lo-joinSlack && h.at <= v.hi+joinSlack {
				parts.join(i, len(hor)+j)
			}
		}
	}
	webs := map[int]*web{}
	var order []int
	for i := range parts {
		root := parts.find(i)
		if webs[root] == nil {
			webs[root] = &web{}
			order = append(order, root)
		}
		if i < len(hor) {
			webs[root].hor = append(webs[root].hor, hor[i])
		} else {
			webs[root].ver = append(webs[root].ver, ver[i-len(hor)])
		}
	}
	var out []web
	for _, root := range order {
		if w := webs[root]; len(w.hor) >= 2 && len(w.ver) >= 2 {
			out = append(out, *w)
		}
	}
	return out
}

// gridOf makes cells of a web: the finest grid of its strokes, with neighbours
// joined where no stroke parts them. It returns nil for what is no table.
func gridOf(w web) *table {
	w.closeSides()
	xs, ys := places(w.ver), places(w.hor)
	nx, ny := len(xs)-1, len(ys)-1
	if nx < 1 || ny < 1 || nx*ny < 2 || nx*ny > maxGridCells || nx < 2 {
		return nil
	}
	covered := func(s []stroke, at, p float64) bool {
		for _, x := range s {
			if math.Abs(x.at-at) <= strokeSlack && p >= x.lo-1 && p <= x.hi+1 {
				return true
			}
		}
		return false
	}
	parts := newGroups(nx * ny)
	for r := range ny {
		for c := range nx {
			midX, midY := (xs[c]+xs[c+1])/2, (ys[r]+ys[r+1])/2
			if c+1 < nx && !covered(w.ver, xs[c+1], midY) {
				parts.join(r*nx+c, r*nx+c+1)
			}
			if r+1 < ny && !covered(w.hor, ys[r+1], midX) {
				parts.join(r*nx+c, (r+1)*nx+c)
			}
		}
	}
	t := &table{box: pdf.Box{X0: xs[0], Y0: ys[0], X1: xs[nx], Y1: ys[ny]}, rows: make([][]*cell, ny)}
	extent := map[int][4]int{}
	count := map[int]int{}
	for r := range ny {
		for c := range nx {
			root := parts.find(r*nx + c)
			e, ok := extent[root]
			if !ok {
				e = [4]int{r, c, r, c}
			}
			extent[root] = [4]int{min(e[0], r), min(e[1], c), max(e[2], r), max(e[3], c)}
			count[root]++
		}
	}
	for r := range ny {
		for c := range nx {
			root := parts.find(r*nx + c)
			e := extent[root]
			whole := count[root] == (e[2]-e[0]+1)*(e[3]-e[1]+1)
			if !whole { // not a rectangle: leave its parts alone
				e = [4]int{r, c, r, c}
			}
			if e[0] != r || e[1] != c {
				continue
			}
			t.rows[r] = append(t.rows[r], &cell{
				box:    pdf.Box{X0: xs[e[1]], Y0: ys[e[0]], X1: xs[e[3]+1], Y1: ys[e[2]+1]},
				column: c, rowSpan: e[2] - e[0] + 1, colSpan: e[3] - e[1] + 1,
			})
		}
	}
	return t
}

// closeSides adds the borders that many tables leave out on their left and right:
// where rows are ruled beyond the outermost rule between columns.
func (w *web) closeSides() {
	lo, hi, top, bottom := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, v := range w.ver {
		lo, hi = min(lo, v.at), max(hi, v.at)
	}
	var left, right []float64
	for _, h := range w.hor {
		top, bottom = min(top, h.at), max(bottom, h.at)
		if h.lo < lo-openSide {
			left = append(left, h.lo)
		}
		if h.hi > hi+openSide {
			right = append(right, h.hi)
		}
	}
	for _, ends := range [][]float64{left, right} {
		if len(ends) < 2 || len(ends)*2 < len(w.hor) {
			continue
		}
		slices.Sort(ends)
		// The rows must end together, or it is a grid and rules that touch it.
		if at := ends[len(ends)/2]; ends[len(ends)-1]-ends[0] < 2*joinSlack {
			w.ver = append(w.ver, stroke{at, top, bottom})
		}
	}
}

// openSide is how far rules must reach beyond a grid to show one more column.
const openSide = 15

// groups is numbers that are joined step by step: each names another of its
// group, and the lowest names itself.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

// find returns the lowest number of i's group.
func (g groups) find(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(a, b int) {
	a, b = g.find(a), g.find(b)
	g[max(a, b)] = min(a, b)
}

// places returns the different coordinates of strokes, in order.
func places(s []stroke) []float64 {
	var out []float64
	at := make([]float64, len(s))
	for i := range s {
		at[i] = s[i].at
	}
	slices.Sort(at)
	for _, x := range at {
		if len(out) == 0 || x-out[len(out)-1] > strokeSlack {
			out = append(out, x)
		}
	}
	return out
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
