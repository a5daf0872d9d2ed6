package layout

import (
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/pdf"
)

// An openItem is a list item whose blocks are to come.
type openItem struct {
	label []*word
	fresh bool // no block came yet
	plain bool // it turned out to be a numbered paragraph
}

// labelText is the number in a label, or "" for a bullet.
func labelText(words []*word) string {
	l := &line{words: words}
	text := l.text()
	if isSign(text) || len(words) == 1 && runes(text) == 1 && (l.pictureBullet(words[0]) || text == "o") {
		return ""
	}
	return text
}

func (t *tagged) list(el *pdf.Element) {
	outer := t.item
	t.level++
	for _, k := range el.Kids {
		switch {
		case k.Element == nil:
			t.item = &openItem{fresh: true}
			t.add(t.take(k), Paragraph, 0, el)
		case k.Element.Role == "LI":
			t.listItem(k.Element)
		case k.Element.Role == "L":
			t.list(k.Element)
		default:
			t.item = nil
			t.element(k.Element)
		}
	}
	t.level--
	t.item = outer
}

func (t *tagged) listItem(el *pdf.Element) {
	t.item = &openItem{fresh: true}
	rest := &pdf.Element{Role: "LBody", Rare: el.Rare}
	for _, k := range el.Kids {
		if k.Element != nil && k.Element.Role == "Lbl" {
			t.item.label = append(t.item.label, t.all(k.Element)...)
			continue
		}
		if k.Element != nil && k.Element.Role == "LBody" {
			rest.Kids = append(rest.Kids, k.Element.Kids...)
			continue
		}
		rest.Kids = append(rest.Kids, k)
	}
	// The label may also stand first in the body.
	for len(rest.Kids) > 0 && rest.Kids[0].Element != nil && rest.Kids[0].Element.Role == "Lbl" {
		t.item.label = append(t.item.label, t.all(rest.Kids[0].Element)...)
		rest.Kids = rest.Kids[1:]
	}
	label := t.item.label
	before := len(t.out)
	t.flow(rest, Paragraph, 0)
	if len(t.out) == before && len(label) > 0 {
		t.item = nil
		t.add(label, Paragraph, 0, el) // a label without an item: keep its text
	}
}

// flatten gives the items of a list that stand side by side one level: those that the
// tree has inside the item before them, though they begin where it does and look alike.
func flatten(blocks []*Block) {
	var open []*Block // the last item of each level
	for _, b := range blocks {
		switch {
		case b.Furniture || b.Hidden || b.Kind == Note:
			continue
		case b.InItem && len(open) > 0:
			b.Level = min(b.Level, len(open)-1)
			continue
		case b.Kind != Item || len(b.Places) == 0:
			open = nil
			continue
		}
		level := min(b.Level, len(open))
		for level > 0 && besides(open[level-1], b) {
			level--
		}
		b.Level = level
		open = append(open[:level], b)
	}
}

// beside is how far apart the left edges of items side by side may be, in points.
const beside = 1.5

// besides reports whether two items look like two of one list.
func besides(a, b *Block) bool {
	gap := b.Places[0].Box.X0 - a.Places[0].Box.X0
	x, _ := utf8.DecodeRuneInString(a.Text)
	y, _ := utf8.DecodeRuneInString(b.Text)
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return gap < beside && gap > -beside && (a.Label == "") == (b.Label == "") && (letter(x) == letter(y) || x == y)
}
