package layout

import (
	"math"
	"regexp"
	"slices"
)

// captionLabel is how a caption begins: a kind of exhibit with its number.
var captionLabel = regexp.MustCompile(`^(?i)(table|figure|fig\.?|chart|graph|map|plan|diagram|photo(?:graph)?|picture|image|illustration|plate|box|exhibit)\s+(?:[A-Z]{1,2}[-.]?)?\d{1,3}(?:[-.]\d{1,3})*[a-z]?(?:\s*[:.–—-]|\s+\p{Lu}|$)`)

// looksLikeCaption reports whether a block is what stands over or under a table
// or figure.
func looksLikeCaption(b *Block) bool {
	if b.Kind != Paragraph && b.Kind != Heading && b.Kind != Item || len(b.lines) == 0 || len(b.lines) > 4 || b.Furniture || b.Hidden {
		return false
	}
	text := linesText(b.lines)
	return captionLabel.MatchString(text) && len(text) < 300 && !dotLeader(text)
}

func linesText(lines []*line) string {
	out := ""
	for i, l := range lines {
		if i > 0 {
			out += " "
		}
		out += l.text()
	}
	return out
}

// captions ties captions to the table or figure right below or above them, and
// takes them out of the blocks. Headings that the file itself names are not guesses:
// told is set for them, and they stay.
func captions(blocks []*Block, told bool) []*Block {
	gone := map[*Block]bool{}
	for i, b := range blocks {
		if !b.caption && !looksLikeCaption(b) || b.Kind == Table || b.Kind == Figure || told && b.Kind == Heading {
			continue
		}
		to := exhibit(blocks, i, +1)
		if before := exhibit(blocks, i, -1); before != nil && (to == nil || closer(b, before, to)) {
			to = before
		}
		if to != nil {
			b.Kind, b.Level, b.Label = Paragraph, 0, ""
			to.Caption = b
			gone[b] = true
		}
	}
	return slices.DeleteFunc(blocks, func(b *Block) bool { return gone[b] })
}

// exhibit returns the table or figure without a caption that stands right before
// or behind blocks[i], on the same page, or nil.
func exhibit(blocks []*Block, i, step int) *Block {
	for j := i + step; j >= 0 && j < len(blocks); j += step {
		b := blocks[j]
		switch {
		case b.Furniture || b.Hidden || b.Kind == Note:
			continue
		case b.Kind != Table && b.Kind != Figure || b.Caption != nil || gap(blocks[i], b) > 40:
			return nil
		}
		return b
	}
	return nil
}

// closer reports whether caption c stands clearly nearer to a than to b. A
// figure's caption most often stands under it, a table's above.
func closer(c, a, b *Block) bool {
	below, above := gap(c, b), gap(c, a)
	if a.Kind == Figure && b.Kind == Table {
		return !tableTitle.MatchString(linesText(c.lines))
	}
	if math.Abs(below-above) < 3 {
		return a.Kind == Figure
	}
	return above < below
}

// gap is how many points lie between a caption and an exhibit, or infinity if
// they do not stand on one page one above the other.
func gap(c, e *Block) float64 {
	best := math.Inf(1)
	for _, p := range e.Places {
		for _, l := range []*line{c.lines[0], c.lines[len(c.lines)-1]} {
			if l.page != p.Page || l.turn != 0 || min(l.box.X1, p.Box.X1) <= max(l.box.X0, p.Box.X0) {
				continue
			}
			best = min(best, max(p.Box.Y0-l.box.Y1, l.box.Y0-p.Box.Y1, 0))
		}
	}
	return best
}
