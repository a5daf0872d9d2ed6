package pdf

import (
	"strings"

	layer "github.com/ledongthuc/pdf"
)

// An OutlineItem is one bookmark.
type OutlineItem struct {
	Title string
	Level int // counts from 1
	Page  int // counts from 1; 0 if it leads nowhere in the document
}

// maxOutline bounds how many bookmarks are read.
const maxOutline = 50_000

// Outline returns the bookmarks in order, or nil if there are none.
func (f *File) Outline() (items []OutlineItem) {
	var err error
	defer contain(&err, 0)
	seen := map[int64]bool{}
	type level struct{ next value }
	stack := []level{{f.root.Key("Outlines").Key("First")}}
	for len(stack) > 0 && len(items) < maxOutline {
		top := &stack[len(stack)-1]
		it := top.next
		id := numberOf(it)
		if it.Kind() != layer.Dict || id == 0 || seen[id] {
			stack = stack[:len(stack)-1]
			continue
		}
		seen[id] = true
		o := OutlineItem{Title: strings.TrimSpace(textString(it.Key("Title").RawString())), Level: len(stack)}
		if d := it.Key("Dest"); !d.IsNull() {
			o.Page = f.destPage(d)
		} else if a := it.Key("A"); a.Key("S").Name() == "GoTo" {
			o.Page = f.destPage(a.Key("D"))
		}
		items = append(items, o)
		top.next = it.Key("Next")
		if first := it.Key("First"); !first.IsNull() && len(stack) < f.lim.MaxDepth {
			stack = append(stack, level{first})
		}
	}
	return items
}

// destPage returns the page that a destination leads to, or 0.
func (f *File) destPage(v value) int {
	for range 4 {
		switch v.Kind() {
		case layer.Array:
			first := v.Index(0)
			if first.Kind() == layer.Integer { // a page index, as in remote files
				if n := int(first.Int64()) + 1; n >= 1 && n <= f.numPages {
					return n
				}
				return 0
			}
			return f.pageNumber(first)
		case layer.Dict:
			v = v.Key("D")
		case layer.String:
			v = f.dest(v.RawString())
		case layer.Name:
			v = f.dest(v.Name())
		default:
			return 0
		}
	}
	return 0
}

// A dest is where a named destination is written: in an array, or at its own
// name in a dictionary.
type dest struct {
	in value
	at int // -1 for a dictionary
}

// dest returns the destination of that name, or null.
func (f *File) dest(name string) value {
	d, ok := f.dests()[name]
	switch {
	case !ok:
		return value{}
	case d.at < 0:
		return d.in.Key(name)
	}
	return d.in.Index(d.at)
}

// readDests lists the named destinations, of the name tree and of the older
// dictionary.
func (f *File) readDests() map[string]dest {
	m := map[string]dest{}
	old := f.root.Key("Dests")
	for _, k := range names(old) {
		m[k] = dest{old, -1}
	}
	seen := map[int64]bool{}
	todo := []value{f.root.Key("Names").Key("Dests")}
	for visits := 0; len(todo) > 0 && len(m) < 1<<20 && visits < 1<<20; visits++ {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if id := numberOf(n); id != 0 {
			if seen[id] {
				continue
			}
			seen[id] = true
		}
		names := n.Key("Names")
		for i := 0; i+1 < names.Len(); i += 2 {
			m[names.Index(i).RawString()] = dest{names, i + 1}
		}
		kids := n.Key("Kids")
		for i := range min(kids.Len(), 1<<16) {
			todo = append(todo, kids.Index(i))
		}
	}
	return m
}
