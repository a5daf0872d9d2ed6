package layout

import (
	"cmp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/pdf"
)

// A picture is the images of one piece of marked content, or an image that no
// mark names, whose mcid is -1.
type picture struct {
	mcid int
	box  pdf.Box
}

// picturesOf returns the pictures of a page, but not its decoration. A picture can
// be drawn in many strips, so that those of one mark are counted once. There are
// none on a page with more than maxFigures.
func picturesOf(images []pdf.Image) []picture {
	var out []picture
	at := map[int]int{} // by mcid
	for _, m := range images {
		if i, ok := at[m.MCID]; ok && m.MCID >= 0 {
			out[i].box = union(out[i].box, m.Box)
			continue
		}
		if m.Artifact {
			continue
		}
		if len(out) == maxFigures {
			return nil
		}
		at[m.MCID] = len(out)
		out = append(out, picture{m.MCID, m.Box})
	}
	return out
}

// figure adds a figure. Text in it comes after it.
func (t *tagged) figure(el *pdf.Element) {
	place, ok := t.placeOf(el)
	words := t.all(el)
	if !ok {
		place, ok = placeOfWords(words, place.Page)
	}
	f := &Block{Kind: Figure, Alt: strings.Join(strings.Fields(el.Alt()), " ")}
	if ok {
		f.Places = []Place{place}
	}
	if f.Alt != "" || len(words) == 0 {
		t.out = append(t.out, f)
		if !ok && place.Page > 0 {
			f.begins = place.Page
			t.unplaced = append(t.unplaced, f)
		}
	}
	item := t.item
	t.item = nil
	t.add(words, Paragraph, 0, el)
	t.item = item
}

// placeOf returns where a figure stands: in the box that the file gives it, or
// where the images that it names are drawn. It reports false if neither is on its
// page; the Place then still has the page, if that is known.
func (t *tagged) placeOf(el *pdf.Element) (Place, bool) {
	at, drawn := Place{}, Place{}
	found := false
	add := func(p Place) {
		switch {
		case !found:
			drawn, found = p, true
		case p.Page == drawn.Page:
			drawn.Box = union(drawn.Box, p.Box)
		}
	}
	for _, k := range el.Kids {
		if k.Element != nil {
			if inner, ok := t.placeOf(k.Element); ok {
				add(inner)
			}
			continue
		}
		p := t.pageOf(k.Page)
		if p == nil {
			continue
		}
		if at.Page == 0 {
			at.Page = k.Page
		}
		if k.MCID >= 0 {
			for _, m := range p.pictures {
				if m.mcid == k.MCID {
					add(Place{Page: k.Page, Box: m.box})
				}
			}
			continue
		}
		if k.Box != nil && el.Role != "Link" && el.Role != "Annot" && el.Role != "Form" {
			if b, ok := onPage(*k.Box, p); ok {
				return Place{Page: k.Page, Box: b}, true
			}
		}
	}
	if found {
		return drawn, true
	}
	return at, false
}

// onPage returns the part of a box that lies on a page, and whether it is more
// than a line.
func onPage(b pdf.Box, p *Page) (pdf.Box, bool) {
	b = pdf.Box{X0: max(b.X0, 0), Y0: max(b.Y0, 0), X1: min(b.X1, p.width), Y1: min(b.Y1, p.height)}
	return b, b.X1-b.X0 >= 1 && b.Y1-b.Y0 >= 1
}

// placeOfWords is where the words of a figure stand on the page where they begin.
// Without any it is the page that is given, and false.
func placeOfWords(words []*word, page int) (Place, bool) {
	if len(words) == 0 {
		return Place{Page: page}, false
	}
	out := Place{Page: words[0].page, Box: words[0].seen()}
	for _, w := range words[1:] {
		if w.page == out.Page {
			out.Box = union(out.Box, w.seen())
		}
	}
	return out, true
}

// placeByOrder gives figures their places that name neither a box nor content, as
// some programs draw pictures outside all marks: on a page with as many such
// figures as images that nothing names, they are those, in order.
func (t *tagged) placeByOrder() {
	slices.SortStableFunc(t.unplaced, func(a, b *Block) int { return cmp.Compare(a.begins, b.begins) })
	for from := 0; from < len(t.unplaced); {
		p := t.pages[t.unplaced[from].begins]
		to := from
		for to < len(t.unplaced) && t.unplaced[to].begins == p.number {
			to++
		}
		here := t.unplaced[from:to]
		from = to
		var free []pdf.Box
		for _, m := range p.pictures {
			if b, ok := onPage(m.box, p); ok && m.mcid < 0 && min(b.X1-b.X0, b.Y1-b.Y0) >= leastPicture {
				free = append(free, b)
			}
		}
		if len(free) != len(here) {
			continue
		}
		for i, f := range here {
			f.Places = []Place{{Page: p.number, Box: free[i]}}
		}
	}
}

// leastPicture is the least side, in points, of an image that a figure without
// content may be.
const leastPicture = 8
