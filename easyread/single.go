package easyread

import "strings"

// Where a sentence is far too long and lists nothing, one clause of it can stand
// below the rest:
//
//	The council agreed that:
//	- the members of the group will be asked to do the work for now
//
// The beginning shows by its last word that more follows, and what.

// fewestClause is how many words a clause has at least that stands alone below a
// beginning.
const fewestClause = 5

// single returns the best place to lay out a clause below the rest of an endless
// sentence: where the longer of the two is shortest.
func (f *folded) single() (fold, bool) {
	var best fold
	if !f.endless() || f.asks() {
		return best, false
	}
	shortest := len(f.words)
	main := f.mainStart()
	if main < 0 {
		return best, false
	}
	for i := max(main, 1); i < len(f.tokens)-1; i++ {
		if f.level[i] > 0 || f.insideFact(i) || !f.announces(i-1) || f.opens(i) < clausal || !f.ownSubject(i) || f.turns(i) {
			continue
		}
		lead := f.wordsBefore(f.tokens[i].Start)
		rest := len(f.words) - lead
		if lead < fewestLead || lead > f.most+tolerable || rest < fewestClause || max(lead, rest) >= shortest {
			continue
		}
		shortest = max(lead, rest)
		best = fold{at: i, items: []string{endOfItem(f.text[f.tokens[i].Start:])}}
	}
	return best, best.at > 0
}

// turns reports whether the sentence may go on with another statement after token i:
// ", but the road is narrow". It would not hang on the beginning of the list.
func (f *folded) turns(i int) bool {
	for k := i + 1; k < len(f.tokens)-2; k++ {
		if f.level[k] > 0 || f.tokens[k].Tag != "," && f.tokens[k].Text != ";" {
			continue
		}
		next := f.tokens[k+1]
		switch strings.ToLower(next.Text) {
		case "although", "though", "while", "whilst", "whereas", "so", "however", "therefore", "indeed":
			return true
		}
		if f.tokens[k].Text == ";" || next.Tag == "CC" && (f.ownSubject(k+2) || subordinates(f.tokens, k+2) || linking(f.tokens[k+2]) || finiteTag(f.tokens[k+2]) || next.Text == "but") {
			return true
		}
	}
	return false
}

// announces reports whether token i is a word after which a clause can stand in a
// line of its own: "only if", "agreed that", "so that".
func (f *folded) announces(i int) bool {
	if i < 1 {
		return false
	}
	before := f.tokens[i-1]
	switch strings.ToLower(f.tokens[i].Text) {
	case "if", "unless", "because", "whether", "until":
		return before.Tag != "CC"
	case "that":
		return f.tokens[i].Tag == "IN" && (strings.HasPrefix(before.Tag, "VB") || before.Tag == "JJ" || strings.HasPrefix(before.Tag, "RB") || strings.HasPrefix(before.Tag, "NN"))
	case "where", "when":
		// "an area where": it says which area.
		return strings.HasPrefix(before.Tag, "VB") || strings.HasPrefix(before.Tag, "RB") || before.Tag == "JJ"
	}
	return false
}

// mainStart returns where the main clause of a sentence begins that may open with
// another: after the comma that closes that one. It is -1 if there is no such comma.
func (f *folded) mainStart() int {
	if !f.opensLow() {
		return 0
	}
	for j := 2; j < len(f.tokens)-3; j++ {
		if f.level[j] > 0 || f.tokens[j].Tag != "," || f.insideFact(j) || f.spareVerbs(0, j) != 0 || !f.finite(0, j) && !f.toVerb(0) {
			continue
		}
		if f.ownSubject(j+1) && f.stands(j+1, len(f.tokens)) {
			for k := j + 2; k < len(f.tokens)-2; k++ {
				if f.level[k] == 0 && f.tokens[k].Tag == "," && f.ownSubject(k+1) {
					return -1 // it may be one of several conditions
				}
			}
			return j + 1
		}
		if beginsThing(f.tokens[j+1]) {
			return -1 // it may be one of several things
		}
	}
	return -1
}

// opensLow reports whether the sentence begins with its condition, its time or its
// purpose.
func (f *folded) opensLow() bool {
	switch strings.ToLower(f.tokens[0].Text) {
	case "provided", "providing", "given", "should", "were", "had":
		return true
	}
	return subordinates(f.tokens, 0) || f.toVerb(0)
}

// fronted returns where the main clause of an endless sentence begins that opens with
// its condition or its purpose: "Where the hall is old, the owner …". It is 0 if there
// is none.
func (f *folded) fronted() int {
	if !f.endless() || f.asks() {
		return 0
	}
	switch strings.ToLower(f.tokens[0].Text) {
	case "if", "where", "when", "unless", "because", "once", "although", "while", "whilst", "to", "before", "after", "until":
	default:
		return 0
	}
	next := f.mainStart()
	if next <= 0 {
		return 0
	}
	lead := f.wordsBefore(f.tokens[next].Start)
	if lead < fewestLead || lead > f.most+tolerable || len(f.words)-lead < fewestClause {
		return 0
	}
	return next
}
