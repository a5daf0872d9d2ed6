package redact

import (
	"slices"

	"github.com/townclerk/townclerk/extract"
)

// RedactDocument returns a copy of a document without its personal data, and
// what was replaced in order. Every text is redacted: headings, paragraphs,
// lists, tables, notes, descriptions of pictures, the title, furniture and hidden
// text. Links that hold personal data lead nowhere afterwards. Styles and places
// within a text move with it. Pictures are not looked into; the boxes of
// [extract.Provenance] say where on the page a text stood. Key may be nil if
// nothing is ever to be put back.
func (r *Redactor) RedactDocument(d *extract.Document, key *Key) (*extract.Document, []Replacement) {
	out := *d
	out.Pages = slices.Clone(d.Pages)
	out.Warnings = slices.Clone(d.Warnings)
	var fields []field
	out.Blocks = copyBlocks(d.Blocks, &fields)
	fields = append(fields, field{text: &out.Title}, field{text: &out.Name})
	texts := make([]string, len(fields))
	for i, f := range fields {
		texts[i] = *f.text
	}
	safe, log := r.RedactAll(texts, key)
	moved := make([][]Replacement, len(fields))
	for i := range log {
		log[i].Block = fields[log[i].Text].block
		moved[log[i].Text] = append(moved[log[i].Text], log[i])
	}
	for i, f := range fields {
		*f.text = safe[i]
		if len(moved[i]) == 0 {
			continue
		}
		for k := range f.marks {
			f.marks[k].Span = shift(f.marks[k].Span, moved[i])
		}
		for k := range f.prov {
			if f.prov[k].Span != (extract.Span{}) {
				f.prov[k].Span = shift(f.prov[k].Span, moved[i])
			}
		}
	}
	for _, f := range fields {
		for k := range f.marks {
			// A link to somebody's mail box, or one that names them.
			if f.marks[k].Kind == extract.Link && len(r.Find(f.marks[k].Target)) > 0 {
				f.marks[k].Target = ""
			}
		}
		for k := range f.prov {
			if sp := f.prov[k].Spoken; sp != nil && sp.Speaker != "" {
				clone := *sp
				clone.Speaker = r.Redact(sp.Speaker, key)
				f.prov[k].Spoken = &clone
			}
		}
	}
	return &out, log
}

// A field is one text of a document, with what points into it.
type field struct {
	text  *string
	marks []extract.Mark
	prov  []extract.Provenance
	block string
}

// shift moves a place to where it is after the replacements.
func shift(s extract.Span, list []Replacement) extract.Span {
	move := func(at int, end bool) int {
		by := 0
		for _, m := range list {
			switch {
			case m.End <= at:
				by += len(m.With) - (m.End - m.Start)
			case m.Start < at:
				// Within what was replaced: to its edge.
				if end {
					return m.Start + by + len(m.With)
				}
				return m.Start + by
			}
		}
		return at + by
	}
	return extract.Span{Start: move(s.Start, false), End: move(s.End, true)}
}

// copyBlocks copies blocks and lists their texts.
func copyBlocks(blocks []extract.Block, fields *[]field) []extract.Block {
	if blocks == nil {
		return nil
	}
	out := make([]extract.Block, 0, len(blocks))
	for _, b := range blocks {
		out = append(out, copyBlock(b, fields))
	}
	return out
}

func copyBlock(b extract.Block, fields *[]field) extract.Block {
	switch b := b.(type) {
	case *extract.Heading:
		c := *b
		c.Prov, c.Marks = slices.Clone(b.Prov), slices.Clone(b.Marks)
		*fields = append(*fields, field{&c.Text, c.Marks, c.Prov, c.ID})
		return &c
	case *extract.Paragraph:
		return copyParagraph(b, fields)
	case *extract.List:
		c := *b
		c.Prov = slices.Clone(b.Prov)
		c.Items = make([]*extract.ListItem, len(b.Items))
		for i, item := range b.Items {
			c.Items[i] = &extract.ListItem{Label: item.Label, Blocks: copyBlocks(item.Blocks, fields)}
		}
		return &c
	case *extract.Table:
		c := *b
		c.Prov = slices.Clone(b.Prov)
		c.Caption = copyParagraph(b.Caption, fields)
		c.Rows = make([]extract.Row, len(b.Rows))
		for i, row := range b.Rows {
			cells := slices.Clone(row.Cells)
			for k := range cells {
				cells[k].Blocks = copyBlocks(cells[k].Blocks, fields)
			}
			c.Rows[i] = extract.Row{Cells: cells}
		}
		return &c
	case *extract.Figure:
		c := *b
		c.Prov = slices.Clone(b.Prov)
		c.Caption = copyParagraph(b.Caption, fields)
		*fields = append(*fields, field{text: &c.Alt, block: c.ID})
		return &c
	case *extract.Note:
		c := *b
		c.Prov = slices.Clone(b.Prov)
		c.Blocks = copyBlocks(b.Blocks, fields)
		return &c
	}
	return b // nil: the set of blocks is closed
}

func copyParagraph(p *extract.Paragraph, fields *[]field) *extract.Paragraph {
	if p == nil {
		return nil
	}
	c := *p
	c.Prov, c.Marks = slices.Clone(p.Prov), slices.Clone(p.Marks)
	*fields = append(*fields, field{&c.Text, c.Marks, c.Prov, c.ID})
	return &c
}
