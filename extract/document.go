package extract

import (
	"iter"
	"time"
)

// A Document is what was read from one input: its blocks in reading order,
// the pages they stand on, and what could not be read.
//
// A Document is plain data. The zero value is an empty document, and a value
// literal is a legal one. It is safe to share between goroutines that only
// read it.
type Document struct {
	// Name is what the input is called, such as its file name. It may be empty.
	Name string

	// Title is the document's own title, from its properties or else its first
	// top-level heading. It is empty where there is neither.
	Title string

	// Language is the BCP 47 tag of the text, such as "en-GB". Empty means that
	// the input does not say.
	Language string

	// Pages are the pages of the input, in order. It is empty for inputs that
	// have no pages, such as Markdown.
	Pages []Page

	// Outline is the bookmarks that the input has, in order. It is empty for
	// inputs without any; it is never made up from the headings.
	Outline []OutlineEntry

	// Blocks is the content in reading order. Furniture and hidden text are
	// here too, marked by their [Layer].
	Blocks []Block

	// Warnings say what was read with loss, and where.
	Warnings []Warning
}

// A Page is one page of the input.
type Page struct {
	// Number counts from 1.
	Number int

	// Width and Height are the visible size in points (1/72 inch), after the
	// page's own rotation. 0 means unknown.
	Width, Height float64
}

// An OutlineEntry is one bookmark of the input.
type OutlineEntry struct {
	// Title is the bookmark as the input has it.
	Title string

	// Level counts from 1, the highest.
	Level int

	// Page is where it leads, counted from 1; 0 means nowhere in the document.
	Page int
}

// A Block is one piece of content: one of [*Heading], [*Paragraph], [*List],
// [*Table], [*Figure] or [*Note]. The set is closed.
type Block interface {
	// Info returns what all blocks share. It is never nil for a non-nil block,
	// and changing it changes the block.
	Info() *BlockInfo

	block()
}

// BlockInfo is what all blocks share.
type BlockInfo struct {
	// ID names the block within its document, such as "p3.b7" (the seventh block
	// that starts on page 3) or "p3.b7.2" (a part of it). The same input gives
	// the same IDs. Empty in documents made by hand that need no references.
	ID string

	// Layer says whether the block is content. The zero value is [Body].
	Layer Layer

	// Language is the BCP 47 tag where it differs from the document's, else "".
	Language string

	// Prov says where the block was read: one entry for each line or region,
	// in reading order. Empty for blocks made by hand.
	Prov []Provenance
}

// Info implements [Block].
func (b *BlockInfo) Info() *BlockInfo { return b }

// Layer tells content from what only surrounds it.
type Layer int

// The layers.
const (
	// Body is the content proper.
	Body Layer = iota
	// Furniture is running headers and footers, page numbers and the like.
	Furniture
	// Hidden is text that a reader of the input does not see, such as text
	// under a black box. It may be personal data, or be meant to mislead.
	Hidden
)

// A Heading is the title of a section.
type Heading struct {
	BlockInfo

	// Level counts from 1, the highest.
	Level int

	// Text is the heading as printed, with its number if it has one.
	Text string

	// Marks are the styles and links in Text, ordered by Start.
	Marks []Mark
}

func (*Heading) block() {}

// A Paragraph is a run of text that stands on its own: a paragraph, or the text
// of a list item, table cell, note or caption.
type Paragraph struct {
	BlockInfo

	// Text is on one line, without the line breaks of the page. A break that the
	// author set is "\n".
	Text string

	// Marks are the styles and links in Text, ordered by Start.
	Marks []Mark
}

func (*Paragraph) block() {}

// A List is a numbered or bulleted list.
type List struct {
	BlockInfo

	// Items are the items in order.
	Items []*ListItem
}

func (*List) block() {}

// A ListItem is one item of a [List].
type ListItem struct {
	// Label is the number as printed, such as "3." or "(iv)", or "" for a bullet.
	Label string

	// Blocks is the item's content: most often one [*Paragraph], and a [*List]
	// for the items under it.
	Blocks []Block
}

// A Table is rows of cells.
type Table struct {
	BlockInfo

	// Caption is the table's caption or nil.
	Caption *Paragraph

	// Rows are the rows from top to bottom. Cells that span are listed once, in
	// the row where they begin.
	Rows []Row
}

func (*Table) block() {}

// A Row is one row of a [Table].
type Row struct {
	Cells []Cell
}

// A Cell is one cell of a [Table].
type Cell struct {
	// Header is set for cells that name their column or row.
	Header bool

	// RowSpan and ColSpan count the rows and columns that the cell covers;
	// 0 means 1.
	RowSpan, ColSpan int

	// Blocks is the content, most often one [*Paragraph] or none.
	Blocks []Block
}

// A Figure is a picture, chart or drawing.
type Figure struct {
	BlockInfo

	// Alt is the author's description, or "" if there is none.
	Alt string

	// Caption is the figure's caption or nil.
	Caption *Paragraph
}

func (*Figure) block() {}

// A Note is a footnote or endnote. Where the text refers to it, there is a
// [Mark] of kind [NoteRef] whose Target is the note's ID.
type Note struct {
	BlockInfo

	// Label is the note's mark as printed, such as "3" or "*".
	Label string

	// Blocks is the note's content.
	Blocks []Block
}

func (*Note) block() {}

// A Span is a half-open range of bytes in a UTF-8 text: text[Start:End].
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A Mark is a style or a link that covers a part of a text.
type Mark struct {
	Span
	Kind MarkKind

	// Target is where a [Link] leads, or the ID of the [Note] that a [NoteRef]
	// refers to. Else it is empty. A link target is the input's own and may be
	// unsafe: printers that write live links must check its scheme.
	Target string
}

// MarkKind says what a [Mark] is.
type MarkKind int

// The kinds of marks.
const (
	// Bold is bold or otherwise strong text.
	Bold MarkKind = iota
	// Italic is italic or otherwise stressed text.
	Italic
	// Underline is underlined text that is no link.
	Underline
	// Code is text in a typewriter face.
	Code
	// Link is the text of a link.
	Link
	// NoteRef is where the sign of a note stands. It has no width: the sign is
	// not part of the text, so that "duty³ of care" reads "duty of care".
	NoteRef
	// Struck is text with a line drawn through it, as in files that show their changes. A
	// PDF file does not say what the line means; formats that do have such text in the
	// Hidden layer.
	Struck
	// Raised is text set small and high that is no [NoteRef]: the "th" of a day, or the
	// sign of a note that is nowhere in the file.
	Raised
)

// Provenance says where a piece of text came from. It is the one convention for
// places in all of Townclerk.
type Provenance struct {
	// Page counts from 1; 0 means that the input has no pages.
	Page int

	// Box is where on the page. The zero Box means unknown.
	Box Box

	// Span is the part of the block's text that this entry is about. The zero
	// Span means all of it.
	Span Span

	// Spoken is set where the text came from speech and not from a page.
	Spoken *Spoken
}

// A Box is a rectangle on a page, in points (1/72 inch), with the origin at the
// top left of the page as a reader sees it, x to the right and y down.
type Box struct {
	X0 float64 `json:"x0"` // left
	Y0 float64 `json:"y0"` // top
	X1 float64 `json:"x1"` // right
	Y1 float64 `json:"y1"` // bottom
}

// Spoken is a place in a transcript.
type Spoken struct {
	// Speaker is the name as the transcript gives it, or "" if it gives none.
	Speaker string

	// Turn and Utterance count from 0, as in the transcript.
	Turn, Utterance int

	// Start and End are times from the start of the recording. Both are 0 where
	// the transcript has no times.
	Start, End time.Duration
}

// A Ref points into a document's text.
type Ref struct {
	// Block is the ID of a [*Heading], [*Paragraph] or [*Figure].
	Block string `json:"block"`

	// Span is the part of its text that is meant. The zero Span means all of it.
	Span Span `json:"span"`
}

// A Warning says that something was read with loss. Warnings never hold more
// than a few words of the document's text.
type Warning struct {
	// Page is where, counted from 1; 0 means the document as a whole.
	Page int

	// Code is a fixed word for the kind of loss, such as "no-text" or
	// "unknown-encoding", for programs to act on.
	Code string

	// Message says what was lost and what can be done.
	Message string
}

// All returns the document's blocks with the blocks inside them, depth first
// and in reading order.
func (d *Document) All() iter.Seq[Block] {
	return func(yield func(Block) bool) { walk(d.Blocks, yield) }
}

// walk yields blocks and what is in them until yield says stop.
func walk(blocks []Block, yield func(Block) bool) bool {
	for _, b := range blocks {
		if !yield(b) {
			return false
		}
		for part := range parts(b) {
			if !walk(part, yield) {
				return false
			}
		}
	}
	return true
}

// parts yields the lists of blocks that stand directly inside b.
func parts(b Block) iter.Seq[[]Block] {
	return func(yield func([]Block) bool) {
		switch b := b.(type) {
		case *List:
			for _, item := range b.Items {
				if !yield(item.Blocks) {
					return
				}
			}
		case *Table:
			if b.Caption != nil && !yield([]Block{b.Caption}) {
				return
			}
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					if !yield(cell.Blocks) {
						return
					}
				}
			}
		case *Figure:
			if b.Caption != nil {
				yield([]Block{b.Caption})
			}
		case *Note:
			yield(b.Blocks)
		}
	}
}

// PlainText returns the text of a block and of all that is in it, one line for
// each piece of text, without labels, marks or alt text.
func PlainText(b Block) string {
	var out []byte
	for inner := range (&Document{Blocks: []Block{b}}).All() {
		text := OwnText(inner)
		if text == "" {
			continue
		}
		if len(out) > 0 {
			out = append(out, '\n')
		}
		out = append(out, text...)
	}
	return string(out)
}

// OwnText returns the text that a block has itself, as it stands: that of a [Heading] or
// a [Paragraph]. It is "" for other blocks and for nil: their text stands in blocks inside
// them, and [PlainText] has it.
func OwnText(b Block) string {
	switch b := b.(type) {
	case *Heading:
		return b.Text
	case *Paragraph:
		return b.Text
	}
	return ""
}
