package taggedpdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// The values of PDF, for the checker: name, reference, dict, []any, string,
// float64, bool, nil.
type (
	name      string
	reference int
	dict      map[name]any
	keyword   string
)

// A parsed file. It reads the syntax that this package writes; what it cannot read
// fails the test.
type parsed struct {
	t       *testing.T
	objects map[reference]any
	streams map[reference][]byte
	trailer dict
}

var objectStart = regexp.MustCompile(`(?m)^([0-9]+) 0 obj\n`)

func parsePDF(t *testing.T, data []byte) *parsed {
	t.Helper()
	p := &parsed{t: t, objects: map[reference]any{}, streams: map[reference][]byte{}}
	for _, m := range objectStart.FindAllSubmatchIndex(data, -1) {
		n, err := strconv.Atoi(string(data[m[2]:m[3]]))
		if err != nil {
			t.Fatal(err)
		}
		l := &lexer{t: t, s: data, i: m[1]}
		p.objects[reference(n)] = l.value()
		d, ok := p.objects[reference(n)].(dict)
		if !ok || !bytes.HasPrefix(data[l.i:], []byte("\nstream\n")) {
			continue
		}
		raw, _, _ := bytes.Cut(data[l.i+8:], []byte("\nendstream")) // of a file that a test broke
		if d["Filter"] == name("FlateDecode") {
			z, err := zlib.NewReader(bytes.NewReader(data[l.i+8:][:int(d["Length"].(float64))]))
			if err != nil {
				t.Fatal(err)
			}
			if raw, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		p.streams[reference(n)] = raw
	}
	i := bytes.LastIndex(data, []byte("trailer\n"))
	p.trailer = (&lexer{t: t, s: data, i: i + 8}).value().(dict)
	return p
}

// get follows references.
func (p *parsed) get(v any) any {
	if r, ok := v.(reference); ok {
		return p.objects[r]
	}
	return v
}

func (p *parsed) dict(v any) dict {
	d, _ := p.get(v).(dict)
	return d
}

func (p *parsed) list(v any) []any {
	switch list := p.get(v).(type) {
	case []any:
		return list
	case nil:
		return nil
	}
	return []any{v}
}

// text decodes a text string.
func text(v any) string {
	s, _ := v.(string)
	if !strings.HasPrefix(s, "\xFE\xFF") {
		return s
	}
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

type lexer struct {
	t *testing.T
	s []byte
	i int
}

func (l *lexer) space() {
	for l.i < len(l.s) && strings.IndexByte(" \n\r\t", l.s[l.i]) >= 0 {
		l.i++
	}
}

var (
	refSyntax    = regexp.MustCompile(`^([0-9]+) 0 R`)
	numberSyntax = regexp.MustCompile(`^[-+]?[0-9]*\.?[0-9]+`)
	nameSyntax   = regexp.MustCompile(`^/[^\x00-\x20/<>()\[\]]*`)
	wordSyntax   = regexp.MustCompile(`^[A-Za-z*']+`)
)

// value reads one value, or an operator of a content stream.
func (l *lexer) value() any {
	l.space()
	rest := l.s[l.i:]
	take := func(re *regexp.Regexp) []byte {
		m := re.Find(rest)
		l.i += len(m)
		return m
	}
	switch {
	case len(rest) == 0:
		return nil
	case bytes.HasPrefix(rest, []byte("<<")):
		l.i += 2
		d := dict{}
		for {
			l.space()
			if bytes.HasPrefix(l.s[l.i:], []byte(">>")) {
				l.i += 2
				return d
			}
			key, ok := l.value().(name)
			if !ok {
				l.t.Fatalf("no key at %.40q", l.s[l.i:])
			}
			d[key] = l.value()
		}
	case rest[0] == '<':
		end := bytes.IndexByte(rest, '>')
		b, err := hex.DecodeString(string(rest[1:end]))
		if err != nil {
			l.t.Fatal(err)
		}
		l.i += end + 1
		return string(b)
	case rest[0] == '(':
		end := bytes.IndexByte(rest, ')')
		l.i += end + 1
		return string(rest[1:end])
	case rest[0] == '[':
		l.i++
		list := []any{}
		for {
			l.space()
			if l.s[l.i] == ']' {
				l.i++
				return list
			}
			list = append(list, l.value())
		}
	case rest[0] == '/':
		return name(take(nameSyntax)[1:])
	case refSyntax.Match(rest):
		n, err := strconv.Atoi(string(refSyntax.FindSubmatch(rest)[1]))
		if err != nil {
			l.t.Fatal(err)
		}
		take(refSyntax)
		return reference(n)
	case numberSyntax.Match(rest):
		f, err := strconv.ParseFloat(string(take(numberSyntax)), 64)
		if err != nil {
			l.t.Fatal(err)
		}
		return f
	case wordSyntax.Match(rest):
		switch w := string(take(wordSyntax)); w {
		case "true", "false":
			return w == "true"
		case "null":
			return nil
		default:
			return keyword(w)
		}
	}
	l.t.Fatalf("cannot read %.40q", rest)
	return nil
}
