package svg_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/townclerk/townclerk/internal/svg"
)

// sheet is a drawing of 8 by 8.
func sheet(inside string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">` + inside + "</svg>"
}

// art draws 8 by 8 pixels as letters: # covered, + half covered or more, - less,
// . not; r, g and b are pixels of one colour.
func art(t *testing.T, text string) string {
	t.Helper()
	d, err := svg.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	im := d.Pixels(8)
	var b strings.Builder
	for y := range im.Rect.Dy() {
		for x := range im.Rect.Dx() {
			p := im.NRGBAAt(x, y)
			c := "#"
			switch {
			case p.A < 8:
				c = "."
			case p.A < 124:
				c = "-"
			case p.A < 247:
				c = "+"
			case p.R > 200 && p.G < 50 && p.B < 50:
				c = "r"
			case p.G > 100 && p.R < 50 && p.B < 50:
				c = "g"
			case p.B > 200 && p.R < 50 && p.G < 50:
				c = "b"
			}
			b.WriteString(c)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestShapesAreDrawn(t *testing.T) {
	box := "........\n........\n..####..\n..####..\n..####..\n..####..\n........\n........\n"
	ring := "########\n########\n##....##\n##....##\n##....##\n##....##\n########\n########\n"
	for name, c := range map[string]struct{ drawing, want string }{
		"a rectangle":                {`<rect x="2" y="2" width="4" height="4"/>`, box},
		"a path":                     {`<path d="M2 2h4v4H2z"/>`, box},
		"a path of points alone":     {`<path d="m2,2 4 0 0,4-4,0Z"/>`, box},
		"a path in two parts":        {`<path d="M2 2V4H6V2zv4h4v-4z"/>`, box},
		"a polygon":                  {`<polygon points="2,2 6,2 6,6 2,6"/>`, box},
		"a transform":                {`<g transform="translate(4 4) scale(2)"><path d="M-1-1H1V1H-1z"/></g>`, box},
		"a turn":                     {`<rect x="2" y="2" width="4" height="4" transform="rotate(90 4 4)"/>`, box},
		"a use":                      {`<defs><path id="a" d="M0 0h4v4H0z"/></defs><use xlink:href="#a" x="2" y="2"/>`, box},
		"a clip path":                {`<clipPath id="c"><rect x="2" y="2" width="4" height="4"/></clipPath><rect width="8" height="8" clip-path="url(#c)"/>`, box},
		"a style attribute":          {`<rect x="2" y="2" width="4" height="4" fill="none" style="fill:#000;stroke:none"/>`, box},
		"a wide line":                {`<line x1="2" y1="4" x2="6" y2="4" stroke="black" stroke-width="4"/>`, box},
		"a line with square ends":    {`<polyline points="4,4 4,4.001" fill="none" stroke="#000" stroke-width="4" stroke-linecap="square"/>`, box},
		"a stroke with corners":      {`<rect x="1" y="1" width="6" height="6" fill="none" stroke="black" stroke-width="2"/>`, ring},
		"a hole the other way round": {`<path d="M0 0H8V8H0zM2 2V6H6V2z"/>`, ring},
		"a hole by the rule":         {`<path fill-rule="evenodd" d="M0 0H8V8H0zM2 2H6V6H2z"/>`, ring},
		"no hole":                    {`<path d="M0 0H8V8H0zM2 2H6V6H2z"/>`, strings.Repeat("########\n", 8)},
		"what is hidden":             {`<rect width="8" height="8" display="none"/><rect width="8" height="8" visibility="hidden"/><rect x="2" y="2" width="4" height="4"/>`, box},
		"opacity":                    {`<g opacity=".5"><rect x="2" y="2" width="4" height="4" fill-opacity="0.5"/></g>`, strings.ReplaceAll(box, "#", "-")},
		"half a pixel":               {`<rect x="2.5" y="2" width="3" height="4"/>`, strings.ReplaceAll(box, "####", "+##+")},
		"a circle":                   {`<circle cx="4" cy="4" r="4"/>`, ".-++++-.\n-+####+-\n+######+\n+######+\n+######+\n+######+\n-+####+-\n.-++++-.\n"},
		"colours":                    {`<rect width="2" height="8" fill="red"/><rect x="2" width="2" height="8" fill="rgb(0, 50%, 0)"/><rect x="4" width="2" height="8" fill="#00f"/><g color="#ff0000"><rect x="6" width="2" height="8" fill="currentColor"/></g>`, strings.Repeat("rrggbbrr\n", 8)},
		"a gradient":                 {`<linearGradient id="a" x1="0" x2="1"><stop offset=".5" stop-color="red"/><stop offset="50%" stop-color="blue"/></linearGradient><rect width="8" height="8" fill="url(#a)"/>`, strings.Repeat("rrrrbbbb\n", 8)},
		"a round gradient":           {`<radialGradient id="b"><stop offset=".5" stop-color="red"/><stop offset=".5" stop-color="blue"/></radialGradient><radialGradient id="a" gradientUnits="userSpaceOnUse" cx="4" cy="4" r="4" xlink:href="#b"/><rect width="8" height="8" fill="url(#a)"/>`, "bbbbbbbb\nbbbbbbbb\nbbbrrbbb\nbbrrrrbb\nbbrrrrbb\nbbbrrbbb\nbbbbbbbb\nbbbbbbbb\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, art(t, sheet(c.drawing))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestArcsEndWhereTheyShould(t *testing.T) {
	// A half circle by two quarter arcs with flags that touch the numbers.
	d, err := svg.Parse(sheet(`<path d="M4 0A4 4 0 018 4a4 4 0 01-4 4z"/>`))
	if err != nil {
		t.Fatal(err)
	}
	p := d.Shapes[0].Path
	if last := p[len(p)-2].P[2]; last != (svg.Point{X: 4, Y: 8}) {
		t.Errorf("it ends at %v", last)
	}
	// The middle of the first quarter lies on the circle.
	c := p[1]
	x := (0*0 + 4 + 3*c.P[0].X + 3*c.P[1].X + c.P[2].X) / 8
	if want := 4 + 4*0.70710678; x < want-.01 || x > want+.01 {
		t.Errorf("its middle is at x = %v, want %v", x, want)
	}
}

func TestWhatCannotBeDrawnAsMeantIsAnError(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"nothing":             {"", svg.ErrFormat},
		"a page":              {"<html/>", svg.ErrFormat},
		"broken":              {"<svg><g>", svg.ErrFormat},
		"entities":            {`<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>`, svg.ErrUnsupported},
		"no size":             {`<svg viewBox="0 0 0 8"/>`, svg.ErrFormat},
		"text":                {sheet("<text>x</text>"), svg.ErrUnsupported},
		"a script":            {sheet("<script>x</script>"), svg.ErrUnsupported},
		"a style sheet":       {sheet("<style>*{}</style>"), svg.ErrUnsupported},
		"a picture":           {sheet(`<image href="https://evil.example/x.png"/>`), svg.ErrUnsupported},
		"another file":        {sheet(`<use href="https://evil.example/x.svg#a"/>`), svg.ErrUnsupported},
		"a filter":            {sheet(`<path filter="url(#f)" d="M0 0"/>`), svg.ErrUnsupported},
		"dashes":              {sheet(`<path stroke-dasharray="1" d="M0 0"/>`), svg.ErrUnsupported},
		"a pattern":           {sheet(`<pattern id="p"/><path fill="url(#p)" d="M0 0h1"/>`), svg.ErrUnsupported},
		"a colour of no name": {sheet(`<path fill="council" d="M0 0h1"/>`), svg.ErrUnsupported},
		"bad path data":       {sheet(`<path d="M0 0L1"/>`), svg.ErrFormat},
		"no move":             {sheet(`<path d="L1 1"/>`), svg.ErrFormat},
		"huge numbers":        {sheet(`<path d="M0 0L1e300 1"/>`), svg.ErrFormat},
		"a bad transform":     {sheet(`<g transform="rotate(1 2)"/>`), svg.ErrFormat},
		"a use of itself":     {sheet(`<g id="a"><use href="#a"/></g>`), svg.ErrLimit},
		"uses of uses":        {sheet(bomb()), svg.ErrLimit},
		"too long":            {sheet(strings.Repeat(" ", svg.MaxBytes)), svg.ErrLimit},
		"too many lines":      {sheet(`<path d="M0 0` + strings.Repeat("h1", svg.MaxSegments+1) + `"/>`), svg.ErrLimit},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := svg.Parse(c.text); !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
		})
	}
}

// bomb is a drawing in which each of 20 groups uses the next one ten times.
func bomb() string {
	var b strings.Builder
	for i := range 20 {
		fmt.Fprintf(&b, `<g id="g%d">%s</g>`, i, strings.Repeat(fmt.Sprintf(`<use href="#g%d"/>`, i+1), 10))
	}
	return b.String() + `<path id="g20" d="M0 0h1"/>`
}

func FuzzParse(f *testing.F) {
	f.Add(sheet(`<g transform="matrix(1 0 0 1 2 3)"><path d="M2 2c1 1 2 2 3 3s1 1 2 2q1 1 2 2t1 1a1 2 3 0 1 4 4z" stroke="red" stroke-linejoin="round"/></g>`))
	f.Add(sheet(`<radialGradient id="a" fx="1"><stop/></radialGradient><circle r="3" fill="url(#a)" clip-path="url(#b)"/><clipPath id="b"><ellipse rx="1" ry="2"/></clipPath>`))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			return
		}
		d, err := svg.Parse(text)
		if err != nil {
			return
		}
		if d.Width <= 0 || d.Height <= 0 {
			t.Errorf("the sheet is %v by %v", d.Width, d.Height)
		}
		if im := d.Pixels(16); im.Rect.Dx() > 16 || im.Rect.Dy() > 16 {
			t.Errorf("%v", im.Rect)
		}
	})
}

func BenchmarkPixels(b *testing.B) {
	text := sheet(`<circle cx="4" cy="4" r="4" fill="red"/><path d="M1 1C2 2 3 5 7 7" stroke="#000" stroke-linecap="round"/>`)
	b.ReportAllocs()
	b.SetBytes(480 * 480)
	for b.Loop() {
		d, err := svg.Parse(text)
		if err != nil {
			b.Fatal(err)
		}
		d.Pixels(480)
	}
}
