package layout

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// Pages show text as it is seen: Arabic and Hebrew from right to left. A file
// draws it in that order, letter by letter, so that it has to be turned into the
// order in which it is read. Numbers and Latin words within it run from left to
// right and stay.

// rightToLeft reports whether a text has a letter that is written from right to
// left. It looks at the first byte first: nearly all text is Latin.
func rightToLeft(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < 0xD6 {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL {
			return true
		}
		i += n
	}
	return false
}

// leftToRight reports whether a piece of text runs from left to right even within
// text that does not.
func leftToRight(s string) bool {
	for _, r := range s {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.L, bidi.EN, bidi.AN:
			return true
		case bidi.R, bidi.AL:
			return false
		}
	}
	return false
}

// logical turns the glyphs of a word, from left to right, into the order in which
// they are read. A glyph that stands for several letters has them in that order.
func logical(glyphs []string) string {
	glyphs = slices.Clone(glyphs)
	turnRound(glyphs, func(s string) bool { return leftToRight(s) })
	var out []byte
	for _, g := range glyphs {
		if m, ok := mirrored[g]; ok {
			g = m
		}
		out = append(out, g...)
	}
	return string(out)
}

// mirrored are the signs that are seen the other way round.
var mirrored = map[string]string{"(": ")", ")": "(", "[": "]", "]": "[", "<": ">", ">": "<", "«": "»", "»": "«", "{": "}", "}": "{"}

// turnRound reverses items, but not the order within runs of those that keep
// their direction. Items between two of a run go with it.
func turnRound[T any](items []T, keeps func(T) bool) {
	slices.Reverse(items)
	for i := 0; i < len(items); i++ {
		if !keeps(items[i]) {
			continue
		}
		j := i + 1
		for j < len(items) && keeps(items[j]) {
			j++
		}
		slices.Reverse(items[i:j])
		i = j
	}
}

// reorder puts the words of a line into the order in which they are read, if some
// are written from right to left. It must come last: columns and cells are found
// in the order in which words stand.
func (l *line) reorder() {
	right, left := 0, 0
	for _, w := range l.words {
		switch {
		case w.rtl:
			right += w.glyphs
		case leftToRight(w.text):
			left += w.glyphs
		}
	}
	if right == 0 || l.isTable() {
		return
	}
	glued := make(map[*word]*word) // the word before, if nothing parts them
	for i, w := range l.words {
		if i > 0 && w.glued {
			glued[w] = l.words[i-1]
		}
	}
	if right >= left {
		turnRound(l.words, func(w *word) bool { return !w.rtl && leftToRight(w.text) })
	} else {
		for i := 0; i < len(l.words); i++ {
			j := i
			for j < len(l.words) && l.words[j].rtl {
				j++
			}
			slices.Reverse(l.words[i:j])
			i = max(i, j-1)
		}
	}
	for i, w := range l.words {
		w.glued = i > 0 && (glued[w] == l.words[i-1] || glued[l.words[i-1]] == w)
	}
}
