package minute

import (
	"strconv"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/transcript"
)

// Document returns the minutes as a document: headings, paragraphs and lists in
// the order of print, each paragraph with the places in the transcript that it
// was made from (Provenance.Spoken). A place that Minutes.Citations does not have
// has no speaker and no times. The document shares nothing with the minutes.
func (m *Minutes) Document() *extract.Document {
	b := &builder{said: m.Citations, doc: &extract.Document{Title: m.headline(), Language: "en-GB"}}
	p := &Printer{HideFindings: true}
	pieces := p.sheet(m)
	inItem := false
	for i := 0; i < len(pieces); i++ {
		pc := pieces[i]
		switch pc.form {
		case heading2:
			if i+1 < len(pieces) && pieces[i+1].form == table {
				continue // the actions stand under their items
			}
			inItem = pc.level > 1
			b.heading(pc.level, pc.text, pc.from)
		case paragraph:
			if pieces[i-1].text == "Next meeting" {
				pc.text += "."
			}
			b.paragraph(pc.text, pc.from)
		case fact:
			if pc.bold == "Date" || pc.text != "not recorded" {
				b.paragraph(pc.bold+": "+pc.text+".", pc.from)
			}
		case label:
			if i+1 < len(pieces) && len(pieces[i+1].lines) == 1 && pieces[i+1].lines[0].text == "None recorded" {
				i++
				continue
			}
			level := 2
			if inItem {
				level = 3
			}
			b.heading(level, pc.text, Source{Inferred: true})
		case list:
			b.list(pc.lines)
		case decided:
			text := pc.bold + pc.text
			if pc.note != "" {
				text += " " + pc.note
			}
			b.paragraph(text, pc.from)
		case toDo:
			b.heading(3, "Actions", Source{Inferred: true})
			var lines []line
			for ; i < len(pieces) && pieces[i].form == toDo; i++ {
				x := pieces[i]
				lines = append(lines, line{x.text + ". Owner: " + x.lines[0].text + ". Due: " + x.lines[1].text + ".", x.from})
			}
			b.list(lines)
			i--
		}
	}
	return b.doc
}

// A line is a piece of text with its source.
type line struct {
	text   string
	source Source
}

// A builder makes a document block by block.
type builder struct {
	said transcript.Citations
	doc  *extract.Document
	n    int
}

// info returns the next block's information.
func (b *builder) info(s Source) extract.BlockInfo {
	b.n++
	return extract.BlockInfo{ID: "m" + strconv.Itoa(b.n), Prov: b.prov(s)}
}

// prov turns a source into provenance.
func (b *builder) prov(s Source) []extract.Provenance {
	var list []extract.Provenance
	for _, r := range s.Spoken {
		sp := &extract.Spoken{Turn: r.Turn, Utterance: r.Utterance}
		if c, ok := b.said.Of(r); ok {
			sp.Speaker, sp.Start, sp.End = c.Speaker, c.Start, c.End
		}
		list = append(list, extract.Provenance{Spoken: sp})
	}
	return list
}

func (b *builder) heading(level int, text string, s Source) {
	b.doc.Blocks = append(b.doc.Blocks, &extract.Heading{BlockInfo: b.info(s), Level: level, Text: text})
}

func (b *builder) paragraph(text string, s Source) {
	b.doc.Blocks = append(b.doc.Blocks, &extract.Paragraph{BlockInfo: b.info(s), Text: text})
}

func (b *builder) list(lines []line) {
	l := &extract.List{BlockInfo: b.info(Source{})}
	for _, x := range lines {
		l.Items = append(l.Items, &extract.ListItem{Blocks: []extract.Block{
			&extract.Paragraph{BlockInfo: b.info(x.source), Text: x.text},
		}})
	}
	b.doc.Blocks = append(b.doc.Blocks, l)
}
