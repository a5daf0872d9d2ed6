package pdf

// A Page is what the interpreter saw on one page: glyphs, rules, images and
// links, in the order in which the content draws them. All positions are in
// points with the origin at the top left of the visible page, x to the right
// and y down, after the page's own rotation.
type Page struct {
	Number        int     // counts from 1
	Width, Height float64 // of the visible page (crop box)

	Glyphs []Glyph
	Rules  []Rule
	Images []Image
	Links  []Link

	// Dots are small filled round or square shapes, such as drawn bullets.
	Dots []Box

	// Areas is how many areas the content fills. A page that has them and no
	// glyphs may have its text as outlines.
	Areas int

	scan placed // for [File.PageImage]
}

// A Box is a rectangle; X0 <= X1 and Y0 <= Y1.
type Box struct {
	X0, Y0, X1, Y1 float64
}

// A Glyph is one shown character code.
type Glyph struct {
	// Text is what the glyph stands for, most often one rune. U+FFFD means that
	// the font does not say (the page then has a warning), "" that there is
	// nothing to say, as for marks without width.
	Text string

	// X, Y is the origin on the baseline, and EndX, EndY where the next glyph
	// would start without character or word spacing.
	X, Y, EndX, EndY float64

	// Box is the glyph's cell: its width by the font's ascent and descent.
	Box Box

	// Size is the font size as seen on the page, in points.
	Size float64

	// Font is shared by all glyphs of one font and style.
	Font *Font

	// Fill is the fill colour as 0xRRGGBB.
	Fill uint32

	// MCID is the marked-content identifier, or -1. Within a page it is the one
	// that [Kid] has; it is no small number where a form counts for itself.
	MCID int

	// Artifact is set inside marked content that is tagged as an artifact, such
	// as a running header.
	Artifact bool

	// Invisible is set where Hidden is not [Shown].
	Invisible bool

	// Hidden says why a reader cannot see the glyph.
	Hidden Hidden
}

// A Font is what the layout needs to know of a font.
type Font struct {
	Name     string // without the subset prefix
	Bold     bool
	Italic   bool
	Mono     bool
	Vertical bool // writing mode 1
}

// A Rule is a straight line or a thin filled box, as drawn for table borders
// and underlines; thicker boxes are kept with Filled set.
type Rule struct {
	Box    Box
	Fill   uint32
	Filled bool // a filled area rather than a line
}

// An Image is a place where a picture is drawn.
type Image struct {
	Box      Box
	MCID     int
	Artifact bool // decoration, by the file's own word
}

// A Link is an area that leads somewhere.
type Link struct {
	Box Box
	URI string // target address, "" for a place within the document
	// Page is the target page, counted from 1, for links within the document;
	// else 0.
	Page int
}

// A Warning says what was read with loss.
type Warning struct {
	Page    int    // counts from 1; 0 is the whole file
	Code    string // a fixed word, such as "unknown-encoding"
	Message string
}
