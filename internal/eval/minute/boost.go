package main

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/townclerk/townclerk/internal/gist"
)

// A boosting fits trees one after the other, each to what the ones before it got
// wrong (Friedman, "Greedy function approximation", 2001, with the logistic loss
// and second derivatives). Values are sorted into bins first. What each tree may
// look at is drawn with a fixed seed.
type boosting struct {
	trees int
	depth int     // splits from the root to a leaf
	rate  float64 // share of each tree that is taken
	least float64 // weight of second derivatives that a leaf needs
	l2    float64
	rows  float64 // share of the examples a tree sees
	cols  float64 // share of the columns a tree sees
	every int     // of the examples that are not right, one of so many is used
	seeds int     // runs whose mean is taken
}

// A row is an example with a value for each feature.
type row struct {
	values []float32
	right  float64 // 0 to 1
	weight float64
}

const bins = 48

// grid is the examples as the numbers of bins, by feature.
type grid struct {
	cuts [][]float32 // upper ends of the bins but the last
	bin  [][]uint8
}

func newGrid(rows []row) *grid {
	g := &grid{}
	for f := range rows[0].values {
		list := make([]float32, 0, len(rows))
		for i := range rows {
			list = append(list, rows[i].values[f])
		}
		slices.Sort(list)
		var cuts []float32
		for b := 1; b < bins; b++ {
			x := list[b*len(list)/bins]
			if x > list[0] && (len(cuts) == 0 || x > cuts[len(cuts)-1]) {
				cuts = append(cuts, x)
			}
		}
		// Rare values are what some features are about.
		if x := list[len(list)-1]; len(cuts) == 0 && x > list[0] {
			cuts = append(cuts, x)
		}
		g.cuts = append(g.cuts, cuts)
		col := make([]uint8, len(rows))
		for i := range rows {
			n, found := slices.BinarySearch(cuts, rows[i].values[f])
			if found {
				n++
			}
			col[i] = uint8(n)
		}
		g.bin = append(g.bin, col)
	}
	return g
}

// fit returns the trees. names are those of the columns.
func (b boosting) fit(rows []row, names []string) *gist.Forest {
	g := newGrid(rows)
	right, weight := 0.0, 0.0
	for i := range rows {
		right += rows[i].right * rows[i].weight
		weight += rows[i].weight
	}
	base := math.Log((right + 1) / (weight - right + 1))
	f := &gist.Forest{Names: names, Trees: [][]gist.Node{{{Column: -1, Value: float32(base)}}}}
	for seed := range b.seeds {
		for _, tree := range b.run(rows, g, base, uint64(seed)+1) {
			for i := range tree {
				tree[i].Value /= float32(b.seeds)
			}
			f.Trees = append(f.Trees, tree)
		}
	}
	return f
}

// run grows trees one after the other, beginning with the same score for all.
func (b boosting) run(rows []row, g *grid, base float64, seed uint64) (trees [][]gist.Node) {
	r := rand.New(rand.NewPCG(seed, 7))
	score := slices.Repeat([]float64{base}, len(rows))
	slope, curve := make([]float64, len(rows)), make([]float64, len(rows))
	for range b.trees {
		var in []int32
		for i := range rows {
			p := gist.Logistic(score[i])
			slope[i] = (p - rows[i].right) * rows[i].weight
			curve[i] = p * (1 - p) * rows[i].weight
			if r.Float64() < b.rows {
				in = append(in, int32(i))
			}
		}
		cols := r.Perm(len(g.cuts))[:max(1, int(b.cols*float64(len(g.cuts))))]
		slices.Sort(cols)
		t := tree{boosting: b, g: g, slope: slope, curve: curve, cols: cols}
		t.grow(in, b.depth)
		trees = append(trees, t.nodes)
		for i := range rows {
			score[i] += float64(gist.Leaf(t.nodes, rows[i].values))
		}
	}
	return trees
}

// A tree is one that grows.
type tree struct {
	boosting
	g            *grid
	slope, curve []float64
	cols         []int
	nodes        []gist.Node
}

// grow adds the node of some examples and all under it.
func (t *tree) grow(in []int32, depth int) {
	s, c := 0.0, 0.0
	for _, i := range in {
		s += t.slope[i]
		c += t.curve[i]
	}
	at := len(t.nodes)
	t.nodes = append(t.nodes, gist.Node{Column: -1, Value: float32(-s / (c + t.l2) * t.rate)})
	if depth == 0 || c < 2*t.least {
		return
	}
	best, feature, cut := 1e-6, -1, 0
	for _, f := range t.cols {
		if len(t.g.cuts[f]) == 0 {
			continue
		}
		var hs, hc [bins + 1]float64
		col := t.g.bin[f]
		for _, i := range in {
			hs[col[i]] += t.slope[i]
			hc[col[i]] += t.curve[i]
		}
		ls, lc := 0.0, 0.0
		for n := range t.g.cuts[f] {
			ls += hs[n]
			lc += hc[n]
			if lc < t.least || c-lc < t.least {
				continue
			}
			rs, rc := s-ls, c-lc
			if gain := ls*ls/(lc+t.l2) + rs*rs/(rc+t.l2) - s*s/(c+t.l2); gain > best {
				best, feature, cut = gain, f, n
			}
		}
	}
	if feature < 0 {
		return
	}
	var less, rest []int32
	for _, i := range in {
		if int(t.g.bin[feature][i]) <= cut {
			less = append(less, i)
		} else {
			rest = append(rest, i)
		}
	}
	t.nodes[at] = gist.Node{Column: feature, At: t.g.cuts[feature][cut]}
	t.grow(less, depth-1)
	t.nodes[at].Else = len(t.nodes)
	t.grow(rest, depth-1)
}
