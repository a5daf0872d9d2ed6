package office

import "strings"

// drawing reads a DrawingML object: a picture, shapes with text, a chart.
func (f *flow) drawing(n *node, p *para) {
	if !f.r.shows() {
		return
	}
	props := n.find("wp:docPr")
	fig := &Block{Kind: Figure, Alt: altOf(props)}
	if d := props.find("adec:decorative"); d != nil && isOnAttr(d.attr("val")) {
		fig.Decorative = true
	}
	if isOnAttr(props.attr("hidden")) {
		return
	}
	boxes := f.boxes(n)
	switch {
	case n.find("pic:pic") != nil:
		if fig.Alt == "" {
			fig.Alt = altOf(n.find("pic:cNvPr"))
		}
		p.floats = append(p.floats, fig)
		if !f.furniture && !fig.Decorative {
			f.r.pictureLook(n)
		}
	case n.find("c:chart") != nil:
		f.r.losses["chart"]++
		p.floats = append(p.floats, fig)
	case n.find("dgm:relIds") != nil:
		boxes = append(boxes, f.diagram(n.find("dgm:relIds"))...)
		if fig.Alt != "" || len(boxes) == 0 {
			p.floats = append(p.floats, fig)
		}
	case fig.Alt != "" && len(boxes) == 0:
		p.floats = append(p.floats, fig)
	}
	p.floats = append(p.floats, boxes...)
}

// altOf is the description of an object, or else its title.
func altOf(n *node) string {
	alt := strings.Join(strings.Fields(n.attr("descr")), " ")
	if alt == "" {
		alt = strings.Join(strings.Fields(n.attr("title")), " ")
	}
	return alt
}

// boxes reads the text of all text boxes inside n.
func (f *flow) boxes(n *node) []*Block {
	var out []*Block
	for _, k := range n.kids {
		switch k.name {
		case "w:txbxContent":
			in := f.inner()
			in.inBox = true
			// Fields inside a box begin and end there.
			fields := f.r.fields
			f.r.fields = nil
			in.addAll(k)
			out = append(out, in.end()...)
			f.r.fields = fields
		case "mc:AlternateContent":
			f.alternate(k, func(c *node) { out = append(out, f.boxes(c)...) })
		default:
			out = append(out, f.boxes(k)...)
		}
	}
	return out
}

// diagram reads the text of a SmartArt diagram from its data part, in the order
// in which it stands there.
func (f *flow) diagram(ids *node) []*Block {
	rel := f.r.rels[ids.attr("r:dm")]
	if rel.external {
		return nil
	}
	root := f.r.optional(rel.target)
	if root == nil {
		return nil
	}
	var out []*Block
	var read func(*node)
	read = func(n *node) {
		for _, k := range n.kids {
			if k.name != "a:p" {
				read(k)
				continue
			}
			if text := drawingText(k); strings.TrimSpace(text) != "" {
				out = append(out, &Block{Kind: Paragraph, Runs: []Run{{Text: text}}})
			}
		}
	}
	read(root)
	return out
}

// drawingText is the text of a DrawingML paragraph.
func drawingText(n *node) string {
	var b strings.Builder
	for _, k := range n.kids {
		switch k.name {
		case "a:t":
			b.WriteString(k.text)
		case "a:br":
			b.WriteByte('\n')
		default:
			b.WriteString(drawingText(k))
		}
	}
	return b.String()
}

// picture reads a VML object, as Word wrote them before 2010, and the pictures
// of embedded objects.
func (f *flow) picture(n *node, p *para) {
	if !f.r.shows() {
		return
	}
	if n.name == "w:object" {
		f.r.losses["embedded-object"]++
	}
	if n.find("v:imagedata") != nil {
		p.floats = append(p.floats, &Block{Kind: Figure, Alt: vmlAlt(n)})
	}
	if art := n.find("v:textpath"); art != nil {
		if text := strings.TrimSpace(art.attr("string")); text != "" {
			p.floats = append(p.floats, &Block{Kind: Paragraph, Runs: []Run{{Text: text}}})
		}
	}
	if d := n.child("w:drawing"); d != nil {
		f.drawing(d, p)
		return
	}
	p.floats = append(p.floats, f.boxes(n)...)
}

// vmlAlt is the first description of a shape inside n.
func vmlAlt(n *node) string {
	for _, k := range n.kids {
		if strings.HasPrefix(k.name, "v:") {
			if alt := strings.Join(strings.Fields(k.attr("alt")), " "); alt != "" {
				return alt
			}
		}
		if alt := vmlAlt(k); alt != "" {
			return alt
		}
	}
	return ""
}
