package easyread

import (
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
)

// Some agendas are laid out as a table: a number, and what is to be talked about. Read
// as a table, "3" would be a line of its own over a list of one item.

// rowNumber is the number of such an item.
var rowNumber = regexp.MustCompile(`^\d{1,2}[.)]?$`)

// counted reports whether the first column has the numbers of items and nothing else,
// and the next has texts.
func (g *grid) counted() bool {
	if g.columns < 2 || g.columns > 3 || len(g.header) > 1 {
		return false
	}
	if len(g.header) == 1 && !strings.HasSuffix(strings.TrimSpace(g.header[0][1].Text), ":") {
		return false // the names of columns
	}
	n, texts := 0, 0
	for _, line := range slices.Concat(g.header, g.body) {
		if slices.ContainsFunc(line, func(s Statement) bool { return len(strings.Fields(s.Text)) > 2 }) {
			texts++
		}
		switch text := strings.TrimSpace(line[0].Text); {
		case rowNumber.MatchString(text):
			n++
		case text != "":
			return false
		}
	}
	return n > 1 && texts*3 >= n && (len(g.header) == 0 || g.header[0][0].Text != "")
}

// align moves numbers that stand in another column to the first.
func (g *grid) align() {
	for n, line := range g.body {
		at := slices.IndexFunc(line, func(s Statement) bool { return s.Text != "" })
		if at > 0 && at+1 < len(line) && rowNumber.MatchString(line[at].Text) {
			line[0], line[at] = line[at], Statement{}
			g.cells[n][at] = nil
		}
	}
}

// countedRows adds each line with a number as a numbered item, and those below it
// without one as a list inside it.
func (w *writer) countedRows(g grid) error {
	wordy := g.wordy()
	g.align()
	if len(g.header) > 0 {
		g.body = append(g.header, g.body...)
		g.cells = append([][]*extract.Cell{make([]*extract.Cell, g.columns)}, g.cells...)
	}
	from := len(w.rows)
	for n, line := range g.body {
		if info := g.info(n); wordy && info != nil && !w.cv.keeps(info, 0) {
			for _, c := range g.cells[n] {
				for p := range paragraphsOf(c) {
					w.cv.leave(&p.BlockInfo, extract.Span{}, p.Text, Shorter)
				}
			}
			continue
		}
		made, err := w.countedItem(g, n)
		if err != nil {
			return err
		}
		// What has no number is of the item above it.
		last := len(w.rows) - 1
		inside := line[0].Text == "" && last >= from && w.rows[last].Statements[0].Kind == Step
		for i := range made {
			if inside {
				made[i].Level++
			}
		}
		if inside && len(w.rows[last].Statements) <= rowItems {
			w.rows[last].Statements = append(w.rows[last].Statements, made...)
		} else if len(made) > 0 {
			w.rows = append(w.rows, Row{Statements: made})
		}
	}
	return nil
}

// countedItem returns the statements of line n. A name before its text is one with it:
// "Planning: To talk about new plans".
func (w *writer) countedItem(g grid, n int) ([]Statement, error) {
	const longest = 4 // words of a name
	number := g.body[n][0]
	var out []Statement
	for i := 1; i < g.columns; i++ {
		cell := g.body[n][i]
		if cell.Text == "" || i > 1 && cell.Text == g.body[n][i-1].Text {
			continue
		}
		if g.cells[n][i] == nil {
			out = append(out, cell)
			continue
		}
		for p := range paragraphsOf(g.cells[n][i]) {
			src, _ := newSource(p.Text, p.Marks, &p.BlockInfo)
			if reason, ok := needless(src.text, true); ok {
				w.cv.leave(&p.BlockInfo, extract.Span{}, p.Text, reason)
				continue
			}
			made, err := w.itemOf(&src, p.Marks, bullet, true)
			if err != nil {
				return nil, err
			}
			out = append(out, made...)
		}
	}
	switch {
	case len(out) == 0 && number.Text == "":
		return nil, nil
	case len(out) == 0:
		return []Statement{number}, nil
	}
	if name := &out[0]; len(out) > 2 && len(strings.Fields(name.Text)) <= longest && !strings.ContainsAny(lastByte(name.Text), ".:;?!,") {
		name.Text += ":"
	} else if len(out) == 2 && len(strings.Fields(name.Text)) <= longest && !strings.ContainsAny(lastByte(name.Text), ".:;?!,") {
		name.Text += ": " + out[1].Text
		name.Source = append(name.Source[:len(name.Source):len(name.Source)], out[1].Source...)
		name.Facts, name.Marks = name.Facts.and(out[1].Facts), nil
		out = slices.Delete(out, 1, 2)
	}
	for i := range out {
		out[i].Kind = Item
		if i > 0 {
			out[i].Level++
		}
	}
	if number.Text == "" {
		return out, nil
	}
	out[0].Kind, out[0].Label = Step, number.Text
	out[0].Source = append(number.Source[:len(number.Source):len(number.Source)], out[0].Source...)
	return out, nil
}
