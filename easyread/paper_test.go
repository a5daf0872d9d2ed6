package easyread_test

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/office/officetest"
	"github.com/townclerk/townclerk/internal/svg"
)

// checkDOCX checks that a Word file has only well-formed parts that we put there,
// refers to nothing outside but links of safe schemes, and runs nothing. It returns
// the number of links.
func checkDOCX(t *testing.T, data []byte) (links int) {
	t.Helper()
	officetest.Check(t, data)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if path.Ext(f.Name) == ".png" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(bytes.NewReader(part))
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			e, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			switch e.Name.Local {
			case "instrText", "object", "control", "altChunk", "OLEObject", "attachedTemplate", "movie", "script":
				t.Errorf("%s: element %q", f.Name, e.Name.Local)
			case "fldSimple":
				if i := e.Attr[0].Value; i != " PAGE " && i != " NUMPAGES " {
					t.Errorf("%s: field %q", f.Name, i)
				}
			}
			if !strings.HasSuffix(f.Name, ".rels") || e.Name.Local != "Relationship" {
				continue
			}
			attrs := make(map[string]string)
			for _, a := range e.Attr {
				attrs[a.Name.Local] = a.Value
			}
			if attrs["TargetMode"] != "External" {
				continue
			}
			links++
			if !strings.HasSuffix(attrs["Type"], "/hyperlink") || !regexp.MustCompile(`^(https?://[^@]+$|mailto:|tel:)`).MatchString(attrs["Target"]) {
				t.Errorf("%s: refers to %q as %s", f.Name, attrs["Target"], attrs["Type"])
			}
		}
	}
	return links
}

// words returns the text of a statement or a block with single spaces: where lines
// break does not count. An address may break after a slash.
func words(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "/ ", "/")
}

// readBack returns the headings, the text outside headings, and the descriptions of
// pictures of a document that a printer wrote.
func readBack(t *testing.T, name string, data []byte) (headings, text, alts []string) {
	t.Helper()
	d, err := new(extract.Extractor).Extract(t.Context(), name, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var walk func(blocks []extract.Block)
	walk = func(blocks []extract.Block) {
		for _, b := range blocks {
			if b.Info().Layer != extract.Body {
				continue
			}
			switch b := b.(type) {
			case *extract.Heading:
				headings = append(headings, words(b.Text))
			case *extract.Paragraph:
				text = append(text, words(b.Text))
			case *extract.List:
				for _, item := range b.Items {
					walk(item.Blocks)
				}
			case *extract.Table:
				if b.Caption != nil { // a line above a table may be read as its caption
					walk([]extract.Block{b.Caption})
				}
				for _, row := range b.Rows {
					for _, cell := range row.Cells {
						walk(cell.Blocks)
					}
				}
			case *extract.Figure:
				if b.Alt != "" {
					alts = append(alts, words(b.Alt))
				}
			}
		}
	}
	walk(d.Blocks)
	return headings, text, alts
}

func TestDrawingsOfTheDefaultSetArePrinted(t *testing.T) {
	for _, c := range picture.Concepts() {
		p, ok := picture.Default().Picture(c.ID)
		if !ok {
			continue
		}
		if _, err := svg.Parse(p.SVG); err != nil {
			t.Errorf("%s: %v", c.ID, err)
		}
	}
}

func TestListsInListsArePrinted(t *testing.T) {
	d := &easyread.Document{Sections: []easyread.Section{{Rows: []easyread.Row{{Statements: []easyread.Statement{
		{Text: "You need:"},
		{Text: "a letter", Kind: easyread.Item},
		{Text: "from us", Kind: easyread.Item, Level: 1},
		{Text: "go in", Kind: easyread.Step, Level: 2, Label: "1."},
		{Text: "your name", Kind: easyread.Item},
	}}}}}}
	var page, md bytes.Buffer
	if err := errors.Join(new(easyread.Printer).HTML(&page, d), new(easyread.Printer).Markdown(&md, d)); err != nil {
		t.Fatal(err)
	}
	tags := regexp.MustCompile(`</?(?:ul|ol|li)[ >]`).FindAllString(strings.ReplaceAll(page.String(), ">", " "), -1)
	if got, want := strings.Join(tags, ""), "<ul <li <ul <li <ol <li </li </ol </li </ul </li <li </li </ul "; got != want {
		t.Errorf("HTML has %s, want %s", got, want)
	}
	if want := "- a letter\n  - from us\n    1. go in\n- your name\n"; !strings.Contains(md.String(), want) {
		t.Errorf("Markdown has no\n%s:\n%s", want, md.String())
	}
	if want := "- a letter\n  - from us\n    1. go in\n- your name\n"; !strings.Contains(plain(t, d), want) {
		t.Errorf("text has no\n%s:\n%s", want, plain(t, d))
	}
}

// checkPDF checks that a PDF file has no action but opening addresses of safe
// schemes, and no script. Its objects are not compressed, and its strings are in
// hexadecimal digits; streams are, so that nothing in them looks like an object.
func checkPDF(t *testing.T, data []byte) (links int) {
	t.Helper()
	for _, m := range regexp.MustCompile(`/S /URI /URI <([0-9A-F]*)>`).FindAllSubmatch(data, -1) {
		links++
		target, err := hex.DecodeString(string(m[1]))
		if err != nil || !regexp.MustCompile(`^(https?://[^@]+$|mailto:|tel:)`).Match(target) {
			t.Errorf("the PDF links to %q", target)
		}
	}
	if actions := bytes.Count(data, []byte("/Type /Action")); actions != links {
		t.Errorf("%d actions, %d of them links", actions, links)
	}
	// The metadata is XML in a stream: what it says is no syntax of the file.
	data = regexp.MustCompile(`(?s)<x:xmpmeta.*?</x:xmpmeta>`).ReplaceAll(data, nil)
	for _, bad := range []string{"/JavaScript", "/JS ", "/Launch", "/OpenAction", "/AA ", "/EmbeddedFile", "/GoToR", "/SubmitForm", "/RichMedia"} {
		if bytes.Contains(data, []byte(bad)) {
			t.Errorf("the PDF has %s", bad)
		}
	}
	return links
}

// expected returns what a reader should find in a printed document.
func expected(d *easyread.Document) (headings, text, alts []string) {
	alt := make(map[string]string)
	for _, p := range d.Pictures {
		alt[p.ID] = words(p.Alt)
	}
	headings = append(headings, words(d.Title.Text))
	text = append(text, "Easy Read")
	for _, s := range []string{d.Publisher, d.Date} {
		if s != "" {
			text = append(text, words(s))
		}
	}
	for i := range d.Sections {
		s := &d.Sections[i]
		if s.Heading.Text != "" {
			headings = append(headings, words(s.Heading.Text))
		}
		for _, r := range s.Rows {
			if r.Picture != "" {
				alts = append(alts, alt[r.Picture])
			}
			for _, st := range r.Statements {
				text = append(text, words(st.Text))
			}
			if r.Table == nil {
				continue
			}
			for _, line := range append([][]easyread.Statement{r.Table.Header}, r.Table.Rows...) {
				for _, cell := range line {
					if cell.Text != "" {
						text = append(text, words(cell.Text))
					}
				}
			}
		}
	}
	if len(d.Words) > 0 {
		headings = append(headings, "Words list")
		p, _ := picture.Default().Picture("words-list")
		alts = append(alts, p.Alt)
		for _, w := range d.Words {
			text = append(text, words(w.Term), words(w.Plain))
		}
	}
	return headings, append(text, "This is an Easy Read version. The original document has all the details."), alts
}

func TestPrintedPagesAreReadBack(t *testing.T) {
	sample, err := new(extract.Extractor).File(t.Context(), "../examples/testdata/council-tax-support.pdf")
	if err != nil {
		t.Fatal(err)
	}
	long, err := new(easyread.Converter).Convert(t.Context(), sample)
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]*easyread.Document{"a notice": convert(t, easyread.Converter{}, notice), "the sample": long} {
		for _, size := range []int{14, 24} {
			p := &easyread.Printer{PointSize: size}
			var word, pdf bytes.Buffer
			if err := errors.Join(p.DOCX(&word, d), p.PDF(&pdf, d)); err != nil {
				t.Fatal(err)
			}
			for file, data := range map[string][]byte{"a.docx": word.Bytes(), "a.pdf": pdf.Bytes()} {
				t.Run(fmt.Sprintf("%s as %s in %d points", name, file, size), func(t *testing.T) {
					wantHeadings, wantText, wantAlts := expected(d)
					headings, text, alts := readBack(t, file, data)
					if diff := cmp.Diff(wantHeadings, headings); diff != "" {
						t.Errorf("headings (-want +got):\n%s", diff)
					}
					if diff := cmp.Diff(wantText, text); diff != "" {
						t.Errorf("text (-want +got):\n%s", diff)
					}
					if diff := cmp.Diff(wantAlts, alts); diff != "" {
						t.Errorf("alt texts (-want +got):\n%s", diff)
					}
				})
			}
		}
	}
}
