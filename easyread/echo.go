package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
)

// fewestEcho is how many words stand on each side of the place where a sentence is
// parted with an echo.
const fewestEcho = 4

// echo parts a sentence before what it only adds: "The plan protects old buildings,
// including churches." becomes "The plan protects old buildings." and "This includes
// churches." It takes phrases for which "this" can only be what was said just before.
func (f *folded) echo() (left, right string, ok bool) {
	if f.asks() || f.commands() {
		return "", "", false
	}
	start := f.linked()
	for i := start + fewestEcho; i < len(f.tokens)-fewestEcho; i++ {
		if f.level[i] > 0 || f.insideFact(i) {
			continue
		}
		said, next := f.echoed(i)
		if said == "" || next >= len(f.tokens)-1 {
			continue
		}
		end := i
		for end > 0 && f.tokens[end-1].Tag == "," {
			end--
		}
		if f.wordsBefore(f.tokens[i].Start)-f.wordsBefore(f.tokens[start].Start) < fewestEcho || len(f.words)-f.wordsBefore(f.tokens[next].Start) < fewestEcho-1 {
			continue
		}
		switch f.tokens[end-1].Tag {
		case "CC", "RB", "RBR", "JJR", "IN", "TO":
			return "", "", false // it stands inside the sentence
		}
		// What comes first has to be a sentence, and no clause may stand in it that
		// the addition could belong to.
		if !f.stands(start, end) || f.hedged(end) {
			return "", "", false
		}
		left = strings.TrimRight(f.text[:f.tokens[end-1].End], " ,;–—") + "."
		return left, said + " " + f.text[f.tokens[next].Start:], true
	}
	return "", "", false
}

// echoed returns the words with which a sentence of its own begins in place of token
// i and those that belong to it, and the token after them.
func (f *folded) echoed(i int) (said string, next int) {
	word := func(k int) string {
		if k < 0 || k >= len(f.tokens) {
			return ""
		}
		return strings.ToLower(f.tokens[k].Text)
	}
	rest := func(from int) bool { return !f.finite(from, len(f.tokens)) && !f.marked(from, ":") }
	switch word(i) {
	case "including":
		// "of those including": whose addition it is must be clear.
		if name := strings.HasPrefix(f.tokens[i-1].Tag, "NN") || f.tokens[i-1].Tag == ","; name && rest(i+1) && beginsThing(f.tokens[i+1]) && f.ends(i+1) && !f.saysWhen(i+1) {
			return "This includes", i + 1
		}
	case "to":
		if n := f.held(i + 1); n > 0 && rest(i+1+n) {
			return "The " + word(i-1) + " is", i + 1 + n
		}
	}
	return "", 0
}

// saysWhen reports whether a comma and a preposition stand after token i: "on all buses,
// including the 9, after 9.30am" says of all of them when.
func (f *folded) saysWhen(i int) bool {
	for k := i; k+1 < len(f.tokens); k++ {
		if f.level[k] == 0 && f.tokens[k].Tag == "," && isPreposition(f.tokens[k+1]) {
			return true
		}
	}
	return false
}

// held returns how many tokens from i say that something takes place, if what takes
// place stands before the "to" before them and a day or a time after them; else 0.
func (f *folded) held(i int) int {
	if i < 2 || i+3 >= len(f.tokens) {
		return 0
	}
	switch strings.ToLower(f.tokens[i-2].Text) {
	case "meeting", "hearing", "inquiry", "election", "exhibition", "event", "session":
	default:
		return 0
	}
	switch strings.ToLower(f.tokens[i].Text + " " + f.tokens[i+1].Text) {
	case "take place", "be held":
	default:
		return 0
	}
	if on := strings.ToLower(f.tokens[i+2].Text); on != "on" && on != "at" {
		return 0
	}
	for _, fact := range f.facts {
		if from := fact.Start - f.tokens[i+2].End; from > 0 && from <= len(" Wednesday the ") && (fact.Kind == fidelity.Date || fact.Kind == fidelity.Time) {
			return 2
		}
	}
	return 0
}

// ends reports whether what begins at token i goes on to the end of the sentence: a
// comma in it is one of a list.
func (f *folded) ends(i int) bool {
	comma := -1
	for j := i; j < len(f.tokens); j++ {
		if f.tokens[j].Tag == "," && f.level[j] == 0 {
			comma = j
		}
	}
	if comma < 0 {
		return true
	}
	for j := comma; j < len(f.tokens); j++ {
		if f.tokens[j].Tag == "CC" {
			return true
		}
	}
	return false
}

// hedged reports whether a "not", a condition or a report of what somebody said
// stands before token end: what is added may belong to that alone.
func (f *folded) hedged(end int) bool {
	for k := range end {
		switch strings.ToLower(f.tokens[k].Text) {
		case "not", "n't", "no", "never", "nor", "without", "neither", "cannot":
			return true
		}
		if subordinates(f.tokens, k) {
			return true
		}
	}
	return false
}
