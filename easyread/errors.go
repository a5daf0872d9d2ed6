package easyread

import "errors"

// ErrEmpty means that the source has no text to convert. Its Warnings say why,
// if it was a scan.
var ErrEmpty = errors.New("document has no text")

// ErrOption is in the chain of the error of a field with a value that cannot be.
var ErrOption = errors.New("bad option")

// A SourceError says at which block of the source a conversion could not go on.
type SourceError struct {
	// Name is the name of the document; it may be empty.
	Name string

	// Block is the ID of the block.
	Block string

	// Err is the cause.
	Err error
}

// Error implements error. It holds no text of the document.
func (e *SourceError) Error() string {
	s := "easyread: "
	if e.Name != "" {
		s += e.Name + ": "
	}
	if e.Block != "" {
		s += "block " + e.Block + ": "
	}
	return s + e.Err.Error()
}

// Unwrap returns the cause.
func (e *SourceError) Unwrap() error { return e.Err }
