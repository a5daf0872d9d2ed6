package layout

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/pdf"
)

// AssembleTagged makes the blocks of a document from its pages and its structure
// tree. It reports false, and leaves the pages as they are for [Assemble], where
// the tree is not to be believed: it must name nearly all text that is no
// artifact, and text within one element must not jump about on the page.
// Bookmarks are as for [Assemble]. It uses up the tree, unless it reports false.
func AssembleTagged(pages []*Page, root *pdf.Element, bookmarks []pdf.OutlineItem) ([]*Block, bool) {
	if root == nil {
		return nil, false
	}
	t := &tagged{}
	for _, p := range pages {
		for len(t.pages) <= p.number {
			t.pages = append(t.pages, nil)
		}
		t.pages[p.number] = p
	}
	t.name(root)
	if !t.believable(pages, root) {
		return nil, false
	}
	t.d = &document{refs: map[string]bool{}, found: map[string]bool{}}
	count := t.d.newTally()
	var s shelf
	t.rights = make([]float64, len(t.pages))
	for _, p := range pages {
		p.rules = nil // only geometry alone would need them
		for _, words := range byTurn(s.all(&p.seen, p.number)) {
			for _, l := range linesOf(words) {
				t.d.tally(&count, l)
				t.rights[p.number] = max(t.rights[p.number], l.box.X1)
			}
		}
	}
	t.d.settle(&count)
	t.element(root)
	t.placeByOrder()
	t.out = t.d.tabbed(t.out)
	inOrder(t.out)
	t.rest(pages)
	useUp(pages)
	if !t.headings {
		t.d.headings(t.out, outlineOf(bookmarks))
	}
	t.out = captions(t.out, t.headings)
	for _, b := range t.out {
		t.d.write(b)
	}
	out := finish(t.out)
	flatten(out)
	return out, true
}

// tagged is the work on one structure tree.
type tagged struct {
	d     *document
	pages []*Page // by number; nil where one was not read
	out   []*Block

	written int // how many blocks of out were written early
	open    int // depth of elements whose blocks still change
	tabs    tabs

	headings bool // the tree has some
	titled   bool // a Title element came, which all headings stand under
	level    int  // depth of lists, from 0 outside
	item     *openItem
	again    []*Block // header cells that later pages repeat

	unplaced []*Block // figures of which the tree says only the page

	rights []float64 // how far text reaches to the right, by page
	cuts   int       // blocks that were a line of the one before them
	alone  *line     // the line of the block added last, if it had but one
	held   *Block    // passed over by writeEarly because more of it may come
}

// element adds the blocks of an element.
func (t *tagged) element(el *pdf.Element) {
	defer t.writeEarly()
	switch el.Role {
	case "Table":
		t.open++
		t.table(el)
		t.open--
	case "L":
		t.list(el)
	case "Figure", "Formula":
		t.figure(el)
	case "Note", "FENote":
		t.open++
		t.note(el)
		t.open--
	case "Artifact":
		t.artifact(el)
	case "Caption":
		before := len(t.out)
		t.open++
		t.flow(el, Paragraph, 0)
		t.open--
		if len(t.out) == before+1 && len(t.out[before].lines) > 0 {
			t.out[before].caption = true
		}
	case "Title", "H", "H1", "H2", "H3", "H4", "H5", "H6":
		t.headings = true
		level := 1
		if n := strings.TrimPrefix(el.Role, "H"); len(n) == 1 {
			level = int(n[0] - '0')
		}
		if t.titled && el.Role != "Title" {
			level = min(level+1, 6)
		}
		t.titled = t.titled || el.Role == "Title"
		t.flow(el, Heading, level)
	default:
		t.flow(el, Paragraph, 0)
	}
}

// writeEarly writes the new blocks that nothing to come can change. Words are most
// of the memory that a long document takes, and a block lets go of its own when
// its text is written. Until the tree has a heading, looks may decide what is one.
func (t *tagged) writeEarly() {
	if t.open > 0 || !t.headings {
		return
	}
	open := t.unfinished()
	if t.held != nil && t.held != open {
		t.settle(t.held)
		t.held = nil
	}
	for ; t.written < len(t.out); t.written++ {
		switch b := t.out[t.written]; {
		case t.tabs.holds(b):
		case b == open:
			t.held = b
		default:
			t.settle(b)
		}
	}
}

// settle writes a block, unless what is to come may change it.
func (t *tagged) settle(b *Block) {
	if !b.caption && !looksLikeCaption(b) && !t.d.waits(b) {
		b.begins = b.page()
		t.d.write(b)
	}
}

// waits reports whether the text of a block depends on notes to come: a raised
// sign is a reference if there is a note for it, and else text.
func (d *document) waits(b *Block) bool {
	for _, l := range b.lines {
		for _, w := range l.words {
			if ref, ok := noteRef(w); ok && !d.found[ref] {
				return true
			}
		}
	}
	for _, row := range b.Rows {
		for _, c := range row.Cells {
			if slices.ContainsFunc(c.Blocks, d.waits) {
				return true
			}
		}
	}
	return b.Caption != nil && d.waits(b.Caption)
}
