package pdf

// A leaf is one page as the page tree has it: its dictionary with what it
// inherits, and the object it is, or 0.
type leaf struct {
	num  uint32
	dict dict
}

// inherited are the entries that a page takes from the nodes above it.
var inherited = []name{"Resources", "MediaBox", "CropBox", "Rotate"}

// pages returns the pages in order. A tree that gives none is repaired by
// looking for page objects.
func (s *source) pages() []leaf {
	leaves := s.walkPages()
	if len(leaves) == 0 && s.err == nil {
		s.rescan()
		leaves = s.walkPages()
	}
	if len(leaves) == 0 && s.err == nil {
		leaves = s.loosePages()
	}
	return leaves
}

func (s *source) walkPages() []leaf {
	root, _ := s.resolve(s.trailer.get("Root")).(dict)
	w := pageWalk{s: s, seen: map[uint32]bool{}}
	w.node(root.get("Pages"), nil, 0)
	return w.leaves
}

type pageWalk struct {
	s      *source
	seen   map[uint32]bool
	leaves []leaf
}

// node adds the pages under x, a node or a page. From holds what is inherited.
func (w *pageWalk) node(x any, from dict, depth int) {
	if depth > w.s.lim.MaxDepth || w.s.err != nil || len(w.leaves) >= w.s.lim.MaxPages {
		if len(w.leaves) >= w.s.lim.MaxPages {
			w.s.warn("limit", "the file has more pages than the limit of %d", w.s.lim.MaxPages)
		}
		return
	}
	num := uint32(0)
	if r, ok := x.(ref); ok {
		num = uint32(r)
		if w.seen[num] {
			return
		}
		w.seen[num] = true
	}
	d, ok := w.s.resolve(x).(dict)
	if !ok {
		if st, isStream := w.s.resolve(x).(*stream); isStream {
			d, ok = st.dict, true
		}
	}
	if !ok {
		if num != 0 {
			w.s.warn("lost-page", "a page of the page tree is missing from the file")
		}
		return
	}
	here := from
	kids, isNode := w.s.resolve(d.get("Kids")).(array)
	isNode = isNode && d.get("Contents") == nil
	for _, key := range inherited {
		v := d.get(key)
		if v == nil {
			continue
		}
		if isNode && key == "Resources" {
			v = w.s.share(v)
		}
		here = append(dict{}, here...).set(key, v)
	}
	if isNode {
		for _, k := range kids {
			w.node(k, here, depth+1)
		}
		return
	}
	if t, ok := w.s.resolve(d.get("Type")).(name); ok && t != "Page" && d.get("Contents") == nil && d.get("MediaBox") == nil {
		return
	}
	w.leaves = append(w.leaves, newLeaf(num, d, here))
}

func newLeaf(num uint32, d, from dict) leaf {
	page := append(dict{}, from...)
	for _, key := range []name{"Contents", "Annots", "UserUnit"} {
		if v := d.get(key); v != nil {
			page = append(page, entry{key, v})
		}
	}
	return leaf{num, page}
}

// loosePages finds pages that no tree leads to, in the order of their numbers.
func (s *source) loosePages() []leaf {
	var leaves []leaf
	nums := map[uint32]bool{}
	for _, n := range s.entries.all() {
		nums[n] = true
	}
	for n := range s.scanned {
		nums[n] = true
	}
	for _, n := range sortedKeys(nums) {
		d, ok := s.object(n).(dict)
		if !ok || d.get("Type") != name("Page") || len(leaves) >= s.lim.MaxPages {
			continue
		}
		from := dict{}
		for _, key := range inherited {
			if v := d.get(key); v != nil {
				from = from.set(key, v)
			}
		}
		leaves = append(leaves, newLeaf(n, d, from))
	}
	if len(leaves) > 0 {
		s.warn("page-tree", "the page tree is broken; the pages are in the order in which the file stores them")
	}
	return leaves
}
