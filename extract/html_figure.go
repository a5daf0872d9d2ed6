package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// image reads a picture. It follows the text that it stands in. One whose
// description is empty is decoration, as the HTML standard has it.
func (f *htmlFlow) image(n *html.Node) {
	if w, h := attrOf(n, "width"), attrOf(n, "height"); w == "1" && h == "1" || w == "0" || h == "0" {
		return // these count visitors
	}
	fig := &Figure{BlockInfo: f.info(), Alt: spaced(attrOf(n, "alt"))}
	if fig.Alt == "" {
		fig.Alt = spaced(attrOf(n, "aria-label"))
	}
	role := attrOf(n, "role")
	switch {
	case fig.Alt == "" && hasAttr(n, "alt"), role == "presentation", role == "none":
		if f.layer == Body {
			fig.Layer = Furniture
		}
	case fig.Alt == "":
		fig.Alt = spaced(attrOf(n, "title"))
	}
	f.late = append(f.late, fig)
}

// drawing reads an SVG picture, which is decoration unless it has a name.
func (f *htmlFlow) drawing(n *html.Node) {
	alt := spaced(attrOf(n, "aria-label"))
	for k := n.FirstChild; k != nil && alt == ""; k = k.NextSibling {
		if k.Type == html.ElementNode && k.Data == "title" {
			alt = spaced(textOf(k))
		}
	}
	if alt != "" {
		f.late = append(f.late, &Figure{BlockInfo: f.info(), Alt: alt})
	}
}

// figure reads what a figure holds and gives its caption to the picture or table
// in it. Where there is neither, or several, the caption is a paragraph.
func (f *htmlFlow) figure(n *html.Node) {
	f.flush()
	var caption *html.Node
	s := f.sub()
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom == atom.Figcaption && caption == nil && !isHidden(k) {
			caption = k
			continue
		}
		s.node(k)
	}
	blocks := s.done()
	if caption == nil {
		f.out = append(f.out, blocks...)
		return
	}
	c := f.sub()
	c.kids(caption)
	text, marks, rest := oneText(c.done())
	p := &Paragraph{BlockInfo: f.info(), Text: text, Marks: marks}
	if text == "" || give(p, blocks) {
		p = nil
	}
	f.out = append(f.out, blocks...)
	if p != nil {
		f.out = append(f.out, p)
	}
	f.out = append(f.out, rest...)
}

// give makes p the caption of the one table or picture among blocks.
func give(p *Paragraph, blocks []Block) bool {
	var table *Table
	var fig *Figure
	n := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case *Table:
			table = b
			n++
		case *Figure:
			fig = b
			n++
		}
	}
	switch {
	case n != 1:
		return false
	case table != nil && table.Caption == nil:
		table.Caption = p
		return true
	case fig != nil:
		fig.Caption = p
		// A picture with a caption is no decoration.
		fig.Layer = p.Layer
		return true
	}
	return false
}
