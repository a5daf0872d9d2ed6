package taggedpdf

import (
	"embed"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

//go:embed fonts
var fontFiles embed.FS

// The looks of a text, as indices of faces.
const (
	regular = iota
	bold
	italic
	boldItalic
	looks
)

var typefaces = sync.OnceValues(func() ([looks]*typeface, error) {
	var all [looks]*typeface
	for i, f := range [looks][2]string{{"regular", "Regular"}, {"bold", "Bold"}, {"italic", "Italic"}, {"bold-italic", "BoldItalic"}} {
		data, err := fontFiles.ReadFile("fonts/" + f[0] + ".ttf")
		if err != nil {
			return all, err
		}
		if all[i], err = parseTypeface("OpenSans-"+f[1], data); err != nil {
			return all, fmt.Errorf("%s: %w", f[0], err)
		}
	}
	return all, nil
})

// A face is a typeface with the letters of it that a file uses. Each character
// has a code of its own, even if two look alike, so that each is found again.
type face struct {
	*typeface
	codes  map[rune]int
	used   []rune // by code; code 0 is no character
	object int
}

func newFace(t *typeface) *face { return &face{typeface: t, codes: map[rune]int{}, used: []rune{0}} }

// alike are characters that the font lacks and what they look like.
var alike = map[rune]rune{
	'\u00a0': ' ', '\u2002': ' ', '\u2003': ' ', '\u2004': ' ', '\u2005': ' ', '\u2006': ' ', '\u2007': ' ', '\u2008': ' ', '\u2009': ' ', '\u200a': ' ', '\u202f': ' ', '\u205f': ' ', '\u3000': ' ',
	'\u2010': '-', '\u2011': '-', '\u2012': '–', '\u2015': '—', '\u2043': '-', '\u2032': '\'', '\u2033': '"', '\u02bc': '’', '\u25cf': '•', '\u25e6': '•', '\uff0c': ',',
}

// glyph returns the glyph of a character. missing is the box. Text is drawn from
// left to right, so that letters of other scripts are missing, even if the font has
// them: in the wrong order they would be wrong words.
func (f *typeface) glyph(r rune) int {
	if unicode.In(r, unicode.Hebrew, unicode.Arabic) {
		return missing
	}
	if g, ok := f.glyphs[r]; ok {
		return g
	}
	if g, ok := f.glyphs[alike[r]]; ok {
		return g
	}
	return missing
}

// missing stands for a glyph that the font has not.
const missing = -1

// boxWidth is the width of the box that stands for a missing character, in
// thousandths of an em.
const boxWidth = 600

// printed returns text as the characters that are printed: letters with their
// accents in one, and nothing that has no width.
func printed(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\u00ad' || r >= 0x200B && r <= 0x200F || r == 0x2060 || r >= 0xFE00 && r <= 0xFE0F || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFC.String(text))
}

// width is the width of printed text at a size in points.
func (f *typeface) width(text string, size float64) float64 {
	total := 0.0
	for _, r := range text {
		total += f.runeWidth(r)
	}
	return total * size / 1000
}

func (f *typeface) runeWidth(r rune) float64 {
	g := f.glyph(r)
	if g == missing {
		return boxWidth
	}
	w, _ := f.advance(g)
	return w
}

// encode returns printed text as a string of codes for a content stream.
func (f *face) encode(text string) string {
	var b strings.Builder
	b.WriteByte('<')
	for _, r := range text {
		code, ok := f.codes[r]
		if !ok {
			code = len(f.used)
			f.codes[r] = code
			f.used = append(f.used, r)
		}
		fmt.Fprintf(&b, "%04X", code)
	}
	return b.String() + ">"
}

// write adds the font to a file as the object f.object.
func (f *face) write(pdf *file) error {
	data := f.subset()
	// The name of a subset begins with six letters (ISO 32000-1, 9.6.4). They are
	// made of its data, so that two subsets do not share one.
	name := ""
	for sum := crc32.ChecksumIEEE(data); len(name) < 6; sum /= 26 {
		name += string(rune('A' + sum%26))
	}
	name += "+" + f.name
	program := pdf.alloc()
	if err := pdf.stream(program, fmt.Sprintf("/Length1 %d", len(data)), data); err != nil {
		return err
	}
	em := func(v int) string { return num(float64(v) * 1000 / float64(f.units)) }
	angle, flags := "0", 4 // symbolic: its codes are its own
	if strings.HasSuffix(f.name, "Italic") {
		angle, flags = "-9", flags|64
	}
	weight := 80
	if strings.Contains(f.name, "Bold") {
		weight = 140
	}
	descriptor := pdf.add(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%s %s %s %s] /ItalicAngle %s /Ascent %s /Descent %s /CapHeight %s /StemV %d /FontFile2 %s>>",
		name, flags, em(int(f.bounds[0])), em(int(f.bounds[1])), em(int(f.bounds[2])), em(int(f.bounds[3])), angle, em(f.ascent), em(f.descent), em(f.capital), weight, ref(program)))
	var widths strings.Builder
	for code, r := range f.used {
		if code > 0 {
			widths.WriteString(num(f.runeWidth(r)) + " ")
		}
	}
	descendant := pdf.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %s /DW 1000 /W [1 [%s]] /CIDToGIDMap /Identity>>",
		name, ref(descriptor), strings.TrimSpace(widths.String())))
	unicodes := pdf.alloc()
	if err := pdf.stream(unicodes, "", []byte(f.toUnicode())); err != nil {
		return err
	}
	pdf.set(f.object, fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s>>", name, ref(descendant), ref(unicodes)))
	return nil
}

// toUnicode returns the map from codes to characters (ISO 32000-1, 9.10.3).
func (f *face) toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	// A block has a hundred entries at most.
	for from := 1; from < len(f.used); from += 100 {
		part := f.used[from:min(from+100, len(f.used))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for i, r := range part {
			fmt.Fprintf(&b, "<%04X> <", from+i)
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}

// subset returns a font file with the glyphs of the characters in use, by their
// codes, and after them the parts that those are made of.
func (f *face) subset() []byte {
	type slot struct {
		outline []byte
		width   float64
		bearing int
	}
	load := func(g int) slot {
		if g == missing {
			return slot{f.box(), boxWidth, 60 * f.units / 1000}
		}
		w, b := f.advance(g)
		return slot{slices.Clone(f.outline(g)), w, b}
	}
	slots := []slot{load(0)}
	for _, r := range f.used[1:] {
		slots = append(slots, load(f.glyph(r)))
	}
	parts := map[int]int{} // new numbers of parts
	for i := 0; i < len(slots); i++ {
		o := slots[i].outline
		components(o, func(at int) {
			old := int(binary.BigEndian.Uint16(o[at:]))
			n, ok := parts[old]
			if !ok {
				n = len(slots)
				parts[old] = n
				slots = append(slots, load(old))
			}
			binary.BigEndian.PutUint16(o[at:], uint16(n))
		})
	}
	var glyf, loca, hmtx []byte
	for _, s := range slots {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, s.outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(s.width*float64(f.units)/1000+.5))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(int16(s.bearing)))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(slots)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(slots)))
	tables := map[string][]byte{"glyf": glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} {
		if t := f.tables[tag]; len(t) > 0 {
			tables[tag] = t
		}
	}
	return assemble(tables)
}

// box returns the outline of the box for missing characters: a square with a hole.
func (f *face) box() []byte {
	u := func(v int) int16 { return int16(v * f.units / 1000) }
	outer := [][2]int16{{u(60), 0}, {u(60), u(668)}, {u(540), u(668)}, {u(540), 0}}
	inner := [][2]int16{{u(120), u(60)}, {u(480), u(60)}, {u(480), u(608)}, {u(120), u(608)}}
	var b []byte
	for _, v := range []int16{2, u(60), 0, u(540), u(668), 3, 7, 0} { // two contours, bounds, last points, no instructions
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	points := append(outer, inner...)
	for range points {
		b = append(b, 1) // on the curve, coordinates of two bytes
	}
	for axis := range 2 {
		last := int16(0)
		for _, p := range points {
			b = binary.BigEndian.AppendUint16(b, uint16(p[axis]-last))
			last = p[axis]
		}
	}
	return b
}

// assemble makes a font file of its tables (OpenType, font file).
func assemble(tables map[string][]byte) []byte {
	var tags []string
	for t := range tables {
		tags = append(tags, t)
	}
	slices.Sort(tags)
	power, log := 1, 0
	for power*2 <= len(tags) {
		power, log = power*2, log+1
	}
	head := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(tags), power * 16, log, (len(tags) - power) * 16} {
		head = binary.BigEndian.AppendUint16(head, uint16(v))
	}
	sum := func(b []byte) (s uint32) {
		for i := 0; i < len(b); i += 4 {
			var word [4]byte
			copy(word[:], b[i:])
			s += binary.BigEndian.Uint32(word[:])
		}
		return s
	}
	at := len(head) + 16*len(tags)
	var body []byte
	headAt := 0
	for _, t := range tags {
		data := tables[t]
		if t == "head" {
			headAt = at + len(body)
		}
		head = append(head, t...)
		head = binary.BigEndian.AppendUint32(head, sum(data))
		head = binary.BigEndian.AppendUint32(head, uint32(at+len(body)))
		head = binary.BigEndian.AppendUint32(head, uint32(len(data)))
		body = append(body, data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	out := append(head, body...)
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-sum(out))
	return out
}
