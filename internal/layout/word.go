package layout

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/pdf"
)

// A word is a run of glyphs without a gap.
type word struct {
	text   string
	box    pdf.Box
	y      float64 // baseline
	size   float64
	font   *pdf.Font
	glyphs int
	seq    int // place in the content
	mcid   int
	page   int // set where words are taken by the structure tree
	link   string

	table *table // a table that stands in the flow in place of a word

	fill      uint32
	turn      turn
	glued     bool // no gap between the word before on the line and this one
	raised    bool // a superscript
	underline bool
	struck    bool // a line runs through it
	rtl       bool // some letter is written from right to left
	dropCap   bool // a large first letter, moved to the line that it begins
	artifact  bool
}

func (w *word) bold() bool   { return w.font != nil && w.font.Bold }
func (w *word) italic() bool { return w.font != nil && w.font.Italic }
func (w *word) mono() bool   { return w.font != nil && w.font.Mono }

// A word ends where the gap to the next glyph is wider than this part of the
// font size. Kerning stays below it and the narrowest spaces of justified text
// above it.
const wordGap = 0.14

// turn is a reading direction: degrees clockwise, as seen on the page.
type turn int16

// direction returns the direction in which a glyph's text runs, rounded to the
// degree.
func direction(g *pdf.Glyph) turn {
	dx, dy := g.EndX-g.X, g.EndY-g.Y
	if dx == 0 && dy == 0 {
		return 0
	}
	if dy == 0 && dx > 0 {
		return 0
	}
	deg := int(math.Round(math.Atan2(dy, dx) * 180 / math.Pi))
	return turn((deg + 360) % 360)
}

// upright returns where a point lies after the page is turned so that text of
// direction t runs from left to right.
func (t turn) upright(x, y float64) (float64, float64) {
	switch t {
	case 0:
		return x, y
	case 90:
		return y, -x
	case 180:
		return -x, -y
	case 270:
		return -y, x
	}
	sin, cos := math.Sincos(-float64(t) * math.Pi / 180)
	return x*cos - y*sin, x*sin + y*cos
}

func (t turn) uprightBox(b pdf.Box) pdf.Box {
	if t == 0 {
		return b
	}
	return bounds(t, b)
}

func bounds(t turn, b pdf.Box) pdf.Box {
	out := pdf.Box{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for _, c := range [4][2]float64{{b.X0, b.Y0}, {b.X1, b.Y0}, {b.X0, b.Y1}, {b.X1, b.Y1}} {
		x, y := t.upright(c[0], c[1])
		out.X0, out.X1 = min(out.X0, x), max(out.X1, x)
		out.Y0, out.Y1 = min(out.Y0, y), max(out.Y1, y)
	}
	return out
}

// wordsOf cuts the glyphs of one direction into words, in content order.
// Positions are turned upright. The slice, but not the words, is good until the
// next call.
func (b *wordBuilder) wordsOf(glyphs []pdf.Glyph, seqs []int, t turn) []*word {
	b.begin()
	for _, i := range seqs {
		b.add(&glyphs[i], t, i)
	}
	b.flush()
	return b.finish()
}

// A wordBuilder makes many words in few allocations: they and their texts are
// most of what is kept of a page.
type wordBuilder struct {
	words []*word
	ends  []int // where the text of each word ends

	glyphs []string // of the current word, if it is written from right to left
	room   []word   // for the next words
	rooms  [][]word // all rooms so far
	used   int      // how many of them are
	text   []byte   // of all words
	cur    *word
	struck []bool  // the glyphs of the page that are struck out; nil if none is
	end    float64 // where the next glyph of the word would start
	last   struct {
		text string
		x, y float64
	}
}

func (b *wordBuilder) add(g *pdf.Glyph, t turn, seq int) {
	x, y := t.upright(g.X, g.Y)
	ex, _ := t.upright(g.EndX, g.EndY)
	blank := isBlank(g.Text)
	if blank {
		b.flush()
		return
	}
	if g.Text == b.last.text && math.Abs(x-b.last.x) < 0.12*g.Size && math.Abs(y-b.last.y) < 0.12*g.Size {
		return // bold by drawing twice
	}
	b.last.text, b.last.x, b.last.y = g.Text, x, y
	w := b.cur
	if w != nil {
		size := max(w.size, g.Size)
		gap := x - b.end
		switch {
		case math.Abs(y-w.y) > 0.1*size,
			g.Size > 1.15*w.size || w.size > 1.15*g.Size,
			gap > wordGap*size, gap < -0.6*size,
			g.Artifact != w.artifact, g.MCID != w.mcid, b.isStruck(seq) != w.struck:
			b.flush()
			w = nil
		}
	}
	box := t.uprightBox(g.Box)
	if w == nil {
		w = b.next()
		*w = word{box: box, y: y, size: g.Size, font: g.Font, fill: g.Fill, seq: seq,
			artifact: g.Artifact, mcid: g.MCID, turn: t, struck: b.isStruck(seq)}
		b.cur = w
	}
	if g.Text != "" && g.Text[0] >= 0xD6 && !w.rtl && rightToLeft(g.Text) {
		w.rtl = true
		for _, r := range string(b.text[b.start():]) {
			b.glyphs = append(b.glyphs, string(r))
		}
	}
	if w.rtl {
		b.glyphs = append(b.glyphs, g.Text)
	}
	b.text = append(b.text, g.Text...)
	w.glyphs++
	w.box.X0, w.box.X1 = min(w.box.X0, box.X0), max(w.box.X1, box.X1)
	w.box.Y0, w.box.Y1 = min(w.box.Y0, box.Y0), max(w.box.Y1, box.Y1)
	b.end = max(ex, x)
}

func (b *wordBuilder) flush() {
	if b.cur == nil {
		return
	}
	start := b.start()
	if len(b.glyphs) > 0 {
		b.text = append(b.text[:start], logical(b.glyphs)...)
		b.glyphs = b.glyphs[:0]
	}
	if len(b.text) > start {
		b.words = append(b.words, b.cur)
		b.ends = append(b.ends, len(b.text))
	}
	b.cur = nil
}

// isStruck reports whether glyph i of the page is struck out.
func (b *wordBuilder) isStruck(i int) bool { return b.struck != nil && b.struck[i] }

// start is where the text of the current word begins.
func (b *wordBuilder) start() int {
	if n := len(b.ends); n > 0 {
		return b.ends[n-1]
	}
	return 0
}

// begin makes the builder ready for the words of another direction.
func (b *wordBuilder) begin() {
	b.words, b.ends, b.text, b.end = b.words[:0], b.ends[:0], b.text[:0], 0
	b.last.text, b.last.x, b.last.y = "", 0, 0
}

// Words of one room, and the rooms that are kept from page to page: enough for
// most pages, and little beside what one huge page takes.
const (
	roomSize     = 64
	maxKeptRooms = 100
)

// next returns room for a word.
func (b *wordBuilder) next() *word {
	if len(b.room) == 0 {
		if b.used == len(b.rooms) {
			b.rooms = append(b.rooms, make([]word, roomSize))
		}
		b.room = b.rooms[b.used]
		b.used++
	}
	w := &b.room[0]
	b.room = b.room[1:]
	return w
}

// reuse lets the next words take the memory of all words so far, which must be
// done with.
func (b *wordBuilder) reuse() {
	if len(b.rooms) > maxKeptRooms {
		*b = wordBuilder{}
	}
	b.room, b.used = nil, 0
}

// finish gives the words their texts.
func (b *wordBuilder) finish() []*word {
	all := string(b.text)
	start := 0
	for i, end := range b.ends {
		b.words[i].text = all[start:end]
		start = end
	}
	if strings.Contains(all, unknown) {
		for _, w := range b.words {
			w.text = withLetters(w.text)
		}
	}
	return b.words
}

func isBlank(s string) bool {
	if s == "" || len(s) == 1 && s[0] > ' ' && s[0] < 0x7F {
		return false
	}
	for _, r := range s {
		if !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' {
			return false
		}
	}
	return true
}

// isSign reports whether a word is nothing but signs.
func isSign(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

func runes(s string) int { return utf8.RuneCountInString(s) }
