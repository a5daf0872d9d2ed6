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

// An ordering is how a piece of a line takes part in the order of reading.
type ordering int

const (
	neutral   ordering = iota // signs and blanks
	separator                 // a sign that can stand within a number
	digit                     // digits
	latin                     // letters from left to right
	arabic                    // letters from right to left
)

func orderingOf(s string) ordering {
	out := neutral
	for _, r := range s {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.R, bidi.AL:
			return arabic
		case bidi.L:
			return latin
		case bidi.EN, bidi.AN:
			out = digit
		case bidi.CS, bidi.ES:
			if out == neutral && len(s) == 1 {
				out = separator
			}
		}
	}
	return out
}

// readingOrder returns the order in which the pieces of a line of mostly Arabic
// or Hebrew are read: from right to left, but Latin words and numbers, with the
// signs within them, from left to right. The pieces come as they stand, and
// glued says whether nothing parts one from the piece on its left. It is the
// reverse of rules W4, W7, N1 and L2 of the Unicode bidirectional algorithm.
func readingOrder(kinds []ordering, glued func(i int) bool) []int {
	var runs [][]int
	for i := 0; i < len(kinds); {
		run := []int{i}
		j := i + 1
		for kinds[i] == latin || kinds[i] == digit {
			if next := continuesRun(kinds, i, j, glued); next > 0 {
				for ; j <= next; j++ {
					run = append(run, j)
				}
				continue
			}
			break
		}
		runs = append(runs, run)
		i = j
	}
	slices.Reverse(runs)
	return slices.Concat(runs...)
}

// continuesRun returns the index of the next letter or number of the run that
// began at from, or 0 if the run ends before i.
func continuesRun(kinds []ordering, from, i int, glued func(i int) bool) int {
	switch {
	case i >= len(kinds):
		return 0
	case kinds[i] == latin:
		return i
	case kinds[i] == digit:
		// Two numbers are read from right to left like words, unless they are one.
		if slices.Contains(kinds[from:i], latin) || glued(i) {
			return i
		}
	case kinds[i] == separator && i+1 < len(kinds) && kinds[i+1] == digit && glued(i) && glued(i+1):
		return i + 1
	case kinds[i] == neutral || kinds[i] == separator:
		if i+1 < len(kinds) && kinds[i+1] == latin && kinds[i-1] == latin {
			return i + 1
		}
	}
	return 0
}

// logical turns the glyphs of a word, from left to right, into the order in which
// they are read. A glyph that stands for several letters has them in that order.
func logical(glyphs []string) string {
	kinds := make([]ordering, len(glyphs))
	for i, g := range glyphs {
		kinds[i] = orderingOf(g)
	}
	var out []byte
	for _, i := range readingOrder(kinds, func(int) bool { return true }) {
		out = append(out, mirror(glyphs[i])...)
	}
	return string(out)
}

// mirror is what a bracket stands for in text from right to left, where it is
// seen the other way round.
func mirror(s string) string {
	if m, ok := mirrored[s]; ok {
		return m
	}
	return s
}

var mirrored = map[string]string{"(": ")", ")": "(", "[": "]", "]": "[", "<": ">", ">": "<", "«": "»", "»": "«", "{": "}", "}": "{"}

// reorder puts the words of a line into the order in which they are read, if some
// are written from right to left. It must come last: columns and cells are found
// in the order in which words stand.
func (l *line) reorder() {
	right, left := 0, 0
	kinds := make([]ordering, len(l.words))
	for i, w := range l.words {
		switch kinds[i] = orderingOf(w.text); {
		case w.rtl:
			kinds[i] = arabic
			right += w.glyphs
		case kinds[i] == latin:
			left += w.glyphs
		}
	}
	words := l.words
	glued := func(i int) bool { return words[i].glued }
	var order []int
	if right >= left {
		order = readingOrder(kinds, glued)
	} else {
		// A few words within a line from left to right.
		for i := 0; i < len(words); {
			j := i + 1
			for kinds[i] == arabic && j < len(words) && kinds[j] == arabic {
				j++
			}
			for k := j - 1; k >= i; k-- {
				order = append(order, k)
			}
			i = j
		}
	}
	after := make([]bool, len(words)) // glued to the one before it in reading order
	out := make([]*word, len(words))
	for at, i := range order {
		if w := words[i]; right >= left && kinds[i] == neutral {
			w.text = mirror(w.text)
		}
		out[at] = words[i]
		if at > 0 {
			a, b := min(i, order[at-1]), max(i, order[at-1])
			after[at] = b == a+1 && words[b].glued
		}
	}
	for i, w := range out {
		w.glued = after[i]
	}
	l.words = out
}

// hasRTL reports whether a word of the line is written from right to left.
func (l *line) hasRTL() bool {
	return slices.ContainsFunc(l.words, func(w *word) bool { return w.rtl })
}
