package easyread

import (
	"iter"
	"strings"

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
	if !empty && !w.cv.keeps(&t.BlockInfo, 0) {
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
	if empty {
		return nil
	}
	switch {
	case g.columns <= 1:
		var s []Statement
		for _, line := range append(g.header, g.body...) {
			s = append(s, joined(line)...)
		}
		w.listRows(nil, s)
	case g.columns == 2 && len(g.header) == 0 && !g.wordy():
		return w.pairs(g)
	case g.columns <= tableColumns && len(g.body) <= tableRows && len(g.body) > 0 && g.short() && len(g.header) <= 1:
		w.rows = append(w.rows, Row{Table: g.simple()})
	default:
		return w.lines(g)
	}
	return nil
}

// caption adds the caption of a table, if it has one.
func (w *writer) caption(t *extract.Table) error {
	if t.Caption == nil {
		return nil
	}
	return w.paragraph(t.Caption, false)
}

// A grid is a table with its spans filled in.
type grid struct {
	columns int
	header  [][]Statement // lines of header cells at the top
	body    [][]Statement
	cells   [][]*extract.Cell // of the body; nil for places that a span covers
}

// newGrid lays a table out. A header cell that spans columns stands over each of
// them; other places that a span covers are empty.
func newGrid(t *extract.Table) grid {
	var g grid
	for _, cells := range extract.Grid(t) {
		header := len(g.body) == 0
		for _, cell := range cells {
			header = header && (cell == nil || cell.Header)
		}
		line := make([]Statement, len(cells))
		var over *extract.Cell // the header cell that reaches over the next columns
		left := 0
		for i, cell := range cells {
			left--
			switch {
			case cell != nil:
				line[i] = cellStatement(cell)
				over, left = cell, max(cell.ColSpan, 1)-1
			case header && over != nil && left >= 0:
				line[i] = cellStatement(over)
			}
		}
		if blank(line) {
			continue
		}
		g.columns = len(line)
		if header {
			g.header = append(g.header, line)
		} else {
			g.body = append(g.body, line)
			g.cells = append(g.cells, cells)
		}
	}
	return g
}

// cellStatement returns the text of a cell as it stands.
func cellStatement(c *extract.Cell) Statement {
	var s Statement
	var texts []string
	for p := range paragraphsOf(c) {
		texts = append(texts, strings.Join(strings.Fields(p.Text), " "))
		s.Source = append(s.Source, extract.Ref{Block: p.ID, Span: extract.Span{End: len(p.Text)}})
		if s.Page == 0 {
			s.Page = pageOf(&p.BlockInfo)
		}
	}
	s.Text = strings.Join(texts, " ")
	return s
}

// blank reports whether a line has no text.
func blank(line []Statement) bool {
	for _, s := range line {
		if s.Text != "" {
			return false
		}
	}
	return true
}

// short reports whether all cells are short.
func (g *grid) short() bool {
	for _, lines := range [][][]Statement{g.header, g.body} {
		for _, line := range lines {
			for _, s := range line {
				if len(language.Words(s.Text)) > cellWords {
					return false
				}
			}
		}
	}
	return true
}

// wordy reports whether each line of a table is a text of its own, such as those of
// a table of sites and why each was chosen: lines with sentences in them, and
// no amounts, which may add up.
func (g *grid) wordy() bool {
	const sentence, fewest = 20, 3 // words, lines
	if len(g.body) < fewest {
		return false
	}
	n := 0
	for i, line := range g.body {
		long := false
		for j, s := range line {
			if c := g.cells[i][j]; c != nil && c.RowSpan > 1 || strings.Contains(s.Text, "£") {
				return false
			}
			long = long || len(strings.Fields(s.Text)) >= sentence
		}
		if long {
			n++
		}
	}
	return n*2 > len(g.body)
}

// info returns the block that stands for a line in a selection: its first
// paragraph, or nil.
func (g *grid) info(n int) *extract.BlockInfo {
	for _, c := range g.cells[n] {
		for p := range paragraphsOf(c) {
			return &p.BlockInfo
		}
	}
	return nil
}

// text returns the text of a line, one cell a line.
func (g *grid) text(n int) string {
	var cells []string
	for _, s := range g.body[n] {
		cells = append(cells, s.Text)
	}
	return strings.Join(cells, "\n")
}

// paragraphsOf yields the paragraphs of a cell that have text. A nil cell has none.
func paragraphsOf(c *extract.Cell) iter.Seq[*extract.Paragraph] {
	return func(yield func(*extract.Paragraph) bool) {
		if c == nil {
			return
		}
		for b := range (&extract.Document{Blocks: c.Blocks}).All() {
			p, ok := b.(*extract.Paragraph)
			if ok && p.Layer == extract.Body && strings.TrimSpace(p.Text) != "" && !yield(p) {
				return
			}
		}
	}
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
			s.Text = strings.TrimRight(s.Text, ":") + ": " + cell.Text
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
		for i, cell := range line {
			if cell.Text == "" {
				continue
			}
			used[i] = true
			var names Statement
			for _, header := range g.header {
				if name := strings.TrimRight(header[i].Text, ":"); name != "" {
					names.Text = strings.TrimPrefix(names.Text+", "+name, ", ")
					names.Source = append(names.Source, header[i].Source...)
					names.Page = header[i].Page
				}
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
	// Names of columns that have nothing in them.
	for _, header := range g.header {
		for i, s := range header {
			if !used[i] && s.Text != "" {
				w.listRows(nil, []Statement{s})
			}
		}
	}
	return nil
}

// cell returns the statements of a cell under the names of its column: one if
// it is short, else its sentences in a list of their own.
func (w *writer) cell(c *extract.Cell, s, names Statement) ([]Statement, error) {
	if c == nil || len(language.Words(names.Text))+len(language.Words(s.Text)) <= w.cv.maxWords {
		if names.Text != "" {
			s.Text = names.Text + ": " + s.Text
			s.Source = append(s.Source[:len(s.Source):len(s.Source)], names.Source...)
		}
		return []Statement{s}, nil
	}
	var out []Statement
	inner := *w
	if names.Text != "" {
		names.Text = strings.TrimRight(names.Text, ":") + ":"
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
	return out, nil
}

// listRows adds a lead and its items, in rows of a few items each.
func (w *writer) listRows(lead, items []Statement) {
	row := Row{Statements: lead}
	top := 0
	for i := range items {
		items[i].Kind = Item
		if items[i].Level == 0 {
			top++
		}
		if top > rowItems && items[i].Level == 0 {
			w.rows = append(w.rows, row)
			row, top = Row{}, 1
		}
		row.Statements = append(row.Statements, items[i])
	}
	if len(row.Statements) > 0 {
		w.rows = append(w.rows, row)
	}
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
