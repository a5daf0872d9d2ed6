package rules_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

func paragraph(id, text string) *extract.Paragraph {
	return &extract.Paragraph{BlockInfo: extract.BlockInfo{ID: id}, Text: text}
}

func TestWhatTheTextSaysOfTheDocument(t *testing.T) {
	furniture := paragraph("f", "Dixley Borough Council")
	furniture.Layer = extract.Furniture
	d := rules.FromExtract(&extract.Document{Blocks: []extract.Block{
		furniture,
		&extract.Heading{BlockInfo: extract.BlockInfo{ID: "h"}, Level: 1, Text: "Your bins"},
		paragraph("a", "6 February 2026"),
		paragraph("b", "Put out your bin on Monday."),
		paragraph("c", "Tested with people with learning disabilities from Dixley Voices."),
		&extract.Heading{BlockInfo: extract.BlockInfo{ID: "w"}, Level: 2, Text: "Words list"},
		paragraph("w1", "Tribunal"),
		paragraph("w2", "A tribunal is a kind of court."),
		paragraph("w3", "Levy: money that you have to pay."),
	}})
	got := []string{d.Title, d.Publisher, d.Date, d.Tested, strings.Join(d.Words, ";")}
	want := []string{"Your bins", "Dixley Borough Council", "6 February 2026", "Tested with people with learning disabilities", "Tribunal;Levy"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestASentenceIsNoTitle(t *testing.T) {
	for text, want := range map[string]string{"Reply by Monday.": "", "About your bins": "About your bins", "": ""} {
		if got := rules.FromExtract(&extract.Document{Blocks: []extract.Block{paragraph("a", text)}}).Title; got != want {
			t.Errorf("title of %q is %q, want %q", text, got, want)
		}
	}
}

func TestPublishers(t *testing.T) {
	for line, want := range map[string]string{
		"Dixley Borough Council": "Dixley Borough Council",
		"Dixley Borough Council, Town Hall, Dixley DX1 2AB. Published 2026.": "Dixley Borough Council",
		"Council of the Isles of Dixley":                                     "Council of the Isles of Dixley",
		"Department for Work and Pensions":                                   "Department for Work and Pensions",
		"NHS England":                                                        "NHS England",
		"Published by Dixley Voices, May 2026":                               "Dixley Voices",
		"Council tax":                                                        "",
		"Write to the council.":                                              "",
	} {
		if got := rules.FromExtract(&extract.Document{Blocks: []extract.Block{paragraph("a", line)}}).Publisher; got != want {
			t.Errorf("publisher of %q is %q, want %q", line, got, want)
		}
	}
}
