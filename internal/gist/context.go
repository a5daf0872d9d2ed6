package gist

import (
	"math"
	"slices"
	"strconv"
)

// ActContext returns what the second models of the acts look at: for each act,
// what the first models say of a unit and of those around it, and the columns of
// common. first holds the scores of the first models, by act and unit.
func (t *Talk) ActContext(first [][]float64) *Sheet {
	s := &Sheet{Rows: make([][]float32, len(t.units))}
	for a, list := range first {
		s.addScores(strconv.Itoa(a), list)
	}
	t.common(s)
	return s
}

// BoundContext returns what the second model of topics looks at: what the first
// says of a unit and of those around it, the columns of common, and how the words
// change there, against the rest of the meeting.
func (t *Talk) BoundContext(first []float64) *Sheet {
	s := &Sheet{Rows: make([][]float32, len(t.units))}
	s.addScores("0", first)
	t.common(s)
	for k, size := range stretches {
		name, depth := strconv.Itoa(size), t.depth()[k]
		s.addList("like "+name, standard(t.like()[k]))
		s.addList("depth z "+name, standard(depth))
		s.add("peak "+name, func(i int) float64 { return flag(peak(depth, i, 6)) })
	}
	for _, size := range []int{60, 200} {
		s.addList("fresh "+strconv.Itoa(size), standard(t.fresh(size)))
	}
	return s
}

// addScores adds what a model says of each unit and of those around it, against
// the rest of the meeting.
func (s *Sheet) addScores(name string, list []float64) {
	n := len(list)
	z := standard(list)
	sorted := slices.Sorted(slices.Values(list))
	s.addList(name, list)
	s.addList(name+" z", z)
	s.add(name+" rank", func(i int) float64 {
		rank, _ := slices.BinarySearch(sorted, list[i])
		return math.Log(float64(n - rank + 1))
	})
	for _, d := range []int{-3, -2, -1, 1, 2, 3} {
		s.add(name+" at "+strconv.Itoa(d), func(i int) float64 {
			if i+d < 0 || i+d >= n {
				return -3
			}
			return z[i+d]
		})
	}
	for _, w := range []int{3, 8, 20, 60} {
		s.add(name+" max "+strconv.Itoa(w), func(i int) float64 { return slices.Max(z[max(0, i-w):min(n, i+w+1)]) })
		s.addList(name+" sum "+strconv.Itoa(w), around(z, w))
	}
}

// common adds what no model is needed for: where in the meeting and in its turn a
// unit stands, who speaks, how the talk goes around it, how much its words matter
// to the meeting, and the cues in and around it.
func (t *Talk) common(s *Sheet) {
	n := len(t.units)
	s.add("at", t.at)
	s.add("from", func(i int) float64 { return float64(t.units[i].from) })
	s.add("left", func(i int) float64 { return float64(t.total - t.units[i].from) })
	s.add("total", func(int) float64 { return float64(t.total) })
	t.turns(s)
	own := func(value func(u *unit) float64) []float64 {
		out := make([]float64, n)
		for i := range t.units {
			out[i] = value(&t.units[i])
		}
		return out
	}
	length := own(func(u *unit) float64 { return float64(len(u.words)) })
	turn := own(func(u *unit) float64 { return flag(u.turn) })
	for _, w := range []int{5, 20} {
		s.addList("turns "+strconv.Itoa(w), around(turn, w))
		s.addList("talk "+strconv.Itoa(w), around(length, w))
	}
	bit := cueBits()["yeah"]
	yes := own(func(u *unit) float64 { return flag(u.cues&bit != 0 && len(u.words) <= 4) })
	question := own(func(u *unit) float64 { return flag(u.question) })
	s.add("yes before", func(i int) float64 { return sum(yes, i-5, i) })
	s.add("yes after", func(i int) float64 { return sum(yes, i+1, i+6) })
	s.addList("words", length)
	s.addList("content", own(func(u *unit) float64 { return float64(len(u.content)) }))
	s.addList("pause", own(func(u *unit) float64 { return u.pause }))
	s.addList("question", question)
	s.add("question before", func(i int) float64 { return sum(question, i-5, i) })
	s.addList("said before", t.echoes(1))
	s.addList("said again", t.echoes(-1))
	weigh := func(of func(w int) float64) []float64 {
		return own(func(u *unit) float64 {
			x := 0.0
			for _, w := range u.content {
				x += of(w)
			}
			return x / math.Pow(float64(len(u.words)+6), 0.8)
		})
	}
	s.addList("central", weigh(func(w int) float64 { return math.Log(1+float64(t.in[w])) * t.idf(w) }))
	s.addList("rare", weigh(t.idf))
	for k, size := range stretches {
		s.addList("depth "+strconv.Itoa(size), t.depth()[k])
		s.addList("depth near "+strconv.Itoa(size), around(t.depth()[k], 15))
	}
	for k, c := range cueClasses {
		has := own(func(u *unit) float64 { return flag(u.cues&(1<<k) != 0) })
		s.addList("c "+c.name, has)
		s.add("c before "+c.name, func(i int) float64 { return sum(has, i-4, i) })
		s.add("c after "+c.name, func(i int) float64 { return sum(has, i+1, i+5) })
		s.addList("c near "+c.name, around(has, 12))
	}
}

// turns adds who speaks, and the place of each unit in its turn.
func (t *Talk) turns(s *Sheet) {
	n := len(t.units)
	share := make([]float64, len(t.voices)+1)
	first, end := make([]int, n), make([]int, n)
	for i := range t.units {
		share[t.units[i].voice+1] += float64(len(t.units[i].words)) / float64(t.total+1)
		if first[i] = i; i > 0 && !t.units[i].turn {
			first[i] = first[i-1]
		}
	}
	for i := n - 1; i >= 0; i-- {
		if end[i] = i + 1; i+1 < n && !t.units[i+1].turn {
			end[i] = end[i+1]
		}
	}
	words := func(from, to int) float64 {
		if to == n {
			return float64(t.total - t.units[from].from)
		}
		return float64(t.units[to].from - t.units[from].from)
	}
	s.add("lead", func(i int) float64 { return flag(t.units[i].lead) })
	s.add("share", func(i int) float64 { return share[t.units[i].voice+1] })
	s.add("voices", func(int) float64 { return float64(len(t.voices)) })
	s.add("turn words", func(i int) float64 { return words(first[i], end[i]) })
	s.add("turn place", func(i int) float64 { return float64(i - first[i]) })
	s.add("turn rest", func(i int) float64 { return float64(end[i] - i - 1) })
	s.add("turn before", func(i int) float64 {
		if first[i] == 0 {
			return 0
		}
		return words(first[first[i]-1], first[i])
	})
	s.add("turn after", func(i int) float64 {
		if end[i] == n {
			return 0
		}
		return words(end[i], end[end[i]])
	})
}

// echoes returns how much of the weight of a unit's content words was said in the
// units at least ten before it, or, with step -1, after it.
func (t *Talk) echoes(step int) []float64 {
	n := len(t.units)
	out := make([]float64, n)
	seen := make([]bool, len(t.in))
	for k := range n {
		i := k
		if step < 0 {
			i = n - 1 - k
		}
		if j := i - 10*step; j >= 0 && j < n {
			for _, w := range t.units[j].content {
				seen[w] = true
			}
		}
		all := 0.0
		for _, w := range t.units[i].content {
			all += t.idf(w)
			if seen[w] {
				out[i] += t.idf(w)
			}
		}
		if all > 0 {
			out[i] /= all
		}
	}
	return out
}
