package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// textString decodes a text string: UTF-16 or UTF-8 by its mark, else
// PDFDocEncoding (ISO 32000-2, 7.9.2.2).
func textString(s string) string {
	switch {
	case strings.HasPrefix(s, "\xFE\xFF"):
		return utf16String([]byte(s[2:]), false)
	case strings.HasPrefix(s, "\xFF\xFE"):
		return utf16String([]byte(s[2:]), true)
	case strings.HasPrefix(s, "\xEF\xBB\xBF"):
		return strings.ToValidUTF8(s[3:], "\uFFFD")
	}
	ascii := true
	for i := 0; i < len(s); i++ {
		ascii = ascii && s[i] >= ' ' && s[i] < 0x7F
	}
	if ascii {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteRune(docEncoding(s[i]))
	}
	return b.String()
}

// docEncoding is PDFDocEncoding, annex D.3.
func docEncoding(c byte) rune {
	switch {
	case c >= 0x18 && c < 0x20:
		return []rune("˘ˇˆ˙˝˛˚˜")[c-0x18]
	case c >= 0x80 && c <= 0xA0:
		return []rune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€")[c-0x80]
	}
	return rune(c)
}

// utf16String decodes UTF-16 and leaves out language escapes.
func utf16String(b []byte, little bool) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u := uint16(b[i])<<8 | uint16(b[i+1])
		if little {
			u = u<<8 | u>>8
		}
		if u == 0x1B { // a language code up to the next escape
			for i += 2; i+1 < len(b) && !(b[i] == 0 && b[i+1] == 0x1B); i += 2 {
			}
			continue
		}
		units = append(units, u)
	}
	out := make([]byte, 0, len(units))
	for _, r := range utf16.Decode(units) {
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}
