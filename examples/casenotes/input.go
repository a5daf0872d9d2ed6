package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

// maxInput bounds a file of the command line.
const maxInput = 256 << 20

// read reads a transcript or rough notes, or makes notes of a letter or report.
func read(ctx context.Context, c *command.Call, file string) (*transcript.Transcript, error) {
	in, _, err := c.Input(file)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(in, maxInput))
	if err = errors.Join(err, in.Close()); err != nil {
		return nil, err
	}
	name := filepath.Base(file)
	ext := strings.ToLower(filepath.Ext(name))
	report := bytes.HasPrefix(data, []byte("%PDF-")) || ext == ".html" || ext == ".htm" || ext == ".md"
	if !report {
		t, err := (&transcript.Reader{Name: name}).Read(ctx, bytes.NewReader(data))
		// A Word file without speakers is a letter or report.
		if !bytes.HasPrefix(data, []byte("PK")) || err == nil && len(t.Speakers()) > 0 {
			return t, err
		}
	}
	d, err := new(extract.Extractor).Extract(ctx, name, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	t, _ := casenote.FromDocument(d)
	return t, nil
}

// template returns the built-in template of a name, or that of a file.
func template(ctx context.Context, name string) (*casenote.Template, error) {
	t, err := casenote.TemplateNamed(name)
	if err == nil {
		return t, nil
	}
	text, ferr := os.ReadFile(name)
	if ferr != nil {
		return nil, fmt.Errorf("-template: %w; and there is no such file: %w", err, command.ErrUsage)
	}
	if t, perr := casenote.ParseTemplate(bytes.NewReader(text)); perr == nil {
		return t, nil
	}
	d, err := new(extract.Extractor).Extract(ctx, name, bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return nil, err
	}
	return casenote.FormTemplate(d)
}

// names lists the built-in templates.
func names() string {
	var out []string
	for _, t := range casenote.Templates() {
		out = append(out, t.Name)
	}
	return strings.Join(out, ", ")
}
