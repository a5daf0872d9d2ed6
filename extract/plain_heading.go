package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// How many words a heading has at most: a plain one, one with a number,
// one whose number has no stop, a question or
// a numbered sentence, the title, and one that stands at the end of the paragraph
// before it.
const (
	headingWords  = 10
	labelledWords = 15
	bareWords     = 6
	numberedWords = 30
	titleWords    = 20
	tailWords     = 9
)

var (
	// sectionLabel is the number of a section, such as "2.1".
	sectionLabel = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,2})*)(\.?)\s+\pL`)
	// captionWords begin the caption or the source of something, which is no heading.
	captionWords = regexp.MustCompile(`(?i)^(?:figure|fig|chart|table|map|box|image|photo|picture|sources?|notes?|dear|yours|tel|phone|telephone|email|fax|contents?)\b`)
	// frontLabel begins a line of what a program keeps at the top of a text file, for
	// itself.
	frontLabel = regexp.MustCompile(`(?:^|\s)(?i:category|version|url|source|author|tags?|keywords|slug|layout|type|lang|language|format|id|permalink|generator): `)
	// wayIn begins a line that says how to reach someone.
	wayIn = regexp.MustCompile(`(?i)^(?:tel|telephone|phone|call|email|e-mail|post|address|website|text|visit|in person|online)\s?(?:number|us)?:`)
	// anyLabel begins a line of such a kind, whatever it is called.
	anyLabel = regexp.MustCompile(`(?:^|\s)\p{Lu}\pL+: `)
)

// structured returns the blocks with their headings. Blocks that were read as
// paragraphs or as lists of one item become headings where they stand over a text.
// tie gives the references to footnotes their targets once the blocks have their IDs.
func (r *plainReader) structured() (blocks []Block, tie func()) {
	blocks, tie = frontMatter(r.blocks), func() {}
	if r.flowing {
		var parted []Block
		for _, b := range unbroken(blocks) {
			if p, ok := b.(*Paragraph); ok && p.Layer == Body {
				parted = append(parted, r.tailed(listed(p))...)
				continue
			}
			parted = append(parted, b)
		}
		blocks, tie = footnotes(parted)
	}
	numbered := lonelyNumbers(blocks)
	chain := make([]int, len(blocks)+1) // headings in a row from here
	for i := len(blocks) - 1; i >= 0; i-- {
		text, level := "", 2
		switch b := blocks[i].(type) {
		case *Paragraph:
			if b.Layer == Body && r.alone[b] {
				text = b.Text
			}
		case *List:
			if numbered >= 2 && isLonely(b) && len(strings.Fields(itemText(b))) <= numberedWords {
				text = b.Items[0].Label + " " + itemText(b)
			}
		case *Heading:
			chain[i] = chain[i+1] + 1
		}
		if text == "" || i+1 == len(blocks) || chain[i+1] > 2 || !heads(text) || chain[i+1] == 0 && !underHeading(blocks[i+1]) {
			continue
		}
		if m := sectionLabel.FindStringSubmatch(text); m != nil {
			level = min(2+strings.Count(m[1], "."), 6)
		}
		chain[i] = chain[i+1] + 1
		blocks[i] = &Heading{Level: level, Text: text}
	}
	// What the text begins with is its title.
	for i, b := range blocks {
		if b.Info().Layer != Body {
			continue
		}
		switch b := b.(type) {
		case *Heading:
			b.Level = 1
		case *Paragraph:
			if r.alone[b] && i+1 < len(blocks) && isTitle(b.Text) && (chain[i+1] > 0 || underHeading(blocks[i+1])) {
				blocks[i] = &Heading{Level: 1, Text: b.Text}
			}
		}
		break
	}
	nest(blocks)
	return blocks, tie
}

// nest puts headings that stand in a text more than once under those with numbers: "How
// we will use this" is a part of each of them.
func nest(blocks []Block) {
	count := make(map[string]int)
	numbered := false
	for _, b := range blocks {
		if h, ok := b.(*Heading); ok {
			count[h.Text]++
			numbered = numbered || h.Level == 2 && sectionLabel.MatchString(h.Text)
		}
	}
	for _, b := range blocks {
		if h, ok := b.(*Heading); ok && numbered && count[h.Text] > 1 && h.Level == 2 {
			h.Level = 3
		}
	}
}

// tailed parts the heading from the end of a paragraph that has lost the line break
// before it. The blocks are those of one line.
func (r *plainReader) tailed(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		p, ok := b.(*Paragraph)
		if !ok {
			out = append(out, b)
			continue
		}
		if p.Layer != Body {
			out = append(out, b)
			continue
		}
		r.alone[p] = true
		spans := language.Sentences(p.Text)
		if n := len(spans); n > 1 && tailHeads(spans[n-1].Of(p.Text)) {
			tail := &Paragraph{Text: spans[n-1].Of(p.Text)}
			r.alone[tail] = true
			p.Text = strings.TrimSpace(p.Text[:spans[n-1].Start])
			out = append(out, p, tail)
			continue
		}
		out = append(out, p)
	}
	return out
}

// tailHeads reports whether the last words of a paragraph, which end as no sentence
// does, can be a heading.
func tailHeads(text string) bool {
	return len(strings.Fields(text)) <= tailWords && heads(text)
}

// heads reports whether a text can be a heading by its words alone.
func heads(text string) bool {
	text = strings.TrimSpace(text)
	words := strings.Fields(text)
	label := sectionLabel.FindStringSubmatch(text)
	if label != nil {
		words = words[1:]
	}
	rest := strings.Join(words, " ")
	if len(words) == 0 || captionWords.MatchString(text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	last, _ := utf8.DecodeLastRuneInString(text)
	most := headingWords
	switch {
	case last == '?' && strings.Count(text, "?") == 1:
		most = numberedWords
	case label != nil && label[2] != "" && !strings.Contains(label[1], ".") && last == '.':
		most = numberedWords // "3. Meetings should be open to all."
	case label != nil && label[2] == "" && !strings.Contains(label[1], "."):
		most = bareWords // "1 Introduction", but not a footnote
	case label != nil && !strings.ContainsRune(".,;:!", last):
		most = labelledWords
	case strings.ContainsRune(".,;:!", last):
		return false
	}
	if len(words) > most || !unicode.IsUpper(first) || most < numberedWords && len(language.Sentences(rest)) > 1 {
		return false
	}
	return !hasDetail(rest)
}

// hasDetail reports whether a short text is a way to reach someone, a day or an
// amount, which stand over nothing.
func hasDetail(text string) bool {
	if strings.ContainsAny(text, "@£•…|") || strings.Contains(text, "..") || strings.Contains(text, "://") || strings.Contains(text, "www.") {
		return true
	}
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	for _, f := range fidelity.Facts(text) {
		switch f.Kind {
		case fidelity.Phone, fidelity.Email, fidelity.URL, fidelity.Postcode, fidelity.Time:
			return true
		case fidelity.Date:
			if len(f.Text)*2 > len(text) {
				return true
			}
		}
	}
	return letters*2 < len(text)
}

// isTitle reports whether the first line of a text can be its title.
func isTitle(text string) bool {
	n := len(strings.Fields(text))
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return n > 1 && n <= titleWords && unicode.IsUpper(first) && !strings.ContainsRune(".,;:!", last) &&
		!captionWords.MatchString(text) && len(language.Sentences(text)) == 1 && !hasDetail(text)
}

// underHeading reports whether a block is what stands under a heading: a text or a
// list, not another short line.
func underHeading(b Block) bool {
	const fewest = 8 // words
	switch b := b.(type) {
	case *Paragraph:
		text := strings.TrimSpace(b.Text)
		n := len(strings.Fields(text))
		if first, _ := utf8.DecodeRuneInString(text); unicode.IsLower(first) {
			return false
		}
		return b.Layer == Body && text != "" && (n >= fewest || n >= fewest/2 && strings.ContainsAny(text[len(text)-1:], ".!?:") || wayIn.MatchString(text))
	case *List:
		return true
	}
	return false
}

// isLonely reports whether a list is one short numbered line.
func isLonely(l *List) bool {
	return len(l.Items) == 1 && l.Items[0].Label != "" && strings.HasSuffix(l.Items[0].Label, ".")
}

// itemText is the text of a list of one item.
func itemText(l *List) string {
	return l.Items[0].Blocks[0].(*Paragraph).Text
}

// lonelyNumbers counts the lists of one numbered line. Several with rising numbers
// are the headings of a report, not lists.
func lonelyNumbers(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		if l, ok := b.(*List); ok && isLonely(l) {
			n++
		}
	}
	return n
}

// frontMatter marks as furniture what a program keeps at the top of a text file: two
// or more labels that say nothing to a reader, and no others.
func frontMatter(blocks []Block) []Block {
	labels, end := 0, 0
	for _, b := range blocks {
		p, ok := b.(*Paragraph)
		if !ok {
			break
		}
		at := frontLabel.FindAllStringIndex(p.Text, -1)
		if len(at) == 0 || at[0][0] > 0 || len(at) < len(anyLabel.FindAllString(p.Text, -1)) {
			break
		}
		labels += len(at)
		end++
	}
	if labels >= 2 {
		for _, b := range blocks[:end] {
			b.Info().Layer = Furniture
		}
	}
	return blocks
}
