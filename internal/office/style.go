package office

import (
	"strconv"
	"strings"
)

// tri is a property that is on, off or not set.
type tri int8

const (
	unset tri = iota
	on
	off
)

func triOf(n *node) tri {
	switch {
	case n == nil:
		return unset
	case isOn(n):
		return on
	}
	return off
}

// or returns t, or under where t is not set.
func (t tri) or(under tri) tri {
	if t == unset {
		return under
	}
	return t
}

// Toggles are the run properties that a character style turns round where the
// paragraph style has them too (ISO/IEC 29500-1, 17.7.3).
const (
	bold = iota
	italic
	strike
	doubleStrike
	vanish
	toggles
)

var toggleNames = [toggles]string{"w:b", "w:i", "w:strike", "w:dstrike", "w:vanish"}

// runProps is the look of text as one place in the file sets it.
type runProps struct {
	toggle    [toggles]tri
	underline string
	language  string
	font      string
	colour    string
	highlight string
	fill      string
	vertical  string
	size      int // in half points; 0 means not set
}

func readRunProps(n *node) runProps {
	var p runProps
	if n == nil {
		return p
	}
	for _, k := range n.kids {
		for i, name := range toggleNames {
			if k.name == name {
				p.toggle[i] = triOf(k)
			}
		}
		switch k.name {
		case "w:u":
			p.underline = k.val()
		case "w:lang":
			p.language = k.val()
		case "w:rFonts":
			p.font = k.attr("w:ascii")
			if theme := k.attr("w:asciiTheme"); p.font == "" && theme != "" {
				p.font = themeFont + theme
			}
		case "w:color":
			p.colour = strings.ToUpper(k.val())
		case "w:highlight":
			p.highlight = strings.ToLower(k.val())
		case "w:shd":
			p.fill = strings.ToUpper(k.attr("w:fill"))
		case "w:vertAlign":
			p.vertical = k.val()
		case "w:sz":
			p.size = number(k.val())
		}
	}
	return p
}

// over lays p over under: what p sets counts.
func (p runProps) over(under runProps) runProps {
	for i := range p.toggle {
		p.toggle[i] = p.toggle[i].or(under.toggle[i])
	}
	for _, f := range []struct{ top, under *string }{
		{&p.underline, &under.underline}, {&p.language, &under.language}, {&p.font, &under.font},
		{&p.colour, &under.colour}, {&p.highlight, &under.highlight}, {&p.fill, &under.fill}, {&p.vertical, &under.vertical},
	} {
		if *f.top == "" {
			*f.top = *f.under
		}
	}
	if p.size == 0 {
		p.size = under.size
	}
	return p
}

// paraProps is the form of a paragraph as one place in the file sets it.
type paraProps struct {
	outline   int // level from 1, 10 is body text, 0 is not set
	hasNum    bool
	num       string // "0" takes a style's number away
	level     int    // nesting of the number, -1 not set
	hasIndent bool
	indent    int
	fill      string
	align     string
	line      int // distance of lines, in what lineRule says
	lineRule  string
}

func readParaProps(n *node) paraProps {
	p := paraProps{level: -1}
	if n == nil {
		return p
	}
	if o := n.child("w:outlineLvl"); o != nil {
		p.outline = min(max(number(o.val()), 0), 9) + 1
	}
	if np := n.child("w:numPr"); np != nil {
		if id := np.child("w:numId"); id != nil {
			p.hasNum, p.num = true, id.val()
		}
		if l := np.child("w:ilvl"); l != nil {
			p.level = min(max(number(l.val()), 0), maxLevels-1)
		}
	}
	if ind := n.child("w:ind"); ind != nil {
		p.indent, p.hasIndent = indentOf(ind)
	}
	p.fill = strings.ToUpper(n.child("w:shd").attr("w:fill"))
	p.align = n.child("w:jc").val()
	spacing := n.child("w:spacing")
	p.line, p.lineRule = number(spacing.attr("w:line")), spacing.attr("w:lineRule")
	return p
}

func indentOf(ind *node) (int, bool) {
	for _, name := range []string{"w:start", "w:left"} {
		if s := ind.attr(name); s != "" {
			return number(s), true
		}
	}
	return 0, false
}

func (p paraProps) over(under paraProps) paraProps {
	if p.outline == 0 {
		p.outline = under.outline
	}
	if !p.hasNum {
		p.hasNum, p.num = under.hasNum, under.num
	}
	if p.level < 0 {
		p.level = under.level
	}
	if !p.hasIndent {
		p.hasIndent, p.indent = under.hasIndent, under.indent
	}
	if p.fill == "" {
		p.fill = under.fill
	}
	if p.align == "" {
		p.align = under.align
	}
	if p.line == 0 {
		p.line, p.lineRule = under.line, under.lineRule
	}
	return p
}

// A style is a style with all that it is based on.
type style struct {
	name    string // in lower case; Word writes built-in names in English always
	based   string
	run     runProps
	para    paraProps
	heading int    // the heading level that a name such as "heading 2" states, else 0
	numFrom string // the style in the chain that sets the number
	// Table styles make the first row or column bold or shaded.
	firstRow, firstColumn bool
	done                  bool
}

// maxStyles bounds the styles that are read, and with them how long a chain of
// styles can be. Word itself stops at 4,079.
const maxStyles = 10_000

type styles struct {
	byID      map[string]*style
	defaults  runProps
	form      paraProps // of paragraphs that no style changes
	paragraph string    // the ID of the default paragraph style
}

// readStyles reads styles.xml; nil gives no styles.
func readStyles(root *node) *styles {
	s := &styles{byID: map[string]*style{}}
	if root == nil {
		return s
	}
	s.defaults = readRunProps(root.child("w:docDefaults").child("w:rPrDefault").child("w:rPr"))
	s.form = readParaProps(root.child("w:docDefaults").child("w:pPrDefault").child("w:pPr"))
	for _, n := range root.kids {
		if n.name != "w:style" || len(s.byID) == maxStyles {
			continue
		}
		id := n.attr("w:styleId")
		st := &style{
			name:  strings.ToLower(n.child("w:name").val()),
			based: n.child("w:basedOn").val(),
			run:   readRunProps(n.child("w:rPr")),
			para:  readParaProps(n.child("w:pPr")),
		}
		st.heading = headingLevel(st.name)
		if st.para.hasNum {
			st.numFrom = id
		}
		for _, k := range n.kids {
			if k.name != "w:tblStylePr" || !standsOut(k) {
				continue
			}
			switch k.attr("w:type") {
			case "firstRow":
				st.firstRow = true
			case "firstCol":
				st.firstColumn = true
			}
		}
		s.byID[id] = st
		if n.attr("w:type") == "paragraph" && isOnAttr(n.attr("w:default")) {
			s.paragraph = id
		}
	}
	return s
}

func isOnAttr(v string) bool { return v == "1" || v == "true" || v == "on" }

// standsOut reports whether a part of a table style is bold or shaded, so that a
// reader sees its cells as the names of rows or columns.
func standsOut(n *node) bool {
	fill := strings.ToUpper(n.child("w:tcPr").child("w:shd").attr("w:fill"))
	return isOn(n.child("w:rPr").child("w:b")) || fill != "" && fill != "AUTO" && fill != "FFFFFF"
}

// headingLevel reads the names of the built-in styles: "heading 1" to "heading
// 9", and "heading" alone as Pages writes it.
func headingLevel(name string) int {
	rest, ok := strings.CutPrefix(name, "heading")
	if !ok {
		return 0
	}
	rest = strings.TrimSpace(rest)
	if rest == "" {
		return 1
	}
	if len(rest) == 1 && rest[0] >= '1' && rest[0] <= '9' {
		return int(rest[0] - '0')
	}
	return 0
}

// get returns a style with what it inherits, or an empty one. Chains that go
// round in a circle end where they meet themselves.
func (s *styles) get(id string) *style {
	st := s.byID[id]
	if st == nil {
		return &style{para: paraProps{level: -1}}
	}
	if st.done {
		return st
	}
	st.done = true
	under := s.get(st.based)
	st.run = st.run.over(under.run)
	st.para = st.para.over(under.para)
	if st.heading == 0 {
		st.heading = under.heading
	}
	if st.numFrom == "" {
		st.numFrom = under.numFrom
	}
	st.firstRow = st.firstRow || under.firstRow
	st.firstColumn = st.firstColumn || under.firstColumn
	return st
}

// look is the look of text in a paragraph style and a character style with
// direct formatting on top.
func (s *styles) look(para *style, character string, direct runProps) runProps {
	char := s.get(character).run
	styled := char.over(para.run)
	for i := range styled.toggle {
		// Each style that has the property turns it round.
		if para.run.toggle[i] == on && char.toggle[i] == on {
			styled.toggle[i] = off
		} else if para.run.toggle[i] == on && char.toggle[i] == off {
			styled.toggle[i] = on
		}
	}
	return direct.over(styled.over(s.defaults))
}

// number reads a whole number, as twips and counts are; what is none is 0. A
// measure with a unit, which strict files may have, is 0 too: indents decide
// nothing that must not be lost.
func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return 0
	}
	return n
}
