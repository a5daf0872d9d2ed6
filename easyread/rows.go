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
	level   int // of the section
	begun   int // sentences seen
	rows    []Row
	lead    []line // the sentences before a list that is yet to come
}

// rows returns the rows of a section.
func (cv *conversion) rows(ctx context.Context, d *draft) ([]Row, error) {
	w := &writer{cv: cv, ctx: ctx, heading: d.heading.Text, level: d.level}
	for i, b := range d.blocks {
		if err := ctx.Err(); err != nil {
			return nil, err
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
	return w.rows, nil
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
	if reason, ok := needless(src.text); ok {
		w.cv.leave(&p.BlockInfo, extract.Span{}, p.Text, reason)
		return nil
	}
	if lines := contactLines(&src, p.Marks); lines != nil {
		w.flush()
		w.rows = append(w.rows, Row{Statements: lines})
		w.begun++
		return nil
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
	// leaders are the dots between a heading and its page in a list of contents.
	leaders = regexp.MustCompile(`(?:\.\s?){6,}\s*\d*\s*$|…{2,}\s*\d*\s*$`)
)

// needless reports whether a text says nothing to a reader, and what it is: the
// number of an empty item, a line to write on, a line of a list of contents.
func needless(text string) (Reason, bool) {
	says := strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	switch {
	case !says || loneLabel.MatchString(text):
		return PageFurniture, true
	case leaders.MatchString(text):
		return ContentsList, true
	}
	return 0, false
}

// prose adds the sentences of a text. If a list follows, the last one is kept
// back to begin it.
func (w *writer) prose(src source, label string, list bool) error {
	w.flush()
	lines, err := w.cv.rewrite(w.ctx, &src, w.heading, false, w.begun, w.level)
	if err != nil {
		return err
	}
	w.begun += len(language.Sentences(src.text))
	if len(lines) == 0 {
		return nil
	}
	lines[0].Label = label
	if last := lines[len(lines)-1]; list && strings.HasSuffix(last.Text, ":") {
		w.lead = []line{last}
		lines = lines[:len(lines)-1]
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
		s := l.Statement
		if l.item {
			s.Kind = Item
		}
		if s.Kind == Prose && prose == rowSentences || s.Kind == Item && len(run) > rowItems {
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

// list adds a list. It is kept or left out as a whole: an item without the
// others says something else.
func (w *writer) list(l *extract.List) error {
	items, err := w.items(l)
	if err != nil {
		return err
	}
	lead := w.lead
	w.lead = nil
	endings(items, lead)
	if len(items) == 0 {
		w.rows = append(w.rows, grouped(lead)...)
		return nil
	}
	// Long items are ideas of their own.
	words := 0
	for _, item := range items {
		for _, s := range item {
			words += len(language.Words(s.Text))
		}
	}
	long := words > 18*len(items)
	row := Row{}
	for _, s := range lead {
		row.Statements = append(row.Statements, s.Statement)
	}
	n := 0
	for _, item := range items {
		if n == rowItems || long && n > 0 {
			w.rows = append(w.rows, row)
			row, n = Row{}, 0
		}
		row.Statements = append(row.Statements, item...)
		n++
	}
	w.rows = append(w.rows, row)
	return nil
}

// items returns the statements of each item of a list, or nothing if the length
// has no room for the list.
func (w *writer) items(l *extract.List) ([][]Statement, error) {
	if w.cv.length != Complete && len(w.lead) == 0 && w.begun > 1 && !listMustKeep(l) {
		for _, item := range l.Items {
			for _, b := range item.Blocks {
				w.cv.leave(b.Info(), extract.Span{}, extract.PlainText(b), Shorter)
			}
		}
		return nil, nil
	}
	var items [][]Statement
	for _, item := range l.Items {
		var statements []Statement
		for _, b := range item.Blocks {
			switch b := b.(type) {
			case *extract.Paragraph:
				made, err := w.item(b, item.Label, len(statements) == 0)
				if err != nil {
					return nil, err
				}
				statements = append(statements, made...)
			case *extract.List:
				if w.cv.depth >= maxDepth {
					w.cv.leave(&b.BlockInfo, extract.Span{}, extract.PlainText(b), Shorter)
					continue
				}
				w.cv.depth++
				inner := *w
				inner.lead = []line{{}}
				nested, err := inner.items(b)
				w.cv.depth--
				if err != nil {
					return nil, err
				}
				for _, n := range nested {
					statements = append(statements, n...)
				}
			default:
				// Tables and pictures inside a list follow it.
				inner := writer{cv: w.cv, ctx: w.ctx, heading: w.heading, level: w.level}
				if err := inner.block(b, false); err != nil {
					return nil, err
				}
				for _, r := range inner.rows {
					statements = append(statements, r.Statements...)
					statements = append(statements, r.Table.sentences()...)
				}
			}
		}
		if len(statements) > 0 {
			items = append(items, statements)
		}
	}
	w.begun += len(items)
	return items, nil
}

// item returns the statements of a paragraph of a list item. Sentences after the
// first are part of the same item.
func (w *writer) item(p *extract.Paragraph, label string, first bool) ([]Statement, error) {
	src, number := newSource(p.Text, p.Marks, &p.BlockInfo)
	if src.text == "" {
		return nil, nil
	}
	if reason, ok := needless(src.text); ok {
		w.cv.leave(&p.BlockInfo, extract.Span{}, p.Text, reason)
		return nil, nil
	}
	lines, err := w.cv.rewrite(w.ctx, &src, w.heading, true, -1, w.level)
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	if label == "" {
		label = number
	}
	var statements []Statement
	for _, l := range lines {
		s := l.Statement
		s.Kind = Item
		if n := len(statements); n > 0 && !l.item {
			last := &statements[n-1]
			last.Text += " " + s.Text
			last.Source = append(last.Source, s.Source...)
			last.Facts = last.Facts.and(s.Facts)
			continue
		}
		if label != "" && first && len(statements) == 0 && label != "•" {
			s.Kind, s.Label = Step, label
		}
		statements = append(statements, s)
	}
	for i := range statements {
		keepLinks(&src, p.Marks, &statements[i])
	}
	return statements, nil
}

// and returns the facts of two statements that are now one.
func (f *Facts) and(g *Facts) *Facts {
	if f == nil || g == nil {
		return f
	}
	return &Facts{
		Kept:     append(f.Kept[:len(f.Kept):len(f.Kept)], g.Kept...),
		Reworded: append(f.Reworded[:len(f.Reworded):len(f.Reworded)], g.Reworded...),
		Dropped:  append(f.Dropped[:len(f.Dropped):len(f.Dropped)], g.Dropped...),
		New:      append(f.New[:len(f.New):len(f.New)], g.New...),
		Changed:  append(f.Changed[:len(f.Changed):len(f.Changed)], g.Changed...),
	}
}

// listMustKeep reports whether an item of a list must be kept.
func listMustKeep(l *extract.List) bool {
	for _, item := range l.Items {
		for _, b := range item.Blocks {
			if mustKeep(extract.PlainText(b)) {
				return true
			}
		}
	}
	return false
}

// note adds a footnote where it asks something of the reader, or where all of the
// text is kept.
func (w *writer) note(n *extract.Note) error {
	if w.cv.depth++; w.cv.depth > maxDepth {
		w.cv.depth--
		w.cv.leave(&n.BlockInfo, extract.Span{}, extract.PlainText(n), Footnote)
		return nil
	}
	defer func() { w.cv.depth-- }()
	for _, b := range n.Blocks {
		text := extract.PlainText(b)
		if w.cv.length != Complete && !mustKeep(text) {
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
