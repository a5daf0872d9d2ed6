package pdf

import (
	layer "github.com/ledongthuc/pdf"
)

// maxAnnotations bounds how many annotations of one page are read.
const maxAnnotations = 20_000

// annotations reads the page's links and draws the appearances of the other
// annotations, form fields among them.
func (in *interpreter) annotations(v value) error {
	for i := range min(v.Len(), maxAnnotations) {
		if err := in.ctx.Err(); err != nil {
			return err
		}
		a := v.Index(i)
		r, ok := rect(a.Key("Rect"))
		if !ok {
			continue
		}
		flags := a.Key("F").Int64()
		switch sub := a.Key("Subtype").Name(); {
		case sub == "Link":
			in.link(a, in.base.box(r.X0, r.Y0, r.X1, r.Y1))
			continue
		case sub == "Popup", flags&(1<<1|1<<5) != 0: // hidden, not viewed
			continue
		}
		if in.off(a.Key("OC"), 0) {
			continue
		}
		if err := in.appearance(a, r); err != nil {
			return err
		}
	}
	return nil
}

// link keeps a link annotation.
func (in *interpreter) link(a value, b Box) {
	l := Link{Box: b}
	action := a.Key("A")
	switch dest := a.Key("Dest"); {
	case !dest.IsNull():
		l.Page = in.f.destPage(dest)
	case action.Key("S").Name() == "URI":
		l.URI = textString(action.Key("URI").RawString())
	case action.Key("S").Name() == "GoTo":
		l.Page = in.f.destPage(action.Key("D"))
	}
	if l.URI != "" || l.Page != 0 {
		in.page.Links = append(in.page.Links, l)
	}
}

// appearance draws what an annotation looks like (ISO 32000-2, algorithm 8).
func (in *interpreter) appearance(a value, r Box) error {
	n := a.Key("AP").Key("N")
	if n.IsNull() && a.Key("Subtype").Name() == "Widget" {
		return in.field(a, r)
	}
	if n.Kind() == layer.Dict { // one for each state
		n = n.Key(a.Key("AS").Name())
	}
	if n.Kind() != layer.Stream {
		return nil
	}
	box, ok := rect(n.Key("BBox"))
	if !ok {
		return nil
	}
	b := matrixOf(n.Key("Matrix")).box(box.X0, box.Y0, box.X1, box.Y1)
	w, h := b.X1-b.X0, b.Y1-b.Y0
	if w <= 0 || h <= 0 {
		return nil
	}
	sx, sy := (r.X1-r.X0)/w, (r.Y1-r.Y0)/h
	place := matrix{sx, 0, 0, sy, r.X0 - b.X0*sx, r.Y0 - b.Y0*sy}
	return in.form(n, in.resources(value{}), place)
}
