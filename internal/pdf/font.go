package pdf

import (
	"strings"
	"sync"

	layer "github.com/ledongthuc/pdf"
)

// A font turns the bytes that a text operator shows into glyphs. It does not
// change once it is made, so pages can share it.
type font struct {
	pub             *Font
	styled          [4]*Font // pub made bold (1), slanted (2) or both by how it is drawn
	ascent, descent float64  // of 1 em
	// em is what one unit of font size is in ems: 1, but for Type 3 fonts.
	em float64

	// Simple fonts: text and advance of each code.
	text   encoding
	widths [256]float64

	comp *composite // composite fonts
	// lost is set where the font does not say what (some of) its codes mean.
	lost    string
	missing bool // the file names a font that it does not have
}

// A shown is one code as a font shows it.
type shown struct {
	text  string
	width float64 // advance in ems
	n     int     // bytes of the code
	space bool    // the single-byte code 32, which word spacing widens
}

// font returns the font that is object id, or a font of its own where id is 0.
// Fonts are made once for each object.
func (f *File) font(id int64, v func() value) *font {
	// Each font has a budget of its own, so that what is read of it does not
	// depend on which page came first.
	read := func() *font { return newFont(v(), f.reading()) }
	if id == 0 {
		return read()
	}
	f.mu.Lock()
	get, ok := f.fonts[id]
	if !ok {
		get = sync.OnceValue(read)
		f.fonts[id] = get
	}
	f.mu.Unlock()
	return get()
}

func newFont(v value, rd *reading) *font {
	f := &font{em: 1, ascent: 0.75, descent: -0.25, missing: !isDict(v)}
	subtype := v.Key("Subtype").Name()
	desc := v.Key("FontDescriptor")
	if subtype == "Type0" || v.Key("DescendantFonts").Len() > 0 {
		desc = v.Key("DescendantFonts").Index(0).Key("FontDescriptor")
	}
	f.describe(v, desc)
	toUnicode := readToUnicode(v.Key("ToUnicode"), rd)
	switch {
	case subtype == "Type0" || v.Key("DescendantFonts").Len() > 0:
		f.readComposite(v, desc, toUnicode, rd)
	case subtype == "Type3":
		f.readSimple(v, desc, toUnicode, rd)
		f.readType3(v)
	default:
		f.readSimple(v, desc, toUnicode, rd)
	}
	f.styled[0] = f.pub
	for i := 1; i < len(f.styled); i++ {
		drawn := *f.pub
		drawn.Bold = drawn.Bold || i&1 != 0
		drawn.Italic = drawn.Italic || i&2 != 0
		f.styled[i] = &drawn
	}
	return f
}

// describe fills in what the layout wants to know of the font.
func (f *font) describe(v, desc value) {
	name := v.Key("BaseFont").Name()
	if name == "" {
		name = desc.Key("FontName").Name()
	}
	if len(name) > 7 && name[6] == '+' {
		name = name[7:] // a subset's tag
	}
	l := strings.ToLower(name)
	flags := desc.Key("Flags").Int64()
	pub := &Font{Name: name}
	for _, w := range []string{"bold", "black", "heavy", "demi", "-bd", "extrabld"} {
		pub.Bold = pub.Bold || strings.Contains(l, w)
	}
	pub.Bold = pub.Bold || flags&(1<<18) != 0 || desc.Key("FontWeight").Float64() >= 600 || desc.Key("StemV").Float64() >= 140
	pub.Italic = strings.Contains(l, "italic") || strings.Contains(l, "oblique") || flags&(1<<6) != 0 || desc.Key("ItalicAngle").Float64() != 0
	pub.Mono = flags&1 != 0 || strings.Contains(l, "courier") || strings.Contains(l, "mono") || strings.Contains(l, "consol")
	f.pub = pub
	if std := base14()[standardName(name)]; std != nil {
		f.ascent, f.descent = std.ascent, std.descent
	}
	up, down := desc.Key("Ascent").Float64()/1000, desc.Key("Descent").Float64()/1000
	if down > 0 {
		down = -down // a common slip
	}
	if up > 0.3 && up < 2 && down > -1.5 && up-down > 0.5 {
		f.ascent, f.descent = up, down
	}
}

// readToUnicode returns the font's own map to text, or nil.
func readToUnicode(v value, rd *reading) *cmap {
	if strings.HasPrefix(v.Name(), "Identity") { // codes are UTF-16 as they are
		return &cmap{ranges: []textRange{{1, 0xD7FF, "\x01"}}}
	}
	if v.Kind() != layer.Stream {
		return nil
	}
	b, err := rd.data(v)
	if err != nil && len(b) == 0 {
		return nil
	}
	m := parseCMap(b)
	if len(m.chars)+len(m.ranges) == 0 && len(m.cids) > 0 {
		// The stream is a CMap for codes to CIDs, most often Identity, put here by
		// mistake: the writer meant that the codes are characters.
		for _, r := range m.cids {
			if r.cid+r.hi-r.lo <= 0xFFFF {
				m.ranges = append(m.ranges, textRange{r.lo, min(r.hi, r.lo+0xD7FF), string(rune(r.cid))})
			}
		}
		m.sort()
	}
	if len(m.chars)+len(m.ranges) == 0 {
		return nil
	}
	return m
}

// readType3 measures a font whose glyphs are drawings in a space of their own.
func (f *font) readType3(v value) {
	m := matrixOf(v.Key("FontMatrix"))
	for c := range f.widths {
		f.widths[c] *= 1000 * m.a
	}
	f.em = 1
	b, ok := rect(v.Key("FontBBox"))
	if h := (b.Y1 - b.Y0) * m.d; ok && h != 0 && h < 50 && h > -50 {
		f.ascent, f.descent = max(b.Y1*m.d, b.Y0*m.d), min(b.Y1*m.d, b.Y0*m.d)
		if h = f.ascent - f.descent; h > 2 || h < 0.2 {
			f.em = h // the drawing space is nothing like an em
		}
	} else if m.d != 0 {
		f.em = abs64(m.d) * 1000
		f.ascent, f.descent = 0.75*f.em, -0.25*f.em
	}
}

func abs64(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

// show reads the first code of s.
func (f *font) show(s []byte) shown {
	if f.comp != nil {
		return f.comp.show(s)
	}
	c := s[0]
	return shown{text: f.text[c], width: f.widths[c], n: 1, space: c == ' '}
}

// usable reports whether text from a ToUnicode map says anything.
func usable(s string) bool {
	return s != "" && s != "\uFFFD" && s != "\x00"
}
