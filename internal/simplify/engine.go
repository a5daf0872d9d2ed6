package simplify

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// DefaultMaxWords is the length above which a sentence is split if it can be:
// the upper end of what GOV.UK and the Department of Health ask of Easy Read.
const DefaultMaxWords = 15

// An Engine rewrites passages. The zero value works. It is safe for concurrent
// use as long as its fields are not changed.
type Engine struct {
	// MaxWords is the number of words above which sentences are split where
	// that is safe; 0 means [DefaultMaxWords]. Some sentences stay longer.
	MaxWords int

	// Lists makes bulleted lists of what a sentence lists: items come back with
	// Item set.
	Lists bool

	// KeepForms leaves number words, dates, times and contractions as they are
	// written. Else they get their Easy Read form: 6, 1 March 2026, 2:30pm.
	KeepForms bool

	// Brief leaves out what stands in brackets where that only adds a detail. What
	// was left out is listed in Dropped.
	Brief bool

	// KeepWords turns the substitution of words and phrases off, KeepClauses
	// the splitting and reordering of sentences.
	KeepWords, KeepClauses bool
}

// A Sentence is one sentence of the result.
type Sentence struct {
	// Text is the sentence, or an item of a list.
	Text string

	// Start and End are bytes of the passage: the sentence that this one was
	// made from.
	Start, End int

	// Item is set for an item of a bulleted list that belongs to the sentence
	// before it.
	Item bool

	// Rules are the names of the rewrites that were made, sorted, each once. It
	// is empty for a sentence that is as the source has it.
	Rules []string

	// Dropped are the words of the source that were left out because of
	// [Engine.Brief], in its order. They stand with the first sentence that was
	// made of a sentence of the source.
	Dropped []string
}

// maxBytes bounds the sentences that are rewritten. Longer ones are no
// sentences but lists or tables whose line breaks were lost.
const maxBytes = 4000

// Rewrite returns the plain sentences of a passage, in the order of the source.
// Every sentence of the passage is there, rewritten or as it was.
func (e *Engine) Rewrite(passage string) []Sentence {
	var out []Sentence
	for _, span := range language.Sentences(passage) {
		out = append(out, e.sentence(passage, span)...)
	}
	return out
}

// sentence rewrites one sentence. It tries all rewrites first, and fewer each
// time the facts of the result are not those of the source.
func (e *Engine) sentence(passage string, span language.Span) []Sentence {
	source := span.Of(passage)
	if len(source) <= maxBytes {
		tokens := language.Tokens(source)
		if rewritable(tokens) {
			for _, step := range []Engine{
				*e,
				{MaxWords: e.MaxWords, KeepForms: e.KeepForms, KeepClauses: e.KeepClauses, Lists: e.Lists, KeepWords: e.KeepWords},
				{MaxWords: e.MaxWords, KeepForms: true, KeepClauses: e.KeepClauses, Lists: e.Lists, KeepWords: e.KeepWords},
				{MaxWords: e.MaxWords, KeepForms: true, KeepWords: true, Lists: e.Lists, KeepClauses: e.KeepClauses},
				{KeepForms: e.KeepForms, KeepClauses: true, KeepWords: e.KeepWords},
				{KeepForms: true, KeepClauses: true, KeepWords: e.KeepWords},
			} {
				made, dropped := step.rewrite(source, tokens)
				if len(made) == 0 {
					break
				}
				if unchanged(source, made) {
					continue
				}
				if faithful(source, made, dropped) {
					for i := range made {
						made[i].Start, made[i].End = span.Start, span.End
					}
					made[0].Dropped = dropped
					return made
				}
			}
		}
	}
	return []Sentence{{Text: source, Start: span.Start, End: span.End}}
}

func unchanged(source string, made []Sentence) bool {
	return len(made) == 1 && made[0].Text == source
}

// faithful reports whether no fact of the result is new or changed, and all
// facts of the source are there but those of what was left out.
func faithful(source string, made []Sentence, dropped []string) bool {
	var b strings.Builder
	for _, s := range made {
		b.WriteString(s.Text)
		b.WriteByte('\n')
	}
	r := fidelity.Compare(source, b.String())
	if len(dropped) == 0 || !r.Safe() {
		return r.Whole()
	}
	rest := source
	for _, d := range dropped {
		rest = strings.Replace(rest, d, "", 1)
	}
	return fidelity.Compare(rest, b.String()).Whole()
}

// rewritable reports whether a sentence is one that the rules understand: it
// has a word in small letters, and its brackets and quotes close.
func rewritable(tokens []language.Token) bool {
	small, depth, quotes := 0, 0, 0
	for _, t := range tokens {
		switch t.Tag {
		case "(":
			depth++
		case ")":
			depth--
			if depth < 0 && t.Start > 3 {
				return false
			}
		}
		switch t.Text {
		case "“":
			quotes++
		case "”":
			quotes--
		case "\"":
			quotes += 100
		}
		if c := t.Text[0]; c >= 'a' && c <= 'z' {
			small++
		}
	}
	return small >= 1 && depth <= 0 && quotes%200 == 0
}

// rewrite applies the rules that the engine's fields allow. It returns nil if
// it has nothing to offer. The second result is what was left out.
func (e *Engine) rewrite(source string, tokens []language.Token) ([]Sentence, []string) {
	d := newDraft(source, tokens)
	if e.Brief {
		d.dropAsides()
		d.dropAliases()
	}
	if !e.KeepWords {
		d.dropOpeners()
		d.also()
		d.that()
		d.substitute()
	}
	if !e.KeepForms {
		d.forms()
	}
	parts := []*draft{d}
	if !e.KeepClauses {
		d.however()
		if said := attribution(d); said != nil && said.sound() {
			d = said
		}
		parts = e.split(d)
		for _, p := range parts {
			if !p.item {
				p.active()
			}
		}
	}
	out := make([]Sentence, 0, len(parts))
	for _, p := range parts {
		s, ok := p.finish()
		if !ok {
			return nil, nil
		}
		out = append(out, s)
	}
	return out, d.dropped
}

func (e *Engine) maxWords() int {
	if e.MaxWords > 0 {
		return e.MaxWords
	}
	return DefaultMaxWords
}

// addRule notes a rewrite.
func addRule(rules []string, name string) []string {
	if slices.Contains(rules, name) {
		return rules
	}
	return append(slices.Clone(rules), name)
}
