package svg

import "errors"

var (
	// ErrFormat means that the text is no SVG drawing.
	ErrFormat = errors.New("svg: not an SVG drawing")

	// ErrUnsupported means that the drawing has something that would not be drawn
	// as it is meant.
	ErrUnsupported = errors.New("svg: not supported")

	// ErrLimit means that the drawing is larger than [MaxBytes], or has more
	// than [MaxSegments] pieces.
	ErrLimit = errors.New("svg: limit reached")
)

const (
	// MaxBytes is the size of the largest drawing that is read.
	MaxBytes = 2 << 20

	// MaxSegments is how many lines and curves a drawing may have.
	MaxSegments = 200_000

	maxDepth    = 100
	maxElements = 20_000
)

// A Drawing is shapes on a sheet whose origin is its top left. The zero value is
// an empty sheet without size.
type Drawing struct {
	// Width and Height are the size of the sheet; they are above 0 in what [Parse]
	// returns.
	Width, Height float64

	// Shapes are drawn in their order, each over those before it.
	Shapes []Shape
}

// A Shape is an outline with how it is filled and stroked.
type Shape struct {
	Path Path

	// Fill is the paint of the inside, and Stroke that of the line. A paint of no
	// Stops and no Alpha paints nothing.
	Fill, Stroke Paint

	// EvenOdd fills where the outline goes round an odd number of times; else it
	// is where it goes round at all.
	EvenOdd bool

	// StrokeWidth is the width of the line.
	StrokeWidth float64

	// Cap and Join say how lines end and meet.
	Cap  Cap
	Join Join

	// Clips are the outlines outside which nothing is drawn: only what is inside
	// all of them is.
	Clips []Path
}

// Cap says how a line ends.
type Cap int

// The caps.
const (
	ButtCap   Cap = iota // at its end
	RoundCap             // in a half circle
	SquareCap            // half its width further
)

// Join says how lines meet.
type Join int

// The joins.
const (
	MiterJoin Join = iota // in a corner
	RoundJoin             // round
	BevelJoin             // cut off
)

// A Paint is a colour or a gradient. The zero value paints nothing.
type Paint struct {
	// R, G and B are the colour, 0 to 1.
	R, G, B float64

	// Alpha is 0 for nothing and 1 for what nothing shines through.
	Alpha float64

	// Gradient is a gradient in the place of the colour, or nil.
	Gradient *Gradient
}

// A Gradient goes from colour to colour.
type Gradient struct {
	// Radial gradients go outwards from Start; others from Start to End.
	Radial bool

	// Start and End are where a linear gradient begins and ends. A radial one
	// begins at the focus End with the first stop, and ends at the circle with
	// the given Radius about Start.
	Start, End Point
	Radius     float64

	// Matrix takes points of the gradient to the sheet.
	Matrix Matrix

	// Stops are the colours, by their place; there are two or more.
	Stops []Stop
}

// A Stop is a colour at a place of a gradient, 0 to 1. Its own gradient is nil.
type Stop struct {
	At    float64
	Paint Paint
}

// A Point is a place on the sheet.
type Point struct{ X, Y float64 }

// Op is what a [Segment] does.
type Op int

// The operations, and how many points they use.
const (
	Move  Op = iota // one: go there
	Line            // one: a line to there
	Cubic           // three: a curve with two control points to the third
	Close           // none: a line to the last Move
)

// A Segment is one step of a path.
type Segment struct {
	Op Op
	P  [3]Point
}

// A Path is an outline. It begins with a Move.
type Path []Segment

// A Matrix takes the point (x, y) to (Ax+Cy+E, Bx+Dy+F), as in PDF and SVG.
type Matrix struct{ A, B, C, D, E, F float64 }

// Identity leaves points where they are.
func Identity() Matrix { return Matrix{A: 1, D: 1} }

// Mul returns the matrix that applies n and then m.
func (m Matrix) Mul(n Matrix) Matrix {
	return Matrix{
		m.A*n.A + m.C*n.B, m.B*n.A + m.D*n.B,
		m.A*n.C + m.C*n.D, m.B*n.C + m.D*n.D,
		m.A*n.E + m.C*n.F + m.E, m.B*n.E + m.D*n.F + m.F,
	}
}

// Apply returns where p goes.
func (m Matrix) Apply(p Point) Point {
	return Point{m.A*p.X + m.C*p.Y + m.E, m.B*p.X + m.D*p.Y + m.F}
}

// Det is by how much the matrix enlarges areas; 0 means that it has no inverse.
func (m Matrix) Det() float64 { return m.A*m.D - m.B*m.C }

// Inverse returns the matrix that goes back. Det must not be 0.
func (m Matrix) Inverse() Matrix {
	d := m.Det()
	return Matrix{m.D / d, -m.B / d, -m.C / d, m.A / d, (m.C*m.F - m.D*m.E) / d, (m.B*m.E - m.A*m.F) / d}
}

// apply moves a path.
func (m Matrix) apply(p Path) Path {
	out := make(Path, len(p))
	for i, s := range p {
		for k := range s.P {
			s.P[k] = m.Apply(s.P[k])
		}
		out[i] = s
	}
	return out
}
