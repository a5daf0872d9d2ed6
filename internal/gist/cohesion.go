package gist

import "math"

// stretches are how many words before and after a place are compared.
var stretches = [...]int{80, 200, 400}

// likeness compares, for each unit, the size words before it with those from it
// on: the cosine of their weighted counts.
func (t *Talk) likeness(size int) []float64 {
	out := make([]float64, len(t.units))
	before, after := t.newCounts(), t.newCounts()
	for i := 1; i < len(t.units); i++ {
		before.fill(t, i-1, -1, size)
		after.fill(t, i, 1, size)
		out[i] = before.cosine(after)
	}
	if len(out) > 1 {
		out[0] = out[1]
	}
	return out
}

// counts are the content words of a stretch of talk. Sums run in the order in
// which the words were met, so that they are the same each time.
type counts struct {
	of      []float64 // by word
	weight  []float64 // of each word
	present []int
}

func (t *Talk) newCounts() *counts {
	c := &counts{of: make([]float64, len(t.in)), weight: make([]float64, len(t.in))}
	for w := range c.weight {
		c.weight[w] = t.idf(w)
	}
	return c
}

// fill counts about size words from unit i on, forwards or backwards.
func (c *counts) fill(t *Talk, i, step, size int) {
	for _, w := range c.present {
		c.of[w] = 0
	}
	c.present = c.present[:0]
	for n := 0; n < size && i >= 0 && i < len(t.units); i += step {
		for _, w := range t.units[i].content {
			if c.of[w] == 0 {
				c.present = append(c.present, w)
			}
			c.of[w]++
		}
		n += len(t.units[i].words)
	}
	for _, w := range c.present {
		c.of[w] = (1 + math.Log(c.of[w])) * c.weight[w]
	}
}

func (c *counts) cosine(d *counts) float64 {
	dot, x, y := 0.0, 0.0, 0.0
	for _, w := range c.present {
		dot += c.of[w] * d.of[w]
		x += c.of[w] * c.of[w]
	}
	for _, w := range d.present {
		y += d.of[w] * d.of[w]
	}
	if x == 0 || y == 0 {
		return 0
	}
	return dot / math.Sqrt(x*y)
}

// fresh returns, for each unit, the weight of the content words of the next
// about size words that were not used in the ten times as many before it.
func (t *Talk) fresh(size int) []float64 {
	out := make([]float64, len(t.units))
	before, after := t.newCounts(), t.newCounts()
	for i := range t.units {
		before.fill(t, i-1, -1, 10*size)
		after.fill(t, i, 1, size)
		sum, all := 0.0, 0.0
		for _, w := range after.present {
			all += after.of[w]
			if before.of[w] == 0 {
				sum += after.of[w]
			}
		}
		if all > 0 {
			out[i] = sum / all
		}
	}
	return out
}

// depths returns how deep the valley at each place is: how far the likeness
// rises to its left and to its right.
func depths(like []float64) []float64 {
	v := smooth(like)
	out := make([]float64, len(v))
	for i := range v {
		l, r := i, i
		for l > 0 && v[l-1] >= v[l] {
			l--
		}
		for r+1 < len(v) && v[r+1] >= v[r] {
			r++
		}
		out[i] = v[l] + v[r] - 2*v[i]
	}
	return out
}

// smooth takes the mean of each value and its neighbours.
func smooth(v []float64) []float64 {
	out := make([]float64, len(v))
	for i := range v {
		part := v[max(0, i-2):min(len(v), i+3)]
		for _, x := range part {
			out[i] += x
		}
		out[i] /= float64(len(part))
	}
	return out
}

// peak reports whether no value within reach of i is greater.
func peak(v []float64, i, reach int) bool {
	for j := max(0, i-reach); j <= min(len(v)-1, i+reach); j++ {
		if v[j] > v[i] || v[j] == v[i] && j < i {
			return false
		}
	}
	return true
}
