package taggedpdf

import (
	"fmt"

	"github.com/townclerk/townclerk/internal/paper"
)

// annotate makes what was drawn of a link one that can be followed, and draws a
// line under it.
func (w *writer) annotate(p *page, s span, x, baseline, width, size float64) {
	object := w.file.alloc()
	w.annotations = append(w.annotations, annotation{
		object: object, element: s.link.element, link: s.link,
		rect: nums(x, pageHeight-baseline-.25*size, x+width, pageHeight-baseline+.8*size),
	})
	p.annots = append(p.annots, object)
	s.link.element.kids = append(s.link.element.kids, kid{page: p, annotation: object})
	p.linked = append(p.linked, s.link.element)
	// The next content of the element is a new piece, after the annotation.
	p.end()
	p.later = append(p.later, func() { p.fill(x, baseline+.13*size, width, size/16, s.colour) })
}

// An annotation is a place of a page that can be followed, or a note beside the text.
type annotation struct {
	object  int
	element *element
	link    *link // nil for a note
	note    string
	rect    string
}

// The size of the sign of a note, and its space to the edge of the paper, in points.
const (
	noteSize = 18
	noteEdge = 12
)

// noted adds notes beside a unit, in the margin at the right, each the content of an
// element under e: a comment for those who look at the file on a screen.
func (w *writer) noted(u unit, e *element, notes []string) unit {
	draw := u.draw
	u.draw = func(p *page, x, top float64) {
		draw(p, x, top)
		for i, text := range notes {
			text = printed(paper.Clean(text))
			if text == "" {
				continue
			}
			right := pageWidth - noteEdge - float64(i)*noteSize/2
			n := e.child("Annot")
			n.enter()
			object := w.file.alloc()
			w.annotations = append(w.annotations, annotation{
				object: object, element: n, note: text,
				rect: nums(right-noteSize, pageHeight-top-noteSize, right, pageHeight-top),
			})
			p.annots = append(p.annots, object)
			n.kids = append(n.kids, kid{page: p, annotation: object})
			p.linked = append(p.linked, n)
			p.end() // the text that follows is a new piece, after the note
		}
	}
	return u
}

// A target is where an ID stands.
type target struct {
	page *page
	top  float64
}

// writeAnnotations adds the annotations to the file, and returns for each the
// element that it belongs to.
func (w *writer) writeAnnotations(first int) []*element {
	var owners []*element
	for i, a := range w.annotations {
		owners = append(owners, a.element)
		if a.link == nil {
			w.writeNote(a, first+i)
			continue
		}
		action := fmt.Sprintf("/A <</Type /Action /S /URI /URI %s>>", byteString(a.link.target))
		contents := a.link.text
		if contents == "" {
			contents = a.link.target
		}
		if a.link.target == "" {
			t := w.targets[a.link.local]
			action = "/Dest " + destination(t.page, t.top)
		}
		// The flag 4 has it printed (ISO 32000-1, 12.5.3).
		w.file.set(a.object, fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect [%s] /Border [0 0 0] /F 4 /Contents %s /StructParent %d %s>>",
			a.rect, textString(contents), first+i, action))
	}
	return owners
}

// writeNote adds a note to the file: a comment with a small sheet as its sign, which
// is printed and keeps its size (ISO 32000-1, 12.5.3 and 12.5.6.4).
func (w *writer) writeNote(a annotation, parent int) {
	if w.sheet == 0 {
		w.sheet = w.file.alloc()
	}
	w.file.set(a.object, fmt.Sprintf("<</Type /Annot /Subtype /Text /Rect [%s] /F 28 /Name /Comment /Open false /C [1 .81 .25] /T %s /Contents %s /StructParent %d /AP <</N %s>>>>",
		a.rect, textString(paper.Commenter), textString(a.note), parent, ref(w.sheet)))
}

// writeSheet adds the sign of notes: a yellow sheet with lines.
func (w *writer) writeSheet() error {
	if w.sheet == 0 {
		return nil
	}
	return w.file.stream(w.sheet, fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %[1]d %[1]d] /Resources <<>>", noteSize),
		[]byte("1 .9 .45 rg .45 .35 0 RG 1 w 1.5 1.5 15 15 re B 4.5 12.5 m 13.5 12.5 l 4.5 9 m 13.5 9 l 4.5 5.5 m 10.5 5.5 l S\n"))
}
