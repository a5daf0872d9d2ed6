package layout

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// maxDropCaps bounds how many large letters of a page are looked at.
const maxDropCaps = 40

// dropCaps finds large first letters that reach down beside several lines, and
// moves each to the line that it begins.
func dropCaps(words []*word) {
	looked := 0
	for _, c := range words {
		r, n := utf8.DecodeRuneInString(c.text)
		if n != len(c.text) || !unicode.IsUpper(r) || c.table != nil {
			continue
		}
		if first := besideCap(words, c); first != nil {
			c.y, c.size, c.seq = first.y, first.size, first.seq-1
			c.box.Y0, c.box.Y1 = first.box.Y0, first.box.Y1
			c.box.X1 = min(c.box.X1, first.box.X0)
			c.dropCap = true
		}
		if looked++; looked > maxDropCaps {
			return
		}
	}
}

// besideCap returns the word that a large letter is the first letter of, or nil.
// There must be a further line beside the letter, or it is a letter of a heading.
func besideCap(words []*word, c *word) *word {
	var first *word
	lines := 0
	top := c.y - 0.72*c.size // of capital letters
	for _, w := range words {
		gap := w.box.X0 - c.box.X1
		if w == c || w.size*1.8 > c.size || gap < -0.3*w.size || gap > 1.2*w.size || w.y > c.y+0.4*w.size || w.y < top {
			continue
		}
		lines++
		r, _ := utf8.DecodeRuneInString(w.text)
		if math.Abs(w.y-0.72*w.size-top) < 0.7*w.size && unicode.IsLetter(r) && (first == nil || w.y < first.y) {
			first = w
		}
	}
	if lines < 2 {
		return nil
	}
	return first
}
