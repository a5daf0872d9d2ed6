package pdf_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/pdf"
)

// A builder puts a small PDF together. Objects 1 to 4 are the catalog, the page
// tree, the first page and its content.
type builder struct {
	objects map[int]string
}

// newBuilder starts a file of one page that has /F1, Helvetica, and the given
// content. Page and catalog are further entries of those dictionaries.
func newBuilder(content, page, catalog string) *builder {
	b := &builder{objects: map[int]string{}}
	b.objects[1] = "<</Type/Catalog/Pages 2 0 R " + catalog + ">>"
	b.objects[2] = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
	if !strings.Contains(page, "/Resources") {
		page += "/Resources<</Font<</F1 5 0 R>>>>"
	}
	if !strings.Contains(page, "/MediaBox") {
		page += "/MediaBox[0 0 595 842]"
	}
	b.objects[3] = "<</Type/Page/Parent 2 0 R/Contents 4 0 R " + page + ">>"
	b.objects[4] = stream("", content)
	b.objects[5] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
	return b
}

// stream returns a stream object with further entries.
func stream(entries, data string) string {
	return fmt.Sprintf("<</Length %d %s>>\nstream\n%s\nendstream", len(data), entries, data)
}

// bytes returns the file with a table of its objects.
func (b *builder) bytes() []byte { return b.with("", "") }

// with returns the file with a header of junk and further trailer entries.
func (b *builder) with(head, trailer string) []byte {
	var out bytes.Buffer
	out.WriteString(head + "%PDF-1.7\n")
	nums := make([]int, 0, len(b.objects))
	for n := range b.objects {
		nums = append(nums, n)
	}
	slices.Sort(nums)
	offsets := map[int]int{}
	for _, n := range nums {
		offsets[n] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", n, b.objects[n])
	}
	last := nums[len(nums)-1]
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", last+1)
	for n := 1; n <= last; n++ {
		if off, ok := offsets[n]; ok {
			fmt.Fprintf(&out, "%010d 00000 n \n", off)
		} else {
			out.WriteString("0000000000 00000 f \n")
		}
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", last+1, trailer, at)
	return out.Bytes()
}

func open(t testing.TB, file []byte, o pdf.Options) *pdf.File {
	t.Helper()
	f, err := pdf.Open(t.Context(), bytes.NewReader(file), int64(len(file)), o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// plain returns the page's text, one line for each baseline, words apart where
// the gap is wider than a sixth of the size.
func plain(p *pdf.Page) string {
	var b strings.Builder
	for i, g := range p.Glyphs {
		if i > 0 {
			last := p.Glyphs[i-1]
			switch {
			case abs(g.Y-last.Y) > g.Size/2:
				b.WriteByte('\n')
			case g.X-last.EndX > g.Size/6:
				b.WriteByte(' ')
			}
		}
		b.WriteString(g.Text)
	}
	return b.String()
}

func abs(x float64) float64 { return max(x, -x) }

// text opens a file and returns the text of its first page.
func text(t testing.TB, file []byte) string {
	t.Helper()
	p, err := open(t, file, pdf.Options{}).Page(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return plain(p)
}
