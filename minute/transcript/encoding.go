package transcript

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode returns data as UTF-8 without a byte order mark and without null
// bytes. Bytes that are no UTF-8 are read as Windows-1252, which caption
// programs on Windows still write.
func decode(t *Transcript, data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return clean(utf16Text(data[2:], binary.LittleEndian))
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return clean(utf16Text(data[2:], binary.BigEndian))
	}
	if utf8.Valid(data) {
		return clean(string(data))
	}
	// Most of the text may still be UTF-8 with a few bad bytes: then those few
	// are marked, and the rest is not spoilt.
	good, bad := 0, 0
	for rest := data; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else if n > 1 {
			good++
		}
		rest = rest[n:]
	}
	if good > bad {
		t.warn(0, "encoding", "some bytes are not UTF-8; they are shown as \uFFFD")
		return clean(strings.ToValidUTF8(string(data), "\uFFFD"))
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return clean(strings.ToValidUTF8(string(data), "\uFFFD"))
	}
	t.warn(0, "encoding", "the text is not UTF-8; it was read as Windows-1252")
	return clean(string(out))
}

// utf16Text decodes UTF-16; an odd last byte is left out.
func utf16Text(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, order.Uint16(data[i:]))
	}
	return string(utf16.Decode(units))
}

// clean drops null bytes and stray byte order marks, which hide words.
func clean(s string) string {
	if strings.ContainsAny(s, "\x00\uFEFF") {
		s = strings.NewReplacer("\x00", "", "\uFEFF", "").Replace(s)
	}
	return s
}
