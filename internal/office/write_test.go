package office_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/internal/office"
	"github.com/townclerk/townclerk/internal/paper"
)

func para(text string) paper.Block { return &paper.Paragraph{Runs: paper.Text(text)} }

func item(label, text string, more ...paper.Block) paper.Item {
	return paper.Item{Label: label, Blocks: append([]paper.Block{para(text)}, more...)}
}

func cells(texts ...string) []paper.Cell {
	var out []paper.Cell
	for _, t := range texts {
		out = append(out, paper.Cell{Blocks: []paper.Block{para(t)}})
	}
	return out
}

func dot(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// specimen has one of everything.
func specimen(t testing.TB) *paper.Document {
	t.Helper()
	return &paper.Document{
		Title: "Minutes", Author: "Dixley Council", Footer: "Dixley Council",
		Blocks: []paper.Block{
			&paper.Heading{Runs: paper.Text("Minutes of the Council")},
			&paper.Paragraph{Style: paper.Lead, Runs: paper.Text("Dixley Council")},
			&paper.Heading{Level: 1, ID: "s1", Runs: paper.Text("1. Apologies")},
			&paper.Paragraph{Runs: []paper.Run{{Text: "There was "}, {Text: "one", Bold: true}, {Text: ". See "}, {Text: "our page", Link: "https://dixley.gov.uk/a?b=c&d"}, {Text: " or "}, {Text: "below", Link: "#s2"}, {Text: "."}}},
			&paper.List{Items: []paper.Item{item("", "Ŵyn Jones"), item("", "A. Smith", &paper.List{Items: []paper.Item{item("(a)", "late"), item("(b)", "later")}})}},
			&paper.List{Items: []paper.Item{item("3.", "third"), item("4.", "fourth")}},
			&paper.List{Items: []paper.Item{item("A1", "odd"), item("B7", "labels")}},
			&paper.Heading{Level: 2, ID: "s2", Runs: paper.Text("Money")},
			&paper.Table{Header: cells("What", "Cost"), Rows: [][]paper.Cell{cells("Bins", "£5"), cells("Parks", "£7")}, RowHeader: true, Summary: "Costs"},
			&paper.Paragraph{Style: paper.Boxed, Runs: paper.Text("RESOLVED: that it be so.\nCarried.")},
			&paper.Row{Picture: &paper.Picture{Alt: "A bin", PNG: dot(t)}, Blocks: []paper.Block{para("Put out your bin.")}},
			&paper.Row{Blocks: []paper.Block{para("Do it today.")}},
			&paper.Row{Picture: &paper.Picture{Alt: "A drawing", SVG: `<svg viewBox="0 0 2 1"><path d="M0 0h2v1z"/></svg>`}, Blocks: []paper.Block{&paper.Table{Rows: [][]paper.Cell{cells("a", "b")}}}},
			&paper.Row{Blocks: []paper.Block{&paper.Table{Rows: [][]paper.Cell{cells("wide", "table")}}, &paper.Table{Header: cells("another")}}},
			&paper.Row{Picture: &paper.Picture{Alt: "Broken", SVG: "<svg>"}, Blocks: []paper.Block{&paper.List{Items: []paper.Item{item("", "x")}}}},
			&paper.Figure{Picture: paper.Picture{PNG: dot(t)}, Width: 60},
			&paper.Paragraph{Style: paper.Small, Runs: paper.Text("The end.")},
		},
	}
}

func write(t testing.TB, d *paper.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := office.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// outline writes what a reader finds, one block a line.
func outline(blocks []*office.Block, indent string) string {
	var b strings.Builder
	for _, bl := range blocks {
		text := ""
		for _, r := range bl.Runs {
			switch {
			case r.Link != "":
				text += "[" + r.Text + "](" + r.Link + ")"
			case r.Bold && bl.Kind != office.Heading:
				text += "*" + r.Text + "*"
			default:
				text += r.Text
			}
		}
		name := map[office.BlockKind]string{office.Paragraph: "p", office.Heading: "h", office.Table: "table", office.Figure: "figure"}[bl.Kind]
		fmt.Fprintf(&b, "%s%s%d %s|%s|%s\n", indent, name, bl.Level, bl.Label, text, bl.Alt)
		for _, r := range bl.Rows {
			for _, c := range r.Cells {
				fmt.Fprintf(&b, "%s cell header=%v\n", indent, c.Header)
				b.WriteString(outline(c.Blocks, indent+"  "))
			}
		}
	}
	return b.String()
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	data := write(t, specimen(t))
	d, err := office.Read(t.Context(), bytes.NewReader(data), int64(len(data)), office.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "Minutes" || d.Language != "en-GB" {
		t.Errorf("title %q, language %q", d.Title, d.Language)
	}
	golden.Run(t, "testdata/written", func(t *testing.T, c *golden.Case) {
		c.Check(t, "blocks", []byte(outline(d.Body, "")))
	})
}

func TestSoftBreaksAreBreaksWhereLinesFit(t *testing.T) {
	short, long := "When you are ill,\u2028tell us.", strings.Repeat("When you are ill and can ", 5)+",\u2028tell us."
	for text, want := range map[string]string{short: "When you are ill,\ntell us.", long: strings.ReplaceAll(long, "\u2028", " ")} {
		data := write(t, &paper.Document{Blocks: []paper.Block{para(text)}})
		d, err := office.Read(t.Context(), bytes.NewReader(data), int64(len(data)), office.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range d.Body[0].Runs {
			got += r.Text
		}
		if got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	if !bytes.Equal(write(t, specimen(t)), write(t, specimen(t))) {
		t.Error("two files differ")
	}
}

func TestPartsOfWrittenFilesAreXML(t *testing.T) {
	for _, text := range []string{"plain", "<w:p>&amp;]]>", "\x00\x1b\ufffe\u202e", "\xff\xfe"} {
		d := specimen(t)
		d.Title, d.Author, d.Footer, d.Language = text, text, text, text
		for _, b := range d.Blocks {
			switch b := b.(type) {
			case *paper.Paragraph:
				b.Runs = []paper.Run{{Text: text, Link: text}}
			case *paper.Heading:
				b.ID, b.Runs = text, paper.Text(text)
			case *paper.Row:
				b.Picture = &paper.Picture{Alt: text, SVG: text, PNG: []byte(text)}
			case *paper.List:
				b.Items[0].Label = text
			case *paper.Table:
				b.Summary = text
			}
		}
		data := write(t, d)
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			if strings.HasSuffix(f.Name, ".png") {
				continue
			}
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			dec := xml.NewDecoder(r)
			for err == nil {
				_, err = dec.Token()
			}
			if !errors.Is(err, io.EOF) {
				t.Errorf("%q: %s: %v", text, f.Name, err)
			}
		}
	}
}

func TestBlocksInWrongPlacesAreErrors(t *testing.T) {
	row := &paper.Row{Blocks: []paper.Block{para("x")}}
	for name, b := range map[string]paper.Block{
		"nothing":                nil,
		"a nil paragraph":        (*paper.Paragraph)(nil),
		"a row in a row":         &paper.Row{Blocks: []paper.Block{row}},
		"a table in a list":      &paper.List{Items: []paper.Item{{Blocks: []paper.Block{para("x"), &paper.Table{}}}}},
		"a heading in a cell":    &paper.Table{Rows: [][]paper.Cell{{{Blocks: []paper.Block{&paper.Heading{}}}}}},
		"a row in a cell":        &paper.Table{Rows: [][]paper.Cell{{{Blocks: []paper.Block{row}}}}},
		"a nil figure in a list": &paper.List{Items: []paper.Item{{Blocks: []paper.Block{(*paper.Figure)(nil)}}}},
	} {
		t.Run(name, func(t *testing.T) {
			if err := office.Write(io.Discard, &paper.Document{Blocks: []paper.Block{b}}); !errors.Is(err, paper.ErrStructure) {
				t.Errorf("error %v", err)
			}
		})
	}
	deep := &paper.List{Items: []paper.Item{item("", "x")}}
	for range 9 {
		deep = &paper.List{Items: []paper.Item{item("", "x", deep)}}
	}
	wide := &paper.Table{Header: make([]paper.Cell, 64)}
	for name, b := range map[string]paper.Block{"lists too deep": deep, "a table too wide": wide} {
		t.Run(name, func(t *testing.T) {
			if err := office.Write(io.Discard, &paper.Document{Blocks: []paper.Block{b}}); !errors.Is(err, paper.ErrLimit) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func BenchmarkWrite(b *testing.B) {
	d := specimen(b)
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := office.Write(&out, d); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}
