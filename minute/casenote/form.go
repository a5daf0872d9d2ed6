package casenote

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/salience"
)

//go:embed data/forms.txt
var formData string

// A formWord brings a heading of a form to a slot.
type formWord struct {
	slot   Slot
	phrase phrase
}

var formWords = sync.OnceValues(func() ([]formWord, error) {
	var list []formWord
	for n, line := range dataLines(formData) {
		slot, words, ok := strings.Cut(line, " | ")
		if !ok || !slices.Contains(slots, Slot(slot)) {
			return nil, fmt.Errorf("forms.txt: line %d: want a slot, a bar and words", n)
		}
		p, err := compilePhrase(words)
		if err != nil {
			return nil, fmt.Errorf("forms.txt: line %d: %w", n, err)
		}
		list = append(list, formWord{Slot(slot), p})
	}
	return list, nil
})

// maxSections bounds the sections of a form.
const maxSections = 300

// FormTemplate makes a template of a council's own form, which package extract
// read: its headings, its questions, and the labels of its rows and lines ("Date
// of visit:") become sections, in the order of the form. What each asks for is
// told by its words; a question that no rule knows gathers the statements that
// have its words. The form's own words are the headings of the note. It fails with
// [ErrNoQuestion] in a [*NoteError] if the form asks nothing.
func FormTemplate(d *extract.Document) (*Template, error) {
	if d == nil {
		return nil, &NoteError{Err: ErrNoQuestion}
	}
	words, err := formWords()
	if err != nil {
		return nil, err
	}
	t := &Template{Name: d.Name, Title: d.Title}
	taken := map[Slot]bool{}
	known := map[string]bool{}
	add := func(text string) {
		heading := strings.TrimSpace(strings.TrimRight(strings.Join(strings.Fields(text), " "), ":_. "))
		if key := strings.ToLower(heading); heading == "" || len(heading) > 200 || known[key] || len(t.Sections) >= maxSections || heading == t.Title {
			return
		}
		known[strings.ToLower(heading)] = true
		s := TemplateSection{Heading: heading, Slot: Other}
		lower := strings.ToLower(heading)
		for _, w := range words {
			if w.phrase.fits(heading, lower) {
				s.Slot = w.slot
				break
			}
		}
		// Two questions for one slot, or one that no slot answers: by their words.
		if s.Slot == Other || taken[s.Slot] {
			for _, w := range salience.Words(heading) {
				if len(w) > 3 && !formal[w] && !slices.Contains(s.Words, w+"*") {
					s.Words = append(s.Words, w+"*")
				}
			}
			if len(s.Words) == 0 && taken[s.Slot] {
				s.Slot = Other
			}
		}
		taken[s.Slot] = taken[s.Slot] || len(s.Words) == 0
		t.Sections = append(t.Sections, s)
	}
	first := true
	for b := range d.All() {
		if b.Info().Layer != extract.Body {
			continue
		}
		switch b := b.(type) {
		case *extract.Heading:
			if first && b.Level <= 1 && (t.Title == "" || t.Title == b.Text) {
				t.Title = b.Text
			} else {
				add(b.Text)
			}
			first = false
		case *extract.Paragraph:
			for line := range strings.Lines(b.Text) {
				line = strings.TrimSpace(line)
				label, rest, ok := strings.Cut(line, ":")
				switch {
				case strings.HasSuffix(line, "?"):
					add(line)
				case ok && strings.Trim(rest, " _.…") == "" && len(strings.Fields(label)) <= 10:
					add(label)
				}
			}
		case *extract.Table:
			for _, r := range b.Rows {
				if len(r.Cells) >= 2 && cellText(r.Cells[0]) != "" && strings.Trim(cellText(r.Cells[1]), " _.…") == "" {
					add(cellText(r.Cells[0]))
				}
			}
		}
	}
	if len(t.Sections) == 0 {
		return nil, &NoteError{Name: d.Name, Err: ErrNoQuestion}
	}
	if t.Title == "" {
		t.Title = "Case note"
	}
	return t, nil
}

func cellText(c extract.Cell) string {
	var parts []string
	for _, b := range c.Blocks {
		parts = append(parts, extract.PlainText(b))
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// formal are words of forms that no answer has.
var formal = map[string]bool{
	"pleas": true, "describ": true, "detail": true, "section": true, "record": true, "form": true, "question": true, "comment": true, "further": true,
	"inform": true, "information": true, "complet": true, "stat": true, "list": true, "giv": true, "provid": true, "tell": true, "explain": true, "includ": true,
	"current": true, "date": true, "name": true, "nam": true, "note": true, "other": true, "summary": true,
}
