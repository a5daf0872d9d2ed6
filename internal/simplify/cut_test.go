package simplify_test

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/townclerk/townclerk/internal/simplify"
)

// stands rewrites a text with engines that split as much as they can. What it asks
// for is that nothing panics and that each sentence is one of the text.
func stands(t *testing.T, text string) {
	t.Helper()
	for _, e := range []simplify.Engine{{MaxWords: 4, Lists: true}, {MaxWords: 4, Brief: true}} {
		end := 0
		for _, s := range e.Rewrite(text) {
			if s.Text == "" || s.Start > s.End || s.End < end || s.End > len(text) {
				t.Errorf("bad sentence %+v of %q", s, text)
			}
			end = s.End
		}
	}
	simplify.LabelEnd(text)
}

// Each of these was too short for a rule that looks back or ahead.
func TestTextsThatBreakOff(t *testing.T) {
	for name, text := range map[string]string{
		"nothing before the clause":          ", which is a plan, is new.",
		"a number alone before the clause":   "2012, which is a plan, is new.",
		"a preposition alone behind the one": "The plan was agreed by the council in.",
		"a comma alone":                      ",",
		"brackets alone":                     "() (a) (",
	} {
		t.Run(name, func(t *testing.T) { stands(t, text) })
	}
}

// Documents break off in the middle of sentences, and begin there.
func TestSentencesCutAtEveryWord(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data", err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			t.Parallel()
			a, err := txtar.ParseFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(a.Files[0].Data)) {
				for sentence := range strings.SplitSeq(line, ". ") {
					words := strings.Fields(sentence)
					for i := range words {
						stands(t, strings.Join(words[i:], " "))
						stands(t, strings.Join(words[:i], " "))
						stands(t, ", "+strings.Join(words[i:], " "))
					}
				}
			}
		})
	}
}
