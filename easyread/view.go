package easyread

import (
	"github.com/townclerk/townclerk/easyread/rules"
)

// View returns the document as rules look at it. Its parts have the names that
// [Document.All] gives them.
func (d *Document) View() *rules.Document {
	v := &rules.Document{
		Title:     d.Title.Text,
		Language:  d.Language,
		Publisher: d.Publisher,
		Date:      d.Date,
		EasyRead:  true,
		Sourced:   true,
		Tested:    d.Tested,
	}
	for _, w := range d.Words {
		v.Words = append(v.Words, w.Term)
	}
	alts := make(map[string]string)
	for _, p := range d.Pictures {
		alts[p.ID] = p.Alt
	}
	if d.Title.Text != "" {
		v.Parts = append(v.Parts, rules.Part{ID: "title", Kind: rules.Heading, Level: 1, Text: d.Title.Text, Marks: d.Title.Marks})
	}
	for i := range d.Sections {
		s := &d.Sections[i]
		at := place(i)
		if s.Heading.Text != "" {
			v.Parts = append(v.Parts, rules.Part{ID: at, Kind: rules.Heading, Level: max(s.Level, 1) + 1, Text: s.Heading.Text, Marks: s.Heading.Marks, Page: s.Heading.Page})
		}
		for j := range s.Rows {
			r := &s.Rows[j]
			row := rowPlace(i, j)
			if r.Picture != "" || len(r.Statements) > 0 {
				v.Images = append(v.Images, rules.Image{ID: r.Picture, Alt: alts[r.Picture], At: r.first(row)})
			}
			n := len(r.Statements)
			k := 0
			r.all(row, func(name string, st *Statement) bool {
				kind := rules.Cell
				if k < n {
					kind = partKind(st.Kind)
				}
				k++
				v.Parts = append(v.Parts, rules.Part{ID: name, Kind: kind, Text: st.Text, Marks: st.Marks, Page: st.Page, Row: row, Added: st.added()})
				return true
			})
		}
	}
	return v
}

// added returns the facts of a statement that its source does not have.
func (s *Statement) added() []string {
	if s.Facts == nil {
		return nil
	}
	return append(s.Facts.New[:len(s.Facts.New):len(s.Facts.New)], s.Facts.Changed...)
}

// partKind returns the kind of part that a statement is.
func partKind(k Kind) rules.PartKind {
	switch k {
	case Item, Step:
		return rules.Item
	case Contact:
		return rules.Contact
	case Explanation:
		return rules.Explanation
	}
	return rules.Text
}

// first names the first statement of a row.
func (r *Row) first(at string) string {
	name := ""
	r.all(at, func(n string, _ *Statement) bool {
		name = n
		return false
	})
	return name
}
