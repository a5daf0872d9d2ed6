package paper

// A Document is a document as it is to be printed, on A4. The zero value is an
// empty one. It is plain data, safe to share between goroutines that only read it.
type Document struct {
	// Title is the name of the document, for the properties of the file and the
	// title bar of readers. It is not printed: a [Heading] of level 0 is. Empty
	// means the text of the first heading, or "Document".
	Title string

	// Language is the BCP 47 tag of the text; empty means "en-GB".
	Language string

	// Author is who publishes the document, for the properties of the file.
	Author string

	// PointSize is the size of the text in points; 0 means 12.
	PointSize int

	// Theme says how it looks.
	Theme Theme

	// Footer is printed at the left of the foot of each page. The number of the
	// page is at the right, always.
	Footer string

	// Blocks is what the document says, in reading order.
	Blocks []Block
}

// A Block is a part of a document. It is one of [*Cover], [*Heading], [*Paragraph],
// [*List], [*Table], [*Figure] and [*Row].
type Block interface{ block() }

// A Cover is the band of colour at the top of the first page: what kind of document
// it is, its title, who publishes it and when. It is the first block of a document,
// or an error.
type Cover struct {
	// Mark says what kind of document it is, such as "Easy Read". Empty is none.
	Mark string

	// Picture stands beside the mark, as decoration; nil is none.
	Picture *Picture

	// Title is the title of the document, a heading of level 0.
	Title string

	// Lines stand under the title.
	Lines []string
}

// A Heading is a heading. It stays on the page of what follows it.
type Heading struct {
	// Level is 0 for the title of the document, 1 to 3 for the headings under it.
	// Writers take others for the nearest of these.
	Level int

	// ID is the name that links of the document go to, as "#ID": a letter and up
	// to 18 more letters, digits, "." or "-". Of two headings with one ID the first
	// has it. Empty, or another form, means that no link goes there.
	ID string

	// Runs is the text.
	Runs []Run

	// NewPage begins a page with the heading.
	NewPage bool

	// Notes are what a copy for review says about the heading, each a comment on it.
	Notes []string
}

// A Paragraph is a paragraph of text.
type Paragraph struct {
	// Runs is the text.
	Runs []Run

	// Style says how it looks.
	Style Style

	// KeepNext keeps it on the page of what follows it.
	KeepNext bool

	// Notes are what a copy for review says about the paragraph, each a comment on it.
	Notes []string
}

// Commenter is the author of comments: [Paragraph.Notes] and [Heading.Notes].
const Commenter = "Townclerk"

// Style says how a [Paragraph] looks.
type Style int

// The styles.
const (
	// Normal is text.
	Normal Style = iota
	// Boxed is text in a box: what a word means, a warning, a decision.
	Boxed
	// Small is text of less weight: thanks and notes; see [Theme.Small].
	Small
	// Close is text whose lines belong together, such as an address: little space
	// follows it.
	Close
)

// A Run is text of one look. A line break in it is a line break; see [SoftBreak]
// too.
type Run struct {
	Text   string
	Bold   bool
	Italic bool

	// Link is where a link goes: a web, mail or telephone address, or "#" and the
	// ID of a heading. Other targets are no link, only text. Empty is no link.
	Link string
}

// Text returns a text as runs.
func Text(text string) []Run { return []Run{{Text: text}} }

// A List is a list. Lists stand in lists as blocks of an item.
type List struct{ Items []Item }

// An Item is an item of a [List].
type Item struct {
	// Label is its number as it is to be printed, such as "3.", "(b)" or "iv)".
	// Empty is a bullet.
	Label string

	// Blocks is what it says. A figure, row or table in it is an error.
	Blocks []Block
}

// A Table is a table of data. Its rows do not break over pages.
type Table struct {
	// Widths are the shares of the columns, such as 1 and 3 for a quarter and
	// three quarters. Without them, columns are as wide as their text asks for.
	Widths []float64

	// Header names the columns, and is repeated on each page. It may be empty.
	Header []Cell

	// Rows are the rows, each with one cell for each column. Missing cells are
	// empty ones.
	Rows [][]Cell

	// RowHeader is set where the first cell of each row names the row.
	RowHeader bool

	// Summary says what the table holds, for people who cannot see it; empty is
	// none.
	Summary string
}

// A Cell is a cell of a [Table]: paragraphs and lists.
type Cell struct{ Blocks []Block }

// A Figure is a picture that stands by itself.
type Figure struct {
	Picture Picture

	// Width is the width of the picture in points; 0 means 120. Its height follows.
	Width float64
}

// A Picture is a drawing. Where neither of its forms can be read, its Alt is
// printed.
type Picture struct {
	// Alt says what the picture shows. Empty means that the picture is decoration.
	Alt string

	// SVG is the drawing as an SVG file, and PNG as a PNG file. One of them is
	// enough; of both, writers take SVG.
	SVG string
	PNG []byte
}

// A Row is one idea: a picture at the left and text at the right. It does not
// break over pages unless it is as high as a third of one, and then between items,
// paragraphs and lines of tables.
type Row struct {
	// Picture is the picture; nil leaves the place empty.
	Picture *Picture

	// Blocks is the text: paragraphs, lists and tables.
	Blocks []Block

	// Joined says that the row belongs to the one above it: there is no line and
	// little space between them.
	Joined bool
}

// Wide reports whether the row has no picture and a table that needs its place.
func (r *Row) Wide() bool {
	if r.Picture != nil {
		return false
	}
	for _, b := range r.Blocks {
		if _, ok := b.(*Table); ok {
			return true
		}
	}
	return false
}

func (*Cover) block()     {}
func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Figure) block()    {}
func (*Row) block()       {}
