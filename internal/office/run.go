package office

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline reads what stands inside a paragraph.
func (f *flow) inline(n *node, p *para, link string) {
	for _, k := range n.kids {
		if f.r.err != nil {
			return
		}
		switch k.name {
		case "w:r":
			f.run(k, p, link)
		case "w:hyperlink":
			to := link
			if rel := f.r.rels[k.attr("r:id")]; rel.external && rel.kind == "hyperlink" {
				to = rel.target
				if a := k.attr("w:anchor"); a != "" && !strings.Contains(to, "#") {
					to += "#" + a
				}
			}
			f.inline(k, p, to)
		case "w:ins", "w:moveTo":
			f.r.inserted++
			f.r.authors[k.attr("w:author")] = true
			f.inline(k, p, link)
		case "w:del", "w:moveFrom":
			f.r.deleted++
			f.r.authors[k.attr("w:author")] = true
			// Deleted runs may hold the ends of fields that go on.
			f.fieldsOnly(k)
		case "w:fldSimple":
			to := linkOf(k.attr("w:instr"))
			if to == "" {
				to = link
			}
			f.inline(k, p, to)
		case "w:smartTag", "w:customXml", "w:dir", "w:bdo":
			f.inline(k, p, link)
		case "w:sdt":
			if c := k.child("w:sdtContent"); c != nil {
				f.inline(c, p, link)
			}
		case "mc:AlternateContent":
			f.alternate(k, func(c *node) { f.inline(c, p, link) })
		case "m:oMath", "m:oMathPara":
			f.formula(k, p)
		case "w:subDoc":
			f.r.losses["embedded-file"]++
		}
	}
}

// fieldsOnly follows the beginnings and ends of fields in deleted runs.
func (f *flow) fieldsOnly(n *node) {
	for _, k := range n.kids {
		if k.name == "w:fldChar" {
			f.r.fieldChar(k)
			continue
		}
		f.fieldsOnly(k)
	}
}

// run reads a run: text of one look, with signs, breaks and pictures.
func (f *flow) run(n *node, p *para, link string) {
	props := n.child("w:rPr")
	look := f.r.styles.look(p.style, props.child("w:rStyle").val(), readRunProps(props))
	w := &runWriter{f: f, p: p, link: link, look: look}
	w.kids(n)
}

// A runWriter adds the content of one run to a paragraph.
type runWriter struct {
	f    *flow
	p    *para
	link string
	look runProps
	sign int // the note whose own sign follows, in reader.noteRefs from 1
}

func (w *runWriter) kids(n *node) {
	r := w.f.r
	for _, k := range n.kids {
		switch k.name {
		case "w:t":
			text := k.text
			if k.attr("xml:space") != "preserve" {
				text = strings.Trim(text, " \t\r\n")
			}
			w.text(text)
		case "w:tab", "w:ptab":
			w.write("\t")
		case "w:br", "w:cr":
			w.write("\n")
		case "w:noBreakHyphen":
			w.write("-")
		case "w:sym":
			w.symbol(k)
		case "w:footnoteReference":
			w.note("f", k)
		case "w:endnoteReference":
			w.note("e", k)
		case "w:fldChar":
			if s := r.fieldChar(k); s != "" {
				w.write(s)
			}
		case "w:instrText":
			if top := len(r.fields) - 1; top >= 0 && !r.fields[top].result {
				r.fields[top].instruction.WriteString(k.text)
			}
		case "w:commentReference":
			w.p.comments++
		case "w:drawing":
			w.f.drawing(k, w.p)
		case "w:pict", "w:object":
			w.f.picture(k, w.p)
		case "w:ruby":
			// The small text above says how the base is read, in other scripts.
			if base := k.child("w:rubyBase"); base != nil {
				w.f.inline(base, w.p, w.link)
			}
		case "mc:AlternateContent":
			w.f.alternate(k, w.kids)
		}
	}
}

// text writes the characters of a w:t element.
func (w *runWriter) text(s string) {
	s = strings.ReplaceAll(s, "\u00ad", "") // soft hyphens show at line ends only
	s = w.f.r.unsymbol(s, w.look.font)
	if w.sign > 0 {
		ref := &w.f.r.noteRefs[w.sign-1]
		if ref.custom == "" {
			ref.custom = strings.TrimSpace(s)
		}
		w.sign = 0
		return
	}
	if w.look.vertical == "superscript" {
		s = w.raised(s)
	}
	w.write(s)
}

var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶",
	"7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻", "−", "⁻", "+", "⁺")

// raised keeps raised figures apart from what they follow: 10 to the power of 6
// must not become 106.
func (w *runWriter) raised(s string) string {
	if len(w.p.runs) == 0 || strings.Trim(s, "0123456789+-−") != "" {
		return s
	}
	last, _ := utf8.DecodeLastRuneInString(w.p.runs[len(w.p.runs)-1].Text)
	if last == utf8.RuneError || unicode.IsSpace(last) {
		return s
	}
	return superscripts.Replace(s)
}

// symbol writes a sign of a symbol font.
func (w *runWriter) symbol(k *node) {
	code := rune(hex(k.attr("w:char")))
	s, known := symbol(k.attr("w:font"), code)
	switch {
	case known && s != "":
		w.write(s)
	case !known && code >= ' ' && !isPrivate(code) && utf8.ValidRune(code):
		w.write(string(code))
	default:
		w.f.r.losses["symbol"]++
		w.write("\uFFFD")
	}
}

func hex(s string) int {
	n := 0
	for _, c := range strings.ToLower(s) {
		switch {
		case n > 0x10ffff:
			return 0
		case c >= '0' && c <= '9':
			n = n*16 + int(c-'0')
		case c >= 'a' && c <= 'f':
			n = n*16 + int(c-'a') + 10
		default:
			return 0
		}
	}
	return n
}

// note writes the sign of a note.
func (w *runWriter) note(kind string, k *node) {
	r := w.f.r
	if !r.shows() {
		return
	}
	i := r.refer(kind + k.attr("w:id"))
	if i == 0 {
		return
	}
	w.p.runs = append(w.p.runs, Run{Note: i, Hidden: w.hidden()})
	if isOnAttr(k.attr("w:customMarkFollows")) {
		w.sign = i
	}
}

// write adds text in the run's look.
func (w *runWriter) write(s string) {
	r := w.f.r
	if s == "" || !r.shows() {
		return
	}
	for _, f := range r.fields {
		f.written = true
	}
	run := Run{
		Text:      s,
		Bold:      w.look.toggle[bold] == on,
		Italic:    w.look.toggle[italic] == on,
		Underline: w.look.underline != "" && w.look.underline != "none",
		Struck:    w.look.toggle[strike] == on || w.look.toggle[doubleStrike] == on,
		Code:      isTypewriter(w.look.font),
		Hidden:    w.hidden(),
		Size:      w.look.size,
		Language:  w.look.language,
		Link:      w.link,
	}
	if run.Link == "" {
		run.Link = r.fieldLink()
	}
	if !w.f.furniture && run.Language != "" {
		r.languages[run.Language] += len(s)
	}
	if !w.f.furniture && !run.Hidden {
		r.letters(s, w.look, w.p.form, w.f.inTable || w.f.inBox)
	}
	if n := len(w.p.runs); n > 0 {
		last := &w.p.runs[n-1]
		if same := *last; last.Note == 0 {
			same.Text = run.Text
			if same == run {
				last.Text += s
				return
			}
		}
	}
	w.p.runs = append(w.p.runs, run)
}

func isTypewriter(font string) bool {
	font = strings.ToLower(font)
	return strings.HasPrefix(font, "courier") || strings.HasPrefix(font, "consolas") ||
		strings.HasPrefix(font, "lucida console") || strings.HasPrefix(font, "menlo") || strings.HasSuffix(font, " mono")
}

// hidden reports whether a reader does not see text of this look. White text
// counts only where nothing can be behind it: cells and boxes are often filled.
func (w *runWriter) hidden() bool {
	l := w.look
	highlight := l.highlight
	if highlight == "none" {
		highlight = ""
	}
	fill := l.fill
	if fill == "" || fill == "AUTO" {
		fill = w.p.form.fill
	}
	switch {
	case l.toggle[vanish] == on:
		return true
	case l.size == 1 || l.size == 2: // up to 1 point
		return true
	case highlight == "black":
		return l.colour == "" || l.colour == "AUTO" || l.colour == "000000"
	case fill == "000000":
		return l.colour == "000000" && highlight == ""
	case l.colour == "FFFFFF":
		plain := fill == "" || fill == "AUTO" || fill == "FFFFFF"
		return plain && (highlight == "" || highlight == "white") && !w.f.inTable && !w.f.inBox
	}
	return false
}
