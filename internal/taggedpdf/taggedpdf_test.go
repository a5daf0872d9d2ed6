package taggedpdf_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/internal/paper"
	"github.com/townclerk/townclerk/internal/paper/papertest"
	"github.com/townclerk/townclerk/internal/taggedpdf"
)

// many returns a document of n of a block.
func many(n int, block func(i int) paper.Block) *paper.Document {
	d := &paper.Document{}
	for i := range n {
		d.Blocks = append(d.Blocks, block(i))
	}
	return d
}

// documents are those that the checker looks at.
func documents(t testing.TB) map[string]*paper.Document {
	words := strings.Repeat("word ", 3000)
	return map[string]*paper.Document{
		"a specimen":           papertest.Specimen(t),
		"an empty document":    {},
		"no headings":          {Blocks: []paper.Block{papertest.Para("Text.")}},
		"headings that skip":   {Blocks: []paper.Block{&paper.Heading{Level: 3, Runs: paper.Text("a")}, &paper.Heading{Level: 1, Runs: paper.Text("b")}, &paper.Heading{Level: 3, Runs: paper.Text("c")}}},
		"large print":          {PointSize: 72, Blocks: papertest.Specimen(t).Blocks},
		"a long paragraph":     {Blocks: []paper.Block{papertest.Para(words)}},
		"a long box":           {Blocks: []paper.Block{&paper.Paragraph{Style: paper.Boxed, Runs: paper.Text(words)}}},
		"a long row":           {Blocks: []paper.Block{&paper.Row{Picture: &paper.Picture{Alt: "x", SVG: papertest.House}, Blocks: []paper.Block{papertest.Para(words)}}}},
		"a long cell":          {Blocks: []paper.Block{&paper.Table{Header: papertest.Cells("a", "b"), Rows: [][]paper.Cell{papertest.Cells(words, "short")}}}},
		"a long table":         {Blocks: []paper.Block{&paper.Table{Header: papertest.Cells("a", "b"), Rows: slices.Repeat([][]paper.Cell{papertest.Cells("c", "d")}, 200)}}},
		"a long word":          {Blocks: []paper.Block{papertest.Para(strings.Repeat("W", 500))}},
		"a heading in a table": {Blocks: []paper.Block{&paper.Row{Picture: &paper.Picture{SVG: papertest.House}, Blocks: []paper.Block{&paper.Heading{Level: 1, Runs: paper.Text("h")}}}}},
		"many rows": many(60, func(i int) paper.Block {
			return &paper.Row{Picture: &paper.Picture{Alt: "x", SVG: papertest.House}, Blocks: []paper.Block{papertest.Para(fmt.Sprint(i))}}
		}),
	}
}

func TestFilesKeepTheMatterhornProtocol(t *testing.T) {
	for name, d := range documents(t) {
		t.Run(name, func(t *testing.T) {
			for _, f := range check(t, papertest.Write(t, taggedpdf.Write, d)) {
				t.Error(f)
			}
		})
	}
}

func TestQpdfFindsNothing(t *testing.T) {
	program, err := exec.LookPath("qpdf")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("qpdf is not there")
		}
		t.Skip("qpdf is not there")
	}
	for name, d := range documents(t) {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "a.pdf")
			if err := os.WriteFile(file, papertest.Write(t, taggedpdf.Write, d), 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := exec.CommandContext(t.Context(), program, "--check", file).CombinedOutput()
			if err != nil || !bytes.Contains(out, []byte("No syntax or stream encoding errors")) {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}

// open returns a file whose streams are not compressed.
func open(t *testing.T, data []byte) []byte {
	t.Helper()
	p := parsePDF(t, data)
	var out bytes.Buffer
	starts := objectStart.FindAllSubmatchIndex(data, -1)
	for i, m := range starts {
		end := bytes.LastIndex(data, []byte("xref"))
		end = bytes.LastIndex(data[:end-4], []byte("xref"))
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		body := data[m[0]:end]
		var n int
		if _, err := fmt.Sscan(string(data[m[2]:m[3]]), &n); err != nil {
			t.Fatal(err)
		}
		if raw, ok := p.streams[reference(n)]; ok {
			d := p.objects[reference(n)].(dict)
			head := bytes.Replace(body[:bytes.Index(body, []byte("\nstream\n"))], []byte(" /Filter /FlateDecode"), nil, 1)
			head = bytes.Replace(head, fmt.Appendf(nil, "/Length %.0f>>", d["Length"]), fmt.Appendf(nil, "/Length %d>>", len(raw)), 1)
			body = fmt.Appendf(nil, "%s\nstream\n%s\nendstream\nendobj\n", head, raw)
		}
		out.Write(body)
	}
	out.Write(data[bytes.LastIndex(data, []byte("trailer\n")):])
	return out.Bytes()
}

// TestTheCheckerFindsFaults breaks a good file in many ways.
func TestTheCheckerFindsFaults(t *testing.T) {
	good := open(t, papertest.Write(t, taggedpdf.Write, papertest.Specimen(t)))
	if found := check(t, good); len(found) > 0 {
		t.Fatal(found)
	}
	for _, c := range []struct{ condition, from, to string }{
		{"01-003", "/P <</MCID 3>> BDC\n", "/P <</MCID 3>> BDC\n/Artifact <<>> BDC\nEMC\n"},
		{"01-004", "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC", "/Artifact <<>> BDC\n/P <</MCID 998>> BDC EMC"},
		{"01-005", "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC", "/P BMC"},
		{"01-007", "/MarkInfo <</Marked true>>", ""},
		{"02-001", "/S /P ", "/S /Paragraph "},
		{"02-004", "/ParentTreeNextKey", "/RoleMap <</P /H1>> /ParentTreeNextKey"},
		{"06-001", "/Metadata ", "/Meta "},
		{"06-002", "<pdfuaid:part>1<", "<pdfuaid:part>2<"},
		{"06-003", "dc:title>", "dc:tutle>"},
		{"07-001", "/DisplayDocTitle true", ""},
		{"07-002", "/DisplayDocTitle true", "/DisplayDocTitle false"},
		{"09-004", "/S /TR ", "/S /P "},
		{"09-005", "/S /LBody ", "/S /P "},
		{"10-001", "<0001> <", "<0901> <"},
		{"11-006", "/Lang <6379>", ""},
		{"13-004", "/Alt ", "/Alternative "},
		{"14-002", "/S /H1 ", "/S /H2 "},
		{"14-003", "/S /H3 ", "/S /H4 "},
		{"14-007", "/S /H2 ", "/S /H "},
		{"15-003", "/Scope /Column", ""},
		{"20-001", "/Type /Catalog", "/Type /Catalog /OCProperties <<>>"},
		{"21-001", "/Type /Catalog", "/Type /Catalog /AF []"},
		{"25-001", "/Type /Catalog", "/Type /Catalog /AcroForm <<>>"},
		{"26-001", "trailer\n<<", "trailer\n<</Encrypt <<>> "},
		{"28-002", "/S /Annot ", "/S /P "},
		{"28-004", "/Contents <FEFF", "/Comments <FEFF"},
		{"28-006", "/Subtype /Link", "/Subtype /TrapNet"},
		{"28-008", "/Tabs /S", ""},
		{"28-009", "/Tabs /S", "/Tabs /R"},
		{"28-011", "/S /Link ", "/S /P "},
		{"28-012", "/Contents <FEFF", "/Comments <FEFF"},
		{"29-001", "/Type /Catalog", "/Type /Catalog /OpenAction <<>>"},
		{"30-001", "/Subtype /Form", "/Subtype /Form /Ref <<>>"},
		{"30-002", " rg\n", " rg /P <</MCID 0>> BDC EMC\n"},
		{"31-001", "/Ordering (Identity)", "/Ordering (Japan1)"},
		{"31-005", "/CIDToGIDMap /Identity", ""},
		{"31-006", "/Identity-H", "/Identity-V"},
		{"31-009", "/FontFile2", "/FontFile3"},
		{"31-013", "/FontFile2", "/CIDSet 1 0 R /FontFile2"},
		{"31-016", "/W [1 [", "/W [1 [1 "},
		{"31-027", "/ToUnicode", "/Unicode"},
		{"31-028", "> <0020>", "> <FEFF>"},
		{"31-030", "Tj ET", ""},
		{"bookmark", "/Dest [", "/Desk ["},
		{"tree", "/Type /MCR", "/Type /OBJR /Obj 1 0 R"},
		{"tree", "/StructParents 0", "/StructParents 1"},
	} {
		t.Run(c.condition+" "+c.to, func(t *testing.T) {
			bad := bytes.ReplaceAll(good, []byte(c.from), []byte(c.to))
			if c.condition == "31-030" {
				i := bytes.Index(good, []byte(" Tj ET"))
				bad = slices.Clone(good)
				copy(bad[bytes.LastIndexByte(bad[:i], '<')+1:], "0000")
			}
			if bytes.Equal(bad, good) {
				t.Fatalf("the file has no %q", c.from)
			}
			for _, f := range check(t, bad) {
				if strings.HasPrefix(f, c.condition+" ") {
					return
				}
			}
			t.Errorf("%s was not found in %v", c.condition, check(t, bad))
		})
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) { papertest.Repeats(t, taggedpdf.Write) }

func TestDocumentsThatCannotBeAreErrors(t *testing.T) { papertest.Refuses(t, taggedpdf.Write) }

func BenchmarkWrite(b *testing.B) { papertest.Benchmark(b, taggedpdf.Write) }

// outline writes the structure tree of a file with its text, one element a line.
func outline(t *testing.T, data []byte) string {
	c := &checker{parsed: parsePDF(t, data), fonts: map[name]*fontCheck{}}
	catalog := c.dict(c.trailer["Root"])
	pages := c.list(c.dict(catalog["Pages"])["Kids"])
	c.readFonts(c.dict(c.dict(c.dict(pages[0])["Resources"])["Font"]))
	texts := map[[2]int]string{}
	for _, p := range pages {
		content, _ := c.dict(p)["Contents"].(reference)
		l := &lexer{t: t, s: c.streams[content]}
		var operands []any
		var f *fontCheck
		id := -1
		for l.i < len(l.s) {
			v := l.value()
			op, ok := v.(keyword)
			if !ok {
				operands = append(operands, v)
				continue
			}
			switch op {
			case "BDC":
				id = -1
				if n, ok := operands[1].(dict)["MCID"].(float64); ok {
					id = int(n)
				}
			case "Tf":
				f = c.fonts[operands[0].(name)]
			case "Tj":
				s := operands[0].(string)
				for i := 0; i < len(s); i += 2 {
					to := f.unicode[int(s[i])<<8|int(s[i+1])]
					var b []byte
					for k := 0; k < len(to); k += 2 {
						var v byte
						if _, err := fmt.Sscanf(to[k:k+2], "%02X", &v); err != nil {
							t.Fatal(err)
						}
						b = append(b, v)
					}
					texts[[2]int{int(p.(reference)), id}] += text("\xFE\xFF" + string(b))
				}
			}
			operands = operands[:0]
		}
	}
	var b strings.Builder
	var walk func(r any, indent string)
	walk = func(r any, indent string) {
		e := c.dict(r)
		fmt.Fprintf(&b, "%s%s", indent, e["S"])
		if alt := text(e["Alt"]); alt != "" {
			fmt.Fprintf(&b, " (%s)", alt)
		}
		if actual := text(e["ActualText"]); actual != "" {
			fmt.Fprintf(&b, " = %q", actual)
		}
		if s := c.dict(e["A"])["Scope"]; s != nil {
			fmt.Fprintf(&b, " %s", s)
		}
		b.WriteByte('\n')
		for _, k := range c.list(e["K"]) {
			if _, ok := k.(reference); ok {
				walk(k, indent+"  ")
				continue
			}
			d := k.(dict)
			if d["Type"] == name("OBJR") {
				a := c.dict(d["Obj"])
				if a["Subtype"] == name("Text") {
					fmt.Fprintf(&b, "%s  note %q\n", indent, text(a["Contents"]))
					continue
				}
				fmt.Fprintf(&b, "%s  -> %v\n", indent, c.dict(a["A"])["URI"])
				continue
			}
			fmt.Fprintf(&b, "%s  %q\n", indent, texts[[2]int{int(d["Pg"].(reference)), int(d["MCID"].(float64))}])
		}
	}
	walk(c.list(c.dict(catalog["StructTreeRoot"])["K"])[0], "")
	return b.String()
}

func TestStructureIsThatOfTheDocument(t *testing.T) {
	d := papertest.Specimen(t)
	d.Blocks = slices.Concat(d.Blocks[:3], d.Blocks[4:])
	golden.Run(t, "testdata", func(t *testing.T, c *golden.Case) {
		c.Check(t, "structure", []byte(outline(t, papertest.Write(t, taggedpdf.Write, d))))
	})
}

func TestHighRowsGoOverPages(t *testing.T) {
	// A line is 18 points and a page 728: an item of two lines with the space above it
	// is about 41.
	row := func(items int) func(int) paper.Block {
		return func(int) paper.Block {
			l := &paper.List{}
			for range items {
				l.Items = append(l.Items, papertest.Item("", strings.Repeat("some words ", 7)))
			}
			return &paper.Row{Picture: &paper.Picture{Alt: "x", SVG: papertest.House}, Blocks: []paper.Block{papertest.Para("You need:"), l}}
		}
	}
	for name, c := range map[string]struct {
		rows, items, pages int
	}{
		"rows of less than a third stay whole": {10, 4, 4},
		"rows of more than half a page do not": {6, 10, 4},
		"nor do rows of more than a page":      {2, 30, 4},
	} {
		t.Run(name, func(t *testing.T) {
			d := many(c.rows, row(c.items))
			d.Theme = paper.EasyRead
			data := papertest.Write(t, taggedpdf.Write, d)
			if pages := bytes.Count(data, []byte("/Type /Page /Parent")); pages != c.pages {
				t.Errorf("%d pages, want %d", pages, c.pages)
			}
			// Where a row breaks, its list is still one.
			if lists := strings.Count(outline(t, data), " L\n"); lists != c.rows {
				t.Errorf("%d lists, want %d", lists, c.rows)
			}
		})
	}
}

func TestHyphensBetweenSpacesDoNotEndLines(t *testing.T) {
	for n := range 60 {
		// A link under each line shows where lines end.
		text := strings.Repeat("x", n) + " " + strings.Repeat("word ", 12) + "Lane - no objections to the plans - none"
		d := &paper.Document{Blocks: []paper.Block{&paper.Paragraph{Runs: []paper.Run{{Text: text, Link: "https://a.example/"}}}}}
		for line := range strings.Lines(outline(t, papertest.Write(t, taggedpdf.Write, d))) {
			if line = strings.TrimSpace(line); strings.HasSuffix(line, ` - "`) || strings.HasSuffix(line, ` -"`) {
				t.Errorf("a line ends: %s", line)
			}
		}
	}
}

func TestHostileTextIsOnlyText(t *testing.T) {
	for _, text := range []string{") Tj ET (", "<</S /JavaScript /JS (app.alert(1))>>", "endstream endobj 1 0 obj", "]]> & <rdf:li>", "\x00\x1b\ufffe\u202e", "\xff\xfe", "\u2028\u2029"} {
		t.Run(text, func(t *testing.T) {
			data := papertest.Write(t, taggedpdf.Write, papertest.Hostile(t, text))
			for _, f := range check(t, data) {
				t.Error(f)
			}
			p := parsePDF(t, data)
			for _, o := range p.objects {
				d, ok := o.(dict)
				if !ok {
					continue
				}
				if a := p.dict(d["A"]); d["Type"] == name("Annot") && a != nil && (a["S"] != name("URI") || !strings.HasPrefix(a["URI"].(string), "https://")) {
					t.Errorf("action %v", a)
				}
				if d["JS"] != nil || d["JavaScript"] != nil || d["OpenAction"] != nil || d["S"] == name("JavaScript") || d["S"] == name("Launch") {
					t.Errorf("object %v", d)
				}
			}
		})
	}
}
