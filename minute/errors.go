package minute

import (
	"errors"
	"strings"
)

// Conditions that a caller can act on.
var (
	// ErrNothingSaid means that the transcript holds no words.
	ErrNothingSaid = errors.New("the transcript holds no speech")
	// ErrKind means that the Maker's Kind is none of [Kinds].
	ErrKind = errors.New("unknown kind of meeting")
)

// A MakeError says which transcript could not be made into minutes.
type MakeError struct {
	Name string // of the transcript; may be empty
	Err  error
}

// Error returns the message: package, transcript, cause.
func (e *MakeError) Error() string {
	var b strings.Builder
	b.WriteString("minute: ")
	if e.Name != "" {
		b.WriteString(e.Name + ": ")
	}
	b.WriteString(e.Err.Error())
	return b.String()
}

// Unwrap returns the cause.
func (e *MakeError) Unwrap() error { return e.Err }
