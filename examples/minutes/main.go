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

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/examples/internal/model"
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
	var o options
	o.define(flags)
	llm := model.Define(flags)
	return func(ctx context.Context, c *command.Call) error {
		name, err := c.One("transcript")
		if err != nil {
			return err
		}
		mk, err := o.maker(ctx)
		if err != nil {
			return err
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
			return fmt.Errorf("-kind %q is none of %s, and no file of a kind: %w", o.kind, kinds(), command.ErrUsage)
		}
		if err != nil || m == nil {
			return err
		}
		for _, f := range m.Findings {
			c.Finding("%s: %s (%s)", t.Name, f.Message, f.Code)
		}
		if o.public {
			var held []minute.Withheld
			if m, held, err = (&minute.Publisher{NameSpeakers: o.names}).Publish(m); err != nil {
				return err
			}
			for _, h := range held {
				c.Finding("%s: withheld of item %d, %s: %d points, %d decisions, %d actions; personal data: %v", t.Name, h.Item, h.Heading, h.Points, h.Decisions, h.Actions, h.Personal)
			}
		}
		var out bytes.Buffer
		p := &minute.Printer{HideFindings: o.final || o.public, NumberParagraphs: o.number, PerCent: o.perCent, Transcript: t}
		if err := write(&out, p, m, o.format); err != nil {
			return err
		}
		return c.Write(out.Bytes())
	}
}

func write(out io.Writer, p *minute.Printer, m *minute.Minutes, format string) error {
	print := map[string]func(io.Writer, *minute.Minutes) error{
		"markdown": p.Markdown, "html": p.HTML, "docx": p.DOCX, "text": p.Text, "json": p.JSON, "csv": p.CSV, "ics": p.ICalendar,
	}[format]
	if print == nil {
		return fmt.Errorf("-format %q is not %s: %w", format, formats, command.ErrUsage)
	}
	return print(out, m)
}
