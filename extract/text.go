package extract

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func decodeUTF16(src []byte) string {
	// UseBOM reads the byte order from the mark; odd ends become U+FFFD.
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(src)
	if err != nil {
		return strings.ToValidUTF8(string(src), "\uFFFD")
	}
	return string(out)
}

func decodeWindows1252(src []byte) string {
	out, err := charmap.Windows1252.NewDecoder().Bytes(src)
	if err != nil {
		return strings.ToValidUTF8(string(src), "\uFFFD")
	}
	return string(out)
}
