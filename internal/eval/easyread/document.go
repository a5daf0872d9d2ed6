package main

import (
	"bytes"
	"context"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
)

// document turns a whole document into Easy Read: one statement a line, a blank
// line between sections. The facts are those of each line that comes from the
// source, in order.
func (c *command) document() error {
	ctx := context.Background()
	source, err := extract.File(ctx, c.in)
	if err != nil {
		return err
	}
	length, err := lengthOf(c.length)
	if err != nil {
		return err
	}
	converter := easyread.Converter{Length: length}
	doc, err := converter.Convert(ctx, source)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	var all []facts
	line := func(s easyread.Statement) {
		if s.Text == "" {
			return
		}
		out.WriteString(s.Text + "\n")
		if s.Facts != nil {
			all = append(all, statementFacts(s.Facts))
		}
	}
	line(doc.Title)
	for _, section := range doc.Sections {
		out.WriteByte('\n')
		line(section.Heading)
		for _, row := range section.Rows {
			for _, s := range row.Statements {
				line(s)
			}
		}
	}
	return c.write(out.Bytes(), all)
}

// statementFacts writes the facts of a statement in the form of the other
// modes. What was reworded or changed is known on the result's side only.
func statementFacts(f *easyread.Facts) facts {
	out := facts{append([]string{}, f.Kept...), [][2]string{}, append([]string{}, f.Dropped...), append([]string{}, f.New...), [][2]string{}}
	for _, x := range f.Reworded {
		out.Reworded = append(out.Reworded, [2]string{"", x})
	}
	for _, x := range f.Changed {
		out.Changed = append(out.Changed, [2]string{"", x})
	}
	return out
}
