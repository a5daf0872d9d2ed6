package extract

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/pdf"
)

// The proportions of common text faces, as parts of the font size: letters with
// and without ascenders, and how far descenders hang.
const (
	capHeight = 0.70
	xHeight   = 0.50
	descent   = 0.21
)

// doubtful is the confidence below which a mark that is neither letter nor digit
// is taken for dirt on the paper.
const doubtful = 0.60

// A recognised is the text of a page as glyphs.
type recognised struct {
	glyphs     []pdf.Glyph
	confidence float64 // mean, each word by its length
}

var scanFont = &pdf.Font{Name: "OCR"}

// place puts words on the page, as glyphs for the layout: each line on one
// baseline and in one size, since the ink of single words tells them badly.
// Words that stand where the page has text already are left out.
func place(words []RecognisedWord, img *PageImage, box pdf.Box, p *pdf.Page) recognised {
	lines := scanLines(words, img, box, p)
	for i := range lines {
		lines[i].measure()
	}
	evenSizes(lines)
	var out recognised
	letters := 0.0
	for i := range lines {
		l := &lines[i]
		l.bullet()
		for _, w := range l.words {
			n := float64(utf8.RuneCountInString(w.text))
			out.confidence += n * min(max(w.confidence, 0), 1)
			letters += n
		}
		out.glyphs = l.appendGlyphs(out.glyphs)
	}
	if letters > 0 {
		out.confidence /= letters
	}
	return out
}

// scanLines parts the words that count into lines, in points.
func scanLines(words []RecognisedWord, img *PageImage, box pdf.Box, p *pdf.Page) []scanLine {
	sx := (box.X1 - box.X0) / math.Max(1, float64(img.Width))
	sy := (box.Y1 - box.Y0) / math.Max(1, float64(img.Height))
	var lines []scanLine
	last := 0
	for _, w := range words {
		text := strings.TrimSpace(strings.ToValidUTF8(w.Text, "\uFFFD"))
		at := pdf.Box{
			X0: box.X0 + sx*float64(w.Box.Min.X), Y0: box.Y0 + sy*float64(w.Box.Min.Y),
			X1: box.X0 + sx*float64(w.Box.Max.X), Y1: box.Y0 + sy*float64(w.Box.Max.Y),
		}
		if text == "" || w.Box.Empty() || isDirt(text, w.Confidence) || taken(p, at) {
			continue
		}
		if len(lines) == 0 || last != w.Line {
			lines = append(lines, scanLine{})
		}
		last = w.Line
		l := &lines[len(lines)-1]
		l.words = append(l.words, scanWord{text: text, box: at, confidence: w.Confidence})
	}
	return lines
}

// isDirt reports whether a word is a speck or a ruled line that was read as
// signs.
func isDirt(text string, confidence float64) bool {
	if strings.Trim(text, "|¦_~") == "" {
		return true // a ruled line, however sure the engine is
	}
	return confidence < doubtful && strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

// taken reports whether a visible glyph of the page stands in the middle of a
// box.
func taken(p *pdf.Page, b pdf.Box) bool {
	x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if g.Hidden == pdf.Shown && x >= g.Box.X0-g.Size/2 && x <= g.Box.X1+g.Size/2 && y >= g.Box.Y0 && y <= g.Box.Y1 {
			return true
		}
	}
	return false
}

type scanWord struct {
	text       string
	box        pdf.Box
	confidence float64
}

type scanLine struct {
	words    []scanWord
	baseline float64
	size     float64
}

// measure finds the line's baseline and size from which letters its words have.
func (l *scanLine) measure() {
	var bottoms, sizes []float64
	for _, w := range l.words {
		height := w.box.Y1 - w.box.Y0
		up, down, known := shape(w.text)
		if !known {
			continue
		}
		part := xHeight
		if up {
			part = capHeight
		}
		if down {
			part += descent
		}
		size := height / part
		// Where the box holds more than the word, its width tells better.
		if n := utf8.RuneCountInString(w.text); n >= 4 {
			if wide := (w.box.X1 - w.box.X0) / (0.5 * float64(n)); size > 1.4*wide {
				size, down = wide, false
			}
		}
		sizes = append(sizes, size)
		if down {
			bottoms = append(bottoms, w.box.Y1-descent*size)
		} else {
			bottoms = append(bottoms, w.box.Y1)
		}
	}
	if len(sizes) == 0 { // dashes and the like
		for _, w := range l.words {
			sizes = append(sizes, (w.box.Y1-w.box.Y0)/capHeight)
			bottoms = append(bottoms, w.box.Y1)
		}
	}
	l.size, l.baseline = middle(sizes), middle(bottoms)
}

// shape tells whether the letters of a word go up as capitals do and hang below
// the line. It is not known for words of other signs.
func shape(text string) (up, down, known bool) {
	for _, r := range text {
		switch {
		case strings.ContainsRune("gpqy", r):
			down, known = true, true
		case r == 'j', r == 'Q', strings.ContainsRune("()[]{}|/", r):
			up, down, known = true, true, true
		case r == ',' || r == ';':
			down = true // less than a letter does, but more than none
		case unicode.IsUpper(r), unicode.IsDigit(r), strings.ContainsRune("bdfhklit£&%!?", r):
			up, known = true, true
		case unicode.IsLetter(r):
			known = true
		}
	}
	return up, down, known
}

// middle returns the median.
func middle(x []float64) float64 {
	slices.Sort(x)
	return x[len(x)/2]
}

// bullet puts right a bullet at the line's start that was read as a letter or
// sign: it is smaller than a letter of the line, and stands well before it.
func (l *scanLine) bullet() {
	if len(l.words) < 2 {
		return
	}
	w := &l.words[0]
	small := max(w.box.X1-w.box.X0, w.box.Y1-w.box.Y0) < 0.85*xHeight*l.size
	isSign := strings.Contains("«»¢©®°¤", w.text)
	isLetter := strings.Contains("eoc*+@.-", w.text)
	if utf8.RuneCountInString(w.text) == 1 && l.words[1].box.X0-w.box.X1 > 0.6*l.size && (isSign || isLetter && small) {
		w.text = "•"
	}
}

// sizeStep is by how much sizes of type differ at least: headings of one level
// must not come out as two.
const sizeStep = 1.25

// evenSizes gives lines of nearly the same size the same: that of most of the
// page's text, in whole points, to whatever is within an eighth of it, and to the
// others the nearest of its steps. Else each line's own error would look like a
// change of type.
func evenSizes(lines []scanLine) {
	type sized struct {
		size    float64
		letters int
	}
	var all []sized
	total := 0
	for _, l := range lines {
		n := 0
		for _, w := range l.words {
			n += len(w.text)
		}
		all = append(all, sized{l.size, n})
		total += n
	}
	slices.SortFunc(all, func(a, b sized) int { return cmp.Compare(a.size, b.size) })
	body, seen := 0.0, 0
	for _, s := range all {
		if seen += s.letters; seen*2 >= total {
			body = math.Max(1, math.Round(s.size))
			break
		}
	}
	for i := range lines {
		l := &lines[i]
		if short := len(l.words) < 3; math.Abs(l.size-body) <= body/8 || short && math.Abs(l.size-body) <= body/5 {
			l.size = body
			continue
		}
		step := math.Round(math.Log(l.size/body) / math.Log(sizeStep))
		if step == 0 {
			step = math.Copysign(1, l.size-body)
		}
		l.size = body * math.Pow(sizeStep, step)
	}
}

// appendGlyphs sets the line's words, with a space between them. Within a word
// the letters share its width alike.
func (l *scanLine) appendGlyphs(out []pdf.Glyph) []pdf.Glyph {
	add := func(text string, x0, x1 float64) {
		out = append(out, pdf.Glyph{
			Text: text, X: x0, Y: l.baseline, EndX: x1, EndY: l.baseline, Size: l.size, Font: scanFont, MCID: -1,
			Box: pdf.Box{X0: x0, Y0: l.baseline - 0.8*l.size, X1: x1, Y1: l.baseline + descent*l.size},
		})
	}
	for i, w := range l.words {
		if i > 0 {
			x := l.words[i-1].box.X1
			add(" ", x, math.Max(x, w.box.X0))
		}
		n := utf8.RuneCountInString(w.text)
		step := (w.box.X1 - w.box.X0) / float64(n)
		k := 0
		for _, r := range w.text {
			add(string(r), w.box.X0+float64(k)*step, w.box.X0+float64(k+1)*step)
			k++
		}
	}
	return append(out, pdf.Glyph{Text: " ", X: 0, Y: l.baseline, Size: l.size, Font: scanFont, MCID: -1})
}
