package easyread

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// A draft is a section in the making: a heading of the source and its blocks.
type draft struct {
	heading Statement
	level   int
	kind    SectionKind
	made    bool // the source has its heading as a line of text
	blocks  []extract.Block
	rows    []Row
}

// outline parts the source into sections at its headings. What stands before the
// first heading is the opening. Furniture and hidden text are left out.
func (cv *conversion) outline() []draft {
	drafts := []draft{{
		heading: Statement{Text: "About this document", Inferred: true},
		level:   1,
		kind:    About,
	}}
	title := cv.findTitle()
	cv.publisher, cv.date = publisher(cv.source, cv.title), publicationDate(cv.source)
	front := frontOf(cv.source)
	loud := isLoud(cv.source)
	contents := cv.contentsLines()
	cv.noteCaptions()
	addressee := cv.addressee()
	var levels []int // levels of the source that are open
	until := 0       // where the address ends that stands here
	blocks := cv.withRunIns()
	for i, b := range blocks {
		made := false
		info := b.Info()
		switch info.Layer {
		case extract.Furniture:
			cv.leave(info, extract.Span{}, extract.PlainText(b), PageFurniture)
			continue
		case extract.Hidden:
			cv.leave(info, extract.Span{}, extract.PlainText(b), HiddenText)
			continue
		}
		if slices.Contains(title, b) {
			continue
		}
		if n := addressBlocks(blocks[i:]); n > 0 {
			until = i + n
		}
		if text := strings.TrimSpace(extract.OwnText(b)); slices.Contains(front, b) && text != "" && i >= until && cv.said(text) {
			cv.leave(info, extract.Span{}, text, Repeated)
			continue
		}
		if addressee[b] {
			cv.leave(info, extract.Span{}, extract.PlainText(b), PageFurniture)
			continue
		}
		if contents[b] {
			cv.leave(info, extract.Span{}, extract.PlainText(b), ContentsList)
			continue
		}
		h, ok := b.(*extract.Heading)
		if ok && i > 0 && i < until {
			b, ok = &extract.Paragraph{BlockInfo: h.BlockInfo, Text: h.Text, Marks: h.Marks}, false // the postcode
		}
		var below *extract.Paragraph // what a heading says that is too long for one
		if ok {
			if h, below = headed(h); h == nil {
				b, ok = below, false
			}
		}
		if p, text := b.(*extract.Paragraph); text && i+1 < len(blocks) && headsNext(p, blocks[i+1], loud) {
			h, ok = &extract.Heading{BlockInfo: p.BlockInfo, Text: strings.TrimRight(p.Text, " :"), Level: len(levels) + 1}, true
			if n := len(drafts) - 1; drafts[n].made {
				h.Level = len(levels)
			}
			made = true
		}
		if !ok {
			last := &drafts[len(drafts)-1]
			if contentsHeading.MatchString(last.heading.Text) && !cv.mustKeep(extract.PlainText(b)) {
				cv.leave(info, extract.Span{}, extract.PlainText(b), ContentsList)
				continue
			}
			if l, ok := b.(*extract.List); ok {
				if l = cv.withoutCard(l); len(l.Items) == 0 {
					continue
				}
				b = l
			}
			last.blocks = append(last.blocks, hoisted(b)...)
			continue
		}
		if strings.TrimSpace(h.Text) == "" {
			continue
		}
		if leaders.MatchString(h.Text) {
			cv.leave(info, extract.Span{}, h.Text, ContentsList)
			continue
		}
		if slices.Contains(front, b) && (onlyWhen(h.Text) || forWhom(h.Text) || unicode.IsLower(rune(strings.TrimSpace(h.Text)[0]))) {
			// "On 24 April 2025" under the title goes on with it and heads nothing.
			drafts[len(drafts)-1].blocks = append(drafts[len(drafts)-1].blocks, &extract.Paragraph{BlockInfo: h.BlockInfo, Text: h.Text, Marks: h.Marks})
			continue
		}
		for len(levels) > 0 && levels[len(levels)-1] >= h.Level {
			levels = levels[:len(levels)-1]
		}
		levels = append(levels, h.Level)
		d := draft{heading: cv.numbered(h), level: min(len(levels), 2), made: made}
		if isContactHeading(h.Text) {
			d.kind = Contacts
		}
		if below != nil {
			d.blocks = append(d.blocks, below)
		}
		drafts = append(drafts, d)
	}
	for i := range drafts {
		drafts[i].blocks = listed(drafts[i].blocks)
	}
	return drafts
}

// said reports whether a line at the front says no more than the title, who publishes
// the document, or when: the cover does.
func (cv *conversion) said(line string) bool {
	if sameWords(line, cv.publisher) && !sameWords(line, cv.title) {
		return true
	}
	if onlyDates(line) && sameWords(line, cv.date) && len(strings.Fields(line)) < 3 {
		return true // a day may be that of a meeting
	}
	return len(strings.Fields(line)) == 1 && strings.Contains(" "+strings.ToLower(cv.title)+" ", " "+strings.ToLower(line)+" ")
}

// headsNext reports whether a paragraph is the heading of what follows it, though the
// source does not say so: a short question, or a line in bold or capital letters, before
// text; a line with a number before lines without; a label before dates. loud says that
// most of the text is in bold, which then says nothing.
func headsNext(p *extract.Paragraph, next extract.Block, loud bool) bool {
	const most = 18 // words of a question
	if p.Layer != extract.Body || next.Info().Layer != extract.Body {
		return false
	}
	text := strings.TrimSpace(p.Text)
	if len(text) == 0 || strings.ContainsAny(text, "\n•…@") {
		return false
	}
	switch b := next.(type) {
	case *extract.Paragraph:
		if labels(p, b) {
			return true
		}
		if n := len(strings.Fields(b.Text)); n < 8 || standsOut(b) && !loud || strings.HasSuffix(strings.TrimSpace(b.Text), "?") {
			return false
		}
	case *extract.List:
	case *extract.Table:
		// "Bills to be paid" before the bills: the table says nothing of them.
		return isBold(p) && len(strings.Fields(text)) <= 8 && unicode.IsUpper(rune(text[0])) && !strings.ContainsAny(lastByte(text), ".,;:?") && len(fidelity.Facts(text)) == 0
	default:
		return false
	}
	if strings.HasSuffix(text, "?") {
		return strings.Count(text, "?") == 1 && len(strings.Fields(text)) <= most && len(language.Sentences(text)) == 1 && unicode.IsUpper(rune(text[0]))
	}
	longest := 8
	if loud {
		longest = 3
	}
	return standsOut(p) && len(strings.Fields(text)) <= longest && !strings.ContainsAny(text[len(text)-1:], ",;") && unicode.IsUpper(rune(text[0])) && len(fidelity.Facts(text)) == 0
}

// labels reports whether a line is the label of the next one: "8 Finance" before a line
// that is no item with a number, "Date of next meeting" before a date.
func labels(p, next *extract.Paragraph) bool {
	text, below := strings.TrimRight(strings.TrimSpace(p.Text), " :"), strings.TrimSpace(next.Text)
	words := strings.Fields(text)
	if below == "" || text == "" || strings.ContainsAny(text[len(text)-1:], ".,;:?") {
		return false
	}
	if lineNumber.MatchString(text) {
		return len(words) <= 4 && standsOut(p) && !beginsFigure(text) && !dated(text) &&
			!lineNumber.MatchString(below) && !lineCode.MatchString(below) && len(strings.Fields(below)) > 2
	}
	if len(words) > 6 || !onlyDates(below) || onlyDates(text) || !unicode.IsUpper(rune(text[0])) || slices.ContainsFunc(language.Tokens(text), finiteTag) {
		return false
	}
	for _, w := range words {
		switch strings.ToLower(strings.Trim(w, "(),")) {
		case "date", "dates", "meeting", "meetings", "when", "deadline":
			return !dated(text)
		}
	}
	return false
}

// isLoud reports whether most of a document's paragraphs are in bold.
func isLoud(d *extract.Document) bool {
	n, bold := 0, 0
	for _, b := range d.Blocks {
		p, ok := b.(*extract.Paragraph)
		if !ok || p.Layer != extract.Body || strings.TrimSpace(p.Text) == "" {
			continue
		}
		if n++; isBold(p) {
			bold++
		}
	}
	return n > 4 && bold*3 > n*2
}

// isBold reports whether a paragraph is in bold as a whole.
func isBold(p *extract.Paragraph) bool {
	text := strings.TrimSpace(p.Text)
	return slices.ContainsFunc(p.Marks, func(m extract.Mark) bool { return m.Kind == extract.Bold && m.End-m.Start >= len(text) })
}

// contentsHeading is the heading of a list of contents.
var contentsHeading = regexp.MustCompile(`(?i)^(?:table of |list of )?contents(?: page)?[:.]?$`)

// standsOut reports whether a paragraph looks like a title: short, and in bold or
// capital letters as a whole.
func standsOut(p *extract.Paragraph) bool {
	text := strings.TrimSpace(p.Text)
	if !short(text) {
		return false
	}
	return isBold(p) || calm(text) != text
}

// short reports whether a text is as long as a title, and no sentence.
func short(text string) bool {
	text = strings.TrimSpace(text)
	n := len(strings.Fields(text))
	return n > 1 && n <= 15 && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, ":")
}

// sameWords reports whether two texts have the same letters and digits, whatever
// their case.
func sameWords(a, b string) bool {
	keep := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}
	return strings.Map(keep, a) == strings.Map(keep, b)
}

// headingStatement returns a heading as it stands in the source, but for words
// in capital letters, which are hard to read.
func headingStatement(h *extract.Heading) Statement {
	return Statement{
		Text:   strings.ReplaceAll(calm(strings.Join(strings.Fields(h.Text), " ")), " :", ":"),
		Source: []extract.Ref{{Block: h.ID, Span: extract.Span{End: len(h.Text)}}},
		Page:   pageOf(&h.BlockInfo),
	}
}

// small are words that a heading does not write with a capital letter.
var small = map[string]bool{
	"a": true, "an": true, "and": true, "as": true, "at": true, "by": true, "for": true, "from": true, "in": true,
	"is": true, "it": true, "of": true, "on": true, "or": true, "the": true, "to": true, "with": true, "your": true,
	"you": true, "we": true, "our": true, "are": true, "be": true, "can": true, "how": true, "what": true,
	"when": true, "who": true, "if": true, "not": true, "us": true, "do": true, "this": true,
}

// calm writes a heading in capital letters with small letters. It keeps a
// capital letter on each word that may be a name.
func calm(text string) string {
	words := strings.Fields(text)
	long := false
	for _, w := range words {
		if strings.ToUpper(w) != w {
			return text
		}
		n := 0
		for _, r := range w {
			if unicode.IsLetter(r) {
				n++
			}
		}
		long = long || n > 4
	}
	if !long {
		return text // "FAQ" and "NHS" are words of their own
	}
	for i, w := range words {
		lower := strings.ToLower(w)
		if small[lower] && i > 0 {
			words[i] = lower
			continue
		}
		r := []rune(lower)
		for j := range r {
			if j == 0 || !unicode.IsLetter(r[j-1]) && !unicode.IsDigit(r[j-1]) && r[j-1] != '\'' && r[j-1] != '’' {
				r[j] = unicode.ToUpper(r[j])
			}
		}
		words[i] = string(r)
	}
	return strings.Join(words, " ")
}

// quiet writes a line of text in capital letters with small ones, if most of it is
// words and no initials, and "ON 24TH April" as "On 24 April". A label that a day
// follows has a colon.
func quiet(text string) string {
	if m := dayLabel.FindStringSubmatch(text); m != nil && onlyDates(m[2]) {
		return m[1] + ": " + m[2]
	}
	words := strings.Fields(text)
	if len(words) < 2 {
		return text
	}
	known := 0
	for i, w := range words {
		if lexicon.Known(strings.ToLower(strings.Trim(w, ".,;:&()0123456789"))) {
			known++
		}
		if lower := strings.ToLower(w); small[lower] {
			words[i] = lower
		}
	}
	if onlyWhen(text) {
		return sentenceCase(plainDate(strings.Join(words, " ")))
	}
	if known*2 < len(words) {
		return text
	}
	return calm(text)
}

// dayLabel is a label such as "Date of announcement" and what follows it.
var dayLabel = regexp.MustCompile(`^((?:Date|Day|Time)s? of (?:the )?(?:[a-z]+ )?[a-z]+) ([A-Z0-9].*)$`)
