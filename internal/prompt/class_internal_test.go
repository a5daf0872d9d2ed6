package prompt

import (
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/language"
)

func TestWordClassesAreWellFormed(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"data/bearing.txt", "data/risk.txt"} {
		text, err := data.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines, names := 0, map[string]bool{}
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			lines++
			field := strings.Split(strings.TrimSpace(line), " | ")
			if names[field[0]] {
				t.Errorf("%s: %q is there twice", name, field[0])
			}
			names[field[0]] = true
			switch {
			case name == "data/risk.txt" && len(field) != 2,
				name != "data/risk.txt" && (len(field) < 3 || len(field) > 4 || !slices.Contains([]string{"keep", "own", "new", "both"}, field[1])):
				t.Errorf("%s: bad line %q", name, line)
			}
			for _, f := range field[1:] {
				for w := range strings.SplitSeq(f, "; ") {
					w, _ = strings.CutSuffix(w, "/v")
					if w != strings.TrimSpace(strings.ToLower(w)) || w == "" {
						t.Errorf("%s: bad word %q in %q", name, w, field[0])
					}
				}
			}
		}
		if got := readClasses(name); len(got) != lines {
			t.Errorf("%s: %d lines, %d classes", name, lines, len(got))
		}
	}
	for _, b := range bearings() {
		for _, w := range b.words {
			w, verb := strings.CutSuffix(w, "/v")
			if verb && !language.IsVerb(w) {
				t.Errorf("%q in %q is no verb", w, b.name)
			}
		}
	}
}
