package pdf

import (
	"strings"

	layer "github.com/ledongthuc/pdf"
)

// field draws the value of a text or choice field that has no appearance, as a
// viewer would: in Helvetica, at the size that the field asks for.
func (in *interpreter) field(a value, r Box) error {
	if t := inheritedEntry(a, "FT").Name(); t != "Tx" && t != "Ch" {
		return nil
	}
	v := inheritedEntry(a, "V")
	if v.Kind() == layer.Array {
		v = v.Index(0)
	}
	text := strings.TrimSpace(textString(v.RawString()))
	const password = 1 << 13
	if text == "" || inheritedEntry(a, "Ff").Int64()&password != 0 {
		return nil
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	lines := strings.Split(text, "\n")
	size := appearanceSize(inheritedEntry(a, "DA").RawString())
	height := r.Y1 - r.Y0
	if size == 0 {
		size = max(4, min(12, 0.7*height/float64(len(lines))))
	}
	gs := in.gs
	defer func() { in.gs = gs }()
	in.gs.font, in.gs.size = in.f.font(0, func() value { return value{} }), size
	// One line stands in the middle of its field; several begin at the top.
	y := r.Y0 + (height-size)/2 + 0.22*size
	if len(lines) > 1 {
		y = r.Y1 - size
	}
	std := base14()["Helvetica"]
	for _, line := range lines {
		x := r.X0 + 2
		for _, c := range line {
			w := standardWidth(std, "", string(c), 0)
			if err := in.put(matrix{1, 0, 0, 1, x, y}, shown{text: string(c), width: w}); err != nil {
				return err
			}
			x += w * size
		}
		y -= 1.15 * size
	}
	return nil
}

// inheritedEntry returns an entry of a field, or of the fields above it.
func inheritedEntry(a value, key string) value {
	for range 10 {
		if v := a.Key(key); !v.IsNull() {
			return v
		}
		a = a.Key("Parent")
	}
	return value{}
}

// appearanceSize returns the font size of a default appearance string, such as
// "0 g /Helv 12 Tf".
func appearanceSize(da string) float64 {
	l := lexer{b: []byte(da)}
	var last token
	for {
		t := l.next()
		switch {
		case t.kind == tokEOF:
			return 0
		case t.kind == tokKeyword && string(t.text) == "Tf":
			return max(0, min(last.num, 200))
		}
		last = t
	}
}
