package markdown

import (
	"bytes"
	"fmt"
	"strings"
)

// Format writes a tree as Markdown. Text is escaped, so that it never becomes
// markup; link targets are written as they are and are not checked. Blocks are
// parted by one blank line and the result ends with one line feed.
func Format(doc *Node) []byte {
	var f formatting
	f.blocks(doc.Kids, "")
	return []byte(f.b.String())
}

type formatting struct {
	b strings.Builder
}

// blocks writes blocks with a blank line between them. The first line of the
// first block goes where the writer stands; all others begin with indent.
func (f *formatting) blocks(nodes []*Node, indent string) {
	for i, n := range nodes {
		if i > 0 {
			f.b.WriteString(strings.TrimRight(indent, " ") + "\n" + indent)
			if n.Kind == List && nodes[i-1].Kind == List {
				// Without something between them, two lists would read as one.
				f.b.WriteString("<!-- -->\n" + strings.TrimRight(indent, " ") + "\n" + indent)
			}
		}
		f.block(n, indent)
	}
}

func (f *formatting) block(n *Node, indent string) {
	switch n.Kind {
	case Heading:
		level := min(max(n.Level, 1), 6)
		f.b.WriteString(strings.Repeat("#", level))
		if text := inline(n.Kids); text != "" {
			// Headings are one line, and a closing run of # would be dropped.
			text = strings.ReplaceAll(text, "\\\n", " ")
			if strings.HasSuffix(text, "#") {
				text = text[:len(text)-1] + `\#`
			}
			f.b.WriteString(" " + text)
		}
		f.b.WriteString("\n")
	case Paragraph:
		for i, line := range strings.Split(inline(n.Kids), "\n") {
			if i > 0 {
				f.b.WriteString(indent)
			}
			f.b.WriteString(escapeLineStart(strings.TrimLeft(line, " ")) + "\n")
		}
	case Quote:
		f.b.WriteString("> ")
		f.blocks(n.Kids, indent+"> ")
	case List:
		f.list(n, indent)
	case Table:
		f.table(n, indent)
	case CodeBlock, HTML:
		f.code(n.Text, indent)
	case Note:
		fmt.Fprintf(&f.b, "[^%s]: ", noteLabel(n.Label))
		f.blocks(n.Kids, indent+"    ")
	default:
		f.blocks(n.Kids, indent)
	}
}

func (f *formatting) list(n *Node, indent string) {
	number := n.Start
	loose := false
	for _, item := range n.Kids {
		for i, kid := range item.Kids {
			// A list that does not begin with 1 may not follow a line of text.
			loose = loose || i > 0 && (kid.Kind != List || kid.Ordered && kid.Start != 1)
		}
	}
	for i, item := range n.Kids {
		if i > 0 {
			if loose {
				f.b.WriteString(strings.TrimRight(indent, " ") + "\n")
			}
			f.b.WriteString(indent)
		}
		marker := "- "
		if n.Ordered {
			marker = fmt.Sprintf("%d. ", number)
			number++
		}
		f.b.WriteString(marker)
		inner := indent + strings.Repeat(" ", len(marker))
		if len(item.Kids) == 0 {
			f.b.WriteString("\n")
		}
		for j, kid := range item.Kids {
			if j > 0 {
				if loose {
					f.b.WriteString(strings.TrimRight(inner, " ") + "\n")
				}
				f.b.WriteString(inner)
			}
			f.block(kid, inner)
		}
	}
}

func (f *formatting) table(n *Node, indent string) {
	columns := 0
	for _, row := range n.Kids {
		columns = max(columns, len(row.Kids))
	}
	for i, row := range n.Kids {
		if i > 0 {
			f.b.WriteString(indent)
		}
		f.b.WriteString("|")
		for c := range columns {
			text := ""
			if c < len(row.Kids) {
				text = strings.ReplaceAll(inline(row.Kids[c].Kids), "\\\n", " ")
			}
			if text != "" {
				f.b.WriteString(" " + text)
			}
			f.b.WriteString(" |")
		}
		f.b.WriteString("\n")
		if i == 0 {
			f.b.WriteString(indent + "|" + strings.Repeat(" --- |", columns) + "\n")
		}
	}
}

// code writes text in a fence that is longer than any in it.
func (f *formatting) code(text, indent string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	f.b.WriteString(fence + "\n")
	for line := range strings.SplitSeq(text, "\n") {
		f.b.WriteString(indent + line + "\n")
	}
	f.b.WriteString(indent + fence + "\n")
}

// inline writes inline nodes. Hard breaks are a backslash at the end of a line.
func inline(nodes []*Node) string {
	var b []byte
	write := func(s string) {
		// An exclamation mark before a link would make it a picture.
		if strings.HasPrefix(s, "[") && bytes.HasSuffix(b, []byte("!")) {
			b = append(b[:len(b)-1], `\!`...)
		}
		b = append(b, s...)
	}
	for _, n := range nodes {
		switch n.Kind {
		case Text:
			write(escapeText(oneLine(n.Text)))
		case Break:
			write("\\\n")
		case Strong:
			write(wrap("**", inline(n.Kids)))
		case Emphasis:
			write(wrap("*", inline(n.Kids)))
		case Code:
			write(codeSpan(oneLine(n.Text)))
		case Link:
			write("[" + inline(n.Kids) + "](" + escapeURL(n.URL) + ")")
		case Image:
			write("![" + escapeText(oneLine(n.Text)) + "](" + escapeURL(n.URL) + ")")
		case NoteRef:
			write("[^" + noteLabel(n.Label) + "]")
		case HTML:
			write(escapeText(oneLine(n.Text)))
		default:
			write(inline(n.Kids))
		}
	}
	return string(b)
}

// wrap puts signs around text but not around the blanks at its ends, where they
// would not be read as markup.
func wrap(sign, text string) string {
	core := strings.Trim(text, " ")
	if core == "" {
		return text
	}
	start := strings.Index(text, core)
	return text[:start] + sign + core + sign + text[start+len(core):]
}

func codeSpan(text string) string {
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}

// noteLabel keeps only what cannot end a label.
func noteLabel(s string) string {
	label := strings.Map(func(r rune) rune {
		switch {
		case r == '[' || r == ']' || r == '\\' || r == '^' || r <= ' ':
			return -1
		}
		return r
	}, s)
	if label == "" {
		return "note"
	}
	return label
}
