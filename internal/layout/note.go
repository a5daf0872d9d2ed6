package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// noteLabel is what a footnote begins with.
var noteLabel = regexp.MustCompile(`^(\d{1,3}|[*†‡§]{1,3})$`)

// notes turns blocks of small print that begin with the sign of a note, and
// whose sign stands raised in the text, into notes.
func (d *document) notes(blocks []*Block) []*Block {
	if len(d.refs) == 0 {
		return blocks
	}
	var out []*Block
	for _, b := range blocks {
		if b.Kind == Table || b.Furniture || b.style.size > 0.95*d.body.size {
			out = append(out, b)
			continue
		}
		out = append(out, d.splitNotes(b)...)
	}
	return out
}

// splitNotes cuts a block before each line that begins with the sign of a note.
func (d *document) splitNotes(b *Block) []*Block {
	var out []*Block
	var cur *Block
	for _, l := range b.lines {
		if label, ok := startsNote(l); ok && d.refs[label] {
			cur = &Block{Kind: Note, Label: label, style: b.style}
			d.found[label] = true
			out = append(out, cur)
		}
		if cur == nil {
			cur = &Block{Kind: b.Kind, style: b.style, Hidden: b.Hidden}
			out = append(out, cur)
		}
		cur.lines = append(cur.lines, l)
	}
	return out
}

// startsNote returns the sign of the note that a line begins with. A sign that
// stands against its note's first word is parted from it.
func startsNote(l *line) (string, bool) {
	if l.isTable() {
		return "", false
	}
	w := l.words[0]
	if m := gluedLabel.FindStringSubmatch(w.text); m != nil {
		rest := *w
		rest.text, rest.glyphs, rest.glued = m[2], runes(m[2]), true
		w.text, w.glyphs = m[1], runes(m[1])
		w.box.X1 = w.box.X0 + (w.box.X1-w.box.X0)*float64(w.glyphs)/float64(w.glyphs+rest.glyphs)
		rest.box.X0 = w.box.X1
		l.words = append([]*word{w, &rest}, l.words[1:]...)
		return m[1], true
	}
	label := strings.Trim(w.text, "[]().")
	if len(l.words) < 2 || !noteLabel.MatchString(label) {
		return "", false
	}
	next, _ := utf8.DecodeRuneInString(l.words[1].text)
	return label, w.raised || w.size < 0.85*l.size || !l.words[1].glued || w.font != l.words[1].font || unicode.IsUpper(next)
}

// gluedLabel is a note's sign and the beginning of its text in one word.
var gluedLabel = regexp.MustCompile(`^(\d{1,3}|[*†‡§])(\p{Lu}\p{L}*|[“"‘]\p{L}+|https?:.*)$`)
