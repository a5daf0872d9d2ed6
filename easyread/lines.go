package easyread

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
)

// Some files write a list as lines: those after "on the following dates:", or those of
// an agenda with their numbers. Read as paragraphs, each would be an idea of its own,
// and a shorter document would keep some and not others.

// Limits of a list that is written as lines.
const (
	fewestNumbered = 2
	mostLines      = 40
	lineWords      = 12 // of a line after a sentence that begins a list
	numberedWords  = 20 // of a line with a number
)

var (
	// lineNumber is the number of a line such as "6 Playground update".
	lineNumber = regexp.MustCompile(`^(\(?\d{1,2}[.)]?)\s+\(?[\pL]`)
	// lineCode is a code such as that of a planning application: such lines may be
	// longer.
	lineCode = regexp.MustCompile(`^\d{1,4}(?:/[0-9A-Z]{2,}){1,3}\b`)
)

// listed returns blocks in which lines that are a list are one.
func listed(blocks []extract.Block) []extract.Block {
	var out []extract.Block
	for i := 0; i < len(blocks); {
		n, led := 0, i > 0 && beginsLines(blocks[i-1])
		switch {
		case led:
			n = linesAfter(blocks[i:])
		default:
			n = max(numberedLines(blocks[i:]), pricedLines(blocks[i:]))
		}
		if n == 0 {
			out = append(out, blocks[i])
			i++
			continue
		}
		l := &extract.List{BlockInfo: extract.BlockInfo{Layer: extract.Body}}
		for _, b := range blocks[i : i+n] {
			item := &extract.ListItem{Blocks: []extract.Block{b}}
			if m := lineNumber.FindStringSubmatch(strings.TrimSpace(extract.OwnText(b))); m != nil && !led {
				item.Label = m[1]
			}
			l.Items = append(l.Items, item)
		}
		out = append(out, l)
		i += n
	}
	return out
}

// beginsLines reports whether a paragraph begins a list of lines.
func beginsLines(b extract.Block) bool {
	p, ok := b.(*extract.Paragraph)
	if !ok || p.Layer != extract.Body {
		return false
	}
	text := strings.TrimSpace(p.Text)
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, ";") && strings.Contains(strings.ToLower(text), "following")
}

// linesAfter returns how many blocks are the lines of a list that the block before
// them begins: at least two, of one kind.
func linesAfter(blocks []extract.Block) int {
	if addressBlocks(blocks) > 0 {
		return 0
	}
	first := strings.TrimSpace(extract.OwnText(blocks[0]))
	return linesIn(blocks, 2, func(text string) bool {
		code := lineCode.MatchString(text)
		if lineCode.MatchString(first) != code || monthName.MatchString(first) && !monthName.MatchString(text) {
			return false // codes, or days, and then something else
		}
		return code || len(strings.Fields(text)) <= lineWords && !lineNumber.MatchString(text) && !strings.ContainsAny(lastByte(text), ".?!:;")
	})
}

// lastByte returns the last byte of a text, or "".
func lastByte(text string) string { return text[max(len(text)-1, 0):] }

// plainLine returns a block that is a line of text on its own.
func plainLine(b extract.Block) (*extract.Paragraph, bool) {
	p, ok := b.(*extract.Paragraph)
	if !ok || p.Layer != extract.Body {
		return nil, false
	}
	text := strings.TrimSpace(p.Text)
	if text == "" || strings.ContainsAny(text, "\n") || strings.ContainsFunc(text, isBullet) {
		return nil, false
	}
	_, none := needless(text, false)
	return p, !none
}

// numberedLines returns how many of the first blocks are lines with numbers that rise:
// at least two.
func numberedLines(blocks []extract.Block) int {
	last := 0
	return linesIn(blocks, fewestNumbered, func(text string) bool {
		m := lineNumber.FindStringSubmatch(text)
		if m == nil || len(strings.Fields(text)) > numberedWords || strings.HasSuffix(text, ":") || beginsFigure(text) {
			return false
		}
		number := 0
		for _, r := range m[1] {
			if unicode.IsDigit(r) {
				number = number*10 + int(r-'0')
			}
		}
		rises := last == 0 || number == last+1
		last = number
		return rises
	})
}

// price is an amount of pounds, also with a word stuck to it.
var price = regexp.MustCompile(`£\d`)

// pricedLines returns how many of the first blocks are the lines of a list of prices: at
// least three, each a few words and an amount.
func pricedLines(blocks []extract.Block) int {
	return linesIn(blocks, 3, func(text string) bool {
		return price.MatchString(text) && len(strings.Fields(text)) <= lineWords && !strings.ContainsAny(lastByte(text), ".?!:;")
	})
}

// linesIn returns how many of the first blocks are plain lines of which is says so, or
// 0 if they are fewer than fewest.
func linesIn(blocks []extract.Block, fewest int, is func(text string) bool) int {
	n := 0
	for n < len(blocks) && n < mostLines {
		p, ok := plainLine(blocks[n])
		if !ok || !is(strings.TrimSpace(p.Text)) {
			break
		}
		n++
	}
	if n < fewest {
		return 0
	}
	return n
}

// beginsFigure reports whether a text begins with a date, a time or an amount, or with
// a number of things, and with no number of a line: those have a capital letter after
// them.
func beginsFigure(text string) bool {
	for _, f := range fidelity.Facts(text) {
		if f.Start == 0 && f.Kind != fidelity.Number && f.Kind != fidelity.Reference {
			return true
		}
	}
	_, rest, _ := strings.Cut(text, " ")
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " ("))
	return !unicode.IsUpper(r)
}

// monthName is a month in a date.
var monthName = regexp.MustCompile(`\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b`)

// dateWords are the words of dates and times.
var dateWords = regexp.MustCompile(`(?i)^(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|\d{1,2}[.:]\d\d(?:am|pm)?|\d{1,2}[ap]m|[ap]m|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|and|at|on|to)$`)

// onlyDates reports whether a text is one date or several and nothing else.
func onlyDates(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;&/()–-", r) })
	months := false
	for _, w := range words {
		w = strings.TrimSuffix(w, ".")
		if !dateWords.MatchString(w) {
			return false
		}
		months = months || len(w) > 2 && unicode.IsUpper(rune(w[0]))
	}
	return months
}
