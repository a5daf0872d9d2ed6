package easyread_test

import (
	"fmt"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

// A cover holds lines of a height; the text begins on the second page.
func covered(title string, lines ...extract.Block) *extract.Document {
	d := &extract.Document{Title: title, Blocks: lines}
	for i, text := range []string{"We plan for new homes.", "You can tell us what you think."} {
		d.Blocks = append(d.Blocks,
			&extract.Heading{BlockInfo: onPage(2, fmt.Sprintf("h%d", i), 14), Level: 1, Text: []string{"Introduction", "What next"}[i]},
			&extract.Paragraph{BlockInfo: onPage(2, fmt.Sprintf("t%d", i), 12), Text: text})
	}
	return d
}

func onPage(page int, id string, height float64) extract.BlockInfo {
	return extract.BlockInfo{ID: id, Prov: []extract.Provenance{{Page: page, Box: extract.Box{Y1: height}}}}
}

func line(id string, height float64, text string) *extract.Paragraph {
	return &extract.Paragraph{BlockInfo: onPage(1, id, height), Text: text}
}

func TestFrontPageNamesTheDocumentAndItsPublisher(t *testing.T) {
	tests := []struct {
		name             string
		source           *extract.Document
		title, publisher string
	}{
		{"the largest line of the cover, not the first heading", covered("Introduction",
			line("c1", 20, "Fenmoor District Council"), line("c2", 22, "Draft Local Plan - Sites Evidence Report"), line("c3", 12, "Produced for the cabinet")),
			"Draft Local Plan - Sites Evidence Report", "Fenmoor District Council"},
		{"a place takes the kind of document with it", covered("Introduction",
			line("c1", 31, "Wharf Road"), line("c2", 31, "Supplementary Planning Document"), line("c3", 31, "November 2023")),
			"Wharf Road: Supplementary Planning Document", ""},
		{"a line that breaks off goes on", covered("Contents",
			line("c1", 24, "Report on the Examination of the"), line("c2", 24, "Dixley Local Plan")),
			"Report on the Examination of the Dixley Local Plan", ""},
		{"a date, a number and a law's generic body are no title and no publisher", covered("1. Introduction",
			line("c1", 40, "8 June 2022"), line("c2", 30, "4. Clerk's report"), line("c3", 20, "Housing Strategy"), line("c4", 10, "For the CIL Charging Authority")),
			"Housing Strategy", ""},
		{"a title of the file that says what it is stays", covered("Parking Policy 2026", line("c1", 30, "Page design")),
			"Parking Policy 2026", ""},
		{"a council in the title publishes it", covered("Minutes of the Wells Parish Council Meeting", line("c1", 20, "held in the hall")),
			"Minutes of the Wells Parish Council Meeting", "Wells Parish Council"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := easyread.Convert(t.Context(), tt.source)
			if err != nil {
				t.Fatal(err)
			}
			if doc.Title.Text != tt.title || doc.Publisher != tt.publisher {
				t.Errorf("title %q, publisher %q; want %q, %q", doc.Title.Text, doc.Publisher, tt.title, tt.publisher)
			}
			for _, ref := range doc.Title.Source {
				for b := range tt.source.All() {
					if p, ok := b.(*extract.Paragraph); ok && p.ID == ref.Block && ref.Span.End > len(p.Text) {
						t.Errorf("the source of the title ends after its block: %+v", ref)
					}
				}
			}
		})
	}
}

// Who is only spoken of publishes nothing.
func TestBodyThatIsOnlyNamedIsNoPublisher(t *testing.T) {
	source := covered("Rates", line("c1", 20, "Rates in the area"))
	for i := range 30 {
		text := "The rates pay for roads and parks in this part of the town."
		if i == 15 {
			text = "Wexham County Council keeps the roads."
		}
		source.Blocks = append(source.Blocks, &extract.Paragraph{BlockInfo: onPage(3, fmt.Sprintf("p%d", i), 12), Text: text})
	}
	doc, err := easyread.Convert(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Publisher != "" {
		t.Errorf("publisher %q, want none", doc.Publisher)
	}
}
