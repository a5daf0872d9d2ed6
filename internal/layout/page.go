package layout

import (
	"cmp"
	"math"
	"slices"

	"github.com/townclerk/townclerk/internal/pdf"
)

// A Page is one page after [Reader.Read]: its words, and where they were asked
// for, its lines and tables in reading order.
type Page struct {
	number        int
	width, height float64
	seen          packed     // words in content order, until layOut
	hidden        packed     // words that a reader cannot see, until layOut
	rules         []pdf.Rule // until layOut
	figures       []pdf.Box
	pictures      []picture // of tagged pages
	flows         []flow    // nil until layOut
}

// A flow is the text of one direction.
type flow struct {
	turn    turn
	hidden  bool
	regions []region
}

// A Reader reads the pages of a file. It uses the memory of one page for the
// next, so it is for one goroutine; a file can have several.
type Reader struct {
	// Tagged says that the file has a structure tree, which may say what belongs
	// together. Then only words are found, and [AssembleTagged] does the rest.
	Tagged bool

	builder wordBuilder // of tagged pages, whose words are packed at once
}

// Read finds the words on a page. Unless the file is tagged, it also finds ruled
// tables, lines and columns. It does not change p and keeps nothing of it.
func (r *Reader) Read(p *pdf.Page) *Page {
	out := &Page{number: p.Number, width: p.Width, height: p.Height}
	r.builder.reuse()
	struck := struckOut(p.Glyphs, p.Rules)
	var seen, hidden []*word
	for _, layer := range layers(p) {
		for _, t := range directions(layer.seqs, p.Glyphs) {
			b := &r.builder
			if !r.Tagged {
				b = new(wordBuilder) // its words become lines
			}
			b.struck = struck
			words := b.wordsOf(p.Glyphs, t.seqs, t.turn)
			if layer.hidden {
				hidden = append(hidden, words...)
				continue
			}
			if t.turn == 0 {
				if !r.Tagged {
					words = drawnBullets(words, p.Dots)
				}
				links(words, p.Links)
				underlines(words, p.Rules)
			}
			seen = append(seen, words...)
		}
	}
	if r.Tagged {
		out.pictures = picturesOf(p.Images)
		out.seen, out.hidden, out.rules = pack(seen), pack(hidden), slices.Clone(p.Rules)
		return out
	}
	out.figures = figuresOf(p.Images, seen, p.Width, p.Height)
	out.flow(seen, hidden, p.Rules)
	return out
}

// layOut finds the lines of a page of which only the words were read.
func (p *Page) layOut() {
	if p.flows != nil {
		return
	}
	p.flow(new(shelf).all(&p.seen, p.number), new(shelf).all(&p.hidden, p.number), p.rules)
	p.seen, p.hidden, p.rules = packed{}, packed{}, nil
}

// flow finds tables, lines and columns by geometry.
func (p *Page) flow(seen, hidden []*word, rules []pdf.Rule) {
	p.flows = []flow{}
	hor, _ := strokesOf(rules)
	for i, words := range [][]*word{seen, hidden} {
		for _, words := range byTurn(words) {
			t := words[0].turn
			var c cutter
			if t == 0 && i == 0 {
				dropCaps(words)
				words = tablesOf(rules, words)
				c.rules = hor
			}
			f := flow{turn: t, hidden: i == 1, regions: c.regions(words, 0)}
			f.settle(p.number)
			p.flows = append(p.flows, f)
		}
	}
}

// byTurn parts words by direction, in the order in which directions come.
func byTurn(words []*word) [][]*word {
	var out [][]*word
	for _, w := range words {
		at := slices.IndexFunc(out, func(o []*word) bool { return o[0].turn == w.turn })
		if at < 0 {
			out = append(out, nil)
			at = len(out) - 1
		}
		out[at] = append(out[at], w)
	}
	return out
}

// settle tells each line its page and direction.
func (f *flow) settle(page int) {
	var set func(regions []region, cell bool)
	set = func(regions []region, cell bool) {
		for _, r := range regions {
			for _, l := range r.lines {
				l.page, l.turn, l.cell = page, f.turn, cell
				if l.isTable() {
					for _, row := range l.words[0].table.rows {
						for _, c := range row {
							set(c.regions, !l.words[0].table.tabs)
						}
					}
				}
			}
		}
	}
	set(f.regions, false)
}

type layer struct {
	hidden bool
	seqs   []int
}

// layers parts the glyphs that a reader sees from those that it does not. Text
// that is drawn invisibly or lies under an image is what OCR laid over a scan,
// and is the page's text, where it is nearly all text that could be seen.
func layers(p *pdf.Page) []layer {
	shown, scanned, hidden := 0, 0, 0
	for i := range p.Glyphs {
		switch p.Glyphs[i].Hidden {
		case pdf.Shown:
			shown++
		case pdf.ByMode, pdf.ByImage:
			scanned++
		default:
			hidden++
		}
	}
	if scanned+hidden == 0 {
		return []layer{{seqs: allOf(len(p.Glyphs))}}
	}
	isScan := shown*10 < scanned
	var out [2]layer
	for i := range p.Glyphs {
		h := p.Glyphs[i].Hidden
		at := 1
		if h == pdf.Shown || isScan && (h == pdf.ByMode || h == pdf.ByImage) {
			at = 0
		}
		out[at].seqs = append(out[at].seqs, i)
	}
	out[1].hidden = true
	return slices.DeleteFunc(out[:], func(l layer) bool { return len(l.seqs) == 0 })
}

func allOf(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

type oneWay struct {
	turn turn
	seqs []int
}

// directions parts glyphs by reading direction, the one with most text first.
// Blank glyphs go with the text before them.
func directions(seqs []int, glyphs []pdf.Glyph) []oneWay {
	if t, all := onlyDirection(seqs, glyphs); all {
		return []oneWay{{t, seqs}}
	}
	var out []oneWay
	at := 0
	for _, i := range seqs {
		g := &glyphs[i]
		d := direction(g)
		if len(out) == 0 || out[at].turn != d && !isBlank(g.Text) {
			at = slices.IndexFunc(out, func(o oneWay) bool { return o.turn == d })
			if at < 0 {
				at = len(out)
				out = append(out, oneWay{turn: d})
			}
		}
		out[at].seqs = append(out[at].seqs, i)
	}
	slices.SortStableFunc(out, func(a, b oneWay) int { return cmp.Compare(len(b.seqs), len(a.seqs)) })
	return out
}

// onlyDirection returns the direction of the first glyph, and whether all run so.
func onlyDirection(seqs []int, glyphs []pdf.Glyph) (t turn, all bool) {
	for n, i := range seqs {
		g := &glyphs[i]
		switch d := direction(g); {
		case n == 0:
			t = d
		case d != t && !isBlank(g.Text):
			return 0, false
		}
	}
	return t, len(seqs) > 0
}

func links(words []*word, areas []pdf.Link) {
	for _, a := range areas {
		if a.URI == "" {
			continue
		}
		for _, w := range words {
			x, y := (w.box.X0+w.box.X1)/2, w.y-0.3*w.size
			if x >= a.Box.X0 && x <= a.Box.X1 && y >= a.Box.Y0 && y <= a.Box.Y1 {
				w.link = a.URI
			}
		}
	}
}

// underlines marks words with a thin rule just below their baseline.
func underlines(words []*word, rules []pdf.Rule) {
	for _, r := range rules {
		if r.Box.Y1-r.Box.Y0 > 2.5 || r.Box.X1-r.Box.X0 < 4 || r.Fill == 0xFFFFFF {
			continue
		}
		y := (r.Box.Y0 + r.Box.Y1) / 2
		for _, w := range words {
			if w.table != nil || y < w.y-0.05*w.size || y > w.y+0.22*w.size {
				continue
			}
			over := math.Min(r.Box.X1, w.box.X1) - math.Max(r.Box.X0, w.box.X0)
			if over > 0.8*(w.box.X1-w.box.X0) && r.Box.X1-r.Box.X0 < 400 {
				w.underline = true
			}
		}
	}
}
