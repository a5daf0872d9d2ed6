package main

import (
	"context"

	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/examples/internal/model"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/minutellm"
	"github.com/townclerk/townclerk/minute/transcript"
)

// makeMinutes makes the minutes, with a model if the flags name one. After a dry run,
// which writes what would be sent, there are none.
func makeMinutes(ctx context.Context, c *command.Call, f *model.Flags, mk *minute.Maker, t *transcript.Transcript) (*minute.Minutes, error) {
	if !f.On() {
		return mk.Make(ctx, t)
	}
	m, options, err := f.Connect(c, minutellm.Schema())
	if err != nil {
		return nil, err
	}
	d := &minutellm.Drafter{Model: m, Options: options}
	if f.DryRun {
		list, err := d.Requests(ctx, mk, t)
		if err != nil {
			return nil, err
		}
		return nil, model.Show(c, list)
	}
	minutes, err := d.Make(ctx, mk, t)
	if err != nil {
		return nil, err
	}
	record, err := d.Record()
	if err != nil {
		return nil, err
	}
	return minutes, f.Tell(c, record)
}
