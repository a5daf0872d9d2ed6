package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// headings turns paragraphs that look like headings into headings, and gives
// them levels by how they are set.
func (d *document) headings(blocks []*Block) {
	var body []*Block
	for _, b := range blocks {
		if !b.Furniture && !b.Hidden {
			body = append(body, b)
		}
	}
	var found []*Block
	for i, b := range body {
		var next *Block
		if i+1 < len(body) {
			next = body[i+1]
		}
		if d.looksLikeHeading(b, next) {
			found = append(found, b)
		}
	}
	// A document that is headings for the most part has none.
	if len(found)*10 > len(body)*7 && len(body) > 10 {
		found = slices.DeleteFunc(found, func(b *Block) bool { return b.style.size < 1.15*d.body.size })
	}
	found = dropSubtitle(found, body)
	levels := levelsOf(found)
	for _, b := range found {
		b.Kind, b.Level = Heading, levels[headingStyle(b)]
	}
}

// looksLikeHeading judges by size, weight, capitals, length and how it ends.
func (d *document) looksLikeHeading(b, next *Block) bool {
	if b.Kind != Paragraph && b.Kind != Item || len(b.lines) > 3 || b.lines[0].turn != 0 {
		return false
	}
	first := b.lines[0]
	if first.label != nil && first.bulleted() {
		return false
	}
	var parts []string
	for _, l := range b.lines {
		parts = append(parts, l.text())
	}
	text := strings.Join(parts, " ")
	words := len(strings.Fields(text))
	if words > 25 || countLetters(text) < 3 {
		return false
	}
	end := endOf(b.lines[len(b.lines)-1])
	if strings.ContainsRune(".,;", end) && words > 4 || end == ',' || end == ';' {
		return false
	}
	if dotLeader(text) {
		return false
	}
	bigger := b.style.size >= 1.12*d.body.size
	strong := (b.style.bold && !d.body.bold || b.style.caps) && b.style.size >= 0.93*d.body.size
	switch {
	case bigger && words <= 25:
		return true
	case !strong || words > 16:
		return false
	case end == ':' && !b.style.caps && words > 8:
		return false
	case next == nil:
		return false
	}
	// Bold text is a heading only over something else.
	plain := next.Kind == Table || !next.style.bold || next.style.size < b.style.size
	other := next.style.bold && (next.style != b.style || next.Kind != b.Kind)
	return plain || other
}

// dropSubtitle leaves the line under a title out, which is set larger than the
// text but heads nothing: plain where headings are bold, and the only one so set.
func dropSubtitle(found, body []*Block) []*Block {
	if len(found) < 3 || len(body) < 2 || found[0] != body[0] || found[1] != body[1] {
		return found
	}
	title, sub := found[0], found[1]
	if !title.style.bold || sub.style.bold || sub.style.size >= title.style.size {
		return found
	}
	for _, b := range found[2:] {
		if headingStyle(b) == headingStyle(sub) {
			return found
		}
	}
	return append(found[:1:1], found[2:]...)
}

func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// dotLeader tells the lines of a table of contents.
func dotLeader(s string) bool {
	return strings.Contains(s, "....") || strings.Contains(s, ". . . .") || strings.Contains(s, "……")
}

// headingStyle is what puts headings on one level.
func headingStyle(b *Block) style {
	return style{size: b.style.size, bold: b.style.bold, caps: b.style.caps}
}

// levelsOf ranks the styles of headings: larger before smaller, bold before
// plain, capitals before others.
func levelsOf(found []*Block) map[style]int {
	var styles []style
	for _, b := range found {
		if s := headingStyle(b); !slices.Contains(styles, s) {
			styles = append(styles, s)
		}
	}
	slices.SortStableFunc(styles, func(a, b style) int {
		return cmp.Or(cmp.Compare(b.size, a.size), -compareBool(a.bold, b.bold), -compareBool(a.caps, b.caps))
	})
	levels := map[style]int{}
	for i, s := range styles {
		levels[s] = min(i+1, 6)
	}
	return levels
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// itemLevels gives list items their depth by how far their labels are set in.
func (d *document) itemLevels(blocks []*Block) {
	var stack []float64
	for _, b := range blocks {
		if b.Furniture {
			continue
		}
		if b.Kind != Item {
			stack = nil
			continue
		}
		x := b.lines[0].label.box.X0 - b.lines[0].left
		slack := 0.6 * b.lines[0].size
		for len(stack) > 0 && x < stack[len(stack)-1]-slack {
			stack = stack[:len(stack)-1]
		}
		if len(stack) == 0 || x > stack[len(stack)-1]+slack {
			stack = append(stack, x)
		}
		b.Level = len(stack) - 1
	}
}

func sortMarks(marks []Mark) {
	slices.SortStableFunc(marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Kind, b.Kind))
	})
}
