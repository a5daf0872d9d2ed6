package simplify_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/simplify"
)

func TestListsOfWhatATextTells(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a thing, who and what", "This notice explains the main changes, who will be affected by them, and what you must do to get help.",
			"This notice explains: | - the main changes | - who will be affected by them | - what you must do to get help"},
		{"tells you", "This guide tells you how to pay your rent, when it is due and what to do if you cannot pay.",
			"This guide tells you: | - how to pay your rent | - when it is due | - what to do if you cannot pay"},
		{"a thing behind who may be what they pay", "This notice explains who pays the rent, the council tax, and what all of them will get from us.",
			"This notice explains who pays the rent, the council tax, and what all of them will get from us."},
		{"two things", "This notice explains what will change in the spring and who will be affected by the new rules for homes.",
			"This notice explains what will change in the spring and who will be affected by the new rules for homes."},
		{"an aside", "This notice explains who, if anybody, will have to pay more for their bins in the coming spring.",
			"This notice explains who, if anybody, will have to pay more for their bins in the coming spring."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range (&simplify.Engine{Lists: true}).Rewrite(test.in) {
				text := s.Text
				if s.Item {
					text = "- " + text
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(test.want, strings.Join(got, " | ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
