package transcript

import (
	"errors"
	"strconv"
	"strings"
)

// Conditions that a caller can act on. They come wrapped in a [*ParseError].
var (
	// ErrFormat means that the input is no transcript of a kind that is known.
	ErrFormat = errors.New("not a transcript")
	// ErrEmpty means that nothing is said in the input.
	ErrEmpty = errors.New("no speech in the file")
	// ErrTooLarge means that the input is over a limit of the [Reader]. What was
	// read up to there is returned with it.
	ErrTooLarge = errors.New("transcript too large")
)

// A ParseError says where reading failed.
type ParseError struct {
	Name string // of the input; may be empty
	Line int    // counts from 1; 0 means the file as a whole
	Err  error
}

// Error returns the message: package, file, line, cause.
func (e *ParseError) Error() string {
	var b strings.Builder
	b.WriteString("transcript: ")
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
func (e *ParseError) Unwrap() error { return e.Err }
