package easyread

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/easyread/rules"
)

// A review is what a copy for review says: notes beside the text, by the place that
// they are about, and the lines of the part at the end. The zero value says nothing.
type review struct {
	notes map[string][]string

	// lines are all there is to look at, and rest what no note says.
	lines, rest []string
}

// review collects what a person has to look at. Notes are what only a person can
// decide, and what a guideline forbids: with all that could be better there would be
// one at nearly each sentence. The title has none; its findings are in the rest.
func (p *Printer) review(d *Document) review {
	if !p.Review {
		return review{}
	}
	r := review{notes: make(map[string][]string)}
	texts := make(map[string]string)
	for at, s := range d.All() {
		texts[at] = s.Text
	}
	put := func(line string) { r.lines, r.rest = append(r.lines, line), append(r.rest, line) }
	for _, w := range d.Warnings {
		put("Reading the original: " + w.Message)
	}
	marks := d.View().Marks(d.Findings)
	for i, f := range d.Findings {
		name := f.Rule
		if marks[i] != "" && f.Severity == rules.Review {
			name = marks[i]
		}
		at := ""
		if words := firstWords(texts[f.At.Block]); words != "" {
			at = " in “" + words + "”"
		}
		line := fmt.Sprintf("%s, %s%s: %s", name, f.Severity, at, f.Message)
		r.lines = append(r.lines, line)
		if f.Severity != rules.Warning && at != "" && f.At.Block != "title" {
			r.notes[f.At.Block] = append(r.notes[f.At.Block], f.Message+" ("+name+")")
		} else {
			r.rest = append(r.rest, line)
		}
	}
	for _, l := range d.LeftOut {
		at := ""
		if l.Page > 0 {
			at = fmt.Sprintf(", page %d", l.Page)
		}
		put(fmt.Sprintf("Left out (%s%s): %s", l.Reason, at, l.Text))
	}
	if len(r.lines) > 0 {
		r.lines = append([]string{aboutReview}, r.lines...)
		r.rest = append([]string{aboutReview}, r.rest...)
	}
	return r
}

// aboutReview says what the notes of a copy for review are for.
const aboutReview = "The notes beside the text and this part are for you. The copy to publish has neither. " +
	"A check of this copy does not count as an error what has a mark, such as W01- and eight figures, until the words are changed. In the copy to publish it does."

// firstWords returns the first words of a text.
func firstWords(text string) string {
	const most = 8
	words := strings.Fields(text)
	if len(words) <= most {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:most], " ") + " …"
}
