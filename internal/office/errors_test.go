package office_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"maps"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/townclerk/townclerk/internal/office"
)

const hello = `<w:p><w:r><w:t>Hello</w:t></w:r></w:p>`

// with returns the parts of a small file with one of them changed; "" takes the
// part away.
func with(name, text string) map[string]string {
	p := maps.Clone(parts(map[string]string{"body": hello}))
	if p[name] = text; text == "" {
		delete(p, name)
	}
	return p
}

// compound is the beginning of a compound file with one stream in its directory,
// whose name lies across two of the pieces that are searched.
func compound(stream string) []byte {
	out := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 1<<20-20)...)
	for _, u := range utf16.Encode([]rune(stream)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func TestErrorsSayWhatAFileIs(t *testing.T) {
	zipOf := func(p map[string]string) []byte { return archive(t, p) }
	whole := zipOf(with("x", "x"))
	for name, c := range map[string]struct {
		data []byte
		want error
		says string
	}{
		"a file protected with a password": {compound("EncryptedPackage"), office.ErrEncrypted, "password"},
		"a Word 97 document":               {compound("WordDocument"), office.ErrFormat, "DOC"},
		"a compound file of other kinds":   {compound("x"), office.ErrFormat, "compound"},
		"an archive cut short":             {whole[:len(whole)/2], office.ErrDamaged, "cut short"},
		"a workbook":                       {zipOf(map[string]string{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), office.ErrFormat, "Excel"},
		"a presentation":                   {zipOf(map[string]string{"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>"}), office.ErrFormat, "PowerPoint"},
		"an OpenDocument presentation":     {zipOf(map[string]string{"mimetype": "application/vnd.oasis.opendocument.presentation"}), office.ErrFormat, "ODP"},
		"a Pages document":                 {zipOf(map[string]string{"Index/Document.iwa": "x"}), office.ErrFormat, "Pages"},
		"any other archive":                {zipOf(map[string]string{"a.txt": "x"}), office.ErrFormat, "zip archive"},
		"no document part":                 {zipOf(with("word/document.xml", "")), office.ErrDamaged, "word/document.xml: damaged: the part is missing"},
		"another content type":             {zipOf(with("[Content_Types].xml", strings.ReplaceAll(contentTypes, "wordprocessingml", "other"))), office.ErrFormat, "content type"},
		"a root of another kind":           {zipOf(with("word/document.xml", "<html/>")), office.ErrFormat, "root"},
		"a document type declaration": {zipOf(with("word/document.xml",
			`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w">&b;</w:document>`)), office.ErrDamaged, "document type"},
		"an entity that is not declared": {zipOf(with("word/document.xml", strings.Replace(parts(map[string]string{"body": hello})["word/document.xml"], "Hello", "&x;", 1))), office.ErrDamaged, "well formed"},
		"an empty part":                  {zipOf(with("word/document.xml", " ")), office.ErrDamaged, "empty"},
		"a path that leads out":          {zipOf(map[string]string{"[Content_Types].xml": contentTypes, "../word/document.xml": hello, "/word/document.xml": hello}), office.ErrDamaged, "missing"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(t, c.data, office.Limits{})
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %v that says %q", err, c.want, c.says)
			}
			if strings.Contains(err.Error(), "Hello") {
				t.Errorf("the error quotes the text: %v", err)
			}
		})
	}
}

func TestLimitsStopTheReading(t *testing.T) {
	body := func(s string) []byte { return archive(t, parts(map[string]string{"body": s})) }
	row := `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="900"/></w:tcPr><w:p/></w:tc></w:tr>`
	for name, c := range map[string]struct {
		data []byte
		lim  office.Limits
		says string
	}{
		"bytes":    {body(strings.Repeat(hello, 1000)), office.Limits{MaxBytes: 20_000}, "more than 20000 bytes"},
		"a bomb":   {body(strings.Repeat(" ", 3<<20)), office.Limits{}, "300 times"},
		"parts":    {body(hello), office.Limits{MaxParts: 3}, "parts"},
		"depth":    {body(strings.Repeat("<w:sdt>", 2000) + strings.Repeat("</w:sdt>", 2000)), office.Limits{}, "1000 deep"},
		"elements": {body(strings.Repeat(hello, 1000)), office.Limits{MaxElements: 900}, "900 XML elements"},
		"cells":    {body("<w:tbl>" + strings.Repeat(row, 20) + "</w:tbl>"), office.Limits{MaxCells: 5000}, "5000 table cells"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := read(t, c.data, c.lim); !errors.Is(err, office.ErrLimit) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want one that says %q", err, c.says)
			}
		})
	}
}

// A zip header may state a smaller size than the part has.
func TestSizesThatLieDoNotGetRoundTheLimit(t *testing.T) {
	files := parts(map[string]string{"body": strings.Repeat(hello, 5000)})
	data := archive(t, files)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name == "word/document.xml" {
			size := []byte{byte(f.UncompressedSize64), byte(f.UncompressedSize64 >> 8), byte(f.UncompressedSize64 >> 16), 0}
			data = bytes.ReplaceAll(data, size, []byte{100, 0, 0, 0})
		}
	}
	if _, err := read(t, data, office.Limits{MaxBytes: 50_000}); err == nil {
		t.Error("a part larger than it says was read")
	}
}

func TestWhatComesBeforeTheDamageIsKept(t *testing.T) {
	p := with("word/document.xml", "<w:document "+namespaces+"><w:body>"+hello+"<w:p><w:r><w:t>and then")
	doc, err := read(t, archive(t, p), office.Limits{})
	if !errors.Is(err, office.ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if got := dump(doc); !strings.Contains(got, `"Hello"`) {
		t.Errorf("read %s", got)
	}
}

func TestDamagedPartsAroundTheTextAreWarnings(t *testing.T) {
	p := parts(map[string]string{"body": hello, "styles": "<w:style>"})
	doc, err := read(t, archive(t, p), office.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := "paragraph: \"Hello\"\nwarning damaged-part: word/styles.xml is damaged; what it holds was read in part or not at all\n"
	if got := dump(doc); got != want {
		t.Errorf("read %s", got)
	}
}

func TestOtherWaysToWriteTheSame(t *testing.T) {
	plain := parts(map[string]string{"body": hello})["word/document.xml"]
	wide := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?>` + plain)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	strictParts := with("word/document.xml", strict.Replace(plain))
	strictParts["_rels/.rels"] = strict.Replace(topRels)
	moved := with("word/document.xml", "")
	moved["doc/main.xml"] = plain
	moved["_rels/.rels"] = strings.Replace(topRels, "word/document.xml", "/doc/main.xml", 1)
	moved["[Content_Types].xml"] = strings.Replace(contentTypes, "/word/document.xml", "/doc/main.xml", 1)
	for name, p := range map[string]map[string]string{
		"in UTF-16":             with("word/document.xml", string(wide)),
		"with another prefix":   with("word/document.xml", strings.NewReplacer("<w:", "<x:", "</w:", "</x:", "xmlns:w=", "xmlns:x=").Replace(plain)),
		"in strict namespaces":  strictParts,
		"with the part moved":   moved,
		"in Windows-1252":       with("word/document.xml", `<?xml version="1.0" encoding="windows-1252"?>`+plain),
		"with a byte mark":      with("word/document.xml", "\ufeff"+plain),
		"without optional rels": with("word/_rels/document.xml.rels", ""),
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := read(t, archive(t, p), office.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if got := dump(doc); got != "paragraph: \"Hello\"\n" {
				t.Errorf("read %s", got)
			}
		})
	}
}

func TestACancelledContextStopsTheReading(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	data := archive(t, parts(map[string]string{"body": strings.Repeat(hello, 100)}))
	if _, err := office.Read(ctx, bytes.NewReader(data), int64(len(data)), office.Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
