package extract_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/extract"
)

// A scanPage is what a page of a test file has: content, and an image of 10 by
// 20 pixels under the name /I whose pixel at the top left is dark.
type scanPage struct{ content, entries string }

const picture = "q 100 0 0 200 0 0 cm /I Do Q\n"

// scanFile returns a file of pages of 100 by 200 points.
func scanFile(image string, pages ...scanPage) []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	out.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf(" %d 0 R", 5+2*i)
	}
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, len(pages)))
	object(image)
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	for i, p := range pages {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]/Contents %d 0 R/Resources<</Font<</F 4 0 R>>/XObject<</I 3 0 R>>>>%s>>", 6+2*i, p.entries))
		object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(p.content), p.content))
	}
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, at)
	return out.Bytes()
}

func plainImage() string {
	data := append([]byte{0}, bytes.Repeat([]byte{255}, 199)...)
	return fmt.Sprintf("<</Subtype/Image/Width 10/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8/Length 200>>\nstream\n%s\nendstream", data)
}

const jbig2 = "<</Subtype/Image/Width 10/Height 20/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode/Length 1>>\nstream\nx\nendstream"

// A reader stands in for an OCR engine. It keeps what it was given.
type reader struct {
	words []extract.RecognisedWord
	err   error

	mu   sync.Mutex
	seen []extract.PageImage
}

func (r *reader) Recognise(_ context.Context, img extract.PageImage) ([]extract.RecognisedWord, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen = append(r.seen, img)
	return r.words, r.err
}

// A drawer stands in for a renderer: its pages have the dark pixel too.
type drawer struct {
	plain  bool // nothing on the page
	err    error
	closed int
	asked  []float64
}

func (d *drawer) Open(context.Context, io.ReaderAt, int64, string) (extract.RenderedPages, error) {
	return d, d.err
}

func (d *drawer) Render(_ context.Context, _ int, dpi float64) (image.Image, error) {
	d.asked = append(d.asked, dpi)
	img := image.NewGray(image.Rect(0, 0, 100, 200))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	if !d.plain {
		img.SetGray(0, 0, color.Gray{})
	}
	return img, nil
}

func (d *drawer) Close() error { d.closed++; return nil }

// twoWords are what is read in the picture of the tests' files, which is so
// coarse that it is enlarged to 40 by 80 pixels: 2.5 points each.
var twoWords = []extract.RecognisedWord{
	{Text: "Bin", Box: image.Rect(4, 8, 12, 12), Line: 1, Confidence: 0.9},
	{Text: "day", Box: image.Rect(16, 8, 24, 12), Line: 1, Confidence: 0.9},
	{Text: "|", Box: image.Rect(28, 8, 32, 12), Line: 1, Confidence: 0.9},
	{Text: "~", Box: image.Rect(32, 8, 36, 12), Line: 1, Confidence: 0.2},
}

func readScan(t *testing.T, e *extract.Extractor, file []byte) (*extract.Document, error) {
	t.Helper()
	return e.Extract(t.Context(), "scan.pdf", bytes.NewReader(file), int64(len(file)))
}

func texts(d *extract.Document) string {
	var out []string
	for _, b := range d.Blocks {
		out = append(out, extract.PlainText(b))
	}
	return strings.Join(out, "\n")
}

func codes(d *extract.Document) (out []string) {
	for _, w := range d.Warnings {
		out = append(out, fmt.Sprintf("%d %s", w.Page, w.Code))
	}
	return out
}

const junk = "BT /F 4 Tf 1 100 Td 5 TL " +
	"(7KH FRXQFLO ZLOO PHHW QHZW) Tj T* (WXHVGDB DW WKH KDOO DQG) Tj T* (GLVFXVV WKH EXGJHW IRU) Tj T* (QHZW BHDU ZLWK DOO PHPEHUV) Tj T* " +
	"(SUHVHQW SOHDVH EULQJ WKH) Tj T* (SDSHUV WKDW ZHUH VHQW RXW) Tj T* (ODVW ZHHN DQG VLJQ WKHP) Tj T* (EHIRUH WKH PHHWLQJ VWDUWV) Tj T* " +
	"(FKDLU ZLOO WDNH TXHVWLRQV) Tj T* (IURP WKH SXEOLF ILUVW WKHQ) Tj T* (FORVH) Tj ET\n"

func TestPagesThatNeedRecognitionAreFound(t *testing.T) {
	const said = "BT /F 9 Tf 10 100 Td (The Council met.) Tj ET\n"
	outlines := strings.Repeat("10 10 5 5 re f 20 30 5 5 re f\n", 20)
	for name, c := range map[string]struct {
		image, content string
		ocr, drawn     bool
		want           string
		codes          []string
		err            error
	}{
		"a scan without an engine":              {content: picture, codes: []string{"1 no-text"}, err: extract.ErrNoText},
		"a scan":                                {content: picture, ocr: true, want: "Bin day", codes: []string{"1 ocr"}},
		"text":                                  {content: said, ocr: true, want: "The Council met."},
		"a long text over a picture":            {content: picture + "BT /F 4 Tf 10 100 Td 5 TL " + strings.Repeat("(The Council met in the village hall) Tj T* ", 4) + "ET", ocr: true, want: strings.TrimSpace(strings.Repeat("The Council met in the village hall ", 4))},
		"a scan with a stamp":                   {content: picture + said, ocr: true, want: "Bin day\nThe Council met.", codes: []string{"1 ocr"}},
		"a scan with a stamp, no engine":        {content: picture + said, want: "The Council met.", codes: []string{"1 little-text"}},
		"a stamp where the words are":           {content: picture + "BT /F 16 Tf 10 171 Td (Bin day) Tj ET", ocr: true, want: "Bin day", codes: []string{"1 ocr-nothing"}},
		"letters gone wrong":                    {content: picture + junk, ocr: true, want: "Bin day", codes: []string{"1 ocr"}},
		"letters gone wrong, no engine":         {content: junk, want: "*", codes: []string{"1 junk-text"}},
		"JBIG2 without a renderer":              {image: jbig2, content: picture, ocr: true, codes: []string{"1 ocr-failed"}, err: extract.ErrNoText},
		"JBIG2, drawn":                          {image: jbig2, content: picture, ocr: true, drawn: true, want: "Bin day", codes: []string{"1 ocr"}},
		"letters as outlines":                   {content: outlines, ocr: true, drawn: true, want: "Bin day", codes: []string{"1 ocr"}},
		"letters as outlines, no engine":        {content: outlines, codes: []string{"1 no-text"}, err: extract.ErrNoText},
		"letters as outlines, not to be drawn":  {content: outlines, ocr: true, codes: []string{"1 ocr-failed"}, err: extract.ErrNoText},
		"nothing on the page":                   {ocr: true, err: extract.ErrNoText},
		"a small picture beside text":           {content: said + "q 20 0 0 20 0 0 cm /I Do Q", ocr: true, want: "The Council met."},
		"figures without a word, over a tenth":  {content: "BT /F 4 Tf 1 190 Td 5 TL " + strings.Repeat("(1,204.50 77.10 93 104.00) Tj T* ", 20) + "ET", ocr: true, want: "*"},
		"a scan in two parts without a picture": {content: "q 100 0 0 100 0 0 cm /I Do Q q 100 0 0 100 0 100 cm /I Do Q", ocr: true, codes: []string{"1 ocr-failed"}, err: extract.ErrNoText},
	} {
		t.Run(name, func(t *testing.T) {
			e := &extract.Extractor{}
			if c.ocr {
				e.OCR = &reader{words: twoWords}
			}
			// Drawn pages have 100 by 200 pixels.
			if c.drawn {
				var large []extract.RecognisedWord
				for _, w := range twoWords {
					w.Box = image.Rect(w.Box.Min.X*5/2, w.Box.Min.Y*5/2, w.Box.Max.X*5/2, w.Box.Max.Y*5/2)
					large = append(large, w)
				}
				e.OCR, e.Renderer = &reader{words: large}, &drawer{}
			}
			if c.image == "" {
				c.image = plainImage()
			}
			doc, err := readScan(t, e, scanFile(c.image, scanPage{content: c.content}))
			if !errors.Is(err, c.err) {
				t.Fatalf("error %v, want %v", err, c.err)
			}
			if got := texts(doc); got != c.want && c.want != "*" {
				t.Errorf("read %q, want %q", got, c.want)
			}
			if diff := cmp.Diff(c.codes, codes(doc)); diff != "" {
				t.Errorf("warnings (-want +got):\n%s%v", diff, doc.Warnings)
			}
		})
	}
}

// The picture is also four times as large, since it is coarse.
func TestPicturesAreTurnedUpright(t *testing.T) {
	for name, c := range map[string]struct {
		page scanPage
		dark image.Point // where the pixel at the top left is then
		size image.Point
	}{
		"as it is":    {scanPage{content: picture}, image.Pt(0, 0), image.Pt(40, 80)},
		"a turn":      {scanPage{content: picture, entries: "/Rotate 90"}, image.Pt(79, 0), image.Pt(80, 40)},
		"half round":  {scanPage{content: picture, entries: "/Rotate 180"}, image.Pt(39, 79), image.Pt(40, 80)},
		"three turns": {scanPage{content: picture, entries: "/Rotate 270"}, image.Pt(0, 39), image.Pt(80, 40)},
		"mirrored":    {scanPage{content: "q -100 0 0 200 100 0 cm /I Do Q"}, image.Pt(39, 0), image.Pt(40, 80)},
	} {
		t.Run(name, func(t *testing.T) {
			engine := &reader{words: twoWords}
			if _, err := readScan(t, &extract.Extractor{OCR: engine}, scanFile(plainImage(), c.page)); err != nil {
				t.Fatal(err)
			}
			got := engine.seen[0]
			img, err := png.Decode(bytes.NewReader(got.Data))
			if err != nil {
				t.Fatal(err)
			}
			if got.Format != "png" || image.Pt(got.Width, got.Height) != c.size || img.Bounds().Size() != c.size || got.Language != "en-GB" || got.Page != 1 {
				t.Errorf("picture %d by %d, %s, %s", got.Width, got.Height, got.Format, got.Language)
			}
			if got.DPI < 28.7 || got.DPI > 28.9 {
				t.Errorf("%g pixels to the inch", got.DPI)
			}
			if r, _, _, _ := img.At(c.dark.X, c.dark.Y).RGBA(); r > 0x4000 {
				t.Errorf("the dark pixel is not at %v", c.dark)
			}
		})
	}
}

func TestWordsStandWhereTheyWereSeen(t *testing.T) {
	doc, err := readScan(t, &extract.Extractor{OCR: &reader{words: twoWords}}, scanFile(plainImage(), scanPage{content: picture}))
	if err != nil {
		t.Fatal(err)
	}
	prov := doc.Blocks[0].Info().Prov
	if len(prov) != 1 || prov[0].Page != 1 || prov[0].Box.X0 != 10 || prov[0].Box.X1 != 60 || prov[0].Box.Y0 > 20 || prov[0].Box.Y1 < 30 {
		t.Errorf("provenance %v", prov)
	}
	if !strings.Contains(doc.Warnings[0].Message, "90 %") {
		t.Errorf("warning %v", doc.Warnings[0])
	}
}

func TestDoubtfulTextIsWarnedOf(t *testing.T) {
	words := []extract.RecognisedWord{{Text: "Bln", Box: image.Rect(4, 8, 12, 12), Confidence: 0.5}}
	doc, err := readScan(t, &extract.Extractor{OCR: &reader{words: words}}, scanFile(plainImage(), scanPage{content: picture}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"1 ocr", "1 ocr-unsure"}, codes(doc)); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

func TestBulletsThatWereReadAsLettersArePutRight(t *testing.T) {
	var words []extract.RecognisedWord
	for i, text := range []string{"foil", "metal", "tins"} {
		y := 400 + 150*i
		words = append(words,
			extract.RecognisedWord{Text: "e", Box: image.Rect(100, y-47, 135, y-12), Line: i, Confidence: 0.9},
			extract.RecognisedWord{Text: text, Box: image.Rect(215, y-70, 415, y), Line: i, Confidence: 0.9})
	}
	data := bytes.Repeat([]byte{255}, 1000*2000/8)
	img := fmt.Sprintf("<</Subtype/Image/Width 1000/Height 2000/ColorSpace/DeviceGray/BitsPerComponent 1/Length %d>>\nstream\n%s\nendstream", len(data), data)
	doc, err := readScan(t, &extract.Extractor{OCR: &reader{words: words}}, scanFile(img, scanPage{content: picture}))
	if err != nil {
		t.Fatal(err)
	}
	list, ok := doc.Blocks[0].(*extract.List)
	if !ok || len(list.Items) != 3 || extract.PlainText(list.Items[0].Blocks[0]) != "foil" {
		t.Errorf("read %T %q", doc.Blocks[0], texts(doc))
	}
}

func TestAnEngineThatFailsLeavesTheRest(t *testing.T) {
	broken := errors.New("no engine")
	file := scanFile(plainImage(), scanPage{content: "BT /F 9 Tf 10 100 Td (The Council met.) Tj ET"}, scanPage{content: picture})
	doc, err := readScan(t, &extract.Extractor{OCR: &reader{err: broken}}, file)
	pe, ok := errors.AsType[*extract.PageError](err)
	if !errors.Is(err, broken) || !ok || pe.Page != 2 || pe.Name != "scan.pdf" {
		t.Errorf("error %v", err)
	}
	if doc == nil || texts(doc) != "The Council met." {
		t.Errorf("document %v", doc)
	}
}

func TestRendererIsClosedOnceAndPagesReadInParallelAreTheSame(t *testing.T) {
	pages := []scanPage{{content: picture}, {content: picture}, {}, {content: picture}, {content: picture}}
	var first string
	for _, workers := range []int{1, 4} {
		d := &drawer{}
		doc, err := readScan(t, &extract.Extractor{OCR: &reader{words: twoWords}, Renderer: d, Workers: workers}, scanFile(jbig2, pages...))
		if err != nil {
			t.Fatal(err)
		}
		if d.closed != 1 || len(d.asked) != 5 || d.asked[0] != 300 {
			t.Errorf("closed %d times, drawn at %v", d.closed, d.asked)
		}
		got := texts(doc) + fmt.Sprint(doc.Warnings)
		if first == "" {
			first = got
		}
		if got != first {
			t.Errorf("%d workers read %q, one %q", workers, got, first)
		}
	}
	blank := &drawer{plain: true}
	engine := &reader{words: twoWords}
	if _, err := readScan(t, &extract.Extractor{OCR: engine, Renderer: blank}, scanFile(jbig2, scanPage{})); !errors.Is(err, extract.ErrNoText) || len(engine.seen) > 0 {
		t.Errorf("a blank page was recognised: %v", err)
	}
}

func ExampleRecogniser() {
	engine := &reader{words: twoWords} // stands in for ocr.Tesseract
	file := scanFile(plainImage(), scanPage{content: picture})
	e := &extract.Extractor{OCR: engine}
	doc, err := e.Extract(context.Background(), "scan.pdf", bytes.NewReader(file), int64(len(file)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(extract.PlainText(doc.Blocks[0]))
	fmt.Println(doc.Warnings[0].Message)
	// Output:
	// Bin day
	// the text was recognised in a picture of the page, with a mean confidence of 90 %; check names, dates and figures
}
