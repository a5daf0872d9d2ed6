package simplify

import (
	"strings"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// Substitutes returns plainer words for a word of a sentence, in the form that
// the sentence asks for, the best first. They come from the phrase table alone;
// for words that it does not have there are none.
func Substitutes(sentence, word string) []string {
	tokens := language.Tokens(sentence)
	d := newDraft(sentence, tokens)
	var out []string
	seen := map[string]bool{strings.ToLower(word): true}
	add := func(s string) {
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for i, p := range d.pieces {
		if p.lower != strings.ToLower(word) {
			continue
		}
		// First what the engine would do here, then the same words without
		// their conditions.
		for _, strict := range []bool{true, false} {
			for _, ph := range d.oneWord(i) {
				if strict && !d.conditions(ph, i, 1) {
					continue
				}
				if words, ok := d.plain(ph, i, 1); ok && len(words) > 0 {
					add((&draft{pieces: words}).text())
				}
			}
		}
		break
	}
	return out
}

// oneWord returns the phrases that match piece i alone.
func (d *draft) oneWord(i int) []*lexicon.Phrase {
	p := d.pieces[i]
	var out []*lexicon.Phrase
	list := lexicon.Phrases(p.lower)
	if p.lemma != p.lower {
		list = append(list, lexicon.Phrases(strings.ToLower(p.lemma))...)
	}
	for _, ph := range list {
		if len(ph.From) != 1 {
			continue
		}
		switch ph.Kind {
		case "verb":
			if d.verbMatch(ph, i) == 1 {
				out = append(out, ph)
			}
		case "noun":
			if d.nounMatch(ph, i) == 1 {
				out = append(out, ph)
			}
		case "adj", "adv":
			if d.modifierMatch(ph, i) == 1 {
				out = append(out, ph)
			}
		case "words":
			out = append(out, ph)
		}
	}
	return out
}
