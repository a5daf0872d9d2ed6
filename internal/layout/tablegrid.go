package layout

import (
	"cmp"
	"math"
	"slices"

	"github.com/townclerk/townclerk/internal/pdf"
)

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
