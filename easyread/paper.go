package easyread

import (
	"io"
	"strings"

	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/internal/office"
	"github.com/townclerk/townclerk/internal/paper"
	"github.com/townclerk/townclerk/internal/taggedpdf"
)

// DOCX writes the document as a Word file on A4: real headings and lists, a
// picture with its alt text at the left of each row, rows that do not break over
// pages unless they are as high as a third of one, and page numbers. The same document gives the same bytes.
func (p *Printer) DOCX(w io.Writer, d *Document) error {
	page, err := p.paper(d)
	if err != nil {
		return err
	}
	return office.Write(w, page)
}

// PDF writes the document as a tagged PDF file on A4 after PDF/UA-1: a structure
// tree with headings, lists, tables and the alt texts of pictures, a title, a
// language, bookmarks and embedded fonts. A character that the font lacks is printed
// as a box, and is right for screen readers. The same document gives the same bytes.
func (p *Printer) PDF(w io.Writer, d *Document) error {
	page, err := p.paper(d)
	if err != nil {
		return err
	}
	return taggedpdf.Write(w, page)
}

// paper returns the document as it is printed on pages.
func (p *Printer) paper(d *Document) (*paper.Document, error) {
	size, err := p.size()
	if err != nil {
		return nil, err
	}
	b := &paperWriter{doc: d, pictures: make(map[string]*paper.Picture)}
	for i := range d.Pictures {
		b.pictures[d.Pictures[i].ID] = pictureOf(d.Pictures[i])
	}
	b.opening()
	level := 0
	for i := range d.Sections {
		level = min(max(d.Sections[i].Level, 1), level+1, 2)
		b.section(i, level)
	}
	b.words()
	if lines := reviewLines(d); p.Review && len(lines) > 0 {
		b.add(&paper.Heading{Level: 1, Runs: paper.Text("For the person who checks this")})
		review := &paper.List{}
		for _, line := range lines {
			review.Items = append(review.Items, paper.Item{Blocks: []paper.Block{textBlock(paper.Normal, line)}})
		}
		b.add(review)
	}
	b.ending()
	return &paper.Document{
		Title: d.name(), Language: d.Language, Author: printable(d.Publisher), PointSize: size,
		Theme: paper.EasyRead, Footer: "Easy Read", Blocks: b.blocks,
	}, nil
}

// A paperWriter makes the blocks of a document.
type paperWriter struct {
	doc      *Document
	pictures map[string]*paper.Picture
	blocks   []paper.Block
}

func (b *paperWriter) add(block paper.Block) { b.blocks = append(b.blocks, block) }

func pictureOf(p picture.Picture) *paper.Picture {
	return &paper.Picture{Alt: printable(p.Alt), SVG: p.SVG}
}

func textBlock(style paper.Style, text string) *paper.Paragraph {
	return &paper.Paragraph{Style: style, Runs: paper.Text(printable(text))}
}

// opening adds what stands above the first section.
func (b *paperWriter) opening() {
	front := b.doc.front()
	cover := &paper.Cover{Mark: front.mark, Title: printable(front.title.Text)}
	for _, line := range front.lines {
		cover.Lines = append(cover.Lines, printable(line))
	}
	if front.picture != nil {
		cover.Picture = pictureOf(*front.picture)
	}
	b.add(cover)
}

func (b *paperWriter) section(i, level int) {
	s := &b.doc.Sections[i]
	if s.Heading.Text != "" {
		b.add(&paper.Heading{Level: level, ID: place(i), Runs: headingRuns(&s.Heading)})
	}
	for j := range s.Rows {
		b.add(paperRow(&s.Rows[j], b.pictures[s.Rows[j].Picture]))
	}
}

func paperRow(r *Row, picture *paper.Picture) *paper.Row {
	row := &paper.Row{Picture: picture}
	runs(r.Statements,
		func(k int) {
			s := &r.Statements[k]
			style := paper.Normal
			switch s.Kind {
			case Contact:
				style = paper.Close
			case Explanation:
				style = paper.Boxed
			}
			row.Blocks = append(row.Blocks, &paper.Paragraph{Style: style, Runs: paperRuns(s)})
		},
		func(l list) { row.Blocks = append(row.Blocks, paperList(r.Statements, l)) })
	if r.Table != nil {
		row.Blocks = append(row.Blocks, paperTable(r.Table))
	}
	return row
}

func paperList(statements []Statement, l list) *paper.List {
	out := &paper.List{}
	for _, item := range l.items {
		s := &statements[item.index]
		it := paper.Item{Label: printable(s.Label), Blocks: []paper.Block{&paper.Paragraph{Runs: paperRuns(s)}}}
		for _, inside := range item.lists {
			it.Blocks = append(it.Blocks, paperList(statements, inside))
		}
		out.Items = append(out.Items, it)
	}
	return out
}

func paperTable(t *Table) *paper.Table {
	out := &paper.Table{RowHeader: true}
	line := func(cells []Statement) []paper.Cell {
		var list []paper.Cell
		for i := range cells {
			list = append(list, paper.Cell{Blocks: []paper.Block{&paper.Paragraph{Runs: paperRuns(&cells[i])}}})
		}
		return list
	}
	out.Header = line(t.Header)
	for _, cells := range t.Rows {
		out.Rows = append(out.Rows, line(cells))
	}
	return out
}

// headingRuns returns the text of a heading with its bold words.
func headingRuns(s *Statement) []paper.Run {
	var out []paper.Run
	for _, p := range pieces(s, nil, true) {
		out = append(out, paper.Run{Text: printable(p.text), Bold: p.bold, Link: p.target})
	}
	return out
}

// paperRuns returns the text of a statement with its bold words, links and breaks.
func paperRuns(s *Statement) []paper.Run {
	var out []paper.Run
	for _, p := range laidOut(s) {
		lines := make([]string, len(p.lines))
		for i, line := range p.lines {
			lines[i] = printable(line)
		}
		out = append(out, paper.Run{Text: strings.Join(lines, string(paper.SoftBreak)), Bold: p.bold, Link: p.target})
	}
	return out
}

// words adds the words list: a row for each word, so that it can go on over pages.
func (b *paperWriter) words() {
	if len(b.doc.Words) == 0 {
		return
	}
	b.add(&paper.Heading{Level: 1, Runs: paper.Text("Words list")})
	for i, word := range b.doc.Words {
		row := &paper.Row{Joined: i > 0, Blocks: []paper.Block{
			&paper.Paragraph{Style: paper.Close, KeepNext: true, Runs: []paper.Run{{Text: printable(word.Term), Bold: true}}},
			textBlock(paper.Close, word.Plain),
		}}
		if i == 0 {
			if p, ok := picture.Default().Picture("words-list"); ok {
				row.Picture = pictureOf(p)
			}
		}
		b.add(row)
	}
}

// ending adds who tested the document and whom to thank for pictures.
func (b *paperWriter) ending() {
	if b.doc.Tested != "" {
		b.add(textBlock(paper.Small, "Tested by: "+b.doc.Tested))
	}
	for _, credit := range b.doc.credits() {
		b.add(textBlock(paper.Small, "Pictures: "+credit))
	}
	b.add(textBlock(paper.Small, lastLine))
}

// lastLine ends each document.
const lastLine = "This is an Easy Read version. The original document has all the details."

// credits returns the lines of thanks for the pictures, each once.
func (d *Document) credits() []string {
	var lines []string
	seen := make(map[string]bool)
	for _, p := range d.Pictures {
		if p.Credit != "" && !seen[p.Credit] {
			seen[p.Credit] = true
			lines = append(lines, p.Credit)
		}
	}
	return lines
}
