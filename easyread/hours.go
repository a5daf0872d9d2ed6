package easyread

import (
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
)

// A table of places often has the days in one column and the hours beside them in the
// next, a line for each. Told one column after the other, nobody could say which hours
// are those of which day.

// weekday is the name of a day.
var weekday = regexp.MustCompile(`(?i)\b(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b`)

// hours returns the column of line n that has hours for the days in the column before it,
// as many lines of them, or -1.
func (g *grid) hours(n int) int {
	for i := 2; i < g.columns; i++ {
		days, times := texts(g.cells[n][i-1]), texts(g.cells[n][i])
		if len(times) < 2 || len(days) != len(times) {
			continue
		}
		timed := func(p *extract.Paragraph) bool {
			return slices.ContainsFunc(fidelity.Facts(p.Text), func(f fidelity.Fact) bool { return f.Kind == fidelity.Time }) ||
				strings.EqualFold(strings.TrimSpace(p.Text), "closed")
		}
		day := func(p *extract.Paragraph) bool { return weekday.MatchString(p.Text) }
		if !slices.ContainsFunc(days, func(p *extract.Paragraph) bool { return !day(p) }) &&
			!slices.ContainsFunc(times, func(p *extract.Paragraph) bool { return !timed(p) }) {
			return i
		}
	}
	return -1
}

// opening returns the days in column i of line n, each with its hours.
func (g *grid) opening(n, i int) []Statement {
	var out []Statement
	if len(g.header) > 0 {
		days, hours := g.header[0][i], g.header[0][i+1]
		days.Text = strings.TrimRight(days.Text, ":") + " and " + strings.TrimRight(hours.Text, ":") + ":"
		days.Source = append(days.Source[:len(days.Source):len(days.Source)], hours.Source...)
		out = append(out, days)
	}
	level := len(out)
	times := texts(g.cells[n][i+1])
	for k, p := range texts(g.cells[n][i]) {
		line := []Statement{spoken(p), spoken(times[k])}
		for _, s := range joined(line) {
			s.Level = level
			out = append(out, s)
		}
	}
	return out
}

// texts returns the paragraphs of a cell that have text.
func texts(c *extract.Cell) []*extract.Paragraph { return slices.Collect(paragraphsOf(c)) }

// spoken returns a paragraph as it stands.
func spoken(p *extract.Paragraph) Statement {
	return Statement{
		Text:   strings.Join(strings.Fields(p.Text), " "),
		Source: []extract.Ref{{Block: p.ID, Span: extract.Span{End: len(p.Text)}}},
		Page:   pageOf(&p.BlockInfo),
	}
}

// noEntry reports whether a cell has no more than a dash.
func noEntry(text string) bool { return strings.Trim(text, "-–— ") == "" }
