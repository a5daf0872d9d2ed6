package salience

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Line is one line that a note could have.
type Line struct {
	Text string

	// Answers is set where the line answers a question.
	Answers bool
}

// A Model has a weight for each feature; it is safe for concurrent use if nobody
// changes it. The zero Model finds all words worth the same.
type Model struct {
	weights map[string]float64
}

//go:embed data/weights.tsv
var weightData string

var builtin = sync.OnceValue(func() *Model {
	m, err := Read(strings.NewReader(weightData))
	if err != nil {
		return &Model{} // the file is part of the program, and a test reads it
	}
	return m
})

// Default returns the built-in model.
func Default() *Model { return builtin() }

// Read reads a model: a feature, a tab and a weight a line; lines that begin with
// "#" say where it comes from.
func Read(r io.Reader) (*Model, error) {
	m := &Model{weights: map[string]float64{}}
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		name, number, ok := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(number, 64)
		if !ok || err != nil || math.IsNaN(w) || math.IsInf(w, 0) {
			return nil, fmt.Errorf("salience: line %d: want a feature, a tab and a weight", n)
		}
		m.weights[name] = w
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("salience: %w", err)
	}
	return m, nil
}

// Write writes a model as [Read] reads it, in the order of the features.
func (m *Model) Write(w io.Writer) error {
	names := make([]string, 0, len(m.weights))
	for name := range m.weights {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, m.weights[name])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Worth returns for each stem of some lines, which are one talk, how likely a
// note has it: 0 to 1.
func (m *Model) Worth(lines []Line) map[string]float64 {
	out := map[string]float64{}
	for _, x := range stems(lines) {
		sum := 0.0
		for _, f := range x.features {
			sum += m.weights[f.name] * f.value
		}
		out[x.stem] = 1 / (1 + math.Exp(-sum))
	}
	return out
}

// A feature is one thing that is known of a stem in a talk.
type feature struct {
	name  string
	value float64
}

type stemFeatures struct {
	stem     string
	features []feature
}

// stems returns the stems of a talk in order of their first mention.
func stems(lines []Line) []stemFeatures {
	type seen struct {
		count, answers int
		first, last    float64
	}
	info := map[string]*seen{}
	var order []string
	for i, l := range lines {
		at := float64(i+1) / float64(len(lines))
		in := map[string]bool{}
		for _, w := range Words(l.Text) {
			if in[w] {
				continue
			}
			in[w] = true
			x := info[w]
			if x == nil {
				x = &seen{first: at}
				info[w] = x
				order = append(order, w)
			}
			x.count++
			x.last = at
			if l.Answers {
				x.answers++
			}
		}
	}
	size := math.Log(1 + float64(len(lines)))
	out := make([]stemFeatures, 0, len(order))
	for _, w := range order {
		x := info[w]
		often := math.Log(float64(x.count))
		f := []feature{
			{"-bias", 1}, {"=" + w, 1}, {"-often", often}, {"-size", size}, {"-size-often", size * often},
			{"-answers", float64(x.answers) / float64(x.count)}, {"-first", x.first}, {"-last", x.last}, {"-letters", math.Log(float64(len(w)))},
		}
		if w[0] >= '0' && w[0] <= '9' {
			f = append(f, feature{"-number", 1})
		}
		if x.count == 1 {
			f = append(f, feature{"-once", 1})
		}
		out = append(out, stemFeatures{w, f})
	}
	return out
}
