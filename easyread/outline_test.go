package easyread_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

func TestContentsOfTheSourceAreLeftOut(t *testing.T) {
	d := convert(t, easyread.Converter{}, "# Plan\n\nThis is the plan.\n\n## Contents\n\nIntroduction\n\n## Homes\n\n1 Homes ............ 4\n\n_____\n\n0 100 200 300 400 500 600 700 16-17 18-20 Homes\n\nWe will build homes.\n")
	var left []string
	for _, l := range d.LeftOut {
		left = append(left, l.Reason.String()+": "+l.Text)
	}
	want := []string{"contents: Introduction", "contents: 1 Homes ............ 4", "shorter: Contents", "picture: 0 100 200 300 400 500 600 700 16-17 18-20 Homes"}
	for _, w := range want {
		if !slices.Contains(left, w) {
			t.Errorf("no %q in %q", w, left)
		}
	}
	if out := plain(t, d); strings.Contains(out, "....") || !strings.Contains(out, "We will build homes.") {
		t.Errorf("wrong text:\n%s", out)
	}
}

func TestTitles(t *testing.T) {
	heading := func(level int, text string) extract.Block { return &extract.Heading{Level: level, Text: text} }
	paragraph := func(text string) extract.Block { return &extract.Paragraph{Text: text} }
	tests := []struct {
		name, property string
		blocks         []extract.Block
		want           string
	}{
		{"the first heading above all", "Microsoft Word - x.doc", []extract.Block{heading(1, "Bins"), paragraph("A."), heading(2, "When")}, "Bins"},
		{"the property of the file", "Bins", []extract.Block{paragraph("We collect bins."), heading(1, "When"), heading(1, "Where")}, "Bins"},
		{"a line in capital letters above the headings", "When", []extract.Block{paragraph("MINUTES OF THE MEETING"), heading(1, "When"), paragraph("A."), heading(1, "Where")}, "Minutes of the Meeting"},
		{"a line above vague headings", "Introduction", []extract.Block{paragraph("Bins and boxes"), heading(1, "Introduction"), paragraph("A."), heading(1, "Where")}, "Bins and boxes"},
		{"not the list of contents", "Contents", []extract.Block{heading(1, "Contents"), heading(1, "Our bins"), paragraph("A.")}, "Our bins"},
		{"nothing", "", []extract.Block{paragraph("We collect bins.")}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cv := easyread.Converter{Simplifier: engine(same)}
			d, err := cv.Convert(t.Context(), &extract.Document{Title: test.property, Blocks: test.blocks})
			if err != nil {
				t.Fatal(err)
			}
			if d.Title.Text != test.want {
				t.Errorf("title %q, want %q", d.Title.Text, test.want)
			}
		})
	}
}

func TestPublishers(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a council", "Dixley Town Council has decided. Dixley Town Council will pay.", "Dixley Town Council"},
		{"no council by name", "The Parish Council met. The Council paid.", ""},
		{"a trust", "Ask Dixley Hospitals NHS Trust.", "Dixley Hospitals NHS Trust"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := convert(t, easyread.Converter{Simplifier: engine(same)}, test.text).Publisher; got != test.want {
				t.Errorf("publisher %q, want %q", got, test.want)
			}
		})
	}
}

func TestPublicationDates(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a line that says so", "The council met on 1 May 2026 to hear about the many roads of the town.\n\nPublished 6 May 2026", "6 May 2026"},
		{"a date by name", "Ask us.\n\nDate: 6 May 2026", "6 May 2026"},
		{"the next meeting is none", "HELD ON 15TH FEBRUARY 2018\n\nThe chair opened it.\n\nDate of next meeting: 22 March 2018", "15TH FEBRUARY 2018"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := convert(t, easyread.Converter{Simplifier: engine(same)}, test.text).Date; got != test.want {
				t.Errorf("date %q, want %q", got, test.want)
			}
		})
	}
}
