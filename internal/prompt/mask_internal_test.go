package prompt

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// finds is a Find for words that begin with "Zed", and telephone numbers.
func finds(text string) []Piece {
	var out []Piece
	for _, m := range regexp.MustCompile(`Zed\w*|0\d{10}`).FindAllStringIndex(text, -1) {
		kind := "person"
		if text[m[0]] == '0' {
			kind = "phone"
		}
		out = append(out, Piece{Start: m[0], End: m[1], Kind: kind})
	}
	return out
}

func masked(t *testing.T, task *Task, lines ...Line) (Job, *key) {
	t.Helper()
	jobs := []Job{{Task: task, Lines: slices.Clone(lines)}}
	keys := mask(jobs, finds)
	return jobs[0], keys[0]
}

func TestMask(t *testing.T) {
	t.Parallel()
	j, k := masked(t, Minutes(), Line{Speaker: "Zedra", Text: "Zedric rang 01632960450."}, Line{Speaker: "Zedric", Text: "[PERSON 3] is no name, nor is [Person 1]; Zedra is."})
	want := []Line{{"[PERSON 2]", "[PERSON 4] rang [PHONE 1]."}, {"[PERSON 4]", "[PERSON 3] is no name, nor is [Person 1]; [PERSON 2] is."}}
	if diff := cmp.Diff(want, j.Lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := k.restore(j.Lines[0].Text + j.Lines[1].Text); got != "Zedric rang 01632960450.[PERSON 3] is no name, nor is [Person 1]; Zedra is." {
		t.Errorf("restored %q", got)
	}
}

func TestPlaceholdersOfAJobDoNotDependOnOthers(t *testing.T) {
	t.Parallel()
	job := func() Job { return Job{Task: EasyRead(), Lines: []Line{{Text: "Zedric came."}}} }
	alone, many := []Job{job()}, []Job{{Task: EasyRead(), Lines: []Line{{Text: "Zedra came with Zedulon."}}}, job()}
	mask(alone, finds)
	mask(many, finds)
	if alone[0].Lines[0] != many[1].Lines[0] {
		t.Errorf("%q alone and %q among others: the store would not know it", alone[0].Lines[0].Text, many[1].Lines[0].Text)
	}
}

func TestPlaceholdersAreChecked(t *testing.T) {
	t.Parallel()
	lines := []Line{{Text: "Zedric came to the pool."}, {Text: "Ring 01632960450."}}
	for _, c := range []struct {
		name string
		task *Task
		list []Statement
		want []Code
	}{
		{"all are there", EasyRead(), []Statement{{Text: "[PERSON 1] came.", From: []int{0}}, {Text: "Ring [PHONE 1].", From: []int{1}}}, nil},
		{"one is lost", EasyRead(), []Statement{{Text: "Somebody came.", From: []int{0}}, {Text: "Ring [PHONE 1].", From: []int{1}}}, []Code{PlaceholderLost}},
		{"one is invented", EasyRead(), []Statement{{Text: "[PERSON 1] and [PERSON 2] came.", From: []int{0}}, {Text: "Ring [PHONE 1].", From: []int{1}}}, []Code{PlaceholderNew}},
		{"one is altered", EasyRead(), []Statement{{Text: "[Person 1] came.", From: []int{0}}, {Text: "Ring [PHONE 1].", From: []int{1}}}, []Code{PlaceholderNew, PlaceholderLost}},
		{"one is carried to another line", EasyRead(), []Statement{{Text: "[PERSON 1] came.", From: []int{0}}, {Text: "Ring [PERSON 1] on [PHONE 1].", From: []int{1}}}, []Code{PlaceholderNew}},
		{"a person may be left out of minutes", Minutes(), []Statement{{Text: "Somebody came.", From: []int{0}}}, nil},
		{"a number may not", Minutes(), []Statement{{Text: "Ring somebody.", From: []int{1}}}, []Code{PlaceholderLost}},
		{"none may be invented there", Minutes(), []Statement{{Text: "[PERSON 9] came.", From: []int{0}}}, []Code{PlaceholderNew}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			j, k := masked(t, c.task, lines...)
			var got []Code
			for _, p := range k.checkPlaceholders(&j, c.list) {
				got = append(got, p.Code)
				if !p.Hard {
					t.Errorf("%s does not forbid the statement", p.Code)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFeedbackQuotesOnlyWhatTheModelSaw(t *testing.T) {
	t.Parallel()
	j, k := masked(t, EasyRead(), Line{Text: "Zedric rang 01632960450 about £25."})
	seen := j.body() + `{"statements": [{"text": "He rang about £52.", "from": [1], "item": false}]}`
	got := feedback([]Problem{
		{0, LostFact, "01632960450", true}, {0, LostFact, "Zedric", true}, {0, LostFact, "Zedric Ultor", true}, {0, NewFact, "£52", true}, {0, LostFact, "960450", true}, {-1, LeftOut, "Zedric rang 01632960450 about £25.", true},
	}, k, seen)
	for _, secret := range []string{"Zed", "Ultor", "960450"} {
		if strings.Contains(got, secret) {
			t.Errorf("%q is sent in:\n%s", secret, got)
		}
	}
	for _, want := range []string{"“[PHONE 1]”", "“[PERSON 1]”", "“£52”", "“[PERSON 1] rang [PHONE 1] about £25.”"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in:\n%s", want, got)
		}
	}
}

func FuzzMask(f *testing.F) {
	f.Add("Zedric rang 01632960450.", "[PERSON 1] Zed Zed1")
	f.Fuzz(func(t *testing.T, a, b string) {
		jobs := []Job{{Task: EasyRead(), Lines: []Line{{Text: a}, {Text: b}}}, {Task: EasyRead(), Lines: []Line{{Text: b}}}}
		want := []Job{jobs[0].clone(), jobs[1].clone()}
		keys := mask(jobs, finds)
		for i := range jobs {
			for n, l := range jobs[i].Lines {
				if got := keys[i].restore(l.Text); got != want[i].Lines[n].Text {
					t.Errorf("%q came back as %q", want[i].Lines[n].Text, got)
				}
				for _, p := range finds(want[i].Lines[n].Text) {
					if secret := want[i].Lines[n].Text[p.Start:p.End]; slices.Contains(regexp.MustCompile(`\w+`).FindAllString(l.Text, -1), secret) {
						t.Errorf("%q is still in %q", secret, l.Text)
					}
				}
			}
		}
	})
}
