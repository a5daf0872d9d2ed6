package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/pdf"
)

// Trees in which nodes stand many times, or in themselves, must cost no more
// than the file is large.
func TestTreesThatRepeatAreReadOnce(t *testing.T) {
	big := "<</S/P/K 0/Filler[" + strings.Repeat("0 ", 100_000) + "]>>"
	again := strings.Repeat("11 0 R ", 50_000)
	t.Run("structure", func(t *testing.T) {
		b := newBuilder(agenda, "", "/StructTreeRoot 10 0 R")
		b.objects[10] = "<</K[" + again + " 12 0 R]>>"
		b.objects[11] = big
		b.objects[12] = "[12 0 R 12 0 R 13 0 R]"
		b.objects[13] = "<</S/H1/K 12 0 R>>"
		root := open(t, b.bytes(), pdf.Options{}).Structure()
		if len(root.Kids) != 2 {
			t.Errorf("%d kids", len(root.Kids))
		}
	})
	t.Run("a structure that is a list of itself", func(t *testing.T) {
		b := newBuilder(agenda, "", "/StructTreeRoot 10 0 R")
		b.objects[10] = "[10 0 R 10 0 R 10 0 R]"
		if root := open(t, b.bytes(), pdf.Options{}).Structure(); root != nil && len(root.Kids) > 0 {
			t.Errorf("%d kids", len(root.Kids))
		}
	})
	t.Run("names", func(t *testing.T) {
		b := newBuilder(agenda, "/Annots["+strings.Repeat("14 0 R ", 50_000)+"]", "/Names<</Dests<</Kids["+again+" 12 0 R]>>>>")
		b.objects[11] = big
		b.objects[12] = "<</Kids[12 0 R]/Names[" + strings.Repeat("(a) 11 0 R ", 50_000) + "(here) 13 0 R]>>"
		b.objects[13] = "[3 0 R/Fit]"
		b.objects[14] = "<</Subtype/Link/Rect[0 0 9 9]/Dest(here)/Filler[" + strings.Repeat("0 ", 100_000) + "]>>"
		p, err := open(t, b.bytes(), pdf.Options{}).Page(t.Context(), 1)
		if err != nil || len(p.Links) != 1 || p.Links[0].Page != 1 {
			t.Errorf("%v, %v", p.Links, err)
		}
	})
	t.Run("forms", func(t *testing.T) {
		b := newBuilder(strings.Repeat("/X Do ", 20_000), "/Resources<</XObject<</X 11 0 R>>>>", "")
		b.objects[11] = stream("/Subtype/Form/BBox[0 0 9 9]/Resources<</Filler["+strings.Repeat("0 ", 100_000)+"]>>", "0 g")
		if _, err := open(t, b.bytes(), pdf.Options{}).Page(t.Context(), 1); err != nil {
			t.Error(err)
		}
	})
	t.Run("inherited resources", func(t *testing.T) {
		b := newBuilder(agenda, "", "")
		kids := ""
		for i := range 2000 {
			b.objects[20+i] = "<</Type/Page/Contents 4 0 R>>"
			kids += fmt.Sprintf("%d 0 R ", 20+i)
		}
		b.objects[2] = "<</Kids[" + kids + "]/Resources<</Font<</F1 5 0 R>>/Filler[" + strings.Repeat("0 ", 200_000) + "]>>>>"
		if f := open(t, b.bytes(), pdf.Options{}); f.NumPages() != 2000 {
			t.Errorf("%d pages", f.NumPages())
		}
	})
}
