package pdf

import (
	"strconv"
	"strings"

	layer "github.com/ledongthuc/pdf"
)

// readSimple reads a font of single-byte codes.
func (f *font) readSimple(v, desc value, toUnicode *cmap, rd *reading) {
	base, named := f.baseEncoding(v, desc, rd)
	names := differences(v.Key("Encoding").Key("Differences"))
	std := base14()[standardName(f.pub.Name)]
	dingbats := standardName(f.pub.Name) == "ZapfDingbats"
	type3 := v.Key("Subtype").Name() == "Type3"

	var lost int
	for c := range 256 {
		if toUnicode != nil {
			if s, ok := toUnicode.lookup(uint32(c)); ok && usable(s) {
				f.text[c] = splitLigature(s)
				continue
			}
		}
		n, differs := names[c]
		if !differs {
			f.text[c] = base[c]
			continue
		}
		s := glyphText(n)
		if s == "" && (dingbats || !type3) {
			s = guessName(n, base)
		}
		if s == "" && n != ".notdef" && n != "" {
			lost++
			if type3 && c > ' ' && c < 0x7F {
				s = string(rune(c)) // most such fonts keep to ASCII; the page is warned of
			}
		}
		f.text[c] = splitLigature(s)
	}
	if lost > 0 {
		f.lost = "some glyphs have names without meaning"
	} else if !named && toUnicode == nil && len(names) == 0 {
		f.lost = "the font does not say what its codes mean"
	}
	f.readWidths(v, desc, std, names)
	for c, s := range f.text {
		f.text[c] = pictorial(f.pub.Name, s)
	}
}

// baseEncoding returns the encoding that Differences change. Named is false
// where it is a guess.
func (f *font) baseEncoding(v, desc value, rd *reading) (e *encoding, named bool) {
	enc := v.Key("Encoding")
	n := enc.Name()
	if enc.Kind() == layer.Dict {
		n = enc.Key("BaseEncoding").Name()
	}
	switch standardName(f.pub.Name) {
	case "Symbol":
		return symbolEncoding(), true
	case "ZapfDingbats":
		return dingbatsEncoding(), true
	}
	symbolic := desc.Key("Flags").Int64()&4 != 0
	truetype := v.Key("Subtype").Name() == "TrueType"
	if e := encodingNamed(n); e != nil && !(symbolic && truetype && n == "StandardEncoding") {
		return e, true
	}
	if e := embeddedEncoding(desc, rd); e != nil {
		return e, true
	}
	switch {
	case truetype:
		return winAnsi(), !symbolic
	case v.Key("Subtype").Name() == "Type3":
		return &encoding{}, true
	}
	return standardEncoding(), !symbolic
}

// differences reads an encoding's Differences as code to glyph name.
func differences(v value) map[int]string {
	n := v.Len()
	if n == 0 {
		return nil
	}
	m := map[int]string{}
	code := 0
	for i := range n {
		switch x := v.Index(i); x.Kind() {
		case layer.Integer, layer.Real:
			code = int(x.Float64())
		case layer.Name:
			if code >= 0 && code < 256 {
				m[code] = x.Name()
			}
			code++
		}
	}
	return m
}

// guessName reads names that carry a code, such as "c65" or "g4A".
func guessName(n string, base *encoding) string {
	if num, ok := numberedName(n); ok {
		switch p := strings.TrimRight(n, "0123456789"); {
		case p == "c" || p == "C" || p == "char" || p == "a" || p == "ch":
			if num >= 32 && num < 256 {
				return base[num]
			}
		}
		return ""
	}
	if len(n) == 3 {
		if num, err := strconv.ParseUint(n[1:], 16, 8); err == nil && num >= 32 {
			return base[num]
		}
	}
	if len(n) == 1 {
		return n
	}
	return ""
}

// readWidths fills in the advances.
func (f *font) readWidths(v, desc value, std *standardMetrics, names map[int]string) {
	missing := desc.Key("MissingWidth").Float64() / 1000
	list := v.Key("Widths")
	if list.Len() == 0 {
		for c := range f.widths {
			f.widths[c] = standardWidth(std, names[c], f.text[c], missing)
		}
		return
	}
	for c := range f.widths {
		f.widths[c] = missing
	}
	first := int(v.Key("FirstChar").Float64())
	for i, w := range floats(list) {
		if c := first + i; c >= 0 && c < 256 {
			f.widths[c] = w / 1000
		}
	}
}

func standardWidth(std *standardMetrics, name, text string, missing float64) float64 {
	if std == nil {
		if missing > 0 {
			return missing
		}
		std = base14()["Helvetica"]
	}
	if w, ok := std.names[name]; ok {
		return w
	}
	if w, ok := std.widths[text]; ok {
		return w
	}
	switch text {
	case "\u00A0":
		return std.names["space"]
	case "fi", "fl":
		return std.names[text]
	case "":
		return missing
	}
	if missing > 0 {
		return missing
	}
	return 0.5
}
