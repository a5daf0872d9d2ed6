package pdf

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	layer "github.com/ledongthuc/pdf"
)

// An interpreter runs the content of one page.
type interpreter struct {
	ctx      context.Context
	f        *File
	r        *Reader
	page     *Page
	base     matrix // user space to the page as seen
	bounds   Box    // the visible page, as seen
	reading  *reading
	ops      int
	warnings []Warning

	gs    gstate
	stack []gstate
	tm    matrix // text matrix
	tlm   matrix // text line matrix

	marks    []mark
	path     path
	clipNext bool
	forms    map[int64]bool // being drawn
	programs map[int64]*formProgram
	unknown  map[*font]int // glyphs without text
	members  map[int64]bool
	cover    *cover
	noFonts  bool // the page has no resources at all: its text cannot be read
	depth    int
	owner    int64 // the form that numbers its own marked content, or 0
}

// A gstate is the graphics state that q saves.
type gstate struct {
	ctm                  matrix
	font                 *font
	size                 float64
	charSpace, wordSpace float64
	scale                float64 // horizontal, 1 is normal
	leading, rise        float64
	render               int64
	fill, stroke         uint32
	fillSpace, strkSpace *colourSpace
	lineWidth            float64
	alpha                float64 // of fills
	blended, masked      bool    // fills do not plainly cover what is under them
	vagueFill            bool    // the fill colour is a guess
	clip                 Box
}

func newInterpreter(ctx context.Context, r *Reader, n int) *interpreter {
	return &interpreter{
		ctx: ctx, f: r.f, r: r, page: &Page{Number: n, Glyphs: r.glyphs}, reading: r.f.reading(), cover: &r.cover,
		forms: map[int64]bool{}, programs: map[int64]*formProgram{}, unknown: map[*font]int{}, members: map[int64]bool{},
	}
}

// warn notes a loss on this page, once for each message.
func (in *interpreter) warn(code, format string, args ...any) {
	w := Warning{Page: in.page.Number, Code: code, Message: fmt.Sprintf(format, args...)}
	for _, old := range in.warnings {
		if old == w {
			return
		}
	}
	if len(in.warnings) < 100 {
		in.warnings = append(in.warnings, w)
	}
}

// run reads the page: its content, then what annotations draw over it.
func (in *interpreter) run() error {
	if err := in.ctx.Err(); err != nil {
		return err
	}
	d := in.f.dictOf(in.page.Number)
	in.frame(d)
	in.gs = gstate{ctm: in.base, scale: 1, lineWidth: 1, alpha: 1, clip: in.bounds, fillSpace: deviceGray, strkSpace: deviceGray}
	in.tm, in.tlm = identity, identity // for text without BT
	first := in.gs
	in.cover.reset(in.page.Height)
	content, err := in.contents(d.Key("Contents"))
	if err == nil {
		if res := d.Key("Resources"); !isDict(res) && len(content) > 0 {
			in.noFonts = true
			in.warn("font-missing", "the page has no resources, so no fonts; its text cannot be read")
		}
		err = in.exec(content, in.resources(d.Key("Resources")))
	}
	in.endMarks(0)
	in.gs, in.stack, in.noFonts = first, nil, false
	if annotErr := in.annotations(d.Key("Annots")); err == nil {
		err = annotErr
	}
	in.reportHidden()
	in.reportUnknown()
	if err != nil && !errors.Is(err, in.ctx.Err()) {
		in.warn("page-damaged", "the page was read in part: %v", err)
	}
	return err
}

// reportUnknown warns of glyphs that no font gave a text for, in the order of
// the fonts' names.
func (in *interpreter) reportUnknown() {
	counts := map[string]int{}
	for f, n := range in.unknown {
		if f.lost == "" { // else the page is warned already
			counts[clip(f.pub.Name)] += n
		}
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		in.warn("unknown-glyph", "font %s: %d characters have no text", name, counts[name])
	}
}

// frame sets the page's size and how user space lies on it.
func (in *interpreter) frame(d value) {
	m, box, ok := placement(d)
	if !ok && d.Key("MediaBox").Len() > 0 {
		in.warn("page-size", "the page has no usable size; A4 is assumed")
	}
	in.base = m
	in.page.Width, in.page.Height = box.X1, box.Y1
	in.bounds = box
}

// placement returns how a page's user space lies on the page as seen, and the
// visible page. Ok is false where the file's size cannot be used.
func placement(d value) (m matrix, box Box, ok bool) {
	media, ok := rect(d.Key("MediaBox"))
	if !ok || media.X1-media.X0 < 1 || media.Y1-media.Y0 < 1 {
		media, ok = Box{0, 0, 595.276, 841.89}, false
	}
	if crop, ok := rect(d.Key("CropBox")); ok {
		if crop = crop.intersect(media); crop.X1-crop.X0 >= 1 && crop.Y1-crop.Y0 >= 1 {
			media = crop
		}
	}
	w, h := media.X1-media.X0, media.Y1-media.Y0
	switch ((int(d.Key("Rotate").Float64())/90)%4 + 4) % 4 {
	case 0:
		m = matrix{1, 0, 0, -1, -media.X0, media.Y1}
	case 1:
		m = matrix{0, 1, 1, 0, -media.Y0, -media.X0}
		w, h = h, w
	case 2:
		m = matrix{-1, 0, 0, 1, media.X1, -media.Y0}
	case 3:
		m = matrix{0, -1, -1, 0, media.Y1, media.X1}
		w, h = h, w
	}
	if unit := d.Key("UserUnit").Float64(); unit > 0 && unit <= 1000 {
		m = m.mul(matrix{a: unit, d: unit})
		w, h = w*unit, h*unit
	}
	return m, Box{0, 0, w, h}, ok
}

// contents returns the page's content, its parts joined by a line end, since
// tokens cannot cross them.
func (in *interpreter) contents(v value) ([]byte, error) {
	switch v.Kind() {
	case layer.Stream:
		return in.stream(&in.r.plain, v)
	case layer.Array:
		all := in.r.joined[:0]
		defer func() { in.r.joined = all }()
		for i := range v.Len() {
			if err := in.ctx.Err(); err != nil {
				return all, err
			}
			b, err := in.stream(&in.r.plain, v.Index(i))
			if err != nil {
				return all, err
			}
			if v.Len() == 1 {
				return b, nil
			}
			all = append(append(all, b...), '\n')
		}
		return all, nil
	case layer.Null:
	default:
		in.warn("page-damaged", "the page's content is not a stream")
	}
	return nil, nil
}

// stream decodes a content stream, in the memory of buf unless it is nil. Damage is a warning, since what could be
// decoded is still worth reading; a limit is an error.
func (in *interpreter) stream(buf *[]byte, v value) ([]byte, error) {
	if v.Kind() != layer.Stream {
		return nil, nil
	}
	b, err := in.reading.into(buf, v)
	if errors.Is(err, ErrLimit) {
		return nil, err
	}
	if err != nil {
		in.warn("stream-damaged", "content is damaged: %v", err)
	}
	return b, nil
}
