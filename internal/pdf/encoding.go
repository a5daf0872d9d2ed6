package pdf

import (
	"sync"

	"golang.org/x/text/encoding/charmap"
)

// An encoding gives the text of each code of a simple font; "" is unknown.
type encoding [256]string

// standardEncoding is the built-in encoding of the Latin standard fonts.
var standardEncoding = sync.OnceValue(func() *encoding { return builtin("Times-Roman") })

var symbolEncoding = sync.OnceValue(func() *encoding { return builtin("Symbol") })

var dingbatsEncoding = sync.OnceValue(func() *encoding { return builtin("ZapfDingbats") })

func builtin(font string) *encoding {
	var e encoding
	for code, name := range base14()[font].codes {
		e[code] = splitLigature(glyphText(name))
	}
	return &e
}

// winAnsi is WinAnsiEncoding: unused codes are bullets (annex D.2, note 3).
var winAnsi = sync.OnceValue(func() *encoding {
	var e encoding
	for c := 0x20; c < 256; c++ {
		e[c] = string(charmap.Windows1252.DecodeByte(byte(c)))
		if e[c] == "\uFFFD" || c >= 0x7F && c < 0xA0 && e[c] == string(rune(c)) {
			e[c] = "•"
		}
	}
	e[0xA0], e[0xAD] = "\u00A0", "-"
	return &e
})

// macRoman is MacRomanEncoding. It keeps the currency sign that Apple has
// since replaced by the euro.
var macRoman = sync.OnceValue(func() *encoding {
	var e encoding
	for c := 0x20; c < 256; c++ {
		if c != 0x7F {
			e[c] = splitLigature(string(charmap.Macintosh.DecodeByte(byte(c))))
		}
	}
	e[0xCA], e[0xDB] = "\u00A0", "¤"
	return &e
})

// macExpert is what text needs of MacExpertEncoding: small capitals and
// old-style figures stand for the plain letters, fractions and ligatures.
var macExpert = sync.OnceValue(func() *encoding {
	var e encoding
	set := func(from int, s string) {
		for i, r := range []rune(s) {
			e[from+i] = string(r)
		}
	}
	set(0x20, " ")
	e[0x2B], e[0x2C], e[0x2D], e[0x2E], e[0x2F] = "…", ",", "-", ".", "⁄"
	set(0x30, "0123456789:;")
	set(0x47, "¼½¾⅛⅜⅝⅞⅓⅔")
	e[0x56], e[0x57], e[0x58], e[0x59], e[0x5A] = "ff", "fi", "fl", "ffi", "ffl"
	set(0x61, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	return &e
})

// encodingNamed returns the encoding of a PDF name, or nil.
func encodingNamed(n string) *encoding {
	switch n {
	case "WinAnsiEncoding":
		return winAnsi()
	case "MacRomanEncoding":
		return macRoman()
	case "StandardEncoding":
		return standardEncoding()
	case "MacExpertEncoding":
		return macExpert()
	}
	return nil
}

// splitLigature writes Latin ligatures as the letters they join.
func splitLigature(s string) string {
	switch s {
	case "ﬀ":
		return "ff"
	case "ﬁ":
		return "fi"
	case "ﬂ":
		return "fl"
	case "ﬃ":
		return "ffi"
	case "ﬄ":
		return "ffl"
	case "ﬅ", "ﬆ":
		return "st"
	}
	return s
}
