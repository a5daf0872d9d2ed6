package gist

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A Sheet is a table of numbers: a row for each unit, a named column for each
// feature.
type Sheet struct {
	Names []string
	Rows  [][]float32
}

func (s *Sheet) add(name string, value func(i int) float64) {
	s.Names = append(s.Names, name)
	for i := range s.Rows {
		s.Rows[i] = append(s.Rows[i], float32(value(i)))
	}
}

func (s *Sheet) addList(name string, list []float64) {
	s.add(name, func(i int) float64 { return list[i] })
}

// A Forest is a sum of regression trees over the columns of a sheet. The zero
// Forest scores everything 0.
type Forest struct {
	Names []string // of the columns
	Trees [][]Node
}

// A Node is a place in a tree. The first node of a tree is its root.
type Node struct {
	// Column is the column that is asked about, counted from 0, or -1 in a leaf.
	Column int

	// At parts the values: less goes on at the node that follows this one, the rest
	// at the node with the number Else.
	At   float32
	Else int

	// Value is what a leaf adds to the score.
	Value float32
}

// Score returns what the trees say of each row of a sheet. It fails if the trees
// were fitted on other columns.
func (f *Forest) Score(s *Sheet) ([]float64, error) {
	if len(f.Trees) > 0 && !slices.Equal(f.Names, s.Names) {
		return nil, errColumns
	}
	out := make([]float64, len(s.Rows))
	for i, row := range s.Rows {
		for _, tree := range f.Trees {
			out[i] += float64(Leaf(tree, row))
		}
	}
	return out, nil
}

// Leaf returns what one tree says of a row.
func Leaf(tree []Node, row []float32) float32 {
	i := 0
	for tree[i].Column >= 0 {
		if row[tree[i].Column] < tree[i].At {
			i++
		} else {
			i = tree[i].Else
		}
	}
	return tree[i].Value
}

var (
	errTree    = errors.New("a tree expected")
	errNames   = errors.New("the names of the columns expected")
	errColumns = errors.New("gist: the trees were fitted on other columns")
)

// ReadForest reads trees: first a line with the names of the columns, parted by
// tabs, then a tree a line, each node before those under it. A node is
// "column<value", a leaf its value. Lines that begin with "//" are comments.
func ReadForest(r io.Reader) (*Forest, error) {
	f := &Forest{}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		line := s.Text()
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		if f.Names == nil {
			if f.Names = strings.Split(line, "\t"); len(f.Names) < 2 {
				return nil, fmt.Errorf("gist: line %d: %w", n, errNames)
			}
			continue
		}
		tree, err := readTree(strings.Fields(line), len(f.Names))
		if err != nil {
			return nil, fmt.Errorf("gist: line %d: %w", n, err)
		}
		f.Trees = append(f.Trees, tree)
	}
	return f, s.Err()
}

// readTree reads the nodes of one tree. open holds those whose second branch is
// still to come.
func readTree(words []string, columns int) ([]Node, error) {
	var tree []Node
	var open []int
	for i, w := range words {
		name, value, split := strings.Cut(w, "<")
		if !split {
			name, value = "-1", w
		}
		number, err := strconv.Atoi(name)
		if err != nil || split && (number < 0 || number >= columns) {
			return nil, errTree
		}
		x, err := strconv.ParseFloat(value, 32)
		if err != nil || math.IsNaN(x) {
			return nil, errTree
		}
		if split {
			open = append(open, i)
			tree = append(tree, Node{Column: number, At: float32(x)})
			continue
		}
		tree = append(tree, Node{Column: -1, Value: float32(x)})
		// After a leaf comes the second branch of the last split that has none, and
		// after the last leaf nothing.
		last := len(open) - 1
		if (last < 0) != (i+1 == len(words)) {
			return nil, errTree
		}
		if last >= 0 {
			tree[open[last]].Else = i + 1
			open = open[:last]
		}
	}
	if len(tree) == 0 || tree[len(tree)-1].Column >= 0 {
		return nil, errTree
	}
	return tree, nil
}

// Write writes the trees. note is put above them as a comment.
func (f *Forest) Write(w io.Writer, note string) error {
	b := bufio.NewWriter(w)
	for line := range strings.Lines(note) {
		fmt.Fprintf(b, "// %s\n", strings.TrimSpace(line))
	}
	fmt.Fprintln(b, strings.Join(f.Names, "\t"))
	for _, tree := range f.Trees {
		for i, n := range tree {
			if i > 0 {
				b.WriteByte(' ')
			}
			if n.Column >= 0 {
				fmt.Fprintf(b, "%d<%.4g", n.Column, n.At)
			} else {
				fmt.Fprintf(b, "%.3g", n.Value)
			}
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}
