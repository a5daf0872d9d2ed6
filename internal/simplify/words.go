package simplify

import (
	"slices"
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
		// Taggers err, above all on words alone: then the other kinds of word
		// that it may be.
		if len(out) == 0 {
			for _, w := range d.otherReadings(i) {
				add(w)
			}
		}
		break
	}
	return out
}

// readings are the tags of the words that may be replaced, the likelier first.
var readings = [...]string{"VBD", "VBN", "VBZ", "VBG", "VB", "NNS", "NN", "JJ", "RB"}

// otherReadings returns the plain words for piece i under all tags but its own.
func (d *draft) otherReadings(i int) []string {
	p := d.pieces[i]
	var out []string
	for _, tag := range readings {
		lemma := strings.ToLower(language.Lemma(p.text, tag))
		if language.Inflect(lemma, tag) != p.lower {
			continue
		}
		for _, ph := range lexicon.Phrases(lemma) {
			if len(ph.From) != 1 || ph.Kind != kindOf(tag) || ph.To == "" {
				continue
			}
			if tag == "NNS" && ph.Plural != "" {
				out = append(out, ph.Plural)
				continue
			}
			out = append(out, language.Inflect(ph.To, tag))
		}
	}
	return out
}

// kindOf returns the kind of phrase that a tag goes with.
func kindOf(tag string) string {
	switch tag[:2] {
	case "VB":
		return "verb"
	case "NN":
		return "noun"
	case "JJ":
		return "adj"
	}
	return "adv"
}

// oneWord returns the phrases that match piece i alone.
func (d *draft) oneWord(i int) []*lexicon.Phrase {
	p := d.pieces[i]
	var out []*lexicon.Phrase
	list := lexicon.Phrases(p.lower)
	if p.lemma != p.lower {
		list = slices.Concat(list, lexicon.Phrases(strings.ToLower(p.lemma)))
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
