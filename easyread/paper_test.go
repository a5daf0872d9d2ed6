package easyread_test

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/picture"
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
