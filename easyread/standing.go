package easyread

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/townclerk/townclerk/extract"
)

// Papers that show their changes have the old words struck out beside the new ones, and
// some files have the small signs of notes that are nowhere in them. Read as text, both
// say what the source does not: "at least 10% 4% of the homes", "in March 20181".

// standing returns the source without text that is struck out, which is listed, and
// without the signs of notes that were not found. Every text keeps its length, so that
// places in it stay what they are; the source itself is not changed.
func (cv *conversion) standing(d *extract.Document) *extract.Document {
	marked := false
	for b := range d.All() {
		text, marks := textOf(b)
		if len(withdrawn(text, marks)) == 0 {
			continue
		}
		marked = true
		for _, m := range marks {
			if m.Kind == extract.Struck && b.Info().Layer == extract.Body && m.Start >= 0 && m.End <= len(text) && m.Start < m.End {
				cv.leave(b.Info(), m.Span, strings.TrimSpace(text[m.Start:m.End]), StruckOut)
			}
		}
	}
	if !marked {
		return d
	}
	out := *d
	out.Blocks = standingBlocks(d.Blocks)
	return &out
}

// textOf returns the text of a block and its marks, or "" for one that only has other
// blocks in it.
func textOf(b extract.Block) (string, []extract.Mark) {
	switch b := b.(type) {
	case *extract.Heading:
		return b.Text, b.Marks
	case *extract.Paragraph:
		return b.Text, b.Marks
	}
	return "", nil
}

// standingBlocks returns copies of blocks without what does not stand.
func standingBlocks(blocks []extract.Block) []extract.Block {
	out := make([]extract.Block, len(blocks))
	for i, b := range blocks {
		switch b := b.(type) {
		case *extract.Heading:
			h := *b
			h.Text = blanked(b.Text, withdrawn(b.Text, b.Marks))
			out[i] = &h
		case *extract.Paragraph:
			out[i] = standingParagraph(b)
		case *extract.List:
			l := *b
			l.Items = make([]*extract.ListItem, len(b.Items))
			for k, item := range b.Items {
				l.Items[k] = &extract.ListItem{Label: item.Label, Blocks: standingBlocks(item.Blocks)}
			}
			out[i] = &l
		case *extract.Table:
			t := *b
			t.Caption = standingParagraph(b.Caption)
			t.Rows = make([]extract.Row, len(b.Rows))
			for r, row := range b.Rows {
				cells := make([]extract.Cell, len(row.Cells))
				for k, c := range row.Cells {
					cells[k] = c
					cells[k].Blocks = standingBlocks(c.Blocks)
				}
				t.Rows[r].Cells = cells
			}
			out[i] = &t
		case *extract.Note:
			n := *b
			n.Blocks = standingBlocks(b.Blocks)
			out[i] = &n
		default:
			out[i] = b
		}
	}
	return out
}

func standingParagraph(p *extract.Paragraph) *extract.Paragraph {
	if p == nil {
		return nil
	}
	q := *p
	q.Text = blanked(p.Text, withdrawn(p.Text, p.Marks))
	return &q
}

// noteSign is the sign of a note, or of several.
var noteSign = regexp.MustCompile(`^[\[(]?(?:\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§]{1,3})[\])]?[,.]?$`)

// withdrawn returns the parts of a text that are struck out or are signs of notes that
// nobody can look up, in order.
func withdrawn(text string, marks []extract.Mark) []extract.Span {
	var out []extract.Span
	end := 0 // of the parts so far
	for _, m := range marks {
		if m.Start < end || m.Start >= m.End || m.End > len(text) {
			continue
		}
		switch m.Kind {
		case extract.Struck:
			out, end = append(out, m.Span), m.End
		case extract.Raised:
			if isNoteSign(text, m.Span) {
				end = m.Start + len(strings.TrimRight(text[m.Start:m.End], ",."))
				out = append(out, extract.Span{Start: m.Start, End: end})
			}
		}
	}
	return out
}

// isNoteSign reports whether a raised text is the sign of a note: it stands against a
// word, and is no power such as that of "10⁶" or "x²".
func isNoteSign(text string, span extract.Span) bool {
	if !noteSign.MatchString(text[span.Start:span.End]) {
		return false
	}
	word := text[strings.LastIndexAny(text[:span.Start], " \n")+1 : span.Start]
	return word != "" && word != "10" && utf8.RuneCountInString(word) > 1
}

// blanked returns a text with blanks for some of its parts. Where such a part ends inside
// a word, the rest of the word moves up to what stands before it, and the blanks follow.
func blanked(text string, parts []extract.Span) string {
	if len(parts) == 0 {
		return text
	}
	out := []byte(text)
	for k := len(parts) - 1; k >= 0; k-- { // from the end: what moves has been dealt with
		p := parts[k]
		end := p.End
		for end < len(out) && out[end] != ' ' && out[end] != '\n' && out[end] < utf8.RuneSelf {
			end++
		}
		for p.Start > 0 && out[p.Start-1] == ' ' && p.End < end && strings.IndexByte(".,;:)?!", out[p.End]) >= 0 {
			p.Start-- // the mark stands against the word before
		}
		if p.Start > 0 && out[p.Start-1] != ' ' && (end == len(out) || out[end] < utf8.RuneSelf) {
			copy(out[p.Start:], out[p.End:end])
		} else {
			end = p.End
		}
		for i := end - (p.End - p.Start); i < end; i++ {
			out[i] = ' '
		}
	}
	return string(out)
}
