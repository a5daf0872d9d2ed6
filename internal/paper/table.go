package paper

import (
	"slices"
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

// A Ruler returns the width of a text in bold or in plain type, in the unit of the
// writer that has it.
type Ruler func(text string, bold bool) float64

// Shares returns the share of each column in the width of the table; they add up
// to 1. Where Widths has not one positive number for each column, a column gets as
// much as its text asks for: more for long text, but where it can be, room for its
// longest word. width is that of the table and pad the room between a cell's edges
// and its text, left and right together, as r measures them. fits reports whether
// each word fits its column; where it does not, the widest columns have given room to
// the others.
func (t *Table) Shares(width, pad float64, r Ruler) (shares []float64, fits bool) {
	n := t.Columns()
	wanted, words := make([]float64, n), make([]float64, n)
	// Long text flows over lines: it needs less width than its length says.
	long := r(strings.Repeat("n", longText), false)
	for i, line := range append([][]Cell{t.Header}, t.Rows...) {
		for k := range line {
			all, word := extent(line[k].Blocks, i == 0 || t.RowHeader && k == 0, r)
			wanted[k] = max(wanted[k], min(all, long)+pad)
			words[k] = max(words[k], word+pad)
		}
	}
	for i := range words {
		words[i] = max(words[i], pad+r("n", false))
	}
	given := len(t.Widths) == n
	for _, w := range t.Widths {
		given = given && w > 0 && w < 1e6
	}
	needed := sum(words)
	switch {
	case given:
		shares = norm(slices.Clone(t.Widths))
	case needed > width:
		return norm(level(words, width)), false
	default:
		// Each has room for its words; what is left goes by the length of the text.
		more := make([]float64, n)
		for i := range more {
			more[i] = max(wanted[i]-words[i], 0)
		}
		if total := sum(more); total > 0 {
			for i := range words {
				words[i] += more[i] * (width - needed) / total
			}
		}
		return norm(words), true
	}
	fits = true
	for i := range shares {
		fits = fits && words[i] <= shares[i]*width
	}
	return shares, fits
}

// InArial returns the shares of the columns and the size of the text of a table in a
// document of a theme and a size, for writers that do not lay out pages themselves.
// The text is smaller than that of the document where its words would not fit, as far
// as the theme allows. width, pad and size are in points.
func (t *Table) InArial(width, pad, size float64, theme Theme) ([]float64, float64) {
	for least := theme.LeastTable(size); ; size = max(size-.5, least) {
		shares, fits := t.Shares(width, pad, func(text string, bold bool) float64 { return Arial(text, size, bold) })
		if fits || size <= least {
			return shares, size
		}
	}
}

// longText is the length of text, in characters, that asks for no more width.
const longText = 60

// shortCell is the length of text, such as "Band 1" or "£1,250.00", that should not
// break over lines.
const shortCell = 10

// level lowers the largest of numbers to one height, so that their sum is total.
func level(numbers []float64, total float64) []float64 {
	sorted := slices.Sorted(slices.Values(numbers))
	for i, low := range sorted {
		height := total / float64(len(sorted)-i)
		if low > height {
			out := slices.Clone(numbers)
			for k := range out {
				out[k] = min(out[k], height)
			}
			return out
		}
		total -= low
	}
	return numbers
}

func sum(numbers []float64) float64 {
	total := 0.0
	for _, n := range numbers {
		total += n
	}
	return total
}

// norm makes numbers add up to 1.
func norm(numbers []float64) []float64 {
	total := sum(numbers)
	for i := range numbers {
		numbers[i] /= total
	}
	return numbers
}

// extent returns the width of the text of blocks on one line, and of what should not
// break in it: its longest word, or all of a short text.
func extent(blocks []Block, bold bool, r Ruler) (all, word float64) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			if b == nil {
				continue
			}
			heavy := bold || slices.ContainsFunc(b.Runs, func(run Run) bool { return run.Bold })
			text := oneLine(Content(b.Runs))
			all += r(text, heavy)
			if utf8.RuneCountInString(text) <= shortCell {
				word = max(word, r(text, heavy))
				continue
			}
			for w := range strings.FieldsSeq(text) {
				word = max(word, r(w, heavy))
			}
		case *List:
			if b == nil {
				continue
			}
			mark := 3 * r("n", true) // a bullet and the space after it
			for i := range b.Items {
				a, w := extent(b.Items[i].Blocks, bold, r)
				all, word = all+a, max(word, w+mark)
			}
		}
	}
	return all, word
}
