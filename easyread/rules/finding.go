package rules

import (
	"fmt"

	"github.com/townclerk/townclerk/extract"
)

// A Finding is one place where a text breaks a rule.
type Finding struct {
	// Rule is the ID of the rule, such as "W01".
	Rule string `json:"rule"`

	// Severity says how much it matters.
	Severity Severity `json:"severity"`

	// Message says what is wrong, in one sentence for the person who edits the
	// text.
	Message string `json:"message"`

	// At is the part and the bytes of its text that the finding is about. An
	// empty Block means the document as a whole.
	At extract.Ref `json:"at"`

	// Page is the page that the part stands on, counted from 1; 0 means unknown.
	Page int `json:"page,omitempty"`

	// Fix is what to write instead of the bytes that At names, or "" where a
	// person has to find the words.
	Fix string `json:"fix,omitempty"`
}

// Severity says how much a [Finding] matters.
type Severity int

// The severities.
const (
	// Warning is something to make better.
	Warning Severity = iota
	// Error is something that the guideline forbids.
	Error
	// Review is something that only a person can decide.
	Review
	// Marked is something of any severity that the document itself marks for the person
	// who checks it: see [Document.Marked].
	Marked
)

// String returns "warning", "error", "review" or "marked".
func (s Severity) String() string {
	switch s {
	case Warning:
		return "warning"
	case Error:
		return "error"
	case Review:
		return "review"
	case Marked:
		return "marked"
	}
	return fmt.Sprintf("Severity(%d)", int(s))
}

// MarshalText implements [encoding.TextMarshaler].
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Severity) UnmarshalText(text []byte) error {
	for _, known := range []Severity{Warning, Error, Review, Marked} {
		if known.String() == string(text) {
			*s = known
			return nil
		}
	}
	return fmt.Errorf("rules: unknown severity %.40q", text)
}
