package pdf

import "strings"

// An Element is a node of the structure tree of a tagged file.
type Element struct {
	// Role is the standard structure type after the file's role map, such as
	// "P", "H1" or "TD". It is the file's own type where the map does not lead
	// to a standard one.
	Role string

	// RowSpan and ColSpan of a table cell are 0 where the file does not give them,
	// which means 1.
	RowSpan, ColSpan int16

	// Rare is what few elements have, or nil.
	Rare *Rare

	// Kids are the parts in reading order.
	Kids []Kid
}

// Rare is what few elements of a structure tree have. Files have so many elements
// that each word of memory counts.
type Rare struct {
	Lang       string // BCP 47 tag; "" is the parent's
	Alt        string // description of a figure or formula
	ActualText string // what the element stands for, instead of its content

	ID        string // what Headers of other elements refer to
	Title     string // a human name for the element
	Expansion string // the long form of an abbreviation
	Numbering string // a list's ListNumbering, such as "Decimal"

	// Of table cells: Scope is "Row", "Column", "Both" or "", Headers are IDs.
	Scope   string
	Headers []string
}

// Lang is Rare.Lang, or "".
func (e *Element) Lang() string {
	if e.Rare == nil {
		return ""
	}
	return e.Rare.Lang
}

// Alt is Rare.Alt, or "".
func (e *Element) Alt() string {
	if e.Rare == nil {
		return ""
	}
	return e.Rare.Alt
}

// ActualText is Rare.ActualText, or "".
func (e *Element) ActualText() string {
	if e.Rare == nil {
		return ""
	}
	return e.Rare.ActualText
}

// A Kid is a part of an [Element]: another element, or content on a page.
type Kid struct {
	Element *Element // or nil

	// Page counts from 1; MCID names the content there, as [Glyph.MCID] does. It
	// is -1 for an element, for an annotation, and for the last kid of a figure
	// or formula, which says where that stands.
	Page, MCID int

	// Box is the place of an annotation, such as a link, or what a figure gives
	// as its BBox, as seen; nil for other kids.
	Box *Box
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
// the same each time: one user may use it up, several must not change it.
func (f *File) Structure() *Element { return f.structure }
