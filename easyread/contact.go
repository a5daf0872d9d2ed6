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

// isContact reports whether a fact is a way to reach someone.
func isContact(k fidelity.Kind) bool {
	return k == fidelity.Phone || k == fidelity.Email || k == fidelity.URL || k == fidelity.Postcode
}

var contactHeading = regexp.MustCompile(`(?i)^(?:\d+\.?\s*)?(?:how to )?(?:contact(?:s|ing)?(?: us| details| information| the council)?|get(?:ting)? in touch(?: with us)?|(?:for )?(?:further|more) information|(?:for )?(?:further|more) (?:help|details)|(?:contact|contacting) (?:[\w'’]+ ){1,4}[\w'’]+)[.:?]?$`)

// isContactHeading reports whether a heading says that contact details follow.
func isContactHeading(text string) bool {
	return contactHeading.MatchString(strings.TrimSpace(text))
}

// ways are the short names before contact details and how we write them.
var ways = regexp.MustCompile(`(?i)^(tel(?:ephone)?(?: no\.?| number)?|phone(?: number)?|freephone|t|e|email|e-mail|w|web(?:site)?|fax|text(?:phone)?|minicom|mob(?:ile)?|m|post|address|in person|visit(?: us)?|in writing|write to(?: us)?(?: at)?)\s*[.:]+\s*`)

// plainWay returns the plain name of a way.
func plainWay(name string) string {
	if strings.EqualFold(name, "in writing") {
		return "Write to"
	}
	switch name = strings.ToLower(strings.Fields(name)[0]); name {
	case "t", "tel", "telephone", "phone", "tel.":
		return "Phone"
	case "e", "email", "e-mail":
		return "Email"
	case "w", "web", "website":
		return "Website"
	case "m", "mob", "mobile":
		return "Mobile phone"
	case "text":
		return "Text" // a message to a mobile phone
	case "textphone", "minicom":
		return "Text phone"
	case "freephone":
		return "Free phone"
	case "fax":
		return "Fax"
	case "in", "visit":
		return "Visit"
	}
	return "Write to"
}

// contactLines returns the statements of a text that is nothing but contact
// details, one for each line, or nil if it is another text. They are not
// rewritten.
func contactLines(src *source, marks []extract.Mark) []Statement {
	if len(src.text) > 600 {
		return nil
	}
	var lines []Statement
	start := 0
	for _, end := range append(labelStarts(src, marks), len(src.text)) {
		part := src.part(start, end)
		part = part.part(0, len(strings.TrimRight(part.text, " |")))
		made := contactPart(&part)
		if made == nil {
			return nil
		}
		lines = append(lines, made...)
		start = end
	}
	return lines
}

// wayInside is the label of a detail inside a line that was joined of several:
// "Civic Hall AB1 2CD Telephone: 01632 960 540 Email: office@dixley.gov.uk". Between
// two details there may be a mere stroke.
var wayInside = regexp.MustCompile(`(?i)\s(?:(?:tele|text|free)?phone|tel|email|e-mail|fax|website|web|mobile|minicom)\s*\.?:\s|\s\|\s`)

// labelStarts returns where labels such as "Post:" begin inside a text: those in bold,
// and in a text with more than one detail those of ways to reach someone.
func labelStarts(src *source, marks []extract.Mark) []int {
	starts := boldStarts(src, marks)
	for _, m := range wayInside.FindAllStringIndex(src.text, -1) {
		at := m[0] + 1
		if src.text[at] == '|' {
			at = m[1]
		}
		if i, found := slices.BinarySearch(starts, at); !found && at < len(src.text) {
			starts = slices.Insert(starts, i, at)
		}
	}
	return starts
}

// boldStarts returns where labels in bold begin inside a text.
func boldStarts(src *source, marks []extract.Mark) []int {
	var starts []int
	for _, m := range marks {
		if m.Kind != extract.Bold || m.Start < 0 || m.End > len(src.raw) || m.Start >= m.End {
			continue
		}
		if !strings.HasSuffix(strings.TrimSpace(src.raw[m.Start:m.End]), ":") {
			continue
		}
		if i, ok := slices.BinarySearch(src.at, m.Start); ok && i > 0 && i < len(src.text) && (len(starts) == 0 || i > starts[len(starts)-1]) {
			starts = append(starts, i)
		}
	}
	return starts
}

// contactPart returns the lines of one part of a contact text, or nil.
func contactPart(src *source) []Statement {
	facts := fidelity.Facts(src.text)
	postcode, found := false, false
	for _, f := range facts {
		found = found || isContact(f.Kind)
		postcode = postcode || f.Kind == fidelity.Postcode
	}
	// "In person: 12 Market Square, Westmere." has no detail that we know, but
	// says itself what it is.
	labelled := ways.MatchString(src.text) && len(language.Words(src.text)) <= 30
	if !found && !labelled {
		return nil
	}
	spans := lineSpans(src.text)
	address := postcode && isAddress(src.text)
	if !address && len(spans) == 1 && !labelled && !bareContact(src.text, facts) {
		return nil
	}
	if !address && !labelled {
		for _, s := range spans {
			if line := s.Of(src.text); len(language.Words(line)) > 10 {
				return nil
			}
		}
	}
	if address && len(spans) == 1 {
		spans = commaSpans(src.text)
	}
	var lines []Statement
	for _, s := range spans {
		text := s.Of(src.text)
		if m := ways.FindStringSubmatch(text); m != nil && len(m[0]) < len(text) {
			text = plainWay(m[1]) + ": " + text[len(m[0]):]
		}
		lines = append(lines, Statement{
			Text:   text,
			Kind:   Contact,
			Source: []extract.Ref{src.ref(s.Start, s.End)},
			Page:   src.page(s.Start),
			Facts:  factsOf(fidelity.Compare(s.Of(src.text), text)),
		})
	}
	return lines
}

// bareContact reports whether a line has few words beside its contact details.
func bareContact(text string, facts []fidelity.Fact) bool {
	words := 0
	for _, w := range language.Words(text) {
		inside := false
		for _, f := range facts {
			inside = inside || isContact(f.Kind) && f.Start < w.End && w.Start < f.End
		}
		if !inside {
			words++
		}
	}
	return words <= 4 && !strings.HasSuffix(text, ".")
}

// isAddress reports whether a text is a postal address: short parts between
// commas or line breaks, mostly with capital letters.
func isAddress(text string) bool {
	fields := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '\n' })
	if len(fields) < 3 {
		return false
	}
	for _, f := range fields {
		if len(strings.Fields(f)) > 6 {
			return false
		}
	}
	for _, s := range language.Sentences(text) {
		for _, t := range language.Tokens(s.Of(text)) {
			if t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" || t.Tag == "VBD" {
				return false
			}
		}
	}
	return true
}

// addressBlocks returns how many of the first blocks are the lines of one postal
// address, each read as a paragraph: short lines without a verb, the last of which has
// the postcode.
func addressBlocks(blocks []extract.Block) int {
	const mostLines, mostWords = 8, 6
	for i, b := range blocks[:min(len(blocks), mostLines)] {
		p, ok := b.(*extract.Paragraph)
		if h, heading := b.(*extract.Heading); heading && i > 0 {
			// Its last line may stand so far from what follows that it was read as a heading.
			if facts := fidelity.Facts(h.Text); len(facts) == 1 && facts[0].Kind == fidelity.Postcode && len(facts[0].Text) == len(strings.TrimSpace(h.Text)) {
				return i + 1
			}
		}
		if !ok || p.Layer != extract.Body || len(strings.Fields(p.Text)) > mostWords || strings.ContainsAny(p.Text, ".:?") {
			return 0
		}
		text := strings.TrimSpace(p.Text)
		if r, _ := utf8.DecodeRuneInString(text); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return 0
		}
		for _, f := range fidelity.Facts(text) {
			if f.Kind == fidelity.Postcode {
				if i == 0 {
					return 0
				}
				return i + 1
			}
		}
		if slices.ContainsFunc(language.Tokens(text), finiteTag) {
			return 0
		}
	}
	return 0
}

// address returns the lines of an address as one row.
func address(blocks []extract.Block) Row {
	var r Row
	for _, b := range blocks {
		text, info := extract.OwnText(b), b.Info()
		r.Statements = append(r.Statements, Statement{
			Text:   strings.Join(strings.Fields(text), " "),
			Kind:   Contact,
			Source: []extract.Ref{{Block: info.ID, Span: extract.Span{End: len(text)}}},
			Page:   pageOf(info),
			Facts:  factsOf(fidelity.Compare(text, text)),
		})
	}
	return r
}

// lineSpans returns the lines of a text without the white space around them.
func lineSpans(text string) []language.Span { return splitSpans(text, '\n') }

// commaSpans returns the parts of a text between commas.
func commaSpans(text string) []language.Span { return splitSpans(text, ',') }

func splitSpans(text string, at byte) []language.Span {
	var spans []language.Span
	for start := 0; start <= len(text); {
		end := strings.IndexByte(text[start:], at)
		if end < 0 {
			end = len(text) - start
		}
		part := text[start : start+end]
		if trimmed := strings.TrimSpace(part); trimmed != "" {
			from := start + strings.Index(part, trimmed)
			spans = append(spans, language.Span{Start: from, End: from + len(trimmed)})
		}
		start += end + 1
	}
	return spans
}

// toReach are words of a sentence whose address is one to write or to go to.
var toReach = regexp.MustCompile(`(?i)\b(?:write|writing|post|send|return|address|contact|visit|offices?|in person|by hand|deliver|call|come|moved?|reception)\b`)

// underHeading begins a line that its heading says what for: "By phone: 01632 960 115"
// under "How to pay".
var underHeading = regexp.MustCompile(`^(?:By|In|Online|Over|Through)\b|^[^.,:]{2,30}:\s`)

// reuse is a sentence about the licence of a text, in the words of the public bodies of
// this country.
var reuse = regexp.MustCompile(`(?i)\bto view this licen[cs]e\b|\bopen government licen[cs]e\b`)

// longestLabel is how many words a heading has at most that can stand before such a
// line.
const longestLabel = 6

// withSense returns statements of a row that are repeated elsewhere with what they say
// nothing without: "Ring 01632 960 870." needs the sentence before it, and the first
// line under a heading such as "If you smell gas" or "How to pay" needs the heading.
func withSense(repeat []Statement, s *Section, row int) []Statement {
	all := s.Rows[row].Statements
	first := slices.IndexFunc(all, func(st Statement) bool { return st.Text == repeat[0].Text })
	var before *Statement
	switch {
	case first > 0:
		before = &all[first-1]
	case row > 0 && len(s.Rows[row-1].Statements) > 0 && s.Rows[row-1].Table == nil:
		before = &s.Rows[row-1].Statements[len(s.Rows[row-1].Statements)-1]
	}
	text := repeat[0].Text
	switch heading := &s.Heading; {
	case before != nil && before.Kind == Prose && !before.Inferred && before.sameBlock(&repeat[0]) && (leans(text) || isCommand(text)):
		return append([]Statement{{Text: before.Text, Source: before.Source, Page: before.Page, Facts: before.Facts}}, repeat...)
	case heading.Inferred || len(strings.Fields(heading.Text)) > longestLabel:
	case underHeading.MatchString(text), row == 0 && first == 0 && condition.MatchString(heading.Text):
		return append([]Statement{{Text: strings.TrimRight(heading.Text, ".:?") + ":", Source: heading.Source, Page: heading.Page}}, repeat...)
	}
	return repeat
}

// condition begins a heading that says when what is below it counts.
var condition = regexp.MustCompile(`^(?:If|When) `)

// sameBlock reports whether two statements come from one block of the source.
func (s *Statement) sameBlock(t *Statement) bool {
	return len(s.Source) > 0 && len(t.Source) > 0 && s.Source[0].Block == t.Source[0].Block
}

// contactRows returns rows that repeat the statements with phone numbers, email
// addresses and postcodes, each detail once, with the words around it: whose
// number it is must stay clear.
func contactRows(sections []Section) []Row {
	var rows []Row
	seen := make(map[string]bool)
	for i := range sections {
		for j := range sections[i].Rows {
			var repeat []Statement
			for k, s := range sections[i].Rows[j].Statements {
				if reuse.MatchString(s.Text) {
					continue // whom to ask about copies answers no question of a reader
				}
				fresh := s.Kind == Contact && len(repeat) > 0 && repeat[len(repeat)-1].Kind == Contact
				for _, f := range fidelity.Facts(s.Text) {
					if f.Kind == fidelity.Postcode && s.Kind != Contact && !toReach.MatchString(s.Text) {
						continue // the house that an application is about
					}
					if isContact(f.Kind) && f.Kind != fidelity.URL && !seen[f.Value] {
						seen[f.Value] = true
						fresh = true
					}
				}
				if !fresh {
					continue
				}
				s.Label = ""
				if s.Kind != Contact {
					s.Kind = Prose
				}
				repeat = append(repeat, s)
				// "Call us or come to:" says nothing without its list.
				for rest := sections[i].Rows[j].Statements[k+1:]; strings.HasSuffix(s.Text, ":") && len(rest) > 0 && rest[0].bullet(); rest = rest[1:] {
					repeat = append(repeat, rest[0])
				}
			}
			// The lines of an address before its postcode belong to it.
			all := sections[i].Rows[j].Statements
			if len(repeat) > 0 && all[0].Kind == Contact {
				repeat = append([]Statement(nil), all...)
			}
			if len(repeat) > 0 && repeat[0].Kind == Prose {
				repeat = withSense(repeat, &sections[i], j)
			}
			if len(repeat) > 0 {
				rows = append(rows, Row{Statements: repeat})
			}
		}
	}
	return rows
}
