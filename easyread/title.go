package easyread

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// A title is what a document may be called.
type title struct {
	text   string
	refs   []extract.Ref   // where the source says it; none for the properties of the file
	page   int             // where that is, or 0
	blocks []extract.Block // that say nothing else
	score  int             // how much speaks for it; 0 is none
}

// What speaks for a title. The numbers only have to be in this order: a cover says what
// a document is in large letters and names its kind, and the properties of a file are
// often those of another.
const (
	topmost     = 8 // the first block is a heading, and no other is as high
	fileNamed   = 4 // the properties of the file have it
	large       = 3 // in the largest letters of the front
	kindNamed   = 3 // it says what kind of document this is
	outstanding = 2 // a heading, or in bold or capital letters
)

// findTitle sets what the document is called and returns the blocks that say so and
// nothing else, which stand in no section.
func (cv *conversion) findTitle() []extract.Block {
	if h := cv.letterHeading(); h != nil {
		cv.title = strings.Join(strings.Fields(h.Text), " ")
		cv.titled = Statement{Source: []extract.Ref{{Block: h.ID, Span: extract.Span{End: len(h.Text)}}}, Page: pageOf(&h.BlockInfo)}
		return nil
	}
	best := title{text: fileTitle(cv.source)}
	if file := best.text; tells(file) {
		best.score = fileNamed + kindScore(file)
	}
	for _, t := range frontTitles(cv.source) {
		if t.score > best.score {
			best = t
		}
	}
	if best.score == 0 {
		best = cv.lastTitle(best)
	}
	cv.title, cv.titled = best.text, Statement{Source: best.refs, Page: best.page}
	if !slices.ContainsFunc(cv.source.Blocks, func(b extract.Block) bool {
		return b.Info().Layer == extract.Body && !slices.Contains(best.blocks, b) && strings.TrimSpace(extract.PlainText(b)) != ""
	}) {
		return nil // the title is all there is to say
	}
	return best.blocks
}

// fileTitle returns what the properties of a file call it, or "" if they say no more
// than a heading: readers take one of those where a file has no title.
func fileTitle(d *extract.Document) string {
	name := strings.TrimSpace(d.Title)
	for _, b := range d.Blocks {
		if h, ok := b.(*extract.Heading); ok && sameWords(h.Text, name) {
			return ""
		}
	}
	if contentsHeading.MatchString(name) {
		return ""
	}
	return name
}

// lastTitle returns what a document is called whose front and file do not say it well:
// what stands before the date with which the text of a whole page begins, the first line
// before a heading that many documents have, or the heading that says what kind of
// document this is and no more. "Agenda" is better than the name of a council, and that is
// better than nothing.
func (cv *conversion) lastTitle(file title) title {
	if t, ok := runningTitle(cv.source); ok {
		return t
	}
	h := kindHeading(cv.source)
	if h == nil {
		if file.text == "" {
			h = cv.firstHeading()
		}
		if h == nil {
			return file
		}
		if lines := frontTitles(cv.source); vague.MatchString(h.Text) && len(lines) > 0 {
			return lines[0]
		}
	}
	t := title{text: strings.TrimSpace(h.Text), refs: []extract.Ref{{Block: h.ID, Span: extract.Span{End: len(h.Text)}}}, page: pageOf(&h.BlockInfo)}
	if firstBody(cv.source) == extract.Block(h) {
		t.blocks = []extract.Block{h}
	}
	return t
}

// frontTitles returns the lines of the front of a document that can be its title, each
// with its score.
func frontTitles(d *extract.Document) []title {
	front, top, text := titleLines(d), topHeading(d), textHeight(d)
	fits := func(b extract.Block) bool {
		text := extract.OwnText(b)
		if b == top {
			return tells(text)
		}
		return canBeTitle(text) && !forWhom(text)
	}
	highest := 0.0
	for _, b := range front {
		if fits(b) {
			highest = max(highest, lineHeight(b))
		}
	}
	var titles []title
	for i, b := range front {
		if !fits(b) {
			continue
		}
		t := title{blocks: front[i : i+1]}
		t.text = flat(extract.OwnText(b))
		if i+1 < len(front) {
			if t.text = withNext(b, front[i+1]); t.text != flat(extract.OwnText(b)) {
				t.blocks = front[i : i+2]
			}
		}
		p, plain := b.(*extract.Paragraph)
		plain = plain && !standsOut(p)
		tall := text > 0 && lineHeight(b) > text*coverLetters && lineHeight(b) >= highest-1
		if plain && !tall && (hasVerb(t.text) || strings.ContainsFunc(t.text, isBullet)) {
			continue // "Send us the form"
		}
		kind := kindScore(t.text)
		switch {
		case b == top:
			t.score = topmost
		case !plain:
			t.score = outstanding
		case !tall && i > 0:
			kind = 0 // a line like any other
		case !tall:
			kind = min(kind, 1)
		}
		t.score += kind
		if tall {
			t.score += large
		}
		for _, b := range t.blocks {
			t.refs = append(t.refs, extract.Ref{Block: b.Info().ID, Span: extract.Span{End: len(extract.OwnText(b))}})
		}
		t.page = pageOf(b.Info())
		titles = append(titles, t)
	}
	return titles
}

// tells reports whether a line says what a document is: it is no name of a council, no
// day, no number and nothing that many documents have.
func tells(text string) bool {
	text = flat(text)
	return hasWord.MatchString(text) && !lawName.MatchString(text) && !isBody(calm(text)) && !saysWhen(text) && !vague.MatchString(text) && !countsItem.MatchString(text) && !leaders.MatchString(text)
}

// canBeTitle reports whether a line tells what a document is and looks like a title.
func canBeTitle(text string) bool {
	const longest = 20 // words of a line that says what kind of document this is
	text = flat(text)
	if n := len(strings.Fields(text)); !short(text) && (n < 2 || n > longest || !kindOfDocument.MatchString(text)) {
		return false
	}
	return tells(text) && namesPart(text) && !strings.HasSuffix(text, ":") && !strings.ContainsRune(text, utf8.RuneError)
}

// kindScore returns what speaks for a title because it says what kind of document it is
// or which meeting it is of. A day in it may be that of something that the document is
// about.
func kindScore(text string) int {
	switch {
	case !kindOfDocument.MatchString(text) && !strings.EqualFold(lastWord(text), "meeting") && !strings.Contains(strings.ToLower(text), " meeting of "):
		return 0
	case dated(text):
		return kindNamed - 1
	}
	return kindNamed
}

// forWhom reports whether a line says no more than to whom or from whom a document goes:
// "Report to Dixley Town Council".
func forWhom(text string) bool {
	for _, w := range []string{" to ", " from ", " by ", " for "} {
		if _, whom, ok := strings.Cut(flat(text), w); ok && isBody(calm(whom)) {
			return true
		}
	}
	return false
}

// flat returns a text on one line with single spaces.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

// withNext returns the title that a line makes with the one below it. One that breaks off
// goes on: "Report on the Examination of the". One that names a place or a thing takes
// the kind of document with it, which stands below it in letters of the same size:
// "Wharf Road: Supplementary Planning Document".
func withNext(b, next extract.Block) string {
	name, more := flat(extract.OwnText(b)), flat(extract.OwnText(next))
	_, heading := next.(*extract.Heading)
	switch {
	case breaksOff(name):
		return name + " " + more
	case !heading && !kindOfDocument.MatchString(name) && kindOfDocument.MatchString(more) && len(strings.Fields(more)) <= 6 && !dated(more) && lineHeight(next) >= lineHeight(b)-1:
		return name + ": " + more
	}
	return name
}

// breaksOff reports whether a line goes on in the next: "Minutes of the meeting held in
// the". "Contact us" is whole.
func breaksOff(line string) bool {
	last := strings.ToLower(lastWord(line))
	return small[last] && last != "us" && last != "you"
}

// coverLetters is how many times as high as its text the title of a cover is at least.
const coverLetters = 1.2

// topHeading returns the heading with which a document begins if no other is as high,
// or nil. It is what the document is called, whatever the properties of the file say.
func topHeading(d *extract.Document) extract.Block {
	first, ok := firstBody(d).(*extract.Heading)
	if !ok {
		return nil
	}
	for _, b := range d.Blocks {
		if h, ok := b.(*extract.Heading); ok && h != first && h.Level <= first.Level && h.Layer == extract.Body && strings.TrimSpace(h.Text) != "" {
			return nil
		}
	}
	return first
}

// firstHeading returns the first heading of a document that is none of a list of
// contents, or nil if so much text stands before it that it is none of all of it.
func (cv *conversion) firstHeading() *extract.Heading {
	const most = 5 // blocks of text: an opening may stand above the title
	n := 0
	for _, b := range cv.source.Blocks {
		if b.Info().Layer != extract.Body {
			continue
		}
		switch b := b.(type) {
		case *extract.Heading:
			if text := strings.TrimSpace(b.Text); text != "" && !contentsHeading.MatchString(text) {
				return b
			}
		case *extract.List, *extract.Table:
			n++
		case *extract.Paragraph:
			if len(strings.Fields(b.Text)) > 25 {
				n++
			}
		}
		if n > most {
			break
		}
	}
	return nil
}

// kindHeading returns the first heading that is nothing but a kind of document, such
// as "Agenda", or nil.
func kindHeading(d *extract.Document) *extract.Heading {
	const most = 8 // blocks before it
	n := 0
	for _, b := range d.Blocks {
		if b.Info().Layer != extract.Body {
			continue
		}
		if h, ok := b.(*extract.Heading); ok && len(strings.Fields(h.Text)) <= 2 && kindOfDocument.MatchString(h.Text) {
			return h
		}
		if n++; n > most {
			return nil
		}
	}
	return nil
}

// runningTitle returns the title of a document whose pages were read as running text:
// what one of its first paragraphs begins with, before a date, if it has no verb.
// "Care Charter Factsheet July 2024 About the charter We want …".
func runningTitle(d *extract.Document) (title, bool) {
	const paragraphs, longest = 3, 200 // bytes before the date
	n := 0
	for _, b := range d.Blocks {
		if b.Info().Layer != extract.Body {
			continue
		}
		p, ok := b.(*extract.Paragraph)
		if !ok || n == paragraphs {
			return title{}, false
		}
		n++
		if len(strings.Fields(p.Text)) <= 25 {
			continue // a line of its own
		}
		text := strings.ToValidUTF8(p.Text[:min(len(p.Text), longest)], "")
		at := slices.IndexFunc(fidelity.Facts(text), func(f fidelity.Fact) bool {
			return f.Kind == fidelity.Date && len(f.Value) >= len("2026-03") && f.Value[0] != '-'
		})
		if at < 0 {
			continue
		}
		f := fidelity.Facts(text)[at]
		name := strings.TrimRight(text[:f.Start], " ,–—-|\n")
		if after := strings.TrimSpace(p.Text[f.End:]); after == "" || language.IsFunctionWord(firstWord(after)) && after[0] >= 'a' || !canBeTitle(name) || breaksOff(name) || strings.Contains(name, ". ") ||
			slices.ContainsFunc(language.Tokens(name), finiteTag) {
			continue
		}
		return title{text: flat(name), refs: []extract.Ref{{Block: p.ID, Span: extract.Span{End: len(name)}}}, page: pageOf(&p.BlockInfo)}, true
	}
	return title{}, false
}

// titleStatement returns the title with the places that it stands in, if any.
func (cv *conversion) titleStatement() Statement {
	s := cv.titled
	s.Text = calm(cv.title)
	s.Inferred = len(s.Source) == 0 // the properties of the file are no place in the text
	return s
}

var (
	// vague are headings that many documents have.
	vague = regexp.MustCompile(`(?i)^(?:\d+\.?\s*)?(?:introduction|background|foreword|(?:executive |non-technical )?summary|purpose|overview|agenda|minutes|present:?|document availability|(?:(?:table|list) of )?(?:abbreviations|acronyms)\b.*|glossary\b.*)?$`)
	// hasWord is a line that has a word in it.
	hasWord = regexp.MustCompile(`\pL{3}`)
	// countsItem is what begins with the number of an item or a part.
	countsItem = regexp.MustCompile(`^\(?\d+[.):]`)
	// kindOfDocument are words for documents.
	kindOfDocument = regexp.MustCompile(`(?i)\b(?:plan|report|policy|strategy|assessment|appraisal|statement|document|guide|guidance|handbook|scheme|agenda|minutes|notice|summary|framework|review|booklet|leaflet|newsletter|budget|programme|consultation|code|study|form|schedule|letter|summons|accounts|charter|return|questionnaire)\b`)
)
