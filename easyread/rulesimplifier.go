package easyread

import (
	"context"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/simplify"
)

// A RuleSimplifier rewrites by rules and word lists that people wrote, offline.
// It splits long sentences, writes plain words for hard ones where it is sure of
// the meaning, and leaves a sentence as it is where it is not. Its zero value
// works, and it is safe for concurrent use.
type RuleSimplifier struct{}

// Simplify implements [Simplifier].
func (RuleSimplifier) Simplify(ctx context.Context, p Passage) ([]Sentence, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	engine := simplify.Engine{MaxWords: p.MaxWords, Lists: !p.Item}
	var out []Sentence
	for _, s := range engine.Rewrite(p.Text) {
		out = append(out, Sentence{
			Text:   s.Text,
			Source: extract.Span{Start: s.Start, End: s.End},
			Item:   s.Item,
			Rules:  s.Rules,
		})
	}
	return out, nil
}
