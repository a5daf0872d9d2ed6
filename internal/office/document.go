package office

// A Document is what a Word or OpenDocument file says. It is plain data that belongs to the
// caller. The zero value is an empty document.
type Document struct {
	// Title is the title in the file's properties, or "".
	Title string

	// Language is the BCP 47 tag of the language that most of the text is marked
	// as, or "".
	Language string

	// Body is the content in reading order. What floats beside a paragraph, such
	// as a text box or picture, follows the paragraph that it is anchored in.
	Body []*Block

	// Headers and Footers are the running headers and footers that are shown,
	// each part once, in the order of the sections.
	Headers, Footers []*Block

	// Notes are the footnotes and endnotes in the order in which the text refers
	// to them. Notes that nothing refers to are left out.
	Notes []*Note

	// Comments are what people wrote beside the text of a Word file.
	Comments []Comment

	// Look is how the file looks on paper.
	Look Look

	// Warnings say what was read with loss.
	Warnings []Warning
}

// A Warning says that something was read with loss.
type Warning struct {
	// Code is a fixed word for the kind of loss, such as "tracked-changes".
	Code string

	// Message says what was lost and what can be done.
	Message string
}

// BlockKind says what a [Block] is.
type BlockKind int

// The kinds of blocks.
const (
	// Paragraph is a paragraph of text.
	Paragraph BlockKind = iota
	// Heading is the title of the document or of a section.
	Heading
	// Item is a paragraph with a number or a bullet before it.
	Item
	// Table is a table.
	Table
	// Figure is a picture, chart or drawing.
	Figure
)

// A Block is a paragraph, table or picture.
type Block struct {
	Kind BlockKind

	// Level is a heading's level from 1, or an item's nesting from 0.
	Level int

	// Label is an item's or heading's number as printed, such as "2.1" or
	// "(b)", or "" for a bullet or no number.
	Label string

	// List tells lists apart: items with the same value, of which 0 is none,
	// belong to one list definition of the file.
	List int

	// First is set for an item with which its numbering begins.
	First bool

	// Indent is how far the text stands in from the margin, in twentieths of a
	// point.
	Indent int

	// Title is set for a paragraph in the style Title.
	Title bool

	// Caption is set for a paragraph in the style Caption.
	Caption bool

	// Contents is set for a line of a table of contents or of figures.
	Contents bool

	// Runs are the text of a paragraph, heading or item.
	Runs []Run

	// Rows are the rows of a table.
	Rows []Row

	// Alt is the author's description of a figure, or "".
	Alt string

	// Decorative is set for a figure that its author marked as decoration.
	Decorative bool

	// Floating is set for what is anchored in the paragraph before it, such as a
	// picture or the text of a text box.
	Floating bool

	// Comments is how many comments are tied to this block.
	Comments int
}

// A Run is a stretch of text with one look.
type Run struct {
	// Text may hold "\n" for a line break and "\t" for a tab.
	Text string

	// Bold, Italic, Underline and Code are the look of the text; Code is a
	// typewriter face.
	Bold, Italic, Underline, Code bool

	// Struck is text that is crossed out.
	Struck bool

	// Hidden is text that a reader does not see: hidden text, white on white,
	// black on black, or smaller than a printer's dot.
	Hidden bool

	// Link is where the text leads, or "". Places within the document are no
	// links.
	Link string

	// Note is the number from 1 of the note whose sign stands here, in
	// [Document.Notes]; 0 means none. A run with a note has no text.
	Note int

	// Size is the size of the letters in half points; 0 where the file does not
	// say, which programs take for 20.
	Size int

	// Language is the BCP 47 tag that the text is marked as, or "".
	Language string
}

// A Row is one row of a table.
type Row struct {
	Cells []Cell
}

// A Cell is one cell of a table.
type Cell struct {
	// Header is set for cells that name their column or row.
	Header bool

	// RowSpan and ColSpan count the rows and columns covered, from 1.
	RowSpan, ColSpan int

	// Blocks is the content.
	Blocks []*Block
}

// A Note is a footnote or endnote.
type Note struct {
	// Label is the sign as printed, such as "3", "iv" or "*".
	Label string

	// Endnote is set for endnotes.
	Endnote bool

	// Blocks is the content.
	Blocks []*Block
}
