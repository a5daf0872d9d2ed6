package pdf_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/pdf"
)

// report is a file of n pages of text.
func report(n int) []byte {
	b := newBuilder("", "", "")
	kids := ""
	for i := range n {
		var c strings.Builder
		c.WriteString("BT /F1 11 Tf 14 TL 72 770 Td\n")
		for line := range 48 {
			fmt.Fprintf(&c, "[(Line %d of page %d: the com) 12 (mittee no) -8 (ted the report and RESOLVED to approve it.)] TJ T*\n", line, i)
		}
		c.WriteString("ET 0.5 w 72 60 m 520 60 l S")
		b.objects[100+2*i] = fmt.Sprintf("<</Type/Page/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 5 0 R>>>>>>", 101+2*i)
		b.objects[101+2*i] = stream("", c.String())
		kids += fmt.Sprintf(" %d 0 R", 100+2*i)
	}
	b.objects[2] = "<</Kids[" + kids + "]>>"
	return b.bytes()
}

func BenchmarkOpen(b *testing.B) {
	file := report(50)
	b.ReportAllocs()
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := pdf.Open(b.Context(), bytes.NewReader(file), int64(len(file)), pdf.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	file := report(50)
	f := open(b, file, pdf.Options{})
	b.ReportAllocs()
	b.SetBytes(int64(len(file) / 50))
	n := 0
	for b.Loop() {
		p, err := f.Page(b.Context(), n%50+1)
		if err != nil || len(p.Glyphs) == 0 {
			b.Fatal(err)
		}
		n++
	}
}
