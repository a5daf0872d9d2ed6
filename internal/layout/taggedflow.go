package layout

import (
	"math"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/pdf"
)

// inline are the roles of what is part of a text.
var inline = map[string]bool{
	"Span": true, "Quote": true, "Reference": true, "BibEntry": true, "Code": true, "Link": true, "Annot": true,
	"Em": true, "Strong": true, "Sub": true, "Lbl": true, "Ruby": true, "RB": true, "RT": true, "RP": true,
	"Warichu": true, "WT": true, "WP": true, "Form": true,
}

// holdsText are the roles whose content is text, so that a wrapper in them is
// part of it.
var holdsText = map[string]bool{
	"P": true, "H": true, "H1": true, "H2": true, "H3": true, "H4": true, "H5": true, "H6": true, "Title": true, "Caption": true,
	"LBody": true, "TD": true, "TH": true, "TOCI": true, "Note": true, "FENote": true, "Span": true, "Link": true, "NonStruct": true,
}

// wrapper reports whether an element only wraps text, as browsers' files have it.
func wrapper(el *pdf.Element) bool {
	if el.Role != "NonStruct" && el.Role != "Div" {
		return false
	}
	for _, k := range el.Kids {
		if k.Element != nil && !inline[k.Element.Role] && !wrapper(k.Element) {
			return false
		}
	}
	return true
}

// flow makes blocks of an element's content: a run of text is one block of the
// given kind, and elements inside that are blocks themselves come between. Notes
// and figures inside a run come after it, so that they do not cut it in two.
func (t *tagged) flow(el *pdf.Element, kind Kind, level int) {
	var run []*word
	var after []*pdf.Element
	ends := map[*word]*word{} // the last of the words that a word stands for
	flush := func() {
		t.add(glueEnds(run, ends), kind, level, el)
		run = nil
	}
	var visit func(el *pdf.Element)
	visit = func(el *pdf.Element) {
		start := len(run)
		for i, k := range el.Kids {
			switch {
			case k.Element == nil:
				run = append(run, t.take(k)...)
			case isNote(k.Element) && holdsText[el.Role] || k.Element.Role == "Figure" && len(run) > 0:
				after = append(after, k.Element)
			case inline[k.Element.Role], holdsText[el.Role] && wrapper(k.Element):
				visit(k.Element)
			default:
				flush()
				start = 0
				t.element(k.Element)
				el.Kids[i].Element = nil // the tree is a good part of the memory
			}
		}
		if text := el.ActualText(); text != "" && len(run) > start {
			one := standIn(run[start:], text)
			ends[one] = run[len(run)-1]
			run = append(run[:start], one)
		}
	}
	visit(el)
	flush()
	for _, el := range after {
		t.element(el)
	}
}

// standIn is one word with the text that an element says it stands for. It stands
// where the first line of them does, and is as high as all.
func standIn(words []*word, text string) *word {
	w := *words[0]
	w.text = strings.Join(strings.Fields(text), " ")
	for _, o := range words[1:] {
		w.glyphs += o.glyphs
		if o.page != w.page {
			continue
		}
		w.box.Y0, w.box.Y1 = min(w.box.Y0, o.box.Y0), max(w.box.Y1, o.box.Y1)
		if math.Abs(o.y-w.y) < 0.22*w.size {
			w.box.X0, w.box.X1 = min(w.box.X0, o.box.X0), max(w.box.X1, o.box.X1)
		}
	}
	return &w
}

// glueEnds adds to words that stand for others, on more than one line, what follows
// the last of those without a gap: the comma behind an address.
func glueEnds(words []*word, ends map[*word]*word) []*word {
	if len(ends) == 0 {
		return words
	}
	var out []*word
	for _, w := range words {
		if n := len(out) - 1; n >= 0 {
			one := out[n]
			if end := ends[one]; end != nil && end.page == w.page && end.y != one.y && math.Abs(end.y-w.y) < 0.22*w.size && math.Abs(w.box.X0-end.box.X1) < wordGap*w.size && !blankBetween(end, w) {
				one.text += w.text
				one.glyphs += w.glyphs
				one.box.Y1 = max(one.box.Y1, w.box.Y1)
				ends[one] = w
				continue
			}
		}
		out = append(out, w)
	}
	return out
}

// add adds a block of words, as the list item that is open if there is one.
func (t *tagged) add(words []*word, kind Kind, level int, el *pdf.Element) {
	if len(words) == 0 {
		return
	}
	item := t.item
	if item != nil && item.fresh && kind == Heading {
		words = append(slices.Clone(item.label), words...) // a numbered heading
		item.fresh, item.label = false, nil
	}
	if item != nil && item.fresh && sectionLabelled(item.label, words) {
		words = append(slices.Clone(item.label), words...) // 4.2 numbers a paragraph of a report
		item.fresh, item.label, item.plain = false, nil, true
	}
	lines := linesInOrder(words)
	b := &Block{Kind: kind, Level: level, lines: lines, style: lines[0].style(), Language: el.Lang()}
	labelled := item != nil && item.fresh && len(item.label) > 0
	switch {
	case item != nil && item.plain && kind != Heading:
		b.numbered = true
	case kind == Heading && len(words) > 60:
		b.Kind = Paragraph // a paragraph that is tagged as a heading for its looks
	case kind == Heading:
	case item == nil:
		// A list that was tagged as paragraphs. An asterisk may be the sign of a note.
		if lines[0].findLabel(); lines[0].bulleted() && lines[0].turn == 0 && lines[0].label.text != "*" {
			b.Kind = Item
		} else {
			lines[0].label = nil
		}
	case item.fresh:
		b.Kind, b.Level = Item, t.level-1
		if item.fresh = false; len(item.label) > 0 {
			b.Label = labelText(item.label)
		} else {
			lines[0].findLabel()
		}
	default:
		b.InItem, b.Level = true, t.level-1
	}
	b.labelled = labelled || lines[0].label != nil
	if b.Kind == Heading || !t.joins(b) {
		t.out = append(t.out, t.footnotes(b)...)
	}
	t.alone = nil
	if len(lines) == 1 {
		t.alone = lines[0]
	}
}

// sectionLabelled reports whether an item's label, or the word that it begins
// with, is a section number.
func sectionLabelled(label, words []*word) bool {
	if len(label) > 0 {
		return len(label) == 1 && paragraphLabel.MatchString(label[0].text)
	}
	return len(words) > 1 && paragraphLabel.MatchString(words[0].text)
}

func (t *tagged) artifact(el *pdf.Element) {
	if words := t.all(el); len(words) > 0 {
		lines := linesInOrder(words)
		t.out = append(t.out, &Block{lines: lines, style: lines[0].style(), Furniture: true})
	}
}

func isNote(el *pdf.Element) bool { return el.Role == "Note" || el.Role == "FENote" }

// note adds the notes of an element. Word puts several into one, and after them
// the numbered paragraphs of the text that come next: what is set larger than the
// note is no part of it.
func (t *tagged) note(el *pdf.Element) {
	outer := t.item
	t.item = nil
	before := len(t.out)
	t.flow(el, Paragraph, 0)
	t.item = outer
	var note *Block
	out := t.out[:before]
	for _, b := range slices.Clone(t.out[before:]) {
		b.besideSign()
		if b.Kind == Table || b.Kind == Figure || len(b.lines) == 0 {
			note = nil
		} else if note != nil && (b.numbered || b.Kind == Heading || b.style.size > 1.1*note.style.size) {
			note = nil
		} else if label, ok := taggedLabel(b.lines[0]); ok && b.Kind == Paragraph {
			b.Kind, b.Label = Note, label
			t.d.found[label] = true
			note = b
		} else if note != nil {
			note.lines = append(note.lines, b.lines...)
			continue
		}
		out = append(out, b)
	}
	t.out = out
}

// besideSign puts the sign of a note, where it stands so high or small that it is a
// line by itself, to the line that it stands before.
func (b *Block) besideSign() {
	if len(b.lines) < 2 {
		return
	}
	sign, l := b.lines[0], b.lines[1]
	if len(sign.words) > 1 || !noteLabel.MatchString(sign.words[0].text) || sign.page != l.page || sign.box.X1 > l.box.X0+.5*l.size || math.Abs(sign.y-l.y) > l.size {
		return
	}
	l.words = slices.Insert(l.words, 0, sign.words[0])
	l.box.X0, l.box.Y0, l.box.Y1 = min(l.box.X0, sign.box.X0), min(l.box.Y0, sign.box.Y0), max(l.box.Y1, sign.box.Y1)
	b.lines, b.style = b.lines[1:], l.style()
}

// taggedLabel is the sign that a note begins with. The tree says that it is a
// note, so that its sign need not look like one.
func taggedLabel(l *line) (string, bool) {
	if label, ok := startsNote(l); ok {
		return label, true
	}
	label := strings.Trim(l.words[0].text, "[]().")
	return label, len(l.words) > 1 && noteLabel.MatchString(label)
}

// linesInOrder makes lines of words that are in reading order: a new line begins
// where the baseline changes.
func linesInOrder(words []*word) []*line {
	var lines []*line
	for _, w := range words {
		w.glued, w.raised = false, false
		n := len(lines) - 1
		if n >= 1 && !lines[n].takes(w) && lines[n].size < 0.87*lines[n-1].size && lines[n-1].takes(w) {
			n-- // back on the baseline after a superscript
		}
		if n >= 0 && lines[n].takes(w) {
			lines[n].words = append(lines[n].words, w)
			lines[n].grow(w)
			continue
		}
		lines = append(lines, &line{words: []*word{w}, box: w.box, y: w.y, size: w.size, page: w.page, turn: w.turn})
	}
	for _, l := range lines {
		l.settle()
	}
	lines = joinRaised(lines)
	for _, l := range lines {
		l.left, l.right = l.box.X0, l.box.X1
		if l.hasRTL() {
			l.reorder()
		}
	}
	return lines
}

// takes reports whether w goes on with the line.
func (l *line) takes(w *word) bool {
	last := l.words[len(l.words)-1]
	d := l.y - w.y
	return l.page == w.page && l.turn == w.turn && d <= 0.22*min(l.size, w.size) && d >= -0.22*min(l.size, w.size) &&
		w.box.X0 > last.box.X0-0.5*w.size
}
