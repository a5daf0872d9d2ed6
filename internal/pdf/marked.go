package pdf

import (
	"math"
	"strings"

	layer "github.com/ledongthuc/pdf"
)

// A mark is a level of marked content, with what it has from those around it.
type mark struct {
	mcid     int
	artifact bool
	hidden   bool // in a layer that is switched off
	// actual replaces the glyphs from first on, where hasActual is set.
	actual    string
	hasActual bool
	first     int
}

// mark returns the innermost marked content.
func (in *interpreter) mark() mark {
	if n := len(in.marks); n > 0 {
		return in.marks[n-1]
	}
	return mark{mcid: -1}
}

// beginMark is BMC and BDC. The properties are given in place or by name.
func (in *interpreter) beginMark(tag string, inline dict, props value) {
	m := in.mark()
	m.hasActual, m.first = false, len(in.page.Glyphs)
	if tag == "Artifact" {
		m.artifact = true
		m.mcid = -1
	}
	if inline != nil {
		if id, ok := integer(inline.get("MCID")); ok && id >= 0 {
			m.mcid = in.mcid(id)
		}
		if s, ok := inline.get("ActualText").(text); ok {
			m.actual, m.hasActual = textString(string(s)), true
		}
	} else {
		if id := props.Key("MCID"); id.Kind() == layer.Integer && id.Int64() >= 0 {
			m.mcid = in.mcid(id.Int64())
		}
		if s := props.Key("ActualText"); s.Kind() == layer.String {
			m.actual, m.hasActual = textString(s.RawString()), true
		}
		if tag == "OC" && in.off(props, 0) {
			m.hidden = true
		}
	}
	// A file can open marks without end; the outer ones then stay open.
	if len(in.marks) < 10_000 {
		in.marks = append(in.marks, m)
	}
}

// mcid makes an identifier unique on its page: forms may number their own
// content from 0 again.
func (in *interpreter) mcid(id int64) int { return contentID(in.owner, id) }

// contentID joins the number of the form that counts for itself, or 0, and a
// marked-content identifier.
func contentID(form, id int64) int { return int(form<<24 | id&(1<<24-1)) }

// endMarks closes marks down to n.
func (in *interpreter) endMarks(n int) {
	for len(in.marks) > n {
		m := in.marks[len(in.marks)-1]
		in.marks = in.marks[:len(in.marks)-1]
		if m.hasActual {
			in.replace(m)
		}
	}
}

// replace puts one glyph with the actual text in place of those that were
// drawn. Where they stand on several lines, they are kept: the text alone would
// lose its place.
func (in *interpreter) replace(m mark) {
	old := in.page.Glyphs[min(m.first, len(in.page.Glyphs)):]
	if len(old) == 0 {
		return
	}
	if strings.Trim(m.actual, "\u00AD\u200B\u200C\u200D\uFEFF") == "" && m.actual != "" {
		// A soft hyphen: leave it for the layout to join the word.
		old[0].Text = m.actual
		for i := range old[1:] {
			old[i+1].Text = ""
		}
		return
	}
	g := old[0]
	var shown strings.Builder
	for _, o := range old {
		if math.Abs(o.Y-g.Y) > max(g.Size, o.Size) && math.Abs(o.X-g.X) > max(g.Size, o.Size) || len(old) > 200 {
			return
		}
		g.Box = g.Box.union(o.Box)
		shown.WriteString(o.Text)
	}
	last := old[len(old)-1]
	g.EndX, g.EndY = last.EndX, last.EndY
	if shown.String() == m.actual {
		return // nothing to replace: the glyphs have better places
	}
	g.Text = splitLigature(m.actual)
	in.page.Glyphs = in.page.Glyphs[:m.first]
	if m.actual != "" {
		in.page.Glyphs = append(in.page.Glyphs, g)
	}
}

// readLayers lists the optional-content groups that are switched off.
func (f *File) readLayers() map[int64]bool {
	off := map[int64]bool{}
	oc := f.root.Key("OCProperties")
	if oc.IsNull() {
		return off
	}
	d := oc.Key("D")
	set := func(list value, to bool) {
		for i := range list.Len() {
			if n := numberOf(list.Index(i)); n != 0 {
				off[n] = to
			}
		}
	}
	if d.Key("BaseState").Name() == "OFF" {
		set(oc.Key("OCGs"), true)
	}
	set(d.Key("ON"), false)
	set(d.Key("OFF"), true)
	return off
}

// off reports whether an optional-content group or membership is not shown.
func (in *interpreter) off(v value, depth int) bool {
	if v.IsNull() || depth > 4 {
		return false
	}
	layers := in.f.layers()
	if len(layers) == 0 {
		return false
	}
	id := numberOf(v)
	if v.Key("Type").Name() != "OCMD" {
		return layers[id]
	}
	if hidden, ok := in.members[id]; ok && id != 0 {
		return hidden
	}
	hidden := in.memberOff(v, depth)
	in.members[id] = hidden
	return hidden
}

// memberOff reports whether a membership, by its policy, is not shown.
func (in *interpreter) memberOff(v value, depth int) bool {
	groups := v.Key("OCGs")
	var on, offs int
	count := func(g value) {
		if in.off(g, depth+1) {
			offs++
		} else {
			on++
		}
	}
	if groups.Kind() == layer.Array {
		for i := range min(groups.Len(), 1000) {
			count(groups.Index(i))
		}
	} else if !groups.IsNull() {
		count(groups)
	}
	if on+offs == 0 {
		return false
	}
	switch v.Key("P").Name() {
	case "AllOn":
		return offs > 0
	case "AnyOff":
		return offs == 0
	case "AllOff":
		return on > 0
	}
	return on == 0 // AnyOn
}
