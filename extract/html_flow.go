package extract

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An htmlFlow gathers the blocks of one container: the page, an item, a cell.
type htmlFlow struct {
	r     *htmlReader
	layer Layer
	lang  string // the language of the text where it is not the document's
	pre   bool   // white space is the author's own
	inner bool   // inside a sectioning element, whose header is no page header
	out   []Block
	text  flowText
	late  []Block // what follows the paragraph that is being gathered
}

// sub is a flow for a container inside this one. Marks go on into it.
func (f *htmlFlow) sub() *htmlFlow {
	s := &htmlFlow{r: f.r, layer: f.layer, lang: f.lang, pre: f.pre, inner: f.inner}
	for _, m := range f.text.open {
		s.text.begin(m.Kind, m.Target)
	}
	return s
}

// flush ends the paragraph that is being gathered.
func (f *htmlFlow) flush() {
	if text, marks := f.text.take(); text != "" {
		f.out = append(f.out, &Paragraph{BlockInfo: f.info(), Text: text, Marks: marks})
	}
	f.out = append(f.out, f.late...)
	f.late = nil
}

// done ends the flow and returns its blocks.
func (f *htmlFlow) done() []Block {
	f.flush()
	return f.out
}

func (f *htmlFlow) info() BlockInfo { return BlockInfo{Layer: f.layer, Language: f.lang} }

func (f *htmlFlow) kids(n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		f.node(k)
	}
}

// block reads an element that stands on lines of its own.
func (f *htmlFlow) block(n *html.Node) {
	f.flush()
	f.kids(n)
	f.flush()
}

func (f *htmlFlow) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		if f.pre {
			f.text.writeLines(n.Data)
		} else {
			f.text.write(n.Data)
		}
	case html.ElementNode:
		f.element(n)
	}
}

// element reads an element, after looking at what any element may say: that it
// is hidden, a note, furniture, or in another language.
func (f *htmlFlow) element(n *html.Node) {
	if f.r.elements++; f.r.elements%1024 == 0 && f.r.ctx.Err() != nil {
		f.r.stopped = true
	}
	switch {
	case f.r.stopped, isSkipped(n):
		return
	case f.r.noteAt[n] != "":
		f.flush()
		f.out = append(f.out, f.r.note(n, f)...)
		return
	case f.layer != Hidden && isHidden(n):
		f.aside(n, &f.r.hidden)
		return
	}
	layer, lang, inner := f.layer, f.lang, f.inner
	switch {
	case f.layer == Hidden:
	case n == f.r.main || n == f.r.heading:
		f.layer = Body
	case f.isFurniture(n):
		f.layer = Furniture
	}
	if l := langOf(n); l != "" && !isInline(n) {
		if f.lang = l; strings.EqualFold(l, f.r.doc.Language) {
			f.lang = ""
		}
	}
	if sections[n.DataAtom] {
		f.inner = true
	}
	if changed := layer != f.layer || lang != f.lang; changed {
		// The text so far belongs to what was before.
		now, nowLang := f.layer, f.lang
		f.layer, f.lang = layer, lang
		f.flush()
		f.layer, f.lang = now, nowLang
		f.tag(n)
		f.flush()
	} else {
		f.tag(n)
	}
	f.layer, f.lang, f.inner = layer, lang, inner
}

// tag reads an element by its name.
func (f *htmlFlow) tag(n *html.Node) {
	if attrOf(n, "role") == "heading" {
		f.heading(n, min(max(atoi(attrOf(n, "aria-level"), 2), 1), 6))
		return
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		f.heading(n, int(n.Data[1]-'0'))
	case atom.P:
		switch {
		case f.wordItem(n):
		case strings.Contains(attrOf(n, "class"), "MsoTitle"):
			f.heading(n, 1)
		default:
			f.block(n)
		}
	case atom.Br:
		// Two breaks are how old pages part paragraphs.
		if f.text.broken() && !f.pre {
			f.flush()
		} else {
			f.text.breakLine()
		}
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		f.list(n)
	case atom.Li:
		// An item outside a list is one of a list of its own.
		f.flush()
		f.out = append(f.out, f.items([]*html.Node{n}, "", 0, 1, false)...)
	case atom.Dl:
		f.terms(n)
	case atom.Table:
		f.table(n)
	case atom.Figure:
		f.figure(n)
	case atom.Img:
		f.image(n)
	case atom.Svg:
		f.drawing(n)
	case atom.Math:
		f.text.write(mathText(n))
	case atom.Pre, atom.Listing, atom.Xmp:
		f.flush()
		pre := f.pre
		f.pre = true
		f.marked(n, Code, "")
		f.pre = pre
		f.flush()
	case atom.A:
		f.anchor(n)
	case atom.B, atom.Strong:
		f.marked(n, Bold, "")
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		f.marked(n, Italic, "")
	case atom.U:
		f.marked(n, Underline, "")
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		f.marked(n, Code, "")
	case atom.S, atom.Strike, atom.Del:
		f.aside(n, &f.r.struck)
	case atom.Q:
		f.text.write("“")
		f.kids(n)
		f.text.write("”")
	case atom.Sup:
		f.raised(n)
	case atom.Iframe, atom.Object, atom.Embed, atom.Video, atom.Audio, atom.Canvas, atom.Applet, atom.Frame:
		f.r.embedded++
	default:
		if isInline(n) {
			f.kids(n)
		} else {
			f.block(n)
		}
	}
}

func (f *htmlFlow) marked(n *html.Node, kind MarkKind, target string) {
	f.text.begin(kind, target)
	f.kids(n)
	f.text.end()
}

// anchor reads a link, or the sign of a note.
func (f *htmlFlow) anchor(n *html.Node) {
	if key := f.r.noteRefs[n]; key != "" {
		f.text.noteRef(key)
		return
	}
	if to := f.r.link(attrOf(n, "href")); to != "" {
		f.marked(n, Link, to)
		return
	}
	f.kids(n)
}

// aside reads text that a reader does not see, or that is struck out, as hidden
// blocks after the paragraph that it stands in.
func (f *htmlFlow) aside(n *html.Node, list *[]Block) {
	s := &htmlFlow{r: f.r, layer: Hidden, lang: f.lang, pre: f.pre, inner: true}
	if isInline(n) {
		s.kids(n)
	} else {
		s.tag(n)
	}
	blocks := s.done()
	// Menus and notices outside the content are hidden on most pages.
	if f.layer == Body {
		*list = append(*list, blocks...)
	}
	f.late = append(f.late, blocks...)
	if !isInline(n) {
		f.flush()
	}
}

// heading reads a heading. What is no text in it follows it.
func (f *htmlFlow) heading(n *html.Node, level int) {
	f.flush()
	s := f.sub()
	s.kids(n)
	text, marks, rest := oneText(s.done())
	if text != "" {
		f.out = append(f.out, &Heading{BlockInfo: f.info(), Level: level, Text: text, Marks: dropWhole(Bold, text, marks)})
	}
	f.out = append(f.out, rest...)
}

// oneText joins the paragraphs among blocks to one text, and returns the rest.
func oneText(blocks []Block) (string, []Mark, []Block) {
	var text string
	var marks []Mark
	var rest []Block
	for _, b := range blocks {
		p, ok := b.(*Paragraph)
		if !ok || p.Layer == Hidden {
			rest = append(rest, b)
			continue
		}
		if text != "" {
			text += " "
		}
		for _, m := range p.Marks {
			m.Start += len(text)
			m.End += len(text)
			marks = append(marks, m)
		}
		text += p.Text
	}
	return text, marks, rest
}

var raisedFigures = regexp.MustCompile(`^[+−-]?[0-9]+$`)

// raised keeps raised figures apart from what they follow: 10 to the power of 6
// must not become 106.
func (f *htmlFlow) raised(n *html.Node) {
	text := strings.TrimSpace(textOf(n))
	if raisedFigures.MatchString(text) && n.FirstChild.Type == html.TextNode && !f.text.empty() && !f.text.space {
		f.text.write(superscripts.Replace(text))
		return
	}
	f.kids(n)
}

// mathText writes a formula on one line, so that no two numbers run together.
func mathText(n *html.Node) string {
	if alt := attrOf(n, "alttext"); alt != "" {
		return " " + alt + " "
	}
	if n.Type == html.TextNode {
		return spaced(n.Data)
	}
	var parts []string
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if s := mathText(k); s != "" && k.Data != "annotation" && k.Data != "annotation-xml" {
			parts = append(parts, s)
		}
	}
	sign := map[string]string{"mfrac": "/", "msup": "^", "msub": "_"}[n.Data]
	if sign == "" || len(parts) != 2 {
		return strings.Join(parts, "")
	}
	for i, p := range parts {
		if strings.ContainsAny(p, " +-−*/^_=") {
			parts[i] = "(" + p + ")"
		}
	}
	return strings.Join(parts, sign)
}

// isSkipped reports whether an element holds nothing that is ever shown.
func isSkipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Link, atom.Meta,
		atom.Noframes, atom.Datalist, atom.Rt, atom.Rp, atom.Param, atom.Source, atom.Track:
		return true
	case atom.Input:
		return true
	}
	return false
}

var hidingStyle = regexp.MustCompile(`(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0+(?:%|\s|!|;|$)|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:!|;|$))`)

// isHidden reports whether an element says that it is not shown. What a click
// brings to light, as in an accordion, is not hidden.
func isHidden(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Main:
		// Pages hide all of themselves until a script has run.
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			if !strings.EqualFold(a.Val, "until-found") {
				return true
			}
		case "aria-hidden":
			if strings.EqualFold(a.Val, "true") {
				return true
			}
		case "style":
			if hidingStyle.MatchString(a.Val) {
				return true
			}
		}
	}
	return n.DataAtom == atom.Dialog && !hasAttr(n, "open")
}

// furnitureRoles are the landmarks of a page beside its content (WAI-ARIA 1.2).
var furnitureRoles = []string{"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist"}

// isFurniture reports whether an element surrounds the content: navigation, the
// page's header and footer, asides and controls.
func (f *htmlFlow) isFurniture(n *html.Node) bool {
	if role := attrOf(n, "role"); role != "" && slices.Contains(furnitureRoles, strings.ToLower(strings.TrimSpace(role))) {
		return true
	}
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Button, atom.Select, atom.Textarea:
		return true
	case atom.Header, atom.Footer:
		return !f.inner
	case atom.Div:
		// LibreOffice names the running header and footer so.
		title := attrOf(n, "title")
		return title == "header" || title == "footer"
	}
	return false
}

// sections are elements whose header and footer are not the page's.
var sections = map[atom.Atom]bool{atom.Main: true, atom.Article: true, atom.Section: true, atom.Aside: true, atom.Nav: true}

var inlineTags = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true,
	atom.Cite: true, atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true,
	atom.I: true, atom.Img: true, atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Nobr: true,
	atom.Output: true, atom.Picture: true, atom.Q: true, atom.Rb: true, atom.Ruby: true, atom.S: true, atom.Samp: true,
	atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Svg: true,
	atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Math: true, atom.Meter: true,
	atom.Progress: true, atom.Map: true, atom.Area: true, atom.Br: true,
}

// isInline reports whether an element stands within a line. Elements that HTML
// does not know, such as Word's o:p, do.
func isInline(n *html.Node) bool {
	return n.DataAtom == 0 && n.Namespace == "" || inlineTags[n.DataAtom]
}
