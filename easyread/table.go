package easyread

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// Limits of a simple table: what people can read at a glance.
const (
	tableColumns = 4
	tableRows    = 15
	cellWords    = 8
)

// table adds a table: two columns without names as "Band A: £1,200", a small one
// as a simple table, a large one as a list for each of its rows. Cells are never
// rewritten.
func (w *writer) table(t *extract.Table) error {
	g := newGrid(t)
	empty := len(g.body) == 0 && len(g.header) == 0
	if (!empty || len(g.titles) > 0) && !w.keepsSome(t, &g) {
		if t.Caption != nil && !w.cv.mustKeep(t.Caption.Text) {
			w.cv.leave(&t.Caption.BlockInfo, extract.Span{}, t.Caption.Text, Shorter)
		} else if err := w.caption(t); err != nil {
			return err
		}
		w.cv.leave(&t.BlockInfo, extract.Span{}, extract.PlainText(t), Shorter)
		return nil
	}
	if err := w.caption(t); err != nil {
		return err
	}
	for _, c := range g.titles {
		for p := range paragraphsOf(c) {
			if err := w.paragraph(p, false); err != nil {
				return err
			}
		}
	}
	if empty {
		return nil
	}
	w.dropEmpty(&g)
	switch {
	case g.columns <= 1:
		var lead, s []Statement
		for _, line := range g.header {
			lead = append(lead, joined(line)...)
		}
		for _, line := range g.body {
			s = append(s, joined(line)...)
		}
		w.listRows(lead, s)
	case g.counted() && (g.columns == 2 || !g.short()):
		return w.countedRows(g)
	case g.columns == 2 && len(g.header) == 0 && !g.wordy():
		return w.pairs(g)
	case g.columns <= tableColumns && len(g.body) <= tableRows && len(g.body) > 0 && g.short() && len(g.header) <= 1:
		w.rows = append(w.rows, Row{Table: g.simple()})
	default:
		return w.lines(g)
	}
	return nil
}

// keepsSome reports whether any of a table is kept: the whole, or lines of a wordy one.
// A caption with nothing below it would announce what does not follow.
func (w *writer) keepsSome(t *extract.Table, g *grid) bool {
	if !w.cv.keeps(&t.BlockInfo, 0) {
		return false
	}
	if !g.wordy() || len(g.body) == 0 {
		return true
	}
	for n := range g.body {
		if info := g.info(n); info == nil || w.cv.keeps(info, 0) {
			return true
		}
	}
	return false
}

// caption adds the caption of a table, if it has one.
func (w *writer) caption(t *extract.Table) error {
	if t.Caption == nil {
		return nil
	}
	return w.paragraph(t.Caption, false)
}

// dropEmpty leaves out a column that has nothing in it but its name. Where more than
// one is empty, the table is one to fill in.
func (w *writer) dropEmpty(g *grid) {
	empty := g.empty()
	at := slices.Index(empty, true)
	if at < 0 || slices.Contains(empty[at+1:], true) || g.columns < 2 {
		return
	}
	for _, line := range g.header {
		if readers[firstWord(line[at].Text)] {
			return // "Your answer"
		}
		for i, s := range line {
			if s.Text == "" || hasDigit(s.Text) || i > 0 && s.Text == line[i-1].Text {
				return // it may be more than the names of columns
			}
		}
	}
	for _, line := range g.header {
		for _, ref := range line[at].Source {
			w.cv.leftOut = append(w.cv.leftOut, LeftOut{Ref: ref, Page: line[at].Page, Text: line[at].Text, Reason: PageFurniture})
		}
	}
	for _, lines := range [][][]Statement{g.header, g.body} {
		for n := range lines {
			lines[n] = slices.Delete(lines[n], at, at+1)
		}
	}
	for n := range g.cells {
		g.cells[n] = slices.Delete(g.cells[n], at, at+1)
	}
	g.columns--
}

// firstWord returns the first word of a text in small letters.
func firstWord(text string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return strings.ToLower(strings.Trim(first, ".,:;"))
}

// simple returns the grid as a simple table.
func (g *grid) simple() *Table {
	t := &Table{Rows: g.body}
	if len(g.header) > 0 {
		t.Header = g.header[0]
	}
	return t
}

// pairs adds the lines of a table of two columns without names as "Band A: £1,200".
// What is too long for that is a list under its name.
func (w *writer) pairs(g grid) error {
	var items []Statement
	for n, line := range g.body {
		made := joined(line)
		if len(made) > 0 && line[0].Text != "" && line[1].Text != "" && len(language.Words(made[0].Text)) > w.cv.maxWords+tolerable {
			var err error
			if made, err = w.cell(g.cells[n][1], line[1], line[0]); err != nil {
				return err
			}
		}
		items = append(items, made...)
	}
	w.listRows(nil, items)
	return nil
}

// joined returns the cells of a line as one statement: "first: second, third".
func joined(line []Statement) []Statement {
	var s Statement
	n := 0
	for _, cell := range line {
		if cell.Text == "" {
			continue
		}
		switch n {
		case 0:
			s.Text = cell.Text
		case 1:
			if s.Text = strings.TrimRight(s.Text, ":"); !strings.HasSuffix(s.Text, ".") {
				s.Text += ":"
			}
			s.Text += " " + cell.Text
		default:
			s.Text += ", " + cell.Text
		}
		n++
		s.Source = append(s.Source, cell.Source...)
		if s.Page == 0 {
			s.Page = cell.Page
		}
	}
	if n == 0 {
		return nil
	}
	return []Statement{s}
}

// lines adds each line of a large table as a list: the first cell names it, and
// each cell follows the name of its column. Cells with sentences in them are
// rewritten, others stay as they are.
func (w *writer) lines(g grid) error {
	used := make([]bool, g.columns)
	wordy := g.wordy()
	for n, line := range g.body {
		if info := g.info(n); wordy && info != nil && !w.cv.keeps(info, 0) {
			for i, c := range g.cells[n] {
				used[i] = used[i] || line[i].Text != ""
				for p := range paragraphsOf(c) {
					w.cv.leave(&p.BlockInfo, extract.Span{}, p.Text, Shorter)
				}
			}
			continue
		}
		var all []Statement
		timed := g.hours(n)
		for i, cell := range line {
			if cell.Text == "" || i > 0 && i == timed {
				continue
			}
			used[i] = true
			if i > 0 && noEntry(cell.Text) {
				for _, ref := range cell.Source {
					w.cv.leftOut = append(w.cv.leftOut, LeftOut{Ref: ref, Page: cell.Page, Text: cell.Text, Reason: PageFurniture})
				}
				continue
			}
			var names Statement
			for _, header := range g.header {
				if name := strings.TrimRight(header[i].Text, ":"); name != "" {
					names.Text = strings.TrimPrefix(names.Text+", "+name, ", ")
					names.Source = append(names.Source, header[i].Source...)
					names.Page = header[i].Page
				}
			}
			if i > 0 && i+1 == timed {
				used[timed] = true
				all = append(all, g.opening(n, i)...)
				continue
			}
			made, err := w.cell(g.cells[n][i], cell, names)
			if err != nil {
				return err
			}
			all = append(all, made...)
		}
		if len(all) > 0 {
			w.listRows(all[:1], all[1:])
		}
	}
	// Names of columns that have nothing in them: one says nothing, and more are to be
	// filled in.
	var names []Statement
	for _, header := range g.header {
		for i, s := range header {
			if !used[i] && s.Text != "" {
				names = append(names, s)
			}
		}
	}
	if len(names) == 1 && !readers[firstWord(names[0].Text)] {
		for _, ref := range names[0].Source {
			w.cv.leftOut = append(w.cv.leftOut, LeftOut{Ref: ref, Page: names[0].Page, Text: names[0].Text, Reason: PageFurniture})
		}
		return nil
	}
	for _, s := range names {
		w.listRows(nil, []Statement{s})
	}
	return nil
}

// cell returns the statements of a cell under the names of its column: one if
// it is short, else its sentences in a list of their own.
func (w *writer) cell(c *extract.Cell, s, names Statement) ([]Statement, error) {
	if c == nil || len(language.Words(names.Text))+len(language.Words(s.Text)) <= w.cv.maxWords && !severalTexts(c) {
		if names.Text != "" {
			s.Text = names.Text + ": " + s.Text
			s.Source = append(s.Source[:len(s.Source):len(s.Source)], names.Source...)
		}
		return []Statement{s}, nil
	}
	var out []Statement
	inner := *w
	if names.Text != "" {
		if names.Text = strings.TrimRight(names.Text, ":"); !strings.HasSuffix(names.Text, ".") {
			names.Text += ":"
		}
		out = append(out, names)
		inner.nest++
	}
	for p := range paragraphsOf(c) {
		src, _ := newSource(p.Text, p.Marks, &p.BlockInfo)
		made, err := inner.itemOf(&src, p.Marks, bullet, true)
		if err != nil {
			return nil, err
		}
		out = append(out, made...)
	}
	if len(out) == 2 && names.Text != "" && len(language.Words(names.Text))+len(language.Words(out[1].Text)) <= w.cv.maxWords+tolerable {
		// A list of one item is none.
		one := out[1]
		one.Text = names.Text + " " + one.Text
		one.Source = append(one.Source[:len(one.Source):len(one.Source)], names.Source...)
		one.Level = w.nest
		one.Marks = nil
		out = []Statement{one}
	}
	return out, nil
}

// severalTexts reports whether a cell has more than one text: paragraphs of a few
// words, each of which begins with a capital letter.
func severalTexts(c *extract.Cell) bool {
	const fewest = 3 // words
	n := 0
	for p := range paragraphsOf(c) {
		r, _ := utf8.DecodeRuneInString(strings.TrimSpace(p.Text))
		if len(strings.Fields(p.Text)) < fewest || !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n > 1
}

// listRows adds a lead and its items, in rows of a few items each.
func (w *writer) listRows(lead, items []Statement) {
	row := Row{Statements: lead}
	top, all := 0, 0
	for _, s := range items {
		if s.Level == 0 {
			all++
		}
	}
	most := itemsInRow(all)
	for i := range items {
		items[i].Kind = Item
		if items[i].Level == 0 {
			top++
		}
		if top > most && items[i].Level == 0 {
			w.rows = append(w.rows, row)
			row, top = Row{}, 1
		}
		row.Statements = append(row.Statements, items[i])
	}
	if len(row.Statements) > 0 {
		w.rows = append(w.rows, row)
	}
}

// itemsInRow returns how many of n items stand in one row at most, so that none is left
// alone in the next one.
func itemsInRow(n int) int {
	if n <= rowItems+2 {
		return max(n, 1)
	}
	if n%rowItems == 1 {
		return rowItems - 1
	}
	return rowItems
}

// sentences returns the lines of a simple table as statements, for where a table
// cannot stand. A nil table has none.
func (t *Table) sentences() []Statement {
	if t == nil {
		return nil
	}
	var out []Statement
	for _, line := range append([][]Statement{t.Header}, t.Rows...) {
		for _, s := range joined(line) {
			s.Kind = Item
			out = append(out, s)
		}
	}
	return out
}
