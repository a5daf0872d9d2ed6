package extract

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// maxHTML is the largest HTML file that is read. A saved page is hardly ever
// above 1 MiB without its pictures.
const maxHTML = 64 << 20

// htmlStart is what HTML pages begin with, after comments and an XML
// declaration. htmlPart is what fragments of pages begin with.
var (
	htmlStart = regexp.MustCompile(`(?is)^(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta)[\s>/]`)
	htmlPart  = regexp.MustCompile(`(?is)^(?:\s|<!--.*?-->)*<(?:h[1-6]|div|p|table|ul|ol|dl|section|article|main|span|font|center|b|a|style|script)[\s>]`)
)

// looksLikeHTML tells HTML by its beginning. Markdown may begin with a tag too,
// so a fragment must not hold Markdown's own signs.
func looksLikeHTML(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		head = []byte(decodeUTF16(head))
	}
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	return htmlStart.Match(head) || htmlPart.Match(head) && !looksLikeMarkdown(string(head))
}

// foreignKinds are kinds of text files that are markup of another sort and must
// not be read as plain text.
var foreignKinds = []struct{ start, name string }{
	{`{\rtf`, "an RTF document: save it as DOCX or PDF"},
	{"<?mso-application", "a Word or Excel document in the XML form of 2003: save it as DOCX or PDF"},
	{"<pkg:package", "a Word document in flat XML: save it as DOCX or PDF"},
	{"<w:wordDocument", "a Word document in the XML form of 2003: save it as DOCX or PDF"},
	{"<svg", "an SVG picture"},
}

var (
	xmlProlog = regexp.MustCompile(`(?s)^\s*<\?xml[^>]*>(?:\s|<!--.*?-->)*`)
	mimePage  = regexp.MustCompile(`(?im)^content-type:\s*multipart/related`)
)

// foreignKind says what a file of such a kind is, or "".
func foreignKind(head []byte) string {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	if bytes.Contains(head, []byte("MIME-Version:")) && mimePage.Match(head) {
		return "a web archive (MHTML): save the page as HTML or PDF"
	}
	head = head[len(xmlProlog.Find(head)):]
	for _, k := range foreignKinds {
		if bytes.HasPrefix(head, []byte(k.start)) {
			return k.name
		}
	}
	return ""
}

// readHTML reads a web page.
func readHTML(ctx context.Context, name string, src []byte) (*Document, error) {
	if len(src) > maxHTML {
		return nil, &PageError{Name: name, Err: fmt.Errorf("%w: an HTML page of %d bytes, and %d is the most", ErrLimit, len(src), maxHTML)}
	}
	text, warning := decodeHTML(src)
	root, err := html.Parse(&watchedReader{ctx: ctx, r: strings.NewReader(text)})
	switch {
	case ctx.Err() != nil:
		return nil, &PageError{Name: name, Err: ctx.Err()}
	case err != nil:
		// The parser's one reason to give up on text in memory.
		return nil, &PageError{Name: name, Err: fmt.Errorf("%w: elements nested more than 512 deep", ErrLimit)}
	}
	doc := &Document{Name: name}
	if warning != "" {
		doc.Warnings = append(doc.Warnings, Warning{Code: "encoding", Message: warning})
	}
	r := &htmlReader{ctx: ctx, doc: doc, cells: maxGrid, wordLists: map[*List]bool{}}
	r.head(root)
	r.findMain(root)
	r.findNotes(root)
	f := &htmlFlow{r: r}
	if r.main != nil {
		f.layer = Furniture
	}
	f.kids(root)
	doc.Blocks = f.done()
	if r.stopped {
		return nil, &PageError{Name: name, Err: ctx.Err()}
	}
	number(doc.Blocks, "b")
	tieNoteRefs(doc, r.notes)
	r.warn()
	if doc.Title == "" {
		doc.Title = title(doc)
	}
	if !hasBody(doc) {
		return doc, &PageError{Name: name, Err: ErrNoText}
	}
	return doc, nil
}

// watchedReader stops reading once the context ends.
type watchedReader struct {
	ctx context.Context
	r   io.Reader
}

func (w *watchedReader) Read(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.r.Read(b)
}

// declared finds a declaration of the encoding.
var declared = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=`)

// decodeHTML makes UTF-8 of a page, by its byte order mark, or what it declares,
// or else by what it is. The warning is empty unless there was a doubt.
func decodeHTML(src []byte) (text, warning string) {
	head := src[:min(len(src), 1024)]
	enc, label, _ := charset.DetermineEncoding(head, "")
	if utf8.Valid(src) && label != "utf-16le" && label != "utf-16be" {
		// Text that is not UTF-8 is hardly ever valid as such by chance, so a
		// declaration of something else is a mistake made in saving the page.
		return string(bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))), ""
	}
	certain := declared.Match(head) || strings.HasPrefix(label, "utf-16")
	if label == "utf-8" {
		enc, label, _ = charset.DetermineEncoding(nil, "text/html; charset=windows-1252")
		certain = false
	}
	out, err := enc.NewDecoder().Bytes(src)
	if err != nil {
		return strings.ToValidUTF8(string(src), "\uFFFD"), "the text is not in the encoding that the page declares; check £ signs, dashes and quotation marks"
	}
	if !certain {
		warning = "the page does not say truly in which encoding it is; it was read as " + label + ", so check £ signs, dashes and quotation marks"
	}
	return strings.TrimPrefix(string(out), "\ufeff"), warning
}

// An htmlReader holds what is known of a page as a whole.
type htmlReader struct {
	ctx      context.Context
	elements int  // read so far, to look at ctx now and then
	stopped  bool // ctx has ended
	doc      *Document
	base     *url.URL   // what links are relative to, or nil if the page does not say
	main     *html.Node // what is outside is furniture; nil if the page does not say
	heading  *html.Node // the page's one h1, where it stands outside main
	cells    int        // table cells that may still be laid out
	noteRefs map[*html.Node]string
	noteAt   map[*html.Node]string // the elements that are notes, with their keys
	labels   map[string]string
	notes    map[string]*Note
	hidden   []Block
	struck   []Block
	embedded int

	// wordLists are the lists made of paragraphs that Word saved.
	wordLists map[*List]bool
}

// head reads the title, the language and the base address.
func (r *htmlReader) head(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html, atom.Body:
			if r.doc.Language == "" {
				r.doc.Language = langOf(n)
			}
		case atom.Title:
			if r.doc.Title == "" && n.Parent != nil && n.Parent.DataAtom == atom.Head {
				r.doc.Title = spaced(textOf(n))
			}
		case atom.Base:
			if u, err := url.Parse(attrOf(n, "href")); err == nil && u.IsAbs() && r.base == nil {
				r.base = u
			}
		case atom.Meta:
			if r.doc.Language == "" && strings.EqualFold(attrOf(n, "http-equiv"), "content-language") {
				r.doc.Language = strings.TrimSpace(attrOf(n, "content"))
			}
		}
	}
}

// langOf is the language that an element declares, or "".
func langOf(n *html.Node) string {
	if l := strings.TrimSpace(attrOf(n, "lang")); l != "" {
		return l
	}
	return strings.TrimSpace(attrOf(n, "xml:lang"))
}

// findMain finds the page's one main element. A page that has none, several, or
// one without text, does not tell its content from the rest this way.
func (r *htmlReader) findMain(root *html.Node) {
	var headings []*html.Node
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.DataAtom == atom.H1 {
			headings = append(headings, n)
		}
		if n.DataAtom != atom.Main && attrOf(n, "role") != "main" || within(n, r.main) || isHidden(n) {
			continue
		}
		if r.main != nil {
			r.main = nil
			return
		}
		r.main = n
	}
	switch {
	case r.main != nil && spaced(textOf(r.main)) == "":
		r.main = nil
	case r.main != nil && len(headings) == 1 && !within(headings[0], r.main):
		r.heading = headings[0]
	}
}

// within reports whether n is outer or inside it. Nothing is within nil.
func within(n, outer *html.Node) bool {
	for ; n != nil && outer != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// link resolves the target of a link. It is "" for places on the page itself,
// for what runs code, and for relative links of a page that does not say where
// it was.
func (r *htmlReader) link(href string) string {
	href = strings.TrimSpace(href)
	if href == "" || strings.HasPrefix(href, "#") {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	if !u.IsAbs() {
		if r.base == nil {
			return ""
		}
		u = r.base.ResolveReference(u)
	}
	switch strings.ToLower(u.Scheme) {
	case "javascript", "vbscript", "data", "blob", "about", "file":
		return ""
	}
	return u.String()
}

// warn says what was hidden, struck out or left out.
func (r *htmlReader) warn() {
	warnHidden(r.doc, r.hidden)
	warnStruck(r.doc, r.struck)
	if r.embedded > 0 {
		r.doc.Warnings = append(r.doc.Warnings, Warning{Code: "embedded-object",
			Message: fmt.Sprintf("embedded pages, films or programs (%d) were left out", r.embedded)})
	}
}

// attrOf is the value of an attribute, or "".
func attrOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return true
		}
	}
	return false
}

// textOf is all text inside n, without scripts and styles.
func textOf(n *html.Node) string {
	var b strings.Builder
	var read func(*html.Node)
	read = func(n *html.Node) {
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			switch {
			case k.Type == html.TextNode:
				b.WriteString(k.Data)
			case k.Type == html.ElementNode && !isSkipped(k):
				read(k)
			}
		}
	}
	read(n)
	return b.String()
}

func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }
