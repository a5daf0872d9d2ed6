package extract

import (
	"slices"
	"strings"
	"unicode"
)

// A flowText gathers the text of one block of a format that flows, with its
// marks. White space collapses as in a browser: any run of spaces and tabs is
// one space, and none stands at the ends of a line. The zero value is empty.
type flowText struct {
	b     []byte
	marks []Mark
	open  []Mark // not yet ended, outermost first; Start is -1 before any text
	space bool   // a space is due before the next character
	fresh bool   // an open mark waits for its first character
}

// write adds text. Line breaks in it are white space.
func (t *flowText) write(s string) {
	for _, r := range s {
		if unicode.IsSpace(r) {
			t.space = true
			continue
		}
		// Characters that only steer how text is laid out or encoded.
		if r == '\u00ad' || r == '\u200b' || r == '\ufeff' || r < ' ' || r == 0x7f {
			continue
		}
		if t.space && len(t.b) > 0 && t.b[len(t.b)-1] != '\n' {
			t.b = append(t.b, ' ')
		}
		t.space = false
		if t.fresh {
			t.startMarks()
		}
		t.b = append(t.b, string(r)...)
	}
}

func (t *flowText) startMarks() {
	for i := range t.open {
		if t.open[i].Start < 0 {
			t.open[i].Start = len(t.b)
		}
	}
	t.fresh = false
}

// writeLines adds text whose line breaks and spaces are the author's own.
func (t *flowText) writeLines(s string) {
	for _, r := range strings.ReplaceAll(s, "\t", "    ") {
		switch {
		case r == '\n':
			t.breakLine()
		case unicode.IsSpace(r):
			t.b = append(t.b, ' ')
		default:
			t.write(string(r))
		}
	}
}

// breakLine adds a line break that the author set.
func (t *flowText) breakLine() {
	t.space = false
	if len(t.b) > 0 {
		t.b = append(t.b, '\n')
	}
}

// broken reports whether a line break was set last.
func (t *flowText) broken() bool { return len(t.b) > 0 && t.b[len(t.b)-1] == '\n' }

// begin opens a mark, and end closes the innermost open one.
func (t *flowText) begin(kind MarkKind, target string) {
	t.open = append(t.open, Mark{Span: Span{Start: -1}, Kind: kind, Target: target})
	t.fresh = true
}

func (t *flowText) end() {
	last := len(t.open) - 1
	t.close(t.open[last])
	t.open = t.open[:last]
}

// look opens and closes marks so that just these are open, for formats that
// state the look of each piece of text.
func (t *flowText) look(want []Mark) {
	same := func(a Mark) func(Mark) bool {
		return func(b Mark) bool { return a.Kind == b.Kind && a.Target == b.Target }
	}
	t.open = slices.DeleteFunc(t.open, func(m Mark) bool {
		if slices.ContainsFunc(want, same(m)) {
			return false
		}
		t.close(m)
		return true
	})
	for _, m := range want {
		if !slices.ContainsFunc(t.open, same(m)) {
			t.begin(m.Kind, m.Target)
		}
	}
}

func (t *flowText) close(m Mark) {
	if m.End = len(t.b); m.Start >= 0 && m.Start < m.End {
		t.marks = append(t.marks, m)
	}
}

// noteRef puts the sign of a note after the text so far.
func (t *flowText) noteRef(target string) {
	t.marks = append(t.marks, Mark{Span: Span{len(t.b), len(t.b)}, Kind: NoteRef, Target: target})
}

// empty reports whether there is no text yet.
func (t *flowText) empty() bool { return len(t.b) == 0 }

// take returns the text and its marks and begins anew, with the same marks open.
func (t *flowText) take() (string, []Mark) {
	for _, m := range t.open {
		t.close(m)
	}
	text, marks := trim(string(t.b), t.marks)
	slices.SortStableFunc(marks, func(a, b Mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	t.b, t.marks, t.space, t.fresh = nil, nil, false, len(t.open) > 0
	for i := range t.open {
		t.open[i].Start = -1
	}
	return text, marks
}

// dropWhole takes away a mark of this kind that covers the whole text: a heading
// is bold as a heading, not for stress.
func dropWhole(kind MarkKind, text string, marks []Mark) []Mark {
	return slices.DeleteFunc(marks, func(m Mark) bool { return m.Kind == kind && m.Start == 0 && m.End == len(text) })
}

// setLayer puts blocks and all that is in them on a layer, but does not bring
// hidden text to light.
func setLayer(blocks []Block, layer Layer) {
	for b := range (&Document{Blocks: blocks}).All() {
		if b.Info().Layer != Hidden {
			b.Info().Layer = layer
		}
	}
}

// hasBody reports whether any block has text that a reader sees.
func hasBody(doc *Document) bool {
	for b := range doc.All() {
		switch b := b.(type) {
		case *Heading:
			if b.Layer == Body && b.Text != "" {
				return true
			}
		case *Paragraph:
			if b.Layer == Body && b.Text != "" {
				return true
			}
		}
	}
	return false
}

// tieNoteRefs puts the IDs of notes in place of the keys that the signs of notes
// have while blocks have no IDs yet. Signs without a note are dropped.
func tieNoteRefs(doc *Document, notes map[string]*Note) {
	tie := func(marks []Mark) []Mark {
		return slices.DeleteFunc(marks, func(m Mark) bool { return m.Kind == NoteRef && notes[m.Target] == nil })
	}
	point := func(marks []Mark) {
		for i := range marks {
			if marks[i].Kind == NoteRef {
				marks[i].Target = notes[marks[i].Target].ID
			}
		}
	}
	for b := range doc.All() {
		switch b := b.(type) {
		case *Heading:
			b.Marks = tie(b.Marks)
			point(b.Marks)
		case *Paragraph:
			b.Marks = tie(b.Marks)
			point(b.Marks)
		}
	}
}

// placesOf names the blocks that satisfy a condition, for a warning: the first
// few by their IDs, and how many more.
func placesOf(ids []string) string {
	const shown = 8
	if len(ids) <= shown {
		return strings.Join(ids, ", ")
	}
	return strings.Join(ids[:shown], ", ") + " and others"
}
