package casenote

import (
	"context"
	_ "embed"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Brief picks the most telling lines of an input, for a summary within a
// number of words. The zero value keeps all lines that say something. A Brief is
// safe for concurrent use as long as its fields are not changed.
//
// Lines are chosen one by one: the next is the one that adds most words of
// meaning that no chosen line has, for its length. Words of health and care
// count double. Nothing is reworded but for the noises of speech.
type Brief struct {
	// MaxWords bounds the words. 0 means no bound.
	MaxWords int
}

//go:embed data/health.txt
var healthData string

// healthWords are whole words, and beginnings that end in "*".
var healthWords = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(healthData) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			set[line] = true
		}
	}
	return set
})

// isHealth reports whether a word in lower case is of health and care.
func isHealth(word string) bool {
	set := healthWords()
	if set[word] {
		return true
	}
	for i := 3; i <= len(word); i++ {
		if set[word[:i]+"*"] {
			return true
		}
	}
	return false
}

// A candidate is a line that may be chosen.
type candidate struct {
	entry   Entry
	content map[string]bool
	words   int
	worker  bool
	done    bool
}

// Make returns the chosen lines in the order in which they were said, each with
// its source. It fails with [ErrNothingSaid] on an empty input.
func (b *Brief) Make(ctx context.Context, t *transcript.Transcript) ([]Entry, error) {
	if t == nil || len(t.Turns) == 0 {
		return nil, &NoteError{Err: ErrNothingSaid}
	}
	c := castOf(t, "")
	var list []*candidate
	in := map[string]int{}
	var asked speech.Sentence
	question := ""
	for _, s := range speech.Cut(t) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		who := t.Turns[s.Turn].Speaker
		v := c.voice(who)
		text := speech.Fluent(s.Text)
		content := speech.ContentWords(text)
		from := []speech.Sentence{s}
		switch {
		case v == workerVoice && strings.HasSuffix(text, "?"):
			asked, question = s, text
		case v != workerVoice && question != "" && s.First && len(content) < 3:
			// A short answer says nothing without its question, and its "no" must
			// not be taken for an opener.
			answer := speech.Capital(strings.TrimSpace(s.Text))
			text = question + " " + answer
			content = speech.ContentWords(text)
			from = []speech.Sentence{asked, s}
			question = ""
		case v != workerVoice:
			question = ""
		}
		if len(content) == 0 || strings.HasSuffix(text, "?") && v == workerVoice || chatter().MatchString(text) && len(content) < 4 {
			continue
		}
		for w := range content {
			in[w]++
		}
		list = append(list, &candidate{
			entry:   Entry{Text: text, Speaker: who, Source: Source{Spoken: speech.Refs(t, from...)}},
			content: content, words: len(strings.Fields(text)), worker: v == workerVoice,
		})
	}
	b.choose(list, in)
	var out []Entry
	for _, x := range list {
		if x.done {
			out = append(out, x.entry)
		}
	}
	return out, nil
}

// choose marks the lines that fit.
func (b *Brief) choose(list []*candidate, in map[string]int) {
	have := map[string]bool{}
	left := b.MaxWords
	for {
		var best *candidate
		top := 0.0
		for _, x := range list {
			if x.done || b.MaxWords > 0 && x.words > left {
				continue
			}
			gain := 0.0
			for _, w := range sortedKeys(x.content) {
				if have[w] {
					continue
				}
				worth := 1 + math.Log(float64(in[w]))
				if isHealth(w) {
					worth *= 2
				}
				gain += worth
			}
			if gain /= math.Pow(float64(x.words+4), 0.7); gain > top {
				best, top = x, gain
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

// sortedKeys returns the words of a set in order, so that sums do not depend on
// the order of a map.
func sortedKeys(set map[string]bool) []string {
	return slices.Sorted(maps.Keys(set))
}
