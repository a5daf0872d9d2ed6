package extract

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/internal/markdown"
)

// A Printer writes a [Document] for people to read. The zero value writes the
// body only. Printers do not change the document, and are safe for concurrent
// use once their fields are set.
type Printer struct {
	// KeepFurniture also writes running headers, footers and page numbers.
	KeepFurniture bool

	// KeepHidden also writes text that a reader of the input does not see.
	KeepHidden bool
}

func (p *Printer) shows(b Block) bool {
	switch b.Info().Layer {
	case Furniture:
		return p.KeepFurniture
	case Hidden:
		return p.KeepHidden
	}
	return true
}

// Text writes the document as plain text: a blank line between blocks, one line
// for each list item, one line for each table row with a tab between cells, and
// the signs of notes as superscripts. It returns the writer's error.
func (p *Printer) Text(w io.Writer, d *Document) error {
	var b strings.Builder
	t := textPrinter{Printer: p, notes: labelsOf(d)}
	t.text(&b, d.Blocks, "")
	_, err := io.WriteString(w, b.String())
	return err
}

type textPrinter struct {
	*Printer
	notes noteLabels
}

// signed puts the signs of notes into a text.
func (p *textPrinter) signed(text string, marks []Mark) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if label := p.notes[m.Target]; m.Kind == NoteRef && label != "" && m.Start >= at && m.Start <= len(text) {
			b.WriteString(text[at:m.Start] + superscripts.Replace(label))
			at = m.Start
		}
	}
	if at == 0 && b.Len() == 0 {
		return text
	}
	return b.String() + text[at:]
}

var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

func (p *textPrinter) text(b *strings.Builder, blocks []Block, indent string) {
	first := true
	for _, block := range blocks {
		if !p.shows(block) {
			continue
		}
		var part strings.Builder
		p.textBlock(&part, block, indent)
		if part.Len() == 0 {
			continue
		}
		if !first {
			b.WriteByte('\n')
		}
		first = false
		b.WriteString(part.String())
	}
}

func (p *textPrinter) textBlock(b *strings.Builder, block Block, indent string) {
	line := func(s string) {
		if s != "" {
			b.WriteString(indent + strings.ReplaceAll(s, "\n", "\n"+indent) + "\n")
		}
	}
	switch block := block.(type) {
	case *Heading:
		line(p.signed(block.Text, block.Marks))
	case *Paragraph:
		line(p.signed(block.Text, block.Marks))
	case *List:
		for _, item := range block.Items {
			label := cmp.Or(item.Label, "•")
			var inner strings.Builder
			for _, part := range item.Blocks {
				if p.shows(part) {
					p.textBlock(&inner, part, indent+"  ")
				}
			}
			b.WriteString(indent + label + " " + strings.TrimLeft(inner.String(), " "))
			if inner.Len() == 0 {
				b.WriteByte('\n')
			}
		}
	case *Table:
		if block.Caption != nil {
			line(p.signed(block.Caption.Text, block.Caption.Marks))
		}
		for _, row := range block.Rows {
			var cells []string
			for _, cell := range row.Cells {
				cells = append(cells, p.cellText(cell))
			}
			line(strings.Join(cells, "\t"))
		}
	case *Figure:
		if block.Caption != nil {
			line(p.signed(block.Caption.Text, block.Caption.Marks))
		}
	case *Note:
		var inner strings.Builder
		p.text(&inner, block.Blocks, indent)
		b.WriteString(indent + block.Label + " " + strings.TrimLeft(inner.String(), " "))
	}
}

// cellText is a cell's text on one line.
func (p *textPrinter) cellText(c Cell) string {
	var b strings.Builder
	for _, block := range c.Blocks {
		if p.shows(block) {
			p.textBlock(&b, block, "")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Markdown writes the document as CommonMark, with tables and footnotes as in
// GitHub's dialect. Text never becomes markup. Links are kept only where their
// scheme is http, https, mailto or tel. Tables lose spans: a cell that spans
// columns is followed by empty ones. It returns the writer's error.
func (p *Printer) Markdown(w io.Writer, d *Document) error {
	notes := labelsOf(d)
	root := &markdown.Node{Kind: markdown.Document, Kids: p.nodes(notes, d.Blocks)}
	_, err := w.Write(markdown.Format(root))
	return err
}

// noteLabels is the printed label of each note, by the note's ID.
type noteLabels map[string]string

func labelsOf(d *Document) noteLabels {
	out := noteLabels{}
	for b := range d.All() {
		if n, ok := b.(*Note); ok {
			out[n.ID] = n.Label
		}
	}
	return out
}

func (p *Printer) nodes(notes noteLabels, blocks []Block) []*markdown.Node {
	var out []*markdown.Node
	for _, b := range blocks {
		if p.shows(b) {
			out = append(out, p.node(notes, b)...)
		}
	}
	return out
}

func (p *Printer) node(notes noteLabels, b Block) []*markdown.Node {
	switch b := b.(type) {
	case *Heading:
		return []*markdown.Node{{Kind: markdown.Heading, Level: b.Level, Kids: inlineNodes(notes, b.Text, headingMarks(b))}}
	case *Paragraph:
		if b.Text == "" {
			return nil
		}
		if len(b.Marks) == 1 && b.Marks[0].Kind == Code && b.Marks[0].Span == (Span{0, len(b.Text)}) && strings.Contains(b.Text, "\n") {
			return []*markdown.Node{{Kind: markdown.CodeBlock, Text: b.Text}}
		}
		return []*markdown.Node{{Kind: markdown.Paragraph, Kids: inlineNodes(notes, b.Text, b.Marks)}}
	case *List:
		return p.listNodes(notes, b)
	case *Table:
		out := p.captionNodes(notes, b.Caption)
		return append(out, p.tableNode(notes, b))
	case *Figure:
		var out []*markdown.Node
		if b.Alt != "" {
			out = append(out, &markdown.Node{Kind: markdown.Paragraph, Kids: []*markdown.Node{{Kind: markdown.Image, Text: b.Alt}}})
		}
		return append(out, p.captionNodes(notes, b.Caption)...)
	case *Note:
		return []*markdown.Node{{Kind: markdown.Note, Label: b.Label, Kids: p.nodes(notes, b.Blocks)}}
	}
	return nil
}

// headingMarks are the marks of a heading without bold for all of it but its
// number: headings are bold anyway.
func headingMarks(h *Heading) []Mark {
	return slices.DeleteFunc(slices.Clone(h.Marks), func(m Mark) bool {
		return m.Kind == Bold && m.Start >= 0 && m.Start <= m.End && m.End <= len(h.Text) &&
			!strings.ContainsFunc(h.Text[:m.Start], unicode.IsLetter) && strings.TrimSpace(h.Text[m.End:]) == ""
	})
}

func (p *Printer) captionNodes(notes noteLabels, caption *Paragraph) []*markdown.Node {
	if caption == nil {
		return nil
	}
	return p.node(notes, caption)
}

// listNodes writes a list. Markdown numbers only with 1. 2. 3., so items with
// any other label keep it as text.
func (p *Printer) listNodes(notes noteLabels, l *List) []*markdown.Node {
	if len(l.Items) == 0 {
		return nil
	}
	node := &markdown.Node{Kind: markdown.List}
	start, ordered := plainNumbering(l)
	node.Ordered, node.Start = ordered, start
	for _, item := range l.Items {
		kids := p.nodes(notes, item.Blocks)
		if !ordered && item.Label != "" {
			label := &markdown.Node{Kind: markdown.Text, Text: item.Label + " "}
			if len(kids) > 0 && kids[0].Kind == markdown.Paragraph {
				kids[0].Kids = append([]*markdown.Node{label}, kids[0].Kids...)
			} else {
				kids = append([]*markdown.Node{{Kind: markdown.Paragraph, Kids: []*markdown.Node{label}}}, kids...)
			}
		}
		node.Kids = append(node.Kids, &markdown.Node{Kind: markdown.Item, Label: item.Label, Kids: kids})
	}
	return []*markdown.Node{node}
}

// plainNumbering reports the first number if the labels are n., n+1., …
func plainNumbering(l *List) (int, bool) {
	start, err := strconv.Atoi(strings.TrimSuffix(l.Items[0].Label, "."))
	if err != nil || start < 0 || start > 999_999 {
		return 0, false
	}
	for i, item := range l.Items {
		if item.Label != strconv.Itoa(start+i)+"." {
			return 0, false
		}
	}
	return start, true
}

func (p *Printer) tableNode(notes noteLabels, t *Table) *markdown.Node {
	node := &markdown.Node{Kind: markdown.Table}
	for i, row := range Grid(t) {
		r := &markdown.Node{Kind: markdown.Row, Header: i == 0}
		for _, cell := range row {
			c := &markdown.Node{Kind: markdown.Cell}
			if cell != nil {
				for j, b := range p.nodes(notes, cell.Blocks) {
					if j > 0 {
						c.Kids = append(c.Kids, &markdown.Node{Kind: markdown.Text, Text: " "})
					}
					c.Kids = append(c.Kids, flatten(b)...)
				}
			}
			r.Kids = append(r.Kids, c)
		}
		node.Kids = append(node.Kids, r)
	}
	return node
}

// flatten returns the inline nodes of a block, since a table cell in Markdown
// holds no blocks. List items keep their numbers or get a bullet.
func flatten(n *markdown.Node) []*markdown.Node {
	if n.Kind >= markdown.Text {
		return []*markdown.Node{n}
	}
	var out []*markdown.Node
	for i, kid := range n.Kids {
		if len(out) > 0 && kid.Kind < markdown.Text {
			out = append(out, &markdown.Node{Kind: markdown.Text, Text: " "})
		}
		if n.Kind == markdown.List {
			label := "• "
			switch {
			case n.Ordered:
				label = strconv.Itoa(n.Start+i) + ". "
			case kid.Label != "":
				label = "" // the text begins with it
			}
			out = append(out, &markdown.Node{Kind: markdown.Text, Text: label})
		}
		out = append(out, flatten(kid)...)
	}
	return out
}

// inlineNodes turns a text with marks into nodes. Marks may overlap; a part that
// several marks cover is nested.
func inlineNodes(notes noteLabels, text string, marks []Mark) []*markdown.Node {
	cuts := []int{0, len(text)}
	refs := map[int][]*markdown.Node{}
	for _, m := range marks {
		switch {
		case m.Start < 0 || m.Start > m.End || m.End > len(text):
			// A mark outside the text marks nothing.
		case m.Kind == NoteRef:
			if label := notes[m.Target]; label != "" {
				refs[m.Start] = append(refs[m.Start], &markdown.Node{Kind: markdown.NoteRef, Label: label})
			}
			cuts = append(cuts, m.Start)
		default:
			cuts = append(cuts, m.Start, m.End)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	out := refs[0]
	for i := 1; i < len(cuts); i++ {
		out = append(out, markedNodes(text, cuts[i-1], cuts[i], marks)...)
		out = append(out, refs[cuts[i]]...)
	}
	return out
}

func markedNodes(text string, start, end int, marks []Mark) []*markdown.Node {
	var nodes []*markdown.Node
	for i, line := range strings.Split(text[start:end], "\n") {
		if i > 0 {
			nodes = append(nodes, &markdown.Node{Kind: markdown.Break})
		}
		if line != "" {
			nodes = append(nodes, &markdown.Node{Kind: markdown.Text, Text: line})
		}
	}
	for _, m := range marks {
		if m.Start > start || m.End < end {
			continue
		}
		switch m.Kind {
		case Bold:
			nodes = []*markdown.Node{{Kind: markdown.Strong, Kids: nodes}}
		case Italic:
			nodes = []*markdown.Node{{Kind: markdown.Emphasis, Kids: nodes}}
		case Code:
			nodes = []*markdown.Node{{Kind: markdown.Code, Text: text[start:end]}}
		case Link:
			if SafeURL(m.Target) {
				nodes = []*markdown.Node{{Kind: markdown.Link, URL: m.Target, Kids: nodes}}
			}
		}
	}
	return nodes
}

// SafeURL reports whether a link may be written as a live link: its scheme is
// http, https, mailto or tel. Input documents are not trusted, and schemes such
// as javascript run code in the reader's browser.
func SafeURL(url string) bool {
	scheme, _, ok := strings.Cut(strings.ToLower(strings.TrimSpace(url)), ":")
	return ok && slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme) &&
		!strings.ContainsFunc(url, func(r rune) bool { return r < ' ' })
}
