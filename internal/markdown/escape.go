package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/util"
)

// unescapeAll resolves backslash escapes and character references, which
// goldmark leaves in its tree until it renders.
func unescapeAll(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			b.WriteByte(s[i+1])
			i += 2
		case s[i] == '&':
			end := strings.IndexByte(s[i:], ';')
			if end < 0 || !reference.MatchString(s[i:i+end+1]) {
				b.WriteByte('&')
				i++
				continue
			}
			ref := []byte(s[i : i+end+1])
			b.Write(util.ResolveEntityNames(util.ResolveNumericReferences(ref)))
			i += end + 1
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

// reference is a character reference (CommonMark 2.5).
var reference = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,40});`)

// lineStart is what would begin a heading, quote, list, table, code block,
// thematic break or underline if it stood at the start of a line.
var lineStart = regexp.MustCompile(`^(?:[-+](?:[\s-]|$)|[=>~:|]|#{1,6}(?:\s|$)|\d{1,9}([.)])(?:\s|$))`)

// escapeText makes text safe to stand anywhere in a line.
func escapeText(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case '\\', '`', '*', '[', ']', '|', '~':
			b.WriteByte('\\')
		case '_':
			// An underscore inside a word is no emphasis.
			if i == 0 || i+1 == len(s) || !alphanumeric(s[i-1]) || !alphanumeric(s[i+1]) {
				b.WriteByte('\\')
			}
		case '<':
			b.WriteByte('\\')
		case '&':
			if reference.MatchString(s[i:]) {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// escapeLineStart adds what keeps an escaped line from being more than text.
func escapeLineStart(line string) string {
	m := lineStart.FindStringSubmatchIndex(line)
	switch {
	case m == nil:
		return line
	case m[2] >= 0: // a number: escape the sign after it
		return line[:m[2]] + `\` + line[m[2]:]
	}
	return `\` + line
}

// escapeURL makes a link target that cannot end early.
func escapeURL(url string) string {
	var b strings.Builder
	for i := 0; i < len(url); i++ {
		c := url[i]
		switch {
		case c == '<' || c == '>' || c == '\\' || c <= ' ' || c == '(' || c == ')' || c == 0x7f:
			const hex = "0123456789ABCDEF"
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		case c == '&' && reference.MatchString(url[i:]):
			b.WriteString("&amp;")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
