package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/townclerk/townclerk/internal/lexicon"
)

// count remembers a line's words, but not those that a line break may have cut.
func (d *document) count(l *line) {
	for i, w := range l.words {
		if i == 0 || i == len(l.words)-1 {
			continue
		}
		key := strings.ToLower(strings.Trim(w.text, ".,;:!?()“”‘’\"'"))
		if key != "" {
			d.words[key]++
		}
	}
}

// write makes a block's text, marks and places from its lines, which it lets go
// of.
func (d *document) write(b *Block) {
	for _, row := range b.Rows {
		for _, c := range row.Cells {
			for _, inner := range c.Blocks {
				d.write(inner)
				if c.Header {
					inner.dropWholeMarks()
				}
			}
		}
	}
	if b.Caption != nil {
		d.write(b.Caption)
	}
	lines := b.lines
	b.lines = nil
	if b.Kind == Table || b.Kind == Figure || len(lines) == 0 {
		return
	}
	t := textBuilder{notes: d.found}
	if b.Kind == Heading && b.Label != "" {
		// A numbered item that turned out to be a heading.
		t.b.WriteString(clean(b.Label))
		b.Label = ""
	}
	for i, l := range lines {
		words := l.words
		if i == 0 && b.Kind == Item && l.label != nil {
			if !l.bulleted() {
				b.Label = l.label.text
			}
			words = words[1:]
		}
		if i == 0 && b.Kind == Note {
			words = words[1:]
		}
		joined := false
		if i > 0 && len(words) > 0 {
			joined = d.hyphen(&t, words[0])
		}
		t.line(l, words, joined)
	}
	b.Text, b.Marks, b.Places = t.finish()
	if b.Kind == Heading {
		b.dropWholeMarks()
	}
	b.trimLinks()
}

// trimLinks takes the full stop or comma behind a link out of it.
func (b *Block) trimLinks() {
	for i := range b.Marks {
		m := &b.Marks[i]
		if m.Kind != Link {
			continue
		}
		for m.End > m.Start+1 && strings.ContainsRune(".,;:)", rune(b.Text[m.End-1])) && !strings.HasSuffix(m.Target, b.Text[m.End-1:m.End]) {
			m.End--
		}
	}
}

// dropWholeMarks drops bold and italic that cover all of a heading or a header
// cell: they are how it is set, not what it stresses.
func (b *Block) dropWholeMarks() {
	kept := b.Marks[:0]
	for _, m := range b.Marks {
		if (m.Kind == Bold || m.Kind == Italic || m.Kind == Underline) && m.Start == 0 && m.End == len(b.Text) {
			continue
		}
		kept = append(kept, m)
	}
	b.Marks = kept
}

// hyphen decides what joins the text and a line that begins with w. It reports
// whether they are one word now, and drops a hyphen that only the line break made.
func (d *document) hyphen(t *textBuilder, w *word) bool {
	text := t.b.String()
	r, n := utf8.DecodeLastRuneInString(text)
	if next, _ := utf8.DecodeRuneInString(w.text); unspaced(r) && unspaced(next) {
		return true
	}
	if r != '-' && r != '\u2010' && r != '\u00ad' {
		return false
	}
	before := text[:len(text)-n]
	prev, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(w.text)
	if r == '\u00ad' {
		t.cut(n)
		return true
	}
	if !unicode.IsLetter(prev) || !unicode.IsLower(next) {
		// 2024-25, 24-hour, A-B: the hyphen belongs there. A blank before it makes
		// it a dash.
		return !unicode.IsSpace(prev) && prev != utf8.RuneError && (unicode.IsLetter(next) || unicode.IsDigit(next))
	}
	head := strings.ToLower(before[strings.LastIndexAny(before, " (“‘\"'/")+1:])
	tail := strings.ToLower(strings.TrimRight(w.text, ".,;:!?)”’\"'"))
	if d.keepHyphen(head, tail) {
		return true
	}
	t.cut(n)
	return true
}

// keepHyphen decides whether the hyphen between two parts of a word is the
// author's, or only marks where the line was broken.
func (d *document) keepHyphen(head, tail string) bool {
	whole, hyphened := head+tail, head+"-"+tail
	first, _, _ := strings.Cut(tail, "-")
	both := lexicon.Known(head) && lexicon.Known(first)
	switch {
	case d.words[hyphened] > d.words[whole], keepsHyphen[head], strings.Contains(head, "-"):
		return true
	case d.words[whole] > 0:
		return false
	case lexicon.Known(whole):
		return both && !d.hyphenates
	}
	return both || !d.hyphenates
}

// unspaced reports whether a rune is of a script that sets no blanks between
// words.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F
}

// keepsHyphen are first parts that English joins with a hyphen.
var keepsHyphen = map[string]bool{
	"self": true, "non": true, "well": true, "co": true, "ex": true, "multi": true, "cross": true, "long": true, "short": true,
	"low": true, "high": true, "full": true, "part": true, "half": true, "re": false, "year": true, "two": true, "three": true,
	"four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true, "ten": true, "twenty": true,
	"thirty": true, "forty": true, "fifty": true, "sixty": true, "seventy": true, "eighty": true, "ninety": true,
	"first": true, "second": true, "third": true, "medium": true, "day": true, "face": true, "decision": true, "all": true,
	"evidence": true, "cost": true, "user": true, "e": true, "anti": true, "mid": true, "old": true, "new": true,
}

// A textBuilder joins words and remembers what covers which bytes.
type textBuilder struct {
	notes  map[string]bool // labels of the notes that were found
	b      strings.Builder
	places []Place
	marks  []Mark
	open   map[MarkKind]int // index in marks of the mark that the last word had
}

func (t *textBuilder) cut(n int) {
	s := t.b.String()
	t.b.Reset()
	t.b.WriteString(s[:len(s)-n])
	end := len(s) - n
	if k := len(t.places) - 1; k >= 0 {
		t.places[k].End = min(t.places[k].End, end)
	}
	for i := range t.marks {
		t.marks[i].End = min(t.marks[i].End, end)
	}
}

func (t *textBuilder) line(l *line, words []*word, joined bool) {
	if len(words) == 0 {
		return
	}
	box := words[0].box
	start := -1
	for i, w := range words {
		glued := i > 0 && w.glued || i == 0 && (joined || t.b.Len() == 0)
		if ref, ok := noteRef(w); ok && t.notes[ref] && t.b.Len() > 0 && !isPower(words, i) {
			t.marks = append(t.marks, Mark{Kind: NoteRef, Start: t.b.Len(), End: t.b.Len(), Target: ref})
			continue
		}
		if !glued {
			t.b.WriteByte(' ')
		}
		at := t.b.Len()
		if start < 0 {
			start = at
		}
		power := w.raised && isPower(words, i)
		if power {
			t.b.WriteString(powers[w.text])
		} else {
			t.b.WriteString(clean(w.text))
			if strings.HasSuffix(w.text, softHyphen) {
				t.b.WriteString(softHyphen) // the next line shows what it is worth
			}
		}
		t.mark(w, at, power)
		box.X0, box.X1 = min(box.X0, w.box.X0), max(box.X1, w.box.X1)
		box.Y0, box.Y1 = min(box.Y0, w.box.Y0), max(box.Y1, w.box.Y1)
	}
	if start < 0 {
		return
	}
	if l.turn != 0 {
		box = bounds((360-l.turn)%360, box)
	}
	t.places = append(t.places, Place{Page: l.page, Box: box, Start: start, End: t.b.Len()})
}

// mark adds the styles of a word, going on from the word before where it has the
// same. power says that its sign was written as one.
func (t *textBuilder) mark(w *word, at int, power bool) {
	if t.open == nil {
		t.open = map[MarkKind]int{}
	}
	set := func(kind MarkKind, on bool, target string) {
		i, was := t.open[kind]
		switch {
		case !on:
			delete(t.open, kind)
		case was && t.marks[i].Target == target:
			t.marks[i].End = t.b.Len()
		default:
			t.open[kind] = len(t.marks)
			t.marks = append(t.marks, Mark{Kind: kind, Start: at, End: t.b.Len(), Target: target})
		}
	}
	set(Bold, w.bold(), "")
	set(Italic, w.italic(), "")
	set(Code, w.mono(), "")
	set(Underline, w.underline && w.link == "", "")
	set(Struck, w.struck, "")
	set(Raised, w.raised && !power, "")
	set(Link, w.link != "", w.link)
}

func (t *textBuilder) finish() (string, []Mark, []Place) {
	if strings.HasSuffix(t.b.String(), softHyphen) {
		t.cut(len(softHyphen))
	}
	text := t.b.String()
	marks := t.marks[:0]
	for _, m := range t.marks {
		if m.Start < m.End || m.Kind == NoteRef {
			marks = append(marks, m)
		}
	}
	sortMarks(marks)
	return text, marks, t.places
}

// noteRef reports whether a word is the raised sign of a note.
func noteRef(w *word) (string, bool) {
	if !w.raised || !w.glued {
		return "", false
	}
	s := strings.Trim(w.text, "[](),")
	if s == "" || len(s) > 4 {
		return "", false
	}
	for _, r := range s {
		if !unicode.IsDigit(r) && !strings.ContainsRune("*†‡§", r) {
			return "", false
		}
	}
	return s, true
}

// isPower reports whether words[i] is the power of a unit, as in m² and km³.
func isPower(words []*word, i int) bool {
	if i == 0 || powers[words[i].text] == "" {
		return false
	}
	unit := strings.ToLower(strings.TrimLeft(words[i-1].text, "0123456789.,"))
	return slices.Contains([]string{"m", "cm", "mm", "km", "ft", "yd", "in"}, unit)
}

var powers = map[string]string{"2": "²", "3": "³"}

const softHyphen = "\u00ad"

// ligatures and other signs that stand for letters.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "ft", "ﬆ", "st",
	"\u00ad", "", "\u200b", "", "\ufeff", "", "\u00a0", " ")

func clean(s string) string {
	if isASCII(s) {
		return s
	}
	s = ligatures.Replace(s)
	if strings.ContainsFunc(s, arabicForm) {
		s = norm.NFKC.String(s)
	}
	return s
}

// arabicForm reports whether a rune is the form that an Arabic letter has in one
// place of a word. Such forms are for the eye; text has the letter.
func arabicForm(r rune) bool { return r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r < 0xFEFF }

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
