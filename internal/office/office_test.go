package office_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/internal/office"
)

const (
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
		`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
		`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
		`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ` +
		`xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ` +
		`xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" ` +
		`xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" ` +
		`xmlns:v="urn:schemas-microsoft-com:vml"`
	relTypes     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	topRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relTypes + `officeDocument" Target="word/document.xml"/></Relationships>`
)

// roots are the root elements of parts that test cases give without them.
var roots = map[string]string{"styles": "w:styles", "numbering": "w:numbering", "settings": "w:settings",
	"footnotes": "w:footnotes", "endnotes": "w:endnotes", "header1": "w:hdr", "header2": "w:hdr", "footer1": "w:ftr"}

// parts makes the parts of a file from the insides of some: "body", "styles" and
// the others of roots, and "links", lines of an ID, a kind and a target.
func parts(in map[string]string) map[string]string {
	out := map[string]string{
		"[Content_Types].xml": contentTypes,
		"_rels/.rels":         topRels,
		"word/document.xml":   "<w:document " + namespaces + "><w:body>" + in["body"] + "</w:body></w:document>",
	}
	var rels strings.Builder
	for name, root := range roots {
		if text, ok := in[name]; ok {
			out["word/"+name+".xml"] = "<" + root + " " + namespaces + ">" + text + "</" + root + ">"
			kind := strings.TrimRight(name, "12")
			fmt.Fprintf(&rels, `<Relationship Id="%s" Type="%s%s" Target="%s.xml"/>`, name, relTypes, kind, name)
		}
	}
	for line := range strings.Lines(in["links"]) {
		f := strings.Fields(line)
		mode := ""
		if f[1] == "hyperlink" {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&rels, `<Relationship Id="%s" Type="%s%s" Target="%s"%s/>`, f[0], relTypes, f[1], f[2], mode)
	}
	out["word/_rels/document.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels.String() + `</Relationships>`
	return out
}

func archive(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func read(t testing.TB, data []byte, lim office.Limits) (*office.Document, error) {
	t.Helper()
	return office.Read(t.Context(), bytes.NewReader(data), int64(len(data)), lim)
}

func TestRead(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, c *golden.Case) {
		in := map[string]string{"body": string(c.Input(t))}
		for name := range roots {
			if text, ok := c.File(name); ok {
				in[name] = string(text)
			}
		}
		if links, ok := c.File("links"); ok {
			in["links"] = string(links)
		}
		files := parts(in)
		for _, name := range []string{"word/data1.xml"} {
			if text, ok := c.File(name); ok {
				files[name] = string(text)
			}
		}
		doc, err := read(t, archive(t, files), office.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, "blocks", []byte(dump(doc)))
	})
}

// dump writes a document so that a person can check it: one line a block, runs
// with their look in brackets.
func dump(d *office.Document) string {
	var b strings.Builder
	if d.Language != "" {
		fmt.Fprintf(&b, "language %s\n", d.Language)
	}
	for _, part := range []struct {
		name   string
		blocks []*office.Block
	}{{"header", d.Headers}, {"", d.Body}, {"footer", d.Footers}} {
		if part.name != "" && len(part.blocks) > 0 {
			fmt.Fprintf(&b, "%s:\n", part.name)
		}
		dumpBlocks(&b, part.blocks, "")
	}
	for i, n := range d.Notes {
		kind := "footnote"
		if n.Endnote {
			kind = "endnote"
		}
		fmt.Fprintf(&b, "%s %d, sign %q:\n", kind, i+1, n.Label)
		dumpBlocks(&b, n.Blocks, "  ")
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(&b, "warning %s: %s\n", w.Code, w.Message)
	}
	return b.String()
}

func dumpBlocks(b *strings.Builder, blocks []*office.Block, indent string) {
	for _, bl := range blocks {
		b.WriteString(indent)
		switch bl.Kind {
		case office.Paragraph:
			b.WriteString("paragraph")
		case office.Heading:
			fmt.Fprintf(b, "heading %d", bl.Level)
		case office.Item:
			fmt.Fprintf(b, "item level %d of list %d", bl.Level, bl.List)
		case office.Table:
			b.WriteString("table")
		case office.Figure:
			fmt.Fprintf(b, "figure %q", bl.Alt)
		}
		for _, flag := range []struct {
			on   bool
			name string
		}{{bl.Title, "title"}, {bl.Caption, "caption"}, {bl.First, "first"}, {bl.Contents, "contents"}, {bl.Decorative, "decorative"}, {bl.Floating, "floating"},
			{bl.Indent != 0, fmt.Sprintf("indent %d", bl.Indent)}, {bl.Comments > 0, fmt.Sprintf("%d comments", bl.Comments)}} {
			if flag.on {
				b.WriteString(", " + flag.name)
			}
		}
		if bl.Label != "" {
			fmt.Fprintf(b, " <%s>", bl.Label)
		}
		if len(bl.Runs) > 0 {
			b.WriteString(": ")
		}
		for _, r := range bl.Runs {
			b.WriteString(dumpRun(r))
		}
		b.WriteByte('\n')
		for _, row := range bl.Rows {
			fmt.Fprintf(b, "%s  row\n", indent)
			for _, cell := range row.Cells {
				fmt.Fprintf(b, "%s    cell %dx%d", indent, cell.RowSpan, cell.ColSpan)
				if cell.Header {
					b.WriteString(" header")
				}
				b.WriteByte('\n')
				dumpBlocks(b, cell.Blocks, indent+"      ")
			}
		}
	}
}

func dumpRun(r office.Run) string {
	if r.Note > 0 {
		return fmt.Sprintf("[note %d]", r.Note)
	}
	var look []string
	for _, f := range []struct {
		on   bool
		name string
	}{{r.Bold, "bold"}, {r.Italic, "italic"}, {r.Underline, "underline"}, {r.Code, "code"}, {r.Struck, "struck"},
		{r.Hidden, "hidden"}, {r.Link != "", "to " + r.Link}, {r.Language != "", r.Language}} {
		if f.on {
			look = append(look, f.name)
		}
	}
	text := fmt.Sprintf("%q", r.Text)
	if len(look) > 0 {
		return "[" + strings.Join(look, " ") + " " + text + "]"
	}
	return text
}
