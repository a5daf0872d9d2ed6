package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:generate go run data/gen.go data/gencid.go

//go:embed data/glyphlist.txt
var glyphList string

// glyphNames maps glyph names to text.
var glyphNames = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 4600)
	for line := range strings.Lines(glyphList) {
		name, hex, ok := strings.Cut(strings.TrimSpace(line), ";")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		var b []byte
		for _, h := range strings.Fields(hex) {
			n, err := strconv.ParseUint(h, 16, 32)
			if err != nil {
				continue
			}
			b = utf8.AppendRune(b, rune(n))
		}
		m[name] = string(b)
	}
	// Small capitals and old-style figures are private characters there; to a
	// reader they are the plain ones.
	for name, s := range m {
		if r, _ := utf8.DecodeRuneInString(s); !private(r) {
			continue
		}
		for _, suffix := range []string{"small", "oldstyle", "superior", "inferior"} {
			if base, ok := strings.CutSuffix(name, suffix); ok {
				for _, plain := range []string{base, strings.ToLower(base)} {
					if p, ok := m[plain]; ok {
						m[name] = p
						break
					}
				}
			}
		}
	}
	// Names that the list leaves out or puts in a private area.
	for name, s := range map[string]string{
		"registersans": "®", "registerserif": "®", "copyrightsans": "©", "copyrightserif": "©",
		"trademarksans": "™", "trademarkserif": "™", "f_f": "ff", "f_i": "fi", "f_l": "fl",
		"f_f_i": "ffi", "f_f_l": "ffl", "t_t": "tt", "t_i": "ti", "nbspace": "\u00A0", "sfthyphen": "\u00AD",
	} {
		m[name] = s
	}
	return m
})

// glyphText returns the text of a glyph name, by the rules of the Adobe Glyph
// List specification and by what exporters write in practice; "" if unknown.
func glyphText(name string) string {
	if name == "" || name == ".notdef" {
		return ""
	}
	if s, ok := glyphNames()[name]; ok {
		return s
	}
	base, _, hasSuffix := strings.Cut(name, ".")
	if hasSuffix && base != "" {
		return glyphText(base)
	}
	if strings.Contains(name, "_") {
		var b strings.Builder
		for part := range strings.SplitSeq(name, "_") {
			s := glyphText(part)
			if s == "" {
				return ""
			}
			b.WriteString(s)
		}
		return b.String()
	}
	if rest, ok := strings.CutPrefix(name, "uni"); ok && len(rest) >= 4 && len(rest)%4 == 0 {
		var units []byte
		for i := 0; i < len(rest); i += 2 {
			n, err := strconv.ParseUint(rest[i:i+2], 16, 8)
			if err != nil {
				return ""
			}
			units = append(units, byte(n))
		}
		return utf16String(units, false)
	}
	if rest, ok := strings.CutPrefix(name, "u"); ok && len(rest) >= 4 && len(rest) <= 6 {
		if n, err := strconv.ParseUint(rest, 16, 32); err == nil && utf8.ValidRune(rune(n)) {
			return string(rune(n))
		}
	}
	return ""
}

// numberedName reads names such as "c65", "g37" or "cid_12": a letter or two
// before a number, which some exporters use for codes.
func numberedName(name string) (int, bool) {
	i := len(name)
	for i > 0 && name[i-1]-'0' <= 9 {
		i--
	}
	if i == 0 || i > 4 || i == len(name) || len(name)-i > 5 {
		return 0, false
	}
	n, err := strconv.Atoi(name[i:])
	return n, err == nil
}
