package pdf

// An elements reads the structure tree. It reads it from the source, not through
// the object layer: in a tagged file most objects are elements of the tree, and
// writing them anew only to read them once more would take a third of the time.
type elements struct {
	s       *source
	c       *canon
	roles   dict
	classes dict
	left    int             // how many more parts may be read
	met     numberSet       // objects of the tree: each stands in one place
	once    numberSet       // attribute objects that were read
	names   map[name]string // roles that are mapped
	texts   map[uint32]string
	shared  map[uint32]attributes
	forms   map[uint32]int64
	boxes   map[uint32]Box
	onPage  []pending
}

// attributes are the attributes of an element that are kept.
type attributes struct {
	rowSpan, colSpan int // below 10,000
	scope, numbering string
	headers          []string
	box              Box // in user space; the zero Box if there is none
}

// A pending is a kid whose Box is still in the page's user space.
type pending struct {
	of *Element
	at int
}

// readStructure returns the root of the structure tree, or nil, and the kids that
// are annotations. The canonicaliser must have numbered the file's objects.
func (c *canon) readStructure() (*Element, []pending) {
	s := c.s
	catalog, _ := s.resolve(s.trailer.get("Root")).(dict)
	d, ok := s.resolve(catalog.get("StructTreeRoot")).(dict)
	if !ok {
		return nil, nil
	}
	t := &elements{
		s: s, c: c, left: s.lim.MaxObjects, names: map[name]string{}, texts: map[uint32]string{},
		shared: map[uint32]attributes{}, forms: map[uint32]int64{}, boxes: map[uint32]Box{},
	}
	if r, ok := catalog.get("StructTreeRoot").(ref); ok {
		t.met.add(uint32(r))
	}
	t.roles, _ = s.resolve(d.get("RoleMap")).(dict)
	t.classes, _ = s.resolve(d.get("ClassMap")).(dict)
	root := &Element{Role: "StructTreeRoot"}
	t.kids(root, d.get("K"), 0, 0, 0)
	return root, t.onPage
}

// kids adds what K holds to e. Page is the page of content that does not name
// its own, lists how many lists k is within: they should not nest.
func (t *elements) kids(e *Element, k any, page, depth, lists int) {
	if t.left <= 0 || depth > t.s.lim.MaxDepth || lists > 2 || t.s.err != nil {
		return
	}
	t.left--
	if r, ok := k.(ref); ok {
		if t.met.add(uint32(r)) {
			return
		}
		k = t.take(r)
	}
	switch k := k.(type) {
	case int64:
		e.Kids = append(e.Kids, Kid{Page: page, MCID: contentID(0, k)})
	case array:
		if len(e.Kids) == 0 && len(k) <= t.left {
			e.Kids = make([]Kid, 0, len(k))
		}
		for _, part := range k {
			t.kids(e, part, page, depth+1, lists+1)
		}
	case dict:
		if pg, ok := k.get("Pg").(ref); ok {
			if n := t.c.ids[uint32(pg)]; n >= 1 && n <= len(t.c.leaves) {
				page = n
			}
		}
		switch t.name(k.get("Type")) {
		case "MCR":
			id, _ := t.s.resolve(k.get("MCID")).(int64)
			e.Kids = append(e.Kids, Kid{Page: page, MCID: contentID(t.form(k.get("Stm")), id)})
		case "OBJR":
			t.annotation(e, k.get("Obj"), page)
		default:
			t.element(e, k, page, depth)
		}
	}
}

func (t *elements) element(parent *Element, d dict, page, depth int) {
	e := &Element{Role: t.role(d)}
	id, _ := t.s.resolve(d.get("ID")).(text)
	lang, alt, actual := t.text(d.get("Lang")), t.text(d.get("Alt")), t.text(d.get("ActualText"))
	title, long := t.text(d.get("T")), t.text(d.get("E"))
	if lang != "" || alt != "" || actual != "" || title != "" || long != "" || id != "" {
		e.Rare = &Rare{Lang: lang, Alt: alt, ActualText: actual, ID: string(id), Title: title, Expansion: long}
	}
	switch c := t.s.resolve(d.get("C")).(type) {
	case name:
		t.attributes(e, t.classes.get(c))
	case array:
		for _, x := range c[:min(len(c), maxAttributes)] {
			if n, ok := t.s.resolve(x).(name); ok {
				t.attributes(e, t.classes.get(n))
			}
		}
	}
	box := t.attributes(e, d.get("A"))
	t.kids(e, d.get("K"), page, depth+1, 0)
	if e.Role == "Figure" || e.Role == "Formula" {
		t.place(e, page, box)
	}
	parent.Kids = append(parent.Kids, Kid{Element: e, Page: page, MCID: -1})
}

// place adds a kid that says where a figure stands: on its page, in the box of its
// attributes. A figure often has no content that is text.
func (t *elements) place(e *Element, page int, box Box) {
	for _, k := range e.Kids {
		if page == 0 {
			page = k.Page
		}
	}
	if page == 0 {
		return
	}
	k := Kid{Page: page, MCID: -1}
	if box != (Box{}) {
		k.Box = &box
		t.onPage = append(t.onPage, pending{e, len(e.Kids)})
	}
	e.Kids = append(e.Kids, k)
}

// maxAttributes bounds how many attribute objects and classes of one element are
// read.
const maxAttributes = 100

// take reads an object that is not read again.
func (t *elements) take(r ref) any {
	x := t.s.take(uint32(r))
	if _, ok := x.(ref); ok {
		return t.s.resolve(x)
	}
	return x
}

func (t *elements) name(x any) name {
	if n, ok := x.(name); ok {
		return n
	}
	n, _ := t.s.resolve(x).(name)
	return n
}

// text returns a text string. One that many elements share is decoded once.
func (t *elements) text(x any) string {
	r, shared := x.(ref)
	if !shared {
		s, _ := x.(text)
		return textString(string(s))
	}
	if s, ok := t.texts[uint32(r)]; ok {
		return s
	}
	s, _ := t.s.resolve(x).(text)
	t.texts[uint32(r)] = textString(string(s))
	return t.texts[uint32(r)]
}

// role maps an element's type to a standard one.
func (t *elements) role(d dict) string {
	own := t.name(d.get("S"))
	if x := d.get("NS"); x != nil {
		if ns, ok := t.s.resolve(x).(dict); ok {
			roles, _ := t.s.resolve(ns.get("RoleMapNS")).(dict)
			switch m := t.s.resolve(roles.get(own)).(type) {
			case name:
				return string(m)
			case array:
				if len(m) > 0 {
					return string(t.name(m[0]))
				}
			}
		}
	}
	if r, ok := t.names[own]; ok {
		return r
	}
	r := own
	for range 20 {
		if standardRoles[string(r)] {
			break
		}
		next := t.name(t.roles.get(r))
		if next == "" {
			break
		}
		r = next
	}
	t.names[own] = string(r)
	return string(r)
}

// attributes sets what an attribute object, or an array of them, says. It returns
// the BBox, or the zero Box.
func (t *elements) attributes(e *Element, x any) Box {
	if x == nil {
		return Box{}
	}
	var a attributes
	if r, ok := x.(ref); ok {
		known := false
		if a, known = t.shared[uint32(r)]; !known {
			a = t.read(t.take(r), 0)
			if t.once.add(uint32(r)) { // most are not shared
				t.shared[uint32(r)] = a
			}
		}
	} else {
		a = t.read(x, 0)
	}
	if a.rowSpan != 0 {
		e.RowSpan = int16(a.rowSpan)
	}
	if a.colSpan != 0 {
		e.ColSpan = int16(a.colSpan)
	}
	if a.scope == "" && a.numbering == "" && len(a.headers) == 0 {
		return a.box
	}
	if e.Rare == nil {
		e.Rare = new(Rare)
	}
	if a.scope != "" {
		e.Rare.Scope = a.scope
	}
	if a.numbering != "" {
		e.Rare.Numbering = a.numbering
	}
	if len(a.headers) > 0 {
		e.Rare.Headers = a.headers
	}
	return a.box
}

// read reads an attribute object, or an array of them.
func (t *elements) read(x any, depth int) (a attributes) {
	switch x := x.(type) {
	case *stream:
		return t.read(x.dict, depth)
	case array:
		if depth > 0 {
			return a
		}
		for _, part := range x[:min(len(x), maxAttributes)] {
			a.join(t.read(t.s.resolve(part), depth+1))
		}
	case dict:
		switch t.name(x.get("O")) {
		case "Table":
			span := func(key name, to *int) {
				if n, ok := t.s.resolve(x.get(key)).(int64); ok && n > 0 && n < 10_000 {
					*to = int(n)
				}
			}
			span("RowSpan", &a.rowSpan)
			span("ColSpan", &a.colSpan)
			a.scope = string(t.name(x.get("Scope")))
			headers, _ := t.s.resolve(x.get("Headers")).(array)
			for _, h := range headers {
				s, _ := t.s.resolve(h).(text)
				a.headers = append(a.headers, string(s))
			}
		case "List":
			a.numbering = string(t.name(x.get("ListNumbering")))
		case "Layout":
			a.box = t.rect(x.get("BBox"))
		}
	}
	return a
}

// join takes over what b says.
func (a *attributes) join(b attributes) {
	if b.rowSpan != 0 {
		a.rowSpan = b.rowSpan
	}
	if b.colSpan != 0 {
		a.colSpan = b.colSpan
	}
	if b.scope != "" {
		a.scope = b.scope
	}
	if b.numbering != "" {
		a.numbering = b.numbering
	}
	if len(b.headers) > 0 {
		a.headers = b.headers
	}
	if b.box != (Box{}) {
		a.box = b.box
	}
}

// form returns the number of a form that counts its marked content for itself,
// or 0.
func (t *elements) form(x any) int64 {
	r, ok := x.(ref)
	if !ok {
		return 0
	}
	if id, ok := t.forms[uint32(r)]; ok {
		return id
	}
	id := int64(0)
	if st, ok := t.s.resolve(x).(*stream); ok && t.s.resolve(st.dict.get("StructParents")) != nil {
		if id = int64(t.c.ids[uint32(r)]); id == 0 {
			id = int64(len(t.c.offsets)) + int64(r) + 1 // no page draws it
		}
	}
	t.forms[uint32(r)] = id
	return id
}

// annotation adds an annotation by its place on the page.
func (t *elements) annotation(e *Element, x any, page int) {
	r, ok := x.(ref)
	if !ok || page == 0 {
		return
	}
	b, known := t.boxes[uint32(r)]
	if !known {
		b = t.box(r)
		t.boxes[uint32(r)] = b
	}
	if b == (Box{}) {
		return
	}
	t.onPage = append(t.onPage, pending{e, len(e.Kids)})
	e.Kids = append(e.Kids, Kid{Page: page, MCID: -1, Box: &b})
}

// box returns the Rect of an annotation, or the zero Box.
func (t *elements) box(x ref) Box {
	d, _ := t.take(x).(dict)
	return t.rect(d.get("Rect"))
}

// rect reads a rectangle. It is the zero Box where there is none.
func (t *elements) rect(x any) Box {
	a, _ := t.s.resolve(x).(array)
	if len(a) < 4 {
		return Box{}
	}
	var n [4]float64
	for i := range n {
		n[i] = realOf(t.s.resolve(a[i]))
	}
	b := Box{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}
	if !b.valid() {
		return Box{}
	}
	return b
}

// settle puts annotations and figures of the tree where they are on their pages as
// seen.
func (f *File) settle(list []pending) {
	var m matrix
	page := 0
	for _, p := range list {
		k := &p.of.Kids[p.at]
		if page != k.Page {
			page = k.Page
			m, _, _ = placement(f.dictOf(page))
		}
		b := m.box(k.Box.X0, k.Box.Y0, k.Box.X1, k.Box.Y1)
		k.Box = &b
	}
}
