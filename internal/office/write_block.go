package office

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/internal/paper"
)

// A writePlace says where a block is written.
type writePlace struct {
	depth int  // lists around it
	left  int  // where their text begins, in twentieths of a point
	cell  bool // in a cell of a table of data
	row   bool // in a row of picture and text
	width int  // there is for it, in twentieths of a point
}

var place0 = writePlace{width: textWidth}

func (w *docWriter) blocks(blocks []paper.Block, at writePlace) error {
	for i, b := range blocks {
		row, isRow := b.(*paper.Row)
		if isRow && row != nil && (at.row || at.cell || at.depth > 0) {
			return fmt.Errorf("%w: a row of picture and text in another block", paper.ErrStructure)
		}
		if isRow && row != nil && !row.Wide() {
			joined := false
			if i+1 < len(blocks) {
				next, ok := blocks[i+1].(*paper.Row)
				joined = ok && next != nil && next.Joined && !next.Wide()
			}
			pieces := []*paper.Row{row}
			if row.Tall(float64(w.size)) {
				pieces = row.Pieces()
			}
			for k, piece := range pieces {
				// What is in one piece and still too high, such as an item with a long
				// list inside or a table, breaks between its lines.
				w.whole = !piece.Tall(float64(w.size))
				if err := w.row(piece, joined || k+1 < len(pieces)); err != nil {
					return err
				}
			}
			continue
		}
		if !at.row && !at.cell && at.depth == 0 {
			w.closeRows()
		}
		if err := w.block(b, at); err != nil {
			return err
		}
		// Tables that touch would become one.
		if _, ok := b.(*paper.Table); ok && i+1 < len(blocks) {
			if _, ok := blocks[i+1].(*paper.Table); ok {
				w.put(spacer)
			}
		}
	}
	return nil
}

// spacer is a paragraph of no height to speak of, where a file must have one.
const spacer = `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>`

func (w *docWriter) put(parts ...string) {
	for _, p := range parts {
		w.body.WriteString(p)
	}
}

func (w *docWriter) block(b paper.Block, at writePlace) error {
	switch b := b.(type) {
	case *paper.Cover:
		if b == nil || at != place0 {
			break
		}
		return w.cover(b)
	case *paper.Heading:
		if b == nil || at.depth > 0 || at.cell {
			break
		}
		w.heading(b)
		return nil
	case *paper.Paragraph:
		if b == nil {
			break
		}
		w.paragraph(b, at)
		return nil
	case *paper.List:
		if b == nil {
			break
		}
		return w.list(b, at)
	case *paper.Table:
		if b == nil || at.depth > 0 || at.cell {
			break
		}
		return w.table(b, at)
	case *paper.Figure:
		if b == nil || at.depth > 0 || at.cell {
			break
		}
		w.put(`<w:p><w:pPr><w:keepNext/></w:pPr>`, w.picture(&b.Picture, b.Width), "</w:p>")
		return nil
	case *paper.Row:
		if b == nil {
			break
		}
		return w.blocks(b.Blocks, writePlace{row: true, width: textWidth})
	}
	return fmt.Errorf("%w: %T", paper.ErrStructure, b)
}

func (w *docWriter) heading(h *paper.Heading) {
	style := "Title"
	if level := min(h.Level, 3); level > 0 {
		style = "Heading" + strconv.Itoa(level)
	}
	w.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`)
	if h.NewPage {
		w.put("<w:pageBreakBefore/>")
	}
	w.put("</w:pPr>")
	n := w.ids[h.ID]
	if w.marked[h.ID] {
		n = 0 // a name that stands twice marks its first place
	}
	if n > 0 {
		w.marked[h.ID] = true
		w.put(fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>`, n, bookmark(h.ID)))
	}
	w.put(w.noted(w.runs(h.Runs), h.Notes))
	if n > 0 {
		w.put(fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, n))
	}
	w.put("</w:p>")
}

// number gives each ID of a heading the number of its bookmark.
func (w *docWriter) number(blocks []paper.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *paper.Heading:
			if b != nil && paper.LocalLink("#"+b.ID) != "" && w.ids[b.ID] == 0 {
				w.ids[b.ID] = len(w.ids) + 1
			}
		case *paper.Row:
			if b != nil {
				w.number(b.Blocks)
			}
		}
	}
}

// bookmark is the name of a bookmark: Word allows letters, digits and "_".
func bookmark(id string) string {
	return "p_" + strings.NewReplacer(".", "_", "-", "__").Replace(id)
}

func (w *docWriter) paragraph(p *paper.Paragraph, at writePlace) {
	var props strings.Builder
	style := p.Style
	if at.cell && style == paper.Normal {
		style = paper.Close
	}
	switch style {
	case paper.Boxed:
		props.WriteString(`<w:pStyle w:val="Boxed"/>`)
	case paper.Small:
		props.WriteString(`<w:pStyle w:val="Small"/>`)
	case paper.Close:
		props.WriteString(`<w:pStyle w:val="Close"/>`)
	}
	if p.KeepNext {
		props.WriteString("<w:keepNext/>")
	}
	if at.depth > 0 {
		fmt.Fprintf(&props, `<w:ind w:left="%d"/>`, at.left)
	}
	w.put("<w:p>")
	if props.Len() > 0 {
		w.put("<w:pPr>", props.String(), "</w:pPr>")
	}
	w.put(w.noted(w.runs(w.soft(p.Runs, at)), p.Notes), "</w:p>")
}

// soft makes soft breaks what they are: breaks where each line fits, or spaces.
func (w *docWriter) soft(runs []paper.Run, at writePlace) []paper.Run {
	var all strings.Builder
	for _, r := range runs {
		all.WriteString(paper.Clean(r.Text))
	}
	if !strings.ContainsRune(all.String(), paper.SoftBreak) {
		return runs
	}
	room := float64(at.width-at.left) / 20
	to := "\n"
	for line := range strings.FieldsFuncSeq(all.String(), func(r rune) bool { return r == '\n' || r == paper.SoftBreak }) {
		if paper.Arial(line, float64(w.size), false) > room {
			to = " "
		}
	}
	out := slices.Clone(runs)
	for i := range out {
		out[i].Text = strings.ReplaceAll(paper.Clean(out[i].Text), string(paper.SoftBreak), to)
	}
	return out
}

// runs returns text with its looks and links.
func (w *docWriter) runs(runs []paper.Run) string {
	var b strings.Builder
	for _, r := range runs {
		look, style := "", ""
		if r.Bold && w.doc.Theme == paper.EasyRead {
			style = `<w:rStyle w:val="Strong"/>`
		} else if r.Bold {
			look += "<w:b/><w:bCs/>"
		}
		if r.Italic {
			look += "<w:i/>"
		}
		open, end := "", ""
		if id := paper.LocalLink(r.Link); w.ids[id] > 0 {
			open, end = `<w:hyperlink w:anchor="`+bookmark(id)+`" w:history="1">`, "</w:hyperlink>"
		} else if target := paper.SafeLink(r.Link); target != "" {
			open, end = `<w:hyperlink r:id="`+w.linkTo(target)+`" w:history="1">`, "</w:hyperlink>"
		}
		if open != "" {
			if style != "" {
				look = "<w:b/><w:bCs/>" + look
			}
			style = `<w:rStyle w:val="Hyperlink"/>`
		}
		look = style + look + w.shrunk
		b.WriteString(open + textRun(r.Text, look) + end)
	}
	return b.String()
}

// linkTo returns the relation that leads to a target; one target has one.
func (w *docWriter) linkTo(target string) string {
	if id, ok := w.links[target]; ok {
		return id
	}
	id := w.relate(relBase+"hyperlink", target, true)
	w.links[target] = id
	return id
}

// relate adds a relation of the main part and returns its ID.
func (w *docWriter) relate(kind, target string, external bool) string {
	w.rel++
	id := "rId" + strconv.Itoa(w.rel)
	w.rels.WriteString(relationTo(id, kind, target, external))
	return id
}

// textRun returns a run of one look. Line breaks are breaks.
func textRun(text, look string) string {
	text = strings.ReplaceAll(paper.Clean(text), string(paper.SoftBreak), " ")
	if text == "" {
		return ""
	}
	if look != "" {
		look = "<w:rPr>" + look + "</w:rPr>"
	}
	var b strings.Builder
	b.WriteString("<w:r>" + look)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		if line != "" {
			b.WriteString(`<w:t xml:space="preserve">` + escape(line) + "</w:t>")
		}
	}
	b.WriteString("</w:r>")
	return b.String()
}
