package layout

import (
	"cmp"
	"math"
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
	for _, p := range pages {
		p.rules = nil // only geometry alone would need them
		for _, words := range byTurn(s.all(&p.seen, p.number)) {
			for _, l := range linesOf(words) {
				t.d.tally(&count, l)
			}
		}
	}
	t.d.settle(&count)
	t.element(root)
	t.rest(pages)
	useUp(pages)
	if !t.headings {
		t.d.headings(t.out, outlineOf(bookmarks))
	}
	t.out = captions(t.out)
	for _, b := range t.out {
		t.d.write(b)
	}
	return finish(t.out), true
}

// tagged is the work on one structure tree.
type tagged struct {
	d     *document
	pages []*Page // by number; nil where one was not read
	out   []*Block

	written int // how many blocks of out were written early
	open    int // depth of elements whose blocks still change

	headings bool // the tree has some
	titled   bool // a Title element came, which all headings stand under
	level    int  // depth of lists, from 0 outside
	item     *openItem
	again    []*Block // header cells that later pages repeat
}

// An openItem is a list item whose first block is still to come.
type openItem struct {
	label []*word
	fresh bool
}

// name marks what the tree names.
func (t *tagged) name(el *pdf.Element) {
	for _, k := range el.Kids {
		if k.Element != nil {
			t.name(k.Element)
			continue
		}
		if p := t.page(k); p != nil {
			for _, i := range p.seen.find(k.MCID) {
				if r := &p.seen.runs[i]; !r.named {
					r.named = true
					p.seen.toTake++
				}
			}
		}
	}
}

// page is the page of a piece of content, or nil.
func (t *tagged) page(k pdf.Kid) *Page {
	if k.Page < 0 || k.Page >= len(t.pages) || k.MCID < 0 {
		return nil
	}
	return t.pages[k.Page]
}

// Limits of what is believed of a tree.
const (
	leastNamed  = 0.9 // of the glyphs that are no artifact
	mostJumping = 0.15
)

func (t *tagged) believable(pages []*Page, root *pdf.Element) bool {
	named, all := 0, 0
	for _, p := range pages {
		for i := range p.seen.runs {
			r := &p.seen.runs[i]
			if p.seen.sets[r.set].artifact {
				continue
			}
			n := p.seen.glyphsOf(i)
			all += n
			if r.named {
				named += n
			}
		}
	}
	if all == 0 || float64(named) < leastNamed*float64(all) {
		return false
	}
	steps, jumps := 0, 0
	t.count(root, &steps, &jumps)
	return float64(jumps) <= mostJumping*float64(steps)
}

// count counts the steps from word to word within paragraphs, and those that go
// up the page without going to the right.
func (t *tagged) count(el *pdf.Element, steps, jumps *int) {
	var prev *run
	var turned turn // direction of prev
	var prevEnd float64
	page := 0
	for _, k := range el.Kids {
		if k.Element != nil {
			t.count(k.Element, steps, jumps)
			continue
		}
		p := t.page(k)
		if p == nil {
			continue
		}
		for _, i := range p.seen.find(k.MCID) {
			r := &p.seen.runs[i]
			set := &p.seen.sets[r.set]
			for _, w := range p.seen.wordsOf(int(i)) {
				if prev != nil && page == k.Page && turned == set.turn {
					*steps++
					if r.y < prev.y-1.5*set.size && w.x0 < prevEnd {
						*jumps++
					}
				}
				prev, turned, prevEnd, page = r, set.turn, w.x1, k.Page
			}
		}
	}
}

// take returns the words of a piece of content, once.
func (t *tagged) take(k pdf.Kid) []*word {
	p := t.page(k)
	if p == nil {
		return nil
	}
	runs := p.seen.find(k.MCID)
	if len(runs) == 0 || p.seen.runs[runs[0]].taken {
		return nil
	}
	n := 0
	for _, i := range runs {
		n += len(p.seen.wordsOf(int(i)))
	}
	var s shelf
	s.room(n)
	for _, i := range runs {
		p.seen.runs[i].taken = true
		s.unpack(&p.seen, int(i), k.Page)
	}
	if p.seen.toTake -= len(runs); p.seen.toTake == 0 {
		p.seen.dropTaken()
	}
	return s.list
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
	for ; t.written < len(t.out); t.written++ {
		if b := t.out[t.written]; !b.caption && !looksLikeCaption(b) && !t.d.waits(b) {
			b.begins = b.page()
			t.d.write(b)
		}
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

// inline are the roles of what is part of a text.
var inline = map[string]bool{
	"Span": true, "Quote": true, "Reference": true, "BibEntry": true, "Code": true, "Link": true, "Annot": true,
	"Em": true, "Strong": true, "Sub": true, "Lbl": true, "Ruby": true, "RB": true, "RT": true, "RP": true,
	"Warichu": true, "WT": true, "WP": true, "Form": true,
}

// holdsText are the roles whose content is text, so that a wrapper in them is
// part of it.
var holdsText = map[string]bool{
	"P": true, "H": true, "H1": true, "H2": true, "H3": true, "H4": true, "H5": true, "H6": true, "Title": true, "Caption": true,
	"LBody": true, "TD": true, "TH": true, "TOCI": true, "Note": true, "FENote": true, "Span": true, "Link": true, "NonStruct": true,
}

// wrapper reports whether an element only wraps text, as browsers' files have it.
func wrapper(el *pdf.Element) bool {
	if el.Role != "NonStruct" && el.Role != "Div" {
		return false
	}
	for _, k := range el.Kids {
		if k.Element != nil && !inline[k.Element.Role] && !wrapper(k.Element) {
			return false
		}
	}
	return true
}

// flow makes blocks of an element's content: a run of text is one block of the
// given kind, and elements inside that are blocks themselves come between. Notes
// and figures inside a run come after it, so that they do not cut it in two.
func (t *tagged) flow(el *pdf.Element, kind Kind, level int) {
	var run []*word
	var after []*pdf.Element
	flush := func() {
		t.add(run, kind, level, el)
		run = nil
	}
	var visit func(el *pdf.Element)
	visit = func(el *pdf.Element) {
		start := len(run)
		for i, k := range el.Kids {
			switch {
			case k.Element == nil:
				run = append(run, t.take(k)...)
			case k.Element.Role == "Note" || k.Element.Role == "FENote" || (k.Element.Role == "Figure" && len(run) > 0):
				after = append(after, k.Element)
			case inline[k.Element.Role], holdsText[el.Role] && wrapper(k.Element):
				visit(k.Element)
			default:
				flush()
				start = 0
				t.element(k.Element)
				el.Kids[i].Element = nil // the tree is a good part of the memory
			}
		}
		if text := el.ActualText(); text != "" && len(run) > start {
			run = append(run[:start], standIn(run[start:], text))
		}
	}
	visit(el)
	flush()
	for _, el := range after {
		t.element(el)
	}
}

// standIn is one word with the text that an element says it stands for.
func standIn(words []*word, text string) *word {
	w := *words[0]
	w.text = strings.Join(strings.Fields(text), " ")
	for _, o := range words[1:] {
		w.glyphs += o.glyphs
		if o.page == w.page {
			w.box = pdf.Box{X0: min(w.box.X0, o.box.X0), Y0: min(w.box.Y0, o.box.Y0), X1: max(w.box.X1, o.box.X1), Y1: max(w.box.Y1, o.box.Y1)}
		}
	}
	return &w
}

// add adds a block of words, as the list item that is open if there is one.
func (t *tagged) add(words []*word, kind Kind, level int, el *pdf.Element) {
	if len(words) == 0 {
		return
	}
	item := t.item
	if item != nil && item.fresh && kind == Heading {
		words = append(slices.Clone(item.label), words...) // a numbered heading
		item.fresh, item.label = false, nil
	}
	lines := linesInOrder(words)
	b := &Block{Kind: kind, Level: level, lines: lines, style: lines[0].style(), Language: el.Lang()}
	switch {
	case kind == Heading && len(words) > 60:
		b.Kind = Paragraph // a paragraph that is tagged as a heading for its looks
	case kind == Heading || item == nil:
	case item.fresh:
		b.Kind, b.Level = Item, t.level-1
		if item.fresh = false; len(item.label) > 0 {
			b.Label = labelText(item.label)
		} else {
			lines[0].findLabel()
		}
	default:
		b.InItem, b.Level = true, t.level-1
	}
	t.out = append(t.out, b)
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

// all takes all words of an element, whatever is in it.
func (t *tagged) all(el *pdf.Element) []*word {
	var out []*word
	for _, k := range el.Kids {
		if k.Element != nil {
			out = append(out, t.all(k.Element)...)
		} else {
			out = append(out, t.take(k)...)
		}
	}
	return out
}

func (t *tagged) figure(el *pdf.Element) {
	words := t.all(el)
	alt := strings.Join(strings.Fields(el.Alt()), " ")
	f := &Block{Kind: Figure, Alt: alt}
	for i, w := range words {
		if i == 0 {
			f.Places = []Place{{Page: w.page, Box: w.seen()}}
		}
	}
	if alt != "" || len(words) == 0 {
		t.out = append(t.out, f)
	}
	item := t.item
	t.item = nil
	t.add(words, Paragraph, 0, el)
	t.item = item
}

func (t *tagged) artifact(el *pdf.Element) {
	if words := t.all(el); len(words) > 0 {
		lines := linesInOrder(words)
		t.out = append(t.out, &Block{lines: lines, style: lines[0].style(), Furniture: true})
	}
}

func (t *tagged) note(el *pdf.Element) {
	outer := t.item
	t.item = nil
	before := len(t.out)
	t.flow(el, Paragraph, 0)
	t.item = outer
	blocks := t.out[before:]
	if len(blocks) == 0 || len(blocks[0].lines) == 0 {
		return
	}
	label, ok := taggedLabel(blocks[0].lines[0])
	if !ok {
		return // without its sign it is a paragraph like others
	}
	b := blocks[0]
	b.Kind, b.Label = Note, label
	t.d.found[label] = true
	for _, more := range blocks[1:] {
		b.lines = append(b.lines, more.lines...)
	}
	t.out = t.out[:before+1]
}

// taggedLabel is the sign that a note begins with. The tree says that it is a
// note, so that its sign need not look like one.
func taggedLabel(l *line) (string, bool) {
	if label, ok := startsNote(l); ok {
		return label, true
	}
	label := strings.Trim(l.words[0].text, "[]().")
	return label, len(l.words) > 1 && noteLabel.MatchString(label)
}

func (t *tagged) table(el *pdf.Element) {
	outer, item, level := t.out, t.item, t.level
	t.out, t.item, t.level = nil, nil, 0
	b := &Block{Kind: Table}
	var captions []*Block
	var rows func(el *pdf.Element, header bool)
	rows = func(el *pdf.Element, header bool) {
		for i, k := range el.Kids {
			switch {
			case k.Element == nil:
				t.add(t.take(k), Paragraph, 0, el)
				captions = append(captions, t.out...)
				t.out = nil
			case k.Element.Role == "TR":
				b.Rows = append(b.Rows, t.row(k.Element, header))
				el.Kids[i].Element = nil
			case k.Element.Role == "THead", k.Element.Role == "TBody", k.Element.Role == "TFoot":
				rows(k.Element, k.Element.Role == "THead")
			default:
				t.element(k.Element)
				captions = append(captions, t.out...)
				t.out = nil
			}
		}
	}
	rows(el, false)
	t.out, t.item, t.level = outer, item, level
	if len(captions) == 1 && captions[0].caption && onlyCell(b.Rows) == nil {
		b.Caption, captions = captions[0], nil
	}
	t.out = append(t.out, captions...)
	b.Rows = slices.DeleteFunc(b.Rows, func(r Row) bool { return len(r.Cells) == 0 })
	if one := onlyCell(b.Rows); one != nil {
		t.out = append(t.out, one.Blocks...) // a box around text
		return
	}
	if b.Places = placesOf(b); len(b.Places) > 0 {
		t.out = append(t.out, b)
		t.out = append(t.out, append(t.again, b.dropRepeatedHeader()...)...)
		t.again = nil
	}
}

func onlyCell(rows []Row) *Cell {
	if len(rows) == 1 && len(rows[0].Cells) == 1 {
		return &rows[0].Cells[0]
	}
	return nil
}

func (t *tagged) row(el *pdf.Element, header bool) Row {
	var r Row
	for _, k := range el.Kids {
		if k.Element == nil || k.Element.Role != "TD" && k.Element.Role != "TH" {
			if k.Element == nil {
				t.add(t.take(k), Paragraph, 0, el)
			} else {
				t.element(k.Element)
			}
			if len(t.out) > 0 {
				r.Cells = append(r.Cells, Cell{RowSpan: 1, ColSpan: 1, Blocks: t.out})
			}
			t.out = nil
			continue
		}
		t.flow(k.Element, Paragraph, 0)
		for _, b := range t.out {
			t.again = append(t.again, b.dropRepeatedLines()...)
		}
		r.Cells = append(r.Cells, Cell{RowSpan: max(1, int(k.Element.RowSpan)), ColSpan: max(1, int(k.Element.ColSpan)),
			Header: header || k.Element.Role == "TH", Blocks: t.out})
		t.out = nil
	}
	sortCells(r.Cells)
	return r
}

// sortCells puts the cells of a row in the order in which they stand on the page,
// where the tree does not. Cells without text stay behind the one before them.
func sortCells(cells []Cell) {
	type place struct {
		cell Cell
		x    float64
	}
	places := make([]place, len(cells))
	var above, below []float64
	ordered := true
	for i, c := range cells {
		places[i] = place{c, math.Inf(-1)}
		if i > 0 {
			places[i].x = places[i-1].x
		}
		box, ok := c.extent()
		if !ok {
			continue
		}
		x := (box.X0 + box.X1) / 2
		ordered = ordered && x >= places[i].x
		places[i].x = x
		above, below = append(above, box.Y0), append(below, box.Y1)
	}
	// Cells that do not stand side by side are no row, whatever the tree says.
	if ordered || slices.Max(above) > slices.Min(below) {
		return
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.x, b.x) })
	for i, p := range places {
		cells[i] = p.cell
	}
}

// extent is the box of a cell's words on the page on which it begins.
func (c *Cell) extent() (pdf.Box, bool) {
	var at []Place
	for _, b := range c.Blocks {
		for _, l := range b.lines {
			if l.turn != 0 {
				return pdf.Box{}, false
			}
			at = addPlace(at, l.page, l.box)
		}
	}
	if len(at) == 0 {
		return pdf.Box{}, false
	}
	return at[0].Box, true
}

// placesOf returns the box of a table on each of its pages.
func placesOf(b *Block) []Place {
	var out []Place
	for _, row := range b.Rows {
		for _, c := range row.Cells {
			for _, inner := range c.Blocks {
				for _, l := range inner.lines {
					for _, w := range l.words {
						out = addPlace(out, w.page, w.seen())
					}
				}
			}
		}
	}
	return out
}

func addPlace(places []Place, page int, box pdf.Box) []Place {
	for i := range places {
		if p := &places[i]; p.Page == page {
			p.Box = pdf.Box{X0: min(p.Box.X0, box.X0), Y0: min(p.Box.Y0, box.Y0), X1: max(p.Box.X1, box.X1), Y1: max(p.Box.Y1, box.Y1)}
			return places
		}
	}
	return append(places, Place{Page: page, Box: box})
}

// linesInOrder makes lines of words that are in reading order: a new line begins
// where the baseline changes.
func linesInOrder(words []*word) []*line {
	var lines []*line
	for _, w := range words {
		w.glued, w.raised = false, false
		n := len(lines) - 1
		if n >= 1 && !lines[n].takes(w) && lines[n].size < 0.87*lines[n-1].size && lines[n-1].takes(w) {
			n-- // back on the baseline after a superscript
		}
		if n >= 0 && lines[n].takes(w) {
			lines[n].words = append(lines[n].words, w)
			lines[n].grow(w)
			continue
		}
		lines = append(lines, &line{words: []*word{w}, box: w.box, y: w.y, size: w.size, page: w.page, turn: w.turn})
	}
	for _, l := range lines {
		l.settle()
	}
	lines = joinRaised(lines)
	for _, l := range lines {
		l.left, l.right = l.box.X0, l.box.X1
		if l.hasRTL() {
			l.reorder()
		}
	}
	return lines
}

// takes reports whether w goes on with the line.
func (l *line) takes(w *word) bool {
	last := l.words[len(l.words)-1]
	d := l.y - w.y
	return l.page == w.page && l.turn == w.turn && d <= 0.22*min(l.size, w.size) && d >= -0.22*min(l.size, w.size) &&
		w.box.X0 > last.box.X0-0.5*w.size
}

// rest adds what the tree does not name: artifacts as furniture, hidden text, and
// other text where its page ends.
func (t *tagged) rest(pages []*Page) {
	named := t.out
	ends := endsOfPages(named, pages)
	t.out = make([]*Block, 0, len(named)+len(pages))
	from := 0
	for i, p := range pages {
		p.seen.dropTaken()
		var artifacts, others []*word
		for _, w := range new(shelf).all(&p.seen, p.number) {
			if w.artifact {
				artifacts = append(artifacts, w)
			} else {
				others = append(others, w)
			}
		}
		blocks := t.d.loose(others, p)
		for _, b := range t.d.loose(artifacts, p) {
			b.Furniture = true
			blocks = append(blocks, b)
		}
		for _, b := range t.d.loose(new(shelf).all(&p.hidden, p.number), p) {
			b.Hidden = true
			blocks = append(blocks, b)
		}
		t.out = append(append(t.out, named[from:ends[i]]...), blocks...)
		from = ends[i]
	}
	t.out = append(t.out, named[from:]...)
}

// loose makes blocks of words by geometry alone.
func (d *document) loose(words []*word, p *Page) []*Block {
	var out []*Block
	for _, words := range byTurn(words) {
		f := flow{turn: words[0].turn, regions: new(cutter).regions(words, maxColumnDepth)}
		f.settle(p.number)
		for _, r := range f.regions {
			out = append(out, d.blocks(r.lines)...)
		}
	}
	return out
}

// endsOfPages returns for each page, in their order, the index behind the last
// block that begins on it or before it. It looks at each block once: long files
// have many of both.
func endsOfPages(blocks []*Block, pages []*Page) []int {
	last := map[int]int{} // by page, behind its last block
	for i, b := range blocks {
		last[b.page()] = i + 1
	}
	ends := make([]int, len(pages))
	end, done := 0, 0
	for i, p := range pages {
		for ; done < p.number; done++ {
			end = max(end, last[done+1])
		}
		ends[i] = end
	}
	return ends
}

// page is the page on which a block begins, or 0 if it has no place.
func (b *Block) page() int {
	switch {
	case b.begins > 0:
		return b.begins
	case len(b.Places) > 0:
		return b.Places[0].Page
	case len(b.lines) > 0:
		return b.lines[0].page
	}
	return 0
}

// seen is the word's box on the page as it is seen.
func (w *word) seen() pdf.Box {
	if w.turn == 0 {
		return w.box
	}
	return bounds((360-w.turn)%360, w.box)
}
