package easyreadllm

import (
	"context"
	"sync"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/prompt"
)

// Convert turns a document into Easy Read with the settings of a converter, whose
// Simplifier is not used. It asks about Options.Parallel passages at a time; the
// result does not depend on how many. If ctx ends, the error is that of ctx, and
// what was answered is in the store. Other errors are those of
// [easyread.Converter.Convert] and [Simplifier.Simplify]; a model that cannot be
// reached is none: the document is then made by the rules, and Record says so.
func (s *Simplifier) Convert(ctx context.Context, cv *easyread.Converter, d *extract.Document) (*easyread.Document, error) {
	queries, err := s.queries(ctx, cv, d)
	if err != nil {
		return nil, err
	}
	var jobs []prompt.Job
	for _, q := range queries {
		jobs = append(jobs, q.jobs...)
	}
	outcomes, err := s.run().All(ctx, jobs)
	if err != nil {
		return nil, err
	}
	known := prepared{s: s, made: make(map[easyread.Passage][]easyread.Sentence)}
	for _, q := range queries {
		n := len(q.jobs)
		if known.made[q.passage], err = s.sentences(ctx, q, outcomes[:n]); err != nil {
			return nil, err
		}
		outcomes = outcomes[n:]
	}
	with := *cv
	with.Simplifier = known
	return with.Convert(ctx, d)
}

// Requests returns what Convert would send as the first request about each
// passage, in order, without sending anything. The model need not be set.
// Passages that would not be sent, because they speak to language models or are
// too long, have no request.
func (s *Simplifier) Requests(ctx context.Context, cv *easyread.Converter, d *extract.Document) ([]Request, error) {
	queries, err := s.queries(ctx, cv, d)
	if err != nil {
		return nil, err
	}
	var jobs []prompt.Job
	for _, q := range queries {
		jobs = append(jobs, q.jobs...)
	}
	return s.run().Requests(jobs)
}

// queries returns the passages that a converter asks about, each once.
func (s *Simplifier) queries(ctx context.Context, cv *easyread.Converter, d *extract.Document) ([]*query, error) {
	var c collector
	dry := *cv
	dry.Simplifier = &c
	dry.Rules = []rules.Rule{} // the result is thrown away
	if _, err := dry.Convert(ctx, d); err != nil {
		return nil, err
	}
	var list []*query
	for _, p := range c.passages {
		list = append(list, newQuery(p, s.Options.Budget))
	}
	return list, nil
}

// A collector is a Simplifier that notes what it is asked and changes nothing.
type collector struct {
	mu       sync.Mutex
	seen     map[easyread.Passage]bool
	passages []easyread.Passage
}

// Simplify implements [easyread.Simplifier].
func (c *collector) Simplify(_ context.Context, p easyread.Passage) ([]easyread.Sentence, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.seen[p] {
		if c.seen == nil {
			c.seen = make(map[easyread.Passage]bool)
		}
		c.seen[p] = true
		c.passages = append(c.passages, p)
	}
	return []easyread.Sentence{{Text: p.Text, Source: extract.Span{End: len(p.Text)}}}, nil
}

// prepared is a Simplifier that knows its answers, and asks about what it does
// not know.
type prepared struct {
	s    *Simplifier
	made map[easyread.Passage][]easyread.Sentence
}

// Simplify implements [easyread.Simplifier].
func (k prepared) Simplify(ctx context.Context, p easyread.Passage) ([]easyread.Sentence, error) {
	if made, ok := k.made[p]; ok {
		return made, nil
	}
	return k.s.Simplify(ctx, p)
}
