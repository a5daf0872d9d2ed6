package layout_test

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/internal/layout"
	"github.com/townclerk/townclerk/internal/pdf"
)

// Golden cases describe pages in lines of their own small language; see
// testdata/README.md.
func TestAssemble(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, c *golden.Case) {
		var pages []*layout.Page
		in, bookmarks := typeset(t, string(c.Input(t)))
		for _, p := range in {
			pages = append(pages, new(layout.Reader).Read(p))
		}
		var out bytes.Buffer
		dump(&out, layout.Assemble(pages, bookmarks), "")
		c.Check(t, "blocks", out.Bytes())
	})
}

// typeset makes pages and bookmarks of a description.
func typeset(t *testing.T, src string) (pages []*pdf.Page, bookmarks []pdf.OutlineItem) {
	t.Helper()
	var page *pdf.Page
	fonts := map[string]*pdf.Font{}
	for n, line := range strings.Split(strings.TrimSpace(src), "\n") {
		head, text, _ := strings.Cut(line, ": ")
		fields := strings.Fields(head)
		if len(fields) == 0 {
			continue
		}
		if fields[0] == "page" {
			page = &pdf.Page{Number: len(pages) + 1, Width: 595, Height: 842}
			pages = append(pages, page)
			continue
		}
		var nums []float64
		style := ""
		for _, f := range fields[1:] {
			if v, err := strconv.ParseFloat(f, 64); err == nil {
				nums = append(nums, v)
			} else {
				style += f + " "
			}
		}
		switch {
		case fields[0] == "bookmark" && len(nums) == 2:
			bookmarks = append(bookmarks, pdf.OutlineItem{Title: text, Level: int(nums[0]), Page: int(nums[1])})
		case fields[0] == "image" && len(nums) == 4:
			page.Images = append(page.Images, pdf.Image{Box: pdf.Box{X0: nums[0], Y0: nums[1], X1: nums[2], Y1: nums[3]}, MCID: -1})
		case fields[0] == "dot" && len(nums) == 4:
			page.Dots = append(page.Dots, pdf.Box{X0: nums[0], Y0: nums[1], X1: nums[2], Y1: nums[3]})
		case fields[0] == "rule" && len(nums) == 4:
			page.Rules = append(page.Rules, pdf.Rule{Box: pdf.Box{X0: nums[0], Y0: nums[1], X1: nums[2], Y1: nums[3]}, Filled: strings.Contains(style, "filled")})
		case fields[0] == "link" && len(nums) == 4:
			page.Links = append(page.Links, pdf.Link{Box: pdf.Box{X0: nums[0], Y0: nums[1], X1: nums[2], Y1: nums[3]}, URI: text})
		case fields[0] == "text" && len(nums) == 3:
			if fonts[style] == nil {
				fonts[style] = &pdf.Font{Name: "Test" + style, Bold: strings.Contains(style, "bold"), Italic: strings.Contains(style, "italic")}
			}
			set(page, nums[0], nums[1], nums[2], fonts[style], style, text)
		default:
			t.Fatalf("line %d: %q is nothing that a page has", n+1, line)
		}
	}
	return pages, bookmarks
}

// set places text glyph by glyph, each half as wide as the font size.
func set(page *pdf.Page, x, y, size float64, font *pdf.Font, style, text string) {
	step := size / 2
	dx, dy := step, 0.0
	switch {
	case strings.Contains(style, "up"):
		dx, dy = 0, -step
	case strings.Contains(style, "slant"):
		dx, dy = step*0.7071, -step*0.7071
	}
	hidden := pdf.Shown
	if strings.Contains(style, "invisible") {
		hidden = pdf.ByBox
	}
	fill := uint32(0)
	if strings.Contains(style, "blue") {
		fill = 0x0000AA
	}
	gap := 0.0
	if strings.Contains(style, "spaced") {
		gap = 0.5
	}
	for _, r := range text {
		page.Glyphs = append(page.Glyphs, pdf.Glyph{Text: string(r), X: x, Y: y, EndX: x + dx, EndY: y + dy,
			Box:  pdf.Box{X0: min(x, x+dx), Y0: min(y-0.8*size, y+dy), X1: max(x+dx, x+1), Y1: y + 0.2*size},
			Size: size, Font: font, Fill: fill, MCID: -1, Hidden: hidden})
		x, y = x+dx*(1+gap), y+dy*(1+gap)
	}
}

func dump(out *bytes.Buffer, blocks []*layout.Block, indent string) {
	names := map[layout.Kind]string{layout.Paragraph: "paragraph", layout.Heading: "heading", layout.Item: "item", layout.Table: "table", layout.Note: "note", layout.Figure: "figure"}
	marks := map[layout.MarkKind]string{layout.Bold: "bold", layout.Italic: "italic", layout.Underline: "underline", layout.Code: "code", layout.Link: "link", layout.NoteRef: "noteref", layout.Struck: "struck", layout.Raised: "raised"}
	for _, b := range blocks {
		fmt.Fprintf(out, "%s%s", indent, names[b.Kind])
		if b.Kind == layout.Heading || b.Kind == layout.Item {
			fmt.Fprintf(out, " %d", b.Level)
		}
		if b.Furniture {
			out.WriteString(" furniture")
		}
		if b.Hidden {
			out.WriteString(" hidden")
		}
		if b.Label != "" {
			fmt.Fprintf(out, " [%s]", b.Label)
		}
		if b.Kind != layout.Table && b.Kind != layout.Figure {
			fmt.Fprintf(out, " %q", b.Text)
		}
		if b.Caption != nil {
			fmt.Fprintf(out, " caption %q", b.Caption.Text)
		}
		if b.Kind == layout.Figure && len(b.Places) > 0 {
			p := b.Places[0]
			fmt.Fprintf(out, " page %d [%.0f %.0f %.0f %.0f]", p.Page, p.Box.X0, p.Box.Y0, p.Box.X1, p.Box.Y1)
		}
		for _, m := range b.Marks {
			fmt.Fprintf(out, " %s(%q", marks[m.Kind], b.Text[m.Start:m.End])
			if m.Target != "" {
				fmt.Fprintf(out, " %s", m.Target)
			}
			out.WriteString(")")
		}
		out.WriteString("\n")
		for _, row := range b.Rows {
			fmt.Fprintf(out, "%s  row\n", indent)
			for _, c := range row.Cells {
				fmt.Fprintf(out, "%s    cell %dx%d", indent, c.RowSpan, c.ColSpan)
				if c.Header {
					out.WriteString(" header")
				}
				out.WriteString("\n")
				dump(out, c.Blocks, indent+"      ")
			}
		}
	}
}

// Every line of text stands in exactly one place, and places are in the text.
func TestPlacesLieInTheText(t *testing.T) {
	golden.Run(t, "testdata", func(t *testing.T, c *golden.Case) {
		var pages []*layout.Page
		in, bookmarks := typeset(t, string(c.Input(t)))
		for _, p := range in {
			pages = append(pages, new(layout.Reader).Read(p))
		}
		for _, b := range layout.Assemble(pages, bookmarks) {
			end := 0
			for _, p := range b.Places {
				if b.Kind == layout.Table || b.Kind == layout.Figure {
					continue
				}
				if p.Start < end || p.End <= p.Start || p.End > len(b.Text) {
					t.Errorf("%q: place %d to %d, after %d", b.Text, p.Start, p.End, end)
				}
				if p.Page < 1 || p.Box.X1 <= p.Box.X0 || p.Box.Y1 <= p.Box.Y0 {
					t.Errorf("%q: page %d, box %v", b.Text, p.Page, p.Box)
				}
				end = p.End
			}
		}
	})
}

func BenchmarkAssemble(b *testing.B) {
	var page pdf.Page
	page.Number, page.Width, page.Height = 1, 595, 842
	font := &pdf.Font{Name: "Test"}
	for i := range 50 {
		set(&page, 72, 72+float64(i)*14, 10, font, "", "The committee noted the report and agreed to the recommendations in it today")
	}
	b.SetBytes(int64(len(page.Glyphs)))
	b.ReportAllocs()
	for b.Loop() {
		if blocks := layout.Assemble([]*layout.Page{new(layout.Reader).Read(&page)}, nil); len(blocks) == 0 {
			b.Fatal("no blocks")
		}
	}
}
