package taggedpdf

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/internal/svg"
)

// A canvas is the content of a drawing.
type canvas struct {
	file     *file
	content  bytes.Buffer
	states   []string // opacities
	shadings []int
}

func (c *canvas) shape(s *svg.Shape) {
	c.content.WriteString("q\n")
	for _, p := range s.Clips {
		c.path(p)
		c.content.WriteString("W n\n")
	}
	c.opacity(s.Fill.Alpha, s.Stroke.Alpha)
	rule := ""
	if s.EvenOdd {
		rule = "*"
	}
	if g := s.Fill.Gradient; g != nil {
		c.content.WriteString("q\n")
		c.path(s.Path)
		m := g.Matrix
		fmt.Fprintf(&c.content, "W%s n %s %s %s %s %s %s cm /S%d sh Q\n", rule, fine(m.A), fine(m.B), fine(m.C), fine(m.D), fine(m.E), fine(m.F), len(c.shadings))
		c.shadings = append(c.shadings, c.file.add(shading(g)))
	} else if s.Fill.Alpha > 0 {
		fmt.Fprintf(&c.content, "%s rg\n", nums(s.Fill.R, s.Fill.G, s.Fill.B))
		c.path(s.Path)
		c.content.WriteString("f" + rule + "\n")
	}
	if s.Stroke.Alpha > 0 {
		fmt.Fprintf(&c.content, "%s RG %s w %d J %d j\n", nums(s.Stroke.R, s.Stroke.G, s.Stroke.B), num(s.StrokeWidth), s.Cap, s.Join)
		c.path(s.Path)
		c.content.WriteString("S\n")
	}
	c.content.WriteString("Q\n")
}

// path writes an outline.
func (c *canvas) path(p svg.Path) {
	for _, s := range p {
		switch s.Op {
		case svg.Move:
			c.content.WriteString(nums(s.P[0].X, s.P[0].Y) + " m\n")
		case svg.Line:
			c.content.WriteString(nums(s.P[0].X, s.P[0].Y) + " l\n")
		case svg.Cubic:
			c.content.WriteString(nums(s.P[0].X, s.P[0].Y, s.P[1].X, s.P[1].Y, s.P[2].X, s.P[2].Y) + " c\n")
		case svg.Close:
			c.content.WriteString("h\n")
		}
	}
}

// opacity sets how much shines through fills and lines.
func (c *canvas) opacity(fill, stroke float64) {
	if fill == 0 {
		fill = 1 // nothing is filled
	}
	if stroke == 0 {
		stroke = 1
	}
	if fill == 1 && stroke == 1 {
		return
	}
	state := fmt.Sprintf("<</ca %s /CA %s>>", num(fill), num(stroke))
	i := 0
	for i < len(c.states) && c.states[i] != state {
		i++
	}
	if i == len(c.states) {
		c.states = append(c.states, state)
	}
	fmt.Fprintf(&c.content, "/G%d gs\n", i)
}

func (c *canvas) resources() string {
	var b strings.Builder
	b.WriteString("/ExtGState <<")
	for i, s := range c.states {
		fmt.Fprintf(&b, "/G%d %s ", i, s)
	}
	b.WriteString(">> /Shading <<")
	for i, n := range c.shadings {
		fmt.Fprintf(&b, "/S%d %s ", i, ref(n))
	}
	return b.String() + ">>"
}

// shading returns the shading of a gradient (ISO 32000-1, 8.7.4.5).
func shading(g *svg.Gradient) string {
	first, last := g.Stops[0], g.Stops[len(g.Stops)-1]
	stops := append([]svg.Stop{{At: 0, Paint: first.Paint}}, g.Stops...)
	stops = append(stops, svg.Stop{At: 1, Paint: last.Paint})
	var parts, bounds, encode []string
	for i, s := range stops[1:] {
		from := stops[i]
		if s.At <= from.At {
			continue // a jump: the next part begins with the new colour
		}
		parts = append(parts, fmt.Sprintf("<</FunctionType 2 /Domain [0 1] /C0 [%s] /C1 [%s] /N 1>>",
			nums(from.Paint.R, from.Paint.G, from.Paint.B), nums(s.Paint.R, s.Paint.G, s.Paint.B)))
		bounds, encode = append(bounds, num(s.At)), append(encode, "0 1")
	}
	function := fmt.Sprintf("<</FunctionType 3 /Domain [0 1] /Functions [%s] /Bounds [%s] /Encode [%s]>>",
		strings.Join(parts, " "), strings.Join(bounds[:len(bounds)-1], " "), strings.Join(encode, " "))
	kind, places := 2, nums(g.Start.X, g.Start.Y, g.End.X, g.End.Y)
	if g.Radial {
		kind, places = 3, nums(g.End.X, g.End.Y, 0, g.Start.X, g.Start.Y, g.Radius)
	}
	return fmt.Sprintf("<</ShadingType %d /ColorSpace /DeviceRGB /Coords [%s] /Extend [true true] /Function %s>>", kind, places, function)
}
