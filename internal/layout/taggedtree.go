package layout

import "github.com/townclerk/townclerk/internal/pdf"

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
	if k.MCID < 0 {
		return nil
	}
	return t.pageOf(k.Page)
}

// pageOf is the page of a number, or nil.
func (t *tagged) pageOf(n int) *Page {
	if n < 0 || n >= len(t.pages) {
		return nil
	}
	return t.pages[n]
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
