package office

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/internal/paper"
)

// maxTableColumns is how many columns Word takes.
const maxTableColumns = 63

// pictureWidth is the width of the column with pictures, in twentieths of a point.
const pictureWidth = 2552

// row writes a row of picture and text: a line of a table without borders. Rows
// that follow each other are one table. joined says that the next row is joined to it.
func (w *docWriter) row(r *paper.Row, joined bool) error {
	if !w.inRows {
		w.inRows = true
		w.put(`<w:tbl><w:tblPr><w:tblW w:w="`, fmt.Sprint(textWidth), `" w:type="dxa"/><w:tblBorders><w:insideH w:val="single" w:sz="6" w:space="0" w:color="`, hexColour(w.pal.Rule),
			`"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="170" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="170" w:type="dxa"/><w:right w:w="227" w:type="dxa"/></w:tblCellMar>`,
			`<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>`, grid(pictureWidth, textWidth-pictureWidth))
	}
	edges, props := rowEdges(r.Joined, joined), ""
	if w.whole {
		props = `<w:trPr><w:cantSplit/></w:trPr>`
	}
	w.put(`<w:tr>`, props, cellStart(pictureWidth, edges, "top"), `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>`)
	if r.Picture != nil {
		w.put(w.picture(r.Picture, 113))
	}
	w.put("</w:p></w:tc>", cellStart(textWidth-pictureWidth, edges, "center"))
	if err := w.cell(r.Blocks, writePlace{row: true, width: textWidth - pictureWidth - 227}); err != nil {
		return err
	}
	w.put("</w:tr>")
	return nil
}

// closeRows ends a table of rows.
func (w *docWriter) closeRows() {
	if w.inRows {
		w.put("</w:tbl>", spacer)
		w.inRows = false
	}
}

// cell writes what a cell holds and ends it. Each cell ends with a paragraph.
func (w *docWriter) cell(blocks []paper.Block, at writePlace) error {
	if err := w.blocks(blocks, at); err != nil {
		return err
	}
	if len(blocks) == 0 {
		w.put("<w:p/>")
	} else if _, ok := blocks[len(blocks)-1].(*paper.Table); ok {
		w.put(spacer)
	}
	w.put("</w:tc>")
	return nil
}

func hexColour(c paper.Colour) string { return fmt.Sprintf("%06X", uint32(c)) }

func grid(widths ...int) string {
	var b strings.Builder
	b.WriteString("<w:tblGrid>")
	for _, n := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, n)
	}
	return b.String() + "</w:tblGrid>"
}

// rowEdges returns the properties of the cells of a row that is joined to the one
// above or below: no line and little space between them.
func rowEdges(above, below bool) string {
	borders, margins := "", ""
	if above {
		borders, margins = `<w:top w:val="nil"/>`, `<w:top w:w="0" w:type="dxa"/>`
	}
	if below {
		borders, margins = borders+`<w:bottom w:val="nil"/>`, margins+`<w:bottom w:w="113" w:type="dxa"/>`
	}
	if borders == "" {
		return ""
	}
	return "<w:tcBorders>" + borders + "</w:tcBorders><w:tcMar>" + margins + "</w:tcMar>"
}

// cellStart begins a cell. props are its properties between the width and the
// alignment.
func cellStart(width int, props, align string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s<w:vAlign w:val="%s"/></w:tcPr>`, width, props, align)
}

// table writes a table of data.
func (w *docWriter) table(t *paper.Table, at writePlace) error {
	n := t.Columns()
	if n == 0 {
		return nil
	}
	if n > maxTableColumns {
		return fmt.Errorf("%w: a table has %d columns, and Word takes %d", paper.ErrLimit, n, maxTableColumns)
	}
	shares, size := t.InArial(float64(at.width)/20, 2*cellMargin/20, float64(w.size), w.doc.Theme)
	widths := make([]int, n)
	for i, share := range shares {
		widths[i] = int(share * float64(at.width))
	}
	if size < float64(w.size) {
		w.shrunk = fmt.Sprintf(`<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, int(2*size))
		defer func() { w.shrunk = "" }()
	}
	border := `w:val="single" w:sz="6" w:space="0" w:color="` + hexColour(w.pal.Border) + `"/>`
	w.put(`<w:tbl><w:tblPr><w:tblW w:w="`, fmt.Sprint(at.width), `" w:type="dxa"/><w:tblBorders><w:top `, border, "<w:left ", border, "<w:bottom ", border, "<w:right ", border, "<w:insideH ", border, "<w:insideV ", border,
		fmt.Sprintf(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="%[1]d" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/><w:right w:w="%[1]d" w:type="dxa"/></w:tblCellMar>`, cellMargin),
		w.tableLook(t))
	if summary := escape(t.Summary); summary != "" {
		w.put(`<w:tblDescription w:val="`, summary, `"/>`)
	}
	w.put("</w:tblPr>", grid(widths...))
	if len(t.Header) > 0 {
		if err := w.line(t.Header, widths, true, true); err != nil {
			return err
		}
	}
	for _, cells := range t.Rows {
		if err := w.line(cells, widths, false, t.RowHeader); err != nil {
			return err
		}
	}
	w.put("</w:tbl>", afterTable)
	return nil
}

// cellMargin is the space beside the text of a cell, in twentieths of a point.
const cellMargin = 113

// afterTable keeps what follows away from a table.
const afterTable = `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>`

func (w *docWriter) tableLook(t *paper.Table) string {
	row, column, bits := 0, 0, 0x0600
	if len(t.Header) > 0 {
		row, bits = 1, bits|0x20
	}
	if t.RowHeader {
		column, bits = 1, bits|0x80
	}
	return fmt.Sprintf(`<w:tblLook w:val="%04X" w:firstRow="%d" w:lastRow="0" w:firstColumn="%d" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`, bits, row, column)
}

// line writes a line of a table. The cells that name something are bold: head
// says that all are, first that the first is.
func (w *docWriter) line(cells []paper.Cell, widths []int, head, first bool) error {
	w.put("<w:tr><w:trPr><w:cantSplit/>")
	fill := ""
	if head {
		fill = `<w:shd w:val="clear" w:color="auto" w:fill="` + hexColour(w.pal.Band) + `"/>`
		w.put("<w:tblHeader/>")
	}
	w.put("</w:trPr>")
	for i, width := range widths {
		w.put(cellStart(width, fill, "top"))
		var blocks []paper.Block
		if i < len(cells) {
			blocks = cells[i].Blocks
		}
		if head || first && i == 0 {
			blocks = bolder(blocks)
		}
		if err := w.cell(blocks, writePlace{cell: true, width: width}); err != nil {
			return err
		}
	}
	w.put("</w:tr>")
	return nil
}

// bolder returns paragraphs in bold type.
func bolder(blocks []paper.Block) []paper.Block {
	out := make([]paper.Block, len(blocks))
	for i, b := range blocks {
		out[i] = b
		if p, ok := b.(*paper.Paragraph); ok && p != nil {
			q := *p
			q.Runs = make([]paper.Run, len(p.Runs))
			for j, r := range p.Runs {
				r.Bold = true
				q.Runs[j] = r
			}
			out[i] = &q
		}
	}
	return out
}
