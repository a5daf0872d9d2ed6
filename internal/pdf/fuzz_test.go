package pdf_test

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/townclerk/townclerk/internal/pdf"
)

// small are bounds that keep one try of a fuzz test short.
var small = pdf.Options{MaxBytes: 1 << 20, MaxDecoded: 1 << 20, MaxObjects: 2000, MaxPages: 10, MaxOperators: 20_000, MaxGlyphs: 5000}

// readAll reads all that a file has. It fails the test for what must never be.
func readAll(t *testing.T, file []byte, o pdf.Options) {
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	f, err := pdf.Open(ctx, bytes.NewReader(file), int64(len(file)), o)
	if err != nil {
		return
	}
	for n := 1; n <= f.NumPages(); n++ {
		p, err := f.Page(ctx, n)
		if ctx.Err() != nil {
			t.Fatalf("page %d took too long: %v", n, err)
		}
		if p == nil || p.Number != n {
			t.Fatalf("page %d is %v", n, p)
		}
		for _, g := range p.Glyphs {
			if g.Font == nil || math.IsNaN(g.X+g.Y+g.Size+g.Box.X0) || g.Box.X0 > g.Box.X1 || g.Box.Y0 > g.Box.Y1 {
				t.Fatalf("page %d has the glyph %+v", n, g)
			}
		}
	}
	f.Title()
	f.Outline()
	f.Structure()
	f.Warnings()
}

func FuzzOpen(f *testing.F) {
	f.Add(newBuilder(agenda, "", "").bytes())
	files, err := filepath.Glob("testdata/encrypted/*.pdf")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	b := newBuilder("/P <</MCID 0>> BDC "+agenda+" EMC", "/Annots[<</Subtype/Link/Rect[0 0 9 9]/Dest(x)>>]", "/StructTreeRoot 10 0 R/Names<</Dests<</Kids[11 0 R]>>>>")
	b.objects[10] = "<</Type/StructTreeRoot/K[<</S/H1/Pg 3 0 R/K 0>> 10 0 R]>>"
	b.objects[11] = "<</Kids[11 0 R]/Names[(x)[3 0 R]]>>"
	f.Add(b.bytes())
	f.Fuzz(func(t *testing.T, file []byte) { readAll(t, file, small) })
}

func FuzzContent(f *testing.F) {
	f.Add([]byte(agenda))
	f.Add([]byte("q 1 0 0 1 0 0 cm BI /W 1 ID x EI [(a) 2 [<41>]] TJ /P <</MCID 0>> BDC EMC Q 0 0 1 1 re W n f* /X Do"))
	f.Add([]byte("BT 1e9 0 0 1e9 0 0 Tm /F1 99999999999 Tf (a) ' 1 2 (b) \" ET"))
	f.Fuzz(func(t *testing.T, content []byte) {
		readAll(t, newBuilder(string(content), "", "").bytes(), small)
	})
}

func FuzzFont(f *testing.F) {
	f.Add([]byte("1 beginbfrange <00> <ffffffff> <0041> endbfrange 1 begincodespacerange <00> <ffffffffff> endcodespacerange"), []byte("\x00\x01\x00\x00\x00\x01cmap"), []byte("abc"))
	f.Add([]byte("/Identity-H usecmap 1 beginbfchar <41> /A <4142> 65 endbfchar"), []byte("\x01\x00\x04\x01\x00\x01\x01\x01\x02F"), []byte("\x00A"))
	f.Fuzz(func(t *testing.T, cmap, font, shown []byte) {
		b := newBuilder("", "/Resources<</Font<</F1 10 0 R/F2 11 0 R>>>>", "")
		b.objects[4] = stream("", "BT /F1 10 Tf 9 9 Td <"+hexOf(shown)+"> Tj /F2 10 Tf <"+hexOf(shown)+"> Tj ET")
		b.objects[10] = "<</Type/Font/Subtype/Type0/Encoding 12 0 R/ToUnicode 12 0 R/DescendantFonts[<</FontDescriptor<</FontFile2 13 0 R>>>>]>>"
		b.objects[11] = "<</Type/Font/Subtype/TrueType/FontDescriptor<</Flags 4/FontFile2 13 0 R>>>>"
		b.objects[12] = stream("", string(cmap))
		b.objects[13] = stream("", string(font))
		readAll(t, b.bytes(), small)
	})
}

func hexOf(b []byte) string {
	const digits = "0123456789abcdef"
	var out []byte
	for _, c := range b {
		out = append(out, digits[c>>4], digits[c&15])
	}
	return string(out)
}
