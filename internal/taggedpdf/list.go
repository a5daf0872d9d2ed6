package taggedpdf

import (
	"fmt"

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
	e := parent.child("L")
	e.attrs = "<</O /List /ListNumbering /" + numberings[l.Numbering().Format] + ">>"
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
		units, err := w.item(&l.Items[i], e.child("LI"), at, indent)
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

// item lays out an item: its label at the left, and what it says at the right.
func (w *writer) item(item *paper.Item, e *element, at writePlace, indent float64) ([]unit, error) {
	st := w.body()
	label := item.Label
	if printed(paper.Clean(label)) == "" {
		label = "•"
	}
	mark := w.wrap([]paper.Run{{Text: label, Bold: true}}, st, indent, e.child("Lbl"))
	body := e.child("LBody")
	var units []unit
	if len(item.Blocks) > 0 {
		if p, ok := item.Blocks[0].(*paper.Paragraph); ok && p != nil {
			units = w.paragraph(p, body, at)
		}
	}
	rest := item.Blocks
	if len(units) > 0 {
		rest = rest[1:]
	}
	more, err := w.blocks(rest, body, at)
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
	first := units[0].draw
	units[0].draw = func(p *page, x, top float64) {
		w.draw(p, mark[0], st, x, top)
		body.enter()
		first(p, x, top)
	}
	return units, nil
}
