package paper

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// Clean returns text without control characters, signs that change the direction
// of the text around them, and what is no character: they could make a page show
// what the text does not say, and some files must not hold them. Line breaks and
// [SoftBreak] stay, and so does U+FFFD, which shows that a letter is lost; a tab
// becomes a space.
func Clean(text string) string {
	flag := false
	return strings.Map(func(r rune) rune {
		// Tags spell words that nobody sees, but for those of flags such as that of Wales.
		tag := r >= 0xE0000 && r <= 0xE007F
		flag = r == '\U0001F3F4' || flag && tag
		switch {
		case tag && !flag:
			return -1
		case r == '\n', r == SoftBreak:
			return r
		case r == '\t' || r == '\r' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF, r >= 0xFFF0 && r <= 0xFFFF && r != unicode.ReplacementChar, r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

// SoftBreak is a line break that is only made if all lines of the paragraph that
// end with one fit; else it is a space. Easy Read breaks lines where it makes sense,
// but a line that had to break once more would make less sense than none.
const SoftBreak = '\u2028'

// maxLink bounds the length of a link in bytes.
const maxLink = 2000

// SafeLink returns the target of a link in a form that can be written into a
// file, or "" if it could do more than open a page, a mail or a call.
func SafeLink(target string) string {
	target = strings.TrimSpace(target)
	if len(target) > maxLink || strings.ContainsAny(target, "\n\u2028") || target != Clean(target) {
		return ""
	}
	u, err := url.Parse(target)
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" || u.User != nil {
			return "" // "https://council.gov.uk@evil.example" misleads
		}
	case "mailto", "tel":
		if u.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	link := ascii(u.String())
	if len(link) > maxLink {
		return ""
	}
	return link
}

// ascii escapes what may not stand in an address (RFC 3986, section 2): Word takes a
// file with another for a broken one.
func ascii(link string) string {
	var b strings.Builder
	for i := range len(link) {
		c := link[i]
		switch {
		case c == '%' && (i+2 >= len(link) || !isHex(link[i+1]) || !isHex(link[i+2])),
			c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool { return strings.IndexByte("0123456789ABCDEFabcdef", c) >= 0 }

var identifier = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9.-]{0,18}$`)

// LocalLink returns the ID that a link to "#ID" goes to, or "".
func LocalLink(target string) string {
	id, ok := strings.CutPrefix(target, "#")
	if !ok || !identifier.MatchString(id) {
		return ""
	}
	return id
}

// Content returns the text of runs without their looks, cleaned.
func Content(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(strings.ReplaceAll(Clean(r.Text), string(SoftBreak), " "))
	}
	return b.String()
}

// Name returns the name of a document: its title, or else its first heading.
func (d *Document) Name() string {
	if title := oneLine(d.Title); title != "" {
		return title
	}
	for _, b := range d.Blocks {
		title := ""
		switch b := b.(type) {
		case *Cover:
			title = oneLine(b.Title)
		case *Heading:
			title = oneLine(Content(b.Runs))
		}
		if title != "" {
			return title
		}
	}
	return "Document"
}

func oneLine(text string) string { return strings.Join(strings.Fields(Clean(text)), " ") }

// Lang returns the BCP 47 tag of the document's language. What can be no tag is
// taken for "en-GB".
func (d *Document) Lang() string {
	for _, r := range d.Language {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' {
			return "en-GB"
		}
	}
	if d.Language == "" || len(d.Language) > 35 || d.Language[0] == '-' || (d.Language[0] >= '0' && d.Language[0] <= '9') {
		return "en-GB"
	}
	return d.Language
}
