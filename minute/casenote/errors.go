package casenote

import (
	"errors"
	"strconv"
	"strings"
)

// Conditions that a caller can act on.
var (
	// ErrNothingSaid means that the transcript holds no words.
	ErrNothingSaid = errors.New("there is nothing to make a note of")
	// ErrTemplate means that a template is unknown or has no sections.
	ErrTemplate = errors.New("no such template")
	// ErrNoQuestion means that a form has no heading, question or label.
	ErrNoQuestion = errors.New("the form asks nothing: it has no heading, question or label")
)

// A NoteError says which input could not be made into a note, or which line of a
// template cannot be read.
type NoteError struct {
	Name string // of the transcript or template; may be empty
	Line int    // of the template, counted from 1; 0 for none
	Err  error
}

// Error returns the message: package, name, line, cause.
func (e *NoteError) Error() string {
	var b strings.Builder
	b.WriteString("casenote: ")
	if e.Name != "" {
		b.WriteString(e.Name + ": ")
	}
	if e.Line > 0 {
		b.WriteString("line " + strconv.Itoa(e.Line) + ": ")
	}
	b.WriteString(e.Err.Error())
	return b.String()
}

// Unwrap returns the cause.
func (e *NoteError) Unwrap() error { return e.Err }
