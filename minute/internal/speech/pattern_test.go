package speech_test

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// A Matcher answers as its expression does, whatever it looks for first.
func TestMatcherAnswersAsItsExpression(t *testing.T) {
	t.Parallel()
	exprs := []string{
		`\bI(?:'ll| will| shall)\s+([a-z-]+)\b(.*)$`, `(?:seconded|happy to second)\b`, `^(?:yes|yeah|no)\b`,
		`\bcouncillors?\b`, `(?:item|agenda)? four`, `(?:ask){2}`, `\bas[ks]+ed\b`, `ski|desk`, `é|café`,
		`(?:no|not)?`, `a*bcd`, `(?-i:Mill) (?:Lane|Road)`, `\d{1,2} (?:March|May)`, `[bc]at|[d-m]og`, `x|yes`, ``,
	}
	texts := []string{
		"", "I'll write to them.", "I WILL ask.", "Happy to Second that", "Yes, Councillor.", "item four", "four",
		"askask", "aſked the councilloRS", "ſki on a deſk", "a des\u212a", "CAFÉ au lait", "bcd", "aaBCD", "mill Lane", "Mill road",
		"on 14 may", "14 MARCH", "Cat and DOG", "yes", "no", "A long day of nothing at all.",
	}
	for _, e := range exprs {
		m, want := speech.Compile(e), regexp.MustCompile(`(?i)`+e)
		for _, s := range texts {
			got := []any{m.MatchString(s), m.FindString(s), m.FindStringIndex(s), m.FindStringSubmatch(s), m.FindStringSubmatchIndex(s),
				m.FindAllStringIndex(s, -1), m.FindAllStringSubmatch(s, -1), m.FindAllStringSubmatchIndex(s, -1), m.ReplaceAllString(s, "<$0>"), m.Split(s, -1)}
			plain := []any{want.MatchString(s), want.FindString(s), want.FindStringIndex(s), want.FindStringSubmatch(s), want.FindStringSubmatchIndex(s),
				want.FindAllStringIndex(s, -1), want.FindAllStringSubmatch(s, -1), want.FindAllStringSubmatchIndex(s, -1), want.ReplaceAllString(s, "<$0>"), want.Split(s, -1)}
			if diff := cmp.Diff(plain, got); diff != "" {
				t.Errorf("%q on %q (-expression +matcher):\n%s", e, s, diff)
			}
		}
	}
}

func TestWrongExpressionsAreErrors(t *testing.T) {
	t.Parallel()
	if _, err := speech.Parse("("); err == nil {
		t.Error("no error for an open bracket")
	}
}

// Whatever is said, the two agree.
func FuzzMatcher(f *testing.F) {
	f.Add(`\b(?:move|propose)s? (?:that|to)\b`, "I PROPOSE to aſk")
	f.Add(`(?:a|bc){2,3}[d-f]?k`, "bcA\u212a")
	f.Fuzz(func(t *testing.T, expr, text string) {
		want, err := regexp.Compile(`(?i)` + expr)
		if err != nil || len(expr) > 200 {
			return
		}
		m, err := speech.Parse(expr)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.FindStringSubmatchIndex(text), m.FindStringSubmatchIndex(text)); diff != "" {
			t.Errorf("%q on %q:\n%s", expr, text, diff)
		}
	})
}

// BenchmarkMatcher looks for a motion in a sentence that holds none, which is
// what most sentences are.
func BenchmarkMatcher(b *testing.B) {
	const text = "Visits after 8 pm have fallen by 37 per cent since 2023, and the heating costs about £1,150 a week."
	m := speech.Compile(`\bI(?:'d like to| would like to|'ll)? (?:move|propose)\b(.*)$`)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if m.MatchString(text) {
			b.Fatal("found")
		}
	}
}
