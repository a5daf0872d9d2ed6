package enginetest_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/enginetest"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/casenote"
)

func TestTheRulesPass(t *testing.T) {
	t.Parallel()
	t.Run("Easy Read", func(t *testing.T) { enginetest.Simplifier(t, easyread.RuleSimplifier{}) })
	t.Run("minutes", func(t *testing.T) { enginetest.Minutes(t, nil) })
	t.Run("case notes", func(t *testing.T) { enginetest.Notes(t, nil) })
}

// liar is an engine that bends what it is given, without any model.
type liar func(text string) string

func (l liar) Simplify(_ context.Context, p easyread.Passage) ([]easyread.Sentence, error) {
	if l == nil {
		return nil, errors.New("no engine")
	}
	return []easyread.Sentence{{Text: l(p.Text), Source: extract.Span{End: len(p.Text)}, Engine: "liar"}}, nil
}

// bad are the ways in which engines go wrong.
var bad = map[string]liar{
	"one that fails":             nil,
	"one that says nothing":      func(string) string { return "" },
	"one that adds a link":       func(s string) string { return s + " See https://evil.example/x." },
	"one that adds a number":     func(s string) string { return s + " Ring 01632 960 999." },
	"one that changes money":     func(s string) string { return strings.ReplaceAll(s, "£4.50", "£45.0") },
	"one that denies the denial": func(s string) string { return strings.ReplaceAll(s, "not ", "") },
	"one that softens":           func(s string) string { return strings.ReplaceAll(s, "must", "can") },
	"one that shouts":            func(s string) string { return strings.Repeat(s+" ", 20) },
	"one that breaks lines":      func(s string) string { return strings.ReplaceAll(s, " ", "\n") },
	"one that breaks letters":    func(s string) string { return s[:len(s)/2] + "\xff" },
}

type minutesLiar struct{ liar }

func (l minutesLiar) Draft(_ context.Context, p minute.Passage) ([]minute.Draft, error) {
	if l.liar == nil {
		return nil, errors.New("no engine")
	}
	var out []minute.Draft
	for i, x := range p.Lines {
		out = append(out, minute.Draft{Text: l.liar(x.Speaker + " said: “" + x.Text + "”"), Lines: []int{i}, Engine: "liar"})
	}
	return out, nil
}

type notesLiar struct{ liar }

func (l notesLiar) Draft(_ context.Context, p casenote.Passage) ([]casenote.Draft, error) {
	if l.liar == nil {
		return nil, errors.New("no engine")
	}
	var out []casenote.Draft
	for i, x := range p.Lines {
		out = append(out, casenote.Draft{Text: l.liar(x.Speaker + " said: “" + x.Text + "”"), Lines: []int{i}, Engine: "liar"})
	}
	return out, nil
}

func TestBadEnginesDoNoHarm(t *testing.T) {
	t.Parallel()
	for name, l := range bad {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			t.Run("Easy Read", func(t *testing.T) { enginetest.Simplifier(t, l) })
			t.Run("minutes", func(t *testing.T) { enginetest.Minutes(t, minutesLiar{l}) })
			t.Run("case notes", func(t *testing.T) { enginetest.Notes(t, notesLiar{l}) })
		})
	}
}

// The suite itself must be able to fail.
func TestBrokenPromisesAreSeen(t *testing.T) {
	t.Parallel()
	source := enginetest.Notice(t)
	meeting, visit := enginetest.Meeting(t), enginetest.Visit(t)
	rules, err := minute.Make(t.Context(), meeting)
	if err != nil {
		t.Fatal(err)
	}
	note, err := casenote.Make(t.Context(), visit)
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(s *easyread.Statement){
		"another sum":      func(s *easyread.Statement) { s.Text = strings.ReplaceAll(s.Text, "£4.50", "£5.40") },
		"a lost date":      func(s *easyread.Statement) { s.Text = strings.ReplaceAll(s.Text, "31 March 2026", "soon") },
		"a link":           func(s *easyread.Statement) { s.Text += " www.evil.example" },
		"a placeholder":    func(s *easyread.Statement) { s.Text = strings.ReplaceAll(s.Text, "Mrs Adaeze Okonkwo", "[PERSON 1]") },
		"no source":        func(s *easyread.Statement) { s.Source = nil },
		"a source nowhere": func(s *easyread.Statement) { s.Source = []extract.Ref{{Block: "nowhere"}} },
		"no words":         func(s *easyread.Statement) { s.Text = " " },
		"a made-up engine": func(s *easyread.Statement) { s.Inferred, s.Engine = true, "fake" },
	} {
		t.Run("Easy Read with "+name, func(t *testing.T) {
			t.Parallel()
			d, err := easyread.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			if b := enginetest.EasyRead(source, d); len(b) != 0 {
				t.Fatalf("before: %q", b)
			}
			for _, s := range d.All() {
				spoil(s)
			}
			if len(enginetest.EasyRead(source, d)) == 0 {
				t.Error("it is not seen")
			}
		})
	}
	t.Run("minutes with another decision", func(t *testing.T) {
		t.Parallel()
		m, err := minute.Make(t.Context(), meeting)
		if err != nil {
			t.Fatal(err)
		}
		for i := range m.Items {
			for k := range m.Items[i].Decisions {
				m.Items[i].Decisions[k].Mover = "Cllr Bo Lin"
			}
		}
		if len(enginetest.OfMinutes(meeting, rules, m)) == 0 {
			t.Error("it is not seen")
		}
	})
	t.Run("minutes with another sum", func(t *testing.T) {
		t.Parallel()
		m, err := minute.Make(t.Context(), meeting)
		if err != nil {
			t.Fatal(err)
		}
		for i := range m.Items {
			for k := range m.Items[i].Points {
				p := &m.Items[i].Points[k]
				p.Engine, p.Text = "fake", strings.ReplaceAll(p.Text, "£12,400", "£14,200")
			}
		}
		if len(enginetest.OfMinutes(meeting, rules, m)) == 0 {
			t.Error("it is not seen")
		}
	})
	t.Run("a note without a risk", func(t *testing.T) {
		t.Parallel()
		n, err := casenote.Make(t.Context(), visit)
		if err != nil {
			t.Fatal(err)
		}
		for i := range n.Sections {
			if s := &n.Sections[i]; s.Slot == casenote.OtherRisks || s.Slot == casenote.Risks {
				s.Entries = nil
			}
		}
		if len(enginetest.OfNote(visit, note, n)) == 0 {
			t.Error("it is not seen")
		}
	})
}
