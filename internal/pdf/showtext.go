package pdf

import (
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
	if gs.font == nil {
		if len(s) == 0 {
			return nil
		}
		in.warn("font-missing", "text is shown before a font is chosen; a standard one is assumed")
		gs.font = in.f.font(0, func() value { return value{} })
	}
	f := gs.font
	if f.lost != "" && len(s) > 0 {
		in.warn("unknown-encoding", "font %s: %s", clip(f.pub.Name), f.lost)
	}
	m := in.tm.mul(gs.ctm)
	size := gs.size * math.Hypot(m.c, m.d) * f.em
	mark := in.mark()
	g := Glyph{
		Size: math.Abs(size), Font: f.pub, Fill: gs.fill, MCID: mark.mcid, Artifact: mark.artifact,
	}
	switch {
	case mark.hidden:
		g.hide(ByLayer)
	case gs.render == 3 || gs.render == 7:
		g.hide(ByMode)
	}
	if gs.render == 1 { // only stroked
		g.Fill = gs.stroke
	}
	up, down := f.ascent*gs.size+gs.rise, f.descent*gs.size+gs.rise
	var x, y float64 // from where the string began, in text space
	for len(s) > 0 {
		c := in.glyphOf(f, s)
		s = s[c.n:]
		if len(in.page.Glyphs) >= in.f.lim.MaxGlyphs {
			return fmt.Errorf("%w: glyphs on the page", ErrLimit)
		}
		extra := gs.charSpace
		if c.space {
			extra += gs.wordSpace
		}
		var endX, endY float64
		if f.pub.Vertical {
			endX, endY = x, y+c.width*gs.size
			half := gs.size / 2
			g.Box = m.box(x-half, y, x+half, endY)
		} else {
			endX, endY = x+c.width*gs.size*gs.scale, y
			g.Box = m.box(x, down, endX, up)
		}
		g.Text = c.text
		g.X, g.Y = m.apply(x, y+gs.rise)
		g.EndX, g.EndY = m.apply(endX, endY+gs.rise)
		in.glyph(g)
		x, y = endX, endY
		if f.pub.Vertical {
			y += extra
		} else {
			x += extra * gs.scale
		}
	}
	in.advance(x, y)
	return nil
}

// glyphOf reads the first code of s. For composite fonts, where that is slow,
// the page remembers what a code showed.
func (in *interpreter) glyphOf(f *font, s []byte) shown {
	if f.comp == nil {
		return f.show(s)
	}
	set := in.glyphSets[f]
	if set == nil {
		set = map[uint32]shown{}
		in.glyphSets[f] = set
	}
	if len(s) < 2 || !f.comp.twoByte() {
		return f.show(s)
	}
	code := uint32(s[0])<<8 | uint32(s[1])
	c, ok := set[code]
	if !ok {
		c = f.show(s)
		set[code] = c
	}
	return c
}

// glyph keeps a glyph unless its numbers make no sense.
func (in *interpreter) glyph(g Glyph) {
	if !g.Box.valid() || math.IsNaN(g.Size) {
		return
	}
	// What lies outside the page or the clip cannot be seen.
	clip := in.gs.clip
	x, y := g.middle()
	switch {
	case x < clip.X0-1 || x > clip.X1+1 || y < clip.Y0-1 || y > clip.Y1+1:
		g.hide(ByPlace)
	case g.Size < 0.5:
		g.hide(BySize)
	}
	in.page.Glyphs = append(in.page.Glyphs, g)
	in.drawn(len(in.page.Glyphs) - 1)
}
