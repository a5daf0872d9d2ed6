package easyread

import (
	"regexp"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// proseWords is how many words on average make an item rather a paragraph.
const proseWords = 18

// isProse reports whether a list is rather a run of paragraphs: those of a report
// that counts them, or a list whose end was lost when it was read. led says that a
// sentence before it begins it.
func isProse(l *extract.List, led bool) bool {
	whole, counted, words, most := 0, 0, 0, 0
	for _, item := range l.Items {
		for i, b := range item.Blocks {
			p, ok := b.(*extract.Paragraph)
			if !ok {
				continue
			}
			text := strings.TrimSpace(p.Text)
			most = max(most, len(language.Sentences(text)))
			words += len(language.Words(text))
			if i > 0 {
				continue
			}
			if strings.HasSuffix(text, ".") || strings.HasSuffix(text, ":") {
				whole++
			}
			if countedLabel.MatchString(item.Label) || numberOf(text) > 0 {
				counted++
			}
		}
	}
	long := words > proseWords*len(l.Items) && whole*2 > len(l.Items)
	if led {
		return long && counted*2 > len(l.Items)
	}
	return long || most > itemSentences
}

// countedLabel is a number such as "3.27", or one that no list begins with.
var countedLabel = regexp.MustCompile(`^\(?\d{1,3}(?:\.\d{1,3})+\.?\)?$|^\(?[2-9]\d{1,2}[.)]?$`)

// paragraphs adds the items of a list as paragraphs. The first line keeps the
// item's number.
func (w *writer) paragraphs(l *extract.List) error {
	for _, item := range l.Items {
		w.flush()
		before := len(w.rows)
		for i, b := range item.Blocks {
			list := false
			if i+1 < len(item.Blocks) {
				_, list = item.Blocks[i+1].(*extract.List)
			}
			if err := w.block(b, list); err != nil {
				return err
			}
		}
		w.flush()
		if len(w.rows) > before && item.Label != "" && item.Label != bullet {
			w.rows[before].number(item.Label)
		}
	}
	return nil
}

// number makes the first statement of a row a numbered one, and puts the lists of
// the row inside it.
func (r *Row) number(label string) {
	if len(r.Statements) == 0 || r.Statements[0].Kind != Prose {
		return
	}
	r.Statements[0].Kind, r.Statements[0].Label = Step, label
	for i := range r.Statements[1:] {
		if s := &r.Statements[i+1]; s.Kind == Item || s.Kind == Step {
			s.Level++
		}
	}
}

// hoisted returns a block, without what is no more than its frame: the text of a
// table of one column, and paragraphs that stand as lists inside the items of a list.
// Reports count their paragraphs, and some readers take those that follow a list for
// a part of its last item.
func hoisted(b extract.Block) []extract.Block {
	switch b := b.(type) {
	case *extract.List:
		return unlisted(b)
	case *extract.Table:
		if isFrame(b) {
			return unframed(b)
		}
	}
	return []extract.Block{b}
}

// isFrame reports whether a table has one column, and more text in it than fits a
// cell.
func isFrame(t *extract.Table) bool {
	g := newGrid(t)
	return g.columns == 1 && t.Layer == extract.Body && !g.short()
}

// unframed returns what stands in a frame.
func unframed(t *extract.Table) []extract.Block {
	var out []extract.Block
	if t.Caption != nil {
		out = append(out, t.Caption)
	}
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			for _, b := range cell.Blocks {
				out = append(out, hoisted(b)...)
			}
		}
	}
	return out
}

// unlisted returns a list in parts.
func unlisted(l *extract.List) []extract.Block {
	var out []extract.Block
	rest := *l
	rest.Items = nil
	for _, item := range l.Items {
		kept := &extract.ListItem{Label: item.Label}
		for _, inner := range item.Blocks {
			nested, ok := inner.(*extract.List)
			if ok && isProse(nested, begins(kept.Blocks)) {
				if len(kept.Blocks) > 0 {
					rest.Items = append(rest.Items, kept)
				}
				if len(rest.Items) > 0 {
					done := rest
					out = append(out, &done)
				}
				out = append(out, hoisted(nested)...)
				rest.Items, kept = nil, new(extract.ListItem)
				continue
			}
			kept.Blocks = append(kept.Blocks, inner)
		}
		if len(kept.Blocks) > 0 {
			rest.Items = append(rest.Items, kept)
		}
	}
	if len(out) == 0 {
		return []extract.Block{l}
	}
	if len(rest.Items) > 0 {
		out = append(out, &rest)
	}
	return out
}

// begins reports whether blocks end in a sentence that begins a list.
func begins(blocks []extract.Block) bool {
	if len(blocks) == 0 {
		return false
	}
	p, ok := blocks[len(blocks)-1].(*extract.Paragraph)
	return ok && strings.HasSuffix(strings.TrimSpace(p.Text), ":")
}
