package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
)

// ErrImage means that a page's image is stored in a way that is not read here.
var ErrImage = errors.New("image format not read")

// maxPixels bounds the images that are decoded: an A2 page at 600 dots to the
// inch, or what a decoded page may cost.
const maxPixels = 140_000_000

// A PageImage is a picture that covers most of a page: most often a scan.
type PageImage struct {
	// Format is how the file stores the picture: "jpeg", "jpx", "jbig2",
	// "ccitt", or "raw" for samples that are compressed without loss at most.
	Format string

	// JPEG is the picture as a JPEG file, or nil. It is a part of the input and
	// must not be changed.
	JPEG []byte

	// Image is the picture, or nil where JPEG has it.
	Image image.Image

	// Width and Height count pixels as they are stored.
	Width, Height int

	// Box is the place of the whole picture on the page. It can be larger than
	// the page.
	Box Box

	// Turn is by how many degrees the stored picture must be turned clockwise to
	// stand as on the page: 0, 90, 180 or 270. A picture with Mirrored set is
	// turned about its vertical axis first.
	Turn     int
	Mirrored bool

	// Masked is set where only part of the picture shows, or where other
	// pictures cover the page as well. What a reader sees is then more certain
	// from the rendered page.
	Masked bool
}

// A placed image is an XObject and where it was drawn.
type placed struct {
	id     int64
	m      matrix
	pixels float64
	others int // further images that cover the page
}

// scanShare is how much of the page an image covers that may be its scan.
const scanShare = 0.6

// maybeScan keeps the image if it covers most of the page. Of several, the finest
// is kept: scans are parted into a coarse background and a fine mask with the
// letters.
func (in *interpreter) maybeScan(v value) {
	b := in.gs.ctm.box(0, 0, 1, 1)
	if !b.valid() || in.mark().hidden {
		return
	}
	seen := b.intersect(in.gs.clip)
	if seen.empty() || (seen.X1-seen.X0)*(seen.Y1-seen.Y0) < scanShare*in.page.Width*in.page.Height {
		return
	}
	s := placed{id: numberOf(v), m: in.gs.ctm, pixels: v.Key("Width").Float64() * v.Key("Height").Float64()}
	old := &in.page.scan
	if old.id != 0 && old.id != s.id {
		s.others = old.others + 1
	}
	if s.pixels < old.pixels {
		old.others = s.others
		return
	}
	*old = s
}

// PageImage returns the picture that covers at least three fifths of a page that
// [File.Page] has read, or nil if there is none. Of several it is the one with
// the most pixels.
//
// A picture in a format that is not read gives a PageImage without pixels and an
// error that wraps [ErrImage]; one that is too large, [ErrLimit].
func (f *File) PageImage(ctx context.Context, p *Page) (img *PageImage, err error) {
	src := f.images[p.scan.id]
	if src == nil {
		return nil, nil
	}
	defer contain(&err, p.Number)
	if err := ctx.Err(); err != nil {
		return nil, &Error{Page: p.Number, Err: err}
	}
	m := p.scan.m
	img = &PageImage{
		Format: src.format(), Width: src.width, Height: src.height, Box: m.box(0, 0, 1, 1),
		Masked: src.masked || p.scan.others > 0,
	}
	// The picture's rows run along (a, b) and its columns along (-c, -d).
	img.Mirrored = m.b*m.c-m.a*m.d < 0
	x, y := m.a, m.b
	if img.Mirrored {
		x, y = -x, -y
	}
	img.Turn = (int(math.Round(math.Atan2(y, x)*2/math.Pi))*90 + 360) % 360
	left := budget{f.lim.MaxDecoded}
	if err := src.read(img, &left); err != nil {
		return img, &Error{Page: p.Number, Err: err}
	}
	return img, nil
}

// read fills in the pixels.
func (s *imageSource) read(img *PageImage, left *budget) error {
	if float64(s.width)*float64(s.height) > maxPixels {
		return fmt.Errorf("%w: image of %d by %d pixels", ErrLimit, s.width, s.height)
	}
	if s.width < 1 || s.height < 1 {
		return fmt.Errorf("%w: no size", ErrImage)
	}
	if s.format() != "jpeg" {
		pixels, err := s.pixels(left)
		if err != nil {
			return err
		}
		img.Image = pixels
		return nil
	}
	b, err := decode(s.stream.bytesOf(), s.filters[:len(s.filters)-1], left)
	if err != nil {
		return err
	}
	head, err := jpeg.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("%w: %v", ErrImage, err)
	}
	if float64(head.Width)*float64(head.Height) > maxPixels {
		return fmt.Errorf("%w: image of %d by %d pixels", ErrLimit, head.Width, head.Height)
	}
	img.Width, img.Height, img.JPEG = head.Width, head.Height, b
	// Inks are turned right by the decoder, which knows Adobe's way with them.
	inks := head.ColorModel == color.CMYKModel
	invert := s.inverted && !inks
	if !inks && !invert && s.soft == nil {
		return nil
	}
	// What a plain JPEG file cannot say is put into the pixels.
	decoded, err := jpeg.Decode(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("%w: %v", ErrImage, err)
	}
	img.JPEG, img.Image = nil, s.finish(decoded, invert, left)
	return nil
}
