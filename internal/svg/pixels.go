package svg

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"slices"
)

// MaxPixels is the largest width and height that [Drawing.Pixels] makes.
const MaxPixels = 4096

// Pixels draws on a clear ground of which the longer side has size pixels; size
// is taken for the nearest from 1 to [MaxPixels].
func (d *Drawing) Pixels(size int) *image.NRGBA {
	size = min(max(size, 1), MaxPixels)
	scale := float64(size) / max(d.Width, d.Height, 1e-9)
	w, h := max(int(math.Round(d.Width*scale)), 1), max(int(math.Round(d.Height*scale)), 1)
	c := &canvas{w: w, h: h, scale: scale, pixels: make([]pixel, w*h)}
	for i := range d.Shapes {
		c.shape(&d.Shapes[i])
	}
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i, p := range c.pixels {
		if p.a <= 0 {
			continue
		}
		level := func(v float32) uint8 { return uint8(min(max(v, 0), 1)*255 + .5) }
		out.SetNRGBA(i%w, i/w, color.NRGBA{level(p.r / p.a), level(p.g / p.a), level(p.b / p.a), level(p.a)})
	}
	return out
}

// A pixel is a colour times how much of the pixel it covers.
type pixel struct{ r, g, b, a float32 }

type canvas struct {
	w, h   int
	scale  float64
	pixels []pixel
}

// A mask is how much of each pixel of a part of the canvas is inside something.
type mask struct {
	area  image.Rectangle
	share []float32 // row by row
}

// at returns the share at a pixel.
func (m *mask) at(x, y int) float32 {
	if !(image.Point{x, y}).In(m.area) {
		return 0
	}
	return m.share[(y-m.area.Min.Y)*m.area.Dx()+x-m.area.Min.X]
}

// shape paints a shape over what is there.
func (c *canvas) shape(s *Shape) {
	var clips []mask
	for _, p := range s.Clips {
		clips = append(clips, c.cover(c.edges(p), false))
	}
	if s.Fill.Alpha > 0 {
		c.paint(c.cover(c.edges(s.Path), s.EvenOdd), clips, s.Fill)
	}
	if s.Stroke.Alpha > 0 {
		c.paint(c.cover(c.stroke(s), false), clips, s.Stroke)
	}
}

// paint lays a paint over the covered pixels.
func (c *canvas) paint(cover mask, clips []mask, p Paint) {
	var back Matrix
	if p.Gradient != nil {
		back = p.Gradient.Matrix.Inverse()
	}
	for y := cover.area.Min.Y; y < cover.area.Max.Y; y++ {
		for x := cover.area.Min.X; x < cover.area.Max.X; x++ {
			share := cover.at(x, y)
			for i := range clips {
				share *= clips[i].at(x, y)
			}
			if share <= 0 {
				continue
			}
			q := p
			if p.Gradient != nil {
				q = p.Gradient.at(back.Apply(Point{(float64(x) + .5) / c.scale, (float64(y) + .5) / c.scale}))
				q.Alpha *= p.Alpha
			}
			a := share * float32(q.Alpha)
			o := &c.pixels[y*c.w+x]
			o.r = float32(q.R)*a + o.r*(1-a)
			o.g = float32(q.G)*a + o.g*(1-a)
			o.b = float32(q.B)*a + o.b*(1-a)
			o.a = a + o.a*(1-a)
		}
	}
}

// at returns the colour of a gradient at a place of its own.
func (g *Gradient) at(p Point) Paint {
	t := 0.0
	if g.Radial {
		// The share of the way from the focus through p to the circle.
		dx, dy := p.X-g.End.X, p.Y-g.End.Y
		fx, fy := g.End.X-g.Start.X, g.End.Y-g.Start.Y
		a, b, k := dx*dx+dy*dy, dx*fx+dy*fy, fx*fx+fy*fy-g.Radius*g.Radius
		if a > 0 {
			t = 1
			if root := b*b - a*k; root >= 0 {
				if reach := (-b + math.Sqrt(root)) / a; reach > 0 {
					t = 1 / reach
				}
			}
		}
	} else if dx, dy := g.End.X-g.Start.X, g.End.Y-g.Start.Y; dx != 0 || dy != 0 {
		t = ((p.X-g.Start.X)*dx + (p.Y-g.Start.Y)*dy) / (dx*dx + dy*dy)
	} else {
		t = 1
	}
	last := g.Stops[0]
	for _, s := range g.Stops {
		if t < s.At {
			if s.At == last.At {
				return s.Paint
			}
			k := max(0, (t-last.At)/(s.At-last.At))
			mix := func(a, b float64) float64 { return a + (b-a)*k }
			return Paint{R: mix(last.Paint.R, s.Paint.R), G: mix(last.Paint.G, s.Paint.G), B: mix(last.Paint.B, s.Paint.B), Alpha: mix(last.Paint.Alpha, s.Paint.Alpha)}
		}
		last = s
	}
	return last.Paint
}

// An edge is a line of an outline, in pixels, with which way it goes.
type edge struct {
	x0, y0, x1, y1 float64
	turn           int
}

// edges returns the lines of a path whose parts are all closed.
func (c *canvas) edges(p Path) []edge {
	var out []edge
	for _, part := range c.flatten(p) {
		for i, a := range part.points {
			b := part.points[(i+1)%len(part.points)]
			out = addEdge(out, a, b)
		}
	}
	return out
}

func addEdge(list []edge, a, b Point) []edge {
	switch {
	case a.Y < b.Y:
		return append(list, edge{a.X, a.Y, b.X, b.Y, 1})
	case a.Y > b.Y:
		return append(list, edge{b.X, b.Y, a.X, a.Y, -1})
	}
	return list
}

// A line is a part of a path as points, in pixels.
type line struct {
	points []Point
	closed bool
}

// flatten turns a path into lines.
func (c *canvas) flatten(p Path) []line {
	var out []line
	var cur line
	end := func() {
		if len(cur.points) > 0 {
			out = append(out, cur)
		}
		cur = line{}
	}
	to := func(q Point) Point { return Point{q.X * c.scale, q.Y * c.scale} }
	for _, s := range p {
		switch s.Op {
		case Move:
			end()
			cur.points = append(cur.points, to(s.P[0]))
		case Line:
			cur.points = append(cur.points, to(s.P[0]))
		case Cubic:
			if len(cur.points) == 0 {
				continue
			}
			a, b, d, e := cur.points[len(cur.points)-1], to(s.P[0]), to(s.P[1]), to(s.P[2])
			// A quarter of a pixel is as near as anybody sees.
			reach := math.Hypot(b.X-a.X, b.Y-a.Y) + math.Hypot(d.X-b.X, d.Y-b.Y) + math.Hypot(e.X-d.X, e.Y-d.Y)
			n := min(max(int(math.Sqrt(reach)*2), 2), 64)
			for i := 1; i <= n; i++ {
				t := float64(i) / float64(n)
				u := 1 - t
				cur.points = append(cur.points, Point{
					u*u*u*a.X + 3*u*u*t*b.X + 3*u*t*t*d.X + t*t*t*e.X,
					u*u*u*a.Y + 3*u*u*t*b.Y + 3*u*t*t*d.Y + t*t*t*e.Y,
				})
			}
		case Close:
			cur.closed = true
			end()
		}
	}
	end()
	return out
}

// levels is how many lines each row of pixels is looked at on.
const levels = 8

// cover returns how much of each pixel lies inside the edges.
func (c *canvas) cover(edges []edge, evenOdd bool) mask {
	if len(edges) == 0 {
		return mask{}
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, e := range edges {
		x0, x1 = min(x0, e.x0, e.x1), max(x1, e.x0, e.x1)
		y0, y1 = min(y0, e.y0), max(y1, e.y1)
	}
	within := func(v float64, most int) int { return int(min(max(v, 0), float64(most))) }
	m := mask{area: image.Rect(within(x0, c.w), within(y0, c.h), within(math.Ceil(x1), c.w), within(math.Ceil(y1), c.h))}
	m.share = make([]float32, m.area.Dx()*m.area.Dy())
	slices.SortStableFunc(edges, func(a, b edge) int { return cmp.Compare(a.y0, b.y0) })
	type crossing struct {
		x    float64
		turn int
	}
	var active []edge
	var cross []crossing
	for level := m.area.Min.Y * levels; level < m.area.Max.Y*levels; level++ {
		y := (float64(level) + .5) / levels
		for len(edges) > 0 && edges[0].y0 <= y {
			active, edges = append(active, edges[0]), edges[1:]
		}
		active = slices.DeleteFunc(active, func(e edge) bool { return e.y1 <= y })
		cross = cross[:0]
		for _, e := range active {
			cross = append(cross, crossing{e.x0 + (e.x1-e.x0)*(y-e.y0)/(e.y1-e.y0), e.turn})
		}
		slices.SortStableFunc(cross, func(a, b crossing) int { return cmp.Compare(a.x, b.x) })
		row := m.share[(level/levels-m.area.Min.Y)*m.area.Dx():][:m.area.Dx()]
		left := float64(m.area.Min.X)
		turns := 0
		for i := 0; i+1 < len(cross); i++ {
			turns += cross[i].turn
			if turns != 0 && (!evenOdd || turns%2 != 0) {
				span(row, cross[i].x-left, cross[i+1].x-left)
			}
		}
	}
	return m
}

// span adds a stretch of one of the levels to a row.
func span(row []float32, x0, x1 float64) {
	x0, x1 = max(x0, 0), min(x1, float64(len(row)))
	for i := int(x0); float64(i) < x1; i++ {
		row[i] += float32(min(x1, float64(i+1))-max(x0, float64(i))) / levels
	}
}
