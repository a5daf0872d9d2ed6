package layout

import (
	"math"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/pdf"
)

// Clerks set small tables with tabs: who is present beside who is absent, or the
// dates of one kind of meeting beside those of another. They are too small for
// what tells other tables, but read line by line they are wrong: a councillor who
// sent apologies stands among those present.

// tab is the least gap, in font sizes, that only a tab makes, and tabSlack how far
// what stands at one tab stop may differ, in points.
const (
	tab      = 1.8
	tabSlack = 3
)

// Bounds of a table set with tabs.
const (
	maxTabbedRows   = 40
	mostTabbedWords = 6 // of a cell
)

// tabbed makes a table of lines at the front that are set with tabs, and says how
// many they are. It returns nil if they are none.
func tabbed(lines []*line) (*table, int) {
	stops := stopsOf(lines[0])
	if len(stops) < 2 || len(lines) < 2 {
		return nil, 0
	}
	rows := [][]chunk{chunksOf(lines[0])}
	named := names(rows[0])
	full := 1 // rows with text at two stops or more
	keep := 1 // rows up to the last that is sure
	for _, l := range lines[1:min(len(lines), maxTabbedRows)] {
		prev := lines[len(rows)-1]
		step := l.y - prev.y
		chunks, ok := atStops(l, stops)
		if !ok || l.turn != prev.turn || step < 0.5*l.size || step > 2.4*l.size && (len(rows) > 1 || step > 3.4*l.size) || math.Abs(l.size-prev.size) > 0.06*l.size {
			break
		}
		if rows = append(rows, chunks); len(chunks) > 1 {
			full++
		}
		if len(chunks) > 1 || named {
			keep = len(rows)
		}
	}
	if rows = rows[:keep]; keep < 2 || !named && (full < 2 || full*3 < keep*2) {
		return nil, 0
	}
	cols := make([]column, len(stops))
	for i, x := range stops {
		cols[i] = column{x0: x, x1: x}
	}
	for _, r := range rows {
		for _, c := range r {
			o := &cols[stopOf(stops, c.x0)]
			o.x1 = max(o.x1, c.x1)
		}
	}
	t := &table{tabs: true}
	t.box = pdf.Box{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for _, l := range lines[:keep] {
		t.box = union(t.box, l.box)
	}
	for i, r := range rows {
		row := tableRow{y0: lines[i].box.Y0, y1: lines[i].box.Y1, header: i == 0 && named}
		for _, c := range r {
			at := stopOf(stops, c.x0)
			row.cells = append(row.cells, gridCell{first: at, last: at, rows: 1, words: c.words})
		}
		t.rows = append(t.rows, t.cells(row, cols))
	}
	if !named {
		t.markHeader(nil)
	}
	return t, keep
}

// stopsOf returns where the chunks of a line begin that tabs part, or nil if it is
// no row of short cells.
func stopsOf(l *line) []float64 {
	if l.isTable() || l.turn != 0 || l.label != nil {
		return nil
	}
	var stops []float64
	chunks := chunksOf(l)
	for i, c := range chunks {
		if i > 0 && c.x0-chunks[i-1].x1 < tab*l.size || !cellOf(c) {
			return nil
		}
		stops = append(stops, c.x0)
	}
	return stops
}

// cellOf reports whether a chunk may be a cell: short, and neither the number of
// an item nor a blank to fill in.
func cellOf(c chunk) bool {
	if len(c.words) > mostTabbedWords || len(c.words) == 1 && isLabel(c.words[0].text) {
		return false
	}
	return !slices.ContainsFunc(c.words, func(w *word) bool {
		return strings.Contains(w.text, "..") || strings.Contains(w.text, "__") || strings.Contains(w.text, "…")
	})
}

// atStops cuts a line at tab stops. It reports false unless each piece begins at
// one and ends before the next.
func atStops(l *line, stops []float64) ([]chunk, bool) {
	if l.isTable() || l.label != nil {
		return nil, false
	}
	chunks := chunksOf(l)
	for i, c := range chunks {
		at := stopOf(stops, c.x0)
		if at < 0 || !cellOf(c) || endOf(&line{words: c.words}) == ':' || at+1 < len(stops) && c.x1 > stops[at+1]-0.5*l.size ||
			i > 0 && at <= stopOf(stops, chunks[i-1].x0) {
			return nil, false
		}
	}
	return chunks, true
}

// stopOf is the number of the tab stop at x, or -1.
func stopOf(stops []float64, x float64) int {
	return slices.IndexFunc(stops, func(s float64) bool { return math.Abs(s-x) <= tabSlack })
}

// names reports whether the cells of a row name what stands below them.
func names(row []chunk) bool {
	colons := 0
	for _, c := range row {
		if endOf(&line{words: c.words}) == ':' {
			colons++
		}
	}
	return colons*2 >= len(row)
}
