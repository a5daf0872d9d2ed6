package office

import "strings"

// A noteRef is the first place that refers to a note.
type noteRef struct {
	key     string // as in reader.notes
	section int
	custom  string // the sign that the author chose, or ""
}

// readNotes keeps the notes of a part by their IDs, without the lines that part
// notes from the text.
func (r *reader) readNotes(kind string, root *node) {
	if root == nil {
		return
	}
	for _, n := range root.kids {
		if t := n.attr("w:type"); t != "" && t != "normal" {
			continue
		}
		if n.name == "w:footnote" || n.name == "w:endnote" {
			r.notes[kind+n.attr("w:id")] = n
		}
	}
}

// refer returns the number from 1 of the note with that key, or 0 if the file
// has no such note.
func (r *reader) refer(key string) int {
	if r.notes[key] == nil {
		return 0
	}
	if i, ok := r.noteIndex[key]; ok {
		return i
	}
	r.noteRefs = append(r.noteRefs, noteRef{key: key, section: r.section})
	r.noteIndex[key] = len(r.noteRefs)
	return len(r.noteRefs)
}

// convertNotes reads the notes that were referred to and gives them their signs.
func (r *reader) convertNotes(footnotes, endnotes string) {
	rels := map[string]map[string]relation{"f": r.relations(footnotes), "e": r.relations(endnotes)}
	counters := map[string]*noteCounter{
		"f": newNoteCounter(r.settings.child("w:footnotePr"), "decimal"),
		"e": newNoteCounter(r.settings.child("w:endnotePr"), "lowerRoman"),
	}
	// A note may refer to another, so the list may grow.
	for i := 0; i < len(r.noteRefs) && r.err == nil; i++ {
		ref := r.noteRefs[i]
		kind := ref.key[:1]
		label := ref.custom
		if label == "" {
			label = counters[kind].next(ref.section)
		}
		r.part, r.rels, r.fields = footnotes, rels[kind], nil
		if kind == "e" {
			r.part = endnotes
		}
		w := &flow{r: r}
		for _, n := range r.notes[ref.key].kids {
			w.add(n)
		}
		note := &Note{Label: label, Endnote: kind == "e", Blocks: w.end()}
		if ref.custom != "" {
			cutSign(note.Blocks, ref.custom)
		}
		r.doc.Notes = append(r.doc.Notes, note)
	}
	// Signs whose notes were not read any more refer to nothing.
	for len(r.doc.Notes) < len(r.noteRefs) {
		r.doc.Notes = append(r.doc.Notes, &Note{})
	}
}

// cutSign takes a sign off the beginning of a note, where authors repeat it.
func cutSign(blocks []*Block, sign string) {
	if len(blocks) == 0 {
		return
	}
	for i := range blocks[0].Runs {
		run := &blocks[0].Runs[i]
		if strings.TrimSpace(run.Text) == "" {
			continue
		}
		if rest, ok := strings.CutPrefix(strings.TrimSpace(run.Text), sign); ok {
			run.Text = rest
		}
		return
	}
}

// A noteCounter gives the signs of notes one after the other. Numbers that begin
// anew on each page go on here, since a file does not say where its pages end.
type noteCounter struct {
	format    string
	start, n  int
	bySection bool
	section   int
}

func newNoteCounter(props *node, format string) *noteCounter {
	c := &noteCounter{format: format, start: 1}
	if f := props.child("w:numFmt"); f != nil {
		c.format = f.val()
	}
	if s := props.child("w:numStart"); s != nil {
		c.start = number(s.val())
	}
	c.bySection = props.child("w:numRestart").val() == "eachSect"
	c.n = c.start
	return c
}

func (c *noteCounter) next(section int) string {
	if c.bySection && section != c.section {
		c.n, c.section = c.start, section
	}
	c.n++
	return formatNumber(c.format, "", c.n-1)
}
