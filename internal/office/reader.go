package office

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The content types of a document's main part, after the prefix that they share.
const (
	typePrefix  = "application/vnd.openxmlformats-officedocument."
	macroPrefix = "application/vnd.ms-word."
)

// Read reads the Word document or OpenDocument text of size bytes in r; what it
// is, is told by its content. When a part is damaged or a
// limit is reached on the way, it returns what was read so far together with
// the error, an [*Error] that wraps one of the sentinels of this package or the
// context's error. It does not change or keep r.
func Read(ctx context.Context, r io.ReaderAt, size int64, lim Limits) (*Document, error) {
	lim = lim.withDefaults()
	var head [8]byte
	n, err := r.ReadAt(head[:], 0)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return nil, &Error{Err: err}
	case string(head[:n]) == compoundMagic:
		return nil, compoundError(r, size)
	case beginsXML(head[:n]):
		return readFlatODF(ctx, r, size, lim)
	}
	a, err := openArchive(r, size, lim)
	if err != nil {
		return nil, err
	}
	rd := newReader(ctx, a, lim)
	if a.isODF() {
		return newODFReader(rd).read()
	}
	main, err := rd.mainPart()
	if err != nil {
		return nil, err
	}
	return rd.read(main)
}

func newReader(ctx context.Context, a *archive, lim Limits) *reader {
	return &reader{ctx: ctx, archive: a, lim: lim, elements: lim.MaxElements, cells: lim.MaxCells,
		doc: &Document{}, noteIndex: map[string]int{}, languages: map[string]int{}, authors: map[string]bool{}, losses: map[string]int{}}
}

// mainPart finds the part that holds the document, and checks that it is one.
func (r *reader) mainPart() (string, error) {
	const types = "[Content_Types].xml"
	if !r.archive.has(types) {
		if kind := r.archive.otherKind(); kind != "" {
			return "", &Error{Err: fmt.Errorf("%w but %s", ErrFormat, kind)}
		}
		return "", &Error{Err: fmt.Errorf("%w but a zip archive: unpack it and name a file from it", ErrFormat)}
	}
	main := "word/document.xml"
	for _, rel := range r.relations("") {
		if rel.kind == "officeDocument" && !rel.external && (r.archive.has(rel.target) || !r.archive.has(main)) {
			main = rel.target
		}
	}
	root, err := r.tree(types)
	if err != nil {
		return "", err
	}
	kind := contentType(root, main)
	rest, ok := strings.CutPrefix(kind, typePrefix)
	if !ok {
		rest, ok = strings.CutPrefix(kind, macroPrefix)
	}
	switch {
	case ok && (strings.HasPrefix(rest, "wordprocessingml.") || strings.HasPrefix(rest, "document.") || strings.HasPrefix(rest, "template.")):
	case r.archive.otherKind() != "":
		return "", &Error{Err: fmt.Errorf("%w but %s", ErrFormat, r.archive.otherKind())}
	case !r.archive.has(main):
		return "", &Error{Part: main, Err: fmt.Errorf("%w: the part is missing", ErrDamaged)}
	default:
		return "", &Error{Part: types, Err: fmt.Errorf("%w: its main part has another content type", ErrFormat)}
	}
	if !r.archive.has(main) {
		return "", &Error{Part: main, Err: fmt.Errorf("%w: the part is missing", ErrDamaged)}
	}
	return main, nil
}

// contentType is the content type of a part: its own, or that of its ending.
func contentType(root *node, part string) string {
	byEnding := ""
	for _, n := range root.kids {
		switch {
		case n.name == "Override" && strings.EqualFold(strings.TrimPrefix(n.attr("PartName"), "/"), part):
			return n.attr("ContentType")
		case n.name == "Default" && strings.HasSuffix(strings.ToLower(part), "."+strings.ToLower(n.attr("Extension"))):
			byEnding = n.attr("ContentType")
		}
	}
	return byEnding
}

// A reader turns the parts of one file into a [Document].
type reader struct {
	ctx      context.Context
	archive  *archive
	lim      Limits
	mixed    bool // as in xmlReader
	elements int  // XML elements that may still be read
	cells    int  // table cells that may still be read
	doc      *Document
	err      error // the first thing that stopped the reading

	part      string
	rels      map[string]relation // of the part being read
	styles    *styles
	minorFont string // of the theme, for the body
	majorFont string // of the theme, for headings
	numbering *numbering
	settings  *node
	notes     map[string]*node // notes by kind and ID, such as "f2"
	noteIndex map[string]int   // the place in doc.Notes of those referred to
	noteRefs  []noteRef
	section   int
	furniture []string // names of header and footer parts seen

	fields    []*field
	languages map[string]int // bytes of text by language
	inserted  int
	deleted   int
	authors   map[string]bool
	losses    map[string]int
}

// tree reads a whole part. On an error it returns what was read as well.
func (r *reader) tree(part string) (*node, error) {
	rc, err := r.archive.open(part)
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	x := newXMLReader(r.ctx, rc, &r.elements, r.lim)
	x.mixed = r.mixed
	root, err := x.root()
	if err == nil {
		err = x.fill(root)
	}
	if err != nil {
		return root, &Error{Part: part, Err: err}
	}
	return root, nil
}

// optional reads a part that need not be there. What is wrong with it does not
// stop the reading, unless it is a limit.
func (r *reader) optional(part string) *node {
	if part == "" || !r.archive.has(part) {
		return nil
	}
	root, err := r.tree(part)
	switch {
	case err != nil && (errors.Is(err, ErrLimit) || r.ctx.Err() != nil):
		r.fail(err)
	case err != nil:
		r.warn("damaged-part", part+" is damaged; what it holds was read in part or not at all")
	}
	return root
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *reader) warn(code, message string) {
	r.doc.Warnings = append(r.doc.Warnings, Warning{Code: code, Message: message})
}

func (r *reader) read(main string) (*Document, error) {
	top := r.relations("")
	rels := r.relations(main)
	r.doc.Title = strings.Join(strings.Fields(r.optional(first(top, "core-properties")).child("dc:title").content()), " ")
	r.styles = readStyles(r.optional(first(rels, "styles")))
	r.minorFont, r.majorFont = readThemeFonts(r.optional(first(rels, "theme")))
	r.numbering = readNumbering(r.optional(first(rels, "numbering")))
	r.settings = r.optional(first(rels, "settings"))
	footnotes, endnotes := first(rels, "footnotes"), first(rels, "endnotes")
	r.notes = map[string]*node{}
	r.readNotes("f", r.optional(footnotes))
	r.readNotes("e", r.optional(endnotes))
	r.readComments(r.optional(first(rels, "comments")))
	if r.err != nil {
		return nil, r.err
	}
	r.part, r.rels = main, rels
	r.body(main)
	r.convertNotes(footnotes, endnotes)
	r.fields = nil
	r.convertFurniture(rels)
	r.doc.Language = mostUsed(r.languages)
	r.report()
	return r.doc, r.err
}

// content is the text of a node, or "" of none.
func (n *node) content() string {
	if n == nil {
		return ""
	}
	return n.text
}

// body streams the main part: each block is read, converted and forgotten.
func (r *reader) body(part string) {
	rc, err := r.archive.open(part)
	if err != nil {
		r.fail(err)
		return
	}
	defer rc.Close()
	x := newXMLReader(r.ctx, rc, &r.elements, r.lim)
	if err := r.stream(x); err != nil {
		r.fail(&Error{Part: part, Err: err})
	}
}

func (r *reader) stream(x *xmlReader) error {
	root, err := x.root()
	if err != nil {
		return err
	}
	if root.name != "w:document" {
		return fmt.Errorf("%w: the root is no w:document", ErrFormat)
	}
	w := &flow{r: r}
	for {
		t, err := x.next()
		if err != nil || t == nil {
			r.doc.Body = append(r.doc.Body, w.end()...)
			return err
		}
		if t.name == "w:body" {
			continue // its children follow
		}
		err = x.fill(t)
		// A block that breaks off is kept as far as it goes.
		w.add(t)
		r.doc.Body = append(r.doc.Body, w.take()...)
		switch {
		case err != nil:
			r.doc.Body = append(r.doc.Body, w.end()...)
			return err
		case r.err != nil:
			return nil
		case r.ctx.Err() != nil:
			return r.ctx.Err()
		}
	}
}

// next returns the next start tag, or nil at the end of the part.
func (x *xmlReader) next() (*node, error) {
	for {
		t, err := x.token()
		if errors.Is(err, io.EOF) {
			if x.depth > 0 {
				return nil, fmt.Errorf("%w: the XML breaks off", ErrDamaged)
			}
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		if e, ok := t.(xml.StartElement); ok {
			return x.start(e), nil
		}
	}
}

// mostUsed is the key with the highest count, the first by name of several.
func mostUsed(count map[string]int) string {
	best := ""
	for k, n := range count {
		if best == "" || n > count[best] || n == count[best] && k < best {
			best = k
		}
	}
	return best
}

// convertFurniture reads the headers and footers that sections refer to.
func (r *reader) convertFurniture(rels map[string]relation) {
	seen := map[string]bool{}
	for _, id := range r.furniture {
		rel := rels[id]
		if rel.external || seen[rel.target] || rel.kind != "header" && rel.kind != "footer" {
			continue
		}
		seen[rel.target] = true
		root := r.optional(rel.target)
		if root == nil {
			continue
		}
		r.doc.Look.Numbered = r.doc.Look.Numbered || findsPageNumber(root)
		r.part, r.rels = rel.target, r.relations(rel.target)
		w := &flow{r: r, furniture: true}
		for _, n := range root.kids {
			w.add(n)
		}
		if rel.kind == "header" {
			r.doc.Headers = append(r.doc.Headers, w.end()...)
		} else {
			r.doc.Footers = append(r.doc.Footers, w.end()...)
		}
	}
}

// sectionProps notes which headers and footers a section shows.
func (r *reader) sectionProps(n *node) {
	for _, k := range n.kids {
		if k.name != "w:headerReference" && k.name != "w:footerReference" {
			continue
		}
		switch k.attr("w:type") {
		case "first":
			if !isOn(n.child("w:titlePg")) {
				continue
			}
		case "even":
			if !isOn(r.settings.child("w:evenAndOddHeaders")) {
				continue
			}
		}
		r.furniture = append(r.furniture, k.attr("r:id"))
	}
	r.pageLook(n)
	r.section++
}

// lossMessages are the messages for what is counted in passing.
var lossMessages = []struct{ code, one, many, rest string }{
	{"chart", "chart", "charts", "left out: the figures in it are not in the text"},
	{"embedded-object", "embedded object", "embedded objects", "left out, such as a sheet from another program"},
	{"embedded-file", "inserted file", "inserted files", "left out: only Word puts the text in"},
	{"form-control", "form field", "form fields", "left out: what is filled in there is not in the text"},
	{"formula", "formula", "formulas", "written on one line: check against the document"},
	{"symbol", "sign of a symbol font", "signs of a symbol font", "written as \uFFFD, since no character for it is known"},
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// report adds the warnings about what was counted.
func (r *reader) report() {
	if n := r.inserted + r.deleted; n > 0 {
		r.warn("tracked-changes", fmt.Sprintf("the file has tracked changes, %s and %s by %s, which were read as accepted; check that they are agreed",
			count(r.inserted, "insertion", "insertions"), count(r.deleted, "deletion", "deletions"), count(len(r.authors), "person", "people")))
	}
	for _, l := range lossMessages {
		if n := r.losses[l.code]; n > 0 {
			r.warn(l.code, count(n, l.one, l.many)+" "+l.rest)
		}
	}
}
