package easyread_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

// para makes a paragraph of a document made by hand, and item an item of a list.
func para(id, text string) *extract.Paragraph {
	return &extract.Paragraph{BlockInfo: extract.BlockInfo{ID: id}, Text: text}
}

func item(label string, blocks ...extract.Block) *extract.ListItem {
	return &extract.ListItem{Label: label, Blocks: blocks}
}

func TestParagraphsThatAreCountedAreNoList(t *testing.T) {
	long := "The council owns the land on both sides of the river. It bought the land from the railway in the year when the station closed."
	tests := []struct {
		name   string
		blocks []extract.Block
		want   []string
	}{
		{"numbered paragraphs are prose, and the first line keeps the number", []extract.Block{
			&extract.List{BlockInfo: extract.BlockInfo{ID: "l"}, Items: []*extract.ListItem{item("15.", para("a", long))}},
		}, []string{
			"step 15. The council owns the land on both sides of the river.",
			"prose  It bought the land from the railway in the year when the station closed.",
		}},
		{"paragraphs that were read as a part of the last item are not in the list", []extract.Block{
			para("p", "You need:"),
			&extract.List{BlockInfo: extract.BlockInfo{ID: "l"}, Items: []*extract.ListItem{
				item("", para("a", "a form")),
				item("", para("b", "a pen"), &extract.List{BlockInfo: extract.BlockInfo{ID: "m"}, Items: []*extract.ListItem{item("3.27.", para("c", long))}}),
			}},
		}, []string{
			"prose  You need:", "item  a form", "item  a pen",
			"step 3.27. The council owns the land on both sides of the river.",
			"prose  It bought the land from the railway in the year when the station closed.",
		}},
		{"a list that a sentence begins stays a list", []extract.Block{
			para("p", "The council will do this:"),
			&extract.List{BlockInfo: extract.BlockInfo{ID: "l"}, Items: []*extract.ListItem{item("1.", para("a", long)), item("2.", para("b", "It will mend the gate."))}},
		}, []string{
			"prose  The council will do this:",
			"step 1. " + long,
			"step 2. It will mend the gate.",
		}},
		{"a frame around text is no table", []extract.Block{
			&extract.Table{BlockInfo: extract.BlockInfo{ID: "t"}, Rows: []extract.Row{{Cells: []extract.Cell{{Blocks: []extract.Block{para("a", long)}}}}}},
		}, []string{
			"prose  The council owns the land on both sides of the river.",
			"prose  It bought the land from the railway in the year when the station closed.",
		}},
		{"a number that the text begins with is not the number of the paragraph", []extract.Block{
			para("a", "2.5 miles of the old road are closed."),
		}, []string{"prose  2.5 miles of the old road are closed."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			source := &extract.Document{Blocks: append([]extract.Block{&extract.Heading{BlockInfo: extract.BlockInfo{ID: "h"}, Text: "Land", Level: 1}}, test.blocks...)}
			before, err := source.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			cv := easyread.Converter{Simplifier: engine(same)}
			d, err := cv.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for at, s := range d.All() {
				if strings.Contains(at, ".") && !s.Inferred && s.Text != "Land" {
					got = append(got, s.Kind.String()+" "+s.Label+" "+s.Text)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			after, err := source.MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(before), string(after)); diff != "" {
				t.Errorf("the source was changed (-before +after):\n%s", diff)
			}
		})
	}
}

// In a long table of sentences each line is kept or left out by itself; a table with
// amounts is one.
func TestLongTablesOfSentences(t *testing.T) {
	for _, test := range []struct {
		name, end string
		parted    bool
	}{
		{"lines of sentences", "", true},
		{"lines with amounts", " It costs £10.", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			table := &extract.Table{BlockInfo: extract.BlockInfo{ID: "t"}}
			for i := range 30 {
				n := string(rune('a'+i%26)) + strings.Repeat("x", i/26)
				table.Rows = append(table.Rows, extract.Row{Cells: []extract.Cell{
					{Blocks: []extract.Block{para("n"+n, "Site "+strings.ToUpper(n))}},
					{Blocks: []extract.Block{para("s"+n, "The field lies near the river and the old mill. Nobody has built there since the mill was closed and the bridge fell."+test.end)}},
				}})
			}
			source := &extract.Document{Blocks: []extract.Block{&extract.Heading{BlockInfo: extract.BlockInfo{ID: "h"}, Text: "Sites", Level: 1}, table}}
			cv := easyread.Converter{Length: easyread.Summary}
			d, err := cv.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			sites := 0
			for _, s := range d.All() {
				if strings.HasPrefix(s.Text, "Site ") {
					sites++
				}
			}
			if parted := sites > 0 && sites < 30; parted != test.parted {
				t.Errorf("%d of 30 lines are kept", sites)
			}
			checkNothingLost(t, source, d)
		})
	}
}
