package extract

import (
	"regexp"
	"strings"

	"github.com/townclerk/townclerk/internal/office"
)

type openList struct {
	list   *List
	id     int // which definition of the file
	level  int
	indent int
}

// manual is the id of lists whose numbers the author typed.
const manual = -1

// append adds blocks to the open list item, or to the container.
func (f *docxFlow) append(blocks []Block) {
	if len(f.lists) == 0 {
		f.out = append(f.out, blocks...)
		return
	}
	items := f.lists[len(f.lists)-1].list.Items
	last := items[len(items)-1]
	last.Blocks = append(last.Blocks, blocks...)
}

// item adds a list item, opening and closing lists as its level and indent ask.
func (f *docxFlow) item(b *office.Block, runs []office.Run) {
	text, marks, hidden := f.c.text(runs)
	var blocks []Block
	if text != "" {
		p := &Paragraph{BlockInfo: f.c.info(b), Text: text, Marks: marks}
		f.c.remember(b, p)
		blocks = append(blocks, p)
	}
	blocks = append(blocks, hidden...)
	if len(blocks) == 0 {
		return
	}
	list := f.listFor(b)
	list.Items = append(list.Items, &ListItem{Label: b.Label, Blocks: blocks})
}

// listFor is the open list that an item goes on with, or a new one.
func (f *docxFlow) listFor(b *office.Block) *List {
	for i := len(f.lists) - 1; i >= 0; i-- {
		l := f.lists[i]
		if l.id == b.List && l.level == b.Level && sameKind(l.list, b.Label) {
			if b.First {
				// The numbers begin anew: another list at the same place.
				f.lists = f.lists[:i]
				return f.open(b)
			}
			f.lists = f.lists[:i+1]
			return l.list
		}
		if l.id == b.List && l.level < b.Level {
			f.lists = f.lists[:i+1]
			return f.open(b)
		}
	}
	for len(f.lists) > 0 {
		top := f.lists[len(f.lists)-1]
		// Programs give each bullet a definition of its own at times.
		if top.indent == b.Indent && b.Label == "" && sameKind(top.list, "") && top.id != b.List {
			return top.list
		}
		if top.indent < b.Indent && top.id != b.List {
			break
		}
		f.lists = f.lists[:len(f.lists)-1]
	}
	return f.open(b)
}

// open begins a list inside the last item of the innermost open one.
func (f *docxFlow) open(b *office.Block) *List {
	list := &List{}
	f.append([]Block{list})
	f.lists = append(f.lists, openList{list: list, id: b.List, level: b.Level, indent: b.Indent})
	return list
}

// typed is a number or bullet that the author typed before a tab.
var typed = regexp.MustCompile(`^[ \t\x{a0}]*((?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,6})[.)])|[•·▪●○◦‣–-])[ \x{a0}]*\t\s*`)

// typedLabel cuts a typed number or bullet off a paragraph. A paragraph that is
// bold throughout is left as it is: it may be a heading.
func typedLabel(b *office.Block) (string, []office.Run, bool) {
	var raw strings.Builder
	bold := true
	for _, r := range b.Runs {
		if r.Hidden || r.Struck {
			return "", nil, false
		}
		raw.WriteString(r.Text)
		bold = bold && (r.Bold || strings.TrimSpace(r.Text) == "")
	}
	m := typed.FindStringSubmatch(raw.String())
	if m == nil || bold || len(m[0]) == raw.Len() {
		return "", nil, false
	}
	cut := len(m[0])
	var rest []office.Run
	for _, r := range b.Runs {
		n := min(cut, len(r.Text))
		r.Text = r.Text[n:]
		cut -= n
		rest = append(rest, r)
	}
	label := m[1]
	if strings.Contains("•·▪●○◦‣–-", label) {
		label = ""
	}
	return label, rest, true
}
