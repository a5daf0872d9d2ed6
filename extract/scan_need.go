package extract

import (
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/internal/pdf"
)

// A reason is why a page's text has to be recognised.
type reason int

const (
	hasText reason = iota
	blank          // nothing is drawn on it as far as is known
	isPicture
	isOutlines // filled areas and no text: letters may be among them
	littleText // a picture with a stamp
	junkText
)

func (r reason) code() string {
	switch r {
	case junkText:
		return "junk-text"
	case littleText:
		return "little-text"
	}
	return "no-text"
}

func (r reason) message() string {
	switch r {
	case isOutlines:
		return "the page has drawings and no text; if there are words in them, it needs OCR"
	case littleText:
		return "the page is a picture with hardly any text; if it is a scan, it needs OCR"
	case junkText:
		return "the page's text makes no sense, as from a broken font or bad recognition; it needs OCR"
	}
	return "the page is a picture without text; it needs OCR"
}

// stampLetters is for stamps: what systems print over scans, such as "Page 12" or
// "Agenda Item 4". They have no more letters than this.
const stampLetters = 60

// need tells whether the text of a page has to be recognised.
func need(p *pdf.Page) reason {
	letters, lost := 0, 0
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		for _, r := range g.Text {
			switch {
			case r == unicode.ReplacementChar, unicode.Is(unicode.Co, r):
				lost++
			case unicode.IsLetter(r), unicode.IsDigit(r):
				letters++
			}
		}
	}
	covered := coverage(p) >= 0.6
	switch {
	case lost > 20 && lost > letters/2:
		return junkText
	case letters == 0 && lost == 0 && len(p.Images) > 0:
		return isPicture
	case letters == 0 && lost == 0 && p.Areas > 20:
		return isOutlines
	case letters == 0 && lost == 0:
		return blank
	case covered && letters+lost <= stampLetters:
		return littleText
	case makesNoSense(p.Glyphs):
		return junkText
	}
	return hasText
}

// coverage is how much of the page lies under pictures. Pictures that overlap
// count twice.
func coverage(p *pdf.Page) float64 {
	sum := 0.0
	for _, i := range p.Images {
		sum += (i.Box.X1 - i.Box.X0) * (i.Box.Y1 - i.Box.Y0)
	}
	return sum / max(1, p.Width*p.Height)
}

// smallWords are those that English or Welsh text of some length cannot do
// without.
var smallWords = map[string]bool{
	"the": true, "of": true, "and": true, "to": true, "in": true, "for": true, "is": true, "on": true, "by": true, "with": true, "at": true,
	"be": true, "as": true, "from": true, "that": true, "this": true, "are": true, "or": true, "was": true, "will": true, "it": true,
	"you": true, "your": true, "an": true, "not": true,
	"yn": true, "yr": true, "i": true, "o": true, "ar": true, "ac": true, "mae": true, "am": true, "gan": true, "wedi": true, "ei": true,
}

// makesNoSense reports whether text is letters that form no words, as where a
// font gives its glyphs the wrong letters. Tables of names and codes, and other
// languages, must not be taken for it: it asks for a long text without any of
// the small words, half of whose words cannot be said.
func makesNoSense(glyphs []pdf.Glyph) bool {
	var text strings.Builder
	end, y := 0.0, 0.0
	for i := range glyphs {
		g := &glyphs[i]
		if i > 0 && (g.X-end > 0.14*g.Size || g.X < end-g.Size || g.Y != y) {
			text.WriteByte(' ')
		}
		text.WriteString(g.Text)
		end, y = g.EndX, g.Y
	}
	words, odd := 0, 0
	for w := range strings.FieldsSeq(text.String()) {
		w = strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
		if smallWords[w] {
			return false
		}
		if len(w) < 3 || strings.ContainsAny(w, "0123456789") {
			continue
		}
		words++
		if !sayable(w) {
			odd++
		}
	}
	return words >= 40 && odd*2 >= words
}

// sayable reports whether a word can be said: letters with a vowel, and no long
// run of consonants. Letters outside Latin count as vowels.
func sayable(w string) bool {
	run, vowels := 0, 0
	for _, r := range w {
		switch {
		case r > 0x7F && unicode.IsLetter(r), strings.ContainsRune("aeiouy", r):
			vowels++
			run = 0
		case r == '\'' || r == '’' || r == '-':
			run = 0
		case r >= 'a' && r <= 'z':
			run++
		default:
			return false
		}
		if run > 4 {
			return false
		}
	}
	return vowels > 0
}
