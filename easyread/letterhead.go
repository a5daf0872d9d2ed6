package easyread

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
)

// Many councils say how to reach them at the foot of each page and nowhere else.

// letterheadWords is how many words such a line has at most.
const letterheadWords = 40

// letterheadRows returns the contact details of running headers and footers, each once,
// as rows. They are for a document of a public body that has no others.
func (cv *conversion) letterheadRows() []Row {
	if cv.publisher == "" {
		return nil // those of a company that made it for somebody
	}
	var rows []Row
	seen := make(map[string]bool)
	for _, b := range cv.source.Blocks {
		p, ok := b.(*extract.Paragraph)
		if !ok || p.Layer != extract.Furniture || len(strings.Fields(p.Text)) > letterheadWords {
			continue
		}
		src, _ := newSource(p.Text, p.Marks, &p.BlockInfo)
		fresh := false
		for _, f := range fidelity.Facts(src.text) {
			if (f.Kind == fidelity.Phone || f.Kind == fidelity.Email) && !seen[f.Value] {
				seen[f.Value] = true
				fresh = true
			}
		}
		if !fresh {
			continue
		}
		lines := contactLines(&src, p.Marks)
		if lines == nil {
			lines = []Statement{{
				Text:   strings.Join(strings.Fields(src.text), " "),
				Kind:   Contact,
				Source: []extract.Ref{src.ref(0, len(src.text))},
				Page:   src.page(0),
				Facts:  factsOf(fidelity.Compare(src.text, src.text)),
			}}
		}
		rows = append(rows, Row{Statements: lines})
		cv.leftOut = slices.DeleteFunc(cv.leftOut, func(l LeftOut) bool { return l.Ref.Block == p.ID && l.Reason == PageFurniture })
	}
	return rows
}
