package office

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// A Look says how a file looks on paper, added up over its body: headers,
// footers and hidden text do not count. Of OpenDocument texts, margins, columns, page
// numbers and pictures are not looked at.
type Look struct {
	// Sizes is how many letters there are of each size, in half points.
	Sizes map[int]int

	// Fonts is how many letters there are in each font, by its name; "" is a font
	// that the file does not name.
	Fonts map[string]int

	// Aligned is how many letters stand in paragraphs of more than one line of each
	// alignment: "left", "center", "right" or "both", which is justified.
	Aligned map[string]int

	// Spacing is how many letters stand in paragraphs of more than one line of each
	// distance of lines, in hundredths of the size of the letters.
	Spacing map[int]int

	// Colours is how many letters there are of each pair of colours: that of the
	// letters and that behind them, as 0xRRGGBB. Letters are left out of which one is
	// not known.
	Colours map[[2]uint32]int

	// Margin is the smallest margin at the left and right of a page, in twentieths of
	// a point, and Columns the most columns of a page; 0 means unknown.
	Margin, Columns int

	// Numbered is set where a header or footer holds the page number.
	Numbered bool

	// Picture is the smaller side of the smallest picture, in points; 0 means that
	// there is none.
	Picture float64
}

// oneLine is how many letters a paragraph has at least that goes over more than one
// line.
const oneLine = 90

// letters counts the letters of text that is shown in a look, in a paragraph.
func (r *reader) letters(text string, look runProps, form paraProps, boxed bool) {
	n := 0
	for _, c := range text {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			n++
		}
	}
	if n == 0 {
		return
	}
	l := &r.doc.Look
	if l.Sizes == nil {
		l.Sizes, l.Fonts, l.Colours = map[int]int{}, map[string]int{}, map[[2]uint32]int{}
	}
	l.Sizes[sizeOf(look)] += n
	l.Fonts[r.fontName(look.font)] += n
	fill := look.fill
	if fill == "" || fill == "AUTO" {
		fill = form.fill
	}
	if fill == "" || fill == "AUTO" {
		if boxed {
			return // a cell or a box may be filled
		}
		fill = "FFFFFF"
	}
	if look.highlight != "" && look.highlight != "none" || look.colour == "" || look.colour == "AUTO" {
		return
	}
	letters, err1 := strconv.ParseUint(look.colour, 16, 24)
	behind, err2 := strconv.ParseUint(fill, 16, 24)
	if err1 == nil && err2 == nil {
		l.Colours[[2]uint32{uint32(letters), uint32(behind)}] += n
	}
}

// sizeOf is the size of letters in half points; where nothing sets it, it is 20.
func sizeOf(look runProps) int {
	if look.size == 0 {
		return 20
	}
	return look.size
}

// paragraphLook counts a paragraph of the body once its text is read.
func (r *reader) paragraphLook(p *para) {
	n, size := 0, 20
	for _, run := range p.runs {
		if !run.Hidden {
			n += len(run.Text)
			if run.Size > 0 {
				size = run.Size
			}
		}
	}
	if n < oneLine {
		return
	}
	form := p.form
	if r.styles != nil { // of a Word file
		form = form.over(r.styles.form)
	}
	l := &r.doc.Look
	if l.Aligned == nil {
		l.Aligned, l.Spacing = map[string]int{}, map[int]int{}
	}
	align := form.align
	switch align {
	case "", "start":
		align = "left"
	case "end":
		align = "right"
	case "distribute", "lowKashida", "mediumKashida", "highKashida", "thaiDistribute":
		align = "both"
	}
	l.Aligned[align] += n
	// Programs set lines of single spacing about 1.15 times the size of the letters
	// apart: that is how high most fonts are.
	const single = 1.15
	spacing := single
	if line := form.line; line > 0 {
		if form.lineRule == "exact" || form.lineRule == "atLeast" {
			points := float64(line) / 20
			spacing = points / (float64(size) / 2)
			if form.lineRule == "atLeast" {
				spacing = max(spacing, single)
			}
		} else {
			spacing = single * float64(line) / 240
		}
	}
	l.Spacing[int(math.Round(spacing*100))] += n
}

// pageLook reads the margins and columns of a section.
func (r *reader) pageLook(n *node) {
	l := &r.doc.Look
	margins := n.child("w:pgMar")
	for _, name := range []string{"w:left", "w:right", "w:start", "w:end"} {
		if m := number(margins.attr(name)); m > 0 && (l.Margin == 0 || m < l.Margin) {
			l.Margin = m
		}
	}
	l.Columns = max(l.Columns, 1, min(number(n.child("w:cols").attr("w:num")), maxColumns))
}

// pictureLook notes the size of a picture, in English Metric Units of 1/12,700 point.
func (r *reader) pictureLook(drawing *node) {
	extent := drawing.find("wp:extent")
	side := float64(min(number(extent.attr("cx")), number(extent.attr("cy")))) / 12_700
	if l := &r.doc.Look; side > 0 && (l.Picture == 0 || side < l.Picture) {
		l.Picture = side
	}
}

// findsPageNumber reports whether a header or footer has a field with the number of
// the page.
func findsPageNumber(n *node) bool {
	instruction := n.attr("w:instr")
	if n.name == "w:instrText" {
		instruction = n.text
	}
	if fields := strings.Fields(instruction); len(fields) > 0 && strings.EqualFold(fields[0], "PAGE") || n.name == "w:pgNum" {
		return true
	}
	for _, k := range n.kids {
		if findsPageNumber(k) {
			return true
		}
	}
	return false
}

// readThemeFonts returns the fonts that a theme names for the body and for headings.
func readThemeFonts(root *node) (minor, major string) {
	scheme := root.find("a:fontScheme")
	return scheme.child("a:minorFont").child("a:latin").attr("typeface"), scheme.child("a:majorFont").child("a:latin").attr("typeface")
}

// themeFont begins the name of a font that stands in the theme.
const themeFont = "+"

// fontName returns the name of a font, which may stand in the theme.
func (r *reader) fontName(font string) string {
	name, ok := strings.CutPrefix(font, themeFont)
	switch {
	case !ok:
		return font
	case strings.HasPrefix(name, "minor"):
		return r.minorFont
	}
	return r.majorFont
}
