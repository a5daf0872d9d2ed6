package layout

import (
	"math"
	"slices"
)

// headLines counts the lines at the top of a table that name its columns: those
// above the first row of numbers, or above a rule that runs below the first
// lines. It is 0 where neither tells.
func headLines(lines []tableLine, rules []stroke, x0, x1 float64) int {
	first := slices.IndexFunc(lines, func(t tableLine) bool { return t.isBody() })
	if ruled := linesAbove(lines, rules, x0, x1); ruled > 0 && (first < 0 || ruled <= first) {
		return ruled
	}
	// Words may go before the first numbers in a table that has few of them.
	if first > 6 {
		return 0
	}
	for first > 0 && len(lines[first-1].pieces) == 1 && lines[first-1].pieces[0].first == 0 && !lines[first-1].pieces[0].spans() {
		first-- // the title of the first group of rows
	}
	return max(first, 0)
}

// linesAbove counts the lines above the first rule of the table's width that has
// lines above it.
func linesAbove(lines []tableLine, rules []stroke, x0, x1 float64) int {
	for n := 1; n < len(lines) && n <= 8; n++ {
		upper, lower := lines[n-1].line, lines[n].line
		for _, r := range rules {
			if r.at > upper.y-0.2*upper.size && r.at < lower.y-0.5*lower.size && min(r.hi, x1)-max(r.lo, x0) > 0.9*(x1-x0) {
				return n
			}
		}
	}
	return 0
}

// headRows makes rows of the lines that name the columns: one row, or more where
// names span several columns and stand over others.
func headRows(lines []tableLine, rules []stroke, cols []column) []tableRow {
	if len(lines) == 0 {
		return nil
	}
	for i := range lines[:len(lines)-1] {
		widen(&lines[i], lines[i+1:], rules, cols)
	}
	// level[i] is the row of line i: a new one begins under names that span.
	level := make([]int, len(lines))
	for i := 1; i < len(lines); i++ {
		level[i] = level[i-1]
		if lines[i-1].spanned() && !sameSpans(lines[i-1], lines[i]) {
			level[i]++
		}
	}
	rows := make([]tableRow, level[len(lines)-1]+1)
	for r := range rows {
		rows[r].header, rows[r].y0, rows[r].y1 = true, math.Inf(1), math.Inf(-1)
	}
	for i, t := range lines {
		r := &rows[level[i]]
		r.y0, r.y1 = min(r.y0, t.line.box.Y0), max(r.y1, t.line.box.Y1)
	}
	under := make([]bool, len(cols)) // columns that have a name over several
	for _, t := range lines {
		for _, p := range t.pieces {
			if p.spans() {
				for c := p.first; c <= p.last; c++ {
					under[c] = true
				}
			}
		}
	}
	for i, t := range lines {
		for _, p := range t.pieces {
			at := level[i]
			if !p.spans() && !under[p.first] {
				at = 0 // the name stands beside those of several rows
			}
			rows[at].name(p)
		}
	}
	for c := range cols {
		if k := slices.IndexFunc(rows[0].cells, func(x gridCell) bool { return x.first == c && x.last == c }); k >= 0 && !under[c] {
			rows[0].cells[k].rows = len(rows)
		}
	}
	return rows
}

// name adds a piece to the cell above it, or as a cell of its own.
func (r *tableRow) name(p piece) {
	for i := range r.cells {
		if c := &r.cells[i]; c.first <= p.last && c.last >= p.first {
			c.words = append(c.words, p.words...)
			c.first, c.last = min(c.first, p.first), max(c.last, p.last)
			return
		}
	}
	r.cells = append(r.cells, gridCell{first: p.first, last: p.last, rows: 1, words: slices.Clone(p.words)})
	slices.SortStableFunc(r.cells, func(a, b gridCell) int { return a.first - b.first })
}

// spanned reports whether a piece of the line covers several columns.
func (t *tableLine) spanned() bool {
	return slices.ContainsFunc(t.pieces, func(p piece) bool { return p.spans() })
}

// sameSpans reports whether the pieces of b that span columns stand under pieces
// of a that span the same ones, so that they go on with them.
func sameSpans(a, b tableLine) bool {
	if !b.spanned() {
		return false
	}
	for _, p := range b.pieces {
		for _, o := range a.pieces {
			if o.spans() && p.first <= o.last && p.last >= o.first && (p.first != o.first || p.last != o.last) {
				return false
			}
		}
	}
	return true
}

// widen finds names that stand over the middle of several columns without
// reaching over them: a rule below says so, or each name stands in the middle of
// a group of columns and the groups fill the table.
func widen(t *tableLine, below []tableLine, rules []stroke, cols []column) {
	for i := range t.pieces {
		p := &t.pieces[i]
		for _, r := range rules {
			if r.at < t.line.y-0.2*t.line.size || r.at > below[0].line.y-0.6*below[0].line.size || r.lo > p.x0+2 || r.hi < p.x1-2 {
				continue
			}
			first, last := covered(r, cols)
			if last > first && last-first+1 < len(cols) && !t.others(i, first, last) {
				p.first, p.last = first, last
			}
		}
	}
	if t.spanned() || len(t.pieces) == 0 {
		return
	}
	// The columns that the lines below name.
	lo, hi := len(cols), -1
	for _, b := range below {
		for _, p := range b.pieces {
			if p.first > 0 || t.pieces[0].first == 0 {
				lo, hi = min(lo, p.first), max(hi, p.last)
			}
		}
	}
	if t.pieces[0].first == 0 || hi-lo+1 < 2*len(t.pieces) || len(t.pieces) < 2 {
		return
	}
	ends := make([]int, len(t.pieces))
	at := lo
	for i, p := range t.pieces {
		best, miss := -1, math.Inf(1)
		for end := max(at, p.last); end <= hi; end++ {
			if i+1 < len(t.pieces) && end >= t.pieces[i+1].first {
				break
			}
			width := cols[end].x1 - cols[at].x0
			m := math.Abs((p.x0+p.x1)/2 - (cols[at].x0+cols[end].x1)/2)
			if m < miss && m < 0.15*width+0.3*t.line.size {
				best, miss = end, m
			}
		}
		if best < 0 || p.first < at || i+1 == len(t.pieces) && best != hi {
			return
		}
		ends[i], at = best, best+1
	}
	at = lo
	for i := range t.pieces {
		t.pieces[i].first, t.pieces[i].last = at, ends[i]
		at = ends[i] + 1
	}
}

// covered returns the columns that a rule runs under.
func covered(r stroke, cols []column) (first, last int) {
	first, last = len(cols), -1
	for i, c := range cols {
		if min(r.hi, c.x1)-max(r.lo, c.x0) > 0.5*(c.x1-c.x0) {
			first, last = min(first, i), max(last, i)
		}
	}
	return first, last
}

// others reports whether pieces other than i stand over the columns.
func (t *tableLine) others(i, first, last int) bool {
	for k, p := range t.pieces {
		if k != i && p.first <= last && p.last >= first {
			return true
		}
	}
	return false
}
