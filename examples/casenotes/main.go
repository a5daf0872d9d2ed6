// Casenotes makes case notes, chronologies and letters from the transcripts, rough
// notes and reports of visits and calls.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/examples/internal/model"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

const usage = `usage: casenotes [flags] FILE...

Reads transcripts, rough notes, letters and reports of visits and calls ("-" is
standard input) and writes a case note of each; with -together one note of all,
with -chronology what happened when, with -letter a letter to the person. What to
check stands at the end and on standard error.
`

func main() { command.Main(usage+model.Usage, program) }

func program(flags *flag.FlagSet) command.Action {
	o := define(flags)
	llm := model.Define(flags)
	return func(ctx context.Context, c *command.Call) error {
		r, err := newRedaction(o)
		switch {
		case len(c.Args) == 0:
			return fmt.Errorf("name a file: %w", command.ErrUsage)
		case err != nil:
			return err
		}
		form, err := template(ctx, o.template)
		if err != nil {
			return err
		}
		var inputs []*transcript.Transcript
		for _, file := range c.Args {
			t, err := read(ctx, c, file)
			if err != nil {
				return err
			}
			r.learn(t)
			inputs = append(inputs, t)
		}
		var out bytes.Buffer
		if o.chronology {
			if err := chronicle(ctx, c, o, r, inputs, &out); err != nil {
				return err
			}
			return finish(c, r, &out)
		}
		dr, err := connect(c, llm)
		if err != nil {
			return err
		}
		mk := &casenote.Maker{Person: o.person, Template: form}
		var parts []casenote.Input
		if o.together {
			var all *transcript.Transcript
			all, parts = casenote.Join(inputs...)
			inputs = []*transcript.Transcript{all}
		}
		for _, t := range inputs {
			n, err := dr.make(ctx, mk, t)
			if err == nil && n != nil {
				if len(parts) > 1 {
					n.Inputs = parts
				}
				err = o.note(c, r, t, n, &out)
			}
			if err != nil {
				return err
			}
		}
		if err := dr.done(c); err != nil || llm.DryRun {
			return err
		}
		return finish(c, r, &out)
	}
}

// finish writes the result, and the key beside it.
func finish(c *command.Call, r *redaction, out *bytes.Buffer) error {
	if err := r.writeKey(); err != nil {
		return err
	}
	return c.Write(out.Bytes())
}
