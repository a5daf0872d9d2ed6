package easyread

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// A fold is a place where a sentence can be laid out: before token at.
type fold struct {
	at    int
	score int
	items []string
}

// best returns the best place to lay the sentence out.
func (f *folded) best() (fold, bool) {
	var best fold
	if f.asks() {
		return best, false // half a question is none
	}
	for i := 1; i < len(f.tokens)-1; i++ {
		if f.level[i] > 0 || f.tokens[i-1].Text == "(" || f.insideFact(i) {
			continue
		}
		lead := f.wordsBefore(f.tokens[i].Start)
		rest := len(f.words) - lead
		if lead > f.most+5 || rest < fewestRest {
			continue
		}
		score := f.opens(i)
		var items []string
		if score == 0 || lead < fewestLead && score < 9 {
			if score, items = f.shared(i); score == 0 {
				continue
			}
		} else {
			items = f.items(i)
		}
		if len(items) < 2 {
			continue // a list of one item is no list
		}
		longest := 0
		for _, item := range items {
			longest = max(longest, len(language.Words(item)))
		}
		if longest <= f.most {
			score += 5
		}
		if lead > f.most && f.tokens[i-1].Text != ":" {
			score = 1
		}
		// A long beginning leaves less to take in as a list.
		score = score*4 + lead/4
		if score > best.score {
			best = fold{at: i, score: score, items: items}
		}
	}
	return best, best.score > 0
}

// insideFact reports whether a name, a date or another fact goes on at token i.
func (f *folded) insideFact(i int) bool {
	return slices.ContainsFunc(f.facts, func(x fidelity.Fact) bool { return x.Start < f.tokens[i].Start && f.tokens[i].Start < x.End })
}

// goesOn reports whether a comma and an "and" or "or" stand after token i.
func (f *folded) goesOn(i int) bool {
	for k := i; k+1 < len(f.tokens); k++ {
		if f.level[k] == 0 && f.tokens[k].Tag == "," && f.tokens[k+1].Tag == "CC" {
			return f.thingCuts(i) == nil
		}
	}
	return false
}

// beginsFigure reports whether a date, a time, an amount or a number begins at
// token i.
func (f *folded) beginsFigure(i int) bool {
	return slices.ContainsFunc(f.facts, func(x fidelity.Fact) bool {
		switch x.Kind {
		case fidelity.Name, fidelity.Negation, fidelity.Modal:
			return false
		}
		return x.Start == f.tokens[i].Start
	})
}

// endless reports whether the sentence is so long that any place is better than
// none. A sentence of a few words too many is read more easily in one.
func (f *folded) endless() bool { return len(f.words) > f.most+tolerable }

// wordsBefore returns how many words begin before a byte.
func (f *folded) wordsBefore(end int) int {
	n, _ := slices.BinarySearchFunc(f.words, end, func(w language.Span, end int) int { return w.Start - end })
	return n
}

// openers are the words after which something must follow, and how well a list
// follows them.
var openers = map[string]int{
	"if": 9, "where": 8, "when": 8, "unless": 9, "because": 9, "until": 7, "whether": 8, "that": 8,
	"including": 9, "includes": 10, "include": 10, "included": 7, "comprises": 9, "comprise": 9,
	"by": 6, "through": 6, "with": 5, "for": 5, "from": 4, "about": 5, "towards": 5, "against": 5,
	"of": 2, "on": 3, "in": 2, "into": 3, "within": 3, "under": 3, "at": 2, "as": 2, "over": 2, "alongside": 4,
	"which": 7, "who": 6, "without": 5,
}

// opens returns how well a list can begin at token i, or 0 if it cannot.
func (f *folded) opens(i int) int {
	before, next := f.tokens[i-1], f.tokens[i]
	word := strings.ToLower(before.Text)
	if next.Tag == "." || next.Tag == "," || next.Text == ";" || next.Text == ")" || next.Tag == "POS" || next.Tag == "WP$" {
		return 0
	}
	if before.Text == ":" && before.Start > 0 {
		return 12
	}
	if before.Lemma == "be" && next.Tag == "VBN" {
		if cuts := f.participleCuts(i); !f.insideList(i) && (len(cuts) > 1 || len(cuts) == 1 && f.endless()) {
			return 8
		}
		return 0
	}
	if !f.whole(i) || f.insideList(i) {
		return 0
	}
	switch {
	case word == "to" && next.Tag == "VB", word == "to" && strings.HasPrefix(next.Tag, "RB") && i+1 < len(f.tokens) && f.tokens[i+1].Tag == "VB":
		return 8
	case before.Tag == "MD" && (next.Tag == "VB"):
		// "must come to sign, pay or ask": whether to pay is a reason to come or
		// another duty is not clear.
		if cuts := f.verbCuts(i); len(cuts) > 0 && !f.infinitive(i, cuts[0].end) {
			return 9
		}
		return 0
	case word == "not" || word == "n't" || word == "only" || word == "also":
		return 0
	case word == "as" && i > 1 && strings.EqualFold(f.tokens[i-2].Text, "such"):
		return 9
	case word == "that" && i > 1 && strings.EqualFold(f.tokens[i-2].Text, "so"):
		return 9
	case word == "that" && before.Tag == "DT", word == "that" && beginsThing(next) && next.Tag == "NN" && !f.finite(i, len(f.tokens)):
		return 0 // "that site"
	case word == "of" && i > 1 && partitive[strings.ToLower(f.tokens[i-2].Text)]:
		return 0
	case (before.Tag == "WRB" || before.Tag == "WP" || before.Tag == "WDT") && i > 1 && isPreposition(f.tokens[i-2]):
		return 0 // "proof of where you live"
	case (word == "who" || word == "which") && (!finiteTag(next) && !beginsThing(next) || i > 1 && word == "who" && f.tokens[i-2].Tag == ","):
		return 0
	}
	// "on 12 May", "in the 1930s", "at home", "in Castle Road": such words belong
	// together.
	if isPreposition(before) && f.beginsFigure(i) && f.semicolonCuts(i) != nil {
		return openers[word]
	}
	if isPreposition(before) && openers[word] < clausal && (f.beginsFigure(i) || next.Tag == "DT" && f.beginsFigure(i+1) || !f.endless() && (next.Tag == "NN" || next.Tag == "NNP")) {
		return 0
	}
	// "which were laid in old roads, and the new ones": what follows the "and" may
	// not belong to the last word.
	if openers[word] < clausal && f.goesOn(i) {
		return 0
	}
	if score, ok := openers[word]; ok {
		switch before.Tag {
		case "RP":
			return 0
		case "IN", "WRB", "WDT", "WP", "TO", "VBG", "VBZ", "VBP", "VB", "VBD":
		default:
			return 0
		}
		if i > 1 && word != "that" && word != "which" && before.Tag == "IN" && f.tokens[i-2].Tag == "IN" && !strings.EqualFold(f.tokens[i-2].Text, "only") {
			score++ // "because of", "out of"
		}
		if next.Tag == "IN" || next.Tag == "WDT" || next.Tag == "WP" || next.Tag == "PRP" && isPreposition(before) {
			return 0
		}
		return score
	}
	// A verb and what it does something to: "sets out the rules".
	if before.Tag == "RP" && i > 1 && strings.HasPrefix(f.tokens[i-2].Tag, "VB") && beginsThing(next) {
		return 4
	}
	if strings.HasPrefix(before.Tag, "VB") && beginsThing(next) && before.Lemma != "have" && before.Lemma != "do" {
		if before.Lemma == "be" {
			if f.asks() || next.Tag == "VBG" {
				return 0
			}
			return 2
		}
		return 3
	}
	return 0
}

// insideList reports whether token i stands inside one of several things with
// commas between them, so that what follows it is not all of what follows.
func (f *folded) insideList(i int) bool {
	comma := false
	for k := i - 1; k > 0 && !f.verb(k); k-- {
		// "proof, such as a passport and a bill": that comma parts no things.
		comma = comma || f.level[k] == 0 && f.tokens[k].Tag == "," && !f.example(k+1)
	}
	if !comma {
		return false
	}
	for k := i; k < len(f.tokens); k++ {
		if f.level[k] == 0 && f.tokens[k].Tag == "CC" && (f.tokens[k-1].Tag == "," || !f.verb(min(k+1, len(f.tokens)-1))) {
			return true
		}
	}
	return false
}

// partitive are words that make one thing with the words after "of".
var partitive = map[string]bool{
	"number": true, "part": true, "one": true, "some": true, "all": true, "most": true, "each": true, "any": true,
	"out": true, "because": true, "instead": true, "range": true, "types": true, "type": true, "end": true, "lot": true,
	"use": true, "form": true, "kind": true, "half": true, "many": true, "both": true, "amount": true, "total": true,
}
