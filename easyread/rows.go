package easyread

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// Limits of a row: what can be taken in beside one picture.
const (
	rowSentences = 3
	rowWords     = 32
	rowItems     = 6
)

// maxDepth bounds lists inside lists and notes inside notes.
const maxDepth = 50

// A writer makes the rows of one section.
type writer struct {
	cv      *conversion
	ctx     context.Context
	heading string
	rows    []Row
	lead    []line // the sentences before a list that is yet to come
	nest    int    // how many lists the list stands in
}

// rows returns the rows of a section.
func (cv *conversion) rows(ctx context.Context, d *draft) ([]Row, error) {
	w := &writer{cv: cv, ctx: ctx, heading: d.heading.Text}
	for i := 0; i < len(d.blocks); i++ {
		b := d.blocks[i]
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if n := addressBlocks(d.blocks[i:]); n > 0 {
			w.flush()
			w.rows = append(w.rows, address(d.blocks[i:i+n]))
			i += n - 1
			continue
		}
		list := false
		if i+1 < len(d.blocks) {
			_, list = d.blocks[i+1].(*extract.List)
		}
		if err := w.block(b, list); err != nil {
			return nil, err
		}
	}
	w.flush()
	return signed(cv.once(led(cv.withoutLeads(w.rows, d.blocks)))), nil
}

// led joins a row that ends with a colon and the row that it begins: "The next meetings
// are at 7pm:" and the days.
func led(rows []Row) []Row {
	var out []Row
	for _, r := range rows {
		n := len(out) - 1
		if n < 0 || r.Table != nil || !out[n].begins() || len(r.Statements) > rowSentences || r.Statements[0].Kind != Prose {
			out = append(out, r)
			continue
		}
		out[n].Statements = append(out[n].Statements, r.Statements...)
	}
	return out
}

// once leaves out a row that says the same as the one before it.
func (cv *conversion) once(rows []Row) []Row {
	var out []Row
	for _, r := range rows {
		n := len(out) - 1
		if n >= 0 && r.Table == nil && out[n].Table == nil && r.words() > 2 && slices.EqualFunc(out[n].Statements, r.Statements, func(a, b Statement) bool { return a.Text == b.Text && a.Kind == Prose && b.Kind == Prose }) {
			for _, s := range r.Statements {
				for _, ref := range s.Source {
					cv.leftOut = append(cv.leftOut, LeftOut{Ref: ref, Page: s.Page, Text: s.Text, Reason: Repeated})
				}
			}
			continue
		}
		out = append(out, r)
	}
	return out
}

// begins reports whether a row is a sentence that ends with a colon.
func (r *Row) begins() bool {
	return len(r.Statements) == 1 && r.Table == nil && r.Statements[0].Kind == Prose && strings.HasSuffix(r.Statements[0].Text, ":")
}

// block adds a block. list says that a list follows it.
func (w *writer) block(b extract.Block, list bool) error {
	if b.Info().Layer != extract.Body {
		return nil
	}
	switch b := b.(type) {
	case *extract.Paragraph:
		return w.paragraph(b, list)
	case *extract.List:
		return w.list(b)
	case *extract.Table:
		w.flush()
		return w.table(b)
	case *extract.Figure:
		w.flush()
		w.cv.leave(&b.BlockInfo, extract.Span{}, figureText(b), SourcePicture)
	case *extract.Note:
		if w.cv.noted[b.ID] {
			return nil // it stands where the text refers to it
		}
		w.flush()
		return w.note(b)
	case *extract.Heading:
		// A heading inside a list or a note is a sentence of its own.
		src, label := newSource(b.Text, b.Marks, &b.BlockInfo)
		return w.prose(src, label, false)
	}
	return nil
}

// figureText says what a picture of the source is, as far as the source does.
func figureText(f *extract.Figure) string {
	text := f.Alt
	if f.Caption != nil && f.Caption.Text != "" {
		text = strings.TrimSpace(text + "\n" + f.Caption.Text)
	}
	if text == "" {
		return "A picture without a description"
	}
	return text
}

// paragraph adds a paragraph: contact details line by line, else prose.
func (w *writer) paragraph(p *extract.Paragraph, list bool) error {
	src, label := newSource(p.Text, p.Marks, &p.BlockInfo)
	if src.text == "" {
		return nil
	}
	if reason, ok := needless(src.text, false); ok {
		w.cv.leave(&p.BlockInfo, extract.Span{}, p.Text, reason)
		return nil
	}
	if m := signature.FindString(p.Text); m != "" && src.at[0] >= len(m) {
		w.cv.leave(&p.BlockInfo, extract.Span{End: len(m)}, m, PageFurniture)
	}
	if lines := contactLines(&src, p.Marks); lines != nil {
		w.flush()
		w.rows = append(w.rows, Row{Statements: lines})
		return nil
	}
	if label == bullet || strings.ContainsFunc(src.text, isBullet) {
		if err := w.bulleted(&src, p.Marks, label == bullet); err != nil {
			return err
		}
		return w.notesOf(p.Marks)
	}
	before := len(w.rows)
	if err := w.prose(src, label, list); err != nil {
		return err
	}
	for i := before; i < len(w.rows); i++ {
		for j := range w.rows[i].Statements {
			keepLinks(&src, p.Marks, &w.rows[i].Statements[j])
		}
	}
	for i := range w.lead {
		keepLinks(&src, p.Marks, &w.lead[i].Statement)
	}
	return w.notesOf(p.Marks)
}

// notesOf adds the footnotes that a text refers to: after it, where they are
// read, and not at the end of a page.
func (w *writer) notesOf(marks []extract.Mark) error {
	for _, m := range marks {
		n := w.cv.notes[m.Target]
		if m.Kind != extract.NoteRef || n == nil || w.cv.noted[m.Target] {
			continue
		}
		w.cv.noted[m.Target] = true
		if err := w.note(n); err != nil {
			return err
		}
	}
	return nil
}

var (
	// loneLabel is the number of an item whose text is elsewhere.
	loneLabel = regexp.MustCompile(`^\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]$`)
	// pageNumber is a page number that stands alone in the text.
	pageNumber = regexp.MustCompile(`^(?:(?i:page) )?\d{1,3}(?: of \d{1,3})?$`)
	// toSign is a line on which someone signs and writes the day.
	toSign = regexp.MustCompile(`(?i)^(?:(?:signed|signature|dated?|chair(?:man|person)?)\b[^.…_]{0,30}[.…_][.…_\s]{3,})+(?:chair(?:man|woman|person)?,?(?: of| to)?(?: the)?(?: [\pL’'-]+){0,4} council)?$`)
	// signsAs is the office of someone who signs, on a line without the name.
	signsAs = regexp.MustCompile(`^(?:Chair|Chairman|Chairwoman|Chairperson|Clerk|Mayor),?(?: to| of)?(?: the)?(?: \p{Lu}[\pL’'-]*){0,4} Council$`)
	// leaders are the dots between a heading and its page in a list of contents.
	// Where they stand inside a text, its lines were joined.
	leaders = regexp.MustCompile(`(?:\.\s?){6,}\s*\d*\s*$|…[.…]+\s*\d*\s*$|\.{6,}\s*\d+\s+\pL`)
)

// needless reports whether a text says nothing to a reader, and what it is: the
// number of an empty item or of a page, a line to write on, a line of a list of
// contents. An item of a list may be a number.
func needless(text string, item bool) (Reason, bool) {
	says := strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	switch {
	case !says || toSign.MatchString(text) || !item && signsAs.MatchString(text) || loneLabel.MatchString(text) || !item && pageNumber.MatchString(text):
		return PageFurniture, true
	case pageButtons.MatchString(text):
		return PageFurniture, true
	case leaders.MatchString(text), contentsHeading.MatchString(text), isContents(text):
		return ContentsList, true
	case isScale(text), isAxis(text):
		return SourcePicture, true
	}
	return 0, false
}

// isScale reports whether a text is the numbers along a chart: many short bare
// numbers and few words, no money and no phone number.
func isScale(text string) bool {
	words := strings.Fields(text)
	numbers := 0
	for _, w := range words {
		if strings.Trim(w, "0123456789.,%()-–") != "" {
			continue
		}
		if numbers++; len(strings.Trim(w, ".,%()")) > 6 || w[0] == '0' && len(w) > 2 {
			return false
		}
	}
	return len(words) >= 8 && numbers*10 >= len(words)*7 && !strings.ContainsAny(text, "£@")
}

// prose adds the sentences of a text. If a list follows, the last one is kept
// back to begin it.
func (w *writer) prose(src source, label string, list bool) error {
	w.flush()
	lines, err := w.cv.rewrite(w.ctx, &src, w.heading, false)
	if err != nil {
		return err
	}
	if len(lines) == 0 {
		return nil
	}
	lines[0].Label = label
	n := len(lines) - 1
	if text, ok := strings.CutSuffix(lines[n].Text, ";"); ok && list {
		lines[n].Text = text + ":"
	}
	if list && strings.HasSuffix(lines[n].Text, ":") {
		for n > 0 && lines[n].item {
			n--
		}
		w.lead = lines[n:]
		lines = lines[:n]
	}
	w.rows = append(w.rows, grouped(lines)...)
	return nil
}

// flush adds the sentence that was kept back for a list that did not come.
func (w *writer) flush() {
	w.rows = append(w.rows, grouped(w.lead)...)
	w.lead = nil
}

// grouped makes rows of lines: sentences of one sentence of the source stay
// together as long as they are few, and short ones are joined.
func grouped(lines []line) []Row {
	var rows []Row
	for i := 0; i < len(lines); {
		// A unit with a list is a row of its own.
		j := i + 1
		for j < len(lines) && (lines[j].unit == lines[i].unit || lines[j].item) {
			j++
		}
		for _, part := range parts(lines[i:j]) {
			if n := len(rows); n > 0 && fits(rows[n-1], part) {
				rows[n-1].Statements = append(rows[n-1].Statements, part...)
				continue
			}
			rows = append(rows, Row{Statements: part})
		}
		i = j
	}
	return rows
}

// parts makes statements of the lines of a unit, in runs that are short enough
// for a row.
func parts(lines []line) [][]Statement {
	var runs [][]Statement
	var run []Statement
	prose := 0
	for _, l := range lines {
		s := l.statement()
		if s.Kind == Prose && prose == rowSentences || s.Kind == Item && s.Level == 0 && len(run) > rowItems {
			runs = append(runs, run)
			run, prose = nil, 0
		}
		if s.Kind == Prose {
			prose++
		}
		run = append(run, s)
	}
	return append(runs, run)
}

// statement returns the line as it stands in a row.
func (l *line) statement() Statement {
	s := l.Statement
	if l.item {
		s.Kind = Item
		s.Level = max(l.depth-1, 0)
	}
	return s
}

// fits reports whether a row can take more statements.
func fits(r Row, more []Statement) bool {
	words := 0
	for _, s := range append(r.Statements[:len(r.Statements):len(r.Statements)], more...) {
		if s.Kind != Prose {
			return false
		}
		words += len(language.Words(s.Text))
	}
	return len(r.Statements)+len(more) <= 2 && words <= rowWords/2
}

// note adds a footnote where it asks something of the reader, or where all of the
// text is kept and it is a sentence. One that only names a source, such as a law,
// tells the reader nothing.
func (w *writer) note(n *extract.Note) error {
	if w.cv.depth++; w.cv.depth > maxDepth {
		w.cv.depth--
		w.cv.leave(&n.BlockInfo, extract.Span{}, extract.PlainText(n), Footnote)
		return nil
	}
	defer func() { w.cv.depth-- }()
	for _, b := range n.Blocks {
		text := extract.PlainText(b)
		short := w.cv.length != Complete || !hasVerb(text)
		if lawName.MatchString(text) || short && !w.cv.mustKeep(text) {
			w.cv.leave(b.Info(), extract.Span{}, text, Footnote)
			continue
		}
		if err := w.block(b, false); err != nil {
			return err
		}
	}
	return nil
}

// keepLinks marks the links of a paragraph in a statement made of it that still
// has their words.
func keepLinks(src *source, marks []extract.Mark, s *Statement) {
	if !says(s, src.ref(0, len(src.text))) {
		return
	}
	for _, m := range marks {
		if m.Kind != extract.Link || m.Start < 0 || m.Start >= m.End || m.End > len(src.raw) {
			continue
		}
		words := strings.TrimSpace(src.raw[m.Start:m.End])
		at := strings.Index(s.Text, words)
		if len(words) < 3 || at < 0 || overlaps(s.Marks, at, at+len(words)) {
			continue
		}
		s.addMark(extract.Mark{Span: extract.Span{Start: at, End: at + len(words)}, Kind: extract.Link, Target: m.Target})
	}
}

// addMark adds a mark in its order.
func (s *Statement) addMark(m extract.Mark) {
	i, _ := slices.BinarySearchFunc(s.Marks, m.Start, func(a extract.Mark, start int) int { return cmp.Compare(a.Start, start) })
	s.Marks = slices.Insert(s.Marks, i, m)
}

// overlaps reports whether a mark covers a part of start to end.
func overlaps(marks []extract.Mark, start, end int) bool {
	for _, m := range marks {
		if m.Start < end && start < m.End {
			return true
		}
	}
	return false
}
