package salience

import (
	"math"
	"math/rand/v2"
	"slices"
)

// An Example is a talk, and the note that somebody wrote of it.
type Example struct {
	Lines []Line
	Note  string
}

// The numbers of [Learn], chosen on held-out folds of the training sets.
const (
	passes   = 12   // over the examples
	step     = 0.15 // of AdaGrad
	decay    = 0.06 // of the weights of words, for each time that they are seen
	leastFor = 3    // talks in which a word must stand to have a weight
)

// Learn fits a model: a logistic regression of whether the note has a stem of the
// talk, by stochastic gradient steps (AdaGrad) in an order that is always the
// same.
func Learn(list []Example) *Model {
	type instance struct {
		features []feature
		noted    bool
	}
	var all []instance
	count := map[string]float64{}
	for _, e := range list {
		noted := map[string]bool{}
		for _, w := range Words(e.Note) {
			noted[w] = true
		}
		for _, x := range stems(e.Lines) {
			all = append(all, instance{x.features, noted[x.stem]})
			for _, f := range x.features {
				count[f.name]++
			}
		}
	}
	weights, past := map[string]float64{}, map[string]float64{}
	order := rand.New(rand.NewPCG(7, 11))
	for range passes {
		order.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, x := range all {
			sum := 0.0
			for _, f := range x.features {
				sum += weights[f.name] * f.value
			}
			off := 1 / (1 + math.Exp(-sum))
			if x.noted {
				off--
			}
			for _, f := range x.features {
				g := off * f.value
				if f.name[0] == '=' {
					g += decay * weights[f.name] / count[f.name]
				}
				past[f.name] += g * g
				weights[f.name] -= step * g / math.Sqrt(past[f.name]+1e-8)
			}
		}
	}
	m := &Model{weights: map[string]float64{}}
	for name, w := range weights {
		if name[0] == '-' || count[name] >= leastFor && math.Abs(w) >= 0.05 && plain(name[1:]) {
			m.weights[name] = w
		}
	}
	return m
}

// plain reports whether a stem is of small letters: numbers and odd signs get no
// weight of their own.
func plain(w string) bool {
	return !slices.ContainsFunc([]byte(w), func(c byte) bool { return c < 'a' || c > 'z' })
}
