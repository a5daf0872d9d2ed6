package extract_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/golden"
)

func TestHTML(t *testing.T) {
	golden.Run(t, "testdata/html", func(t *testing.T, c *golden.Case) {
		doc, err := read(t, c.Name+".html", c.Input(t))
		if err != nil {
			t.Fatal(err)
		}
		checkDocument(t, doc)
		checkJSON(t, doc)
		out := outputs(t, doc)
		c.Check(t, "markdown", out["markdown"])
		c.Check(t, "text", out["text"])
		c.Check(t, "json", out["json"])
	})
}

// word is a list item as Word saves it in a page.
func word(level int, sign, text string) string {
	return fmt.Sprintf(`<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level%d lfo1'><![if !supportLists]>`+
		`<span style='mso-list:Ignore'>%s<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>%s</p>`, level, sign, text)
}

func TestHTMLBlocks(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"text outside main is furniture": {
			`<nav>Menu</nav><p>Banner</p><main><p>Text</p></main><p>Feedback</p>`, "Text\n"},
		"a main without text is not believed": {
			`<p>Text</p><div role="main"> </div>`, "Text\n"},
		"the one h1 is kept where it stands above main": {
			`<header><h1>Bins</h1><p>Search</p></header><main><p>Text</p></main>`, "# Bins\n\nText\n"},
		"without main the page's header and footer are furniture": {
			`<header>Logo</header><article><header><h1>Bins</h1></header><p>Text</p></article><footer>Foot</footer>`, "# Bins\n\nText\n"},
		"asides and controls are furniture": {
			`<aside>Related</aside><p>Text</p><button>Go</button><select><option>One</select><div role="search">Find</div>`, "Text\n"},
		"hidden text in its many forms is left out": {
			`<p>Seen<span hidden>a</span><span style="color:red; DISPLAY : none">b</span><span style="visibility:hidden">c</span>` +
				`<span aria-hidden="true">d</span><span style="opacity:0">e</span><span style="font-size:0px">f</span></p><dialog>g</dialog>`, "Seen\n"},
		"what only looks like hiding is seen": {
			`<p style="opacity:0.5; font-size:0.8em; display:block">Seen <span hidden="until-found">on a click</span></p>`, "Seen on a click\n"},
		"a page that waits for a script is seen": {
			`<body style="opacity:0" aria-hidden="true"><p>Seen</p>`, "Seen\n"},
		"a heading by role has its level": {`<div role="heading" aria-level="3">Fees</div><p>x</p>`, "### Fees\n\nx\n"},
		"a heading in a link keeps the link": {
			`<a href="https://a.example/"><h2>Bins</h2><p>When</p></a>`, "## [Bins](https://a.example/)\n\n[When](https://a.example/)\n"},
		"relative links and scripts are no links": {
			`<p><a href="a.htm">one</a> <a href="javascript:go()">two</a> <a href="#x">three</a> <a href="tel:01632960450">four</a></p>`,
			"one two three [four](tel:01632960450)\n"},
		"items take their numbers": {
			`<ol start="3"><li>three<li value="7">seven<li>eight</ol><ol type="i"><li>one<li type="A">B</ol>`,
			"- 3\\. three\n- 7\\. seven\n- 8\\. eight\n\n<!-- -->\n\n- i. one\n- B. B\n"},
		"letters go on after z": {
			`<ol type="a" start="27"><li>x<li>y</ol>`, "- aa. x\n- ab. y\n"},
		"a list directly inside a list belongs to the item above": {
			`<ul><li>one</li><ul><li>two</li></ul></ul>`, "- one\n  - two\n"},
		"a table that lays out the page is no table": {
			`<table role="presentation"><tr><td>one</td><td>two</td></tr></table>`, "one\n\ntwo\n"},
		"a first row in bold names the columns": {
			`<table><tr><td><b>a</b><td><b>b</b><tr><td>1<td>2</table>`, "| a | b |\n| --- | --- |\n| 1 | 2 |\n"},
		"the caption of a figure may be that of a table": {
			`<figure><table><tr><th>a<th>b</table><figcaption>Fees</figcaption></figure>`, "Fees\n\n| a | b |\n| --- | --- |\n"},
		"a figure of several pictures keeps its caption as text": {
			`<figure><img alt="a"><img alt="b"><figcaption>Both</figcaption></figure>`, "![a]()\n\n![b]()\n\nBoth\n"},
		"pictures that count visitors are dropped": {`<p>x<img alt="y" width="1" height="1"></p>`, "x\n"},
		"figures that are raised stay apart":       {`<p>10<sup>6</sup> and 1<sup>st</sup> and H<sub>2</sub>O</p>`, "10⁶ and 1st and H2O\n"},
		"struck-out text is left out":              {`<p>Pay <s>£40</s> £50</p>`, "Pay £50\n"},
		"quotation marks are those of a browser":   {`<p>He said <q>no</q>.</p>`, "He said “no”.\n"},
		"scripts, styles and comments are nothing": {`<p>x</p><script>y</script><style>z</style><!-- c --><noscript>n</noscript><template>t</template>`, "x\n"},
		"a link to a list further down is no note": {`<p>See <a href="#two">2</a>.</p><ol><li>one<li id="two">two</ol>`, "See 2.\n\n1. one\n2. two\n"},
		"notes are tied to their signs": {
			`<p>duty<sup><a href="#n1">1</a></sup> of care<sup><a href="#n1">1</a></sup></p><ol><li id="n1">1. The Act <a href="#r1">↩</a></ol>`,
			"duty[^1] of care[^1]\n\n[^1]: The Act\n"},
		"notes as LibreOffice writes them": {
			`<div title="header"><p>Head</p></div><p>duty<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>` +
				`<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>The Act.</p></div>`,
			"duty[^1]\n\n[^1]: The Act.\n"},
		"lists as Word writes them": {
			`<p class=MsoTitle>T</p>` + word(1, "1.", "one") + word(2, "o", "inner") + word(1, "2.", "two") + `<p>x</p>` + word(1, "·", "dot"),
			"# T\n\n1. one\n   - inner\n2. two\n\nx\n\n- dot\n"},
		"terms are in bold": {`<dl><div><dt>Email<dd>a@b.example</div></dl>`, "- **Email**\n\n  a@b.example\n"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := read(t, "a.html", []byte("<!DOCTYPE html><title>T</title>"+c.in))
			if err != nil {
				t.Fatal(err)
			}
			checkDocument(t, doc)
			if diff := cmp.Diff(c.want, string(outputs(t, doc)["markdown"])); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSpacesCountInPre(t *testing.T) {
	doc, err := read(t, "a.html", []byte("<html><pre>\na<b>b</b> <i>c</i>  d\n\te\n</pre>"))
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, doc)
	if got, want := extract.PlainText(doc.Blocks[0]), "ab c  d\n    e"; got != want {
		t.Errorf("read %q, want %q", got, want)
	}
}

func TestHTMLIsToldByContent(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		html bool
	}{
		"a page":                        {"<!DOCTYPE html><p>x", true},
		"a page after a comment":        {"\ufeff <!-- saved from url=(0014)about:internet -->\n<html><p>x", true},
		"XHTML":                         {`<?xml version="1.0"?><!DOCTYPE html PUBLIC "a" "b"><html xmlns="c"><p>x</html>`, true},
		"a fragment":                    {"<div><p>x</p></div>", true},
		"Markdown that begins with tag": {"<div align=center>\n\n# x\n\n</div>\n\n# Title\n", false},
		"text that speaks of tags":      {"The <html> tag begins a page.", false},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := read(t, "a", []byte(c.in))
			if err != nil && !errors.Is(err, extract.ErrNoText) {
				t.Fatal(err)
			}
			isHTML := len(doc.Blocks) == 1 && extract.PlainText(doc.Blocks[0]) == "x"
			if isHTML != c.html {
				t.Errorf("read as HTML: %v", isHTML)
			}
		})
	}
}

func TestHTMLEncodings(t *testing.T) {
	long := strings.Repeat(" ", 2000)
	for name, c := range map[string]struct {
		in      string
		warning bool
	}{
		"UTF-8 that says so":                    {"<html><meta charset=utf-8><p>Pay £5 – now", false},
		"UTF-8 that says nothing":               {"<html>" + long + "<p>Pay £5 – now", false},
		"UTF-8 that says something else":        {"<html><meta charset=iso-8859-1><p>Pay £5 – now", false},
		"UTF-8 with a mark":                     {"\xef\xbb\xbf<html><p>Pay £5 – now", false},
		"Windows-1252 that says so":             {"<html><meta charset=windows-1252><p>Pay \xa35 \x96 now", false},
		"Latin 1, which is read as browsers do": {`<html><meta http-equiv=content-type content="text/html; charset=ISO-8859-1"><p>Pay ` + "\xa35 \x96 now", false},
		"Windows-1252 that says nothing":        {"<html><p>Pay \xa35 \x96 now", true},
		"Windows-1252 that says UTF-8":          {"<html><meta charset=utf-8><p>Pay \xa35 \x96 now", true},
		"UTF-16":                                {"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00<\x00p\x00>\x00P\x00a\x00y\x00 \x00\xa3\x005\x00 \x00\x13\x20 \x00n\x00o\x00w\x00", false},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := read(t, "a.html", []byte(c.in))
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

func TestHTMLIsBounded(t *testing.T) {
	deep := "<html>" + strings.Repeat("<div>", 5000) + "x"
	if _, err := read(t, "a.html", []byte(deep)); !errors.Is(err, extract.ErrLimit) {
		t.Errorf("deep nesting gave %v", err)
	}
	// Without a bound the grid of this table would have 100 million places.
	wide := "<html><table>" + strings.Repeat(`<tr><td rowspan=65534 colspan=1000>x</td></tr>`, 1000)
	doc, err := read(t, "a.html", []byte(wide))
	if err != nil {
		t.Fatal(err)
	}
	covered := 0
	for _, row := range doc.Blocks[0].(*extract.Table).Rows {
		for _, cell := range row.Cells {
			covered += max(cell.RowSpan, 1) * max(cell.ColSpan, 1)
		}
	}
	if covered > 1_002_000 {
		t.Errorf("cells cover %d places", covered)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	page := strings.NewReader("<html><p>x")
	if _, err := new(extract.Extractor).Extract(ctx, "a.html", page, page.Size()); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context gave %v", err)
	}
	if _, err := read(t, "a.html", []byte("<html><script>x</script>")); !errors.Is(err, extract.ErrNoText) {
		t.Errorf("a page without text gave %v", err)
	}
}

func FuzzHTML(f *testing.F) {
	for _, name := range []string{"govuk-page", "old-page", "saved-from-word"} {
		f.Add(pageOf(f, name))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		doc, err := read(t, "fuzz", append([]byte("<!DOCTYPE html>"), in...))
		if doc == nil && err == nil {
			t.Fatal("neither document nor error")
		}
		if doc != nil {
			checkDocument(t, doc)
			outputs(t, doc)
		}
	})
}

// pageOf is the input of a golden case.
func pageOf(t testing.TB, name string) []byte {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/html/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range archive.Files {
		if file.Name == "input" {
			return file.Data
		}
	}
	t.Fatalf("%s has no input", name)
	return nil
}

func BenchmarkHTML(b *testing.B) {
	page := pageOf(b, "govuk-page")
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(b, "a.html", page); err != nil {
			b.Fatal(err)
		}
	}
}
