package easyread

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// Minutes and reports number their headings. Where most are headings of the file, one
// may still stand at the beginning of its text, "04.25.10 Planning – The following …",
// or in a line of a table: what is below would be read under the heading before.

// headingNumber is the number of a heading in parts, such as "04.25.10".
var headingNumber = regexp.MustCompile(`^\d{1,3}(?:\(\d\))?(?:\.\d{1,3}){1,3}`)

// runInName is the name of a heading that its text follows.
var runInName = regexp.MustCompile(`^\s+\p{Lu}[\pL’',/&]*(?: [\pL’',/&]+){0,5}\s*(?:[–—]|-\s|:\s)\s*`)

// fewestNumberedHeadings is how many headings with numbers of one form show that the
// document numbers its headings so.
const fewestNumberedHeadings = 3

// numberForm returns the form of the number that a text begins with and how many bytes
// it has, or "" if there is none: "04.25.10" has the form "2.2.2".
func numberForm(text string) (form string, n int) {
	number := headingNumber.FindString(text)
	if number == "" {
		return "", 0
	}
	for _, part := range strings.Split(number, ".") {
		form += fmt.Sprintf(".%d", len(part))
	}
	return strings.TrimPrefix(form, "."), len(number)
}

// withRunIns returns the blocks of the source with the headings that stand inside
// paragraphs and tables as headings.
func (cv *conversion) withRunIns() []extract.Block {
	count, level := make(map[string]int), make(map[string]int)
	for _, b := range cv.source.Blocks {
		if h, ok := b.(*extract.Heading); ok && h.Layer == extract.Body {
			if form, _ := numberForm(h.Text); form != "" {
				count[form]++
				level[form] = h.Level
			}
		}
	}
	known := func(text string) (int, int) {
		form, n := numberForm(text)
		if count[form] < fewestNumberedHeadings {
			return 0, 0
		}
		return n, level[form]
	}
	var out []extract.Block
	for _, b := range cv.source.Blocks {
		switch t := b.(type) {
		case *extract.Paragraph:
			if n, at := known(t.Text); n > 0 && t.Layer == extract.Body {
				if name := runInName.FindString(t.Text[n:]); name != "" && n+len(name) < len(t.Text) {
					out = append(out, runIn(t, n+len(name), at)...)
					continue
				}
			}
		case *extract.Table:
			out = append(out, cv.parted(t, known)...)
			continue
		}
		out = append(out, b)
	}
	return out
}

// runIn parts a paragraph: its first n bytes are a heading.
func runIn(p *extract.Paragraph, n, level int) []extract.Block {
	h := &extract.Heading{BlockInfo: p.BlockInfo, Text: strings.TrimRight(p.Text[:n], " –—-:"), Level: level}
	rest := *p
	// What is marked as the sign of a note is not read as text.
	rest.Marks = append([]extract.Mark{{Span: extract.Span{End: n}, Kind: extract.NoteRef}}, p.Marks...)
	return []extract.Block{h, &rest}
}

// parted parts a table at the lines that are nothing but the number and the name of a
// heading.
func (cv *conversion) parted(t *extract.Table, known func(string) (int, int)) []extract.Block {
	const longest = 5 // words of a name
	var out []extract.Block
	rest := *t
	rest.Rows = nil
	done := func() {
		if len(rest.Rows) > 0 {
			part := rest
			out = append(out, &part)
		}
		rest.Rows, rest.Caption = nil, nil
	}
	for _, row := range t.Rows {
		var texts []*extract.Paragraph
		for i := range row.Cells {
			if row.Cells[i].RowSpan > 1 {
				return []extract.Block{t}
			}
			for p := range paragraphsOf(&row.Cells[i]) {
				texts = append(texts, p)
			}
		}
		if len(texts) == 2 && t.Layer == extract.Body {
			number := strings.TrimSpace(texts[0].Text)
			if n, level := known(number); n > 0 && n == len(number) && len(strings.Fields(texts[1].Text)) <= longest && plainWords(texts[1].Text) {
				done()
				name := texts[1]
				h := &extract.Heading{BlockInfo: name.BlockInfo, Text: name.Text, Level: level}
				cv.numbers[h] = texts[0]
				out = append(out, h)
				continue
			}
		}
		rest.Rows = append(rest.Rows, row)
	}
	if len(out) == 0 {
		return []extract.Block{t}
	}
	done()
	return out
}

// plainWords reports whether all words of a text are words of the language: a line of a
// table may as well name a person.
func plainWords(text string) bool {
	return !slices.ContainsFunc(language.Words(text), func(w language.Span) bool {
		return !lexicon.Known(strings.ToLower(w.Of(text)))
	})
}

// numbered returns the statement of a heading with its number, if that stood in a cell
// of its own.
func (cv *conversion) numbered(h *extract.Heading) Statement {
	s := headingStatement(h)
	p := cv.numbers[h]
	if p == nil {
		return s
	}
	s.Text = strings.TrimSpace(p.Text) + " " + s.Text
	s.Source = append([]extract.Ref{{Block: p.ID, Span: extract.Span{End: len(p.Text)}}}, s.Source...)
	return s
}
