package svg

import "math"

// miterLimit is how far a corner may reach beyond the line, in half widths: what
// SVG takes where a drawing does not say.
const miterLimit = 4

// stroke returns the outline of a stroke: a piece for each line, join and cap, all
// turning the same way, so that together they cover what any of them covers.
func (c *canvas) stroke(s *Shape) []edge {
	half := s.StrokeWidth * c.scale / 2
	var out []edge
	piece := func(points ...Point) {
		area := 0.0
		for i, p := range points {
			q := points[(i+1)%len(points)]
			area += p.X*q.Y - q.X*p.Y
		}
		for i, p := range points {
			q := points[(i+1)%len(points)]
			if area < 0 {
				p, q = q, p
			}
			out = addEdge(out, p, q)
		}
	}
	disc := func(p Point) {
		n := min(max(int(half*3), 12), 64)
		points := make([]Point, n)
		for i := range points {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
			points[i] = Point{p.X + half*cos, p.Y + half*sin}
		}
		piece(points...)
	}
	for _, l := range c.flatten(s.Path) {
		points := distinct(l.points, l.closed)
		if len(points) == 1 {
			if s.Cap == RoundCap {
				disc(points[0])
			}
			continue
		}
		n := len(points) - 1
		if l.closed {
			n++
		}
		for i := range n {
			a, b := points[i], points[(i+1)%len(points)]
			u := direction(a, b)
			if s.Cap == SquareCap && !l.closed {
				if i == 0 {
					a = Point{a.X - u.X*half, a.Y - u.Y*half}
				}
				if i == n-1 {
					b = Point{b.X + u.X*half, b.Y + u.Y*half}
				}
			}
			dx, dy := -u.Y*half, u.X*half
			piece(Point{a.X + dx, a.Y + dy}, Point{b.X + dx, b.Y + dy}, Point{b.X - dx, b.Y - dy}, Point{a.X - dx, a.Y - dy})
			if i < n-1 || l.closed {
				at := points[(i+1)%len(points)]
				next := direction(at, points[(i+2)%len(points)])
				if s.Join == RoundJoin {
					disc(at)
				} else {
					piece(corner(at, u, next, half, s.Join)...)
				}
			}
		}
		if s.Cap == RoundCap && !l.closed {
			disc(points[0])
			disc(points[len(points)-1])
		}
	}
	return out
}

// corner returns what fills the outside of a corner at p.
func corner(p, u, v Point, half float64, join Join) []Point {
	side := 1.0
	if u.X*v.Y-u.Y*v.X > 0 {
		side = -1
	}
	a := Point{p.X - side*u.Y*half, p.Y + side*u.X*half}
	b := Point{p.X - side*v.Y*half, p.Y + side*v.X*half}
	cos := u.X*v.X + u.Y*v.Y
	// The tip of a corner lies 1/sin(half its angle) half widths out.
	if reach := math.Sqrt(2 / max(1+cos, 1e-9)); join == MiterJoin && reach <= miterLimit {
		mid := Point{a.X + b.X - 2*p.X, a.Y + b.Y - 2*p.Y}
		if l := math.Hypot(mid.X, mid.Y); l > 0 {
			return []Point{p, a, {p.X + mid.X/l*half*reach, p.Y + mid.Y/l*half*reach}, b}
		}
	}
	return []Point{p, a, b}
}

func direction(a, b Point) Point {
	l := math.Hypot(b.X-a.X, b.Y-a.Y)
	return Point{(b.X - a.X) / l, (b.Y - a.Y) / l}
}

// distinct leaves out points that stand where the one before does.
func distinct(points []Point, closed bool) []Point {
	out := points[:1:1]
	for _, p := range points[1:] {
		if q := out[len(out)-1]; math.Hypot(p.X-q.X, p.Y-q.Y) > 1e-6 {
			out = append(out, p)
		}
	}
	for closed && len(out) > 1 && math.Hypot(out[0].X-out[len(out)-1].X, out[0].Y-out[len(out)-1].Y) <= 1e-6 {
		out = out[:len(out)-1]
	}
	return out
}
