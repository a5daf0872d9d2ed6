package pdf

import (
	"bytes"
	"slices"
)

// scan reads the whole file for objects, once. The last of a number wins, as in
// a file with updates.
func (s *source) scan() {
	if s.scanned != nil {
		return
	}
	s.scanned = map[uint32]location{}
	s.damaged = true
	s.warn("repaired", "the file is damaged; its objects were found by search")
	var packs []uint32
	for pos := 0; pos < len(s.data); {
		i := bytes.Index(s.data[pos:], []byte("obj"))
		if i < 0 {
			break
		}
		at := pos + i
		pos = at + len("obj")
		off, num, gen, ok := s.headerBefore(at)
		if !ok {
			continue
		}
		if len(s.scanned) >= s.lim.MaxObjects {
			s.warn("limit", "the file has more objects than the limit of %d", s.lim.MaxObjects)
			break
		}
		s.scanned[num] = location{offset: int64(off), gen: gen}
		if s.ctx.Err() != nil {
			s.err = s.ctx.Err()
			return
		}
		// Pass over the stream, where its length is plainly right.
		if end, isPack := s.skipStream(pos); end > pos {
			if isPack {
				packs = append(packs, num)
			}
			pos = end
		}
	}
	s.scanTrailers()
	s.scannedPacks(packs)
}

// headerBefore reads "N G " that ends where "obj" begins.
func (s *source) headerBefore(at int) (off int, num uint32, gen uint16, ok bool) {
	b := s.data
	i := at
	back := func() (uint64, bool) {
		if i == 0 {
			return 0, false
		}
		for i > 0 && class[b[i-1]] == space {
			i--
		}
		end := i
		for i > 0 && b[i-1]-'0' <= 9 && end-i < 10 {
			i--
		}
		var n uint64
		for _, c := range b[i:end] {
			n = n*10 + uint64(c-'0')
		}
		return n, i < end
	}
	g, ok := back()
	if !ok || i == 0 || class[b[i-1]] != space {
		return 0, 0, 0, false
	}
	n, ok := back()
	if !ok || n > maxObjectNumber {
		return 0, 0, 0, false
	}
	return i, uint32(n), uint16(g), true
}

// skipStream returns the end of the stream of the object whose body starts at
// pos, or 0 if it has none; and whether it is an object stream.
func (s *source) skipStream(pos int) (end int, isPack bool) {
	limit := min(len(s.data), pos+4096)
	window := s.data[pos:limit]
	for _, next := range []string{"endobj", " obj"} {
		if j := bytes.Index(window, []byte(next)); j >= 0 {
			window = window[:j]
		}
	}
	i := streamKeyword(window)
	if i < 0 {
		return 0, false
	}
	head := window[:i]
	isPack = bytes.Contains(head, []byte("ObjStm"))
	start := pos + i + len("stream")
	if k := bytes.Index(head, []byte("/Length")); k >= 0 {
		l := lexer{b: head, pos: k + len("/Length")}
		n, after := l.next(), l.next()
		if n.kind == tokInt && after.kind != tokInt && n.num < float64(len(s.data)-start) {
			at := start + int(n.num)
			if e := bytes.Index(s.data[at:min(at+24, len(s.data))], []byte("endstream")); e >= 0 {
				return at + e + len("endstream"), isPack
			}
		}
	}
	if e := bytes.Index(s.data[start:], []byte("endstream")); e >= 0 {
		return start + e, isPack
	}
	return start, isPack
}

// streamKeyword returns where the keyword that begins a stream's bytes is, or -1.
func streamKeyword(b []byte) int {
	for from := 0; ; {
		i := bytes.Index(b[from:], []byte("stream"))
		if i < 0 {
			return -1
		}
		i += from
		from = i + len("stream")
		before := bytes.TrimRight(b[:i], "\x00\t\n\f\r ")
		after := from == len(b) || class[b[from]] == space
		if after && (len(before) == 0 || before[len(before)-1] == '>') {
			return i
		}
	}
}

// scanTrailers collects every trailer; later ones count more.
func (s *source) scanTrailers() {
	var found []dict
	for pos := 0; ; {
		i := bytes.Index(s.data[pos:], []byte("trailer"))
		if i < 0 {
			break
		}
		pos += i + len("trailer")
		s.parser.at(s.data, pos, nil)
		if x, _ := s.parser.object(); x != nil {
			if d, ok := x.(dict); ok {
				found = append(found, d)
			}
		}
	}
	for _, num := range sortedKeys(s.scanned) {
		loc := s.scanned[num]
		// Cross-reference streams are trailers too. Look before parsing.
		head := s.data[loc.offset:min(loc.offset+512, int64(len(s.data)))]
		if !bytes.Contains(head, []byte("XRef")) {
			continue
		}
		if x, _, ok := s.readAt(loc.offset, num, false); ok {
			if st, ok := x.(*stream); ok && st.dict.get("Type") == name("XRef") {
				found = append(found, st.dict)
			}
		}
	}
	for _, d := range slices.Backward(found) {
		for _, key := range []name{"Root", "Info", "Encrypt", "ID"} {
			if v := d.get(key); v != nil && s.trailer.get(key) == nil {
				s.trailer = append(s.trailer, entry{key, v})
			}
		}
	}
}

// scannedPacks adds what is in object streams, unless a plain object has the
// same number.
func (s *source) scannedPacks(packs []uint32) {
	if s.crypt == nil && s.trailer.get("Encrypt") != nil {
		// The key first: the streams are encrypted.
		if err := s.openEncryption(); err != nil {
			return
		}
	}
	for _, num := range packs {
		x, _, ok := s.readAt(s.scanned[num].offset, num, true)
		st, isStream := x.(*stream)
		if !ok || !isStream {
			continue
		}
		p := s.openPack(st)
		if p == nil {
			continue
		}
		s.packs[num] = p
		for i, n := range p.numbers {
			if loc, ok := s.scanned[n]; !ok || loc.pack != 0 {
				s.scanned[n] = location{pack: num, index: uint32(i)}
			}
		}
	}
}

// rescan makes the search the first source of objects, and finds the root.
func (s *source) rescan() {
	s.damaged = true
	s.scan()
	s.cache = map[uint32]any{}
	if s.hasRoot() {
		return
	}
	s.entries = directory{}
	s.cache = map[uint32]any{}
	if s.hasRoot() {
		return
	}
	for _, num := range sortedKeys(s.scanned) {
		if d, ok := s.object(num).(dict); ok && d.get("Type") == name("Catalog") && d.get("Pages") != nil {
			s.trailer = s.trailer.set("Root", ref(num))
		}
	}
}

func sortedKeys[V any](m map[uint32]V) []uint32 {
	keys := make([]uint32, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
