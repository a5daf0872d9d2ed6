package gist

import (
	"math"
	"strconv"
)

// ActFeatures returns what the models of actions, decisions and problems look at
// in unit i: its words, word pairs and cues, those of its neighbours, its length,
// and where and by whom it was said.
func (t *Talk) ActFeatures(i int) []Feature {
	var f []Feature
	add := func(key string) { f = append(f, Feature{key, 1}) }
	u := &t.units[i]
	add("bias")
	seen := map[string]bool{}
	once := func(key string) {
		if !seen[key] {
			seen[key] = true
			add(key)
		}
	}
	for j, w := range u.words {
		once("w " + w)
		if j > 0 {
			once("b " + u.words[j-1] + " " + w)
		}
	}
	for k := range cueClasses {
		if u.cues&(1<<k) == 0 {
			continue
		}
		add("c " + cueClasses[k].name)
		for l := k + 1; l < len(cueClasses); l++ {
			if u.cues&(1<<l) != 0 {
				add("cc " + cueClasses[k].name + " " + cueClasses[l].name)
			}
		}
	}
	if u.question {
		add("question")
	}
	for _, o := range []struct {
		d    int
		name string
	}{{-2, "p2"}, {-1, "p1"}, {1, "n1"}, {2, "n2"}} {
		j := i + o.d
		if j < 0 || j >= len(t.units) {
			add(o.name + " none")
			continue
		}
		v := &t.units[j]
		for _, w := range v.words {
			once(o.name + " " + w)
		}
		for k := range cueClasses {
			if v.cues&(1<<k) != 0 {
				add(o.name + "c " + cueClasses[k].name)
			}
		}
		if v.voice == u.voice {
			add(o.name + " same")
		}
		if v.question {
			add(o.name + " question")
		}
	}
	// What is spoken of around it, three to six sentences away.
	var around uint32
	for d := 3; d <= 6; d++ {
		for _, j := range []int{i - d, i + d} {
			if j >= 0 && j < len(t.units) {
				around |= t.units[j].cues
			}
		}
	}
	for k := range cueClasses {
		if around&(1<<k) != 0 {
			add("a " + cueClasses[k].name)
		}
	}
	add("len " + strconv.Itoa(min(9, int(math.Log2(float64(len(u.words)+1))*2))))
	at := t.at(i)
	add("at " + strconv.Itoa(int(at*20)))
	left := t.total - u.from
	for _, n := range []int{100, 200, 400, 800} {
		if left < n {
			add("left " + strconv.Itoa(n))
		}
		if u.from < n {
			add("from " + strconv.Itoa(n))
		}
	}
	if u.lead {
		add("lead")
		for k := range cueClasses {
			if u.cues&(1<<k) != 0 {
				add("lead c " + cueClasses[k].name)
			}
		}
	}
	if u.turn {
		add("turn")
	}
	if at > 0.85 {
		for k := range cueClasses {
			if u.cues&(1<<k) != 0 {
				add("late c " + cueClasses[k].name)
			}
		}
	}
	return f
}

// An Act is something that a sentence may do in a meeting.
type Act int

// The acts. Telling is no act of its own: a person who sums the meeting up would
// draw on the sentence. The models of the others look at it too.
const (
	Telling  Act = iota
	Action       // gives out or takes on work
	Decision     // settles a question
	Problem      // names a problem or an open question
	acts         // how many there are
)
