package layout

import "math"

// A region is lines that belong together, in reading order: a column, or what
// stands above or below columns.
type region struct {
	lines []*line
}

// regions cuts words into columns where there are any and returns the regions
// in reading order.
//
// It looks for gutters: an empty strip that many lines one below the other leave
// free, with running text on both sides. What stands above the strip is read
// first, then the left side, the right side, and what stands below. A table
// without rules has such strips too; its sides are short or begin on the same
// baselines, and it is read line by line.
func (c *cutter) regions(words []*word, depth int) []region {
	if len(words) == 0 {
		return nil
	}
	lines := linesOf(words)
	if depth < maxColumnDepth {
		if g, ok := bestGutter(lines); ok {
			return c.splitAt(lines, g, depth)
		}
	}
	if depth < maxColumnDepth {
		lines = c.unruled(lines)
	}
	left, right := math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		left, right = min(left, l.box.X0), max(right, l.box.X1)
	}
	for _, l := range lines {
		l.left, l.right = left, right
	}
	return []region{{lines}}
}

// maxColumnDepth bounds how often a column is cut again.
const maxColumnDepth = 6

// A gutter is an empty strip from x0 to x1 along lines[from:to].
type gutter struct {
	x0, x1   float64
	from, to int
	left     side
	right    side
	aligned  int // lines with text on both sides
}

// A side is what stands on one side of a gutter.
type side struct {
	lines, words int
	chunks       int     // pieces that wide gaps part
	width        float64 // summed
	widest       float64
	x0, x1       float64
}

func (c *cutter) splitAt(lines []*line, g gutter, depth int) []region {
	var above, left, right, below []*word
	mid := (g.x0 + g.x1) / 2
	for i, l := range lines {
		for _, w := range l.words {
			switch {
			case i < g.from:
				above = append(above, w)
			case i >= g.to:
				below = append(below, w)
			case w.box.X0+w.box.X1 < 2*mid:
				left = append(left, w)
			default:
				right = append(right, w)
			}
		}
	}
	for _, part := range [][]*word{above, left, right, below} {
		for _, w := range part {
			w.glued, w.raised = false, false // found anew in the part's own lines
		}
	}
	out := c.regions(above, depth+1)
	out = append(out, c.regions(left, depth+1)...)
	out = append(out, c.regions(right, depth+1)...)
	return append(out, c.regions(below, depth+1)...)
}

// bestGutter returns the tallest gutter that has running text on both sides.
func bestGutter(lines []*line) (gutter, bool) {
	if len(lines) < 4 {
		return gutter{}, false
	}
	best, found := gutter{}, false
	score := 0.0
	for _, g := range gutters(lines) {
		g = measure(lines, g)
		if !g.partsColumns(lines) {
			continue
		}
		s := float64(min(g.left.lines, g.right.lines))*4 + float64(g.to-g.from) + min(g.x1-g.x0, 40)/10
		if s > score {
			best, score, found = g, s, true
		}
	}
	return best, found
}

// gutters lists the strips that are free along runs of lines, each as tall as it
// can be.
func gutters(lines []*line) []gutter {
	type strip struct {
		x0, x1 float64
		from   int
	}
	var open []strip
	var out []gutter
	end := func(s strip, to int) {
		if to-s.from >= 4 {
			out = append(out, gutter{x0: s.x0, x1: s.x1, from: s.from, to: to})
		}
	}
	for i, l := range lines {
		least := max(0.9*l.size, 7)
		var next []strip
		add := func(s strip) {
			for _, n := range next {
				if n.x0 <= s.x0 && n.x1 >= s.x1 && n.from <= s.from {
					return
				}
			}
			next = append(next, s)
		}
		gaps := gapsOf(l)
		for _, s := range open {
			kept := false
			for _, g := range gaps {
				x0, x1 := max(s.x0, g[0]), min(s.x1, g[1])
				if x1-x0 >= least {
					add(strip{x0, x1, s.from})
					kept = kept || x1-x0 > 0.98*(s.x1-s.x0)
				}
			}
			if !kept {
				end(s, i)
			}
		}
		for _, g := range gaps {
			if !math.IsInf(g[0], 0) && !math.IsInf(g[1], 0) && g[1]-g[0] >= least {
				add(strip{g[0], g[1], i})
			}
		}
		// A strip may also begin beside a line that ends before it.
		for _, g := range gaps {
			if (math.IsInf(g[0], 0) || math.IsInf(g[1], 0)) && i+1 < len(lines) {
				for _, h := range gapsOf(lines[i+1]) {
					x0, x1 := max(g[0], h[0]), min(g[1], h[1])
					if !math.IsInf(x0, 0) && !math.IsInf(x1, 0) && x1-x0 >= least {
						add(strip{x0, x1, i})
					}
				}
			}
		}
		if len(next) > 64 {
			next = next[:64]
		}
		open = next
	}
	for _, s := range open {
		end(s, len(lines))
	}
	return out
}

// gapsOf lists the free intervals of a line, with the open ends left and right.
func gapsOf(l *line) [][2]float64 {
	x := math.Inf(-1)
	var out [][2]float64
	for _, w := range l.words {
		if w.box.X0 > x {
			out = append(out, [2]float64{x, w.box.X0})
		}
		x = max(x, w.box.X1)
	}
	return append(out, [2]float64{x, math.Inf(1)})
}

// measure counts what stands on both sides, and trims the gutter to the lines
// between the first and the last that have text on the side that ends first.
func measure(lines []*line, g gutter) gutter {
	mid := (g.x0 + g.x1) / 2
	first, last := -1, -1
	seenLeft, seenRight := false, false
	for i := g.from; i < g.to; i++ {
		l, r := sidesOf(lines[i], mid)
		if l && !r && !seenRight || r && !l && !seenLeft {
			// Before both sides have begun, text on one side may belong above.
			seenLeft, seenRight = seenLeft || l, seenRight || r
			if first < 0 {
				first = i
			}
			continue
		}
		seenLeft, seenRight = seenLeft || l, seenRight || r
		if first < 0 {
			first = i
		}
		last = i
	}
	if first < 0 || last < 0 {
		return g
	}
	g.from, g.to = first, last+1
	for _, s := range []*side{&g.left, &g.right} {
		*s = side{x0: math.Inf(1), x1: math.Inf(-1)}
	}
	g.aligned = 0
	for _, l := range lines[g.from:g.to] {
		hasLeft, hasRight := g.left.add(l, mid, true), g.right.add(l, mid, false)
		if hasLeft && hasRight {
			g.aligned++
		}
	}
	return g
}

func sidesOf(l *line, mid float64) (left, right bool) {
	for _, w := range l.words {
		if w.box.X0+w.box.X1 < 2*mid {
			left = true
		} else {
			right = true
		}
	}
	return left, right
}

func (s *side) add(l *line, mid float64, left bool) bool {
	x0, x1, n := math.Inf(1), math.Inf(-1), 0
	for _, w := range l.words {
		if (w.box.X0+w.box.X1 < 2*mid) == left {
			if n == 0 || w.box.X0-x1 > wideGap*l.size {
				s.chunks++
			}
			x0, x1 = min(x0, w.box.X0), max(x1, w.box.X1)
			n++
		}
	}
	if n == 0 {
		return false
	}
	s.lines++
	s.words += n
	s.width += x1 - x0
	s.widest = max(s.widest, x1-x0)
	s.x0, s.x1 = min(s.x0, x0), max(s.x1, x1)
	return true
}

// partsColumns tells columns of running text from the columns of a table.
func (g *gutter) partsColumns(lines []*line) bool {
	l, r := g.left, g.right
	if l.lines < 3 || r.lines < 3 {
		return false
	}
	if l.running() && r.running() {
		return true
	}
	// A sidebar: its lines do not keep to the other side's baselines.
	few := min(l.lines, r.lines)
	return g.aligned*2 < few && g.x1-g.x0 > 10 && (l.running() || r.running()) && !l.gridded() && !r.gridded()
}

// gridded reports whether the lines of a side are cut up as those of a table.
func (s *side) gridded() bool { return s.chunks >= 3*s.lines }

// running reports whether a side is running text: several words a line, and
// lines that mostly fill the column.
func (s *side) running() bool {
	least := 3
	if s.lines < 4 {
		least = 5 // few lines must look the more like text
	}
	if s.chunks*10 > s.lines*18 {
		return false // cut up by gaps as a table is
	}
	return s.words >= least*s.lines && s.width >= 0.6*s.widest*float64(s.lines) && s.lines >= 3
}
