package office

import "strings"

// formula writes a formula on one line: (a)/(b) for a fraction, a^(b) for a
// power, so that no two numbers run together.
func (f *flow) formula(n *node, p *para) {
	text := strings.TrimSpace(formulaText(n))
	if text == "" || !f.r.shows() {
		return
	}
	f.r.losses["formula"]++
	p.runs = append(p.runs, Run{Text: text})
}

func formulaText(n *node) string {
	if n == nil {
		return ""
	}
	part := func(name string) string { return grouped(formulaText(n.child(name))) }
	switch n.name {
	case "m:t":
		return n.text
	case "m:f":
		return part("m:num") + "/" + part("m:den")
	case "m:sSup":
		return part("m:e") + "^" + part("m:sup")
	case "m:sSub":
		return part("m:e") + "_" + part("m:sub")
	case "m:sSubSup":
		return part("m:e") + "_" + part("m:sub") + "^" + part("m:sup")
	case "m:rad":
		degree := formulaText(n.child("m:deg"))
		return "√" + strings.TrimSpace(degree) + "(" + formulaText(n.child("m:e")) + ")"
	case "m:d":
		return "(" + formulaText(n.child("m:e")) + ")"
	}
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(formulaText(k))
	}
	return b.String()
}

// grouped puts brackets round more than one sign or number.
func grouped(s string) string {
	if strings.ContainsAny(s, " +-−*/×÷=^_") {
		return "(" + s + ")"
	}
	return s
}
