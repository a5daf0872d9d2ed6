package simplify

import "github.com/townclerk/townclerk/internal/language"

// echo is how near a plain word must not stand again: "help to help with that".
const echo = 3

// echoes reports whether one of the n words put in at piece i stands close by
// already. Words of grammar, and words that the source has twice, may.
func (d *draft) echoes(i, n int) bool {
	for k := i; k < i+n; k++ {
		p := d.at(k)
		if !p.made || !content(p) {
			continue
		}
		for j := max(0, i-echo); j < min(len(d.pieces), i+n+echo); j++ {
			if q := d.pieces[j]; (j < i || j >= i+n) && content(q) && sameWord(p, q) {
				return true
			}
		}
	}
	return false
}

func content(p piece) bool {
	switch p.tag[:min(2, len(p.tag))] {
	case "NN", "VB", "JJ", "RB":
	default:
		return false
	}
	switch p.lemma {
	case "be", "have", "do", "more", "most", "so", "not", "very", "also", "other", "as", "even", "then":
		return false
	}
	return len(p.text) > 1
}

func sameWord(p, q piece) bool {
	return p.lower == q.lower || p.lemma == q.lemma || language.Lemma(p.lower, "VBG") == q.lemma && p.tag == "VBG" || language.Lemma(q.lower, "VBG") == p.lemma && q.tag == "VBG"
}
