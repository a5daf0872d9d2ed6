package paper

import (
	"strings"
	"unicode/utf8"
)

// Columns returns the number of columns: that of the longest line.
func (t *Table) Columns() int {
	n := len(t.Header)
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	return n
}

// Shares returns the share of each column in the width of the table; they add up
// to 1. Where Widths has not one positive number for each column, a column gets as
// much as its text asks for: more for long text, but where it can be, room for its
// longest word. chars is how many characters a line of the whole table holds.
func (t *Table) Shares(chars float64) []float64 {
	n := t.Columns()
	shares := make([]float64, n)
	given := len(t.Widths) == n
	for _, w := range t.Widths {
		given = given && w > 0 && w < 1e6
	}
	if given {
		copy(shares, t.Widths)
		return norm(shares, 1)
	}
	words := make([]float64, n) // the room that the longest word of a column needs
	for _, line := range append([][]Cell{t.Header}, t.Rows...) {
		for i := range line {
			all, word := lengths(line[i].Blocks)
			// Long text flows over lines: it needs less width than its length says.
			shares[i] = max(shares[i], float64(min(all, 60)))
			if all <= shortCell {
				word = all
			}
			words[i] = max(words[i], float64(word)+padding)
		}
	}
	needed := 0.0
	for i := range words {
		words[i] = max(words[i], padding+1)
		needed += words[i]
	}
	if needed >= chars || chars <= 0 {
		return norm(words, 1)
	}
	// Each has room for its words; what is left goes by the length of the text.
	total := 0.0
	for i := range shares {
		shares[i] = max(shares[i]-words[i], 0)
		total += shares[i]
	}
	if total == 0 {
		return norm(words, 1)
	}
	shares = norm(shares, chars-needed)
	for i := range shares {
		shares[i] += words[i]
	}
	return norm(shares, 1)
}

// padding is the room, in characters, between the text of a cell and its edges.
const padding = 2

// shortCell is the length of text, such as "Band 1" or "£1,250.00", that should not
// break over lines.
const shortCell = 10

// norm makes numbers add up to a total.
func norm(numbers []float64, to float64) []float64 {
	total := 0.0
	for _, n := range numbers {
		total += n
	}
	for i := range numbers {
		numbers[i] *= to / total
	}
	return numbers
}

// lengths counts the characters of blocks and of their longest word.
func lengths(blocks []Block) (all, word int) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			if b == nil {
				continue
			}
			text := Content(b.Runs)
			all += utf8.RuneCountInString(text)
			for w := range strings.FieldsSeq(text) {
				word = max(word, utf8.RuneCountInString(w))
			}
		case *List:
			if b == nil {
				continue
			}
			for i := range b.Items {
				n, w := lengths(b.Items[i].Blocks)
				all, word = all+n, max(word, w+padding)
			}
		}
	}
	return all, word
}
