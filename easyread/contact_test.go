package easyread_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

// The lines of an address stand together, and are kept at every length.
func TestLinesOfAnAddressAreOneRow(t *testing.T) {
	source := &extract.Document{Blocks: []extract.Block{
		&extract.Heading{BlockInfo: extract.BlockInfo{ID: "h"}, Text: "The audit", Level: 1},
		para("a", "The auditor of the parish council is:"),
		para("b", "Wren and Sons"),
		para("c", "Mill House"),
		para("d", "Westmere"),
		para("e", "WM1 4QT"),
		para("f", "The parish council has to send the books to the auditor."),
	}}
	for _, length := range []easyread.Length{easyread.Complete, easyread.Standard, easyread.Summary} {
		t.Run(length.String(), func(t *testing.T) {
			cv := easyread.Converter{Simplifier: engine(same), Length: length}
			d, err := cv.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			want := []string{"Wren and Sons", "Mill House", "Westmere", "WM1 4QT"}
			rows := 0
			for _, s := range d.Sections {
				for _, r := range s.Rows {
					if len(r.Statements) == 0 || r.Statements[0].Kind != easyread.Contact {
						continue
					}
					var got []string
					for _, st := range r.Statements {
						got = append(got, st.Text)
					}
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("(-want +got):\n%s", diff)
					}
					rows++
				}
			}
			if rows != 2 {
				t.Errorf("the address stands in %d rows, not where it is and at the end", rows)
			}
		})
	}
}

func TestTheHouseOfAnApplicationIsNoContact(t *testing.T) {
	d := convert(t, easyread.Converter{}, "# Minutes\n\n## Planning\n\nLeycroft Barn, Mill Road, Westmere WM1 4QT has a new roof.\n\nWrite to us at Mill House, Westmere WM2 5QT about it.")
	last := d.Sections[len(d.Sections)-1]
	var got []string
	for _, r := range last.Rows {
		for _, s := range r.Statements {
			got = append(got, s.Text)
		}
	}
	if diff := cmp.Diff([]string{"Write to us at Mill House, Westmere WM2 5QT about it."}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
