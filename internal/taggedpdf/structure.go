package taggedpdf

import (
	"fmt"
	"strconv"
	"strings"
)

// An element is an element of the structure tree.
type element struct {
	kind   string // such as "P" (ISO 32000-1, 14.8.4)
	parent *element
	kids   []kid
	alt    string // what a Figure shows
	actual string // the text that its pieces are together, where they do not say it
	attrs  string // a dictionary of attributes, in the syntax of PDF; "" for none
	object int
	inTree bool
}

// A kid is an element, a piece of a page, or an annotation.
type kid struct {
	element    *element
	page       *page
	mcid       int
	annotation int // its object; 0 for none
}

// child makes an element that comes into the tree under e when it is first drawn:
// blocks are drawn in the order in which they are read, so that elements and pieces
// of pages stand in this order too, and what shows nothing is not in the tree.
func (e *element) child(kind string) *element { return &element{kind: kind, parent: e} }

// enter puts an element and those around it into the tree.
func (e *element) enter() {
	if e.inTree || e.parent == nil {
		return
	}
	e.inTree = true
	e.parent.enter()
	e.parent.kids = append(e.parent.kids, kid{element: e})
}

// number gives e and what is below it object numbers.
func (e *element) number(f *file) {
	e.object = f.alloc()
	for _, k := range e.kids {
		if k.element != nil {
			k.element.number(f)
		}
	}
}

// write adds e and what is below it to the file.
func (e *element) write(f *file, parent int) {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type /StructElem /S /%s /P %s", e.kind, ref(parent))
	if e.alt != "" {
		b.WriteString(" /Alt " + textString(e.alt))
	}
	if e.actual != "" {
		b.WriteString(" /ActualText " + textString(e.actual))
	}
	if e.attrs != "" {
		b.WriteString(" /A " + e.attrs)
	}
	if len(e.kids) > 0 {
		b.WriteString(" /K [")
		for i, k := range e.kids {
			if i > 0 {
				b.WriteByte(' ')
			}
			switch {
			case k.element != nil:
				b.WriteString(ref(k.element.object))
			case k.annotation != 0:
				fmt.Fprintf(&b, "<</Type /OBJR /Pg %s /Obj %s>>", ref(k.page.object), ref(k.annotation))
			default:
				fmt.Fprintf(&b, "<</Type /MCR /Pg %s /MCID %d>>", ref(k.page.object), k.mcid)
			}
		}
		b.WriteByte(']')
	}
	f.set(e.object, b.String()+">>")
	for _, k := range e.kids {
		if k.element != nil {
			k.element.write(f, e.object)
		}
	}
}

// A bookmark is an entry of the outline.
type bookmark struct {
	title string
	level int
	page  *page
	top   float64
	kids  []*bookmark
}

// nestBookmarks makes a tree of a list of bookmarks by their levels.
func nestBookmarks(list []*bookmark) []*bookmark {
	var roots []*bookmark
	var open []*bookmark
	for _, b := range list {
		for len(open) > 0 && open[len(open)-1].level >= b.level {
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			roots = append(roots, b)
		} else {
			last := open[len(open)-1]
			last.kids = append(last.kids, b)
		}
		open = append(open, b)
	}
	return roots
}

// writeOutline adds the outline to the file and returns its object, or 0 if there
// are no bookmarks.
func writeOutline(f *file, roots []*bookmark) int {
	if len(roots) == 0 {
		return 0
	}
	root := f.alloc()
	first, last, count := writeBookmarks(f, roots, root)
	f.set(root, fmt.Sprintf("<</Type /Outlines /First %s /Last %s /Count %d>>", ref(first), ref(last), count))
	return root
}

func writeBookmarks(f *file, list []*bookmark, parent int) (first, last, count int) {
	objects := make([]int, len(list))
	for i := range list {
		objects[i] = f.alloc()
	}
	for i, b := range list {
		body := fmt.Sprintf("<</Title %s /Parent %s /Dest %s", textString(b.title), ref(parent), destination(b.page, b.top))
		if i > 0 {
			body += " /Prev " + ref(objects[i-1])
		}
		if i+1 < len(list) {
			body += " /Next " + ref(objects[i+1])
		}
		count++
		if len(b.kids) > 0 {
			from, to, n := writeBookmarks(f, b.kids, objects[i])
			body += fmt.Sprintf(" /First %s /Last %s /Count %d", ref(from), ref(to), n)
			count += n
		}
		f.set(objects[i], body+">>")
	}
	return objects[0], objects[len(objects)-1], count
}

// destination is a place on a page, top points below its upper edge.
func destination(p *page, top float64) string {
	return "[" + ref(p.object) + " /XYZ 0 " + num(pageHeight-top+4) + " null]"
}

// numberTree is a tree from numbers to objects, as one leaf.
func numberTree(entries []string) string {
	var b strings.Builder
	b.WriteString("<</Nums [")
	for i, e := range entries {
		b.WriteString(strconv.Itoa(i) + " " + e + " ")
	}
	return b.String() + "]>>"
}
