package svg

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// A node is an element of a drawing.
type node struct {
	name  string
	attrs map[string]string
	kids  []*node
}

// attr returns an attribute, or "".
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	return strings.TrimSpace(n.attrs[name])
}

// property returns a property: from the style attribute, or else from an attribute
// of its name.
func (n *node) property(name, otherwise string) string {
	for declaration := range strings.SplitSeq(n.attr("style"), ";") {
		if key, value, ok := strings.Cut(declaration, ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		}
	}
	if v := n.attr(name); v != "" {
		return v
	}
	return otherwise
}

// Parse reads a drawing.
func Parse(text string) (*Drawing, error) {
	if len(text) > MaxBytes {
		return nil, fmt.Errorf("%w: more than %d bytes", ErrLimit, MaxBytes)
	}
	r := &reader{ids: map[string]*node{}}
	root, err := r.tree(text)
	if err != nil {
		return nil, err
	}
	m, err := r.sheet(root)
	if err != nil {
		return nil, err
	}
	if err := r.kids(root, style{matrix: m, fill: "black", stroke: "none", colour: "black", width: "1", fillOpacity: 1, strokeOpacity: 1, opacity: 1}.with(root), 0); err != nil {
		return nil, err
	}
	return &Drawing{Width: r.width, Height: r.height, Shapes: r.shapes}, nil
}

// A reader makes shapes of elements.
type reader struct {
	ids           map[string]*node
	width, height float64
	shapes        []Shape
	segments      int
	drawn         int // elements drawn, each time that they are used
}

// tree reads the elements of a drawing.
func (r *reader) tree(text string) (*node, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	var root *node
	var open []*node
	count := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: not well-formed XML", ErrFormat)
		}
		switch t := token.(type) {
		case xml.Directive:
			return nil, fmt.Errorf("%w: a document type", ErrUnsupported)
		case xml.StartElement:
			if count++; count > maxElements || len(open) > maxDepth {
				return nil, fmt.Errorf("%w: too many elements", ErrLimit)
			}
			n := &node{name: t.Name.Local, attrs: map[string]string{}}
			for _, a := range t.Attr {
				if _, twice := n.attrs[a.Name.Local]; !twice {
					n.attrs[a.Name.Local] = a.Value
				}
			}
			if id := n.attr("id"); id != "" && r.ids[id] == nil {
				r.ids[id] = n
			}
			if len(open) > 0 {
				open[len(open)-1].kids = append(open[len(open)-1].kids, n)
			} else if root == nil {
				root = n
			}
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
	if root == nil || root.name != "svg" {
		return nil, fmt.Errorf("%w: its root is no svg element", ErrFormat)
	}
	return root, nil
}

// sheet reads the size of the sheet, and returns what takes the drawing's own
// places to those on it.
func (r *reader) sheet(root *node) (Matrix, error) {
	box := numbers(root.attr("viewBox"))
	if len(box) != 4 {
		box = []float64{0, 0, size(root.attr("width"), 100), size(root.attr("height"), 100)}
	}
	if box[2] <= 0 || box[3] <= 0 || box[2] > 1e6 || box[3] > 1e6 || box[2]/box[3] > 100 || box[3]/box[2] > 100 {
		return Matrix{}, fmt.Errorf("%w: a sheet without a size", ErrFormat)
	}
	r.width, r.height = box[2], box[3]
	return Matrix{1, 0, 0, 1, -box[0], -box[1]}, nil
}

// size reads a length; a share is one of whole. What is none is 0.
func size(s string, whole float64) float64 {
	sc := &scanner{s: s}
	v, ok := sc.number()
	if !ok {
		return 0
	}
	switch strings.TrimSpace(s[sc.i:]) {
	case "%":
		return v * whole / 100
	case "pt":
		return v * 4 / 3
	case "mm":
		return v * 96 / 25.4
	case "cm":
		return v * 96 / 2.54
	case "in":
		return v * 96
	}
	return v
}

// A style is what elements take from those around them.
type style struct {
	matrix                     Matrix
	fill, stroke, colour       string
	width, cap, join           string
	evenOdd                    bool
	fillOpacity, strokeOpacity float64
	opacity                    float64 // of the groups around it together
	hidden                     bool
	clips                      []Path
}

// with returns the style of an element inside one with style st.
func (st style) with(n *node) style {
	st.fill = n.property("fill", st.fill)
	st.stroke = n.property("stroke", st.stroke)
	st.colour = n.property("color", st.colour)
	st.width = n.property("stroke-width", st.width)
	st.cap = n.property("stroke-linecap", st.cap)
	st.join = n.property("stroke-linejoin", st.join)
	if rule := n.property("fill-rule", ""); rule != "" {
		st.evenOdd = rule == "evenodd"
	}
	if v := n.property("fill-opacity", ""); v != "" {
		st.fillOpacity = share(v)
	}
	if v := n.property("stroke-opacity", ""); v != "" {
		st.strokeOpacity = share(v)
	}
	if v := n.property("opacity", ""); v != "" {
		st.opacity *= share(v)
	}
	switch n.property("visibility", "") {
	case "hidden", "collapse":
		st.hidden = true
	case "visible":
		st.hidden = false
	}
	return st
}

func (r *reader) kids(n *node, st style, depth int) error {
	for _, k := range n.kids {
		if err := r.element(k, st, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// element draws an element.
func (r *reader) element(n *node, st style, depth int) error {
	if r.drawn++; r.drawn > maxElements || depth > maxDepth {
		return fmt.Errorf("%w: too many elements", ErrLimit)
	}
	switch n.name {
	case "defs", "title", "desc", "metadata", "linearGradient", "radialGradient", "clipPath", "symbol", "namedview":
		return nil
	}
	if n.property("display", "") == "none" {
		return nil
	}
	for _, name := range []string{"mask", "filter", "mix-blend-mode", "stroke-dasharray"} {
		if v := n.property(name, "none"); v != "none" && v != "normal" {
			return fmt.Errorf("%w: property %q", ErrUnsupported, name)
		}
	}
	st = st.with(n)
	t, err := parseTransform(n.property("transform", ""))
	if err != nil {
		return err
	}
	st.matrix = st.matrix.Mul(t)
	if err := r.clip(n, &st); err != nil {
		return err
	}
	switch n.name {
	case "g", "a", "switch":
		return r.kids(n, st, depth)
	case "use":
		target := r.ids[strings.TrimPrefix(n.attr("href"), "#")]
		if target == nil {
			return fmt.Errorf("%w: a use of another file, or of nothing", ErrUnsupported)
		}
		st.matrix = st.matrix.Mul(Matrix{1, 0, 0, 1, size(n.attr("x"), r.width), size(n.attr("y"), r.height)})
		if target.name == "symbol" {
			if target.attr("viewBox") != "" {
				return fmt.Errorf("%w: a symbol with a sheet of its own", ErrUnsupported)
			}
			return r.kids(target, st.with(target), depth)
		}
		return r.element(target, st, depth+1)
	}
	path, err := r.outline(n)
	if err != nil || len(path) == 0 || st.hidden {
		return err
	}
	return r.shape(path, st)
}

// outline returns the outline of an element in its own places.
func (r *reader) outline(n *node) (Path, error) {
	x := func(name string) float64 { return size(n.attr(name), r.width) }
	y := func(name string) float64 { return size(n.attr(name), r.height) }
	switch n.name {
	case "path":
		return parsePath(n.attr("d"))
	case "rect":
		rx, ry := x("rx"), y("ry")
		if n.attr("rx") == "" {
			rx = ry
		} else if n.attr("ry") == "" {
			ry = rx
		}
		if w, h := x("width"), y("height"); w > 0 && h > 0 {
			return rectangle(x("x"), y("y"), w, h, rx, ry), nil
		}
		return nil, nil
	case "circle":
		if v := x("r"); v > 0 {
			return ellipse(x("cx"), y("cy"), v, v), nil
		}
		return nil, nil
	case "ellipse":
		if rx, ry := x("rx"), y("ry"); rx > 0 && ry > 0 {
			return ellipse(x("cx"), y("cy"), rx, ry), nil
		}
		return nil, nil
	case "line":
		return Path{{Op: Move, P: [3]Point{{x("x1"), y("y1")}}}, {Op: Line, P: [3]Point{{x("x2"), y("y2")}}}}, nil
	case "polyline", "polygon":
		var p pen
		v := numbers(n.attr("points"))
		for i := 0; i+1 < len(v); i += 2 {
			if i == 0 {
				p.move(Point{v[0], v[1]})
			} else {
				p.line(Point{v[i], v[i+1]})
			}
		}
		if n.name == "polygon" && len(p.path) > 0 {
			p.close()
		}
		return p.path, nil
	}
	return nil, fmt.Errorf("%w: element %.20q", ErrUnsupported, n.name)
}

// shape adds a shape.
func (r *reader) shape(path Path, st style) error {
	fill, err := r.paint(st.fill, st.fillOpacity*st.opacity, st, path)
	if err != nil {
		return err
	}
	stroke, err := r.paint(st.stroke, st.strokeOpacity*st.opacity, st, path)
	if err != nil {
		return err
	}
	s := Shape{Path: st.matrix.apply(path), Fill: fill, Stroke: stroke, EvenOdd: st.evenOdd, Clips: st.clips}
	s.StrokeWidth = size(st.width, r.width) * math.Sqrt(math.Abs(st.matrix.Det()))
	if s.StrokeWidth <= 0 {
		s.Stroke = Paint{}
	}
	switch st.cap {
	case "round":
		s.Cap = RoundCap
	case "square":
		s.Cap = SquareCap
	}
	switch st.join {
	case "round":
		s.Join = RoundJoin
	case "bevel":
		s.Join = BevelJoin
	}
	if s.Fill.Alpha == 0 && s.Stroke.Alpha == 0 {
		return nil
	}
	if r.segments += len(path); r.segments > MaxSegments {
		return fmt.Errorf("%w: more than %d segments", ErrLimit, MaxSegments)
	}
	for _, seg := range s.Path {
		for _, p := range seg.P {
			if math.IsNaN(p.X) || math.IsNaN(p.Y) || math.Abs(p.X) > 1e9 || math.Abs(p.Y) > 1e9 {
				return fmt.Errorf("%w: a place outside any sheet", ErrFormat)
			}
		}
	}
	r.shapes = append(r.shapes, s)
	return nil
}

// clip adds the clip path of an element to its style.
func (r *reader) clip(n *node, st *style) error {
	value := n.property("clip-path", "none")
	if value == "none" {
		return nil
	}
	id, _ := reference(value)
	c := r.ids[id]
	if c == nil || c.name != "clipPath" || c.attr("clipPathUnits") == "objectBoundingBox" {
		return fmt.Errorf("%w: clip path", ErrUnsupported)
	}
	t, err := parseTransform(c.attr("transform"))
	if err != nil {
		return err
	}
	var all Path
	for _, k := range c.kids {
		own, err := parseTransform(k.attr("transform"))
		if err != nil {
			return err
		}
		path, err := r.outline(k)
		if err != nil {
			return err
		}
		all = append(all, st.matrix.Mul(t).Mul(own).apply(path)...)
	}
	if r.segments += len(all); r.segments > MaxSegments {
		return fmt.Errorf("%w: more than %d segments", ErrLimit, MaxSegments)
	}
	st.clips = append(st.clips[:len(st.clips):len(st.clips)], all)
	return nil
}

// parseTransform reads a list of transforms (SVG 1.1, 7.6).
func parseTransform(s string) (Matrix, error) {
	m := Identity()
	for s = strings.TrimLeft(s, " ,\t\n\r"); s != ""; s = strings.TrimLeft(s, " ,\t\n\r") {
		name, rest, ok := strings.Cut(s, "(")
		list, after, closed := strings.Cut(rest, ")")
		if !ok || !closed {
			return m, fmt.Errorf("%w: transform", ErrFormat)
		}
		s = after
		v := numbers(list)
		t, ok := transform(strings.TrimSpace(name), v)
		if !ok {
			return m, fmt.Errorf("%w: transform with %s numbers", ErrFormat, strconv.Itoa(len(v)))
		}
		m = m.Mul(t)
	}
	return m, nil
}

func transform(name string, v []float64) (Matrix, bool) {
	tan := func(degrees float64) float64 { return math.Tan(degrees * math.Pi / 180) }
	switch n := len(v); {
	case name == "matrix" && n == 6:
		return Matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && n == 1:
		return Matrix{1, 0, 0, 1, v[0], 0}, true
	case name == "translate" && n == 2:
		return Matrix{1, 0, 0, 1, v[0], v[1]}, true
	case name == "scale" && n == 1:
		return Matrix{A: v[0], D: v[0]}, true
	case name == "scale" && n == 2:
		return Matrix{A: v[0], D: v[1]}, true
	case name == "rotate" && (n == 1 || n == 3):
		sin, cos := math.Sincos(v[0] * math.Pi / 180)
		turn := Matrix{cos, sin, -sin, cos, 0, 0}
		if n == 1 {
			return turn, true
		}
		return Matrix{1, 0, 0, 1, v[1], v[2]}.Mul(turn).Mul(Matrix{1, 0, 0, 1, -v[1], -v[2]}), true
	case name == "skewX" && n == 1:
		return Matrix{1, 0, tan(v[0]), 1, 0, 0}, true
	case name == "skewY" && n == 1:
		return Matrix{1, tan(v[0]), 0, 1, 0, 0}, true
	}
	return Matrix{}, false
}
