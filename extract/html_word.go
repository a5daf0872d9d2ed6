package extract

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// Pages that Word saved have no list elements: each item is a paragraph whose
// style names its list and level, and which begins with its own number.
var wordItem = regexp.MustCompile(`(?i)mso-list:\s*l\d+\s+level([1-9])`)

// wordSign finds the number or bullet of such an item, or nil.
func wordSign(n *html.Node) *html.Node {
	for k := range n.Descendants() {
		if k.Type == html.ElementNode && strings.Contains(strings.ToLower(attrOf(k, "style")), "mso-list:ignore") {
			return k
		}
	}
	return nil
}

// wordItem reads an item of a page that Word saved. It reports false for other
// paragraphs.
func (f *htmlFlow) wordItem(n *html.Node) bool {
	m := wordItem.FindStringSubmatch(attrOf(n, "style"))
	if m == nil {
		return false
	}
	sign := wordSign(n)
	if sign == nil {
		return false
	}
	f.flush()
	s := f.sub()
	s.kids(copyWithout(n, func(k *html.Node) bool { return k == sign }))
	blocks := s.done()
	if len(blocks) == 0 {
		return true
	}
	item := &ListItem{Label: wordLabel(sign), Blocks: blocks}
	list := f.wordList(int(m[1][0]-'0'), item.Label)
	list.Items = append(list.Items, item)
	return true
}

// wordLabel is the printed number, or "" for a bullet: a sign, or a letter of a
// font that draws a bullet for it.
func wordLabel(sign *html.Node) string {
	label := spaced(textOf(sign))
	if !strings.ContainsFunc(label, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	if len(label) > 1 {
		return label
	}
	for n := sign; n != nil; n = n.FirstChild {
		style := strings.ToLower(attrOf(n, "style"))
		for _, font := range []string{"wingdings", "symbol", "webdings", "courier new"} {
			if strings.Contains(style, font) {
				return ""
			}
		}
	}
	if label == "o" {
		return "" // Word's bullet of the second level
	}
	return label
}

// wordList is the list that an item of this level goes on with: the last block,
// or the list inside its last item, as deep as the level says.
func (f *htmlFlow) wordList(level int, label string) *List {
	blocks := &f.out
	for ; ; level-- {
		var list *List
		if n := len(*blocks); n > 0 {
			list, _ = (*blocks)[n-1].(*List)
		}
		if list == nil || !f.r.wordLists[list] || level <= 1 && !sameKind(list, label) {
			list = &List{BlockInfo: f.info()}
			f.r.wordLists[list] = true
			*blocks = append(*blocks, list)
			return list
		}
		if level <= 1 {
			return list
		}
		blocks = &list.Items[len(list.Items)-1].Blocks
	}
}
