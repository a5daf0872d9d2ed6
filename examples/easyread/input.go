package main

import (
	"context"
	"path/filepath"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/extract"
)

// read reads a document; what could be read of a damaged one is worth having.
func read(ctx context.Context, c *command.Call, name string) (*extract.Document, error) {
	in, n, err := c.Input(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	source, err := new(extract.Extractor).Extract(ctx, filepath.Base(name), in, n)
	if source != nil && err != nil {
		c.Finding("%v", err)
	}
	return source, err
}
