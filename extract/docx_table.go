package extract

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/internal/office"
)

// table adds a table. A table of one cell is a box round text, and its text goes
// where the table stands.
func (f *docxFlow) table(b *office.Block) {
	f.lists = nil
	if len(b.Rows) == 1 && len(b.Rows[0].Cells) == 1 {
		f.out = append(f.out, f.c.blocks(b.Rows[0].Cells[0].Blocks)...)
		return
	}
	t := &Table{}
	text := false
	for _, row := range b.Rows {
		var r Row
		for _, cell := range row.Cells {
			c := Cell{Header: cell.Header, Blocks: f.c.blocks(cell.Blocks)}
			text = text || len(c.Blocks) > 0
			// 0 means 1, so that most cells need not say it.
			if cell.RowSpan > 1 {
				c.RowSpan = cell.RowSpan
			}
			if cell.ColSpan > 1 {
				c.ColSpan = cell.ColSpan
			}
			if c.Header {
				for _, b := range c.Blocks {
					if p, ok := b.(*Paragraph); ok {
						p.Marks = dropWhole(Bold, p.Text, p.Marks)
					}
				}
			}
			r.Cells = append(r.Cells, c)
		}
		t.Rows = append(t.Rows, r)
	}
	if text {
		boundSpans(t, &f.c.cells)
		f.out = append(f.out, t)
	}
}

var (
	tableCaption  = regexp.MustCompile(`(?i)^table\b`)
	figureCaption = regexp.MustCompile(`(?i)^(figure|fig\.|chart|map|picture|photo|graph|diagram)\b`)
)

// tieCaptions puts captions with the table or figure that they stand next to.
// Word says which paragraphs are captions, but not of what.
func (c *docxConverter) tieCaptions(blocks []Block) []Block {
	if len(c.captions) == 0 {
		return blocks
	}
	used := map[Block]bool{}
	give := func(p *Paragraph, i int) bool {
		if i < 0 || i >= len(blocks) {
			return false
		}
		switch b := blocks[i].(type) {
		case *Table:
			if b.Caption == nil && !figureCaption.MatchString(p.Text) {
				b.Caption = p
				used[p] = true
			}
		case *Figure:
			if b.Caption == nil && b.Layer == Body && !tableCaption.MatchString(p.Text) {
				b.Caption = p
				used[p] = true
			}
		}
		return used[p]
	}
	for i, b := range blocks {
		p, ok := b.(*Paragraph)
		if !ok || !c.captions[p] {
			continue
		}
		// Captions stand above tables and below figures, if authors do as Word
		// suggests.
		_, above := at(blocks, i-1).(*Figure)
		_, below := at(blocks, i+1).(*Table)
		if above && !tableCaption.MatchString(p.Text) || !below {
			if !give(p, i-1) {
				give(p, i+1)
			}
		} else if !give(p, i+1) {
			give(p, i-1)
		}
	}
	var out []Block
	for _, b := range blocks {
		if !used[b] {
			out = append(out, b)
		}
	}
	return out
}

func at(blocks []Block, i int) Block {
	if i < 0 || i >= len(blocks) {
		return nil
	}
	return blocks[i]
}

// warnPlaces warns of comments, hidden text and struck-out text, and where they
// are. It never quotes them.
func (c *docxConverter) warnPlaces() {
	var places []string
	n := 0
	for b := range c.doc.All() {
		if k := c.comments[b]; k > 0 {
			n += k
			places = append(places, b.Info().ID)
		}
	}
	if n > 0 {
		c.doc.Warnings = append(c.doc.Warnings, Warning{Code: "comments",
			Message: fmt.Sprintf("comments on the text (%d) were left out, at %s", n, placesOf(places))})
	}
	warnHidden(c.doc, c.hidden)
	warnStruck(c.doc, c.struck)
}

// warnHidden says where a file has text that its readers do not see.
func warnHidden(doc *Document, hidden []Block) {
	if ids := idsOf(hidden); len(ids) > 0 {
		doc.Warnings = append(doc.Warnings, Warning{Code: "hidden-text",
			Message: fmt.Sprintf("passages that a reader does not see (%d) were marked as hidden, at %s; check that they may be published", len(ids), placesOf(ids))})
	}
}

// warnStruck says where text is struck out.
func warnStruck(doc *Document, struck []Block) {
	if ids := idsOf(struck); len(ids) > 0 {
		doc.Warnings = append(doc.Warnings, Warning{Code: "struck-out",
			Message: fmt.Sprintf("passages that are struck out (%d) were taken as withdrawn and marked as hidden, at %s", len(ids), placesOf(ids))})
	}
}

// idsOf is the IDs of blocks that have words, not only signs.
func idsOf(blocks []Block) []string {
	var out []string
	for _, b := range blocks {
		isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
		if id := b.Info().ID; id != "" && strings.ContainsFunc(PlainText(b), isWord) {
			out = append(out, id)
		}
	}
	return out
}
