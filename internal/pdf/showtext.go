package pdf

import (
	"bytes"
	"fmt"
	"math"
)

// moveLine is Td: it starts a line at an offset from the start of the last one.
func (in *interpreter) moveLine(x, y float64) {
	in.tlm = matrix{1, 0, 0, 1, x, y}.mul(in.tlm)
	in.tm = in.tlm
}

// kern moves by an element of TJ, in thousandths of text space.
func (in *interpreter) kern(n float64) {
	d := -n / 1000 * in.gs.size
	if in.gs.font != nil && in.gs.font.pub.Vertical {
		in.advance(0, d)
	} else {
		in.advance(d*in.gs.scale, 0)
	}
}

func (in *interpreter) advance(x, y float64) {
	in.tm.e += x*in.tm.a + y*in.tm.c
	in.tm.f += x*in.tm.b + y*in.tm.d
}

// show draws a string.
func (in *interpreter) show(s []byte) error {
	gs := &in.gs
	if len(s) == 0 || in.noFonts {
		return nil
	}
	if gs.font == nil {
		in.warn("font-missing", "text is shown before a font is chosen; a standard one is assumed")
		gs.font = in.f.font(0, func() value { return value{} })
	}
	f := gs.font
	if f.lost != "" {
		in.warn("unknown-encoding", "font %s: %s", clip(f.pub.Name), f.lost)
	}
	p := in.pen(in.tm)
	// Codes such as these are not of the font that is assumed.
	riddle := f.missing && bytes.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' })
	for i := 0; len(s) > 0; i++ {
		c := in.glyphOf(f, s)
		s = s[c.n:]
		if riddle {
			c.text, c.width = "", 0.5
		}
		if i&0xFFF == 0xFFF && in.ctx.Err() != nil {
			return in.ctx.Err()
		}
		if err := p.draw(c, i == 0); err != nil {
			return err
		}
		extra := gs.charSpace
		if c.space {
			extra += gs.wordSpace
		}
		if f.pub.Vertical {
			p.y += extra
		} else {
			p.x += extra * gs.scale
		}
	}
	in.advance(p.x, p.y)
	return nil
}

// A pen draws the glyphs of one string; x and y are from where it began, in
// text space.
type pen struct {
	in       *interpreter
	m        matrix // text space to the page
	g        Glyph  // what the glyphs share
	up, down float64
	x, y     float64
	again    bool // the string seems to be drawn for the second time
}

func (in *interpreter) pen(tm matrix) pen {
	gs := &in.gs
	f := gs.font
	m := tm.mul(gs.ctm)
	mark := in.mark()
	p := pen{in: in, m: m, up: f.ascent*gs.size + gs.rise, down: f.descent*gs.size + gs.rise, g: Glyph{
		Size: math.Abs(gs.size * m.height() * f.em), Font: f.pub, Fill: gs.fill, MCID: mark.mcid, Artifact: mark.artifact,
	}}
	switch gs.render {
	case 1: // only stroked
		p.g.Fill = gs.stroke
	case 2: // filled and stroked in one colour: bold for want of a bold font
		if gs.fill == gs.stroke {
			p.g.Font = f.styled[1|f.slant(m)]
		}
	default:
		p.g.Font = f.styled[f.slant(m)]
	}
	switch {
	case mark.hidden:
		p.g.hide(ByLayer)
	case gs.render == 3 || gs.render == 7:
		p.g.hide(ByMode)
	}
	return p
}

// slant returns 2 if the matrix leans letters to the right, as programs do for
// want of an italic font, else 0.
func (f *font) slant(m matrix) int {
	if m.c == 0 || m.b == 0 && m.a == 0 || f.pub.Vertical {
		return 0
	}
	lean := (m.a*m.c + m.b*m.d) / (math.Hypot(m.a, m.b) * math.Hypot(m.c, m.d))
	if lean > 0.15 && lean < 0.5 {
		return 2
	}
	return 0
}

// draw adds one glyph and moves past it. Where the first glyph of a string
// stands where the same one already does, the others may too: old programs make
// bold and shadowed text so.
func (p *pen) draw(c shown, first bool) error {
	in, gs := p.in, &p.in.gs
	n := len(in.page.Glyphs)
	if n >= in.f.lim.MaxGlyphs {
		return fmt.Errorf("%w: glyphs on the page", ErrLimit)
	}
	in.page.Glyphs = append(in.page.Glyphs, p.g)
	g := &in.page.Glyphs[n]
	g.Text = c.text
	endX, endY := p.x, p.y
	if gs.font.pub.Vertical {
		endY += c.width * gs.size
		half := gs.size / 2
		g.Box = p.m.box(p.x-half, p.y, p.x+half, endY)
	} else {
		endX += c.width * gs.size * gs.scale
		g.Box = p.m.box(p.x, p.down, endX, p.up)
	}
	g.X, g.Y = p.m.apply(p.x, p.y+gs.rise)
	g.EndX, g.EndY = p.m.apply(endX, endY+gs.rise)
	if first {
		p.again = in.twin(n)
	}
	if c.text == "" && c.width != 0 {
		in.unknown[gs.font]++
		g.Text = "\uFFFD" // a gap in a word would look like another word
	}
	if p.again && in.twin(n) || !in.place(n) {
		in.page.Glyphs = in.page.Glyphs[:n]
	}
	p.x, p.y = endX, endY
	return nil
}

// put draws one glyph at a place of its own.
func (in *interpreter) put(tm matrix, c shown) error {
	p := in.pen(tm)
	return p.draw(c, false)
}

// A glyphSet remembers what two-byte codes showed, by their first byte.
type glyphSet [256]*[256]shown

// glyphOf reads the first code of s. For composite fonts, where that is slow,
// the page remembers what a code showed.
func (in *interpreter) glyphOf(f *font, s []byte) shown {
	if f.comp == nil || len(s) < 2 || !f.comp.twoByte {
		return f.show(s)
	}
	set := in.r.sets[f]
	if set == nil {
		set = new(glyphSet)
		in.r.sets[f] = set
	}
	row := set[s[0]]
	if row == nil {
		row = new([256]shown)
		set[s[0]] = row
	}
	c := &row[s[1]]
	if c.n == 0 {
		*c = f.show(s)
	}
	return *c
}

// place finds out whether glyph n, the last one, can be seen. It reports false
// if its numbers make no sense.
func (in *interpreter) place(n int) bool {
	g := &in.page.Glyphs[n]
	if !g.Box.valid() || math.IsNaN(g.Size) {
		return false
	}
	// What lies outside the page or the clip cannot be seen.
	clip := &in.gs.clip
	x, y := g.middle()
	switch {
	case x < clip.X0-1 || x > clip.X1+1 || y < clip.Y0-1 || y > clip.Y1+1:
		g.hide(ByPlace)
	case g.Size < 0.5:
		g.hide(BySize)
	}
	in.drawn(n)
	return true
}
