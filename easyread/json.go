package easyread

import (
	"encoding/json"
	"fmt"

	"github.com/townclerk/townclerk/extract"
)

// The JSON form is part of the API: names are lowerCamel and stay, enums are
// words, empty fields are left out. Decoding what was encoded gives an equal
// document.

var (
	lengthNames  = []string{"complete", "standard", "summary"}
	sectionNames = []string{"content", "about", "contacts"}
	kindNames    = []string{"prose", "item", "step", "contact", "explanation"}
	reasonNames  = []string{"shorter", "furniture", "hidden", "picture", "footnote", "contents", "repeated", "not-rewritten", "detail", "struck-out"}
	markNames    = []string{"bold", "italic", "underline", "code", "link", "noteRef", "struck", "raised"}
)

// nameOf returns the word for a value of an enum.
func nameOf(what string, names []string, v int) string {
	if v < 0 || v >= len(names) {
		return fmt.Sprintf("%s(%d)", what, v)
	}
	return names[v]
}

// valueOf returns the value that a word stands for.
func valueOf(what string, names []string, text []byte) (int, error) {
	for v, name := range names {
		if name == string(text) {
			return v, nil
		}
	}
	return 0, fmt.Errorf("easyread: unknown %s %.40q", what, text)
}

// String returns "complete", "standard" or "summary".
func (l Length) String() string { return nameOf("Length", lengthNames, int(l)) }

// MarshalText implements [encoding.TextMarshaler].
func (l Length) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (l *Length) UnmarshalText(text []byte) error {
	v, err := valueOf("length", lengthNames, text)
	*l = Length(v)
	return err
}

// String returns "content", "about" or "contacts".
func (k SectionKind) String() string { return nameOf("SectionKind", sectionNames, int(k)) }

// MarshalText implements [encoding.TextMarshaler].
func (k SectionKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (k *SectionKind) UnmarshalText(text []byte) error {
	v, err := valueOf("section kind", sectionNames, text)
	*k = SectionKind(v)
	return err
}

// String returns the word for the kind, such as "item".
func (k Kind) String() string { return nameOf("Kind", kindNames, int(k)) }

// MarshalText implements [encoding.TextMarshaler].
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (k *Kind) UnmarshalText(text []byte) error {
	v, err := valueOf("kind", kindNames, text)
	*k = Kind(v)
	return err
}

// String returns the word for the reason, such as "shorter".
func (r Reason) String() string { return nameOf("Reason", reasonNames, int(r)) }

// MarshalText implements [encoding.TextMarshaler].
func (r Reason) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (r *Reason) UnmarshalText(text []byte) error {
	v, err := valueOf("reason", reasonNames, text)
	*r = Reason(v)
	return err
}

type markJSON struct {
	extract.Span
	Kind   string `json:"kind"`
	Target string `json:"target,omitempty"`
}

type warningJSON struct {
	Page    int    `json:"page,omitempty"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// bareStatement and bareDocument have the fields without the methods, so that
// encoding does not call itself.
type (
	bareStatement Statement
	bareDocument  Document
)

type statementJSON struct {
	*bareStatement
	Marks []markJSON `json:"marks,omitempty"`
}

type documentJSON struct {
	*bareDocument
	Warnings []warningJSON `json:"warnings,omitempty"`
}

// MarshalJSON implements [json.Marshaler].
func (s Statement) MarshalJSON() ([]byte, error) {
	out := statementJSON{bareStatement: (*bareStatement)(&s)}
	for _, m := range s.Marks {
		out.Marks = append(out.Marks, markJSON{m.Span, nameOf("MarkKind", markNames, int(m.Kind)), m.Target})
	}
	return json.Marshal(out)
}

// UnmarshalJSON implements [json.Unmarshaler].
func (s *Statement) UnmarshalJSON(data []byte) error {
	var st Statement
	in := statementJSON{bareStatement: (*bareStatement)(&st)}
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	for _, m := range in.Marks {
		kind, err := valueOf("mark", markNames, []byte(m.Kind))
		if err != nil {
			return err
		}
		if m.Start < 0 || m.Start > m.End || m.End > len(st.Text) {
			return fmt.Errorf("easyread: mark %d-%d is outside its text", m.Start, m.End)
		}
		st.Marks = append(st.Marks, extract.Mark{Span: m.Span, Kind: extract.MarkKind(kind), Target: m.Target})
	}
	*s = st
	return nil
}

// MarshalJSON implements [json.Marshaler].
func (d Document) MarshalJSON() ([]byte, error) {
	out := documentJSON{bareDocument: (*bareDocument)(&d)}
	for _, w := range d.Warnings {
		out.Warnings = append(out.Warnings, warningJSON(w))
	}
	return json.Marshal(out)
}

// UnmarshalJSON implements [json.Unmarshaler].
func (d *Document) UnmarshalJSON(data []byte) error {
	var doc Document
	in := documentJSON{bareDocument: (*bareDocument)(&doc)}
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	for _, w := range in.Warnings {
		doc.Warnings = append(doc.Warnings, extract.Warning(w))
	}
	*d = doc
	return nil
}
