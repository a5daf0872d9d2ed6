package picture

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/internal/language"
)

// A Hit is a place in a text that calls for a picture.
type Hit struct {
	// Concept is the ID of the concept.
	Concept string

	// Start and End are the bytes of the text that call for it.
	Start, End int

	// Strength is that of the concept, from 1 to 3.
	Strength int
}

// A Matcher finds concepts in text. It is safe for concurrent use.
type Matcher struct {
	byFirst map[string][]phrase // keyed by the phrase's first word
}

// A phrase is one entry of a concept's words.
type phrase struct {
	words    []string
	class    byte   // 'n', 'v', 'a', or 0 for any
	concept  string // "" for a phrase that has another sense
	strength int
}

// NewMatcher returns a matcher of the given concepts; nil means [Concepts]. Where
// two concepts claim the same words, the first wins. Some phrases in which a word
// has another sense, such as "waste water", call for no picture unless a concept
// claims them.
func NewMatcher(concepts []Concept) *Matcher {
	if concepts == nil {
		return defaultMatcher()
	}
	return newMatcher(concepts)
}

var defaultMatcher = sync.OnceValue(func() *Matcher { return newMatcher(Concepts()) })

func newMatcher(concepts []Concept) *Matcher {
	m := &Matcher{byFirst: make(map[string][]phrase)}
	for _, c := range concepts {
		for _, w := range c.Words {
			m.add(w, c.ID, cmp.Or(c.Strength, 2))
		}
	}
	for _, w := range senses() {
		m.add(w, "", 0)
	}
	return m
}

// add takes in one entry of a concept's words.
func (m *Matcher) add(w, concept string, strength int) {
	p := phrase{concept: concept, strength: strength}
	if i := len(w) - 2; i > 0 && w[i] == '/' {
		p.class = w[i+1]
		w = w[:i]
	}
	// The tokenizer parts the ending from the word, so we do too.
	p.words = strings.Fields(strings.ReplaceAll(w, "'s", " 's"))
	if len(p.words) > 0 {
		m.byFirst[p.words[0]] = append(m.byFirst[p.words[0]], p)
	}
}

// Match returns the concepts that text calls for, each once, best first: by
// strength, then by the number of words, then by their order in the text.
func (m *Matcher) Match(text string) []Hit {
	type found struct {
		Hit
		words int
	}
	var all []found
	for _, s := range language.Sentences(text) {
		tokens := language.Tokens(s.Of(text))
		for i := 0; i < len(tokens); {
			p, ok := m.longest(tokens[i:])
			if !ok {
				i++
				continue
			}
			last := tokens[i+len(p.words)-1]
			if p.concept == "" {
				i += len(p.words)
				continue
			}
			all = append(all, found{
				Hit:   Hit{Concept: p.concept, Start: s.Start + tokens[i].Start, End: s.Start + last.End, Strength: p.strength},
				words: len(p.words),
			})
			i += len(p.words)
		}
	}
	slices.SortStableFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.Strength, a.Strength), cmp.Compare(b.words, a.words))
	})
	var hits []Hit
	for _, f := range all {
		if !slices.ContainsFunc(hits, func(h Hit) bool { return h.Concept == f.Concept }) {
			hits = append(hits, f.Hit)
		}
	}
	return hits
}

// longest returns the longest phrase that tokens begin with.
func (m *Matcher) longest(tokens []language.Token) (phrase, bool) {
	var best phrase
	text, lemma := strings.ToLower(tokens[0].Text), strings.ToLower(tokens[0].Lemma)
	for _, first := range []string{lemma, text} {
		for _, p := range m.byFirst[first] {
			if len(p.words) > len(best.words) && p.matches(tokens) {
				best = p
			}
		}
	}
	return best, len(best.words) > 0
}

// matches reports whether tokens begin with the phrase.
func (p phrase) matches(tokens []language.Token) bool {
	if len(tokens) < len(p.words) {
		return false
	}
	for i, w := range p.words {
		t := tokens[i]
		if w != strings.ToLower(t.Lemma) && w != strings.ToLower(strings.ReplaceAll(t.Text, "’", "'")) {
			return false
		}
	}
	tag := tokens[len(p.words)-1].Tag
	switch p.class {
	case 'n':
		return strings.HasPrefix(tag, "NN")
	case 'v':
		return strings.HasPrefix(tag, "VB")
	case 'a':
		return tag == "JJ" // "latest" is not "late"
	}
	return true
}
