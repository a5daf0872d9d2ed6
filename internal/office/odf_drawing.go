package office

import (
	"path"
	"strings"
)

// drawing reads a frame or a shape: a picture, text in a box, an object of
// another program.
func (f *odfFlow) drawing(n *node, p *para) {
	if f.hide {
		return
	}
	fig := &Block{Kind: Figure, Alt: odfAlt(n), Decorative: isOnAttr(n.attr("loext:decorative"))}
	switch n.name {
	case "draw:control":
		f.r.losses["form-control"]++
		return
	case "draw:frame":
		f.frame(n, fig, p)
		return
	case "draw:g", "draw:a":
		if fig.Alt != "" {
			p.floats = append(p.floats, fig)
		}
		for _, k := range n.kids {
			if strings.HasPrefix(k.name, "draw:") {
				f.drawing(k, p)
			}
		}
		return
	}
	in := f.inner()
	in.inBox = true
	in.addAll(n)
	text := in.take()
	if fig.Alt != "" && len(text) == 0 {
		text = []*Block{fig}
	}
	p.floats = append(p.floats, text...)
}

// frame reads the first kind of content that it knows: the others are the same
// in other forms.
func (f *odfFlow) frame(n *node, fig *Block, p *para) {
	for _, k := range n.kids {
		switch k.name {
		case "draw:text-box":
			in := f.inner()
			in.inBox = true
			in.addAll(k)
			p.floats = append(p.floats, in.take()...)
			return
		case "table:table":
			in := f.inner()
			in.add(k)
			p.floats = append(p.floats, in.take()...)
			return
		case "draw:object", "draw:object-ole":
			if f.object(k, p) {
				return
			}
			p.floats = append(p.floats, fig)
			return
		case "draw:image":
			p.floats = append(p.floats, fig)
			return
		}
	}
	if fig.Alt != "" {
		p.floats = append(p.floats, fig)
	}
}

// odfAlt is the description of an object, or else its title.
func odfAlt(n *node) string {
	alt := strings.Join(strings.Fields(n.child("svg:desc").content()), " ")
	if alt == "" {
		alt = strings.Join(strings.Fields(n.child("svg:title").content()), " ")
	}
	return alt
}

// object reads an embedded object. It reports whether the text now has all that
// the object says.
func (f *odfFlow) object(n *node, p *para) bool {
	root := n.child("math:math")
	chart := n.find("office:chart") != nil
	if target := n.attr("xlink:href"); root == nil && target != "" && n.name == "draw:object" && len(n.kids) == 0 && f.r.archive.parts != nil {
		part := f.r.optional(path.Join(strings.TrimPrefix(path.Clean("/"+target), "/"), odfContent))
		if part != nil && part.name == "math:math" {
			root = part
		}
		chart = part.find("office:chart") != nil
	}
	switch {
	case root != nil:
		if text := strings.TrimSpace(odfFormula(root)); text != "" {
			f.r.losses["formula"]++
			p.runs = append(p.runs, Run{Text: text, Hidden: f.hide})
			return true
		}
	case chart:
		f.r.losses["chart"]++
		return false
	}
	f.r.losses["embedded-object"]++
	return false
}

// odfFormula writes MathML on one line, as the formulas of Word are.
func odfFormula(n *node) string {
	var parts []string
	for _, k := range n.kids {
		parts = append(parts, odfFormula(k))
	}
	part := func(i int) string {
		if i < len(parts) {
			return grouped(parts[i])
		}
		return ""
	}
	switch n.name {
	case "math:annotation", "math:annotation-xml":
		return "" // the same in another language
	case "math:mi", "math:mn", "math:mo", "math:mtext", "math:ms":
		return strings.TrimSpace(n.text)
	case "math:mfrac":
		return part(0) + "/" + part(1)
	case "math:msup":
		return part(0) + "^" + part(1)
	case "math:msub":
		return part(0) + "_" + part(1)
	case "math:msubsup":
		return part(0) + "_" + part(1) + "^" + part(2)
	case "math:msqrt":
		return "√(" + strings.Join(parts, "") + ")"
	case "math:mroot":
		if len(parts) == 2 {
			return parts[1] + "√(" + parts[0] + ")"
		}
	case "math:mfenced":
		return "(" + strings.Join(parts, ", ") + ")"
	}
	return strings.Join(parts, "")
}
