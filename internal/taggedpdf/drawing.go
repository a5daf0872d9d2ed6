package taggedpdf

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"

	"github.com/townclerk/townclerk/internal/paper"
	"github.com/townclerk/townclerk/internal/svg"
)

// A drawing is a picture of the file, which pages can show often. One of shapes
// and pixels is set.
type drawing struct {
	name          int
	width, height float64
	shapes        *svg.Drawing
	pixels        image.Image
}

// maxPixels bounds a picture, in pixels each way.
const maxPixels = 8000

// drawing returns the drawing of a picture, or nil if it cannot be read.
func (w *writer) drawing(p *paper.Picture) *drawing {
	key := p.SVG + "\x00" + string(p.PNG)
	d, known := w.drawings[key]
	if !known {
		d = readDrawing(p)
		w.drawings[key] = d
	}
	return d
}

func readDrawing(p *paper.Picture) *drawing {
	if p.SVG != "" {
		if s, err := svg.Parse(p.SVG); err == nil {
			d := &drawing{name: -1, width: s.Width, height: s.Height, shapes: s}
			if !plain(s) {
				d.shapes, d.pixels = nil, s.Pixels(600)
			}
			return d
		}
	}
	c, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil || c.Width <= 0 || c.Height <= 0 || c.Width > maxPixels || c.Height > maxPixels {
		return nil
	}
	im, err := png.Decode(bytes.NewReader(p.PNG))
	if err != nil {
		return nil
	}
	return &drawing{name: -1, width: float64(c.Width), height: float64(c.Height), pixels: im}
}

// plain reports whether a drawing can be written as shapes: gradients that one can
// see through, and lines in gradients, are drawn as pixels.
func plain(d *svg.Drawing) bool {
	for _, s := range d.Shapes {
		if s.Stroke.Gradient != nil {
			return false
		}
		if g := s.Fill.Gradient; g != nil {
			for _, stop := range g.Stops {
				if stop.Paint.Alpha != 1 {
					return false
				}
			}
		}
	}
	return true
}

// picture lays out a picture that is no wider and higher than given. ok is false
// if it cannot be read.
func (w *writer) picture(p *paper.Picture, width, most float64, parent *element) (u unit, ok bool) {
	d := w.drawing(p)
	if d == nil {
		return unit{}, false
	}
	height := width * d.height / d.width
	if height > most {
		width, height = width*most/height, most
	}
	var e *element
	if alt := printed(paper.Clean(p.Alt)); alt != "" {
		e = parent.child("Figure")
		e.alt = alt
	}
	show := func(p *page, x, top float64) {
		if d.name < 0 {
			d.name = len(w.order)
			w.order = append(w.order, d)
		}
		fmt.Fprintf(&p.content, "q %s 0 0 %s %s cm /X%d Do Q\n", num(width), num(height), nums(x, pageHeight-top-height), d.name)
	}
	return unit{height: height, draw: func(p *page, x, top float64) {
		if e == nil {
			p.artifact(layoutArtifact, func() { show(p, x, top) })
			return
		}
		e.attrs = fmt.Sprintf("<</O /Layout /Placement /Block /BBox [%s]>>", nums(x, pageHeight-top-height, x+width, pageHeight-top))
		p.tag(e)
		show(p, x, top)
	}}, true
}

// write adds the drawing to a file; it fills a square of one by one.
func (d *drawing) write(f *file) (int, error) {
	n := f.alloc()
	if d.pixels != nil {
		return n, writePixels(f, n, d.pixels)
	}
	c := &canvas{file: f}
	for i := range d.shapes.Shapes {
		c.shape(&d.shapes.Shapes[i])
	}
	// Drawings have their origin at the top left.
	entries := fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %[1]s %[2]s] /Matrix [%[3]s 0 0 %[4]s 0 1] /Group <</S /Transparency /CS /DeviceRGB>> /Resources <<%[5]s>>",
		num(d.width), num(d.height), fine(1/d.width), fine(-1/d.height), c.resources())
	return n, f.stream(n, entries, c.content.Bytes())
}

// fine writes a small number with more digits.
func fine(v float64) string { return strings.TrimRight(fmt.Sprintf("%.9f", v), "0") }

// writePixels adds a picture of pixels, with what shines through it.
func writePixels(f *file, n int, im image.Image) error {
	r := im.Bounds()
	colours := make([]byte, 0, 3*r.Dx()*r.Dy())
	alphas := make([]byte, 0, r.Dx()*r.Dy())
	solid := true
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			cr, cg, cb, ca := im.At(x, y).RGBA()
			level := func(v uint32) byte {
				if ca == 0 {
					return 255
				}
				return byte(v * 255 / ca)
			}
			colours = append(colours, level(cr), level(cg), level(cb))
			alphas = append(alphas, byte(ca>>8))
			solid = solid && ca == 0xFFFF
		}
	}
	size := fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8", r.Dx(), r.Dy())
	mask := ""
	if !solid {
		m := f.alloc()
		if err := f.stream(m, size+" /ColorSpace /DeviceGray", alphas); err != nil {
			return err
		}
		mask = " /SMask " + ref(m)
	}
	return f.stream(n, size+" /ColorSpace /DeviceRGB"+mask, colours)
}
