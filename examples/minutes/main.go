// Minutes makes the minutes of a meeting from its transcript.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/examples/internal/model"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

const usage = `usage: minutes [flags] TRANSCRIPT

Reads a transcript (captions, a text with speakers, or the file of a speech
recogniser; "-" is standard input) and writes minutes. What a clerk should check
is listed at their end, and told on standard error with -strict.
`

func main() { command.Main(usage+model.Usage, program) }

func program(flags *flag.FlagSet) command.Action {
	format := flags.String("format", "markdown", "`markdown`, html, text or json")
	agenda := flags.String("agenda", "", "the printed agenda, a `file` that extract reads")
	kind := flags.String("kind", "", "the `kind` of meeting: "+kinds())
	final := flags.Bool("final", false, "leave out the list of what to check")
	llm := model.Define(flags)
	return func(ctx context.Context, c *command.Call) error {
		name, err := c.One("transcript")
		if err != nil {
			return err
		}
		mk := &minute.Maker{Kind: *kind}
		if *agenda != "" {
			if mk.Agenda, err = extract.File(ctx, *agenda); err != nil {
				return err
			}
		}
		in, _, err := c.Input(name)
		if err != nil {
			return err
		}
		defer in.Close()
		t, err := (&transcript.Reader{Name: filepath.Base(name)}).Read(ctx, in)
		if err != nil {
			return err
		}
		for _, w := range t.Warnings {
			c.Finding("%s: line %d: %s (%s)", t.Name, w.Line, w.Message, w.Code)
		}
		m, err := makeMinutes(ctx, c, llm, mk, t)
		if errors.Is(err, minute.ErrKind) {
			return fmt.Errorf("-kind %q is none of %s: %w", *kind, kinds(), command.ErrUsage)
		}
		if err != nil || m == nil {
			return err
		}
		for _, f := range m.Findings {
			c.Finding("%s: %s (%s)", t.Name, f.Message, f.Code)
		}
		var out bytes.Buffer
		if err := write(&out, &minute.Printer{HideFindings: *final}, m, *format); err != nil {
			return err
		}
		return c.Write(out.Bytes())
	}
}

func write(out io.Writer, p *minute.Printer, m *minute.Minutes, format string) error {
	print := map[string]func(io.Writer, *minute.Minutes) error{"markdown": p.Markdown, "html": p.HTML, "text": p.Text, "json": p.JSON}[format]
	if print == nil {
		return fmt.Errorf("-format %q is not markdown, html, text or json: %w", format, command.ErrUsage)
	}
	return print(out, m)
}

func kinds() string {
	var names []string
	for _, k := range minute.Kinds() {
		names = append(names, k.Name)
	}
	return strings.Join(names, ", ")
}
