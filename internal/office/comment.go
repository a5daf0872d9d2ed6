package office

import "strings"

// A Comment is what somebody wrote beside the text of a Word file.
type Comment struct {
	// Author is who wrote it, or "".
	Author string

	// Text is what it says, with a line break after each paragraph but the last.
	Text string
}

// readComments reads the comments, in the order of the file.
func (r *reader) readComments(root *node) {
	if root == nil {
		return
	}
	for _, n := range root.kids {
		if n.name != "w:comment" {
			continue
		}
		var lines []string
		for _, p := range n.kids {
			var b strings.Builder
			p.plain(&b)
			lines = append(lines, b.String())
		}
		r.doc.Comments = append(r.doc.Comments, Comment{Author: n.attr("w:author"), Text: strings.Join(lines, "\n")})
	}
}

// plain writes the text of a node and of what is in it, but for what was deleted.
func (n *node) plain(b *strings.Builder) {
	switch n.name {
	case "w:t":
		b.WriteString(n.text)
	case "w:br", "w:tab":
		b.WriteByte(' ')
	}
	for _, k := range n.kids {
		k.plain(b)
	}
}
