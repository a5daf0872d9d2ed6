package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract"
)

// Captions belong to their table or picture, whether the tags of a PDF or the
// styles of a text say so, and stand nowhere else.
func TestCaptionsGoWithTheirTableOrFigure(t *testing.T) {
	for _, name := range []string{"source.pdf", "source.fodt"} {
		t.Run(name, func(t *testing.T) {
			doc, err := extract.File(t.Context(), "testdata/captions/"+name)
			if err != nil {
				t.Fatal(err)
			}
			checkDocument(t, doc)
			checkJSON(t, doc)
			got := map[string]string{}
			for _, b := range doc.Blocks {
				switch b := b.(type) {
				case *extract.Table:
					if b.Caption != nil {
						got["table"] += b.Caption.Text
					}
				case *extract.Figure:
					if b.Caption != nil {
						got["figure"] += b.Caption.Text
					}
				case *extract.Heading:
					got["text"] += b.Text + "\n"
				case *extract.Paragraph:
					got["text"] += b.Text + "\n"
				}
			}
			want := map[string]string{
				"table":  "Table 1: Collections in Westmere",
				"figure": "Figure 1: The bridge at Westmere",
				"text": "Bridges and bins\n" +
					"This page has one table and one picture. Each has a caption of its own, which must be read as a caption and not as a line of the text.\n" +
					"The bridge is closed from 1 June 2026 until the repairs are done.\nWalkers may use the footpath beside it.\n",
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
