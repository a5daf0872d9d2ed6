package pdf

import "math"

// maxRules bounds how many rules and images are kept of one page.
const maxRules = 200_000

// maxPoints bounds how many points of one path are kept.
const maxPoints = 1 << 18

// A path collects the current path, as seen on the page. Curves count as
// straight lines to their end: rules have none.
type path struct {
	pts   []point
	start point
	cur   point
	subs  []subpath
	box   Box
	any   bool
}

type point struct{ x, y float64 }

// A subpath is a run of points, pts[from:to].
type subpath struct {
	from, to int
	bent     bool
	closed   bool
}

// paint runs a path operator and reports whether op was one.
func (p *program) paint(op []byte) bool {
	in := p.in
	pa := &in.path
	switch string(op) {
	case "m":
		pa.move(in.point(p.num(0, 2), p.num(1, 2)))
	case "l":
		pa.line(in.point(p.num(0, 2), p.num(1, 2)))
	case "c":
		pa.curve(in.point(p.num(0, 6), p.num(1, 6)), in.point(p.num(2, 6), p.num(3, 6)), in.point(p.num(4, 6), p.num(5, 6)))
	case "v", "y":
		pa.curve(in.point(p.num(0, 4), p.num(1, 4)), in.point(p.num(2, 4), p.num(3, 4)), in.point(p.num(2, 4), p.num(3, 4)))
	case "h":
		pa.close()
	case "re":
		x, y, w, h := p.num(0, 4), p.num(1, 4), p.num(2, 4), p.num(3, 4)
		pa.move(in.point(x, y))
		pa.line(in.point(x+w, y))
		pa.line(in.point(x+w, y+h))
		pa.line(in.point(x, y+h))
		pa.close()
	case "W", "W*":
		in.clipNext = true
	case "n":
		in.endPath()
	case "f", "F", "f*":
		in.fillPath()
		in.endPath()
	case "S":
		in.strokePath()
		in.endPath()
	case "s":
		pa.close()
		in.strokePath()
		in.endPath()
	case "B", "B*":
		in.fillPath()
		in.strokePath()
		in.endPath()
	case "b", "b*":
		pa.close()
		in.fillPath()
		in.strokePath()
		in.endPath()
	default:
		return false
	}
	return true
}

func (in *interpreter) point(x, y float64) point {
	x, y = in.gs.ctm.apply(x, y)
	return point{x, y}
}

func (pa *path) grow(q point) {
	if !pa.any {
		pa.box, pa.any = Box{q.x, q.y, q.x, q.y}, true
		return
	}
	pa.box = pa.box.union(Box{q.x, q.y, q.x, q.y})
}

func (pa *path) move(q point) {
	pa.endSub(false)
	if len(pa.pts) > maxPoints {
		pa.grow(q)
		return
	}
	pa.pts = append(pa.pts, q)
	pa.subs = append(pa.subs, subpath{from: len(pa.pts) - 1})
	pa.start, pa.cur = q, q
	pa.grow(q)
}

func (pa *path) line(q point) {
	if len(pa.subs) == 0 {
		pa.move(q)
		return
	}
	pa.grow(q)
	pa.cur = q
	if len(pa.pts) > maxPoints {
		pa.subs[len(pa.subs)-1].bent = true // a drawing, no rule
		return
	}
	pa.pts = append(pa.pts, q)
}

func (pa *path) curve(a, b, q point) {
	pa.line(q)
	pa.subs[len(pa.subs)-1].bent = true
	pa.grow(a)
	pa.grow(b)
}

func (pa *path) close() {
	if len(pa.subs) > 0 {
		pa.endSub(true)
		start := pa.start
		pa.pts = append(pa.pts, start)
		pa.subs = append(pa.subs, subpath{from: len(pa.pts) - 1})
		pa.cur = start
	}
}

func (pa *path) endSub(closed bool) {
	if n := len(pa.subs); n > 0 {
		pa.subs[n-1].to = len(pa.pts)
		pa.subs[n-1].closed = closed
	}
}

// endPath applies a pending clip and forgets the path.
func (in *interpreter) endPath() {
	pa := &in.path
	if in.clipNext && pa.any {
		// The bounds of the path: never less than what it lets through.
		if c := in.gs.clip.intersect(pa.box); !c.empty() {
			in.gs.clip = c
		} else {
			in.gs.clip = Box{-1e6, -1e6, -1e6, -1e6}
		}
	}
	in.clipNext = false
	pa.pts, pa.subs, pa.any = pa.pts[:0], pa.subs[:0], false
}

// fillPath keeps filled rectangles. Other shapes are drawings, not rules.
func (in *interpreter) fillPath() {
	in.path.endSub(true)
	in.dot()
	plain := len(in.path.subs) <= 2 // more may cut holes in each other
	for _, s := range in.path.subs {
		pts := in.path.pts[s.from:s.to]
		if len(pts) < 3 {
			continue
		}
		b, ok := rectangle(pts)
		ok = ok && !s.bent
		if ok {
			in.rule(b, in.gs.fill, min(b.X1-b.X0, b.Y1-b.Y0) > 3)
		} else {
			b = in.path.box
		}
		if ok || plain {
			in.painted(area{b, in.gs.fill, !ok || in.gs.vagueFill}, ok && plain, ByBox)
		}
	}
	if !plain {
		in.painted(area{in.path.box, in.gs.fill, true}, false, ByBox)
	}
}

// maxDots bounds how many dots of a page are kept: more are a drawing.
const maxDots = 2000

// dot keeps a filled shape that is as small and as wide as high as a bullet.
func (in *interpreter) dot() {
	b := in.path.box
	w, h := b.X1-b.X0, b.Y1-b.Y0
	if !in.path.any || w < 1.2 || w > 9 || h < 0.7*w || h > 1.4*w || len(in.page.Dots) >= maxDots || in.mark().hidden {
		return
	}
	if !b.intersect(in.gs.clip).empty() {
		in.page.Dots = append(in.page.Dots, b)
	}
}

// rectangle returns the bounds of points that outline an upright rectangle.
func rectangle(pts []point) (Box, bool) {
	b := Box{pts[0].x, pts[0].y, pts[0].x, pts[0].y}
	for i, q := range pts {
		b = b.union(Box{q.x, q.y, q.x, q.y})
		next := pts[(i+1)%len(pts)]
		if math.Abs(q.x-next.x) > 0.1 && math.Abs(q.y-next.y) > 0.1 {
			return b, false // a slanted side
		}
	}
	const near = 0.11
	for _, q := range pts {
		if math.Abs(q.x-b.X0) > near && math.Abs(q.x-b.X1) > near || math.Abs(q.y-b.Y0) > near && math.Abs(q.y-b.Y1) > near {
			return b, false
		}
	}
	return b, true
}

// strokePath keeps upright straight lines, as wide as the pen.
func (in *interpreter) strokePath() {
	in.path.endSub(false)
	half := in.gs.lineWidth * in.gs.ctm.scale() / 2
	if !(half >= 0 && half < 1e4) {
		half = 0
	}
	for _, s := range in.path.subs {
		pts := in.path.pts[s.from:s.to]
		n := len(pts) - 1
		if s.closed {
			n++
		}
		if s.bent {
			continue
		}
		for i := 0; i < n; i++ {
			a, b := pts[i], pts[(i+1)%len(pts)]
			switch dx, dy := math.Abs(a.x-b.x), math.Abs(a.y-b.y); {
			case dy <= 0.1 && dx > 0.1:
				in.line(Box{min(a.x, b.x), a.y - half, max(a.x, b.x), a.y + half}, half)
			case dx <= 0.1 && dy > 0.1:
				in.line(Box{a.x - half, min(a.y, b.y), a.x + half, max(a.y, b.y)}, half)
			}
		}
	}
}

// line keeps a stroked line; a thick one can be the ground of white text.
func (in *interpreter) line(b Box, half float64) {
	in.rule(b, in.gs.stroke, false)
	if half > 1 {
		in.painted(area{b, in.gs.stroke, true}, false, ByBox)
	}
}

// rule keeps the part of a rule that can be seen.
func (in *interpreter) rule(b Box, fill uint32, filled bool) {
	if !b.valid() || len(in.page.Rules) >= maxRules || in.mark().hidden {
		return
	}
	if b = b.intersect(in.gs.clip); b.empty() {
		return
	}
	in.page.Rules = append(in.page.Rules, Rule{Box: b, Fill: fill, Filled: filled})
}
