package office

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/internal/paper"
)

// noted returns the runs of a paragraph or heading with the comments on it.
func (w *docWriter) noted(runs string, notes []string) string {
	var before, after strings.Builder
	for _, text := range notes {
		if paper.Clean(text) == "" {
			continue
		}
		id := len(w.notes)
		w.notes = append(w.notes, text)
		fmt.Fprintf(&before, `<w:commentRangeStart w:id="%d"/>`, id)
		fmt.Fprintf(&after, `<w:commentRangeEnd w:id="%[1]d"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="%[1]d"/></w:r>`, id)
	}
	return before.String() + runs + after.String()
}

// comments returns the part with the comments. They have no date: nothing of the
// clock is in the file.
func (w *docWriter) comments() string {
	var b strings.Builder
	b.WriteString(xmlHead + "<w:comments " + nsMain + ">")
	for id, text := range w.notes {
		fmt.Fprintf(&b, `<w:comment w:id="%d" w:author="%s" w:initials="%s"><w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>`+
			`<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>%s</w:p></w:comment>`,
			id, paper.Commenter, initials, textRun(strings.ReplaceAll(paper.Clean(text), "\n", " "), ""))
	}
	return b.String() + "</w:comments>"
}

// initials are those of [paper.Commenter].
const initials = "TC"

// commentStyles writes the styles of comments, by Word's own names.
func (w *docWriter) commentStyles(style func(id, name, props, look string), b *strings.Builder) {
	if len(w.notes) == 0 {
		return
	}
	small := `<w:sz w:val="20"/><w:szCs w:val="20"/>`
	style("CommentText", "annotation text", `<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`, small)
	b.WriteString(`<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>`)
}
