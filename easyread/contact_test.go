package easyread_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
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

func TestALetterIsNotAnsweredToItsReader(t *testing.T) {
	const letter = "# Dixley Town Council\n\nTown Hall, Market Square, Dixley DX1 2AB\n\nMs J Hartley\n\n14 Orchard Close\n\nDixley\n\nDX2 7QT\n\n## Your bill\n\nDear Ms Hartley\n\nYou must pay the bill by 3 June 2026.\n\n## How to pay\n\n- By telephone: 01632 960115\n- Online\n"
	d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}, letter)
	text := plain(t, d)
	if strings.Contains(text, "Orchard Close") {
		t.Errorf("the reader's address is there:\n%s", text)
	}
	if !slices.ContainsFunc(d.LeftOut, func(l easyread.LeftOut) bool { return l.Text == "14 Orchard Close" }) {
		t.Error("the reader's address is not listed as left out")
	}
	_, contacts, _ := strings.Cut(text, "How to get in touch")
	if !strings.Contains(contacts, "How to pay:\nBy telephone: 01632 960115") {
		t.Errorf("the phone number does not say what it is for:\n%s", text)
	}
}

func TestOtherFormatsStandOnceAtTheEnd(t *testing.T) {
	d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}, "# Bins\n\n## When\n\nWe come on Monday.\n\nYou must use the brown bin.\n\nAsk us if you need this in large print.\n")
	text := plain(t, d)
	if n := strings.Count(text, "large print"); n != 1 || !strings.Contains(text, "Other formats\n\nAsk us if") {
		t.Errorf("%d times:\n%s", n, text)
	}
}

func TestWhomToAskAboutCopiesIsNoContact(t *testing.T) {
	d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}, "# Care\n\n## More\n\nAsk us on 01632 960115.\n\nTo view this licence, write to the Information Policy Team at psi@archives.example.\n")
	_, contacts, _ := strings.Cut(plain(t, d), "How to get in touch")
	if strings.Contains(contacts, "Policy Team") || !strings.Contains(contacts, "01632 960115") {
		t.Errorf("contacts:\n%s", contacts)
	}
}
