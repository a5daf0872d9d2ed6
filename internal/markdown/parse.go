package markdown

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Parse reads a Markdown text. Every text is legal Markdown, so there is no
// error; raw HTML comes back as nodes of kind [HTML]. Parse is safe for
// concurrent use.
func Parse(src []byte) *Node {
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote))
	p := parsing{src: src}
	root := md.Parser().Parse(text.NewReader(src))
	p.labels = noteLabels(root)
	return &Node{Kind: Document, Kids: p.blocks(root)}
}

type parsing struct {
	src    []byte
	labels map[int]string // printed label of each footnote, by goldmark's index
}

// noteLabels finds the footnotes' own labels: goldmark renumbers them.
func noteLabels(root ast.Node) map[int]string {
	labels := map[int]string{}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if list, ok := n.(*east.FootnoteList); ok {
			for f := list.FirstChild(); f != nil; f = f.NextSibling() {
				if f, ok := f.(*east.Footnote); ok {
					labels[f.Index] = string(f.Ref)
				}
			}
		}
	}
	return labels
}

func (p *parsing) blocks(parent ast.Node) []*Node {
	var out []*Node
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = append(out, p.block(n)...)
	}
	return out
}

func (p *parsing) block(n ast.Node) []*Node {
	switch n := n.(type) {
	case *ast.Heading:
		return one(Node{Kind: Heading, Level: n.Level, Kids: p.inlines(n)})
	case *ast.Paragraph, *ast.TextBlock:
		return one(Node{Kind: Paragraph, Kids: p.inlines(n)})
	case *ast.Blockquote:
		return one(Node{Kind: Quote, Kids: p.blocks(n)})
	case *ast.List:
		return one(Node{Kind: List, Ordered: n.IsOrdered(), Start: n.Start, Kids: p.blocks(n)})
	case *ast.ListItem:
		return one(Node{Kind: Item, Kids: p.blocks(n)})
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return one(Node{Kind: CodeBlock, Text: p.lines(n)})
	case *ast.HTMLBlock:
		raw := p.lines(n)
		if n.HasClosure() {
			raw += string(n.ClosureLine.Value(p.src))
		}
		return one(Node{Kind: HTML, Text: strings.TrimSpace(raw)})
	case *east.Table:
		return one(Node{Kind: Table, Kids: p.blocks(n)})
	case *east.TableHeader:
		return one(Node{Kind: Row, Header: true, Kids: p.blocks(n)})
	case *east.TableRow:
		return one(Node{Kind: Row, Kids: p.blocks(n)})
	case *east.TableCell:
		return one(Node{Kind: Cell, Kids: p.inlines(n)})
	case *east.FootnoteList:
		return p.blocks(n)
	case *east.Footnote:
		return one(Node{Kind: Note, Label: string(n.Ref), Kids: p.blocks(n)})
	case *ast.ThematicBreak, *ast.LinkReferenceDefinition:
		return nil // they hold no text
	}
	return p.blocks(n)
}

func one(n Node) []*Node { return []*Node{&n} }

func (p *parsing) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(p.src))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (p *parsing) inlines(parent ast.Node) []*Node {
	var out []*Node
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = append(out, p.inline(n)...)
	}
	return joinTexts(out)
}

// joinTexts makes one node of neighbouring texts, since goldmark cuts them at
// each sign that could have been markup.
func joinTexts(in []*Node) []*Node {
	var out []*Node
	for _, n := range in {
		if last := len(out) - 1; last >= 0 && n.Kind == Text && out[last].Kind == Text {
			out[last].Text += n.Text
			continue
		}
		if n.Kind == Text && n.Text == "" {
			continue
		}
		out = append(out, n)
	}
	return out
}

func (p *parsing) inline(n ast.Node) []*Node {
	switch n := n.(type) {
	case *ast.Text:
		out := one(Node{Kind: Text, Text: p.unescape(n)})
		switch {
		case n.HardLineBreak():
			out = append(out, &Node{Kind: Break})
		case n.SoftLineBreak():
			out[0].Text += " "
		}
		return out
	case *ast.String:
		return one(Node{Kind: Text, Text: string(n.Value)})
	case *ast.Emphasis:
		kind := Emphasis
		if n.Level == 2 {
			kind = Strong
		}
		return one(Node{Kind: kind, Kids: p.inlines(n)})
	case *ast.CodeSpan:
		var b strings.Builder
		for _, kid := range p.inlines(n) {
			b.WriteString(kid.Text)
		}
		return one(Node{Kind: Code, Text: b.String()})
	case *ast.Link:
		return one(Node{Kind: Link, URL: unescapeAll(string(n.Destination)), Kids: p.inlines(n)})
	case *ast.AutoLink:
		label := Node{Kind: Text, Text: string(n.Label(p.src))}
		url := string(n.URL(p.src))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
			url = "mailto:" + url
		}
		return one(Node{Kind: Link, URL: url, Kids: []*Node{&label}})
	case *ast.Image:
		return one(Node{Kind: Image, URL: unescapeAll(string(n.Destination)), Text: plain(p.inlines(n))})
	case *ast.RawHTML:
		var b strings.Builder
		for i := range n.Segments.Len() {
			seg := n.Segments.At(i)
			b.Write(seg.Value(p.src))
		}
		return one(Node{Kind: HTML, Text: b.String()})
	case *east.FootnoteLink:
		return one(Node{Kind: NoteRef, Label: p.labels[n.Index]})
	case *east.FootnoteBacklink:
		return nil // goldmark adds it for HTML; the text has none
	}
	return p.inlines(n)
}

// plain returns the text of inline nodes without markup.
func plain(nodes []*Node) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(n.Text)
		b.WriteString(plain(n.Kids))
	}
	return b.String()
}

func (p *parsing) unescape(n *ast.Text) string {
	raw := string(n.Segment.Value(p.src))
	if n.IsRaw() {
		return raw
	}
	return unescapeAll(raw)
}
