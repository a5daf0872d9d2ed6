package redact

import (
	"strings"

	"github.com/townclerk/townclerk/extract"
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
	// Placeholders are words such as "[PERSON 1]". A person has one number:
	// another form of the same name is "[PERSON 1b]".
	Placeholders Mode = iota
	// BlackOut is one black bar of the same length for all.
	BlackOut
	// Pseudonyms are made-up names for people, and placeholders for all else.
	Pseudonyms
)

// blackBar has one length, since the length of a bar can give a name away.
const blackBar = "██████"

// A Replacement says what was taken out where. It holds none of the personal
// data itself, so a list of them can be kept beside the redacted text.
type Replacement struct {
	// Text counts the texts that were redacted together, from 0, and Block is the
	// block of a document, or "".
	Text  int    `json:"text"`
	Block string `json:"block,omitempty"`

	// Span is the place in the text before redaction.
	extract.Span

	Kind Kind `json:"kind"`

	// With is what stands there now.
	With string `json:"with"`

	// Doubt says why a reader should look at it, or is empty; see [Match].
	Doubt string `json:"doubt,omitempty"`
}

// Redact returns the text without its personal data, and notes in key what it took
// out. Key may be nil if nothing is ever to be put back.
func (r *Redactor) Redact(text string, key *Key) string {
	out, _ := r.RedactAll([]string{text}, key)
	return out[0]
}

// RedactAll redacts texts that belong together, such as the turns of a
// transcript or the fields of a record: a name that one of them gives away is
// found in all. It returns a new text for each, and what was replaced in order.
// Key may be nil if nothing is ever to be put back.
func (r *Redactor) RedactAll(texts []string, key *Key) ([]string, []Replacement) {
	if key == nil {
		key = &Key{}
	}
	// Blank lines keep the texts apart: no name and no number goes across.
	const gap = "\n\n"
	all := strings.Join(texts, gap)
	matches := r.Find(all)
	key.record(matches, r.Mode, all)
	stands := key.stands()
	var log []Replacement
	out := make([]string, len(texts))
	from := 0
	for i, text := range texts {
		var b strings.Builder
		at := 0
		for len(matches) > 0 && matches[0].Start < from+len(text) {
			m := matches[0]
			matches = matches[1:]
			span := extract.Span{Start: m.Start - from, End: m.End - from}
			with := blackBar
			if r.Mode != BlackOut {
				with = stands[string(m.Kind)+" "+m.Text]
			}
			b.WriteString(text[at:span.Start])
			b.WriteString(with)
			at = span.End
			log = append(log, Replacement{Text: i, Span: span, Kind: m.Kind, With: with, Doubt: m.Doubt})
		}
		b.WriteString(text[at:])
		out[i] = b.String()
		from += len(text) + len(gap)
	}
	return out, log
}
