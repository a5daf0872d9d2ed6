package easyread

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// verbCuts parts "provide homes, make jobs and keep the river clean" at its verbs.
func (f *folded) verbCuts(i int) []cut {
	verbAt := func(j int) bool {
		if j < len(f.tokens) && strings.HasPrefix(f.tokens[j].Tag, "RB") {
			j++
		}
		base := func(t language.Token) bool {
			return t.Tag == "VB" || t.Tag == "VBP" && t.Lemma == strings.ToLower(t.Text) || t.Tag == "VBD" && language.IsVerb(strings.ToLower(t.Text))
		}
		// The tagger calls "wider" a verb in some places.
		return j+1 < len(f.tokens) && base(f.tokens[j]) && (j == i || language.IsVerb(strings.ToLower(f.tokens[j].Text))) && f.tokens[j+1].Tag != "CC"
	}
	if !verbAt(i) {
		return nil
	}
	var cuts []cut
	start := i
	from := i + 1
	for c, ok := f.nextCut(from); ok; c, ok = f.nextCut(from) {
		next := c.next
		// "to provide homes and to make jobs": the second "to" goes.
		if strings.EqualFold(f.tokens[i-1].Text, "to") && strings.EqualFold(f.tokens[next].Text, "to") && verbAt(next+1) {
			c.next++
			cuts = append(cuts, c)
		} else if verbAt(next) && !f.compound(c) {
			if c.join != "" && f.tokens[c.end].Tag != "," && f.clauseIn(start, c.end) {
				return nil // "things that help and make": whose the verb is would not be clear
			}
			cuts = append(cuts, c)
		}
		if len(cuts) > 0 {
			start = cuts[len(cuts)-1].next
		}
		from = next + 1
	}
	// Without an "and" or "or" they are no list of actions.
	if len(cuts) == 0 || cuts[len(cuts)-1].join == "" {
		return nil
	}
	// "You may bring a friend to help you, or ask us": behind the comma, "ask" goes with
	// "may".
	if len(cuts) == 1 && f.tokens[cuts[0].end].Tag == "," && f.tokens[cuts[0].next-1].Tag == "CC" && f.toVerb(i-1) && f.plainVerb(0, i-1) {
		return nil
	}
	// Nor with a verb that has a subject of its own.
	start = i
	for k := 0; k <= len(cuts); k++ {
		end := len(f.tokens)
		if k < len(cuts) {
			end = cuts[k].end
		}
		if f.finite(start+1, end) && f.spareVerbs(start+1, end) != 0 {
			return nil
		}
		// "contribute to and improve": the first verb goes on after the second. "Must be
		// near the road and do not harm it" is a slip of the source.
		if end-start < 2 || end-start < 4 && f.hasComma(start, end) {
			return nil // "walk, cycle and use the bus", "protect, improve and look after the park"
		}
		if k < len(cuts) && (isPreposition(f.tokens[end-1]) || f.tokens[end-1].Tag == "DT") || f.tokens[start].Lemma == "do" && f.denied(start) {
			return nil
		}
		// "hear from people as we shape and develop it": the second verb may go with
		// that of the clause.
		if k < len(cuts) && f.bareVerb(start+1, end) {
			return nil
		}
		// "if they cannot walk or have pain": the second verb may go with "cannot".
		if k < len(cuts) && slices.ContainsFunc(f.tokens[start:end], func(t language.Token) bool { return t.Tag == "MD" }) || k < len(cuts) && f.infinitive(start, end) {
			return nil
		}
		if k < len(cuts) {
			start = cuts[k].next
		}
	}
	return cuts
}

// participleCuts parts "checked by the clerk, agreed as true and signed" and "making
// homes, keeping paths clean and helping people" at their verbs.
func (f *folded) participleCuts(i int) []cut {
	tag := f.tokens[i].Tag
	if tag != "VBN" && tag != "VBG" || strings.EqualFold(f.tokens[i].Text, "writing") && strings.EqualFold(f.tokens[i-1].Text, "in") {
		return nil // "in writing, giving reasons and sending proof"
	}
	var cuts []cut
	start := i
	from := i + 1
	for c, ok := f.nextCut(from); ok; c, ok = f.nextCut(from) {
		k := c.next
		for k < len(f.tokens)-1 && strings.HasPrefix(f.tokens[k].Tag, "RB") && !strings.EqualFold(f.tokens[k].Text, "as") {
			k++
		}
		if !f.sameParticiple(i, k) {
			from = c.next + 1
			continue
		}
		// "made and signed by the chair" is one thing, "feeding or nesting places" has
		// one noun, and "helping, such as by making and keeping" is a list inside.
		if c.end-start < 2 || f.tokens[c.end-1].Tag == tag || f.clauseIn(start, c.end) || f.finite(start+1, c.end) || isPreposition(f.tokens[c.end-1]) || tag == "VBG" && (f.gerundIn(start+1, c.end) || f.hasComma(start, c.end)) {
			return nil
		}
		cuts = append(cuts, c)
		start, from = c.next, k+1
	}
	if len(cuts) == 0 || cuts[len(cuts)-1].join == "" || f.finite(start+1, len(f.tokens)) && f.spareVerbs(start+1, len(f.tokens)) != 0 {
		return nil
	}
	return cuts
}

// gerundIn reports whether a preposition or a comma with a verb in "-ing" behind it
// stands among the tokens from i to j.
func (f *folded) gerundIn(i, j int) bool {
	for k := i; k+1 < j; k++ {
		if (f.tokens[k].Tag == "IN" || f.tokens[k].Tag == ",") && f.tokens[k+1].Tag == "VBG" {
			return true
		}
	}
	return false
}

// sameParticiple reports whether token k is a participle like that at token i, with
// something behind it, and no word that describes a thing.
func (f *folded) sameParticiple(i, k int) bool {
	t := f.tokens[k]
	if k+1 >= len(f.tokens) || t.Tag != f.tokens[i].Tag && !(f.tokens[i].Tag == "VBN" && t.Tag == "VBD" && language.Inflect(t.Lemma, "VBN") == strings.ToLower(t.Text)) {
		return false
	}
	next := f.tokens[k+1]
	if f.tokens[i].Tag == "VBN" {
		return isPreposition(next) || next.Tag == "RP" || strings.HasPrefix(next.Tag, "RB")
	}
	return next.Tag == "DT" || next.Tag == "PRP$" || next.Tag == "PRP" || isPreposition(next) || next.Tag == "RP" || strings.HasPrefix(next.Tag, "NN") || next.Tag == "JJ"
}

// hasComma reports whether a comma stands among the tokens from i to j.
func (f *folded) hasComma(i, j int) bool {
	return slices.ContainsFunc(f.tokens[i:j], func(t language.Token) bool { return t.Tag == "," })
}

// compound reports whether two verbs with an "and" between them name a thing: "a bring
// and buy sale", "a size and use appropriate to".
func (f *folded) compound(c cut) bool {
	if c.join == "" || c.end < 2 || f.tokens[c.end-2].Tag != "DT" || c.next+2 >= len(f.tokens) {
		return false
	}
	after := f.tokens[c.next+1]
	return after.Tag == "NN" && language.IsVerb(strings.ToLower(f.tokens[c.end-1].Text)) || after.Tag == "JJ" && f.tokens[c.next+2].Tag == "TO"
}

// clauseIn reports whether a clause begins inside the tokens from i to j.
func (f *folded) clauseIn(i, j int) bool {
	for k := i; k < j; k++ {
		if subordinates(f.tokens, k) {
			return true
		}
	}
	return false
}

// denied reports whether a "not" stands right behind token i.
func (f *folded) denied(i int) bool {
	if i+1 >= len(f.tokens) {
		return false
	}
	w := strings.ToLower(f.tokens[i+1].Text)
	return w == "not" || w == "n't"
}

// infinitive reports whether a "to" with a verb behind it stands in the tokens from
// i to j.
func (f *folded) infinitive(i, j int) bool {
	for k := i; k < j; k++ {
		if f.toVerb(k) {
			return true
		}
	}
	return false
}

// plainVerb reports whether a verb without an ending stands among the tokens from i to
// j, with which another such verb behind them may go.
func (f *folded) plainVerb(i, j int) bool {
	return slices.ContainsFunc(f.tokens[i:j], func(t language.Token) bool {
		return t.Tag == "MD" || t.Tag == "VB" || t.Tag == "VBP" && t.Lemma == strings.ToLower(t.Text)
	})
}

// toVerb reports whether token k is a "to" with a verb behind it.
func (f *folded) toVerb(k int) bool {
	if f.tokens[k].Tag != "TO" || k+1 >= len(f.tokens) {
		return false
	}
	next := f.tokens[k+1]
	if strings.HasPrefix(next.Tag, "RB") && k+2 < len(f.tokens) {
		next = f.tokens[k+2]
	}
	return next.Tag == "VB"
}
