package simplify_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/simplify"
)

func TestLongSentences(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a participle in front", "Founded in 1892 by local miners, the club plays its home matches at Dixley Park in the north.",
			"The club was founded in 1892 by local miners. The club plays its home matches at Dixley Park in the north."},
		{"a participle of a state", "Based on the north side of the river, the museums have over 2,000 paintings and many other works.",
			"The museums are based on the north side of the river. The museums have over 2,000 paintings and many other works."},
		{"a participle before anybody stays", "Born in the north of the town in 1953, some people have lived there for all of their long lives.",
			"Born in the north of the town in 1953, some people have lived there for all of their long lives."},
		{"a meeting", "At its meeting on Tuesday 27 January 2026, the Full Council agreed a new plan for the homes in Dixley.",
			"The Full Council met on Tuesday 27 January 2026. At this meeting, the Full Council agreed a new plan for the homes in Dixley."},
		{"where something was", "She moved to Leeds with her two young children in the spring of 1970, where she worked as a teacher.",
			"She moved to Leeds with her 2 young children in the spring of 1970, where she worked as a teacher."},
		{"a place", "He left the army in 1970 and took a small house with a large garden in Dixley, where he worked as a teacher.",
			"He left the army in 1970. He took a small house with a large garden in Dixley. There, he worked as a teacher."},
		{"a colon between clauses", "You must not ignore a letter from the court: we will add the costs of it to your account.",
			"You must not ignore a letter from the court. We will add the costs of it to your account."},
		{"a colon before an example stays", "It has a surface like that of other small planets: a dark crust that is made up of simple things.",
			"It has a surface like that of other small planets: a dark crust that is made up of simple things."},
		{"a condition after but is no sentence", "But once a wall is broken in the middle of the night, it will let in the rain.",
			"But once a wall is broken in the middle of the night, it will let in the rain."},
		{"three predicates", "Awards are small, are usually made for up to 26 weeks, and cannot be made where you owe us money.",
			"Awards are small. Awards are usually made for up to 26 weeks. Awards cannot be made where you owe us money."},
		{"two relative clauses", "We agreed this after a period of consultation, which ran from 1 May 2026 until 31 May 2026 and to which 1,248 people replied.",
			"We agreed this after a period of consultation. This consultation ran from 1 May 2026 until 31 May 2026. 1,248 people replied to it."},
		{"a duty to tell", "You must check the letter carefully and tell us within 21 days if any of the facts in it are wrong.",
			"You must check the letter carefully. You must tell us within 21 days if any of the facts in it are wrong."},
		{"groups of people", "There are 300 benefit claimants in the town.", "There are 300 benefit claimants in the town."},
		{"a noun that is an adjective", "This notice explains the principal changes.", "This notice explains the main changes."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, rewrite(new(simplify.Engine), tt.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestListOfConditions(t *testing.T) {
	e := simplify.Engine{Lists: true}
	var got []string
	for _, s := range e.Rewrite("If we do not change our decision, or if we do not reply within 2 months, you may appeal to the Valuation Tribunal.") {
		text := s.Text
		if s.Item {
			text = "- " + text
		}
		got = append(got, text)
	}
	want := []string{"You may appeal to the Valuation Tribunal if:", "- we do not change our decision, or", "- we do not reply within 2 months"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSubstitutes(t *testing.T) {
	tests := []struct{ name, sentence, word, want string }{
		{"what the engine does", "The council commenced the work.", "commenced", "started"},
		{"a word that is only offered", "They live in a district of the town.", "district", "area"},
		{"the plural of it", "They live in two districts of the town.", "districts", "areas"},
		{"a word that is not there", "They live here.", "district", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := simplify.Substitutes(tt.sentence, tt.word)
			if tt.want == "" && len(got) > 0 || tt.want != "" && !slices.Contains(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	t.Run("offered words are not put in", func(t *testing.T) {
		if got := rewrite(new(simplify.Engine), "They live in a district of the town."); !strings.Contains(got, "district") {
			t.Errorf("got %q", got)
		}
	})
}
