package paper

import "errors"

var (
	// ErrStructure means that a block stands where it cannot: nil, a table in a
	// list, a row in a row.
	ErrStructure = errors.New("a block stands where it cannot")

	// ErrLimit means that a document is larger or deeper than a file can be.
	ErrLimit = errors.New("limit reached")
)
