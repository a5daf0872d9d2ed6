package easyread

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// A grid is a table with its spans filled in.
type grid struct {
	columns int
	header  [][]Statement // lines of header cells at the top
	body    [][]Statement
	cells   [][]*extract.Cell // of the body; nil for places that a span covers
	titles  []*extract.Cell   // header cells over all columns, which name none of them
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
		switch {
		case header && isTitle(cells):
			g.titles = append(g.titles, cells[0])
		case header:
			g.header = append(g.header, line)
		case g.goesOn(line):
			g.extend(line)
		default:
			g.body = append(g.body, line)
			g.cells = append(g.cells, slices.Clone(cells))
		}
	}
	if len(g.header) == 0 && g.named() {
		g.header, g.body, g.cells = g.body[:1], g.body[1:], g.cells[1:]
	}
	g.units()
	g.under()
	g.number()
	if g.columns == 2 && len(g.header) == 1 && isEntry(g.header[0]) {
		g.body = append(g.header, g.body...)
		g.cells = append([][]*extract.Cell{extract.Grid(t)[0]}, g.cells...)
		g.header = nil
	}
	return g
}

// number writes "Number" for the "No" over a column of numbers or codes: before one it
// would read as a denial.
func (g *grid) number() {
	for _, line := range g.header {
		for i := range line {
			if name := strings.TrimRight(strings.ToLower(line[i].Text), ".:"); name == "no" && g.figures(i) {
				line[i].Text = "Number"
			}
		}
	}
}

// isTitle reports whether a line of a table is one cell over all columns.
func isTitle(cells []*extract.Cell) bool {
	return len(cells) > 1 && cells[0] != nil && !slices.ContainsFunc(cells[1:], func(c *extract.Cell) bool { return c != nil })
}

// units adds a first line of units, such as "(£)", to the names of the columns.
func (g *grid) units() {
	if len(g.header) == 0 || len(g.body) < 2 {
		return
	}
	n := 0
	for i, s := range g.body[0] {
		if s.Text == "" {
			continue
		}
		if i == 0 || !strings.HasPrefix(s.Text, "(") || !strings.HasSuffix(s.Text, ")") || g.header[0][i].Text == "" {
			return
		}
		n++
	}
	if n == 0 {
		return
	}
	last := g.header[len(g.header)-1]
	for i, s := range g.body[0] {
		last[i].Text = strings.TrimSpace(last[i].Text + " " + s.Text)
		last[i].Source = append(last[i].Source, s.Source...)
	}
	g.body, g.cells = g.body[1:], g.cells[1:]
}

// under takes the first line of the body for a second line of names: under a name over
// several columns it has the periods that the figures below it are of, as in "25 – 29".
func (g *grid) under() {
	const longest = 4 // words
	if len(g.header) != 1 || len(g.body) < 2 {
		return
	}
	names := g.header[0]
	spanned := 0
	seen := make(map[string]bool)
	for i, s := range g.body[0] {
		if len(strings.Fields(s.Text)) > longest || s.Text == "" && i > 0 || seen[s.Text] {
			return
		}
		seen[s.Text] = true
		same := i > 0 && names[i].Text == names[i-1].Text || i+1 < len(names) && names[i].Text == names[i+1].Text
		if !same || names[i].Text == "" {
			continue
		}
		if !figure(s.Text) {
			spanned++
		} else if spanned == 0 {
			return
		}
		for _, line := range g.body[1:] {
			if line[i].Text != "" && !figure(line[i].Text) {
				return
			}
		}
	}
	if spanned > 1 {
		g.header, g.body, g.cells = append(g.header, g.body[0]), g.body[1:], g.cells[1:]
	}
}

// figure reports whether a text is one number, amount or share, or a dash for none.
func figure(text string) bool {
	text = strings.Trim(text, "£%+()")
	return text == "-" || text == "–" || text != "" && strings.Trim(text, "0123456789.,-–") == "" && !strings.ContainsAny(text[1:], "-–")
}

// figures reports whether each cell of a column that has text has figures.
func (g *grid) figures(column int) bool {
	n := 0
	for _, line := range g.body {
		if line[column].Text == "" {
			continue
		}
		if n++; !hasDigit(line[column].Text) {
			return false
		}
	}
	return n > 1
}

// goesOn reports whether a line is the end of the line before it: that begins with a
// code and this with nothing, or this is one cell, which begins with a small letter
// where the cell above it has no end.
func (g *grid) goesOn(line []Statement) bool {
	if len(g.body) == 0 || len(line) < 2 {
		return false
	}
	above := g.body[len(g.body)-1]
	if line[0].Text == "" && len(above) == len(line) && lineCode.MatchString(above[0].Text) {
		return true // the code above stands for this as well
	}
	at := -1
	for i, s := range line {
		if s.Text == "" {
			continue
		}
		if at >= 0 {
			return false
		}
		at = i
	}
	if at < 1 || at >= len(above) || above[at].Text == "" || strings.ContainsAny(lastByte(above[at].Text), ".?!:;") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(line[at].Text)
	return unicode.IsLower(r)
}

// extend adds a line to the one before it.
func (g *grid) extend(line []Statement) {
	n := len(g.body) - 1
	for i, s := range line {
		if s.Text == "" {
			continue
		}
		g.body[n][i].Text = strings.TrimSpace(g.body[n][i].Text + " " + s.Text)
		g.body[n][i].Source = append(g.body[n][i].Source, s.Source...)
		g.cells[n][i] = nil // its text is that of two cells
	}
}

// named reports whether the first line of a body names the columns, though the source
// does not say so: short names without figures, over a column of figures or codes.
func (g *grid) named() bool {
	const fewest, longest = 3, 3 // columns and lines; words
	if g.columns < fewest || len(g.body) < fewest {
		return false
	}
	seen := make(map[string]bool)
	for i, s := range g.body[0] {
		key := strings.ToLower(s.Text)
		if s.Text == "" && i > 0 || len(strings.Fields(s.Text)) > longest || seen[key] || hasDigit(s.Text) || strings.HasSuffix(s.Text, ".") {
			return false
		}
		seen[key] = true
	}
	rest := grid{columns: g.columns, body: g.body[1:]}
	for i := range g.columns {
		if rest.figures(i) {
			return true
		}
	}
	return false
}

func hasDigit(text string) bool { return strings.ContainsFunc(text, unicode.IsDigit) }

// empty returns the columns that have nothing under their names.
func (g *grid) empty() []bool {
	out := make([]bool, g.columns)
	for i := range out {
		out[i] = len(g.body) > 0 && !slices.ContainsFunc(g.body, func(line []Statement) bool { return line[i].Text != "" })
	}
	return out
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
	texts = slices.Compact(texts) // "AS" twice is AS
	for i := 1; i < len(texts); i++ {
		if isSentence(texts[i]) && !strings.ContainsAny(lastByte(texts[i-1]), ".?!:;,") {
			texts[i-1] += "." // a label, and what it means
		}
	}
	s.Text = strings.Join(texts, " ")
	return s
}

// isSentence reports whether a text looks like a sentence of its own.
func isSentence(text string) bool {
	const fewest = 6 // words
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r) && strings.HasSuffix(text, ".") && len(strings.Fields(text)) >= fewest
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

// isEntry reports whether what looks like the header of two columns is the first of
// their lines, such as a short form and what it stands for.
func isEntry(line []Statement) bool {
	const names = 5 // words from which on a text is no name of a column
	initials := ""
	for _, w := range strings.Fields(line[1].Text) {
		initials += w[:1]
	}
	return len(strings.Fields(line[0].Text)) < names && len(strings.Fields(line[1].Text)) >= names ||
		len(initials) > 1 && initials == line[0].Text
}
