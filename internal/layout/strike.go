package layout

import (
	"cmp"
	"slices"

	"github.com/townclerk/townclerk/internal/pdf"
)

// A PDF file does not say which text is struck out: it draws a line through it. Such a
// line has the colour and the length of the words that it withdraws, unlike the lines of
// a chart that pass behind labels.
const (
	strikeHeight  = 2.5  // of the line at most, in points
	strikeTop     = 0.42 // where it runs above the baseline, in parts of the font size
	strikeBottom  = 0.12
	strikeSize    = 40.0 // of letters at most: a watermark is crossed by the lines of the text
	strikeCovered = 0.6  // how much of it has letters; the rest is the blanks between words
)

// struckOut returns for each upright glyph whether a line runs through it, or nil if no
// glyph has one.
func struckOut(glyphs []pdf.Glyph, rules []pdf.Rule) []bool {
	var lines []pdf.Box
	for _, r := range rules {
		if h, w := r.Box.Y1-r.Box.Y0, r.Box.X1-r.Box.X0; h <= strikeHeight && w > 2 && w > h && r.Fill != 0xFFFFFF {
			lines = append(lines, r.Box)
		}
	}
	if len(lines) == 0 || len(lines) > maxStrokes {
		return nil
	}
	mid := func(b pdf.Box) float64 { return (b.Y0 + b.Y1) / 2 }
	slices.SortFunc(lines, func(a, b pdf.Box) int { return cmp.Compare(mid(a), mid(b)) })
	crossed := make(map[int][]int) // the glyphs that each line crosses
	for i := range glyphs {
		g := &glyphs[i]
		if g.Size > strikeSize || direction(g) != 0 || g.Hidden != pdf.Shown {
			continue
		}
		from, _ := slices.BinarySearchFunc(lines, g.Y-strikeTop*g.Size, func(b pdf.Box, y float64) int { return cmp.Compare(mid(b), y) })
		x := (g.Box.X0 + g.Box.X1) / 2
		for k := from; k < len(lines) && mid(lines[k]) <= g.Y-strikeBottom*g.Size; k++ {
			if x > lines[k].X0 && x < lines[k].X1 {
				crossed[k] = append(crossed[k], i)
			}
		}
	}
	var out []bool
	for k, b := range lines {
		covered, words := 0.0, false
		for _, i := range crossed[k] {
			covered += glyphs[i].Box.X1 - glyphs[i].Box.X0
			words = words || !isBlank(glyphs[i].Text) && !isSign(glyphs[i].Text)
		}
		if !words || covered < strikeCovered*(b.X1-b.X0) {
			continue
		}
		if out == nil {
			out = make([]bool, len(glyphs))
		}
		for _, i := range crossed[k] {
			out[i] = true
		}
	}
	return out
}
