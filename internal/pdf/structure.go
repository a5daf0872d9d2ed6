package pdf

import "strings"

// An Element is a node of the structure tree of a tagged file.
type Element struct {
	// Role is the standard structure type after the file's role map, such as
	// "P", "H1" or "TD". It is the file's own type where the map does not lead
	// to a standard one.
	Role string

	// ID is the element's identifier, which [Element.Headers] refer to, or "".
	ID string

	Title      string // a human name for the element
	Lang       string // BCP 47 tag; "" is the parent's
	Alt        string // description of a figure or formula
	ActualText string // what the element stands for, instead of its content
	Expansion  string // the long form of an abbreviation

	// Of table cells. RowSpan and ColSpan are 0 where the file does not give
	// them, which means 1. Scope is "Row", "Column", "Both" or "".
	RowSpan, ColSpan int
	Scope            string
	Headers          []string

	// Numbering is a list's ListNumbering, such as "Decimal", or "".
	Numbering string

	// Kids are the parts in reading order.
	Kids []Kid
}

// A Kid is a part of an [Element]: another element, or content on a page.
type Kid struct {
	Element *Element // or nil

	// Page counts from 1; MCID names the content there, as [Glyph.MCID] does. It
	// is -1 for an element, and for an annotation.
	Page, MCID int

	// Annotation is the place of an annotation among those of its page, such as
	// a link, as seen; the zero Box for other kids.
	Annotation Box
}

// standardRoles are the structure types of PDF 1.7 and 2.0.
var standardRoles = func() map[string]bool {
	m := map[string]bool{}
	for _, r := range strings.Fields(`Document DocumentFragment Part Art Sect Div BlockQuote Caption TOC TOCI Index
		NonStruct Private Aside Title FENote Sub P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody
		TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form
		Em Strong Artifact`) {
		m[r] = true
	}
	return m
}()

// Structure returns the root of the structure tree, whose Role is
// "StructTreeRoot", or nil if the file is not tagged. The tree is as the file
// has it: it may leave content out or name content that does not exist. It is
// the same each time, and not to be changed.
func (f *File) Structure() *Element { return f.structure }
