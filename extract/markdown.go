package extract

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/internal/markdown"
)

// markdownSigns are lines that plain text hardly ever has: ATX headings, tables,
// fences, footnotes, and links or bold text inside a line.
var markdownSigns = regexp.MustCompile(`(?m)^(#{1,6} \S|\|.*\|\s*$|` + "```" + `|\[\^[^\]]+\]:)|\]\((https?:|mailto:|#|/)|\*\*\S[^*\n]*\*\*`)

func looksLikeMarkdown(text string) bool { return markdownSigns.MatchString(text) }

// readMarkdown adds the blocks of a Markdown text to doc.
func readMarkdown(doc *Document, text string) {
	m := markdownReader{doc: doc}
	doc.Blocks = m.blocks(markdown.Parse([]byte(text)).Kids)
	number(doc.Blocks, "b")
	notes := map[string]*Note{}
	for b := range doc.All() {
		if n, ok := b.(*Note); ok {
			notes[n.Label] = n
		}
	}
	tieNoteRefs(doc, notes)
}

type markdownReader struct {
	doc     *Document
	rawHTML bool // the warning was given
}

func (m *markdownReader) blocks(nodes []*markdown.Node) []Block {
	var out []Block
	for _, n := range nodes {
		out = append(out, m.block(n)...)
	}
	return out
}

func (m *markdownReader) block(n *markdown.Node) []Block {
	switch n.Kind {
	case markdown.Heading:
		text, marks := m.inline(n.Kids)
		if text == "" {
			return nil
		}
		return []Block{&Heading{Level: n.Level, Text: text, Marks: marks}}
	case markdown.Paragraph:
		if len(n.Kids) == 1 && n.Kids[0].Kind == markdown.Image {
			return []Block{&Figure{Alt: n.Kids[0].Text}}
		}
		text, marks := m.inline(n.Kids)
		if text == "" {
			return nil
		}
		return []Block{&Paragraph{Text: text, Marks: marks}}
	case markdown.List:
		list := &List{}
		for i, item := range n.Kids {
			label := ""
			if n.Ordered {
				label = strconv.Itoa(n.Start+i) + "."
			}
			list.Items = append(list.Items, &ListItem{Label: label, Blocks: m.blocks(item.Kids)})
		}
		return []Block{list}
	case markdown.Table:
		return []Block{m.table(n)}
	case markdown.CodeBlock:
		if strings.TrimSpace(n.Text) == "" {
			return nil
		}
		return []Block{&Paragraph{Text: n.Text, Marks: []Mark{{Span: Span{0, len(n.Text)}, Kind: Code}}}}
	case markdown.Note:
		return []Block{&Note{Label: n.Label, Blocks: m.blocks(n.Kids)}}
	case markdown.HTML:
		m.warnHTML(n.Text)
		return nil
	}
	return m.blocks(n.Kids)
}

func (m *markdownReader) warnHTML(raw string) {
	if m.rawHTML || strings.HasPrefix(raw, "<!--") {
		return
	}
	m.rawHTML = true
	m.doc.Warnings = append(m.doc.Warnings, Warning{Code: "html-in-markdown",
		Message: "HTML inside the Markdown was left out; write its text as Markdown to keep it"})
}

func (m *markdownReader) table(n *markdown.Node) *Table {
	t := &Table{}
	for _, row := range n.Kids {
		var cells []Cell
		for _, cell := range row.Kids {
			text, marks := m.inline(cell.Kids)
			c := Cell{Header: row.Header}
			if text != "" {
				c.Blocks = []Block{&Paragraph{Text: text, Marks: marks}}
			}
			cells = append(cells, c)
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}

// inline flattens inline nodes to a text and the marks on it.
func (m *markdownReader) inline(nodes []*markdown.Node) (string, []Mark) {
	var b strings.Builder
	var marks []Mark
	m.flatten(nodes, &b, &marks)
	return trim(b.String(), marks)
}

// trim cuts white space off a text's ends and keeps its marks in place.
func trim(text string, marks []Mark) (string, []Mark) {
	cut := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	text = strings.TrimSpace(text)
	var kept []Mark
	for _, m := range marks {
		m.Start = min(max(m.Start-cut, 0), len(text))
		m.End = min(max(m.End-cut, 0), len(text))
		if m.Start < m.End || m.Kind == NoteRef {
			kept = append(kept, m)
		}
	}
	return text, kept
}

func (m *markdownReader) flatten(nodes []*markdown.Node, b *strings.Builder, marks *[]Mark) {
	for _, n := range nodes {
		start := b.Len()
		add := func(kind MarkKind, target string) {
			at := len(*marks)
			*marks = append(*marks, Mark{Kind: kind, Target: target})
			m.flatten(n.Kids, b, marks)
			(*marks)[at].Span = Span{start, b.Len()}
		}
		switch n.Kind {
		case markdown.Text, markdown.Image:
			b.WriteString(n.Text)
		case markdown.Break:
			b.WriteByte('\n')
		case markdown.Strong:
			add(Bold, "")
		case markdown.Emphasis:
			add(Italic, "")
		case markdown.Link:
			add(Link, n.URL)
		case markdown.Code:
			b.WriteString(n.Text)
			*marks = append(*marks, Mark{Span: Span{start, b.Len()}, Kind: Code})
		case markdown.NoteRef:
			*marks = append(*marks, Mark{Span: Span{start, start}, Kind: NoteRef, Target: n.Label})
		case markdown.HTML:
			m.warnHTML(n.Text)
		default:
			m.flatten(n.Kids, b, marks)
		}
	}
}
