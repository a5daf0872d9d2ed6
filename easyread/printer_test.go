package easyread_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/picture"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/markdown"
)

// attacks are texts that become script, markup or links where a printer forgets
// to escape. They are of the kinds that public lists of such texts have.
var attacks = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`' onmouseover='alert(1)`,
	`</style><script>alert(1)</script>`,
	`</title><svg onload=alert(1)>`,
	`<a href="javascript:alert(1)">x</a>`,
	`[x](javascript:alert(1))`,
	`![x](https://evil.example/x.png)`,
	`<https://evil.example>`,
	`&lt;script&gt;&#60;script&#62;`,
	"\x00<script\x00>alert(1)</script>",
	"\u202egpj.exe",
	"-->\n<script>",
	"`code` **bold** # head",
	"1. item\n- item\n> quote",
	"<iframe srcdoc='<script>alert(1)</script>'>",
	"{{constructor.constructor('alert(1)')()}}",
	"\xff\xfe<b>",
	"]]><!--",
	"\x1b[31mred",
	`<svg><animate onbegin=alert(1) attributeName=x dur=1s>`,
	`<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
	`<style>@import 'https://evil.example/x.css';</style>`,
	`<meta http-equiv="refresh" content="0;url=https://evil.example">`,
	`<base href="https://evil.example/">`,
	`<link rel=stylesheet href=https://evil.example/x.css>`,
	`<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">`,
	`<form action=javascript:alert(1)><input type=submit>`,
	`<template><script>alert(1)</script></template>`,
	`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
	`<details open ontoggle=alert(1)>`,
	`data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+`,
	`\"><w:instrText>DDEAUTO c:\\x</w:instrText>`,
	`) >> /OpenAction << /S /JavaScript /JS (app.alert(1)) >>`,
	`expression(alert(1)) url(javascript:alert(1))`,
	`} body { background: url(https://evil.example/x) } {`,
	`red; background-image: url("https://evil.example/x")`,
	"<!--><script>alert(1)</script>",
	"<![CDATA[<script>alert(1)</script>]]>",
	"<?xml-stylesheet href='https://evil.example/x'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
	"<plaintext><xmp><textarea><title>",
	"<img src=https://evil.example/x.png srcset='https://evil.example/y.png 2x'>",
	"![x][1]\n\n[1]: https://evil.example/x.png",
	"[x]: javascript:alert(1)\n[x]",
	"www.evil.example/<script>",
	"| a | b |\n| - | - |\n| <b> | c |",
	"    code\n\tcode\n~~~\ncode\n***\n===",
	"\u2066a\u2069\u061c\u200f\u200e\u202a\u202d",
	"\u0085\u009b31m\u0080",
	"a\U000e0041\U000e0042\ufeff\ufff9b\ufffb",
	"\ufffe\uffff\x0b\x0c\x1f\x7f",
	"=cmd|'/c calc'!A1",
	`</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDEPICTURE "https://evil.example/x"</w:instrText></w:r>`,
	`"/><Relationship Id="x" Type="y" Target="https://evil.example/x" TargetMode="External"/>`,
	`</dc:title><pdfaSchema:x/>`,
	`%PDF-1.7 endobj xref trailer <</Root 1 0 R>> startxref 0 %%EOF`,
	strings.Repeat("<b>", 3000),
	strings.Repeat("W", 3000),
}

var targets = []string{
	"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>",
	"vbscript:x", "data:image/svg+xml,<svg onload=alert(1)>", "javascript&colon;alert(1)", "view-source:https://evil.example", "blob:https://evil.example/x", "about:blank", "ms-word:ofe|u|https://evil.example", "//evil.example", "/local", "https://good.example@evil.example/", "file:///etc/passwd", "http://", "\x01javascript:x",
	"JAVASCRIPT\t:alert(1)", "jav&#x09;ascript:alert(1)", "javascript:https://good.example/", "feed:javascript:alert(1)", "ftp://evil.example/x", "smb://evil.example/x", `\\\\evil.example\x`, "ms-msdt:/id", "search-ms:query=x", "mailto:", "tel:", "#s0", "#javascript:alert(1)", "?x", "https:/\\evil.example", "https:evil.example", "https://\u202egood.example", "https://user:pass@evil.example/", "intent://evil.example#Intent;end", "cid:x", "jar:https://evil.example!/x", "wyciwyg://x",
}

// hostile returns a document in which every text is s.
func hostile(s, target string) *easyread.Document {
	st := func(k easyread.Kind) easyread.Statement {
		return easyread.Statement{
			Text: s, Kind: k, Label: s, Page: 1,
			Marks:  []extract.Mark{{Span: extract.Span{End: len(s)}, Kind: extract.Link, Target: target}, {Span: extract.Span{Start: 5, End: 99999}, Kind: extract.Bold}, {Span: extract.Span{Start: -4, End: 2}}},
			Source: []extract.Ref{{Block: s, Span: extract.Span{Start: 1, End: 2}}},
		}
	}
	return &easyread.Document{
		Title: st(easyread.Prose), Language: s, Publisher: s, Date: s, Tested: s,
		Sections: []easyread.Section{{
			Heading: st(easyread.Prose), Level: 7,
			Rows: []easyread.Row{{
				Picture:    "p",
				Statements: []easyread.Statement{st(easyread.Prose), st(easyread.Item), st(easyread.Step), st(easyread.Contact), st(easyread.Explanation)},
				Table:      &easyread.Table{Header: []easyread.Statement{st(easyread.Prose)}, Rows: [][]easyread.Statement{{st(easyread.Prose)}}},
			}},
		}},
		Words:    []easyread.HardWord{{Term: s, Plain: s, At: s}},
		Pictures: []picture.Picture{{ID: "p", Alt: s, SVG: s, Credit: s}},
		LeftOut:  []easyread.LeftOut{{Text: s}},
		Findings: []rules.Finding{{Rule: s, Message: s, At: extract.Ref{Block: s}}, {Rule: s, Message: s, Severity: rules.Review, At: extract.Ref{Block: "s1.r1.2", Span: extract.Span{Start: -9, End: 9999}}}},
		Warnings: []extract.Warning{{Code: s, Message: s}},
	}
}

// allowed are the elements of a page, and the attributes that they may have.
var allowed = map[string]string{
	"html": "lang", "head": "", "meta": "charset name content http-equiv", "title": "", "style": "", "body": "",
	"a": "class href", "header": "", "main": "id tabindex", "footer": "", "section": "class aria-labelledby", "aside": "class role id",
	"h1": "data-source", "h2": "id data-source aria-describedby", "h3": "id data-source aria-describedby", "p": "id class data-source aria-describedby",
	"div": "class role aria-label tabindex", "img": "alt width height src", "ul": "", "ol": "", "li": "id data-source aria-describedby",
	"span": "class hidden", "strong": "", "br": "", "input": "type id", "label": "for", "table": "style", "colgroup": "", "col": "style", "thead": "", "tbody": "", "tr": "",
	"th": "scope id data-source aria-describedby", "td": "id data-source aria-describedby", "dl": "", "dt": "", "dd": "",
}

// checkHTML checks that a page has only what we put there.
func checkHTML(t *testing.T, page []byte) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	ids := make(map[string]bool)
	level := 0
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("a comment: %q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		attributes, ok := allowed[n.Data]
		if !ok {
			t.Errorf("element %q", n.Data)
		}
		alt := false
		for _, a := range n.Attr {
			if !strings.Contains(" "+attributes+" ", " "+a.Key+" ") {
				t.Errorf("element %q has attribute %q", n.Data, a.Key)
			}
			switch a.Key {
			case "style":
				if !regexp.MustCompile(`^(--cell: [0-9.]+pt|width: [0-9.]+%)$`).MatchString(a.Val) {
					t.Errorf("style %q", a.Val)
				}
			case "href":
				if !regexp.MustCompile(`^(#|https?://[^@]+$|mailto:|tel:)`).MatchString(a.Val) {
					t.Errorf("link to %q", a.Val)
				}
			case "src":
				if !strings.HasPrefix(a.Val, "data:image/svg+xml;base64,") {
					t.Errorf("source %q", a.Val)
				}
			case "id":
				if ids[a.Val] {
					t.Errorf("id %q is there twice", a.Val)
				}
				ids[a.Val] = true
			case "alt":
				alt = true
			}
		}
		if n.Data == "img" && !alt {
			t.Error("a picture without alt text")
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			if l := int(n.Data[1] - '0'); l > level+1 {
				t.Errorf("heading of level %d after %d", l, level)
			} else {
				level = l
			}
		}
	}
}

// together returns one document with the sections, words, pictures and notes of
// several: pages take their time to draw, whatever is on them.
func together(docs ...*easyread.Document) *easyread.Document {
	all := new(easyread.Document)
	for i, d := range docs {
		for _, s := range d.Sections {
			rows := slices.Clone(s.Rows)
			for k := range rows {
				rows[k].Picture += fmt.Sprint(i)
			}
			s.Rows = rows
			all.Sections = append(all.Sections, s)
		}
		for _, p := range d.Pictures {
			p.ID += fmt.Sprint(i)
			all.Pictures = append(all.Pictures, p)
		}
		all.Words = append(all.Words, d.Words...)
		all.LeftOut = append(all.LeftOut, d.LeftOut...)
		all.Findings = append(all.Findings, d.Findings...)
		all.Warnings = append(all.Warnings, d.Warnings...)
	}
	return all
}

// faces returns a document with nothing but what the front page and the properties
// of the file say.
func faces(d *easyread.Document) *easyread.Document {
	return &easyread.Document{Title: d.Title, Language: d.Language, Publisher: d.Publisher, Date: d.Date, Tested: d.Tested}
}

func TestHostileTextStaysText(t *testing.T) {
	t.Parallel()
	p := &easyread.Printer{Review: true}
	var all []*easyread.Document
	for i, attack := range attacks {
		d := hostile(attack, targets[i%len(targets)])
		all = append(all, d)
		t.Run(fmt.Sprintf("attack %d", i), func(t *testing.T) {
			var page, md, txt, js bytes.Buffer
			if err := errors.Join(p.HTML(&page, d), p.Markdown(&md, d), p.Text(&txt, d), p.JSON(&js, d)); err != nil {
				t.Fatal(err)
			}
			checkHTML(t, page.Bytes())
			checkMarkdown(t, md.Bytes())
			for _, r := range txt.String() {
				if r < ' ' && r != '\n' || misleads(r) {
					t.Fatalf("control character %U in the text", r)
				}
			}
			if bytes.Contains(js.Bytes(), []byte("<")) {
				t.Error("JSON has a bare <")
			}
			var word, pdf bytes.Buffer
			if err := errors.Join(p.DOCX(&word, faces(d)), p.PDF(&pdf, faces(d))); err != nil {
				t.Fatal(err)
			}
			checkDOCX(t, word.Bytes())
			checkPDF(t, pdf.Bytes())
		})
	}
	t.Run("all on one page", func(t *testing.T) {
		var page, word, pdf bytes.Buffer
		d := together(all...)
		if err := errors.Join(p.HTML(&page, d), p.DOCX(&word, d), p.PDF(&pdf, d)); err != nil {
			t.Fatal(err)
		}
		checkHTML(t, page.Bytes())
		checkDOCX(t, word.Bytes())
		checkPDF(t, pdf.Bytes())
	})
}

// misleads reports whether a character is not seen, and changes what is.
func misleads(r rune) bool {
	return r >= 0x80 && r < 0xA0 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF || r >= 0xE0000 && r <= 0xE007F
}

func TestUnsafeLinksAreDropped(t *testing.T) {
	t.Parallel()
	p := new(easyread.Printer)
	var all []*easyread.Document
	for _, target := range targets {
		d := hostile("read this", target)
		all = append(all, d)
		t.Run(target, func(t *testing.T) {
			var page, md bytes.Buffer
			if err := errors.Join(p.HTML(&page, d), p.Markdown(&md, d)); err != nil {
				t.Fatal(err)
			}
			checkHTML(t, page.Bytes())
			if strings.Contains(page.String(), "<a href=\"h") || strings.Contains(md.String(), "](") {
				t.Errorf("%q became a link", target)
			}
		})
	}
	t.Run("in Word and PDF", func(t *testing.T) {
		var word, pdf bytes.Buffer
		d := together(all...)
		if err := errors.Join(p.DOCX(&word, d), p.PDF(&pdf, d)); err != nil {
			t.Fatal(err)
		}
		if n := checkDOCX(t, word.Bytes()); n > 0 {
			t.Errorf("the Word file has %d links", n)
		}
		if n := checkPDF(t, pdf.Bytes()); n > 0 {
			t.Errorf("the PDF has %d links", n)
		}
	})
	t.Run("a safe one stays", func(t *testing.T) {
		var page bytes.Buffer
		if err := p.HTML(&page, hostile("read this", "https://www.dixley.gov.uk/a?b=c&d=<e>")); err != nil {
			t.Fatal(err)
		}
		if want := `<a href="https://www.dixley.gov.uk/a?b=c&amp;d=`; !strings.Contains(page.String(), want) {
			t.Errorf("it is not there: %s", want)
		}
	})
}

// checkMarkdown checks that Markdown has no raw HTML, no picture and no link but
// those we allow.
func checkMarkdown(t *testing.T, text []byte) {
	t.Helper()
	var walk func(n *markdown.Node)
	walk = func(n *markdown.Node) {
		switch n.Kind {
		case markdown.HTML:
			if n.Text != "<!-- -->" { // parts two lists
				t.Errorf("raw HTML: %q", n.Text)
			}
		case markdown.Image, markdown.CodeBlock, markdown.Quote, markdown.Code, markdown.Emphasis:
			t.Errorf("kind %d: %q", n.Kind, n.Text)
		case markdown.Link:
			if !extract.SafeURL(n.URL) {
				t.Errorf("link to %q", n.URL)
			}
		}
		for _, kid := range n.Kids {
			walk(kid)
		}
	}
	walk(markdown.Parse(text))
}

func TestPagesOfRealDocuments(t *testing.T) {
	d := convert(t, easyread.Converter{}, notice)
	for _, size := range []int{0, 14, 24} {
		var page bytes.Buffer
		if err := (&easyread.Printer{PointSize: size, Review: size == 24}).HTML(&page, d); err != nil {
			t.Fatal(err)
		}
		checkHTML(t, page.Bytes())
		for _, want := range []string{`lang="en-GB"`, "<title>Rubbish collections – Easy Read</title>", `data-source="`, `href="tel:01632960001"`, `href="mailto:bins@dixley.gov.uk"`} {
			if !strings.Contains(page.String(), want) {
				t.Errorf("no %s", want)
			}
		}
	}
	var page bytes.Buffer
	if err := new(easyread.Printer).HTML(&page, d); err != nil {
		t.Fatal(err)
	}
	if want := `<a href="#s2">What you must do</a>`; !strings.Contains(page.String(), want) {
		t.Errorf("the list of contents has no %s", want)
	}
	small := &easyread.Printer{PointSize: 9}
	for name, err := range map[string]error{"html": small.HTML(new(bytes.Buffer), d), "docx": small.DOCX(new(bytes.Buffer), d), "pdf": small.PDF(new(bytes.Buffer), d)} {
		if !errors.Is(err, easyread.ErrOption) {
			t.Errorf("%s: error %v for 9 points", name, err)
		}
	}
}

// A full writer takes no more than n bytes.
type full int

func (f *full) Write(p []byte) (int, error) {
	if *f -= full(len(p)); *f < 0 {
		return 0, os.ErrClosed
	}
	return len(p), nil
}

func TestPrintersReportWriteErrors(t *testing.T) {
	d := convert(t, easyread.Converter{}, notice)
	p := new(easyread.Printer)
	for name, err := range map[string]error{
		"html": p.HTML(new(full), d), "docx": p.DOCX(new(full), d), "pdf": p.PDF(new(full), d), "markdown": p.Markdown(new(full), d), "text": p.Text(new(full), d), "json": p.JSON(new(full), d),
	} {
		if !errors.Is(err, os.ErrClosed) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestMarkdownReadsBack(t *testing.T) {
	d := convert(t, easyread.Converter{}, notice)
	var md bytes.Buffer
	if err := new(easyread.Printer).Markdown(&md, d); err != nil {
		t.Fatal(err)
	}
	back := parse(t, md.String())
	var got []string
	for b := range back.All() {
		switch b := b.(type) {
		case *extract.Heading:
			got = append(got, b.Text)
		case *extract.Paragraph:
			got = append(got, b.Text)
		}
	}
	all := "\n" + strings.Join(got, "\n") + "\n"
	for at, s := range d.All() {
		if !strings.Contains(all, "\n"+s.Text+"\n") {
			t.Errorf("%s: %q is not in the Markdown", at, s.Text)
		}
	}
}

func TestJSONReadsBack(t *testing.T) {
	d := hostile("a <b> & c", "https://a.example/")
	d.Sections[0].Rows[0].Statements[0].Marks = d.Sections[0].Rows[0].Statements[0].Marks[:1]
	for _, s := range d.All() {
		s.Marks = s.Marks[:1]
		s.Facts = &easyread.Facts{Kept: []string{"£5"}, Reworded: []string{"2"}}
	}
	d.Length = easyread.Summary
	d.Sections[0].Kind = easyread.Contacts
	d.LeftOut[0].Reason = easyread.Detail
	var b bytes.Buffer
	if err := new(easyread.Printer).JSON(&b, d); err != nil {
		t.Fatal(err)
	}
	var again easyread.Document
	if err := json.Unmarshal(b.Bytes(), &again); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d, &again); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, bad := range []string{`{"length":"huge"}`, `{"sections":[{"kind":"x"}]}`, `{"title":{"text":"a","marks":[{"start":0,"end":9,"kind":"bold"}]}}`, `{"title":{"marks":[{"kind":"x"}]}}`} {
		if err := json.Unmarshal([]byte(bad), new(easyread.Document)); err == nil {
			t.Errorf("%s was read", bad)
		}
	}
}

func TestEmptyDocumentsPrint(t *testing.T) {
	// The zero document prints in every form.
	p := &easyread.Printer{Review: true}
	for name, err := range map[string]error{
		"html": p.HTML(new(bytes.Buffer), new(easyread.Document)), "docx": p.DOCX(new(bytes.Buffer), new(easyread.Document)), "pdf": p.PDF(new(bytes.Buffer), new(easyread.Document)), "markdown": p.Markdown(new(bytes.Buffer), new(easyread.Document)),
		"text": p.Text(new(bytes.Buffer), new(easyread.Document)), "json": p.JSON(new(bytes.Buffer), new(easyread.Document)),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for i, a := range attacks {
		f.Add(a, targets[i%len(targets)])
	}
	f.Fuzz(func(t *testing.T, text, target string) {
		var page, md bytes.Buffer
		d := hostile(text, target)
		if err := errors.Join(new(easyread.Printer).HTML(&page, d), new(easyread.Printer).Markdown(&md, d)); err != nil {
			t.Fatal(err)
		}
		checkHTML(t, page.Bytes())
		checkMarkdown(t, md.Bytes())
	})
}

func FuzzDocumentJSON(f *testing.F) {
	f.Add([]byte(`{"title":{"text":"A <b>","kind":"prose","marks":[{"start":0,"end":1,"kind":"link","target":"#s1"}]},"length":"summary","sections":[{"level":-3,"kind":"about","rows":[{"picture":"x","statements":[{"text":"b","kind":"step"}],"table":{"rows":[[],[{"text":""}]]}}]}],"pictures":[{"id":"x","svg":"<svg/>"}]}`))
	f.Add([]byte(`{"sections":[{"rows":[{"table":{"header":[{"text":"a"}]}}]}],"leftOut":[{"reason":"hidden"}],"findings":[{"severity":"error"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d easyread.Document
		if err := json.Unmarshal(data, &d); err != nil {
			return
		}
		p := &easyread.Printer{Review: true}
		var page, md, text, again bytes.Buffer
		if err := errors.Join(p.HTML(&page, &d), p.Markdown(&md, &d), p.Text(&text, &d), p.JSON(&again, &d)); err != nil {
			t.Fatal(err)
		}
		checkHTML(t, page.Bytes())
		checkMarkdown(t, md.Bytes())
		var same easyread.Document
		if err := json.Unmarshal(again.Bytes(), &same); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkPrinterHTML(b *testing.B) {
	d := convert(b, easyread.Converter{}, notice)
	var page bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		page.Reset()
		if err := new(easyread.Printer).HTML(&page, d); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(page.Len()))
	}
}
