package office_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/internal/office"
	"github.com/townclerk/townclerk/internal/paper"
	"github.com/townclerk/townclerk/internal/paper/papertest"
)

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
	data := papertest.Write(t, office.Write, papertest.Specimen(t))
	d, err := office.Read(t.Context(), bytes.NewReader(data), int64(len(data)), office.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Title != "Cofnodion – Minutes" || d.Language != "cy" {
		t.Errorf("title %q, language %q", d.Title, d.Language)
	}
	var comments []string
	for _, c := range d.Comments {
		comments = append(comments, c.Author+": "+c.Text)
	}
	want := []string{"Townclerk: Is this a question?", "Townclerk: Too long.", "Townclerk: Who is “us”?", "Townclerk: Of what? Say it.", "Townclerk: By whom?"}
	if diff := cmp.Diff(want, comments); diff != "" {
		t.Errorf("comments (-want +got):\n%s", diff)
	}
	golden.Run(t, "testdata/written", func(t *testing.T, c *golden.Case) {
		c.Check(t, "blocks", []byte(outline(d.Body, "")))
	})
}

func TestSoftBreaksAreBreaksWhereLinesFit(t *testing.T) {
	short, long := "When you are ill,\u2028tell us.", strings.Repeat("When you are ill and can ", 5)+",\u2028tell us."
	for text, want := range map[string]string{short: "When you are ill,\ntell us.", long: strings.ReplaceAll(long, "\u2028", " ")} {
		data := papertest.Write(t, office.Write, &paper.Document{Blocks: []paper.Block{papertest.Para(text)}})
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

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) { papertest.Repeats(t, office.Write) }

func TestDocumentsThatCannotBeAreErrors(t *testing.T) { papertest.Refuses(t, office.Write) }

func BenchmarkWrite(b *testing.B) { papertest.Benchmark(b, office.Write) }

func TestPartsOfWrittenFilesAreXML(t *testing.T) {
	for _, text := range []string{"plain", "<w:p>&amp;]]>", "\x00\x1b\ufffe\u202e", "\xff\xfe"} {
		data := papertest.Write(t, office.Write, papertest.Hostile(t, text))
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
