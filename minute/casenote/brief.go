package casenote

import (
	"context"
	_ "embed"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/salience"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Brief picks the most telling lines of an input, for a summary within a
// number of words. The zero value keeps all lines that say something, as they
// were said but for the noises of speech. A Brief is safe for concurrent use as
// long as its fields are not changed.
//
// Lines are chosen one by one: the next is the one that adds most words that a
// note of such a talk would have, for its length. Words of health and care count
// double. Which words those are was learned from notes of consultations; words
// that tell a gender count the same as those that do not.
type Brief struct {
	// MaxWords bounds the words. 0 means no bound. Where there is one, lines that
	// add next to nothing are left out even if there is room.
	MaxWords int

	// Statements turns what was said into statements about the person: "I've had a
	// cough" is "The patient has had a cough", and "Any chest pain?" with "No." is
	// "No chest pain." What cannot be turned safely stays as it was said.
	Statements bool

	// Terse leaves out articles and the like, as notes do that somebody jots down.
	Terse bool
}

//go:embed data/health.txt
var healthData string

// healthWords are whole words, and beginnings that end in "*", with what they are
// worth.
var healthWords = sync.OnceValue(func() map[string]float64 {
	set := map[string]float64{}
	for line := range strings.Lines(healthData) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '!':
			set[line[1:]] = 1.4
		default:
			set[line] = 1
		}
	}
	return set
})

// healthWorth returns what a word in lower case is worth if it is of health and
// care, else 0.
func healthWorth(word string) float64 {
	set := healthWords()
	if w := set[word]; w > 0 {
		return w
	}
	for i := 3; i <= len(word); i++ {
		if w := set[word[:i]+"*"]; w > 0 {
			return w
		}
	}
	return 0
}

// A candidate is a line that may be chosen.
type candidate struct {
	entry   Entry
	content map[string]bool
	words   int
	answers bool
	done    bool
}

// Make returns the chosen lines in the order in which they were said, each with
// its source. It fails with [ErrNothingSaid] on an empty input.
func (b *Brief) Make(ctx context.Context, t *transcript.Transcript) ([]Entry, error) {
	if t == nil || len(t.Turns) == 0 {
		return nil, &NoteError{Err: ErrNothingSaid}
	}
	if b.Terse && b.MaxWords > 0 && len(t.Speakers()) == 0 {
		return b.shortened(ctx, t)
	}
	list, err := b.candidates(ctx, t)
	if err != nil {
		return nil, err
	}
	b.choose(list)
	var out []Entry
	for _, x := range list {
		if x.done {
			out = append(out, x.entry)
		}
	}
	return out, nil
}

// shortened chooses from notes, whose sentences can be cut: parts that say least
// of health and care are left out, and words never change.
func (b *Brief) shortened(ctx context.Context, t *transcript.Transcript) ([]Entry, error) {
	var list []*condensed
	person := ""
	for i, s := range speech.Cut(t) {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		text := strings.TrimLeft(s.Text, "-*•· ")
		if person == "" {
			person = titledName().FindString(text)
		} else if rest, ok := strings.CutPrefix(text, person+" "); ok && rest != "" && speech.Small(rest) == rest {
			text = rest // notes are about the person who was named first
		}
		list = append(list, &condensed{s, shorten(text)})
	}
	condense(list, b.MaxWords)
	var out []Entry
	for _, c := range list {
		if text := c.text(); text != "" {
			out = append(out, Entry{Text: text, Source: Source{Spoken: speech.Refs(t, c.sentence)}})
		}
	}
	return out, nil
}

var titledName = speech.Pattern(`(?-i:\b(?:Mrs|Mr|Ms|Miss|Mx|Dr)\.? \p{Lu}[\p{L}'’-]+)`)

// candidates returns the lines of a talk that say something.
func (b *Brief) candidates(ctx context.Context, t *transcript.Transcript) ([]*candidate, error) {
	c := castOf(t, "")
	teller := tellerFor(c)
	var list []*candidate
	add := func(text, who string, answers bool, from ...speech.Sentence) {
		if b.Terse {
			text = terse(text)
		}
		x := &candidate{content: wordsOf(text), words: len(strings.Fields(text)), answers: answers}
		x.entry = Entry{Text: text, Speaker: who, Source: Source{Spoken: speech.Refs(t, from...)}}
		list = append(list, x)
	}
	var asked speech.Sentence
	question := ""
	for i, s := range finer(t) {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		who := t.Turns[s.Turn].Speaker
		v := c.voice(who)
		text := b.clean(s.Text)
		if v == workerVoice && strings.HasSuffix(text, "?") {
			asked, question = s, text
			continue
		}
		content := wordsOf(text)
		if v != workerVoice && len(content) == 0 && !saysNo().MatchString(s.Text) && !saysYes().MatchString(s.Text) {
			continue // a noise answers nothing
		}
		answer := v != workerVoice && v != notesVoice && question != "" && s.First
		if answer {
			q := question
			question = ""
			if b.Statements && v == personVoice {
				if told, ok := teller.answer(q, s.Text); ok && b.faithful(q+" "+s.Text, told) {
					add(told, who, true, asked, s)
					if len(wordsOf(saysNo().ReplaceAllString(saysYes().ReplaceAllString(text, ""), ""))) < 2 {
						continue
					}
					answer = false
				}
			}
			// A short answer says nothing without its question, and its "no" must
			// not be taken for an opener.
			if answer && len(content) < 3 {
				said := speech.Capital(strings.TrimSpace(s.Text))
				if b.Statements {
					add(teller.about(q, b.clean(said)), who, true, asked, s)
				} else {
					add(q+" "+said, who, true, asked, s)
				}
				continue
			}
		} else if v != workerVoice {
			question = ""
		}
		if len(content) == 0 || chatter().MatchString(text) && len(content) < 4 {
			continue
		}
		if b.Statements {
			text = b.state(teller, v, text)
		}
		add(text, who, answer, s)
	}
	return list, nil
}

// state turns one sentence into a statement, or returns it as it was said.
func (b *Brief) state(t teller, v voice, text string) string {
	told, ok := text, false
	switch v {
	case personVoice:
		told, ok = t.told(text)
	case workerVoice:
		told, ok = t.addressed(text)
	}
	if !ok || !b.faithful(text, told) {
		return text
	}
	return speech.Capital(told)
}

// faithful reports whether a statement keeps the facts of what was said: no
// number, date, "not" or "might" goes or comes.
func (b *Brief) faithful(said, told string) bool {
	r := fidelity.Compare(said, told)
	if len(r.Changed) > 0 {
		return false
	}
	for _, f := range slices.Concat(r.Dropped, r.New) {
		if f.Kind == fidelity.Negation && !saysNo().MatchString(said) && !strings.HasPrefix(told, "No ") && !strings.Contains(told, " not ") && !strings.Contains(told, "cannot") {
			return false
		}
	}
	return true
}

// clean drops the noises of speech, and writes numbers in figures where
// statements are wanted.
func (b *Brief) clean(text string) string {
	text = speech.Fluent(text)
	if !b.Statements {
		return text
	}
	if cut := openers().ReplaceAllString(text, ""); cut != "" {
		text = cut
	}
	return speech.Capital(figures(text))
}

// wordsOf returns the set of the stems of a text.
func wordsOf(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range salience.Words(text) {
		out[w] = true
	}
	return out
}

var sentenceEnds = speech.Pattern(`[.?!]\s+`)
var abbreviated = speech.Pattern(`\b(?:dr|mr|mrs|ms|st|e\.g|i\.e|vs|approx)\.\s*$`)

// finer returns the sentences of a talk, also of those recorders that write no
// capital letters.
func finer(t *transcript.Transcript) []speech.Sentence {
	var out []speech.Sentence
	for _, s := range speech.Cut(t) {
		turn := t.Turns[s.Turn].Text()
		raw := turn[s.Start:s.End]
		from, first := 0, s.First
		cut := func(to int) {
			part := strings.TrimSpace(raw[from:to])
			if part != "" {
				start := s.Start + from + strings.Index(raw[from:to], part)
				out = append(out, speech.Sentence{Turn: s.Turn, Start: start, End: start + len(part), First: first, Text: speech.Straight(part)})
				first = false
			}
			from = to
		}
		for _, m := range sentenceEnds().FindAllStringIndex(raw, -1) {
			if !abbreviated().MatchString(raw[:m[1]]) {
				cut(m[1])
			}
		}
		cut(len(raw))
	}
	return out
}

var (
	terseStart = speech.Pattern(`^(?:the (?:patient|person|client|resident)|they|it|there) (?:is |was |has been |does |are |has )?`)
	terseWords = speech.Pattern(`\b(?:the (?:patient|person|client|resident)(?:'s)?|their|the|a|an|this|that|there's|it's|which is|then|so) `)
)

// terse leaves out words that jotted notes do without.
func terse(text string) string {
	start := terseStart().FindString(text)
	rest := text[len(start):]
	if strings.HasSuffix(strings.ToLower(start), " has ") {
		rest = "has " + rest
	}
	if rest = terseWords().ReplaceAllString(rest, ""); rest == "" {
		return text
	}
	return speech.Capital(rest)
}

// choose marks the lines that fit.
func (b *Brief) choose(list []*candidate) {
	if b.MaxWords <= 0 {
		for _, x := range list {
			x.done = true
		}
		return
	}
	lines := make([]salience.Line, len(list))
	for i, x := range list {
		lines[i] = salience.Line{Text: x.entry.Text, Answers: x.answers}
	}
	worth := salience.Default().Worth(lines)
	// How much a long line must add more than a short one; chosen on the
	// development parts of consultation sets.
	power, extra, least := 0.7, 4.0, 0.1
	if b.Terse {
		power, extra, least = 1, 2, 0.02
	}
	have := map[string]bool{}
	left := b.MaxWords
	for {
		var best *candidate
		top := least
		for _, x := range list {
			if x.done || x.words > left {
				continue
			}
			gain := 0.0
			for _, w := range sortedKeys(x.content) {
				if !have[w] {
					gain += worth[w]
				}
			}
			if gain /= math.Pow(float64(x.words)+extra, power); gain > top {
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
func sortedKeys[V any](set map[string]V) []string {
	return slices.Sorted(maps.Keys(set))
}
