package extract

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a plain-text list item looks like.
var (
	plainBullet = regexp.MustCompile(`^(\s*)[-*•●▪◦–]\s+(\S.*)$`)
	plainNumber = regexp.MustCompile(`^(\s*)(\d{1,3}[.)]|\([a-z0-9]{1,4}\)|[a-z]\))\s+(\S.*)$`)
	underline   = regexp.MustCompile(`^(=+|-+|_+)$`)
	emptyBullet = regexp.MustCompile(`^[-*•●▪◦–]$`)
)

// A plainReader reads plain text line by line. Its blocks are in order.
type plainReader struct {
	flowing bool // a line is a paragraph: the text was not broken into lines
	width   int  // of the longest line of a text that was
	para    []string
	list    *List
	blocks  []Block
	alone   map[Block]bool // paragraphs of one line with a blank line on each side
}

// readPlain reads plain text: blank lines part paragraphs, lines that begin
// with a bullet or a number are list items, an underlined line is a heading, and
// so is a short line that stands over a text. In a text whose lines are as long as
// paragraphs, each line is one.
func readPlain(doc *Document, text string) {
	lines := strings.Split(strings.ReplaceAll(text, "\f", "\n\n"), "\n")
	r := plainReader{alone: make(map[Block]bool)}
	r.measure(lines)
	for i, line := range lines {
		r.line(line, lines[i+1:])
	}
	r.flush(true)
	blocks, tie := r.structured()
	number(blocks, "b")
	tie()
	doc.Blocks = blocks
}

// measure finds out how the text was broken into lines.
func (r *plainReader) measure(lines []string) {
	const longest, words = 160, 25 // of a line that a person or a program broke
	for _, line := range lines {
		n := utf8.RuneCountInString(strings.TrimSpace(line))
		if n > longest && len(strings.Fields(line)) > words {
			r.flowing = true
			return
		}
		if n <= longest {
			r.width = max(r.width, n)
		}
	}
}

// line reads a line. rest are the lines after it.
func (r *plainReader) line(line string, rest []string) {
	trimmed := strings.Join(strings.Fields(line), " ")
	label, item, ok := plainItem(line)
	ok = ok && !(r.flowing && holdsList(item))
	switch {
	case emptyBullet.MatchString(trimmed):
		r.flush(false)
	case trimmed == "":
		r.flush(true)
		// A list may have blank lines between its items.
		if r.list != nil && !nextIsItem(rest) {
			r.list = nil
		}
	case underline.MatchString(trimmed) && len(r.para) == 1 && len(trimmed) >= 3:
		level := 1
		if trimmed[0] != '=' {
			level = 2
		}
		r.blocks = append(r.blocks, &Heading{Level: level, Text: r.para[0]})
		r.para, r.list = nil, nil
	case ok:
		r.flush(false)
		if r.list == nil || !sameKind(r.list, label) || !rises(r.list, label) {
			r.list = &List{}
			r.blocks = append(r.blocks, r.list)
		}
		r.list.Items = append(r.list.Items, &ListItem{Label: label, Blocks: []Block{&Paragraph{Text: item}}})
	case r.list != nil && !r.flowing:
		// A line that goes on from an item.
		p := r.list.Items[len(r.list.Items)-1].Blocks[0].(*Paragraph)
		p.Text += " " + trimmed
	default:
		r.list = nil
		if r.flowing {
			trimmed = brokenWord.ReplaceAllString(trimmed, "$1-$2")
		}
		if n := len(r.para); n > 0 && r.parts(r.para[n-1], trimmed) {
			r.flush(false)
		}
		r.para = append(r.para, trimmed)
	}
}

// parts reports whether a line break was meant to be one: the next word would have
// had room on the line by far.
func (r *plainReader) parts(before, after string) bool {
	if r.flowing {
		return true
	}
	first, _ := utf8.DecodeRuneInString(after)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) {
		return false
	}
	word, _, _ := strings.Cut(after, " ")
	n := utf8.RuneCountInString(before)
	if (n+1+utf8.RuneCountInString(word))*3 > r.width*2 {
		return false
	}
	return strings.ContainsAny(before[len(before)-1:], ".!?:") || (n+utf8.RuneCountInString(after)) <= r.width
}

// flush ends a paragraph. blank says that a blank line or the end of the text ends
// it.
func (r *plainReader) flush(blank bool) {
	if len(r.para) == 0 {
		return
	}
	p := &Paragraph{Text: strings.Join(r.para, " ")}
	r.alone[p] = r.flowing || blank && len(r.para) == 1
	r.blocks = append(r.blocks, p)
	r.para = nil
}

// rises reports whether a label comes after the last one of a list, as far as they
// are plain numbers.
func rises(l *List, label string) bool {
	last, err := strconv.Atoi(strings.Trim(l.Items[len(l.Items)-1].Label, "(.)"))
	next, err2 := strconv.Atoi(strings.Trim(label, "(.)"))
	return err != nil || err2 != nil || next > last
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

// brokenWord is a word with a hyphen that stood at the end of a line. The hyphen of
// "short- and long-term" stands for a word that is left out.
var brokenWord = regexp.MustCompile(`(\pL{2}|\b\d{4})- ((?:[b-np-z]|a[^n]|o[^r])\pL*|\d{2,4}\b)`)

// pageAtEnd is the number of a page in the middle of a sentence.
var pageAtEnd = regexp.MustCompile(`(\pL[,’']?) \d{1,3}$`)

// unbroken joins the paragraphs that a page break has parted, without the number of
// the page between them.
func unbroken(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		p, ok := b.(*Paragraph)
		if n := len(out); ok && n > 0 {
			if before, isText := out[n-1].(*Paragraph); isText && goesOn(before.Text, p.Text) {
				before.Text = pageAtEnd.ReplaceAllString(before.Text, "$1") + " " + p.Text
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

// goesOn reports whether a long paragraph stops in the middle of a sentence and the
// next one begins there.
func goesOn(before, after string) bool {
	const fewest = 8 // words
	first, _ := utf8.DecodeRuneInString(after)
	return unicode.IsLower(first) && len(strings.Fields(before)) >= fewest && len(strings.Fields(after)) >= fewest/2 &&
		!strings.ContainsAny(before[len(before)-1:], ".!?:;")
}
