package rules

import (
	"regexp"
	"strconv"
	"strings"

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

	// Layout is how the document looks, or nil if that is not known.
	Layout *Layout

	// Pages is how many pages it has; 0 means unknown.
	Pages int

	// Plain is set for plain text, of which it is not known where lines end, how letters
	// look, and which pictures go with it.
	Plain bool

	// Sourced is set if the parts say which of their facts their source does not have.
	Sourced bool

	// Marked are the marks that the document has for the person who checks it, as
	// [Document.Marks] writes them. A copy for publishing has none.
	Marked []string

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

	// Lines are the bytes of Text at which lines begin on the page, in order, where that
	// is known. A line that the author began is "\n" in Text as well.
	Lines []int

	// Added are facts that the part says and its source does not, in its words.
	// It is empty for text whose source is not known.
	Added []string

	// Row is a name that the parts of one row have in common, or "".
	Row string
}

// all returns the ref of the whole part.
func (p *Part) all() extract.Ref {
	return extract.Ref{Block: p.ID, Span: extract.Span{End: len(p.Text)}}
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
	// Cell is a cell of a table that is no sentence.
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

	// At is the ID of the part that it goes with, or an ID of its own.
	At string

	// After is the ID of the part before it, so that a person finds it; empty means
	// that there is none, or that At is a part.
	After string

	// Page is the page it stands on, counted from 1; 0 means unknown.
	Page int
}

// FromExtract returns the view of a document that was read from a file. It
// leaves out furniture, hidden text and the part of a review copy that is for the
// person who checks it, but for its marks. A document with a name that ends in ".txt" is
// plain text. The document counts as Easy Read if its
// title or a short line at its beginning says so. Without a title, that is its first
// heading or short line. Who publishes it, when, and who tested it are looked for in
// the text. Nothing is known of its layout: see [Measure].
func FromExtract(d *extract.Document) *Document {
	d, marked := withoutReview(d)
	v := &Document{Marked: marked, Title: d.Title, Language: d.Language, Pages: len(d.Pages), Plain: strings.HasSuffix(strings.ToLower(d.Name), ".txt")}
	v.add(d.Blocks, Text)
	v.readWords()
	v.readImprint(d)
	v.EasyRead = saysEasyRead(d.Title)
	for i := range v.Parts {
		if i < markedParts {
			v.EasyRead = v.EasyRead || saysEasyRead(v.Parts[i].Text)
		}
	}
	// A web page has its mark in its header.
	n := 0
	for b := range d.All() {
		if p, ok := b.(*extract.Paragraph); ok && p.Layer == extract.Furniture && n < markedParts {
			v.EasyRead = v.EasyRead || saysEasyRead(p.Text)
			n++
		}
	}
	for i := range v.Parts {
		if v.Parts[i].ID == "" {
			v.Parts[i].ID = "b" + strconv.Itoa(i+1)
		}
	}
	return v
}

// speaks reports whether the text of a cell ends as sentences do. Documents with
// pictures are often laid out in tables, whose cells are paragraphs.
func speaks(text string) bool {
	const shortest = 4 // words: "Yes." answers in a table
	text = strings.TrimRight(text, " \n”’\")")
	return text != "" && strings.ContainsAny(text[len(text)-1:], ".?!:") && len(strings.Fields(text)) >= shortest
}

// markedParts is how many parts at the beginning may say that the document is Easy
// Read.
const markedParts = 6

// saysEasyRead reports whether a line is the mark of an Easy Read document, and
// not a sentence about one.
func saysEasyRead(text string) bool {
	const longest = 8
	lower := strings.ToLower(text)
	return len(strings.Fields(text)) <= longest && (strings.Contains(lower, "easy read") || strings.Contains(lower, "easyread") || strings.Contains(lower, "easy-read"))
}

var wordsHeading = regexp.MustCompile(`(?i)^(?:words? list|list of words|hard words|what (?:the|these|some) words mean|word bank|glossary|useful words)\b`)

// readWords finds the words that a list at the end explains: "Term: what it
// means", or a term alone and what it means in the part after it.
func (v *Document) readWords() {
	inside := false
	for i := range v.Parts {
		p := &v.Parts[i]
		if p.Kind == Heading {
			inside = wordsHeading.MatchString(strings.TrimSpace(p.Text))
			continue
		}
		if !inside {
			continue
		}
		term, _, ok := strings.Cut(p.Text, ":")
		if !ok {
			term, _, ok = strings.Cut(p.Text, " – ")
		}
		alone := !ok && i+1 < len(v.Parts) && v.Parts[i+1].Kind != Heading && !strings.ContainsAny(p.Text, ".,?!")
		if (ok || alone) && len(strings.Fields(term)) <= longestTerm {
			v.Words = append(v.Words, strings.TrimSpace(term))
			if alone {
				v.Parts[i+1].Kind = Explanation
			} else {
				p.Kind = Explanation
			}
		}
	}
}

// longestTerm is how many words a term of a words list has at most.
const longestTerm = 5

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
		var lines []int
		for _, at := range info.Prov {
			if at.Page > 0 && at.Span != (extract.Span{}) {
				lines = append(lines, at.Span.Start)
			}
		}
		switch b := b.(type) {
		case *extract.Heading:
			v.Parts = append(v.Parts, Part{ID: b.ID, Kind: Heading, Level: b.Level, Text: b.Text, Marks: b.Marks, Page: page})
		case *extract.Paragraph:
			v.Parts = append(v.Parts, Part{ID: b.ID, Kind: kind, Text: b.Text, Marks: b.Marks, Page: page, Lines: lines})
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
					from := len(v.Parts)
					v.add(cell.Blocks, Cell)
					for i := from; i < len(v.Parts); i++ {
						if p := &v.Parts[i]; p.Kind == Cell && speaks(p.Text) {
							p.Kind = Text
						}
					}
				}
			}
		case *extract.Figure:
			img := Image{ID: b.ID, Alt: b.Alt, At: b.ID, Page: page}
			if len(v.Parts) > 0 {
				img.After = v.Parts[len(v.Parts)-1].ID
			}
			v.Images = append(v.Images, img)
			if b.Caption != nil {
				v.add([]extract.Block{b.Caption}, Text)
			}
		case *extract.Note:
			v.add(b.Blocks, Text)
		}
	}
}
