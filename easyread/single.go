package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// Where a sentence is hopelessly long and lists nothing, one clause of it can stand
// below the rest:
//
//	The council agreed that:
//	- the members of the group will be asked to do the work for now
//
// The beginning shows by its last word that more follows, and what.

// fewestClause is how many words a clause has at least that stands alone below a
// beginning.
const fewestClause = 5

// hopeless reports whether a sentence is so long that a list of one item is better:
// of a few words less, people strike the bullet.
func (f *folded) hopeless() bool { return len(f.words) > f.most+2*tolerable }

// single returns the best place to lay out a clause below the rest of a hopeless
// sentence: where the longer of the two is shortest.
func (f *folded) single() (fold, bool) {
	var best fold
	if !f.hopeless() || f.asks() {
		return best, false
	}
	shortest, found := len(f.words), false // a clause goes before a "to" with its verb
	main := f.mainStart()
	if main < 0 {
		return best, false
	}
	for i := max(main, 1); i < len(f.tokens)-1; i++ {
		if f.level[i] > 0 || f.insideFact(i) || f.opens(i) < clausal || f.turns(i) {
			continue
		}
		purpose := f.purposeAt(i)
		if !purpose && !(f.announces(i-1) && f.ownSubject(i)) || purpose && found {
			continue
		}
		lead := f.wordsBefore(f.tokens[i].Start)
		rest := len(f.words) - lead
		if !purpose && !found {
			shortest = len(f.words)
		}
		if lead < fewestLead || lead > f.most+tolerable || rest < fewestClause || max(lead, rest) >= shortest {
			continue
		}
		shortest, found = max(lead, rest), found || !purpose
		best = fold{at: i, items: []string{endOfItem(f.text[f.tokens[i].Start:])}}
	}
	return best, best.at > 0
}

// purposeAt reports whether token i is the verb of a "to" that belongs to the main
// clause: "A survey was made to:".
func (f *folded) purposeAt(i int) bool {
	// "to use it and other ways could be found": the second does not hang on the "to".
	for k := i; k+1 < len(f.tokens); k++ {
		if f.tokens[k].Tag == "CC" && (f.ownSubject(k+1) || f.tokens[k+1].Tag == "VBZ" || f.tokens[k+1].Tag == "MD") {
			return false
		}
	}
	if i < 3 || !f.toVerb(i-1) || f.tokens[i].Lemma == "be" || f.tokens[i].Lemma == "appropriate" || f.tokens[i].Tag == "VB" && !language.IsVerb(strings.ToLower(f.tokens[i].Text)) {
		return false
	}
	switch before := f.tokens[i-2]; {
	case before.Tag == "JJ":
		// "is more reasonable to make for Dixley": "to" needs what stands before it.
		switch before.Lemma {
		case "important", "necessary", "essential", "likely", "unlikely", "able", "unable", "sufficient", "possible":
		default:
			return false
		}
	case strings.HasPrefix(before.Tag, "NN"):
		switch before.Lemma {
		case "place", "moment", "time", "way", "thing", "one", "space":
			return false // "a place to sit"
		}
		// "homes to buy as well as to rent"
		if !beginsThing(f.tokens[i+1]) && !strings.HasPrefix(f.tokens[i+1].Tag, "PRP") && !strings.HasPrefix(f.tokens[i+1].Tag, "RB") {
			return false
		}
	case before.Lemma == "like" || before.Lemma == "want" || before.Lemma == "wish" || before.Lemma == "hope", !strings.HasPrefix(before.Tag, "VB") && before.Tag != ")":
		return false
	}
	lead := f.wordsBefore(f.tokens[i].Start)
	return lead > fewestLead+1 && lead <= f.most && !f.clauseIn(0, i) && f.stands(0, i)
}

// turns reports whether the sentence may go on with another statement after token i:
// ", but the road is narrow". It would not hang on the beginning of the list.
func (f *folded) turns(i int) bool {
	for k := i + 1; k < len(f.tokens)-2; k++ {
		// "… and suggested that": the one who suggests stands before the list.
		if f.tokens[k].Tag == "CC" && finiteTag(f.tokens[k+1]) && strings.EqualFold(f.tokens[k+2].Text, "that") {
			return true
		}
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
		return f.tokens[i].Tag == "IN" && (strings.HasPrefix(before.Tag, "VB") || before.Tag == "JJ" || strings.HasPrefix(before.Tag, "RB") || claims[before.Lemma])
	case "where", "when":
		// "an area where": it says which area.
		return strings.HasPrefix(before.Tag, "VB") || strings.HasPrefix(before.Tag, "RB") || before.Tag == "JJ"
	}
	return false
}

// claims are words for what a "that" says in full: "the view that the road is safe".
// The "that" after others says which one: "the homes that we need".
var claims = map[string]bool{
	"view": true, "concern": true, "evidence": true, "fact": true, "assumption": true, "conclusion": true, "requirement": true,
	"intention": true, "estimate": true, "belief": true, "condition": true, "confirmation": true, "risk": true, "chance": true,
	"possibility": true, "hope": true, "understanding": true, "agreement": true, "doubt": true, "recommendation": true,
	"statement": true, "extent": true, "indication": true, "likelihood": true, "proof": true, "claim": true, "suggestion": true,
	"expectation": true, "opinion": true, "clear": true, "sure": true, "certainty": true, "assurance": true,
}

// mainStart returns where the main clause of a sentence begins that may open with
// another: after the comma that closes that one. It is -1 if there is no such comma.
func (f *folded) mainStart() int {
	if !f.opensLow() {
		return 0
	}
	for j := 2; j < len(f.tokens)-3; j++ {
		if f.level[j] > 0 || f.tokens[j].Tag != "," || f.insideFact(j) || f.spareVerbs(0, j) != 0 || !f.finite(0, j) && !f.toVerb(f.linked()) {
			continue
		}
		if strings.EqualFold(f.tokens[j+1].Text, "then") {
			j++
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
	start := f.linked()
	if f.tokens[start].Tag == "CC" && start+1 < len(f.tokens) {
		start++
	}
	switch strings.ToLower(f.tokens[start].Text) {
	case "provided", "providing", "given", "should", "were", "had", "considering", "assuming":
		return true
	}
	return subordinates(f.tokens, start) || f.toVerb(start)
}

// fronted returns where the main clause of a hopeless sentence begins that opens with
// its condition or its purpose: "Where the hall is old, the owner …". It is 0 if there
// is none.
func (f *folded) fronted() int {
	if !f.hopeless() || f.asks() {
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
