package layout

import (
	"math"
	"unicode"
)

// Word ends an element where its page ends, and others have one for each line. What
// they cut is put together again: a resident is not to read half a sentence.

// joins puts a new block to the one that it goes on from, and reports whether there
// is one.
func (t *tagged) joins(b *Block) bool {
	a := t.unfinished()
	if a == nil || b.labelled || len(b.lines) == 0 {
		return false
	}
	if b.Kind == Item && !a.labelled && !a.numbered {
		return false // an item of a list that has no labels, or the first of one
	}
	prev, l := a.lines[len(a.lines)-1], b.lines[0]
	if differs(prev.size, l.size) || prev.turn != 0 || l.turn != 0 || l.numbered() || numberLabel.MatchString(l.words[0].text) || isDivider(l) || isDivider(prev) {
		return false
	}
	if prev.page != l.page {
		// Word has the rest of an item as an item without a label.
		if l.page != prev.page+1 || b.Kind != Item && !unicode.IsLower(startOf(l)) {
			return false
		}
	} else if !t.nextLine(a, b) {
		return false
	}
	a.lines = append(a.lines, b.lines...)
	return true
}

// nextLine reports whether a block is the next line of the block above it.
func (t *tagged) nextLine(a, b *Block) bool {
	prev, l := a.lines[len(a.lines)-1], b.lines[0]
	step, in := l.y-prev.y, l.box.X0-prev.box.X0
	if b.Kind == Item || len(stopsOf(prev)) > 1 || len(stopsOf(l)) > 1 || step < .9*l.size || step > 2.2*l.size || in < -l.size || in > 3*l.size {
		return false
	}
	room := t.rights[l.page] - prev.box.X1
	if unicode.IsLower(startOf(l)) {
		const short = .25 // of the width that the line could have
		if room > short*(t.rights[l.page]-prev.box.X0) {
			return false // a line of a form or of a title
		}
		t.cuts++
		return true
	}
	// A name begins the line. Only where the tree is known to have an element for each
	// line is a full line enough.
	const known = 2
	return t.cuts >= known && t.alone == prev && len(b.lines) == 1 && step < 1.5*l.size && !prev.bold() && !l.bold() && room < l.words[0].box.X1-l.words[0].box.X0+.5*l.size
}

func differs(a, b float64) bool { return math.Abs(a-b) > .06*max(a, b) }

// unfinished is the last paragraph or item, if its text does not end a sentence, or
// nil. Notes and figures may stand behind it.
func (t *tagged) unfinished() *Block {
	for i := len(t.out) - 1; i >= 0; i-- {
		switch b := t.out[i]; {
		case b.Furniture, b.Hidden, b.Kind == Note, b.Kind == Figure:
		case b.Kind != Paragraph && b.Kind != Item, b.caption, len(b.lines) == 0:
			return nil
		case sentenceEnd(endOf(b.lines[len(b.lines)-1])):
			return nil
		default:
			return b
		}
	}
	return nil
}

// footnotes returns the notes in a paragraph of small print, or the paragraph: some
// trees have a footnote as any other text, and the sign in the text would then seem to
// be part of a word or a number.
func (t *tagged) footnotes(b *Block) []*Block {
	if b.Kind != Paragraph || b.InItem || b.numbered || t.open > 0 || b.style.size > .95*t.d.body.size || len(t.d.refs) == 0 {
		return []*Block{b}
	}
	if sign, l := b.lines[0].words[0], b.lines[0]; !sign.raised && sign.size >= .85*l.size {
		return []*Block{b} // "2 Market Street"
	}
	return t.d.splitNotes(b)
}
