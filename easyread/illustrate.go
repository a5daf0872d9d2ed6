package easyread

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/internal/fidelity"
)

// illustrate chooses a picture for each row: the strongest concept of its text
// that the set can show and that was not shown just before. The first row of a
// section may take a concept of the heading. Where nothing fits, the slot stays
// empty: a wrong picture says something wrong.
func (cv *conversion) illustrate(d *Document) {
	known := make(map[string]bool)
	for i := range d.Sections {
		s := &d.Sections[i]
		used := make(map[string]bool)
		last := ""
		for j := range s.Rows {
			if s.Rows[j].Table != nil {
				continue // a table needs the room
			}
			hits := cv.hits(&s.Rows[j])
			if j == 0 {
				if s.Kind == Contacts && (len(s.Rows[j].Statements) == 0 || s.Rows[j].Statements[0].Kind != Contact) {
					hits = append([]picture.Hit{{Concept: "contact"}}, hits...)
				}
				hits = append(hits, outsideNames(s.Heading.Text, cv.matcher.Match(s.Heading.Text))...)
			}
			// First a picture that the section has not shown, then any but the one
			// just above.
			p, ok := cv.resolve(hits, func(id string) bool { return !used[id] })
			if !ok {
				p, ok = cv.resolve(hits, func(id string) bool { return id != last })
			}
			if !ok {
				last = ""
				continue
			}
			last = p.ID
			used[p.ID] = true
			s.Rows[j].Picture = p.ID
			if !known[p.ID] {
				known[p.ID] = true
				d.Pictures = append(d.Pictures, p)
			}
		}
	}
}

// resolve returns the picture of the first concept that the set can show and that
// want allows.
func (cv *conversion) resolve(hits []picture.Hit, want func(id string) bool) (picture.Picture, bool) {
	for _, h := range hits {
		if p, ok := cv.pictures.Picture(h.Concept); ok && p.ID != "" && want(p.ID) {
			return p, true
		}
	}
	return picture.Picture{}, false
}

// hits returns the concepts of a row, best first. A row that lists what the
// document has is about the list, not about what is in it.
func (cv *conversion) hits(r *Row) []picture.Hit {
	if len(r.Statements) > 0 && r.Statements[0].Inferred {
		return []picture.Hit{{Concept: "list"}}
	}
	if len(r.Statements) > 0 && r.Statements[0].Kind == Contact {
		return []picture.Hit{{Concept: contactConcept(&r.Statements[0])}}
	}
	var b strings.Builder
	for _, s := range r.Statements {
		if s.Kind != Explanation {
			b.WriteString(s.Text)
			b.WriteByte('\n')
		}
	}
	text := b.String()
	return outsideNames(text, cv.matcher.Match(text))
}

// outsideNames leaves out plain concepts inside names: the Department for Work is
// not about work. The head of a name says what it is, and may stay.
func outsideNames(text string, hits []picture.Hit) []picture.Hit {
	facts := fidelity.Facts(text)
	return slices.DeleteFunc(hits, func(h picture.Hit) bool {
		return h.Strength < 3 && insideName(facts, h.Start, h.End)
	})
}

// insideName reports whether the bytes from start to end are a part of a name but
// not its head: "Work" in "Department for Work", not "Council" in "Dixley Town
// Council".
func insideName(facts []fidelity.Fact, start, end int) bool {
	for _, f := range facts {
		if f.Kind != fidelity.Name || start < f.Start || end > f.End || start == f.Start && end == f.End {
			continue
		}
		head := f.Text
		for _, of := range []string{" for ", " of "} {
			head, _, _ = strings.Cut(head, of)
		}
		return end != f.Start+len(head)
	}
	return false
}

// contactConcept returns the concept of a row of contact details: how to reach
// someone, not whom.
func contactConcept(s *Statement) string {
	for _, f := range fidelity.Facts(s.Text) {
		switch f.Kind {
		case fidelity.Phone:
			return "phone"
		case fidelity.Email:
			return "email"
		case fidelity.URL:
			return "computer"
		}
	}
	if strings.HasPrefix(s.Text, "Visit:") {
		return "visit"
	}
	return "letter"
}
