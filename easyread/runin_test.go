package easyread_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

func TestHeadingsInsideTheTextAreHeadings(t *testing.T) {
	const text = "The council pays for a nurse in each of the schools of the town."
	named := func(names ...string) []extract.Block {
		out := []extract.Block{&extract.Heading{BlockInfo: extract.BlockInfo{ID: "t"}, Text: "Minutes of the meeting", Level: 1}}
		for i, name := range names {
			out = append(out, &extract.Heading{BlockInfo: extract.BlockInfo{ID: fmt.Sprintf("h%d", i)}, Text: name, Level: 2}, para(fmt.Sprintf("p%d", i), text))
		}
		return out
	}
	three := []string{"04.25.01 Apologies", "04.25.02 Interests", "04.25.03 Roads"}
	tests := []struct {
		name   string
		blocks []extract.Block
		want   []string // headings after the first three
	}{
		{"before the text", append(named(three...), para("r", "04.25.04 Planning –The council got these plans and said no to all of them.")), []string{"04.25.04 Planning"}},
		{"in a line of a table", append(named(three...), table("A|12|x", "B|13|y", "04.25.04|Finance|", "C|14|z")), []string{"04.25.04 Finance"}},
		{"a person in a table is no heading", append(named(three...), table("A|12|x", "B|13|y", "04.25.04|Ann Quillfeather|", "C|14|z")), nil},
		{"a number of another form is none", append(named(three...), para("r", "4.5 Planning –The council got these plans and said no to all of them.")), nil},
		{"a document whose headings have no numbers", append(named("Apologies", "Interests", "Roads"), para("r", "04.25.04 Planning –The council got these plans and said no.")), nil},
		{"a sentence with a number is text", append(named(three...), para("r", "04.25.04 The council got these plans and said no to all of them.")), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			source := &extract.Document{Blocks: test.blocks}
			cv := easyread.Converter{Simplifier: engine(same)}
			d, err := cv.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			got := headings(d)[4:]
			if len(got) == 0 {
				got = nil
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			checkNothingLost(t, source, d)
		})
	}
}
