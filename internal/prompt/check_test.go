package prompt_test

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/townclerk/townclerk/internal/prompt"
)

// one answers every request with statements.
func one(t *testing.T, task *prompt.Task, list ...prompt.Statement) prompt.Ask {
	t.Helper()
	var out []map[string]any
	for _, s := range list {
		from := []int{}
		for _, n := range s.From {
			from = append(from, n+1)
		}
		m := map[string]any{"text": s.Text, "from": from}
		if task == prompt.EasyRead() {
			m["item"] = s.Item
		}
		out = append(out, m)
	}
	if out == nil {
		out = []map[string]any{}
	}
	data, err := json.Marshal(map[string]any{"statements": out})
	if err != nil {
		t.Fatal(err)
	}
	return func(context.Context, prompt.Request) (prompt.Reply, error) {
		return prompt.Reply{Text: string(data)}, nil
	}
}

func TestStatementsAreChecked(t *testing.T) {
	t.Parallel()
	easy, minutes, note := prompt.EasyRead(), prompt.Minutes(), prompt.CaseNote()
	for _, c := range []struct {
		name       string
		task       *prompt.Task
		line, made string
		want       prompt.Code // "" if it holds
	}{
		{"the words of the line hold", easy, "You must pay £45 by 1 May 2026.", "You must pay £45 by 1 May 2026.", ""},
		{"plainer words hold", easy, "Residents must commence payment of £45 by 1 May 2026.", "Residents must start to pay £45 by 1 May 2026.", ""},
		{"another order holds", easy, "You must pay £45 by 1 May 2026.", "By 1 May 2026 you must pay £45.", ""},
		{"an amount changes", easy, "You must pay £45 by 1 May 2026.", "You must pay £54 by 1 May 2026.", prompt.ChangedFact},
		{"a date goes", easy, "You must pay £45 by 1 May 2026.", "You must pay £45.", prompt.LostFact},
		{"a duty softens", easy, "You must pay £45 by 1 May 2026.", "You should pay £45 by 1 May 2026.", prompt.ChangedFact},
		{"a telephone number appears", easy, "You must ring us.", "You must ring us on 01632 960 960.", prompt.NewFact},
		{"a not goes", easy, "The pool is not open.", "The pool is open.", prompt.ChangedFact},
		{"an if goes", easy, "The pool opens if staff are found.", "The pool opens. Staff are found.", prompt.LostBearing},
		{"a plan becomes a fact", easy, "The proposed closure of the pool.", "The closure of the pool.", prompt.LostBearing},
		{"what is alleged becomes a fact", easy, "A resident alleges the pool is dirty.", "The pool is dirty.", prompt.LostBearing},
		{"what is said becomes a fact", easy, "Residents say that the pool is dirty.", "The pool is dirty.", prompt.LostBearing},
		{"an only goes", easy, "The pool is only for members.", "The pool is for members.", prompt.LostBearing},
		{"at least goes", easy, "Bring at least 2 letters.", "Bring 2 letters.", prompt.LostBearing},
		{"up stands for down", easy, "The charge will fall.", "The charge will increase.", prompt.NewBearing},
		{"closed stands for open", easy, "The pool is open.", "The pool is closed.", prompt.NewBearing},
		{"a promise appears", easy, "The pool is open.", "We guarantee the pool is open.", prompt.NewBearing},
		{"blame appears", easy, "The pool is dirty.", "The pool is dirty and it is the manager's fault.", prompt.NewBearing},
		{"money appears", easy, "The council will take your bins.", "The council will take your money.", prompt.NewBearing},
		{"a thing appears", easy, "The council helps.", "The council eats biscuits.", prompt.Unfounded},
		{"another story appears", easy, "The council empties the bins.", "Elephants live happily in Africa.", prompt.NewFact},
		{"a link appears", easy, "Ask the council about the pool.", "Ask the council about the pool at pool.example.com/x.", prompt.Markup},
		{"a link that is there holds", easy, "Ask at www.dixley.gov.uk about the pool.", "Ask about the pool at www.dixley.gov.uk.", ""},
		{"a tag appears", easy, "The pool is open.", "The pool is <b>open</b>.", prompt.Markup},
		{"a picture of Markdown appears", easy, "The pool is open.", "The pool is open ![x](y).", prompt.Markup},
		{"an emoji appears", easy, "The pool is open.", "The pool is open 🏊.", prompt.Markup},
		{"French appears", easy, "The pool is open.", "La piscine est ouverte.", prompt.Unfounded},
		{"nothing is left", easy, "The pool is open.", " ", prompt.Empty},
		{"a risk appears", easy, "He uses the bath.", "He falls in the bath.", prompt.NewRisk},
		{"a long sentence is no reason to refuse", easy, "The pool in the middle of the town is open on each day of the week for all who live here or near.", "The pool in the middle of the town is open on each day of the week for all who live here or near.", ""},

		{"reported speech holds", minutes, "The swings will not be mended.", "Cllr Roe said that the swings would not be mended.", ""},
		{"a quotation holds", minutes, "The swings will not be mended.", "Cllr Roe said: “The swings will not be mended.”", ""},
		{"a quotation of what was not said", minutes, "The swings will not be mended.", "Cllr Roe said: “The swings will not be mended, sadly.”", prompt.Misquoted},
		{"would not becomes would", minutes, "The swings will not be mended.", "Cllr Roe said that the swings would be mended.", prompt.ChangedFact},
		{"a decision appears", minutes, "The swings will not be mended.", "It was agreed that the swings would not be mended.", prompt.NewBearing},
		{"a decision that was said holds", minutes, "We agreed in May to mend the swings.", "Cllr Roe said that they had agreed in May to mend the swings.", ""},
		{"a vote appears", minutes, "I want the swings mended.", "Cllr Roe voted for the swings being mended.", prompt.NewBearing},
		{"somebody else speaks", minutes, "The swings are old.", "Cllr Bexley said that the swings were old.", prompt.Foreign},
		{"a figure goes", minutes, "The swings cost £3,200.", "Cllr Roe spoke about the swings.", prompt.LostFact},
		{"a wish becomes a fact", minutes, "I hope the swings get mended.", "The swings got mended.", prompt.LostBearing},

		{"a note holds", note, "I can see no milk in the fridge.", "Cllr Roe noted that there was no milk in the fridge.", ""},
		{"hunger appears", note, "I could see no milk in the fridge.", "There was no milk in the fridge and she was hungry.", prompt.NewRisk},
		{"might becomes did", note, "She might fall on the mat.", "She fell on the mat.", prompt.LostFact},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			line := prompt.Line{Text: c.line}
			if c.task != easy {
				line.Speaker = "Cllr Roe"
			}
			r := prompt.Runner{Ask: one(t, c.task, prompt.Statement{Text: c.made, From: []int{0}})}
			o, err := r.Run(t.Context(), prompt.Job{Task: c.task, Lines: []prompt.Line{line}, MaxWords: 15})
			if err != nil || o.Err != nil {
				t.Fatal(err, o.Err)
			}
			if o.Usable() != (c.want == "") {
				t.Errorf("usable is %v: %+v", o.Usable(), o.Problems)
			}
			if c.want != "" && !slices.ContainsFunc(o.Problems, func(p prompt.Problem) bool { return p.Code == c.want && p.Hard }) {
				t.Errorf("no %s in %+v", c.want, o.Problems)
			}
			for _, p := range o.Problems {
				if p.Code.Advice() == "" {
					t.Errorf("nothing says what %s is", p.Code)
				}
			}
		})
	}
}

func TestCitationsAreChecked(t *testing.T) {
	t.Parallel()
	lines := []prompt.Line{{Text: "The pool is open."}, {Text: "The library is closed."}}
	for _, c := range []struct {
		name string
		list []prompt.Statement
		want prompt.Code
	}{
		{"both lines are said", []prompt.Statement{{Text: "The pool is open.", From: []int{0}}, {Text: "The library is closed.", From: []int{1}}}, ""},
		{"a line is left out", []prompt.Statement{{Text: "The pool is open.", From: []int{0}}}, prompt.LeftOut},
		{"no line is named", []prompt.Statement{{Text: "The pool is open."}, {Text: "The library is closed.", From: []int{1}}}, prompt.Citation},
		{"a line that is not there is named", []prompt.Statement{{Text: "The pool is open.", From: []int{2}}, {Text: "The library is closed.", From: []int{1}}}, prompt.Citation},
		{"a line before the first is named", []prompt.Statement{{Text: "The pool is open.", From: []int{-1}}, {Text: "The library is closed.", From: []int{1}}}, prompt.Citation},
		{"lines may be named in any order and twice", []prompt.Statement{{Text: "The library is closed. The pool is open.", From: []int{1, 0, 1}}}, ""},
		{"the wrong line is named", []prompt.Statement{{Text: "The pool is open.", From: []int{1}}, {Text: "The library is closed.", From: []int{0}}}, prompt.Unfounded},
		{"nothing is said", nil, prompt.LeftOut},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := prompt.Runner{Ask: one(t, prompt.EasyRead(), c.list...)}
			o, err := r.Run(t.Context(), prompt.Job{Task: prompt.EasyRead(), Lines: lines})
			if err != nil || o.Err != nil {
				t.Fatal(err, o.Err)
			}
			if c.want == "" != o.Usable() || c.want != "" && !slices.ContainsFunc(o.Problems, func(p prompt.Problem) bool { return p.Code == c.want }) {
				t.Errorf("no %q in %+v", c.want, o.Problems)
			}
			for _, st := range o.Statements {
				if !slices.IsSorted(st.From) || len(slices.Compact(st.From)) != len(st.From) {
					t.Errorf("lines are %v", st.From)
				}
			}
		})
	}
}

// What the caller checks is sent back like the rest.
func TestACallersCheckIsHeard(t *testing.T) {
	t.Parallel()
	asked := 0
	ask := one(t, prompt.EasyRead(), prompt.Statement{Text: "The pool is open.", From: []int{0}})
	r := prompt.Runner{Ask: func(ctx context.Context, q prompt.Request) (prompt.Reply, error) {
		asked++
		return ask(ctx, q)
	}}
	o, err := r.Run(t.Context(), prompt.Job{Task: prompt.EasyRead(), Lines: []prompt.Line{{Text: "The pool is open."}}, Check: func([]prompt.Statement) []prompt.Problem {
		return []prompt.Problem{{Statement: 0, Code: prompt.Other, Hard: true}}
	}})
	if err != nil || o.Usable() || asked != 2 {
		t.Errorf("asked %d times: %+v, %v", asked, o, err)
	}
}
