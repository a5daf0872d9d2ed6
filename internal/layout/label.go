package layout

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/pdf"
)

// bullets are the signs that begin the items of a list. A dash is a bullet only
// with a gap behind it.
const bullets = "•●○▪■□◦‣⁃∙·◆◇➢➤►▶✓✔❖⚫⬤–—-*\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\uf0a8\uf071\uf06e"

// numberLabel is what numbers an item: 1. 12) (3) a. b) (c) iv. (ii) A.
var numberLabel = regexp.MustCompile(`^(?:\(?\d{1,3}[.)]|\(\d{1,3}\)|\(?[a-zA-Z][.)]|\(?[ivxlIVXL]{1,6}[.)])$`)

// paragraphLabel is a section number such as 4.2 or 4.2.1, which begins a
// paragraph or a heading but is part of its text.
var paragraphLabel = regexp.MustCompile(`^\d{1,3}(?:\.\d{1,3})+\.?$`)

// findLabel finds the bullet or number that a line begins with and parts it from
// the word after it if there is no gap.
func (l *line) findLabel() {
	if l.isTable() || len(l.words) == 0 {
		return
	}
	w := l.words[0]
	r, n := utf8.DecodeRuneInString(w.text)
	alone := n == len(w.text)
	switch {
	case !alone && strings.ContainsRune("•●▪■◦‣➢►✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc", r) && w.glyphs > 1:
		// "•Text" without a gap.
		rest := *w
		rest.text = w.text[n:]
		rest.glyphs--
		step := (w.box.X1 - w.box.X0) / float64(max(w.glyphs, 1))
		w.text, w.glyphs = w.text[:n], 1
		w.box.X1 = w.box.X0 + step
		rest.box.X0, rest.glued = w.box.X1, false
		l.words = append([]*word{w, &rest}, l.words[1:]...)
		l.label = w
	case len(l.words) < 2 || l.words[1].glued:
	case alone && (strings.ContainsRune(bullets, r) || l.pictureBullet(w)):
		l.label = w
	case numberLabel.MatchString(w.text):
		l.label = w
	}
}

// pictureBullet reports whether a letter stands for a picture: Word's bullets
// are letters of symbol fonts, and its second-level bullet is an "o" in Courier.
func (l *line) pictureBullet(w *word) bool {
	if w.font == nil {
		return false
	}
	name := strings.ToLower(w.font.Name)
	for _, symbols := range []string{"symbol", "wingdings", "webdings", "dingbats"} {
		if strings.Contains(name, symbols) {
			return true
		}
	}
	return w.text == "o" && strings.Contains(name, "courier") && l.words[1].font != w.font
}

// drawnBullets adds words for bullets that are drawn and not written, as browsers
// do: several small shapes of one size, one below the other, each before a line.
func drawnBullets(words []*word, dots []pdf.Box) []*word {
	if len(dots) < 2 || len(dots) > 2000 {
		return words
	}
	var found []*word
	for _, d := range dots {
		if w := besideDot(words, d); w != nil {
			found = append(found, &word{text: "•", box: d, y: w.y, size: w.size, font: w.font, fill: w.fill, glyphs: 1, seq: w.seq, mcid: -1})
		}
	}
	for _, b := range found {
		for _, o := range found {
			if o != b && math.Abs(o.box.X0-b.box.X0) < 1 && math.Abs((o.box.X1-o.box.X0)-(b.box.X1-b.box.X0)) < 0.5 && math.Abs(o.y-b.y) > b.size {
				words = append(words, b)
				break
			}
		}
	}
	return words
}

// besideDot returns the first word of the line that a dot stands before, or nil.
func besideDot(words []*word, d pdf.Box) *word {
	y := (d.Y0 + d.Y1) / 2
	var next *word
	for _, w := range words {
		if y > w.y || y < w.y-0.75*w.size || d.X1-d.X0 > 0.8*w.size {
			continue
		}
		switch gap := w.box.X0 - d.X1; {
		case gap < 0 && d.X0-w.box.X1 < 3*w.size:
			return nil // in the middle of a line
		case gap > 0 && gap < 2.5*w.size && (next == nil || w.box.X0 < next.box.X0):
			next = w
		}
	}
	return next
}

func (l *line) bulleted() bool {
	return l.label != nil && !numberLabel.MatchString(l.label.text) && !isNumber(l.label.text)
}

// numbered reports whether a line begins with a section number.
func (l *line) numbered() bool {
	return len(l.words) > 1 && paragraphLabel.MatchString(l.words[0].text)
}
