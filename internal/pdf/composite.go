package pdf

import (
	"cmp"
	"math"
	"slices"
	"sync"

	layer "github.com/ledongthuc/pdf"
)

// A composite is the part of a Type 0 font that turns codes into glyphs.
type composite struct {
	name       string
	embedded   *cmap       // an embedded CMap, or nil
	predefined *predefined // a named one, or nil
	toUnicode  *cmap       // or nil
	byCID      func(cid uint32) string
	widths     map[uint32]float64 // of 1 em by CID
	ranges     []widthRange
	dw         float64
	vertical   bool
	twoByte    bool               // every code has two bytes
	advances   map[uint32]float64 // vertical advances by CID
	columns    []widthRange       // the same for ranges
	dwVertical float64
}

// A widthRange gives one width to many CIDs.
type widthRange struct {
	lo, hi uint32
	w      float64
}

func (f *font) readComposite(v, desc value, toUnicode *cmap, rd *reading) {
	c := &composite{name: f.pub.Name, toUnicode: toUnicode, widths: map[uint32]float64{}, dw: 1, dwVertical: -1, advances: map[uint32]float64{}}
	f.comp = c
	kid := v.Key("DescendantFonts").Index(0)
	switch enc := v.Key("Encoding"); enc.Kind() {
	case layer.Name:
		if c.predefined = predefinedCMap(enc.Name()); c.predefined == nil {
			f.lost = "the CMap " + clip(enc.Name()) + " is not known"
			c.predefined = predefinedCMap("Identity-H")
		}
		c.vertical = c.predefined.vertical
	case layer.Stream:
		b, err := rd.data(enc)
		if err != nil && len(b) == 0 {
			f.lost = "the font's CMap cannot be read"
		}
		c.embedded = parseCMap(b)
		c.vertical = c.embedded.vertical || enc.Key("WMode").Int64() == 1
		if use := enc.Key("UseCMap").Name(); use != "" {
			c.embedded.use = use
		}
		if len(c.embedded.cids) == 0 && c.embedded.use == "" && len(c.embedded.chars)+len(c.embedded.ranges) > 0 && c.toUnicode == nil {
			c.toUnicode = c.embedded // a map to text in the wrong place
		}
		if c.embedded.use != "" {
			c.predefined = predefinedCMap(c.embedded.use)
		}
	default:
		c.predefined = predefinedCMap("Identity-H")
	}
	f.pub.Vertical = c.vertical
	c.twoByte = c.onlyTwoByte()
	if dw := kid.Key("DW"); isNumber(dw) {
		c.dw = dw.Float64() / 1000
	}
	c.readWidths(kid.Key("W"))
	byFirst := func(a, b widthRange) int { return cmp.Compare(a.lo, b.lo) }
	slices.SortStableFunc(c.ranges, byFirst)
	if dw2 := kid.Key("DW2"); dw2.Len() == 2 {
		c.dwVertical = dw2.Index(1).Float64() / 1000
	}
	c.readVertical(kid.Key("W2"))
	slices.SortStableFunc(c.columns, byFirst)
	if toUnicode != nil {
		// For the codes that the map leaves out. Most fonts have none: read the
		// font file only when one comes.
		byCID := sync.OnceValue(func() func(uint32) string {
			text, lost := cidText(kid, desc, rd.again())
			if text == nil || lost != "" {
				return func(uint32) string { return "" }
			}
			return text
		})
		c.byCID = func(cid uint32) string { return byCID()(cid) }
	} else {
		var lost string
		if c.byCID, lost = cidText(kid, desc, rd); f.lost == "" && (c.predefined == nil || c.predefined.text == nil) {
			f.lost = lost
		}
	}
	if toUnicode == nil && c.byCID == nil && (c.predefined == nil || c.predefined.text == nil) && f.lost == "" {
		f.lost = "the font does not say what its codes mean"
	}
}

// clip shortens a name for a message.
func clip(s string) string { return s[:min(len(s), 40)] }

// readWidths reads a W array: "c [w1 w2 …]" and "first last w".
func (c *composite) readWidths(v value) {
	n := v.Len()
	for i := 0; i+1 < n; {
		first := uint32(v.Index(i).Float64())
		second := v.Index(i + 1)
		if second.Kind() == layer.Array {
			for j, w := range floats(second) {
				c.widths[first+uint32(j)] = w / 1000
			}
			i += 2
			continue
		}
		if i+2 >= n {
			return
		}
		c.ranges = append(c.ranges, widthRange{first, uint32(second.Float64()), v.Index(i+2).Float64() / 1000})
		i += 3
	}
}

// readVertical reads a W2 array, of which only the advances are used.
func (c *composite) readVertical(v value) {
	n := v.Len()
	for i := 0; i+1 < n; {
		first := uint32(v.Index(i).Float64())
		second := v.Index(i + 1)
		if second.Kind() == layer.Array {
			w := floats(second)
			for j := 0; j+2 < len(w); j += 3 {
				c.advances[first+uint32(j/3)] = w[j] / 1000
			}
			i += 2
			continue
		}
		if i+4 >= n {
			return
		}
		c.columns = append(c.columns, widthRange{first, uint32(second.Float64()), v.Index(i+2).Float64() / 1000})
		i += 5
	}
}

// advanceOf returns the advance of a CID, from single ones, ranges or the default.
func advanceOf(cid uint32, single map[uint32]float64, ranges []widthRange, other float64) float64 {
	if w, ok := single[cid]; ok {
		return w
	}
	if i := rangeOf(len(ranges), cid, func(i int) (lo, hi uint32) { return ranges[i].lo, ranges[i].hi }); i >= 0 {
		return ranges[i].w
	}
	return other
}

func (c *composite) show(s []byte) shown {
	var g shown
	var code, cid uint32
	switch {
	case c.embedded != nil && (len(c.embedded.spaces) > 0 || c.predefined == nil):
		code, g.n = c.embedded.next(s)
		cid = c.embedded.cid(code)
		if cid == 0 && len(c.embedded.cids) == 0 {
			cid = code
		}
	default:
		g.n = min(max(c.predefined.split(s), 1), len(s))
		code = codeOf(s[:g.n])
		cid = code
		if c.embedded != nil {
			if own := c.embedded.cid(code); own != 0 {
				cid = own
			}
		}
	}
	g.space = g.n == 1 && s[0] == ' '
	if c.toUnicode != nil {
		if t, ok := c.toUnicode.lookup(code); ok && usable(t) {
			g.text = splitLigature(t)
		}
	}
	p := c.predefined
	if g.text == "" && p != nil && p.text != nil {
		g.text = p.text(s[:g.n])
	}
	if g.text == "" && c.byCID != nil {
		g.text = splitLigature(c.byCID(cid))
	}
	g.text = pictorial(c.name, g.text)
	switch {
	case c.vertical:
		g.width = advanceOf(cid, c.advances, c.columns, c.dwVertical)
	case p != nil && !p.identity && len(g.text) == 1 && c.embedded == nil:
		// Without the table from code to CID, its widths cannot be looked up:
		// in these fonts Latin letters are half as wide.
		g.width = c.dw / 2
	case p != nil && !p.identity && c.embedded == nil:
		g.width = c.dw
	default:
		g.width = advanceOf(cid, c.widths, c.ranges, c.dw)
	}
	if math.IsNaN(g.width) || math.IsInf(g.width, 0) {
		g.width = 0
	}
	return g
}

// onlyTwoByte reports whether every code has two bytes.
func (c *composite) onlyTwoByte() bool {
	if c.embedded == nil {
		return c.predefined != nil && c.predefined.identity
	}
	for i := range c.embedded.spaces {
		if c.embedded.spaces[i].n != 2 {
			return false
		}
	}
	return true
}
