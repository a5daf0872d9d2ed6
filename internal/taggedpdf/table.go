package taggedpdf

import (
	"fmt"

	"github.com/townclerk/townclerk/internal/paper"
)

// maxColumns is how many columns a table may have: more would be too narrow for
// any text.
const maxColumns = 63

// table lays out a table of data: a unit for each line.
func (w *writer) table(t *paper.Table, parent *element, at writePlace) ([]unit, error) {
	n := t.Columns()
	if n == 0 {
		return nil, nil
	}
	if n > maxColumns {
		return nil, fmt.Errorf("%w: a table has %d columns, and there is room for %d", paper.ErrLimit, n, maxColumns)
	}
	size := w.size
	shares := w.shrink(t, at.width)
	defer func() { w.size = size }()
	e := parent.child("Table")
	if summary := paper.Clean(t.Summary); summary != "" {
		e.attrs = "<</O /Table /Summary " + textString(summary) + ">>"
	}
	var out []unit
	var header *unit
	if len(t.Header) > 0 {
		units, err := w.tableLine(t.Header, shares, e.child("TR"), at, true, false)
		if err != nil {
			return nil, err
		}
		u := stack(units)
		u.keep, u.starts = true, true
		out = append(out, u)
		if u.height < textHeight/3 {
			header = &u
		}
	}
	for _, cells := range t.Rows {
		units, err := w.tableLine(cells, shares, e.child("TR"), at, false, t.RowHeader)
		if err != nil {
			return nil, err
		}
		for i := range units {
			units[i].header, units[i].starts = header, true
		}
		out = append(out, units...)
	}
	if len(out) > 0 {
		out[0].gap = .55 * size
	}
	return out, nil
}

// shrink returns the shares of the columns of a table. Where words do not fit their
// columns, the text that is laid out next is smaller, as far as the theme allows.
func (w *writer) shrink(t *paper.Table, width float64) []float64 {
	for least := w.doc.Theme.LeastTable(w.size); ; w.size = max(w.size-.5, least) {
		shares, fits := t.Shares(width, 2*cellPad*w.size+.5, func(text string, strong bool) float64 {
			look := regular
			if strong {
				look = bold
			}
			return w.faces[look].width(printed(text), w.size)
		})
		if fits || w.size <= least {
			return shares
		}
	}
}

// cellPad is the space between the edges of a cell and its text, as a share of the
// text.
const cellPad = .35

// tableLine lays out a line of a table; a line that is higher than a page becomes
// several units. head is set for the line of headings, and named where the first
// cell names the line.
func (w *writer) tableLine(cells []paper.Cell, shares []float64, tr *element, at writePlace, head, named bool) ([]unit, error) {
	pad := cellPad * w.size
	columns := make([][]unit, len(shares))
	elements := make([]*element, len(shares))
	whole := 0.0
	for i, share := range shares {
		var c paper.Cell
		if i < len(cells) {
			c = cells[i]
		}
		// A cell that names nothing is no header cell.
		names := (head || named && i == 0) && !empty(c.Blocks)
		e := tr.child("TD")
		elements[i] = e
		if names {
			e.kind, e.attrs = "TH", "<</O /Table /Scope /Row>>"
			if head {
				e.attrs = "<</O /Table /Scope /Column>>"
			}
		}
		var err error
		if columns[i], err = w.cell(c.Blocks, e, writePlace{width: share*at.width - 2*pad, inCell: true}, names); err != nil {
			return nil, err
		}
		whole = max(whole, stack(columns[i]).height)
	}
	if whole+2*pad <= textHeight/2 || head {
		return []unit{w.strip(columns, elements, shares, at.width, pad, head)}, nil
	}
	// A strip takes from each column what fits into a part of a page.
	var out []unit
	for more := true; more; {
		more = false
		part := make([][]unit, len(columns))
		for i, units := range columns {
			n, height := 0, 0.0
			for n < len(units) && (n == 0 || height+units[n].gap+units[n].height < textHeight/4) {
				height += units[n].gap + units[n].height
				n++
			}
			part[i], columns[i] = units[:n], units[n:]
			more = more || len(columns[i]) > 0
		}
		out = append(out, w.strip(part, elements, shares, at.width, pad, false))
	}
	return out, nil
}

// cell lays out what a cell holds. One paragraph is the cell's own text.
func (w *writer) cell(blocks []paper.Block, e *element, at writePlace, strong bool) ([]unit, error) {
	st := w.body()
	st.leading = 1.3 * st.size
	st.bold = strong
	if len(blocks) == 1 {
		if p, ok := blocks[0].(*paper.Paragraph); ok && p != nil {
			return w.lines(w.wrap(p.Runs, st, at.width, e), st), nil
		}
	}
	return w.blocks(blocks, e, at)
}

// empty reports whether blocks show nothing.
func empty(blocks []paper.Block) bool {
	for _, b := range blocks {
		if p, ok := b.(*paper.Paragraph); !ok || p == nil || printed(paper.Content(p.Runs)) != "" {
			return false
		}
	}
	return true
}

// strip is a line of a table with its borders. Cells that show nothing are in the
// tree too: the place of the others depends on them.
func (w *writer) strip(columns [][]unit, elements []*element, shares []float64, width, pad float64, head bool) unit {
	cells := make([]unit, len(columns))
	height := 0.0
	for i, units := range columns {
		cells[i] = stack(units)
		height = max(height, cells[i].height)
	}
	height += 2 * pad
	return unit{height: height, draw: func(p *page, x, top float64) {
		if head {
			p.fill(x, top, width, height, w.pal.Band)
		}
		at := x
		for i, share := range shares {
			elements[i].enter()
			cells[i].draw(p, at+pad, top+pad)
			at += share * width
		}
		p.artifact(layoutArtifact, func() {
			fmt.Fprintf(&p.content, "%s RG .75 w ", rgb(w.pal.Border))
			at := x
			for _, share := range shares {
				fmt.Fprintf(&p.content, "%s re ", nums(at, pageHeight-top-height, share*width, height))
				at += share * width
			}
			p.content.WriteString("S\n")
		})
	}}
}
