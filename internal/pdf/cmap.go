package pdf

import (
	"cmp"
	"slices"
	"sort"
	"unicode/utf8"
)

// A cmap maps character codes to CIDs (the Encoding of a composite font) or to
// text (ToUnicode).
type cmap struct {
	spaces   []codespace
	cids     []cidRange
	chars    map[uint32]string
	ranges   []textRange
	vertical bool
	use      string // the name of the CMap that this one builds on
}

// A codespace is a set of codes of n bytes: each byte is within lo and hi.
type codespace struct {
	n      int
	lo, hi [4]byte
}

type cidRange struct{ lo, hi, cid uint32 }

// A textRange maps lo to text, and each further code to the next character.
type textRange struct {
	lo, hi uint32
	text   string
}

// maxCMapEntries bounds what one CMap may define.
const maxCMapEntries = 1 << 18

// parseCMap reads an embedded CMap. It never fails: what it cannot read, it
// leaves out.
func parseCMap(b []byte) *cmap {
	m := &cmap{chars: map[uint32]string{}}
	l := lexer{b: b}
	var last token
	for {
		l.scratch = l.scratch[:0]
		t := l.next()
		switch t.kind {
		case tokEOF:
			m.sort()
			return m
		case tokKeyword:
			switch string(t.text) {
			case "begincodespacerange":
				m.readCodespaces(&l)
			case "beginbfchar":
				m.readChars(&l)
			case "beginbfrange":
				m.readRanges(&l)
			case "begincidchar":
				m.readCIDs(&l, false)
			case "begincidrange":
				m.readCIDs(&l, true)
			case "usecmap":
				if last.kind == tokName {
					m.use = string(last.text)
				}
			}
		case tokName:
			if string(t.text) == "WMode" {
				m.vertical = l.next().num == 1
			}
			// The name must outlive the scratch space.
			t.text = append([]byte(nil), t.text...)
		}
		last = t
	}
}

func (m *cmap) full() bool {
	return len(m.chars)+len(m.ranges)+len(m.cids) >= maxCMapEntries
}

func (m *cmap) readCodespaces(l *lexer) {
	for len(m.spaces) < 1000 {
		lo, hi := l.next(), l.next()
		if lo.kind != tokString || hi.kind != tokString {
			return
		}
		n := len(lo.text)
		if n < 1 || n > 4 || len(hi.text) != n {
			continue
		}
		s := codespace{n: n}
		copy(s.lo[:], lo.text)
		copy(s.hi[:], hi.text)
		m.spaces = append(m.spaces, s)
	}
}

func (m *cmap) readChars(l *lexer) {
	for !m.full() {
		l.scratch = l.scratch[:0]
		src := l.next()
		if src.kind != tokString {
			return
		}
		dst := l.next()
		code := codeOf(src.text)
		switch dst.kind {
		case tokString:
			m.chars[code] = destination(dst.text)
		case tokName:
			m.chars[code] = glyphText(string(dst.text))
		case tokInt:
			m.chars[code] = string(rune(dst.num))
		default:
			return
		}
	}
}

func (m *cmap) readRanges(l *lexer) {
	for !m.full() {
		l.scratch = l.scratch[:0]
		from := l.next()
		if from.kind != tokString {
			return
		}
		lo := codeOf(from.text)
		to := l.next()
		if to.kind != tokString {
			return
		}
		hi := codeOf(to.text)
		dst := l.next()
		switch dst.kind {
		case tokString:
			if hi >= lo {
				m.ranges = append(m.ranges, textRange{lo, hi, destination(dst.text)})
			}
		case tokInt:
			if hi >= lo && utf8.ValidRune(rune(dst.num)) {
				m.ranges = append(m.ranges, textRange{lo, hi, string(rune(dst.num))})
			}
		case tokArrayOpen:
			for code := lo; ; code++ {
				t := l.next()
				if t.kind != tokString && t.kind != tokName {
					break // the closing bracket
				}
				if code < lo || code > hi || m.full() {
					continue
				}
				if t.kind == tokString {
					m.chars[code] = destination(t.text)
				} else {
					m.chars[code] = glyphText(string(t.text))
				}
			}
		default:
			return
		}
	}
}

func (m *cmap) readCIDs(l *lexer, ranges bool) {
	for !m.full() {
		l.scratch = l.scratch[:0]
		from := l.next()
		if from.kind != tokString {
			return
		}
		r := cidRange{lo: codeOf(from.text)}
		r.hi = r.lo
		if ranges {
			to := l.next()
			if to.kind != tokString {
				return
			}
			r.hi = codeOf(to.text)
		}
		cid := l.next()
		if cid.kind != tokInt {
			return
		}
		r.cid = uint32(cid.num)
		if r.hi >= r.lo {
			m.cids = append(m.cids, r)
		}
	}
}

func codeOf(b []byte) uint32 {
	var n uint32
	for _, c := range b {
		n = n<<8 | uint32(c)
	}
	return n
}

// destination decodes the text of a bfchar or bfrange: UTF-16, or a single byte
// where a writer cut the zero off.
func destination(b []byte) string {
	switch {
	case len(b) == 1:
		return string(rune(b[0]))
	case len(b)%2 == 1:
		// An odd number of bytes or of digits: the last unit is short.
		b = b[:len(b)-1]
	}
	return utf16String(b, swapped(b))
}

// swapped reports whether letters stand with their low byte first. Ghostscript
// writes ligatures so ("ti" as U+7400 U+6900). No script has words of several
// characters that all end in 00 and begin with an ASCII letter's code.
func swapped(b []byte) bool {
	for i := 0; i+1 < len(b); i += 2 {
		if c := b[i] | 0x20; b[i+1] != 0 || c < 'a' || c > 'z' {
			return false
		}
	}
	return len(b) >= 4
}

// lookup returns the text of a code.
func (m *cmap) lookup(code uint32) (string, bool) {
	if s, ok := m.chars[code]; ok {
		return s, true
	}
	i := rangeOf(len(m.ranges), code, func(i int) (lo, hi uint32) { return m.ranges[i].lo, m.ranges[i].hi })
	if i < 0 {
		return "", false
	}
	r := &m.ranges[i]
	if code == r.lo {
		return r.text, true
	}
	last, size := utf8.DecodeLastRuneInString(r.text)
	if size == 0 {
		return "", true
	}
	return r.text[:len(r.text)-size] + string(last+rune(code-r.lo)), true
}

// sort puts the ranges in order, so that they can be searched.
func (m *cmap) sort() {
	slices.SortStableFunc(m.ranges, func(a, b textRange) int { return cmp.Compare(a.lo, b.lo) })
	slices.SortStableFunc(m.cids, func(a, b cidRange) int { return cmp.Compare(a.lo, b.lo) })
}

// rangeOf returns which of n ranges, ordered by their first code, has the code,
// or -1. Ranges should not overlap; where they do, only the nearest few count.
func rangeOf(n int, code uint32, bounds func(i int) (lo, hi uint32)) int {
	i := sort.Search(n, func(i int) bool { lo, _ := bounds(i); return lo > code }) - 1
	for j := i; j >= 0 && j > i-8; j-- {
		if _, hi := bounds(j); code <= hi {
			return j
		}
	}
	return -1
}

// cid returns the CID of a code; without a mapping, 0.
func (m *cmap) cid(code uint32) uint32 {
	if i := rangeOf(len(m.cids), code, func(i int) (lo, hi uint32) { return m.cids[i].lo, m.cids[i].hi }); i >= 0 {
		return m.cids[i].cid + code - m.cids[i].lo
	}
	return 0
}

// next splits the first code off s. Codes outside every codespace take as many
// bytes as the shortest one that fits, at least one.
func (m *cmap) next(s []byte) (code uint32, n int) {
	if len(m.spaces) == 0 {
		n = min(2, len(s))
		return codeOf(s[:n]), n
	}
	shortest := 4
	for n = 1; n <= 4 && n <= len(s); n++ {
		for i := range m.spaces {
			sp := &m.spaces[i]
			if sp.n < shortest {
				shortest = sp.n
			}
			if sp.n == n && sp.contains(s[:n]) {
				return codeOf(s[:n]), n
			}
		}
	}
	n = min(shortest, len(s))
	return codeOf(s[:n]), n
}

func (c *codespace) contains(s []byte) bool {
	for i, b := range s {
		if b < c.lo[i] || b > c.hi[i] {
			return false
		}
	}
	return true
}
