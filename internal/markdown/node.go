package markdown

// A Node is one part of a Markdown document. Which fields mean something
// depends on Kind.
type Node struct {
	Kind Kind

	// Level of a Heading, from 1 to 6.
	Level int

	// Text of a Text, Code, CodeBlock or HTML node, and the description of an
	// Image.
	Text string

	// URL of a Link or Image.
	URL string

	// Label is the label of a Note or NoteRef.
	Label string

	// Ordered lists have numbers, beginning with Start.
	Ordered bool
	Start   int

	// Header rows of a table name its columns.
	Header bool

	Kids []*Node
}

// Kind says what a [Node] is.
type Kind int

// The kinds of nodes. Document, Quote, List, Item, Table, Row and Note hold
// blocks; Heading, Paragraph, Cell, Strong, Emphasis and Link hold inline nodes.
const (
	Document Kind = iota
	Heading
	Paragraph
	Quote
	List
	Item
	Table
	Row
	Cell
	CodeBlock
	HTML // a block or piece of raw HTML, kept as text
	Note
	Text
	Break // a line break that the author set
	Strong
	Emphasis
	Code
	Link
	Image
	NoteRef
)
