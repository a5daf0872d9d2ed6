// Package language reads English: it finds sentences and words, tags words
// with their part of speech, and makes and undoes inflections. It knows British
// abbreviations, spelling and ways to write dates and references.
//
//	for _, s := range language.Sentences(text) {
//		for _, t := range language.Tokens(text[s.Start:s.End]) {
//			fmt.Println(t.Text, t.Tag, t.Lemma)
//		}
//	}
//
// The types to know are [Span] and [Token]. All functions are safe for
// concurrent use, give the same answer every time, and never fail: text that is
// not English gives poor tags, not errors.
//
// This package is the only one that imports the tagger
// (github.com/jdkato/prose/v3) and the word breaker
// (github.com/clipperhouse/uax29/v2).
package language

//go:generate go run ./gen -scowl /usr/share/dict/scowl -wordnet /usr/share/wordnet -out data
