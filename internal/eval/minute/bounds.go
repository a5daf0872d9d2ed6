package main

import (
	"slices"

	"github.com/townclerk/townclerk/internal/gist"
)

// A divided meeting is one whose topics people marked.
type divided struct {
	*meeting
	list   []sentence
	t      *gist.Talk
	starts []int // units of the set at which topics begin, without the first
}

func dividedOf(ms []meeting, skip map[string]bool) []divided {
	var out []divided
	for i := range ms {
		m := &ms[i]
		if len(m.Topics) == 0 || skip[m.ID] {
			continue
		}
		d := divided{meeting: m, list: m.sentences()}
		d.t = talkOf(d.list)
		for _, t := range m.Topics {
			switch {
			case len(t.Spans) > 0:
				for _, s := range t.Spans {
					d.starts = append(d.starts, s[0])
				}
			case t.Depth == 0:
				d.starts = append(d.starts, t.Start)
			}
		}
		slices.Sort(d.starts)
		d.starts = slices.Compact(slices.DeleteFunc(d.starts, func(u int) bool { return u <= 0 || u >= len(m.units()) }))
		out = append(out, d)
	}
	return out
}

// f is the boundary F of the scorer: within 2 % of the length.
func (d *divided) f(found []int) float64 {
	within := max(1, len(d.units())/50)
	used := map[int]bool{}
	hit := 0
	for _, s := range d.starts {
		best := -1
		for _, u := range found {
			if !used[u] && max(u-s, s-u) <= within && (best < 0 || max(u-s, s-u) < max(best-s, s-best)) {
				best = u
			}
		}
		if best >= 0 {
			used[best] = true
			hit++
		}
	}
	return f1(share(hit, len(found)), share(hit, len(d.starts)))
}

// bounds fits the model of the bounds of topics.
func (tr *trainer) bounds() error {
	var all []divided
	learn := 0
	for _, name := range []string{"ami_train", "qmsum_train", "icsi_train", "ami_val", "icsi_val", "qmsum_val"} {
		ms, err := tr.load(name)
		if err != nil {
			return err
		}
		skip := tr.held
		if name == "icsi_train" || name == "ami_train" || name == "qmsum_train" {
			all = append(all, dividedOf(ms, skip)...)
			learn = len(all)
			continue
		}
		all = append(all, dividedOf(ms, nil)...)
	}
	general, err := tr.general()
	if err != nil {
		return err
	}
	seen := map[string]int{}
	for i := range all[:learn] {
		for _, f := range all[i].t.BoundFeatures() {
			for _, x := range f {
				seen[x.Key]++
			}
		}
	}
	s := set{learn: learn, examples: make([][]example, len(all))}
	var v vocabulary
	for i := range all {
		d := &all[i]
		s.id = append(s.id, d.ID)
		keep := keeper(seen, 25, general)
		if i >= learn {
			keep = nothing
		}
		for j, f := range d.t.BoundFeatures() {
			e := example{weight: 1}
			e.key, e.value = v.add(f, keep)
			for k := max(0, j-1); k <= min(len(d.list)-1, j+1); k++ {
				if slices.ContainsFunc(d.list[k].of, func(u int) bool { return slices.Contains(d.starts, u) }) {
					// The sentence before or after is nearly right.
					if e.right = max(e.right, 0.3); k == j {
						e.right = 1
					}
				}
			}
			s.examples[i] = append(s.examples[i], e)
		}
	}
	first, w := s.scores(fitting{epochs: 10, rate: 0.02, l2: 3e-4, l1: 3e-4, others: 20, seeds: 1}, len(v.name))
	m := v.model(w, 0.06)
	tr.say("%s: %d weights of %d", gist.BoundModel, len(m.Weights), len(v.name))
	if err := tr.write(gist.BoundModel, m); err != nil {
		return err
	}
	sheets := make([]*gist.Sheet, len(all))
	for i := range all {
		sheets[i] = all[i].t.BoundContext(first[i])
	}
	scores, forest, err := s.grow(boosting{trees: 120, depth: 4, rate: 0.08, least: 4, l2: 5, rows: 0.6, cols: 0.3, every: 4, seeds: 3}, sheets)
	if err != nil {
		return err
	}
	if err := tr.writeForest(gist.BoundForest, forest); err != nil {
		return err
	}
	mean := func(p topicPicker, from, to int, which func(*divided) bool) float64 {
		sum, n := 0.0, 0.0
		for i := from; i < to; i++ {
			if which(&all[i]) {
				sum += all[i].f(p.units(&all[i], scores[i]))
				n++
			}
		}
		return sum / max(1, n)
	}
	ami := func(d *divided) bool { return d.Corpus == "ami" }
	qmsum := func(d *divided) bool { return d.Turns != nil }
	best, choice := 0.0, topicPicker{}
	for score := -4.0; score < 2; score += 0.25 {
		for _, least := range []int{0, 2, 3} {
			for _, apart := range []float64{0.02, 0.04, 0.06} {
				p := topicPicker{score, least, apart}
				if f := (mean(p, 0, learn, ami) + mean(p, 0, learn, qmsum)) / 2; f > best {
					best, choice = f, p
				}
			}
		}
	}
	tr.say("  %+v: boundary F of AMI %.3f, of QMSum %.3f; validation AMI %.3f, ICSI %.3f, QMSum %.3f, of its committees %.3f", choice,
		mean(choice, 0, learn, ami), mean(choice, 0, learn, qmsum), mean(choice, learn, len(all), ami), mean(choice, learn, len(all), func(d *divided) bool { return d.Corpus == "icsi" }),
		mean(choice, learn, len(all), qmsum), mean(choice, learn, len(all), func(d *divided) bool { return d.Domain == "Committee" }))
	return nil
}

// A topicPicker says which places are bounds: those that score at least score,
// and the best least, not nearer than a share of the meeting.
type topicPicker struct {
	score float64
	least int
	apart float64
}

func (p topicPicker) units(d *divided, scores []float64) []int {
	var out []int
	for _, place := range (gist.Picker{Score: p.score, Low: -100, Least: p.least, Apart: max(6, int(p.apart*float64(len(scores))))}).Pick(scores) {
		if place[0] >= 4 {
			out = append(out, d.list[place[0]].of[0])
		}
	}
	return out
}
