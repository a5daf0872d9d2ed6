package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/base14.txt
var base14List string

// standardMetrics are what is known of one of the 14 standard fonts.
type standardMetrics struct {
	ascent, descent float64            // of 1 em
	names           map[string]float64 // widths of 1 em by glyph name
	widths          map[string]float64 // the same by text
	codes           [256]string        // glyph names of the built-in encoding
}

var base14 = sync.OnceValue(func() map[string]*standardMetrics {
	m := map[string]*standardMetrics{}
	var cur *standardMetrics
	for line := range strings.Lines(base14List) {
		w := strings.Fields(line)
		if len(w) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		num := func(i int) float64 {
			f, err := strconv.ParseFloat(w[i], 64)
			if err != nil {
				return 0
			}
			return f
		}
		switch {
		case w[0] == "font" && len(w) == 4:
			cur = &standardMetrics{ascent: num(2) / 1000, descent: num(3) / 1000, names: map[string]float64{}, widths: map[string]float64{}}
			m[w[1]] = cur
		case w[0] == "same" && len(w) == 3:
			m[w[1]] = m[w[2]]
		case len(w) == 3 && cur != nil:
			width := num(1) / 1000
			cur.names[w[0]] = width
			if t := glyphText(w[0]); t != "" {
				cur.widths[t] = width
			}
			if code := int(num(2)); code >= 0 && code < 256 {
				cur.codes[code] = w[0]
			}
		}
	}
	return m
})

// standardName returns the standard font that a font name means, or "". Common
// office fonts have the widths of the standard ones.
func standardName(font string) string {
	f := strings.NewReplacer(" ", "", ",", "-", "_", "-").Replace(font)
	if base14()[f] != nil {
		return f
	}
	l := strings.ToLower(f)
	bold := strings.Contains(l, "bold") || strings.Contains(l, "black") || strings.Contains(l, "demi")
	italic := strings.Contains(l, "italic") || strings.Contains(l, "oblique")
	style := func(regular, i, b, bi string) string {
		switch {
		case bold && italic:
			return bi
		case bold:
			return b
		case italic:
			return i
		}
		return regular
	}
	switch {
	case strings.HasPrefix(l, "arial"), strings.HasPrefix(l, "helvetica"), strings.HasPrefix(l, "liberationsans"), strings.HasPrefix(l, "nimbussan"):
		return style("Helvetica", "Helvetica-Oblique", "Helvetica-Bold", "Helvetica-BoldOblique")
	case strings.HasPrefix(l, "times"), strings.HasPrefix(l, "liberationserif"), strings.HasPrefix(l, "nimbusrom"):
		return style("Times-Roman", "Times-Italic", "Times-Bold", "Times-BoldItalic")
	case strings.HasPrefix(l, "courier"), strings.HasPrefix(l, "liberationmono"), strings.HasPrefix(l, "nimbusmono"):
		return style("Courier", "Courier-Oblique", "Courier-Bold", "Courier-BoldOblique")
	case strings.HasPrefix(l, "symbol"):
		return "Symbol"
	case strings.HasPrefix(l, "zapfdingbats"), strings.HasPrefix(l, "dingbats"):
		return "ZapfDingbats"
	}
	return ""
}
