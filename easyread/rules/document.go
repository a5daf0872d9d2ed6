package rules

import (
	"strconv"

	"github.com/townclerk/townclerk/extract"
)

// A Document is what the rules look at: the text in parts, and what is known of
// the document as a whole. It is plain data, and rules do not change it.
type Document struct {
	// Title, Language, Publisher and Date are those of the document; empty means
	// that it does not say.
	Title, Language, Publisher, Date string

	// EasyRead is set for documents that are meant to be Easy Read as they are.
	// Rules on pictures, words lists and the like look at no other.
	EasyRead bool

	// Parts is the text in reading order.
	Parts []Part

	// Images are the pictures that are shown, in order.
	Images []Image

	// Words are the hard words that the document explains.
	Words []string

	// Pages is how many pages it has; 0 means unknown.
	Pages int

	// Tested says who tested the document with people with learning
	// disabilities; empty means nobody.
	Tested string
}

// A Part is one piece of text: a heading, a paragraph, a list item, a cell.
type Part struct {
	// ID names the part; findings refer to it.
	ID string

	// Kind says what it is.
	Kind PartKind

	// Level is that of a heading, from 1.
	Level int

	// Text is the text, with its styles and links.
	Text  string
	Marks []extract.Mark

	// Page is the page it stands on, counted from 1; 0 means unknown.
	Page int

	// Row is a name that the parts of one row have in common, or "".
	Row string
}

// PartKind says what a [Part] is.
type PartKind int

// The kinds of parts.
const (
	// Text is a paragraph or a sentence.
	Text PartKind = iota
	// Heading is a heading.
	Heading
	// Item is an item of a list.
	Item
	// Cell is a cell of a table.
	Cell
	// Contact is a line that says how to reach someone.
	Contact
	// Explanation says what a hard word means.
	Explanation
)

// An Image is one picture as it is shown.
type Image struct {
	// ID says which picture it is; the same ID is the same picture. Empty is an
	// empty slot.
	ID string

	// Alt is its description.
	Alt string

	// At is the ID of the part that it goes with.
	At string
}

// FromExtract returns the view of a document that was read from a file. It
// leaves out furniture and hidden text.
func FromExtract(d *extract.Document) *Document {
	v := &Document{Title: d.Title, Language: d.Language, Pages: len(d.Pages)}
	v.add(d.Blocks, Text)
	for i := range v.Parts {
		if v.Parts[i].ID == "" {
			v.Parts[i].ID = "b" + strconv.Itoa(i+1)
		}
	}
	return v
}

// add appends the parts of blocks; kind is that of their paragraphs.
func (v *Document) add(blocks []extract.Block, kind PartKind) {
	for _, b := range blocks {
		info := b.Info()
		if info.Layer != extract.Body {
			continue
		}
		page := 0
		if len(info.Prov) > 0 {
			page = info.Prov[0].Page
		}
		switch b := b.(type) {
		case *extract.Heading:
			v.Parts = append(v.Parts, Part{ID: b.ID, Kind: Heading, Level: b.Level, Text: b.Text, Marks: b.Marks, Page: page})
		case *extract.Paragraph:
			v.Parts = append(v.Parts, Part{ID: b.ID, Kind: kind, Text: b.Text, Marks: b.Marks, Page: page})
		case *extract.List:
			for _, item := range b.Items {
				v.add(item.Blocks, Item)
			}
		case *extract.Table:
			if b.Caption != nil {
				v.add([]extract.Block{b.Caption}, Text)
			}
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					v.add(cell.Blocks, Cell)
				}
			}
		case *extract.Figure:
			v.Images = append(v.Images, Image{ID: b.ID, Alt: b.Alt, At: b.ID})
			if b.Caption != nil {
				v.add([]extract.Block{b.Caption}, Text)
			}
		case *extract.Note:
			v.add(b.Blocks, Text)
		}
	}
}
