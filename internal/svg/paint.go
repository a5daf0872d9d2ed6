package svg

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// parseColour reads a colour. ok is false for what is none.
func parseColour(s string) (p Paint, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if hex, found := strings.CutPrefix(s, "#"); found {
		if len(hex) == 3 || len(hex) == 4 {
			long := ""
			for i := range len(hex) {
				long += hex[i:i+1] + hex[i:i+1]
			}
			hex = long
		}
		if len(hex) == 6 {
			hex += "ff"
		}
		v, err := strconv.ParseUint(hex, 16, 32)
		if err != nil || len(hex) != 8 {
			return Paint{}, false
		}
		return Paint{R: float64(v>>24) / 255, G: float64(v>>16&255) / 255, B: float64(v>>8&255) / 255, Alpha: float64(v&255) / 255}, true
	}
	if inside, found := strings.CutPrefix(s, "rgb"); found {
		return parseRGB(strings.TrimPrefix(inside, "a"))
	}
	if c, found := colornames.Map[s]; found {
		return Paint{R: float64(c.R) / 255, G: float64(c.G) / 255, B: float64(c.B) / 255, Alpha: 1}, true
	}
	return Paint{}, false
}

// parseRGB reads what follows "rgb": three or four numbers or shares in brackets.
func parseRGB(s string) (p Paint, ok bool) {
	s, opened := strings.CutPrefix(s, "(")
	s, closed := strings.CutSuffix(s, ")")
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
	if !opened || !closed || len(fields) != 3 && len(fields) != 4 {
		return Paint{}, false
	}
	v := [4]float64{3: 1}
	for i, f := range fields {
		share, of := strings.CutSuffix(f, "%")
		n, err := strconv.ParseFloat(share, 64)
		switch {
		case err != nil:
			return Paint{}, false
		case of:
			n /= 100
		case i < 3:
			n /= 255
		}
		v[i] = min(max(n, 0), 1)
	}
	return Paint{R: v[0], G: v[1], B: v[2], Alpha: v[3]}, true
}

// paint reads a fill or a stroke of a path.
func (r *reader) paint(value string, alpha float64, st style, path Path) (Paint, error) {
	value = strings.TrimSpace(value)
	if value == "currentColor" || value == "currentcolor" {
		value = st.colour
	}
	if value == "none" || value == "transparent" {
		return Paint{}, nil
	}
	if id, ok := reference(value); ok {
		g, err := r.gradient(id, st, path)
		if err != nil {
			return Paint{}, err
		}
		return Paint{Alpha: alpha, Gradient: g}, nil
	}
	p, ok := parseColour(value)
	if !ok {
		return Paint{}, fmt.Errorf("%w: paint %.20q", ErrUnsupported, value)
	}
	p.Alpha *= alpha
	return p, nil
}

// reference returns the ID in "url(#id)".
func reference(value string) (string, bool) {
	value, ok := strings.CutPrefix(strings.TrimSpace(value), "url(")
	if !ok {
		return "", false
	}
	value, _, _ = strings.Cut(value, ")")
	return strings.CutPrefix(strings.Trim(value, `"' `), "#")
}

// gradient resolves a gradient for a path.
func (r *reader) gradient(id string, st style, path Path) (*Gradient, error) {
	// A gradient takes what it does not say from the one that it refers to.
	chain := []*node{}
	for n := r.ids[id]; n != nil && len(chain) < 10; n = r.ids[strings.TrimPrefix(n.attr("href"), "#")] {
		if n.name != "linearGradient" && n.name != "radialGradient" {
			break
		}
		chain = append(chain, n)
	}
	if len(chain) == 0 {
		return nil, fmt.Errorf("%w: paint that is no gradient", ErrUnsupported)
	}
	get := func(name, otherwise string) string {
		for _, n := range chain {
			if v := n.attr(name); v != "" {
				return v
			}
		}
		return otherwise
	}
	if get("spreadMethod", "pad") != "pad" {
		return nil, fmt.Errorf("%w: a gradient that repeats", ErrUnsupported)
	}
	bounding := get("gradientUnits", "objectBoundingBox") == "objectBoundingBox"
	w, h := r.width, r.height
	m := st.matrix
	if bounding {
		w, h = 1, 1
		x0, y0, x1, y1 := bounds(path)
		m = m.Mul(Matrix{x1 - x0, 0, 0, y1 - y0, x0, y0})
	}
	t, err := parseTransform(get("gradientTransform", ""))
	if err != nil {
		return nil, err
	}
	g := &Gradient{Matrix: m.Mul(t)}
	if math.Abs(g.Matrix.Det()) < 1e-12 {
		return nil, fmt.Errorf("%w: a gradient without size", ErrUnsupported)
	}
	if chain[0].name == "radialGradient" {
		g.Radial = true
		cx, cy := get("cx", "50%"), get("cy", "50%")
		g.Start = Point{size(cx, w), size(cy, h)}
		g.End = Point{size(get("fx", cx), w), size(get("fy", cy), h)}
		g.Radius = size(get("r", "50%"), math.Sqrt((w*w+h*h)/2))
		if get("fr", "0") != "0" || g.Radius <= 0 {
			return nil, fmt.Errorf("%w: a gradient between circles", ErrUnsupported)
		}
	} else {
		g.Start = Point{size(get("x1", "0"), w), size(get("y1", "0"), h)}
		g.End = Point{size(get("x2", "100%"), w), size(get("y2", "0"), h)}
	}
	for _, n := range chain {
		if g.Stops = stops(n, st); len(g.Stops) > 0 {
			break
		}
	}
	switch len(g.Stops) {
	case 0:
		return nil, fmt.Errorf("%w: a gradient without colours", ErrUnsupported)
	case 1:
		g.Stops = append(g.Stops, Stop{1, g.Stops[0].Paint})
	}
	return g, nil
}

// stops reads the colours of a gradient.
func stops(n *node, st style) []Stop {
	var out []Stop
	for _, k := range n.kids {
		if k.name != "stop" {
			continue
		}
		value := k.property("stop-color", "black")
		if value == "currentColor" {
			value = st.colour
		}
		p, ok := parseColour(value)
		if !ok {
			continue
		}
		p.Alpha *= share(k.property("stop-opacity", "1"))
		at := share(k.property("offset", "0"))
		if len(out) > 0 {
			at = max(at, out[len(out)-1].At)
		}
		out = append(out, Stop{at, p})
	}
	return out
}

// share reads a number or percentage from 0 to 1.
func share(s string) float64 {
	s, percent := strings.CutSuffix(strings.TrimSpace(s), "%")
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) {
		return 1
	}
	if percent {
		v /= 100
	}
	return min(max(v, 0), 1)
}

// bounds is the box about the points of a path.
func bounds(p Path) (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range p {
		n := map[Op]int{Move: 1, Line: 1, Cubic: 3}[s.Op]
		for _, q := range s.P[:n] {
			x0, y0, x1, y1 = min(x0, q.X), min(y0, q.Y), max(x1, q.X), max(y1, q.Y)
		}
	}
	return x0, y0, x1, y1
}
