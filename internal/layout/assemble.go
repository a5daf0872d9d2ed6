package layout

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/pdf"
)

// Assemble makes the blocks of a document from its pages, in reading order. It
// must be called once for all pages, since sizes, headings and furniture show
// only on the whole. Bookmarks are the file's outline or nil; they confirm
// headings. It uses up the pages.
func Assemble(pages []*Page, bookmarks []pdf.OutlineItem) []*Block {
	for _, p := range pages {
		p.layOut()
	}
	for l := range everyLine(pages) {
		if l.hasRTL() {
			l.reorder()
		}
		l.findLabel()
	}
	markFurniture(pages)
	d := &document{refs: map[string]bool{}, found: map[string]bool{}}
	d.measure(pages)
	dropRepeated(pages)
	var out []*Block
	for _, p := range pages {
		out = d.joinPages(out, putFigures(d.notes(d.page(p)), p))
	}
	d.headings(out, outlineOf(bookmarks))
	out = captions(out, false)
	d.itemLevels(out)
	useUp(pages)
	for _, b := range out {
		d.write(b)
	}
	return finish(out)
}

// useUp lets go of what is in the pages. Words are most of the memory that a long
// document takes: each block lets go of its own when its text is written.
func useUp(pages []*Page) {
	for _, p := range pages {
		*p = Page{number: p.number, width: p.width, height: p.height}
	}
}

// finish drops blocks without content.
func finish(blocks []*Block) []*Block {
	return slices.DeleteFunc(blocks, func(b *Block) bool { return b.Kind != Table && b.Kind != Figure && b.Text == "" })
}

// document is what the whole document tells about its parts.
type document struct {
	body  style               // of most text
	fill  uint32              // colour of most text
	pitch map[float64]float64 // usual distance of baselines, by size
	words map[string]int      // how often each was seen inside lines, for hyphens at their ends

	// hyphenates is set where so many lines end with a hyphen that the program
	// must have cut words; most office documents have only their authors' own.
	hyphenates bool

	refs  map[string]bool // raised signs in the text that may belong to notes
	found map[string]bool // labels of the notes that were found
}

// A style is what tells headings from body text.
type style struct {
	size float64 // rounded to half a point
	bold bool
	caps bool
}

func (l *line) style() style {
	return style{size: math.Round(l.size*2) / 2, bold: l.bold(), caps: upper(l.text())}
}

// everyLine yields all lines of all pages, also those in tables.
func everyLine(pages []*Page) func(yield func(*line) bool) {
	return func(yield func(*line) bool) {
		var visit func(regions []region) bool
		visit = func(regions []region) bool {
			for _, r := range regions {
				for _, l := range r.lines {
					if !yield(l) {
						return false
					}
					if !l.isTable() {
						continue
					}
					for _, row := range l.words[0].table.rows {
						for _, c := range row {
							if !visit(c.regions) {
								return false
							}
						}
					}
				}
			}
			return true
		}
		for _, p := range pages {
			for _, f := range p.flows {
				if !visit(f.regions) {
					return
				}
			}
		}
	}
}

// A tally counts what the whole document tells.
type tally struct {
	weights    map[style]int  // glyphs by style, outside tables
	cells      map[style]int  // and in them
	flow       int            // glyphs outside tables
	fills      map[uint32]int // glyphs by colour
	lines, cut int            // lines of running text, and those that end in a hyphen
}

// measure finds the body style, the pitch of lines, and the words.
func (d *document) measure(pages []*Page) {
	t := d.newTally()
	for l := range everyLine(pages) {
		d.tally(&t, l)
	}
	d.settle(&t)
	d.measurePitch(pages)
}

func (d *document) newTally() tally {
	d.words = map[string]int{}
	return tally{weights: map[style]int{}, cells: map[style]int{}, fills: map[uint32]int{}}
}

func (d *document) tally(t *tally, l *line) {
	if l.isTable() {
		return
	}
	d.count(l)
	if len(l.words) > 3 {
		t.lines++
		if endsInHyphen(l) {
			t.cut++
		}
	}
	n := 0
	for _, w := range l.words {
		if ref, ok := noteRef(w); ok {
			d.refs[ref] = true
		}
		n += w.glyphs
		t.fills[w.fill] += w.glyphs
	}
	switch s := (style{size: l.style().size, bold: l.bold()}); {
	case l.furniture:
	case l.cell:
		t.cells[s] += n
	default:
		t.weights[s] += n
		t.flow += n
	}
}

func (d *document) settle(t *tally) {
	// The text of tables is often smaller. It counts where there is little else.
	const enough = 400
	if t.flow < enough {
		for s, n := range t.cells {
			t.weights[s] += n
		}
	}
	most := 0
	for s, n := range t.weights {
		if n > most || n == most && (s.size < d.body.size || s.size == d.body.size && !s.bold) {
			most, d.body = n, s
		}
	}
	// In an agenda most letters can be those of bold headings.
	if plain := (style{size: d.body.size}); d.body.bold && t.weights[plain]*3 > most {
		d.body = plain
	}
	most = 0
	for f, n := range t.fills {
		if n > most || n == most && f < d.fill {
			most, d.fill = n, f
		}
	}
	d.hyphenates = t.cut >= 3 && t.cut*33 > t.lines
}

// endsInHyphen reports whether a line ends with letters and a hyphen.
func endsInHyphen(l *line) bool {
	text, ok := strings.CutSuffix(l.text(), "-")
	r, _ := utf8.DecodeLastRuneInString(text)
	return ok && unicode.IsLower(r)
}

// measurePitch finds, for each size, how far apart baselines usually are within
// a paragraph: the smallest distance that is common.
func (d *document) measurePitch(pages []*Page) {
	counts := map[float64]map[int]int{} // size, then distance in twentieths of it
	for _, p := range pages {
		for _, f := range p.flows {
			for _, r := range f.regions {
				for i := 1; i < len(r.lines); i++ {
					a, b := r.lines[i-1], r.lines[i]
					s := a.style().size
					if a.isTable() || b.isTable() || b.style().size != s || s == 0 {
						continue
					}
					step := (b.y - a.y) / s
					if step < 0.7 || step > 2.6 || b.label != nil {
						continue
					}
					if counts[s] == nil {
						counts[s] = map[int]int{}
					}
					counts[s][int(math.Round(step*20))]++
				}
			}
		}
	}
	d.pitch = map[float64]float64{}
	for s, steps := range counts {
		most := 0
		for _, n := range steps {
			most = max(most, n)
		}
		least := math.MaxInt
		for step, n := range steps {
			if n*10 >= most*3 {
				least = min(least, step)
			}
		}
		d.pitch[s] = float64(least) / 20 * s
	}
}

// pitchOf is the usual distance of baselines for a size: measured, or else one
// and a quarter times the size.
func (d *document) pitchOf(size float64) float64 {
	if p := d.pitch[math.Round(size*2)/2]; p > 0 {
		return p
	}
	return 1.25 * size
}

// page makes the blocks of one page.
func (d *document) page(p *Page) []*Block {
	var out []*Block
	for i, f := range p.flows {
		var blocks []*Block
		for _, r := range f.regions {
			blocks = append(blocks, d.blocks(r.lines)...)
		}
		for _, b := range blocks {
			b.Hidden = f.hidden
			// Slanted text is a watermark or a stamp.
			if i > 0 && f.turn%90 != 0 {
				b.Furniture = true
			}
		}
		out = append(out, blocks...)
	}
	return out
}

// blocks makes paragraphs, items and tables of a region's lines.
func (d *document) blocks(lines []*line) []*Block {
	var out []*Block
	var para []*line
	flush := func() {
		if len(para) > 0 {
			out = append(out, newBlock(para))
			para = nil
		}
	}
	for i, l := range lines {
		switch {
		case l.isTable():
			flush()
			out = append(out, d.table(l))
			continue
		case len(para) > 0 && d.begins(lines, i, para):
			flush()
		}
		para = append(para, l)
	}
	flush()
	return out
}

func newBlock(lines []*line) *Block {
	b := &Block{lines: lines, style: lines[0].style(), Furniture: lines[0].furniture}
	if lines[0].label != nil {
		b.Kind = Item
	}
	return b
}

func (d *document) table(l *line) *Block {
	t := l.words[0].table
	b := &Block{Kind: Table, lines: []*line{l}}
	for _, row := range t.rows {
		var r Row
		for _, c := range row {
			out := Cell{RowSpan: c.rowSpan, ColSpan: c.colSpan, Header: c.header}
			for _, reg := range c.regions {
				out.Blocks = append(out.Blocks, d.blocks(reg.lines)...)
			}
			d.itemLevels(out.Blocks)
			r.Cells = append(r.Cells, out)
		}
		b.Rows = append(b.Rows, r)
	}
	b.Places = []Place{{Page: l.page, Box: t.box}}
	return b
}
