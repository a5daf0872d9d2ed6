package main

import (
	"math"
	"slices"
)

// A row is a rated word: which features it has, and how strong each is.
type row struct {
	word   string
	rating float64
	at     []int
	value  []float64
}

// penalty keeps the weights of rare features small.
const penalty = 2

// ridge returns the weights with the least squared error and penalty, by Gauss
// and Jordan's elimination of the normal equations.
func ridge(rows []row, n int) []float64 {
	a := make([][]float64, n)
	for i := range a {
		a[i] = make([]float64, n+1)
		a[i][i] = penalty
	}
	for _, r := range rows {
		for i, p := range r.at {
			for k, q := range r.at {
				a[p][q] += r.value[i] * r.value[k]
			}
			a[p][n] += r.value[i] * r.rating
		}
	}
	for i := range n {
		p := i
		for k := i; k < n; k++ {
			if math.Abs(a[k][i]) > math.Abs(a[p][i]) {
				p = k
			}
		}
		a[i], a[p] = a[p], a[i]
		for k := range n {
			if k == i || a[k][i] == 0 {
				continue
			}
			f := a[k][i] / a[i][i]
			for j := i; j <= n; j++ {
				a[k][j] -= f * a[i][j]
			}
		}
	}
	w := make([]float64, n)
	for i := range w {
		w[i] = a[i][n] / a[i][i]
	}
	return w
}

// folds fits ten times on nine tenths of the words and returns the correlation
// of what that foretells for the others with their ratings.
func folds(rows []row, n int) float64 {
	words := make([]string, 0, len(rows))
	for _, r := range rows {
		words = append(words, r.word)
	}
	slices.Sort(words)
	words = slices.Compact(words)
	fold := map[string]int{}
	for i, w := range words {
		fold[w] = i * 7919 % 10
	}
	var guess, rating []float64
	for f := range 10 {
		var in, out []row
		for _, r := range rows {
			if fold[r.word] == f {
				out = append(out, r)
			} else {
				in = append(in, r)
			}
		}
		w := ridge(in, n)
		for _, r := range out {
			d := 0.0
			for i, p := range r.at {
				d += w[p] * r.value[i]
			}
			guess, rating = append(guess, d), append(rating, r.rating)
		}
	}
	return pearson(guess, rating)
}

func pearson(a, b []float64) float64 {
	var ma, mb, ab, aa, bb float64
	for i := range a {
		ma += a[i] / float64(len(a))
		mb += b[i] / float64(len(b))
	}
	for i := range a {
		x, y := a[i]-ma, b[i]-mb
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	return ab / math.Sqrt(aa*bb)
}
