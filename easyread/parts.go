package easyread

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/lexicon"
	"github.com/townclerk/townclerk/internal/taggedpdf"
)

// Parts returns a document as documents of at most maxPages pages each, as p prints them
// as PDF, of about the same length; 0 means 24, the most that GOV.UK's guidance allows.
// A document that is short enough is returned as it is.
//
// A part has whole sections, and each section but those of the frame is in one part. Each
// part is complete in itself: it says which part it is, what it is about and what the
// others are about; it has its own list of words, each in bold at its first use, and the
// opening and the contacts of the document. What hard words mean is said in the words of
// d.Words. Sources stay what they are; findings, warnings and what was left out go with
// the part that they belong to, and those of the document as a whole with each. A section
// that is longer than maxPages stays whole, and so may a part be longer. d is not changed.
// The error is [ErrOption] for a maxPages below 0 or a size that cannot be.
func (p *Printer) Parts(d *Document, maxPages int) ([]*Document, error) {
	if maxPages < 0 {
		return nil, fmt.Errorf("easyread: %w: %d pages", ErrOption, maxPages)
	}
	if maxPages == 0 {
		maxPages = rules.GOVUK().MaxPages
	}
	total, begins, err := p.pages(d)
	if err != nil {
		return nil, err
	}
	head, tail := frameOf(d.Sections)
	if total <= maxPages || tail-head < 2 {
		return []*Document{d}, nil
	}
	b := &borders{whole: d, head: head, tail: tail, sections: d.Sections[head:tail]}
	for i := head; i < tail; i++ {
		b.weights = append(b.weights, max(0, begins[i+1]-begins[i]))
	}
	b.frame = begins[head] + begins[len(begins)-1] - begins[tail]
	const spare = 3 // pages that are given up where the names of other parts are too long
	for b.most = maxPages; ; b.most-- {
		// The words that are explained again are known when parts are made: the second
		// time they are of the right length.
		var v division
		for range 2 {
			if v, err = b.divide(v, p); err != nil {
				return nil, err
			}
		}
		if len(v) < 2 {
			return []*Document{d}, nil
		}
		parts, fit, err := b.build(v, p, maxPages)
		if err != nil || fit || b.most == max(1, maxPages-spare) {
			return parts, err
		}
	}
}

// build makes the parts of a division. fit reports whether all but those of one section
// have at most so many pages.
func (b *borders) build(v division, p *Printer, most int) (parts []*Document, fit bool, err error) {
	list := b.writers(v)
	for _, w := range list {
		parts = append(parts, w.write(list))
	}
	shareWords(b.whole, parts)
	shareLosses(b.whole, parts, list)
	fit = true
	for i, part := range parts {
		n, _, err := p.pages(part)
		if err != nil {
			return nil, false, err
		}
		fit = fit && (n <= most || v.sections(i, len(b.weights)) == 1)
	}
	return parts, fit, nil
}

// pages returns how many pages a document has, and where its sections and what follows
// the last begin, in pages.
func (p *Printer) pages(d *Document) (int, []float64, error) {
	page, sections, err := p.paper(d, nil, nil)
	if err != nil {
		return 0, nil, err
	}
	n, starts, err := taggedpdf.Pages(page)
	if err != nil {
		return 0, nil, fmt.Errorf("easyread: %w", err)
	}
	begins := make([]float64, len(sections))
	for i, block := range sections {
		begins[i] = starts[block]
	}
	return n, begins, nil
}

// frameOf returns the sections that each part has: those before head say what the
// document is about, and those from tail on how to get in touch.
func frameOf(sections []Section) (head, tail int) {
	if len(sections) > 0 && sections[0].Kind == About {
		head = 1
	}
	tail = len(sections)
	for i := len(sections) - 1; i >= head; i-- {
		if sections[i].Level > 1 {
			continue
		}
		if sections[i].Kind != Contacts {
			break
		}
		tail = i
	}
	return head, tail
}

// borders finds where parts begin.
type borders struct {
	whole      *Document
	head, tail int
	sections   []Section
	weights    []float64 // in pages of the whole
	most       int       // pages of a part
	frame      float64   // pages of the frame
	ratio      float64   // how many pages of a part a page of the whole makes; 0 for unknown
}

// price says how bad it is for a part to begin with a section, as the square of a share
// of its length: a tenth more or less is worth a border between chapters.
func (b *borders) price(i int) float64 {
	s := &b.sections[i]
	price := 0.0
	if s.Level > 1 {
		price += .01
	}
	if strings.HasSuffix(s.Heading.Text, goesOn) {
		price += .02
	}
	return price
}

// A division says which sections begin parts: the first is 0.
type division []int

// sections returns how many of all sections part i has.
func (v division) sections(i, all int) int {
	if i+1 < len(v) {
		all = v[i+1]
	}
	return all - v[i]
}

// divide parts the sections: each part gets an equal share of what is left, to the
// border that is best near there, and is measured. last is the division before, whose
// number and names of parts stand in the parts.
func (b *borders) divide(last division, p *Printer) (division, error) {
	const least = .25 // of a part, however long the frame is
	if b.ratio == 0 {
		b.ratio = 1.1
	}
	room := max(float64(b.most)-b.frame, least*float64(b.most))
	names := b.writers(last)
	var v division
	pages, loads := 0.0, 0.0
	for at := 0; at < len(b.weights); {
		rest := 0.0
		for _, w := range b.weights[at:] {
			rest += w * b.ratio
		}
		target := rest / max(1, math.Ceil(rest/room))
		w := &partWriter{whole: b.whole, number: len(v) + 1, of: max(len(v)+1, len(last)), head: b.head, from: b.head + at, tail: b.tail}
		for end := b.end(at, target, room); ; {
			w.to = b.head + end
			n, _, err := p.pages(w.write(names))
			if err != nil {
				return nil, err
			}
			load := 0.0
			for _, x := range b.weights[at:end] {
				load += x
			}
			if n <= b.most || end == at+1 {
				pages, loads = pages+max(0, float64(n)-.5-b.frame), loads+load
				v, at = append(v, at), end
				break
			}
			// Too long by so much: the share is smaller.
			target *= .95 * float64(b.most) / float64(n)
			end = max(at+1, min(end-1, b.end(at, target, room)))
		}
		if loads > 0 && pages > 0 {
			b.ratio = pages / loads
		}
	}
	return v, nil
}

// end returns where a part ends that begins at a section and should weigh target, at
// most room.
func (b *borders) end(at int, target, room float64) int {
	best, cost := at+1, math.Inf(1)
	load := 0.0
	for i := at; i < len(b.weights); i++ {
		load += b.weights[i] * b.ratio
		if load > room && i > at {
			break
		}
		off := (load - target) / target
		c := off * off
		if i+1 < len(b.weights) {
			c += b.price(i + 1)
		}
		if c < cost {
			best, cost = i+1, c
		}
	}
	return best
}

// writers returns what makes the parts of a division.
func (b *borders) writers(v division) []*partWriter {
	list := make([]*partWriter, len(v))
	for i := range v {
		from := b.head + v[i]
		list[i] = &partWriter{whole: b.whole, number: i + 1, of: len(v), head: b.head, from: from, to: from + v.sections(i, len(b.weights)), tail: b.tail}
	}
	return list
}

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

// shareWords gives words that no rule found, such as those that a person put in, to the
// parts that have them; those that no part has, to the first.
func shareWords(d *Document, parts []*Document) {
	for _, word := range d.Words {
		has := func(part *Document) bool {
			return slices.ContainsFunc(part.Words, func(w HardWord) bool { return strings.EqualFold(w.Term, word.Term) })
		}
		if slices.ContainsFunc(parts, has) {
			continue
		}
		pattern := regexp.MustCompile(`(?i)(?:^|[^\pL])(` + regexp.QuoteMeta(word.Term) + `)s?(?:$|[^\pL])`)
		found := false
		for _, part := range parts {
			for at, s := range part.All() {
				m := pattern.FindStringSubmatchIndex(s.Text)
				if m == nil || s.Inferred || word.Term == "" {
					continue
				}
				if !overlaps(s.Marks, m[2], m[3]) {
					s.addMark(extract.Mark{Span: extract.Span{Start: m[2], End: m[3]}, Kind: extract.Bold})
				}
				w := word
				w.At = strings.Join(strings.Split(at, ".")[:min(2, strings.Count(at, ".")+1)], ".")
				part.addWord(w)
				found = true
				break
			}
		}
		if !found {
			word.At = ""
			parts[0].addWord(word)
		}
	}
}

// addWord puts a word into the list, in its place by the alphabet.
func (d *Document) addWord(word HardWord) {
	i := slices.IndexFunc(d.Words, func(w HardWord) bool { return strings.ToLower(w.Term) > strings.ToLower(word.Term) })
	if i < 0 {
		i = len(d.Words)
	}
	d.Words = slices.Insert(d.Words, i, word)
}

// shareLosses gives what was left out, and the warnings, to the part whose text stands
// around it in the source: by its page, by its block, or with what was left out before.
func shareLosses(d *Document, parts []*Document, list []*partWriter) {
	first := make([]int, len(list)) // the page where a part begins; 0 for unknown
	holder := make(map[string]int)  // of blocks
	for k, w := range list {
		for i := w.from; i < w.to; i++ {
			see := func(_ string, s *Statement) bool {
				if s.Page > 0 && (first[k] == 0 || s.Page < first[k]) {
					first[k] = s.Page
				}
				for _, ref := range s.Source {
					holder[ref.Block] = k
				}
				return true
			}
			see("", &w.whole.Sections[i].Heading)
			for j := range w.whole.Sections[i].Rows {
				w.whole.Sections[i].Rows[j].all("", see)
			}
		}
	}
	byPage := func(page int) int {
		at := 0
		for k := range first {
			if first[k] > 0 && first[k] <= page {
				at = k
			}
		}
		return at
	}
	at := 0
	for _, l := range d.LeftOut {
		if k, ok := holder[l.Ref.Block]; ok && l.Ref.Block != "" {
			at = k
		} else if l.Page > 0 {
			at = byPage(l.Page)
		}
		parts[at].LeftOut = append(parts[at].LeftOut, l)
	}
	for _, warning := range d.Warnings {
		k := byPage(warning.Page)
		parts[k].Warnings = append(parts[k].Warnings, warning)
	}
}
