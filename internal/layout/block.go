package layout

import "github.com/townclerk/townclerk/internal/pdf"

// A Block is one piece of content. Which fields mean something depends on Kind.
type Block struct {
	Kind Kind

	// Furniture marks what only surrounds the content: running headers, footers,
	// page numbers, watermarks.
	Furniture bool

	// Hidden marks text that the page does not show.
	Hidden bool

	// Level of a Heading counts from 1; of an Item from 0, the outermost.
	Level int

	// InItem marks a Paragraph that belongs to the item before it; Level is then
	// that item's.
	InItem bool

	// Language is the BCP 47 tag of the text, or "" where the file says none.
	Language string

	// Alt is the description of a Figure.
	Alt string

	// Caption of a Table or Figure, or nil.
	Caption *Block

	// Label is what stands before an Item or a Note, such as "3." or "(a)". It is
	// empty for bullets.
	Label string

	// Text is on one line. Marks and Places are about parts of it.
	Text   string
	Marks  []Mark
	Places []Place

	// Rows of a Table.
	Rows []Row

	lines    []*line
	style    style
	caption  bool // the structure tree says that it is one
	labelled bool // an item whose bullet or number the tree or the page has
	numbered bool // a section's numbered paragraph, which the tree has as an item
	begins   int  // the page on which it begins, if it was written early or has no place
}

// Kind says what a [Block] is.
type Kind int

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	Item // a list item
	Table
	Note // a footnote
	Figure
)

// A Row is a row of a table: the cells that begin in it, from left to right.
type Row struct {
	Cells []Cell
}

// A Cell is a cell of a table. RowSpan and ColSpan are at least 1.
type Cell struct {
	RowSpan, ColSpan int
	Header           bool
	Blocks           []*Block
}

// A Place is where bytes Start to End of a block's text stand.
type Place struct {
	Page       int // counts from 1
	Box        pdf.Box
	Start, End int
}

// A Mark is a style or link on bytes Start to End of a block's text.
type Mark struct {
	Kind       MarkKind
	Start, End int
	Target     string // address of a Link, label of a NoteRef
}

// MarkKind says what a [Mark] is.
type MarkKind int

// The kinds of marks.
const (
	Bold MarkKind = iota
	Italic
	Underline
	Code
	Link
	NoteRef // has no width: the sign itself is not part of the text
	Struck  // a line runs through it
	Raised  // small and high, such as the sign of a note that was not found
)
