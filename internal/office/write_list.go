package office

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/internal/paper"
)

// listNumbers is one list of the file: what it counts with, and where it stands.
type listNumbers struct {
	numbering paper.Numbering
	label     string // what is printed as it is, without counting, or ""
	depth     int
	left      int // where the text begins, in twentieths of a point
	hanging   int // where the labels begin before that
}

// maxListDepth is how deep lists stand in each other: Word knows nine levels.
const maxListDepth = 9

// indent is the room for the label of an item, in twentieths of a point.
func (w *docWriter) indent() int { return w.size * 32 }

func (w *docWriter) list(l *paper.List, at writePlace) error {
	if at.depth == maxListDepth {
		return fmt.Errorf("%w: lists stand in each other %d deep", paper.ErrLimit, maxListDepth)
	}
	n := l.Numbering()
	room := w.indent()
	for i := range l.Items {
		room = max(room, int(20*paper.Arial(paper.Clean(l.Items[i].Label), float64(w.size), true))+8*w.size)
	}
	room = min(room, (at.width-at.left)/2)
	at.left += room
	at.depth++
	if n.Format != paper.Literal {
		w.lists = append(w.lists, listNumbers{numbering: n, depth: at.depth - 1, left: at.left, hanging: room})
	}
	id := len(w.lists)
	for i := range l.Items {
		item := &l.Items[i]
		label := ""
		props := fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/>`, at.left, room)
		text := strings.TrimSpace(paper.Clean(item.Label))
		switch {
		case n.Format == paper.Literal && (len(text) > maxLabel || strings.Contains(text, "%")):
			label = textRun(text, "") + "<w:r><w:tab/></w:r>"
		case n.Format == paper.Literal:
			// Labels that follow no count are lists of one item each.
			w.lists = append(w.lists, listNumbers{label: text, depth: at.depth - 1, left: at.left, hanging: room})
			id = len(w.lists)
			fallthrough
		default:
			props = fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, at.depth-1, id) + props
		}
		blocks := item.Blocks
		var runs []paper.Run
		var notes []string
		if len(blocks) > 0 {
			if p, ok := blocks[0].(*paper.Paragraph); ok && p != nil {
				runs, notes, blocks = p.Runs, p.Notes, blocks[1:]
			}
		}
		w.put(`<w:p><w:pPr><w:pStyle w:val="ListParagraph"/>`, props, "</w:pPr>", w.noted(label+w.runs(w.soft(runs, at)), notes), "</w:p>")
		if err := w.blocks(blocks, at); err != nil {
			return err
		}
	}
	return nil
}

// maxLabel is the length of a label, in bytes, that the number of an item can be.
const maxLabel = 30

// numbering returns the part that says how lists count. Each list has a
// definition of its own, so that each begins where it should.
func (w *docWriter) numbering() string {
	var abstract, num strings.Builder
	for i, l := range w.lists {
		fmt.Fprintf(&abstract, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, i)
		// Word writes nine levels, and so some programs expect them.
		for level := range maxListDepth {
			abstract.WriteString(w.level(l, level))
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

// level returns a level of the definition of a list. A list uses the one of its depth.
func (w *docWriter) level(l listNumbers, level int) string {
	n := l.numbering
	text, start, format := "•", 1, formatNames[n.Format]
	switch {
	case l.label != "":
		text, format = l.label, "decimal"
	case n.Format != paper.Bullets:
		text, start = n.Before+fmt.Sprintf("%%%d", level+1)+n.After, n.Start
	}
	left, hanging := w.indent()*(level+1), w.indent()
	if level == l.depth {
		left, hanging = l.left, l.hanging
	}
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="%d"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>`+
		`<w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:hint="default"/><w:b/><w:bCs/><w:color w:val="%06X"/></w:rPr></w:lvl>`,
		level, start, format, escape(text), left, hanging, uint32(w.pal.Heading))
}
