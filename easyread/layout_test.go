package easyread_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
)

// What the printer says of its pages is what its style sheet makes them.
func TestLayoutIsThatOfTheStyleSheet(t *testing.T) {
	css, err := os.ReadFile("page.css")
	if err != nil {
		t.Fatal(err)
	}
	l, err := new(easyread.Printer).Layout()
	if err != nil {
		t.Fatal(err)
	}
	for fact, so := range map[string]bool{
		"sans-serif; line-height: 1.5; text-align: left;":      l.Font == rules.Yes && l.LineSpacing == 1.5 && l.LeftAligned == rules.Yes,
		"margin: 2cm; @bottom-center { content: counter(page)": l.MarginMillimetres == 20 && l.PageNumbers == rules.Yes,
		"grid-template-columns: 4.2cm minmax(0, 1fr)":          l.PicturesLeft == rules.Yes && l.Columns == 1,
		"img { width: 4cm; height: 4cm; }":                     l.PictureMillimetres == 40,
		"padding: 1.1rem 0; break-inside: avoid;":              l.RowsWhole == rules.Yes,
	} {
		if !so || !strings.Contains(string(css), fact) {
			t.Errorf("%q is not in the style sheet, or the layout does not say it: %+v", fact, l)
		}
	}
	if l.PointSize != 16 {
		t.Errorf("%g points", l.PointSize)
	}
	if _, err := (&easyread.Printer{PointSize: 6}).Layout(); !errors.Is(err, easyread.ErrOption) {
		t.Errorf("error %v for 6 points", err)
	}
}
