package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/townclerk/townclerk/internal/gist"
)

// folds is into how many parts the training sets are cut for cross-validation.
const folds = 4

// A trainer fits the models of internal/gist. It reads the training sets from
// one folder, writes the weights into another, and says how the models do on
// meetings that they have not seen: those left out in cross-validation, and the
// validation sets.
type trainer struct {
	from, to string
	report   io.Writer
	held     map[string]bool // meetings of the validation sets
}

// train fits all models, or those whose group is named in only.
func train(from, to, only string) error {
	tr := &trainer{from: from, to: to, report: os.Stdout, held: map[string]bool{}}
	for _, name := range []string{"ami_val", "icsi_val", "qmsum_val"} {
		ms, err := tr.load(name)
		if err != nil {
			return err
		}
		for _, m := range ms {
			tr.held[m.ID] = true
		}
	}
	for _, group := range []struct {
		name string
		do   func() error
	}{{"acts", tr.acts}, {"bounds", tr.bounds}, {"briefs", tr.briefs}} {
		if only == "" || only == group.name {
			if err := group.do(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (tr *trainer) say(format string, args ...any) { fmt.Fprintf(tr.report, format+"\n", args...) }

// load reads the meetings of a set.
func (tr *trainer) load(name string) ([]meeting, error) {
	var list []meeting
	err := eachLine(filepath.Join(tr.from, name+".jsonl"), func(m meeting) error {
		list = append(list, m)
		return nil
	})
	return list, err
}

// write writes a model.
func (tr *trainer) write(name string, m *gist.Model) error {
	return tr.create(name, m.Write)
}

// writeForest writes trees.
func (tr *trainer) writeForest(name string, f *gist.Forest) error {
	return tr.create(name, f.Write)
}

func (tr *trainer) create(name string, write func(w io.Writer, note string) error) error {
	f, err := os.Create(filepath.Join(tr.to, name+".txt"))
	if err != nil {
		return err
	}
	return errors.Join(write(f, "Weights of the model "+name+". Made by go run ./internal/eval/minute -train; see README.md."), f.Close())
}

// fold says in which part of the cross-validation a meeting is. Meetings of one
// team, such as ES2002a to ES2002d, stay together.
func fold(id string) int {
	h := 0
	for _, c := range strings.TrimRight(id, "abcd") {
		h = (h*31 + int(c)) % 7919
	}
	return h % folds
}

// general counts in how many meetings of other kinds than the design meetings of
// AMI each word was used: the committees and the research meetings of the
// training sets. A word of few of them is what one project was about.
func (tr *trainer) general() (map[string]int, error) {
	in := map[string]int{}
	for _, name := range []string{"qmsum_train", "icsi_train"} {
		ms, err := tr.load(name)
		if err != nil {
			return nil, err
		}
		for i := range ms {
			if ms[i].Turns != nil && ms[i].Domain != "Committee" {
				continue
			}
			seen := map[string]bool{}
			for _, u := range ms[i].units() {
				for _, w := range gist.Words(u.Text) {
					if !seen[w] {
						seen[w] = true
						in[w]++
					}
				}
			}
		}
	}
	return in, nil
}

// keeper returns which features may have a weight: those seen at least least
// times whose words are general.
func keeper(seen map[string]int, least int, general map[string]int) func(string) bool {
	return func(key string) bool {
		if seen[key] < least {
			return false
		}
		kind, words, ok := strings.Cut(key, " ")
		if !ok || general == nil || strings.HasSuffix(kind, "c") || kind == "a" || kind == "lead" || kind == "late" {
			return true
		}
		switch strings.TrimLeft(kind, "pn12") {
		case "w", "b", "first", "":
			for w := range strings.FieldsSeq(words) {
				if general[w] < 6 {
					return false
				}
			}
		}
		return true
	}
}

// nothing keeps no feature: for meetings that nothing is learned from.
func nothing(string) bool { return false }

// A set is meetings with the examples of each; the first learn are learned from.
type set struct {
	id       []string
	examples [][]example
	learn    int
	skip     func(i int) bool // learning meetings that say nothing of this; may be nil
}

// scores fits models on the learning meetings and returns the score of each
// example by a model that has not seen its meeting, and the weights of the model
// that has seen all of them.
func (s *set) scores(g fitting, features int) (out [][]float64, weights []float64) {
	out = make([][]float64, len(s.id))
	for part := range folds + 1 {
		var list []example
		for i := range s.learn {
			if (part == folds || fold(s.id[i]) != part) && (s.skip == nil || !s.skip(i)) {
				list = append(list, s.examples[i]...)
			}
		}
		weights = g.fit(list, features)
		for i := range s.id {
			if i < s.learn && (part == folds || fold(s.id[i]) != part) || i >= s.learn && part < folds {
				continue
			}
			out[i] = make([]float64, 0, len(s.examples[i]))
			for _, e := range s.examples[i] {
				sum := 0.0
				for j, k := range e.key {
					sum += weights[k] * float64(e.value[j])
				}
				out[i] = append(out[i], sum)
			}
		}
	}
	return out, weights
}

// grow fits trees as scores fits weights. sheets hold the values of each example.
func (s *set) grow(b boosting, sheets []*gist.Sheet) (out [][]float64, all *gist.Forest, err error) {
	out = make([][]float64, len(s.id))
	for part := range folds + 1 {
		var rows []row
		wrong := 0
		for i := range s.learn {
			if part < folds && fold(s.id[i]) == part || s.skip != nil && s.skip(i) {
				continue
			}
			for j, e := range s.examples[i] {
				r := row{sheets[i].Rows[j], e.right, e.weight}
				if e.right == 0 {
					if wrong++; wrong%b.every != 0 {
						continue
					}
					r.weight *= float64(b.every)
				}
				rows = append(rows, r)
			}
		}
		all = b.fit(rows, sheets[0].Names)
		for i := range s.id {
			if i < s.learn && (part == folds || fold(s.id[i]) != part) || i >= s.learn && part < folds {
				continue
			}
			if out[i], err = all.Score(sheets[i]); err != nil {
				return nil, nil, err
			}
		}
	}
	return out, all, nil
}

// f1 is the harmonic mean of precision and recall.
func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(a, b int) float64 { return float64(a) / math.Max(1, float64(b)) }
