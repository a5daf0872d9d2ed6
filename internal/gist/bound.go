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
	for k, size := range stretches {
		like, depth := t.like()[k], t.depth()[k]
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
