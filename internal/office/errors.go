package office

import "errors"

// Conditions that a caller can act on; test for them with [errors.Is].
var (
	// ErrFormat means that the file is no Word document and no OpenDocument text;
	// the message says what it is, where that can be told.
	ErrFormat = errors.New("not a Word document or OpenDocument text")

	// ErrEncrypted means that the file is protected with a password.
	ErrEncrypted = errors.New("protected with a password")

	// ErrDamaged means that a part of the file is broken or missing.
	ErrDamaged = errors.New("damaged")

	// ErrLimit means that one of the [Limits] was reached.
	ErrLimit = errors.New("limit reached")
)

// An Error says in which part of a file something went wrong.
type Error struct {
	// Part is the part's name in the archive, such as "word/document.xml".
	// Empty means the file as a whole.
	Part string

	// Err is the cause.
	Err error
}

// Error implements error: part, cause.
func (e *Error) Error() string {
	if e.Part == "" {
		return e.Err.Error()
	}
	return e.Part + ": " + e.Err.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
