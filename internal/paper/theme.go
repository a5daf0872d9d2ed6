package paper

// A Theme is how a document looks. The zero value is [Plain].
type Theme int

// The themes.
const (
	// Plain is black text under black headings, for minutes and records.
	Plain Theme = iota
	// EasyRead has bands of colour behind headings, wide lines and much space.
	EasyRead
)

// A Colour is a colour as six digits, 0xRRGGBB.
type Colour uint32

// A Palette is the colours of a theme. Text on its ground has a contrast of 7 to
// 1 or more, as WCAG 2.2 asks for at level AAA.
type Palette struct {
	Text    Colour // text
	Heading Colour // headings, bold hard words
	Link    Colour // links
	Band    Colour // the ground of section headings, and of the headings of tables
	Rule    Colour // lines between rows
	Box     Colour // the ground of boxes
	BoxEdge Colour // the line at the left of boxes
	Border  Colour // the lines of tables
	Cover   Colour // the ground of a [Cover]
	OnCover Colour // its text
	Stripe  Colour // the line under it
}

// Palette returns the colours of a theme.
func (t Theme) Palette() Palette {
	if t == EasyRead {
		return Palette{Text: 0x111111, Heading: 0x1B2F6B, Link: 0x0B4A9E, Band: 0xE8EDF9, Rule: 0xC9D2E8, Box: 0xFFF7D6, BoxEdge: 0x8A6D00, Border: 0x5A6785, Cover: 0x1B2F6B, OnCover: 0xFFFFFF, Stripe: 0xFFCF3F}
	}
	return Palette{Text: 0x000000, Heading: 0x000000, Link: 0x0B4A9E, Band: 0xEEEEEE, Rule: 0xCCCCCC, Box: 0xF3F3F3, BoxEdge: 0x555555, Border: 0x555555, Cover: 0xEEEEEE, OnCover: 0x000000, Stripe: 0x555555}
}

// LeastTable returns how small the text of a table may be, in points, where the words
// of its columns need that: a word in two pieces is harder to read than a smaller
// one. size is that of the text around it. Easy Read is never below 14 points, nor
// large print much smaller than it was asked for.
func (t Theme) LeastTable(size float64) float64 {
	least := 10.0
	if t == EasyRead {
		least = max(14, .75*size)
	}
	return min(size, least)
}

// Small returns the size of text of less weight, such as notes and page numbers, for
// a size of the text in points. Easy Read has none below 14 points.
func (t Theme) Small(size float64) float64 {
	least := 12.0
	if t == EasyRead {
		least = 14
	}
	return min(size, max(least, .75*size))
}
