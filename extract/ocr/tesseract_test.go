package ocr_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/extract/ocr"
)

var notice = []string{
	"Riverside Town Council",
	"",
	"Notice of a meeting of the Planning Committee on Tuesday 14 April 2026",
	"at 7.30 pm in the Council Chamber. Members of the public may speak for",
	"three minutes each if they ring the clerk by noon on the day before.",
	"",
	"The charge for a new bin is £42.50 from 1 May 2026.",
}

const dpi = 200

// drawn returns a picture of an A4 page with the lines on it, the first of them
// in larger type.
func drawn(t testing.TB, lines []string) *image.Gray {
	t.Helper()
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewGray(image.Rect(0, 0, 1654, 2339))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	y := 300
	for i, line := range lines {
		size := 12.0
		if i == 0 {
			size = 20
		}
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: dpi})
		if err != nil {
			t.Fatal(err)
		}
		d := font.Drawer{Dst: img, Src: image.Black, Face: face, Dot: fixed.P(170, y)}
		d.DrawString(line)
		y += int(size * 1.4 * dpi / 72)
	}
	return img
}

func jpegOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 80}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// scanned returns a PDF file whose only page is a picture.
func scanned(picture []byte, width, height int) []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	out.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
	object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>")
	object("<</Length 30>>\nstream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream")
	object(fmt.Sprintf("<</Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length %d>>\nstream\n%s\nendstream",
		width, height, len(picture), picture))
	at := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, at)
	return out.Bytes()
}

// needTesseract skips the test where Tesseract is not installed, but not in
// continuous integration, which installs it.
func needTesseract(t testing.TB) {
	t.Helper()
	if _, err := exec.LookPath("tesseract"); err != nil && os.Getenv("CI") == "" {
		t.Skip("tesseract is not installed")
	}
}

func TestScanIsReadLikeAnyDocument(t *testing.T) {
	needTesseract(t)
	img := drawn(t, notice)
	file := scanned(jpegOf(t, img), img.Rect.Dx(), img.Rect.Dy())
	e := &extract.Extractor{OCR: &ocr.Tesseract{}}
	doc, err := e.Extract(t.Context(), "scan.pdf", bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Blocks) != 3 {
		t.Fatalf("%d blocks, want a heading and two paragraphs", len(doc.Blocks))
	}
	h, ok := doc.Blocks[0].(*extract.Heading)
	if !ok || h.Text != notice[0] {
		t.Errorf("the first block is %#v", doc.Blocks[0])
	}
	for i, want := range []string{strings.Join(notice[2:5], " "), notice[6]} {
		// Versions of Tesseract differ by a letter now and then.
		if got := extract.PlainText(doc.Blocks[1+i]); missing(want, got) > 2 {
			t.Errorf("read %q\nwant %q", got, want)
		}
	}
	// The heading was drawn at (170, 300) pixels of 200 to the inch.
	if at := h.Prov[0].Box; at.X0 < 59 || at.X0 > 65 || at.Y1 < 104 || at.Y1 > 116 {
		t.Errorf("the heading is at %v", at)
	}
	if len(doc.Warnings) != 1 || doc.Warnings[0].Code != "ocr" || doc.Warnings[0].Page != 1 {
		t.Errorf("warnings: %v", doc.Warnings)
	}
}

// missing counts the words of want that are not in got.
func missing(want, got string) int {
	have := map[string]int{}
	for w := range strings.FieldsSeq(got) {
		have[w]++
	}
	n := 0
	for w := range strings.FieldsSeq(want) {
		if have[w]--; have[w] < 0 {
			n++
		}
	}
	return n
}

func TestUnknownLanguageIsNamed(t *testing.T) {
	needTesseract(t)
	img := drawn(t, notice[:1])
	_, err := (&ocr.Tesseract{Language: "zzz"}).Recognise(t.Context(), pictureOf(t, img))
	if !errors.Is(err, ocr.ErrLanguage) || !strings.Contains(err.Error(), "zzz") {
		t.Errorf("error %v", err)
	}
}

func pictureOf(t testing.TB, img *image.Gray) extract.PageImage {
	return extract.PageImage{Page: 1, Data: jpegOf(t, img), Format: "jpeg", Width: img.Rect.Dx(), Height: img.Rect.Dy(), DPI: dpi}
}

// program writes a shell script that stands in for Tesseract.
func program(t *testing.T, script string) string {
	t.Helper()
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("needs a shell")
	}
	name := filepath.Join(t.TempDir(), "tesseract")
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	return name
}

const header = `printf 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n'` + "\n"

func TestProgramsThatMisbehaveAreErrors(t *testing.T) {
	picture := extract.PageImage{Data: bytes.Repeat([]byte("picture"), 100_000), Width: 100, Height: 100}
	for name, c := range map[string]struct {
		script string
		want   error
		says   string
	}{
		"it crashes":                       {"echo oh no >&2; exit 3", nil, "exit status 3: oh no"},
		"it dies":                          {"kill -9 $$", nil, "killed"},
		"it complains without end":         {"yes complaint | head -c 1000000 >&2; exit 1", nil, "…"},
		"it hangs":                         {"sleep 60", ocr.ErrTimeout, "200ms"},
		"it says nothing":                  {"cat >/dev/null", ocr.ErrOutput, ""},
		"it says something else":           {"cat >/dev/null; echo hello", ocr.ErrOutput, "header"},
		"its output stops in a row":        {header + `printf '5\t1\t1\t1\t1\t1\t10'`, ocr.ErrOutput, "7 columns"},
		"its boxes are no numbers":         {header + `printf '5\t1\t1\t1\t1\t1\tx\t10\t10\t10\t90\tword\n'`, ocr.ErrOutput, "box"},
		"its boxes are beyond any picture": {header + `printf '5\t1\t1\t1\t1\t1\t99999999999\t10\t10\t10\t90\tword\n'`, ocr.ErrOutput, "box"},
		"its confidence is no number":      {header + `printf '5\t1\t1\t1\t1\t1\t1\t10\t10\t10\tNaN\tword\n'`, ocr.ErrOutput, "confidence"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			engine := &ocr.Tesseract{Command: program(t, c.script)}
			if c.want == ocr.ErrTimeout {
				engine.Timeout = 200 * time.Millisecond
			}
			words, err := engine.Recognise(t.Context(), picture)
			if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("words %v, error %v", words, err)
			}
			if len(err.Error()) > 400 {
				t.Errorf("the error is %d bytes long", len(err.Error()))
			}
		})
	}
}

func TestWordsAreReadFromItsOutput(t *testing.T) {
	engine := &ocr.Tesseract{Command: program(t, "cat >/dev/null\n"+header+
		`printf '1\t1\t0\t0\t0\t0\t0\t0\t100\t100\t-1\t\n5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\tBin\n5\t1\t1\t1\t1\t2\t50\t20\t30\t40\t80\tday\n'`+"\n"+
		`printf '5\t1\t1\t1\t1\t3\t90\t20\t5\t5\t95\t \n5\t1\t1\t1\t2\t1\t10\t70\t30\t40\t-1\tis\n'`)}
	got, err := engine.Recognise(t.Context(), extract.PageImage{Width: 100, Height: 100})
	if err != nil || len(got) != 3 {
		t.Fatalf("%v, %v", got, err)
	}
	if w := got[0]; w.Text != "Bin" || w.Box != image.Rect(10, 20, 40, 60) || w.Confidence != 0.965 || w.Line != got[1].Line {
		t.Errorf("the first word is %+v", w)
	}
	if w := got[2]; w.Line == got[1].Line || w.Confidence != 0 {
		t.Errorf("the last word is %+v", w)
	}
}

func TestWhatIsAskedOfItIsChecked(t *testing.T) {
	for name, c := range map[string]struct {
		engine ocr.Tesseract
		want   error
		says   string
	}{
		"not installed":           {ocr.Tesseract{Command: "/nowhere/tesseract"}, ocr.ErrNotInstalled, "apt-get install tesseract-ocr tesseract-ocr-eng"},
		"not on PATH":             {ocr.Tesseract{Command: "no-such-program-here"}, ocr.ErrNotInstalled, ""},
		"too many pixels":         {ocr.Tesseract{MaxPixels: 99}, ocr.ErrTooLarge, "10 by 10"},
		"a language with options": {ocr.Tesseract{Language: "eng -c x"}, nil, "no language"},
		"a language with a path":  {ocr.Tesseract{Language: "../eng"}, nil, "no language"},
		"negative limits":         {ocr.Tesseract{Timeout: -1}, nil, "negative"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := c.engine.Recognise(t.Context(), extract.PageImage{Width: 10, Height: 10})
			if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestItIsEndedWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, cancel)
	_, err := (&ocr.Tesseract{Command: program(t, "sleep 60")}).Recognise(ctx, extract.PageImage{Width: 10, Height: 10})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
