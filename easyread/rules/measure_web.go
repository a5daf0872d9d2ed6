package rules

import (
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxWebPage bounds how much of a web page is measured, in bytes.
const maxWebPage = 16 << 20

// isWebPage reports whether a file begins as a web page does.
func isWebPage(head []byte) bool {
	text := strings.ToLower(strings.TrimLeftFunc(strings.TrimPrefix(string(head), "\ufeff"), unicode.IsSpace))
	for _, sign := range []string{"<!doctype html", "<html", "<?xml", "<!--", "<head", "<body"} {
		if strings.HasPrefix(text, sign) {
			return true
		}
	}
	return false
}

// A webLook is how the text of an element looks: the properties that its children
// inherit, and those that show through.
type webLook struct {
	points  float64
	font    string
	align   string
	spacing float64 // a multiple of the size of the letters; 0 is the browser's own
	colour  uint32
	behind  uint32
	known   bool // the colours are
	hidden  bool
	fancy   bool // italic, underlined or capital
	link    bool
}

// A webMeasure adds up the text of a page by its look.
type webMeasure struct {
	sheet   *styleSheet
	sizes   map[float64]int
	fonts   map[string]int
	aligned map[string]int
	spacing map[float64]int
	colours map[[2]uint32]int
	fancy   int
}

// measureWeb fills in what a web page says. A page with style sheets in other files
// says nothing of its look, and neither does one with no style at all: the browser's
// own look is the reader's choice.
func measureWeb(l *Layout, r io.Reader) error {
	doc, err := html.Parse(r)
	if err != nil {
		return err
	}
	sheet, whole := readStyleSheets(doc)
	if !whole {
		return nil
	}
	m := webMeasure{sheet: sheet, sizes: make(map[float64]int), fonts: make(map[string]int), aligned: make(map[string]int), spacing: make(map[float64]int), colours: make(map[[2]uint32]int)}
	// A browser's own letters have 16 pixels, which are 12 points.
	m.walk(doc, webLook{points: 12, align: "left", colour: 0, behind: white, known: true})
	l.PointSize = math.Round(quantile(m.sizes, tenth)*10) / 10
	l.Font = sansSerif(m.fonts)
	l.LeftAligned = mostly(m.aligned["left"], m.aligned["justify"]+m.aligned["center"]+m.aligned["right"])
	l.LineSpacing = quantile(m.spacing, half)
	l.Contrast = lowest(m.colours)
	l.PlainLetters = Yes
	if m.fancy > 0 {
		l.PlainLetters = No
	}
	return nil
}

func (m *webMeasure) walk(n *html.Node, look webLook) {
	switch n.Type {
	case html.TextNode:
		m.count(n.Data, look)
		return
	case html.ElementNode:
		switch n.DataAtom {
		case atom.Head, atom.Script, atom.Style, atom.Template, atom.Svg, atom.Nav, atom.Header, atom.Footer, atom.Noscript:
			return
		}
		look = m.sheet.look(n, look)
		if look.hidden {
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.walk(c, look)
	}
}

func (m *webMeasure) count(text string, look webLook) {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	if n == 0 {
		return
	}
	m.sizes[look.points] += n
	m.fonts[look.font] += n
	if look.fancy {
		m.fancy += n
	}
	// A short line has nothing to align, and no line after it.
	const long = 60
	if len(strings.TrimSpace(text)) >= long {
		m.aligned[look.align] += n
		if look.spacing > 0 {
			m.spacing[look.spacing] += n
		} else {
			m.spacing[browserSpacing] += n
		}
	}
	if look.known {
		m.colours[[2]uint32{look.colour, look.behind}] += n
	}
}

// browserSpacing is how far browsers set lines apart where the page does not say.
const browserSpacing = 1.15

// apply sets one property.
func (l *webLook) apply(d declaration, parent webLook) {
	value := strings.ToLower(d.value)
	switch d.name {
	case "font-size":
		if v, ok := points(value, parent.points); ok {
			l.points = v
		}
	case "font-family":
		l.font, _, _ = strings.Cut(d.value, ",")
		if withoutSerifs(l.font) == Unknown {
			l.font = d.value // the others of the list say of what kind it is
		}
	case "font":
		for _, word := range strings.Fields(value) {
			size, _, _ := strings.Cut(word, "/")
			if v, ok := points(size, parent.points); ok && strings.ContainsAny(size, "pem%") {
				l.points = v
			}
		}
		l.font = d.value
	case "text-align":
		switch value {
		case "start":
			value = "left"
		case "end":
			value = "right"
		}
		l.align = value
	case "line-height":
		if v, err := strconv.ParseFloat(value, 64); err == nil && v > 0 {
			l.spacing = v
		} else if v, ok := points(value, l.points); ok && l.points > 0 {
			l.spacing = v / l.points
		}
	case "color":
		if c, ok := webColour(value); ok {
			l.colour = c
		} else {
			l.known = false
		}
	case "background", "background-color":
		first, _, _ := strings.Cut(value, " ")
		if c, ok := webColour(first); ok {
			l.behind, l.known = c, true
		} else if value != "none" && value != "transparent" && value != "inherit" {
			l.known = false
		}
	case "font-style":
		l.fancy = value == "italic" || value == "oblique"
	case "text-decoration", "text-decoration-line":
		l.fancy = l.fancy || strings.Contains(value, "underline") && !l.link
	case "text-transform":
		l.fancy = l.fancy || value == "uppercase"
	case "display":
		l.hidden = value == "none"
	case "visibility":
		l.hidden = value == "hidden"
	}
}

// points returns a length in points. A pixel has 3/4 of a point; rem counts from the
// browser's own 12 points, em and % from the size around it.
func points(length string, around float64) (float64, bool) {
	const browser = 12
	for _, unit := range []struct {
		name string
		is   float64
	}{{"rem", browser}, {"em", around}, {"px", .75}, {"pt", 1}, {"%", around / 100}, {"mm", 72 / 25.4}, {"cm", 720 / 25.4}} {
		if number, ok := strings.CutSuffix(length, unit.name); ok {
			v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
			return v * unit.is, err == nil && v > 0
		}
	}
	return 0, false
}

// webColours are the names of colours that pages use most for text and ground.
var webColours = map[string]uint32{
	"black": 0, "white": 0xFFFFFF, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "yellow": 0xFFFF00, "navy": 0x000080,
	"gray": 0x808080, "grey": 0x808080, "silver": 0xC0C0C0, "lightgray": 0xD3D3D3, "lightgrey": 0xD3D3D3, "darkgray": 0xA9A9A9,
	"darkgrey": 0xA9A9A9, "orange": 0xFFA500, "purple": 0x800080, "maroon": 0x800000, "teal": 0x008080,
}

// webColour reads a colour by its name, as #rgb or #rrggbb, or as rgb(r, g, b).
func webColour(s string) (uint32, bool) {
	if c, ok := webColours[s]; ok {
		return c, true
	}
	if digits, ok := strings.CutPrefix(s, "#"); ok {
		if len(digits) == 3 {
			digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
		}
		v, err := strconv.ParseUint(digits, 16, 24)
		return uint32(v), err == nil && len(digits) == 6
	}
	inside, ok := strings.CutPrefix(s, "rgb(")
	parts := strings.Split(strings.TrimSuffix(inside, ")"), ",")
	if !ok || len(parts) != 3 {
		return 0, false
	}
	var colour uint32
	for _, p := range parts {
		v, err := strconv.ParseUint(strings.TrimSpace(p), 10, 8)
		if err != nil {
			return 0, false
		}
		colour = colour<<8 | uint32(v)
	}
	return colour, true
}
