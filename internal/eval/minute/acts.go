package main

import (
	"slices"

	"github.com/townclerk/townclerk/internal/gist"
)

// actTypes are the words of the sets for the acts.
var actTypes = map[gist.Act]string{gist.Action: "actions", gist.Decision: "decisions", gist.Problem: "problems"}

// An annotated meeting is one whose summaries are linked to its talk.
type annotated struct {
	*meeting
	list []sentence
	t    *gist.Talk
}

func annotatedOf(ms []meeting) []annotated {
	var out []annotated
	for i := range ms {
		if m := &ms[i]; len(m.Abstractive) > 0 && len(m.Extractive) > 0 {
			list := m.sentences()
			out = append(out, annotated{m, list, talkOf(list)})
		}
	}
	return out
}

// items returns the utterances linked to each sentence of one type.
func (m *meeting) items(kind string) [][]int {
	var out [][]int
	for _, a := range m.Abstractive {
		if a.Type == kind && len(a.Utts) > 0 {
			out = append(out, a.Utts)
		}
	}
	return out
}

// marks returns for each sentence whether it is linked to an act.
func (x *annotated) marks(a gist.Act) []bool {
	in := map[int]bool{}
	if a == gist.Telling {
		for _, u := range x.Extractive {
			in[u] = true
		}
	}
	for _, utts := range x.items(actTypes[a]) {
		for _, u := range utts {
			in[u] = true
		}
	}
	out := make([]bool, len(x.list))
	for i, s := range x.list {
		out[i] = slices.ContainsFunc(s.of, func(u int) bool { return in[u] })
	}
	return out
}

// acts fits the models of acts: those of words, then those of what the first
// ones say. The second ones learn from scores of first ones that have not seen
// the meeting.
func (tr *trainer) acts() error {
	var all []annotated
	learn := 0
	for _, name := range []string{"ami_train", "icsi_train", "ami_val", "icsi_val"} {
		ms, err := tr.load(name)
		if err != nil {
			return err
		}
		all = append(all, annotatedOf(ms)...)
		if name == "icsi_train" {
			learn = len(all)
		}
	}
	general, err := tr.general()
	if err != nil {
		return err
	}
	seen := map[string]int{}
	for i := range all[:learn] {
		for j := range all[i].list {
			for _, f := range all[i].t.ActFeatures(j) {
				seen[f.Key]++
			}
		}
	}
	s := set{learn: learn, examples: make([][]example, len(all))}
	var v vocabulary
	for i := range all {
		s.id = append(s.id, all[i].ID)
		keep := keeper(seen, 20, general)
		if i >= learn {
			keep = nothing
		}
		for j := range all[i].list {
			e := example{weight: 1}
			e.key, e.value = v.add(all[i].t.ActFeatures(j), keep)
			s.examples[i] = append(s.examples[i], e)
		}
	}
	// ICSI has no actions marked, and its decisions and problems are of another
	// kind: with them the models did worse on both sets.
	unmarked := func(a gist.Act) func(int) bool {
		return func(i int) bool { return a != gist.Telling && all[i].Corpus != "ami" }
	}
	first := make([][][]float64, len(all)) // by meeting, act and unit
	for a := gist.Telling; a <= gist.Problem; a++ {
		s.mark(all, a)
		s.skip = unmarked(a)
		g := fitting{epochs: 10, rate: 0.02, l2: 1e-4, l1: 1e-3, others: 30, seeds: 2}
		if a == gist.Telling {
			g = fitting{epochs: 3, rate: 0.03, l2: 1e-5, l1: 1e-5, seeds: 1}
		}
		scores, w := s.scores(g, len(v.name))
		for i := range all {
			first[i] = append(first[i], scores[i])
		}
		m := v.model(w, 0.05)
		tr.say("%s: %d weights of %d; area under the curve %.3f, validation %.3f", gist.WordModel(a), len(m.Weights), len(v.name), s.area(scores, 0, learn), s.area(scores, learn, len(all)))
		if err := tr.write(gist.WordModel(a), m); err != nil {
			return err
		}
	}
	sheets := make([]*gist.Sheet, len(all))
	for i := range all {
		sheets[i] = all[i].t.ActContext(first[i])
	}
	for a := gist.Action; a <= gist.Problem; a++ {
		s.mark(all, a)
		s.skip = unmarked(a)
		scores, forest, err := s.grow(boosting{trees: 120, depth: 4, rate: 0.08, least: 4, l2: 5, rows: 0.6, cols: 0.3, every: 3, seeds: 3}, sheets)
		if err != nil {
			return err
		}
		tr.say("%s: area under the curve %.3f, validation %.3f", gist.ActForest(a), s.area(scores, 0, learn), s.area(scores, learn, len(all)))
		if err := tr.writeForest(gist.ActForest(a), forest); err != nil {
			return err
		}
		tr.threshold(a, all, learn, scores)
	}
	return nil
}

// mark says what is right for an act.
func (s *set) mark(all []annotated, a gist.Act) {
	for i := range all {
		for j, is := range all[i].marks(a) {
			s.examples[i][j].right = 0
			if is {
				s.examples[i][j].right = 1
			}
		}
	}
}

// area returns the area under the curve of the meetings from one to another.
func (s *set) area(scores [][]float64, from, to int) float64 {
	type scored struct {
		score float64
		right bool
	}
	var list []scored
	for i := from; i < to; i++ {
		for j, x := range scores[i] {
			list = append(list, scored{x, s.examples[i][j].right > 0})
		}
	}
	slices.SortStableFunc(list, func(a, b scored) int {
		switch {
		case a.score < b.score:
			return -1
		case a.score > b.score:
			return 1
		}
		return 0
	})
	right, ranks := 0.0, 0.0
	for i, x := range list {
		if x.right {
			right++
			ranks += float64(i + 1)
		}
	}
	return (ranks - right*(right+1)/2) / (right * (float64(len(list)) - right))
}

// threshold says which choice of places scores best on the AMI meetings in
// cross-validation, and how it does on those of the validation set.
func (tr *trainer) threshold(a gist.Act, all []annotated, learn int, scores [][]float64) {
	var learned, held []int
	for i := range all {
		switch {
		case all[i].Corpus != "ami":
		case i < learn:
			learned = append(learned, i)
		default:
			held = append(held, i)
		}
	}
	for _, apart := range []int{6, 10} {
		best, choice := 0.0, gist.Picker{}
		for score := -3.5; score < 2; score += 0.25 {
			for _, least := range []int{0, 2, 3} {
				for _, low := range []float64{1, 2} {
					p := gist.Picker{Score: score, Low: score - low, Least: least, Apart: apart, Together: 4}
					if _, _, f := itemF(a, p, all, learned, scores); f > best {
						best, choice = f, p
					}
				}
			}
		}
		p, r, f := itemF(a, choice, all, held, scores)
		tr.say("  %+v: item F %.3f; validation P %.3f R %.3f F %.3f", choice, best, p, r, f)
	}
}

// itemF scores places as items: how many of them are within three utterances of
// a linked one, and how many of the linked items are met.
func itemF(a gist.Act, p gist.Picker, all []annotated, of []int, scores [][]float64) (precision, recall, f float64) {
	near := func(set []int, u int) bool {
		return slices.ContainsFunc(set, func(g int) bool { return g-u <= 3 && u-g <= 3 })
	}
	hit, picked, met, gold := 0, 0, 0, 0
	for _, i := range of {
		x := &all[i]
		var linked, said []int
		items := x.items(actTypes[a])
		for _, g := range items {
			linked = append(linked, g...)
		}
		for _, place := range p.Pick(scores[i]) {
			right := false
			for _, s := range place {
				said = append(said, x.list[s].of...)
				right = right || slices.ContainsFunc(x.list[s].of, func(u int) bool { return near(linked, u) })
			}
			picked++
			if right {
				hit++
			}
		}
		for _, g := range items {
			gold++
			if slices.ContainsFunc(g, func(u int) bool { return near(said, u) }) {
				met++
			}
		}
	}
	precision, recall = share(hit, picked), share(met, gold)
	return precision, recall, f1(precision, recall)
}
