package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// odfTexts are the media types of OpenDocument files that hold a text
// (OpenDocument 1.3, part 2, 2.2.1 and appendix B).
var odfTexts = map[string]bool{
	"application/vnd.oasis.opendocument.text":          true,
	"application/vnd.oasis.opendocument.text-template": true,
	"application/vnd.oasis.opendocument.text-master":   true,
	"application/vnd.oasis.opendocument.text-web":      true,
}

const (
	odfManifest = "META-INF/manifest.xml"
	odfContent  = "content.xml"
)

// isODF reports whether an archive is an OpenDocument text. Some programs leave
// the entry out that says so.
func (a *archive) isODF() bool {
	if kind := a.mimetype(); kind != "" {
		return odfTexts[kind]
	}
	return a.has(odfContent) && a.has(odfManifest) && !a.has("[Content_Types].xml")
}

// An odfReader reads OpenDocument text: ODT, and the same in one XML file. It
// shares the bounds, notes and warnings of the Word reader.
type odfReader struct {
	*reader
	common *odfStyles // the named styles
	styled *odfStyles // the styles of the part that is being read
	pages  *odfStyles // the styles of headers and footers

	outline     *num // the numbering of headings
	lists       map[string]*odfList
	latest      map[string]*odfList // the last list of a style
	masters     map[string]*node
	firstMaster string
	usedMasters []string // page styles that the text asks for, in order
	listCount   int
	isText      bool // the file holds a text, not a sheet or slides
}

func newODFReader(r *reader) *odfReader {
	o := &odfReader{reader: r, common: newODFStyles(nil), lists: map[string]*odfList{}, latest: map[string]*odfList{}, masters: map[string]*node{}}
	o.styled, o.pages = newODFStyles(o.common), newODFStyles(o.common)
	r.mixed = true
	return o
}

// read reads an archive.
func (r *odfReader) read() (*Document, error) {
	if n := r.optional(odfManifest); n != nil && n.find("manifest:encryption-data") != nil {
		return nil, &Error{Part: odfManifest, Err: fmt.Errorf("%w: open it and save it without one", ErrEncrypted)}
	}
	if !r.archive.has(odfContent) {
		return nil, &Error{Part: odfContent, Err: fmt.Errorf("%w: the part is missing", ErrDamaged)}
	}
	r.meta(r.optional("meta.xml").child("office:meta"))
	if n := r.optional("styles.xml"); n != nil {
		r.fonts(n)
		r.common.read(n.child("office:styles"))
		r.pages.read(n.child("office:automatic-styles"))
		r.master(n.child("office:master-styles"))
	}
	if r.err != nil {
		return nil, r.err
	}
	rc, err := r.archive.open(odfContent)
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	return r.finish(odfContent, r.stream(rc))
}

// readFlatODF reads OpenDocument text in one XML file.
func readFlatODF(ctx context.Context, in io.ReaderAt, size int64, lim Limits) (*Document, error) {
	r := newODFReader(newReader(ctx, &archive{lim: lim, left: lim.MaxBytes}, lim))
	r.pages = r.styled
	part := &partReader{a: r.archive, rc: io.NopCloser(io.NewSectionReader(in, 0, size))}
	return r.finish("", r.stream(part))
}

// beginsXML reports whether a file begins as XML does, not as an archive.
func beginsXML(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	return bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("<"))
}

// finish puts together what was read and what went wrong.
func (r *odfReader) finish(part string, err error) (*Document, error) {
	if err != nil {
		var e *Error
		if !errors.As(err, &e) {
			err = &Error{Part: part, Err: err}
		}
		r.fail(err)
	}
	if r.err != nil && !r.isText {
		return nil, r.err
	}
	if !r.isText {
		return nil, &Error{Part: part, Err: fmt.Errorf("%w: it has no text", ErrDamaged)}
	}
	r.part = "styles.xml"
	r.convertFurniture()
	r.doc.Language = mostUsed(r.languages)
	r.report()
	return r.doc, r.err
}

// stream reads the part that holds the text. Styles come before it, in either
// form of the file. Each block is read, converted and forgotten.
func (r *odfReader) stream(in io.Reader) error {
	r.part = odfContent
	x := newXMLReader(r.ctx, in, &r.elements, r.lim)
	x.mixed = true
	root, err := x.root()
	if err != nil {
		return err
	}
	if root.name != "office:document-content" && root.name != "office:document" {
		return fmt.Errorf("%w: the root is no OpenDocument", ErrFormat)
	}
	w := &odfFlow{r: r, flow: &flow{r: r.reader}}
	for {
		t, err := x.next()
		if err != nil || t == nil {
			r.doc.Body = append(r.doc.Body, w.take()...)
			return err
		}
		switch t.name {
		case "office:body":
			continue // its children follow
		case "office:text":
			r.isText = true
			continue
		case "office:spreadsheet", "office:presentation", "office:drawing", "office:chart", "office:image", "office:database":
			return fmt.Errorf("%w but an OpenDocument %s: save it as PDF", ErrFormat, strings.TrimPrefix(t.name, "office:"))
		}
		err = x.fill(t)
		if r.isText {
			// A block that breaks off is kept as far as it goes.
			w.add(t)
			r.doc.Body = append(r.doc.Body, w.take()...)
		} else {
			r.head(t)
		}
		switch {
		case err != nil:
			return err
		case r.err != nil:
			return nil
		case r.ctx.Err() != nil:
			return r.ctx.Err()
		}
	}
}

// head reads what comes before the text.
func (r *odfReader) head(n *node) {
	switch n.name {
	case "office:meta":
		r.meta(n)
	case "office:font-face-decls":
		r.common.readFonts(n)
	case "office:styles":
		r.common.read(n)
	case "office:automatic-styles":
		r.styled.read(n)
	case "office:master-styles":
		r.master(n)
	}
}

func (r *odfReader) fonts(root *node) { r.common.readFonts(root.child("office:font-face-decls")) }

func (r *odfReader) meta(n *node) {
	r.doc.Title = strings.Join(strings.Fields(n.child("dc:title").content()), " ")
}

func (r *odfReader) master(n *node) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		if k.name != "style:master-page" {
			continue
		}
		name := k.attr("style:name")
		if r.firstMaster == "" || name == "Standard" {
			r.firstMaster = name
		}
		r.masters[name] = k
	}
}

// useMaster notes the page style that a block begins. Text that begins none
// stands on pages of the standard style.
func (r *odfReader) useMaster(name string) {
	if name == "" && len(r.usedMasters) == 0 {
		name = r.firstMaster
	}
	if name != "" {
		r.usedMasters = append(r.usedMasters, name)
	}
}

// odfHeaders are the elements of headers and footers, for all pages, left pages
// and first pages.
var odfHeaders = map[string]bool{"style:header": true, "style:header-left": true, "style:header-first": true, "loext:header-first": true,
	"style:footer": false, "style:footer-left": false, "style:footer-first": false, "loext:footer-first": false}

// convertFurniture reads the headers and footers of the page styles in use.
func (r *odfReader) convertFurniture() {
	r.styled = r.pages
	seen := map[string]bool{}
	for _, name := range r.usedMasters {
		// A page style may name the one of the page that follows.
		for name != "" && !seen[name] && r.masters[name] != nil {
			seen[name] = true
			m := r.masters[name]
			for _, k := range m.kids {
				header, ok := odfHeaders[k.name]
				if !ok || k.attr("style:display") == "false" {
					continue
				}
				w := &odfFlow{r: r, flow: &flow{r: r.reader, furniture: true}}
				w.addAll(k)
				if header {
					r.doc.Headers = append(r.doc.Headers, w.take()...)
				} else {
					r.doc.Footers = append(r.doc.Footers, w.take()...)
				}
			}
			name = m.attr("style:next-style-name")
		}
	}
}
