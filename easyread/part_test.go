package easyread_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

func headings(d *easyread.Document) []string {
	var out []string
	for _, s := range d.Sections {
		out = append(out, s.Heading.Text)
	}
	return out
}

func TestPartsOfLongSectionsAreNamedAfterWhatTheySpeakOf(t *testing.T) {
	about := func(thing string) string {
		var b strings.Builder
		for _, day := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"} {
			fmt.Fprintf(&b, "The %s is open on the %s of each week to all who want to go there.\n\n", thing, day)
		}
		return b.String()
	}
	d := convert(t, easyread.Converter{Simplifier: engine(same)}, "# T\n\n## Places\n\n"+about("public library")+about("swimming pool")+strings.Repeat("They like it very much indeed and they say so when they go there with others.\n\nThey say so to all.\n\n", 2)+"They like it.")
	want := []string{"About this document", "Places", "Swimming pool", "Places (continued)"}
	if diff := cmp.Diff(want, headings(d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, s := range d.Sections[2:] {
		if !s.Heading.Inferred {
			t.Errorf("%q is not of the source", s.Heading.Text)
		}
	}
}

func TestLinesThatHeadWhatFollows(t *testing.T) {
	bold := func(id, text string) *extract.Paragraph {
		p := para(id, text)
		p.Marks = []extract.Mark{{Span: extract.Span{End: len(text)}, Kind: extract.Bold}}
		return p
	}
	const text = "The council pays for a nurse in each of the schools of the town."
	tests := []struct {
		name   string
		blocks []extract.Block
		want   []string
	}{
		{"a question", []extract.Block{para("q", "Who pays for it?"), para("a", text)}, []string{"Who pays for it?"}},
		{"a line in bold", []extract.Block{bold("q", "Nurses in schools"), para("a", text)}, []string{"Nurses in schools"}},
		{"a bold line with a date is no heading", []extract.Block{bold("q", "Closes on 5 May 2026"), para("a", text)}, nil},
		{"a question after a question is no heading", []extract.Block{para("q", "Are you ill?"), para("a", "Do you want to see a nurse in one of the schools?")}, nil},
		{"a question with nothing under it is no heading", []extract.Block{para("a", text), para("q", "Who pays for it?")}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			source := &extract.Document{Blocks: append([]extract.Block{
				&extract.Heading{BlockInfo: extract.BlockInfo{ID: "h"}, Text: "Health", Level: 1},
				para("p", "This is about the health of children and of those who look after them."),
			}, test.blocks...)}
			cv := easyread.Converter{Simplifier: engine(same)}
			d, err := cv.Convert(t.Context(), source)
			if err != nil {
				t.Fatal(err)
			}
			got := headings(d)[1:]
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
