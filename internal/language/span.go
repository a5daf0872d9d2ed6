package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Span is a half-open range of bytes in a text: text[Start:End].
type Span struct{ Start, End int }

// Of returns the part of text that the span covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// trim returns the span without the white space at its ends.
func trim(text string, s Span) Span {
	part := text[s.Start:s.End]
	left := len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	part = part[left:]
	return Span{s.Start + left, s.Start + left + len(strings.TrimRightFunc(part, unicode.IsSpace))}
}

func runeAt(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// upperFirst says whether the first rune is an upper-case letter.
func upperFirst(s string) bool {
	r, _ := runeAt(s, 0)
	return unicode.IsUpper(r)
}
