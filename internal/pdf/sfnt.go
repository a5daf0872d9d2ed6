package pdf

// A fontBytes is a font file; it reads big-endian numbers; what lies outside is 0.
type fontBytes []byte

func (b fontBytes) u8(i int) int {
	if i < 0 || i >= len(b) {
		return 0
	}
	return int(b[i])
}

func (b fontBytes) u16(i int) int { return b.u8(i)<<8 | b.u8(i+1) }

func (b fontBytes) u32(i int) int { return b.u16(i)<<16 | b.u16(i+2) }

// from returns b[i:], or nothing.
func (b fontBytes) from(i int) fontBytes {
	if i < 0 || i > len(b) {
		return nil
	}
	return b[i:]
}

// maxFontGlyphs bounds how many glyphs of a font file are looked at.
const maxFontGlyphs = 1 << 16

// An sfnt is what text needs of a TrueType or OpenType font file.
type sfnt struct {
	unicode map[int]rune   // glyph to character
	names   map[int]string // glyph to the text of its name
	symbol  map[int]int    // code to glyph: the symbol table (3, 0)
	mac     map[int]int    // code to glyph: the Macintosh table (1, 0)
	cff     fontBytes      // the outlines of an OpenType font with CFF
}

// parseSFNT reads the tables. It returns nil for what is no such font.
func parseSFNT(b fontBytes) *sfnt {
	if b.u32(0) == 0x74746366 { // ttcf: the first font of the collection
		return parseTables(b, b.u32(12))
	}
	return parseTables(b, 0)
}

func parseTables(b fontBytes, at int) *sfnt {
	switch b.u32(at) {
	case 0x00010000, 0x74727565, 0x4F54544F: // 1.0, true, OTTO
	default:
		return nil
	}
	s := &sfnt{unicode: map[int]rune{}, names: map[int]string{}, symbol: map[int]int{}, mac: map[int]int{}}
	for i := range min(b.u16(at+4), 200) {
		rec := at + 12 + i*16
		table := b.from(b.u32(rec + 8))
		if n := b.u32(rec + 12); n < len(table) {
			table = table[:n]
		}
		switch b.u32(rec) {
		case 0x636D6170: // cmap
			s.readCmap(table)
		case 0x706F7374: // post
			s.readPost(table)
		case 0x43464620: // CFF
			s.cff = table
		}
	}
	return s
}

func (s *sfnt) readCmap(b fontBytes) {
	for i := range min(b.u16(2), 50) {
		rec := 4 + i*8
		platform, enc := b.u16(rec), b.u16(rec+2)
		sub := b.from(b.u32(rec + 4))
		switch {
		case platform == 3 && enc == 0:
			eachMapping(sub, func(code, gid int) {
				s.symbol[code] = gid
			})
		case platform == 1 && enc == 0:
			eachMapping(sub, func(code, gid int) { s.mac[code] = gid })
		case platform == 0, platform == 3 && (enc == 1 || enc == 10):
			eachMapping(sub, func(code, gid int) {
				r := rune(code)
				// Of several characters the lowest is the plain one; private ones
				// count only where there is no other.
				if old, ok := s.unicode[gid]; !ok || private(old) && !private(r) || r < old && private(r) == private(old) && r >= 0x20 {
					s.unicode[gid] = r
				}
			})
		}
	}
}

// private reports whether r has no public meaning.
func private(r rune) bool { return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 }

// eachMapping calls f for each code of a cmap subtable that has a glyph.
func eachMapping(b fontBytes, f func(code, gid int)) {
	switch b.u16(0) {
	case 0:
		for c := range 256 {
			if g := b.u8(6 + c); g != 0 {
				f(c, g)
			}
		}
	case 4:
		n := b.u16(6) / 2
		ends, starts := 14, 16+n*2
		deltas, offsets := starts+n*2, starts+n*4
		left := maxFontGlyphs
		for i := range n {
			lo, hi := b.u16(starts+i*2), b.u16(ends+i*2)
			delta, off := b.u16(deltas+i*2), b.u16(offsets+i*2)
			for c := lo; c <= hi && c < 0xFFFF && left > 0; c++ {
				left--
				g := c
				if off != 0 {
					if g = b.u16(offsets + i*2 + off + (c-lo)*2); g == 0 {
						continue
					}
				}
				if g = (g + delta) & 0xFFFF; g != 0 {
					f(c, g)
				}
			}
		}
	case 6:
		first := b.u16(6)
		for i := range b.u16(8) {
			if g := b.u16(10 + i*2); g != 0 {
				f(first+i, g)
			}
		}
	case 12:
		left := maxFontGlyphs
		for i := range min(b.u32(12), 10_000) {
			g := 16 + i*12
			lo, hi, gid := b.u32(g), b.u32(g+4), b.u32(g+8)
			for c := lo; c <= hi && c <= 0x10FFFF && left > 0; c++ {
				left--
				f(c, gid+c-lo)
			}
		}
	}
}

// readPost reads the glyph names of format 2.
func (s *sfnt) readPost(b fontBytes) {
	if b.u32(0) != 0x00020000 {
		return
	}
	n := min(b.u16(32), maxFontGlyphs)
	var own []string
	for at := 34 + n*2; at < len(b) && len(own) < n; {
		size := b.u8(at)
		end := min(at+1+size, len(b))
		own = append(own, string(b[at+1:end]))
		at = end
	}
	for g := range n {
		switch i := b.u16(34 + g*2); {
		case i >= 258 && i-258 < len(own):
			if t := glyphText(own[i-258]); t != "" {
				s.names[g] = t
			}
		case i >= 3 && i < 98: // the standard names in ASCII order
			s.names[g] = string(rune(i - 3 + ' '))
		}
	}
}

// text returns what a glyph stands for, or "".
func (s *sfnt) text(gid int) string {
	if r, ok := s.unicode[gid]; ok && !private(r) {
		return string(r)
	}
	return s.names[gid]
}

// glyph returns the glyph of a code of a symbolic simple font.
func (s *sfnt) glyph(code int) int {
	for _, base := range []int{0xF000, 0, 0xF100, 0xF200} {
		if g, ok := s.symbol[base+code]; ok {
			return g
		}
	}
	return s.mac[code]
}
