package easyread

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
)

// findTitle sets what the document is called and returns the blocks that say so and
// nothing else, which stand in no section.
func (cv *conversion) findTitle() []extract.Block {
	if cv.title = strings.TrimSpace(cv.source.Title); contentsHeading.MatchString(cv.title) {
		cv.title = ""
	}
	front := frontOf(cv.source)
	blocks := cv.headingTitle()
	if cv.title != "" && !vague.MatchString(cv.title) && !isBody(calm(cv.title)) {
		cv.titled = blocks
		return blocks
	}
	// The name of a council, or "Introduction", is not what a document is called: its
	// first lines may say that.
	if lines := titleLines(front, cv.title != "" && !isBody(calm(cv.title))); len(lines) > 0 {
		cv.title, cv.titled = "", lines
		for _, b := range lines {
			switch {
			case breaksOff(cv.title):
				cv.title += " "
			case cv.title != "":
				cv.title += ": "
			}
			cv.title += strings.Join(strings.Fields(lineOf(b)), " ")
		}
		return lines
	}
	cv.titled = blocks
	// "Agenda" alone is better than the name of the council, which stands below it.
	if isBody(calm(cv.title)) {
		if h := kindHeading(cv.source); h != nil {
			cv.title, cv.titled = strings.TrimSpace(h.Text), []extract.Block{h}
		}
	}
	return blocks
}

// frontLines is how many lines at most stand at the front of a document before its
// text begins.
const frontLines = 8

// frontOf returns the headings and short lines with which a document begins, up to
// the first sentence, list or table.
func frontOf(d *extract.Document) []extract.Block {
	var front []extract.Block
	for _, b := range d.Blocks {
		if b.Info().Layer != extract.Body {
			continue
		}
		if _, ok := b.(*extract.Figure); ok {
			continue // a crest or a photograph
		}
		text := strings.TrimSpace(lineOf(b))
		if text == "" || len(front) == frontLines || contentsHeading.MatchString(text) || strings.HasSuffix(text, ".") || len(strings.Fields(text)) > 25 {
			break
		}
		front = append(front, b)
	}
	return front
}

// lineOf returns the text of a heading or paragraph, else "".
func lineOf(b extract.Block) string {
	switch b := b.(type) {
	case *extract.Heading:
		return b.Text
	case *extract.Paragraph:
		return b.Text
	}
	return ""
}

// titleLines returns the lines of a document's front that say what it is called: the
// first that says what kind of document it is, or, if loose, the first that is no
// date and no name of a council, with the kind if that stands below it.
func titleLines(front []extract.Block, loose bool) []extract.Block {
	for i, b := range front {
		text := lineOf(b)
		if !short(text) || isBody(calm(text)) || onlyWhen(text) || vague.MatchString(text) {
			continue
		}
		p, ok := b.(*extract.Paragraph)
		plain := ok && !standsOut(p)
		if kindOfDocument.MatchString(text) && !dated(text) && (loose || !plain) {
			if breaksOff(text) && i+1 < len(front) {
				return front[i : i+2]
			}
			return front[i : i+1]
		}
		if !loose || !ok || plain {
			continue
		}
		if i+1 < len(front) && kindOfDocument.MatchString(lineOf(front[i+1])) {
			return front[i : i+2]
		}
		return front[i : i+1]
	}
	return nil
}

// breaksOff reports whether a line goes on in the next: "Minutes of the meeting held in
// the". "Contact us" is whole.
func breaksOff(line string) bool {
	last := strings.ToLower(lastWord(line))
	return small[last] && last != "us" && last != "you"
}

// kindHeading returns the first heading that is nothing but a kind of document, such
// as "Agenda", or nil.
func kindHeading(d *extract.Document) *extract.Heading {
	n := 0
	for _, b := range d.Blocks {
		if b.Info().Layer != extract.Body {
			continue
		}
		if h, ok := b.(*extract.Heading); ok && len(strings.Fields(h.Text)) <= 2 && kindOfDocument.MatchString(h.Text) {
			return h
		}
		if n++; n > frontLines {
			return nil
		}
	}
	return nil
}

// dated reports whether a text has a date.
func dated(text string) bool {
	return slices.ContainsFunc(fidelity.Facts(text), func(f fidelity.Fact) bool { return f.Kind == fidelity.Date && len(f.Value) > len("2026") })
}

// onlyWhen reports whether a line says nothing but a day or a time, and perhaps
// where: "On 24 April 2025", "30 November 2023 at 7:30pm in the Village Hall".
func onlyWhen(text string) bool {
	facts := slices.DeleteFunc(fidelity.Facts(text), func(f fidelity.Fact) bool { return f.Kind != fidelity.Date && f.Kind != fidelity.Time })
	if len(facts) == 0 {
		return false
	}
	before := strings.Fields(text[:facts[0].Start])
	switch {
	case len(before) == 0:
	case len(before) == 1 && strings.EqualFold(before[0], "on"), strings.EqualFold(before[0], "held"):
	default:
		return false
	}
	rest := strings.ToLower(strings.Trim(text[facts[len(facts)-1].End:], " .,;:()"))
	return rest == "" || strings.HasPrefix(rest, "in ") || strings.HasPrefix(rest, "at ")
}

// titleStatement returns the title with the places that it stands in, if any.
func (cv *conversion) titleStatement() Statement {
	s := Statement{Text: calm(cv.title)}
	for _, b := range cv.titled {
		text := lineOf(b)
		s.Source = append(s.Source, extract.Ref{Block: b.Info().ID, Span: extract.Span{End: len(text)}})
		if s.Page == 0 {
			s.Page = pageOf(b.Info())
		}
	}
	if len(s.Source) > 0 {
		return s
	}
	for b := range cv.source.All() {
		if h, ok := b.(*extract.Heading); ok && sameWords(h.Text, cv.title) {
			return headingStatement(h)
		}
	}
	// A title from the file's properties has no place in the text.
	s.Inferred = true
	return s
}
