package layout

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// begins reports whether lines[i] begins a new paragraph after para, which holds
// the lines before it.
func (d *document) begins(lines []*line, i int, para []*line) bool {
	prev, l := lines[i-1], lines[i]
	if l.furniture != prev.furniture || l.turn != prev.turn {
		return true
	}
	size := max(prev.size, l.size)
	pitch := d.pitchOf(l.size)
	step := l.y - prev.y
	if step < 0.3*min(prev.size, l.size) {
		// Beside, not below: another column of a table without rules.
		return false
	}
	if isDivider(l) || isDivider(prev) {
		return true
	}
	end := endOf(prev)
	full := !d.fits(lines, i)
	// A line may begin with larger words, as the name of an item does.
	differ := min(math.Abs(prev.size-l.size), math.Abs(prev.words[len(prev.words)-1].size-l.words[0].size))
	if full && l.label == nil && unicode.IsLower(startOf(l)) && !sentenceEnd(end) && differ < 0.25*size && step < 2.2*size {
		return false // in the middle of a sentence, however it is set
	}
	if differ > 0.06*size {
		return true
	}
	if step > 1.3*pitch+0.5 && step > 1.3*size {
		return true
	}
	if l.label != nil && d.startsItem(lines, i, full) {
		return true
	}
	if l.numbered() && (!full || step > 1.1*pitch || prev.numbered() && sameLeft(l, para[0])) {
		return true
	}
	start := startOf(l)
	if prev.bold() != l.bold() && !(full && step <= 1.1*pitch && continues(end, start)) {
		return true
	}
	if step > 1.12*pitch+0.3 && (sentenceEnd(end) || !unicode.IsLower(start)) && !full {
		return true
	}
	if !full && !continues(end, start) {
		return true
	}
	// An item ends where a line goes back to the left of its text.
	if para[0].label != nil && l.box.X0 < para[0].label.box.X1-0.1*l.size && len(para) > 1 &&
		para[1].box.X0 > para[0].label.box.X1 {
		return true
	}
	// A first line set in.
	indent := l.box.X0 - prev.box.X0
	if indent > 0.8*l.size && indent < 5*l.size && len(para) > 1 && sentenceEnd(end) &&
		math.Abs(prev.box.X0-para[len(para)-2].box.X0) < 2 {
		return true
	}
	return false
}

// isDivider reports whether a line is nothing but a row of signs, which parts what
// stands above and below it as a rule does.
func isDivider(l *line) bool {
	text := l.text()
	return len(text) >= 10 && strings.Trim(text, "_-=*~ ") == ""
}

// startsItem reports whether the label of lines[i] begins a list item rather than
// being a number that came to stand at the start of a line.
func (d *document) startsItem(lines []*line, i int, full bool) bool {
	l, prev := lines[i], lines[i-1]
	if l.bulleted() {
		// A dash may also part the words of a sentence.
		return !strings.ContainsAny(l.label.text, "–—-*") || !full || prev.label != nil || l.box.X0 > prev.box.X0+0.5*l.size
	}
	if !full || l.y-prev.y > 1.12*d.pitchOf(l.size)+0.3 {
		return true
	}
	for j := i - 1; j >= 0 && j > i-40; j-- {
		if p := lines[j]; p.label != nil && math.Abs(p.box.X0-l.box.X0) < l.size {
			return true
		}
	}
	return i+1 < len(lines) && lines[i+1].box.X0 > l.box.X0+0.5*l.size
}

// fits reports whether the first word of lines[i] would have fitted on the line
// before it, so that the author must have ended that line.
func (d *document) fits(lines []*line, i int) bool {
	prev, l := lines[i-1], lines[i]
	right := edge(lines, i-1)
	first := l.words[0]
	width := first.box.X1 - first.box.X0
	for k := 1; k < len(l.words) && l.words[k].glued; k++ {
		width = l.words[k].box.X1 - first.box.X0
	}
	return right-prev.box.X1 > width+0.5*l.size
}

// edge is how far lines near lines[i] reach to the right.
func edge(lines []*line, i int) float64 {
	const near = 12
	same, any := math.Inf(-1), math.Inf(-1)
	n := 0
	for j := max(0, i-near); j < min(len(lines), i+near+1); j++ {
		l := lines[j]
		if l.isTable() || math.Abs(l.size-lines[i].size) > 0.06*l.size {
			continue
		}
		any = max(any, l.box.X1)
		if math.Abs(l.box.X0-lines[i].box.X0) < 2 {
			same = max(same, l.box.X1)
			n++
		}
	}
	if n >= 4 {
		return same
	}
	return max(same, any)
}

// endOf and startOf return the last and the first rune of a line's text.
func endOf(l *line) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(l.words[len(l.words)-1].text, "\"'”’)]"))
	return r
}

func startOf(l *line) rune {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.words[0].text, "\"'“‘(["))
	return r
}

func sentenceEnd(r rune) bool { return strings.ContainsRune(".!?:;…", r) }

// continues reports whether text that ends with one rune plainly goes on with
// the other.
func continues(end, start rune) bool {
	return !sentenceEnd(end) && (unicode.IsLower(start) || end == ',' || end == '-' || end == '\u00ad')
}

func sameLeft(a, b *line) bool { return math.Abs(a.box.X0-b.box.X0) < 2 }

// upper reports whether a text with at least four letters is in capitals.
func upper(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			n++
		}
	}
	return n >= 4
}

// joinPages adds the blocks of a page, joining a paragraph that goes on from the
// page before.
func (d *document) joinPages(out, page []*Block) []*Block {
	last := -1
	for i := len(out) - 1; i >= 0; i-- {
		if !out[i].Furniture && !out[i].Hidden && out[i].Kind != Note {
			last = i
			break
		}
	}
	first := -1
	for i, b := range page {
		if !b.Furniture && !b.Hidden {
			first = i
			break
		}
	}
	if last >= 0 && first >= 0 && sameTable(out[last], page[first]) {
		out[last].Rows = append(out[last].Rows, page[first].Rows...)
		out[last].Places = append(out[last].Places, page[first].Places...)
		again := out[last].dropRepeatedHeader()
		return append(out, append(again, slices.Delete(page, first, first+1)...)...)
	}
	if last >= 0 && first >= 0 && d.goesOn(out[last], page[first]) {
		out[last].lines = append(out[last].lines, page[first].lines...)
		page = append(page[:first:first], page[first+1:]...)
	}
	return append(out, page...)
}

func (d *document) goesOn(a, b *Block) bool {
	if a.Kind == Table || b.Kind != Paragraph || a.style.size != b.style.size || a.style.bold != b.style.bold {
		return false
	}
	if b.lines[0].turn != 0 || a.lines[0].turn != 0 || a.style.size < 0.9*d.body.size {
		return false
	}
	if b.lines[0].numbered() {
		return false
	}
	prev := a.lines[len(a.lines)-1]
	end, start := endOf(prev), startOf(b.lines[0])
	if sentenceEnd(end) {
		return false
	}
	wide := prev.box.X1 > prev.left+0.8*(prev.right-prev.left)
	return continues(end, start) || wide && len(b.lines) > 1 && !a.style.bold && len(a.lines) > 1
}
