package pdf

import "math"

// A matrix is a PDF transformation: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// mul returns the matrix that does m first and then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// box returns the bounds of a rectangle after m.
func (m matrix) box(x0, y0, x1, y1 float64) Box {
	if m.b == 0 && m.c == 0 { // upright, as most text is
		ax, ay, bx, by := m.a*x0+m.e, m.d*y0+m.f, m.a*x1+m.e, m.d*y1+m.f
		return Box{min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)}
	}
	ax, ay := m.apply(x0, y0)
	bx, by := m.apply(x1, y0)
	cx, cy := m.apply(x0, y1)
	dx, dy := m.apply(x1, y1)
	return Box{
		min(ax, bx, cx, dx), min(ay, by, cy, dy),
		max(ax, bx, cx, dx), max(ay, by, cy, dy),
	}
}

// scale returns how much m enlarges lengths, as a mean of both directions.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// height returns how much m enlarges lengths across the direction of x: the
// height of text, however it is slanted.
func (m matrix) height() float64 {
	w := math.Abs(m.a)
	if m.b != 0 {
		w = math.Hypot(m.a, m.b)
	}
	if w > 1e-9 {
		return math.Abs(m.a*m.d-m.b*m.c) / w
	}
	return math.Hypot(m.c, m.d)
}

// matrixOf reads a matrix from an array, or returns the identity.
func matrixOf(v value) matrix {
	if v.Len() != 6 {
		return identity
	}
	n := floats(v)
	return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
}

// valid reports whether b has numbers that can be used.
func (b Box) valid() bool {
	const most = 1e7 // not reached by NaN
	return math.Abs(b.X0) <= most && math.Abs(b.Y0) <= most && math.Abs(b.X1) <= most && math.Abs(b.Y1) <= most
}

func (b Box) intersect(c Box) Box {
	return Box{max(b.X0, c.X0), max(b.Y0, c.Y0), min(b.X1, c.X1), min(b.Y1, c.Y1)}
}

func (b Box) union(c Box) Box {
	return Box{min(b.X0, c.X0), min(b.Y0, c.Y0), max(b.X1, c.X1), max(b.Y1, c.Y1)}
}

// empty reports whether b has no area and is not even a line.
func (b Box) empty() bool { return b.X1 < b.X0 || b.Y1 < b.Y0 }

// rect reads a rectangle, whichever corners it names.
func rect(v value) (Box, bool) {
	if v.Len() < 4 {
		return Box{}, false
	}
	n := floats(v)
	b := Box{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}
	return b, b.valid()
}
