package language

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
)

// Words returns the words of text in order, as a reader counts them: runs of
// letters or digits with what joins them ("don't", "well-known", "10,000",
// "£1.5m", "townclerk@dixley.gov.uk", "61/18"). Punctuation is left out.
func Words(text string) []Span {
	var out []Span
	open := false // the last span may grow: no space since
	it := words.FromString(text)
	for it.Next() {
		value, at := it.Value(), it.Start()
		switch r, _ := runeAt(value, 0); {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if open {
				out[len(out)-1].End = at + len(value)
			} else {
				out = append(out, Span{at, at + len(value)})
			}
			open = false
		case len(out) > 0 && out[len(out)-1].End == at && joins(text, at, value):
			open = true
		default:
			open = false
		}
	}
	return out
}

// joins reports whether the mark at text[at:] joins the word before it to the
// one after it.
func joins(text string, at int, mark string) bool {
	next, _ := runeAt(text, at+len(mark))
	if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
		return false
	}
	return len(mark) == 1 && strings.Contains("-/@&.:'_+", mark) || mark == "’" || mark == "\u2011"
}
