package easyread

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// A partWriter makes one part.
type partWriter struct {
	whole      *Document
	number, of int
	head, tail int // the frame
	from, to   int // the sections of the part

	part   *Document
	places map[string]string // what became of the places of the whole
}

// title returns what the part is called: its number, and the first and last of its
// sections whose names are short enough.
func (w *partWriter) title() string {
	title := fmt.Sprintf("Part %d of %d", w.number, w.of)
	if about := w.about(); about != "" {
		title += ": " + about
	}
	return title
}

// lists matches headings of lists that a document has beside its text, and headings
// that say nothing of what is under them.
var lists = regexp.MustCompile(`(?i)\b(?:abbreviations|acronyms|contents|glossary)\b|^more information$`)

func (w *partWriter) about() string {
	var names []string
	if parent := w.parent(); parent >= 0 {
		names = append(names, strings.TrimSuffix(w.whole.Sections[parent].Heading.Text, goesOn))
	}
	for i := w.from; i < w.to; i++ {
		s := &w.whole.Sections[i]
		name := strings.TrimSuffix(s.Heading.Text, goesOn)
		if s.Level <= 1 && (!s.Heading.Inferred || name != s.Heading.Text) && namesPart(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	names = slices.DeleteFunc(names, func(name string) bool {
		return len(strings.Fields(name)) > longHeading || strings.HasSuffix(name, ":") || lists.MatchString(name)
	})
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return "“" + names[0] + "” to “" + names[len(names)-1] + "”"
}

// parent returns the section that the first section of the part stands in, if that is
// in a part before, or -1.
func (w *partWriter) parent() int {
	if w.whole.Sections[w.from].Level <= 1 {
		return -1
	}
	for i := w.from - 1; i >= w.head; i-- {
		if w.whole.Sections[i].Level <= 1 {
			return i
		}
	}
	return -1
}

// write makes the part; list is all of them.
func (w *partWriter) write(list []*partWriter) *Document {
	d := *w.whole
	w.part, w.places = &d, map[string]string{"title": "title"}
	d.Part, d.Sections, d.Words, d.Pictures, d.LeftOut, d.Findings, d.Warnings = w.title(), nil, nil, nil, nil, nil, nil
	listed := ""
	if w.head > 0 {
		listed = w.add(0)
	} else {
		d.Sections = append(d.Sections, Section{Heading: Statement{Text: "About this document", Inferred: true}, Level: 1, Kind: About})
	}
	if parent := w.parent(); parent >= 0 {
		heading := Statement{Text: strings.TrimSuffix(w.whole.Sections[parent].Heading.Text, goesOn) + goesOn, Inferred: true}
		d.Sections = append(d.Sections, Section{Heading: heading, Level: 1})
	}
	for i := w.from; i < w.to; i++ {
		w.add(i)
	}
	for i := w.tail; i < len(w.whole.Sections); i++ {
		w.add(i)
	}
	w.relink()
	about := &d.Sections[0]
	about.Rows = append(about.Rows, Row{Statements: []Statement{
		{Text: fmt.Sprintf("This document has %d parts.", w.of), Inferred: true},
		{Text: fmt.Sprintf("This is part %d.", w.number), Inferred: true},
	}})
	const lead, also = "This part tells you about:", "This part also tells you about:"
	contents := contentsRows(d.Sections, 1, 3, lead, also)
	for _, fewest := range []int{3, 2} {
		if contents == nil {
			contents = contentsRows(d.Sections, 2, fewest, lead, also)
		}
	}
	if len(contents) > 0 {
		contents[0].Picture = listed
	}
	about.Rows = append(about.Rows, contents...)
	if others := w.others(list); len(others.Statements) > 1 {
		about.Rows = append(about.Rows, others)
	}
	w.explain()
	w.pictures()
	w.findings()
	return &d
}

// others returns the row that says what the other parts are about. Of many, all but the
// first part name those beside them only.
func (w *partWriter) others(list []*partWriter) Row {
	const many = 6
	lead := "The other parts are:"
	switch {
	case len(list) > many && w.number > 1:
		lead = "These parts are beside this one:"
	case len(list) == 2:
		lead = "The other part is:"
	}
	row := Row{Statements: []Statement{{Text: lead, Inferred: true}}}
	for _, other := range list {
		if far := max(other.number-w.number, w.number-other.number); far == 0 || far > 1 && len(list) > many && w.number > 1 {
			continue
		}
		name := strings.Replace(other.title(), fmt.Sprintf(" of %d", other.of), "", 1)
		row.Statements = append(row.Statements, Statement{Text: name, Kind: Item, Inferred: true})
	}
	return row
}

// add adds a section of the whole, without what hard words mean and without the list of
// contents, and returns the picture of that.
func (w *partWriter) add(i int) (listed string) {
	s := w.whole.Sections[i]
	n := len(w.part.Sections)
	w.places[place(i)] = place(n)
	rows := s.Rows
	s.Rows = nil
	for j := range rows {
		old := &rows[j]
		if old.listsParts() && i == 0 {
			if listed == "" {
				listed = old.Picture
			}
			continue
		}
		r := Row{Picture: old.Picture, Table: old.Table.clone()}
		from, to := rowPlace(i, j), rowPlace(n, len(s.Rows))
		for k := range old.Statements {
			st := old.Statements[k]
			if st.Kind == Explanation && st.Inferred {
				continue
			}
			st.Marks = slices.DeleteFunc(slices.Clone(st.Marks), func(m extract.Mark) bool { return m.Kind == extract.Bold })
			w.places[statementPlace(from, k)] = statementPlace(to, len(r.Statements))
			r.Statements = append(r.Statements, st)
		}
		old.all(from, func(name string, _ *Statement) bool {
			if rest, ok := strings.CutPrefix(name, from+".t"); ok {
				w.places[name] = to + ".t" + rest
			}
			return true
		})
		s.Rows = append(s.Rows, r)
	}
	w.part.Sections = append(w.part.Sections, s)
	return listed
}

// clone returns a table that shares no statement with t, or nil.
func (t *Table) clone() *Table {
	if t == nil {
		return nil
	}
	c := &Table{Header: slices.Clone(t.Header), Rows: slices.Clone(t.Rows)}
	for i := range c.Rows {
		c.Rows[i] = slices.Clone(c.Rows[i])
	}
	return c
}

// relink leads links to where their targets are in the part; those to other parts go.
func (w *partWriter) relink() {
	for _, st := range w.part.All() {
		st.Marks = slices.DeleteFunc(slices.Clone(st.Marks), func(m extract.Mark) bool {
			return strings.HasPrefix(m.Target, "#") && w.places[m.Target[1:]] == ""
		})
		for i, m := range st.Marks {
			if strings.HasPrefix(m.Target, "#") {
				st.Marks[i].Target = "#" + w.places[m.Target[1:]]
			}
		}
	}
}

// explain makes the words list of the part with the meanings that the whole has.
func (w *partWriter) explain() {
	entries := make(map[string]HardWord)
	for _, word := range w.whole.Words {
		entries[strings.ToLower(word.Term)] = word
	}
	explain(w.part, func(m lexicon.Match, used string) (HardWord, bool) {
		word, _ := hardWord(m, used)
		known, ok := entries[strings.ToLower(word.Term)]
		if !ok {
			known, ok = entries[strings.ToLower(m.Entry.Term)]
		}
		return known, ok
	})
}

// pictures keeps the pictures that the part uses, in the order of their first use.
func (w *partWriter) pictures() {
	seen := make(map[string]bool)
	for i := range w.part.Sections {
		for _, r := range w.part.Sections[i].Rows {
			if r.Picture == "" || seen[r.Picture] {
				continue
			}
			seen[r.Picture] = true
			for _, p := range w.whole.Pictures {
				if p.ID == r.Picture {
					w.part.Pictures = append(w.part.Pictures, p)
					break
				}
			}
		}
	}
}

// findings keeps the findings on what is in the part, at their new places. Those on
// what a hard word means are found by its words.
func (w *partWriter) findings() {
	texts, again := make(map[string]string), make(map[string]string)
	for at, s := range w.whole.All() {
		if s.Kind == Explanation && s.Inferred {
			texts[at] = s.Text
		}
	}
	for at, s := range w.part.All() {
		if s.Kind == Explanation && s.Inferred && again[s.Text] == "" {
			again[s.Text] = at
		}
	}
	for _, f := range w.whole.Findings {
		at, ok := w.places[f.At.Block]
		if !ok && texts[f.At.Block] != "" {
			at, ok = again[texts[f.At.Block]]
		}
		if ok || f.At.Block == "" {
			f.At.Block = at
			w.part.Findings = append(w.part.Findings, f)
		}
	}
}
