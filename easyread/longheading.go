package easyread

import (
	"regexp"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// headingWords is how many words a heading has at most: more is a sentence that
// stands where headings do.
const headingWords = 20

// headingLabel is what a long heading begins with that can head a text by itself:
// "Issue 5 –" or "Policy HO3.3:".
var headingLabel = regexp.MustCompile(`^(\pL+ (?:[A-Z]{0,4}\d[\w.]*|[A-Z]))(?:\s+[–—-]\s+|:\s+)`)

// headed returns the heading that a heading of the source makes, and the text that
// it makes below it. Either is nil. Nobody finds their way by a heading that is as
// long as a paragraph.
func headed(h *extract.Heading) (*extract.Heading, *extract.Paragraph) {
	text := strings.TrimSpace(h.Text)
	if len(language.Words(text)) <= headingWords {
		return h, nil
	}
	p := &extract.Paragraph{BlockInfo: h.BlockInfo, Text: h.Text, Marks: h.Marks}
	if m := headingLabel.FindStringSubmatchIndex(h.Text); m != nil {
		label := *h
		label.Text = h.Text[:m[3]]
		label.Marks = nil
		// Spaces in the place of the label keep what follows in its own place.
		p.Text = strings.Repeat(" ", m[1]) + h.Text[m[1]:]
		return &label, p
	}
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") {
		return nil, p
	}
	return h, nil
}
