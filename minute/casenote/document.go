package casenote

import (
	"strconv"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/transcript"
)

// Document returns the note as a document: a heading and a list for each
// section, each entry with the places in the transcript that it was made from
// (Provenance.Spoken). t is the transcript of which the note was made; with nil
// the places have no speaker and no times. The document shares nothing with the
// note.
func (n *Note) Document(t *transcript.Transcript) *extract.Document {
	d := &extract.Document{Title: n.Title, Language: "en-GB"}
	count := 0
	info := func(s Source) extract.BlockInfo {
		count++
		b := extract.BlockInfo{ID: "n" + strconv.Itoa(count)}
		for _, r := range s.Spoken {
			sp := &extract.Spoken{Turn: r.Turn, Utterance: r.Utterance}
			if t != nil && r.Turn >= 0 && r.Turn < len(t.Turns) && r.Utterance >= 0 && r.Utterance < len(t.Turns[r.Turn].Utterances) {
				u := t.Turns[r.Turn].Utterances[r.Utterance]
				sp.Speaker, sp.Start, sp.End = t.Turns[r.Turn].Speaker, u.Start, u.End
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
