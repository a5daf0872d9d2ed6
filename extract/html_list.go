package extract

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/townclerk/townclerk/internal/office"
)

// list reads a list. Numbers are made as the browser makes them.
func (f *htmlFlow) list(n *html.Node) {
	f.flush()
	format, start, step := "", 1, 1
	var items []*html.Node
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.ElementNode || k.Type == html.TextNode && strings.TrimSpace(k.Data) != "" {
			items = append(items, k)
		}
	}
	if n.DataAtom == atom.Ol {
		format = listFormat(n, "1")
		if hasAttr(n, "reversed") {
			step, start = -1, 0
			for _, k := range items {
				if k.DataAtom == atom.Li {
					start++
				}
			}
		}
		start = atoi(attrOf(n, "start"), start)
	}
	f.out = append(f.out, f.items(items, format, start, step, n.DataAtom == atom.Ol)...)
}

var listStyle = regexp.MustCompile(`(?i)list-style(?:-type)?\s*:\s*([a-z-]+)`)

// listFormat is how a list or item is numbered: 1, a, A, i or I, or "" for not
// at all.
func listFormat(n *html.Node, format string) string {
	if t := attrOf(n, "type"); t != "" && strings.Contains("1aAiI", t) && len(t) == 1 {
		format = t
	}
	if m := listStyle.FindStringSubmatch(attrOf(n, "style")); m != nil {
		switch strings.ToLower(m[1]) {
		case "decimal":
			format = "1"
		case "lower-alpha", "lower-latin":
			format = "a"
		case "upper-alpha", "upper-latin":
			format = "A"
		case "lower-roman":
			format = "i"
		case "upper-roman":
			format = "I"
		case "none", "disc", "circle", "square":
			format = ""
		}
	}
	return format
}

// items reads the items of a list, and returns the list and what cannot be part
// of it: notes, which are blocks of their own.
func (f *htmlFlow) items(nodes []*html.Node, format string, number, step int, ordered bool) []Block {
	list := &List{BlockInfo: f.info()}
	var after []Block
	for _, n := range nodes {
		if f.r.noteAt[n] != "" {
			after = append(after, f.r.note(n, f)...)
			number += step
			continue
		}
		hidden := f.layer != Hidden && isHidden(n)
		s := f.sub()
		if n.DataAtom == atom.Li && !hidden {
			if ordered {
				number = atoi(attrOf(n, "value"), number)
			}
			s.element(asContainer(n))
		} else {
			s.node(n)
		}
		blocks := s.done()
		item := &ListItem{Blocks: blocks}
		isItem := n.DataAtom == atom.Li && !hidden
		if isItem {
			if form := listFormat(n, format); ordered && form != "" {
				item.Label = formatItem(form, number) + "."
			}
			number += step
		}
		switch {
		case len(blocks) == 0:
		case !isItem && len(list.Items) > 0:
			// A list directly inside a list belongs to the item before it.
			last := list.Items[len(list.Items)-1]
			last.Blocks = append(last.Blocks, blocks...)
		default:
			list.Items = append(list.Items, item)
		}
	}
	if len(list.Items) == 0 {
		return after
	}
	return append([]Block{list}, after...)
}

// asContainer lets an item be read as what stands around its content, so that
// what any element may say is looked at for items too.
func asContainer(n *html.Node) *html.Node {
	c := *n
	c.Data, c.DataAtom = "div", atom.Div
	return &c
}

// formatItem writes the number of an item. After z come aa, ab, ac as in CSS.
func formatItem(format string, n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	switch format {
	case "a", "A":
		var b []byte
		for ; n > 0; n = (n - 1) / 26 {
			b = append([]byte{format[0] + byte((n-1)%26)}, b...)
		}
		return string(b)
	case "i":
		return office.Roman(n)
	case "I":
		return strings.ToUpper(office.Roman(n))
	}
	return strconv.Itoa(n)
}

// terms reads a list of terms: each item is a term in bold and what is said of it.
func (f *htmlFlow) terms(n *html.Node) {
	f.flush()
	list := &List{BlockInfo: f.info()}
	inTerm := false
	var read func(*html.Node)
	read = func(n *html.Node) {
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			if k.DataAtom == atom.Div && !isHidden(k) {
				// A div may group a term with what is said of it.
				read(k)
				continue
			}
			s := f.sub()
			isTerm := k.DataAtom == atom.Dt && !isHidden(k)
			if isTerm {
				s.text.begin(Bold, "")
			}
			s.node(k)
			blocks := s.done()
			if len(blocks) == 0 {
				continue
			}
			if isTerm && !inTerm || len(list.Items) == 0 {
				list.Items = append(list.Items, &ListItem{})
			}
			inTerm = isTerm
			last := list.Items[len(list.Items)-1]
			last.Blocks = append(last.Blocks, blocks...)
		}
	}
	read(n)
	if len(list.Items) > 0 {
		f.out = append(f.out, list)
	}
}

// atoi reads a whole number as HTML does, or returns def.
func atoi(s string, def int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n > 1_000_000 || n < -1_000_000 {
		return def
	}
	return n
}
