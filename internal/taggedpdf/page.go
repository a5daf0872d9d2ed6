package taggedpdf

import (
	"bytes"
	"fmt"

	"github.com/townclerk/townclerk/internal/paper"
)

// Sizes in points: A4 with margins of 2 cm.
const (
	pageWidth, pageHeight = 595.276, 841.89
	margin                = 56.69
	textWidth             = pageWidth - 2*margin
	textHeight            = pageHeight - 2*margin
)

// A page is a page being drawn. Places on it are in points from its top left.
type page struct {
	object  int
	content bytes.Buffer
	open    *element // whose content is being drawn; nil for none
	tagged  []*element
	linked  []*element // whose annotations it has
	annots  []int
	later   []func() // what is drawn last: lines under links
}

// tag says that what is drawn next belongs to an element.
func (p *page) tag(e *element) {
	if p.open == e {
		return
	}
	p.end()
	e.enter()
	fmt.Fprintf(&p.content, "/%s <</MCID %d>> BDC\n", e.kind, len(p.tagged))
	e.kids = append(e.kids, kid{page: p, mcid: len(p.tagged)})
	p.tagged = append(p.tagged, e)
	p.open = e
}

// end ends the content of an element.
func (p *page) end() {
	if p.open != nil {
		p.content.WriteString("EMC\n")
		p.open = nil
	}
}

// artifact draws something that is no content. kind is its entries, or "".
func (p *page) artifact(kind string, draw func()) {
	p.end()
	fmt.Fprintf(&p.content, "/Artifact <<%s>> BDC\n", kind)
	draw()
	p.content.WriteString("EMC\n")
}

// layoutArtifact is what decoration is (ISO 32000-1, 14.8.2.2.2).
const layoutArtifact = "/Type /Layout"

// fill paints a rectangle as an artifact.
func (p *page) fill(x, top, width, height float64, c paper.Colour) {
	p.artifact(layoutArtifact, func() {
		fmt.Fprintf(&p.content, "%s rg %s re f\n", rgb(c), nums(x, pageHeight-top-height, width, height))
	})
}

// rgb is a colour as three numbers.
func rgb(c paper.Colour) string {
	return nums(float64(c>>16&255)/255, float64(c>>8&255)/255, float64(c&255)/255)
}

// text draws a string of codes with its baseline at the given place.
func (p *page) text(x, baseline float64, look int, size float64, c paper.Colour, codes string) {
	fmt.Fprintf(&p.content, "BT %s rg /F%d %s Tf %s Td %s Tj ET\n", rgb(c), look, num(size), nums(x, pageHeight-baseline), codes)
}
