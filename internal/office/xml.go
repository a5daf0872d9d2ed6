package office

import (
	"bufio"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// namespaces gives the prefix by which this package names the elements of each
// namespace. The strict form of the standard uses other names for the same.
var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":            "w:",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                        "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":     "r:",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                 "r:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":              "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":                          "m:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                   "a:",
	"http://purl.oclc.org/ooxml/drawingml/main":                               "a:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing":  "wp:",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":              "wp:",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":                "pic:",
	"http://purl.oclc.org/ooxml/drawingml/picture":                            "pic:",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                  "c:",
	"http://purl.oclc.org/ooxml/drawingml/chart":                              "c:",
	"http://schemas.microsoft.com/office/drawing/2014/chartex":                "c:",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":                "dgm:",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                            "dgm:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":             "mc:",
	"http://schemas.microsoft.com/office/drawing/2017/decorative":             "adec:",
	"urn:schemas-microsoft-com:vml":                                           "v:",
	"urn:schemas-microsoft-com:office:office":                                 "o:",
	"http://purl.org/dc/elements/1.1/":                                        "dc:",
	"http://schemas.openxmlformats.org/package/2006/relationships":            "",
	"http://schemas.openxmlformats.org/package/2006/content-types":            "",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "",
	"http://www.w3.org/XML/1998/namespace":                                    "xml:",
	"http://schemas.microsoft.com/office/2006/xmlPackage":                     "pkg:",
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                        "office:",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                          "text:",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                         "table:",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                         "style:",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":                       "draw:",
	"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0":             "fo:",
	"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0":                "svg:",
	"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0":                      "manifest:",
	"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0":    "loext:",
	"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0":        "field:",
	"http://www.w3.org/1999/xlink":                                            "xlink:",
	"http://www.w3.org/1998/Math/MathML":                                      "math:",
	"http://schemas.microsoft.com/office/word/2003/wordml":                    "w2003:",
	"": "",
}

// A node is an element of an XML part. Its name has one of the prefixes above,
// or "?:" where this package does not know the namespace.
type node struct {
	name  string
	attrs []attr
	kids  []*node
	text  string // the characters directly inside
}

type attr struct{ name, value string }

// attr returns the value of an attribute, or "".
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// val is the attribute that most of Word's elements keep their value in.
func (n *node) val() string { return n.attr("w:val") }

// child returns the first child of that name, or nil, on which all methods work.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// find returns the first node of that name inside n, or nil.
func (n *node) find(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
		if f := k.find(name); f != nil {
			return f
		}
	}
	return nil
}

// An xmlReader reads the nodes of one part.
type xmlReader struct {
	ctx   context.Context
	d     *xml.Decoder
	src   *failure
	names map[xml.Name]string
	left  *int // elements that may still be read from the file
	depth int
	lim   Limits
	mixed bool // the text of OpenDocument stands between elements
}

// textNode is the name of nodes for text between elements, in files whose text
// is mixed with them.
const textNode = "#text"

// failure keeps the cause when reading stops, which the XML decoder hides.
type failure struct {
	r   io.Reader
	err error
}

func (f *failure) Read(b []byte) (int, error) {
	n, err := f.r.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		f.err = err
	}
	return n, err
}

func newXMLReader(ctx context.Context, r io.Reader, left *int, lim Limits) *xmlReader {
	src := &failure{r: r}
	br := bufio.NewReaderSize(src, 32<<10)
	var in io.Reader = br
	wide := false
	// An error here comes back with the first token.
	if head, err := br.Peek(2); err == nil && (bytes.Equal(head, []byte("\xff\xfe")) || bytes.Equal(head, []byte("\xfe\xff"))) {
		in, wide = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(br), true
	}
	x := &xmlReader{ctx: ctx, d: xml.NewDecoder(in), src: src, names: map[xml.Name]string{}, left: left, lim: lim}
	x.d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if wide {
			return in, nil
		}
		enc, err := htmlindex.Get(label)
		if err != nil {
			return nil, err
		}
		return enc.NewDecoder().Reader(in), nil
	}
	return x
}

// token returns the next token. Its errors wrap a sentinel of this package or
// are io.EOF or the context's.
func (x *xmlReader) token() (xml.Token, error) {
	t, err := x.d.Token()
	switch {
	case errors.Is(err, io.EOF):
		return nil, io.EOF
	case x.src.err != nil && (errors.Is(x.src.err, ErrLimit)):
		return nil, x.src.err
	case err != nil:
		// The decoder's own message may quote the text, which errors must not.
		return nil, fmt.Errorf("%w: the XML breaks off or is not well formed at byte %d", ErrDamaged, x.d.InputOffset())
	}
	switch t.(type) {
	case xml.Directive:
		return nil, fmt.Errorf("%w: has a document type declaration, which office files never have", ErrDamaged)
	case xml.StartElement:
		*x.left--
		x.depth++
		switch {
		case *x.left < 0:
			return nil, fmt.Errorf("%w: more than %d XML elements", ErrLimit, x.lim.MaxElements)
		case x.depth > x.lim.MaxDepth:
			return nil, fmt.Errorf("%w: XML elements nested more than %d deep", ErrLimit, x.lim.MaxDepth)
		case *x.left%4096 == 0 && x.ctx.Err() != nil:
			return nil, x.ctx.Err()
		}
	case xml.EndElement:
		x.depth--
	}
	return t, nil
}

func (x *xmlReader) name(n xml.Name) string {
	if s, ok := x.names[n]; ok {
		return s
	}
	prefix, known := namespaces[n.Space]
	if !known {
		prefix = "?:"
	}
	s := prefix + n.Local
	x.names[n] = s
	return s
}

// start makes a node of a start tag.
func (x *xmlReader) start(e xml.StartElement) *node {
	n := &node{name: x.name(e.Name)}
	for _, a := range e.Attr {
		if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
			n.attrs = append(n.attrs, attr{x.name(a.Name), a.Value})
		}
	}
	return n
}

// fill reads the rest of an element into n, up to its end tag.
func (x *xmlReader) fill(n *node) error {
	var text []byte
	for {
		t, err := x.token()
		if errors.Is(err, io.EOF) {
			err = fmt.Errorf("%w: the XML breaks off", ErrDamaged)
		}
		if err != nil {
			n.text = string(text)
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			kid := x.start(t)
			n.kids = append(n.kids, kid)
			if err := x.fill(kid); err != nil {
				n.text = string(text)
				return err
			}
		case xml.EndElement:
			n.text = string(text)
			return nil
		case xml.CharData:
			switch {
			case x.mixed && (strings.HasPrefix(n.name, "text:") || n.name == "loext:content-control"):
				n.addText(string(t))
			case n.name != "office:binary-data": // a picture, which is not looked at
				text = append(text, t...)
			}
		}
	}
}

// addText adds text after the children so far.
func (n *node) addText(s string) {
	if last := len(n.kids) - 1; last >= 0 && n.kids[last].name == textNode {
		n.kids[last].text += s
		return
	}
	n.kids = append(n.kids, &node{name: textNode, text: s})
}

// root returns the part's root element, of which only the start tag was read.
func (x *xmlReader) root() (*node, error) {
	for {
		t, err := x.token()
		if errors.Is(err, io.EOF) {
			err = fmt.Errorf("%w: the part is empty", ErrDamaged)
		}
		if err != nil {
			return nil, err
		}
		if e, ok := t.(xml.StartElement); ok {
			return x.start(e), nil
		}
	}
}

// isOn reads an on/off value: an element without a value is on.
func isOn(n *node) bool {
	if n == nil {
		return false
	}
	switch strings.ToLower(n.val()) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
