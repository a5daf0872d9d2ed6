package main

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/extract"
)

// A file is an opened input and what was read from it.
type file struct {
	name   string
	in     command.Input
	size   int64
	source *extract.Document
}

// read reads a document; what could be read of a damaged one is worth having. The
// caller closes the file.
func read(ctx context.Context, c *command.Call, name string) (*file, error) {
	in, n, err := c.Input(name)
	if err != nil {
		return nil, err
	}
	source, err := new(extract.Extractor).Extract(ctx, filepath.Base(name), in, n)
	if source == nil {
		return nil, errors.Join(err, in.Close())
	}
	if err != nil {
		c.Finding("%v", err)
	}
	return &file{name, in, n, source}, nil
}
