package pdf

import (
	"fmt"
	"strings"
)

// Hidden says why a reader of the page cannot see a glyph.
type Hidden uint8

// The reasons. Where there are several, the first found counts.
const (
	// Shown is text that can be seen, as far as is known.
	Shown Hidden = iota
	// ByMode is text that is neither filled nor stroked, as OCR lays over scans.
	ByMode
	// ByPlace is text outside the page or the clip.
	ByPlace
	// BySize is text too small to see.
	BySize
	// ByLayer is text in an optional-content layer that is switched off.
	ByLayer
	// ByBox is text under an opaque area that was painted over it, such as a
	// redaction that only looks like one.
	ByBox
	// ByImage is text under an opaque image.
	ByImage
	// ByColour is text in the colour of what is behind it.
	ByColour
)

var hiddenWords = [...]string{
	ByMode: "drawn invisibly", ByPlace: "outside the visible page", BySize: "too small to see", ByLayer: "in a layer that is switched off",
	ByBox: "under an opaque box", ByImage: "under an image", ByColour: "in the colour of the background",
}

// An area is a part of the page that was painted.
type area struct {
	box   Box
	fill  uint32
	vague bool // not one plain colour, or not all of the box
}

// bandHeight is how the page is divided to find what lies at a place.
const bandHeight = 8

// maxCoverWork bounds how many comparisons of glyphs with areas a page costs.
const maxCoverWork = 30_000_000

// A cover finds the glyphs that paint hides.
type cover struct {
	// glyphs has, by band, the glyphs whose middle is in it. Actual text may
	// since have taken the place of some.
	glyphs [][]int32
	right  []float64 // by band, the rightmost origin of a glyph
	areas  [][]area  // by band, in painting order
	work   int
	count  int
}

// bands returns the range of bands that a box touches.
func (c *cover) bands(b Box) (from, to int) {
	n := len(c.glyphs)
	at := func(y float64) int { return max(0, min(n-1, int(y/bandHeight))) }
	return at(b.Y0), at(b.Y1)
}

// reset makes c ready for a page of that height. It keeps its memory.
func (c *cover) reset(height float64) {
	n := int(min(max(height, 1), 20_000))/bandHeight + 1
	if len(c.glyphs) != n {
		*c = cover{glyphs: make([][]int32, n), right: make([]float64, n), areas: make([][]area, n)}
		return
	}
	for i := range n {
		c.glyphs[i], c.areas[i] = c.glyphs[i][:0], c.areas[i][:0]
	}
	clear(c.right)
	c.work, c.count = 0, 0
}

// painted notes that an area was painted, and marks the glyphs under it.
func (in *interpreter) painted(a area, opaque bool, why Hidden) {
	c := in.cover
	a.box = a.box.intersect(in.gs.clip)
	if a.box.X1-a.box.X0 < 1.5 || a.box.Y1-a.box.Y0 < 1.5 || in.mark().hidden || c.count > maxRules || !a.box.valid() {
		return
	}
	c.count++
	in.page.Areas++
	opaque = opaque && in.gs.opaque()
	if in.gs.alpha < 0.1 {
		return
	}
	a.vague = a.vague || !opaque
	from, to := c.bands(a.box)
	for band := from; band <= to; band++ {
		c.areas[band] = append(c.areas[band], a)
		if !opaque || c.work > maxCoverWork {
			continue
		}
		c.work += len(c.glyphs[band])
		for _, i := range c.glyphs[band] {
			if int(i) >= len(in.page.Glyphs) {
				continue
			}
			if g := &in.page.Glyphs[i]; g.Hidden == Shown && a.covers(g) {
				g.hide(why)
			}
		}
	}
}

// covers reports whether the middle of a glyph lies well within the area.
func (a *area) covers(g *Glyph) bool {
	x, y := g.middle()
	dx, dy := 0.25*(g.Box.X1-g.Box.X0), 0.25*(g.Box.Y1-g.Box.Y0)
	return x-dx >= a.box.X0 && x+dx <= a.box.X1 && y-dy >= a.box.Y0 && y+dy <= a.box.Y1
}

func (g *Glyph) middle() (x, y float64) {
	return (g.Box.X0 + g.Box.X1) / 2, (g.Box.Y0 + g.Box.Y1) / 2
}

func (g *Glyph) hide(why Hidden) {
	g.Hidden = why
	g.Invisible = true
}

// drawn notes where glyph i was drawn, and hides it if what is behind it has
// its colour. Paper is white.
func (in *interpreter) drawn(i int) {
	c := in.cover
	g := &in.page.Glyphs[i]
	if g.Hidden != Shown || c.work > maxCoverWork {
		return
	}
	x, y := g.middle()
	band, _ := c.bands(Box{x, y, x, y})
	c.glyphs[band] = append(c.glyphs[band], int32(i))
	c.right[band] = max(c.right[band], g.X)
	if in.gs.vagueFill || in.gs.render != 0 {
		return
	}
	behind := uint32(0xFFFFFF)
	for k := len(c.areas[band]) - 1; k >= 0; k-- {
		c.work++
		a := &c.areas[band][k]
		if a.vague {
			if x >= a.box.X0-2 && x <= a.box.X1+2 && y >= a.box.Y0-2 && y <= a.box.Y1+2 {
				return
			}
			continue
		}
		if x >= a.box.X0 && x <= a.box.X1 && y >= a.box.Y0 && y <= a.box.Y1 {
			behind = a.fill
			break
		}
	}
	if g.Fill == behind {
		g.hide(ByColour)
	}
}

// twin reports whether a glyph that can be seen stands where glyph n, the last
// one, would, with the same text and size.
func (in *interpreter) twin(n int) bool {
	g := &in.page.Glyphs[n]
	if g.Hidden != Shown || !g.Box.valid() {
		return false
	}
	c := in.cover
	x, y := g.middle()
	near := 0.12 * g.Size
	from, to := c.bands(Box{x, y - near, x, y + near})
	for band := from; band <= to && c.work <= maxCoverWork; band++ {
		if g.X > c.right[band]+near {
			continue // most text goes on to the right
		}
		c.work += len(c.glyphs[band])
		for _, i := range c.glyphs[band] {
			if int(i) >= n {
				continue
			}
			o := &in.page.Glyphs[i]
			if abs64(o.X-g.X) < near && abs64(o.Y-g.Y) < near && o.Text == g.Text && abs64(o.Size-g.Size) < near && o.Hidden == Shown && abs64(o.EndX-g.EndX) < near {
				return true
			}
		}
	}
	return false
}

// opaque reports whether paint hides what is under it.
func (gs *gstate) opaque() bool { return gs.alpha >= 0.99 && !gs.blended && !gs.masked }

// reportHidden warns of hidden text, but for the text of scans.
func (in *interpreter) reportHidden() {
	var counts [len(hiddenWords)]int
	total := 0
	for i := range in.page.Glyphs {
		g := &in.page.Glyphs[i]
		if strings.TrimSpace(g.Text) == "" {
			continue
		}
		total++
		if g.Hidden != Shown {
			counts[g.Hidden]++
		}
	}
	for why, n := range counts {
		if n == 0 || len(in.page.Images) > 0 && (Hidden(why) == ByMode || Hidden(why) == ByImage && n*10 > total*9) {
			continue
		}
		in.warn("hidden-text", "%s", fmt.Sprintf("%d characters are %s", n, hiddenWords[why]))
	}
}
