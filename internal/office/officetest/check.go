package officetest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Check fails a test for each thing in a Word file that the standard does not allow.
func Check(t testing.TB, data []byte) {
	t.Helper()
	for _, f := range Findings(data) {
		t.Error(f)
	}
}

// Findings returns what in a Word file the standard does not allow, each with the
// part that it stands in.
func Findings(data []byte) []string {
	c := &checker{parts: make(map[string][]byte), trees: make(map[string]*node)}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return []string{err.Error()}
	}
	for i, f := range z.File {
		if i == 0 && f.Name != "[Content_Types].xml" {
			c.report("the first part is %s", f.Name)
		}
		if _, twice := c.parts[f.Name]; twice {
			c.report("%s is there twice", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			return append(c.found, err.Error())
		}
		if c.parts[f.Name], err = io.ReadAll(r); err != nil {
			return append(c.found, err.Error())
		}
		if ext := path.Ext(f.Name); ext == ".xml" || ext == ".rels" {
			if c.trees[f.Name], err = parse(c.parts[f.Name]); err != nil {
				return append(c.found, fmt.Sprintf("%s: %v", f.Name, err))
			}
		}
	}
	for _, name := range []string{"_rels/.rels", "word/document.xml", "word/styles.xml", "word/settings.xml", "word/_rels/document.xml.rels"} {
		if c.trees[name] == nil {
			return append(c.found, name+" is missing")
		}
	}
	c.types()
	c.relations()
	c.word()
	for name, tree := range c.trees {
		if strings.HasPrefix(name, "word/") && path.Ext(name) == ".xml" {
			c.part = name
			checkOrder(tree, c.report)
			tree.all(c.value)
		}
	}
	c.part = "word/document.xml"
	c.styles()
	c.lists()
	c.marks()
	c.comments()
	c.drawings()
	c.trees[c.part].all(c.table)
	if body := c.trees[c.part].child("w:body"); len(body.kids) == 0 || body.kids[len(body.kids)-1].name != "w:sectPr" {
		c.report("the body does not end with its section")
	}
	mode := ""
	c.trees["word/settings.xml"].all(func(n *node) {
		if n.attrs["w:name"] == "compatibilityMode" {
			mode = n.attrs["w:val"]
		}
	})
	if mode != "15" {
		c.report("compatibility mode %q", mode)
	}
	return c.found
}

// A checker checks one file.
type checker struct {
	parts map[string][]byte
	trees map[string]*node
	part  string // being checked
	found []string
}

func (c *checker) report(format string, args ...any) {
	f := fmt.Sprintf(format, args...)
	if c.part != "" {
		f = c.part + ": " + f
	}
	c.found = append(c.found, f)
}

// types checks that each part has one type, and each type a part.
func (c *checker) types() {
	endings, names := make(map[string]bool), make(map[string]bool)
	for _, n := range c.trees["[Content_Types].xml"].kids {
		if n.name == "Default" {
			endings["."+n.attrs["Extension"]] = true
			continue
		}
		name := strings.TrimPrefix(n.attrs["PartName"], "/")
		if names[name] || c.parts[name] == nil {
			c.report("the type of %q stands twice or has no part", name)
		}
		names[name] = true
	}
	for name := range c.parts {
		if name != "[Content_Types].xml" && !names[name] && (!endings[path.Ext(name)] || path.Ext(name) == ".xml") {
			c.report("%s has no type", name)
		}
	}
}

// relations checks that what a part refers to is there.
func (c *checker) relations() {
	for name, tree := range c.trees {
		if path.Ext(name) != ".rels" {
			continue
		}
		ids := make(map[string]bool)
		folder := path.Dir(path.Dir(name))
		for _, n := range tree.kids {
			id, target := n.attrs["Id"], n.attrs["Target"]
			if ids[id] || id == "" {
				c.report("%s: the relation %q stands twice", name, id)
			}
			ids[id] = true
			if external := n.attrs["TargetMode"] == "External"; external && (!address.MatchString(target) || len(target) > 2083) {
				c.report("%s: %q is no address", name, target)
			} else if !external && c.parts[path.Join(folder, target)] == nil {
				c.report("%s: %q leads to nothing", name, target)
			}
		}
		part := path.Join(folder, strings.TrimSuffix(path.Base(name), ".rels"))
		if c.trees[part] == nil {
			continue
		}
		c.trees[part].all(func(n *node) {
			for key, id := range n.attrs {
				if strings.HasPrefix(key, "r:") && !ids[id] {
					c.report("%s: <%s> refers to %q", part, n.name, id)
				}
			}
		})
	}
}

var (
	// RFC 3986. Word refuses files whose links are no addresses, or longer than 2,083.
	address   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+$`)
	sixDigits = regexp.MustCompile(`^(?:[0-9A-F]{6}|auto)$`)
	whole     = regexp.MustCompile(`^-?\d+$`)
)

// value checks numbers and colours that have bounds.
func (c *checker) value(n *node) {
	number := func(key string, low, high int) {
		v, ok := n.attrs[key]
		if !ok {
			return
		}
		if i, err := strconv.Atoi(v); err != nil || !whole.MatchString(v) || i < low || i > high {
			c.report("<%s %s=%q>", n.name, key, v)
		}
	}
	for _, key := range []string{"w:color", "w:fill"} {
		if v, ok := n.attrs[key]; ok && !sixDigits.MatchString(v) {
			c.report("<%s %s=%q>", n.name, key, v)
		}
	}
	switch n.name {
	case "w:sz", "w:szCs":
		number("w:val", 1, 3276)
	case "w:top", "w:left", "w:bottom", "w:right", "w:between", "w:insideH", "w:insideV":
		number("w:sz", 2, 96)
		number("w:space", 0, 31)
		number("w:w", 0, 31680)
	case "w:spacing":
		for _, key := range []string{"w:before", "w:after"} {
			number(key, 0, 31680)
		}
		number("w:line", 1, 31680)
	case "w:ind":
		number("w:left", 0, 31680)
		number("w:hanging", 0, 31680)
	case "w:gridCol", "w:tcW", "w:tblW":
		number("w:w", 1, 31680)
	case "w:outlineLvl":
		number("w:val", 0, 8)
	case "w:ilvl":
		number("w:val", 0, 8)
	case "w:zoom":
		number("w:percent", 10, 500)
	}
}

// styles checks that the styles that are used exist, once.
func (c *checker) styles() {
	ids := make(map[string]string)
	c.trees["word/styles.xml"].all(func(n *node) {
		if n.name == "w:style" {
			if _, twice := ids[n.attrs["w:styleId"]]; twice {
				c.report("the style %q stands twice", n.attrs["w:styleId"])
			}
			ids[n.attrs["w:styleId"]] = n.attrs["w:type"]
		}
	})
	kinds := map[string]string{"w:pStyle": "paragraph", "w:rStyle": "character", "w:tblStyle": "table", "w:basedOn": "", "w:next": "paragraph", "w:link": ""}
	for _, tree := range c.trees {
		tree.all(func(n *node) {
			if want, ok := kinds[n.name]; ok {
				if kind, known := ids[n.attrs["w:val"]]; !known || want != "" && kind != want {
					c.report("<%s> refers to %q", n.name, n.attrs["w:val"])
				}
			}
		})
	}
}

// lists checks that lists have a numbering, and numberings a definition.
func (c *checker) lists() {
	abstract, numbers := make(map[string]bool), make(map[string]bool)
	seen := false
	if tree := c.trees["word/numbering.xml"]; tree != nil {
		for _, n := range tree.kids {
			switch n.name {
			case "w:abstractNum":
				if id := n.attrs["w:abstractNumId"]; abstract[id] || seen {
					c.report("the definition %q stands twice or after a numbering", id)
				}
				abstract[n.attrs["w:abstractNumId"]] = true
			case "w:num":
				seen = true
				if id := n.attrs["w:numId"]; numbers[id] || id == "0" || !abstract[n.child("w:abstractNumId").attrs["w:val"]] {
					c.report("the numbering %q stands twice or has no definition", id)
				}
				numbers[n.attrs["w:numId"]] = true
			}
		}
	}
	c.trees["word/document.xml"].all(func(n *node) {
		if n.name == "w:numId" && !numbers[n.attrs["w:val"]] {
			c.report("a list has the numbering %q", n.attrs["w:val"])
		}
	})
}

var markName = regexp.MustCompile(`^[\pL_][\pL\pN_]{0,39}$`)

// marks checks that bookmarks begin and end once, and that links to them arrive.
func (c *checker) marks() {
	open, names := make(map[string]bool), make(map[string]bool)
	var anchors []string
	c.trees["word/document.xml"].all(func(n *node) {
		id := n.attrs["w:id"]
		switch n.name {
		case "w:bookmarkStart":
			name := n.attrs["w:name"]
			if _, twice := open[id]; twice || names[name] || !markName.MatchString(name) {
				c.report("the bookmark %q (%s)", name, id)
			}
			open[id], names[name] = true, true
		case "w:bookmarkEnd":
			if !open[id] {
				c.report("the end of bookmark %s", id)
			}
			open[id] = false
		case "w:hyperlink":
			if a := n.attrs["w:anchor"]; a != "" {
				anchors = append(anchors, a)
			}
		}
	})
	for id, still := range open {
		if still {
			c.report("the bookmark %s has no end", id)
		}
	}
	for _, a := range anchors {
		if !names[a] {
			c.report("a link to %q", a)
		}
	}
}

// comments checks that each comment is tied to one place, and each place to a comment.
func (c *checker) comments() {
	known, begins, ends, signs := make(map[string]int), make(map[string]int), make(map[string]int), make(map[string]int)
	if tree := c.trees["word/comments.xml"]; tree != nil {
		for _, n := range tree.kids {
			known[n.attrs["w:id"]]++
			if a, i := n.attrs["w:author"], n.attrs["w:initials"]; a == "" || len(a) > 255 || len(i) > 9 {
				c.report("a comment of %q (%q)", a, i)
			}
		}
	}
	c.trees["word/document.xml"].all(func(n *node) {
		id := n.attrs["w:id"]
		switch n.name {
		case "w:commentRangeStart":
			begins[id]++
		case "w:commentRangeEnd":
			if ends[id]++; begins[id] == 0 {
				c.report("comment %s ends before it begins", id)
			}
		case "w:commentReference":
			if signs[id]++; known[id] == 0 || ends[id] == 0 {
				c.report("the sign of comment %s stands before its text, or there is no such comment", id)
			}
		}
	})
	for id, n := range known {
		if n != 1 || begins[id] != 1 || ends[id] != 1 || signs[id] != 1 {
			c.report("comment %s is there %d times, with %d beginnings, %d ends and %d signs", id, n, begins[id], ends[id], signs[id])
		}
	}
	for id := range begins {
		if known[id] == 0 {
			c.report("there is no comment %s", id)
		}
	}
}

// drawings checks that pictures have a size, and a description unless they are marked as decoration.
func (c *checker) drawings() {
	c.trees["word/document.xml"].all(func(n *node) {
		switch n.name {
		case "wp:extent":
			for _, key := range []string{"cx", "cy"} {
				if v, err := strconv.Atoi(n.attrs[key]); err != nil || v <= 0 || v > 27273042316900/1000 {
					c.report("a picture with %s=%q", key, n.attrs[key])
				}
			}
		case "wp:docPr":
			decorative := false
			n.all(func(k *node) { decorative = decorative || k.name == "adec:decorative" && k.attrs["val"] == "1" })
			if (n.attrs["descr"] == "") != decorative {
				c.report("a picture with the description %q", n.attrs["descr"])
			}
		}
	})
}

// table checks that a table has a cell for each column, and that cells end with a
// paragraph.
func (c *checker) table(n *node) {
	switch n.name {
	case "w:tbl":
		columns := len(n.child("w:tblGrid").kids)
		rows := 0
		for _, tr := range n.kids {
			if tr.name != "w:tr" {
				continue
			}
			rows++
			cells := 0
			for _, tc := range tr.kids {
				if tc.name == "w:tc" {
					cells++
				}
			}
			if cells != columns {
				c.report("a row of %d cells in a table of %d columns", cells, columns)
			}
		}
		if rows == 0 {
			c.report("a table without rows")
		}
	case "w:tc":
		if len(n.kids) == 0 || n.kids[len(n.kids)-1].name != "w:p" {
			c.report("a cell that does not end with a paragraph")
		}
	}
	for i, kid := range n.kids {
		if kid.name == "w:tbl" && i+1 < len(n.kids) && n.kids[i+1].name == "w:tbl" {
			c.report("two tables touch")
		}
	}
}
