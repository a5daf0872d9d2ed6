package easyread

import (
	"io"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/internal/markdown"
)

// Markdown writes the document as CommonMark with tables. Pictures are left out:
// a text file cannot hold them.
func (p *Printer) Markdown(w io.Writer, d *Document) error {
	root := &markdown.Node{Kind: markdown.Document}
	add := func(n *markdown.Node) { root.Kids = append(root.Kids, n) }
	front := d.front()
	add(&markdown.Node{Kind: markdown.Heading, Level: 1, Kids: inlineNodes(&front.title)})
	for _, text := range append([]string{front.mark}, front.lines...) {
		add(paragraphNode(&Statement{Text: text}))
	}
	level := 0
	for i := range d.Sections {
		s := &d.Sections[i]
		level = min(max(s.Level, 1), level+1, 2)
		if s.Heading.Text != "" {
			add(&markdown.Node{Kind: markdown.Heading, Level: level + 1, Kids: inlineNodes(&s.Heading)})
		}
		for j := range s.Rows {
			r := &s.Rows[j]
			runs(r.Statements,
				func(i int) { add(paragraphNode(&r.Statements[i])) },
				func(l list) { add(listNode(r.Statements, l)) })
			if r.Table != nil {
				add(tableNode(r.Table))
			}
		}
	}
	if len(d.Words) > 0 {
		add(&markdown.Node{Kind: markdown.Heading, Level: 2, Kids: inlineNodes(&Statement{Text: "Words list"})})
		list := &markdown.Node{Kind: markdown.List}
		for _, word := range d.Words {
			list.Kids = append(list.Kids, &markdown.Node{Kind: markdown.Item, Kids: []*markdown.Node{{
				Kind: markdown.Paragraph,
				Kids: []*markdown.Node{
					{Kind: markdown.Strong, Kids: []*markdown.Node{textNode(word.Term)}},
					textNode(": " + word.Plain),
				},
			}}})
		}
		add(list)
	}
	for _, n := range reviewNodes(p.review(d).lines) {
		add(n)
	}
	_, err := w.Write(markdown.Format(root))
	return err
}

func textNode(text string) *markdown.Node {
	return &markdown.Node{Kind: markdown.Text, Text: printable(text)}
}

func paragraphNode(s *Statement) *markdown.Node {
	return &markdown.Node{Kind: markdown.Paragraph, Kids: inlineNodes(s)}
}

// inlineNodes returns the text of a statement with its bold words and links.
func inlineNodes(s *Statement) []*markdown.Node {
	var nodes []*markdown.Node
	for _, p := range pieces(s, nil, false) {
		n := textNode(p.text)
		switch {
		case p.target != "":
			n = &markdown.Node{Kind: markdown.Link, URL: p.target, Kids: []*markdown.Node{n}}
		case p.bold:
			n = &markdown.Node{Kind: markdown.Strong, Kids: []*markdown.Node{n}}
		}
		nodes = append(nodes, n)
	}
	return nodes
}

// listNode returns a list. Numbers that count up from the first are a numbered
// list; other labels, such as "b)", are part of the text.
func listNode(statements []Statement, l list) *markdown.Node {
	node := &markdown.Node{Kind: markdown.List}
	if start, ok := counting(statements, l); ok {
		node.Ordered, node.Start = true, start
	}
	for _, item := range l.items {
		s := &statements[item.index]
		kids := inlineNodes(s)
		if !node.Ordered && s.Label != "" {
			kids = append([]*markdown.Node{textNode(s.Label + " ")}, kids...)
		}
		n := &markdown.Node{Kind: markdown.Item, Kids: []*markdown.Node{{Kind: markdown.Paragraph, Kids: kids}}}
		for _, inside := range item.lists {
			n.Kids = append(n.Kids, listNode(statements, inside))
		}
		node.Kids = append(node.Kids, n)
	}
	return node
}

// counting reports whether the labels of a list are numbers that follow each
// other, and returns the first.
func counting(statements []Statement, l list) (start int, ok bool) {
	for i, item := range l.items {
		n, err := strconv.Atoi(strings.Trim(statements[item.index].Label, ".() "))
		if err != nil || n < 0 || i > 0 && n != start+i {
			return 0, false
		}
		if i == 0 {
			start = n
		}
	}
	return start, true
}

func tableNode(t *Table) *markdown.Node {
	table := &markdown.Node{Kind: markdown.Table}
	line := func(cells []Statement, header bool) {
		row := &markdown.Node{Kind: markdown.Row, Header: header}
		for i := range cells {
			row.Kids = append(row.Kids, &markdown.Node{Kind: markdown.Cell, Kids: inlineNodes(&cells[i])})
		}
		table.Kids = append(table.Kids, row)
	}
	header := t.Header
	if len(header) == 0 && len(t.Rows) > 0 {
		header = make([]Statement, len(t.Rows[0])) // Markdown has no table without one
	}
	line(header, true)
	for _, cells := range t.Rows {
		line(cells, false)
	}
	return table
}

// reviewNodes returns the part for the person who checks the document.
func reviewNodes(lines []string) []*markdown.Node {
	if len(lines) == 0 {
		return nil
	}
	list := &markdown.Node{Kind: markdown.List}
	for _, text := range lines {
		list.Kids = append(list.Kids, &markdown.Node{Kind: markdown.Item, Kids: []*markdown.Node{{Kind: markdown.Paragraph, Kids: []*markdown.Node{textNode(text)}}}})
	}
	return []*markdown.Node{{Kind: markdown.Heading, Level: 2, Kids: []*markdown.Node{textNode(rules.ReviewHeading)}}, list}
}
