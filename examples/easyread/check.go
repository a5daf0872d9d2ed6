package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/extract"
)

// checkRules writes what a document breaks of the rules of a profile. What only a
// person can decide is written, and is no finding for -strict.
func checkRules(ctx context.Context, c *command.Call, name string, source *extract.Document, format string, profile rules.Profile) error {
	doc := rules.FromExtract(source)
	p := &rules.Printer{Name: name, Document: doc}
	print := map[string]func(io.Writer, []rules.Finding) error{"html": p.Text, "text": p.Text, "json": p.JSON, "sarif": p.SARIF}[format]
	if print == nil {
		return fmt.Errorf("-format %q is not text, json or sarif: %w", format, command.ErrUsage)
	}
	found, err := (&rules.Checker{Profile: profile}).Check(ctx, doc)
	if score := rules.ScoreOf(found); score.Errors+score.Warnings > 0 {
		c.Finding("%s", score)
	}
	var out bytes.Buffer
	return errors.Join(err, print(&out, found), c.Write(out.Bytes()))
}
