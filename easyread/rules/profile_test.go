package rules_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread/rules"
)

// TestProfilesHaveTheNumbersOfTheirGuidelines holds each profile to the text that it
// lets pass and the text that it does not.
func TestProfilesHaveTheNumbersOfTheirGuidelines(t *testing.T) {
	words := func(n int) *rules.Document {
		return text("You can" + strings.Repeat(" ask", n-2) + ".")
	}
	pages := func(n int) *rules.Document { return with(text("A."), func(d *rules.Document) { d.Pages = n }) }
	points := func(n float64) *rules.Document { return laid(rules.Layout{PointSize: n}) }
	tests := []struct {
		profile         rules.Profile
		words, pages    int
		points          float64
		contractions    bool // are findings
		readingGrade    bool // is one
		goodWordsToHave int
	}{
		{rules.GOVUK(), 15, 24, 14, false, false, 10},
		{rules.DH(), 15, 20, 14, false, false, 10},
		{rules.InclusionEurope(), 15, 24, 14, false, false, 10},
		{rules.Norfolk(), 15, 24, 14, true, true, 10},
		{rules.NHS(), 15, 24, 14, false, false, 10},
		{rules.Profile{}, 15, 24, 14, false, false, 10},
	}
	errorsOf := func(d *rules.Document, rule string, p rules.Profile) int {
		findings, err := (&rules.Checker{Profile: p}).Check(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, f := range findings {
			if f.Rule == rule && f.Severity == rules.Error {
				n++
			}
		}
		return n
	}
	for _, test := range tests {
		p := test.profile
		t.Run(p.ID, func(t *testing.T) {
			got := []int{
				errorsOf(words(test.words), "W01", p), errorsOf(words(test.words+1), "W01", p),
				hits(t, words(test.goodWordsToHave), "W01", p), hits(t, words(test.goodWordsToHave+1), "W01", p),
				errorsOf(pages(test.pages), "D01", p), errorsOf(pages(test.pages+1), "D01", p),
				errorsOf(points(test.points), "T01", p), errorsOf(points(test.points-.5), "T01", p),
				hits(t, text("You can't park."), "W13", p),
				hits(t, text(many(12, "Administrative responsibilities necessitate considerable accountability.")), "W25", p),
			}
			as := map[bool]int{true: 1}
			if diff := cmp.Diff([]int{0, 1, 0, 1, 0, 1, 0, 1, as[test.contractions], as[test.readingGrade]}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWordsOfADocumentAreLimitedOnlyWhereAProfileSaysSo(t *testing.T) {
	d := text(many(400, "You can call us."))
	for _, p := range rules.Profiles() {
		if n := hits(t, d, "D02", p); n > 0 {
			t.Errorf("%s: %d findings", p.ID, n)
		}
	}
	if n := hits(t, d, "D02", rules.Profile{MaxTotalWords: 1000}); n != 1 {
		t.Errorf("%d findings, want 1", n)
	}
}
