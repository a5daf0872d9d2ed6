package pdf

import (
	"bytes"
	"context"
	"fmt"
	"slices"
)

// A source is a file as it was found: its bytes, and where its objects are. It
// finds objects in damaged files too. It is used by one goroutine, during Open.
type source struct {
	ctx      context.Context
	data     []byte
	lim      Options
	budget   budget
	parser   *parser // for everything: parsing one object never needs another
	tick     int     // objects read, for asking ctx now and then
	entries  directory
	scanned  map[uint32]location // by reading the whole file; nil until needed
	trailer  dict
	crypt    *crypt
	cache    map[uint32]any
	shared   []dict // objects that the file does not have: see share
	loading  []uint32
	packs    map[uint32]*pack
	damaged  bool // something did not fit; absent objects are searched for
	warnings []Warning
	err      error // a limit that was hit, or ctx's error
	cryptRef ref   // the encryption dictionary itself is in the clear
}

// warn notes a loss that concerns the whole file, once for each code.
func (s *source) warn(code, format string, args ...any) {
	for _, w := range s.warnings {
		if w.Code == code {
			return
		}
	}
	s.warnings = append(s.warnings, Warning{Code: code, Message: fmt.Sprintf(format, args...)})
}

// openSource finds the file's objects and opens its encryption.
func openSource(ctx context.Context, data []byte, lim Options) (*source, error) {
	s := &source{
		ctx: ctx, data: data, lim: lim, budget: budget{lim.MaxDecoded},
		parser: newParser(nil, 0, lim.MaxDepth), cache: map[uint32]any{},
		packs: map[uint32]*pack{},
	}
	head := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if head > 0 {
		// Offsets count from the header in most such files; else they do not fit
		// and are found by the scan.
		s.data = data[head:]
	}
	s.readChain()
	if head < 0 && s.entries.n == 0 && !s.looksLikePDF() {
		return nil, ErrNotPDF
	}
	if err := s.openEncryption(); err != nil {
		return nil, err
	}
	if s.damaged || !s.hasRoot() {
		s.rescan()
		if s.crypt == nil {
			if err := s.openEncryption(); err != nil {
				return nil, err
			}
		}
	}
	return s, s.err
}

// looksLikePDF reports whether a file without a header has objects all the same.
func (s *source) looksLikePDF() bool {
	return bytes.Contains(s.data, []byte(" obj")) && bytes.Contains(s.data, []byte("/Pages"))
}

func (s *source) hasRoot() bool {
	root, ok := s.resolve(s.trailer.get("Root")).(dict)
	if !ok {
		return false
	}
	_, ok = s.resolve(root.get("Pages")).(dict)
	return ok
}

func (s *source) openEncryption() error {
	enc := s.trailer.get("Encrypt")
	if enc == nil {
		return nil
	}
	if r, ok := enc.(ref); ok {
		s.cryptRef = r
	}
	d, ok := s.resolve(enc).(dict)
	if !ok {
		return nil // a reference to nothing: not encrypted
	}
	var id []byte
	if ids, ok := s.resolve(s.trailer.get("ID")).(array); ok && len(ids) > 0 {
		t, _ := s.resolve(ids[0]).(text)
		id = []byte(t)
	}
	flat := make(dict, len(d))
	for i, e := range d {
		flat[i] = entry{e.key, s.resolve(e.val)}
	}
	c, err := openCrypt(flat, id, s.lim.Password)
	if err != nil {
		return err
	}
	s.crypt = c
	// What was read before the key was known was read wrongly.
	s.cache = map[uint32]any{}
	s.packs = map[uint32]*pack{}
	return nil
}

// resolve follows references to an object.
func (s *source) resolve(x any) any {
	for range 32 {
		r, ok := x.(ref)
		if !ok {
			return x
		}
		x = s.object(uint32(r))
	}
	return nil
}

// object returns the object num, or nil.
func (s *source) object(num uint32) any {
	if x, ok := s.cache[num]; ok {
		return x
	}
	x := s.take(num)
	s.cache[num] = x
	return x
}

// take is object for one that will not be asked for again: it is not kept.
func (s *source) take(num uint32) any {
	if len(s.cache) > 0 {
		if x, ok := s.cache[num]; ok {
			delete(s.cache, num)
			return x
		}
	}
	if num > maxObjectNumber {
		if i := int(num - maxObjectNumber - 1); i < len(s.shared) {
			return s.shared[i]
		}
		return nil
	}
	// An object can need another while it is read, such as its length.
	if s.err != nil || slices.Contains(s.loading, num) {
		return nil
	}
	if s.tick++; s.tick&0xFF == 0 && s.ctx.Err() != nil {
		s.err = s.ctx.Err()
		return nil
	}
	s.loading = append(s.loading, num)
	at, known := s.entries.get(num)
	x, ok := s.load(num, at, known)
	if !ok && (known && !at.free || s.damaged) {
		s.scan()
		at, known = s.scanned[num]
		x, ok = s.load(num, at, known)
	}
	s.loading = s.loading[:len(s.loading)-1]
	if !ok {
		return nil
	}
	return x
}

// share makes an object of its own of a dictionary that many others will have,
// so that it is written once.
func (s *source) share(x any) any {
	if d, ok := x.(dict); ok {
		s.shared = append(s.shared, d)
		return ref(maxObjectNumber + uint32(len(s.shared)))
	}
	return x
}

// load reads the object num from where a table says it is.
func (s *source) load(num uint32, at location, known bool) (any, bool) {
	if !known || at.free {
		return nil, false
	}
	if at.pack != 0 {
		return s.unpack(at.pack, num, at.index)
	}
	if !s.objectAt(at.offset, num) {
		return nil, false
	}
	x, _, ok := s.readAt(at.offset, num, true)
	return x, ok
}

// objectAt reports whether "num G obj" stands at the offset.
func (s *source) objectAt(off int64, num uint32) bool {
	n, _, _, ok := s.header(off)
	return ok && n == num
}

// header reads "N G obj" at the offset and returns where the object begins.
func (s *source) header(off int64) (num uint32, gen uint16, body int, ok bool) {
	if off < 0 || off >= int64(len(s.data)) {
		return 0, 0, 0, false
	}
	i := int(off)
	digits := func() (uint64, bool) {
		for i < len(s.data) && class[s.data[i]] == space {
			i++
		}
		from := i
		var n uint64
		for i < len(s.data) && s.data[i]-'0' <= 9 && i-from < 10 {
			n = n*10 + uint64(s.data[i]-'0')
			i++
		}
		return n, i > from
	}
	n, ok1 := digits()
	g, ok2 := digits()
	for i < len(s.data) && class[s.data[i]] == space {
		i++
	}
	if !ok1 || !ok2 || n > maxObjectNumber || !bytes.HasPrefix(s.data[i:], []byte("obj")) {
		return 0, 0, 0, false
	}
	return uint32(n), uint16(g), i + 3, true
}

// readAt reads the object whose header is at the offset, and says where it ends.
func (s *source) readAt(off int64, num uint32, decrypt bool) (x any, end int, ok bool) {
	_, gen, body, ok := s.header(off)
	if !ok {
		return nil, 0, false
	}
	decrypt = decrypt && s.crypt != nil && ref(num) != s.cryptRef
	var key *cipherKey
	if decrypt {
		key = s.crypt.object(s.crypt.strings, num, gen)
	}
	p := s.parser
	p.at(s.data, body, key)
	x, ok = p.object()
	if !ok {
		// "1 0 obj endobj" is null, not damage.
		return nil, p.pos, p.stopped == "endobj"
	}
	d, isDict := x.(dict)
	if !isDict {
		return x, p.pos, true
	}
	t := p.token()
	if t.kind != tokKeyword || !bytes.HasPrefix(t.text, []byte("stream")) {
		return x, p.pos, true
	}
	start := p.pos - (len(t.text) - len("stream"))
	raw, end := s.streamBytes(d, start)
	st := &stream{dict: d, raw: raw}
	if decrypt {
		st.crypt = s.streamKey(d, num, gen)
	}
	return st, end, true
}
