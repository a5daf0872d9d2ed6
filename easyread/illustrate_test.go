package easyread_test

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
)

func TestPicturesAreOfWhatARowIsAbout(t *testing.T) {
	tests := []struct {
		name, source string
		row          string // how its first statement begins
		want         string
	}{
		{"a word in another sense has none", "# Site\n\n## More\n\nWaste water goes to the pumping station.\n", "Waste water", ""},
		{"a verb that looks like a noun has none", "# Plan\n\n## More\n\nThe board will work on ways to:\n\n- address what is missing\n- go on with it\n", "The board", ""},
		{"a street is not what it is named after", "# Sites\n\n## More\n\nThe next one is at 4 Station Road.\n", "The next one", ""},
		{"a law that is not made yet is no bill to pay", "# Care\n\n## More\n\nIt is in the Care Bill.\n", "It is in", ""},
		{"a library above its address is one", "# Places\n\n## More\n\nYou can read it here:\n\n- Dixley Public Library\n- Castle Road, Dixley\n", "You can read", "library"},
		{"a law is not about what it is named after", "# Orders\n\n## More\n\nThis was made under the Criminal Justice and Licensing (Scotland) Act 2010.\n", "This was", ""},
		{"a day alone has a calendar", "# Notice\n\n## More\n\n23 November and 28 December\n", "23 November", "when"},
		{"an amount alone has money", "# Notice\n\n## More\n\nGravel: £239.72\n", "Gravel", "money"},
		{"nobody is not a group", "# Notes\n\n## More\n\nNo members of the public came.\n", "No members", ""},
		{"a heading whose row denies it gives none", "# Notes\n\n## Apologies\n\nNo apologies had been received.\n", "No apologies", ""},
		{"the ninth of many things is not the subject", "# Sites\n\n## More\n\nThese are all of them:\n\n" + strings.Repeat("- Nettles at the far end of the lane beyond the mill\n", 5) + "- The library\n", "These are", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}, test.source)
			found := false
			for _, s := range d.Sections {
				for _, r := range s.Rows {
					if len(r.Statements) > 0 && strings.HasPrefix(r.Statements[0].Text, test.row) {
						found = true
						if r.Picture != test.want {
							t.Errorf("picture %q, want %q", r.Picture, test.want)
						}
					}
				}
			}
			if !found {
				t.Errorf("no row begins with %q", test.row)
			}
		})
	}
}

func TestNoPictureStandsTwiceInARow(t *testing.T) {
	d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}},
		"# Places\n\n## More\n\nYou can go to the library.\n\n## Most\n\nThe other library is open too.\n")
	last := ""
	for _, s := range d.Sections {
		for _, r := range s.Rows {
			if r.Picture != "" && r.Picture == last {
				t.Errorf("picture %q twice in a row", last)
			}
			last = r.Picture
		}
	}
}
