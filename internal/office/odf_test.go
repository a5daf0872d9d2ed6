package office_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/internal/office"
)

const (
	odfNames = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
		`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
		`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
		`xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
		`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" ` +
		`xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" ` +
		`xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" ` +
		`xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" ` +
		`xmlns:xlink="http://www.w3.org/1999/xlink" ` +
		`xmlns:math="http://www.w3.org/1998/Math/MathML" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/"`
	odfType     = "application/vnd.oasis.opendocument.text"
	odfManifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>`
)

// odfParts makes the parts of an OpenDocument from the insides of "text",
// "styles", "automatic" (styles of the text), "furniture" (styles of headers),
// "master", "meta" and "fonts".
func odfParts(in map[string]string) map[string]string {
	element := func(name, inside string) string { return "<office:" + name + ">" + inside + "</office:" + name + ">" }
	root := func(name, inside string) string {
		return "<office:" + name + " " + odfNames + ">" + inside + "</office:" + name + ">"
	}
	return map[string]string{
		"mimetype":              odfType,
		"META-INF/manifest.xml": odfManifest,
		"meta.xml":              root("document-meta", element("meta", in["meta"])),
		"styles.xml": root("document-styles", element("font-face-decls", in["fonts"])+element("styles", in["styles"])+
			element("automatic-styles", in["furniture"])+element("master-styles", in["master"])),
		"content.xml": root("document-content", element("automatic-styles", in["automatic"])+element("body", element("text", in["text"]))),
	}
}

// flatODF makes the same in one file.
func flatODF(in map[string]string) string {
	element := func(name, inside string) string { return "<office:" + name + ">" + inside + "</office:" + name + ">" }
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n<office:document " + odfNames + ` office:mimetype="` + odfType + `">` +
		element("meta", in["meta"]) + element("font-face-decls", in["fonts"]) + element("styles", in["styles"]) +
		element("automatic-styles", in["automatic"]+in["furniture"]) + element("master-styles", in["master"]) +
		element("body", element("text", in["text"])) + "</office:document>"
}

func TestReadODF(t *testing.T) {
	golden.Run(t, "testdata/odf", func(t *testing.T, c *golden.Case) {
		in := map[string]string{"text": string(c.Input(t))}
		for _, name := range []string{"styles", "automatic", "furniture", "master", "meta", "fonts"} {
			if text, ok := c.File(name); ok {
				in[name] = string(text)
			}
		}
		files := odfParts(in)
		for _, name := range []string{"Object 1/content.xml"} {
			if text, ok := c.File(name); ok {
				files[name] = string(text)
			}
		}
		doc, err := read(t, archive(t, files), office.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, "blocks", []byte(dump(doc)))
		if len(files) > len(odfParts(in)) {
			return // the flat form has no parts
		}
		flat, err := read(t, []byte(flatODF(in)), office.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, "blocks", []byte(dump(flat)))
	})
}

func TestODFErrorsSayWhatAndWhere(t *testing.T) {
	good := odfParts(map[string]string{"text": "<text:p>Hello</text:p>"})
	change := func(part, old, new string) map[string]string {
		out := map[string]string{}
		for name, text := range good {
			out[name] = text
		}
		out[part] = strings.Replace(good[part], old, new, 1)
		return out
	}
	drop := change("mimetype", "", "")
	delete(drop, "content.xml")
	locked := change("META-INF/manifest.xml", `full-path="content.xml"/>`, `full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>`)
	bomb := `<text:p>` + strings.Repeat("a", 3<<20) + `</text:p>`
	for name, c := range map[string]struct {
		parts map[string]string
		flat  string
		lim   office.Limits
		want  error
		says  string
	}{
		"a file protected with a password": {parts: locked, want: office.ErrEncrypted, says: "META-INF/manifest.xml: protected"},
		"a file without its content":       {parts: drop, want: office.ErrDamaged, says: "content.xml: damaged: the part is missing"},
		"a file that breaks off":           {parts: change("content.xml", "</text:p>", ""), want: office.ErrDamaged, says: "content.xml: damaged"},
		"a spreadsheet":                    {parts: change("mimetype", "text", "spreadsheet"), want: office.ErrFormat, says: "spreadsheet (ODS)"},
		"a flat spreadsheet":               {flat: strings.ReplaceAll(flatODF(nil), "office:text>", "office:spreadsheet>"), want: office.ErrFormat, says: "spreadsheet"},
		"XML of another kind":              {flat: "<html/>", want: office.ErrFormat, says: "no OpenDocument"},
		"a document type declaration":      {flat: "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", want: office.ErrDamaged, says: "document type"},
		"a file that unpacks to very much": {parts: change("content.xml", "<text:p>Hello</text:p>", bomb), want: office.ErrLimit, says: "content.xml"},
		"too many bytes in one XML file":   {flat: flatODF(map[string]string{"text": bomb}), lim: office.Limits{MaxBytes: 1 << 20}, want: office.ErrLimit, says: "1048576 bytes"},
		"too many cells":                   {flat: flatODF(map[string]string{"text": `<table:table><table:table-row><table:table-cell table:number-columns-repeated="900"/></table:table-row></table:table>`}), lim: office.Limits{MaxCells: 800}, want: office.ErrLimit, says: "800 table cells"},
		"XML nested too deep":              {flat: flatODF(map[string]string{"text": strings.Repeat("<text:section>", 60)}), lim: office.Limits{MaxDepth: 50}, want: office.ErrLimit, says: "50 deep"},
	} {
		t.Run(name, func(t *testing.T) {
			data := []byte(c.flat)
			if c.parts != nil {
				data = archive(t, c.parts)
			}
			_, err := read(t, data, c.lim)
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %v that says %q", err, c.want, c.says)
			}
			if strings.Contains(err.Error(), "Hello") {
				t.Errorf("the error quotes the text: %v", err)
			}
		})
	}
	t.Run("a file cut short keeps what came before", func(t *testing.T) {
		whole := flatODF(map[string]string{"text": "<text:p>Kept</text:p><text:p>Cut off</text:p>"})
		doc, err := read(t, []byte(whole[:strings.LastIndex(whole, "off</text:p>")]), office.Limits{})
		if doc == nil || len(doc.Body) != 2 || !errors.Is(err, office.ErrDamaged) {
			t.Errorf("got %v, %v", doc, err)
		}
	})
}

// FuzzODF reads any inside of a text in a file that is otherwise right.
func FuzzODF(f *testing.F) {
	styles := map[string]string{}
	for _, a := range archives(f, "testdata/odf/*.txtar") {
		text, automatic := "", ""
		for _, file := range a.Files {
			switch file.Name {
			case "input":
				text = string(file.Data)
			case "automatic":
				automatic = string(file.Data)
			case "styles":
				styles["styles"] += string(file.Data)
			}
		}
		f.Add(text, automatic)
	}
	f.Fuzz(func(t *testing.T, text, automatic string) {
		in := map[string]string{"text": text, "styles": styles["styles"], "automatic": automatic}
		doc, err := read(t, []byte(flatODF(in)), office.Limits{MaxBytes: 4 << 20, MaxElements: 50_000, MaxCells: 10_000})
		if doc == nil && err == nil {
			t.Fatal("neither document nor error")
		}
		if doc != nil {
			dump(doc)
		}
	})
}
