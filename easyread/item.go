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

// nextCut returns the first cut at token j or after it that is in no brackets, and
// whether there is one.
func (f *folded) nextCut(j int) (cut, bool) {
	for ; j < len(f.tokens); j++ {
		if f.level[j] > 0 || f.tokens[j].Tag != "," && f.tokens[j].Tag != "CC" {
			continue
		}
		if c, ok := f.cutAt(j); ok {
			return c, true
		}
	}
	return cut{}, false
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
		if f.tokens[j].Text == ":" && f.level[j] == 0 {
			return nil // the list begins behind it
		}
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
		if start >= end || f.example(start) || !alike(first, f.tokens[start].Tag) || f.wordsBefore(f.tokens[end-1].End)-f.wordsBefore(f.tokens[start].Start) > longest {
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

// example reports whether token i begins an example of what stands before it: "proof,
// such as a passport or a bill".
func (f *folded) example(i int) bool {
	switch strings.ToLower(f.tokens[i].Text) {
	case "such", "like", "including", "especially", "particularly", "e.g", "e.g.", "for", "namely":
		return true
	}
	return false
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

// prepositions reports whether one stands in the tokens from i to j, but in brackets;
// "of" counts if of is set.
func (f *folded) prepositions(i, j int, of bool) bool {
	for k := i; k < j; k++ {
		if t := f.tokens[k]; f.level[k] == f.level[i] && isPreposition(t) && (of || !strings.EqualFold(t.Text, "of")) {
			return true
		}
	}
	return false
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
	from := i + 1
	for c, ok := f.nextCut(from); ok; c, ok = f.nextCut(from) {
		from = c.end + 1
		if strings.EqualFold(f.tokens[c.next].Text, opener) && c.next+2 < len(f.tokens) && (!isPreposition(f.tokens[i-1]) || subordinates(f.tokens, i-1) || (f.tokens[i].Tag == "VBG") == (f.tokens[c.next+1].Tag == "VBG")) {
			c.next++
			cuts = append(cuts, c)
			from = c.next + 1
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
