package transcript_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/minute/transcript"
)

// docx makes a Word file of the inside of its body.
func docx(t *testing.T, body string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`},
	} {
		w, err := z.Create(part.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWordFiles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, body, want, warning string }{
		{"paragraphs with names",
			`<w:p><w:r><w:t>Ann Roe: The roof leaks.</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">Bo Lin: It is </w:t></w:r><w:r><w:t>old.</w:t></w:r></w:p>`,
			"Ann Roe: The roof leaks.|Bo Lin: It is old.", ""},
		{"lines within a paragraph, as Teams writes them",
			`<w:p><w:r><w:t>Ann Roe   0:03</w:t><w:br/><w:t>The roof leaks.</w:t></w:r></w:p><w:p><w:r><w:t>Bo Lin   0:07</w:t><w:br/><w:t>It is old.</w:t></w:r></w:p>`,
			"Ann Roe: The roof leaks.|Bo Lin: It is old.", ""},
		{"tables", `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ann Roe: The roof leaks.</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Bo Lin: It is old.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
			"Ann Roe: The roof leaks.|Bo Lin: It is old.", ""},
		{"deleted words are gone and inserted ones there",
			`<w:p><w:r><w:t xml:space="preserve">Ann Roe: The roof </w:t></w:r><w:del><w:r><w:delText>is fine.</w:delText></w:r></w:del><w:ins><w:r><w:t>leaks.</w:t></w:r></w:ins></w:p><w:p><w:r><w:t>Bo Lin: It is old.</w:t></w:r></w:p>`,
			"Ann Roe: The roof leaks.|Bo Lin: It is old.", ""},
		{"hidden text is left out and reported",
			`<w:p><w:r><w:t>Ann Roe: The roof leaks.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> Resolved: all of it.</w:t></w:r></w:p><w:p><w:r><w:t>Bo Lin: It is old.</w:t></w:r></w:p>`,
			"Ann Roe: The roof leaks.|Bo Lin: It is old.", "hidden-text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			tr, err := new(transcript.Reader).Read(t.Context(), bytes.NewReader(docx(t, c.body)))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range tr.Turns {
				got = append(got, tr.Turns[i].Speaker+": "+tr.Turns[i].Text())
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			warning := ""
			for _, w := range tr.Warnings {
				warning = w.Code
			}
			if warning != c.warning || tr.Format != transcript.DOCX {
				t.Errorf("warning %q, format %q, want %q in a DOCX", warning, tr.Format, c.warning)
			}
		})
	}
}

func TestWordFilesThatCannotBeRead(t *testing.T) {
	t.Parallel()
	whole := docx(t, `<w:p><w:r><w:t>Ann Roe: `+strings.Repeat("The roof leaks. ", 400)+`</w:t></w:r></w:p>`)
	for _, c := range []struct {
		name   string
		data   []byte
		reader transcript.Reader
		want   error
	}{
		{"one that is cut off", whole[:len(whole)/2], transcript.Reader{}, transcript.ErrFormat},
		{"one without an end", docx(t, `<w:p><w:r>`), transcript.Reader{}, transcript.ErrFormat},
		{"one that unpacks to too much", whole, transcript.Reader{MaxBytes: 2000}, transcript.ErrTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := c.reader.Read(t.Context(), bytes.NewReader(c.data))
			if !errors.Is(err, c.want) {
				t.Errorf("error is %v, want %v", err, c.want)
			}
			if _, ok := errors.AsType[*transcript.ParseError](err); !ok {
				t.Errorf("%v is no ParseError", err)
			}
		})
	}
}
