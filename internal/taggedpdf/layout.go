package taggedpdf

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/internal/paper"
)

// A unit is a strip of a page that does not break.
type unit struct {
	height  float64
	gap     float64 // above it, but not at the top of a page
	keep    bool    // on the page of the next unit
	starts  bool    // a paragraph, an item or a line of a table begins with it
	whole   float64 // the height of the row that begins with it and may break; else 0
	rule    bool    // a line across the page stands in the gap
	newPage bool    // a page begins with it
	header  *unit   // stands above it where it begins a page, if not nil
	draw    func(p *page, x, top float64)
}

// A writePlace says where a block stands.
type writePlace struct {
	width  float64
	depth  int // of lists
	inCell bool
	inRow  bool
}

// blocks lays blocks out. gap is the space between two.
func (w *writer) blocks(blocks []paper.Block, parent *element, at writePlace) ([]unit, error) {
	var out []unit
	afterRow := false
	for i, b := range blocks {
		units, err := w.block(b, parent, at)
		if err != nil {
			return nil, err
		}
		row, isRow := b.(*paper.Row)
		if isRow && afterRow && len(units) > 0 {
			if units[0].rule = !row.Joined; row.Joined {
				units[0].gap = .9 * w.size
			}
		}
		afterRow = isRow
		if len(out) == 0 && len(units) > 0 {
			units[0].gap = 0
		}
		if _, lead := b.(*paper.Paragraph); lead && at.inRow && len(units) > 0 && leadsTo(blocks[i+1:]) {
			units[len(units)-1].keep = true
		}
		if w.starts != nil && parent.parent == nil && at.depth == 0 && !at.inRow && len(units) > 0 {
			draw := units[0].draw
			units[0].draw = func(p *page, x, top float64) {
				w.starts[i] = float64(len(w.pages)-1) + (top-margin)/textHeight
				draw(p, x, top)
			}
		}
		out = append(out, units...)
	}
	return out, nil
}

// leadsTo reports whether a list or a table is next: what stands above says what it
// is of.
func leadsTo(blocks []paper.Block) bool {
	if len(blocks) == 0 {
		return false
	}
	switch blocks[0].(type) {
	case *paper.List, *paper.Table:
		return true
	}
	return false
}

func (w *writer) block(b paper.Block, parent *element, at writePlace) ([]unit, error) {
	nested := at.depth > 0 || at.inCell
	switch b := b.(type) {
	case *paper.Cover:
		if b != nil {
			u, err := w.cover(b, parent, at)
			return []unit{u}, err
		}
	case *paper.Heading:
		if b != nil && !nested {
			return w.heading(b, parent, at), nil
		}
	case *paper.Paragraph:
		if b != nil {
			return w.paragraph(b, parent.child("P"), at), nil
		}
	case *paper.List:
		if b != nil {
			return w.list(b, parent, at)
		}
	case *paper.Table:
		if b != nil && !nested {
			return w.table(b, parent, at)
		}
	case *paper.Figure:
		if b != nil && !nested {
			return w.figure(b, parent, at), nil
		}
	case *paper.Row:
		if b != nil && !nested && !at.inRow {
			return w.row(b, parent, at)
		}
	}
	return nil, fmt.Errorf("%w: %T", paper.ErrStructure, b)
}

// lines lays out lines of text. No line stands alone on a page if there are more.
func (w *writer) lines(lines []line, st textStyle) []unit {
	units := make([]unit, len(lines))
	for i, l := range lines {
		units[i] = unit{height: st.leading, keep: i == 0 && len(lines) > 1 || i == len(lines)-2, draw: func(p *page, x, top float64) { w.draw(p, l, st, x, top) }}
	}
	return units
}

// stack makes one unit of several.
func stack(units []unit) unit {
	var out unit
	for i, u := range units {
		if i > 0 {
			out.height += u.gap
		}
		out.height += u.height
	}
	if len(units) > 0 {
		out.gap, out.rule, out.header, out.starts, out.newPage = units[0].gap, units[0].rule, units[0].header, units[0].starts, units[0].newPage
		out.keep = units[len(units)-1].keep
	}
	out.draw = func(p *page, x, top float64) {
		for i, u := range units {
			if i > 0 {
				top += u.gap
			}
			u.draw(p, x, top)
			top += u.height
		}
	}
	return out
}

// shift moves units to the right.
func shift(units []unit, by float64) []unit {
	headers := make(map[*unit]*unit)
	for i := range units {
		draw := units[i].draw
		units[i].draw = func(p *page, x, top float64) { draw(p, x+by, top) }
		if h := units[i].header; h != nil {
			if headers[h] == nil {
				headers[h] = &shift([]unit{*h}, by)[0]
			}
			units[i].header = headers[h]
		}
	}
	return units
}

// spacing returns the space above a paragraph.
func (w *writer) spacing() float64 { return .55 * w.size }

// body is the style of text.
func (w *writer) body() textStyle {
	leading := 1.4
	if w.doc.Theme == paper.EasyRead {
		leading = 1.5
	}
	return textStyle{size: w.size, leading: leading * w.size, colour: w.pal.Text}
}

func (w *writer) paragraph(p *paper.Paragraph, e *element, at writePlace) []unit {
	st, gap := w.body(), w.spacing()
	switch p.Style {
	case paper.Small:
		st.size = w.doc.Theme.Small(w.size)
		st.leading = 1.4 * st.size
	case paper.Close:
		gap = .12 * w.size
	case paper.Boxed:
		return w.box(p, e, at)
	}
	units := w.lines(w.wrap(p.Runs, st, at.width, e), st)
	units[0].gap, units[0].starts = gap, true
	last := len(units) - 1
	units[last] = w.noted(units[last], e, p.Notes)
	if p.KeepNext {
		units[len(units)-1].keep = true
	}
	return units
}

// box lays out a paragraph in a box.
func (w *writer) box(p *paper.Paragraph, e *element, at writePlace) []unit {
	st := w.body()
	pad, edge := .5*w.size, .22*w.size
	units := w.lines(w.wrap(p.Runs, st, at.width-2*pad-edge, e), st)
	ground := func(u unit, above, below float64) unit {
		draw, height := u.draw, u.height+above+below
		u.height = height
		u.draw = func(p *page, x, top float64) {
			p.fill(x, top, at.width, height, w.pal.Box)
			p.fill(x, top, edge, height, w.pal.BoxEdge)
			draw(p, x+edge+pad, top+above)
		}
		return u
	}
	if all := stack(units); all.height < textHeight/2 {
		units = []unit{ground(all, .7*pad, .7*pad)}
	} else {
		for i := range units {
			above, below := 0.0, 0.0
			if i == 0 {
				above = .7 * pad
			}
			if i == len(units)-1 {
				below = .7 * pad
			}
			units[i] = ground(units[i], above, below)
		}
	}
	units[0].gap = w.spacing()
	units[len(units)-1] = w.noted(units[len(units)-1], e, p.Notes)
	units[len(units)-1].keep = p.KeepNext
	return units
}

// headingSizes are the sizes of headings, by level, as shares of the text.
var headingSizes = [4]float64{1.75, 1.35, 1.15, 1.05}

func (w *writer) heading(h *paper.Heading, parent *element, at writePlace) []unit {
	level := min(max(h.Level, 0), 3)
	rank := level + w.rank
	// Levels do not skip (PDF/UA-1, 7.4.2).
	rank = min(rank, w.lastRank+1)
	w.lastRank = rank
	e := parent.child(fmt.Sprintf("H%d", rank))
	size := headingSizes[level] * w.size
	st := textStyle{size: size, leading: 1.25 * size, colour: w.pal.Heading, bold: true}
	easy := w.doc.Theme == paper.EasyRead
	band := easy && level == 1
	width, left := at.width, 0.0
	if band {
		left = .7 * w.size
		width -= 2 * left
	}
	u := stack(w.lines(w.wrap(h.Runs, st, width, e), st))
	draw, height := u.draw, u.height
	pad := .4 * w.size
	switch {
	case band:
		u.height += 2 * pad
	case easy && level == 0:
		u.height += pad + 3
	}
	title := strings.Join(strings.Fields(paper.Content(h.Runs)), " ")
	u.draw = func(p *page, x, top float64) {
		if title != "" {
			w.bookmarks = append(w.bookmarks, &bookmark{title: title, level: rank, page: p, top: top})
		}
		if _, twice := w.targets[h.ID]; h.ID != "" && !twice {
			w.targets[h.ID] = target{p, top}
		}
		switch {
		case band:
			p.fill(x, top, at.width, height+2*pad, w.pal.Band)
			p.fill(x, top, .35*w.size, height+2*pad, w.pal.Heading)
			top += pad
		case easy && level == 0:
			p.fill(x, top+height+pad, at.width, 3, w.pal.Heading)
		}
		draw(p, x+left, top)
	}
	u.gap = [4]float64{.8, 1.6, 1.2, 1}[level] * w.size
	u.keep, u.newPage = true, h.NewPage
	return []unit{w.noted(u, e, h.Notes)}
}

func (w *writer) figure(f *paper.Figure, parent *element, at writePlace) []unit {
	width := f.Width
	if width <= 0 {
		width = 120
	}
	u, ok := w.picture(&f.Picture, min(width, at.width), textHeight, parent)
	if !ok {
		return w.paragraph(&paper.Paragraph{Runs: paper.Text(f.Picture.Alt)}, parent.child("P"), at)
	}
	u.gap = w.spacing()
	return []unit{u}
}

// The column of pictures, in points.
const (
	pictureSize = 113
	pictureGap  = 20
)

// row lays out a row of picture and text.
func (w *writer) row(r *paper.Row, parent *element, at writePlace) ([]unit, error) {
	at.inRow = true
	pad := .75 * w.size
	if r.Wide() {
		units, err := w.blocks(r.Blocks, parent, at)
		if units = parts(unit{}, units); len(units) > 0 {
			units[0].gap = 2 * pad
		}
		return units, err
	}
	left := float64(pictureSize + pictureGap)
	var picture unit
	if r.Picture != nil {
		u, ok := w.picture(r.Picture, pictureSize, 2*pictureSize, parent)
		if !ok {
			// The words that say what the picture shows are better than nothing.
			st := textStyle{size: min(w.size, 14), leading: 1.3 * min(w.size, 14), colour: w.pal.Text}
			u = stack(w.lines(w.wrap(paper.Text(r.Picture.Alt), st, pictureSize, parent.child("P")), st))
		}
		picture = u
	}
	at.width -= left
	units, err := w.blocks(r.Blocks, parent, at)
	if err != nil {
		return nil, err
	}
	out := parts(picture, shift(units, left))
	if len(out) > 0 {
		out[0].gap, out[0].rule = 2*pad, false
	}
	return out, nil
}

// Shares of the height of a page.
const (
	// tallRow is from how much on a row may go over pages. What is less high is one
	// thing to look at, and stays in one piece.
	tallRow = 1. / 3
	// leastPart is how much of a page must be free for the first part of such a row:
	// less is no gap that anybody minds.
	leastPart = .25
)

// parts makes units of a row that may go over pages: with the picture at the left of
// the first, and breaks where an item, a paragraph or a line of a table begins. No
// part has less than two of those.
func parts(picture unit, units []unit) []unit {
	var items []unit
	for _, u := range units {
		if n := len(items) - 1; n >= 0 && (!u.starts || items[n].keep) && items[n].height+u.height < textHeight/3 {
			items[n] = stack([]unit{items[n], u})
			continue
		}
		items = append(items, u)
	}
	all := both(picture, stack(items))
	first, beside := 0, 0.0
	for first < len(items) && (first < 2 || beside < picture.height) && (first == 0 || beside+items[first].height < .9*textHeight) {
		beside += items[first].gap + items[first].height
		first++
	}
	last := max(first, len(items)-2)
	if last+2 == len(items) && stack(items[last:]).height > .9*textHeight {
		last++
	}
	if all.height <= tallRow*textHeight || first == len(items) && all.height <= textHeight {
		return []unit{all}
	}
	out := append([]unit{both(picture, stack(items[:first]))}, items[first:last]...)
	if last < len(items) {
		out = append(out, stack(items[last:]))
	}
	out[0].whole = all.height
	return out
}

// both draws a picture and what stands at its right, the lower one in the middle.
func both(picture, text unit) unit {
	if picture.draw == nil {
		return text
	}
	height := max(picture.height, text.height)
	return unit{height: height, gap: text.gap, keep: text.keep, header: text.header, draw: func(p *page, x, top float64) {
		picture.draw(p, x, top)
		text.draw(p, x, top+(height-text.height)/2)
	}}
}
