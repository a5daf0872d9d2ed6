package office

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/internal/paper"
)

// listNumbers is one list of the file: what it counts with, and at which depth.
type listNumbers struct {
	numbering paper.Numbering
	depth     int
}

// maxListDepth is how deep lists stand in each other: Word knows nine levels.
const maxListDepth = 9

// indent is where the text of a list begins, in twentieths of a point.
func (w *docWriter) indent(depth int) int { return depth * w.size * 32 }

func (w *docWriter) list(l *paper.List, at writePlace) error {
	if at.depth == maxListDepth {
		return fmt.Errorf("%w: lists stand in each other %d deep", paper.ErrLimit, maxListDepth)
	}
	n := l.Numbering()
	props := fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/>`, w.indent(at.depth+1), w.indent(1))
	if n.Format != paper.Literal {
		w.lists = append(w.lists, listNumbers{n, at.depth})
		props = fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, at.depth, len(w.lists)) + props
	}
	at.depth++
	for i := range l.Items {
		item := &l.Items[i]
		label := ""
		if n.Format == paper.Literal {
			label = textRun(item.Label, "") + "<w:r><w:tab/></w:r>"
		}
		blocks := item.Blocks
		var runs []paper.Run
		if len(blocks) > 0 {
			if p, ok := blocks[0].(*paper.Paragraph); ok && p != nil {
				runs, blocks = p.Runs, blocks[1:]
			}
		}
		w.put(`<w:p><w:pPr><w:pStyle w:val="ListParagraph"/>`, props, "</w:pPr>", label, w.runs(w.soft(runs, at)), "</w:p>")
		if err := w.blocks(blocks, at); err != nil {
			return err
		}
	}
	return nil
}

// numbering returns the part that says how lists count. Each list has a
// definition of its own, so that each begins where it should.
func (w *docWriter) numbering() string {
	var abstract, num strings.Builder
	for i, l := range w.lists {
		fmt.Fprintf(&abstract, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, i)
		for level := range maxListDepth {
			abstract.WriteString(w.level(level, l.numbering))
		}
		abstract.WriteString("</w:abstractNum>")
		fmt.Fprintf(&num, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, i+1, i)
	}
	return xmlHead + "<w:numbering " + nsMain + ">" + abstract.String() + num.String() + "</w:numbering>"
}

// formatNames are Word's names of what lists count with (ISO/IEC 29500-1, 17.18.59).
var formatNames = map[paper.Format]string{
	paper.Bullets: "bullet", paper.Decimal: "decimal", paper.LowerRoman: "lowerRoman", paper.UpperRoman: "upperRoman",
	paper.LowerLetter: "lowerLetter", paper.UpperLetter: "upperLetter",
}

func (w *docWriter) level(level int, n paper.Numbering) string {
	text, start := "•", 1
	if n.Format != paper.Bullets {
		text, start = n.Before+fmt.Sprintf("%%%d", level+1)+n.After, n.Start
	}
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="%d"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>`+
		`<w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:hint="default"/><w:color w:val="%06X"/></w:rPr></w:lvl>`,
		level, start, formatNames[n.Format], escape(text), w.indent(level+1), w.indent(1), uint32(w.pal.Heading))
}
