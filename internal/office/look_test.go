package office_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/office"
)

func TestLook(t *testing.T) {
	long := strings.Repeat("abcde ", 20) // more than a line
	run := func(props, text string) string {
		return "<w:r><w:rPr>" + props + "</w:rPr><w:t>" + text + "</w:t></w:r>"
	}
	picture := func(cx, decorative string) string {
		return `<w:r><w:drawing><wp:inline><wp:extent cx="` + cx + `" cy="1270000"/><wp:docPr id="1" name="p">` + decorative + `</wp:docPr><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
	}
	tests := []struct {
		name string
		in   map[string]string
		want office.Look
	}{
		{"nothing is said", map[string]string{"body": "<w:p>" + run("", "abc") + "</w:p>"}, office.Look{
			Sizes: map[int]int{20: 3}, Fonts: map[string]int{"": 3}, Colours: map[[2]uint32]int{}}},
		{"sizes, fonts and colours", map[string]string{"body": "<w:p>" + run(`<w:sz w:val="32"/><w:rFonts w:ascii="Arial"/>`, "abc") + run(`<w:color w:val="888888"/>`, "de") + run(`<w:color w:val="0000FF"/><w:shd w:fill="FFFF00"/>`, "f") + "</w:p>"}, office.Look{
			Sizes: map[int]int{32: 3, 20: 3}, Fonts: map[string]int{"Arial": 3, "": 3}, Colours: map[[2]uint32]int{{0x888888, 0xFFFFFF}: 2, {0xFF, 0xFFFF00}: 1}}},
		{"hidden text does not count, and what is behind a cell is not known", map[string]string{"body": "<w:p>" + run("<w:vanish/>", "abc") + "</w:p><w:tbl><w:tr><w:tc><w:p>" + run(`<w:color w:val="888888"/>`, "de") + "</w:p></w:tc></w:tr></w:tbl>"}, office.Look{
			Sizes: map[int]int{20: 2}, Fonts: map[string]int{"": 2}, Colours: map[[2]uint32]int{}}},
		{"alignment and lines of long paragraphs", map[string]string{
			"body": `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>` + run("", long) + `</w:p><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + run("", "short") + `</w:p><w:p><w:pPr><w:spacing w:line="480" w:lineRule="auto"/></w:pPr>` + run("", long) + "</w:p>"}, office.Look{
			Sizes: map[int]int{20: 205}, Fonts: map[string]int{"": 205}, Colours: map[[2]uint32]int{}, Aligned: map[string]int{"both": 119, "left": 119}, Spacing: map[int]int{115: 119, 230: 119}}},
		{"a section, and the number of the page", map[string]string{
			"body":    `<w:p>` + run("", "a") + `</w:p><w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:pgMar w:left="1440" w:right="720"/><w:cols w:num="3"/></w:sectPr>`,
			"footer1": `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`}, office.Look{
			Sizes: map[int]int{20: 1}, Fonts: map[string]int{"": 1}, Colours: map[[2]uint32]int{}, Margin: 720, Columns: 3, Numbered: true}},
		{"the smallest picture that is no decoration", map[string]string{"body": "<w:p>" + picture("2540000", "") + picture("127000", `<a:extLst><a:ext><adec:decorative val="1"/></a:ext></a:extLst>`) + "</w:p>"}, office.Look{Picture: 100}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := archive(t, parts(test.in))
			d, err := office.Read(t.Context(), bytes.NewReader(file), int64(len(file)), office.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, d.Look); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLookOfOpenDocument(t *testing.T) {
	long := strings.Repeat("abcde ", 20)
	file := `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
		`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:mimetype="application/vnd.oasis.opendocument.text">` +
		`<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="150%"/><style:text-properties fo:font-size="14pt" fo:font-family="Arial"/></style:default-style></office:styles>` +
		`<office:automatic-styles><style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:line-height="16pt"/><style:text-properties fo:font-size="16pt" fo:color="#888888"/></style:style></office:automatic-styles>` +
		`<office:body><office:text><text:p>` + long + `</text:p><text:p text:style-name="P1">` + long + `</text:p></office:text></office:body></office:document>`
	d, err := office.Read(t.Context(), strings.NewReader(file), int64(len(file)), office.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := office.Look{
		Sizes: map[int]int{28: 100, 32: 100}, Fonts: map[string]int{"Arial": 200}, Colours: map[[2]uint32]int{{0x888888, 0xFFFFFF}: 100},
		Aligned: map[string]int{"left": 120, "both": 120}, Spacing: map[int]int{173: 120, 100: 120},
	}
	if diff := cmp.Diff(want, d.Look); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
