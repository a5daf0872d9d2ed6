package simplify_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/simplify"
)

func TestLabelsStandBeforeTheFirstOfTheSentences(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"a word and a colon", "Rejected: This site is on the edge of Dixley, which is classed as a large village.",
			[]string{"Rejected: This site is on the edge of Dixley.", "This is classed as a large village."}},
		{"a letter", "b) The shop has been shut for at least two years and there is proof that nobody wants it.",
			[]string{"b) The shop has been shut for at least 2 years.", "There is proof that nobody wants it."}},
		{"two labels, and a comma between two statements", "Refused – flood risk: The plan does not follow the rules about floods, 56% of the site is under water.",
			[]string{"Refused – flood risk: The plan does not follow the rules about floods.", "56% of the site is under water."}},
		{"words of minutes", "There was concern that the path may not be safe and it was agreed that the clerk will write to the owner.",
			[]string{"There was concern that the path may not be safe.", "It was agreed that the clerk will write to the owner."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range new(simplify.Engine).Rewrite(test.text) {
				got = append(got, s.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLabelEnd(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a letter in brackets", "(iv) The road is wide enough.", "(iv) "},
		{"a task", "Task 3 – The council looks at all plans.", "Task 3 – "},
		{"who speaks is no label", "Councillor Green: The road is not wide enough.", ""},
		{"a list is no sentence", "Bring with you: a form, a bill and a pen.", ""},
		{"a sentence has none", "The council looks at all plans.", ""},
		{"one word", "Yes.", ""},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.text[:simplify.LabelEnd(test.text)]; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
