package taggedpdf

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/townclerk/townclerk/internal/paper"
)

// maxListDepth is how deep lists stand in each other, as in a Word file.
const maxListDepth = 9

// numberings are the names of what lists count with (ISO 32000-1, table 347).
var numberings = map[paper.Format]string{
	paper.Bullets: "Disc", paper.Decimal: "Decimal", paper.LowerRoman: "LowerRoman", paper.UpperRoman: "UpperRoman",
	paper.LowerLetter: "LowerAlpha", paper.UpperLetter: "UpperAlpha", paper.Literal: "Decimal",
}

func (w *writer) list(l *paper.List, parent *element, at writePlace) ([]unit, error) {
	if at.depth == maxListDepth {
		return nil, fmt.Errorf("%w: lists stand in each other %d deep", paper.ErrLimit, maxListDepth)
	}
	at.depth++
	e := parent
	sections := sectioned(l)
	if !sections {
		e = parent.child("L")
		e.attrs = "<</O /List /ListNumbering /" + numberings[l.Numbering().Format] + ">>"
	}
	st := w.body()
	indent := 1.5 * w.size
	for i := range l.Items {
		if label := printed(paper.Clean(l.Items[i].Label)); label != "" {
			indent = max(indent, w.faces[bold].width(label, st.size)+.5*w.size)
		}
	}
	indent = min(indent, at.width/2)
	at.width -= indent
	var out []unit
	for i := range l.Items {
		in := e
		if !sections {
			in = e.child("LI")
		}
		units, err := w.item(&l.Items[i], in, sections, at, indent)
		if err != nil {
			return nil, err
		}
		units[0].gap = .4 * w.size
		if i == 0 {
			units[0].gap = w.spacing()
		}
		out = append(out, units...)
	}
	return out, nil
}

// sectionNumber is the number of a section of a document, such as "2.4" or "2.2.1.".
var sectionNumber = regexp.MustCompile(`^[0-9]{1,3}(?:\.[0-9]{1,3})+\.?$`)

// sectioned reports whether what a list has are the numbered paragraphs of a
// document: they look like items, and are paragraphs to those who hear them, with the
// number in the text. "List of one item" before each would say nothing.
func sectioned(l *paper.List) bool {
	return len(l.Items) > 0 && !slices.ContainsFunc(l.Items, func(item paper.Item) bool { return !sectionNumber.MatchString(item.Label) })
}

// item lays out an item: its label at the left, and what it says at the right. e is
// the element of the item, or of what is around it where the item is a numbered
// paragraph.
func (w *writer) item(item *paper.Item, e *element, numbered bool, at writePlace, indent float64) ([]unit, error) {
	st := w.body()
	label := item.Label
	if printed(paper.Clean(label)) == "" {
		label = "•"
	}
	var mark, body *element
	around := e
	if numbered {
		mark = e.child("P")
		body, label = mark, label+" "
	} else {
		mark, body = e.child("Lbl"), e.child("LBody")
		around = body
	}
	number := w.wrap([]paper.Run{{Text: label, Bold: true}}, st, indent, mark)
	var units []unit
	if len(item.Blocks) > 0 {
		if p, ok := item.Blocks[0].(*paper.Paragraph); ok && p != nil {
			units = w.paragraph(p, body, at)
		}
	}
	rest := item.Blocks
	if len(units) > 0 {
		rest = rest[1:]
		units[len(units)-1].keep = units[len(units)-1].keep || leadsTo(rest)
	}
	more, err := w.blocks(rest, around, at)
	if err != nil {
		return nil, err
	}
	if len(more) > 0 && len(units) > 0 {
		more[0].gap = .4 * w.size
	}
	units = shift(append(units, more...), indent)
	if len(units) == 0 {
		units = []unit{{height: st.leading, draw: func(*page, float64, float64) {}}}
	}
	units[0].starts = true
	first := units[0].draw
	units[0].draw = func(p *page, x, top float64) {
		w.draw(p, number[0], st, x, top)
		body.enter()
		first(p, x, top)
	}
	return units, nil
}
