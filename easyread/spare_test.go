package easyread_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

func TestWhatBelongsToAnotherPublicationIsLeftOut(t *testing.T) {
	const opening = "# Library\n\n## More\n\nThe library opens on Monday and you must bring your card.\n\n"
	tests := []struct {
		name, source, part string
		kept               bool
	}{
		{"the number of the book", "Printed by Dixley Press. ISBN 978-1-83601-779-0.", "ISBN", false},
		{"whom to ask", "Any enquiries about this leaflet should be sent to us at library@dixley.example.", "library@", true},
		{"the numbers along a chart", "0 500 1000 1500 2000 Number of visits Age (years)", "1500", false},
		{"the shares of a chart", "Adults 60% Children 40% Adults Children", "40%", false},
		{"what a survey found", "We asked many people and 60% said yes, 40% said no to it.", "40%", true},
		{"the caption of a figure", "Figure 3: Visits to the library by age", "Visits", false},
		{"a sentence about a figure", "Figure 3 is wrong and you must use the one on our website.", "wrong", true},
		{"a reference to a figure", "You must read this first. (See Figure 3).", "See Figure", false},
		{"the buttons of a web page", "Back to top", "Back to top", false},
		{"contents on one line", "Contents Opening 1 Cards 2 Books 3 Money 4 Help 5", "Cards 2", false},
		{"what a web page says about itself", "- Tuesday 9am to 12pm\n- First published\n- 22 September 2022\n- Last updated\n- 17 January 2024", "17 January", false},
		{"the items before it", "- Tuesday 9am to 12pm\n- First published\n- 22 September 2022\n- Last updated\n- 17 January 2024", "Tuesday", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}, opening+test.source)
			if got := strings.Contains(plain(t, d), test.part); got != test.kept {
				t.Errorf("kept %v, want %v:\n%s", got, test.kept, plain(t, d))
			}
			listed := slices.ContainsFunc(d.LeftOut, func(l easyread.LeftOut) bool { return strings.Contains(l.Text, test.part) })
			if listed == test.kept {
				t.Errorf("listed as left out %v", listed)
			}
		})
	}
}

func TestTheCaptionOfATableStaysWithIt(t *testing.T) {
	cell := func(id, text string) extract.Cell { return extract.Cell{Blocks: []extract.Block{para(id, text)}} }
	table := &extract.Table{
		BlockInfo: extract.BlockInfo{ID: "t"},
		Caption:   para("c", "Figure 3: What a card costs"),
		Rows:      []extract.Row{{Cells: []extract.Cell{cell("t1", "Adults"), cell("t2", "£2")}}},
	}
	d := &extract.Document{Blocks: []extract.Block{para("p", "You can get a card at the library."), table}}
	got, err := (&easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}).Convert(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	if text := plain(t, got); !strings.Contains(text, "What a card costs") {
		t.Errorf("no caption:\n%s", text)
	}
}
