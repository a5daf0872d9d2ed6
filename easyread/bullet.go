package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// bulleted adds a paragraph that has bullets in its text, as readers of some files
// leave them: what stands before the first bullet, and the rest as items. starts
// says that a bullet stood at its start.
func (w *writer) bulleted(src *source, marks []extract.Mark, starts bool) error {
	spans := bulletSpans(src.text)
	if !starts {
		lead := src.part(spans[0].Start, spans[0].End)
		spans = spans[1:]
		if lead.text != "" {
			if err := w.prose(lead, "", true); err != nil {
				return err
			}
		}
	}
	if w.cv.length != Complete && len(w.lead) == 0 && w.begun > 1 && !mustKeep(src.text) {
		for _, s := range spans {
			if s.Start < s.End {
				w.cv.leave(src.info, src.span(s.Start, s.End), s.Of(src.text), Shorter)
			}
		}
		return nil
	}
	var items [][]Statement
	for _, s := range spans {
		part := src.part(s.Start, s.End)
		if part.text == "" {
			continue
		}
		item, err := w.itemOf(&part, marks, bullet, true)
		if err != nil {
			return err
		}
		if len(item) > 0 {
			items = append(items, item)
		}
	}
	w.begun += len(items)
	if n := len(w.rows); starts && n > 0 && len(w.lead) == 0 && w.rows[n-1].takes(items) {
		endings(items, nil)
		for _, item := range items {
			w.rows[n-1].Statements = append(w.rows[n-1].Statements, item...)
		}
		return nil
	}
	w.addItems(items)
	return nil
}

// takes reports whether a row ends in a list that has room for more items.
func (r *Row) takes(items [][]Statement) bool {
	if len(r.Statements) == 0 || r.Table != nil || r.Statements[len(r.Statements)-1].Kind != Item {
		return false
	}
	n := 0
	for _, s := range r.Statements {
		if s.Kind == Item {
			n++
		}
	}
	return n+len(items) <= rowItems
}

// bulletSpans parts a text at its bullets. The first part is what stands before the
// first bullet.
func bulletSpans(text string) []language.Span {
	var spans []language.Span
	start := 0
	for i, r := range text {
		if !isBullet(r) || i > 0 && text[i-1] != ' ' && text[i-1] != '\n' {
			continue
		}
		spans = append(spans, language.Span{Start: start, End: i})
		start = i + len(string(r))
	}
	return append(spans, language.Span{Start: start, End: len(text)})
}

func isBullet(r rune) bool { return strings.ContainsRune("•●▪◦‣", r) }
