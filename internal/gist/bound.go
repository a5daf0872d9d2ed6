package gist

import (
	"math"
	"strconv"
)

// BoundFeatures returns what the model of topics looks at for each unit as the
// first of a new topic: how the words before it differ from those from it on
// (after Hearst, "TextTiling", 1997, with windows of three sizes), what is said
// there, who says it, after what pause, and where in the meeting.
func (t *Talk) BoundFeatures() [][]Feature {
	n := len(t.units)
	out := make([][]Feature, n)
	for _, size := range []int{80, 200, 400} {
		like := t.likeness(size)
		depth := depths(like)
		z := standard(like)
		dz := standard(depth)
		name := strconv.Itoa(size)
		for i := range out {
			out[i] = append(out[i], Feature{"like" + name, z[i]}, Feature{"depth" + name, dz[i]})
			if peak(depth, i, 6) && depth[i] > 0 {
				out[i] = append(out[i], Feature{"valley" + name, 1}, Feature{"valleydepth" + name, dz[i]})
			}
		}
	}
	fresh := standard(t.fresh(60))
	for i := range out {
		u := &t.units[i]
		f := append(out[i], Feature{"bias", 1}, Feature{"fresh", fresh[i]})
		add := func(key string) { f = append(f, Feature{key, 1}) }
		if u.turn {
			add("turn")
			// How long the turn is that begins here, and the one that ended.
			words := 0
			for j := i; j < n && (j == i || !t.units[j].turn); j++ {
				words += len(t.units[j].words)
			}
			before := 0
			for j := i - 1; j >= 0; j-- {
				before += len(t.units[j].words)
				if t.units[j].turn {
					break
				}
			}
			f = append(f, Feature{"turn words", math.Log1p(float64(words)) / 3}, Feature{"turn before", math.Log1p(float64(before)) / 3})
		}
		if u.lead {
			add("lead")
			if u.turn {
				add("lead turn")
			}
		}
		if u.pause > 0 {
			f = append(f, Feature{"pause", math.Min(math.Log1p(u.pause), 3)})
		}
		for _, o := range []struct {
			d    int
			name string
		}{{-1, "p1"}, {0, ""}, {1, "n1"}, {2, "n2"}} {
			j := i + o.d
			if j < 0 || j >= n {
				continue
			}
			v := &t.units[j]
			for k := range cueClasses {
				if v.cues&(1<<k) != 0 {
					add(o.name + "c " + cueClasses[k].name)
					if o.d == 0 && u.lead {
						add("lead c " + cueClasses[k].name)
					}
					if o.d == 0 && u.turn {
						add("turn c " + cueClasses[k].name)
					}
				}
			}
			if v.question {
				add(o.name + " question")
			}
			seen := map[string]bool{}
			for k, w := range v.words {
				keys := []string{o.name + "w " + w}
				if o.d == 0 {
					keys = append(keys, pair(v.words, k))
				}
				for _, key := range keys {
					if !seen[key] {
						seen[key] = true
						add(key)
					}
				}
			}
			add(o.name + "len " + strconv.Itoa(min(6, int(math.Log2(float64(len(v.words)+1))))))
		}
		at := t.at(i)
		add("at " + strconv.Itoa(int(at*20)))
		for _, w := range []int{60, 150, 400} {
			if u.from < w {
				add("from " + strconv.Itoa(w))
			}
			if t.total-u.from < w {
				add("left " + strconv.Itoa(w))
			}
		}
		out[i] = f
	}
	return out
}

// pair returns the feature of a word and the one before it.
func pair(words []string, k int) string {
	if k == 0 {
		return "first " + words[0]
	}
	return "b " + words[k-1] + " " + words[k]
}

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

// standard returns how many standard deviations each value is over the mean.
func standard(v []float64) []float64 {
	out := make([]float64, len(v))
	mean, sd := 0.0, 0.0
	for _, x := range v {
		mean += x / float64(len(v))
	}
	for _, x := range v {
		sd += (x - mean) * (x - mean) / float64(len(v))
	}
	if sd = math.Sqrt(sd); sd == 0 {
		return out
	}
	for i, x := range v {
		out[i] = (x - mean) / sd
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
