package pdf

import (
	"bytes"

	layer "github.com/ledongthuc/pdf"
)

// do draws a form or places an image.
func (p *program) do(v value) error {
	in := p.in
	if v.Kind() != layer.Stream {
		return nil
	}
	hidden := in.off(v.Key("OC"), 0)
	switch v.Key("Subtype").Name() {
	case "Image":
		if !hidden {
			opaque := !v.Key(keyMasked).Bool() && !v.Key("ImageMask").Bool()
			in.image(in.gs.ctm.box(0, 0, 1, 1), opaque)
			in.maybeScan(v)
		}
	default: // "Form", and broken ones that do not say
		if hidden {
			m := in.mark()
			m.hidden, m.hasActual = true, false
			in.marks = append(in.marks, m)
			defer in.endMarks(len(in.marks) - 1)
		}
		return in.form(v, p.res, identity)
	}
	return nil
}

// image keeps the place of an image, the part that can be seen.
func (in *interpreter) image(b Box, opaque bool) {
	if !b.valid() || len(in.page.Images) >= maxRules || in.mark().hidden {
		return
	}
	in.painted(area{b, 0, true}, opaque, ByImage)
	if b = b.intersect(in.gs.clip); !b.empty() {
		mark := in.mark()
		in.page.Images = append(in.page.Images, Image{Box: b, MCID: mark.mcid, Artifact: mark.artifact})
	}
}

// A formProgram is what drawing a form needs. It is kept, since a page can draw
// a form again and again.
type formProgram struct {
	content []byte
	res     *resources // or nil for those of the caller
	matrix  matrix
	box     Box
	boxed   bool
	owns    bool // it numbers its own marked content
}

func (in *interpreter) formProgram(v value) (*formProgram, error) {
	id := numberOf(v)
	if p, ok := in.programs[id]; ok {
		return p, nil
	}
	b, err := in.stream(nil, v)
	if err != nil {
		return nil, err
	}
	p := &formProgram{content: b, matrix: matrixOf(v.Key("Matrix")), owns: !v.Key("StructParents").IsNull()}
	if own := v.Key("Resources"); isDict(own) {
		p.res = in.resources(own)
	}
	p.box, p.boxed = rect(v.Key("BBox"))
	in.programs[id] = p
	return p, nil
}

// form runs a form XObject. One that draws itself is drawn once.
func (in *interpreter) form(v value, res *resources, place matrix) error {
	id := numberOf(v)
	if in.forms[id] {
		in.warn("form-cycle", "a form draws itself")
		return nil
	}
	p, err := in.formProgram(v)
	if err != nil {
		return err
	}
	gs, tm, tlm, pa, owner, noFonts := in.gs, in.tm, in.tlm, in.path, in.owner, in.noFonts
	defer func() {
		in.gs, in.tm, in.tlm, in.path, in.owner, in.noFonts = gs, tm, tlm, pa, owner, noFonts
		delete(in.forms, id)
	}()
	if p.res != nil {
		res, in.noFonts = p.res, false
	}
	if p.owns {
		in.owner = id
	}
	in.forms[id] = true
	in.path = path{}
	in.gs.ctm = p.matrix.mul(place).mul(in.gs.ctm)
	if box := p.box; p.boxed && (box.X1 > box.X0 || box.Y1 > box.Y0) {
		if c := in.gs.clip.intersect(in.gs.ctm.box(box.X0, box.Y0, box.X1, box.Y1)); !c.empty() {
			in.gs.clip = c
		} else {
			in.gs.clip = Box{-1e6, -1e6, -1e6, -1e6}
		}
	}
	return in.exec(p.content, res)
}

// inlineImage is BI … ID … EI: it places the image and passes over its data.
func (p *program) inlineImage() {
	l := &p.lex
	var w, h, bits, comps float64 = 0, 0, 8, 1
	filtered := false
	for {
		t := l.next()
		if t.kind == tokEOF {
			return
		}
		if t.kind == tokKeyword {
			if string(t.text) == "ID" {
				break
			}
			if string(t.text) == "EI" {
				return
			}
			continue
		}
		if t.kind != tokName {
			continue
		}
		key := string(t.text)
		val := l.next()
		switch key {
		case "W", "Width":
			w = val.num
		case "H", "Height":
			h = val.num
		case "BPC", "BitsPerComponent":
			bits = val.num
		case "IM", "ImageMask":
			if string(val.text) == "true" {
				bits = 1
			}
		case "CS", "ColorSpace":
			switch string(val.text) {
			case "RGB", "DeviceRGB":
				comps = 3
			case "CMYK", "DeviceCMYK":
				comps = 4
			}
			if val.kind == tokArrayOpen || p.res.get("ColorSpace", string(val.text)).Kind() == layer.Array {
				filtered = true // its size cannot be told cheaply
			}
		case "F", "Filter":
			filtered = true
		}
		l.scratch = l.scratch[:0]
	}
	p.in.image(p.in.gs.ctm.box(0, 0, 1, 1), false)
	start := min(l.pos+1, len(l.b)) // one white space follows ID
	if n := float64(int((w*comps*bits+7)/8)) * h; !filtered && n > 0 && n < float64(len(l.b)-start) {
		at := start + int(n)
		end := l.b[at:min(at+12, len(l.b))]
		if i := bytes.Index(end, []byte("EI")); i >= 0 && len(bytes.TrimSpace(end[:i])) == 0 {
			l.pos = at + i + 2
			return
		}
	}
	for pos := start; ; {
		i := bytes.Index(l.b[pos:], []byte("EI"))
		if i < 0 {
			p.in.warn("inline-image", "an inline image has no end; what follows it is lost")
			l.pos = len(l.b)
			return
		}
		at := pos + i
		pos = at + 2
		if (at == start || class[l.b[at-1]] == space) && looksLikeContent(l.b[pos:]) {
			l.pos = pos
			return
		}
	}
}

// looksLikeContent tells the text of a content stream from image data.
func looksLikeContent(b []byte) bool {
	if len(b) == 0 {
		return true
	}
	if class[b[0]] != space {
		return false
	}
	for _, c := range b[:min(len(b), 16)] {
		if c > 0x7E || c < ' ' && class[c] != space || c == 0 {
			return false
		}
	}
	return true
}
