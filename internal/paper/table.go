package paper

import "unicode/utf8"

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
// much as its text asks for: more for long text, but no column less than a third
// of an equal share, so that no word need break.
func (t *Table) Shares() []float64 {
	n := t.Columns()
	shares := make([]float64, n)
	given := len(t.Widths) == n
	for _, w := range t.Widths {
		given = given && w > 0 && w < 1e6
	}
	if given {
		copy(shares, t.Widths)
		return norm(shares)
	}
	for _, line := range append([][]Cell{t.Header}, t.Rows...) {
		for i := range line {
			// Long text flows over lines: it needs less width than its length says.
			shares[i] = max(shares[i], float64(min(length(line[i].Blocks), 60)))
		}
	}
	total := 0.0
	for _, s := range shares {
		total += s
	}
	for i := range shares {
		shares[i] = max(shares[i], total/float64(n)/3, 1)
	}
	return norm(shares)
}

func norm(shares []float64) []float64 {
	total := 0.0
	for _, s := range shares {
		total += s
	}
	for i := range shares {
		shares[i] /= total
	}
	return shares
}

// length counts the characters of blocks.
func length(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			if b != nil {
				n += utf8.RuneCountInString(Content(b.Runs))
			}
		case *List:
			if b == nil {
				continue
			}
			for i := range b.Items {
				n += length(b.Items[i].Blocks)
			}
		}
	}
	return n
}
