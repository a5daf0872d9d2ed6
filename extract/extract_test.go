package extract_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/golden"
)

const sample = "../examples/testdata/council-tax-support.pdf"

func read(t testing.TB, name string, data []byte) (*extract.Document, error) {
	t.Helper()
	return new(extract.Extractor).Extract(t.Context(), name, bytes.NewReader(data), int64(len(data)))
}

// outputs are the forms that golden files hold.
func outputs(t *testing.T, doc *extract.Document) map[string][]byte {
	t.Helper()
	var p extract.Printer
	var text, md, js bytes.Buffer
	enc := json.NewEncoder(&js)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := errors.Join(p.Text(&text, doc), p.Markdown(&md, doc), enc.Encode(doc)); err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{"text": text.Bytes(), "markdown": md.Bytes(), "json": js.Bytes()}
}

func TestTextAndMarkdown(t *testing.T) {
	golden.Run(t, "testdata/text", func(t *testing.T, c *golden.Case) {
		doc, err := read(t, c.Name, c.Input(t))
		if err != nil {
			t.Fatal(err)
		}
		checkDocument(t, doc)
		out := outputs(t, doc)
		c.Check(t, "json", out["json"])
		c.Check(t, "text", out["text"])
		c.Check(t, "markdown", out["markdown"])
	})
}

func TestPDF(t *testing.T) {
	doc, err := extract.File(t.Context(), sample)
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, doc)
	for name, got := range outputs(t, doc) {
		path := filepath.Join("testdata/pages/council-tax-support", "expected."+map[string]string{"text": "txt", "markdown": "md", "json": "json"}[name])
		if golden.Updating() {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

// checkDocument holds for every document that is read.
func checkDocument(t *testing.T, doc *extract.Document) {
	t.Helper()
	ids := map[string]bool{}
	notes := map[string]bool{}
	for b := range doc.All() {
		id := b.Info().ID
		if id == "" || ids[id] {
			t.Errorf("ID %q is empty or there twice", id)
		}
		ids[id] = true
		if n, ok := b.(*extract.Note); ok {
			notes[n.ID] = true
		}
	}
	for b := range doc.All() {
		text, marks := "", []extract.Mark(nil)
		switch b := b.(type) {
		case *extract.Heading:
			text, marks = b.Text, b.Marks
			if b.Level < 1 {
				t.Errorf("%s: level %d", b.ID, b.Level)
			}
		case *extract.Paragraph:
			text, marks = b.Text, b.Marks
		default:
			continue
		}
		if strings.TrimSpace(text) != text || text == "" {
			t.Errorf("%s: text %q", b.Info().ID, text)
		}
		for _, m := range marks {
			if m.Start < 0 || m.End > len(text) || m.Start > m.End || m.Start == m.End && m.Kind != extract.NoteRef {
				t.Errorf("%s: mark %v in a text of %d bytes", b.Info().ID, m, len(text))
			}
			if m.Kind == extract.NoteRef && !notes[m.Target] {
				t.Errorf("%s: sign of a note %q that is not there", b.Info().ID, m.Target)
			}
		}
		for _, p := range b.Info().Prov {
			if p.Span.End > len(text) || p.Span.Start > p.Span.End {
				t.Errorf("%s: place of %v in a text of %d bytes", b.Info().ID, p.Span, len(text))
			}
			if p.Page > len(doc.Pages) {
				t.Errorf("%s: page %d of %d", b.Info().ID, p.Page, len(doc.Pages))
			}
		}
	}
}

func TestWorkersDoNotChangeTheResult(t *testing.T) {
	one, err := extract.File(t.Context(), sample)
	if err != nil {
		t.Fatal(err)
	}
	many, err := (&extract.Extractor{Workers: 4}).File(t.Context(), sample)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(one, many); diff != "" {
		t.Errorf("(-one +many):\n%s", diff)
	}
}

func TestErrorsSayWhatAndWhere(t *testing.T) {
	pdf, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"an empty file":              {nil, extract.ErrFormat},
		"blank lines only":           {[]byte(" \n\n"), extract.ErrFormat},
		"a picture":                  {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), extract.ErrFormat},
		"a header and nothing else":  {[]byte("%PDF-1.7\n"), extract.ErrDamaged},
		"a PDF without its pages":    {pdf[:200], extract.ErrDamaged},
		"Markdown with no text left": {[]byte("```\n```\n\n<br>\n"), extract.ErrNoText},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(t, "in.bin", c.data)
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			pe, ok := errors.AsType[*extract.PageError](err)
			if !ok || pe.Name != "in.bin" || !strings.HasPrefix(err.Error(), "extract: in.bin: ") {
				t.Errorf("%v does not name the file", err)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	data, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	in := func(e extract.Extractor) (*extract.Document, error) {
		return e.Extract(t.Context(), "a.pdf", bytes.NewReader(data), int64(len(data)))
	}
	if _, err := in(extract.Extractor{MaxBytes: 1000}); !errors.Is(err, extract.ErrLimit) {
		t.Errorf("MaxBytes: %v", err)
	}
	if _, err := in(extract.Extractor{MaxPages: -1}); err == nil {
		t.Error("a negative limit was taken")
	}
	doc, err := in(extract.Extractor{MaxPages: 2})
	if err != nil || len(doc.Pages) != 2 || len(doc.Warnings) != 1 || doc.Warnings[0].Code != "page-limit" {
		t.Errorf("MaxPages: %v, %d pages, warnings %v", err, len(doc.Pages), doc.Warnings)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := new(extract.Extractor).Extract(ctx, "a.pdf", bytes.NewReader(data), int64(len(data))); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context gave %v", err)
	}
}

func TestEncodings(t *testing.T) {
	for name, c := range map[string]struct {
		data    string
		warning bool
	}{
		"UTF-8":                 {"Pay £5 – now", false},
		"UTF-8 with a mark":     {"\xef\xbb\xbfPay £5 – now", false},
		"Windows-1252":          {"Pay \xa35 \x96 now", true},
		"UTF-16, little-endian": {"\xff\xfeP\x00a\x00y\x00 \x00\xa3\x005\x00 \x00\x13\x20 \x00n\x00o\x00w\x00", false},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := read(t, "a.txt", []byte(c.data))
			if err != nil {
				t.Fatal(err)
			}
			if got := extract.PlainText(doc.Blocks[0]); got != "Pay £5 – now" {
				t.Errorf("read %q", got)
			}
			if (len(doc.Warnings) > 0) != c.warning {
				t.Errorf("warnings: %v", doc.Warnings)
			}
		})
	}
}

func TestMarkdownHoldsNoUnsafeLinks(t *testing.T) {
	doc := &extract.Document{Blocks: []extract.Block{&extract.Paragraph{Text: "click here <script>", Marks: []extract.Mark{
		{Span: extract.Span{Start: 0, End: 10}, Kind: extract.Link, Target: "javascript:alert(1)"}}}}}
	var out bytes.Buffer
	if err := new(extract.Printer).Markdown(&out, doc); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != "click here \\<script>\n" {
		t.Errorf("wrote %q", got)
	}
}

func FuzzExtract(f *testing.F) {
	data, err := os.ReadFile(sample)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data[:2000])
	f.Add([]byte("# Title\n\n- one\n- two[^1]\n\n[^1]: note\n"))
	f.Add([]byte("NOTICE\n======\n\n1. one\n2) two\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		e := extract.Extractor{MaxBytes: 1 << 20}
		doc, err := e.Extract(t.Context(), "fuzz", bytes.NewReader(in), int64(len(in)))
		if doc == nil && err == nil {
			t.Fatal("neither document nor error")
		}
		if doc != nil {
			var out bytes.Buffer
			if err := errors.Join(new(extract.Printer).Text(&out, doc), new(extract.Printer).Markdown(&out, doc)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	data, err := os.ReadFile(sample)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(b, "a.pdf", data); err != nil {
			b.Fatal(err)
		}
	}
}
