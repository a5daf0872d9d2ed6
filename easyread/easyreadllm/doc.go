// Package easyreadllm is an [easyread.Simplifier] that asks a language model for
// plainer words, for councils that have one.
//
//	s := &easyreadllm.Simplifier{Model: model, Options: easyreadllm.Options{ModelName: "gpt-4o-mini", Parallel: 8}}
//	doc, err := s.Convert(ctx, new(easyread.Converter), source)
//
// The model is any [llms.Model] of langchaingo. It only proposes. Personal data is
// taken out before anything is sent; the text is marked as data; each sentence
// that comes back is compared with the sentences that it names. What does not hold
// is sent back once, and then the offline rules take its place, with a finding.
// Statements that the model worded say so in Statement.Engine, and
// [Simplifier.Record] is an account of what was asked that can be published.
//
// A [Simplifier] also goes into Converter.Simplifier, one passage at a time.
// [Simplifier.Convert] knows all passages beforehand: it asks about several at
// once, and a name that one passage gives away is taken out of all.
// [Simplifier.Requests] shows what would be sent, and sends nothing.
package easyreadllm
