package office

import (
	"bytes"
	"fmt"
	"image/png"
	"strconv"

	"github.com/townclerk/townclerk/internal/paper"
	"github.com/townclerk/townclerk/internal/svg"
)

// An image is a picture of the file. The zero value is one that cannot be read.
type image struct {
	rel           string
	width, height int // in pixels
}

// emuPerPoint is how many English Metric Units are a point.
const emuPerPoint = 12700

// maxPixels bounds the size of a picture, in pixels each way.
const maxPixels = 8000

// picture returns a run with a picture of a width in points, or with its alt text
// where the picture cannot be read.
func (w *docWriter) picture(p *paper.Picture, width float64) string {
	if width <= 0 {
		width = 120
	}
	width = min(width, textWidth/20)
	im := w.image(p, width)
	if im.rel == "" {
		return textRun(p.Alt, "")
	}
	w.drawing++
	cx := int(width * emuPerPoint)
	cy := cx * im.height / im.width
	id := strconv.Itoa(w.drawing)
	alt, decorative := escape(p.Alt), ""
	if alt == "" {
		decorative = `<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>`
	}
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/>`+
		`<wp:docPr id="%[3]s" name="Picture %[3]s" descr="%[4]s">%[5]s</wp:docPr><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%[3]s" name="Picture %[3]s" descr="%[4]s"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="%[6]s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		cx, cy, id, alt, decorative, im.rel)
}

// image puts the file of a picture of a width in points into the archive, once.
func (w *docWriter) image(p *paper.Picture, width float64) image {
	key := fmt.Sprintf("%g\x00%s\x00%s", width, p.SVG, p.PNG)
	if im, ok := w.images[key]; ok {
		return im
	}
	var im image
	if file := pixels(p, width); file != nil {
		if c, err := png.DecodeConfig(bytes.NewReader(file)); err == nil && c.Width > 0 && c.Height > 0 && c.Width <= maxPixels && c.Height <= maxPixels {
			w.media = append(w.media, string(file))
			im = image{rel: w.relate(relBase+"image", fmt.Sprintf("media/image%d.png", len(w.media)), false), width: c.Width, height: c.Height}
		}
	}
	w.images[key] = im
	return im
}

// pixels returns a picture as a PNG file: old versions of Word, and many other
// programs, show no SVG, and an SVG file can refer to others. It has 220 pixels an
// inch, as Word itself keeps for print. A drawing that cannot be read is taken from its PNG.
func pixels(p *paper.Picture, width float64) []byte {
	if p.SVG == "" {
		return p.PNG
	}
	d, err := svg.Parse(p.SVG)
	if err != nil {
		return p.PNG
	}
	if d.Height > d.Width {
		width *= d.Height / d.Width
	}
	var b bytes.Buffer
	if err := png.Encode(&b, d.Pixels(int(width*220/72))); err != nil {
		return p.PNG
	}
	return b.Bytes()
}
