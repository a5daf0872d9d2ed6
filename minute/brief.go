package minute

import (
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Brief picks the most telling sentences of a transcript: a summary of all of
// it, or an answer to a question. The zero value is ready for use. A Brief is
// safe for concurrent use as long as its fields are not changed.
type Brief struct {
	// MaxWords bounds the words. 0 means 200.
	MaxWords int

	// Query is a question or some words of interest. "" asks for a summary of
	// the whole.
	Query string
}

// A briefed is a sentence that may be chosen.
type briefed struct {
	s       speech.Sentence
	text    string
	content map[string]bool
	words   int
	score   float64
	done    bool
}

// Make returns the chosen sentences in the order in which they were said, as
// points in the speakers' own words without the noises of speech. It fails with
// [ErrNothingSaid] on an empty transcript.
func (b *Brief) Make(ctx context.Context, t *transcript.Transcript) ([]Point, error) {
	if t == nil || len(t.Turns) == 0 {
		return nil, &MakeError{Name: name(t), Err: ErrNothingSaid}
	}
	var list []*briefed
	in := map[string]int{}
	total := 0
	for _, s := range speech.Cut(t) {
		if s.First && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		x := &briefed{s: s, text: speech.Fluent(s.Text)}
		x.content = speech.ContentWords(x.text)
		x.words = len(strings.Fields(x.text))
		for w := range x.content {
			in[w]++
		}
		total++
		if len(x.content) >= 3 && x.words >= 5 {
			list = append(list, x)
		}
	}
	b.score(list, in, total)
	b.choose(list)
	var out []Point
	for _, x := range list {
		if x.done {
			out = append(out, Point{Speaker: t.Turns[x.s.Turn].Speaker, Text: x.text, Quoted: true, Source: Source{Spoken: speech.Refs(t, x.s)}})
		}
	}
	return out, nil
}

// score weighs each sentence: how much of what the meeting speaks about it
// holds, and how near it is to the query (BM25, k1 1.2, b 0.75).
func (b *Brief) score(list []*briefed, in map[string]int, total int) {
	query := speech.ContentWords(b.Query)
	mean := 1.0
	for _, x := range list {
		mean += float64(x.words)
	}
	mean /= float64(len(list) + 1)
	near := make([]float64, len(list))
	for i, x := range list {
		for _, w := range slices.Sorted(maps.Keys(x.content)) {
			n := float64(in[w])
			if n >= 2 {
				x.score += math.Log(1+n) * math.Log(float64(total+1)/n)
			}
			if query[w] {
				idf := math.Log(1 + (float64(total)-n+0.5)/(n+0.5))
				near[i] += idf * 2.2 / (1 + 1.2*(0.25+0.75*float64(x.words)/mean))
			}
		}
		x.score /= math.Pow(float64(x.words+6), 0.8)
	}
	if len(query) == 0 {
		return
	}
	// Those who answer speak near those who name the matter.
	for i, x := range list {
		local := near[i]
		for d := 1; d <= 4; d++ {
			for _, j := range []int{i - d, i + d} {
				if j >= 0 && j < len(list) {
					local += near[j] * 0.4 / float64(d)
				}
			}
		}
		x.score *= 0.3 + local
	}
}

// choose takes the best sentences that fit, each weighed by how much of it is
// new.
func (b *Brief) choose(list []*briefed) {
	left := b.MaxWords
	if left <= 0 {
		left = 200
	}
	have := map[string]bool{}
	for {
		var best *briefed
		top := 0.0
		for _, x := range list {
			if x.done || x.words > left {
				continue
			}
			fresh := 0
			for w := range x.content {
				if !have[w] {
					fresh++
				}
			}
			if v := x.score * float64(fresh) / float64(len(x.content)); v > top {
				best, top = x, v
			}
		}
		if best == nil {
			return
		}
		best.done = true
		left -= best.words
		for w := range best.content {
			have[w] = true
		}
	}
}
