package office

import "strings"

// A field is a complex field that is open: its instruction runs from "begin" to
// "separate", its result from there to "end" (ISO/IEC 29500-1, 17.16.18).
type field struct {
	instruction strings.Builder
	result      bool   // the result has begun
	written     bool   // the result holds text
	link        string // where a HYPERLINK field leads
	form        *node  // what a form field of the old kind holds
}

// shows reports whether text stands in the result of all open fields. Text in
// the instruction of an outermost field is kept: no program writes it, and a
// file that lost its "separate" must not lose its text too.
func (r *reader) shows() bool {
	for i, f := range r.fields {
		if !f.result && i < len(r.fields)-1 {
			return false
		}
	}
	return true
}

// fieldLink is where the innermost field that is a link leads.
func (r *reader) fieldLink() string {
	for i := len(r.fields) - 1; i >= 0; i-- {
		if l := r.fields[i].link; l != "" {
			return l
		}
	}
	return ""
}

// maxFields bounds how deep fields may stand in each other.
const maxFields = 100

// fieldChar goes through the parts of a field. It returns text for the form
// fields whose state is no text in the file.
func (r *reader) fieldChar(n *node) string {
	top := len(r.fields) - 1
	switch n.attr("w:fldCharType") {
	case "begin":
		if len(r.fields) < maxFields {
			r.fields = append(r.fields, &field{form: n.child("w:ffData")})
		}
	case "separate":
		if top >= 0 {
			f := r.fields[top]
			f.result, f.link = true, linkOf(f.instruction.String())
		}
	case "end":
		if top < 0 {
			return ""
		}
		f := r.fields[top]
		r.fields = r.fields[:top]
		if !f.written {
			return formState(f.form)
		}
	}
	return ""
}

// formState is the text of a check box or of a choice from a list.
func formState(form *node) string {
	if box := form.child("w:checkBox"); box != nil {
		state := box.child("w:checked")
		if state == nil {
			state = box.child("w:default")
		}
		if isOn(state) {
			return "☒"
		}
		return "☐"
	}
	list := form.child("w:ddList")
	if list == nil {
		return ""
	}
	chosen := 0
	if res := list.child("w:result"); res != nil {
		chosen = number(res.val())
	} else if def := list.child("w:default"); def != nil {
		chosen = number(def.val())
	}
	i := 0
	for _, k := range list.kids {
		if k.name != "w:listEntry" {
			continue
		}
		if i == chosen {
			return k.val()
		}
		i++
	}
	return ""
}

// linkOf returns the address in an instruction such as
//
//	HYPERLINK "https://www.example.org/" \o "tip"
//
// or "" for other fields and for places in the document itself.
func linkOf(instruction string) string {
	words := fieldWords(instruction)
	if len(words) < 2 || !strings.EqualFold(words[0], "HYPERLINK") {
		return ""
	}
	for i := 1; i < len(words); i++ {
		switch strings.ToLower(words[i]) {
		case `\l`, `\o`, `\t`:
			i++ // the switch's own value
		case `\n`, `\m`, `\h`:
		default:
			return words[i]
		}
	}
	return ""
}

// fieldWords cuts an instruction at spaces, but not inside quotation marks.
func fieldWords(s string) []string {
	var out []string
	for {
		s = strings.TrimLeft(s, " \t\r\n\u00a0")
		if s == "" {
			return out
		}
		if s[0] == '"' {
			word, rest, _ := strings.Cut(s[1:], `"`)
			out = append(out, strings.ReplaceAll(word, `\\`, `\`))
			s = rest
			continue
		}
		word, rest := s, ""
		if i := strings.IndexAny(s, " \t\r\n\u00a0"); i >= 0 {
			word, rest = s[:i], s[i:]
		}
		out = append(out, word)
		s = rest
	}
}
