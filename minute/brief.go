package minute

import (
	"context"
	"math"
	"strings"

	"github.com/townclerk/townclerk/internal/gist"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Brief picks the most telling sentences of a transcript: a summary of all of
// it, or an answer to a question. The zero value is ready for use. A Brief is
// safe for concurrent use as long as its fields are not changed.
type Brief struct {
	// MaxWords bounds the words that are taken from the transcript; the names of
	// the speakers come on top. 0 means 200.
	MaxWords int

	// Query is a question or some words of interest. A speaker whom it names is
	// looked at first. "" asks for a summary of the whole.
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
// points: in reported speech where that is safe, else in the speakers' own words
// without the noises of speech. It fails with [ErrNothingSaid] on an empty
// transcript.
func (b *Brief) Make(ctx context.Context, t *transcript.Transcript) ([]Point, error) {
	if t == nil || len(t.Turns) == 0 {
		return nil, &MakeError{Name: name(t), Err: ErrNothingSaid}
	}
	all := speech.Cut(t)
	scores, err := gist.New(unitsOf(t, all)).Brief(b.Query)
	if err != nil {
		return nil, err
	}
	var list []*briefed
	for i, s := range all {
		if s.First && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		x := &briefed{s: s, text: speech.Fluent(s.Text), score: gist.Logistic(scores[i])}
		x.content = speech.ContentWords(x.text)
		x.words = len(strings.Fields(x.text))
		if len(x.content) >= 2 && x.words >= 5 {
			list = append(list, x)
		}
	}
	b.choose(list)
	var out []Point
	last := ""
	for _, x := range list {
		if !x.done {
			continue
		}
		p := x.point(t, last)
		last = p.Speaker
		out = append(out, p)
	}
	return out, nil
}

// point words a sentence. last is who said the point before.
func (x *briefed) point(t *transcript.Transcript, last string) Point {
	p := Point{Speaker: t.Turns[x.s.Turn].Speaker, Source: Source{Spoken: speech.Refs(t, x.s)}}
	if unknown(p.Speaker) {
		p.Speaker = ""
	}
	who := p.Speaker
	if who == "" {
		who = someone
	}
	if r, ok := report(x.text); ok {
		text := r.sentence(who, who != last || who == someone, true)
		if faithful(x.text, text, who) && !(who == someone && (r.self || r.group)) {
			p.Text = text
			return p
		}
	}
	p.Quoted = true
	p.Text = x.text
	if p.Speaker != "" && p.Speaker != last {
		p.Text = p.Speaker + ": " + x.text
	}
	return p
}

// How the choice weighs new words against the score, and long sentences against
// short ones. They were fitted on the training parts of QMSum and AMI, and looked at
// on their validation parts too, so that figures on those flatter them a little.
const (
	freshShare  = 0.85
	longWhole   = -0.3
	freshAnswer = 0.7
	longAnswer  = 0.3
)

// choose takes the best sentences that fit, each weighed by how much of it is
// new.
func (b *Brief) choose(list []*briefed) {
	left := b.MaxWords
	if left <= 0 {
		left = 200
	}
	share, long := freshShare, longWhole
	if b.Query != "" {
		share, long = freshAnswer, longAnswer
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
			if v := x.score * (1 - share + share*float64(fresh)/float64(len(x.content))) * math.Pow(float64(x.words), long); v > top {
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
