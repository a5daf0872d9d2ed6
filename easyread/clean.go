package easyread

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
)

// A source is the text of a block made ready for rewriting, and where each byte
// of it stands in the block.
type source struct {
	text string
	at   []int // at[i] is the byte of the block's text that text[i] is; one more for the end
	info *extract.BlockInfo
	raw  string
}

var (
	// paragraphNumber is a number such as "4.12" or "3.1.2" before a paragraph, and
	// "15." before one that is no line.
	paragraphNumber = regexp.MustCompile(`^\(?\d{1,3}(?:\.\d{1,3})+\.?\)?\s+`)
	countedNumber   = regexp.MustCompile(`^\d{1,3}\.\s+`)
	// blanks are lines to write on, also with a word on them.
	blanks = regexp.MustCompile(`_{3,}|(?:^|\s)(_+)|(_+)(?:\s|$)`)
	// labelled is a label such as "Tel:" with which no sentence begins.
	labelled = regexp.MustCompile(`^\pL+:`)
	// stuckDay is the end of a day's number to which its month is stuck.
	stuckDay = regexp.MustCompile(`^\d(?:st|nd|rd|th)(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)`)
	// signature is the beginning of a line on which someone whose name follows signs.
	signature = regexp.MustCompile(`^(?i:signed|signature)\s*:?\s*[.…_][.…_\s]{3,}`)
	// bullets are signs that some readers leave before an item.
	bullets = regexp.MustCompile(`^[•●▪◦‣»–—*·-]\s+`)
)

// bullet is the label of a text that begins with a bullet.
const bullet = "•"

// newSource leaves out the signs of footnotes, lines to write on, the number of the paragraph or its
// bullet, and doubled spaces. The number, or "•", is the label.
func newSource(text string, marks []extract.Mark, info *extract.BlockInfo) (s source, label string) {
	skip := make([]bool, len(text))
	for _, m := range marks {
		if m.Kind == extract.NoteRef {
			for i := max(m.Start, 0); i < min(m.End, len(text)); i++ {
				skip[i] = true
			}
		}
	}
	for _, m := range blanks.FindAllStringIndex(text, -1) {
		for i := m[0]; i < m[1]; i++ {
			skip[i] = text[i] == '_'
		}
	}
	start := len(text) - len(strings.TrimLeft(text, " \t"))
	if n := numberOf(text[start:]); n > 0 {
		label = strings.TrimSpace(text[start : start+n])
		start += n
	} else if m := bullets.FindString(text[start:]); m != "" {
		label = bullet
		start += len(m)
	}
	if m := signature.FindString(text[start:]); strings.ContainsFunc(text[start+len(m):], unicode.IsLetter) {
		start += len(m)
	}
	s = source{info: info, raw: text}
	var b strings.Builder
	space := true
	for i := start; i < len(text); i++ {
		c := text[i]
		if skip[i] {
			continue
		}
		if c == ' ' || c == '\t' || c == '\r' {
			if space || beforeMark(text[i:]) {
				continue
			}
			c, space = ' ', true
		} else {
			space = c == '\n'
		}
		b.WriteByte(c)
		s.at = append(s.at, i)
		if lacksSpace(text, i) {
			b.WriteByte(' ')
			s.at = append(s.at, i)
			space = true
		}
	}
	s.text = strings.TrimRight(b.String(), " \n")
	for strings.HasSuffix(s.text, " /") || strings.HasSuffix(s.text, ",") {
		s.text = strings.TrimRight(s.text[:len(s.text)-1], " ") // the line breaks off
	}
	s.at = s.at[:len(s.text)]
	end := start
	if len(s.at) > 0 {
		end = s.at[len(s.at)-1] + 1
	}
	s.at = append(s.at, end)
	return s, label
}

// beforeMark reports whether white space stands before a comma or colon that ends a
// word, as in "Members present : none".
func beforeMark(text string) bool {
	rest := strings.TrimLeft(text, " \t\r")
	if rest == "" || rest[0] != ',' && rest[0] != ':' && rest[0] != ';' {
		return false
	}
	return len(rest) == 1 || rest[0] == ',' || rest[1] == ' ' || rest[1] == '\n'
}

// lacksSpace reports whether the mark at byte i ends a sentence or a part of it and
// the next word follows at once: "the council.This", "25 January,29 February". Web
// addresses, numbers and initials are as they should be.
func lacksSpace(text string, i int) bool {
	if i < 2 || i+2 >= len(text) {
		return false
	}
	if text[i-2] >= '0' && text[i-2] <= '9' && stuckDay.MatchString(text[i-2:]) {
		return true // "20thMay"
	}
	if text[i] != '.' && text[i] != ',' {
		return false
	}
	small := func(c byte) bool { return c >= 'a' && c <= 'z' }
	large := func(c byte) bool { return c >= 'A' && c <= 'Z' }
	before := small(text[i-1]) && small(text[i-2]) || text[i] == ',' && text[i-1] == ' '
	after := large(text[i+1]) && small(text[i+2])
	if text[i] == ',' {
		after = after || small(text[i+1]) || text[i+1] >= '0' && text[i+1] <= '9'
	}
	if !before || !after || labelled.MatchString(text[i+1:]) {
		return false
	}
	word, _, _ := strings.Cut(text[strings.LastIndexAny(text[:i], " \n")+1:], " ")
	return !strings.ContainsAny(word, "@/\\") && !strings.HasPrefix(strings.ToLower(word), "www")
}

// numberOf returns how long the number is that counts a paragraph, or 0: what
// begins with a small letter or a sign, such as "2.5 miles", begins with a number of
// its own.
func numberOf(text string) int {
	m := paragraphNumber.FindString(text)
	if m == "" && len(strings.Fields(text)) > proseWords {
		m = countedNumber.FindString(text)
	}
	r, _ := utf8.DecodeRuneInString(text[len(m):])
	if !unicode.IsUpper(r) && !strings.ContainsRune("“‘\"'(", r) {
		return 0
	}
	return len(m)
}

// ref returns the ref of text[start:end].
func (s *source) ref(start, end int) extract.Ref {
	if start >= end {
		return extract.Ref{Block: s.info.ID}
	}
	return extract.Ref{Block: s.info.ID, Span: s.span(start, end)}
}

// span returns where text[start:end] stands in the block.
func (s *source) span(start, end int) extract.Span {
	return extract.Span{Start: s.at[start], End: s.at[end-1] + 1}
}

// page returns the page on which byte start stands, or that of the block.
func (s *source) page(start int) int {
	at := s.at[start]
	for _, p := range s.info.Prov {
		if p.Span.Start <= at && at < p.Span.End {
			return p.Page
		}
	}
	return pageOf(s.info)
}

// part returns the source of text[start:end] without the space around it.
func (s *source) part(start, end int) source {
	for start < end && (s.text[start] == ' ' || s.text[start] == '\n') {
		start++
	}
	for end > start && (s.text[end-1] == ' ' || s.text[end-1] == '\n') {
		end--
	}
	return source{text: s.text[start:end], at: s.at[start : end+1], info: s.info, raw: s.raw}
}
