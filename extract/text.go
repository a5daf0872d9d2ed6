package extract

import (
	"regexp"
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

// What a plain-text list item looks like.
var (
	plainBullet = regexp.MustCompile(`^(\s*)[-*•●▪◦–]\s+(\S.*)$`)
	plainNumber = regexp.MustCompile(`^(\s*)(\d{1,3}[.)]|\([a-z0-9]{1,4}\)|[a-z]\))\s+(\S.*)$`)
	underline   = regexp.MustCompile(`^(=+|-+|_+)$`)
)

// readPlain reads plain text: blank lines part paragraphs, lines that begin
// with a bullet or a number are list items, an underlined line is a heading.
func readPlain(doc *Document, text string) {
	var para []string
	var list *List
	flush := func() {
		if len(para) > 0 {
			doc.Blocks = append(doc.Blocks, &Paragraph{Text: strings.Join(para, " ")})
			para = nil
		}
	}
	lines := strings.Split(strings.ReplaceAll(text, "\f", "\n\n"), "\n")
	for i, line := range lines {
		trimmed := strings.Join(strings.Fields(line), " ")
		label, item, ok := plainItem(line)
		switch {
		case trimmed == "":
			flush()
			// A list may have blank lines between its items.
			if list != nil && !nextIsItem(lines[i+1:]) {
				list = nil
			}
		case underline.MatchString(trimmed) && len(para) == 1 && len(trimmed) >= 3:
			level := 1
			if trimmed[0] != '=' {
				level = 2
			}
			doc.Blocks = append(doc.Blocks, &Heading{Level: level, Text: para[0]})
			para, list = nil, nil
		case ok:
			flush()
			if list == nil || !sameKind(list, label) {
				list = &List{}
				doc.Blocks = append(doc.Blocks, list)
			}
			list.Items = append(list.Items, &ListItem{Label: label, Blocks: []Block{&Paragraph{Text: item}}})
		case list != nil:
			// A line that goes on from an item.
			p := list.Items[len(list.Items)-1].Blocks[0].(*Paragraph)
			p.Text += " " + trimmed
		default:
			para = append(para, trimmed)
		}
	}
	flush()
	number(doc.Blocks, "b")
}

func nextIsItem(lines []string) bool {
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			_, _, ok := plainItem(line)
			return ok
		}
	}
	return false
}

func plainItem(line string) (label, text string, ok bool) {
	if m := plainBullet.FindStringSubmatch(line); m != nil {
		return "", strings.Join(strings.Fields(m[2]), " "), true
	}
	if m := plainNumber.FindStringSubmatch(line); m != nil {
		return m[2], strings.Join(strings.Fields(m[3]), " "), true
	}
	return "", "", false
}
