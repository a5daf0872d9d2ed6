package easyread

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// A list of contents without dots before its page numbers has at least
// fewestContents lines, of at most longestContents words each.
const (
	fewestContents  = 3
	longestContents = 24
)

// contentsLine is a line of a list of contents: words, and a page number.
var contentsLine = regexp.MustCompile(`\pL[\pL)’'?]* (\d{1,3})$`)

// contentsLines returns the blocks that are lines of the source's list of contents
// without saying so: several in a row that end in page numbers which do not fall.
// Either they go on into the second half of the document and not past its end, which
// numbers of other things do not do, or lines with dots are among them: the file may
// hold only a part of the document.
func (cv *conversion) contentsLines() map[extract.Block]bool {
	pages := 0
	for _, b := range cv.source.Blocks {
		pages = max(pages, pageOf(b.Info()))
	}
	found := make(map[extract.Block]bool)
	var run []extract.Block
	last, dotted := 0, false
	end := func() {
		if len(run) >= fewestContents && (dotted || last*2 >= pages && last <= pages) {
			for _, b := range run {
				found[b] = true
			}
		}
		run, last, dotted = nil, 0, false
	}
	for _, b := range cv.source.Blocks {
		if b.Info().Layer != extract.Body {
			continue // the foot of a page does not end a list
		}
		n, dots := pageAtEnd(b)
		if n < max(last, 1) {
			end()
		}
		if n > 0 {
			run, last, dotted = append(run, b), n, dotted || dots
		}
	}
	end()
	return found
}

// pageAtEnd returns the page number that a short line ends with, or 0, and whether
// dots lead to it.
func pageAtEnd(b extract.Block) (int, bool) {
	text := ""
	switch b := b.(type) {
	case *extract.Paragraph:
		text = b.Text
	case *extract.Heading:
		text = b.Text
	}
	text = strings.Join(strings.Fields(text), " ")
	if text == "" || len(strings.Fields(text)) > longestContents || strings.ContainsAny(text, "£@") {
		return 0, false
	}
	if leaders.MatchString(text) {
		words := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == '…' || r == ' ' })
		if len(words) < 2 {
			return 0, false // a line to write on
		}
		n, err := strconv.Atoi(words[len(words)-1])
		return n, err == nil
	}
	m := contentsLine.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0, false
	}
	return n, false
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
