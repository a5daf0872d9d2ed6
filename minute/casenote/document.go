package casenote

import (
	"strconv"

	"github.com/townclerk/townclerk/extract"
)

// Document returns the note as a document: a heading and a list for each
// section, each entry with the places in the transcript that it was made from
// (Provenance.Spoken). A place that Note.Citations does not have has no speaker
// and no times. The document shares nothing with the note.
func (n *Note) Document() *extract.Document {
	d := &extract.Document{Title: n.Title, Language: "en-GB"}
	count := 0
	info := func(s Source) extract.BlockInfo {
		count++
		b := extract.BlockInfo{ID: "n" + strconv.Itoa(count)}
		for _, r := range s.Spoken {
			sp := &extract.Spoken{Turn: r.Turn, Utterance: r.Utterance}
			if c, ok := n.Citations.Of(r); ok {
				sp.Speaker, sp.Start, sp.End = c.Speaker, c.Start, c.End
			}
			b.Prov = append(b.Prov, extract.Provenance{Spoken: sp})
		}
		return b
	}
	d.Blocks = append(d.Blocks, &extract.Heading{BlockInfo: info(Source{}), Level: 1, Text: n.Title})
	for _, s := range n.Sections {
		d.Blocks = append(d.Blocks, &extract.Heading{BlockInfo: info(Source{}), Level: 2, Text: s.Heading})
		if len(s.Entries) == 0 {
			d.Blocks = append(d.Blocks, &extract.Paragraph{BlockInfo: info(Source{}), Text: notRecorded + "."})
			continue
		}
		list := &extract.List{BlockInfo: info(Source{})}
		for _, e := range s.Entries {
			list.Items = append(list.Items, &extract.ListItem{Blocks: []extract.Block{
				&extract.Paragraph{BlockInfo: info(e.Source), Text: e.line()},
			}})
		}
		d.Blocks = append(d.Blocks, list)
	}
	return d
}
