package pdf

import (
	"errors"
	"fmt"
)

// The conditions that a caller can act on. Test for them with [errors.Is].
var (
	// ErrNotPDF means that the bytes are no PDF at all.
	ErrNotPDF = errors.New("not a PDF file")

	// ErrDamaged means that the file is a PDF but too broken to find its pages.
	ErrDamaged = errors.New("damaged beyond repair")

	// ErrEncrypted means that the file is encrypted in a way that is not
	// supported, such as with a certificate.
	ErrEncrypted = errors.New("unsupported encryption")

	// ErrPassword means that the file needs a password and none was given, or
	// that the one given is wrong.
	ErrPassword = errors.New("password needed or wrong")

	// ErrLimit means that a bound of [Options] was hit.
	ErrLimit = errors.New("file exceeds a limit")

	// ErrNoPage means that there is no page of that number.
	ErrNoPage = errors.New("no such page")
)

// An Error says on which page something failed.
type Error struct {
	Page int // counts from 1; 0 is the whole file
	Err  error
}

// Error implements error.
func (e *Error) Error() string {
	if e.Page == 0 {
		return "pdf: " + e.Err.Error()
	}
	return fmt.Sprintf("pdf: page %d: %v", e.Page, e.Err)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
