package pdf

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	textenc "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A predefined is a CMap that PDF names (ISO 32000-2, 9.7.5.2). Townclerk does
// not carry the tables from code to CID: for text the code itself says enough,
// since each of these is a known character encoding. What CIDs mean is in cidtext.go.
type predefined struct {
	identity bool
	vertical bool
	// split returns the length of the first code.
	split func(s []byte) int
	// text returns what a code stands for.
	text func(code []byte) string
}

// predefinedCMap returns the CMap of that name, or nil if it is not known.
func predefinedCMap(name string) *predefined {
	base, vertical := strings.CutSuffix(name, "-V")
	if !vertical {
		base = strings.TrimSuffix(base, "-H")
	}
	p := &predefined{vertical: vertical || name == "V"}
	switch {
	case base == "Identity":
		p.identity = true
		p.split = func(s []byte) int { return min(2, len(s)) }
	case strings.Contains(base, "UCS2"), strings.HasSuffix(base, "UTF16"):
		p.split = splitUTF16
		p.text = func(s []byte) string { return utf16String(s, false) }
	case strings.HasSuffix(base, "UTF8"):
		p.split = splitUTF8
		p.text = func(s []byte) string { return strings.ToValidUTF8(string(s), "") }
	case strings.HasSuffix(base, "UTF32"):
		p.split = func(s []byte) int { return min(4, len(s)) }
		p.text = func(s []byte) string {
			if len(s) < 4 || !utf8.ValidRune(rune(binary.BigEndian.Uint32(s))) {
				return ""
			}
			return string(rune(binary.BigEndian.Uint32(s)))
		}
	case strings.HasPrefix(base, "GBK2K"):
		p.legacy(simplifiedchinese.GB18030, splitGB18030)
	case strings.HasPrefix(base, "GB"):
		p.legacy(simplifiedchinese.GBK, splitLead(0x81, 0xFE))
	case strings.Contains(base, "RKSJ"):
		p.legacy(japanese.ShiftJIS, splitShiftJIS)
	case base == "EUC":
		p.legacy(japanese.EUCJP, splitLead(0x8E, 0xFE))
	case base == "H", base == "V", base == "Ext", base == "Add":
		// JIS X 0208 rows without their high bits: EUC with them.
		p.split = func(s []byte) int { return min(2, len(s)) }
		p.text = func(s []byte) string {
			b := []byte{s[0] | 0x80, 0}
			if len(s) > 1 {
				b[1] = s[1] | 0x80
			}
			return decodeLegacy(japanese.EUCJP, b)
		}
	case strings.HasPrefix(base, "KSC"):
		p.legacy(korean.EUCKR, splitLead(0x81, 0xFE))
	case strings.Contains(base, "B5"), strings.HasPrefix(base, "HKscs"):
		p.legacy(traditionalchinese.Big5, splitLead(0x81, 0xFE))
	default:
		return nil
	}
	return p
}

func (p *predefined) legacy(e textenc.Encoding, split func([]byte) int) {
	p.split = split
	p.text = func(s []byte) string { return decodeLegacy(e, s) }
}

func decodeLegacy(e textenc.Encoding, s []byte) string {
	out, err := e.NewDecoder().Bytes(s)
	if err != nil || strings.ContainsRune(string(out), utf8.RuneError) {
		return ""
	}
	return string(out)
}

func splitUTF16(s []byte) int {
	if len(s) >= 4 && s[0]&0xFC == 0xD8 {
		return 4
	}
	return min(2, len(s))
}

func splitUTF8(s []byte) int {
	_, n := utf8.DecodeRune(s)
	return max(n, 1)
}

// splitLead takes two bytes where the first is within lo and hi.
func splitLead(lo, hi byte) func([]byte) int {
	return func(s []byte) int {
		if len(s) > 1 && s[0] >= lo && s[0] <= hi {
			return 2
		}
		return 1
	}
}

func splitShiftJIS(s []byte) int {
	if len(s) > 1 && (s[0] >= 0x81 && s[0] <= 0x9F || s[0] >= 0xE0 && s[0] <= 0xFC) {
		return 2
	}
	return 1
}

func splitGB18030(s []byte) int {
	if len(s) >= 4 && s[0] >= 0x81 && s[1] >= 0x30 && s[1] <= 0x39 {
		return 4
	}
	return splitLead(0x81, 0xFE)(s)
}
