package casenote

import (
	"slices"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/transcript"
)

// An Input is one of several that a note was made from.
type Input struct {
	// Name is what the input is called, such as its file name.
	Name string `json:"name,omitempty"`

	// Turn is the first turn of the input in the references of the note, and
	// Header the first line of its header.
	Turn   int `json:"turn"`
	Header int `json:"header"`
}

// Join makes one transcript of several, in their order, with where each begins.
// References into it can be traced to an input: the last whose Turn, or for
// [transcript.HeaderTurn] whose Header, is not behind them. nil transcripts are
// skipped. The result shares the utterances of the input; nothing is changed.
func Join(list ...*transcript.Transcript) (*transcript.Transcript, []Input) {
	out := &transcript.Transcript{}
	var inputs []Input
	var names []string
	for _, t := range list {
		if t == nil {
			continue
		}
		inputs = append(inputs, Input{Name: t.Name, Turn: len(out.Turns), Header: len(out.Header)})
		out.Turns = append(out.Turns, t.Turns...)
		out.Header = append(out.Header, t.Header...)
		out.Warnings = append(out.Warnings, t.Warnings...)
		if t.Name != "" {
			names = append(names, t.Name)
		}
	}
	out.Name = strings.Join(names, ", ")
	return out, inputs
}

// FromDocument makes rough notes of a letter or report that package extract read:
// one turn without a speaker, and an utterance for each heading, paragraph, item
// and cell of the body. Refs says which block each utterance is, in order. Hidden
// text and furniture are left out: nobody who reads the paper sees the one, and
// the other says nothing of the person.
func FromDocument(d *extract.Document) (t *transcript.Transcript, refs []extract.Ref) {
	t = &transcript.Transcript{Name: d.Name}
	var list []transcript.Utterance
	add := func(id, text string) {
		for line := range strings.Lines(text) {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				list = append(list, transcript.Utterance{Text: line})
				refs = append(refs, extract.Ref{Block: id})
			}
		}
	}
	skip := map[extract.Block]bool{}
	for b := range d.All() {
		if b.Info().Layer != extract.Body || skip[b] {
			continue
		}
		switch b := b.(type) {
		case *extract.Heading:
			text := strings.TrimSpace(b.Text)
			if _, _, ok := cutLabel(text + ":"); ok {
				text += ":" // what follows belongs under it
			}
			add(b.ID, text)
		case *extract.Paragraph:
			add(b.ID, b.Text)
		case *extract.Table:
			for _, row := range b.Rows {
				if line := labelledRow(row); line != "" {
					add(b.ID, line)
					for _, c := range row.Cells {
						for _, in := range c.Blocks {
							skip[in] = true
						}
					}
				}
			}
		}
	}
	if len(list) > 0 {
		t.Turns = []transcript.Turn{{Utterances: list}}
	}
	return t, refs
}

// labelledRow returns a row of a form, "Date of visit | 3 March", as a line with a
// label, or "".
func labelledRow(r extract.Row) string {
	if len(r.Cells) != 2 {
		return ""
	}
	var text [2]string
	for i, c := range r.Cells {
		var parts []string
		for _, b := range c.Blocks {
			parts = append(parts, extract.PlainText(b))
		}
		text[i] = strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	}
	line := strings.TrimRight(text[0], ": ") + ": " + text[1]
	if _, _, ok := cutLabel(line); !ok || text[1] == "" {
		return ""
	}
	return line
}

// checkInputs records what speaks against one note of these inputs: other people
// and other days.
func (m *making) checkInputs() {
	people, days := m.namesOf(Person), m.namesOf(DateOf)
	if len(people) > 1 {
		m.find("two-people", m.said[Person], "the note is about one person, and the input names "+quoteAll(people)+": check whom each part is about")
	}
	if len(days) > 1 {
		m.find("dates-differ", m.said[DateOf], "the input gives "+quoteAll(days)+" as the date; the first is used")
	}
	words := 0
	for i := range m.t.Turns {
		words += len(strings.Fields(m.t.Turns[i].Text()))
	}
	if words < fewWords {
		m.find("little-said", Source{Inferred: true}, "the input has only "+strconv.Itoa(words)+" words: most of the note is not recorded")
	}
}

// fewWords is below what a visit or call comes to.
const fewWords = 12

// namesOf returns the different values that the headers give for a slot.
func (m *making) namesOf(slot Slot) []string {
	var out []string
	for _, v := range m.values[slot] {
		same := slices.ContainsFunc(out, func(o string) bool {
			if slot == Person {
				return sharesName(o, v) && (len(nameWords(o)) == 1 || len(nameWords(v)) == 1 || strings.EqualFold(strings.Join(nameWords(o), " "), strings.Join(nameWords(v), " ")))
			}
			return o == v
		})
		if !same {
			out = append(out, v)
		}
	}
	return out
}

func quoteAll(list []string) string {
	var b strings.Builder
	for i, s := range list {
		switch {
		case i > 0 && i == len(list)-1:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString("“" + s + "”")
	}
	return b.String()
}
