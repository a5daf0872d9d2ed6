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

// options are the flags of the program.
type options struct {
	format, template, person, redact, key          string
	final, together, chronology, letter, languages bool
}

func program(flags *flag.FlagSet) command.Action {
	var o options
	flags.StringVar(&o.format, "format", "markdown", "`markdown`, html, text, json or docx; a chronology also csv, svg, mermaid or dot")
	flags.StringVar(&o.template, "template", "", "a `template`, such as "+names()+"; or a file: one of ours, or a form of your own (DOCX, PDF, HTML, Markdown) whose headings and questions are used")
	flags.StringVar(&o.person, "person", "", "`name` of the person whom the note is about")
	flags.BoolVar(&o.final, "final", false, "leave out the list of what to check")
	flags.BoolVar(&o.together, "together", false, "make one note of all files")
	flags.BoolVar(&o.chronology, "chronology", false, "make a chronology of all files")
	flags.BoolVar(&o.letter, "letter", false, "make a letter to the person")
	flags.BoolVar(&o.languages, "language", false, "also check the language against published guides, and explain short forms")
	flags.StringVar(&o.redact, "redact", "", "take personal data out: `placeholder`, blackout or pseudonym")
	flags.StringVar(&o.key, "key", "", "with -redact: `file` for what was taken out, to put it back; keep it apart")
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
