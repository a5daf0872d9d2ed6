package casenote_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

// template returns a built-in template.
func template(t *testing.T, name string) *casenote.Template {
	t.Helper()
	for _, tm := range casenote.Templates() {
		if tm.Name == name {
			return &tm
		}
	}
	t.Fatalf("no template %q", name)
	return nil
}

func read(t *testing.T, text string) *transcript.Transcript {
	t.Helper()
	tr, err := new(transcript.Reader).Read(t.Context(), strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

func TestMakeGolden(t *testing.T) {
	golden.Run(t, "testdata/make", func(t *testing.T, c *golden.Case) {
		var o struct {
			Template string `json:"template"`
		}
		if len(c.Options) > 0 {
			if err := json.Unmarshal(c.Options, &o); err != nil {
				t.Fatal(err)
			}
		}
		mk := &casenote.Maker{}
		if o.Template != "" {
			mk.Template = template(t, o.Template)
		}
		tr := read(t, string(c.Input(t)))
		n, err := mk.Make(t.Context(), tr)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := new(casenote.Printer).Markdown(&out, n); err != nil {
			t.Fatal(err)
		}
		c.Check(t, "markdown", out.Bytes())
		checkNote(t, tr, n)
		again, err := mk.Make(t.Context(), tr)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(n, again); diff != "" {
			t.Errorf("the same input gives another note:\n%s", diff)
		}
	})
}

// checkNote checks what holds for every note: sources are there, what is quoted
// was said, and JSON gives it back.
func checkNote(t *testing.T, tr *transcript.Transcript, n *casenote.Note) {
	t.Helper()
	quoted := regexp.MustCompile(`“([^”]*)”`)
	for _, s := range n.Sections {
		for _, e := range s.Entries {
			if len(e.Source.Spoken) == 0 && !e.Source.Inferred {
				t.Errorf("%s: %q has no source", s.Heading, e.Text)
			}
			said := strings.NewReplacer(`"`, "'", "’", "'").Replace(tr.Quote(e.Source.Spoken))
			for _, r := range e.Source.Spoken {
				if _, ok := tr.Lookup(r); !ok {
					t.Errorf("%s: source %v points nowhere", s.Heading, r)
				}
			}
			if e.Quoted {
				for _, q := range quoted.FindAllStringSubmatch(e.Text, -1) {
					if !strings.Contains(said, q[1]) {
						t.Errorf("%s: %q was not said; the source says %q", s.Heading, q[1], said)
					}
				}
			}
			if (e.Risk == "") != (e.Status == "") {
				t.Errorf("%q has risk %q and status %q", e.Text, e.Risk, e.Status)
			}
			if s.Slot == casenote.Risks && e.Status != casenote.Current {
				t.Errorf("%q stands under current risks and is %q", e.Text, e.Status)
			}
		}
	}
	data, err := json.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	var back casenote.Note
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(n, &back); diff != "" {
		t.Errorf("JSON round trip (-want +got):\n%s", diff)
	}
	checkDocument(t, tr, n)
}

// checkDocument checks that every entry stands in the document, with who spoke
// and when.
func checkDocument(t *testing.T, tr *transcript.Transcript, n *casenote.Note) {
	t.Helper()
	entries, paragraphs := 0, 0
	for _, s := range n.Sections {
		entries += max(len(s.Entries), 1)
	}
	for b := range n.Document().All() {
		if _, ok := b.(*extract.Paragraph); ok {
			paragraphs++
		}
		for _, p := range b.Info().Prov {
			if p.Spoken.Turn == transcript.HeaderTurn {
				continue
			}
			turn := tr.Turns[p.Spoken.Turn]
			u := turn.Utterances[p.Spoken.Utterance]
			want := extract.Spoken{Speaker: turn.Speaker, Turn: p.Spoken.Turn, Utterance: p.Spoken.Utterance, Start: u.Start, End: u.End}
			if diff := cmp.Diff(want, *p.Spoken); diff != "" {
				t.Errorf("who spoke and when (-transcript +document):\n%s", diff)
			}
		}
	}
	if paragraphs != entries {
		t.Errorf("%d paragraphs for %d entries and empty sections", paragraphs, entries)
	}
}

// The record must be the same whatever gender the person and the family are.
func TestGenderDoesNotMatter(t *testing.T) {
	t.Parallel()
	swap := strings.NewReplacer("Mrs ", "Mr ", "Mr ", "Mrs ", "daughter", "son", "Lisa", "Luke", "Edna", "Eddy", " she ", " he ", "She", "He", " her ", " his ", "My neighbour's son", "My neighbour's daughter", " son ", " daughter ")
	back := strings.NewReplacer("Mr ", "Mrs ", "Mrs ", "Mr ", "My neighbour's daughter", "My neighbour's son", " daughter ", " son ", "son,", "daughter,", "son)", "daughter)", "daughter Luke", "son Luke", "Luke", "Lisa", "Eddy", "Edna", " he ", " she ", "He", "She", " his ", " her ")
	text := `Home visit to Mrs Edna Marlow, 14 Orchard Close, Harrowmere

Social worker: How have things been?
Mrs Marlow: My neighbour's son fell last week. I fell on Tuesday.
Lisa (daughter): She was sad and she hid her tablets.
Social worker: I'll ring the surgery by Friday.
Mrs Marlow: I want to see my friends.
`
	note := func(text string) string {
		n, err := casenote.Make(t.Context(), read(t, text))
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := new(casenote.Printer).Text(&out, n); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	want, got := note(text), note(swap.Replace(text))
	lines, others := strings.Split(want, "\n"), strings.Split(got, "\n")
	if len(lines) != len(others) {
		t.Fatalf("%d lines and %d lines:\n%s\n%s", len(lines), len(others), want, got)
	}
	for i := range lines {
		if a, b := swap.Replace(lines[i]), others[i]; a != b && lines[i] != back.Replace(b) {
			t.Errorf("line %d is %q and %q", i, lines[i], others[i])
		}
	}
}

func TestMakeErrors(t *testing.T) {
	t.Parallel()
	if _, err := casenote.Make(t.Context(), nil); !errors.Is(err, casenote.ErrNothingSaid) {
		t.Errorf("no transcript gives %v", err)
	}
	_, err := (&casenote.Maker{Template: &casenote.Template{Name: "empty"}}).Make(t.Context(), talk("A", "Hello there."))
	if !errors.Is(err, casenote.ErrTemplate) {
		t.Errorf("a template without sections gives %v", err)
	}
	if e, ok := errors.AsType[*casenote.NoteError](err); !ok || e.Name != "visit" {
		t.Errorf("%v is no NoteError with the name", err)
	}
}

func TestKnownParticularsCount(t *testing.T) {
	t.Parallel()
	mk := &casenote.Maker{Person: "Pat Lowe", Date: time.Date(2026, 3, 6, 0, 0, 0, 0, time.UTC)}
	n, err := mk.Make(t.Context(), talk("Social worker", "Hello.", "Pat", "I want a bath. My knees hurt.", "Social worker", "I'll order a bath board by Friday."))
	if err != nil {
		t.Fatal(err)
	}
	if p := n.Entries(casenote.Person); len(p) != 1 || p[0].Text != "Pat Lowe" {
		t.Errorf("person is %+v", p)
	}
	if a := n.Entries(casenote.ActionList); len(a) != 1 || !a[0].Due.Day.Equal(time.Date(2026, 3, 13, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("actions are %+v", a)
	}
}

// A template that has no section for risks loses none.
func TestRisksAreNeverLost(t *testing.T) {
	t.Parallel()
	tm, err := casenote.ParseTemplate(strings.NewReader("title: Short\nname: short\nViews = views\n"))
	if err != nil {
		t.Fatal(err)
	}
	n, err := (&casenote.Maker{Template: tm}).Make(t.Context(), talk("Social worker", "Have you had any falls?", "Pat Lowe", "I fell on Tuesday. My brother fell too."))
	if err != nil {
		t.Fatal(err)
	}
	var got []casenote.Status
	for _, e := range n.Risks() {
		got = append(got, e.Status)
	}
	if diff := cmp.Diff([]casenote.Status{casenote.Current, casenote.OtherPerson}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTemplateWordsClaimStatements(t *testing.T) {
	t.Parallel()
	tm, err := casenote.ParseTemplate(strings.NewReader("title: Own\nname: own\nViews = views\nGetting about = daily: bus, taxi\nDaily living = daily\n"))
	if err != nil {
		t.Fatal(err)
	}
	n, err := (&casenote.Maker{Template: tm}).Make(t.Context(), talk("Social worker", "How are things?", "Pat Lowe", "The bus is too far for me now. I cook twice a week."))
	if err != nil {
		t.Fatal(err)
	}
	if s := n.Sections[1]; len(s.Entries) != 1 || !strings.Contains(s.Entries[0].Text, "bus") {
		t.Errorf("getting about holds %+v", s.Entries)
	}
	if s := n.Sections[2]; len(s.Entries) != 1 || !strings.Contains(s.Entries[0].Text, "cook") {
		t.Errorf("daily living holds %+v", s.Entries)
	}
}

func TestParseTemplateErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		line       int
	}{
		{"a slot that is not known", "title: X\nHeading = nonsense\n", 2},
		{"a line that is neither", "title: X\n\nhello\n", 3},
		{"no section", "title: X\n", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := casenote.ParseTemplate(strings.NewReader(c.text))
			e, ok := errors.AsType[*casenote.NoteError](err)
			if !ok || e.Line != c.line {
				t.Errorf("error is %v, want line %d", err, c.line)
			}
		})
	}
}

func TestTemplatesAreSound(t *testing.T) {
	t.Parallel()
	list := casenote.Templates()
	if len(list) < 3 || list[0].Name != "home-visit" {
		t.Fatalf("templates: %+v", list)
	}
	for _, tm := range list {
		seen := map[casenote.Slot]bool{}
		for _, s := range tm.Sections {
			if len(s.Words) > 0 {
				continue // it is told apart by its words
			}
			if seen[s.Slot] {
				t.Errorf("%s: slot %s twice", tm.Name, s.Slot)
			}
			seen[s.Slot] = true
		}
		for _, s := range []casenote.Slot{casenote.Person, casenote.DateOf, casenote.Views, casenote.Risks, casenote.OtherRisks, casenote.ActionList} {
			if !seen[s] {
				t.Errorf("%s: no section for %s", tm.Name, s)
			}
		}
	}
}

func TestBriefKeepsWithinItsWords(t *testing.T) {
	t.Parallel()
	tr := read(t, "Pat Lowe has diabetes and a sore heel. The garden has roses. Carers come four times a day to help with washing. The weather was fine.\n")
	list, err := (&casenote.Brief{MaxWords: 22}).Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	words := 0
	all := ""
	for _, e := range list {
		words += len(strings.Fields(e.Text))
		all += e.Text + " "
	}
	if words > 22 || !strings.Contains(all, "diabetes") || !strings.Contains(all, "washing") {
		t.Errorf("%d words: %s", words, all)
	}
}

func FuzzParseTemplate(f *testing.F) {
	f.Add("title: A\nname: a\nHeading = views: one, two\n")
	f.Add("= = :\n#\n")
	f.Fuzz(func(t *testing.T, s string) {
		tm, err := casenote.ParseTemplate(strings.NewReader(s))
		if err != nil {
			return
		}
		tr := talk("Social worker", "Have you had any falls?", "Pat Lowe", s, "Social worker", "I'll ring by Friday.")
		tr.Turns[1].Utterances[0].Text = strings.Join(strings.Fields(s), " ")
		n, err := (&casenote.Maker{Template: tm}).Make(t.Context(), tr)
		if err != nil {
			t.Fatal(err)
		}
		if len(n.Sections) < len(tm.Sections) {
			t.Errorf("%d sections of %d", len(n.Sections), len(tm.Sections))
		}
	})
}

func BenchmarkMake(b *testing.B) {
	tr, err := transcript.File(b.Context(), "../../examples/testdata/home-visit.txt")
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for i := range tr.Turns {
		n += len(tr.Turns[i].Text())
	}
	b.ReportAllocs()
	b.SetBytes(int64(n))
	for b.Loop() {
		note, err := casenote.Make(b.Context(), tr)
		if err != nil || len(note.Sections) == 0 {
			b.Fatal(err)
		}
	}
}
