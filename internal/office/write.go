package office

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/townclerk/townclerk/internal/paper"
)

// Write writes a document as a Word file (DOCX) with real styles, numbering,
// header rows, alt texts and page numbers. The same document gives the same
// bytes: nothing of the clock or the machine is in the file. Errors wrap those of
// w, [paper.ErrStructure] or [paper.ErrLimit].
func Write(w io.Writer, d *paper.Document) error {
	dw := &docWriter{doc: d, pal: d.Theme.Palette(), size: d.PointSize, ids: map[string]int{}, marked: map[string]bool{}, links: map[string]string{}, images: map[string]image{}}
	if dw.size == 0 {
		dw.size = 12
	}
	dw.number(d.Blocks)
	if err := dw.blocks(d.Blocks, place0); err != nil {
		return fmt.Errorf("office: %w", err)
	}
	dw.closeRows()
	z := zip.NewWriter(w)
	for _, p := range dw.parts() {
		// One time for all: a file says nothing about when it was made.
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return fmt.Errorf("office: %s: %w", p.name, err)
		}
		if _, err := io.WriteString(f, p.text); err != nil {
			return fmt.Errorf("office: %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("office: %w", err)
	}
	return nil
}

// A docWriter makes the parts of one file.
type docWriter struct {
	doc  *paper.Document
	pal  paper.Palette
	size int // of the text, in points

	body    strings.Builder
	rels    strings.Builder   // relations of the main part
	rel     int               // relations so far
	ids     map[string]int    // bookmarks by the ID of their heading
	marked  map[string]bool   // bookmarks that were set
	links   map[string]string // relations by target
	media   []string          // PNG files
	images  map[string]image  // what became of a picture, by its files
	drawing int               // drawings so far
	lists   []listNumbers
	notes   []string // comments, by their numbers
	inRows  bool     // a table of rows is open
	whole   bool     // the row of picture and text does not break over pages
	shrunk  string   // properties of the smaller text of a table, or ""
}

type part struct{ name, text string }

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsMain  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	nsDraw  = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
	relBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// parts returns the parts of the file, in their order.
func (w *docWriter) parts() []part {
	d := w.doc
	commentType, commentRel := "", ""
	if len(w.notes) > 0 {
		commentType = override("word/comments.xml", typePrefix+"wordprocessingml.comments+xml")
		commentRel = relationTo("rIdComments", relBase+"comments", "comments.xml", false)
	}
	list := []part{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
			override("word/document.xml", typePrefix+"wordprocessingml.document.main+xml") +
			override("word/styles.xml", typePrefix+"wordprocessingml.styles+xml") +
			override("word/numbering.xml", typePrefix+"wordprocessingml.numbering+xml") +
			override("word/settings.xml", typePrefix+"wordprocessingml.settings+xml") +
			override("word/footer1.xml", typePrefix+"wordprocessingml.footer+xml") +
			commentType + override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
			override("docProps/app.xml", typePrefix+"extended-properties+xml") + `</Types>`},
		{"_rels/.rels", relations(
			relationTo("rId1", relBase+"officeDocument", "word/document.xml", false) +
				relationTo("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml", false) +
				relationTo("rId3", relBase+"extended-properties", "docProps/app.xml", false))},
		{"docProps/core.xml", xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
			"<dc:title>" + escape(d.Name()) + "</dc:title><dc:creator>" + escape(d.Author) + "</dc:creator><dc:language>" + d.Lang() + "</dc:language></cp:coreProperties>"},
		{"docProps/app.xml", xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Townclerk</Application></Properties>`},
		{"word/document.xml", xmlHead + "<w:document " + nsMain + " " + nsDraw + "><w:body>" + w.body.String() + w.section() + "</w:body></w:document>"},
		{"word/_rels/document.xml.rels", relations(
			relationTo("rIdStyles", relBase+"styles", "styles.xml", false) +
				relationTo("rIdNumbering", relBase+"numbering", "numbering.xml", false) +
				relationTo("rIdSettings", relBase+"settings", "settings.xml", false) +
				relationTo("rIdFooter", relBase+"footer", "footer1.xml", false) + commentRel + w.rels.String())},
		{"word/styles.xml", w.styles()},
		{"word/numbering.xml", w.numbering()},
		{"word/settings.xml", xmlHead + "<w:settings " + nsMain + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:autoHyphenation w:val="false"/>` +
			`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
			`<w:themeFontLang w:val="` + d.Lang() + `"/></w:settings>`},
		{"word/footer1.xml", w.footer()},
	}
	if len(w.notes) > 0 {
		list = append(list, part{"word/comments.xml", w.comments()})
	}
	for i, png := range w.media {
		list = append(list, part{fmt.Sprintf("word/media/image%d.png", i+1), png})
	}
	return list
}

func override(name, kind string) string {
	return `<Override PartName="/` + name + `" ContentType="` + kind + `"/>`
}

func relations(list string) string {
	return xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + list + "</Relationships>"
}

func relationTo(id, kind, target string, external bool) string {
	mode := ""
	if external {
		mode = ` TargetMode="External"`
	}
	return `<Relationship Id="` + id + `" Type="` + kind + `" Target="` + escape(target) + `"` + mode + "/>"
}

// Sizes in twentieths of a point: A4 with margins of 2 cm.
const (
	pageWidth, pageHeight = 11906, 16838
	margin                = 1134
	textWidth             = pageWidth - 2*margin
)

// section returns the properties of the only section.
func (w *docWriter) section() string {
	return fmt.Sprintf(`<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="%d" w:h="%d"/>`+
		`<w:pgMar w:top="%[3]d" w:right="%[3]d" w:bottom="%[3]d" w:left="%[3]d" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`, pageWidth, pageHeight, margin)
}

// footer returns the footer: the document's own text, and the number of the page.
func (w *docWriter) footer() string {
	field := func(name string) string {
		return `<w:fldSimple w:instr=" ` + name + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
	}
	return xmlHead + "<w:ftr " + nsMain + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + textRun(w.doc.Footer, "") +
		`<w:r><w:tab/></w:r>` + textRun("Page ", "") + field("PAGE") + textRun(" of ", "") + field("NUMPAGES") + "</w:p></w:ftr>"
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;")

// escape returns text for an element or an attribute.
func escape(text string) string { return escaper.Replace(paper.Clean(text)) }
