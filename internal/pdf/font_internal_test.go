package pdf

import (
	"slices"
	"testing"
)

func TestGlyphText(t *testing.T) {
	tests := []struct{ name, want string }{
		{"A", "A"}, {"quoteright", "’"}, {"Euro", "€"}, {"a20", "✔"}, {"f_f_i", "ffi"}, {"f_u", "fu"},
		{"uni00410042", "AB"}, {"uniD83DDE00", "😀"}, {"u1F600", "😀"}, {"one.oldstyle", "1"}, {"Asmall", "A"},
		{"zerooldstyle", "0"}, {"twosuperior", "²"}, {"copyrightsans", "©"},
		{"", ""}, {".notdef", ""}, {"nosuchname", ""}, {"uni004", ""}, {"uD800", ""}, {"a_nosuchname", ""},
	}
	for _, tt := range tests {
		if got := glyphText(tt.name); got != tt.want {
			t.Errorf("%q is %q, want %q", tt.name, got, tt.want)
		}
	}
}

// The strings of the CFF appendix are a fixed list: one slip would shift every
// later name.
func TestStandardStringsHaveTheirNumbers(t *testing.T) {
	list := standardStrings()
	if len(list) != 379 {
		t.Fatalf("%d strings, want 379", len(list))
	}
	for sid, want := range map[int]string{
		1: "space", 34: "A", 95: "asciitilde", 96: "exclamdown", 149: "germandbls", 150: "onesuperior", 170: "copyright",
		171: "Aacute", 228: "zcaron", 229: "exclamsmall", 239: "zerooldstyle", 266: "ff", 274: "Asmall", 299: "Zsmall",
		320: "oneeighth", 326: "zerosuperior", 346: "commainferior", 378: "Ydieresissmall",
	} {
		if list[sid] != want {
			t.Errorf("string %d is %q, want %q", sid, list[sid], want)
		}
	}
}

func TestEncodings(t *testing.T) {
	tests := []struct {
		name string
		code int
		want string
	}{
		{"WinAnsiEncoding", 0x80, "€"}, {"WinAnsiEncoding", 0x92, "’"}, {"WinAnsiEncoding", 0xA3, "£"}, {"WinAnsiEncoding", 0x81, "•"},
		{"WinAnsiEncoding", 0xAD, "-"}, {"MacRomanEncoding", 0x8E, "é"}, {"MacRomanEncoding", 0xA3, "£"}, {"MacRomanEncoding", 0xDE, "fi"},
		{"StandardEncoding", 39, "’"}, {"StandardEncoding", 96, "‘"}, {"StandardEncoding", 0xA3, "£"}, {"MacExpertEncoding", 0x57, "fi"},
	}
	for _, tt := range tests {
		if got := encodingNamed(tt.name)[tt.code]; got != tt.want {
			t.Errorf("%s %#x is %q, want %q", tt.name, tt.code, got, tt.want)
		}
	}
	if encodingNamed("NoEncoding") != nil {
		t.Error("an unknown encoding is known")
	}
}

func TestStandardNames(t *testing.T) {
	tests := []struct{ font, want string }{
		{"Helvetica", "Helvetica"}, {"Arial,Bold", "Helvetica-Bold"}, {"Arial-BoldItalicMT", "Helvetica-BoldOblique"},
		{"TimesNewRomanPSMT", "Times-Roman"}, {"Times New Roman,Italic", "Times-Italic"}, {"CourierNew", "Courier"},
		{"SymbolMT", "Symbol"}, {"Calibri", ""}, {"", ""},
	}
	for _, tt := range tests {
		if got := standardName(tt.font); got != tt.want {
			t.Errorf("%q is %q, want %q", tt.font, got, tt.want)
		}
	}
	if w := base14()["Helvetica"].names["A"]; w != 0.667 {
		t.Errorf("A of Helvetica is %g wide", w)
	}
}

func TestType1EncodingStandsInTheClear(t *testing.T) {
	m := type1Encoding([]byte("%!PS\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 65 /B put\ndup 8#102 /C put\nreadonly def\ndup 70 /F put eexec dup 71 /G put"))
	if m[65] != "B" || m[70] != "" || m[71] != "" {
		t.Errorf("got %v", m)
	}
	if m := type1Encoding([]byte("/Encoding StandardEncoding def")); m[39] != "quoteright" {
		t.Errorf("got %v", m)
	}
}

// A font file with a symbol table, a Unicode table and glyph names.
func TestTrueTypeGlyphsHaveText(t *testing.T) {
	u16 := func(n ...int) (b []byte) {
		for _, x := range n {
			b = append(b, byte(x>>8), byte(x))
		}
		return b
	}
	u32 := func(n int) []byte { return u16(n>>16, n&0xFFFF) }
	format4 := func(start, end, delta int) []byte {
		return u16(4, 32, 0, 4, 0, 0, 0, end, 0xFFFF, 0, start, 0xFFFF, delta&0xFFFF, 1, 0, 0)
	}
	cmap := slices.Concat(u16(0, 2, 3, 0), u32(20), u16(3, 1), u32(20+32), format4(0xF041, 0xF042, 3-0xF041), format4('x', 'y', 3-'x'))
	post := slices.Concat(u32(0x00020000), make([]byte, 28), u16(6, 0, 0, 0, 36, 258, 259), []byte("\x02ff\x05alpha"))
	font := slices.Concat(u32(0x00010000), u16(2, 0, 0, 0),
		[]byte("cmap"), u32(0), u32(44), u32(len(cmap)),
		[]byte("post"), u32(0), u32(44+len(cmap)), u32(len(post)), cmap, post)
	s := parseSFNT(font)
	if s == nil {
		t.Fatal("no font")
	}
	for code, want := range map[int]string{'A': "x", 'B': "y", 'C': ""} {
		got := ""
		if g := s.glyph(code); g != 0 {
			got = s.text(g)
		}
		if got != want {
			t.Errorf("code %c is %q, want %q", code, got, want)
		}
	}
	if s.names[3] != "A" || s.names[4] != "ﬀ" || s.names[5] != "α" {
		t.Errorf("names are %v", s.names)
	}
}

// A CFF font of two glyphs with names and an encoding of its own.
func TestCFFGlyphsHaveNames(t *testing.T) {
	index := func(elems ...string) []byte {
		if len(elems) == 0 {
			return []byte{0, 0}
		}
		b := []byte{byte(len(elems) >> 8), byte(len(elems)), 1}
		at := 1
		for i := 0; i <= len(elems); i++ {
			b = append(b, byte(at))
			if i < len(elems) {
				at += len(elems[i])
			}
		}
		for _, e := range elems {
			b = append(b, e...)
		}
		return b
	}
	build := func(charset, encoding, chars int) []byte {
		top := []byte{28, byte(charset >> 8), byte(charset), 15, 28, byte(encoding >> 8), byte(encoding), 16, 28, byte(chars >> 8), byte(chars), 17}
		return slices.Concat([]byte{1, 0, 4, 1}, index("F"), index(string(top)), index("alpha"), index())
	}
	at := len(build(0, 0, 0))
	charset := []byte{0, 0, 34, 1, 135} // A, and the first string of its own (391)
	encoding := []byte{0, 2, 'x', 'y'}
	chars := index("\x0e", "\x0e", "\x0e")
	font := slices.Concat(build(at, at+len(charset), at+len(charset)+len(encoding)), charset, encoding, chars)
	c := parseCFF(font)
	if c == nil {
		t.Fatal("no font")
	}
	if got := []string{c.name('x'), c.name('y'), c.name('z')}; !slices.Equal(got, []string{"A", "alpha", ""}) {
		t.Errorf("got %q", got)
	}
}
