package officetest

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
)

// word checks what Word is known to repair or refuse though the schema allows it.
func (c *checker) word() {
	drawings := make(map[string]bool)
	for name, tree := range c.trees {
		if bytes.HasPrefix(c.parts[name], []byte("\xEF\xBB\xBF")) || !bytes.HasPrefix(c.parts[name], []byte("<?xml ")) {
			c.report("%s does not begin with its XML declaration", name)
		}
		if !strings.HasPrefix(name, "word/") {
			continue
		}
		tree.all(func(n *node) {
			switch n.name {
			case "w:t":
				if strings.ContainsAny(n.text, "\n\r\t") {
					c.report("%s: a line break or tab in the text %.40q", name, n.text)
				}
			case "w:hyperlink":
				for _, kid := range n.kids {
					kid.all(func(k *node) {
						if k.name == "w:hyperlink" {
							c.report("%s: a link in a link", name)
						}
					})
				}
			case "w:tbl":
				c.widths(n)
			case "w:abstractNum":
				c.levels(n)
			case "wp:docPr":
				// The numbers are those of the whole file: a picture of a footer has none of
				// the text's.
				id := n.attrs["id"]
				if v, err := strconv.ParseInt(id, 10, 32); err != nil || v <= 0 || drawings[id] {
					c.report("%s: a picture with the number %q", name, id)
				}
				drawings[id] = true
			}
		})
	}
}

// widths checks that the columns of a table are as wide as its cells, and all of
// them as the table.
func (c *checker) widths(tbl *node) {
	number := func(n *node) int {
		v, err := strconv.Atoi(n.attrs["w:w"])
		if err != nil {
			c.report("<%s w:w=%q>", n.name, n.attrs["w:w"])
		}
		return v
	}
	var columns []int
	total := 0
	for _, col := range tbl.child("w:tblGrid").kids {
		columns = append(columns, number(col))
		total += number(col)
	}
	if width := number(tbl.child("w:tblPr").child("w:tblW")); total > width || total < width-len(columns) {
		c.report("columns of %d in a table of %d", total, width)
	}
	for _, tr := range tbl.kids {
		i := 0
		for _, tc := range tr.kids {
			if tc.name != "w:tc" {
				continue
			}
			if w := number(tc.child("w:tcPr").child("w:tcW")); i < len(columns) && w != columns[i] {
				c.report("a cell of %d in a column of %d", w, columns[i])
			}
			i++
		}
	}
}

var levelNumber = regexp.MustCompile(`%([0-9])`)

// levels checks that the levels of a list are those from the first on, and that a
// label counts no level that is below its own.
func (c *checker) levels(n *node) {
	next := 0
	for _, l := range n.kids {
		if l.name != "w:lvl" {
			continue
		}
		if l.attrs["w:ilvl"] != strconv.Itoa(next) {
			c.report("the level %q where %d is next", l.attrs["w:ilvl"], next)
		}
		next++
		for _, m := range levelNumber.FindAllStringSubmatch(l.child("w:lvlText").attrs["w:val"], -1) {
			if of, err := strconv.Atoi(m[1]); err != nil || of == 0 || of > next {
				c.report("the label %q of level %d", m[0], next-1)
			}
		}
	}
	if next != 9 || n.child("w:multiLevelType").name == "" {
		c.report("a list of %d levels", next)
	}
}
