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

// A footnote that is a sentence is said when all is kept; one that only names where
// something is to be found is left out and listed.
func TestFootnotesThatAreNoSentences(t *testing.T) {
	doc, err := easyread.Convert(t.Context(), parse(t, "# Help with bills\n\nThe scheme has rules.[^1] It is for tenants.[^2]\n\n"+
		"[^1]: Council Tax Reduction Schemes (Prescribed Requirements) (England) Regulations 2012.\n\n[^2]: A tenant pays rent to a landlord.\n"))
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for _, s := range doc.All() {
		said.WriteString(s.Text + "\n")
	}
	if text := said.String(); strings.Contains(text, "Regulations 2012") || !strings.Contains(text, "A tenant pays rent to a landlord.") {
		t.Errorf("said:\n%s", text)
	}
	for _, l := range doc.LeftOut {
		if strings.Contains(l.Text, "Regulations 2012") && l.Reason == easyread.Footnote {
			return
		}
	}
	t.Errorf("left out: %+v", doc.LeftOut)
}
