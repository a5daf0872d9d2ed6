package main

import (
	"strings"

	"github.com/townclerk/townclerk/internal/gist"
)

// An asked is a question about a meeting, or "" for the whole of it, with what
// people wrote.
type asked struct {
	m      *meeting
	list   []sentence
	t      *gist.Talk
	query  string
	answer string
	spans  [][2]int // turns that answer it; nil for the whole
}

func askedOf(ms []meeting, skip map[string]bool) []asked {
	var out []asked
	for i := range ms {
		m := &ms[i]
		if skip[m.ID] {
			continue
		}
		list := m.sentences()
		a := asked{m: m, list: list, t: talkOf(list)}
		for _, q := range m.General {
			b := a
			b.answer = q.Answer
			out = append(out, b)
		}
		for _, q := range m.Specific {
			b := a
			b.query, b.answer, b.spans = q.Query, q.Answer, q.spans()
			out = append(out, b)
		}
		var text []string
		for _, s := range m.Abstractive {
			text = append(text, s.Text)
		}
		if len(text) > 0 {
			b := a
			b.answer = strings.Join(text, " ")
			out = append(out, b)
		}
	}
	return out
}

// spans returns the turns of a query as numbers; the set has some as text.
func (q query) spans() [][2]int {
	out := [][2]int{}
	for _, s := range q.Spans {
		from, ok1 := s[0].(float64)
		to, ok2 := s[1].(float64)
		if ok1 && ok2 {
			out = append(out, [2]int{int(from), int(to)})
		}
	}
	return out
}

// in reports whether a sentence is in the turns that answer a query.
func (a *asked) in(i int) bool {
	for _, s := range a.spans {
		for _, u := range a.list[i].of {
			if u >= s[0] && u <= s[1] {
				return true
			}
		}
	}
	return false
}

// briefs fits the models of summaries and of answers: how much of a sentence is
// in what people wrote. No meeting of a validation set is among them, whatever
// set it is from.
func (tr *trainer) briefs() error {
	var all []asked
	for _, name := range []string{"qmsum_train", "ami_train", "icsi_train"} {
		ms, err := tr.load(name)
		if err != nil {
			return err
		}
		all = append(all, askedOf(ms, tr.held)...)
	}
	seen := map[string]int{}
	for i := range all {
		if all[i].spans == nil {
			for _, f := range all[i].t.BriefFeatures("") {
				for _, x := range f {
					seen[x.Key]++
				}
			}
		}
	}
	keep := func(key string) bool { return seen[key] >= 30 || strings.HasPrefix(key, "q ") }
	for _, name := range []string{gist.TellModel, gist.NearModel} {
		var v vocabulary
		var list []example
		for i := range all {
			a := &all[i]
			if (name == gist.TellModel) != (a.spans == nil) {
				continue
			}
			list = append(list, a.examples(&v, keep)...)
		}
		w := fitting{epochs: 2, rate: 0.02, l2: 1e-5, l1: 1e-5, seeds: 1}.fit(list, len(v.name))
		m := v.model(w, 0.02)
		tr.say("%s: %d weights of %d, %d examples", name, len(m.Weights), len(v.name), len(list))
		if err := tr.write(name, m); err != nil {
			return err
		}
	}
	return nil
}

// examples returns what is learned from one answer.
func (a *asked) examples(v *vocabulary, keep func(string) bool) []example {
	answer := map[string]bool{}
	for _, w := range gist.Content(a.answer) {
		answer[w] = true
	}
	var out []example
	for j, f := range a.t.BriefFeatures(a.query) {
		content := gist.Content(a.list[j].Text)
		if len(content) < 2 || len(gist.Words(a.list[j].Text)) < 5 {
			continue
		}
		hit := 0.0
		for _, w := range content {
			if answer[w] {
				hit++
			}
		}
		e := example{weight: 1, right: hit / (float64(len(content)) + 3)}
		if a.spans != nil {
			switch {
			case a.in(j):
				e.right = min(1, e.right*1.5)
			case hit > 0:
				e.right *= 0.3
			case (j*7+len(a.query))%6 != 0:
				continue // far too many are not; each of the others counts for more
			default:
				e.weight = 3
			}
		}
		e.key, e.value = v.add(f, keep)
		out = append(out, e)
	}
	return out
}
