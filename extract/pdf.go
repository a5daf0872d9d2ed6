package extract

import (
	"context"
	"errors"
	"io"
)

func (e *Extractor) pdf(ctx context.Context, name string, r io.ReaderAt, size int64) (*Document, error) {
	return nil, &PageError{Name: name, Err: errors.New("pdf reader under construction")}
}
