package taggedpdf_test

import (
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A checker finds what a file breaks of the Matterhorn Protocol 1.1, the list of
// ways in which a file can fail PDF/UA-1. It covers those failure conditions that a
// machine can find and that can concern a file without forms, media, scripts,
// optional content, embedded files and encryption; for the latter it checks that
// there is none.
//
//	01-003 01-004 01-005 01-007     content: artifact or tagged, and not both
//	02-001 02-003 02-004            types of elements
//	06-001 06-002 06-003            metadata
//	07-001 07-002                   title in the title bar
//	09-004 09-005                   order of tables and lists
//	10-001                          codes that are characters
//	11-001 to 11-004, 11-006        language
//	13-004                          pictures without a description
//	14-002 14-003 14-006 14-007     headings
//	15-003                          header cells
//	20-001 21-001 25-001 26-001     optional content, files, forms, encryption: none
//	28-002 28-004 28-006 28-008 28-009 28-011 28-012   annotations, tab order
//	29-001                          scripts: none
//	30-001 30-002                   form XObjects
//	31-001 31-004 31-005 31-006 31-009 31-011 31-013 31-016 31-027 31-028 31-030   fonts
//
// PDF/UA-1 itself asks for what "tree" and "bookmark" find: a parent tree that
// leads back, and bookmarks (7.1, 7.17).
type checker struct {
	*parsed
	catalog  dict
	found    []string
	contents map[[2]int]name // what each piece of a page is tagged as, by page object and MCID
	used     map[[2]int]int  // how often elements refer to each piece
	owner    map[[2]int]reference
	objr     map[reference]reference // the element of each annotation
	headings []int
	plainH   bool
	fonts    map[name]*fontCheck
}

type fontCheck struct {
	unicode map[int]string
	widths  map[int]float64
	advance func(code int) float64
	glyphs  int
}

func (c *checker) fail(condition, format string, args ...any) {
	c.found = append(c.found, condition+" "+fmt.Sprintf(format, args...))
}

// check returns what a file breaks, one line for each failure.
func check(t *testing.T, data []byte) []string {
	t.Helper()
	p := parsePDF(t, data)
	c := &checker{parsed: p, contents: map[[2]int]name{}, used: map[[2]int]int{}, owner: map[[2]int]reference{}, objr: map[reference]reference{}, fonts: map[name]*fontCheck{}}
	c.catalog = c.dict(p.trailer["Root"])
	c.document()
	c.metadata()
	pages := c.list(c.dict(c.catalog["Pages"])["Kids"])
	if len(pages) > 0 {
		c.readFonts(c.dict(c.dict(c.dict(pages[0])["Resources"])["Font"]))
		c.xobjects(c.dict(c.dict(c.dict(pages[0])["Resources"])["XObject"]))
	}
	for _, r := range pages {
		c.page(r.(reference))
	}
	root, _ := c.catalog["StructTreeRoot"].(reference)
	tree := c.dict(root)
	if tree == nil || tree["RoleMap"] != nil {
		c.fail("02-004", "no structure tree, or one with a role map")
	}
	for _, k := range c.list(tree["K"]) {
		c.element(k.(reference), root, "StructTreeRoot")
	}
	c.order()
	c.parents(tree, pages)
	return c.found
}

// document checks what stands in the catalog.
func (c *checker) document() {
	if c.dict(c.catalog["MarkInfo"])["Marked"] != true || c.dict(c.catalog["MarkInfo"])["Suspects"] == true {
		c.fail("01-007", "not marked, or suspect")
	}
	if lang, _ := c.catalog["Lang"].(string); len(lang) < 2 {
		for _, condition := range []string{"11-001", "11-002", "11-003", "11-004", "11-006"} {
			c.fail(condition, "no language")
		}
	}
	switch shown := c.dict(c.catalog["ViewerPreferences"])["DisplayDocTitle"]; shown {
	case true:
	case nil:
		c.fail("07-001", "DisplayDocTitle is missing")
	default:
		c.fail("07-002", "DisplayDocTitle is %v", shown)
	}
	for condition, keys := range map[string][]name{"20-001": {"OCProperties"}, "21-001": {"Names", "AF"}, "25-001": {"AcroForm"}, "29-001": {"OpenAction", "AA"}} {
		for _, k := range keys {
			if c.catalog[k] != nil {
				c.fail(condition, "the catalog has %s", k)
			}
		}
	}
	if c.trailer["Encrypt"] != nil {
		c.fail("26-001", "encrypted")
	}
	var bookmarks func(v any) int
	bookmarks = func(v any) int {
		n := 0
		for d := c.dict(v); d != nil; d = c.dict(d["Next"]) {
			if text(d["Title"]) == "" || len(c.list(d["Dest"])) == 0 {
				c.fail("bookmark", "without a title or a place")
			}
			n += 1 + bookmarks(d["First"])
		}
		return n
	}
	if outline := c.dict(c.catalog["Outlines"]); outline != nil {
		if n := bookmarks(outline["First"]); float64(n) != outline["Count"] {
			c.fail("bookmark", "%d of %v", n, outline["Count"])
		}
	}
}

func (c *checker) metadata() {
	r, _ := c.catalog["Metadata"].(reference)
	if c.streams[r] == nil || c.dict(r)["Filter"] != nil {
		c.fail("06-001", "no metadata that every program can read")
		return
	}
	var x struct {
		Description struct {
			Part  string `xml:"http://www.aiim.org/pdfua/ns/id/ part"`
			Title struct {
				Text string `xml:"Alt>li"`
			} `xml:"http://purl.org/dc/elements/1.1/ title"`
		} `xml:"RDF>Description"`
	}
	if err := xml.Unmarshal(c.streams[r], &x); err != nil {
		c.fail("06-001", "%v", err)
	}
	if x.Description.Part != "1" {
		c.fail("06-002", "the part is %q", x.Description.Part)
	}
	if x.Description.Title.Text == "" {
		c.fail("06-003", "no title")
	}
}

// page checks the content of a page and its annotations.
func (c *checker) page(r reference) {
	p := c.dict(r)
	if len(c.list(p["Annots"])) > 0 && p["Tabs"] == nil {
		c.fail("28-008", "no tab order")
	} else if p["Tabs"] != name("S") {
		c.fail("28-009", "the tab order is %v", p["Tabs"])
	}
	for _, a := range c.list(p["Annots"]) {
		d := c.dict(a)
		if d["Subtype"] != name("Link") && d["Subtype"] != name("Text") {
			c.fail("28-006", "an annotation that is a %v", d["Subtype"])
		}
		if text(d["Contents"]) == "" {
			c.fail("28-004", "an annotation without contents")
			c.fail("28-012", "a link without contents")
		}
	}
	content, _ := p["Contents"].(reference)
	l := &lexer{t: c.t, s: c.streams[content]}
	var operands []any
	var marks []name // open marked content: "Artifact", or the type of an element
	var f *fontCheck
	for {
		v := l.value()
		op, ok := v.(keyword)
		if !ok {
			if v == nil && l.i >= len(l.s) {
				break
			}
			operands = append(operands, v)
			continue
		}
		switch op {
		case "BDC":
			kind, _ := operands[0].(name)
			d, _ := operands[1].(dict)
			if len(marks) > 0 {
				if kind == "Artifact" {
					c.fail("01-003", "an artifact in tagged content")
				} else {
					c.fail("01-004", "tagged content in an artifact, or in other content")
				}
			}
			if kind != "Artifact" {
				id, ok := d["MCID"].(float64)
				key := [2]int{int(r), int(id)}
				if _, twice := c.contents[key]; !ok || twice {
					c.fail("tree", "a piece of a page has no number of its own")
				}
				c.contents[key] = kind
			}
			marks = append(marks, kind)
		case "BMC":
			c.fail("01-005", "content without a number")
		case "EMC":
			marks = marks[:max(len(marks)-1, 0)]
		case "Tf":
			f = c.fonts[operands[0].(name)]
		case "Tj":
			c.codes(f, operands[0].(string))
		}
		if slices.Contains([]keyword{"Tj", "Do", "f", "S", "sh", "B"}, op) && len(marks) == 0 {
			c.fail("01-005", "%s on a page is neither tagged nor an artifact", op)
		}
		operands = operands[:0]
	}
	if len(marks) > 0 {
		c.fail("tree", "marked content does not end")
	}
}

// codes checks a string that is shown.
func (c *checker) codes(f *fontCheck, s string) {
	if f == nil || f.advance == nil {
		c.fail("31-009", "text in a font that is not there")
		return
	}
	for i := 0; i+1 < len(s); i += 2 {
		code := int(s[i])<<8 | int(s[i+1])
		switch {
		case code == 0:
			c.fail("31-030", ".notdef is shown")
		case f.unicode[code] == "":
			c.fail("10-001", "code %d is no character", code)
		case code >= f.glyphs:
			c.fail("31-011", "the font has no glyph %d", code)
		}
		if w := f.widths[code]; w-f.advance(code) > 1 || f.advance(code)-w > 1 {
			c.fail("31-016", "glyph %d is %v wide in the font and %v in the file", code, f.advance(code), w)
		}
	}
}

// readFonts checks the fonts.
func (c *checker) readFonts(fonts dict) {
	for _, n := range slices.Sorted(maps.Keys(fonts)) {
		d := c.dict(fonts[n])
		f := &fontCheck{unicode: map[int]string{}, widths: map[int]float64{}}
		c.fonts[n] = f
		if d["Encoding"] != name("Identity-H") {
			c.fail("31-006", "encoding %v", d["Encoding"])
		}
		if len(c.list(d["DescendantFonts"])) == 0 {
			continue
		}
		cid := c.dict(c.list(d["DescendantFonts"])[0])
		if info := c.dict(cid["CIDSystemInfo"]); info["Registry"] != "Adobe" || info["Ordering"] != "Identity" {
			c.fail("31-001", "system %v", info)
		}
		if cid["CIDToGIDMap"] != name("Identity") {
			c.fail("31-004", "CIDToGIDMap is %v", cid["CIDToGIDMap"])
			c.fail("31-005", "CIDToGIDMap is %v", cid["CIDToGIDMap"])
		}
		w := c.list(cid["W"])
		for i, v := range w[1].([]any) {
			f.widths[int(w[0].(float64))+i] = v.(float64)
		}
		descriptor := c.dict(cid["FontDescriptor"])
		if descriptor["CIDSet"] != nil {
			c.fail("31-013", "a CIDSet, which need not be there, may be incomplete")
		}
		program, _ := descriptor["FontFile2"].(reference)
		if c.streams[program] == nil {
			c.fail("31-009", "a font is not embedded")
			continue
		}
		c.program(f, c.streams[program])
		unicode, _ := d["ToUnicode"].(reference)
		if c.streams[unicode] == nil {
			c.fail("31-027", "no ToUnicode")
		}
		l := &lexer{t: c.t, s: c.streams[unicode]}
		for line := range strings.Lines(string(l.s)) {
			var code int
			var to string
			if n, err := fmt.Sscanf(line, "<%04X> <%s", &code, &to); n == 2 && err == nil && !strings.Contains(line, "FFFF>") {
				to = strings.TrimSuffix(to, ">")
				if to == "0000" || to == "FEFF" || to == "FFFE" {
					c.fail("31-028", "ToUnicode has %s", to)
				}
				f.unicode[code] = to
			}
		}
	}
}

// program reads the tables of an embedded font.
func (c *checker) program(f *fontCheck, data []byte) {
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		e := data[12+16*i:]
		at, n := binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
		tables[string(e[:4])] = data[at : at+n]
	}
	f.glyphs = int(binary.BigEndian.Uint16(tables["maxp"][4:]))
	units := float64(binary.BigEndian.Uint16(tables["head"][18:]))
	f.advance = func(code int) float64 {
		if 4*code+2 > len(tables["hmtx"]) {
			return -1000
		}
		return float64(binary.BigEndian.Uint16(tables["hmtx"][4*code:])) * 1000 / units
	}
	loca := tables["loca"]
	if len(loca) != 4*(f.glyphs+1) || int(binary.BigEndian.Uint32(loca[4*f.glyphs:])) != len(tables["glyf"]) {
		c.fail("31-011", "the table of glyphs is cut short")
	}
}

// xobjects checks the drawings.
func (c *checker) xobjects(all dict) {
	for _, n := range slices.Sorted(maps.Keys(all)) {
		d := c.dict(all[n])
		if d["Ref"] != nil {
			c.fail("30-001", "%s shows another file", n)
		}
		if strings.Contains(string(c.streams[all[n].(reference)]), "MCID") {
			c.fail("30-002", "%s has tagged content and may be shown twice", n)
		}
	}
}

// within says which elements may stand in which; "" is any of text.
var within = map[name][]name{
	"TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"},
}

// only says what may stand in an element, if not anything.
var only = map[name][]name{
	"Table": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI"}, "LI": {"Lbl", "LBody"},
}

var known = []name{"Document", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "Link", "Span", "Annot"}

// element checks an element and those below it.
func (c *checker) element(r, parent reference, around name) {
	e := c.dict(r)
	kind, _ := e["S"].(name)
	if e["P"] != parent {
		c.fail("tree", "an element does not lead to its parent")
	}
	if !slices.Contains(known, kind) {
		c.fail("02-001", "type %q", kind)
		c.fail("02-003", "type %q", kind)
	}
	condition := "09-005"
	if strings.HasPrefix(string(kind), "T") {
		condition = "09-004"
	}
	if w := within[kind]; w != nil && !slices.Contains(w, around) {
		c.fail(condition, "%s in %s", kind, around)
	}
	if len(kind) == 2 && kind[0] == 'H' {
		c.headings = append(c.headings, int(kind[1]-'0'))
	}
	c.plainH = c.plainH || kind == "H"
	attributes := c.dict(e["A"])
	switch {
	case kind == "Figure" && text(e["Alt"]) == "":
		c.fail("13-004", "a picture without a description")
	case kind == "TH" && attributes["Scope"] == nil:
		c.fail("15-003", "a header cell without a scope")
	}
	for _, k := range c.list(e["K"]) {
		if child, ok := k.(reference); ok {
			childKind, _ := c.dict(child)["S"].(name)
			if o := only[kind]; o != nil && !slices.Contains(o, childKind) {
				c.fail("09-005", "%s in %s", childKind, kind)
			}
			c.element(child, r, kind)
			continue
		}
		d := k.(dict)
		page, _ := d["Pg"].(reference)
		if d["Type"] == name("OBJR") {
			annotation := d["Obj"].(reference)
			c.objr[annotation] = r
			if subtype := c.dict(annotation)["Subtype"]; subtype == name("Link") && kind != "Link" {
				c.fail("28-011", "a link in %s", kind)
			} else if subtype != name("Link") && kind != "Annot" {
				c.fail("28-002", "an annotation in %s", kind)
			}
			continue
		}
		key := [2]int{int(page), int(d["MCID"].(float64))}
		c.used[key]++
		c.owner[key] = r
		if c.contents[key] != kind {
			c.fail("tree", "content tagged %q belongs to %s", c.contents[key], kind)
		}
	}
}

// order checks the levels of headings.
func (c *checker) order() {
	last := 0
	for i, level := range c.headings {
		if i == 0 && level != 1 {
			c.fail("14-002", "the first heading is H%d", level)
		}
		if level > last+1 {
			c.fail("14-003", "H%d after H%d", level, last)
		}
		last = level
	}
	if c.plainH {
		c.fail("14-006", "H")
		c.fail("14-007", "H and numbered headings")
	}
}

// parents checks that all that is on pages belongs to one element, and that the
// parent tree leads there.
func (c *checker) parents(tree dict, pages []any) {
	back := map[int]any{}
	entries := c.list(c.dict(tree["ParentTree"])["Nums"])
	for i := 0; i+1 < len(entries); i += 2 {
		back[int(entries[i].(float64))] = entries[i+1]
	}
	for key := range c.contents {
		if c.used[key] != 1 {
			c.fail("tree", "%d elements have a piece of a page", c.used[key])
		}
		of := int(c.dict(reference(key[0]))["StructParents"].(float64))
		list, _ := c.get(back[of]).([]any)
		if key[1] >= len(list) || list[key[1]] != c.owner[key] {
			c.fail("tree", "the parent tree leads elsewhere from page %d", key[0])
		}
	}
	for _, p := range pages {
		for _, a := range c.list(c.dict(p)["Annots"]) {
			r := a.(reference)
			parent, ok := c.dict(r)["StructParent"].(float64)
			if c.objr[r] == 0 {
				c.fail("28-011", "a link is in no Link element")
			} else if !ok || back[int(parent)] != c.objr[r] {
				c.fail("tree", "the parent tree leads elsewhere from a link")
			}
		}
	}
}
