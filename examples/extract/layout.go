package main

import (
	"bytes"
	"fmt"
	"html"

	"github.com/townclerk/townclerk/extract"
)

// drawLayout draws each page as what was understood of it: a box for each block,
// numbered in reading order, with its kind and its text behind it.
func drawLayout(doc *extract.Document) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>Layout of %s</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1>Layout of %[1]s</h1>\n",
		html.EscapeString(doc.Name), layoutStyle)
	boxes := boxesOf(doc)
	for _, page := range doc.Pages {
		fmt.Fprintf(&out, "<h2>Page %d</h2>\n<svg width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %[2]g %[3]g\" role=\"img\" aria-label=\"Blocks of page %[1]d\">\n",
			page.Number, page.Width, page.Height)
		for _, b := range boxes[page.Number] {
			w, h := b.box.X1-b.box.X0, b.box.Y1-b.box.Y0
			fmt.Fprintf(&out, "<g class=\"%s\"><title>%s</title><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/><text x=\"%.1f\" y=\"%.1f\">%d %s</text></g>\n",
				b.class, html.EscapeString(b.text), b.box.X0-2, b.box.Y0-2, w+4, h+4, b.box.X0, b.box.Y0-3, b.order, b.class)
		}
		out.WriteString("</svg>\n")
	}
	out.WriteString("</body>\n</html>\n")
	return out.Bytes()
}

const layoutStyle = `body { font-family: sans-serif; }
svg { border: 1px solid #888; display: block; background: #fff; }
rect { fill-opacity: .12; stroke-width: 1; fill: #246; stroke: #246; }
text { font-size: 8px; fill: #222; }
.heading rect { fill: #b00; stroke: #b00; }
.item rect { fill: #070; stroke: #070; }
.table rect, .cell rect { fill: #850; stroke: #850; }
.note rect { fill: #607; stroke: #607; }
.furniture rect, .hidden rect { fill: #777; stroke: #777; stroke-dasharray: 3; }
`

type layoutBox struct {
	order       int
	class, text string
	box         extract.Box
}

// boxesOf lists, for each page, the box of each piece of text on it.
func boxesOf(doc *extract.Document) map[int][]layoutBox {
	out := map[int][]layoutBox{}
	order := 0
	var add func(b extract.Block, class string)
	add = func(b extract.Block, class string) {
		switch b.Info().Layer {
		case extract.Furniture:
			class = "furniture"
		case extract.Hidden:
			class = "hidden"
		}
		switch b := b.(type) {
		case *extract.List:
			for _, item := range b.Items {
				for _, inner := range item.Blocks {
					add(inner, "item")
				}
			}
			return
		case *extract.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					for _, inner := range cell.Blocks {
						add(inner, "cell")
					}
				}
			}
			return
		}
		order++
		last := 0
		for _, p := range b.Info().Prov {
			boxes := out[p.Page]
			if last == p.Page {
				at := &boxes[len(boxes)-1].box
				*at = extract.Box{X0: min(at.X0, p.Box.X0), Y0: min(at.Y0, p.Box.Y0), X1: max(at.X1, p.Box.X1), Y1: max(at.Y1, p.Box.Y1)}
				continue
			}
			last = p.Page
			out[p.Page] = append(boxes, layoutBox{order: order, class: class, text: extract.PlainText(b), box: p.Box})
		}
	}
	for _, b := range doc.Blocks {
		class := "paragraph"
		switch b.(type) {
		case *extract.Heading:
			class = "heading"
		case *extract.Note:
			class = "note"
		case *extract.Figure:
			class = "figure"
		}
		add(b, class)
	}
	return out
}
