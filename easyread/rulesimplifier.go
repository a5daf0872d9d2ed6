package easyread

import (
	"context"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/simplify"
)

// A RuleSimplifier rewrites by rules and word lists that people wrote, offline.
// It splits long sentences, writes plain words for hard ones where it is sure of
// the meaning, and leaves a sentence as it is where it is not. Where the passage
// is to be brief, it leaves out asides in brackets that only add a detail. Its
// zero value works, and it is safe for concurrent use.
type RuleSimplifier struct{}

// Simplify implements [Simplifier].
func (RuleSimplifier) Simplify(ctx context.Context, p Passage) ([]Sentence, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var out []Sentence
	for _, span := range language.Sentences(p.Text) {
		engine := simplify.Engine{MaxWords: p.MaxWords, Lists: !p.Item, Brief: p.Brief}
		out = append(out, rewritten(engine, span.Of(p.Text), span.Start)...)
	}
	return out, nil
}

// rewritten returns what an engine makes of a text that begins at offset: all of it
// where a brief one would leave out what may not be left out.
func rewritten(engine simplify.Engine, text string, offset int) []Sentence {
	made, ok := sentences(&engine, text, offset)
	if !ok {
		engine.Brief = false
		made, _ = sentences(&engine, text, offset)
	}
	return made
}

// sentences returns what an engine makes of a text that begins at offset, and
// whether all that it left out may be left out.
func sentences(engine *simplify.Engine, text string, offset int) ([]Sentence, bool) {
	var out []Sentence
	for _, s := range engine.Rewrite(text) {
		var dropped []extract.Span
		at := s.Start
		for _, d := range s.Dropped {
			i := strings.Index(text[at:s.End], d)
			if i < 0 || !aside(d) {
				return nil, false
			}
			at += i + len(d)
			dropped = append(dropped, extract.Span{Start: offset + at - len(d), End: offset + at})
		}
		out = append(out, Sentence{
			Text:    s.Text,
			Source:  extract.Span{Start: offset + s.Start, End: offset + s.End},
			Item:    s.Item,
			Rules:   s.Rules,
			Dropped: dropped,
		})
	}
	return out, true
}
