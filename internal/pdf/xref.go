package pdf

import "bytes"

// readChain follows the cross-reference sections from the last one back. The
// first entry found for an object is the newest. Whatever does not fit sets
// damaged, and the whole-file scan fills the gaps.
func (s *source) readChain() {
	off, ok := s.startxref()
	if !ok {
		s.damaged = true
		return
	}
	seen := map[int64]bool{}
	todo := []int64{off}
	for len(todo) > 0 && s.err == nil {
		off := todo[0]
		todo = todo[1:]
		if seen[off] {
			continue // a cycle
		}
		seen[off] = true
		d, ok := s.section(off)
		if !ok {
			s.damaged = true
			continue
		}
		for _, e := range d {
			if s.trailer.get(e.key) == nil {
				s.trailer = append(s.trailer, e)
			}
		}
		// In a hybrid file, the stream ranks between this table and its Prev.
		var next []int64
		for _, key := range []name{"XRefStm", "Prev"} {
			if n, ok := integer(d.get(key)); ok {
				next = append(next, n)
			}
		}
		todo = append(next, todo...)
	}
}

// startxref returns the offset of the newest section.
func (s *source) startxref() (int64, bool) {
	i := bytes.LastIndex(s.data, []byte("startxref"))
	if i < 0 {
		return 0, false
	}
	l := lexer{b: s.data, pos: i + len("startxref")}
	t := l.next()
	return toInt(t.num), t.kind == tokInt
}

// section reads one table or stream and returns its trailer.
func (s *source) section(off int64) (dict, bool) {
	if off < 0 || off >= int64(len(s.data)) {
		return nil, false
	}
	l := lexer{b: s.data, pos: int(off)}
	l.skipSpace()
	if bytes.HasPrefix(s.data[l.pos:], []byte("xref")) {
		return s.table(l.pos + len("xref"))
	}
	if _, _, _, ok := s.header(int64(l.pos)); !ok {
		return nil, false
	}
	x, _, ok := s.readAt(int64(l.pos), 0, false)
	st, isStream := x.(*stream)
	if !ok || !isStream || st.dict.get("Type") != name("XRef") {
		return nil, false
	}
	return st.dict, s.xrefStream(st)
}

// table reads a classic table, tolerating entries of other lengths than 20.
func (s *source) table(pos int) (dict, bool) {
	l := lexer{b: s.data, pos: pos}
	for {
		t := l.next()
		if t.kind == tokKeyword && bytes.HasPrefix(t.text, []byte("trailer")) {
			s.parser.at(s.data, l.pos-len(t.text)+len("trailer"), nil)
			x, _ := s.parser.object()
			d, ok := x.(dict)
			return d, ok
		}
		if t.kind != tokInt {
			return nil, false
		}
		start := toInt(t.num)
		count := toInt(l.next().num)
		if start < 0 || start+count > maxObjectNumber {
			return nil, false
		}
		for i := int64(0); i < count; i++ {
			at := l.pos
			off, gen, kind := l.next(), l.next(), l.next()
			if off.kind != tokInt || gen.kind != tokInt || kind.kind != tokKeyword || len(kind.text) != 1 {
				l.pos = at // fewer entries than announced
				break
			}
			loc := location{offset: toInt(off.num), gen: uint16(toInt(gen.num))}
			switch kind.text[0] {
			case 'f':
				loc.free = true
			case 'n':
				if loc.offset == 0 {
					loc.free = true // some writers mark deleted objects so
				}
			default:
				return nil, false
			}
			if !s.enter(uint32(start+i), loc) {
				return nil, false
			}
		}
	}
}

// enter adds an entry unless a newer one is known.
func (s *source) enter(num uint32, loc location) bool {
	if _, known := s.entries.get(num); known {
		return true
	}
	if s.entries.n >= s.lim.MaxObjects {
		s.warn("limit", "the file has more objects than the limit of %d", s.lim.MaxObjects)
		return false
	}
	s.entries.add(num, loc)
	return true
}

// xrefStream reads the entries of a cross-reference stream. Its sizes are the
// file's claims, so entries are made only for bytes that are there.
func (s *source) xrefStream(st *stream) bool {
	widths, _ := s.resolve(st.dict.get("W")).(array)
	if len(widths) < 3 {
		return false
	}
	var w [3]int
	for i := range w {
		n, ok := integer(widths[i])
		if !ok || n < 0 || n > 8 {
			return false
		}
		w[i] = int(n)
	}
	row := w[0] + w[1] + w[2]
	if row == 0 {
		return false
	}
	b := s.decoded(st)
	index, ok := s.resolve(st.dict.get("Index")).(array)
	if !ok {
		index = array{int64(0), int64(maxObjectNumber)}
	}
	field := func(n int) uint64 {
		var v uint64
		for _, c := range b[:n] {
			v = v<<8 | uint64(c)
		}
		b = b[n:]
		return v
	}
	for i := 0; i+1 < len(index); i += 2 {
		start, ok1 := integer(index[i])
		count, ok2 := integer(index[i+1])
		if !ok1 || !ok2 || start < 0 || start > maxObjectNumber {
			return false
		}
		for n := start; n < start+count && n <= maxObjectNumber && len(b) >= row; n++ {
			kind := uint64(1)
			if w[0] > 0 {
				kind = field(w[0])
			}
			x, y := field(w[1]), field(w[2])
			loc := location{free: true}
			switch kind {
			case 1:
				loc = location{offset: int64(x & (1<<62 - 1)), gen: uint16(y)}
			case 2:
				if x == 0 || x > maxObjectNumber {
					continue
				}
				loc = location{pack: uint32(x), index: uint32(y)}
			}
			if !s.enter(uint32(n), loc) {
				return false
			}
		}
	}
	return true
}
