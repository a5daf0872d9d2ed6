package taggedpdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

var errFont = errors.New("font is damaged")

// A typeface is a TrueType font that letters are taken from. It is read-only.
type typeface struct {
	tables   map[string][]byte
	name     string // PostScript name
	units    int    // units of an em
	ascent   int
	descent  int
	capital  int // height of capitals
	bounds   [4]int16
	glyphs   map[rune]int
	long     bool // format of loca
	count    int  // of glyphs
	advances int  // of glyphs that have an advance of their own
}

// parseTypeface reads a font of the given PostScript name.
func parseTypeface(name string, data []byte) (*typeface, error) {
	f := &typeface{tables: map[string][]byte{}, name: name, glyphs: map[rune]int{}}
	if len(data) < 12 {
		return nil, errFont
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if len(data) < 28+16*i {
			return nil, errFont
		}
		e := data[12+16*i:]
		from, n := int(binary.BigEndian.Uint32(e[8:])), int(binary.BigEndian.Uint32(e[12:]))
		if from < 0 || n < 0 || from+n > len(data) {
			return nil, errFont
		}
		f.tables[string(e[:4])] = data[from : from+n]
	}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "OS/2": 90, "hmtx": 4, "loca": 4, "glyf": 1, "cmap": 4} {
		if len(f.tables[tag]) < least {
			return nil, fmt.Errorf("%w: table %s", errFont, tag)
		}
	}
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.units = int(binary.BigEndian.Uint16(head[18:]))
	for i := range f.bounds {
		f.bounds[i] = int16(binary.BigEndian.Uint16(head[36+2*i:]))
	}
	f.long = binary.BigEndian.Uint16(head[50:]) != 0
	f.ascent, f.descent = int(int16(binary.BigEndian.Uint16(hhea[4:]))), int(int16(binary.BigEndian.Uint16(hhea[6:])))
	f.advances = int(binary.BigEndian.Uint16(hhea[34:]))
	f.count = int(binary.BigEndian.Uint16(f.tables["maxp"][4:]))
	f.capital = int(binary.BigEndian.Uint16(f.tables["OS/2"][88:]))
	if f.units == 0 || f.advances == 0 || len(f.tables["hmtx"]) < 4*f.advances {
		return nil, errFont
	}
	return f, f.readCmap()
}

// readCmap reads the table from characters to glyphs: format 4 (OpenType, cmap).
func (f *typeface) readCmap() error {
	t := f.tables["cmap"]
	for i := range int(binary.BigEndian.Uint16(t[2:])) {
		if len(t) < 12+8*i {
			return errFont
		}
		e := t[4+8*i:]
		from := int(binary.BigEndian.Uint32(e[4:]))
		if from+14 > len(t) || binary.BigEndian.Uint16(t[from:]) != 4 {
			continue
		}
		s := t[from:]
		n := int(binary.BigEndian.Uint16(s[6:])) / 2
		u16 := func(at int) int {
			if at+2 > len(s) {
				return 0
			}
			return int(binary.BigEndian.Uint16(s[at:]))
		}
		for k := range n {
			last, first := u16(14+2*k), u16(16+2*n+2*k)
			delta, offset := u16(16+4*n+2*k), u16(16+6*n+2*k)
			for c := first; c <= last && c < 0xFFFF; c++ {
				g := c
				if offset != 0 {
					if g = u16(16 + 6*n + 2*k + offset + 2*(c-first)); g == 0 {
						continue
					}
				}
				if g = (g + delta) & 0xFFFF; g > 0 && g < f.count {
					f.glyphs[rune(c)] = g
				}
			}
		}
		return nil
	}
	return fmt.Errorf("%w: no table of characters", errFont)
}

// advance is how wide a glyph is, in thousandths of an em, and bearing is where
// its outline begins, in units.
func (f *typeface) advance(glyph int) (width float64, bearing int) {
	t := f.tables["hmtx"]
	i := min(glyph, f.advances-1)
	width = float64(binary.BigEndian.Uint16(t[4*i:])) * 1000 / float64(f.units)
	at := 4*i + 2
	if glyph >= f.advances {
		at = 4*f.advances + 2*(glyph-f.advances)
	}
	if at+2 > len(t) {
		return width, 0
	}
	return width, int(int16(binary.BigEndian.Uint16(t[at:])))
}

// outline returns the outline of a glyph; empty for a space.
func (f *typeface) outline(glyph int) []byte {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	at := func(i int) int {
		if f.long {
			if 4*i+4 > len(loca) {
				return 0
			}
			return int(binary.BigEndian.Uint32(loca[4*i:]))
		}
		if 2*i+2 > len(loca) {
			return 0
		}
		return 2 * int(binary.BigEndian.Uint16(loca[2*i:]))
	}
	from, to := at(glyph), at(glyph+1)
	if from >= to || to > len(glyf) {
		return nil
	}
	return glyf[from:to]
}

// components calls visit with the place of each glyph number in a glyph that is
// made of others (OpenType, glyf, composite glyphs).
func components(outline []byte, visit func(at int)) {
	if len(outline) < 10 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return
	}
	const words, scale, more, xyScale, matrix = 1, 8, 0x20, 0x40, 0x80
	for at := 10; at+4 <= len(outline); {
		flags := binary.BigEndian.Uint16(outline[at:])
		visit(at + 2)
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&xyScale != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return
		}
	}
}
