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
				// A scrap such as a date alone is not about its heading.
				if s.Rows[j].words() >= fewestPictured {
					hits = append(hits, outsideNames(s.Heading.Text, cv.matcher.Match(s.Heading.Text))...)
				}
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
		if polar[h.Concept] && denied(text[:h.Start]) {
			return true
		}
		if named[h.Concept] && h.Start > 0 && isName(text[h.Start:h.End]) && text[h.Start-1] != '\n' {
			return true
		}
		return h.Strength < 3 && insideName(facts, h.Start, h.End)
	})
}

// polar are the concepts whose picture says the contrary of what the text does
// after a "no" or a "not": a thumb down beside "no objection".
var polar = map[string]bool{
	"objection": true, "agree": true, "free": true, "open": true, "start": true, "happy": true, "safe": true, "discount": true,
	"yes": true, "danger": true, "problem": true, "emergency": true, "late": true,
}

// denied reports whether a text ends with a word that denies what comes next.
func denied(before string) bool {
	words := strings.Fields(strings.ToLower(before))
	for i := max(0, len(words)-3); i < len(words); i++ {
		switch strings.Trim(words[i], ",.;:()") {
		case "no", "not", "never", "without", "cannot", "nor":
			return true
		}
	}
	return false
}

// named are the concepts that are often part of the name of a house or a place.
var named = map[string]bool{"home": true, "building": true, "park": true, "garden": true, "tree": true, "school": true, "road": true}

// isName reports whether a word is written as a name is.
func isName(word string) bool { return word != "" && word[0] >= 'A' && word[0] <= 'Z' }

// fewestPictured is how many words of text a row has that may take the picture of
// its heading.
const fewestPictured = 4

// words returns how many words of text a row has.
func (r *Row) words() int {
	n := 0
	for _, s := range r.Statements {
		n += len(strings.Fields(s.Text))
	}
	return n
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
