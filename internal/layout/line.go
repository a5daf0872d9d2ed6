package layout

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/pdf"
)

// A line is words on one baseline, from left to right.
type line struct {
	words []*word
	box   pdf.Box
	y     float64 // baseline of most glyphs
	size  float64 // size of most glyphs
	page  int
	turn  turn

	// left and right are the edges of the column that the line stands in.
	left, right float64

	label     *word // the words[0] that is a list label, or nil
	furniture bool
	cell      bool // it stands in a table
}

// linesOf groups words by baseline. The words must be of one direction.
func linesOf(words []*word) []*line {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b *word) int { return cmp.Compare(a.y, b.y) })
	var lines []*line
	for _, w := range words {
		if w.table != nil {
			lines = append(lines, &line{words: []*word{w}, box: w.box, y: w.box.Y1, size: w.size})
			continue
		}
		if l := lineFor(lines, w); l != nil {
			l.words = append(l.words, w)
			l.grow(w)
			continue
		}
		lines = append(lines, &line{words: []*word{w}, box: w.box, y: w.y, size: w.size})
	}
	for _, l := range lines {
		l.settle()
	}
	lines = joinRaised(lines)
	slices.SortStableFunc(lines, func(a, b *line) int {
		// Lines side by side that differ by a hair read from left to right.
		if math.Abs(a.y-b.y) < 0.15*min(a.size, b.size) {
			return cmp.Compare(a.box.X0, b.box.X0)
		}
		return cmp.Compare(a.top(), b.top())
	})
	return lines
}

// top is the y by which lines are put in order: a table stands where it begins.
func (l *line) top() float64 {
	if l.words[0].table != nil {
		return l.box.Y0
	}
	return l.y
}

// lineFor finds the line among the last few whose baseline w shares.
func lineFor(lines []*line, w *word) *line {
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-4; i-- {
		l := lines[i]
		if l.words[0].table != nil {
			continue
		}
		if math.Abs(l.y-w.y) <= 0.22*min(l.size, w.size) {
			return l
		}
	}
	return nil
}

func (l *line) grow(w *word) {
	l.box.X0, l.box.X1 = min(l.box.X0, w.box.X0), max(l.box.X1, w.box.X1)
	l.box.Y0, l.box.Y1 = min(l.box.Y0, w.box.Y0), max(l.box.Y1, w.box.Y1)
}

// settle sorts a line's words, finds its main size and baseline, and joins words
// that no gap parts.
func (l *line) settle() {
	slices.SortStableFunc(l.words, func(a, b *word) int { return cmp.Compare(a.box.X0, b.box.X0) })
	l.words = dropDoubles(l.words)
	most := 0
	for i, w := range l.words {
		l.grow(w)
		if n := weight(w); n > most {
			most, l.size, l.y = n, w.size, w.y
		}
		if i > 0 {
			prev := l.words[i-1]
			gap := w.box.X0 - prev.box.X1
			w.glued = gap < wordGap*max(w.size, prev.size) && gap > -0.5*w.size && !blankBetween(prev, w) || prev.dropCap
		}
	}
	if n := len(l.words) - 1; n > 0 && l.cutsWord(l.words[n-1], l.words[n]) {
		l.words[n].glued = true
	}
	l.unspace()
}

// cutsWord reports whether the last word of a line is the hyphen of the cut word
// before it, which some programs place by itself. A sign behind a blank is a dash.
func (l *line) cutsWord(word, sign *word) bool {
	if !isHyphen(sign.text) || sign.box.X0-word.box.X1 >= 0.4*l.size {
		return false
	}
	end, _ := utf8.DecodeLastRuneInString(word.text)
	return sign.text == softHyphen || unicode.IsLetter(end) && !blankBetween(word, sign)
}

// isHyphen reports whether a word is the hyphen of a cut word, or what the file
// says that it stands for.
func isHyphen(s string) bool { return s == "-" || s == "\u2010" || s == softHyphen }

func weight(w *word) int { return w.glyphs }

// blankBetween reports whether the content has a space between two words that
// stand close: then the gap is a narrow space and not none.
func blankBetween(a, b *word) bool { return b.seq > a.seq+a.glyphs }

// dropDoubles drops a word that was drawn a second time in its place, which is
// how some programs make bold text or shadows.
func dropDoubles(words []*word) []*word {
	out := words[:0:0]
	for _, w := range words {
		double := false
		for i := len(out) - 1; i >= 0 && i >= len(out)-3; i-- {
			p := out[i]
			if p.text == w.text && math.Abs(p.box.X0-w.box.X0) < 0.2*w.size && math.Abs(p.y-w.y) < 0.2*w.size && p.table == nil {
				double = true
			}
		}
		if !double {
			out = append(out, w)
		}
	}
	return out
}

// unspace joins letters that were set wide apart ("A G E N D A"): a run of
// single letters with even gaps is one word, and only much wider gaps part words.
func (l *line) unspace() {
	const least = 5
	for i := 0; i < len(l.words); {
		j := i
		var gaps []float64
		for j < len(l.words) && runes(l.words[j].text) == 1 && l.words[j].table == nil {
			if j > i {
				gaps = append(gaps, l.words[j].box.X0-l.words[j-1].box.X1)
			}
			j++
		}
		if j-i >= least && letters(l.words[i:j]) {
			slices.Sort(gaps)
			even := gaps[len(gaps)/2]
			if even < 0.8*l.size && gaps[len(gaps)/4] > 0.6*even {
				for k := i + 1; k < j; k++ {
					if l.words[k].box.X0-l.words[k-1].box.X1 < 1.8*even {
						l.words[k].glued = true
					}
				}
			}
		}
		i = max(j, i+1)
	}
}

func letters(words []*word) bool {
	n := 0
	for _, w := range words {
		for _, r := range w.text {
			if unicode.IsLetter(r) {
				n++
			}
		}
	}
	return n*5 >= len(words)*4
}

// joinRaised puts superscripts and subscripts into the line that they belong to.
func joinRaised(lines []*line) []*line {
	gone := map[*line]bool{}
	for i, small := range lines {
		for j := max(0, i-3); j < min(len(lines), i+4); j++ {
			big := lines[j]
			if j == i || gone[big] || small.words[0].table != nil || big.words[0].table != nil {
				continue
			}
			// Browsers set superscripts at five sixths of the size.
			if small.size > 0.8*big.size && (small.size > 0.87*big.size || !raisedSigns(small, big)) {
				continue
			}
			mid := (small.box.Y0 + small.box.Y1) / 2
			if mid < big.y-1.1*big.size || mid > big.y+0.3*big.size {
				continue
			}
			if !allBeside(small, big) {
				continue
			}
			for _, w := range small.words {
				w.raised = w.y < big.y-0.12*big.size
			}
			big.words = append(big.words, small.words...)
			gone[small] = true
			big.settle()
			break
		}
	}
	return slices.DeleteFunc(lines, func(l *line) bool { return gone[l] })
}

// raisedSigns reports whether all words of small are short and stand higher than
// big's baseline, as the signs of notes do.
func raisedSigns(small, big *line) bool {
	for _, w := range small.words {
		if runes(w.text) > 3 || w.y > big.y-0.12*big.size {
			return false
		}
	}
	return true
}

// allBeside reports whether each word of small stands right after or before a
// word of big.
func allBeside(small, big *line) bool {
	for _, w := range small.words {
		near := false
		for _, b := range big.words {
			gap := max(w.box.X0-b.box.X1, b.box.X0-w.box.X1)
			if gap < 0.5*big.size && gap > -0.5*big.size {
				near = true
			}
		}
		if !near {
			return false
		}
	}
	return true
}

// text returns the line's words with single spaces.
func (l *line) text() string {
	var out []byte
	for i, w := range l.words {
		if i > 0 && !w.glued {
			out = append(out, ' ')
		}
		out = append(out, w.text...)
	}
	return string(out)
}

// bold reports whether most of the line is bold.
func (l *line) bold() bool {
	bold, all := 0, 0
	for _, w := range l.words {
		if isSign(w.text) {
			continue
		}
		all += w.glyphs
		if w.bold() {
			bold += w.glyphs
		}
	}
	return all > 0 && bold*10 >= all*9
}

func (l *line) isTable() bool { return l.words[0].table != nil }
