package office

import (
	"regexp"
	"strings"
)

// odfFormats are the formats of numbers as Word calls them.
var odfFormats = map[string]string{"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}

// readODFList reads a list style or the numbering of headings.
func readODFList(n *node) *abstractNum {
	a := &abstractNum{}
	for _, k := range n.kids {
		i := number(k.attr("text:level")) - 1
		if i < 0 || i >= maxLevels {
			continue
		}
		l := &level{start: 1, format: "bullet", restart: -1, indent: odfIndent(k.child("style:list-level-properties"), i)}
		switch k.name {
		case "text:list-level-style-bullet", "text:list-level-style-image":
		case "text:list-level-style-number", "text:outline-level-style":
			readODFNumber(l, k, i)
		default:
			continue
		}
		a.levels[i] = l
	}
	return a
}

// odfPlace is the number of a level in LibreOffice's own form of a label, such
// as "%1%.%2%", which says more than the standard's.
var odfPlace = regexp.MustCompile(`%(\d+)%`)

func readODFNumber(l *level, k *node, i int) {
	if v := k.attr("text:start-value"); v != "" {
		l.start = number(v)
	}
	format, ok := odfFormats[k.attr("style:num-format")]
	if !ok {
		format = "decimal"
	}
	l.format = format
	if own := k.attr("loext:num-list-format"); own != "" {
		l.text = odfPlace.ReplaceAllString(strings.ReplaceAll(own, "%10%", ""), "%$1")
		return
	}
	var places []string
	shown := min(max(number(k.attr("text:display-levels")), 1), i+1)
	for j := i + 1 - shown; j <= i && format != "none"; j++ {
		places = append(places, "%"+string(rune('1'+j)))
	}
	l.text = k.attr("style:num-prefix") + strings.Join(places, ".") + k.attr("style:num-suffix")
}

// odfIndent is how far the text of a level stands in. It is never 0, so that
// what goes on an item can be told from what follows the list.
func odfIndent(p *node, i int) int {
	in := twips(p.child("style:list-level-label-alignment").attr("fo:margin-left"))
	if in <= 0 {
		in = twips(p.attr("text:space-before")) + twips(p.attr("text:min-label-width"))
	}
	if in <= 0 {
		in = 360 * (i + 1)
	}
	return in
}

// An odfList is a list of the text, with those inside it.
type odfList struct {
	id  int
	num *num
}

func newODFNum(a *abstractNum) *num {
	n := &num{abstract: &abstractNum{}}
	if a != nil {
		n.abstract.levels = a.levels
	}
	for i := range n.start {
		n.start[i] = -1
	}
	return n
}

// list reads a list that stands in no other.
func (f *odfFlow) list(n *node) {
	r := f.r
	style := f.listStyle(n)
	l := r.lists[n.attr("text:continue-list")]
	if l == nil && isOnAttr(n.attr("text:continue-numbering")) {
		l = r.latest[style]
	}
	if l == nil {
		l = r.newList(style)
	}
	r.latest[style] = l
	if id := n.attr("xml:id"); id != "" {
		r.lists[id] = l
	}
	f.items(n, l, style, 0)
}

func (r *odfReader) newList(style string) *odfList {
	r.listCount++
	return &odfList{id: r.listCount, num: newODFNum(r.styled.list(style))}
}

// listStyle is the style that a list names, or else its first paragraph's.
func (f *odfFlow) listStyle(n *node) string {
	if s := n.attr("text:style-name"); s != "" {
		return s
	}
	p := n.find("text:p")
	if p == nil {
		p = n.find("text:h")
	}
	return f.r.styled.get("paragraph", p.attr("text:style-name")).list
}

// items reads the items of a list. Lists inside take the style of the list
// around them unless they name their own.
func (f *odfFlow) items(n *node, l *odfList, style string, depth int) {
	at := min(depth, maxLevels-1)
	if a := f.r.styled.list(style); a != nil {
		l.num.levels[at] = a.levels[at]
	}
	for _, k := range n.kids {
		if k.name != "text:list-item" && k.name != "text:list-header" {
			continue
		}
		it := &odfItem{list: l, level: at, numbered: k.name == "text:list-item"}
		if v := k.attr("text:start-value"); v != "" && it.numbered {
			it.restart(number(v))
		}
		for _, in := range k.kids {
			switch in.name {
			case "text:p", "text:h":
				f.paragraph(in, it)
				it.numbered = false // further paragraphs have no number
			case "text:list":
				own := style
				if s := in.attr("text:style-name"); s != "" {
					own = s
				}
				f.items(in, l, own, depth+1)
			default:
				f.add(in)
			}
		}
	}
}

// An odfItem is the list item that a paragraph stands in.
type odfItem struct {
	list      *odfList
	level     int
	numbered  bool // its number has not been printed yet
	restarted bool
}

func (it *odfItem) restart(n int) {
	a := it.list.num.abstract
	a.next[it.level], a.used[it.level] = n, true
	it.restarted = true
}

// mark gives a block the number or bullet of its item, and reports whether it
// has one.
func (it *odfItem) mark(b *Block) bool {
	n := it.list.num
	indent := 360 * (it.level + 1)
	if l := n.level(it.level); l != nil {
		indent = l.indent
	} else {
		// A list without a style has bullets.
		n.levels[it.level] = &level{format: "bullet", restart: -1, indent: indent}
	}
	b.Indent = indent
	if !it.numbered {
		return false
	}
	label, first, shown := n.count(it.level)
	if !shown {
		return false
	}
	b.Label, b.Level, b.List = label, it.level, it.list.id
	b.First = (first || it.restarted) && label != ""
	return true
}
