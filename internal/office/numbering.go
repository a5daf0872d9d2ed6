package office

import "strings"

// maxLevels is how many levels a list of Word has.
const maxLevels = 9

// A level says how the items of one level of a list are numbered.
type level struct {
	start   int
	format  string
	picture string // the pattern of a custom format, such as "001, 002"
	text    string // such as "%1.%2"
	restart int    // restart after this level, counted from 1; 0 never, -1 after any level above
	legal   bool   // write all numbers as 1, 2, 3
	style   string // the paragraph style tied to the level
	indent  int
}

// An abstractNum is a list definition. Lists that share it count on together.
type abstractNum struct {
	id        int
	levels    [maxLevels]*level
	styleLink string // the style whose list this stands for
	link      string // this is the definition that such a style means
	next      [maxLevels]int
	used      [maxLevels]bool
}

// A num is a list of the text.
type num struct {
	abstract *abstractNum
	levels   [maxLevels]*level // overrides
	start    [maxLevels]int    // -1 means none
	begun    [maxLevels]bool
}

type numbering struct {
	nums map[string]*num
}

// readNumbering reads numbering.xml; nil gives no lists.
func readNumbering(root *node) *numbering {
	out := &numbering{nums: map[string]*num{}}
	if root == nil {
		return out
	}
	abstracts := map[string]*abstractNum{}
	links := map[string]*abstractNum{}
	for _, n := range root.kids {
		if n.name != "w:abstractNum" {
			continue
		}
		a := &abstractNum{id: len(abstracts) + 1, styleLink: n.child("w:numStyleLink").val(), link: n.child("w:styleLink").val()}
		for _, l := range n.kids {
			if i := levelIndex(l, "w:lvl"); i >= 0 {
				a.levels[i] = readLevel(l)
			}
		}
		abstracts[n.attr("w:abstractNumId")] = a
		if a.link != "" {
			links[a.link] = a
		}
	}
	for _, n := range root.kids {
		if n.name != "w:num" {
			continue
		}
		a := abstracts[n.child("w:abstractNumId").val()]
		if a == nil {
			continue
		}
		if linked := links[a.styleLink]; a.styleLink != "" && linked != nil {
			a = linked
		}
		nm := &num{abstract: a}
		for i := range nm.start {
			nm.start[i] = -1
		}
		for _, o := range n.kids {
			i := levelIndex(o, "w:lvlOverride")
			if i < 0 {
				continue
			}
			if s := o.child("w:startOverride"); s != nil {
				nm.start[i] = number(s.val())
			}
			if l := o.child("w:lvl"); l != nil {
				nm.levels[i] = readLevel(l)
			}
		}
		out.nums[n.attr("w:numId")] = nm
	}
	return out
}

func levelIndex(n *node, name string) int {
	if n.name != name {
		return -1
	}
	i := number(n.attr("w:ilvl"))
	if i < 0 || i >= maxLevels {
		return -1
	}
	return i
}

func readLevel(n *node) *level {
	l := &level{start: 1, format: "decimal", restart: -1}
	if s := n.child("w:start"); s != nil {
		l.start = number(s.val())
	}
	f := n.child("w:numFmt")
	if f == nil {
		// A format that older programs do not know stands beside one that they do.
		f = n.child("mc:AlternateContent").child("mc:Choice").child("w:numFmt")
	}
	if f != nil {
		l.format, l.picture = f.val(), f.attr("w:format")
	}
	l.text = n.child("w:lvlText").val()
	if r := n.child("w:lvlRestart"); r != nil {
		l.restart = number(r.val())
	}
	l.legal = n.child("w:isLgl") != nil && isOn(n.child("w:isLgl"))
	l.style = n.child("w:pStyle").val()
	if ind := n.child("w:pPr").child("w:ind"); ind != nil {
		l.indent, _ = indentOf(ind)
	}
	return l
}

func (n *num) level(i int) *level {
	if n.levels[i] != nil {
		return n.levels[i]
	}
	return n.abstract.levels[i]
}

// levelOfStyle is the level that a paragraph style is tied to, else 0.
func (n *num) levelOfStyle(id string) int {
	for i := range maxLevels {
		if l := n.level(i); l != nil && l.style == id && id != "" {
			return i
		}
	}
	return 0
}

// count counts one item of level i and returns its printed label, which is ""
// for a bullet, and whether the numbering begins with it. It reports false for a
// level that prints nothing at all.
func (n *num) count(i int) (label string, first, shown bool) {
	l := n.level(i)
	if l == nil {
		return "", false, false
	}
	a := n.abstract
	first = !a.used[i] || n.start[i] >= 0 && !n.begun[i]
	if n.start[i] >= 0 && !n.begun[i] {
		a.next[i], a.used[i] = n.start[i], true
		n.begun[i] = true
	}
	if !a.used[i] {
		a.next[i], a.used[i] = l.start, true
	}
	a.next[i]++
	for j := i + 1; j < maxLevels; j++ {
		below := n.level(j)
		if below == nil || below.restart < 0 || below.restart >= i+1 {
			a.used[j] = false
			// An override of the start counts again at each restart.
			n.begun[j] = false
		}
	}
	if l.format == "bullet" {
		return "", first, true
	}
	if l.text == "" {
		return "", first, false
	}
	label = n.label(l, i)
	return label, first, label != ""
}

// label puts the numbers of the levels in place of %1 to %9.
func (n *num) label(l *level, i int) string {
	var b strings.Builder
	for j := 0; j < len(l.text); j++ {
		c := l.text[j]
		if c != '%' || j+1 == len(l.text) || l.text[j+1] < '1' || l.text[j+1] > '9' {
			b.WriteByte(c)
			continue
		}
		j++
		at := int(l.text[j] - '1')
		of := n.level(at)
		if at > i || of == nil {
			continue
		}
		// A level above that has not been used yet stands at its start.
		value := of.start
		if n.abstract.used[at] {
			value = n.abstract.next[at] - 1
		}
		format := of.format
		if l.legal && format != "none" {
			format = "decimal"
		}
		b.WriteString(formatNumber(format, of.picture, value))
	}
	return strings.TrimSpace(b.String())
}
