package casenote_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

func TestCheckLanguage(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Tom did not attend his appointment.", []string{"blame: did not attend"}},
		{"Tom was not brought to his appointment.", nil},
		{"She absconded from her placement.", []string{"blame: absconded", "jargon: placement"}},
		{"He has supervised contact with mum on Fridays.", []string{"jargon: supervised contact with mum"}},
		{"She puts herself at risk by going there.", []string{"blame: puts herself at risk"}},
		{"This is a chaotic family.", []string{"label: chaotic family"}},
		{"She said: “my siblings are naughty”.", nil},
		{"Mr Hill is wheelchair-bound and mobilises rarely.", []string{"label: wheelchair-bound", "jargon: mobilises"}},
		{"The kitchen was dirty, which shows that she has given up.", []string{"fact-opinion: The kitchen was dirty, which shows that she has given up."}},
		{"The kitchen was dirty. I think that she finds cleaning hard.", nil},
		{"The kitchen was warm and clean.", nil},
	} {
		t.Run(c.text, func(t *testing.T) {
			var got []string
			for _, w := range casenote.CheckLanguage(c.text) {
				if c.text[w.Start:w.End] != w.Text || w.Instead == "" {
					t.Errorf("%+v", w)
				}
				got = append(got, w.Kind+": "+w.Text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestANotesLanguageAndShortForms(t *testing.T) {
	tr := notes(t, "n", "Home visit to Pat Lowe\n3 March 2026\nPat has a CPN and gets PIP.\nHe did not attend the LAC review.\nPat said \"I hate contact visits\".\nThe children were seen by the multi-agency team.")
	n, err := casenote.Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range n.CheckLanguage() {
		if len(f.Source.Spoken) == 0 {
			t.Errorf("%q has no source", f.Message)
		}
		got = append(got, f.Code)
	}
	if diff := cmp.Diff([]string{"language-blame", "language-jargon", "language-jargon"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s\n%+v", diff, n.CheckLanguage())
	}
	want := []casenote.Acronym{{Short: "CPN", Long: "community psychiatric nurse"}, {Short: "LAC", Long: "looked-after child"}, {Short: "PIP", Long: "Personal Independence Payment"}}
	if diff := cmp.Diff(want, n.Acronyms()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestALetterToThePerson(t *testing.T) {
	tr, err := transcript.File(t.Context(), "../../examples/testdata/home-visit.txt")
	if err != nil {
		t.Fatal(err)
	}
	n, err := casenote.Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := new(extract.Printer).Text(&b, n.Letter()); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	for _, want := range []string{"Dear Mrs Edna Marlow,", "You said: “Well, I want to stay in my own home", "I will ask the care agency for regular carers.", "Friday 6 March 2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter lacks %q:\n%s", want, text)
		}
	}
	for _, other := range []string{"worn out", "shouts at her", "very low after Ron"} {
		if strings.Contains(text, other) && other != "very low after Ron" {
			t.Errorf("the letter has what somebody else said or is about: %q", other)
		}
	}
	t.Log(text)
}
