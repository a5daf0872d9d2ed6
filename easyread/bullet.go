package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// itemSentences is how many sentences an item of a list has at most. Some files
// lose the end of a list, and what comes after it is read as part of the last
// item.
const itemSentences = 3

// A run is a part of a paragraph with bullets in its text: prose, or a list.
type run struct {
	prose source
	items []source // nil for prose
}

// bulletRuns parts a paragraph that has bullets in its text, as readers of some
// files leave them. starts says that a bullet stood at its start.
func bulletRuns(src *source, starts bool) []run {
	var runs []run
	prose := func(part source) {
		if part.text != "" {
			runs = append(runs, run{prose: part})
		}
	}
	for i, span := range bulletSpans(src.text) {
		part := src.part(span.Start, span.End)
		if part.text == "" {
			continue
		}
		if i == 0 && !starts {
			prose(part)
			continue
		}
		item, rest := part, source{}
		if sentences := language.Sentences(part.text); len(sentences) > itemSentences {
			item = part.part(sentences[0].Start, sentences[0].End)
			rest = part.part(sentences[1].Start, len(part.text))
		}
		if n := len(runs); n > 0 && runs[n-1].items != nil {
			runs[n-1].items = append(runs[n-1].items, item)
		} else {
			runs = append(runs, run{items: []source{item}})
		}
		prose(rest)
	}
	return runs
}

// bulleted adds a paragraph that has bullets in its text.
func (w *writer) bulleted(src *source, marks []extract.Mark, starts bool) error {
	for i, run := range bulletRuns(src, starts) {
		if run.items == nil {
			if err := w.prose(run.prose, "", true); err != nil {
				return err
			}
			continue
		}
		if err := w.bullets(run.items, marks, starts && i == 0); err != nil {
			return err
		}
	}
	return nil
}

// bullets adds the items of a list. joins says that they may belong to the list
// before them.
func (w *writer) bullets(parts []source, marks []extract.Mark, joins bool) error {
	if info := parts[0].info; !w.cv.keeps(info, parts[0].at[0]) {
		w.flush()
		for i := range parts {
			w.cv.leave(info, parts[i].span(0, len(parts[i].text)), parts[i].text, Shorter)
		}
		return nil
	}
	var items [][]Statement
	for i := range parts {
		item, err := w.itemOf(&parts[i], marks, bullet, true)
		if err != nil {
			return err
		}
		if len(item) > 0 {
			items = append(items, item)
		}
	}
	if n := len(w.rows); joins && n > 0 && len(w.lead) == 0 && w.rows[n-1].takes(items) {
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

func isBullet(r rune) bool { return strings.ContainsRune("•●▪◦‣»", r) }
