package office_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/office"
	"github.com/townclerk/townclerk/internal/office/officetest"
	"github.com/townclerk/townclerk/internal/paper"
	"github.com/townclerk/townclerk/internal/paper/papertest"
)

func TestWrittenFilesFollowTheSchema(t *testing.T) {
	plain := papertest.Specimen(t)
	plain.Theme = paper.Plain
	large := papertest.Specimen(t)
	large.PointSize = 72
	for name, d := range map[string]*paper.Document{
		"a specimen":         papertest.Specimen(t),
		"without colours":    plain,
		"large print":        large,
		"an empty document":  {},
		"hostile text":       papertest.Hostile(t, `"><w:p/>&`),
		"a heading as title": {Blocks: []paper.Block{&paper.Heading{Runs: paper.Text("Minutes")}, &paper.Paragraph{Style: paper.Boxed, Runs: []paper.Run{{Text: "Agreed", Bold: true, Link: "https://dixley.gov.uk/"}}}}},
		"a table alone":      {Blocks: []paper.Block{&paper.Table{Rows: [][]paper.Cell{papertest.Cells("a")}}, &paper.Table{Header: papertest.Cells("b")}}},
	} {
		t.Run(name, func(t *testing.T) { officetest.Check(t, papertest.Write(t, office.Write, d)) })
	}
}

func TestTheCheckOfTheSchemaFindsFaults(t *testing.T) {
	good := papertest.Write(t, office.Write, papertest.Specimen(t))
	for name, c := range map[string]struct{ part, old, new, want string }{
		"another order":          {"word/document.xml", `<w:ilvl w:val="0"/><w:numId w:val="1"/>`, `<w:numId w:val="1"/><w:ilvl w:val="0"/>`, "stands too late"},
		"an unknown element":     {"word/styles.xml", `<w:qFormat/>`, `<w:nonsense/>`, "may not stand"},
		"no such style":          {"word/document.xml", `w:val="Heading1"`, `w:val="Heading9"`, "refers to"},
		"no such relation":       {"word/document.xml", `r:embed="`, `r:embed="x`, "refers to"},
		"no such numbering":      {"word/document.xml", `<w:numId w:val="1"/>`, `<w:numId w:val="77"/>`, "the numbering"},
		"a picture twice":        {"word/document.xml", `<wp:docPr id="2"`, `<wp:docPr id="1"`, "the number"},
		"a picture of no size":   {"word/document.xml", `<wp:extent cx="`, `<wp:extent cx="-`, "a picture with cx"},
		"no description":         {"word/document.xml", `descr="A house"`, `descr=""`, "the description"},
		"a cell too few":         {"word/document.xml", `<w:gridCol w:w="2552"/>`, `<w:gridCol w:w="2552"/><w:gridCol w:w="9"/>`, "a row of"},
		"a bookmark without end": {"word/document.xml", `<w:bookmarkEnd w:id="1"/>`, ``, "has no end"},
		"a part without type":    {"[Content_Types].xml", `/word/footer1.xml`, `/word/footer2.xml`, "has no type"},
		"a link to nothing":      {"word/document.xml", `w:anchor="p_s2"`, `w:anchor="p_s3"`, "a link to"},
		"an old mode":            {"word/settings.xml", `w:val="15"`, `w:val="12"`, "compatibility mode"},
		"a line break in text":   {"word/document.xml", `>There was `, ">There\nwas ", "a line break"},
		"an address with blanks": {"word/_rels/document.xml.rels", `https://dixley.gov.uk/`, `https://dixley.gov.uk/a b`, "is no address"},
		"a column too wide":      {"word/document.xml", `<w:gridCol w:w="2552"/>`, `<w:gridCol w:w="2600"/>`, "columns of"},
		"a cell too wide":        {"word/document.xml", `<w:tcW w:w="2552"`, `<w:tcW w:w="2500"`, "a cell of"},
		"a level that is not":    {"word/numbering.xml", `<w:lvl w:ilvl="8">`, `<w:lvl w:ilvl="7">`, "is next"},
		"a label below":          {"word/numbering.xml", `w:val="%1.`, `w:val="%2.`, "the label"},
		"a document type":        {"word/styles.xml", `<w:styles `, `<!DOCTYPE x><w:styles `, "a document type"},
		"a comment twice":        {"word/comments.xml", `<w:comment w:id="1"`, `<w:comment w:id="0"`, "is there 2 times"},
		"a comment of nobody":    {"word/comments.xml", `w:author="Townclerk"`, `w:author=""`, "a comment of"},
		"no such comment":        {"word/document.xml", `<w:commentReference w:id="2"/>`, `<w:commentReference w:id="9"/>`, "no such comment"},
		"a comment without end":  {"word/document.xml", `<w:commentRangeEnd w:id="0"/>`, ``, "stands before its text"},
		"a border too wide":      {"word/styles.xml", `w:sz="48"`, `w:sz="480"`, `w:sz="480"`},
	} {
		t.Run(name, func(t *testing.T) {
			bad := officetest.Findings(changed(t, good, c.part, c.old, c.new))
			if !strings.Contains(strings.Join(bad, "\n"), c.want) {
				t.Errorf("found %q, want %q", bad, c.want)
			}
		})
	}
}

// changed returns a file with the first of a text in one of its parts replaced.
func changed(t *testing.T, data []byte, name, from, to string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			if !bytes.Contains(part, []byte(from)) {
				t.Fatalf("no %q in %s", from, name)
			}
			part = bytes.Replace(part, []byte(from), []byte(to), 1)
		}
		p, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write(part); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
