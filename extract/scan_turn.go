package extract

import (
	"bytes"
	"context"
	"image"
	"slices"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/pdf"
)

// turnBelow is the mean confidence below which a picture may be upside down or on
// its side. Upright print, however faint, is read with more; print that is not
// comes out as a few doubtful letters.
const turnBelow = 0.60

// recognise reads the picture of a page. Where that gives little sense it tries
// the picture turned, and keeps the best. The second result is by how many
// degrees the picture had to be turned clockwise.
func (s *scanner) recognise(ctx context.Context, img *PageImage, box pdf.Box, p *pdf.Page) (recognised, int, error) {
	words, err := s.e.OCR.Recognise(ctx, *img)
	if err != nil {
		return recognised{}, 0, err
	}
	best := place(words, img, box, p)
	if len(words) == 0 || slices.ContainsFunc(p.Glyphs, func(g pdf.Glyph) bool { return g.Hidden == pdf.Shown }) {
		return best, 0, nil // no print, or a page of which the picture is a part
	}
	turns, least := []int{180, 90, 270}, 1.5*best.sense()
	switch {
	case onItsSide(words):
		// The engine can read such print, but not in its order.
		turns, least = []int{90, 270}, 0
	case best.confidence >= turnBelow:
		return best, 0, nil
	}
	pixels, _, err := image.Decode(bytes.NewReader(img.Data))
	if err != nil {
		return best, 0, nil // what was read stays; the engine could decode it
	}
	turn := 0
	for _, t := range turns {
		turned := &PageImage{Page: img.Page, Language: img.Language, DPI: img.DPI}
		if err := turned.encode(upright(pixels, t, false)); err != nil {
			return best, turn, nil
		}
		words, err := s.e.OCR.Recognise(ctx, *turned)
		if err != nil {
			return recognised{}, 0, err
		}
		seen := turnedPage{p.Width, p.Height, t}
		r := place(words, turned, seen.box(box), &pdf.Page{})
		if r.sense() <= least || r.confidence < turnBelow || onItsSide(words) {
			continue
		}
		for i := range r.glyphs {
			seen.back(&r.glyphs[i])
		}
		if best, turn, least = r, t, r.sense(); r.confidence >= unsure {
			break
		}
	}
	return best, turn, nil
}

// onItsSide reports whether most words of some length are higher than wide.
func onItsSide(words []RecognisedWord) bool {
	tall, all := 0, 0
	for _, w := range words {
		if utf8.RuneCountInString(w.Text) < 4 {
			continue
		}
		all++
		if w.Box.Dy() > w.Box.Dx() {
			tall++
		}
	}
	return all >= 5 && tall*2 > all
}

// sense is how much was read, counting what is doubtful for less.
func (r *recognised) sense() float64 {
	return r.confidence * r.confidence * float64(len(r.glyphs))
}

// A turnedPage is a page that was turned clockwise by a multiple of 90 degrees.
type turnedPage struct {
	width, height float64 // before
	turn          int
}

// box is where a box of the page lies once the page is turned.
func (t turnedPage) box(b pdf.Box) pdf.Box {
	switch t.turn {
	case 90:
		return pdf.Box{X0: t.height - b.Y1, Y0: b.X0, X1: t.height - b.Y0, Y1: b.X1}
	case 180:
		return pdf.Box{X0: t.width - b.X1, Y0: t.height - b.Y1, X1: t.width - b.X0, Y1: t.height - b.Y0}
	case 270:
		return pdf.Box{X0: b.Y0, Y0: t.width - b.X1, X1: b.Y1, Y1: t.width - b.X0}
	}
	return b
}

// point is where a point of the turned page lies on the page.
func (t turnedPage) point(x, y float64) (float64, float64) {
	switch t.turn {
	case 90:
		return y, t.height - x
	case 180:
		return t.width - x, t.height - y
	case 270:
		return t.width - y, x
	}
	return x, y
}

// back puts a glyph of the turned page where it stands on the page.
func (t turnedPage) back(g *pdf.Glyph) {
	g.X, g.Y = t.point(g.X, g.Y)
	g.EndX, g.EndY = t.point(g.EndX, g.EndY)
	x0, y0 := t.point(g.Box.X0, g.Box.Y0)
	x1, y1 := t.point(g.Box.X1, g.Box.Y1)
	g.Box = pdf.Box{X0: min(x0, x1), Y0: min(y0, y1), X1: max(x0, x1), Y1: max(y0, y1)}
}
