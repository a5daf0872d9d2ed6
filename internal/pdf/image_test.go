package pdf_test

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"testing"

	"github.com/townclerk/townclerk/internal/pdf"
)

// pictured is a page of 100 by 200 points that draws the image, object 9, by
// the content.
func pictured(content, page string, objects map[int]string) *builder {
	b := newBuilder(content, "/MediaBox[0 0 100 200]/Resources<</XObject<</I 9 0 R/J 10 0 R>>>>"+page, "")
	for n, o := range objects {
		b.objects[n] = o
	}
	return b
}

const wholePage = "q 100 0 0 200 0 0 cm /I Do Q"

func imageOn(t *testing.T, file []byte, o pdf.Options) (*pdf.PageImage, error) {
	t.Helper()
	f := open(t, file, o)
	p, err := f.Page(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return f.PageImage(t.Context(), p)
}

func deflated(b []byte) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, err := w.Write(b)
	if err := errors.Join(err, w.Close()); err != nil {
		panic(err)
	}
	return out.String()
}

// The picture of these tests is 2 by 2 pixels: the one at the top left is dark
// and the others are light.
func TestPixelsAreReadFromEveryPlainForm(t *testing.T) {
	grey := []byte{0, 255, 255, 255}
	for name, c := range map[string]struct{ entries, data string }{
		"bytes":                      {"/ColorSpace/DeviceGray/BitsPerComponent 8", string(grey)},
		"deflated":                   {"/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode", deflated(grey)},
		"hexadecimal":                {"/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode", "00FFFFFF>"},
		"one bit":                    {"/ColorSpace/DeviceGray/BitsPerComponent 1", "\x40\xC0"},
		"one bit, inverted":          {"/ColorSpace/DeviceGray/BitsPerComponent 1/Decode[1 0]", "\x80\x00"},
		"four bits":                  {"/ColorSpace/DeviceGray/BitsPerComponent 4", "\x0F\xFF"},
		"sixteen bits":               {"/ColorSpace/DeviceGray/BitsPerComponent 16", "\x00\x01\xFF\xFF\xFF\xFF\xFF\xFF"},
		"a stencil":                  {"/ImageMask true", "\x40\xC0"},
		"calibrated grey":            {"/ColorSpace[/CalGray<</WhitePoint[1 1 1]>>]/BitsPerComponent 8", string(grey)},
		"a profile":                  {"/ColorSpace[/ICCBased 11 0 R]/BitsPerComponent 8", string(grey)},
		"colours":                    {"/ColorSpace/DeviceRGB/BitsPerComponent 8", "\x00\x00\x00\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"},
		"inks":                       {"/ColorSpace/DeviceCMYK/BitsPerComponent 8", "\x00\x00\x00\xFF" + "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"},
		"a spot ink":                 {"/ColorSpace[/Separation/Black/DeviceGray 12 0 R]/BitsPerComponent 8", "\xFF\x00\x00\x00"},
		"a palette":                  {"/ColorSpace[/Indexed/DeviceRGB 1<FFFFFF000000>]/BitsPerComponent 1", "\x80\x00"},
		"a palette in a stream":      {"/ColorSpace[/Indexed/DeviceRGB 1 13 0 R]/BitsPerComponent 8", "\x01\x00\x00\x00"},
		"data that stops early":      {"/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00\xFF"},
		"a soft mask over all black": {"/ColorSpace/DeviceGray/BitsPerComponent 8/SMask 14 0 R", "\x00\x00\x00\x00"},
		"a filter in an array":       {"/ColorSpace/DeviceGray/BitsPerComponent 8/Filter[/ASCIIHexDecode/FlateDecode]", fmt.Sprintf("%x>", deflated(grey))},
	} {
		t.Run(name, func(t *testing.T) {
			img, err := imageOn(t, pictured(wholePage, "", map[int]string{
				9:  stream("/Subtype/Image/Width 2/Height 2"+c.entries, c.data),
				11: stream("/N 1", ""),
				12: "<</FunctionType 2/N 1/Domain[0 1]>>",
				13: stream("", "\xFF\xFF\xFF\x00\x00\x00"),
				14: stream("/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8", "\xFF\x00\x00\x00"),
			}).bytes(), pdf.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if img == nil || img.Image == nil || img.Format != "raw" || img.Width != 2 || img.Height != 2 {
				t.Fatalf("image %+v", img)
			}
			for i := range 4 {
				got := color.GrayModel.Convert(img.Image.At(i%2, i/2)).(color.Gray).Y
				if want := uint8(255); i == 0 && got != 0 || i > 0 && got != want {
					t.Errorf("pixel %d is %d", i, got)
				}
			}
		})
	}
}

func TestPicturesAreFoundWithTheirPlaceAndTurn(t *testing.T) {
	small := stream("/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00\xFF\xFF\xFF")
	for name, c := range map[string]struct {
		content, page string
		box           pdf.Box
		turn          int
		mirrored      bool
		none          bool
	}{
		"over the page":            {content: wholePage, box: pdf.Box{X1: 100, Y1: 200}},
		"on a turned page":         {content: wholePage, page: "/Rotate 90", box: pdf.Box{X1: 200, Y1: 100}, turn: 90},
		"turned by the content":    {content: "q 0 200 -100 0 100 0 cm /I Do Q", box: pdf.Box{X1: 100, Y1: 200}, turn: 270},
		"upside down":              {content: "q -100 0 0 -200 100 200 cm /I Do Q", box: pdf.Box{X1: 100, Y1: 200}, turn: 180},
		"mirrored":                 {content: "q -100 0 0 200 100 0 cm /I Do Q", box: pdf.Box{X1: 100, Y1: 200}, mirrored: true},
		"larger than the page":     {content: "q 140 0 0 280 -20 -40 cm /I Do Q", box: pdf.Box{X0: -20, Y0: -40, X1: 120, Y1: 240}},
		"on two thirds of it":      {content: "q 100 0 0 134 0 66 cm /I Do Q", box: pdf.Box{X1: 100, Y1: 134}},
		"on half of it":            {content: "q 100 0 0 100 0 0 cm /I Do Q", none: true},
		"beside the page":          {content: "q 100 0 0 200 500 0 cm /I Do Q", none: true},
		"of which little is shown": {content: "0 0 10 10 re W n " + wholePage, none: true},
		"that is not there":        {content: "q 100 0 0 200 0 0 cm /K Do Q", none: true},
	} {
		t.Run(name, func(t *testing.T) {
			img, err := imageOn(t, pictured(c.content, c.page, map[int]string{9: small}).bytes(), pdf.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if c.none {
				if img != nil {
					t.Errorf("found %+v", img)
				}
				return
			}
			if img == nil || img.Box != c.box || img.Turn != c.turn || img.Mirrored != c.mirrored || img.Masked {
				t.Errorf("found %+v", img)
			}
		})
	}
}

func TestTheFinestPictureIsTaken(t *testing.T) {
	b := pictured("q 100 0 0 200 0 0 cm /I Do /J Do Q", "", map[int]string{
		9:  stream("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\xFF"),
		10: stream("/Subtype/Image/Width 2/Height 2/ImageMask true", "\x40\xC0"),
	})
	img, err := imageOn(t, b.bytes(), pdf.Options{})
	if err != nil || img.Width != 2 || !img.Masked {
		t.Errorf("%+v, %v", img, err)
	}
}

func TestJPEGIsHandedOnAsItIs(t *testing.T) {
	var file bytes.Buffer
	if err := jpeg.Encode(&file, image.NewGray(image.Rect(0, 0, 8, 16)), nil); err != nil {
		t.Fatal(err)
	}
	// The dictionary's size is wrong: the file's own counts.
	b := pictured(wholePage, "", map[int]string{
		9: stream("/Subtype/Image/Width 9/Height 9/ColorSpace/DeviceGray/BitsPerComponent 8/Filter[/FlateDecode/DCTDecode]", deflated(file.Bytes())),
	})
	img, err := imageOn(t, b.bytes(), pdf.Options{})
	if err != nil || !bytes.Equal(img.JPEG, file.Bytes()) || img.Width != 8 || img.Height != 16 || img.Format != "jpeg" {
		t.Errorf("%+v, %v", img, err)
	}
}

func TestFaxIsRead(t *testing.T) {
	// Group 4: a row of 8 white pixels (V0), then one of 8 black ones
	// (horizontal, 0 white, 8 black), then the end mark.
	bits := "1" + "001" + "00110101" + "000101" + "000000000001" + "000000000001"
	var data []byte
	for i := 0; i < len(bits); i++ {
		if i%8 == 0 {
			data = append(data, 0)
		}
		data[i/8] |= (bits[i] - '0') << (7 - i%8)
	}
	b := pictured(wholePage, "", map[int]string{
		9: stream("/Subtype/Image/Width 8/Height 2/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 8/Rows 2>>", string(data)),
	})
	img, err := imageOn(t, b.bytes(), pdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	grey := img.Image.(*image.Gray)
	for x := range 8 {
		if grey.GrayAt(x, 0).Y != 255 || grey.GrayAt(x, 1).Y != 0 {
			t.Fatalf("pixels %v", grey.Pix)
		}
	}
}

func TestPicturesThatAreNotReadAreNamed(t *testing.T) {
	var packed bytes.Buffer
	w := lzw.NewWriter(&packed, lzw.MSB, 8)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		entries, data, format string
		want                  error
	}{
		"JBIG2":               {"/Width 2/Height 2/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode", "x", "jbig2", pdf.ErrImage},
		"JPEG 2000":           {"/Width 2/Height 2/Filter/JPXDecode", "x", "jpx", pdf.ErrImage},
		"broken JPEG":         {"/Width 2/Height 2/Filter/DCTDecode", "x", "jpeg", pdf.ErrImage},
		"broken fax":          {"/Width 2/Height 2/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 2>>", "\x00", "ccitt", pdf.ErrImage},
		"mixed fax":           {"/Width 2/Height 2/Filter/CCITTFaxDecode/DecodeParms<</K 1>>", "\x00", "ccitt", pdf.ErrImage},
		"a vast size":         {"/Width 1000000/Height 1000000/BitsPerComponent 8/ColorSpace/DeviceGray", "x", "raw", pdf.ErrLimit},
		"a vast size, fax":    {"/Width 2/Height 1000000/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 1000000>>", "x", "ccitt", pdf.ErrLimit},
		"no size":             {"/BitsPerComponent 8/ColorSpace/DeviceGray", "x", "raw", pdf.ErrImage},
		"no data":             {"/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/LZWDecode", packed.String(), "raw", pdf.ErrImage},
		"an odd depth":        {"/Width 2/Height 2/BitsPerComponent 3/ColorSpace/DeviceGray", "xx", "raw", pdf.ErrImage},
		"an odd colour space": {"/Width 2/Height 2/BitsPerComponent 8/ColorSpace[/Lab<<>>]", "xx", "raw", pdf.ErrImage},
	} {
		t.Run(name, func(t *testing.T) {
			img, err := imageOn(t, pictured(wholePage, "", map[int]string{9: stream("/Subtype/Image"+c.entries, c.data)}).bytes(), pdf.Options{})
			if !errors.Is(err, c.want) || img == nil || img.Format != c.format || img.Image != nil || img.JPEG != nil {
				t.Errorf("%+v, %v", img, err)
			}
		})
	}
}

func FuzzPageImage(f *testing.F) {
	f.Add("/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray", []byte("\x00\xFF\xFF\xFF"))
	f.Add("/Width 2/Height 2/ImageMask true/Decode[1 0]", []byte("\x00\xFF"))
	f.Add("/Width 8/Height 2/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 8>>", []byte("\xC9\xAA\x80\x10\x01"))
	f.Add("/Width 2/Height 2/BitsPerComponent 1/ColorSpace[/Indexed/DeviceRGB 1<FFFFFF000000>]", []byte("\x80\x00"))
	f.Fuzz(func(t *testing.T, entries string, data []byte) {
		file := pictured(wholePage, "", map[int]string{9: stream("/Subtype/Image"+entries, string(data))}).bytes()
		o := pdf.Options{MaxDecoded: 1 << 20}
		d, err := pdf.Open(t.Context(), bytes.NewReader(file), int64(len(file)), o)
		if err != nil {
			return
		}
		p, err := d.Page(t.Context(), 1)
		if err != nil {
			return
		}
		img, err := d.PageImage(t.Context(), p)
		if err == nil && img != nil && (img.Image == nil) == (img.JPEG == nil) {
			t.Errorf("a picture without pixels: %+v", img)
		}
	})
}
