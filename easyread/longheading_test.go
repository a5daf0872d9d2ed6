package easyread_test

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

func TestHeadingThatIsTooLongForOneIsText(t *testing.T) {
	const text = "The plan needs changes.\n"
	tests := []struct {
		name, heading string
		want          string // of the section
		below         string // how its first statement begins
	}{
		{"a label heads its question",
			"Issue 5 – Are the policies for the town centre justified, and will they bring the homes, the shops and the jobs that the town needs by 2036?",
			"Issue 5", "Are the policies for the town centre justified"},
		{"a sentence is a paragraph",
			"The purpose of this report is to say how the council looked at what the plan does to birds and to the rivers in the area around the town.",
			"About this document", "The purpose of this report is"},
		{"a long title stays a heading",
			"Assessment of the effects of the draft plan of the borough on the birds, rivers and woods in the area around the town and beyond",
			"Assessment of the effects", "The plan needs changes."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source := &extract.Document{Title: "Plan", Blocks: []extract.Block{
				&extract.Heading{BlockInfo: extract.BlockInfo{ID: "b1"}, Level: 1, Text: tt.heading},
				&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "b2"}, Text: text},
				&extract.Heading{BlockInfo: extract.BlockInfo{ID: "b3"}, Level: 1, Text: "Next steps"},
				&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "b4"}, Text: text},
			}}
			doc, err := easyread.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range doc.Sections {
				for _, r := range s.Rows {
					for _, st := range r.Statements {
						if !strings.HasPrefix(st.Text, tt.below) {
							continue
						}
						if !strings.HasPrefix(s.Heading.Text, tt.want) {
							t.Errorf("%q stands under %q, want %q", st.Text, s.Heading.Text, tt.want)
						}
						if from := st.Source[0]; from.Block == "b1" && !strings.HasPrefix(tt.heading[from.Span.Start:], strings.Fields(tt.below)[0]) {
							t.Errorf("its source is %q", tt.heading[from.Span.Start:from.Span.End])
						}
						return
					}
				}
			}
			t.Errorf("no statement begins with %q in %+v", tt.below, doc.Sections)
		})
	}
}
