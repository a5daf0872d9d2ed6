package easyread

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/paper"
)

// A Printer writes Easy Read documents. Its zero value works. It is safe for
// concurrent use once its fields are set. Nothing that a document says becomes
// markup, a script, or a live link of a scheme other than http, https, mailto
// and tel.
type Printer struct {
	// PointSize is the size of the text in points; 0 means 16. Guidelines ask for
	// 14 at least; large print is 18 to 24.
	PointSize int

	// Review makes a copy for the person who checks the document, which is not for
	// publishing. What only a person can decide stands beside the sentence: in Word as
	// comments by Townclerk, in HTML and PDF as notes. A part at the end has the rest: what
	// could be better, what the source was read without, and what was left out; in PDF,
	// Markdown and text it has the notes too. What has a mark is no error for
	// [rules.Checker] as long as the sentence stays what it is.
	Review bool
}

// JSON writes the document as JSON, indented. It is read back with
// [encoding/json].
func (p *Printer) JSON(w io.Writer, d *Document) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(d)
}

// size returns the size of the text in points.
func (p *Printer) size() (int, error) {
	switch {
	case p.PointSize == 0:
		return 16, nil
	case p.PointSize < 14 || p.PointSize > 72:
		return 0, fmt.Errorf("easyread: %w: PointSize is %d", ErrOption, p.PointSize)
	}
	return p.PointSize, nil
}

// printable returns text on one line without control characters and signs that
// change the direction of the text around them: they could make a page or a
// terminal show what the text does not say.
func printable(text string) string { return oneLine.Replace(paper.Clean(text)) }

var oneLine = strings.NewReplacer("\n", " ", string(paper.SoftBreak), " ")

// A piece is a part of a statement's text that has one style.
type piece struct {
	text   string
	lines  []string // text without the spaces where a line may break
	bold   bool
	target string // of a link; "" for none
}

// laidOut parts a statement's text as printers of pages show it: with links for
// what says how to reach someone, and long lines of running text broken where it
// makes sense. Marked text stays on one line.
func laidOut(s *Statement) []piece {
	var extra []extract.Mark
	var breaks []int
	if !s.Inferred {
		extra = contactLinks(s.Text)
	}
	if s.Kind != Contact {
		breaks = senseBreaks(s.Text)
	}
	list := pieces(s, extra, true)
	at := 0
	for i := range list {
		p := &list[i]
		start := 0
		for _, k := range breaks {
			if k -= at; k >= start && k < len(p.text) && p.target == "" && !p.bold {
				p.lines = append(p.lines, p.text[start:k])
				start = k + 1
			}
		}
		p.lines = append(p.lines, p.text[start:])
		at += len(p.text)
	}
	return list
}

// pieces parts a statement's text at its marks. Marks that are out of range or
// begin inside another are left out. extra are more links, such as those of email
// addresses. local says if links to places of the document itself are kept.
func pieces(s *Statement, extra []extract.Mark, local bool) []piece {
	var list []piece
	at := 0
	for _, m := range merged(s.Marks, extra) {
		if m.Start < at || m.End > len(s.Text) || m.Start >= m.End || m.Kind != extract.Bold && m.Kind != extract.Link {
			continue
		}
		target := ""
		if m.Kind == extract.Link {
			if target = paper.SafeLink(m.Target); target == "" && local && localLink.MatchString(m.Target) {
				target = m.Target
			}
			if target == "" {
				continue
			}
		}
		if m.Start > at {
			list = append(list, piece{text: s.Text[at:m.Start]})
		}
		list = append(list, piece{text: s.Text[m.Start:m.End], bold: m.Kind == extract.Bold, target: target})
		at = m.End
	}
	if at < len(s.Text) {
		list = append(list, piece{text: s.Text[at:]})
	}
	return list
}

// merged returns marks and extra by their start; at one place, marks come first.
func merged(marks, extra []extract.Mark) []extract.Mark {
	var out []extract.Mark
	for len(marks) > 0 && len(extra) > 0 {
		if extra[0].Start < marks[0].Start {
			out, extra = append(out, extra[0]), extra[1:]
		} else {
			out, marks = append(out, marks[0]), marks[1:]
		}
	}
	return append(append(out, marks...), extra...)
}

// bullet reports whether a statement is an item of a list.
func (s *Statement) bullet() bool { return s.Kind == Item || s.Kind == Step }

// A list is a run of items of one kind.
type list struct {
	kind  Kind // Item or Step
	items []listItem
}

// A listItem is the statement with the given index in its row, and the lists
// inside it.
type listItem struct {
	index int
	lists []list
}

// runs calls line for each statement that is a line of its own, and visit for
// each list.
func runs(statements []Statement, line func(index int), visit func(list)) {
	for i := 0; i < len(statements); {
		if !statements[i].bullet() {
			line(i)
			i++
			continue
		}
		end := i + 1
		for end < len(statements) && statements[end].bullet() {
			end++
		}
		for _, l := range listsOf(statements, i, end, 0) {
			visit(l)
		}
		i = end
	}
}

// maxNested is how many lists a list may stand in on a page; deeper ones are
// printed as if they stood there.
const maxNested = 3

// listsOf returns the lists that the statements from start to end are. Items of a
// higher level are lists inside the item before them.
func listsOf(statements []Statement, start, end, depth int) []list {
	var lists []list
	base := statements[start].Level
	for i := start; i < end; {
		s := &statements[i]
		if len(lists) == 0 || s.Kind != lists[len(lists)-1].kind {
			lists = append(lists, list{kind: s.Kind})
		}
		l := &lists[len(lists)-1]
		item := listItem{index: i}
		i++
		from := i
		for depth < maxNested && i < end && statements[i].Level > base {
			i++
		}
		if i > from {
			item.lists = listsOf(statements, from, i, depth+1)
		}
		l.items = append(l.items, item)
	}
	return lists
}
