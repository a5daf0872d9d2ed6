package extract_test

import (
	"bytes"
	"context"
	"image"
	"testing"

	"github.com/townclerk/townclerk/extract"
)

// A turnReader reads words where the dark corner of the tests' picture stands as
// in a picture that was turned by so many degrees, and only dirt elsewhere.
type turnReader struct {
	turn int
	tall bool // it reads words on their side, too
	runs int
}

func (r *turnReader) Recognise(_ context.Context, img extract.PageImage) ([]extract.RecognisedWord, error) {
	r.runs++
	pixels, _, err := image.Decode(bytes.NewReader(img.Data))
	if err != nil {
		return nil, err
	}
	b := pixels.Bounds()
	corners := map[int]image.Point{0: b.Min, 90: {b.Max.X - 1, 0}, 180: b.Max.Sub(image.Pt(1, 1)), 270: {0, b.Max.Y - 1}}
	at := corners[r.turn]
	if v, _, _, _ := pixels.At(at.X, at.Y).RGBA(); v > 0x8000 {
		if r.tall {
			return fiveWords(func(i int) image.Rectangle { return image.Rect(8*i, 8, 8*i+4, 40) }, 0.95), nil
		}
		return fiveWords(func(i int) image.Rectangle { return image.Rect(4, 8*i, 36, 8*i+4) }, 0.3), nil
	}
	return fiveWords(func(i int) image.Rectangle { return image.Rect(4, 8*i+4, 36, 8*i+8) }, 0.95), nil
}

func fiveWords(box func(i int) image.Rectangle, confidence float64) (out []extract.RecognisedWord) {
	for i, text := range []string{"Minutes", "Council", "Agenda", "Report", "Notice"} {
		out = append(out, extract.RecognisedWord{Text: text, Box: box(i), Line: i + 1, Confidence: confidence})
	}
	return out
}

func TestScansThatLieWrongAreTurned(t *testing.T) {
	tests := []struct {
		name   string
		reader turnReader
		runs   int
		turned bool
	}{
		{"an upright page is read once", turnReader{turn: 0}, 1, false},
		{"a page upside down", turnReader{turn: 180}, 2, true},
		{"a page on its side", turnReader{turn: 90}, 3, true},
		{"a page on its other side", turnReader{turn: 270}, 4, true},
		{"a page whose words are read on their side", turnReader{turn: 90, tall: true}, 2, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := readScan(t, &extract.Extractor{OCR: &tt.reader}, scanFile(plainImage(), scanPage{content: picture}))
			if err != nil {
				t.Fatal(err)
			}
			if tt.reader.runs != tt.runs {
				t.Errorf("read %d times, want %d", tt.reader.runs, tt.runs)
			}
			warned := false
			for _, c := range codes(doc) {
				warned = warned || c == "1 ocr-turned"
			}
			if warned != tt.turned {
				t.Errorf("warnings %v", codes(doc))
			}
			all := texts(doc)
			for _, word := range []string{"Minutes", "Council", "Agenda", "Report", "Notice"} {
				if !bytes.Contains([]byte(all), []byte(word)) {
					t.Errorf("%q is not in %q", word, all)
				}
			}
			for b := range doc.All() {
				for _, p := range b.Info().Prov {
					if p.Box.X0 < -10 || p.Box.Y0 < -10 || p.Box.X1 > 110 || p.Box.Y1 > 210 {
						t.Errorf("box %v is not on the page", p.Box)
					}
				}
			}
		})
	}
}
