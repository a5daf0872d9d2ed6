package extract

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// noteSign is the text of a link to a note, with its brackets or the word that
// some programs put before it.
var noteSign = regexp.MustCompile(`(?i)^[\[(]?\s*(?:foot|end)?(?:note)?\s*(\d{1,3}|[*†‡§]{1,4}|[a-z]|[ivx]{1,5})\s*[\])]?$`)

// findNotes finds the links that are signs of notes, and the notes.
func (r *htmlReader) findNotes(root *html.Node) {
	r.noteRefs, r.noteAt = map[*html.Node]string{}, map[*html.Node]string{}
	r.labels, r.notes = map[string]string{}, map[string]*Note{}
	places := map[string]*html.Node{}
	var links []*html.Node
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attrOf(n, "id"); id != "" && places[id] == nil {
			places[id] = n
		}
		if n.DataAtom != atom.A {
			continue
		}
		if name := attrOf(n, "name"); name != "" && places[name] == nil {
			places[name] = n
		}
		if strings.HasPrefix(attrOf(n, "href"), "#") {
			links = append(links, n)
		}
	}
	for _, a := range links {
		label := noteLabel(a)
		if label == "" {
			continue
		}
		note := noteElement(places[attrOf(a, "href")[1:]])
		// A link back stands inside a note.
		if note == nil || within(a, note) || r.inNote(a) {
			continue
		}
		key := r.noteAt[note]
		if key == "" {
			key = fmt.Sprint(len(r.noteAt) + 1)
			r.noteAt[note], r.labels[key] = key, label
		}
		r.noteRefs[a] = key
	}
}

func (r *htmlReader) inNote(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if r.noteAt[n] != "" {
			return true
		}
	}
	return false
}

// noteLabel is the sign in a link that leads to a note, or "" for other links.
func noteLabel(a *html.Node) string {
	m := noteSign.FindStringSubmatch(spaced(textOf(a)))
	if m == nil {
		return ""
	}
	href, class := attrOf(a, "href"), attrOf(a, "class")
	isRef := attrOf(a, "role") == "doc-noteref" || attrOf(a, "epub:type") == "noteref" || attrOf(a, "rel") == "footnote" ||
		strings.Contains(class, "footnote") && !strings.Contains(class, "back") ||
		// Word names its places so, and the places that lead back _ftnref.
		strings.HasPrefix(href, "#_ftn") && !strings.HasPrefix(href, "#_ftnref") ||
		strings.HasPrefix(href, "#_edn") && !strings.HasPrefix(href, "#_ednref")
	for p := a.Parent; p != nil && isInline(p) && !isRef; p = p.Parent {
		isRef = p.DataAtom == atom.Sup
	}
	for k := range a.Descendants() {
		isRef = isRef || k.DataAtom == atom.Sup
	}
	if !isRef {
		return ""
	}
	return m[1]
}

// noteElement is the element that holds the note at a place: the place itself,
// or the paragraph or item round it. It is nil where that would be a section.
func noteElement(n *html.Node) *html.Node {
	for n != nil && isInline(n) {
		n = n.Parent
	}
	if n == nil {
		return nil
	}
	switch n.DataAtom {
	case atom.Li, atom.P, atom.Div, atom.Aside, atom.Dd:
		// Word puts each note in a div of its own.
		if n.DataAtom == atom.P && n.Parent.DataAtom == atom.Div && strings.HasPrefix(attrOf(n.Parent, "id"), "ftn") {
			return n.Parent
		}
		return n
	}
	return nil
}

// note reads a note.
func (r *htmlReader) note(n *html.Node, f *htmlFlow) []Block {
	key := r.noteAt[n]
	s := &htmlFlow{r: r, lang: f.lang, inner: true}
	s.kids(copyWithout(n, func(k *html.Node) bool { return isLinkBack(k, r.labels[key]) }))
	blocks := s.done()
	for _, b := range blocks {
		if p, ok := b.(*Paragraph); ok && p.Layer == Body {
			cutLabel(p, r.labels[key])
			break
		}
	}
	if len(blocks) == 0 {
		return nil
	}
	note := &Note{BlockInfo: s.info(), Label: r.labels[key], Blocks: blocks}
	if p, ok := blocks[0].(*Paragraph); ok && p.Text == "" {
		note.Blocks = blocks[1:]
	}
	r.notes[key] = note
	return []Block{note}
}

var linkBack = regexp.MustCompile(`^(?:[↩↑⤴^⏎\x{fe0e}\x{fe0f}]|back|return|jump up|\s)+$`)

// copyWithout is a copy of an element without the parts to drop. The page itself
// is not changed.
func copyWithout(n *html.Node, drop func(*html.Node) bool) *html.Node {
	out := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Namespace: n.Namespace, Attr: n.Attr}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if !drop(k) {
			out.AppendChild(copyWithout(k, drop))
		}
	}
	return out
}

// isLinkBack tells a link to where a note is referred to: it says so, has an
// arrow, or is the note's own sign.
func isLinkBack(a *html.Node, label string) bool {
	if a.DataAtom != atom.A || !strings.HasPrefix(attrOf(a, "href"), "#") {
		return false
	}
	text := strings.ToLower(spaced(textOf(a)))
	sign := noteSign.FindStringSubmatch(text)
	class := strings.ToLower(attrOf(a, "class"))
	return attrOf(a, "role") == "doc-backlink" || strings.Contains(class, "back") || strings.Contains(class, "reverse") ||
		linkBack.MatchString(text) || sign != nil && sign[1] == strings.ToLower(label)
}

// cutLabel takes the note's own sign off the beginning of its text.
func cutLabel(p *Paragraph, label string) {
	rest := p.Text
	for _, form := range []string{"[" + label + "]", "(" + label + ")", label + ".", label + ")", label + " "} {
		if cut, ok := strings.CutPrefix(rest, form); ok {
			rest = strings.TrimSpace(cut)
			break
		}
	}
	shift := len(p.Text) - len(rest)
	if shift == 0 {
		return
	}
	p.Text = rest
	var marks []Mark
	for _, m := range p.Marks {
		if m.Start, m.End = max(m.Start-shift, 0), max(m.End-shift, 0); m.Start < m.End || m.Kind == NoteRef {
			marks = append(marks, m)
		}
	}
	p.Marks = marks
}
