package pdf

import (
	"bytes"
	"strings"

	layer "github.com/ledongthuc/pdf"
)

// A fontFile is the font program inside a PDF, of whichever kind it is. Only
// one of its fields is set.
type fontFile struct {
	sfnt  *sfnt
	cff   *cff
	type1 map[int]string // glyph names of a Type 1 font's own encoding
}

// readFontFile opens the embedded font, or returns nil.
func readFontFile(desc value, rd *reading) *fontFile {
	for _, key := range []string{"FontFile2", "FontFile3", "FontFile"} {
		v := desc.Key(key)
		if v.Kind() != layer.Stream {
			continue
		}
		b, err := rd.data(v)
		if err != nil && len(b) == 0 {
			return nil
		}
		if s := parseSFNT(b); s != nil {
			if s.cff != nil && len(s.unicode) == 0 {
				return &fontFile{cff: parseCFF(s.cff)}
			}
			return &fontFile{sfnt: s}
		}
		if c := parseCFF(b); c != nil {
			return &fontFile{cff: c}
		}
		return &fontFile{type1: type1Encoding(b)}
	}
	return nil
}

// embeddedEncoding returns the encoding built into an embedded simple font, or
// nil if there is none or it says nothing.
func embeddedEncoding(desc value, rd *reading) *encoding {
	file := readFontFile(desc, rd)
	if file == nil {
		return nil
	}
	var e encoding
	known := 0
	for c := range e {
		switch {
		case file.sfnt != nil:
			if g := file.sfnt.glyph(c); g != 0 {
				e[c] = file.sfnt.text(g)
			}
		case file.cff != nil:
			e[c] = glyphText(file.cff.name(c))
		case file.type1 != nil:
			e[c] = glyphText(file.type1[c])
		}
		e[c] = splitLigature(e[c])
		if e[c] != "" {
			known++
		}
	}
	if known == 0 {
		return nil
	}
	return &e
}

// type1Encoding reads the Encoding of a Type 1 font, which stands in the clear:
// "dup 65 /A put" for each code, or the name of a standard one.
func type1Encoding(b []byte) map[int]string {
	if i := bytes.Index(b, []byte("eexec")); i >= 0 {
		b = b[:i]
	}
	i := bytes.Index(b, []byte("/Encoding"))
	if i < 0 {
		return nil
	}
	m := map[int]string{}
	l := lexer{b: b, pos: i + len("/Encoding")}
	for range 5000 {
		t := l.next()
		switch {
		case t.kind == tokEOF:
			return m
		case t.kind == tokKeyword && string(t.text) == "StandardEncoding":
			for c, n := range base14()["Times-Roman"].codes {
				if n != "" {
					m[c] = n
				}
			}
			return m
		case t.kind == tokKeyword && (string(t.text) == "def" || string(t.text) == "readonly"):
			return m
		case t.kind == tokKeyword && string(t.text) == "dup":
			code, n := l.next(), l.next()
			if code.kind == tokInt && n.kind == tokName {
				m[int(code.num)] = string(n.text)
			}
		}
	}
	return m
}

// cidText returns what the glyphs of a CID font stand for, as its embedded font
// or its character collection tells, or nil; and what is lost by it, if anything.
func cidText(kid, desc value, rd *reading) (text func(uint32) string, lost string) {
	if file := readFontFile(desc, rd); file != nil {
		switch {
		case file.sfnt != nil && len(file.sfnt.unicode)+len(file.sfnt.names) > 0:
			toGlyph := cidToGID(kid.Key("CIDToGIDMap"), rd)
			return func(cid uint32) string { return file.sfnt.text(toGlyph(cid)) }, ""
		case file.cff != nil && !file.cff.keyed:
			return func(cid uint32) string {
				if int(cid) < len(file.cff.names) {
					return glyphText(file.cff.names[cid])
				}
				return ""
			}, ""
		}
	}
	info := kid.Key("CIDSystemInfo")
	if info.Key("Registry").RawString() != "Adobe" {
		return nil, ""
	}
	switch order := info.Key("Ordering").RawString(); order {
	case "Japan1", "GB1", "CNS1", "Korea1", "KR":
		return collectionText(order), ""
	case "UCS", "UCS2":
		return func(cid uint32) string { return string(rune(cid)) }, ""
	case "Identity":
		// Fonts that are not embedded and whose codes are glyphs of a font on the
		// author's machine. Office fonts have ASCII from glyph 3 on.
		if name := kid.Key("BaseFont").Name(); desc.Key("FontFile2").IsNull() && desc.Key("FontFile3").IsNull() && officeFont(name) {
			return func(cid uint32) string {
				if cid >= 3 && cid <= 97 {
					return string(rune(cid + 29))
				}
				return ""
			}, "the font is not in the file; its codes are taken for those of the usual office fonts"
		}
	}
	return nil, ""
}

func officeFont(name string) bool {
	name = strings.ToLower(name)
	for _, f := range []string{"arial", "times", "courier", "verdana", "tahoma", "georgia", "trebuchet"} {
		if strings.Contains(name, f) {
			return true
		}
	}
	return false
}

// cidToGID returns the map from CIDs to glyphs.
func cidToGID(v value, rd *reading) func(uint32) int {
	if v.Kind() == layer.Stream {
		if b, err := rd.data(v); err == nil {
			return func(cid uint32) int { return fontBytes(b).u16(int(cid) * 2) }
		}
	}
	return func(cid uint32) int { return int(cid) }
}
