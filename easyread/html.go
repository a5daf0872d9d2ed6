package easyread

import (
	"bufio"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/paper"
)

//go:embed page.css
var pageCSS string

// HTML writes the document as one HTML file that needs no other: its style and
// its pictures are inside, and there is no script. Each statement has a
// data-source attribute with the blocks and bytes of the source, such as
// "p2.b3:10-64". Readers can have the page of the source shown.
func (p *Printer) HTML(w io.Writer, d *Document) error {
	size, err := p.size()
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	review := p.review(d)
	h := &htmlWriter{w: b, doc: d, size: size, notes: review.notes, pictures: make(map[string]*picture.Picture)}
	for i := range d.Pictures {
		h.pictures[d.Pictures[i].ID] = &d.Pictures[i]
	}
	h.head()
	h.body(review.rest)
	// A bufio.Writer keeps the first error and returns it here.
	return b.Flush()
}

// An htmlWriter writes one document. Errors stay in the bufio.Writer.
type htmlWriter struct {
	w        *bufio.Writer
	doc      *Document
	size     int // of the text, in points
	pictures map[string]*picture.Picture
	notes    map[string][]string // of a copy for review, by place
}

func (h *htmlWriter) put(parts ...string) {
	for _, s := range parts {
		h.w.WriteString(s)
	}
}

// esc makes text safe as HTML text and inside a quoted attribute.
func esc(text string) string { return html.EscapeString(printable(text)) }

func (h *htmlWriter) head() {
	h.put("<!DOCTYPE html>\n<html lang=\"", (&paper.Document{Language: h.doc.Language}).Lang(), "\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n",
		"<title>", esc(h.doc.name()), "</title>\n<style>\n:root { --size: ", strconv.Itoa(h.size), "pt; font-size: ", strconv.Itoa(h.size*100/12), "%; }\n",
		pageCSS, "@page { @bottom-center { font-size: ", strconv.Itoa(int(paper.EasyRead.Small(float64(h.size)))), "pt; } }\n</style>\n</head>\n<body>\n")
}

// body writes the text, and the lines of the part for the person who checks it.
func (h *htmlWriter) body(review []string) {
	d := h.doc
	h.put("<a class=\"skip\" href=\"#main\">Skip to the text</a>\n")
	h.front()
	h.put("<main id=\"main\" tabindex=\"-1\">\n")
	level := 0
	for i := range d.Sections {
		level = min(max(d.Sections[i].Level, 1), level+1, 2)
		h.section(i, level)
	}
	h.words()
	h.put("</main>\n")
	h.footer()
	h.review(review)
	h.put("</body>\n</html>\n")
}

// front writes the band of colour at the top.
func (h *htmlWriter) front() {
	front := h.doc.front()
	h.put("<header>\n<p class=\"mark\">")
	if front.picture != nil {
		h.image(front.picture, true)
	}
	h.put(esc(front.mark), "</p>\n<h1", h.source(&front.title), ">", esc(front.title.Text), "</h1>\n")
	for _, line := range front.lines {
		h.put("<p class=\"line\">", esc(line), "</p>\n")
	}
	h.put("</header>\n")
}

// hasSources reports whether any statement says where it comes from.
func (h *htmlWriter) hasSources() bool {
	for _, s := range h.doc.All() {
		if len(s.Source) > 0 {
			return true
		}
	}
	return false
}

func (h *htmlWriter) section(i, level int) {
	s := &h.doc.Sections[i]
	at := place(i)
	tag := "h" + strconv.Itoa(level+1)
	// A section without a name is no landmark: dozens of them would be a burden to
	// people who move by landmarks, and headings do it better.
	h.put("<section>\n")
	if s.Heading.Text != "" {
		if len(s.Rows) > 0 {
			h.put("<div class=\"begins\">\n") // programs that print keep a heading with its row so
		}
		h.put("<", tag, " id=\"", at, "\"", h.noted(at), h.source(&s.Heading), ">", h.inline(&s.Heading, false), "</", tag, ">\n", h.note(at))
	}
	for j := range s.Rows {
		h.row(&s.Rows[j], rowPlace(i, j))
		if j == 0 && s.Heading.Text != "" {
			h.put("</div>\n")
		}
	}
	h.put("</section>\n")
}

func (h *htmlWriter) row(r *Row, at string) {
	p := h.pictures[r.Picture]
	page := new(paperWriter).row(r, at)
	class := "row"
	if p == nil && page.Wide() {
		class += " wide"
	} else {
		page.Picture = new(paper.Picture)
	}
	if page.Tall(float64(h.size)) {
		class += " tall"
	}
	h.put("<div class=\"", class, "\">\n")
	if p == nil && r.Table != nil {
		h.put("<div class=\"text\">\n")
	} else {
		h.put("<div class=\"picture\">")
		if p != nil {
			h.image(p, false)
		}
		h.put("</div>\n<div class=\"text\">\n")
	}
	runs(r.Statements,
		func(i int) { h.line(&r.Statements[i], statementPlace(at, i)) },
		func(l list) { h.list(r, l, at) })
	if r.Table != nil {
		h.table(r.Table, at)
	}
	h.put("</div>\n</div>\n")
}

// line writes a statement that is a line of its own.
func (h *htmlWriter) line(s *Statement, id string) {
	class := ""
	switch s.Kind {
	case Contact:
		class = " class=\"contact\""
	case Explanation:
		class = " class=\"means\""
	}
	h.put("<p id=\"", id, "\"", class, h.noted(id), h.source(s), ">", h.inline(s, true), h.where(s), "</p>\n", h.note(id))
}

// list writes a list with the lists inside it.
func (h *htmlWriter) list(r *Row, l list, at string) {
	tag := "ul"
	if l.kind == Step {
		tag = "ol"
	}
	h.put("<", tag, ">\n")
	for _, item := range l.items {
		s := &r.Statements[item.index]
		id := statementPlace(at, item.index)
		h.put("<li id=\"", id, "\"", h.noted(id), h.source(s), ">")
		if s.Label != "" {
			h.put("<span class=\"label\">", esc(s.Label), "</span> ")
		}
		h.put(h.inline(s, true), h.where(s), h.note(id))
		for _, inside := range item.lists {
			h.put("\n")
			h.list(r, inside, at)
		}
		h.put("</li>\n")
	}
	h.put("</", tag, ">\n")
}

// table writes a simple table. Its wrapper can be scrolled with the keyboard.
func (h *htmlWriter) table(t *Table, at string) {
	h.put("<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n")
	h.columns(new(paperWriter).table(t, at))
	if len(t.Header) > 0 {
		h.put("<thead>\n<tr>")
		for i := range t.Header {
			s := &t.Header[i]
			if s.Text == "" {
				h.put("<td></td>")
				continue
			}
			id := cellPlace(at, 0, i)
			h.put("<th scope=\"col\" id=\"", id, "\"", h.noted(id), h.source(s), ">", h.inline(s, true), h.note(id), "</th>")
		}
		h.put("</tr>\n</thead>\n")
	}
	h.put("<tbody>\n")
	for i, line := range t.Rows {
		h.put("<tr>")
		for j := range line {
			tag, scope := "td", ""
			if j == 0 && line[j].Text != "" {
				tag, scope = "th", " scope=\"row\""
			}
			id := cellPlace(at, i+1, j)
			h.put("<", tag, scope, " id=\"", id, "\"", h.noted(id), h.source(&line[j]), ">", h.inline(&line[j], true), h.note(id), "</", tag, ">")
		}
		h.put("</tr>\n")
	}
	h.put("</tbody>\n</table>\n</div>\n")
}

// columns begins a table with the widths of its columns and the size of its text on
// paper: a table that is wider than a page would make all text of the file smaller.
func (h *htmlWriter) columns(t *paper.Table) {
	const edges = 1.3 // of the space beside the text of a cell, as a share of the text
	size := float64(h.size)
	shares, least := t.InArial(paper.TextWidth, edges*size, size, paper.EasyRead)
	h.put("<table style=\"--cell: ", strconv.FormatFloat(least, 'f', -1, 64), "pt\">\n<colgroup>")
	for _, s := range shares {
		h.put("<col style=\"width: ", strconv.FormatFloat(100*s, 'f', 1, 64), "%\">")
	}
	h.put("</colgroup>\n")
}

// inline returns the text of a statement with its bold words and links. sense says
// if the links and breaks of [laidOut] are wanted.
func (h *htmlWriter) inline(s *Statement, sense bool) string {
	list := pieces(s, nil, true)
	if sense {
		list = laidOut(s)
	}
	var b strings.Builder
	for _, p := range list {
		switch {
		case p.target != "":
			fmt.Fprintf(&b, "<a href=\"%s\">%s</a>", esc(p.target), esc(p.text))
		case p.bold:
			fmt.Fprintf(&b, "<strong>%s</strong>", esc(p.text))
		case len(p.lines) > 1:
			for i, line := range p.lines {
				if i > 0 {
					b.WriteString("<br>\n")
				}
				b.WriteString(esc(line))
			}
		default:
			b.WriteString(esc(p.text))
		}
	}
	return b.String()
}

// source returns the data-source attribute of a statement.
func (h *htmlWriter) source(s *Statement) string {
	var refs []string
	for _, r := range s.Source {
		if r.Block == "" {
			continue
		}
		ref := strings.ReplaceAll(r.Block, " ", "_")
		if r.Span != (extract.Span{}) {
			ref += fmt.Sprintf(":%d-%d", r.Span.Start, r.Span.End)
		}
		refs = append(refs, ref)
	}
	if len(refs) == 0 {
		return ""
	}
	return " data-source=\"" + esc(strings.Join(refs, " ")) + "\""
}

// where returns the words that say where a statement came from, which a reader
// can have shown.
func (h *htmlWriter) where(s *Statement) string {
	switch {
	case s.Inferred:
		return " <span class=\"where\" hidden>Added to help you read</span>"
	case s.Page > 0:
		return fmt.Sprintf(" <span class=\"where\" hidden>From page %d of the original</span>", s.Page)
	case len(s.Source) > 0:
		return " <span class=\"where\" hidden>From the original</span>"
	}
	return ""
}

// image writes a picture as a data URI: in an image, no script of a drawing runs,
// and the drawings' names cannot meet each other.
func (h *htmlWriter) image(p *picture.Picture, decorative bool) {
	alt := p.Alt
	if decorative {
		alt = ""
	}
	h.put("<img alt=\"", esc(alt), "\" width=\"160\" height=\"160\" src=\"data:image/svg+xml;base64,",
		base64.StdEncoding.EncodeToString([]byte(p.SVG)), "\">")
}

// words writes the words list.
func (h *htmlWriter) words() {
	if len(h.doc.Words) == 0 {
		return
	}
	h.put("<section>\n<h2 id=\"words\">Words list</h2>\n<div class=\"row\">\n<div class=\"picture\">")
	if p, ok := picture.Default().Picture("words-list"); ok {
		h.image(&p, false)
	}
	h.put("</div>\n<div class=\"text\">\n<dl>\n")
	for _, w := range h.doc.Words {
		h.put("<div class=\"word\"><dt>", esc(w.Term), "</dt>\n<dd>", esc(w.Plain), "</dd></div>\n")
	}
	h.put("</dl>\n</div>\n</div>\n</section>\n")
}

// footer writes who tested the document and whom to thank for pictures.
func (h *htmlWriter) footer() {
	h.put("<footer>\n")
	if h.hasSources() {
		h.put("<p><input type=\"checkbox\" id=\"show-source\"> <label for=\"show-source\">Show where each sentence came from</label></p>\n")
	}
	if h.doc.Tested != "" {
		h.put("<p>Tested by: ", esc(h.doc.Tested), "</p>\n")
	}
	for _, credit := range h.doc.credits() {
		h.put("<p>Pictures: ", esc(credit), "</p>\n")
	}
	h.put("<p>", lastLine, "</p>\n</footer>\n")
}

// noted returns the attribute that ties a place to its notes, if it has any.
func (h *htmlWriter) noted(id string) string {
	if len(h.notes[id]) == 0 {
		return ""
	}
	return " aria-describedby=\"" + id + ".note\""
}

// note returns the notes on a place.
func (h *htmlWriter) note(id string) string {
	if len(h.notes[id]) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<aside class=\"note\" role=\"note\" id=\"" + id + ".note\">")
	for _, text := range h.notes[id] {
		b.WriteString("<p>" + esc(text) + "</p>")
	}
	return b.String() + "</aside>\n"
}

// review writes the part for the person who checks the document. It stands outside
// the main text, as what does not belong to it.
func (h *htmlWriter) review(lines []string) {
	if len(lines) == 0 {
		return
	}
	h.put("<section class=\"review\" aria-labelledby=\"review\">\n<h2 id=\"review\">", rules.ReviewHeading, "</h2>\n<ul>\n")
	for _, line := range lines {
		h.put("<li>", esc(line), "</li>\n")
	}
	h.put("</ul>\n</section>\n")
}
