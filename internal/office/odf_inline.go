package office

import "strings"

// An odfInline reads what stands inside one paragraph.
type odfInline struct {
	f      *odfFlow
	w      runWriter
	number string // the number that the writing program printed
	hidden bool   // a field hides the paragraph
	depth  int
}

// Bounds of what one element may stand for.
const (
	maxSpaces = 100
	maxNested = 200 // spans and links inside each other
)

func (in *odfInline) kids(n *node) {
	if in.depth++; in.depth > maxNested {
		in.depth--
		return
	}
	for _, k := range n.kids {
		if in.f.r.err != nil {
			break
		}
		in.kid(k)
	}
	in.depth--
}

func (in *odfInline) kid(k *node) {
	f, w := in.f, &in.w
	switch k.name {
	case textNode:
		in.text(k.text)
	case "text:s":
		n := 1
		if c := k.attr("text:c"); c != "" {
			n = min(max(number(c), 0), maxSpaces)
		}
		w.write(strings.Repeat(" ", n))
	case "text:tab":
		w.write("\t")
	case "text:line-break":
		w.write("\n")
	case "text:span":
		look := w.look
		st := f.r.styled.get("text", k.attr("text:style-name"))
		if st.percent > 0 && look.size > 0 {
			w.look.size = max(look.size*st.percent/100, 1)
		}
		w.look = st.run.over(w.look)
		if f.hide {
			w.look.toggle[vanish] = on
		}
		in.kids(k)
		w.look = look
	case "text:a":
		link := w.link
		// Places within the document are no links.
		if to := strings.TrimSpace(k.attr("xlink:href")); to != "" && !strings.HasPrefix(to, "#") {
			w.link = to
		}
		in.kids(k)
		w.link = link
	case "text:note":
		in.note(k)
	case "office:annotation":
		w.p.comments++
	case "text:number":
		for _, t := range k.kids {
			in.number += strings.TrimSpace(t.text)
		}
	case "text:hidden-text":
		look := w.look
		if isOnAttr(k.attr("text:is-hidden")) {
			w.look.toggle[vanish] = on
		}
		w.text(k.attr("text:string-value"))
		w.look = look
	case "text:hidden-paragraph":
		in.hidden = in.hidden || isOnAttr(k.attr("text:is-hidden"))
	case "text:ruby":
		// The small text above says how the base is read, in other scripts.
		if base := k.child("text:ruby-base"); base != nil {
			in.kids(base)
		}
	case "text:script", "text:tracked-changes":
	case "field:fieldmark":
		w.write(odfFormState(k))
	case "draw:a", "loext:content-control":
		in.kids(k)
	default:
		switch {
		case strings.HasPrefix(k.name, "draw:"):
			f.drawing(k, w.p)
		case strings.HasPrefix(k.name, "text:"):
			in.kids(k) // a field and its result
		}
	}
}

// text writes characters of the file, in which any white space is one space and
// none counts at the start of a paragraph.
func (in *odfInline) text(s string) {
	var b strings.Builder
	runs := in.w.p.runs
	space := len(runs) == 0 || strings.HasSuffix(runs[len(runs)-1].Text, " ")
	for _, c := range s {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(c)
	}
	if b.Len() > 0 {
		in.w.text(b.String())
	}
}

// note reads a footnote or endnote, whose text stands where its sign does.
func (in *odfInline) note(n *node) {
	r := in.f.r
	sign := n.child("text:note-citation")
	note := &Note{Label: sign.attr("text:label"), Endnote: n.attr("text:note-class") == "endnote"}
	if note.Label == "" {
		note.Label = strings.TrimSpace(plainODF(sign))
	}
	r.doc.Notes = append(r.doc.Notes, note)
	in.w.p.runs = append(in.w.p.runs, Run{Note: len(r.doc.Notes), Hidden: in.w.hidden()})
	w := &odfFlow{flow: &flow{r: r.reader}, r: r, hide: in.f.hide}
	w.addAll(n.child("text:note-body"))
	note.Blocks = w.take()
	if own := sign.attr("text:label"); own != "" {
		cutSign(note.Blocks, own)
	}
}

// odfFormState is the text of a check box or of a choice from a list, as
// LibreOffice keeps those of Word files.
func odfFormState(n *node) string {
	params := map[string]string{}
	var entries []string
	for _, k := range n.kids {
		name, value := k.attr("field:name"), k.attr("field:value")
		params[strings.ToLower(name)] = value
		if strings.EqualFold(name, "Dropdown_ListEntry") {
			entries = append(entries, value)
		}
	}
	switch kind := n.attr("field:type"); {
	case strings.HasSuffix(kind, ".FORMCHECKBOX") && isOnAttr(params["checkbox_checked"]):
		return "☒"
	case strings.HasSuffix(kind, ".FORMCHECKBOX"):
		return "☐"
	case strings.HasSuffix(kind, ".FORMDROPDOWN"):
		if i, set := params["dropdown_selected"]; set && number(i) >= 0 && number(i) < len(entries) {
			return entries[number(i)]
		}
	}
	return ""
}

// plainODF is the text of all that is inside n.
func plainODF(n *node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString(n.text)
	for _, k := range n.kids {
		b.WriteString(plainODF(k))
	}
	return b.String()
}
