package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

func TestMessagesSayWhatToDo(t *testing.T) {
	tests := []struct{ rule, text, want string }{
		{"N03", "You get 100% back.", `"100%" is a percentage. Say "all".`},
		{"N03", "You get 50% back.", `"50%" is a percentage. Say "half".`},
		{"N03", "You get 75% back.", `"75%" is a percentage. Say 3 out of 4, or how much.`},
		{"N03", "You get 30% back.", `"30%" is a percentage. Say 3 out of 10, or how much.`},
		{"N03", "You get 48.8% back.", `"48.8%" is a percentage. Say how many out of 10 or 100, or how much.`},
		{"W07", "In respect of bins, call us.", `"In respect of" is wordy. Write "About" or "For".`},
		{"W11", "Ask for SDS. It is Self-directed Support (SDS).", `"SDS" is an acronym. Its full words come only further on: write them here too.`},
		{"P01", "Ask the Data Protection Officer (DPO).", "Say the short form in a sentence of its own, or leave it out with its brackets."},
		{"P01", "It cost (5,310).", "Say in words what stands in the brackets, or leave it out."},
		{"W15", "You cut corners.", `"cut corners" is a figure of speech. Say what you mean.`},
		{"W27", "He has learning difficulties.", `Do the people call it "learning difficulties"? If it is a learning disability, write that.`},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			findings, err := new(rules.Checker).Check(t.Context(), text(test.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range findings {
				if f.Rule == test.rule {
					got = append(got, f.Message)
				}
			}
			if diff := cmp.Diff([]string{test.want}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLateDuties(t *testing.T) {
	for last, want := range map[string]int{
		"You must pay now.":                                                    1,
		"You will need to pay by 1 May 2026.":                                  1,
		"Please note that you will have to show your card.":                    1,
		"We work out how much you have to pay.":                                0,
		"You will need to obtain permission from the copyright holders first.": 0,
		"You can pay now.":                                                     0,
	} {
		if n := hits(t, text(many(25, "The bins are green."), last), "W24", rules.GOVUK()); n != want {
			t.Errorf("%q: %d findings, want %d", last, n, want)
		}
	}
}

func TestLargeNumbersOfTables(t *testing.T) {
	d := text("It is for 151,240 people.", "It is for 161,240 people.", "23,724", "85,488")
	d.Parts[2].Kind, d.Parts[3].Kind = rules.Cell, rules.Cell
	if diff := cmp.Diff([]string{"151,240", "161,240", "23,724"}, found(t, d, "N04", rules.GOVUK())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestExplanationsInDocumentsWithoutRows(t *testing.T) {
	heading := rules.Part{ID: "h", Kind: rules.Heading, Level: 2, Text: "More"}
	tests := []struct {
		name  string
		parts []rules.Part
		want  int
	}{
		{"in its section", []rules.Part{{ID: "a", Text: "You are in arrears."}, {ID: "b", Text: "Call us."}, {ID: "c", Text: "Arrears is money that you owe."}}, 0},
		{"in another section", []rules.Part{{ID: "a", Text: "You are in arrears."}, heading, {ID: "c", Text: "Arrears is money that you owe."}}, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := &rules.Document{Title: "T", EasyRead: true, Words: []string{"Arrears"}, Parts: test.parts}
			if n := hits(t, d, "W09", rules.GOVUK()); n != test.want {
				t.Errorf("%d findings, want %d", n, test.want)
			}
		})
	}
}

func TestLinesInsideSentences(t *testing.T) {
	d := text("You can ask us for help,\nif you live in the area\nand you have no money at all.\nCall us.")
	if diff := cmp.Diff([]string{d.Parts[0].Text[:78]}, found(t, d, "W01", rules.GOVUK())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := found(t, text("14. You can ask us for help with all of this."), "W01", rules.GOVUK()); got != nil {
		t.Errorf("the number of a paragraph is counted as a word: %q", got)
	}
}

func TestLinesOfAWordsList(t *testing.T) {
	d := rules.FromExtract(&extract.Document{Title: "T", Blocks: []extract.Block{
		&extract.Heading{BlockInfo: extract.BlockInfo{ID: "w"}, Level: 2, Text: "Words list"},
		paragraph("a", "Borough council: You get ten words of this in one long sentence."),
		paragraph("b", "Levy – You get ten words of this in one long sentence."),
	}})
	if n := hits(t, d, "W01", rules.GOVUK()); n > 0 {
		t.Errorf("%d findings: the word is no part of the sentence", n)
	}
}

func TestTablesOfSentencesAreText(t *testing.T) {
	cell := func(id, text string) extract.Cell {
		return extract.Cell{Blocks: []extract.Block{paragraph(id, text)}}
	}
	d := rules.FromExtract(&extract.Document{Blocks: []extract.Block{&extract.Table{Rows: []extract.Row{{Cells: []extract.Cell{
		cell("a", "You can ask us for help with your rent, your bills and your council tax today."), cell("b", "Total for all of the wards"),
	}}}}}})
	if d.Parts[0].Kind != rules.Text || d.Parts[1].Kind != rules.Cell {
		t.Errorf("%+v", d.Parts)
	}
}

func TestContentsOfOurOwn(t *testing.T) {
	d := with(easy("This document has these parts:", "Money"), func(d *rules.Document) {
		d.Pages = 9
		d.Parts = append(d.Parts, rules.Part{ID: "m", Kind: rules.Heading, Level: 2, Text: "Money"})
		d.Parts[1].Marks = []extract.Mark{{Span: extract.Span{End: 5}, Kind: extract.Underline}}
	})
	for _, rule := range []string{"D05", "P03"} {
		if n := hits(t, d, rule, rules.GOVUK()); n > 0 {
			t.Errorf("%d findings of %s", n, rule)
		}
	}
}

func TestLooksOfLetters(t *testing.T) {
	mark := func(text string, kind extract.MarkKind, spans ...extract.Span) *rules.Document {
		p := rules.Part{ID: "a", Text: text}
		for _, s := range spans {
			p.Marks = append(p.Marks, extract.Mark{Span: s, Kind: kind})
		}
		return &rules.Document{Title: "T", Parts: []rules.Part{p}}
	}
	tests := []struct {
		name string
		rule string
		doc  *rules.Document
		want int
	}{
		{"two pieces of italics are one finding", "P03", mark("Read this now.", extract.Italic, extract.Span{End: 4}, extract.Span{Start: 5, End: 9}), 1},
		{"an address that is underlined", "P03", mark("See www.dixley.example now.", extract.Underline, extract.Span{Start: 4, End: 22}), 0},
		{"an underlined space", "P03", mark("Read this.", extract.Underline, extract.Span{Start: 4, End: 5}), 0},
		{"a bold line of contents", "P04", mark("Who can get it and when you can get it ........ 7", extract.Bold, extract.Span{End: 49}), 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if n := hits(t, test.doc, test.rule, rules.GOVUK()); n != test.want {
				t.Errorf("%d findings, want %d", n, test.want)
			}
		})
	}
}
