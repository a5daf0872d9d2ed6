package casenote_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/office/officetest"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

const ownForm = `# Westgate visit form

## Who is the person?

Date of visit: ____

## What is important to the person?

## How do they manage meals and cooking?

| Seen alone | |
| --- | --- |
| Hazards in the home | |
| Who will do what, by when | |

Please tick one box.
`

func document(t *testing.T, name, text string) *extract.Document {
	t.Helper()
	d, err := new(extract.Extractor).Extract(t.Context(), name, bytes.NewReader([]byte(text)), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestACouncilsOwnForm(t *testing.T) {
	tm, err := casenote.FormTemplate(document(t, "form.md", ownForm))
	if err != nil {
		t.Fatal(err)
	}
	if tm.Title != "Westgate visit form" {
		t.Errorf("title %q", tm.Title)
	}
	var got []string
	for _, s := range tm.Sections {
		got = append(got, string(s.Slot)+": "+s.Heading)
	}
	want := []string{"person: Who is the person?", "date: Date of visit", "views: What is important to the person?", "other: How do they manage meals and cooking?",
		"alone: Seen alone", "risks: Hazards in the home", "actions: Who will do what, by when"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	tr, err := transcript.File(t.Context(), "../../examples/testdata/home-visit.txt")
	if err != nil {
		t.Fatal(err)
	}
	n, err := (&casenote.Maker{Template: tm}).Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	meals := ""
	for _, s := range n.Sections {
		if strings.HasPrefix(s.Heading, "How do they manage meals") {
			for _, e := range s.Entries {
				meals += e.Text
			}
		}
	}
	if !strings.Contains(meals, "If the meals stopped") {
		t.Errorf("meals: %q", meals)
	}
}

func TestAFormThatAsksNothing(t *testing.T) {
	_, err := casenote.FormTemplate(document(t, "empty.md", "Please read the leaflet with care."))
	if !errors.Is(err, casenote.ErrNoQuestion) || !strings.Contains(err.Error(), "empty.md") {
		t.Errorf("error is %v", err)
	}
	if _, err := casenote.FormTemplate(nil); !errors.Is(err, casenote.ErrNoQuestion) {
		t.Errorf("error is %v", err)
	}
}

func TestAnUnknownTemplateNamesThoseThereAre(t *testing.T) {
	_, err := casenote.TemplateNamed("tape")
	if !errors.Is(err, casenote.ErrTemplate) || !strings.Contains(err.Error(), "home-visit") {
		t.Errorf("error is %v", err)
	}
	for _, tm := range casenote.Templates() {
		got, err := casenote.TemplateNamed(tm.Name)
		if err != nil || got.Title != tm.Title {
			t.Errorf("%s: %v", tm.Name, err)
		}
	}
}

func TestSeveralInputs(t *testing.T) {
	letter := document(t, "letter.md", "# Letter\n\nDate: 2 March 2026\n\n## Health\n\nPat has diabetes and takes insulin.\n\n## Views\n\nPat wants to stay at home.\n")
	fromLetter, refs := casenote.FromDocument(letter)
	if len(refs) != len(fromLetter.Turns[0].Utterances) || refs[len(refs)-1].Block == "" {
		t.Fatalf("refs: %+v", refs)
	}
	call := notes(t, "call.txt", "Telephone call with Pat Lowe\n3 March 2026\nPat fell in the kitchen this morning.")
	n, err := new(casenote.Maker).MakeAll(t.Context(), call, fromLetter)
	if err != nil {
		t.Fatal(err)
	}
	if len(n.Inputs) != 2 || n.Inputs[1].Turn != 1 || n.Inputs[1].Name != "letter.md" {
		t.Errorf("inputs: %+v", n.Inputs)
	}
	find := func(slot casenote.Slot, text string) {
		for _, e := range n.Entries(slot) {
			if strings.Contains(e.Text, text) {
				return
			}
		}
		t.Errorf("%s: no %q in %+v", slot, text, n.Entries(slot))
	}
	find(casenote.Risks, "fell in the kitchen")
	find(casenote.Health, "insulin")
	find(casenote.Views, "stay at home")
	codes := map[string]bool{}
	for _, f := range n.Findings {
		codes[f.Code] = true
	}
	if !codes["dates-differ"] {
		t.Errorf("findings: %+v", n.Findings)
	}
}

func TestBadInputIsToldOf(t *testing.T) {
	for _, c := range []struct{ name, text, code, says string }{
		{"one line", "Pat was fine.", "little-said", "3 words"},
		{"two people", "Home visit to Pat Lowe\n3 March 2026\nPerson: Tariq Aziz\nHe was at home and had eaten well, and we spoke about his flat.", "two-people", "“Pat Lowe” and “Tariq Aziz”"},
		{"two dates", "Date: 3 March 2026\nDate: 4 March 2026\nHe was at home and had eaten well, and we spoke about his flat.", "dates-differ", "3 March 2026"},
		{"a weekday that does not fit", "Home visit to Pat Lowe\nMonday 3 March 2026\nHe was at home and had eaten well, and we spoke about his flat.", "date-weekday", "day of the week"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, err := casenote.Make(t.Context(), notes(t, "n.txt", c.text))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range n.Findings {
				if f.Code == c.code && strings.Contains(f.Message, c.says) {
					return
				}
			}
			t.Errorf("no finding %s: %+v", c.code, n.Findings)
		})
	}
	if _, err := casenote.Make(t.Context(), &transcript.Transcript{Name: "empty"}); !errors.Is(err, casenote.ErrNothingSaid) {
		t.Errorf("an empty note: %v", err)
	}
	if _, err := new(casenote.Chronicler).Make(t.Context()); !errors.Is(err, casenote.ErrNothingSaid) {
		t.Errorf("no notes: %v", err)
	}
}

func TestNoteAsWordFile(t *testing.T) {
	n, err := casenote.Make(t.Context(), notes(t, "n", "Home visit to Pat Lowe\nPat fell in the kitchen this morning."))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := new(casenote.Printer).DOCX(&b, n); err != nil {
		t.Fatal(err)
	}
	officetest.Check(t, b.Bytes())
	var out strings.Builder
	if err := new(extract.Printer).Text(&out, document(t, "note.docx", b.String())); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Risks now", "Pat fell in the kitchen this morning.", "To check"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the Word file lacks %q:\n%s", want, out.String())
		}
	}
}
