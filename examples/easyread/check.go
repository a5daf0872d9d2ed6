package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/examples/internal/command"
)

// A check is what -check does.
type check struct {
	format  string
	profile rules.Profile
	all     bool // show all places
}

// run writes what a file breaks of the rules of a profile. What only a person can
// decide is written, and is no finding for -strict.
func (k check) run(ctx context.Context, c *command.Call, f *file) error {
	doc := rules.FromExtract(f.source)
	checker := &rules.Checker{Profile: k.profile}
	p := &rules.Printer{Name: f.name, Document: doc, Checker: checker}
	print := map[string]func(io.Writer, []rules.Finding) error{"html": p.Text, "text": p.Text, "json": p.JSON, "sarif": p.SARIF}[k.format]
	if print == nil {
		return fmt.Errorf("-format %q is not text, json or sarif: %w", k.format, command.ErrUsage)
	}
	if k.all {
		p.Places = -1
	}
	var err error
	if err = doc.ReadMarks(ctx, f.in, f.size); err != nil {
		return err
	}
	if doc.Layout, err = rules.Measure(ctx, f.source, f.in, f.size); err != nil {
		return err
	}
	if p.Source, err = text(f); err != nil {
		return err
	}
	found, err := checker.Check(ctx, doc)
	if score := rules.ScoreOf(found); score.Errors+score.Warnings > 0 {
		c.Finding("%s", score)
	}
	if gaps := checker.Gaps(doc); len(gaps) > 0 && k.format == "json" {
		var ids []string
		for _, g := range gaps {
			ids = append(ids, g.Rule)
		}
		fmt.Fprintf(c.Stderr, "not checked, for the document does not say enough: %s\n", strings.Join(ids, ", "))
	}
	var out bytes.Buffer
	return errors.Join(err, print(&out, found), c.Write(out.Bytes()))
}

// text returns what is in a file if that is text, for the numbers of its lines.
func text(f *file) (string, error) {
	const most = 16 << 20
	raw, err := io.ReadAll(io.NewSectionReader(f.in, 0, min(f.size, most)))
	if err != nil || !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		return "", err
	}
	return string(raw), nil
}
