// Casenotes makes a case note from the transcript or rough notes of a visit.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/examples/internal/model"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

const usage = `usage: casenotes [flags] FILE...

Reads transcripts or rough notes of visits and calls ("-" is standard input) and
writes a case note of each. What to check stands at its end and on standard error.
`

func main() { command.Main(usage+model.Usage, program) }

func program(flags *flag.FlagSet) command.Action {
	format := flags.String("format", "markdown", "`markdown`, html, text or json")
	name := flags.String("template", "", "a `template`: home-visit, review or telephone-call, or a file with one")
	person := flags.String("person", "", "`name` of the person whom the note is about")
	final := flags.Bool("final", false, "leave out the list of what to check")
	llm := model.Define(flags)
	return func(ctx context.Context, c *command.Call) error {
		form, err := template(*name)
		switch {
		case len(c.Args) == 0:
			return fmt.Errorf("name a file: %w", command.ErrUsage)
		case err != nil:
			return err
		}
		mk := &casenote.Maker{Person: *person, Template: form}
		dr, err := connect(c, llm)
		if err != nil {
			return err
		}
		var out bytes.Buffer
		for _, file := range c.Args {
			n, err := note(ctx, c, dr, mk, file)
			if err == nil && n != nil {
				err = write(&out, &casenote.Printer{HideFindings: *final}, n, *format)
			}
			if err != nil {
				return err
			}
		}
		if err := dr.done(c); err != nil || llm.DryRun {
			return err
		}
		return c.Write(out.Bytes())
	}
}

func note(ctx context.Context, c *command.Call, dr *drafter, mk *casenote.Maker, file string) (*casenote.Note, error) {
	in, _, err := c.Input(file)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	t, err := (&transcript.Reader{Name: filepath.Base(file)}).Read(ctx, in)
	if err != nil {
		return nil, err
	}
	n, err := dr.make(ctx, mk, t)
	if err != nil || n == nil {
		return nil, err
	}
	for _, f := range n.Findings {
		c.Finding("%s: %s (%s)", t.Name, f.Message, f.Code)
	}
	return n, nil
}

func template(name string) (*casenote.Template, error) {
	for _, t := range casenote.Templates() {
		if t.Name == name || name == "" {
			return &t, nil
		}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("-template %q is neither built in nor a file: %w", name, command.ErrUsage)
	}
	return casenote.ParseTemplate(bytes.NewReader(text))
}

func write(out io.Writer, p *casenote.Printer, n *casenote.Note, format string) error {
	print := map[string]func(io.Writer, *casenote.Note) error{"markdown": p.Markdown, "html": p.HTML, "text": p.Text, "json": p.JSON}[format]
	if print == nil {
		return fmt.Errorf("-format %q is not markdown, html, text or json: %w", format, command.ErrUsage)
	}
	return print(out, n)
}
