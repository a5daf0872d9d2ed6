package redact

import (
	"fmt"
	"strings"
)

// A Redactor takes personal data out of texts. The zero value puts placeholders
// such as "[PERSON 1]" in its place. It is safe for concurrent use once its fields
// are set; a [Key] is not.
type Redactor struct {
	Finder

	// Mode says what is put in the place of personal data; zero is
	// [Placeholders].
	Mode Mode
}

// Mode says what is put in the place of personal data.
type Mode int

// The modes.
const (
	// Placeholders are words such as "[PERSON 1]", the same for the same text.
	Placeholders Mode = iota
	// BlackOut is one black bar of the same length for all.
	BlackOut
)

// blackBar has one length, since the length of a bar can give a name away.
const blackBar = "██████"

// A Key says what was taken out. The zero Key is empty. Use one Key for all texts
// that belong together, so that the same person has the same placeholder in each.
type Key struct {
	Entries []Entry `json:"entries,omitempty"`
}

// An Entry is one piece of personal data that was taken out.
type Entry struct {
	// Placeholder is what stands in its place; empty for [BlackOut].
	Placeholder string `json:"placeholder,omitempty"`

	Kind Kind   `json:"kind"`
	Text string `json:"text"`
}

// Redact returns the text without its personal data, and notes in key what it took
// out. Key may be nil if nothing is ever to be put back.
func (r *Redactor) Redact(text string, key *Key) string {
	if key == nil {
		key = &Key{}
	}
	var b strings.Builder
	at := 0
	for _, m := range r.Find(text) {
		b.WriteString(text[at:m.Start])
		at = m.End
		if r.Mode == BlackOut {
			key.Entries = append(key.Entries, Entry{Kind: m.Kind, Text: m.Text})
			b.WriteString(blackBar)
			continue
		}
		b.WriteString(key.placeholder(m, text))
	}
	b.WriteString(text[at:])
	return b.String()
}

// placeholder returns the placeholder of a match, a new one if its text has none.
// Numbers that the text itself already uses in this form are passed over.
func (k *Key) placeholder(m Match, text string) string {
	n := 1
	for _, e := range k.Entries {
		if e.Kind != m.Kind {
			continue
		}
		if e.Text == m.Text && e.Placeholder != "" {
			return e.Placeholder
		}
		n++
	}
	name := strings.ToUpper(strings.ReplaceAll(string(m.Kind), "-", " "))
	for {
		p := fmt.Sprintf("[%s %d]", name, n)
		if !strings.Contains(text, p) && !k.uses(p) {
			k.Entries = append(k.Entries, Entry{Placeholder: p, Kind: m.Kind, Text: m.Text})
			return p
		}
		n++
	}
}

func (k *Key) uses(placeholder string) bool {
	for _, e := range k.Entries {
		if e.Placeholder == placeholder {
			return true
		}
	}
	return false
}

// Restore puts back what was taken out wherever its placeholder stands. Text that
// was blacked out cannot be put back.
func (k *Key) Restore(text string) string {
	var pairs []string
	for _, e := range k.Entries {
		if e.Placeholder != "" {
			pairs = append(pairs, e.Placeholder, e.Text)
		}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
