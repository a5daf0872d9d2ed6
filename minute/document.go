package minute

import (
	"strconv"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// Document returns the minutes as a document: headings, paragraphs and lists in
// the order of print, each paragraph with the places in the transcript that it
// was made from (Provenance.Spoken). A place that Minutes.Citations does not have
// has no speaker and no times. The document shares nothing with the minutes.
func (m *Minutes) Document() *extract.Document {
	b := &builder{said: m.Citations, doc: &extract.Document{Title: m.headline(), Language: "en-GB"}}
	kind, _ := kindNamed(m.Kind)
	b.heading(1, m.headline(), m.Committee.Source)
	if m.Council.Text != "" {
		b.paragraph(m.Council.Text, m.Council.Source)
	}
	b.paragraph("Date: "+m.dateLine()+".", m.Date.Source)
	for _, f := range []struct {
		name string
		fact Fact
	}{{"Place", m.Venue}, {"Start", m.Start}, {"Close", m.Close}} {
		if f.fact.Text != "" {
			b.paragraph(f.name+": "+f.fact.Text+".", f.fact.Source)
		}
	}
	for _, g := range m.groups() {
		list := m.in(g)
		if len(list) == 0 {
			continue
		}
		b.heading(2, g.title, Source{Inferred: true})
		var lines []line
		for _, a := range list {
			lines = append(lines, line{a.line(), a.Source})
		}
		b.list(lines)
	}
	if len(m.Apologies) > 0 {
		b.heading(2, "Apologies", Source{Inferred: true})
		var lines []line
		for _, a := range m.Apologies {
			lines = append(lines, line{a.Name, a.Source})
		}
		b.list(lines)
	}
	for _, it := range m.Items {
		b.heading(2, it.title(), it.Source)
		for _, d := range it.Declarations {
			b.paragraph(d.line(), d.Source)
		}
		for _, p := range it.Points {
			b.paragraph(p.Text, p.Source)
		}
		for _, d := range it.Decisions {
			text := d.line(kind)
			if n := d.notes(); n != "" {
				text += " " + n
			}
			b.paragraph(text, d.Source)
		}
		if len(it.Actions) > 0 {
			b.heading(3, "Actions", Source{Inferred: true})
			var lines []line
			for _, a := range it.Actions {
				lines = append(lines, line{a.Text + ". Owner: " + a.owner() + ". Due: " + a.due() + ".", a.Source})
			}
			b.list(lines)
		}
	}
	b.heading(2, "Next meeting", Source{Inferred: true})
	b.paragraph(speech.Capital(m.nextLine())+".", m.NextMeeting.Source)
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
