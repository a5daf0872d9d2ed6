package taggedpdf

import "fmt"

// annotate makes what was drawn of a link one that can be followed, and draws a
// line under it.
func (w *writer) annotate(p *page, s span, x, baseline, width, size float64) {
	object := w.file.alloc()
	w.annotations = append(w.annotations, annotation{
		object: object, link: s.link,
		rect: nums(x, pageHeight-baseline-.25*size, x+width, pageHeight-baseline+.8*size),
	})
	p.annots = append(p.annots, object)
	s.link.element.kids = append(s.link.element.kids, kid{page: p, annotation: object})
	p.linked = append(p.linked, s.link.element)
	// The next content of the element is a new piece, after the annotation.
	p.end()
	p.later = append(p.later, func() { p.fill(x, baseline+.13*size, width, size/16, s.colour) })
}

// An annotation is a place of a page that can be followed.
type annotation struct {
	object int
	link   *link
	rect   string
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
		owners = append(owners, a.link.element)
	}
	return owners
}
