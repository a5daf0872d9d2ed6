package layout

import (
	"regexp"
	"slices"
)

// opening leaves one title of the lines at the front of a document that look like
// headings, one right under the other: the council's name, what it is, when and
// where it meets. Headings with nothing under them are not read out, and a meeting's
// date must be. The last of them may head what follows, if it is set otherwise.
func opening(found, body []*Block, marks map[*Block]*bookmark) []*Block {
	n := 0
	for n < len(body) && opens(body[0], body[n]) && (body[n].bolder() || slices.Contains(found, body[n])) {
		n++
	}
	if n < 2 || looksLikeCaption(body[0]) {
		return found
	}
	run := body[:n]
	some := func(b *Block) bool { return marks[b] == nil && slices.Contains(run, b) }
	if !slices.ContainsFunc(found, some) {
		return found
	}
	titled := slices.Contains(found, body[0])
	last := run[n-1]
	keep := slices.Contains(found, last) && (last.style != body[0].style || n == 2 && titled)
	found = slices.DeleteFunc(found, func(b *Block) bool { return b != body[0] && (b != last || !keep) && some(b) })
	if !titled {
		found = append([]*Block{body[0]}, found...)
	}
	return found
}

// opens reports whether b is a short line on the page of the first block, and no
// larger.
func opens(first, b *Block) bool {
	if b.Kind != Paragraph || len(b.lines) == 0 || b.lines[0].isTable() || b.lines[0].turn != 0 || len(b.lines) > 3 {
		return false
	}
	text := linesText(b.lines)
	return b.style.size <= first.style.size && b.lines[0].page == first.lines[0].page && len(text) <= 140 &&
		(numberDepth(text) == 0 || startsWithDate.MatchString(text)) &&
		endOf(b.lines[len(b.lines)-1]) != ':'
}

// startsWithDate tells the day of a date from the number of a section.
var startsWithDate = regexp.MustCompile(`^(?i)` + dayOfMonth)

// bolder reports whether a block is set in bold or capitals.
func (b *Block) bolder() bool { return b.style.bold || b.style.caps }
