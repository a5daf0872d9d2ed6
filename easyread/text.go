package easyread

import (
	"bufio"
	"io"
	"strings"

	"github.com/townclerk/townclerk/easyread/rules"
)

// Text writes the document as plain text: each statement on a line of its own, an
// empty line between rows, and two before a section.
func (p *Printer) Text(w io.Writer, d *Document) error {
	b := bufio.NewWriter(w)
	put := func(lines ...string) {
		for _, line := range lines {
			b.WriteString(printable(line))
			b.WriteByte('\n')
		}
	}
	front := d.front()
	put(front.mark, front.title.Text)
	put(front.lines...)
	for i := range d.Sections {
		s := &d.Sections[i]
		put("", "")
		if s.Heading.Text != "" {
			put(s.Heading.Text)
		}
		for j := range s.Rows {
			r := &s.Rows[j]
			put("")
			for k := range r.Statements {
				put(textLine(&r.Statements[k]))
			}
			if r.Table == nil {
				continue
			}
			for _, line := range append([][]Statement{r.Table.Header}, r.Table.Rows...) {
				if len(line) > 0 {
					put(cellLine(line))
				}
			}
		}
	}
	if len(d.Words) > 0 {
		put("", "", "Words list", "")
		for _, word := range d.Words {
			put(word.Term + ": " + word.Plain)
		}
	}
	if lines := p.review(d).lines; len(lines) > 0 {
		put("", "", rules.ReviewHeading, "")
		put(lines...)
	}
	return b.Flush()
}

func textLine(s *Statement) string {
	indent := strings.Repeat("  ", min(max(s.Level, 0), maxNested))
	switch {
	case s.Kind == Step && s.Label != "":
		return indent + s.Label + " " + s.Text
	case s.bullet():
		return indent + "- " + s.Text
	}
	return s.Text
}

func cellLine(line []Statement) string {
	var cells []string
	for _, s := range line {
		cells = append(cells, s.Text)
	}
	return strings.Join(cells, " | ")
}
