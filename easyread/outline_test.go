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

func TestPlainContentsLinesAreLeftOut(t *testing.T) {
	line := func(text string, page int) extract.Block {
		return &extract.Paragraph{BlockInfo: extract.BlockInfo{Prov: []extract.Provenance{{Page: page}}}, Text: text}
	}
	source := &extract.Document{Blocks: []extract.Block{
		&extract.Heading{BlockInfo: extract.BlockInfo{Prov: []extract.Provenance{{Page: 1}}}, Level: 1, Text: "Local plan"},
		line("Introduction 2", 1), line("Homes and where they go 3", 1), line("Roads 5", 1),
		line("We need new homes in the town.", 2),
		line("Homes in the north 1", 3), line("Homes in the west 2", 3), line("Homes in the south 2", 3),
		line("We need new roads as well.", 6),
	}}
	d, err := (&easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}}).Convert(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range d.LeftOut {
		if l.Reason == easyread.ContentsList {
			got = append(got, l.Text)
		}
	}
	if diff := cmp.Diff([]string{"Introduction 2", "Homes and where they go 3", "Roads 5"}, got); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
}

func TestPartsAreNamedByNames(t *testing.T) {
	d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}},
		"# Minutes\n\n## 24th May 2018\n\nThe council met.\n\n## Apologies\n\nThere were none.\n\n## Planning\n\nWe talked about plans.\n\n## Money\n\nWe talked about money.\n\n## The meeting closed at 8.15pm\n\nSigned ……………… Date ………………\n\nThe next one is in May.\n")
	var got []string
	for _, s := range d.Sections[0].Rows[len(d.Sections[0].Rows)-1].Statements {
		got = append(got, s.Text)
	}
	if diff := cmp.Diff([]string{"This document has these parts:", "Apologies", "Planning", "Money"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(d.LeftOut) != 1 || d.LeftOut[0].Reason != easyread.PageFurniture {
		t.Errorf("the line to sign on is not left out: %v", d.LeftOut)
	}
}

func TestALawAloneIsNoRow(t *testing.T) {
	const law = "The Council Tax Reduction Schemes (Prescribed Requirements) (England) Regulations 2012."
	source := "# Help\n\n## The rules\n\nThe council has rules about who gets help with the bill.\n\n" + law + "\n\nPeople with little money may get help from the council.\n"
	for length, want := range map[easyread.Length]bool{easyread.Complete: true, easyread.Standard: false, easyread.Summary: false} {
		d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}, Length: length}, source)
		got := false
		for _, s := range d.All() {
			got = got || strings.Contains(s.Text, "Prescribed")
		}
		listed := slices.ContainsFunc(d.LeftOut, func(l easyread.LeftOut) bool { return l.Text == law })
		if got != want || listed == want {
			t.Errorf("length %d: stands there %t, left out %t, want %t, %t", length, got, listed, want, !want)
		}
	}
}

func TestLongNamesArePartsOfNoList(t *testing.T) {
	long := "\n\n## Are the amounts of new housing that the plan aims to build in the town clear"
	d := convert(t, easyread.Converter{Simplifier: engine(same), Rules: []rules.Rule{}},
		"# Plan\n\nThis is the plan of the town."+long+"\n\nThey are."+long+" now\n\nWe think so."+long+" and right\n\nWe know so.")
	for _, s := range d.All() {
		if strings.Contains(s.Text, "has these parts") {
			t.Error("a list of long names")
		}
	}
}
