package easyread

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

var (
	// bookNumber is the number or the printer of a publication, and nothing else: Easy
	// Read has others. Who owns the text and where to ask stays.
	bookNumber = regexp.MustCompile(`^(?:ISBN|ISSN)[\s\d:X-]*\.?$|^(?:Printed|Produced|Typeset) (?:by|for|and|on) [^@\d]*$`)
	// pageButtons are lines of a web page that say nothing about what is on it.
	pageButtons = regexp.MustCompile(`(?i)^(?:(?:first |last )?(?:published|updated):?|(?:see |show )?all updates|print this page|share this page|back to top|skip to (?:main )?content|there is a problem|thanks for your feedback|is this page useful\??)$`)
	// cardLabel is a label of the data that a web page shows about itself.
	cardLabel = regexp.MustCompile(`(?i)^(?:(?:first |last )?(?:published|updated)|directorate|department|topics?|part of|tags?|category|author|(?:see |show )?all updates):?$`)
	// figureCaption begins the caption of something that is drawn.
	figureCaption = regexp.MustCompile(`^(?:Figure|Fig\.?|Chart|Graph|Map|Diagram|Image|Photo|Plate)\s?\d+[a-z]?(?:\.\d+)*\b`)
	// tableCaption begins the caption of a table.
	tableCaption = regexp.MustCompile(`^Table\s?\d+[a-z]?(?:\.\d+)*: `)
	// pointsAt begins a sentence that does no more than point at a figure or a table,
	// and seeReference is an aside that does.
	pointsAt     = regexp.MustCompile(`^(?:(?:Figure|Fig\.?|Chart|Graph|Map|Diagram)\s?\d+[a-z]?(?:\.\d+)*)(?: (?:below|above|overleaf))? (?:shows?|gives?|displays?|presents?|provides?|sets? out|illustrates?|summarises?)\b`)
	seeReference = regexp.MustCompile(`^\((?:[Ss]ee )?(?:Figure|Fig\.?|Chart|Graph|Map|Diagram|Table)s?\s?\d[^()]{0,20}\)\.?$`)
	// sourceLine begins a line that says where figures come from.
	sourceLine = regexp.MustCompile(`^Sources?: `)
)

// spare returns why a sentence is of no use to a reader, and whether it is of none: it
// is the number of another publication, or belongs to a figure that is not there.
func (cv *conversion) spare(text string, info *extract.BlockInfo) (Reason, bool) {
	switch {
	case bookNumber.MatchString(text):
		return PageFurniture, true
	case isAxis(text), isLegend(text), seeReference.MatchString(text), isCaption(text) && !cv.overTable[info]:
		return SourcePicture, true
	case cv.length == Complete || cv.mustKeep(text):
		return 0, false
	case pointsAt.MatchString(text):
		return SourcePicture, true
	case sourceLine.MatchString(text):
		return Footnote, true
	case tableCaption.MatchString(text) && !cv.overTable[info]:
		return Shorter, true // of a table that was not read as one
	}
	return 0, false
}

// isLegend reports whether a text is what stands in and beside a chart of shares: the
// name of each part, once with its share.
func isLegend(text string) bool {
	const fewest = 2 // parts
	words := strings.Fields(text)
	shares, twice := 0, 0
	count := make(map[string]int)
	for _, w := range words {
		if strings.HasSuffix(w, "%") {
			shares++
			continue
		}
		if count[w]++; count[w] == 2 {
			twice++
		}
	}
	return shares >= fewest && twice >= fewest && !strings.ContainsAny(text, ".;:") &&
		!slices.ContainsFunc(language.Tokens(text), finiteTag)
}

// withoutCard returns a list without what a web page says about itself: two or more
// labels such as "Last updated", each with the item after it.
func (cv *conversion) withoutCard(l *extract.List) *extract.List {
	const fewest = 2
	label := func(item *extract.ListItem) bool {
		if len(item.Blocks) != 1 {
			return false
		}
		p, ok := item.Blocks[0].(*extract.Paragraph)
		return ok && cardLabel.MatchString(strings.TrimSpace(p.Text))
	}
	n := 0
	for _, item := range l.Items {
		if label(item) {
			n++
		}
	}
	if n < fewest {
		return l
	}
	rest := *l
	rest.Items = nil
	value := false // of the label before it
	for _, item := range l.Items {
		if value || label(item) {
			for _, b := range item.Blocks {
				cv.leave(b.Info(), extract.Span{}, extract.PlainText(b), PageFurniture)
			}
			value = label(item)
			continue
		}
		rest.Items = append(rest.Items, item)
	}
	return &rest
}

// isCaption reports whether a text is the caption of a figure, and does not speak of
// one in a sentence.
func isCaption(text string) bool {
	at := figureCaption.FindStringIndex(text)
	if at == nil {
		return false
	}
	return strings.HasPrefix(text[at[1]:], ":") || !slices.ContainsFunc(language.Tokens(text), finiteTag)
}

// noteCaptions remembers the captions of tables, which some reports call figures.
func (cv *conversion) noteCaptions() {
	cv.overTable = make(map[*extract.BlockInfo]bool)
	for i, b := range cv.source.Blocks {
		t, ok := b.(*extract.Table)
		if !ok {
			continue
		}
		if t.Caption != nil {
			cv.overTable[&t.Caption.BlockInfo] = true
		}
		if i > 0 {
			cv.overTable[cv.source.Blocks[i-1].Info()] = true
		}
	}
}

// isAxis reports whether a text begins with the numbers along the side of a chart,
// which are evenly apart, or with the shares in its parts.
func isAxis(text string) bool {
	const fewest = 4
	var steps []int
	shares := 0
	for _, w := range strings.Fields(text) {
		if n, err := strconv.Atoi(strings.TrimSuffix(w, "%")); err == nil && strings.HasSuffix(w, "%") && n <= 100 {
			shares++
		} else if n, err := strconv.Atoi(strings.ReplaceAll(w, ",", "")); err == nil && shares == 0 {
			steps = append(steps, n)
			continue
		}
		if shares == 0 || !strings.HasSuffix(w, "%") {
			break
		}
	}
	if shares >= fewest-1 {
		return true
	}
	if len(steps) < fewest || steps[1] <= steps[0] {
		return false
	}
	for i := range fewest - 1 {
		if steps[i+1]-steps[i] != steps[1]-steps[0] {
			return false
		}
	}
	return steps[1]-steps[0] > 1
}

// isContents reports whether a text is a list of contents whose lines were joined:
// the word, and page numbers that do not fall.
func isContents(text string) bool {
	const fewest = 5
	rest, ok := strings.CutPrefix(text, "Contents ")
	if !ok {
		return false
	}
	n, last := 0, 0
	for _, w := range strings.Fields(rest) {
		if page, err := strconv.Atoi(w); err == nil {
			if page >= last {
				n++
			}
			last = page
		}
	}
	return n >= fewest
}
