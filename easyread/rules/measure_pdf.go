package rules

import (
	"context"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/pdf"
)

// A textLine is a line of a paragraph as it stands on a page.
type textLine struct {
	page    int
	box     extract.Box
	letters int
}

// linesOf returns the lines of a paragraph, or nil if they are not known.
func linesOf(p *extract.Paragraph) []textLine {
	var lines []textLine
	for _, at := range p.Prov {
		if at.Page == 0 || at.Box == (extract.Box{}) || at.Span.End > len(p.Text) || at.Span.Start > at.Span.End || at.Span.Start < 0 {
			return nil
		}
		span := p.Text[at.Span.Start:at.Span.End]
		if at.Span == (extract.Span{}) {
			span = p.Text
		}
		lines = append(lines, textLine{at.Page, at.Box, utf8.RuneCountInString(strings.TrimSpace(span))})
	}
	return lines
}

// measurePages fills in what the places of lines and pictures on pages say.
func measurePages(l *Layout, d *extract.Document) {
	if len(d.Pages) == 0 {
		return
	}
	m := pageMeasure{d: d, lefts: make(map[float64]int), rights: make(map[float64]int), pitches: make(map[float64]int), blocks: make(map[int][]column)}
	for _, b := range d.Blocks {
		m.add(b)
	}
	l.LeftAligned = mostly(m.ragged, m.even)
	l.MarginMillimetres = millimetres(max(0, min(quantile(m.lefts, few), quantile(m.rights, few))))
	l.Columns = m.columns()
	l.LineLength = m.longest
	l.LineSpacing = quantile(m.pitches, half) // in points until the size of the letters is known
	l.RowsWhole = Unknown
	if len(d.Pages) > 1 && m.paragraphs > 0 {
		l.RowsWhole = Yes
		if m.broken > 0 {
			l.RowsWhole = No
		}
	}
	l.PageNumbers = numbered(d)
	l.PicturesLeft = sides(m.picturesLeft, m.picturesRight)
	if m.picturesLeft+m.picturesRight > 0 {
		l.PictureMillimetres = millimetres(m.picture)
	}
}

// A column is a piece of text of several lines on a page.
type column struct {
	box     extract.Box
	letters int
}

// A pageMeasure adds up what stands on the pages of a document.
type pageMeasure struct {
	d             *extract.Document
	paragraphs    int
	broken        int // sentences that go on over a page
	ragged, even  int // lines whose right ends differ, and those that end alike or are centred
	longest       int
	lefts, rights map[float64]int // distances of lines from the edges of the page
	pitches       map[float64]int // distances of lines from each other
	blocks        map[int][]column

	picturesLeft, picturesRight int
	picture                     float64 // the smaller side of the smallest picture
}

func (m *pageMeasure) add(b extract.Block) {
	if b.Info().Layer != extract.Body {
		return
	}
	switch b := b.(type) {
	case *extract.Paragraph:
		m.paragraph(b)
	case *extract.List:
		for _, item := range b.Items {
			for _, part := range item.Blocks {
				m.add(part)
			}
		}
	case *extract.Figure:
		m.figure(b)
	}
}

// near is how far, in points, two edges may be apart that are meant to be one.
const near = 1.5

func (m *pageMeasure) paragraph(p *extract.Paragraph) {
	lines := linesOf(p)
	if len(lines) == 0 {
		return
	}
	m.paragraphs++
	for i, line := range lines {
		if width := m.width(line.page); width > 0 {
			m.lefts[math.Round(line.box.X0)] += line.letters
			m.rights[math.Round(width-line.box.X1)] += line.letters
		}
		if i == 0 {
			continue
		}
		before := lines[i-1]
		end := p.Prov[i-1].Span.End
		switch pitch := line.box.Y0 - before.box.Y0; {
		case line.page != before.page:
			if !strings.ContainsAny(lastOf(p.Text[:end]), ".?!:;") {
				m.broken++
			}
		case pitch > 0 && pitch < 3*(line.box.Y1-line.box.Y0):
			m.pitches[math.Round(pitch*10)/10]++
		}
	}
	if len(lines) >= 3 {
		m.measureEdges(lines)
		m.blocks[lines[0].page] = append(m.blocks[lines[0].page], hull(lines))
	}
}

// measureEdges compares where the lines of a paragraph begin and end, but for the
// last, which may be short.
func (m *pageMeasure) measureEdges(lines []textLine) {
	for i := 1; i < len(lines)-1; i++ {
		a, b := lines[i-1], lines[i]
		m.longest = max(m.longest, a.letters, b.letters)
		if a.page != b.page || a.letters == b.letters {
			continue
		}
		sameLeft, sameRight := math.Abs(a.box.X0-b.box.X0) <= near, math.Abs(a.box.X1-b.box.X1) <= near
		centred := math.Abs(a.box.X0+a.box.X1-b.box.X0-b.box.X1) <= near
		switch {
		case sameLeft && sameRight, !sameLeft && centred:
			m.even++
		case sameLeft:
			m.ragged++
		}
	}
}

// hull returns the lines of a paragraph on its first page as one.
func hull(lines []textLine) column {
	c := column{box: lines[0].box}
	for _, line := range lines {
		if line.page != lines[0].page {
			break
		}
		c.box.X0, c.box.Y0 = min(c.box.X0, line.box.X0), min(c.box.Y0, line.box.Y0)
		c.box.X1, c.box.Y1 = max(c.box.X1, line.box.X1), max(c.box.Y1, line.box.Y1)
		c.letters += line.letters
	}
	return c
}

// columns returns how many columns of text a page has: two where a fifth of the pages
// with text have paragraphs side by side.
func (m *pageMeasure) columns() int {
	if len(m.blocks) == 0 {
		return 0
	}
	pages := 0
	for _, list := range m.blocks {
		if sideBySide(list) {
			pages++
		}
	}
	if pages*5 >= len(m.blocks) && pages > 0 {
		return 2
	}
	return 1
}

func sideBySide(list []column) bool {
	const fewest = 100 // letters of a paragraph that is no label
	for i, a := range list {
		for _, b := range list[i+1:] {
			if a.letters >= fewest && b.letters >= fewest && (a.box.X1 < b.box.X0 || b.box.X1 < a.box.X0) && a.box.Y0 < b.box.Y1 && b.box.Y0 < a.box.Y1 {
				return true
			}
		}
	}
	return false
}

// figure looks at which side of its text a picture stands, and how large it is.
func (m *pageMeasure) figure(f *extract.Figure) {
	const tiny = 15 // points: a bullet or a rule, and no picture
	for _, at := range f.Prov {
		w, h := at.Box.X1-at.Box.X0, at.Box.Y1-at.Box.Y0
		if w < tiny || h < tiny {
			continue
		}
		left, right := m.beside(at)
		switch {
		case left && !right:
			m.picturesRight++
		case right && !left:
			m.picturesLeft++
		default:
			continue // above its text, or below: size and side are chosen otherwise
		}
		if side := min(w, h); m.picture == 0 || side < m.picture {
			m.picture = side
		}
	}
}

// beside reports whether text stands at the left and at the right of a place.
func (m *pageMeasure) beside(at extract.Provenance) (left, right bool) {
	for b := range m.d.All() {
		p, ok := b.(*extract.Paragraph)
		if !ok || p.Layer != extract.Body {
			continue
		}
		for _, line := range linesOf(p) {
			if line.page != at.Page || line.box.Y0 >= at.Box.Y1 || at.Box.Y0 >= line.box.Y1 {
				continue
			}
			left = left || line.box.X1 <= at.Box.X0+near
			right = right || line.box.X0 >= at.Box.X1-near
		}
	}
	return left, right
}

func (m *pageMeasure) width(page int) float64 {
	if page < 1 || page > len(m.d.Pages) {
		return 0
	}
	return m.d.Pages[page-1].Width
}

// lastOf returns the last letter or sign of a text.
func lastOf(text string) string {
	text = strings.TrimRight(text, " ”’\")")
	_, size := utf8.DecodeLastRuneInString(text)
	return text[len(text)-size:]
}

// numbered answers whether pages have numbers, by what stands around them: at least
// half of the pages with their own number, or that number and a constant.
func numbered(d *extract.Document) Answer {
	const fewest = 2
	if len(d.Pages) < fewest {
		return Unknown
	}
	shifts := make(map[int]map[int]bool) // pages by number less page
	note := func(text string, page int) {
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsDigit(r) }) {
			n, err := strconv.Atoi(word)
			if err != nil || page == 0 || n > page+len(d.Pages)+1000 {
				continue
			}
			if shifts[n-page] == nil {
				shifts[n-page] = make(map[int]bool)
			}
			shifts[n-page][page] = true
		}
	}
	for b := range d.All() {
		p, ok := b.(*extract.Paragraph)
		if !ok || len(p.Prov) == 0 {
			continue
		}
		// A number alone is one of a page, even where it was not told from the text.
		if p.Layer == extract.Furniture || strings.Trim(p.Text, "0123456789 ") == "" {
			note(p.Text, p.Prov[0].Page)
		}
	}
	for _, pages := range shifts {
		if len(pages) >= fewest && len(pages)*2 >= len(d.Pages)-1 {
			return Yes
		}
	}
	return No
}

// mostPages is how many pages of a file have their letters measured; of longer files
// pages in equal steps are.
const mostPages = 40

// measureLetters fills in the size, fonts and colours of the letters of a PDF.
func measureLetters(ctx context.Context, l *Layout, r io.ReaderAt, size int64) error {
	pitch := l.LineSpacing
	l.LineSpacing = 0
	f, err := pdf.Open(ctx, r, size, pdf.Options{})
	if err != nil {
		return ctx.Err() // what cannot be read here was told when the text was read
	}
	sizes, fonts := make(map[float64]int), make(map[string]int)
	step := max(1, (f.NumPages()+mostPages-1)/mostPages)
	for n := 1; n <= f.NumPages(); n += step {
		page, err := f.Page(ctx, n)
		if errors.Is(err, ctx.Err()) && ctx.Err() != nil {
			return ctx.Err()
		}
		if page == nil {
			continue
		}
		countLetters(page, sizes, fonts)
		if c := pageContrast(page); c > 0 && (l.Contrast == 0 || c < l.Contrast) {
			l.Contrast = c
		}
	}
	l.PointSize = quantile(sizes, tenth)
	l.Font = sansSerif(fonts)
	// Lines closer than their letters are high belong to smaller text than most.
	if body := quantile(sizes, half); body > 0 && pitch >= body {
		l.LineSpacing = math.Round(pitch/body*100) / 100
	}
	return nil
}

// countLetters counts the letters of a page by size, in halves of a point, and font.
func countLetters(page *pdf.Page, sizes map[float64]int, fonts map[string]int) {
	for i := range page.Glyphs {
		g := &page.Glyphs[i]
		if g.Artifact || g.Hidden != pdf.Shown || !isLetter(g.Text) {
			continue
		}
		sizes[math.Round(g.Size*2)/2]++
		if g.Font != nil {
			fonts[g.Font.Name]++
		}
	}
}

func isLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// pageContrast returns the lowest contrast of letters that stand on bare paper, or 0.
// What lies under letters on a filled area or a picture is not known for sure.
func pageContrast(page *pdf.Page) float64 {
	colours := make(map[[2]uint32]int)
	for i := range page.Glyphs {
		g := &page.Glyphs[i]
		if g.Artifact || g.Hidden != pdf.Shown || !isLetter(g.Text) || covered(page, g) {
			continue
		}
		// Nobody prints what cannot be seen: something is behind such letters.
		const invisible = 1.5
		if contrast(g.Fill, white) > invisible {
			colours[[2]uint32{g.Fill, white}]++
		}
	}
	return lowest(colours)
}

// covered reports whether something is painted where a glyph stands.
func covered(page *pdf.Page, g *pdf.Glyph) bool {
	over := func(b pdf.Box) bool {
		return b.X0 < g.Box.X1 && g.Box.X0 < b.X1 && b.Y0 < g.Box.Y1 && g.Box.Y0 < b.Y1
	}
	for i := range page.Rules {
		if page.Rules[i].Filled && over(page.Rules[i].Box) {
			return true
		}
	}
	for i := range page.Images {
		if over(page.Images[i].Box) {
			return true
		}
	}
	return false
}
