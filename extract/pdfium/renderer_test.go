// The race detector makes compiling PDFium take a minute, and finds nothing in
// what it compiles.

//go:build !race

package pdfium_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"testing"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/extract/pdfium"
)

// cache is one folder for all tests, so that PDFium is compiled once.
var cache string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "townclerk-pdfium")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	cache = dir
	code := m.Run()
	if err := os.RemoveAll(dir); err != nil {
		code = 1
	}
	os.Exit(code)
}

// drawing is a page of 200 by 100 points with a black square at the top left,
// turned as its file says.
func drawing(turn int) []byte {
	const content = "0 0 0 rg 10 60 30 30 re f"
	var out bytes.Buffer
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	out.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
	object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Rotate %d/Contents 4 0 R/Resources<<>>>>", turn))
	object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content))
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, at)
	return out.Bytes()
}

func open(t testing.TB, r *pdfium.Renderer, file []byte) extract.RenderedPages {
	t.Helper()
	pages, err := r.Open(t.Context(), bytes.NewReader(file), int64(len(file)), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pages.Close(); err != nil {
			t.Error(err)
		}
	})
	return pages
}

func TestPagesAreDrawnAsAReaderSeesThem(t *testing.T) {
	for name, c := range map[string]struct {
		turn  int
		size  image.Point
		black image.Point // in pixels, 2 to the point
	}{
		"upright": {0, image.Pt(400, 200), image.Pt(50, 50)},
		"turned":  {90, image.Pt(200, 400), image.Pt(150, 50)},
	} {
		t.Run(name, func(t *testing.T) {
			img, err := open(t, &pdfium.Renderer{CacheDir: cache}, drawing(c.turn)).Render(t.Context(), 1, 144)
			if err != nil {
				t.Fatal(err)
			}
			if got := img.Bounds().Size(); got != c.size {
				t.Errorf("the picture is %v, want %v", got, c.size)
			}
			if r, _, _, _ := img.At(c.black.X, c.black.Y).RGBA(); r > 0x1000 {
				t.Errorf("at %v it is %#x, want black", c.black, r)
			}
			if r, _, _, _ := img.At(c.size.X-20, c.size.Y-20).RGBA(); r < 0xF000 {
				t.Errorf("at the far corner it is %#x, want white", r)
			}
		})
	}
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	file := drawing(0)
	pages := open(t, &pdfium.Renderer{CacheDir: cache, MaxPixels: 10_000}, file)
	for name, c := range map[string]struct {
		err  func() error
		want error
	}{
		"a page that is not there": {func() error { _, err := pages.Render(t.Context(), 2, 36); return err }, nil},
		"too many pixels":          {func() error { _, err := pages.Render(t.Context(), 1, 144); return err }, pdfium.ErrTooLarge},
		"no resolution":            {func() error { _, err := pages.Render(t.Context(), 1, 0); return err }, pdfium.ErrTooLarge},
		"a context that has ended": {func() error { _, err := pages.Render(ctx, 1, 36); return err }, context.Canceled},
		"a file that is no PDF": {func() error {
			_, err := (&pdfium.Renderer{CacheDir: cache}).Open(t.Context(), bytes.NewReader(make([]byte, 99)), 99, "")
			return err
		}, extract.ErrFormat},
		"negative limits": {func() error {
			_, err := (&pdfium.Renderer{MaxPixels: -1}).Open(t.Context(), bytes.NewReader(file), int64(len(file)), "")
			return err
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if err := c.err(); err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func ExampleRenderer() {
	file := drawing(0)
	r := &pdfium.Renderer{CacheDir: cache}
	pages, err := r.Open(context.Background(), bytes.NewReader(file), int64(len(file)), "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer pages.Close()
	img, err := pages.Render(context.Background(), 1, 72)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(img.Bounds())
	// Output: (0,0)-(200,100)
}

func BenchmarkRender(b *testing.B) {
	pages := open(b, &pdfium.Renderer{CacheDir: cache}, drawing(0))
	b.ReportAllocs()
	b.SetBytes(400 * 200)
	for b.Loop() {
		if _, err := pages.Render(b.Context(), 1, 144); err != nil {
			b.Fatal(err)
		}
	}
}
