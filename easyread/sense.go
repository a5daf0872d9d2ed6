package easyread

import (
	"strings"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/language"
)

// Sense lines (DIN SPEC 33429, Easy Read online): a long sentence is broken where
// a person who reads aloud would pause. A line has at least fewestSense words, and
// a sentence of senseWords or fewer stays on one.
const (
	senseWords  = 12
	fewestSense = 4
)

// senseBreaks returns the places in a text where a new line may begin: the bytes
// of the spaces that the line breaks replace.
func senseBreaks(text string) []int {
	words := language.Words(text)
	if len(words) <= senseWords {
		return nil
	}
	var breaks []int
	last := 0 // the first word of the line
	for i := 1; i < len(words); i++ {
		if i-last < fewestSense || len(words)-i < fewestSense {
			continue
		}
		gap := text[words[i-1].End:words[i].Start]
		if !strings.HasSuffix(gap, " ") {
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(gap, " "))
		if r == ',' && enumerates(text, words[i:]) {
			continue
		}
		if strings.ContainsRune(".?!", r) && !ends(text, words[i-1].End) {
			continue // "Mrs."
		}
		if !strings.ContainsRune(",;:.?!–—", r) && !(i-last > fewestSense && pauses(words[i].Of(text), words[i-1].Of(text), words[i+1].Of(text))) {
			continue
		}
		breaks = append(breaks, words[i].Start-1)
		last = i
	}
	return breaks
}

// ends reports whether a sentence ends with the word that ends at a place.
func ends(text string, place int) bool {
	for _, s := range language.Sentences(text) {
		if s.End >= place {
			return strings.TrimRight(text[place:s.End], ".?!)]’”\"' ") == ""
		}
	}
	return false
}

// enumerates reports whether words go on as a list of short things does: with
// another comma, or an "and", after one or two words.
func enumerates(text string, words []language.Span) bool {
	for i := 1; i < len(words) && i < 3; i++ {
		w := words[i].Of(text)
		if strings.HasPrefix(text[words[i-1].End:], ",") || w == "and" || w == "or" {
			return true
		}
	}
	return false
}

// pauses reports whether a reader pauses before a word that no comma stands before.
func pauses(word, before, after string) bool {
	switch strings.ToLower(before) {
	case "and", "or", "but", "even", "only", "not", // "and if", "only when"
		"to", "in", "of", "for", "with", "by", "from", "on", "at", "about": // "to which"
		return false
	}
	switch word {
	case "and":
		// Between two things there is no pause, between two statements there is.
		switch after {
		case "you", "we", "they", "it", "he", "she", "this", "there":
			return true
		}
	case "but", "because", "which", "who", "if", "when", "unless", "so":
		return true
	}
	return false
}
