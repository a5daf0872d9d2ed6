package layout

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// headings turns paragraphs that look like headings, or that the bookmarks name,
// into headings, and gives them levels.
func (d *document) headings(blocks []*Block, bookmarks outline) {
	var body []*Block
	for _, b := range blocks {
		if !b.Furniture && !b.Hidden && b.Kind != Figure && b.Kind != Note {
			body = append(body, b)
		}
	}
	var found []*Block
	marks := map[*Block]*bookmark{}
	for i, b := range body {
		var prev, next *Block
		if i > 0 {
			prev = body[i-1]
		}
		if i+1 < len(body) {
			next = body[i+1]
		}
		m := bookmarks.find(b)
		if m != nil {
			m.used = true
			marks[b] = m
		}
		if m != nil || d.looksLikeHeading(prev, b, next) {
			found = append(found, b)
		}
	}
	// A document that is headings for the most part has none.
	if len(found)*10 > len(body)*7 && len(body) > 10 {
		found = slices.DeleteFunc(found, func(b *Block) bool { return b.style.size < 1.15*d.body.size })
	}
	found = opening(agendas(found, body, marks), body, marks)
	levels(dropCover(found, body, marks), marks)
}

// looksLikeHeading judges by size, weight, capitals, length and how it ends.
func (d *document) looksLikeHeading(prev, b, next *Block) bool {
	if b.Kind != Paragraph && b.Kind != Item || len(b.lines) > 3 || b.lines[0].turn != 0 {
		return false
	}
	first := b.lines[0]
	if first.label != nil && first.bulleted() {
		return false
	}
	text := linesText(b.lines)
	words := len(strings.Fields(text))
	if words > 25 || countLetters(text) < 3 {
		return false
	}
	end := endOf(b.lines[len(b.lines)-1])
	if strings.ContainsRune(".,;", end) && words > 4 || end == ',' || end == ';' {
		return false
	}
	if dotLeader(text) || looksLikeCaption(b) || runOfDates.MatchString(text) || strings.HasSuffix(text, " and") || strings.HasSuffix(text, " or") {
		return false
	}
	if next != nil && next.Kind == Paragraph && !sentenceEnd(end) && unicode.IsLower(startOf(next.lines[0])) {
		return false // the sentence goes on
	}
	if d.heads(b, next, words) {
		return true
	}
	bigger := b.style.size >= 1.12*d.body.size
	strong := (b.style.bold && !d.body.bold || b.style.caps) && b.style.size >= 0.93*d.body.size
	switch {
	case bigger && words <= 25:
		return true
	case !strong || words > 16:
		return false
	case end == ':' && !b.style.caps && (words > 8 || next != nil && next.Kind == Item):
		return false // it leads into what follows
	case next == nil:
		return false
	}
	// Bold text is a heading only over something else.
	plain := next.Kind == Table || !next.style.bold || next.style.size < b.style.size
	other := next.style.bold && (next.style != b.style || next.Kind != b.Kind)
	return plain || other
}

// runOfDates are days of months without their years, or several days: they stand
// in a list of meetings or in a table and head nothing. One full date may be the
// heading of what happened then.
var runOfDates = regexp.MustCompile(`^(?i)` + dayOfMonth + `(?:(?:\s*[,;&–—/-]\s*|\s+and\s+|\s+to\s+|\s+)` + dayOfMonth + `(?:,?\s+\d{4})?)*\s*[,;&]?$`)

const dayOfMonth = `\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?` +
	`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b`

// heads reports whether a short numbered line stands over blocks that are
// numbered below it, as 1.1 over 1.1.1, or in a colour that the text is not.
func (d *document) heads(b, next *Block, words int) bool {
	if next == nil || words > 14 || len(b.lines) > 2 || b.style.size < 0.93*d.body.size {
		return false
	}
	end := endOf(b.lines[len(b.lines)-1])
	if sentenceEnd(end) || end == ',' || !unicode.IsUpper(firstLetter(b.lines[0])) {
		return false
	}
	if len(next.lines) > 0 && !next.lines[0].isTable() {
		over := strings.TrimRight(b.lines[0].words[0].text, ".")
		under := next.lines[0].words[0].text
		if numberDepth(over+" ") > 0 && numberDepth(under+" ") > numberDepth(over+" ") && strings.HasPrefix(under, over+".") {
			return true
		}
	}
	fill, ok := colourOf(b)
	if !ok || fill == d.fill || words > 10 {
		return false
	}
	other, ok := colourOf(next)
	return next.Kind == Table || !ok || other != fill
}

// firstLetter is the first letter of a line, or 0.
func firstLetter(l *line) rune {
	for _, w := range l.words {
		for _, r := range w.text {
			if unicode.IsLetter(r) {
				return r
			}
		}
	}
	return 0
}

// colourOf is the colour that all of a block has. Links have none of their own.
func colourOf(b *Block) (uint32, bool) {
	if len(b.lines) == 0 || b.lines[0].isTable() {
		return 0, false
	}
	fill := b.lines[0].words[0].fill
	for _, l := range b.lines {
		for _, w := range l.words {
			if w.fill != fill || w.link != "" {
				return 0, false
			}
		}
	}
	return fill, true
}

// dropCover leaves out what stands around the title of a document: what is set
// larger than the text on its first page, before any text, but heads nothing, as
// its set is not that of any later heading. The title itself, the largest, stays.
func dropCover(found, body []*Block, marks map[*Block]*bookmark) []*Block {
	if len(found) < 3 {
		return found
	}
	first := map[*Block]bool{} // blocks before any text
	for _, b := range body {
		if b.Kind == Table || len(b.lines) == 0 || b.lines[0].page != body[0].lines[0].page || len(strings.Fields(linesText(b.lines))) > 20 {
			break
		}
		first[b] = true
	}
	largest := 0.0
	later := map[style]bool{}
	for _, b := range found {
		if first[b] {
			largest = max(largest, b.style.size)
		} else {
			later[b.style] = true
		}
	}
	if len(later) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(b *Block) bool {
		return first[b] && marks[b] == nil && !later[b.style] && b.style.size < largest
	})
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
