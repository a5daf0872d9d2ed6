package main

import (
	"context"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/examples/internal/model"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/minutellm"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A drafter makes the notes of all files, with a model if the flags name one.
type drafter struct {
	flags *model.Flags
	d     *minutellm.Drafter // nil without a model
	dry   []minutellm.Request
}

// connect returns the drafter that the flags ask for.
func connect(c *command.Call, f *model.Flags) (*drafter, error) {
	if !f.On() {
		return &drafter{flags: f}, nil
	}
	m, options, err := f.Connect(c, minutellm.Schema())
	if err != nil {
		return nil, err
	}
	return &drafter{flags: f, d: &minutellm.Drafter{Model: m, Options: options}}, nil
}

// make makes one note. A dry run makes none, and notes what would be sent.
func (dr *drafter) make(ctx context.Context, mk *casenote.Maker, t *transcript.Transcript) (*casenote.Note, error) {
	switch {
	case dr.d == nil:
		return mk.Make(ctx, t)
	case dr.flags.DryRun:
		list, err := dr.d.NoteRequests(ctx, mk, t)
		dr.dry = append(dr.dry, list...)
		return nil, err
	}
	return dr.d.MakeNote(ctx, mk, t)
}

// done tells what was asked, or would have been.
func (dr *drafter) done(c *command.Call) error {
	switch {
	case dr.d == nil:
		return nil
	case dr.flags.DryRun:
		return model.Show(c, dr.dry)
	}
	record, err := dr.d.Record()
	if err != nil {
		return err
	}
	return dr.flags.Tell(c, record)
}
