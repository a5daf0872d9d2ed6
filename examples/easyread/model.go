package main

import (
	"context"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/easyreadllm"
	"github.com/townclerk/townclerk/examples/internal/command"
	"github.com/townclerk/townclerk/examples/internal/model"
	"github.com/townclerk/townclerk/extract"
)

// convert makes the Easy Read, with a model if the flags name one. After a dry
// run, which writes what would be sent, there is no document.
func convert(ctx context.Context, c *command.Call, f *model.Flags, cv *easyread.Converter, source *extract.Document) (*easyread.Document, error) {
	if !f.On() {
		return cv.Convert(ctx, source)
	}
	m, options, err := f.Connect(c, easyreadllm.Schema())
	if err != nil {
		return nil, err
	}
	s := &easyreadllm.Simplifier{Model: m, Options: options}
	if f.DryRun {
		list, err := s.Requests(ctx, cv, source)
		if err != nil {
			return nil, err
		}
		return nil, model.Show(c, list)
	}
	doc, err := s.Convert(ctx, cv, source)
	if err != nil {
		return nil, err
	}
	record, err := s.Record()
	if err != nil {
		return nil, err
	}
	return doc, f.Tell(c, record)
}
