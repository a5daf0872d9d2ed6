package gist_test

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/internal/gist"
)

// talk is an invented committee that settles one thing and gives out another.
var talk = []gist.Unit{
	{Speaker: "Chair", Text: "Good evening everybody and welcome to the meeting."},
	{Speaker: "Ann", Text: "The lamps on the towpath have been broken since May."},
	{Speaker: "Bob", Text: "That is a real problem for people who walk home late, and nobody knows who should repair them."},
	{Speaker: "Ann", Text: "Mm."},
	{Speaker: "Bob", Text: "Yeah."},
	{Speaker: "Chair", Text: "So we have decided that we will go for the cheaper lamps."},
	{Speaker: "Ann", Text: "Right."},
	{Speaker: "Chair", Text: "Ann, you will prepare a report on the costs and send it to us by email before the next meeting."},
	{Speaker: "Ann", Text: "Okay."},
}

func ExampleTalk_Brief() {
	t := gist.New(talk)
	scores, err := t.Brief("What about the lamps?")
	if err != nil {
		fmt.Println(err)
		return
	}
	best := 0
	for i, s := range scores {
		if s > scores[best] && len(gist.Content(talk[i].Text)) > 1 {
			best = i
		}
	}
	fmt.Println(talk[best].Text)
	// Output: So we have decided that we will go for the cheaper lamps.
}

func TestActsAreFoundInACommittee(t *testing.T) {
	t.Parallel()
	acts, err := gist.New(talk).Acts()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		act   gist.Act
		want  int
		above []int
	}{{gist.Action, 7, []int{0, 1, 2, 3, 4, 5, 6, 8}}, {gist.Decision, 5, []int{0, 1, 3, 4, 6, 8}}, {gist.Problem, 2, []int{0, 3, 4, 6, 8}}} {
		for _, other := range c.above {
			if acts[c.act][c.want] <= acts[c.act][other] {
				t.Errorf("%s: %q scored no more than %q", gist.WordModel(c.act), talk[c.want].Text, talk[other].Text)
			}
		}
	}
}

func TestOddTalk(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		units []gist.Unit
	}{
		{"nobody speaks", nil},
		{"one sentence", talk[:1]},
		{"no words at all", []gist.Unit{{Text: "..."}, {Text: ""}, {Speaker: "A", Text: "…"}}},
		{"times that run backwards", []gist.Unit{{Text: "Well then.", Start: 9, End: 10}, {Text: "So.", Start: 3, End: 4}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			x := gist.New(c.units)
			acts, err := x.Acts()
			if err != nil {
				t.Fatal(err)
			}
			bounds, err := x.Bounds()
			if err != nil {
				t.Fatal(err)
			}
			told, err := x.Brief("")
			if err != nil {
				t.Fatal(err)
			}
			for _, list := range append(acts, bounds, told) {
				if len(list) != len(c.units) {
					t.Errorf("%d scores for %d units", len(list), len(c.units))
				}
				for _, s := range list {
					if math.IsNaN(s) || math.IsInf(s, 0) {
						t.Errorf("the score %v", s)
					}
				}
			}
		})
	}
}

func TestPicker(t *testing.T) {
	t.Parallel()
	scores := []float64{0, 3, 2, 0, 0, 0, 2.5, 0, 0, 0, 0, 1}
	for _, c := range []struct {
		name string
		p    gist.Picker
		want [][]int
	}{
		{"all that score enough", gist.Picker{Score: 1}, [][]int{{1}, {2}, {6}, {11}}},
		{"near ones are one place", gist.Picker{Score: 1, Apart: 2, Together: 2}, [][]int{{1, 2}, {6}, {11}}},
		{"a place holds so many", gist.Picker{Score: 1, Apart: 2}, [][]int{{1}, {6}, {11}}},
		{"a least number, down to a lower score", gist.Picker{Score: 2.9, Low: 1, Least: 3, Apart: 2}, [][]int{{1}, {6}, {11}}},
		{"a greatest number", gist.Picker{Score: 1, Apart: 2, Most: 2}, [][]int{{1}, {6}}},
		{"none", gist.Picker{Score: 9}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, c.p.Pick(scores)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestModelsAreWrittenAndRead(t *testing.T) {
	t.Parallel()
	m := &gist.Model{Weights: map[string]float32{"w lamp": 1.5, "b by friday": -0.25}}
	var out bytes.Buffer
	if err := m.Write(&out, "A note."); err != nil {
		t.Fatal(err)
	}
	if want := "// A note.\nb by friday\t-0.25\nw lamp\t1.5\n"; out.String() != want {
		t.Errorf("written %q, want %q", out.String(), want)
	}
	back, err := gist.Read(&out)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, back); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
	if _, err := gist.Read(strings.NewReader("w lamp 1.5\n")); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("the error of a broken file is %v", err)
	}
}

func TestForestsAreWrittenAndRead(t *testing.T) {
	t.Parallel()
	const text = "// A note.\nwords\tat\n0<3.5 1<0.5 -1 0.25 2\n-0.125\n"
	f, err := gist.ReadForest(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out, "A note."); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, out.String()); diff != "" {
		t.Errorf("(-read +written):\n%s", diff)
	}
	s := &gist.Sheet{Names: []string{"words", "at"}, Rows: [][]float32{{3, 0.4}, {3, 0.5}, {3.5, 0}}}
	got, err := f.Score(s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]float64{-1.125, 0.125, 1.875}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	s.Names = []string{"at", "words"}
	if _, err := f.Score(s); err == nil {
		t.Error("trees scored columns that they do not know")
	}
}

func TestBrokenForests(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{
		"no leaf after a split":    "0<1 2",
		"a column that is not":     "2<1 2 3",
		"a column below the first": "-1<1 2 3",
		"a leaf too many":          "0<1 2 3 4",
		"no number":                "0<x 2 3",
		"not a number":             "NaN",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := gist.ReadForest(strings.NewReader("a\tb\n" + line + "\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
				t.Errorf("the error is %v", err)
			}
		})
	}
}

func FuzzReadForest(f *testing.F) {
	f.Add("words\tat\n0<3.5 1<0.5 -1 0.25 2\n")
	f.Fuzz(func(t *testing.T, text string) {
		forest, err := gist.ReadForest(strings.NewReader(text))
		if err != nil {
			return
		}
		if _, err := forest.Score(&gist.Sheet{Names: forest.Names, Rows: [][]float32{make([]float32, len(forest.Names))}}); err != nil {
			t.Error(err)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add("// a\nw lamp\t1.5\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := gist.Read(strings.NewReader(text))
		if err != nil {
			return
		}
		m.Score(gist.New([]gist.Unit{{Text: text}}).ActFeatures(0))
	})
}

// BenchmarkActs weighs a talk of 2,000 sentences.
func BenchmarkActs(b *testing.B) {
	var long []gist.Unit
	for len(long) < 2000 {
		long = append(long, talk...)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := gist.New(long).Acts(); err != nil {
			b.Fatal(err)
		}
	}
}
