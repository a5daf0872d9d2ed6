package office

import (
	"bytes"
	"fmt"
	"image/png"
	"strconv"

	"github.com/townclerk/townclerk/internal/paper"
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
	im := w.image(p)
	if im.rel == "" {
		return textRun(p.Alt, "")
	}
	if width <= 0 {
		width = 120
	}
	width = min(width, textWidth/20)
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

// image puts the file of a picture into the archive, once.
func (w *docWriter) image(p *paper.Picture) image {
	key := p.SVG + "\x00" + string(p.PNG)
	if im, ok := w.images[key]; ok {
		return im
	}
	var im image
	if c, err := png.DecodeConfig(bytes.NewReader(p.PNG)); err == nil && c.Width > 0 && c.Height > 0 && c.Width <= maxPixels && c.Height <= maxPixels {
		w.media = append(w.media, string(p.PNG))
		im = image{rel: w.relate(relBase+"image", fmt.Sprintf("media/image%d.png", len(w.media)), false), width: c.Width, height: c.Height}
	}
	w.images[key] = im
	return im
}
