package gist

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A Model is a linear model: a weight for each feature. The zero Model scores
// everything 0.
type Model struct {
	Weights map[string]float32
}

// A Feature is a property of a unit and how much of it there is.
type Feature struct {
	Key   string
	Value float64
}

// Score returns the sum of the weights of the features.
func (m *Model) Score(features []Feature) float64 {
	sum := 0.0
	for _, f := range features {
		if w, ok := m.Weights[f.Key]; ok {
			sum += float64(w) * f.Value
		}
	}
	return sum
}

// Logistic turns a score into a probability.
func Logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// Read reads a model: a feature, a tab and its weight a line; lines that begin
// with "//" are comments.
func Read(r io.Reader) (*Model, error) {
	m := &Model{Weights: map[string]float32{}}
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		line := s.Text()
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		key, value, ok := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(value, 32)
		if !ok || err != nil {
			return nil, fmt.Errorf("gist: line %d: a feature and its weight expected", n)
		}
		m.Weights[key] = float32(w)
	}
	return m, s.Err()
}

// Write writes a model with its features in order. note is put above it as a
// comment.
func (m *Model) Write(w io.Writer, note string) error {
	b := bufio.NewWriter(w)
	for line := range strings.Lines(note) {
		fmt.Fprintf(b, "// %s\n", strings.TrimSpace(line))
	}
	keys := make([]string, 0, len(m.Weights))
	for k := range m.Weights {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		fmt.Fprintf(b, "%s\t%.3g\n", k, m.Weights[k])
	}
	return b.Flush()
}
