package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A column is where the cells of one column of a table stand.
type column struct {
	x0, x1 float64
}

// A piece is words of a line that are read in one go. It covers the columns
// from first to last.
type piece struct {
	words       []*word
	x0, x1      float64
	first, last int
}

// columnsOf returns the columns of a run of lines, from left to right, or nil if
// there are fewer than two.
//
// Lines that are cut into nearly as many chunks as the best ones vote: what they
// leave free parts columns. Titles, headings that span columns and rows with few
// cells have no vote, since they run across. Bars are places where columns are parted for certain.
func columnsOf(run []*line, bars []float64) []column {
	var counts []int
	for _, l := range run {
		if n := len(atBars(chunksOf(l), bars)); n >= 2 {
			counts = append(counts, n)
		}
	}
	if len(counts) < 2 {
		return nil
	}
	slices.Sort(counts)
	usual := counts[len(counts)*3/4]
	type edge struct {
		x     float64
		delta int
	}
	var edges []edge
	voters := 0
	for _, l := range run {
		chunks := atBars(chunksOf(l), bars)
		if len(chunks) < 2 || len(chunks)*10 < usual*6 {
			continue
		}
		voters++
		for _, c := range chunks {
			edges = append(edges, edge{c.x0, 1}, edge{c.x1, -1})
		}
	}
	if voters < 2 {
		return nil
	}
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(b.delta, a.delta)) })
	// One long cell in a dozen rows may hang over into the next column.
	slack := voters / 12
	var cols []column
	depth := 0
	for _, e := range edges {
		was := depth
		depth += e.delta
		switch {
		case was <= slack && depth > slack:
			if n := len(cols) - 1; n >= 0 && e.x-cols[n].x1 < 0.4*run[0].size && !between(bars, cols[n].x1, e.x) {
				break // too narrow to part columns
			}
			cols = append(cols, column{x0: e.x, x1: e.x})
		case was > slack && depth <= slack:
			cols[len(cols)-1].x1 = e.x
		}
	}
	cols = slices.DeleteFunc(cols, func(c column) bool { return c.x1 <= c.x0 })
	if len(cols) < 2 {
		return nil
	}
	return joinSigns(cols, run)
}

// atBars cuts chunks where a bar stands between their words.
func atBars(chunks []chunk, bars []float64) []chunk {
	if len(bars) == 0 {
		return chunks
	}
	var out []chunk
	for _, c := range chunks {
		for i, w := range c.words {
			if i == 0 || between(bars, mid(c.words[i-1]), mid(w)) {
				out = append(out, chunk{x0: w.box.X0, x1: w.box.X1})
			}
			o := &out[len(out)-1]
			o.words, o.x1 = append(o.words, w), max(o.x1, w.box.X1)
		}
	}
	return out
}

// between reports whether one of the places lies from a to b.
func between(places []float64, a, b float64) bool {
	return slices.ContainsFunc(places, func(x float64) bool { return x >= a && x <= b })
}

// joinSigns joins a column of nothing but currency signs with the amounts behind
// it, and one of nothing but per cent signs and brackets with those before it.
func joinSigns(cols []column, run []*line) []column {
	signs := make([]string, len(cols))
	for _, l := range run {
		for _, w := range l.words {
			if c := columnAt(cols, (w.box.X0+w.box.X1)/2); c >= 0 {
				signs[c] += w.text
			}
		}
	}
	var out []column
	join := false
	for i, c := range cols {
		front := signs[i] != "" && strings.Trim(signs[i], "$£€") == ""
		back := signs[i] != "" && strings.Trim(signs[i], "%)") == ""
		switch {
		case (join || back) && len(out) > 0:
			out[len(out)-1].x1 = c.x1
		default:
			out = append(out, c)
		}
		join = front
	}
	return out
}

// columnAt returns the column in which x lies, or the nearest one.
func columnAt(cols []column, x float64) int {
	best, far := -1, math.Inf(1)
	for i, c := range cols {
		d := max(c.x0-x, x-c.x1, 0)
		if d < far {
			best, far = i, d
		}
	}
	return best
}

// piecesOf cuts a line where its words are farther apart than in a sentence, or
// where the file draws them apart, and says which columns each piece covers.
func piecesOf(l *line, cols []column) []piece {
	var out []piece
	for i, w := range l.words {
		n := len(out) - 1
		if n >= 0 && (w.glued || !partsPieces(l.words[i-1], w, l.size) || columnAt(cols, mid(w)) == out[n].last && inside(w, cols[out[n].last])) {
			p := &out[n]
			p.words = append(p.words, w)
			p.x1 = max(p.x1, w.box.X1)
			p.place(cols)
			continue
		}
		p := piece{words: []*word{w}, x0: w.box.X0, x1: w.box.X1}
		p.place(cols)
		if n >= 0 && p.first <= out[n].last {
			// Two pieces of one cell.
			o := &out[n]
			o.words = append(o.words, w)
			o.x1 = max(o.x1, w.box.X1)
			o.place(cols)
			continue
		}
		out = append(out, p)
	}
	return out
}

func mid(w *word) float64 { return (w.box.X0 + w.box.X1) / 2 }

func inside(w *word, c column) bool { return w.box.X0 >= c.x0-1 && w.box.X1 <= c.x1+1 }

// partsPieces reports whether two neighbours are not of one phrase.
func partsPieces(a, b *word, size float64) bool {
	gap := b.box.X0 - a.box.X1
	wide := 0.55
	if a.mono() && b.mono() {
		wide = 0.8 // a blank is as wide as a letter
	}
	if gap > wide*size {
		return true
	}
	// Words of one phrase follow each other in the content, too.
	next := b.seq - (a.seq + a.glyphs)
	return gap > 0.18*size && (next < 0 || next > 3)
}

// place finds the columns of which a piece covers a fair part.
func (p *piece) place(cols []column) {
	p.first, p.last = -1, -1
	for i, c := range cols {
		over := min(p.x1, c.x1) - max(p.x0, c.x0)
		if over > 0.3*min(p.x1-p.x0, c.x1-c.x0) {
			if p.first < 0 {
				p.first = i
			}
			p.last = i
		}
	}
	if p.first < 0 {
		p.first = columnAt(cols, (p.x0+p.x1)/2)
		p.last = p.first
	}
}

// spans reports whether a piece covers several columns.
func (p *piece) spans() bool { return p.last > p.first }
