package minute_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/minute"
)

func TestWordsOfActions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		said []string // of the officer and the chair in turns
		want string
		due  string
		code string
	}{
		{"a date that is confirmed for all of it stands beside it",
			[]string{"I'll put up a notice by the 20th of February, and I'll write to the residents.", "Thank you. So that's an action for you by the 20th."},
			"Put up a notice, and write to the residents", "20 February 2026", ""},
		{"a date that is not confirmed stays where it was said",
			[]string{"I'll put up a notice by the 20th of February, and I'll write to the residents.", "Thank you."},
			"Put up a notice by the 20th of February, and write to the residents", "20 February 2026", ""},
		{"a date before its reason stands beside it",
			[]string{"I'll send the costs by the 6th of March so that they can go in the papers.", "Thank you."},
			"Send the costs so that they can go in the papers", "6 March 2026", ""},
		{"them is the one thing just named",
			[]string{"I haven't got the figures with me. I'll circulate them by the 6th of March.", "Thank you."},
			"Circulate them [the figures]", "6 March 2026", "unclear-word"},
		{"them may be either of two things",
			[]string{"I haven't got the figures or the plans. I'll circulate them by the 6th of March.", "Thank you."},
			"Circulate them (said after “I haven't got the figures or the plans.”)", "6 March 2026", "unclear-word"},
		{"those with a noun need no help",
			[]string{"I haven't got the plans here. I'll circulate those plans by the 6th of March.", "Thank you."},
			"Circulate those plans", "6 March 2026", ""},
		{"that with a day is not that day",
			[]string{"I'll circulate that tomorrow to all members.", "Thank you."},
			"Circulate that tomorrow to all members", "13 February 2026", "unclear-word"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			mk := &minute.Maker{Date: time.Date(2026, 2, 12, 0, 0, 0, 0, time.UTC)}
			m, err := mk.Make(t.Context(), talk("Cllr Roe (Chair)", "Item one, the park.", "Ruth Hanlon (Head of Parks)", c.said[0], "Cllr Roe (Chair)", c.said[1]))
			if err != nil {
				t.Fatal(err)
			}
			a := m.Actions()
			if len(a) != 1 || a[0].Text != c.want || a[0].Due.String() != c.due {
				t.Errorf("actions are %+v, want %q by %s", a, c.want, c.due)
			}
			code := ""
			for _, f := range m.Findings {
				if f.Code == "unclear-word" {
					code = f.Code
				}
			}
			if code != c.code {
				t.Errorf("finding is %q, want %q", code, c.code)
			}
		})
	}
}

func TestQuestionsStandWithTheirAnswers(t *testing.T) {
	t.Parallel()
	m, err := minute.Make(t.Context(), talk(
		"Cllr Roe (Chair)", "Item one, the pool.",
		"Cllr Lee", "The club meets at the pool on Tuesdays. Where would they go?",
		"Ruth Hanlon (Head of Leisure)", "I don't know. The heating costs about £90 a week.",
		"Cllr Orr", "Is the pool going to close?",
		"Ruth Hanlon (Head of Leisure)", "No.",
		"Cllr Lee", "Would that be all right?",
		"Cllr Roe (Chair)", "Yes. Any more questions?",
		"Ruth Hanlon (Head of Leisure)", "No.",
	))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range m.Items[len(m.Items)-1].Points {
		got = append(got, p.Text)
	}
	want := []string{
		"Cllr Lee said that the club met at the pool on Tuesdays. They asked: “Where would they go?”",
		"Ruth Hanlon said that they did not know. The heating cost about £90 a week.",
		"Cllr Orr asked whether the pool was going to close.",
		"Ruth Hanlon said: “No.”",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReasonsForInterestsKeepTheirWords(t *testing.T) {
	t.Parallel()
	m, err := minute.Make(t.Context(), talk("Cllr Roe (Chair)", "Item two, declarations of interest.", "Cllr Lee", "I declare a personal interest in item five, because my wife runs a shop.", "Cllr Roe (Chair)", "Thank you."))
	if err != nil {
		t.Fatal(err)
	}
	reason := ""
	for _, it := range m.Items {
		for _, d := range it.Declarations {
			reason = d.Reason
		}
	}
	if !strings.HasPrefix(reason, "my wife") {
		t.Errorf("reason is %q", reason)
	}
}

// What is said in the meeting and done in it is no action.
func TestTalkIsNoAction(t *testing.T) {
	t.Parallel()
	for _, said := range []string{
		"I'll call that a summary.", "I'll talk about the budget now.", "I'll give him one last chance.",
		"I will remind honourable members that petitions must be short.", "I'll introduce the report.",
	} {
		m, err := minute.Make(t.Context(), talk("Cllr Roe (Chair)", "Item one, the budget.", "Cllr Lee", said, "Cllr Roe (Chair)", "Thank you."))
		if err != nil {
			t.Fatal(err)
		}
		if a := m.Actions(); len(a) != 0 {
			t.Errorf("%q gives %+v", said, a)
		}
	}
}

func TestLabelsAreNotSaidTwice(t *testing.T) {
	t.Parallel()
	m, err := minute.Make(t.Context(), talk("The Chair (Ann Roe)", "Welcome to the meeting. Item one, the drains.", "The Deputy (Bo Lin)", "The drains cost £4.", "The Deputy (Cy Orr)", "They cost £5.", "The Chair (Ann Roe)", "All those in favour? That's carried."))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := (&minute.Printer{HideFindings: true}).Text(&out, m); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"\n  The Chair (Ann Roe)\n", "\n  The Deputy (Bo Lin)\n", "\n  The Deputy (Cy Orr)\n"} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("no line %q in:\n%s", line, out.String())
		}
	}
}
