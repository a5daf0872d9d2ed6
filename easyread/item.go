package easyread

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// items returns the text from token i as the items of a list: one for each part
// where the parts are alike, else one.
func (f *folded) items(i int) []string {
	cuts := f.semicolonCuts(i)
	if cuts == nil && f.marked(i, ";") {
		return nil // the list begins elsewhere
	}
	if cuts == nil {
		cuts = f.verbCuts(i)
	}
	if cuts == nil {
		cuts = f.participleCuts(i)
	}
	if cuts == nil {
		cuts = f.thingCuts(i)
	}
	if cuts == nil {
		cuts = f.clauseCuts(i)
	}
	if n := len(cuts); n > 0 && f.dated(cuts[n-1].next, len(f.tokens)) && !f.dated(i, cuts[0].end) {
		cuts = nil // the date may be of all parts
	}
	return f.parted(i, cuts)
}

// parted returns the text from token i in parts. An "or", and an "and" between
// conditions or after a "not", says how the parts belong together: it stays.
func (f *folded) parted(i int, cuts []cut) []string {
	negative := slices.ContainsFunc(f.tokens[:i], func(t language.Token) bool {
		switch strings.ToLower(t.Text) {
		case "not", "n't", "no", "never", "without", "unless", "if", "where", "when", "either", "neither", "both", "between":
			return true
		}
		return false
	})
	var items []string
	last := ""
	for k := range cuts {
		if strings.EqualFold(cuts[k].join, "or") || strings.EqualFold(cuts[k].join, "and") {
			last = strings.ToLower(cuts[k].join)
		}
	}
	for k := -1; k < len(cuts); k++ {
		from, to := f.tokens[i].Start, len(f.text)
		if k >= 0 {
			from = f.tokens[cuts[k].next].Start
		}
		if k+1 < len(cuts) {
			to = f.tokens[cuts[k+1].end-1].End
		}
		item := strings.Trim(f.text[from:to], " ,;–—")
		if k+1 == len(cuts) {
			item = endOfItem(item)
		} else if k+2 == len(cuts) && (last == "or" || last == "and" && negative) {
			item += ", " + last
		}
		if item == "" {
			return []string{endOfItem(f.text[f.tokens[i].Start:])}
		}
		items = append(items, item)
	}
	return items
}

// endOfItem takes the full stop from the end of a text, but not from an
// abbreviation or a question.
func endOfItem(text string) string {
	text = strings.TrimRight(text, " ")
	if cut, ok := strings.CutSuffix(text, "."); ok && !strings.ContainsAny(lastWord(cut), ".") {
		return strings.TrimRight(cut, " ,;")
	}
	return text
}

func lastWord(text string) string { return text[strings.LastIndexByte(text, ' ')+1:] }

// A cut parts two items: the first ends before token end, the second begins at
// token next, and join is the "and" or "or" between them.
type cut struct {
	end, next int
	join      string
}

// cutAt returns a cut at the marks and the "and" or "or" that stand at token j.
func (f *folded) cutAt(j int) (cut, bool) {
	c := cut{end: j, next: j}
	for c.next < len(f.tokens) && (f.tokens[c.next].Tag == "," || f.tokens[c.next].Text == ";") {
		c.next++
	}
	if c.next < len(f.tokens) {
		if w := strings.ToLower(f.tokens[c.next].Text); w == "and" || w == "or" {
			c.join = w
			c.next++
		}
	}
	return c, c.next > j && c.next < len(f.tokens)-1
}

// semicolonCuts parts a list at its semicolons.
func (f *folded) semicolonCuts(i int) []cut {
	var cuts []cut
	for j := i + 1; j < len(f.tokens); j++ {
		if f.tokens[j].Text != ";" || f.level[j] > 0 {
			continue
		}
		c, ok := f.cutAt(j)
		if !ok || (f.tokens[i].Tag == "CD") != (f.tokens[c.next].Tag == "CD") || strings.HasPrefix(f.tokens[i].Tag, "VB") != strings.HasPrefix(f.tokens[c.next].Tag, "VB") {
			return nil // not the same kind of thing
		}
		cuts = append(cuts, c)
		j = c.next
	}
	return cuts
}

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
	for j := i + 1; j < len(f.tokens); j++ {
		if f.level[j] > 0 || f.tokens[j].Tag != "," && f.tokens[j].Tag != "CC" {
			continue
		}
		c, ok := f.cutAt(j)
		if !ok {
			continue
		}
		next := c.next
		// "to provide homes and to make jobs": the second "to" goes.
		if strings.EqualFold(f.tokens[i-1].Text, "to") && strings.EqualFold(f.tokens[next].Text, "to") && verbAt(next+1) {
			c.next++
			cuts = append(cuts, c)
		} else if verbAt(next) && !f.compound(c) {
			if c.join != "" && f.tokens[j].Tag != "," && f.clauseIn(start, j) {
				return nil // "things that help and make": whose the verb is would not be clear
			}
			cuts = append(cuts, c)
		}
		if len(cuts) > 0 {
			start = cuts[len(cuts)-1].next
		}
		j = next
	}
	// Without an "and" or "or" they are no list of actions.
	if len(cuts) == 0 || cuts[len(cuts)-1].join == "" {
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
	if tag != "VBN" && tag != "VBG" {
		return nil
	}
	var cuts []cut
	start := i
	for j := i + 1; j < len(f.tokens); j++ {
		if f.level[j] > 0 || f.tokens[j].Tag != "," && f.tokens[j].Tag != "CC" {
			continue
		}
		c, ok := f.cutAt(j)
		if !ok {
			continue
		}
		k := c.next
		for k < len(f.tokens)-1 && strings.HasPrefix(f.tokens[k].Tag, "RB") && !strings.EqualFold(f.tokens[k].Text, "as") {
			k++
		}
		if !f.sameParticiple(i, k) {
			j = c.next
			continue
		}
		// "made and signed by the chair" is one thing, "feeding or nesting places" has
		// one noun, and "helping, such as by making and keeping" is a list inside.
		if c.end-start < 2 || f.tokens[c.end-1].Tag == tag || f.clauseIn(start, c.end) || f.finite(start+1, c.end) || isPreposition(f.tokens[c.end-1]) || tag == "VBG" && (f.gerundIn(start+1, c.end) || f.hasComma(start, c.end)) {
			return nil
		}
		cuts = append(cuts, c)
		start, j = c.next, k
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

// bareVerb reports whether a verb without an ending has a subject of its own between
// tokens i and j.
func (f *folded) bareVerb(i, j int) bool {
	for k := i; k < j; k++ {
		if f.tokens[k].Tag == "VBP" && f.verb(k) && f.tokens[k-1].Tag == "PRP" {
			return true
		}
	}
	return false
}

// thingCuts parts "parks, shops and schools" at its commas and its last "and".
func (f *folded) thingCuts(i int) []cut {
	const longest = 10
	var cuts []cut
	for j := i + 1; j < len(f.tokens); j++ {
		if f.level[j] > 0 || f.tokens[j].Tag != "," {
			continue
		}
		c, ok := f.cutAt(j)
		if !ok {
			return nil
		}
		cuts = append(cuts, c)
		j = c.next
	}
	if len(cuts) == 0 {
		return nil
	}
	if cuts[len(cuts)-1].join == "" {
		// The last comma stands before "b and c": exactly one "and" may follow.
		at := -1
		for j := cuts[len(cuts)-1].next; j < len(f.tokens); j++ {
			if w := strings.ToLower(f.tokens[j].Text); f.level[j] == 0 && (w == "and" || w == "or") {
				if at >= 0 {
					return nil
				}
				at = j
			}
		}
		if at < 0 {
			return nil
		}
		c, ok := f.cutAt(at)
		if !ok || c.end <= cuts[len(cuts)-1].next {
			return nil
		}
		cuts = append(cuts, c)
	}
	if len(cuts) < 2 {
		return nil
	}
	// "homes in terms of size, price and kind" lists sizes, not homes: either all
	// parts have a preposition or none has.
	if f.prepositions(i, cuts[0].end, true) != f.prepositions(cuts[0].next, cuts[1].end, false) || f.prepositions(i, cuts[0].end, false) != f.prepositions(cuts[len(cuts)-1].next, len(f.tokens), false) {
		return nil
	}
	// Each has to be the name of a thing, and the last not a whole clause.
	first := f.tokens[i].Tag
	start := i
	for k := 0; k <= len(cuts); k++ {
		end := len(f.tokens)
		if k < len(cuts) {
			end = cuts[k].end
		}
		if start >= end || !alike(first, f.tokens[start].Tag) || f.wordsBefore(f.tokens[end-1].End)-f.wordsBefore(f.tokens[start].Start) > longest {
			return nil
		}
		if f.finite(start, end) {
			return nil
		}
		// "the plan and its aims, threats and gains": the first two may be another list.
		if k < len(cuts) && f.pairOfThings(start, end) {
			return nil
		}
		// "low, dense plants": the comma parts no things.
		if k < len(cuts) && (f.tokens[end-1].Tag == "JJ" || f.tokens[end-1].Tag == "RB") {
			return nil
		}
		if k < len(cuts) {
			start = cuts[k].next
		}
	}
	return cuts
}

// pairOfThings reports whether an "and" with an article or a "their" behind it stands
// among the tokens from i to j.
func (f *folded) pairOfThings(i, j int) bool {
	for k := i; k+1 < j; k++ {
		if next := f.tokens[k+1]; f.tokens[k].Tag == "CC" && (next.Tag == "DT" || next.Tag == "PRP$") {
			return true
		}
	}
	return false
}

// prepositions reports whether one stands in the tokens from i to j; "of" counts
// if of is set.
func (f *folded) prepositions(i, j int, of bool) bool {
	return slices.ContainsFunc(f.tokens[i:j], func(t language.Token) bool {
		return isPreposition(t) && (of || !strings.EqualFold(t.Text, "of"))
	})
}

// dated reports whether the tokens from i to j end with a time or a number that
// may be said of all parts of a list: "by 2030", "within 14 days".
func (f *folded) dated(i, j int) bool {
	seen := false
	for _, t := range f.tokens[i:j] {
		switch strings.ToLower(t.Text) {
		case "by", "before", "within", "until", "after", "from", "on", "during", "in", "every", "each", "at":
			seen = true
		}
		if seen && t.Tag == "CD" {
			return true
		}
	}
	return false
}

// alike reports whether two parts that begin with these tags can be items of one
// list.
func alike(a, b string) bool {
	thing := func(tag string) bool {
		switch tag {
		case "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "JJR", "JJS", "VBN":
			return true
		}
		return false
	}
	return a == b || thing(a) && thing(b)
}

// clauseCuts parts "that it is safe and that it is near": the same word begins
// each part.
func (f *folded) clauseCuts(i int) []cut {
	opener := strings.ToLower(f.tokens[i-1].Text)
	switch opener {
	case "that", "if", "where", "when", "because", "whether", "by", "through", "for", "with", "unless", "about", "on", "in", "from", "against", "under", "at":
	default:
		return nil
	}
	var cuts []cut
	for j := i + 1; j < len(f.tokens); j++ {
		if f.level[j] > 0 || f.tokens[j].Tag != "," && f.tokens[j].Tag != "CC" {
			continue
		}
		c, ok := f.cutAt(j)
		if !ok {
			continue
		}
		if strings.EqualFold(f.tokens[c.next].Text, opener) && c.next+2 < len(f.tokens) && (!isPreposition(f.tokens[i-1]) || subordinates(f.tokens, i-1) || (f.tokens[i].Tag == "VBG") == (f.tokens[c.next+1].Tag == "VBG")) {
			c.next++
			cuts = append(cuts, c)
			j = c.next
		}
	}
	if len(cuts) == 0 || cuts[len(cuts)-1].join == "" {
		return nil
	}
	// "says that a, and the guide says that b": the second is not in the first.
	for k := i; k < cuts[len(cuts)-1].end-2; k++ {
		if f.tokens[k].Tag == "," && f.tokens[k+1].Tag == "CC" && f.ownSubject(k+2) {
			return nil
		}
	}
	return cuts
}
