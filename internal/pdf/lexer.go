package pdf

import "math"

// A tokenKind says what a token is.
type tokenKind uint8

const (
	tokEOF tokenKind = iota
	tokInt
	tokReal
	tokName
	tokString
	tokKeyword
	tokArrayOpen
	tokArrayClose
	tokDictOpen
	tokDictClose
)

// A token is one lexical element. Text is the name without its slash, the bytes
// of the string, or the keyword; it stays valid until the lexer's scratch space
// is reset.
type token struct {
	kind tokenKind
	num  float64
	text []byte
}

// A lexer splits PDF syntax into tokens: objects, content streams and CMaps all
// use it. It never fails: what makes no sense is skipped or read as other
// readers read it.
type lexer struct {
	b       []byte
	pos     int
	scratch []byte
}

// The classes of bytes.
const (
	regular = iota
	space
	delim
)

var class = func() (t [256]uint8) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = space
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = delim
	}
	return t
}()

// skipSpace moves to the next byte that is neither white space nor comment.
func (l *lexer) skipSpace() {
	for l.pos < len(l.b) {
		switch c := l.b[l.pos]; {
		case class[c] == space:
			l.pos++
		case c == '%':
			for l.pos < len(l.b) && l.b[l.pos] != '\n' && l.b[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next returns the next token.
func (l *lexer) next() token {
	for {
		l.skipSpace()
		if l.pos >= len(l.b) {
			return token{}
		}
		c := l.b[l.pos]
		switch c {
		case '/':
			l.pos++
			return token{kind: tokName, text: l.name()}
		case '(':
			l.pos++
			return token{kind: tokString, text: l.literal()}
		case '<':
			l.pos++
			if l.pos < len(l.b) && l.b[l.pos] == '<' {
				l.pos++
				return token{kind: tokDictOpen}
			}
			return token{kind: tokString, text: l.hex()}
		case '>':
			l.pos++
			if l.pos < len(l.b) && l.b[l.pos] == '>' {
				l.pos++
				return token{kind: tokDictClose}
			}
			continue // a stray one
		case '[':
			l.pos++
			return token{kind: tokArrayOpen}
		case ']':
			l.pos++
			return token{kind: tokArrayClose}
		case ')', '{', '}':
			l.pos++
			continue
		}
		if c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
			if t, ok := l.number(); ok {
				return t
			}
		}
		start := l.pos
		for l.pos < len(l.b) && class[l.b[l.pos]] == regular {
			l.pos++
		}
		return token{kind: tokKeyword, text: l.b[start:l.pos]}
	}
}

// number reads a number as tolerantly as common readers do: doubled signs
// count once, a sign inside ends the value, and "1.2.3" is 1.2. It leaves
// words that only begin like a number alone.
func (l *lexer) number() (token, bool) {
	i := l.pos
	neg := false
	for i < len(l.b) && (l.b[i] == '-' || l.b[i] == '+') {
		neg = neg || l.b[i] == '-'
		i++
	}
	var n float64
	digits := 0
	for i < len(l.b) && l.b[i]-'0' <= 9 {
		n = n*10 + float64(l.b[i]-'0')
		digits++
		i++
	}
	kind := tokInt
	if i < len(l.b) && l.b[i] == '.' {
		kind = tokReal
		i++
		scale := 1.0
		var frac float64
		for i < len(l.b) && (l.b[i]-'0' <= 9 || l.b[i] == '-') {
			if l.b[i] == '-' { // "12.-34", written by a broken exporter
				i++
				continue
			}
			if scale < 1e15 {
				frac = frac*10 + float64(l.b[i]-'0')
				scale *= 10
			}
			digits++
			i++
		}
		n += frac / scale
	}
	if digits == 0 && (kind == tokInt || i < len(l.b) && class[l.b[i]] == regular) {
		if i > l.pos && (i >= len(l.b) || class[l.b[i]] != regular) {
			l.pos = i // a lone sign is 0
			return token{kind: tokInt}, true
		}
		return token{}, false
	}
	// What follows a number without a space is another token ("0Tc"), but for
	// more of a broken number.
	for i < len(l.b) && (l.b[i] == '.' || l.b[i] == '-' || l.b[i]-'0' <= 9) {
		i++
	}
	if neg {
		n = -n
	}
	if math.IsInf(n, 0) {
		n = 0
	}
	l.pos = i
	return token{kind: kind, num: n}, true
}

// name reads the rest of a name and undoes its #xx escapes.
func (l *lexer) name() []byte {
	start := l.pos
	for l.pos < len(l.b) && class[l.b[l.pos]] == regular && l.b[l.pos] != '#' {
		l.pos++
	}
	if l.pos >= len(l.b) || l.b[l.pos] != '#' {
		return l.b[start:l.pos]
	}
	from := len(l.scratch)
	l.scratch = append(l.scratch, l.b[start:l.pos]...)
	for l.pos < len(l.b) && class[l.b[l.pos]] == regular {
		c := l.b[l.pos]
		l.pos++
		if c == '#' && l.pos+1 < len(l.b) {
			hi, lo := unhex(l.b[l.pos]), unhex(l.b[l.pos+1])
			if hi >= 0 && lo >= 0 {
				c = byte(hi<<4 | lo)
				l.pos += 2
			}
		}
		l.scratch = append(l.scratch, c)
	}
	return l.scratch[from:]
}

// literal reads the rest of a (string).
func (l *lexer) literal() []byte {
	start, depth := l.pos, 1
	for l.pos < len(l.b) {
		switch l.b[l.pos] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return l.b[start : l.pos-1]
			}
		case '\\', '\r':
			return l.escaped(start, depth)
		}
		l.pos++
	}
	return l.b[start:]
}

// escaped goes on with a literal from its first escape or bare carriage return.
func (l *lexer) escaped(start, depth int) []byte {
	from := len(l.scratch)
	l.scratch = append(l.scratch, l.b[start:l.pos]...)
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return l.scratch[from:]
			}
		case '\r':
			if l.pos < len(l.b) && l.b[l.pos] == '\n' {
				l.pos++
			}
			c = '\n'
		case '\\':
			if l.pos >= len(l.b) {
				return l.scratch[from:]
			}
			c = l.b[l.pos]
			l.pos++
			switch c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case '\r':
				if l.pos < len(l.b) && l.b[l.pos] == '\n' {
					l.pos++
				}
				continue
			case '\n':
				continue
			case '0', '1', '2', '3', '4', '5', '6', '7':
				n := int(c - '0')
				for i := 0; i < 2 && l.pos < len(l.b) && l.b[l.pos]-'0' <= 7; i++ {
					n = n<<3 | int(l.b[l.pos]-'0')
					l.pos++
				}
				c = byte(n) // overflow is dropped, as the specification says
			}
		}
		l.scratch = append(l.scratch, c)
	}
	return l.scratch[from:]
}

// hex reads the rest of a <hex string>. Bytes that are no digits are skipped,
// and a missing last digit is 0.
func (l *lexer) hex() []byte {
	from := len(l.scratch)
	high := -1
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		d := unhex(c)
		switch {
		case d < 0:
		case high < 0:
			high = d
		default:
			l.scratch = append(l.scratch, byte(high<<4|d))
			high = -1
		}
	}
	if high >= 0 {
		l.scratch = append(l.scratch, byte(high<<4))
	}
	return l.scratch[from:]
}

func unhex(c byte) int {
	switch {
	case c-'0' <= 9:
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
