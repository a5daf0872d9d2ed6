package extract_test

import (
	"bytes"
	"testing"

	"github.com/townclerk/townclerk/extract"
)

func TestMarkdownOfHeadingsListsAndSigns(t *testing.T) {
	text := func(s string) []extract.Block { return []extract.Block{&extract.Paragraph{Text: s}} }
	bold := func(start, end int) []extract.Mark {
		return []extract.Mark{{Span: extract.Span{Start: start, End: end}, Kind: extract.Bold}}
	}
	cell := func(b extract.Block) *extract.Table {
		return &extract.Table{Rows: []extract.Row{{Cells: []extract.Cell{{Blocks: text("Head")}}}, {Cells: []extract.Cell{{Blocks: []extract.Block{b}}}}}}
	}
	for name, c := range map[string]struct {
		block extract.Block
		want  string
	}{
		"a heading is not bold as well":            {&extract.Heading{Level: 2, Text: "Scope", Marks: bold(0, 5)}, "## Scope\n"},
		"nor is all of it but its number":          {&extract.Heading{Level: 2, Text: "1.2 Scope", Marks: bold(4, 9)}, "## 1.2 Scope\n"},
		"one bold word of a heading stays":         {&extract.Heading{Level: 2, Text: "Scope of it", Marks: bold(0, 5)}, "## **Scope** of it\n"},
		"an exclamation mark stays as it is":       {&extract.Paragraph{Text: "Meet our gritters!"}, "Meet our gritters!\n"},
		"but makes no picture of a link after it":  {&extract.Paragraph{Text: "Now!here", Marks: []extract.Mark{{Span: extract.Span{Start: 4, End: 8}, Kind: extract.Link, Target: "https://a.example/"}}}, "Now\\![here](https://a.example/)\n"},
		"an item in a cell has its label alone":    {cell(&extract.List{Items: []*extract.ListItem{{Label: "a.", Blocks: text("one")}, {Label: "b.", Blocks: text("two")}}}), "| Head |\n| --- |\n| a. one b. two |\n"},
		"an item in a cell without one has a dot":  {cell(&extract.List{Items: []*extract.ListItem{{Blocks: text("one")}}}), "| Head |\n| --- |\n| • one |\n"},
		"an item in a cell keeps its plain number": {cell(&extract.List{Items: []*extract.ListItem{{Label: "3.", Blocks: text("one")}}}), "| Head |\n| --- |\n| 3. one |\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := new(extract.Printer).Markdown(&out, &extract.Document{Blocks: []extract.Block{c.block}}); err != nil {
				t.Fatal(err)
			}
			if out.String() != c.want {
				t.Errorf("wrote %q, want %q", out.String(), c.want)
			}
		})
	}
}
