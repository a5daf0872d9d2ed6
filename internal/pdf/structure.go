package pdf

import (
	"strings"

	layer "github.com/ledongthuc/pdf"
)

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
// has it: it may leave content out or name content that does not exist.
func (f *File) Structure() (root *Element) {
	var err error
	defer contain(&err, 0)
	v := f.root.Key("StructTreeRoot")
	if !isDict(v) {
		return nil
	}
	t := tree{f: f, roles: v.Key("RoleMap"), classes: v.Key("ClassMap"), seen: map[int64]bool{}, left: f.lim.MaxObjects, names: map[string]string{}}
	root = &Element{Role: "StructTreeRoot"}
	t.kids(root, v.Key("K"), 0, 0, 0)
	return root
}

// A tree is the state of reading the structure tree.
type tree struct {
	f       *File
	roles   value
	classes value
	seen    map[int64]bool
	left    int // how many more elements may be read
	names   map[string]string
	place   matrix // of page placed
	placed  int
}

// kids adds what K holds to e. Page is the page of content that does not name
// its own, lists how many lists k is within: they should not nest.
func (t *tree) kids(e *Element, k value, page, depth, lists int) {
	if t.left <= 0 || depth > t.f.lim.MaxDepth || lists > 2 {
		return
	}
	t.left--
	switch k.Kind() {
	case layer.Integer:
		e.Kids = append(e.Kids, Kid{Page: page, MCID: contentID(0, k.Int64())})
	case layer.Array:
		for i := range k.Len() {
			t.kids(e, k.Index(i), page, depth+1, lists+1)
		}
	case layer.Dict:
		if n := k.Key("Pg").Int64(); n >= 1 && n <= int64(t.f.numPages) { // see canon.entry
			page = int(n)
		}
		switch k.Key("Type").Name() {
		case "MCR":
			form := k.Key("Stm")
			id := int64(0)
			if !form.Key("StructParents").IsNull() {
				id = numberOf(form)
			}
			e.Kids = append(e.Kids, Kid{Page: page, MCID: contentID(id, k.Key("MCID").Int64())})
		case "OBJR":
			t.annotation(e, k.Key("Obj"), page)
		default:
			t.element(e, k, page, depth)
		}
	}
}

func (t *tree) element(parent *Element, v value, page, depth int) {
	if id := numberOf(v); id != 0 {
		if t.seen[id] {
			return
		}
		t.seen[id] = true
	}
	str := func(key string) string { return textString(v.Key(key).RawString()) }
	e := &Element{
		Role: t.role(v), ID: v.Key("ID").RawString(), Title: str("T"), Lang: str("Lang"), Alt: str("Alt"),
		ActualText: str("ActualText"), Expansion: str("E"),
	}
	classes := v.Key("C")
	if classes.Kind() == layer.Name {
		t.attributes(e, t.classes.Key(classes.Name()))
	}
	for i := range classes.Len() {
		t.attributes(e, t.classes.Key(classes.Index(i).Name()))
	}
	t.attributes(e, v.Key("A"))
	t.kids(e, v.Key("K"), page, depth+1, 0)
	parent.Kids = append(parent.Kids, Kid{Element: e, Page: page, MCID: -1})
}

// role maps an element's type to a standard one.
func (t *tree) role(v value) string {
	own := v.Key("S").Name()
	if ns := v.Key("NS"); isDict(ns) {
		switch m := ns.Key("RoleMapNS").Key(own); m.Kind() {
		case layer.Name:
			return m.Name()
		case layer.Array:
			return m.Index(0).Name()
		}
	}
	if r, ok := t.names[own]; ok {
		return r
	}
	r := own
	for range 20 {
		if standardRoles[r] {
			break
		}
		next := t.roles.Key(r).Name()
		if next == "" {
			break
		}
		r = next
	}
	t.names[own] = r
	return r
}

// attributes reads an attribute object, or an array of them.
func (t *tree) attributes(e *Element, v value) {
	switch v.Kind() {
	case layer.Array:
		for i := range min(v.Len(), 100) {
			if a := v.Index(i); a.Kind() != layer.Array {
				t.attributes(e, a)
			}
		}
	case layer.Dict, layer.Stream:
		switch v.Key("O").Name() {
		case "Table":
			span := func(key string, to *int) {
				if n := v.Key(key).Int64(); n > 0 && n < 10_000 {
					*to = int(n)
				}
			}
			span("RowSpan", &e.RowSpan)
			span("ColSpan", &e.ColSpan)
			if s := v.Key("Scope").Name(); s != "" {
				e.Scope = s
			}
			if h := v.Key("Headers"); h.Len() > 0 {
				e.Headers = nil
				for i := range h.Len() {
					e.Headers = append(e.Headers, h.Index(i).RawString())
				}
			}
		case "List":
			if n := v.Key("ListNumbering").Name(); n != "" {
				e.Numbering = n
			}
		}
	}
}

// annotation adds an annotation by its place on the page.
func (t *tree) annotation(e *Element, obj value, page int) {
	r, ok := rect(obj.Key("Rect"))
	if !ok || page == 0 {
		return
	}
	if t.placed != page {
		t.place, _, _ = placement(t.f.dictOf(page))
		t.placed = page
	}
	e.Kids = append(e.Kids, Kid{Page: page, MCID: -1, Annotation: t.place.box(r.X0, r.Y0, r.X1, r.Y1)})
}
