package easyread

import (
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// illustrate chooses a picture for each row: the strongest concept of its text
// that the set can show and that was not shown just before. The first row of a
// section may take a concept of the heading. Where nothing fits, the slot stays
// empty: a wrong picture says something wrong.
func (cv *conversion) illustrate(d *Document) {
	known := make(map[string]bool)
	last := "" // a heading or a table between two of the same changes nothing
	for i := range d.Sections {
		s := &d.Sections[i]
		used := make(map[string]bool)
		for j := range s.Rows {
			if s.Rows[j].Table != nil {
				continue // a table needs the room
			}
			hits := cv.hits(&s.Rows[j], s.Kind)
			if j == 0 {
				if s.Kind == Contacts && s.Rows[j].plain() {
					hits = append([]picture.Hit{{Concept: "contact", Strength: 3}}, hits...)
				}
				hits = append(hits, cv.headingHits(s)...)
			}
			p, ok := cv.choosePicture(hits, used, last)
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

// plain reports whether a row begins with a sentence, not with a way to reach
// someone.
func (r *Row) plain() bool { return len(r.Statements) == 0 || r.Statements[0].Kind != Contact }

// headingHits returns the concepts that the first row of a section may have from
// its heading. A heading of ours, such as "More information", says nothing about
// the row, a scrap such as a date alone is not about its heading, and "There were
// none" denies it.
func (cv *conversion) headingHits(s *Section) []picture.Hit {
	if s.Heading.Inferred || s.Rows[0].words() < fewestPictured {
		return nil
	}
	text := s.Rows[0].pictured()
	return slices.DeleteFunc(outsideNames(s.Heading.Text, cv.matcher.Match(s.Heading.Text)), func(h picture.Hit) bool {
		return h.Strength < 2 || // "Advisory Group" is not about a group of people
			polar[h.Concept] && denies(text)
	})
}

// choosePicture returns the picture of the best concept. Among concepts that are as
// strong as it, one that the section has not shown comes first; a weaker one takes
// its place only where it would stand twice in a row.
func (cv *conversion) choosePicture(hits []picture.Hit, used map[string]bool, last string) (picture.Picture, bool) {
	hits = slices.DeleteFunc(hits, func(h picture.Hit) bool {
		p, ok := cv.pictures.Picture(h.Concept)
		return !ok || p.ID == "" || p.ID == last
	})
	if len(hits) == 0 {
		return picture.Picture{}, false
	}
	best := hits[0]
	for _, h := range hits {
		if h.Strength < best.Strength {
			break
		}
		if p, _ := cv.pictures.Picture(h.Concept); !used[p.ID] {
			best = h
			break
		}
	}
	return cv.pictures.Picture(best.Concept)
}

// hits returns the concepts of a row, best first. A row that lists what the
// document has is about the list, not about what is in it.
func (cv *conversion) hits(r *Row, kind SectionKind) []picture.Hit {
	if len(r.Statements) > 0 && r.Statements[0].Inferred {
		return []picture.Hit{{Concept: "list"}}
	}
	if len(r.Statements) > 0 && r.Statements[0].Kind == Contact {
		return []picture.Hit{{Concept: contactConcept(&r.Statements[0], kind)}}
	}
	text := r.pictured()
	hits := outsideNames(text, cv.matcher.Match(text))
	if end := subjectEnd(text); end < len(text) {
		hits = slices.DeleteFunc(hits, func(h picture.Hit) bool { return h.Start >= end })
	}
	if len(hits) > 0 {
		return hits
	}
	return figureHits(text)
}

// pictured returns the text of a row that calls for its picture. Of a list without a
// beginning that is the first item: the ninth is not what the row is about.
func (r *Row) pictured() string {
	var b strings.Builder
	lead := ""
	top := 0
	labels := r.labelled()
	for i, s := range r.Statements {
		if s.bullet() && s.Level == 0 {
			top++
		}
		if top > 1 && r.Statements[0].bullet() {
			break
		}
		switch {
		case s.Kind == Explanation:
			continue
		case labels && i > 0:
			_, s.Text, _ = strings.Cut(s.Text, ": ") // the name of a column
		case !s.bullet():
			lead = s.Text
		case strings.HasSuffix(lead, " to:"):
			b.WriteString("to ") // so that "address" is a verb in "You must:" and "address ..."
		}
		b.WriteString(s.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// labelled reports whether a row is the line of a table: a name of a column stands
// before each text.
func (r *Row) labelled() bool {
	return len(r.Statements) > 1 && !slices.ContainsFunc(r.Statements, func(s Statement) bool {
		return s.Kind != Explanation && !columnName.MatchString(s.Text)
	})
}

// columnName is the name of a column before the text of a cell.
var columnName = regexp.MustCompile(`^\p{Lu}[^.:;]{0,30}: \S`)

// longRow and subjectWords are how many words a long row has at least, and how many
// words at its beginning say what it is about. A car park that is the ninth of
// twenty sites is not what the row is about.
const (
	longRow      = 50
	subjectWords = 25
)

// subjectEnd returns the byte at which the part of a text ends that says what the
// text is about.
func subjectEnd(text string) int {
	words := language.Words(text)
	if len(words) < longRow {
		return len(text)
	}
	return words[subjectWords].Start
}

// figureHits returns the concept of a text that says nothing but a day, a time or
// an amount of money.
func figureHits(text string) []picture.Hit {
	var hits []picture.Hit
	for _, f := range fidelity.Facts(text) {
		switch {
		case f.Kind == fidelity.Date && len(strings.Fields(f.Text)) > 1:
			return []picture.Hit{{Concept: "when"}}
		case f.Kind == fidelity.Time:
			hits = []picture.Hit{{Concept: "clock"}}
		case f.Kind == fidelity.Money && len(hits) == 0:
			hits = []picture.Hit{{Concept: "money"}}
		}
	}
	return hits
}

// outsideNames leaves out plain concepts inside names: the Department for Work is
// not about work. The head of a name says what it is, and may stay.
func outsideNames(text string, hits []picture.Hit) []picture.Hit {
	if len(hits) == 0 {
		return nil
	}
	laws := law.FindAllStringIndex(text, -1)
	// Each line by itself: the name of a library does not go on in its address.
	var facts []fidelity.Fact
	at := 0
	for line := range strings.Lines(text) {
		for _, f := range fidelity.Facts(line) {
			f.Start, f.End = f.Start+at, f.End+at
			facts = append(facts, f)
		}
		at += len(line)
	}
	return slices.DeleteFunc(hits, func(h picture.Hit) bool {
		if polar[h.Concept] && denied(text[:h.Start]) {
			return true
		}
		if named[h.Concept] && h.Start > 0 && isName(text[h.Start:h.End]) && text[h.Start-1] != '\n' {
			return true
		}
		return (h.Strength < 3 || placed[h.Concept]) && insideName(facts, h.Start, h.End) ||
			slices.ContainsFunc(laws, func(m []int) bool { return m[0] <= h.Start && h.End <= m[1] })
	})
}

// law is the name of a law, whose words say what it was made for: a text that names
// the Licensing Act need not be about a licence.
var law = regexp.MustCompile(`(?:\p{Lu}[\pL’'-]*\.?,? (?:(?:and|of|for|to|in|the|on|etc\.?) )*(?:\([^()]*\) )?)+(?:Act|Regulations|Order|Rules|Directive)\b`)

// placed are the strong concepts that streets and houses are named after: Station
// Road has no train.
var placed = map[string]bool{
	"train": true, "school": true, "hospital": true, "library": true, "court": true, "hall": true, "farm": true, "burial": true, "taxi": true,
}

// polar are the concepts whose picture says the contrary of what the text does
// after a "no" or a "not": a thumb down beside "no objection".
var polar = map[string]bool{
	"objection": true, "agree": true, "free": true, "open": true, "start": true, "happy": true, "safe": true, "discount": true,
	"yes": true, "danger": true, "problem": true, "emergency": true, "late": true, "group": true, "closed": true,
	"report-problem": true, "interest": true, "apologies": true, "improve": true, "more": true, "less": true, "refused": true,
}

// denied reports whether a text ends with a word that denies what comes next.
func denied(before string) bool {
	words := strings.Fields(before)
	return denies(strings.Join(words[max(0, len(words)-3):], " "))
}

// denies reports whether a text has a word that denies something.
func denies(text string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		switch strings.Trim(word, ",.;:()") {
		case "no", "none", "not", "never", "without", "cannot", "nor", "nobody":
			return true
		}
	}
	return false
}

// named are the concepts that are often part of the name of a house or a place.
// A Bill with a capital is a law that is not made yet.
var named = map[string]bool{
	"home": true, "building": true, "park": true, "garden": true, "tree": true, "school": true, "road": true, "church": true, "bill": true,
	"nature": true, "farm": true, "town": true, "village": true,
}

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
// someone, not whom. An address among other things may be that of a house, not one
// to write to, and has none.
func contactConcept(s *Statement, kind SectionKind) string {
	address := 0
	for _, f := range fidelity.Facts(s.Text) {
		switch f.Kind {
		case fidelity.Phone:
			return "phone"
		case fidelity.Email:
			return "email"
		case fidelity.URL:
			return "computer"
		case fidelity.Postcode:
			address = f.End
		}
	}
	switch {
	case strings.HasPrefix(s.Text, "Visit:"):
		return "visit"
	case address > 0 && (address < len(strings.TrimRight(s.Text, ". ")) || kind != Contacts && !addressed(s.Text)):
		return ""
	}
	return "letter"
}

// addressed reports whether a line says that its address is one to write to.
func addressed(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	switch strings.TrimRight(first, ":") {
	case "write", "post", "address", "by", "send", "return":
		return true
	}
	return false
}
