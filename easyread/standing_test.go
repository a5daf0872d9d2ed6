package easyread_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

func TestStruckOutTextAndLostSigns(t *testing.T) {
	mark := func(kind extract.MarkKind, start, end int) extract.Mark {
		return extract.Mark{Kind: kind, Span: extract.Span{Start: start, End: end}}
	}
	for _, c := range []struct {
		name, text string
		marks      []extract.Mark
		want       []string
	}{
		{"the old number goes", "At least 10% 4% of homes.", []extract.Mark{mark(extract.Struck, 9, 12)}, []string{"At least 4% of homes."}},
		{"the end of a word stays with its beginning", "It is achievedable.", []extract.Mark{mark(extract.Struck, 12, 14)}, []string{"It is achievable."}},
		{"a full stop goes to the words that stand", "It is open now and then.", []extract.Mark{mark(extract.Struck, 15, 23)}, []string{"It is open now."}},
		{"letters of several bytes stay whole", "Go to the café à la carte.", []extract.Mark{mark(extract.Struck, 16, 24)}, []string{"Go to the café rte."}},
		{"signs and lines may overlap", "It is new5 old today.", []extract.Mark{mark(extract.Struck, 6, 11), mark(extract.Raised, 9, 10)}, []string{"It is old today."}},
		{"the sign of a lost note goes", "It was in March 20181 and July 20192.", []extract.Mark{mark(extract.Raised, 20, 21), mark(extract.Raised, 35, 36)}, []string{"It was in March 2018 and July 2019."}},
		{"a power stays", "There are 106 of them.", []extract.Mark{mark(extract.Raised, 12, 13)}, []string{"There are 106 of them."}},
		{"the letters of a day are no sign", "It is on 1st May.", []extract.Mark{mark(extract.Raised, 10, 12)}, []string{"It is on 1 May."}},
		{"nothing is left", "Old text.", []extract.Mark{mark(extract.Struck, 0, 9)}, nil},
		{"marks outside the text are none", "It is open.", []extract.Mark{mark(extract.Struck, 5, 50), mark(extract.Struck, -2, 3)}, []string{"It is open."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := &extract.Document{Blocks: []extract.Block{
				&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "a"}, Text: c.text, Marks: c.marks},
				&extract.Table{BlockInfo: extract.BlockInfo{ID: "t"}, Rows: []extract.Row{{Cells: []extract.Cell{
					{Blocks: []extract.Block{&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "t.1"}, Text: c.text, Marks: c.marks}}},
					{Blocks: []extract.Block{&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "t.2"}, Text: "Policy"}}},
				}}}},
				&extract.Paragraph{BlockInfo: extract.BlockInfo{ID: "b"}, Text: "The hall is open on Monday."},
			}}
			d, err := (&easyread.Converter{Simplifier: engine(same)}).Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range d.All() {
				for _, ref := range s.Source {
					if ref.Block == "a" {
						got = append(got, s.Text)
					}
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			struck := 0
			for _, m := range c.marks {
				if m.Kind == extract.Struck && m.Start >= 0 && m.End <= len(c.text) {
					struck += 2 // in the paragraph and in the table
				}
			}
			for _, l := range d.LeftOut {
				if l.Reason == easyread.StruckOut {
					struck--
				}
			}
			if struck != 0 {
				t.Errorf("%d struck-out texts are not listed", struck)
			}
			if p := source.Blocks[0].(*extract.Paragraph); p.Text != c.text {
				t.Errorf("the source was changed: %q", p.Text)
			}
		})
	}
}
