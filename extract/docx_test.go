package extract_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/golden"
)

const (
	wordTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	wordRoot = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
		`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	wordRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
		`<Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>` +
		`<Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`
	wordStyles = `<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>` +
		`<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:styleId="Caption"><w:name w:val="caption"/></w:style>` +
		`<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>`
	wordNumbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/><w:pPr><w:ind w:left="1440"/></w:pPr></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="1080"/></w:pPr></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
	wordFootnotes = `<w:footnote w:id="2"><w:p><w:r><w:t>The note.</w:t></w:r></w:p></w:footnote>`
)

// docx makes a Word document with this inside of its body.
func docx(t testing.TB, body string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, p := range []struct{ name, text string }{
		{"[Content_Types].xml", wordTypes},
		{"word/_rels/document.xml.rels", wordRels},
		{"word/styles.xml", "<w:styles " + wordRoot + ">" + wordStyles + "</w:styles>"},
		{"word/numbering.xml", "<w:numbering " + wordRoot + ">" + wordNumbering + "</w:numbering>"},
		{"word/footnotes.xml", "<w:footnotes " + wordRoot + ">" + wordFootnotes + "</w:footnotes>"},
		{"word/document.xml", "<w:document " + wordRoot + "><w:body>" + body + "</w:body></w:document>"},
	} {
		w, err := z.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// para is a paragraph with properties and text.
func para(props, text string) string {
	return `<w:p><w:pPr>` + props + `</w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

// checkJSON reads back what was written as JSON.
func checkJSON(t *testing.T, doc *extract.Document) {
	t.Helper()
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	var back extract.Document
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(doc, &back, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("JSON there and back (-want +got):\n%s", diff)
	}
}

func numbered(id, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)
}

func TestDOCXBlocks(t *testing.T) {
	bold := func(s string) string {
		return `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + s + `</w:t></w:r>`
	}
	table := func(cells ...string) string {
		return `<w:tbl><w:tr><w:tc>` + strings.Join(cells, `</w:tc><w:tc>`) + `</w:tc></w:tr></w:tbl>`
	}
	picture := `<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="A bridge"/><pic:pic/></wp:inline></w:drawing></w:r></w:p>`
	for name, c := range map[string]struct{ body, want string }{
		"headings stand under the title": {
			para(`<w:pStyle w:val="Title"/>`, "Policy") + para(`<w:pStyle w:val="H1"/>`, "Scope"), "# Policy\n\n## Scope\n"},
		"without a title headings keep their levels": {
			para(`<w:pStyle w:val="H1"/>`, "Scope") + para("", "Text"), "# Scope\n\nText\n"},
		"a numbered heading keeps its number": {
			para(`<w:pStyle w:val="H1"/>`+numbered(1, 0), "Scope"), "# 1. Scope\n"},
		"items nest by level": {
			para(numbered(1, 0), "one") + para(numbered(1, 1), "a") + para(numbered(1, 1), "b") + para(numbered(1, 0), "two"),
			"1. one\n   - (a) a\n   - (b) b\n2. two\n"},
		"bullets that stand further in belong to the item above": {
			para(numbered(1, 0), "one") + para(numbered(2, 0), "bullet") + para(numbered(1, 0), "two"),
			"1. one\n   - bullet\n2. two\n"},
		"a paragraph that stands in goes on the item": {
			para(numbered(1, 0), "one") + para(`<w:ind w:left="720"/>`, "more of one") + para("", "not of one"),
			"1. one\n\n   more of one\n\nnot of one\n"},
		"a table of contents is furniture": {
			para(`<w:pStyle w:val="TOC1"/>`, "1.\tScope\t3") + para(`<w:pStyle w:val="H1"/>`, "Scope"), "# Scope\n"},
		"numbers that begin anew begin a list": {
			para(numbered(1, 0), "one") + para(numbered(3, 0), "other"), "1. one\n\n<!-- -->\n\n1. other\n"},
		"a list goes on with its number after a paragraph": {
			para(numbered(1, 0), "one") + para("", "between") + para(numbered(1, 0), "two"),
			"1. one\n\nbetween\n\n2. two\n"},
		"a typed number with a tab is an item": {
			para("", "(a)\tfirst") + para("", "(b)\tsecond"), "- (a) first\n- (b) second\n"},
		"a typed number without a tab is text":     {para("", "2025 was a good year"), "2025 was a good year\n"},
		"a table of columns set with tabs is text": {para("", "12\tAnn Smith"), "12 Ann Smith\n"},
		"one cell is a box round its text":         {table(para("", "Boxed")), "Boxed\n"},
		"a caption goes with the table below it": {
			para(`<w:pStyle w:val="Caption"/>`, "Table 1: Fees") + table(para("", "a"), para("", "b")), "Table 1: Fees\n\n| a | b |\n| --- | --- |\n"},
		"a caption goes with the picture above it": {
			picture + para(`<w:pStyle w:val="Caption"/>`, "Figure 1: Bridge"), "![A bridge]()\n\nFigure 1: Bridge\n"},
		"a picture without a caption has its description": {picture, "![A bridge]()\n"},
		"marks go over runs that look the same": {
			`<w:p>` + bold("Pay ") + bold("by ") + `<w:r><w:t>noon</w:t></w:r></w:p>`, "**Pay by** noon\n"},
		"the sign of a note has no width": {
			`<w:p><w:r><w:t>duty</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> of care</w:t></w:r></w:p>`,
			"duty[^1] of care\n\n[^1]: The note.\n"},
		"hidden and struck-out text is left out": {
			`<w:p><w:r><w:t xml:space="preserve">Pay </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>£40</w:t></w:r><w:r><w:t xml:space="preserve"> £50</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Say it is free.</w:t></w:r></w:p>`,
			"Pay £50\n"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := read(t, "a.docx", docx(t, c.body))
			if err != nil && !errors.Is(err, extract.ErrNoText) {
				t.Fatal(err)
			}
			checkDocument(t, doc)
			checkJSON(t, doc)
			if diff := cmp.Diff(c.want, string(outputs(t, doc)["markdown"])); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDOCXHeadingsSetByHand(t *testing.T) {
	set := func(size int, text string) string {
		return fmt.Sprintf(`<w:p><w:r><w:rPr><w:b/><w:sz w:val="%d"/></w:rPr><w:t>%s</w:t></w:r></w:p>`, size, text)
	}
	text := para("", "This is the text of the policy, which goes on for a while.")
	body := set(36, "Parking policy") + text + set(28, "Who may park") + text + set(20, "Note") + text + set(28, "This is large, but a sentence.") + text
	want := "# Parking policy\n\nT\n\n## Who may park\n\nT\n\n**Note**\n\nT\n\n**This is large, but a sentence.**\n\nT\n"
	for name, c := range map[string]struct{ body, want string }{
		"larger lines are headings":       {body, want},
		"not where the file has headings": {para(`<w:pStyle w:val="H1"/>`, "Real") + set(36, "Large") + text + text + text, "# Real\n\n**Large**\n\nT\n\nT\n\nT\n"},
		"not in a file of a few lines":    {set(36, "Large") + text, "**Large**\n\nT\n"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := read(t, "a.docx", docx(t, c.body))
			if err != nil {
				t.Fatal(err)
			}
			checkDocument(t, doc)
			checkJSON(t, doc)
			got := strings.ReplaceAll(string(outputs(t, doc)["markdown"]), "This is the text of the policy, which goes on for a while.", "T")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDOCXWarningsSayWhereButNotWhat(t *testing.T) {
	body := `<w:p><w:ins w:author="A. Person"><w:r><w:t>New. </w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret name</w:t></w:r></w:p>` +
		`<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Old fee</w:t></w:r><w:r><w:t>New fee</w:t><w:commentReference w:id="1"/></w:r></w:p>`
	doc, err := read(t, "a.docx", docx(t, body))
	if err != nil {
		t.Fatal(err)
	}
	want := []extract.Warning{
		{Code: "tracked-changes", Message: "the file has tracked changes, 1 insertion and 0 deletions by 1 person, which were read as accepted; check that they are agreed"},
		{Code: "comments", Message: "comments on the text (1) were left out, at b3"},
		{Code: "hidden-text", Message: "passages that a reader does not see (1) were marked as hidden, at b2; check that they may be published"},
		{Code: "struck-out", Message: "passages that are struck out (1) were taken as withdrawn and marked as hidden, at b4"},
	}
	if diff := cmp.Diff(want, doc.Warnings); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDOCXFiles(t *testing.T) {
	for _, name := range []string{"libreoffice", "word2007"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join("testdata/docx", name)
			doc, err := extract.File(t.Context(), filepath.Join(dir, "source.docx"))
			if err != nil {
				t.Fatal(err)
			}
			checkDocument(t, doc)
			checkJSON(t, doc)
			for kind, got := range outputs(t, doc) {
				path := filepath.Join(dir, "expected."+map[string]string{"text": "txt", "markdown": "md", "json": "json"}[kind])
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
		})
	}
}

// The Word document and the PDF were made from one source, so they must read
// alike, but for the order of captions and notes.
func TestDOCXReadsAsItsPDFDoes(t *testing.T) {
	fromPDF, err := extract.File(t.Context(), sample)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"libreoffice", "word2007"} {
		fromWord, err := extract.File(t.Context(), "testdata/docx/"+name+"/source.docx")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(pieces(fromPDF), pieces(fromWord)); diff != "" {
			t.Errorf("%s (-PDF +Word):\n%s", name, diff)
		}
	}
}

// pieces are the texts of the body with the kind and level of each, and how
// often each is there.
func pieces(doc *extract.Document) map[string]int {
	out := map[string]int{}
	for b := range doc.All() {
		if b.Info().Layer != extract.Body {
			continue
		}
		switch b := b.(type) {
		case *extract.Heading:
			out[fmt.Sprintf("heading %d: %s", b.Level, b.Text)]++
		case *extract.Paragraph:
			out[b.Text]++
		case *extract.List:
			for _, item := range b.Items {
				out["label "+item.Label]++
			}
		}
	}
	return out
}

func TestDOCXErrorsAreThoseOfThePackage(t *testing.T) {
	whole := docx(t, para("", "Hello"))
	locked := []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Join(strings.Split("EncryptedPackage", ""), "\x00") + "\x00")
	for name, c := range map[string]struct {
		data []byte
		want error
		says string
	}{
		"a file protected with a password": {locked, extract.ErrPassword, "password"},
		"a file cut short":                 {whole[:len(whole)-30], extract.ErrDamaged, "cut short"},
		"a file without text":              {docx(t, "<w:p/>"), extract.ErrNoText, "no text"},
		"a broken document":                {docx(t, "<w:p></w:r>"), extract.ErrDamaged, "well formed"},
		"an RTF file":                      {[]byte(`{\rtf1 Hello}`), extract.ErrFormat, "RTF"},
		"a web archive":                    {[]byte("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>"), extract.ErrFormat, "MHTML"},
		"an OpenDocument in flat XML":      {[]byte(`<?xml version="1.0"?><office:document/>`), extract.ErrFormat, "OpenDocument"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(t, "in", c.data)
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), "extract: in: ") {
				t.Errorf("got %v, want %v that says %q", err, c.want, c.says)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := new(extract.Extractor).Extract(ctx, "a.docx", bytes.NewReader(whole), int64(len(whole))); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context gave %v", err)
	}
}

func FuzzDOCX(f *testing.F) {
	f.Add(para(`<w:pStyle w:val="H1"/>`, "Scope") + para(numbered(1, 1), "a") + para("", "(a)\tb"))
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`)
	f.Add(`<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="2"/><w:rPr><w:vanish/></w:rPr></w:r></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		data := docx(t, body)
		doc, err := new(extract.Extractor).Extract(t.Context(), "fuzz", bytes.NewReader(data), int64(len(data)))
		if doc == nil && err == nil {
			t.Fatal("neither document nor error")
		}
		if doc != nil {
			checkDocument(t, doc)
			checkJSON(t, doc)
			outputs(t, doc)
		}
	})
}

func BenchmarkDOCX(b *testing.B) {
	data, err := os.ReadFile("testdata/docx/libreoffice/source.docx")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(b, "a.docx", data); err != nil {
			b.Fatal(err)
		}
	}
}
