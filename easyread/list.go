package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// list adds a list. It is kept or left out as a whole: an item without the
// others says something else.
func (w *writer) list(l *extract.List) error {
	if !w.cv.keeps(&l.BlockInfo, 0) {
		for _, item := range l.Items {
			for _, b := range item.Blocks {
				w.cv.leave(b.Info(), extract.Span{}, extract.PlainText(b), Shorter)
			}
		}
		w.flush()
		return nil
	}
	if isProse(l, len(w.lead) > 0) {
		return w.paragraphs(l)
	}
	items, err := w.items(l)
	if err != nil {
		return err
	}
	w.addItems(items)
	return nil
}

// addItems adds the sentence that was kept back for a list and the list's items,
// in rows of a few items each.
func (w *writer) addItems(items [][]Statement) {
	lead := w.lead
	w.lead = nil
	endings(items, lead)
	if len(items) == 0 {
		w.rows = append(w.rows, grouped(lead)...)
		return
	}
	// Long items are ideas of their own.
	words := 0
	for _, item := range items {
		for _, s := range item {
			words += len(language.Words(s.Text))
		}
	}
	long := words > 18*len(items)
	row, most := Row{}, itemsInRow(len(items))
	under := 0 // how deep the list stands under its lead
	for i := range lead {
		row.Statements = append(row.Statements, lead[i].statement())
		under = lead[i].depth
	}
	n := 0
	for _, item := range items {
		for i := range item {
			item[i].Level += under
		}
		if n == most || long && n > 0 {
			w.rows = append(w.rows, row)
			row, n = Row{}, 0
		}
		row.Statements = append(row.Statements, item...)
		n++
	}
	w.rows = append(w.rows, row)
}

// items returns the statements of each item of a list.
func (w *writer) items(l *extract.List) ([][]Statement, error) {
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
				inner.nest++
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
				inner := writer{cv: w.cv, ctx: w.ctx, heading: w.heading}
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
	return items, nil
}

// item returns the statements of a paragraph of a list item. Sentences after the
// first are part of the same item.
func (w *writer) item(p *extract.Paragraph, label string, first bool) ([]Statement, error) {
	src, number := newSource(p.Text, p.Marks, &p.BlockInfo)
	if src.text == "" {
		return nil, nil
	}
	if reason, ok := needless(src.text, true); ok {
		w.cv.leave(&p.BlockInfo, extract.Span{}, p.Text, reason)
		return nil, nil
	}
	if label == "" {
		label = number
	} else if label != bullet && strings.HasPrefix(src.text, label+" ") {
		src = src.part(len(label), len(src.text)) // the line has its number
	}
	if !strings.ContainsFunc(src.text, isBullet) {
		made, err := w.itemOf(&src, p.Marks, label, first)
		if len(made) > 0 && len(made[0].Source) > 0 && made[0].Label == label && strings.HasPrefix(strings.TrimSpace(p.Text), label) {
			made[0].Source[0].Span.Start = 0 // its number is of it
		}
		return made, err
	}
	var statements []Statement
	for _, run := range bulletRuns(&src, false) {
		for _, part := range append([]source{run.prose}, run.items...) {
			if part.text == "" {
				continue
			}
			made, err := w.itemOf(&part, p.Marks, label, first)
			if err != nil {
				return nil, err
			}
			statements, label = append(statements, made...), ""
		}
	}
	return statements, nil
}

// itemOf returns the statements of the text of an item. label is its number, "•" or
// "".
func (w *writer) itemOf(src *source, marks []extract.Mark, label string, first bool) ([]Statement, error) {
	lines, err := w.cv.rewrite(w.ctx, src, w.heading, true)
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	var statements []Statement
	for _, l := range lines {
		s := l.Statement
		s.Kind = Item
		s.Level = w.nest + l.depth
		if n := len(statements); n > 0 && !l.item && statements[n-1].Level == s.Level {
			last := &statements[n-1]
			last.Text += " " + s.Text
			last.Source = append(last.Source, s.Source...)
			last.Facts = last.Facts.and(s.Facts)
			continue
		}
		if label != "" && first && len(statements) == 0 && label != bullet {
			s.Kind, s.Label = Step, label
		}
		statements = append(statements, s)
	}
	for i := range statements {
		keepLinks(src, marks, &statements[i])
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
