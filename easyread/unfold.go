package easyread

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// A long sentence that no rewrite makes short is laid out: its beginning, up to
// a word that more must follow, and what follows as a list below it.
//
//	The council will give permission only if:
//	- the site is near a bus stop, and
//	- the road is safe.
//
// No word changes, and English sentences branch to the right, so each item has
// the meaning that it has in the sentence. Items that are still long are laid
// out again, up to unfoldDepth lists deep.
const (
	unfoldDepth = 3
	fewestLead  = 3 // words that stand before a list
	fewestRest  = 3 // words that are worth a list
	unfoldBytes = 1500
	tolerable   = 5 // words above the limit: the GOV.UK limit of 15 becomes 20
	clausal     = 7 // the score from which on a place is the beginning of a clause
	balanced    = 5 // words on each side of a place that is no such beginning
)

// A fragment is a part of a sentence that was laid out: its text, and how deep in
// lists it stands (0 for the beginning).
type fragment struct {
	text  string
	depth int
}

// unfold lays out a sentence of more than most words. It returns nil if the
// sentence is short, or has no place where it can be laid out.
func unfold(text string, most int) []fragment {
	if strings.HasSuffix(text, ":") {
		most += tolerable // it begins a list already
	}
	if len(text) > unfoldBytes || len(language.Words(text)) <= most {
		return nil
	}
	var pieces []fragment
	for _, span := range language.Sentences(text) {
		made := (&folded{text: span.Of(text), most: most}).lay(0)
		// What follows a list is read as another item, so a sentence after one
		// starts the text anew.
		pieces = append(pieces, made...)
	}
	if len(pieces) < 2 {
		return nil
	}
	var all []string
	for _, p := range pieces {
		all = append(all, p.text)
	}
	if !fidelity.Compare(text, strings.Join(all, "\n")).Whole() {
		return nil
	}
	return pieces
}

// A folded is a sentence to be laid out.
type folded struct {
	text   string
	most   int
	tokens []language.Token
	words  []language.Span
	level  []int // of brackets and quotation marks before each token
	facts  []fidelity.Fact
	inner  bool // it is an item, and need not be a sentence
}

// lay returns the pieces of a sentence at a depth.
func (f *folded) lay(depth int) []fragment {
	f.words = language.Words(f.text)
	whole := []fragment{{f.text, depth}}
	if len(f.words) <= f.most || depth >= unfoldDepth {
		return whole
	}
	f.tokens = language.Tokens(f.text)
	f.level = levels(f.tokens)
	f.facts = fidelity.Facts(f.text)
	if lead, items, ok := f.conditions(); ok {
		pieces := []fragment{{lead, depth}}
		for _, item := range items {
			inner := folded{text: item, most: f.most}
			pieces = append(pieces, inner.lay(depth+1)...)
		}
		return pieces
	}
	if left, right, ok := f.clauses(); ok {
		first := folded{text: left, most: f.most}
		second := folded{text: right, most: f.most}
		return append(first.lay(depth), second.lay(depth)...)
	}
	f.inner = depth > 0 || !f.finite(0, len(f.tokens)) && !f.commands()
	b, ok := f.best()
	if left, right, parted := f.coordinate(); !ok && parted && f.inner {
		if depth == 0 {
			left, right = left+".", sentenceCase(right)
		}
		first := folded{text: left, most: f.most}
		second := folded{text: right, most: f.most}
		return append(first.lay(depth), second.lay(depth)...)
	}
	if !ok {
		return whole
	}
	lead := strings.TrimRight(f.text[:f.tokens[b.at-1].End], " ,;:–—-")
	if b.at > 2 && f.tokens[b.at-2].Tag == "," && f.text[f.tokens[b.at-1].Start:f.tokens[b.at-1].End] == lastWord(lead) {
		// "…, if:" needs no comma.
		lead = f.text[:f.tokens[b.at-2].Start] + " " + lastWord(lead)
	}
	pieces := []fragment{{lead + ":", depth}}
	for _, item := range b.items {
		inner := folded{text: item, most: f.most}
		pieces = append(pieces, inner.lay(depth+1)...)
	}
	return pieces
}

// levels returns how many brackets and quotation marks are open before each
// token.
func levels(tokens []language.Token) []int {
	out := make([]int, len(tokens)+1)
	depth, straight := 0, 0
	for i, t := range tokens {
		switch t.Text {
		case ")", "]", "”":
			depth = max(depth-1, 0)
		}
		out[i] = depth + straight
		switch t.Text {
		case "(", "[", "“":
			depth++
		case `"`:
			straight = 1 - straight
		}
	}
	out[len(tokens)] = depth + straight
	return out
}

// A fold is a place where a sentence can be laid out: before token at.
type fold struct {
	at    int
	score int
	items []string
}

// best returns the best place to lay the sentence out.
func (f *folded) best() (fold, bool) {
	var best fold
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
		if len(items) == 0 {
			continue
		}
		longest, bonus := 0, 0
		for _, item := range items {
			longest = max(longest, len(language.Words(item)))
		}
		if len(items) > 1 {
			bonus += 4
		}
		if len(items) == 1 && (lead < 5 || score < clausal && !f.endless() && min(lead, rest) < balanced) {
			continue // "You must continue to:" says too little
		}
		if longest <= f.most {
			bonus += 5
		}
		score += bonus
		if lead > f.most {
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
	if !f.whole(i) || f.insideList(i) {
		return 0
	}
	switch {
	case word == "to" && next.Tag == "VB", word == "to" && strings.HasPrefix(next.Tag, "RB") && i+1 < len(f.tokens) && f.tokens[i+1].Tag == "VB":
		return 8
	case before.Tag == "MD" && (next.Tag == "VB"):
		// "must come to sign, pay or ask": whether to pay is a reason to come or
		// another duty is not clear.
		if cuts := f.verbCuts(i); len(cuts) > 0 && !slices.ContainsFunc(f.tokens[i:cuts[0].end], func(t language.Token) bool { return t.Tag == "TO" }) {
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
		comma = comma || f.level[k] == 0 && f.tokens[k].Tag == ","
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

func isPreposition(t language.Token) bool { return t.Tag == "IN" || t.Tag == "TO" }

// beginsThing reports whether a token can begin the name of a thing.
func beginsThing(t language.Token) bool {
	switch t.Tag {
	case "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "JJR", "JJS", "PDT", "VBG":
		return true
	}
	return false
}

// finiteTag reports whether a token is a verb that has a subject.
func finiteTag(t language.Token) bool {
	return t.Tag == "MD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "VBD"
}

// finite reports whether a verb with a subject stands from token i to j.
func (f *folded) finite(i, j int) bool {
	for k := i; k < j; k++ {
		if f.verb(k) {
			return true
		}
	}
	return false
}

// verb reports whether token j is a verb that has a subject.
func (f *folded) verb(j int) bool {
	t := f.tokens[j]
	if !finiteTag(t) || f.participle(j) {
		return false
	}
	if j == 0 {
		return true
	}
	// "to provide homes, make jobs": the second verb is tagged as a plain present.
	joined := f.tokens[j-1].Tag == "," || f.tokens[j-1].Tag == "CC"
	return f.tokens[j-1].Tag != "MD" && !(joined && t.Tag == "VBP" && t.Lemma == strings.ToLower(t.Text))
}

// whole reports whether the tokens before i hold the verb of the sentence, and
// those after no verb whose subject stands before: each verb but one needs a
// word such as "which" or "if" of its own. Tokens are not a parse, so this
// counts.
func (f *folded) whole(i int) bool {
	leadVerbs, leadSubs, restVerbs, restSubs := 0, 0, 0, 0
	if subordinates(f.tokens, i-1) {
		restSubs++
	}
	for j, t := range f.tokens {
		verb := f.verb(j)
		sub := subordinates(f.tokens, j)
		if j < i {
			if verb {
				leadVerbs++
			}
			if sub && j < i-1 {
				leadSubs++
			}
			continue
		}
		if verb {
			restVerbs++
		}
		if sub || restSubs > 0 && (t.Tag == "CC" || t.Text == ";") {
			restSubs++
		}
	}
	if leadVerbs == 0 && f.commands() {
		leadVerbs = 1
	}
	if f.inner && leadVerbs == leadSubs {
		return restVerbs <= restSubs // it goes on with a verb that stands before
	}
	return leadVerbs > leadSubs && restVerbs <= restSubs
}

// participle reports whether token j, tagged as a verb in the past, rather
// describes the thing before it: "the rules set out in the plan".
func (f *folded) participle(j int) bool {
	t := f.tokens[j]
	if t.Tag != "VBD" && t.Tag != "VBP" || j == 0 || j+1 >= len(f.tokens) || !strings.HasPrefix(f.tokens[j-1].Tag, "NN") {
		return false
	}
	switch f.tokens[j+1].Tag {
	case "IN", "RP", "TO", "RB", ".", "CC":
	default:
		return false
	}
	return language.Inflect(t.Lemma, "VBN") == strings.ToLower(t.Text)
}

// commands reports whether the sentence begins with a verb that asks for
// something.
func (f *folded) commands() bool {
	return f.tokens[0].Tag == "VB" || f.tokens[0].Tag == "VBP"
}

// subordinates reports whether token j begins a clause inside the sentence.
func subordinates(tokens []language.Token, j int) bool {
	switch t := tokens[j]; strings.ToLower(t.Text) {
	case "which", "who", "whose", "if", "where", "when", "unless", "because", "until", "whether", "although", "while", "whilst", "whereas", "though", "what", "how", "why", "once":
		return true
	case "that":
		return t.Tag == "IN" || t.Tag == "WDT"
	case "as", "since", "before", "after":
		// "as the site is", not "as a site".
		for k := j + 1; k < len(tokens) && k < j+8; k++ {
			if finiteTag(tokens[k]) {
				return true
			}
			if tokens[k].Tag == "," || tokens[k].Tag == "IN" || tokens[k].Tag == "CC" {
				return false
			}
		}
	}
	return false
}

// items returns the text from token i as the items of a list: one for each part
// where the parts are alike, else one.
func (f *folded) items(i int) []string {
	cuts := f.semicolonCuts(i)
	if cuts == nil {
		cuts = f.verbCuts(i)
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
		if !ok {
			return nil
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
			return t.Tag == "VB" || t.Tag == "VBP" && t.Lemma == strings.ToLower(t.Text)
		}
		return j+1 < len(f.tokens) && base(f.tokens[j]) && f.tokens[j+1].Tag != "CC"
	}
	if !verbAt(i) {
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
		next := c.next
		// "to provide homes and to make jobs": the second "to" goes.
		if strings.EqualFold(f.tokens[i-1].Text, "to") && strings.EqualFold(f.tokens[next].Text, "to") && verbAt(next+1) {
			c.next++
			cuts = append(cuts, c)
		} else if verbAt(next) {
			cuts = append(cuts, c)
		}
		j = next
	}
	// Without an "and" or "or" they are no list of actions.
	if len(cuts) == 0 || cuts[len(cuts)-1].join == "" {
		return nil
	}
	// Nor with a verb that has a subject of its own.
	start := i
	for k := 0; k <= len(cuts); k++ {
		end := len(f.tokens)
		if k < len(cuts) {
			end = cuts[k].end
		}
		if f.finite(start+1, end) && !f.balancedBy(start+1, end, 0) {
			return nil
		}
		// "if they cannot walk or have pain": the second verb may go with "cannot".
		if k < len(cuts) && slices.ContainsFunc(f.tokens[start:end], func(t language.Token) bool { return t.Tag == "MD" || t.Tag == "TO" }) {
			return nil
		}
		if k < len(cuts) {
			start = cuts[k].next
		}
	}
	return cuts
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
	case "that", "if", "where", "when", "because", "whether", "by", "through", "for", "with", "unless":
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
		if strings.EqualFold(f.tokens[c.next].Text, opener) && c.next+2 < len(f.tokens) {
			c.next++
			cuts = append(cuts, c)
			j = c.next
		}
	}
	if len(cuts) == 0 || cuts[len(cuts)-1].join == "" {
		return nil
	}
	return cuts
}
