package casenote

import (
	"io"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/office"
	"github.com/townclerk/townclerk/internal/paper"
)

// DOCX writes the note as a Word file on A4 with real headings and lists. It fails
// with the error of the writer.
func (p *Printer) DOCX(w io.Writer, n *Note) error {
	d := paperOf(n.Document())
	if len(n.Findings) > 0 && !p.HideFindings {
		list := &paper.List{}
		for _, f := range n.Findings {
			list.Items = append(list.Items, paper.Item{Blocks: []paper.Block{&paper.Paragraph{Runs: paper.Text(f.Message)}}})
		}
		d.Blocks = append(d.Blocks, &paper.Heading{Level: 1, Runs: paper.Text("To check")}, list)
	}
	return office.Write(w, d)
}

// DOCX writes the chronology as a Word file with a table.
func (c *Chronology) DOCX(w io.Writer) error {
	return office.Write(w, paperOf(c.Document()))
}

// paperOf makes pages of a document of ours: headings, paragraphs, flat lists and
// tables.
func paperOf(d *extract.Document) *paper.Document {
	out := &paper.Document{Title: d.Title, Language: d.Language, PointSize: 11}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *extract.Heading:
			out.Blocks = append(out.Blocks, &paper.Heading{Level: b.Level - 1, Runs: paper.Text(b.Text)})
		case *extract.Paragraph:
			out.Blocks = append(out.Blocks, &paper.Paragraph{Runs: paper.Text(b.Text)})
		case *extract.List:
			list := &paper.List{}
			for _, item := range b.Items {
				list.Items = append(list.Items, paper.Item{Blocks: paragraphs(item.Blocks)})
			}
			out.Blocks = append(out.Blocks, list)
		case *extract.Table:
			t := &paper.Table{}
			for i, r := range b.Rows {
				var cells []paper.Cell
				for _, c := range r.Cells {
					cells = append(cells, paper.Cell{Blocks: paragraphs(c.Blocks)})
				}
				if i == 0 {
					t.Header = cells
					continue
				}
				t.Rows = append(t.Rows, cells)
			}
			t.Widths = []float64{3, 5, 2, 2, 3}
			out.Blocks = append(out.Blocks, t)
		}
	}
	return out
}

func paragraphs(blocks []extract.Block) []paper.Block {
	var out []paper.Block
	for _, b := range blocks {
		if p, ok := b.(*extract.Paragraph); ok {
			out = append(out, &paper.Paragraph{Runs: paper.Text(p.Text)})
		}
	}
	return out
}
