package rules_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
)

// measured returns how a file looks.
func measured(t *testing.T, name string, file []byte) *rules.Layout {
	t.Helper()
	r := bytes.NewReader(file)
	d, err := new(extract.Extractor).Extract(t.Context(), name, r, r.Size())
	if err != nil {
		t.Fatal(err)
	}
	l, err := rules.Measure(t.Context(), d, r, r.Size())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// page returns a PDF of one A4 page with this content, in Helvetica as F1 and Times as
// F2.
func page(content ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n")
	kids := make([]string, len(content))
	for i, c := range content {
		kids[i] = fmt.Sprintf("%d 0 R", 10+2*i)
		fmt.Fprintf(&b, "%d 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>> endobj\n", 10+2*i, 11+2*i)
		fmt.Fprintf(&b, "%d 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", 11+2*i, len(c), c)
	}
	fmt.Fprintf(&b, "2 0 obj <</Type/Pages/Count %d/Kids[%s]>> endobj\n", len(content), strings.Join(kids, " "))
	b.WriteString("3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj\n")
	b.WriteString("4 0 obj <</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>> endobj\ntrailer <</Root 1 0 R>>\n")
	return []byte(b.String())
}

// lines returns the content of a paragraph of lines from a place on the page down.
func lines(font string, size, x, y, pitch float64, text ...string) string {
	var b strings.Builder
	for i, line := range text {
		fmt.Fprintf(&b, "BT /%s %g Tf %g %g Td (%s) Tj ET\n", font, size, x, y-float64(i)*pitch, line)
	}
	return b.String()
}

var prose = []string{
	"The council will collect your bins on Monday each week from the end of",
	"your road, and you must put them out before seven in the morning so that",
	"the lorry does not miss them. Please tell us if you need help with this,",
	"for we have a team that can",
}

func TestMeasurePDF(t *testing.T) {
	small := lines("F1", 10, 72, 700, 12, prose...) + lines("F1", 10, 72, 600, 12, prose...)
	roman := lines("F2", 16, 72, 700, 24, prose...)
	tests := []struct {
		name string
		file []byte
		want rules.Layout
	}{
		{"small letters and tight lines", page(small), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 10, Font: rules.Yes, LeftAligned: rules.Yes, LineSpacing: 1.2, MarginMillimetres: 25, Columns: 1, LineLength: 72, Contrast: 21}},
		{"letters with serifs", page(roman), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 16, Font: rules.No, LeftAligned: rules.Yes, LineSpacing: 1.5, MarginMillimetres: 18, Columns: 1, LineLength: 72, Contrast: 21}},
		{"pale letters", page("0.7 g\n" + small), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 10, Font: rules.Yes, LeftAligned: rules.Yes, LineSpacing: 1.2, MarginMillimetres: 25, Columns: 1, LineLength: 72, Contrast: 2}},
		{"pages without numbers", page(small, small, small), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 10, Font: rules.Yes, LeftAligned: rules.Yes, LineSpacing: 1.2, MarginMillimetres: 25, Columns: 1, LineLength: 72, Contrast: 21, RowsWhole: rules.Yes, PageNumbers: rules.No}},
		{"pages with numbers", page(small+lines("F1", 10, 290, 30, 12, "5"), small+lines("F1", 10, 290, 30, 12, "6"), small+lines("F1", 10, 290, 30, 12, "7")), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 10, Font: rules.Yes, LeftAligned: rules.Yes, LineSpacing: 1.2, MarginMillimetres: 25, Columns: 1, LineLength: 72, Contrast: 21, RowsWhole: rules.Yes, PageNumbers: rules.Yes}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := measured(t, "a.pdf", test.file)
			got.Contrast = float64(int(got.Contrast*10)) / 10
			if diff := cmp.Diff(&test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// placed returns a paragraph whose lines stand on page 1 in these boxes.
func placed(text string, boxes ...extract.Box) *extract.Paragraph {
	p := paragraph("p", text)
	size := len(text) / len(boxes)
	for i, b := range boxes {
		// The lines have more and fewer letters, as those of real text.
		p.Prov = append(p.Prov, extract.Provenance{Page: 1, Box: b, Span: extract.Span{Start: i * size, End: (i+1)*size - 5*(i%2)}})
	}
	return p
}

func TestMeasurePlacesOnPages(t *testing.T) {
	words := strings.Repeat("word ", 60)
	at := func(x0, y0, x1 float64) extract.Box { return extract.Box{X0: x0, Y0: y0, X1: x1, Y1: y0 + 12} }
	column := func(x0, x1 float64) *extract.Paragraph {
		return placed(words, at(x0, 100, x1), at(x0, 114, x1-9), at(x0, 128, x1-4), at(x0, 142, x1-20))
	}
	picture := func(x0, y0, x1, y1 float64) extract.Block {
		return &extract.Figure{BlockInfo: extract.BlockInfo{ID: "f", Prov: []extract.Provenance{{Page: 1, Box: extract.Box{X0: x0, Y0: y0, X1: x1, Y1: y1}}}}}
	}
	broken := placed(words, at(72, 700, 500), at(72, 60, 510), at(72, 74, 500))
	broken.Prov[1].Page, broken.Prov[2].Page = 2, 2
	tests := []struct {
		name   string
		blocks []extract.Block
		is     func(*rules.Layout) bool
	}{
		{"ragged", []extract.Block{column(72, 500)}, func(l *rules.Layout) bool { return l.LeftAligned == rules.Yes && l.Columns == 1 }},
		{"justified", []extract.Block{placed(words, at(72, 100, 500), at(72, 114, 500), at(72, 128, 500), at(72, 142, 300))}, func(l *rules.Layout) bool { return l.LeftAligned == rules.No }},
		{"centred", []extract.Block{placed(words, at(72, 100, 500), at(82, 114, 490), at(92, 128, 480), at(150, 142, 420))}, func(l *rules.Layout) bool { return l.LeftAligned == rules.No }},
		{"two columns", []extract.Block{column(60, 280), column(310, 540)}, func(l *rules.Layout) bool { return l.Columns == 2 }},
		{"a sentence over a page", []extract.Block{broken}, func(l *rules.Layout) bool { return l.RowsWhole == rules.No }},
		{"pictures at the left", []extract.Block{column(200, 500), picture(20, 100, 60, 112), picture(20, 114, 60, 126), picture(20, 130, 60, 170)}, func(l *rules.Layout) bool { return l.PicturesLeft == rules.Unknown }},
		{"large pictures at the left", []extract.Block{column(200, 500), picture(20, 100, 60, 120), picture(20, 114, 60, 134), picture(20, 130, 60, 170)}, func(l *rules.Layout) bool { return l.PicturesLeft == rules.Yes && l.PictureMillimetres == 7 }},
		{"pictures at the right", []extract.Block{column(72, 400), picture(420, 100, 560, 120), picture(420, 114, 560, 134), picture(420, 130, 560, 170)}, func(l *rules.Layout) bool { return l.PicturesLeft == rules.No }},
		{"furniture does not count", []extract.Block{&extract.Paragraph{BlockInfo: extract.BlockInfo{Layer: extract.Furniture, Prov: column(0, 500).Prov}, Text: words}}, func(l *rules.Layout) bool { return l.MarginMillimetres == 0 && l.Columns == 0 }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := &extract.Document{Pages: []extract.Page{{Number: 1, Width: 595, Height: 842}, {Number: 2, Width: 595, Height: 842}}, Blocks: test.blocks}
			file := strings.NewReader("%PDF-1.4 and nothing else")
			l, err := rules.Measure(t.Context(), d, file, file.Size())
			if err != nil {
				t.Fatal(err)
			}
			if !test.is(l) {
				t.Errorf("%+v", *l)
			}
		})
	}
}

// word returns a Word file of its parts, with what each needs around it.
func word(t *testing.T, styles, body, footer string) []byte {
	t.Helper()
	const ns = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	const rel = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	parts := [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="` + rel + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="` + rel + `styles" Target="styles.xml"/><Relationship Id="f" Type="` + rel + `footer" Target="footer1.xml"/><Relationship Id="t" Type="` + rel + `theme" Target="theme.xml"/></Relationships>`},
		{"word/theme.xml", `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Calibri Light"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`},
		{"word/styles.xml", `<w:styles` + ns + `>` + styles + `</w:styles>`},
		{"word/footer1.xml", `<w:ftr` + ns + `><w:p>` + footer + `</w:p></w:ftr>`},
		{"word/document.xml", `<w:document` + ns + `><w:body>` + body + `<w:sectPr><w:footerReference w:type="default" r:id="f"/><w:pgMar w:left="1134" w:right="567"/></w:sectPr></w:body></w:document>`},
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestMeasureWord(t *testing.T) {
	text := strings.Join(prose, " ")
	run := func(props, text string) string {
		return `<w:r><w:rPr>` + props + `</w:rPr><w:t>` + text + `</w:t></w:r>`
	}
	const themed = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`
	tests := []struct {
		name                 string
		styles, body, footer string
		want                 rules.Layout
	}{
		{"Word's own look", themed, `<w:p>` + run("", text) + `</w:p>`, run("", "Draft"), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 11, Font: rules.Yes, LeftAligned: rules.Yes, LineSpacing: 1.24, MarginMillimetres: 10, Columns: 1, PageNumbers: rules.No}},
		{"a style with large letters and wide lines, and page numbers", themed + `<w:style w:type="paragraph" w:styleId="Easy"><w:name w:val="Easy"/><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="32"/></w:rPr></w:style>`,
			`<w:p><w:pPr><w:pStyle w:val="Easy"/></w:pPr>` + run("", text) + `</w:p>`, `<w:fldSimple w:instr=" PAGE \* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple>`, rules.Layout{PlainLetters: rules.Yes,
				PointSize: 16, Font: rules.Yes, LeftAligned: rules.Yes, LineSpacing: 1.73, MarginMillimetres: 10, Columns: 1, PageNumbers: rules.Yes}},
		{"justified Times, and pale words on exact lines", "", `<w:p><w:pPr><w:jc w:val="both"/><w:spacing w:line="320" w:lineRule="exact"/></w:pPr>` + run(`<w:rFonts w:ascii="Times New Roman"/><w:sz w:val="32"/><w:color w:val="AAAAAA"/>`, text) + `</w:p>`, run("", "x"), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 16, Font: rules.No, LeftAligned: rules.No, LineSpacing: 1, MarginMillimetres: 10, Columns: 1, Contrast: 2.3, PageNumbers: rules.No}},
		{"a note of one word is not what the text is", themed, `<w:p>` + run("", text+text+text) + run(`<w:sz w:val="12"/>`, "note") + `</w:p>`, "", rules.Layout{PlainLetters: rules.Yes,
			PointSize: 11, Font: rules.Yes, LeftAligned: rules.Yes, LineSpacing: 1.24, MarginMillimetres: 10, Columns: 1, PageNumbers: rules.No}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := measured(t, "a.docx", word(t, test.styles, test.body, test.footer))
			got.Contrast = float64(int(got.Contrast*10)) / 10
			if diff := cmp.Diff(&test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestMeasureWebPage(t *testing.T) {
	text := "<p>" + strings.Join(prose, " ") + "</p>"
	page := func(style, body string) string {
		return "<!doctype html><html><head><title>T</title><style>" + style + "</style></head><body>" + body + "</body></html>"
	}
	tests := []struct {
		name string
		page string
		want rules.Layout
	}{
		{"no style at all", "<!doctype html><title>T</title>" + text, rules.Layout{}},
		{"a style sheet in another file", `<!doctype html><link rel="stylesheet" href="a.css"><style>p{font-size:9px}</style>` + text, rules.Layout{}},
		{"a style sheet that takes in another", page("@import 'a.css'; p{font-size:9px}", text), rules.Layout{}},
		{"letters of 14 points", page("body { font: 14pt/1.5 Arial, sans-serif; } p { line-height: 1.5 }", text), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 14, Font: rules.Yes, LeftAligned: rules.Yes, LineSpacing: 1.5, Contrast: 21}},
		{"pixels, ems and a variable", page(":root{--size:20px} body{font-size:var(--size);font-family:Georgia,serif} p{font-size:.8em}", text), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 12, Font: rules.No, LeftAligned: rules.Yes, LineSpacing: 1.15, Contrast: 21}},
		{"justified by a class, which counts more than the element", page("p.a{text-align:justify;font-size:16pt} p{text-align:left;font-size:10pt}", strings.Replace(text, "<p>", `<p class="x a">`, 1)), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 16, LeftAligned: rules.No, LineSpacing: 1.15, Contrast: 21}},
		{"grey on white, in a style attribute", `<!doctype html><title>T</title><div style="color:#999;background:#fff">` + text + `</div>`, rules.Layout{PlainLetters: rules.Yes,
			PointSize: 12, LeftAligned: rules.Yes, LineSpacing: 1.15, Contrast: 2.8}},
		{"words that do not show, and print", page(".x{display:none;font-size:4pt} @media print{p{font-size:4pt}} @media screen{p{font-size:18pt}} /* p{color:red} */", text+`<p class="x">`+text+"</p>"), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 18, LeftAligned: rules.Yes, LineSpacing: 1.15, Contrast: 21}},
		{"an ancestor", page("main article p{font-size:15pt} aside p{font-size:5pt}", "<main><div><article>"+text+"</article></div></main>"), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 15, LeftAligned: rules.Yes, LineSpacing: 1.15, Contrast: 21}},
		{"italics by style", page("p{font-style:italic}", text), rules.Layout{PlainLetters: rules.No,
			PointSize: 12, LeftAligned: rules.Yes, LineSpacing: 1.15, Contrast: 21}},
		{"capitals by style, and links that are underlined", page("p{text-transform:uppercase} a{text-decoration:underline}", text), rules.Layout{PlainLetters: rules.No,
			PointSize: 12, LeftAligned: rules.Yes, LineSpacing: 1.15, Contrast: 21}},
		{"only links are underlined", page("a{text-decoration:underline}", text+"<a href=b>b</a>"), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 12, LeftAligned: rules.Yes, LineSpacing: 1.15, Contrast: 21}},
		{"fonts of old pages", `<!doctype html><title>T</title><font face="Arial" size="5">` + text + "</font>", rules.Layout{PlainLetters: rules.Yes,
			PointSize: 18, Font: rules.Yes, LeftAligned: rules.Yes, LineSpacing: 1.15, Contrast: 21}},
		{"a colour that is not understood", page("p{color:oklch(40% .2 30)}", text), rules.Layout{PlainLetters: rules.Yes,
			PointSize: 12, LeftAligned: rules.Yes, LineSpacing: 1.15}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := measured(t, "a.html", []byte(test.page))
			got.Contrast = float64(int(got.Contrast*10)) / 10
			if diff := cmp.Diff(&test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestMeasureKnowsNothingOfOthers(t *testing.T) {
	for name, text := range map[string]string{"a.md": "# T\n\nHello there.", "a.txt": "Hello there."} {
		if diff := cmp.Diff(&rules.Layout{PlainLetters: rules.Yes}, measured(t, name, []byte(text))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestMeasureStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	file := page(lines("F1", 10, 72, 700, 12, prose...))
	if _, err := rules.Measure(ctx, new(extract.Document), bytes.NewReader(file), int64(len(file))); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want canceled", err)
	}
}

func FuzzMeasureWebPage(f *testing.F) {
	f.Add("<html><style>p.a>b,:root{--x:var(--x);font-size:calc(1em)}@media{</style><p class=a style='color:#'>x")
	f.Add("<html><style>}{;:#.{}</style><p style=';;:;font:/;line-height:%'>x")
	f.Fuzz(func(t *testing.T, text string) {
		r := strings.NewReader("<!doctype html>" + text)
		if _, err := rules.Measure(t.Context(), new(extract.Document), r, r.Size()); err != nil {
			t.Error(err)
		}
	})
}
