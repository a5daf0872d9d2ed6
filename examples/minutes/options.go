package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute"
)

const formats = "markdown, html, docx, text, json, csv (the action log) or ics (a calendar of the actions)"

// options are the flags of the program.
type options struct {
	format, agenda, kind, length string
	final, public, names         bool
	number, perCent              bool
	speakers                     map[string]string
}

func (o *options) define(flags *flag.FlagSet) {
	flags.StringVar(&o.format, "format", "markdown", "`markdown`, html, docx, text, json, csv (the action log) or ics (a calendar of the actions)")
	flags.StringVar(&o.agenda, "agenda", "", "the printed agenda, a `file` that extract reads")
	flags.StringVar(&o.kind, "kind", "", "the `kind` of meeting: "+kinds()+"; or a file of a kind")
	flags.StringVar(&o.length, "length", "full", "`full`, short, actions or verbatim")
	flags.BoolVar(&o.final, "final", false, "leave out the list of what to check")
	flags.BoolVar(&o.public, "public", false, "leave out what was said while the public was excluded, and personal data")
	flags.BoolVar(&o.names, "name-public", false, "with -public, keep the names of members of the public who spoke")
	flags.BoolVar(&o.number, "number", false, "number the paragraphs")
	flags.BoolVar(&o.perCent, "per-cent", false, "write “per cent” for %")
	flags.Func("speaker", "`LABEL=NAME`: name a speaker of the transcript, such as \"Speaker 2=Cllr Aisha Shah\"; may be given again", func(s string) error {
		label, name, ok := strings.Cut(s, "=")
		if !ok || label == "" || name == "" {
			return fmt.Errorf("LABEL=NAME expected")
		}
		if o.speakers == nil {
			o.speakers = map[string]string{}
		}
		o.speakers[label] = name
		return nil
	})
}

// maker returns the maker that the flags describe.
func (o *options) maker(ctx context.Context) (*minute.Maker, error) {
	lengths := map[string]minute.Length{"full": minute.Full, "short": minute.Short, "actions": minute.ActionNotes, "verbatim": minute.Verbatim}
	length, ok := lengths[o.length]
	if !ok {
		return nil, fmt.Errorf("-length %q is not full, short, actions or verbatim: %w", o.length, command.ErrUsage)
	}
	mk := &minute.Maker{Kind: o.kind, Length: length, Speakers: o.speakers}
	// A kind that is a file is one of the council's own.
	if f, err := os.Open(o.kind); err == nil {
		defer f.Close()
		k, err := minute.ReadKind(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", o.kind, err)
		}
		mk.Custom = &k
	}
	if o.agenda != "" {
		var err error
		if mk.Agenda, err = extract.File(ctx, o.agenda); err != nil {
			return nil, err
		}
	}
	return mk, nil
}

func kinds() string {
	var names []string
	for _, k := range minute.Kinds() {
		names = append(names, k.Name)
	}
	return strings.Join(names, ", ")
}
