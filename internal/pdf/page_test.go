package pdf_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/golden"
	"github.com/townclerk/townclerk/internal/pdf"
)

// Each case is a page: "content" is its content stream, "page" and "catalog"
// further entries of those dictionaries, and "objects" further objects, 10
// upwards, as "10 0 obj … endobj"; @ before "stream" stands for the length.
func TestPage(t *testing.T) {
	golden.Run(t, "testdata/pages", func(t *testing.T, c *golden.Case) {
		f := open(t, buildCase(t, c), pdf.Options{})
		var out bytes.Buffer
		for n := 1; n <= f.NumPages(); n++ {
			p, err := f.Page(t.Context(), n)
			if err != nil {
				t.Fatal(err)
			}
			dump(&out, p)
		}
		for _, o := range f.Outline() {
			fmt.Fprintf(&out, "outline %d %q page %d\n", o.Level, o.Title, o.Page)
		}
		if s := f.Structure(); s != nil {
			dumpElement(&out, s, 0)
		}
		for _, w := range f.Warnings() {
			fmt.Fprintf(&out, "warning %d %s: %s\n", w.Page, w.Code, w.Message)
		}
		c.Check(t, "output", out.Bytes())
	})
}

var objectPattern = regexp.MustCompile(`(?s)(\d+) 0 obj\n(.*?)\nendobj\n`)

func buildCase(t *testing.T, c *golden.Case) []byte {
	part := func(name string) string {
		b, _ := c.File(name)
		return strings.TrimSpace(string(b))
	}
	b := newBuilder(part("content"), part("page"), part("catalog"))
	objects, _ := c.File("objects")
	for _, m := range objectPattern.FindAllStringSubmatch(string(objects), -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			t.Fatal(err)
		}
		body := m[2]
		if head, data, ok := strings.Cut(body, "\nstream\n"); ok {
			data = strings.TrimSuffix(data, "\nendstream")
			body = strings.Replace(head, "@", strconv.Itoa(len(data)), 1) + "\nstream\n" + data + "\nendstream"
		}
		b.objects[n] = body
	}
	return b.bytes()
}

// dump writes a page with neighbouring glyphs of one kind joined.
func dump(out *bytes.Buffer, p *pdf.Page) {
	fmt.Fprintf(out, "page %d: %g x %g\n", p.Number, p.Width, p.Height)
	for i := 0; i < len(p.Glyphs); {
		first := p.Glyphs[i]
		text := first.Text
		j := i + 1
		for ; j < len(p.Glyphs); j++ {
			g := p.Glyphs[j]
			last := p.Glyphs[j-1]
			if kind(g) != kind(first) || abs(g.X-last.EndX) > 0.01 || abs(g.Y-last.EndY) > 0.01 {
				break
			}
			text += g.Text
		}
		last := p.Glyphs[j-1]
		fmt.Fprintf(out, "text %q %.1f,%.1f-%.1f,%.1f box %s %s\n", text, first.X, first.Y, last.EndX, last.EndY, box(first.Box), kind(first))
		i = j
	}
	for _, r := range p.Rules {
		fmt.Fprintf(out, "rule %s #%06x filled=%t\n", box(r.Box), r.Fill, r.Filled)
	}
	for _, im := range p.Images {
		fmt.Fprintf(out, "image %s mcid %d\n", box(im.Box), im.MCID)
	}
	for _, l := range p.Links {
		fmt.Fprintf(out, "link %s %q page %d\n", box(l.Box), l.URI, l.Page)
	}
}

// kind describes what a run of glyphs shares.
func kind(g pdf.Glyph) string {
	s := fmt.Sprintf("%s %.1f", g.Font.Name, g.Size)
	flag := func(on bool, name string) {
		if on {
			s += " " + name
		}
	}
	flag(g.Font.Bold, "bold")
	flag(g.Font.Italic, "italic")
	flag(g.Font.Mono, "mono")
	flag(g.Font.Vertical, "vertical")
	flag(g.Fill != 0, fmt.Sprintf("#%06x", g.Fill))
	flag(g.MCID >= 0, fmt.Sprintf("mcid %d", g.MCID))
	flag(g.Artifact, "artifact")
	flag(g.Invisible, "invisible")
	flag(g.Hidden != pdf.Shown, fmt.Sprintf("reason %d", g.Hidden))
	return s
}

func box(b pdf.Box) string { return fmt.Sprintf("[%.1f %.1f %.1f %.1f]", b.X0, b.Y0, b.X1, b.Y1) }

func dumpElement(out *bytes.Buffer, e *pdf.Element, depth int) {
	in := strings.Repeat("  ", depth)
	var rare pdf.Rare
	if e.Rare != nil {
		rare = *e.Rare
	}
	fmt.Fprintf(out, "%s<%s", in, e.Role)
	for _, a := range []struct{ key, val string }{
		{"id", rare.ID}, {"title", rare.Title}, {"lang", e.Lang()}, {"alt", e.Alt()}, {"actual", e.ActualText()}, {"scope", rare.Scope},
		{"headers", strings.Join(rare.Headers, ",")}, {"numbering", rare.Numbering}, {"long", rare.Expansion},
	} {
		if a.val != "" {
			fmt.Fprintf(out, " %s=%q", a.key, a.val)
		}
	}
	if e.RowSpan+e.ColSpan > 0 {
		fmt.Fprintf(out, " rows=%d cols=%d", e.RowSpan, e.ColSpan)
	}
	out.WriteString(">\n")
	for _, k := range e.Kids {
		switch {
		case k.Element != nil:
			dumpElement(out, k.Element, depth+1)
		case k.MCID < 0 && k.Box == nil:
			fmt.Fprintf(out, "%s  page %d\n", in, k.Page)
		case k.MCID < 0:
			fmt.Fprintf(out, "%s  box page %d %s\n", in, k.Page, box(*k.Box))
		default:
			fmt.Fprintf(out, "%s  content page %d mcid %d\n", in, k.Page, k.MCID)
		}
	}
}
