package easyread_test

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
)

// Footnotes that a reader took for text tell nothing, and short forms are entries, not
// the names of columns.
func TestLookedUpThingsAreNoText(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Report on the plan\n\n| The Act | The Planning and Compulsory Purchase Act 2004 |\n|---|---|\n| GTAA | Gypsy and Traveller Accommodation Assessment |\n\n## Homes\n\n")
	for range 120 {
		b.WriteString("The plan says that new homes will stand near the station in the north of the town.\n\n")
	}
	b.WriteString("20 NPPF paragraph 83.\n\n21 NPPF paragraph 17, first bullet point.\n\n23 Borough Employment Land Study, July 2016 [E1].\n")
	cv := easyread.Converter{Length: easyread.Standard}
	doc, err := cv.Convert(t.Context(), parse(t, b.String()))
	if err != nil {
		t.Fatal(err)
	}
	for at, s := range doc.All() {
		for _, footnote := range []string{"NPPF paragraph", "Employment Land Study"} {
			if strings.Contains(s.Text, footnote) {
				t.Errorf("%s has a footnote: %q", at, s.Text)
			}
		}
		if strings.HasPrefix(s.Text, "The Act: GTAA") {
			t.Errorf("%s reads an entry as the names of columns: %q", at, s.Text)
		}
	}
	left := 0
	for _, l := range doc.LeftOut {
		if strings.Contains(l.Text, "NPPF paragraph") || strings.Contains(l.Text, "Employment Land Study") {
			left++
		}
	}
	if left == 0 {
		t.Error("the footnotes are not listed as left out")
	}
}
