package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/office"
)

// Authors who do not know styles make headings by hand. In a document that has
// no heading style anywhere, lines of larger letters are taken for headings;
// lines that are only bold are not, since they are as often labels or stress.
const (
	headingScale   = 1.15 // times the size of most of the text
	longestHeading = 120  // characters
	smallestDoc    = 5    // blocks, below which sizes say nothing
)

// findHeadings makes headings of the lines that were set larger by hand.
func findHeadings(blocks []*office.Block) {
	letters := map[int]int{}
	for _, b := range blocks {
		if b.Kind == office.Heading {
			return
		}
		for _, r := range b.Runs {
			letters[sizeOf(r)] += len(r.Text)
		}
	}
	if len(blocks) < smallestDoc {
		return
	}
	body, most := 0, 0
	for size, n := range letters {
		if n > most || n == most && size < body {
			body, most = size, n
		}
	}
	found := map[*office.Block]int{}
	var sizes []int
	for _, b := range blocks {
		if size := handMade(b); float64(size) >= headingScale*float64(body) {
			found[b] = size
			if !slices.Contains(sizes, size) {
				sizes = append(sizes, size)
			}
		}
	}
	slices.SortFunc(sizes, func(a, b int) int { return b - a })
	for b, size := range found {
		b.Kind, b.Level = office.Heading, min(slices.Index(sizes, size)+1, 6)
	}
}

// handMade is the size of a paragraph that may be a heading: a short line, all
// of one size, that does not end as a sentence does. Else it is 0.
func handMade(b *office.Block) int {
	if b.Kind != office.Paragraph && b.Kind != office.Item || b.Floating || b.Caption || b.Contents {
		return 0
	}
	size := 0
	var text strings.Builder
	for _, r := range b.Runs {
		if strings.TrimSpace(r.Text) == "" {
			continue
		}
		if r.Hidden || r.Struck || size != 0 && sizeOf(r) != size {
			return 0
		}
		size = sizeOf(r)
		text.WriteString(r.Text)
	}
	line := strings.TrimSpace(text.String())
	if line == "" || utf8.RuneCountInString(line) > longestHeading || strings.ContainsAny(line[len(line)-1:], ".,;:!") {
		return 0
	}
	return size
}

func sizeOf(r office.Run) int {
	if r.Size == 0 {
		return 20
	}
	return r.Size
}
