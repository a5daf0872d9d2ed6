package easyread

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// sectionRows is how many rows a section should have at most, and splitRows from
// how many on it is made into parts.
const (
	sectionRows = 5
	splitRows   = 8
)

// arrange puts the sections in their order: what the document is about first, how
// to get in touch last. Headings without text under them are kept where they
// stand over other sections, and else left out with a note.
func (cv *conversion) arrange(drafts []draft) []Section {
	var sections, contacts []Section
	used := headingNames(drafts)
	var lines []Row // headings that are nothing but contact details
	last := false   // the section stands with the contacts
	for i, d := range drafts {
		switch {
		case len(d.rows) > 0:
		case d.kind == About:
			continue
		case d.level == 1 && (standsOver(drafts[i+1:]) || i+1 < len(drafts) && drafts[i+1].level > 1 && dated(d.heading.Text)):
		case i+1 < len(drafts) && drafts[i+1].made && drafts[i+1].level == d.level && len(drafts[i+1].rows) > 0 && goesOver(d.heading.Text, drafts[i+1].heading.Text):
			// "Finance" over "Bills to be paid", a line that was read as a heading.
			drafts[i+1].heading = joinedHeading(d.heading, drafts[i+1].heading)
			continue
		case reaches(d.heading.Text):
			line := d.heading
			line.Kind, line.Facts = Contact, factsOf(fidelity.Compare(line.Text, line.Text))
			lines = append(lines, Row{Statements: []Statement{line}})
			continue
		default:
			for _, ref := range d.heading.Source {
				cv.leftOut = append(cv.leftOut, LeftOut{Ref: ref, Page: d.heading.Page, Text: d.heading.Text, Reason: Shorter})
			}
			continue
		}
		s := Section{Heading: d.heading, Level: d.level, Kind: d.kind, Rows: d.rows}
		// A contact section within another stays with it: it may be about that.
		if d.level == 1 {
			last = d.kind == Contacts
		}
		if last {
			contacts = append(contacts, s)
			continue
		}
		// An opening says what the document is about; what is more than that has
		// no heading of its own in the source.
		if d.kind == About && len(s.Rows) > sectionRows {
			n := cv.frontRows(d.rows)
			rest := s
			s.Rows = d.rows[:n]
			rest.Kind, rest.Rows = Content, d.rows[n:]
			rest.Heading.Text = cv.bodyName()
			sections = append(append(sections, s), split(rest, used)...)
			continue
		}
		sections = append(sections, split(s, used)...)
	}
	if len(sections)+len(contacts)+len(lines) == 0 {
		return nil
	}
	sections, moved := lastFormats(sections)
	// Contact details that end the text stand at the end already.
	if n := len(sections) - 1; len(contacts) == 0 && n > 0 && sections[n].details() {
		s := sections[n]
		s.Kind, s.Level = Contacts, 1
		sections, contacts = sections[:n], []Section{s}
	}
	if len(contacts) == 0 {
		rows := append(contactRows(sections), lines...)
		if len(rows) == 0 {
			rows = cv.letterheadRows()
		}
		if len(rows) > 0 {
			contacts = []Section{{
				Heading: Statement{Text: "How to get in touch", Inferred: true},
				Level:   1,
				Kind:    Contacts,
				Rows:    rows,
			}}
		}
	} else if s := &contacts[len(contacts)-1]; len(lines) > 0 {
		s.Rows = append(s.Rows[:len(s.Rows):len(s.Rows)], lines...)
	}
	rows := formatRows(sections, contacts)
	if moved != nil {
		rows = []Row{*moved}
	}
	if len(rows) > 0 {
		contacts = append(contacts, Section{
			Heading: Statement{Text: "Other formats", Inferred: true},
			Level:   min(2, len(contacts)+1),
			Kind:    Contacts,
			Rows:    rows,
		})
	}
	sections = append(sections, contacts...)
	return cv.withOpening(sections)
}

// goesOver reports whether a heading without text can stand before the one below it as
// one with it.
func goesOver(over, below string) bool {
	const longest = 6 // words
	for _, w := range strings.Fields(strings.ToLower(over)) {
		if len(w) > 3 && strings.Contains(strings.ToLower(below), strings.TrimSuffix(w, "s")) {
			return false // the one below says it
		}
	}
	return !contentsHeading.MatchString(over) && !strings.HasSuffix(over, "?") &&
		len(strings.Fields(over)) <= longest && len(strings.Fields(below)) <= longest
}

// joinedHeading returns two headings as one.
func joinedHeading(over, below Statement) Statement {
	over.Text = strings.TrimRight(over.Text, ".:") + ": " + below.Text
	over.Source = append(over.Source[:len(over.Source):len(over.Source)], below.Source...)
	over.Marks = nil
	return over
}

// reaches reports whether a text has a phone number or an email address.
func reaches(text string) bool {
	return slices.ContainsFunc(fidelity.Facts(text), func(f fidelity.Fact) bool { return f.Kind == fidelity.Phone || f.Kind == fidelity.Email })
}

// details reports whether a section says how to get in touch and nothing else.
func (s *Section) details() bool {
	return s.Kind != About && !s.Heading.Inferred && !strings.HasSuffix(s.Heading.Text, goesOn) && len(s.Rows) > 0 &&
		!slices.ContainsFunc(s.Rows, func(r Row) bool {
			return r.Table != nil || slices.ContainsFunc(r.Statements, func(t Statement) bool { return t.Kind != Contact })
		})
}

// frontRows returns how many of the rows before the first heading say what the document
// is: those of its first lines, or else the first few.
func (cv *conversion) frontRows(rows []Row) int {
	front := frontOf(cv.source)
	n := 0
	for n < len(rows) && n < sectionRows-1 && slices.ContainsFunc(front, func(b extract.Block) bool { return rows[n].from(b) }) {
		n++
	}
	if n == 0 {
		return sectionRows - 1
	}
	return n
}

// from reports whether a row begins with what a block says.
func (r *Row) from(b extract.Block) bool {
	return len(r.Statements) > 0 && len(r.Statements[0].Source) > 0 && b.Info().ID != "" && r.Statements[0].Source[0].Block == b.Info().ID
}

// bodyOpener begins the headings of [conversion.bodyName] that name what they head.
const bodyOpener = "What "

// bodyName returns the heading of a text that has none: what kind of document says it,
// as far as the title tells.
func (cv *conversion) bodyName() string {
	switch kind := strings.ToLower(kindOfDocument.FindString(cv.title)); kind {
	case "agenda", "summons":
		return bodyOpener + "is on the agenda"
	case "minutes":
		return bodyOpener + "the minutes say"
	case "notice", "report", "letter", "newsletter", "leaflet", "statement", "plan", "policy", "guide", "summary", "charter", "strategy", "booklet":
		return bodyOpener + "the " + kind + " says"
	}
	return "More information"
}

// standsOver reports whether a section has text in a section within it. drafts are
// those after it.
func standsOver(drafts []draft) bool {
	for _, d := range drafts {
		if d.level <= 1 {
			return false
		}
		if len(d.rows) > 0 {
			return true
		}
	}
	return false
}

// formats are words of sentences about large print, audio and the like.
var formats = regexp.MustCompile(`(?i)\b(?:other|another|different|alternative) (?:formats?|languages?)|\blarge print\b|\bbraille\b|\beasy read\b|\baudio (?:cd|version|tape)`)

// lastFormats takes the last row from sections if it says how to get other formats: it
// stands under a heading of its own then, just below. It is nil if there is none.
func lastFormats(sections []Section) ([]Section, *Row) {
	n := len(sections) - 1
	if n < 0 || len(sections[n].Rows) < 2 {
		return sections, nil
	}
	last := sections[n].Rows[len(sections[n].Rows)-1]
	if !last.formats() || last.Table != nil {
		return sections, nil
	}
	out := slices.Clone(sections)
	out[n].Rows = slices.Clip(out[n].Rows[:len(out[n].Rows)-1])
	return out, &last
}

// formatRows repeats the statements that say in which other formats a document can
// be had, unless the contacts say so: people look for them at the end.
func formatRows(sections, contacts []Section) []Row {
	for _, s := range contacts {
		for _, r := range s.Rows {
			if r.formats() {
				return nil
			}
		}
	}
	const most = 2 // a document about formats repeats itself no more than that
	var rows []Row
	for _, s := range sections {
		for _, r := range s.Rows {
			if !r.formats() || r.Table != nil || len(rows) == most {
				continue
			}
			rows = append(rows, Row{Statements: slices.Clone(r.Statements)})
		}
	}
	return rows
}

// formats reports whether a row says how to get other formats. An item of a list may
// speak of the formats of something else.
func (r *Row) formats() bool {
	return slices.ContainsFunc(r.Statements, func(s Statement) bool {
		return !s.Inferred && !s.bullet() && formats.MatchString(s.Text)
	})
}

// withOpening makes sure that the document begins by saying what it is about and
// what is in it, in words of the source.
func (cv *conversion) withOpening(sections []Section) []Section {
	var rows []Row
	if title := cv.titleStatement(); sections[0].Kind != About && title.Text != "" {
		rows = append(rows, Row{Statements: []Statement{{Text: "The name of this document is:", Inferred: true}, title}})
	}
	if sections[0].Kind != About {
		about := Section{Heading: Statement{Text: "About this document", Inferred: true}, Level: 1, Kind: About}
		sections = append([]Section{about}, sections...)
	}
	rows = append(rows, contentsRows(sections, 1, 3, "This document has these parts:", "This document also has these parts:")...)
	if len(rows) == 0 && len(sections[0].Rows) == 0 {
		return sections[1:]
	}
	first := sections[0].Rows
	sections[0].Rows = append(first[:len(first):len(first)], rows...)
	return sections
}

// longHeading is how many words a heading has at most that can be taken in at a
// glance.
const longHeading = 10

// contentsRows lists the sections that the source has down to a level, with links to
// them, if there are so many at least: a list of two is little help, and a long one or one
// of long names is a burden. lead stands above them, and also where the list goes on in
// another row.
func contentsRows(sections []Section, level, fewest int, lead, also string) []Row {
	const most = 12
	var names []Statement
	for i, s := range sections {
		if s.Kind == About || s.Level > level || s.Heading.Inferred && !strings.HasPrefix(s.Heading.Text, bodyOpener) || strings.HasSuffix(s.Heading.Text, goesOn) || !namesPart(s.Heading.Text) {
			continue
		}
		name := s.Heading
		name.Kind = Item
		name.Marks = []extract.Mark{{Span: extract.Span{End: len(name.Text)}, Kind: extract.Link, Target: "#" + place(i)}}
		names = append(names, name)
	}
	long := 0
	for _, name := range names {
		if len(strings.Fields(name.Text)) > longHeading {
			long++
		}
	}
	if len(names) < fewest || len(names) > most || long*2 > len(names) {
		return nil
	}
	rows := []Row{{Statements: []Statement{{Text: lead, Inferred: true}}}}
	each := len(names)
	if each > rowItems {
		each = (len(names) + 1) / 2
	}
	for i, name := range names {
		if i == each {
			rows = append(rows, Row{Statements: []Statement{{Text: also, Inferred: true}}})
		}
		row := &rows[len(rows)-1]
		row.Statements = append(row.Statements, name)
	}
	return rows
}

// namesPart reports whether a heading of the source names a part of it, and may stand
// in a list of its parts. A day, what was done at a time, the author and a label do
// not.
func namesPart(text string) bool {
	words := strings.Fields(text)
	if len(words) > 1 && loneLabel.MatchString(words[0]) {
		words = words[1:] // "a) Playground"
	}
	if first, _ := utf8.DecodeRuneInString(strings.Join(words, "")); len(words) == 0 || unicode.IsLower(first) {
		return false
	}
	switch strings.ToLower(strings.Trim(words[0], ".:…")) {
	case "date", "signed", "action":
		if len(words) == 1 || words[1] == ":" || strings.HasSuffix(words[0], ":") {
			return false
		}
	}
	happened := false
	for _, t := range language.Tokens(text) {
		happened = happened || t.Tag == "VBD"
	}
	if happened && !strings.HasSuffix(text, "?") && strings.HasSuffix(text, ":") {
		return false
	}
	for _, f := range fidelity.Facts(text) {
		if f.Kind != fidelity.Date && f.Kind != fidelity.Time {
			continue
		}
		rest := strings.Fields(text[:f.Start] + text[f.End:])
		if happened || len(rest) == 0 || len(rest) == 1 && len(rest[0]) <= len("on") {
			return false
		}
	}
	return true
}
