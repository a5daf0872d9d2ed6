package extract_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract"
)

// One source saved as Word, as OpenDocument and as OpenDocument in one XML file
// must read the same, whatever the files are called.
func TestOpenDocumentReadsAsWordDoes(t *testing.T) {
	want, err := extract.File(t.Context(), "testdata/docx/libreoffice/source.docx")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"testdata/odt/libreoffice/source.odt", "../examples/testdata/source/council-tax-support.fodt"} {
		t.Run(path, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got, err := read(t, "notice.txt", data)
			if err != nil {
				t.Fatal(err)
			}
			checkDocument(t, got)
			checkJSON(t, got)
			if diff := cmp.Diff(string(outputs(t, want)["markdown"]), string(outputs(t, got)["markdown"])); diff != "" {
				t.Errorf("(-Word +OpenDocument):\n%s", diff)
			}
			if got.Title != want.Title || got.Language != "en-GB" || len(got.Warnings) > 0 {
				t.Errorf("title %q, language %q, warnings %v", got.Title, got.Language, got.Warnings)
			}
		})
	}
}

// flatODF is an OpenDocument with this inside of its text.
func flatODF(text string) []byte {
	return []byte(`<?xml version="1.0"?><!-- made by hand --><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
		`xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
		`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">` +
		`<office:styles><style:style style:name="Caption" style:family="paragraph"/><text:list-style style:name="N">` +
		`<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>` +
		`<text:list-level-style-bullet text:level="2"/></text:list-style></office:styles>` +
		`<office:body><office:text>` + text + `</office:text></office:body></office:document>`)
}

func TestOpenDocumentBlocks(t *testing.T) {
	p := func(s string) string { return "<text:p>" + s + "</text:p>" }
	item := func(s string) string { return "<text:list-item>" + s + "</text:list-item>" }
	list := func(attrs, s string) string {
		return `<text:list text:style-name="N"` + attrs + ">" + s + "</text:list>"
	}
	for name, c := range map[string]struct{ body, want string }{
		"items nest and go on after a paragraph": {
			list("", item(p("one")+p("more")+list("", item(p("dot"))))) + p("between") + list(` text:continue-numbering="true"`, item(p("two"))),
			"1. one\n\n   more\n\n   - dot\n\nbetween\n\n2. two\n"},
		"lists that begin anew are apart": {
			list("", item(p("one"))) + list("", item(p("other"))), "1. one\n\n<!-- -->\n\n1. other\n"},
		"a caption goes with the picture in its frame": {
			p(`<draw:frame><draw:text-box><text:p text:style-name="Caption"><draw:frame><draw:image/><svg:desc>A bridge</svg:desc></draw:frame>Figure 1: Bridge</text:p></draw:text-box></draw:frame>`) + p("Text"),
			"![A bridge]()\n\nFigure 1: Bridge\n\nText\n"},
		"a note is tied to its sign": {
			p(`duty<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note> of care`),
			"duty[^1] of care\n\n[^1]: The note.\n"},
		"a link that runs a program is left out": {
			p(`<text:a xlink:href="javascript:alert(1)">here</text:a> or <text:a xlink:href="https://www.westmere.example/">there</text:a>`),
			"here or [there](https://www.westmere.example/)\n"},
		"hidden text is left out": {
			`<text:section text:display="none"><text:p>Say it is free.</text:p></text:section>` + p("Pay £50"), "Pay £50\n"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := read(t, "a.fodt", flatODF(c.body))
			if err != nil {
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

func TestOpenDocumentErrorsAndWarnings(t *testing.T) {
	_, err := read(t, "in", flatODF(""))
	if !errors.Is(err, extract.ErrNoText) {
		t.Errorf("a document without text gave %v", err)
	}
	whole := flatODF("<text:p>Kept</text:p>")
	doc, err := read(t, "in", whole[:len(whole)-40])
	if !errors.Is(err, extract.ErrDamaged) || doc == nil || !strings.HasPrefix(err.Error(), "extract: in: ") {
		t.Errorf("a document cut short gave %v, %v", doc, err)
	}
	doc, err = read(t, "in", flatODF(`<text:p>Asked<office:annotation><text:p>Secret</text:p></office:annotation></text:p><text:section text:display="none"><text:p>Secret</text:p></text:section>`))
	if err != nil {
		t.Fatal(err)
	}
	want := []extract.Warning{
		{Code: "comments", Message: "comments on the text (1) were left out, at b1"},
		{Code: "hidden-text", Message: "passages that a reader does not see (1) were marked as hidden, at b2; check that they may be published"},
	}
	if diff := cmp.Diff(want, doc.Warnings); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzOpenDocument(f *testing.F) {
	f.Add(`<text:list text:style-name="N"><text:list-item><text:h text:outline-level="3">a</text:h></text:list-item></text:list>`)
	f.Add(`<table:table><table:table-row><table:table-cell table:number-rows-spanned="3"><text:p>b</text:p></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, body string) {
		doc, err := read(t, "fuzz", flatODF(body))
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
