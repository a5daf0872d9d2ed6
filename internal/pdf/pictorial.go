package pdf

import (
	"strings"
	"unicode/utf8"
)

// Pictorial fonts use the codes of letters, or private characters with the same
// low byte, for signs. Word writes its bullets so.

// wingdings are the signs of Wingdings that documents use as bullets and ticks.
var wingdings = map[byte]string{
	0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
	0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA7: "▪",
	0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
	0xFE: "☑",
}

// pictorial returns what a character of a pictorial font looks like. Of other
// fonts, and where it is not known, it returns s.
func pictorial(font, s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 || size != len(s) {
		return s
	}
	inPrivate := r >= 0xF020 && r <= 0xF0FF
	if !inPrivate && (r < 0x21 || r > 0xFF) {
		return s
	}
	low := byte(r)
	switch l := strings.ToLower(font); {
	case strings.Contains(l, "wingdings") && !strings.Contains(l, "wingdings2") && !strings.Contains(l, "wingdings 2") && !strings.Contains(l, "wingdings3"):
		if sign, ok := wingdings[low]; ok {
			return sign
		}
	case inPrivate && strings.HasPrefix(l, "symbol"):
		if sign := symbolEncoding()[low]; sign != "" {
			return sign
		}
	case inPrivate && low == 0xB7:
		return "•" // what Word asks for, in whichever font took its place
	}
	return s
}
