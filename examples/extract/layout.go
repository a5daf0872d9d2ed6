package main

import (
	"bytes"
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/extract"
)

// drawLayout draws each page as what was understood of it: a box for each block,
// numbered in reading order, with its kind and the beginning of its text. Name
// says as what: a picture if it ends in .svg, else a web page.
func drawLayout(doc *extract.Document, name string) []byte {
	boxes := boxesOf(doc)
	var out bytes.Buffer
	title := html.EscapeString(doc.Name)
	if strings.HasSuffix(strings.ToLower(name), ".svg") {
		drawSVG(&out, doc, title, boxes)
		return out.Bytes()
	}
	fmt.Fprintf(&out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>Layout of %s</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1>Layout of %[1]s</h1>\n",
		title, layoutStyle)
	for _, page := range doc.Pages {
		fmt.Fprintf(&out, "<h2>Page %d</h2>\n<svg width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %[2]g %[3]g\" role=\"img\" aria-label=\"Blocks of page %[1]d\">\n",
			page.Number, page.Width, page.Height)
		drawBoxes(&out, boxes[page.Number])
		out.WriteString("</svg>\n")
	}
	// What has no place on a page, as in a Word file, still has an order.
	if rest := boxes[0]; len(rest) > 0 {
		out.WriteString("<h2>Without a place on a page</h2>\n<ul>\n")
		for _, b := range rest {
			fmt.Fprintf(&out, "<li class=\"%s\"><b>%d %s</b> %s</li>\n", b.class, b.order, b.class, html.EscapeString(b.text))
		}
		out.WriteString("</ul>\n")
	}
	out.WriteString("</body>\n</html>\n")
	return out.Bytes()
}

// drawSVG draws the pages below each other in one picture.
func drawSVG(out *bytes.Buffer, doc *extract.Document, title string, boxes map[int][]layoutBox) {
	const gap = 20
	width, height := 400.0, float64(gap)
	for _, p := range doc.Pages {
		width, height = max(width, p.Width+2*gap), height+p.Height+gap
	}
	fmt.Fprintf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %[1]g %[2]g\" font-family=\"sans-serif\">\n<title>Layout of %[3]s</title>\n<style>\n%[4]s</style>\n",
		width, height, title, layoutStyle)
	y := float64(gap)
	for _, p := range doc.Pages {
		fmt.Fprintf(out, "<g transform=\"translate(%d %g)\">\n<rect class=\"page\" width=\"%g\" height=\"%g\"/>\n", gap, y, p.Width, p.Height)
		drawBoxes(out, boxes[p.Number])
		out.WriteString("</g>\n")
		y += p.Height + gap
	}
	if len(doc.Pages) == 0 {
		fmt.Fprintf(out, "<text x=\"%d\" y=\"14\">This file says nothing about pages. Draw it as .html for its blocks in order.</text>\n", gap)
	}
	out.WriteString("</svg>\n")
}

func drawBoxes(out *bytes.Buffer, boxes []layoutBox) {
	const letter = 4.2 // the width of a letter in the size of the drawing
	for _, b := range boxes {
		w, h := b.box.X1-b.box.X0, b.box.Y1-b.box.Y0
		label := strconv.Itoa(b.order)
		switch b.class {
		case "paragraph", "item", "cell": // the colour says enough
		default:
			label += " " + b.class
		}
		begin := []rune(strings.Join(strings.Fields(b.text), " "))
		if fit := max(int(w/letter)-len(label)-1, 0); len(begin) > fit {
			begin = append(begin[:max(fit-1, 0)], '…')
		}
		y := b.box.Y0 + h/2 + 3
		if b.class == "table" {
			y = b.box.Y0 - 4 // the cells have the room inside
		}
		fmt.Fprintf(out, "<g class=\"%s\"><title>%s</title><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/><text x=\"%.1f\" y=\"%.1f\"><tspan font-weight=\"bold\">%s</tspan> %s</text>",
			b.class, html.EscapeString(b.text), b.box.X0-2, b.box.Y0-2, w+4, h+4, b.box.X0, y, label, html.EscapeString(string(begin)))
		out.WriteString("</g>\n")
	}
}

const layoutStyle = `body { font-family: sans-serif; }
svg { border: 1px solid #888; display: block; background: #fff; }
ul { list-style: none; padding: 0; }
li { border-left: 4px solid #246; margin: .3em 0; padding: .2em .5em; white-space: pre-line; }
rect { fill-opacity: .12; stroke-width: 1; fill: #246; stroke: #246; }
text { font-size: 8px; fill: #222; paint-order: stroke; stroke: #fff; stroke-width: 2px; }
.page { fill: #fff; fill-opacity: 1; stroke: #888; }
.heading rect { fill: #b00; stroke: #b00; }
.item rect { fill: #070; stroke: #070; }
.cell rect { fill: #850; stroke: #850; }
.table rect { fill: none; stroke: #850; stroke-width: 2; }
.figure rect { fill: #088; stroke: #088; stroke-width: 2; }
.caption rect { fill: #b0b; stroke: #b0b; }
.note rect { fill: #607; stroke: #607; }
.furniture rect, .hidden rect { fill: #777; stroke: #777; stroke-dasharray: 3; }
li.heading { border-color: #b00; font-size: 1.2em; } li.item { border-color: #070; margin-left: 1.5em; } li.cell { border-color: #850; margin-left: 1.5em; }
li.note { border-color: #607; } li.figure { border-color: #088; } li.caption { border-color: #b0b; } li.furniture, li.hidden { border-color: #aaa; color: #555; }
`
