// Package papertest has documents to test the writers of package paper's
// documents with.
package papertest

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/paper"
)

// A Writer writes a document as a file.
type Writer func(io.Writer, *paper.Document) error

// Write returns the file that a writer makes of a document.
func Write(t testing.TB, write Writer, d *paper.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Para returns a paragraph.
func Para(text string) paper.Block { return &paper.Paragraph{Runs: paper.Text(text)} }

// Item returns an item of a list: a paragraph and what follows it.
func Item(label, text string, more ...paper.Block) paper.Item {
	return paper.Item{Label: label, Blocks: append([]paper.Block{Para(text)}, more...)}
}

// Cells returns cells with a paragraph each.
func Cells(texts ...string) []paper.Cell {
	var out []paper.Cell
	for _, t := range texts {
		out = append(out, paper.Cell{Blocks: []paper.Block{Para(t)}})
	}
	return out
}

// tile is a picture of pixels that one can see through in part.
func tile(t testing.TB) []byte {
	t.Helper()
	im := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	im.Set(3, 3, color.NRGBA{255, 0, 0, 99})
	var b bytes.Buffer
	if err := png.Encode(&b, im); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// House is a drawing with a gradient, a clip path and what shines through.
const House = `<svg viewBox="0 0 8 8"><linearGradient id="g"><stop stop-color="red"/><stop offset=".5" stop-color="#fa0"/><stop offset=".5" stop-color="#00f"/></linearGradient>` +
	`<path d="M1 4L4 1l3 3z" fill="url(#g)"/><rect x="2" y="4" width="4" height="4" opacity=".5" stroke="black" stroke-linejoin="round"/><clipPath id="c"><circle r="4"/></clipPath><ellipse rx="8" ry="2" clip-path="url(#c)"/></svg>`

// Specimen returns a document that has one of everything.
func Specimen(t testing.TB) *paper.Document {
	t.Helper()
	long := strings.Repeat("Rydym yn gweithio dros bobl ein sir, ŵŷŴŶẁẃẅỳâêîôû. ", 12)
	return &paper.Document{
		Author: "Cyngor Dixley Council", Language: "cy", Footer: "Dixley Council", Theme: paper.EasyRead,
		Blocks: []paper.Block{
			&paper.Cover{Mark: "Hawdd ei Ddeall", Picture: &paper.Picture{Alt: "not read", SVG: House}, Title: "Cofnodion – Minutes", Lines: []string{"Dixley Council", "6 February 2026"}},
			&paper.Heading{Level: 1, ID: "s1", Runs: paper.Text("1. Apologies"), Notes: []string{"Is this a question?"}},
			&paper.Paragraph{Runs: []paper.Run{{Text: "There was "}, {Text: "one", Bold: true}, {Text: ". See "}, {Text: "our page about the council that is rather a long name for a link and goes on to the next line", Link: "https://dixley.gov.uk/a?b=c&d"}, {Text: " or "}, {Text: "below", Link: "#s2"}, {Text: " or ", Italic: true}, {Text: "nowhere", Link: "#s9"}, {Text: ".\nA new line."}}, Notes: []string{"Too long.", "Who is “us”?"}},
			Para(long),
			&paper.List{Items: []paper.Item{Item("", "Ŵyn Jones"), Item("", "A. Smith", &paper.List{Items: []paper.Item{Item("(a)", "late"), Item("(b)", "later")}}, Para("More."))}},
			&paper.List{Items: []paper.Item{Item("3.", "third"), {Label: "4.", Blocks: []paper.Block{&paper.Paragraph{Runs: paper.Text("fourth"), Notes: []string{"Of what?\nSay it."}}}}}},
			&paper.List{Items: []paper.Item{Item("A1", "odd"), Item("B7", "labels"), {}}},
			&paper.Heading{Level: 3, ID: "s2", Runs: paper.Text("Money")},
			&paper.Table{Header: Cells("What", "Cost", ""), Rows: [][]paper.Cell{Cells("Bins", "£5"), Cells("Parks", "£7", "https://www.dixley.gov.uk/a/very/long/address/that/breaks/somewhere"), {{}, {Blocks: []paper.Block{Para("a"), &paper.List{Items: []paper.Item{Item("", "b")}}}}}}, RowHeader: true, Summary: "Costs"},
			&paper.Paragraph{Style: paper.Boxed, Runs: paper.Text("RESOLVED: that it be so.\nCarried."), Notes: []string{"By whom?"}},
			&paper.Row{Picture: &paper.Picture{Alt: "A house", SVG: House}, Blocks: []paper.Block{Para("Live at home.")}},
			&paper.Row{Blocks: []paper.Block{Para("Do it today.")}},
			&paper.Row{Joined: true, Blocks: []paper.Block{Para("Or tomorrow.")}},
			&paper.Row{Picture: &paper.Picture{Alt: "A tile", PNG: tile(t)}, Blocks: []paper.Block{&paper.Table{Rows: [][]paper.Cell{Cells("a", "b")}}}},
			&paper.Row{Blocks: []paper.Block{&paper.Table{Rows: [][]paper.Cell{Cells("wide", "table")}}, &paper.Table{Header: Cells("another")}}},
			&paper.Row{Picture: &paper.Picture{Alt: "Broken", SVG: "<svg>"}, Blocks: []paper.Block{Para("Words for the picture.")}},
			&paper.Figure{Picture: paper.Picture{PNG: tile(t)}, Width: 60},
			&paper.Figure{Picture: paper.Picture{Alt: "A house again", SVG: House}},
			&paper.Paragraph{Style: paper.Small, Runs: paper.Text("Signs that the font lacks: ☎ 你 🙂, and e\u0301 in two parts.")},
			&paper.Paragraph{},
			&paper.Heading{Level: 1, NewPage: true, Runs: paper.Text("On a page of its own")},
		},
	}
}

// Hostile returns the specimen with a text in all places that have text, and as the
// target of links, alone and after the schemes of two.
func Hostile(t testing.TB, text string) *paper.Document {
	t.Helper()
	d := Specimen(t)
	d.Title, d.Author, d.Footer, d.Language = text, text, text, text
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			b.Notes = []string{text}
			b.Runs = []paper.Run{{Text: text, Link: text}, {Text: text, Link: "javascript:" + text}, {Text: text, Link: "https://a.example/" + text}}
		case *paper.Cover:
			b.Mark, b.Title, b.Lines = text, text, []string{text, text}
			b.Picture = &paper.Picture{Alt: text, SVG: text, PNG: []byte(text)}
		case *paper.Heading:
			b.ID, b.Runs, b.Notes = text, paper.Text(text), []string{text}
		case *paper.Row:
			b.Picture = &paper.Picture{Alt: text, SVG: text, PNG: []byte(text)}
		case *paper.List:
			b.Items[0].Label = text
		case *paper.Table:
			b.Summary = text
		}
	}
	return d
}

// Refuses checks that a writer refuses documents whose blocks stand where they
// cannot, and those that are too large.
func Refuses(t *testing.T, write Writer) {
	row := &paper.Row{Blocks: []paper.Block{Para("x")}}
	deep := &paper.List{Items: []paper.Item{Item("", "x")}}
	for range 9 {
		deep = &paper.List{Items: []paper.Item{Item("", "x", deep)}}
	}
	for name, c := range map[string]struct {
		block paper.Block
		want  error
	}{
		"nothing":                {nil, paper.ErrStructure},
		"a nil paragraph":        {(*paper.Paragraph)(nil), paper.ErrStructure},
		"a nil cover":            {(*paper.Cover)(nil), paper.ErrStructure},
		"a cover in a row":       {&paper.Row{Blocks: []paper.Block{&paper.Cover{}}}, paper.ErrStructure},
		"a row in a row":         {&paper.Row{Blocks: []paper.Block{row}}, paper.ErrStructure},
		"a table in a list":      {&paper.List{Items: []paper.Item{{Blocks: []paper.Block{Para("x"), &paper.Table{}}}}}, paper.ErrStructure},
		"a heading in a cell":    {&paper.Table{Rows: [][]paper.Cell{{{Blocks: []paper.Block{&paper.Heading{}}}}}}, paper.ErrStructure},
		"a row in a cell":        {&paper.Table{Rows: [][]paper.Cell{{{Blocks: []paper.Block{row}}}}}, paper.ErrStructure},
		"a nil figure in a list": {&paper.List{Items: []paper.Item{{Blocks: []paper.Block{(*paper.Figure)(nil)}}}}, paper.ErrStructure},
		"lists too deep":         {deep, paper.ErrLimit},
		"a table too wide":       {&paper.Table{Header: make([]paper.Cell, 64)}, paper.ErrLimit},
	} {
		t.Run(name, func(t *testing.T) {
			if err := write(io.Discard, &paper.Document{Blocks: []paper.Block{c.block}}); !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
		})
	}
}

// Repeats checks that a writer writes the same document as the same bytes.
func Repeats(t *testing.T, write Writer) {
	if !bytes.Equal(Write(t, write, Specimen(t)), Write(t, write, Specimen(t))) {
		t.Error("two files differ")
	}
}

// Benchmark measures a writer.
func Benchmark(b *testing.B, write Writer) {
	d := Specimen(b)
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := write(&out, d); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}
