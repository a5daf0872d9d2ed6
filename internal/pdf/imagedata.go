package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"

	"golang.org/x/image/ccitt"
)

// pixels decodes an image that is not stored as JPEG.
func (s *imageSource) pixels(left *budget) (image.Image, error) {
	switch s.format() {
	case "ccitt":
		return s.faxPixels(left)
	case "raw":
	default:
		return nil, fmt.Errorf("%w: %s", ErrImage, s.format())
	}
	b, err := decode(s.stream.bytesOf(), s.filters, left)
	if len(b) == 0 || errors.Is(err, ErrLimit) {
		return nil, fmt.Errorf("%w: %w", ErrImage, errors.Join(err, errNoPixels))
	}
	// Of damaged data the rest of the picture stays white.
	switch s.bits {
	case 1, 2, 4, 8:
	case 16:
		b = everyOther(b) // the high bytes
	default:
		return nil, fmt.Errorf("%w: %d bits", ErrImage, s.bits)
	}
	if s.space.n == 0 {
		return nil, fmt.Errorf("%w: colour space", ErrImage)
	}
	pixels := s.samples(b, left)
	if pixels == nil {
		return nil, fmt.Errorf("%w: image of %d by %d pixels", ErrLimit, s.width, s.height)
	}
	return s.finish(pixels, false, left), nil
}

var errNoPixels = errors.New("no pixels")

func everyOther(b []byte) []byte {
	out := make([]byte, 0, len(b)/2)
	for i := 0; i < len(b); i += 2 {
		out = append(out, b[i])
	}
	return out
}

// samples makes an image of unpacked data, or returns nil if that is too large.
func (s *imageSource) samples(b []byte, left *budget) image.Image {
	bits := min(s.bits, 8)
	perPixel := s.space.n
	if s.space.indexed {
		perPixel = 1
	}
	grey := perPixel == 1 && !s.space.indexed
	bounds := image.Rect(0, 0, s.width, s.height)
	size := s.width * s.height
	if !grey {
		size *= 4
	}
	if left.take(size) != nil {
		return nil
	}
	full := 1<<bits - 1
	dark := s.inverted != s.space.ink
	row := (s.width*perPixel*bits + 7) / 8
	at := func(line []byte, i int) int {
		bit := i * bits
		if bit/8 >= len(line) {
			return -1
		}
		v := int(line[bit/8]) >> (8 - bits - bit%8) & full
		if dark {
			v = full - v
		}
		return v
	}
	line := func(y int) []byte { return b[min(y*row, len(b)):min((y+1)*row, len(b))] }
	if grey {
		out := image.NewGray(bounds)
		for y := range s.height {
			src, dst := line(y), out.Pix[y*out.Stride:]
			for x := range s.width {
				v := at(src, x)
				if v < 0 {
					v = full
				}
				dst[x] = uint8(v * 255 / full)
			}
		}
		return out
	}
	out := image.NewRGBA(bounds)
	palette := s.space.colours(left)
	var c [4]uint8
	for y := range s.height {
		src, dst := line(y), out.Pix[y*out.Stride:]
		for x := range s.width {
			px := color.RGBA{255, 255, 255, 255}
			if s.space.indexed {
				if i := at(src, x); i >= 0 && i < len(palette) {
					px = palette[i]
				}
			} else if at(src, x*perPixel+perPixel-1) >= 0 {
				for k := range perPixel {
					c[k] = uint8(at(src, x*perPixel+k) * 255 / full)
				}
				px = colourOf(c, perPixel)
			}
			dst[4*x], dst[4*x+1], dst[4*x+2], dst[4*x+3] = px.R, px.G, px.B, 255
		}
	}
	return out
}

func colourOf(c [4]uint8, n int) color.RGBA {
	switch n {
	case 1:
		return color.RGBA{c[0], c[0], c[0], 255}
	case 3:
		return color.RGBA{c[0], c[1], c[2], 255}
	}
	r, g, b := color.CMYKToRGB(c[0], c[1], c[2], c[3])
	return color.RGBA{r, g, b, 255}
}

// colours returns the palette of an indexed space.
func (s *imageSpace) colours(left *budget) []color.RGBA {
	if !s.indexed {
		return nil
	}
	b := s.palette
	if s.lookup != nil {
		var err error
		if b, err = decode(s.lookup.bytesOf(), s.filters, left); errors.Is(err, ErrLimit) {
			return nil
		}
	}
	var out []color.RGBA
	for ; len(b) >= s.n && len(out) < 256; b = b[s.n:] {
		var c [4]uint8
		copy(c[:], b[:s.n])
		px := colourOf(c, s.n)
		if s.ink {
			px = color.RGBA{255 - px.R, 255 - px.G, 255 - px.B, 255}
		}
		out = append(out, px)
	}
	return out
}

// faxPixels decodes CCITT group 3 (one-dimensional) and group 4 data.
func (s *imageSource) faxPixels(left *budget) (image.Image, error) {
	if s.fax.k > 0 {
		return nil, fmt.Errorf("%w: two-dimensional group 3 fax", ErrImage)
	}
	b, err := decode(s.stream.bytesOf(), s.filters[:len(s.filters)-1], left)
	if err != nil && len(b) == 0 {
		return nil, fmt.Errorf("%w: %w", ErrImage, err)
	}
	width := 1728 // what the filter assumes
	if s.fax.columns > 0 && s.fax.columns < 1<<20 {
		width = int(s.fax.columns)
	}
	format := ccitt.Group3
	if s.fax.k < 0 {
		format = ccitt.Group4
	}
	if err := left.take((width + 7) / 8 * s.height); err != nil {
		return nil, err
	}
	// Like the filter, the reader gives 0 for black unless it is told otherwise.
	r := ccitt.NewReader(bytes.NewReader(b), ccitt.MSB, format, width, s.height,
		&ccitt.Options{Align: s.fax.byteAlign, Invert: s.fax.blackIs1})
	rows, err := io.ReadAll(io.LimitReader(r, int64((width+7)/8*s.height)))
	if len(rows) == 0 {
		return nil, fmt.Errorf("%w: fax: %v", ErrImage, err)
	}
	raw := *s
	raw.bits, raw.width, raw.space.n = 1, width, max(s.space.n, 1)
	if raw.space.n > 1 && !raw.space.indexed {
		raw.space = imageSpace{n: 1}
	}
	pixels := raw.samples(rows, left)
	if pixels == nil {
		return nil, fmt.Errorf("%w: image of %d by %d pixels", ErrLimit, width, s.height)
	}
	return s.finish(pixels, false, left), nil
}

// finish inverts an image where that is asked for, and lays it on white paper
// through its soft mask, if it has one of its size that can be read.
func (s *imageSource) finish(img image.Image, invert bool, left *budget) image.Image {
	b := img.Bounds()
	mask := s.softMask(b, left)
	_, inks := img.(*image.CMYK)
	if mask == nil && !invert && !inks {
		return img
	}
	if left.take(4*b.Dx()*b.Dy()) != nil {
		return img
	}
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			px := color.RGBAModel.Convert(img.At(b.Min.X+x, b.Min.Y+y)).(color.RGBA)
			if invert {
				px = color.RGBA{255 - px.R, 255 - px.G, 255 - px.B, 255}
			}
			if mask != nil {
				a := int(mask.GrayAt(x, y).Y)
				over := func(v uint8) uint8 { return uint8((int(v)*a + 255*(255-a)) / 255) }
				px.R, px.G, px.B = over(px.R), over(px.G), over(px.B)
			}
			px.A = 255
			out.SetRGBA(x, y, px)
		}
	}
	return out
}

// softMask returns how opaque each pixel of an image with bounds b is, or nil.
func (s *imageSource) softMask(b image.Rectangle, left *budget) *image.Gray {
	m := s.soft
	if m == nil || m.width != b.Dx() || m.height != b.Dy() {
		return nil
	}
	var img image.Image
	var err error
	if m.format() == "jpeg" {
		data, dataErr := decode(m.stream.bytesOf(), m.filters[:len(m.filters)-1], left)
		head, headErr := jpeg.DecodeConfig(bytes.NewReader(data))
		if dataErr != nil || headErr != nil || head.Width != m.width || head.Height != m.height {
			return nil
		}
		img, err = jpeg.Decode(bytes.NewReader(data))
	} else {
		img, err = m.pixels(left)
	}
	if err != nil {
		return nil
	}
	grey, _ := img.(*image.Gray)
	return grey
}
