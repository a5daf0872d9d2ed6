package office

import (
	"fmt"

	"github.com/townclerk/townclerk/internal/paper"
)

// coverPicture is the size of the picture beside the mark of a cover, in points.
const coverPicture = 62

// cover writes the band of colour at the top: paragraphs of one ground and one
// border, which programs join.
func (w *docWriter) cover(c *paper.Cover) error {
	if w.body.Len() > 0 {
		return fmt.Errorf("%w: a cover that is not the first block", paper.ErrStructure)
	}
	if c.Mark != "" {
		w.put(`<w:p><w:pPr><w:pStyle w:val="CoverMark"/></w:pPr>`)
		if c.Picture != nil {
			decoration := *c.Picture
			decoration.Alt = ""
			w.put(w.picture(&decoration, coverPicture), textRun("  ", ""))
		}
		w.put(textRun(c.Mark, ""), "</w:p>")
	}
	if c.Title != "" {
		w.put(`<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>`, textRun(c.Title, ""), "</w:p>")
	}
	for i, line := range c.Lines {
		look := ""
		if i == 0 {
			look = "<w:b/><w:bCs/>"
		}
		w.put(`<w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr>`, textRun(line, look), "</w:p>")
	}
	return nil
}

// coverStyles writes the styles of a cover. The title is that of a document without
// one, too.
func (w *docWriter) coverStyles(style func(id, name, props, look string), size func(share float64) string, keep string) {
	heading, on := hexColour(w.pal.Heading), hexColour(w.pal.OnCover)
	if !w.hasCover() {
		style("Title", "Title", keep+fmt.Sprintf(`<w:spacing w:before="0" w:after="%d" w:line="264" w:lineRule="auto"/>`, 12*w.size), `<w:b/><w:bCs/><w:color w:val="`+heading+`"/>`+size(1.75))
		return
	}
	ground := hexColour(w.pal.Cover)
	edge := func(side string, width int, colour string) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="12" w:color="%s"/>`, side, width, colour)
	}
	band := keep + `<w:pBdr>` + edge("top", 48, ground) + edge("left", 48, ground) + edge("bottom", 48, hexColour(w.pal.Stripe)) + edge("right", 48, ground) +
		`</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="` + ground + `"/>`
	style("CoverMark", "Cover Mark", band+`<w:spacing w:before="0" w:after="120" w:line="240" w:lineRule="auto"/><w:textAlignment w:val="center"/>`, `<w:b/><w:bCs/><w:color w:val="`+on+`"/>`+size(1.35))
	style("Title", "Title", band+`<w:spacing w:before="0" w:after="120" w:line="264" w:lineRule="auto"/>`, `<w:b/><w:bCs/><w:color w:val="`+on+`"/>`+size(2.1))
	style("Subtitle", "Subtitle", band+`<w:spacing w:before="0" w:after="40"/>`, `<w:color w:val="`+on+`"/>`+size(1.1))
}

// hasCover reports whether the document begins with a cover.
func (w *docWriter) hasCover() bool {
	if len(w.doc.Blocks) == 0 {
		return false
	}
	_, ok := w.doc.Blocks[0].(*paper.Cover)
	return ok
}
