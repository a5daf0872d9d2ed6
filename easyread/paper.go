package easyread

import (
	"io"
	"strings"

	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/internal/office"
	"github.com/townclerk/townclerk/internal/paper"
	"github.com/townclerk/townclerk/internal/taggedpdf"
)

// DOCX writes the document as a Word file on A4: real headings and lists, a
// picture with its alt text at the left of each row, rows that do not break over
// pages unless they are as high as a third of one, and page numbers. The same document gives the same bytes.
func (p *Printer) DOCX(w io.Writer, d *Document) error {
	review := p.review(d)
	page, _, err := p.paper(d, review.notes, review.rest)
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
	// Not all programs show notes, and nobody prints them.
	review := p.review(d)
	page, _, err := p.paper(d, review.notes, review.lines)
	if err != nil {
		return err
	}
	return taggedpdf.Write(w, page)
}

// paper returns the document as it is printed on pages, with notes beside the text and
// the lines of the part for the person who checks it. begins are the indices of the first
// blocks of its sections and of what follows the last.
func (p *Printer) paper(d *Document, notes map[string][]string, lines []string) (page *paper.Document, begins []int, err error) {
	size, err := p.size()
	if err != nil {
		return nil, nil, err
	}
	b := &paperWriter{doc: d, notes: notes, pictures: make(map[string]*paper.Picture)}
	for i := range d.Pictures {
		b.pictures[d.Pictures[i].ID] = pictureOf(d.Pictures[i])
	}
	b.opening()
	begins = b.sections()
	b.words()
	b.ending()
	if len(lines) > 0 {
		b.add(&paper.Heading{Level: 1, NewPage: true, Runs: paper.Text(rules.ReviewHeading)})
		review := &paper.List{}
		for _, line := range lines {
			review.Items = append(review.Items, paper.Item{Blocks: []paper.Block{textBlock(paper.Normal, line)}})
		}
		b.add(review)
	}
	return &paper.Document{
		Title: d.name(), Language: d.Language, Author: printable(d.Publisher), PointSize: size,
		Theme: paper.EasyRead, Footer: "Easy Read", Blocks: b.blocks,
	}, begins, nil
}

// A paperWriter makes the blocks of a document.
type paperWriter struct {
	doc      *Document
	pictures map[string]*paper.Picture
	notes    map[string][]string // of a copy for review, by place
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

// sections adds the sections, and returns the index of the first block of each and of
// what follows the last.
func (b *paperWriter) sections() []int {
	var begins []int
	level := 0
	for i := range b.doc.Sections {
		level = min(max(b.doc.Sections[i].Level, 1), level+1, 2)
		begins = append(begins, len(b.blocks))
		b.section(i, level)
	}
	return append(begins, len(b.blocks))
}

func (b *paperWriter) section(i, level int) {
	s := &b.doc.Sections[i]
	if s.Heading.Text != "" {
		b.add(&paper.Heading{Level: level, ID: place(i), Runs: headingRuns(&s.Heading), Notes: b.notes[place(i)]})
	}
	for j := range s.Rows {
		row := b.row(&s.Rows[j], rowPlace(i, j))
		row.Picture = b.pictures[s.Rows[j].Picture]
		b.add(row)
	}
}

// row returns the text of the row at a place.
func (b *paperWriter) row(r *Row, at string) *paper.Row {
	row := &paper.Row{}
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
			row.Blocks = append(row.Blocks, &paper.Paragraph{Style: style, Runs: paperRuns(s), Notes: b.notes[statementPlace(at, k)]})
		},
		func(l list) { row.Blocks = append(row.Blocks, b.list(r.Statements, l, at)) })
	if r.Table != nil {
		row.Blocks = append(row.Blocks, b.table(r.Table, at))
	}
	return row
}

func (b *paperWriter) list(statements []Statement, l list, at string) *paper.List {
	out := &paper.List{}
	for _, item := range l.items {
		s := &statements[item.index]
		it := paper.Item{Label: printable(s.Label), Blocks: []paper.Block{&paper.Paragraph{Runs: paperRuns(s), Notes: b.notes[statementPlace(at, item.index)]}}}
		for _, inside := range item.lists {
			it.Blocks = append(it.Blocks, b.list(statements, inside, at))
		}
		out.Items = append(out.Items, it)
	}
	return out
}

func (b *paperWriter) table(t *Table, at string) *paper.Table {
	out := &paper.Table{RowHeader: true}
	line := func(n int, cells []Statement) []paper.Cell {
		var list []paper.Cell
		for i := range cells {
			list = append(list, paper.Cell{Blocks: []paper.Block{&paper.Paragraph{Runs: paperRuns(&cells[i]), Notes: b.notes[cellPlace(at, n, i)]}}})
		}
		return list
	}
	out.Header = line(0, t.Header)
	for i, cells := range t.Rows {
		out.Rows = append(out.Rows, line(i+1, cells))
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
