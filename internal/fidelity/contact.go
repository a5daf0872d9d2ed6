package fidelity

import "strings"

// address returns the kind and value of a web or e-mail address, or "".
func address(w string) (Kind, string) {
	l := strings.ToLower(w)
	if at := strings.IndexByte(l, '@'); at > 0 {
		if strings.IndexByte(l[at:], '.') > 1 {
			return Email, strings.TrimPrefix(l, "mailto:")
		}
		return "", ""
	}
	if strings.Contains(l, "://") || strings.HasPrefix(l, "www.") || webName(l) {
		if i := strings.Index(l, "://"); i >= 0 {
			l = l[i+3:]
		}
		return URL, strings.TrimSuffix(strings.TrimPrefix(l, "www."), "/")
	}
	return "", ""
}

// webName reports whether a word is the name of a web site without "www.".
func webName(l string) bool {
	host, _, _ := strings.Cut(l, "/")
	dot := strings.LastIndexByte(host, '.')
	if dot < 2 || strings.Trim(host, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" {
		return false
	}
	switch host[dot:] {
	case ".uk", ".com", ".org", ".net", ".info", ".gov", ".eu", ".wales", ".scot", ".london", ".io":
		return true
	}
	return false
}

// phone reads a telephone number: groups of digits that begin with 0, +44 or
// the prefixes of text relay (18001).
func (s *scanner) phone(i int) (Fact, int) {
	c := s.chunks[i].text
	if c[0] != '0' && c[0] != '+' && !strings.HasPrefix(c, "1800") {
		return Fact{}, 0
	}
	digits, n := "", 0
	for n < 6 && i+n < len(s.chunks) {
		d, ok := phoneDigits(s.chunks[i+n].text)
		if !ok || n > 0 && len(digits)+len(d) > 17 {
			break
		}
		digits += d
		n++
		if s.chunks[i+n-1].stop || s.chunks[i+n-1].comma && !strings.Contains(s.text[s.chunks[i+n-1].end:min(len(s.text), s.chunks[i+n-1].end+1)], ")") {
			break
		}
	}
	value := strings.TrimPrefix(digits, "+")
	if strings.HasPrefix(digits, "+44") {
		value = "0" + strings.TrimPrefix(digits[3:], "0")
	}
	short := strings.HasPrefix(value, "0800") && len(value) >= 7
	if n == 0 || len(value) < 10 && !short || len(value) > 16 {
		return Fact{}, 0
	}
	return s.make(Phone, value, i, n), n
}

// phoneDigits returns the digits of a group such as "(0)114" or "496-0000".
func phoneDigits(g string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(g); i++ {
		switch c := g[i]; {
		case c >= '0' && c <= '9', c == '+' && i == 0:
			b.WriteByte(c)
		case c == '(' || c == ')' || c == '-':
		default:
			return "", false
		}
	}
	return b.String(), b.Len() > 0
}

// postcode reads a British postcode, written with or without its space.
func (s *scanner) postcode(i int) (Fact, int) {
	c := s.chunks[i].text
	if c[0] < 'A' || c[0] > 'Z' {
		return Fact{}, 0
	}
	if n := len(c); n >= 5 && n <= 7 && outward(c[:n-3]) && inward(c[n-3:]) {
		return s.make(Postcode, c, i, 1), 1
	}
	if outward(c) && s.joined(i) && inward(s.chunks[i+1].text) {
		return s.make(Postcode, c+s.chunks[i+1].text, i, 2), 2
	}
	return Fact{}, 0
}

func upper(c byte) bool { return c >= 'A' && c <= 'Z' }
func digit(c byte) bool { return c >= '0' && c <= '9' }

// outward reports whether w is the first half of a postcode: S1, DX12, EC1A.
func outward(w string) bool {
	i := 0
	for i < len(w) && upper(w[i]) {
		i++
	}
	if i < 1 || i > 2 || len(w)-i < 1 || len(w)-i > 2 || !digit(w[i]) {
		return false
	}
	return len(w) == i+1 || digit(w[i+1]) || upper(w[i+1])
}

func inward(w string) bool {
	return len(w) == 3 && digit(w[0]) && upper(w[1]) && upper(w[2])
}

// reference reads a chunk that mixes digits with letters or slashes, such as
// "61/18", "P/2026/0012", "2025/26", "AB123456C" or "A61".
func (s *scanner) reference(i int) (Fact, int) {
	c := s.chunks[i]
	if !c.digit {
		return Fact{}, 0
	}
	letter := false
	for k := 0; k < len(c.text); k++ {
		letter = letter || c.text[k]|0x20 >= 'a' && c.text[k]|0x20 <= 'z'
	}
	if !letter && !strings.ContainsAny(c.text, "/-.") || strings.ContainsAny(c.text, "£$€%") {
		return Fact{}, 0
	}
	if k := strings.IndexAny(c.text, "'’"); k > 0 {
		return Fact{}, 0
	}
	// "24-hour", "3-bedroom": the number inside is the fact.
	if k := strings.IndexByte(c.text, '-'); k > 0 && isDigits(c.text[:k]) && len(c.text) > k+2 && !strings.ContainsAny(c.text[k+1:], "0123456789") {
		return Fact{}, 0
	}
	value := strings.ToUpper(c.text)
	if len(value) == 7 && value[4] == '-' && isDigits(value[:4]) && isDigits(value[5:]) {
		value = value[:4] + "/" + value[5:] // 2025-26
	}
	return s.make(Reference, value, i, 1), 1
}
