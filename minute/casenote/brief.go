package casenote

import (
	"context"

	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Brief picks the most telling lines of an input, for a summary within a
// number of words. The zero value keeps all of them. A Brief is safe for
// concurrent use as long as its fields are not changed.
type Brief struct {
	// MaxWords bounds the words. 0 means no bound.
	MaxWords int
}

// Make returns the lines in the order in which they were said, in their own
// words, each with its source.
func (b *Brief) Make(ctx context.Context, t *transcript.Transcript) ([]Entry, error) {
	if t == nil || len(t.Turns) == 0 {
		return nil, &NoteError{Err: ErrNothingSaid}
	}
	var out []Entry
	for _, s := range speech.Cut(t) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out = append(out, Entry{Text: s.Text, Speaker: t.Turns[s.Turn].Speaker, Source: Source{Spoken: speech.Refs(t, s)}})
	}
	return out, nil
}
