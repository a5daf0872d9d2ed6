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
	b := &borders{sections: d.Sections[head:tail]}
	for i := head; i < tail; i++ {
		b.weights = append(b.weights, max(0, begins[i+1]-begins[i]))
	}
	// The frame is in all parts, and of the words list some in each. What is left of a
	// part decides how many there are; where it was not enough, one more is tried.
	const least = .25 // of a part, however long the frame is
	frame := begins[head] + begins[len(begins)-1] - begins[tail]
	words := float64(total) - begins[len(begins)-1]
	room := max(float64(maxPages)-frame, least*float64(maxPages))
	n := min(max(2, int(math.Ceil((b.total()+words)/room))), len(b.weights))
	for tries := 8; ; tries-- {
		v := b.divide(n)
		parts := v.build(d, head, tail)
		fits := true
		for i, part := range parts {
			pages, _, err := p.pages(part)
			if err != nil {
				return nil, err
			}
			fits = fits && (pages <= maxPages || v.sections(i, len(b.weights)) == 1)
		}
		if fits || n == len(b.weights) || tries == 0 {
			return parts, nil
		}
		n++
	}
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
	sections []Section
	weights  []float64 // in pages
}

func (b *borders) total() float64 {
	sum := 0.0
	for _, w := range b.weights {
		sum += w
	}
	return sum
}

// price says how bad it is for a part to begin with a section, as a share of the
// square of what a part should weigh.
func (b *borders) price(i int) float64 {
	s := &b.sections[i]
	price := 0.0
	if s.Level > 1 {
		price += .06
	}
	if strings.HasSuffix(s.Heading.Text, goesOn) {
		price += .12
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

// divide parts the sections into n parts that weigh about the same.
func (b *borders) divide(n int) division {
	ideal := b.total() / float64(n)
	// cost[k][i] is that of the sections before i in k parts, and from[k][i] where the
	// last of them begins.
	cost, from := make([][]float64, n+1), make([][]int, n+1)
	for k := range cost {
		cost[k], from[k] = make([]float64, len(b.weights)+1), make([]int, len(b.weights)+1)
		for i := range cost[k] {
			cost[k][i] = math.Inf(1)
		}
	}
	cost[0][0] = 0
	for k := 1; k <= n; k++ {
		for i := k; i <= len(b.weights); i++ {
			load := 0.0
			for j := i - 1; j >= k-1; j-- {
				load += b.weights[j]
				price := 0.0
				if j > 0 {
					price = b.price(j)
				}
				if c := cost[k-1][j] + load*load + price*ideal*ideal; c < cost[k][i] {
					cost[k][i], from[k][i] = c, j
				}
				if load > 3*ideal && !math.IsInf(cost[k][i], 1) {
					break
				}
			}
		}
	}
	out := make(division, n)
	for k, i := n, len(b.weights); k > 0; k-- {
		i = from[k][i]
		out[k-1] = i
	}
	return out
}

// build returns the parts of a document.
func (v division) build(d *Document, head, tail int) []*Document {
	list := make([]*partWriter, len(v))
	for i := range v {
		from := head + v[i]
		list[i] = &partWriter{whole: d, number: i + 1, of: len(v), head: head, from: from, to: from + v.sections(i, tail-head), tail: tail}
	}
	var out []*Document
	for _, w := range list {
		out = append(out, w.write(list))
	}
	shareWords(d, out)
	shareLosses(d, out, list)
	return out
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

// lists matches headings of lists that a document has beside its text.
var lists = regexp.MustCompile(`(?i)\b(?:abbreviations|acronyms|contents|glossary)\b`)

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
	others := Row{Statements: []Statement{{Text: "The other parts are:", Inferred: true}}}
	for _, other := range list {
		if other != w {
			name := strings.Replace(other.title(), fmt.Sprintf(" of %d", w.of), "", 1)
			others.Statements = append(others.Statements, Statement{Text: name, Kind: Item, Inferred: true})
		}
	}
	about.Rows = append(about.Rows, others)
	w.explain()
	w.pictures()
	w.findings()
	return &d
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
