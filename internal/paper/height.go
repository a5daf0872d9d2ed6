package paper

import (
	"math"
	"strings"
)

// TextWidth is the width of the text of a page in points: A4 with margins of 2 cm.
const TextWidth = 595.276 - 2*56.69

// Tall reports whether a row of an Easy Read document is so high that it may go over
// pages: about a third of a page or more. What is less high is one thing to look at,
// and stays in one piece. size is that of the text in points. The height is that in
// Arial, for writers that do not lay out pages themselves.
func (r *Row) Tall(size float64) bool {
	const (
		page    = 841.89 - 2*56.69
		picture = 133
	)
	width := float64(TextWidth)
	if !r.Wide() {
		width -= picture
	}
	return height(r.Blocks, width, size) > page/3
}

// height returns about how high blocks are, in points.
func height(blocks []Block, width, size float64) float64 {
	total := 0.0
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			if b != nil {
				total += linesOf(b.Runs, width, size)*1.5*size + .5*size
			}
		case *List:
			if b == nil {
				continue
			}
			for i := range b.Items {
				total += height(b.Items[i].Blocks, width-1.6*size, size)
			}
		case *Table:
			if b == nil {
				continue
			}
			shares, _ := b.InArial(width, size, size, EasyRead)
			for _, line := range append([][]Cell{b.Header}, b.Rows...) {
				most := 0.0
				for i := range line {
					most = max(most, height(line[i].Blocks, max(shares[i]*width-size, size), size))
				}
				total += most
			}
		}
	}
	return total
}

// linesOf returns about how many lines text takes.
func linesOf(runs []Run, width, size float64) float64 {
	lines := 0.0
	text := ""
	for _, r := range runs {
		text += Clean(r.Text)
	}
	for line := range strings.SplitSeq(text, "\n") {
		// Lines end where words do: they are not quite full.
		lines += math.Ceil(max(1, Arial(line, size, false)*1.05/width))
	}
	return lines
}
