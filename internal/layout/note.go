package layout

import (
	"regexp"
	"strings"
)

// noteLabel is what a footnote begins with.
var noteLabel = regexp.MustCompile(`^(\d{1,3}|[*†‡§]{1,3})$`)

// notes turns blocks of small print that begin with the sign of a note, and
// whose sign stands raised in the text, into notes.
func (d *document) notes(blocks []*Block) []*Block {
	refs := map[string]bool{}
	for _, b := range blocks {
		for _, l := range b.lines {
			for _, w := range l.words {
				if ref, ok := noteRef(w); ok {
					refs[ref] = true
				}
			}
		}
	}
	if len(refs) == 0 {
		return blocks
	}
	var out []*Block
	for _, b := range blocks {
		if b.Kind == Table || b.Furniture || b.style.size > 0.95*d.body.size {
			out = append(out, b)
			continue
		}
		out = append(out, d.splitNotes(b, refs)...)
	}
	return out
}

// splitNotes cuts a block before each line that begins with the sign of a note.
func (d *document) splitNotes(b *Block, refs map[string]bool) []*Block {
	var out []*Block
	var cur *Block
	for _, l := range b.lines {
		if label, ok := startsNote(l); ok && refs[label] {
			cur = &Block{Kind: Note, Label: label, style: b.style}
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

func startsNote(l *line) (string, bool) {
	if len(l.words) < 2 || l.isTable() {
		return "", false
	}
	w := l.words[0]
	label := strings.Trim(w.text, "[]().")
	if !noteLabel.MatchString(label) {
		return "", false
	}
	return label, w.raised || w.size < 0.85*l.size || !l.words[1].glued || w.font != l.words[1].font
}
