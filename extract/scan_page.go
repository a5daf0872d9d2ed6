package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"math"
	"sync"

	"golang.org/x/image/draw"

	"github.com/townclerk/townclerk/internal/pdf"
)

// renderDPI is how finely pages are drawn for recognition: Tesseract reads best
// where capitals are about 30 pixels high, which 10 point letters are at 300.
const renderDPI = 300

// maxRendered bounds the pixels of a drawn page; larger sheets are drawn
// coarser.
const maxRendered = 40_000_000

// A scanner recognises the text of pages that have none.
type scanner struct {
	e        *Extractor
	file     *pdf.File
	language string

	mu     sync.Mutex // the renderer is used by one goroutine at a time
	input  io.ReaderAt
	size   int64
	pages  RenderedPages
	failed error // opening was tried and did not work
}

// close frees the renderer.
func (s *scanner) close() error {
	if s.pages == nil {
		return nil
	}
	return s.pages.Close()
}

// read recognises a page that needs it and puts the words among its glyphs. The
// warnings tell what was done, or what would have to be.
func (s *scanner) read(ctx context.Context, p *pdf.Page) ([]Warning, error) {
	why := need(p)
	if why == hasText {
		return nil, nil
	}
	warn := func(code, format string, args ...any) []Warning {
		return []Warning{{Page: p.Number, Code: code, Message: fmt.Sprintf(format, args...)}}
	}
	if s.e.OCR == nil {
		if why == blank {
			return nil, nil
		}
		return warn(why.code(), "%s", why.message()), nil
	}
	img, box, err := s.picture(ctx, p, why)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return warn("ocr-failed", "%s; its picture could not be taken: %v", why.message(), err), nil
	case img == nil:
		return nil, nil // a blank page
	}
	r, turned, err := s.recognise(ctx, img, box, p)
	if err != nil {
		return warn("ocr-failed", "%s; recognition failed", why.message()), err
	}
	if len(r.glyphs) == 0 {
		if why == blank {
			return nil, nil
		}
		return warn("ocr-nothing", "the page is a picture in which no text was recognised"), nil
	}
	if why == junkText {
		if r.confidence < unsure {
			return warn("junk-text", "the page's text looks like code numbers gone wrong, and recognising its picture did no better"), nil
		}
		p.Glyphs = nil
	}
	p.Glyphs = append(p.Glyphs, r.glyphs...)
	out := warn("ocr", "the text was recognised in a picture of the page, with a mean confidence of %.0f %%; check names, dates and figures",
		100*r.confidence)
	if turned != 0 {
		out = append(out, warn("ocr-turned", "the page was scanned on its side or upside down: it was turned clockwise by %d degrees to be read", turned)...)
	}
	if r.confidence < unsure {
		out = append(out, warn("ocr-unsure", "much of the recognised text is doubtful: read it beside the page, or scan the page again")...)
	}
	return out, nil
}

// unsure is the mean confidence below which a page's text cannot be relied on.
const unsure = 0.85

// picture returns the page as a picture, and its place on the page. It returns
// nil for a page with nothing on it.
func (s *scanner) picture(ctx context.Context, p *pdf.Page, why reason) (*PageImage, pdf.Box, error) {
	found, err := s.file.PageImage(ctx, p)
	plain := found != nil && err == nil && !found.Masked && why != junkText
	if !plain && s.e.Renderer != nil {
		return s.rendered(ctx, p)
	}
	if err != nil {
		if errors.Is(err, pdf.ErrImage) {
			err = fmt.Errorf("%w; a Renderer can read it", err)
		}
		return nil, pdf.Box{}, err
	}
	if found == nil {
		if why == blank {
			return nil, pdf.Box{}, nil
		}
		return nil, pdf.Box{}, errors.New("no one picture covers the page; a Renderer can draw it")
	}
	img := &PageImage{Page: p.Number, Data: found.JPEG, Format: "jpeg", Width: found.Width, Height: found.Height, Language: s.language}
	coarse := 1
	if d := dpi(turnedWidth(found), found.Box); d < coarseDPI {
		coarse = int(min(maxEnlarged, math.Ceil(renderDPI/max(d, 1))))
	}
	if found.JPEG == nil || found.Turn != 0 || found.Mirrored || coarse > 1 {
		pixels := found.Image
		if pixels == nil {
			if pixels, _, err = image.Decode(bytes.NewReader(found.JPEG)); err != nil {
				return nil, pdf.Box{}, err
			}
		}
		if err := img.encode(enlarged(upright(pixels, found.Turn, found.Mirrored), coarse)); err != nil {
			return nil, pdf.Box{}, err
		}
	}
	img.DPI = dpi(img.Width, found.Box)
	return img, found.Box, nil
}

// rendered draws the page.
func (s *scanner) rendered(ctx context.Context, p *pdf.Page) (*PageImage, pdf.Box, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pages == nil && s.failed == nil {
		s.pages, s.failed = s.e.Renderer.Open(ctx, s.input, s.size, s.e.Password)
	}
	if s.failed != nil {
		return nil, pdf.Box{}, s.failed
	}
	box := pdf.Box{X1: p.Width, Y1: p.Height}
	fine := math.Min(renderDPI, 72*math.Sqrt(maxRendered/math.Max(1, p.Width*p.Height)))
	pixels, err := s.pages.Render(ctx, p.Number, fine)
	if err != nil {
		return nil, box, err
	}
	if isBlank(pixels) {
		return nil, box, nil
	}
	img := &PageImage{Page: p.Number, Language: s.language}
	if err := img.encode(pixels); err != nil {
		return nil, box, err
	}
	img.DPI = dpi(img.Width, box)
	return img, box, nil
}

// coarseDPI is below what small print can be recognised at; such pictures are
// enlarged, by no more than maxEnlarged, which makes more of the letters'
// shades of grey.
const (
	coarseDPI   = 150
	maxEnlarged = 4
)

// enlarged returns the picture times as wide and high, in grey, but with no more
// pixels than a drawn page.
func enlarged(img image.Image, times int) image.Image {
	b := img.Bounds()
	for times > 1 && float64(b.Dx()*times)*float64(b.Dy()*times) > maxRendered {
		times--
	}
	if times <= 1 {
		return img
	}
	out := image.NewGray(image.Rect(0, 0, b.Dx()*times, b.Dy()*times))
	draw.BiLinear.Scale(out, out.Bounds(), img, b, draw.Src, nil)
	return out
}

// turnedWidth is the picture's width in pixels once it stands upright.
func turnedWidth(p *pdf.PageImage) int {
	if p.Turn%180 != 0 {
		return p.Height
	}
	return p.Width
}

func dpi(width int, b pdf.Box) float64 { return float64(width) * 72 / math.Max(1, b.X1-b.X0) }

// encode makes a PNG file of the pixels. It is read once, so speed counts for
// more than size.
func (i *PageImage) encode(pixels image.Image) error {
	var out bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&out, pixels); err != nil {
		return err
	}
	b := pixels.Bounds()
	i.Data, i.Format, i.Width, i.Height = out.Bytes(), "png", b.Dx(), b.Dy()
	return nil
}

// isBlank reports whether a picture has one colour only.
func isBlank(img image.Image) bool {
	b := img.Bounds()
	if b.Empty() {
		return true
	}
	r0, g0, b0, _ := img.At(b.Min.X, b.Min.Y).RGBA()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, g, bl, _ := img.At(x, y).RGBA(); r != r0 || g != g0 || bl != b0 {
				return false
			}
		}
	}
	return true
}

// upright mirrors a picture about its vertical axis if asked to, and then turns
// it clockwise by 0, 90, 180 or 270 degrees. The result is grey: recognition
// needs no colours.
func upright(img image.Image, turn int, mirrored bool) image.Image {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	grey, ok := img.(*image.Gray)
	if turn == 0 && !mirrored {
		return img
	}
	if !ok {
		grey = image.NewGray(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				grey.Set(x, y, img.At(b.Min.X+x, b.Min.Y+y))
			}
		}
	}
	size := image.Rect(0, 0, w, h)
	if turn%180 != 0 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewGray(size)
	for y := range h {
		for x := range w {
			from := grey.GrayAt(grey.Rect.Min.X+x, grey.Rect.Min.Y+y)
			tx := x
			if mirrored {
				tx = w - 1 - x
			}
			switch turn {
			case 0:
				out.SetGray(tx, y, from)
			case 90:
				out.SetGray(h-1-y, tx, from)
			case 180:
				out.SetGray(w-1-tx, h-1-y, from)
			case 270:
				out.SetGray(y, w-1-tx, from)
			}
		}
	}
	return out
}
