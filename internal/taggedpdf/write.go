package taggedpdf

import (
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/townclerk/townclerk/internal/paper"
)

// Write writes a document as a tagged PDF file after PDF/UA-1. The same document
// gives the same bytes: nothing of the clock or the machine is in the file. Errors
// wrap those of w, [paper.ErrStructure] or [paper.ErrLimit].
func Write(w io.Writer, d *paper.Document) error {
	faces, err := typefaces()
	if err != nil {
		return fmt.Errorf("taggedpdf: %w", err)
	}
	pw := newWriter(d, faces)
	root := &element{kind: "Document"}
	err = pw.layOut(root)
	if err == nil {
		err = pw.assemble(w, root)
	}
	if err != nil {
		return fmt.Errorf("taggedpdf: %w", err)
	}
	return nil
}

// Pages returns how many pages [Write] makes of a document, and where on them its
// blocks begin, in pages from the beginning: 2.5 is the middle of the third page.
// Errors are those of [Write].
func Pages(d *paper.Document) (pages int, starts []float64, err error) {
	faces, err := typefaces()
	if err != nil {
		return 0, nil, fmt.Errorf("taggedpdf: %w", err)
	}
	w := newWriter(d, faces)
	w.starts = make([]float64, len(d.Blocks))
	if err := w.layOut(&element{kind: "Document"}); err != nil {
		return 0, nil, fmt.Errorf("taggedpdf: %w", err)
	}
	return len(w.pages), w.starts, nil
}

func newWriter(d *paper.Document, faces [looks]*typeface) *writer {
	w := &writer{doc: d, pal: d.Theme.Palette(), size: float64(d.PointSize), ids: map[string]bool{}, targets: map[string]target{}, drawings: map[string]*drawing{}, file: &file{}}
	if w.size <= 0 {
		w.size = 12
	}
	for i := range faces {
		w.faces[i] = newFace(faces[i])
	}
	return w
}

// maxPages bounds the length of a file.
const maxPages = 5000

// A writer makes one file.
type writer struct {
	doc         *paper.Document
	pal         paper.Palette
	size        float64 // of the text, in points
	faces       [looks]*face
	file        *file
	pages       []*page
	ids         map[string]bool // IDs of headings
	targets     map[string]target
	rank        int // what is added to the level of a heading
	lastRank    int
	bookmarks   []*bookmark
	annotations []annotation
	starts      []float64 // where blocks begin, in pages; nil where nobody asks
	sheet       int       // the object that is the sign of notes; 0 for none
	drawings    map[string]*drawing
	order       []*drawing // as they were first drawn
}

// layOut draws the blocks on pages.
func (w *writer) layOut(root *element) error {
	w.scan(w.doc.Blocks)
	units, err := w.blocks(w.doc.Blocks, root, writePlace{width: textWidth})
	if err != nil {
		return err
	}
	if err := w.fill(units); err != nil {
		return err
	}
	w.footers()
	return nil
}

// scan finds the IDs of headings, and whether there is a title above them.
func (w *writer) scan(blocks []paper.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *paper.Cover:
			if b != nil && b.Title != "" {
				w.rank = 1
			}
		case *paper.Heading:
			if b == nil {
				continue
			}
			if b.Level <= 0 {
				w.rank = 1
			}
			if paper.LocalLink("#"+b.ID) != "" {
				w.ids[b.ID] = true
			}
		case *paper.Row:
			if b != nil {
				w.scan(b.Blocks)
			}
		}
	}
}

// fill draws units on pages.
func (w *writer) fill(units []unit) error {
	var p *page
	top := 0.0
	for i := 0; i < len(units); {
		// Units that are kept together go on one page if one can hold them.
		n, height := 1, units[i].height
		for i+n < len(units) && units[i+n-1].keep {
			next := units[i+n].gap + units[i+n].height
			if height+next > textHeight {
				break
			}
			height += next
			n++
		}
		room := margin + textHeight + .01 - top - units[i].gap
		// A row that may break begins where a good part of it fits.
		row := units[i+n-1]
		if p == nil || units[i].newPage || height > room || row.whole > 0 && height-row.height+row.whole > room && room < leastPart*textHeight {
			if len(w.pages) == maxPages {
				return fmt.Errorf("%w: more than %d pages", paper.ErrLimit, maxPages)
			}
			begins := p != nil
			p = &page{object: w.file.alloc()}
			w.pages = append(w.pages, p)
			top = margin
			if h := units[i].header; h != nil && begins && h.height+height <= textHeight {
				// People who hear the table have heard its headings: here they are for
				// the eye only.
				w.repeat(p, h, top)
				top += h.height
			}
		} else {
			if units[i].rule {
				p.fill(margin, top+units[i].gap/2, textWidth, .75, w.pal.Rule)
			}
			top += units[i].gap
		}
		for k, u := range units[i : i+n] {
			if k > 0 {
				if u.rule {
					p.fill(margin, top+u.gap/2, textWidth, .75, w.pal.Rule)
				}
				top += u.gap
			}
			u.draw(p, margin, top)
			top += u.height
		}
		i += n
	}
	if p == nil {
		w.pages = append(w.pages, &page{object: w.file.alloc()})
	}
	return nil
}

// repeat draws a unit once more, as an artifact.
func (w *writer) repeat(p *page, u *unit, top float64) {
	was := *w
	scratch := &page{}
	u.draw(scratch, margin, top)
	w.annotations, w.bookmarks = was.annotations, was.bookmarks
	scratch.end()
	for _, e := range append(scratch.tagged, scratch.linked...) {
		e.kids = without(e.kids, scratch)
	}
	p.artifact("/Type /Pagination", func() {
		// Marks inside an artifact would be artifacts in artifacts.
		for line := range strings.Lines(scratch.content.String()) {
			if !strings.HasSuffix(line, " BDC\n") && line != "EMC\n" {
				p.content.WriteString(line)
			}
		}
	})
}

// without returns the kids that are not on a page.
func without(kids []kid, p *page) []kid {
	var out []kid
	for _, k := range kids {
		if k.page != p || p == nil {
			out = append(out, k)
		}
	}
	return out
}

// footers draws what stands at the foot of each page.
func (w *writer) footers() {
	size := w.doc.Theme.Small(w.size)
	st := textStyle{size: size, leading: 1.3 * size, colour: w.pal.Text}
	for i, p := range w.pages {
		for _, draw := range p.later {
			draw()
		}
		number := fmt.Sprintf("Page %d of %d", i+1, len(w.pages))
		f := w.faces[regular]
		right := margin + textWidth - f.width(number, size)
		p.artifact("/Type /Pagination /Subtype /Footer /Attached [/Bottom]", func() {
			baseline := pageHeight - margin/2
			if left := w.wrap(paper.Text(w.doc.Footer), st, right-margin-size, &element{}); len(left[0].spans) > 0 {
				p.text(margin, baseline, regular, size, st.colour, f.encode(strings.TrimSpace(left[0].spans[0].text)))
			}
			p.text(right, baseline, regular, size, st.colour, f.encode(number))
		})
	}
}

// assemble writes the file.
func (w *writer) assemble(out io.Writer, root *element) error {
	f := w.file
	tree, parents, pages, metadata := f.alloc(), f.alloc(), f.alloc(), f.alloc()
	root.number(f)
	root.write(f, tree)
	owners := w.writeAnnotations(len(w.pages))
	if err := w.writeSheet(); err != nil {
		return err
	}
	var nums []string
	for _, p := range w.pages {
		list := make([]int, len(p.tagged))
		for i, e := range p.tagged {
			list[i] = e.object
		}
		nums = append(nums, refs(list))
	}
	for _, e := range owners {
		nums = append(nums, ref(e.object))
	}
	f.set(parents, numberTree(nums))
	f.set(tree, fmt.Sprintf("<</Type /StructTreeRoot /K %s /ParentTree %s /ParentTreeNextKey %d>>", ref(root.object), ref(parents), len(nums)))
	resources, err := w.resources()
	if err != nil {
		return err
	}
	list := make([]int, len(w.pages))
	for i, p := range w.pages {
		list[i] = p.object
		content := f.alloc()
		if err := f.stream(content, "", p.content.Bytes()); err != nil {
			return err
		}
		annots := ""
		if len(p.annots) > 0 {
			annots = " /Annots " + refs(p.annots)
		}
		f.set(p.object, fmt.Sprintf("<</Type /Page /Parent %s /MediaBox [0 0 %s %s] /Resources %s /Contents %s /StructParents %d /Tabs /S%s>>",
			ref(pages), num(pageWidth), num(pageHeight), ref(resources), ref(content), i, annots))
	}
	f.set(pages, fmt.Sprintf("<</Type /Pages /Kids %s /Count %d>>", refs(list), len(list)))
	f.rawStream(metadata, "/Type /Metadata /Subtype /XML", []byte(w.xmp()))
	outline, mode := "", ""
	if n := writeOutline(f, nestBookmarks(w.bookmarks)); n > 0 {
		outline = " /Outlines " + ref(n)
		if len(w.bookmarks) > 1 {
			mode = " /PageMode /UseOutlines"
		}
	}
	catalog := f.add(fmt.Sprintf("<</Type /Catalog /Pages %s /Lang %s /MarkInfo <</Marked true>> /StructTreeRoot %s /Metadata %s /ViewerPreferences <</DisplayDocTitle true>>%s%s>>",
		ref(pages), byteString(w.doc.Lang()), ref(tree), ref(metadata), outline, mode))
	info := fmt.Sprintf("<</Title %s /Producer %s", textString(w.doc.Name()), textString("Townclerk"))
	if author := paper.Clean(w.doc.Author); author != "" {
		info += " /Author " + textString(author)
	}
	return f.write(out, catalog, f.add(info+">>"))
}

// resources adds the fonts and drawings in use, and returns the object that pages
// name them by.
func (w *writer) resources() (int, error) {
	f := w.file
	var b strings.Builder
	b.WriteString("<</Font <<")
	for i, face := range w.faces {
		if len(face.used) == 1 {
			continue
		}
		face.object = f.alloc()
		if err := face.write(f); err != nil {
			return 0, err
		}
		fmt.Fprintf(&b, "/F%d %s ", i, ref(face.object))
	}
	b.WriteString(">> /XObject <<")
	for i, d := range w.order {
		n, err := d.write(f)
		if err != nil {
			return 0, err
		}
		fmt.Fprintf(&b, "/X%d %s ", i, ref(n))
	}
	b.WriteString(">>>>")
	return f.add(b.String()), nil
}

// xmp returns the metadata: that the file is one after PDF/UA-1, its title and its
// language.
func (w *writer) xmp() string {
	esc := func(s string) string { return html.EscapeString(strings.ReplaceAll(paper.Clean(s), "\n", " ")) }
	author := ""
	if w.doc.Author != "" {
		author = "<dc:creator><rdf:Seq><rdf:li>" + esc(w.doc.Author) + "</rdf:li></rdf:Seq></dc:creator>\n"
	}
	return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n" +
		"<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + esc(w.doc.Name()) + "</rdf:li></rdf:Alt></dc:title>\n" + author +
		"<dc:language><rdf:Bag><rdf:li>" + w.doc.Lang() + "</rdf:li></rdf:Bag></dc:language>\n<pdf:Producer>Townclerk</pdf:Producer>\n<pdfuaid:part>1</pdfuaid:part>\n" +
		"</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"
}
