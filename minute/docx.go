package minute

import (
	"io"

	"github.com/townclerk/townclerk/internal/office"
	"github.com/townclerk/townclerk/internal/paper"
)

// DOCX writes the minutes as a Word file with real headings, lists and tables.
// The same minutes give the same bytes.
func (p *Printer) DOCX(w io.Writer, m *Minutes) error {
	d := &paper.Document{Title: m.headline(), Language: "en-GB", Author: m.Council.Text, Footer: m.headline()}
	// Minutes are signed as a correct record (Local Government Act 1972, Schedule
	// 12, paragraph 41).
	signed := &paper.Paragraph{Runs: paper.Text("Signed: ______________________    Date: ______________")}
	var facts *paper.Table
	checks := false
	for _, pc := range p.sheet(m) {
		if pc.check && !checks {
			checks = true
			d.Blocks = append(d.Blocks, signed)
		}
		if pc.form != fact {
			facts = nil
		}
		text := p.style(pc.text) + p.said(m, pc)
		switch pc.form {
		case heading2:
			d.Blocks = append(d.Blocks, &paper.Heading{Level: pc.level - 1, ID: pc.id, Runs: paper.Text(p.style(pc.text))})
		case paragraph:
			d.Blocks = append(d.Blocks, &paper.Paragraph{Runs: paper.Text(text)})
		case fact:
			if facts == nil {
				facts = &paper.Table{Widths: []float64{1, 4}, RowHeader: true, Summary: "When and where the meeting was"}
				d.Blocks = append(d.Blocks, facts)
			}
			facts.Rows = append(facts.Rows, []paper.Cell{cellOf(pc.bold, true), cellOf(p.style(pc.text), false)})
		case label:
			d.Blocks = append(d.Blocks, &paper.Paragraph{Runs: []paper.Run{{Text: pc.text, Bold: true}}, KeepNext: true})
		case list:
			l := &paper.List{}
			for _, x := range pc.lines {
				text := p.style(x.text)
				if pc.check || pc.timed {
					text += p.at(m, x.source)
				}
				l.Items = append(l.Items, paper.Item{Blocks: []paper.Block{&paper.Paragraph{Runs: paper.Text(text)}}})
			}
			d.Blocks = append(d.Blocks, l)
		case decided:
			d.Blocks = append(d.Blocks, &paper.Paragraph{Style: paper.Boxed, Runs: []paper.Run{{Text: pc.bold, Bold: true}, {Text: text}}})
			if pc.note != "" {
				d.Blocks = append(d.Blocks, &paper.Paragraph{Runs: paper.Text(p.style(pc.note))})
			}
		case toDo:
			d.Blocks = append(d.Blocks, &paper.Paragraph{Style: paper.Boxed, Runs: []paper.Run{{Text: "ACTION: ", Bold: true}, {Text: p.style(pc.text) + ". "}, {Text: "Owner: ", Bold: true}, {Text: pc.lines[0].text + ". "}, {Text: "Due: ", Bold: true}, {Text: pc.lines[1].text + "." + p.at(m, pc.from)}}})
		case table:
			t := &paper.Table{Widths: []float64{4, 2, 2}}
			for i, row := range pc.table {
				var cells []paper.Cell
				for _, c := range row {
					cells = append(cells, cellOf(p.style(c), i == 0))
				}
				if i == 0 {
					t.Header = cells
					continue
				}
				t.Rows = append(t.Rows, cells)
			}
			d.Blocks = append(d.Blocks, t)
		}
	}
	if !checks {
		d.Blocks = append(d.Blocks, signed)
	}
	return office.Write(w, d)
}

func cellOf(text string, bold bool) paper.Cell {
	return paper.Cell{Blocks: []paper.Block{&paper.Paragraph{Runs: []paper.Run{{Text: text, Bold: bold}}}}}
}
