package layout

import (
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/internal/lexicon"
)

// unknown is what stands for a glyph of which the font does not say the letters.
const unknown = "\ufffd"

// joined are the letters that fonts draw as one glyph. Programs that print a page
// anew often lose what such a glyph says: "mee\ufffdng".
var joined = []string{"ti", "tt", "fi", "fl", "ff", "ft", "tf", "ffi", "ffl", "tti", "fti", "fj", "ttf", "Th"}

// maxLost bounds the glyphs of a word that are looked for.
const maxLost = 2

// withLetters gives a word back the letters that one glyph stood for, where only
// one way makes it a word that is known. All others stay as they are.
func withLetters(text string) string {
	head := strings.TrimLeftFunc(text, outsideWord)
	word := strings.TrimRightFunc(head, outsideWord)
	before, after := text[:len(text)-len(head)], head[len(word):]
	lost := strings.Count(word, unknown)
	if lost == 0 || lost > maxLost || countLetters(word) < 2 {
		return text
	}
	ways := []string{word}
	for range lost {
		var next []string
		for _, w := range ways {
			for _, j := range joined {
				next = append(next, strings.Replace(w, unknown, j, 1))
			}
		}
		ways = next
	}
	found := ""
	for _, w := range ways {
		if !lexicon.Known(w) {
			continue
		}
		if found != "" {
			return text
		}
		found = w
	}
	if found == "" {
		return text
	}
	return before + found + after
}

// outsideWord reports whether a rune at the end of a word is a sign and not part
// of it.
func outsideWord(r rune) bool { return !unicode.IsLetter(r) && r != '\ufffd' }
