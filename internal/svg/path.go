package svg

import (
	"fmt"
	"math"
	"strconv"
)

// A scanner reads the numbers and letters of path data and number lists.
type scanner struct {
	s string
	i int
}

func (s *scanner) space() {
	for s.i < len(s.s) {
		switch s.s[s.i] {
		case ' ', ',', '\t', '\n', '\r', '\f':
			s.i++
		default:
			return
		}
	}
}

// number reads a number; ok is false where none stands.
func (s *scanner) number() (v float64, ok bool) {
	s.space()
	start, j := s.i, s.i
	digits := func() bool {
		from := j
		for j < len(s.s) && s.s[j] >= '0' && s.s[j] <= '9' {
			j++
		}
		return j > from
	}
	if j < len(s.s) && (s.s[j] == '-' || s.s[j] == '+') {
		j++
	}
	found := digits()
	if j < len(s.s) && s.s[j] == '.' {
		j++
		found = digits() || found
	}
	if !found {
		return 0, false
	}
	if j < len(s.s) && (s.s[j] == 'e' || s.s[j] == 'E') {
		back := j
		j++
		if j < len(s.s) && (s.s[j] == '-' || s.s[j] == '+') {
			j++
		}
		if !digits() {
			j = back
		}
	}
	v, err := strconv.ParseFloat(s.s[start:j], 64)
	if err != nil || math.Abs(v) > 1e7 {
		return 0, false
	}
	s.i = j
	return v, true
}

// flag reads a 0 or 1 of an arc; nothing need stand between it and what follows.
func (s *scanner) flag() (v, ok bool) {
	s.space()
	if s.i == len(s.s) || s.s[s.i] != '0' && s.s[s.i] != '1' {
		return false, false
	}
	s.i++
	return s.s[s.i-1] == '1', true
}

// numbers reads all numbers of a list.
func numbers(s string) []float64 {
	sc := &scanner{s: s}
	var out []float64
	for {
		v, ok := sc.number()
		if !ok {
			return out
		}
		out = append(out, v)
	}
}

// A pen draws a path.
type pen struct {
	path    Path
	at      Point
	start   Point // of the current part
	control Point // the last control point, for smooth curves
	last    byte  // the last command, in upper case
}

func (p *pen) move(to Point) {
	p.path = append(p.path, Segment{Op: Move, P: [3]Point{to}})
	p.at, p.start = to, to
}

func (p *pen) line(to Point) {
	p.path = append(p.path, Segment{Op: Line, P: [3]Point{to}})
	p.at = to
}

func (p *pen) cubic(a, b, to Point) {
	p.path = append(p.path, Segment{Op: Cubic, P: [3]Point{a, b, to}})
	p.at, p.control = to, b
}

func (p *pen) quad(a, to Point) {
	third := func(from, to Point) Point { return Point{from.X + (to.X-from.X)*2/3, from.Y + (to.Y-from.Y)*2/3} }
	p.cubic(third(p.at, a), third(to, a), to)
	p.control = a
}

func (p *pen) close() {
	p.path = append(p.path, Segment{Op: Close})
	p.at = p.start
}

// operands is how many numbers a command takes.
var operands = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7, 'Z': 0}

// parsePath reads path data (SVG 1.1, 8.3).
func parsePath(data string) (Path, error) {
	s, p := &scanner{s: data}, &pen{}
	command := byte(0)
	for {
		s.space()
		if s.i == len(s.s) {
			return p.path, nil
		}
		if c := s.s[s.i]; c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			command = c
			s.i++
		} else if command == 0 || command == 'Z' || command == 'z' {
			return nil, fmt.Errorf("%w: path data without a command", ErrFormat)
		}
		upper := command &^ 0x20
		n, known := operands[upper]
		if !known || len(p.path) == 0 && upper != 'M' {
			return nil, fmt.Errorf("%w: path data", ErrFormat)
		}
		var v [7]float64
		for k := range n {
			ok := false
			if upper == 'A' && (k == 3 || k == 4) {
				var on bool
				if on, ok = s.flag(); on {
					v[k] = 1
				}
			} else {
				v[k], ok = s.number()
			}
			if !ok {
				return nil, fmt.Errorf("%w: path data lacks a number", ErrFormat)
			}
		}
		if len(p.path) > MaxSegments {
			return nil, ErrLimit
		}
		p.step(upper, command != upper, v)
		// Points that follow a move without a command of their own are lines: M becomes
		// L, m becomes l.
		if upper == 'M' {
			command--
		}
	}
}

// step draws one command. v is relative to where the pen is, or not.
func (p *pen) step(c byte, relative bool, v [7]float64) {
	base := Point{}
	if relative {
		base = p.at
	}
	pt := func(k int) Point { return Point{base.X + v[k], base.Y + v[k+1]} }
	// A part that follows a close begins where the last one did.
	if n := len(p.path); n > 0 && p.path[n-1].Op == Close && c != 'M' && c != 'Z' {
		p.move(p.at)
	}
	mirror := func(after string) Point {
		for i := range len(after) {
			if after[i] == p.last {
				return Point{2*p.at.X - p.control.X, 2*p.at.Y - p.control.Y}
			}
		}
		return p.at
	}
	switch c {
	case 'M':
		p.move(pt(0))
	case 'L':
		p.line(pt(0))
	case 'H':
		p.line(Point{base.X + v[0], p.at.Y})
	case 'V':
		p.line(Point{p.at.X, base.Y + v[0]})
	case 'C':
		p.cubic(pt(0), pt(2), pt(4))
	case 'S':
		p.cubic(mirror("CS"), pt(0), pt(2))
	case 'Q':
		p.quad(pt(0), pt(2))
	case 'T':
		p.quad(mirror("QT"), pt(0))
	case 'A':
		p.arc(v[0], v[1], v[2], v[3] == 1, v[4] == 1, pt(5))
	case 'Z':
		p.close()
	}
	p.last = c
}

// arc draws an elliptic arc as curves (SVG 1.1, F.6.5 and F.6.6).
func (p *pen) arc(rx, ry, angle float64, large, sweep bool, to Point) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || p.at == to {
		p.line(to)
		return
	}
	sin, cos := math.Sincos(angle * math.Pi / 180)
	dx, dy := (p.at.X-to.X)/2, (p.at.Y-to.Y)/2
	x, y := cos*dx+sin*dy, cos*dy-sin*dx
	if l := x*x/(rx*rx) + y*y/(ry*ry); l > 1 {
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	k := math.Sqrt(max(0, (rx*rx*ry*ry-rx*rx*y*y-ry*ry*x*x)/(rx*rx*y*y+ry*ry*x*x)))
	if large == sweep {
		k = -k
	}
	cx, cy := k*rx*y/ry, -k*ry*x/rx
	centre := Point{cos*cx - sin*cy + (p.at.X+to.X)/2, sin*cx + cos*cy + (p.at.Y+to.Y)/2}
	from := math.Atan2((y-cy)/ry, (x-cx)/rx)
	turn := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - from
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	} else if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	m := Matrix{cos * rx, sin * rx, -sin * ry, cos * ry, centre.X, centre.Y}
	p.turn(m, from, turn, to)
}

// turn draws part of the unit circle, taken to the sheet by m, as curves of at
// most a quarter each. It ends at to.
func (p *pen) turn(m Matrix, from, turn float64, to Point) {
	n := int(math.Ceil(math.Abs(turn)/(math.Pi/2) - 1e-9))
	n = max(n, 1)
	step := turn / float64(n)
	handle := 4. / 3 * math.Tan(step/4)
	for i := range n {
		s0, c0 := math.Sincos(from + float64(i)*step)
		s1, c1 := math.Sincos(from + float64(i+1)*step)
		end := m.Apply(Point{c1, s1})
		if i == n-1 {
			end = to
		}
		p.cubic(m.Apply(Point{c0 - handle*s0, s0 + handle*c0}), m.Apply(Point{c1 + handle*s1, s1 - handle*c1}), end)
	}
}

// ellipse returns an ellipse as a path.
func ellipse(cx, cy, rx, ry float64) Path {
	p := &pen{}
	p.move(Point{cx + rx, cy})
	p.turn(Matrix{rx, 0, 0, ry, cx, cy}, 0, 2*math.Pi, Point{cx + rx, cy})
	p.close()
	return p.path
}

// rectangle returns a rectangle with rounded corners as a path.
func rectangle(x, y, w, h, rx, ry float64) Path {
	p := &pen{}
	rx, ry = min(rx, w/2), min(ry, h/2)
	if rx <= 0 || ry <= 0 {
		p.move(Point{x, y})
		p.line(Point{x + w, y})
		p.line(Point{x + w, y + h})
		p.line(Point{x, y + h})
		p.close()
		return p.path
	}
	p.move(Point{x + rx, y})
	p.line(Point{x + w - rx, y})
	p.arc(rx, ry, 0, false, true, Point{x + w, y + ry})
	p.line(Point{x + w, y + h - ry})
	p.arc(rx, ry, 0, false, true, Point{x + w - rx, y + h})
	p.line(Point{x + rx, y + h})
	p.arc(rx, ry, 0, false, true, Point{x, y + h - ry})
	p.line(Point{x, y + ry})
	p.arc(rx, ry, 0, false, true, Point{x + rx, y})
	p.close()
	return p.path
}
