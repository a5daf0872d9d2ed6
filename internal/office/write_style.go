package office

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/internal/paper"
)

// styles returns the part with the styles. Their names are Word's own where it has
// them, so that contents lists, the navigation pane and screen readers know them.
func (w *docWriter) styles() string {
	easy := w.doc.Theme == paper.EasyRead
	heading := hexColour(w.pal.Heading)
	line, after := 276, 6*w.size/12*20
	if easy {
		line, after = 336, 8*w.size/16*20
	}
	small := w.doc.Theme.Small(float64(w.size)) / float64(w.size)
	var b strings.Builder
	b.WriteString(xmlHead + "<w:styles " + nsMain + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>` +
		fmt.Sprintf(`<w:color w:val="%s"/><w:sz w:val="%[2]d"/><w:szCs w:val="%[2]d"/><w:lang w:val="%[3]s" w:eastAsia="%[3]s" w:bidi="ar-SA"/>`, hexColour(w.pal.Text), 2*w.size, w.doc.Lang()) +
		fmt.Sprintf(`</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="%d" w:line="%d" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr></w:pPrDefault></w:docDefaults>`, after, line))
	style := func(id, name, props, look string) {
		kind := `w:type="paragraph"`
		switch id {
		case "Normal":
			kind += ` w:default="1"`
		case "Boxed", "Small", "Close", "CoverMark":
			kind += ` w:customStyle="1"`
		}
		b.WriteString(`<w:style ` + kind + ` w:styleId="` + id + `"><w:name w:val="` + name + `"/>`)
		if id != "Normal" {
			b.WriteString(`<w:basedOn w:val="Normal"/>`)
			if strings.HasPrefix(id, "Heading") || id == "Title" {
				b.WriteString(`<w:next w:val="Normal"/>`)
			}
		}
		b.WriteString("<w:qFormat/>")
		if props != "" {
			b.WriteString("<w:pPr>" + props + "</w:pPr>")
		}
		if look != "" {
			b.WriteString("<w:rPr>" + look + "</w:rPr>")
		}
		b.WriteString("</w:style>")
	}
	size := func(of float64) string {
		return fmt.Sprintf(`<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, int(2*of*float64(w.size)+0.5))
	}
	bold := `<w:b/><w:bCs/><w:color w:val="` + heading + `"/>`
	keep := `<w:keepNext/><w:keepLines/>`
	style("Normal", "Normal", "", "")
	band := ""
	if easy {
		pad := `w:val="single" w:sz="24" w:space="1" w:color="` + hexColour(w.pal.Band) + `"/>`
		band = `<w:pBdr><w:top ` + pad + `<w:left w:val="single" w:sz="48" w:space="6" w:color="` + heading + `"/><w:bottom ` + pad + `</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="` + hexColour(w.pal.Band) + `"/>`
	}
	w.coverStyles(style, size, keep)
	for i, of := range []float64{1.35, 1.15, 1.05} {
		shade := band
		if i > 0 {
			shade = ""
		}
		style(fmt.Sprintf("Heading%d", i+1), fmt.Sprintf("heading %d", i+1),
			keep+shade+fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="276" w:lineRule="auto"/><w:outlineLvl w:val="%d"/>`, (20-4*i)*w.size, 8*w.size, i), bold+size(of))
	}
	style("ListParagraph", "List Paragraph", `<w:keepLines/><w:spacing w:after="`+fmt.Sprint(after*2/3)+`"/>`, "")
	// Boxes that follow each other are one to Word: what stands between keeps them apart.
	pad := `w:val="single" w:sz="24" w:space="1" w:color="` + hexColour(w.pal.Box) + `"/>`
	style("Boxed", "Boxed", `<w:keepLines/><w:pBdr><w:top `+pad+`<w:left w:val="single" w:sz="36" w:space="8" w:color="`+hexColour(w.pal.BoxEdge)+`"/><w:bottom `+pad+`<w:between w:val="single" w:sz="48" w:space="3" w:color="FFFFFF"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="`+hexColour(w.pal.Box)+`"/><w:ind w:left="200"/>`, "")
	style("Small", "Small", "", size(small))
	style("Close", "Close", `<w:spacing w:after="40"/>`, "")
	style("Footer", "footer", fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, textWidth), size(small))
	if easy {
		b.WriteString(`<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/><w:color w:val="` + heading + `"/></w:rPr></w:style>`)
	}
	b.WriteString(`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="` + hexColour(w.pal.Link) + `"/><w:u w:val="single"/></w:rPr></w:style>`)
	b.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>`)
	w.commentStyles(style, &b)
	return b.String() + "</w:styles>"
}
