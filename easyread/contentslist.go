package easyread

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/extract"
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
	fields := strings.Fields(extract.OwnText(b))
	text := strings.Join(fields, " ")
	if text == "" || len(fields) > longestContents || strings.ContainsAny(text, "£@") {
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
	if m := contentsLine.FindStringSubmatch(text); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			return n, false
		}
	}
	return 0, false
}
