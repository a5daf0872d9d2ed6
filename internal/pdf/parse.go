package pdf

// A parser reads objects from bytes. Depth bounds nesting: what is nested
// deeper is read as null, so that no file can exhaust the stack.
type parser struct {
	lexer
	maxDepth int
	names    map[string]any // each name is allocated once
	open     []entry        // the entries of the dictionaries that are being read
	depth    int
	// peeked is the token after an integer that turned out to be no reference.
	peeked    [2]token
	numPeeked int
	// key decrypts strings, if not nil.
	key *cipherKey
	// stopAt is the word that ended the last object where a value was due.
	stopped string
}

func newParser(b []byte, pos, maxDepth int) *parser {
	return &parser{lexer: lexer{b: b, pos: pos}, maxDepth: maxDepth, names: map[string]any{}}
}

// at makes the parser begin anew. It keeps its names and its scratch space.
func (p *parser) at(b []byte, pos int, key *cipherKey) {
	p.b, p.pos, p.key = b, pos, key
	p.depth, p.numPeeked, p.stopped, p.open = 0, 0, "", p.open[:0]
}

func (p *parser) token() token {
	if p.numPeeked > 0 {
		t := p.peeked[0]
		p.peeked[0] = p.peeked[1]
		p.numPeeked--
		return t
	}
	return p.next()
}

// intern returns a name.
func (p *parser) intern(b []byte) any {
	n, ok := p.names[string(b)]
	if !ok {
		n = name(b)
		p.names[string(b)] = n
	}
	return n
}

// object reads the next object. Ok is false where there is none: at a closing
// bracket, the end, or an unknown word.
func (p *parser) object() (obj any, ok bool) {
	p.scratch = p.scratch[:0]
	return p.value(p.token())
}

func (p *parser) value(t token) (any, bool) {
	switch t.kind {
	case tokInt:
		return p.intOrRef(t), true
	case tokReal:
		return t.num, true
	case tokName:
		return p.intern(t.text), true
	case tokString:
		b := t.text
		if p.key != nil {
			b = p.key.decrypt(b)
		}
		return text(b), true
	case tokArrayOpen:
		return p.array(), true
	case tokDictOpen:
		return p.dict(), true
	case tokKeyword:
		switch string(t.text) {
		case "null":
			return nil, true
		case "true":
			return true, true
		case "false":
			return false, true
		}
		p.stopped = string(t.text[:min(len(t.text), 20)])
	default:
		p.stopped = ""
	}
	return nil, false
}

// intOrRef tells "12" from "12 0 R". It looks ahead in the bytes rather than
// in tokens, which is much cheaper.
func (p *parser) intOrRef(t token) any {
	n := toInt(t.num)
	if p.numPeeked > 0 || n < 0 || n > maxObjectNumber {
		return n
	}
	i := p.pos
	for i < len(p.b) && class[p.b[i]] == space {
		i++
	}
	from := i
	for i < len(p.b) && p.b[i]-'0' <= 9 {
		i++
	}
	if i == from || i-from > 10 {
		return n
	}
	from = i
	for i < len(p.b) && class[p.b[i]] == space {
		i++
	}
	if i == from || i >= len(p.b) || p.b[i] != 'R' || i+1 < len(p.b) && class[p.b[i+1]] == regular {
		return n
	}
	p.pos = i + 1
	return ref(n)
}

// maxObjectNumber is far above what any real file has.
const maxObjectNumber = 1 << 28

func toInt(f float64) int64 {
	switch {
	case f > 1<<62:
		return 1 << 62
	case f < -(1 << 62):
		return -(1 << 62)
	}
	return int64(f)
}

func (p *parser) array() array {
	a := array{}
	if p.depth++; p.depth > p.maxDepth {
		p.skip(tokArrayClose)
		p.depth--
		return a
	}
	defer func() { p.depth-- }()
	for {
		t := p.token()
		switch t.kind {
		case tokEOF, tokArrayClose:
			return a
		case tokDictClose: // the array was never closed
			p.pushBack(t)
			return a
		case tokKeyword:
			if endsObject(t.text) {
				p.pushBack(t)
				return a
			}
		}
		if v, ok := p.value(t); ok {
			a = append(a, v)
		}
	}
}

func (p *parser) dict() dict {
	if p.depth++; p.depth > p.maxDepth {
		p.skip(tokDictClose)
		p.depth--
		return dict{}
	}
	from := len(p.open)
	p.entries()
	d := make(dict, len(p.open)-from)
	copy(d, p.open[from:])
	clear(p.open[from:])
	p.open = p.open[:from]
	p.depth--
	return d
}

// entries adds the entries up to the end of a dictionary to those that are open.
func (p *parser) entries() {
	for {
		t := p.token()
		switch t.kind {
		case tokEOF, tokDictClose:
			return
		case tokKeyword:
			if endsObject(t.text) {
				p.pushBack(t)
				return
			}
			continue
		case tokName:
		default:
			continue // no key: skip to one
		}
		key, _ := p.intern(t.text).(name)
		v := p.token()
		if v.kind == tokDictClose || v.kind == tokEOF {
			return
		}
		if v.kind == tokKeyword && endsObject(v.text) {
			p.pushBack(v)
			return
		}
		if val, ok := p.value(v); ok && val != nil {
			p.open = append(p.open, entry{key, val})
		}
	}
}

// pushBack makes token return t next.
func (p *parser) pushBack(t token) {
	if p.numPeeked < len(p.peeked) {
		copy(p.peeked[1:], p.peeked[:])
		p.peeked[0] = t
		p.numPeeked++
	}
}

// skip passes over what is nested too deep, without recursion.
func (p *parser) skip(until tokenKind) {
	open := 1
	for open > 0 {
		t := p.token()
		switch t.kind {
		case tokEOF:
			return
		case tokArrayOpen, tokDictOpen:
			open++
		case tokArrayClose, tokDictClose:
			open--
		case tokKeyword:
			if endsObject(t.text) {
				p.pushBack(t)
				return
			}
		}
		p.scratch = p.scratch[:0]
	}
}

// endsObject reports whether a word ends an object that was left open.
func endsObject(w []byte) bool {
	switch string(w) {
	case "endobj", "obj", "stream", "endstream", "xref", "trailer", "startxref":
		return true
	}
	return false
}
