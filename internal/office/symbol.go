package office

import "strings"

// Symbol fonts put their signs at codes that mean something else elsewhere, or
// in the private area from U+F000. These tables hold the signs that documents
// use for bullets, ticks, boxes, arrows and comparisons.
var symbolFonts = map[string]map[rune]string{
	"symbol": {
		0x22: "∀", 0x24: "∃", 0x2d: "−", 0x40: "≅", 0x44: "Δ", 0x57: "Ω", 0x53: "Σ", 0x61: "α", 0x62: "β", 0x67: "γ",
		0x64: "δ", 0x6c: "λ", 0x6d: "μ", 0x70: "π", 0x73: "σ", 0x77: "ω", 0xa3: "≤", 0xa5: "∞", 0xa8: "♦", 0xab: "↔",
		0xac: "←", 0xad: "↑", 0xae: "→", 0xaf: "↓", 0xb0: "°", 0xb1: "±", 0xb2: "″", 0xb3: "≥", 0xb4: "×", 0xb5: "∝",
		0xb7: "•", 0xb8: "÷", 0xb9: "≠", 0xba: "≡", 0xbb: "≈", 0xbc: "…", 0xd2: "®", 0xd3: "©", 0xd4: "™", 0xd6: "√",
		0xde: "⇒", 0xe2: "®", 0xe3: "©", 0xe4: "™", 0xe5: "∑",
	},
	"wingdings": {
		0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2a: "✉", 0x36: "⌛", 0x38: "🖱", 0x3a: "🖥", 0x3f: "✍",
		0x41: "✌", 0x43: "👍", 0x44: "👎", 0x45: "☜", 0x46: "☞", 0x4a: "☺", 0x4b: "😐", 0x4c: "☹", 0x51: "✈",
		0x6c: "●", 0x6d: "❍", 0x6e: "■", 0x6f: "☐", 0x70: "☐", 0x71: "❑", 0x72: "❒", 0x74: "⧫", 0x75: "◆",
		0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9f: "•", 0xa1: "○", 0xa7: "▪", 0xa8: "☐", 0xaa: "✦", 0xab: "★",
		0xd8: "➢", 0xdf: "←", 0xe0: "→", 0xe1: "↑", 0xe2: "↓", 0xe8: "➔", 0xef: "⇦", 0xf0: "⇨", 0xf1: "⇧",
		0xf2: "⇩", 0xfb: "✗", 0xfc: "✓", 0xfd: "☒", 0xfe: "☑",
	},
	"wingdings 2": {
		0x27: "☎", 0x4f: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x95: "•", 0x96: "•",
		0x97: "●", 0x98: "●", 0xa0: "▪", 0xa2: "■", 0xa3: "☐", 0xa4: "☐",
	},
	"wingdings 3": {
		0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x7d: "▶",
	},
	"webdings": {
		0x34: "▶", 0x61: "✓", 0x63: "☐", 0x67: "■", 0x6e: "●", 0x69: "ℹ", 0x72: "✗",
	},
}

// symbol returns the sign of a code in a symbol font, and whether the font is one.
func symbol(font string, code rune) (string, bool) {
	table, ok := symbolFonts[strings.ToLower(font)]
	if !ok {
		return "", false
	}
	if code >= 0xf000 && code <= 0xf0ff {
		code -= 0xf000
	}
	return table[code], true
}

// unsymbol puts signs in place of private codes in the text of a symbol font.
func (r *reader) unsymbol(text, font string) string {
	if !strings.ContainsFunc(text, isPrivate) {
		return text
	}
	var b strings.Builder
	for _, c := range text {
		if !isPrivate(c) {
			b.WriteRune(c)
			continue
		}
		s, ok := symbol(font, c)
		if ok && s == "" {
			r.losses["symbol"]++
			s = "\uFFFD"
		} else if !ok {
			// Without the font's table only the most common bullet is certain.
			s = string(c)
			if c == 0xf0b7 {
				s = "•"
			}
		}
		b.WriteString(s)
	}
	return b.String()
}

func isPrivate(c rune) bool { return c >= 0xf000 && c <= 0xf0ff }
