package taggedpdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/internal/paper"
	"github.com/townclerk/townclerk/internal/taggedpdf"
)

func para(text string) paper.Block { return &paper.Paragraph{Runs: paper.Text(text)} }

func item(label, text string, more ...paper.Block) paper.Item {
	return paper.Item{Label: label, Blocks: append([]paper.Block{para(text)}, more...)}
}

func cells(texts ...string) []paper.Cell {
	var out []paper.Cell
	for _, t := range texts {
		out = append(out, paper.Cell{Blocks: []paper.Block{para(t)}})
	}
	return out
}

// tile is a picture of pixels that one can see through in part.
func tile(t testing.TB) []byte {
	t.Helper()
	im := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	im.Set(3, 3, color.NRGBA{255, 0, 0, 99})
	var b bytes.Buffer
	if err := png.Encode(&b, im); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const house = `<svg viewBox="0 0 8 8"><linearGradient id="g"><stop stop-color="red"/><stop offset=".5" stop-color="#fa0"/><stop offset=".5" stop-color="#00f"/></linearGradient>` +
	`<path d="M1 4L4 1l3 3z" fill="url(#g)"/><rect x="2" y="4" width="4" height="4" opacity=".5" stroke="black" stroke-linejoin="round"/><clipPath id="c"><circle r="4"/></clipPath><ellipse rx="8" ry="2" clip-path="url(#c)"/></svg>`

// specimen has one of everything.
func specimen(t testing.TB) *paper.Document {
	t.Helper()
	long := strings.Repeat("Rydym yn gweithio dros bobl ein sir, ŵŷŴŶẁẃẅỳâêîôû. ", 12)
	return &paper.Document{
		Author: "Cyngor Dixley Council", Language: "cy", Footer: "Dixley Council", Theme: paper.EasyRead,
		Blocks: []paper.Block{
			&paper.Heading{Runs: paper.Text("Cofnodion – Minutes")},
			&paper.Paragraph{Style: paper.Lead, Runs: paper.Text("Dixley Council")},
			&paper.Heading{Level: 1, ID: "s1", Runs: paper.Text("1. Apologies")},
			&paper.Paragraph{Runs: []paper.Run{{Text: "There was "}, {Text: "one", Bold: true}, {Text: ". See "}, {Text: "our page about the council that is rather a long name for a link and goes on to the next line", Link: "https://dixley.gov.uk/a?b=c&d"}, {Text: " or "}, {Text: "below", Link: "#s2"}, {Text: " or ", Italic: true}, {Text: "nowhere", Link: "#s9"}, {Text: ".\nA new line."}}},
			para(long),
			&paper.List{Items: []paper.Item{item("", "Ŵyn Jones"), item("", "A. Smith", &paper.List{Items: []paper.Item{item("(a)", "late"), item("(b)", "later")}}, para("More."))}},
			&paper.List{Items: []paper.Item{{}, {Label: "x"}}},
			&paper.Heading{Level: 3, ID: "s2", Runs: paper.Text("Money")},
			&paper.Table{Header: cells("What", "Cost", ""), Rows: [][]paper.Cell{cells("Bins", "£5"), cells("Parks", "£7", "https://www.dixley.gov.uk/a/very/long/address/that/breaks/somewhere"), {{}, {Blocks: []paper.Block{para("a"), &paper.List{Items: []paper.Item{item("", "b")}}}}}}, RowHeader: true, Summary: "Costs"},
			&paper.Paragraph{Style: paper.Boxed, Runs: paper.Text("RESOLVED: that it be so.\nCarried.")},
			&paper.Row{Picture: &paper.Picture{Alt: "A house", SVG: house}, Blocks: []paper.Block{para("Live at home.")}},
			&paper.Row{Blocks: []paper.Block{para("Do it today.")}},
			&paper.Row{Picture: &paper.Picture{Alt: "A tile", PNG: tile(t)}, Blocks: []paper.Block{&paper.Table{Rows: [][]paper.Cell{cells("a", "b")}}}},
			&paper.Row{Blocks: []paper.Block{&paper.Table{Rows: [][]paper.Cell{cells("wide", "table")}}}},
			&paper.Row{Picture: &paper.Picture{Alt: "Broken", SVG: "<svg>"}, Blocks: []paper.Block{para("Words for the picture.")}},
			&paper.Figure{Picture: paper.Picture{PNG: tile(t)}, Width: 60},
			&paper.Figure{Picture: paper.Picture{Alt: "A house again", SVG: house}},
			&paper.Paragraph{Style: paper.Small, Runs: paper.Text("Signs that the font lacks: ☎ 你 🙂, and e\u0301 in two parts.")},
			&paper.Paragraph{},
		},
	}
}

func write(t testing.TB, d *paper.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := taggedpdf.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

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
		"a specimen":           specimen(t),
		"an empty document":    {},
		"no headings":          {Blocks: []paper.Block{para("Text.")}},
		"headings that skip":   {Blocks: []paper.Block{&paper.Heading{Level: 3, Runs: paper.Text("a")}, &paper.Heading{Level: 1, Runs: paper.Text("b")}, &paper.Heading{Level: 3, Runs: paper.Text("c")}}},
		"large print":          {PointSize: 72, Blocks: specimen(t).Blocks},
		"a long paragraph":     {Blocks: []paper.Block{para(words)}},
		"a long box":           {Blocks: []paper.Block{&paper.Paragraph{Style: paper.Boxed, Runs: paper.Text(words)}}},
		"a long row":           {Blocks: []paper.Block{&paper.Row{Picture: &paper.Picture{Alt: "x", SVG: house}, Blocks: []paper.Block{para(words)}}}},
		"a long cell":          {Blocks: []paper.Block{&paper.Table{Header: cells("a", "b"), Rows: [][]paper.Cell{cells(words, "short")}}}},
		"a long table":         {Blocks: []paper.Block{&paper.Table{Header: cells("a", "b"), Rows: slices.Repeat([][]paper.Cell{cells("c", "d")}, 200)}}},
		"a long word":          {Blocks: []paper.Block{para(strings.Repeat("W", 500))}},
		"a heading in a table": {Blocks: []paper.Block{&paper.Row{Picture: &paper.Picture{SVG: house}, Blocks: []paper.Block{&paper.Heading{Level: 1, Runs: paper.Text("h")}}}}},
		"many rows": many(60, func(i int) paper.Block {
			return &paper.Row{Picture: &paper.Picture{Alt: "x", SVG: house}, Blocks: []paper.Block{para(fmt.Sprint(i))}}
		}),
	}
}

func TestFilesKeepTheMatterhornProtocol(t *testing.T) {
	for name, d := range documents(t) {
		t.Run(name, func(t *testing.T) {
			for _, f := range check(t, write(t, d)) {
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
			if err := os.WriteFile(file, write(t, d), 0o600); err != nil {
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
	good := open(t, write(t, specimen(t)))
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
		{"28-006", "/Subtype /Link", "/Subtype /Text"},
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

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	if !bytes.Equal(write(t, specimen(t)), write(t, specimen(t))) {
		t.Error("two files differ")
	}
}

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
	d := specimen(t)
	d.Blocks = slices.Concat(d.Blocks[:4], d.Blocks[5:])
	golden.Run(t, "testdata", func(t *testing.T, c *golden.Case) {
		c.Check(t, "structure", []byte(outline(t, write(t, d))))
	})
}

func TestHostileTextIsOnlyText(t *testing.T) {
	for _, text := range []string{") Tj ET (", "<</S /JavaScript /JS (app.alert(1))>>", "endstream endobj 1 0 obj", "]]> & <rdf:li>", "\x00\x1b\ufffe\u202e", "\xff\xfe", "\u2028\u2029"} {
		d := specimen(t)
		d.Title, d.Author, d.Footer, d.Language = text, text, text, text
		for _, b := range d.Blocks {
			switch b := b.(type) {
			case *paper.Paragraph:
				b.Runs = []paper.Run{{Text: text, Link: text}, {Text: text, Link: "javascript:" + text}, {Text: text, Link: "https://a.example/" + text}}
			case *paper.Heading:
				b.ID, b.Runs = text, paper.Text(text)
			case *paper.Row:
				b.Picture = &paper.Picture{Alt: text, SVG: text, PNG: []byte(text)}
			case *paper.List:
				b.Items[0].Label = text
			case *paper.Table:
				b.Summary = text
			}
		}
		t.Run(text, func(t *testing.T) {
			data := write(t, d)
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

func TestBlocksInWrongPlacesAreErrors(t *testing.T) {
	row := &paper.Row{Blocks: []paper.Block{para("x")}}
	for name, b := range map[string]paper.Block{
		"nothing":                nil,
		"a nil paragraph":        (*paper.Paragraph)(nil),
		"a row in a row":         &paper.Row{Blocks: []paper.Block{row}},
		"a table in a list":      &paper.List{Items: []paper.Item{{Blocks: []paper.Block{para("x"), &paper.Table{}}}}},
		"a heading in a cell":    &paper.Table{Rows: [][]paper.Cell{{{Blocks: []paper.Block{&paper.Heading{}}}}}},
		"a row in a cell":        &paper.Table{Rows: [][]paper.Cell{{{Blocks: []paper.Block{row}}}}},
		"a nil figure in a list": &paper.List{Items: []paper.Item{{Blocks: []paper.Block{(*paper.Figure)(nil)}}}},
	} {
		t.Run(name, func(t *testing.T) {
			if err := taggedpdf.Write(io.Discard, &paper.Document{Blocks: []paper.Block{b}}); !errors.Is(err, paper.ErrStructure) {
				t.Errorf("error %v", err)
			}
		})
	}
	deep := &paper.List{Items: []paper.Item{item("", "x")}}
	for range 9 {
		deep = &paper.List{Items: []paper.Item{item("", "x", deep)}}
	}
	wide := &paper.Table{Header: make([]paper.Cell, 64)}
	for name, b := range map[string]paper.Block{"lists too deep": deep, "a table too wide": wide} {
		t.Run(name, func(t *testing.T) {
			if err := taggedpdf.Write(io.Discard, &paper.Document{Blocks: []paper.Block{b}}); !errors.Is(err, paper.ErrLimit) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func BenchmarkWrite(b *testing.B) {
	d := specimen(b)
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := taggedpdf.Write(&out, d); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}
