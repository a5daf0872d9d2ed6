package extract

import (
	"errors"
	"fmt"
)

// Conditions that a caller can act on. They are wrapped in the errors that this
// package returns; test for them with [errors.Is].
var (
	// ErrFormat means that the input is of no kind that this package reads.
	ErrFormat = errors.New("not a PDF, Word, OpenDocument, HTML, Markdown or text document")

	// ErrPassword means that the input is encrypted and that the password, or
	// the lack of one, does not open it.
	ErrPassword = errors.New("encrypted, and the password does not open it")

	// ErrDamaged means that too much of the input is broken or missing.
	ErrDamaged = errors.New("too damaged to read")

	// ErrNoText means that the input has pages but no text on them. It is
	// most often a scan, which needs optical character recognition (OCR).
	ErrNoText = errors.New("no text found")

	// ErrLimit means that one of the [Extractor]'s limits was reached.
	ErrLimit = errors.New("limit reached")
)

// A PageError says on which page of which input something went wrong.
type PageError struct {
	// Name is the input's name; it may be empty.
	Name string

	// Page counts from 1; 0 means that the error is not about one page.
	Page int

	// Err is the cause.
	Err error
}

// Error implements error: package, file, place, cause.
func (e *PageError) Error() string {
	place := ""
	if e.Name != "" {
		place = e.Name + ": "
	}
	if e.Page > 0 {
		place += fmt.Sprintf("page %d: ", e.Page)
	}
	return "extract: " + place + e.Err.Error()
}

// Unwrap returns the cause.
func (e *PageError) Unwrap() error { return e.Err }
