package main

import "github.com/townclerk/townclerk/extract"

// A layoutBox is one piece of text, table or picture where it stands on a page.
type layoutBox struct {
	order       int // the place in reading order, from 1
	class, text string
	box         extract.Box
}

// boxesOf lists the boxes of each page in reading order; those of page 0 have no
// place on a page.
func boxesOf(doc *extract.Document) map[int][]layoutBox {
	w := layoutWalk{boxes: map[int][]layoutBox{}}
	for _, b := range doc.Blocks {
		w.add(b, "paragraph")
	}
	return w.boxes
}

type layoutWalk struct {
	boxes map[int][]layoutBox
	order int
}

// add adds a block and what is inside it; class is what a paragraph is here.
func (w *layoutWalk) add(b extract.Block, class string) {
	switch b := b.(type) {
	case *extract.List:
		for _, item := range b.Items {
			w.all(item.Blocks, "item")
		}
		return
	case *extract.Table:
		if b.Caption != nil {
			w.add(b.Caption, "caption")
		}
		w.put(b, "table")
		for _, row := range b.Rows {
			for _, cell := range row.Cells {
				w.all(cell.Blocks, "cell")
			}
		}
		return
	case *extract.Note:
		w.all(b.Blocks, "note")
		return
	case *extract.Figure:
		w.put(b, "figure")
		if b.Caption != nil {
			w.add(b.Caption, "caption")
		}
		return
	case *extract.Heading:
		class = "heading"
	}
	w.put(b, class)
}

func (w *layoutWalk) all(blocks []extract.Block, class string) {
	for _, b := range blocks {
		w.add(b, class)
	}
}

// put adds the places of one block. Lines below each other are one box; what
// goes on in another column or on another page has the same number there.
func (w *layoutWalk) put(b extract.Block, class string) {
	switch b.Info().Layer {
	case extract.Furniture:
		class = "furniture"
	case extract.Hidden:
		class = "hidden"
	}
	w.order++
	text := extract.PlainText(b)
	switch b := b.(type) {
	case *extract.Figure:
		text = b.Alt
	case *extract.Table:
		text = "" // its cells follow
	}
	next := layoutBox{order: w.order, class: class, text: text}
	if len(b.Info().Prov) == 0 {
		w.boxes[0] = append(w.boxes[0], next)
	}
	last := 0
	for _, p := range b.Info().Prov {
		boxes := w.boxes[p.Page]
		if last == p.Page && p.Page > 0 {
			at := &boxes[len(boxes)-1].box
			if p.Box.Y0 >= at.Y0 && p.Box.X0 < at.X1 && at.X0 < p.Box.X1 {
				*at = extract.Box{X0: min(at.X0, p.Box.X0), Y0: at.Y0, X1: max(at.X1, p.Box.X1), Y1: max(at.Y1, p.Box.Y1)}
				continue
			}
		}
		last = p.Page
		next.box = p.Box
		w.boxes[p.Page] = append(boxes, next)
	}
}
