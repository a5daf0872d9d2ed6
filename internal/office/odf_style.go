package office

import (
	"strconv"
	"strings"
)

// odfStyles are the styles of one part over those that it shares.
type odfStyles struct {
	under  *odfStyles
	styles map[string]*odfStyle    // by family and name
	lists  map[string]*abstractNum // list styles
	fonts  map[string]string       // families by the names that styles use
	first  *abstractNum            // the numbering of headings, or nil
}

func newODFStyles(under *odfStyles) *odfStyles {
	return &odfStyles{under: under, styles: map[string]*odfStyle{}, lists: map[string]*abstractNum{}, fonts: map[string]string{}}
}

// An odfStyle is a paragraph, text or table style, with all that it is based on
// once done is set.
type odfStyle struct {
	parent  string
	named   string // the name in lower case of the style itself or the named one that it varies
	caption bool
	run     runProps
	percent int // the size of letters in percent of the style below, or 0
	para    paraProps
	outline int // the level of headings in this style, or 0
	list    string
	hasList bool
	master  string
	done    bool
}

// read reads the styles inside n, which may be nil.
func (s *odfStyles) read(n *node) {
	if n == nil {
		return
	}
	automatic := s.under != nil
	for _, k := range n.kids {
		switch {
		case len(s.styles)+len(s.lists) >= maxStyles:
			return
		case k.name == "style:style":
			s.styles[k.attr("style:family")+" "+k.attr("style:name")] = s.style(k, automatic)
		case k.name == "style:default-style":
			s.styles[k.attr("style:family")] = s.style(k, true)
		case k.name == "text:list-style":
			s.lists[k.attr("style:name")] = readODFList(k)
		case k.name == "text:outline-style":
			s.first = readODFList(k)
		}
	}
}

// readFonts reads which fonts the names in styles stand for.
func (s *odfStyles) readFonts(n *node) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		if family := strings.Trim(k.attr("svg:font-family"), `'"`); family != "" && len(s.fonts) < maxStyles {
			s.fonts[k.attr("style:name")] = family
		}
	}
}

func (s *odfStyles) style(n *node, automatic bool) *odfStyle {
	st := &odfStyle{parent: n.attr("style:parent-style-name"), master: n.attr("style:master-page-name")}
	if !automatic {
		st.named = strings.ToLower(n.attr("style:name"))
		st.caption = st.named == "caption"
	}
	st.outline = number(n.attr("style:default-outline-level"))
	for _, a := range n.attrs {
		if a.name == "style:list-style-name" {
			st.list, st.hasList = a.value, true
		}
	}
	st.run, st.percent = s.runProps(n.child("style:text-properties"))
	if p := n.child("style:paragraph-properties"); p != nil {
		st.para.fill = odfColour(p.attr("fo:background-color"))
		st.para.align = odfAlign[p.attr("fo:text-align")]
		st.para.line, st.para.lineRule = odfLines(p)
		if left := p.attr("fo:margin-left"); left != "" && !strings.HasSuffix(left, "%") {
			st.para.indent, st.para.hasIndent = twips(left), true
		}
	}
	return st
}

// odfAlign are the words of Word for those of OpenDocument.
var odfAlign = map[string]string{"start": "left", "left": "left", "center": "center", "end": "right", "right": "right", "justify": "both"}

// odfLines returns the distance of lines in the terms of the Word reader.
func odfLines(p *node) (line int, rule string) {
	height := p.attr("fo:line-height")
	if percent, ok := strings.CutSuffix(height, "%"); ok {
		return min(max(number(percent), 0), 1000) * 240 / 100, "auto"
	}
	if least := p.attr("style:line-height-at-least"); least != "" {
		return twips(least), "atLeast"
	}
	return twips(height), "exact"
}

// runProps reads the look of text in the terms of the Word reader.
func (s *odfStyles) runProps(n *node) (p runProps, percent int) {
	if n == nil {
		return p, 0
	}
	for _, a := range n.attrs {
		switch a.name {
		case "fo:font-weight":
			p.toggle[bold] = triIf(a.value == "bold" || number(a.value) >= 600)
		case "fo:font-style":
			p.toggle[italic] = triIf(a.value == "italic" || a.value == "oblique")
		case "style:text-line-through-style", "style:text-line-through-type":
			p.toggle[strike] = triIf(a.value != "none")
		case "text:display":
			p.toggle[vanish] = triIf(a.value == "none")
		case "style:text-underline-style":
			p.underline = a.value
		case "fo:color":
			p.colour = odfColour(a.value)
		case "fo:background-color":
			p.fill = odfColour(a.value)
		case "style:text-position":
			p.vertical = odfPosition(a.value)
		case "style:font-name":
			if p.font = s.fonts[a.value]; p.font == "" {
				p.font = a.value
			}
			if s.under != nil && s.under.fonts[a.value] != "" {
				p.font = s.under.fonts[a.value]
			}
		case "fo:font-family":
			p.font = strings.Trim(a.value, `'"`)
		case "fo:font-size":
			if rest, ok := strings.CutSuffix(a.value, "%"); ok {
				percent = min(max(number(rest), 0), 1000)
			} else {
				p.size = twips(a.value) / 10
			}
		}
	}
	if isOnAttr(n.attr("style:use-window-font-color")) {
		p.colour = "AUTO"
	}
	lang, country := n.attr("fo:language"), n.attr("fo:country")
	switch {
	case n.attr("style:rfc-language-tag") != "":
		p.language = n.attr("style:rfc-language-tag")
	case lang == "" || lang == "none" || lang == "zxx":
	case country == "" || country == "none":
		p.language = lang
	default:
		p.language = lang + "-" + country
	}
	return p, percent
}

func triIf(b bool) tri {
	if b {
		return on
	}
	return off
}

// odfColour writes "#ffffff" as Word does: "FFFFFF". No colour is "AUTO".
func odfColour(v string) string {
	if rest, ok := strings.CutPrefix(v, "#"); ok {
		return strings.ToUpper(rest)
	}
	if v == "" {
		return ""
	}
	return "AUTO"
}

// odfPosition reads "super 58%" or "33% 58%".
func odfPosition(v string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(v), " ")
	n := number(strings.TrimSuffix(first, "%"))
	switch {
	case first == "super" || n > 0:
		return "superscript"
	case first == "sub" || n < 0:
		return "subscript"
	}
	return "baseline"
}

// get returns a style of a family with what it inherits. Chains that go round in
// a circle end where they meet themselves.
func (s *odfStyles) get(family, name string) *odfStyle {
	key := family + " " + name
	st := s.styles[key]
	if st == nil && s.under != nil {
		return s.under.get(family, name)
	}
	if st == nil {
		if st = s.styles[family]; st != nil && family == "paragraph" {
			return st
		}
		return &odfStyle{}
	}
	if st.done {
		return st
	}
	st.done = true
	under := s.get(family, st.parent)
	if st.percent > 0 && under.run.size > 0 {
		st.run.size = max(under.run.size*st.percent/100, 1)
	}
	st.run = st.run.over(under.run)
	st.para = st.para.over(under.para)
	if st.named == "" {
		st.named = under.named
	}
	if st.outline == 0 {
		st.outline = under.outline
	}
	if !st.hasList {
		st.list, st.hasList = under.list, under.hasList
	}
	st.caption = st.caption || under.caption
	return st
}

// list returns a list style, or nil.
func (s *odfStyles) list(name string) *abstractNum {
	if l := s.lists[name]; l != nil || s.under == nil {
		return l
	}
	return s.under.list(name)
}

// unitTwips is how many twentieths of a point a unit has.
var unitTwips = map[string]float64{"pt": 20, "in": 1440, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240, "px": 15}

// twips reads a length such as "0.5in" in twentieths of a point; what is none
// is 0.
func twips(s string) int {
	s = strings.TrimSpace(s)
	if len(s) < 3 {
		return 0
	}
	n, err := strconv.ParseFloat(s[:len(s)-2], 64)
	if err != nil {
		return 0
	}
	// The bound keeps what follows within whole numbers.
	return int(min(max(n*unitTwips[s[len(s)-2:]], -1e6), 1e6) + 0.5)
}
