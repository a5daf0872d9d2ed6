package main

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/townclerk/townclerk/internal/gist"
)

// An example is what the fitting reads: numbered features, and what is right.
type example struct {
	key    []int32
	value  []float32
	right  float64 // 0 to 1
	weight float64
}

// A fitting fits a linear model by stochastic gradient descent on the logistic
// loss, with step sizes for each feature after Duchi, Hazan and Singer (2011).
// The order of the examples is drawn with a fixed seed, so that the same sets
// give the same weights.
type fitting struct {
	epochs int
	rate   float64
	l2, l1 float64
	others int // examples that are not right, for each that is; 0 for all
	seeds  int // runs whose mean is taken
}

// fit returns the weights of the features.
func (g fitting) fit(list []example, features int) []float64 {
	mean := make([]float64, features)
	var right, wrong []int
	for i, e := range list {
		if e.right > 0 {
			right = append(right, i)
		} else {
			wrong = append(wrong, i)
		}
	}
	for s := range g.seeds {
		r := rand.New(rand.NewPCG(uint64(s)+1, 7))
		w, square := make([]float64, features), make([]float64, features)
		for range g.epochs {
			order := slices.Clone(right)
			if g.others > 0 && len(wrong) > g.others*len(right) {
				for _, k := range r.Perm(len(wrong))[:g.others*len(right)] {
					order = append(order, wrong[k])
				}
			} else {
				order = append(order, wrong...)
			}
			r.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
			for _, i := range order {
				e := &list[i]
				sum := 0.0
				for j, k := range e.key {
					sum += w[k] * float64(e.value[j])
				}
				slope := (gist.Logistic(sum) - e.right) * e.weight
				for j, k := range e.key {
					d := slope*float64(e.value[j]) + g.l2*w[k]
					square[k] += d * d
					step := g.rate / math.Sqrt(square[k]+1e-6)
					w[k] -= step * d
					if g.l1 > 0 {
						w[k] = math.Copysign(math.Max(0, math.Abs(w[k])-step*g.l1), w[k])
					}
				}
			}
		}
		for k := range w {
			mean[k] += w[k] / float64(g.seeds)
		}
	}
	return mean
}

// A vocabulary numbers features.
type vocabulary struct {
	number map[string]int32
	name   []string
}

// examples numbers the features of examples. keep says which are used.
func (v *vocabulary) add(f []gist.Feature, keep func(string) bool) (key []int32, value []float32) {
	if v.number == nil {
		v.number = map[string]int32{}
	}
	for _, x := range f {
		n, ok := v.number[x.Key]
		if !ok {
			if keep != nil && !keep(x.Key) {
				continue
			}
			n = int32(len(v.name))
			v.number[x.Key] = n
			v.name = append(v.name, x.Key)
		}
		key = append(key, n)
		value = append(value, float32(x.Value))
	}
	return key, value
}

// model makes a model of the weights that count.
func (v *vocabulary) model(w []float64, least float64) *gist.Model {
	m := &gist.Model{Weights: map[string]float32{}}
	for k, x := range w {
		if math.Abs(x) >= least {
			m.Weights[v.name[k]] = float32(x)
		}
	}
	return m
}
