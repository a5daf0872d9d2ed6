package office

import "strings"

// An odfFlow gathers the blocks of one container of an OpenDocument.
type odfFlow struct {
	*flow
	r        *odfReader
	hide     bool // inside a hidden section
	contents bool // inside a table of contents
}

// inner is a flow for a container inside this one.
func (f *odfFlow) inner() *odfFlow {
	return &odfFlow{flow: f.flow.inner(), r: f.r, hide: f.hide}
}

// add reads one element that stands where a block may.
func (f *odfFlow) add(n *node) {
	if f.r.err != nil {
		return
	}
	switch n.name {
	case "text:p", "text:h":
		f.paragraph(n, nil)
	case "text:list":
		f.list(n)
	case "text:numbered-paragraph":
		f.numberedParagraph(n)
	case "table:table":
		f.table(n)
	case "text:section":
		hide := f.hide
		switch n.attr("text:display") {
		case "none":
			f.hide = true
		case "condition":
			f.hide = hide || isOnAttr(n.attr("text:is-hidden"))
		}
		f.addAll(n)
		f.hide = hide
	case "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index":
		f.contents = true
		f.addAll(n.child("text:index-body"))
		f.contents = false
	case "text:alphabetical-index", "text:bibliography":
		f.addAll(n.child("text:index-body"))
	case "text:index-title":
		f.addAll(n)
	case "text:tracked-changes":
		f.r.changes(n)
	default:
		if strings.HasPrefix(n.name, "draw:") {
			p := &para{}
			f.drawing(n, p)
			f.float(p.floats)
		}
	}
}

func (f *odfFlow) addAll(n *node) {
	if n == nil {
		return
	}
	for _, k := range n.kids {
		f.add(k)
	}
}

// changes counts tracked changes. What was deleted stands only here, so that the
// text is read as if they had been accepted.
func (r *odfReader) changes(n *node) {
	for _, region := range n.kids {
		for _, k := range region.kids {
			switch k.name {
			case "text:insertion":
				r.inserted++
			case "text:deletion":
				r.deleted++
			default:
				continue
			}
			r.authors[k.child("office:change-info").child("dc:creator").content()] = true
		}
	}
}

// float adds what is anchored at a place.
func (f *odfFlow) float(blocks []*Block) {
	for _, b := range blocks {
		b.Floating = true
		f.out = append(f.out, b)
	}
}

// paragraph reads a paragraph or heading; item is nil outside lists.
func (f *odfFlow) paragraph(n *node, item *odfItem) {
	st := f.r.styled.get("paragraph", n.attr("text:style-name"))
	if !f.furniture && !f.inTable && !f.inBox {
		f.r.useMaster(st.master)
	}
	p := &para{form: st.para}
	in := &odfInline{f: f, w: runWriter{f: f.flow, p: p, look: st.run}}
	if f.hide {
		in.w.look.toggle[vanish] = on
	}
	in.kids(n)
	if in.hidden {
		for i := range p.runs {
			p.runs[i].Hidden = true
		}
	}
	b := &Block{Kind: Paragraph, Runs: p.runs, Comments: p.comments, Indent: st.para.indent, Caption: st.caption, Contents: f.contents}
	empty := p.empty()
	// A hidden paragraph takes no number.
	marked := false
	switch {
	case !empty && allHidden(p.runs):
	case item != nil:
		marked = item.mark(b)
	}
	outline := st.outline
	if n.name == "text:h" {
		outline = max(number(n.attr("text:outline-level")), 1)
	}
	switch {
	case f.contents:
	case st.named == "title" && item == nil:
		b.Kind, b.Level, b.Title = Heading, 1, true
	case outline > 0:
		outline = min(outline, maxLevels)
		if item == nil && !(st.hasList && st.list == "") {
			f.r.numberHeading(n, b, outline)
		}
		b.Kind, b.Level = Heading, outline
	case marked:
		b.Kind = Item
	}
	if in.number != "" && b.Label != "" {
		b.Label = in.number
	}
	if b.Caption {
		// A picture above its caption stands in the caption's paragraph.
		f.float(p.floats)
		p.floats = nil
	}
	if !empty {
		f.out = append(f.out, b)
	}
	if !f.furniture {
		f.r.paragraphLook(p)
	}
	f.float(p.floats)
}

// numberHeading gives a heading its number in the numbering of headings.
func (r *odfReader) numberHeading(n *node, b *Block, outline int) {
	if isOnAttr(n.attr("text:is-list-header")) || r.common.first == nil {
		return
	}
	if r.outline == nil {
		r.outline = newODFNum(r.common.first)
	}
	it := &odfItem{list: &odfList{num: r.outline}, level: outline - 1, numbered: true}
	if isOnAttr(n.attr("text:restart-numbering")) {
		start := 1
		if v := n.attr("text:start-value"); v != "" {
			start = number(v)
		}
		it.restart(start)
	}
	if r.outline.level(it.level) != nil {
		it.mark(b)
		b.Indent = 0
	}
}

// numberedParagraph reads the other form of a list item, which says its level.
func (f *odfFlow) numberedParagraph(n *node) {
	key := "numbered " + n.attr("text:list-id")
	l := f.r.lists[key]
	if l == nil {
		l = f.r.newList(f.listStyle(n))
		f.r.lists[key] = l
	}
	it := &odfItem{list: l, level: min(max(number(n.attr("text:level")), 1), maxLevels) - 1, numbered: true}
	if v := n.attr("text:start-value"); v != "" {
		it.restart(number(v))
	}
	for _, k := range n.kids {
		if k.name == "text:p" || k.name == "text:h" {
			f.paragraph(k, it)
		}
	}
}
