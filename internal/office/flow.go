package office

import "strings"

// A flow gathers the blocks of one container: the body, a cell, a text box, a
// note, a header.
type flow struct {
	r         *reader
	furniture bool // a header or footer
	inTable   bool
	inBox     bool
	out       []*Block

	// carry is the text of paragraphs whose mark is deleted: it joins the next.
	carry *para
}

// inner is a flow for a container inside this one.
func (f *flow) inner() *flow {
	return &flow{r: f.r, furniture: f.furniture, inTable: f.inTable, inBox: f.inBox}
}

// take returns the blocks so far and forgets them.
func (f *flow) take() []*Block {
	out := f.out
	f.out = nil
	return out
}

// end returns the rest of the blocks.
func (f *flow) end() []*Block {
	if f.carry != nil {
		p := f.carry
		f.carry = nil
		f.close(p, nil)
	}
	return f.take()
}

// add reads one element that stands where a block may.
func (f *flow) add(n *node) {
	if f.r.err != nil {
		return
	}
	switch n.name {
	case "w:p":
		f.paragraph(n)
	case "w:tbl":
		f.table(n)
	case "w:sdt":
		f.addAll(n.child("w:sdtContent"))
	case "w:customXml", "w:smartTag", "w:ins", "w:moveTo":
		f.addAll(n)
	case "mc:AlternateContent":
		f.alternate(n, f.addAll)
	case "w:altChunk", "w:subDoc":
		f.r.losses["embedded-file"]++
	case "w:sectPr":
		f.r.sectionProps(n)
	case "m:oMathPara", "m:oMath":
		p := &para{style: f.r.styles.get("")}
		f.formula(n, p)
		f.close(p, nil)
	}
}

func (f *flow) addAll(n *node) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		f.add(k)
	}
}

// alternate reads the first choice of several that say the same, or the fallback
// where there is none. It never reads two.
func (f *flow) alternate(n *node, read func(*node)) {
	for _, name := range []string{"mc:Choice", "mc:Fallback"} {
		if k := n.child(name); k != nil && len(k.kids) > 0 {
			read(k)
			return
		}
	}
}

// A para is a paragraph that is being read.
type para struct {
	props    *node
	styleID  string
	style    *style
	form     paraProps
	runs     []Run
	floats   []*Block // what is anchored here: text boxes, pictures
	comments int
}

// empty reports whether no text has been read.
func (p *para) empty() bool {
	for _, r := range p.runs {
		if strings.TrimSpace(r.Text) != "" || r.Note != 0 {
			return false
		}
	}
	return true
}

func (f *flow) paragraph(n *node) {
	p := &para{props: n.child("w:pPr")}
	if c := f.carry; c != nil {
		p.runs, p.floats, p.comments = c.runs, c.floats, c.comments
		f.carry = nil
	}
	if p.styleID = p.props.child("w:pStyle").val(); p.styleID == "" {
		p.styleID = f.r.styles.paragraph
	}
	p.style = f.r.styles.get(p.styleID)
	p.form = readParaProps(p.props).over(p.style.para)
	f.inline(n, p, "")
	mark := p.props.child("w:rPr")
	if mark.child("w:del") != nil || mark.child("w:moveFrom") != nil {
		f.carry = p
	} else {
		f.close(p, mark)
	}
	if s := p.props.child("w:sectPr"); s != nil {
		f.r.sectionProps(s)
	}
}

// close makes blocks of a paragraph: the text, then what is anchored in it.
func (f *flow) close(p *para, mark *node) {
	b := &Block{Kind: Paragraph, Runs: p.runs, Comments: p.comments, Indent: p.form.indent, Caption: p.style.name == "caption", Contents: isContents(p.style.name)}
	empty := p.empty()
	// A hidden paragraph takes no number.
	hidden := empty && isOn(mark.child("w:vanish")) || !empty && allHidden(p.runs)
	numbered := !hidden && f.numberOf(p, b)
	switch {
	case p.style.name == "title":
		b.Kind, b.Level, b.Title = Heading, 1, true
	case p.form.outline >= 1 && p.form.outline <= 9:
		b.Kind, b.Level = Heading, p.form.outline
	case p.form.outline == 0 && p.style.heading > 0:
		b.Kind, b.Level = Heading, p.style.heading
	case numbered:
		b.Kind = Item
	}
	if !empty {
		f.out = append(f.out, b)
	}
	if !f.furniture {
		f.r.paragraphLook(p)
	}
	for _, b := range p.floats {
		b.Floating = true
		f.out = append(f.out, b)
	}
}

// isContents tells the built-in styles of tables of contents, by name.
func isContents(style string) bool {
	return style == "toc heading" || style == "table of figures" || len(style) == 5 && strings.HasPrefix(style, "toc ")
}

func allHidden(runs []Run) bool {
	for _, r := range runs {
		if !r.Hidden && (strings.TrimSpace(r.Text) != "" || r.Note != 0) {
			return false
		}
	}
	return true
}

// numberOf counts a numbered paragraph and sets its label and nesting. It
// reports whether the paragraph prints a number or a bullet.
func (f *flow) numberOf(p *para, b *Block) bool {
	if !p.form.hasNum || p.form.num == "0" {
		return false
	}
	n := f.r.numbering.nums[p.form.num]
	if n == nil {
		return false
	}
	direct := readParaProps(p.props)
	at := p.form.level
	if !direct.hasNum && direct.level < 0 && p.style.numFrom != "" {
		// The style names the list, and the list the level of the style.
		if l := n.levelOfStyle(p.styleID); l > 0 {
			at = l
		} else if at < 0 {
			at = n.levelOfStyle(p.style.numFrom)
		}
	}
	at = max(at, 0)
	label, first, shown := n.count(at)
	if !shown {
		return false
	}
	b.Label, b.First, b.List = label, first && label != "", n.abstract.id
	if l := n.level(at); !direct.hasIndent && l != nil {
		b.Indent = l.indent
	}
	b.Level = at
	return true
}
