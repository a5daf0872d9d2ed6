package easyread

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// asks reports whether the sentence is a question.
func (f *folded) asks() bool { return strings.HasSuffix(strings.TrimSpace(f.text), "?") }

// clauses parts a sentence that is two statements: "The site is large, and the
// road is narrow." Neither may stand inside the other, so a sentence with a word
// such as "if" or "that" before the second is left alone.
func (f *folded) clauses() (left, right string, ok bool) {
	start := f.linked()
	switch f.tokens[start].Tag {
	case "IN", "TO", "WRB":
		return "", "", false // what comes first is said of both
	}
	switch strings.ToLower(f.tokens[start].Text) {
	case "should", "had", "were", "considering", "given", "assuming", "provided", "providing", "supposing":
		if !f.asks() {
			return "", "", false // "Should you be ill, we …" is a condition
		}
	}
	relative := false
	doing := f.tokens[start].Tag == "VBG" // "Increasing levels may …", or "Increasing it, we …"
	for j := start + 2; j < len(f.tokens)-3; j++ {
		t := f.tokens[j]
		if f.level[j] > 0 || f.insideFact(j) {
			continue
		}
		if t.Tag == "WDT" || t.Tag == "WP" {
			relative = true
			continue
		}
		if subordinates(f.tokens, j) {
			return "", "", false
		}
		if doing && t.Tag == "," && !f.stands(start, j) {
			return "", "", false
		}
		from := j
		for from < len(f.tokens) && (f.tokens[from].Tag == "," || f.tokens[from].Text == ";") {
			from++
		}
		if from+1 >= len(f.tokens) {
			return "", "", false // it ends in marks, or in an "and"
		}
		word := strings.ToLower(f.tokens[from].Text)
		switch {
		case word == "and" || word == "but" || word == "so" || word == "however" || word == "therefore":
			if word != "and" && word != "but" && from == j {
				continue // "so" without a comma may be "so that"
			}
		case t.Text == ";":
			word = ""
		case t.Tag == "," && !f.marked(from, ",") && !f.marked(0, "-") && !f.marked(0, "–"):
			word = "," // two statements with a comma between them
		default:
			continue
		}
		if relative && t.Tag != "," && t.Text != ";" {
			continue // it may be of the thing that "which" is about
		}
		next := from
		if word != "" && word != "," {
			next++
		}
		for next < len(f.tokens)-2 && f.tokens[next].Tag == "," {
			next++
		}
		first := next
		if linking(f.tokens[next]) {
			next++
			for next < len(f.tokens)-2 && f.tokens[next].Tag == "," {
				next++
			}
		}
		if !f.stands(start, j) || !f.stands(next, len(f.tokens)) || !f.ownSubject(next) || subordinates(f.tokens, 0) || subordinates(f.tokens, next) {
			continue
		}
		if f.wordsBefore(t.Start) < 4 || len(f.words)-f.wordsBefore(f.tokens[next].Start) < 4 {
			continue
		}
		end := "."
		if f.asks() {
			end = "?"
			if f.tokens[next].Tag != "MD" && !finiteTag(f.tokens[next]) {
				continue
			}
		}
		left = strings.TrimRight(f.text[:t.Start], " ,;–—") + end
		// An "and" goes, "but" and "therefore" stay.
		next = first
		if word == "but" || word == "so" || word == "however" || word == "therefore" {
			next = from
		}
		return left, f.text[f.tokens[next].Start:], true
	}
	return "", "", false
}

// linking reports whether a word says how a statement follows from another. The
// tagger knows few of them.
func linking(t language.Token) bool {
	switch strings.ToLower(t.Text) {
	case "however", "therefore", "also", "thus", "consequently", "accordingly", "so", "hence":
		return true
	}
	return false
}

// linked returns the token after the words that link a sentence to the one
// before it, such as "In addition,".
func (f *folded) linked() int {
	lower := strings.ToLower(f.text)
	for _, words := range []string{"in addition,", "in summary,", "as such,", "for example,", "in conclusion,", "as a result,", "of course,", "in particular,", "however,", "therefore,", "also,", "overall,", "furthermore,", "moreover,"} {
		if strings.HasPrefix(lower, words) {
			for i, t := range f.tokens {
				if t.Start >= len(words) && i < len(f.tokens)-1 {
					return i
				}
			}
		}
	}
	return 0
}

// marked reports whether a mark stands outside brackets after token i.
func (f *folded) marked(i int, mark string) bool {
	for j := i; j < len(f.tokens); j++ {
		if f.tokens[j].Text == mark && f.level[j] == 0 {
			return true
		}
	}
	return false
}

// stands reports whether the tokens from i to j have more verbs with a subject
// than words that begin a clause inside.
func (f *folded) stands(i, j int) bool {
	return f.spareVerbs(i, j) > 0
}

// spareVerbs returns how many more verbs with a subject than words that begin a
// clause stand among the tokens from i to j.
func (f *folded) spareVerbs(i, j int) int {
	n := 0
	for k := i; k < j; k++ {
		if f.verb(k) {
			n++
		}
		if subordinates(f.tokens, k) {
			n--
		}
	}
	return n
}

// conditions turns "If you are ill, or if you are away, please ring us" round:
// "Please ring us if:", and the conditions as a list. The order is that of plain
// language: what to do comes first.
func (f *folded) conditions() (lead string, items []string, ok bool) {
	if !strings.EqualFold(f.tokens[0].Text, "if") || f.asks() {
		return "", nil, false
	}
	at := -1
	for j := len(f.tokens) - 2; j > 3; j-- {
		if f.level[j] > 0 || f.tokens[j].Tag != "," {
			continue
		}
		if next := f.tokens[j+1]; strings.EqualFold(next.Text, "please") || next.Tag == "PRP" && f.ownSubject(j+1) {
			at = j
		}
		break // what follows the last comma is what to do
	}
	if at < 0 || f.stands(0, at) {
		return "", nil, false
	}
	main := strings.TrimRight(endOfItem(f.text[f.tokens[at+1].Start:]), " ,;")
	if n := len(language.Words(main)); n > f.most-1 || n < fewestLead {
		return "", nil, false
	}
	for k := at + 1; k < len(f.tokens); k++ {
		if subordinates(f.tokens, k) {
			return "", nil, false // whose condition it is would not be clear
		}
	}
	start := 1
	join := ""
	for j := 2; j < at-1; j++ {
		if f.level[j] > 0 {
			continue
		}
		c, found := f.cutAt(j)
		if !found || c.join == "" || !strings.EqualFold(f.tokens[c.next].Text, "if") {
			continue
		}
		items = append(items, strings.TrimRight(f.text[f.tokens[start].Start:f.tokens[c.end-1].End], " ,;")+", "+strings.ToLower(c.join))
		start, join = c.next+1, c.join
		j = start
	}
	if start >= at || join == "" {
		return "", nil, false
	}
	items = append(items, strings.TrimRight(f.text[f.tokens[start].Start:f.tokens[at-1].End], " ,;"))
	return sentenceCase(main) + " if:", items, true
}

// ownSubject reports whether a subject and its verb begin at token i: in a
// question the other way round.
func (f *folded) ownSubject(i int) bool {
	if finiteTag(f.tokens[i]) {
		return f.asks() && i+1 < len(f.tokens) && (f.tokens[i+1].Tag == "PRP" || f.tokens[i+1].Tag == "DT")
	}
	if t := f.tokens[i]; !beginsThing(t) && t.Tag != "PRP" && t.Tag != "EX" || t.Tag == "VBG" {
		return false
	}
	for k := i + 1; k < len(f.tokens) && k < i+14; k++ {
		t := f.tokens[k]
		if f.verb(k) {
			return true
		}
		if t.Tag == "," || t.Tag == "CC" && k < i+2 || t.Tag == "TO" || subordinates(f.tokens, k) {
			return false
		}
	}
	return false
}

// shared returns how well a list can begin at token i where the words before it
// belong to all that follows, and the list: a subject with several verbs ("The
// site: has a road, is near a bus stop").
func (f *folded) shared(i int) (int, []string) {
	if f.asks() {
		return 0, nil
	}
	if f.verb(i) || strings.HasPrefix(f.tokens[i].Tag, "RB") && f.verb(i+1) {
		if f.finite(0, i) || !f.names(i) {
			return 0, nil
		}
		if cuts := f.predicateCuts(i); cuts != nil {
			return 7, f.parted(i, cuts)
		}
		return 0, nil
	}
	return 0, nil
}

// names reports whether the tokens before i name a thing, and no more.
func (f *folded) names(i int) bool {
	start := f.linked()
	if start+1 < len(f.tokens) && f.tokens[start].Tag == "RB" && f.tokens[start+1].Tag == "JJ" {
		start++
	}
	if start >= i {
		return false
	}
	if !beginsThing(f.tokens[start]) && f.tokens[start].Tag != "PRP" {
		return false
	}
	return !slices.ContainsFunc(f.tokens[start:i], func(t language.Token) bool {
		return t.Tag == "," || t.Tag == "VBN" || t.Tag == "VBD" || t.Text == ":"
	})
}

// predicateCuts parts "has a road, is near a bus stop and will be safe" at its
// verbs.
func (f *folded) predicateCuts(i int) []cut {
	var cuts []cut
	start := i
	for j := i + 1; j < len(f.tokens); j++ {
		if f.level[j] > 0 || f.tokens[j].Tag != "," && f.tokens[j].Tag != "CC" && !(strings.EqualFold(f.tokens[j].Text, "so") && j+1 < len(f.tokens) && f.tokens[j+1].Tag == "MD") {
			continue
		}
		c, ok := f.cutAt(j)
		if !ok {
			if !strings.EqualFold(f.tokens[j].Text, "so") && !strings.EqualFold(f.tokens[j].Text, "but") {
				continue
			}
			c = cut{end: j, next: j}
		}
		k := c.next
		if w := strings.ToLower(f.tokens[k].Text); w == "but" || w == "so" {
			k++
		}
		for k < len(f.tokens)-1 && k < c.next+5 && (strings.HasPrefix(f.tokens[k].Tag, "RB") || linking(f.tokens[k]) || f.tokens[k].Tag == "IN" && !subordinates(f.tokens, k) || f.tokens[k].Tag == "NN" && f.tokens[k-1].Tag == "IN" || f.tokens[k].Tag == ",") {
			k++
		}
		if k < len(f.tokens)-1 && f.verb(k) && f.sameForm(i, k) && f.spareVerbs(start, c.end) == 1 && !onlyModal(f.tokens[start:c.end]) {
			cuts = append(cuts, c)
			start = c.next
			j = k
		}
	}
	if len(cuts) == 0 || f.spareVerbs(start, len(f.tokens)) != 1 {
		return nil
	}
	// "You will lose the right and all of it, £10, will become payable": a verb behind
	// a mere comma has another subject.
	last := cuts[len(cuts)-1]
	if w := strings.ToLower(f.tokens[last.next].Text); last.join == "" && w != "but" && w != "so" {
		return nil
	}
	// "It paid for service, probation and supervised orders": the last are things.
	if k := slices.IndexFunc(f.tokens[i:last.end], func(t language.Token) bool { return t.Tag == "," }) + i; k > i && last.join != "" && f.tokens[last.end].Tag != "," && !f.finite(k+1, last.end) {
		return nil
	}
	// "We hope that everybody is well and are glad": whose the second verb is would
	// not be clear.
	for k := i; k < cuts[len(cuts)-1].end; k++ {
		if subordinates(f.tokens, k) {
			return nil
		}
	}
	return cuts
}

// onlyModal reports whether tokens have no verb of their own: what "cannot" in
// "cannot and will never be able to" denies comes later.
func onlyModal(tokens []language.Token) bool {
	return !slices.ContainsFunc(tokens, func(t language.Token) bool {
		return t.Tag != "MD" && !strings.HasPrefix(t.Tag, "RB") && t.Tag != ","
	})
}

// sameForm reports whether two verbs can have one subject. After "will", a verb
// without an ending goes with "will" and not with the subject.
func (f *folded) sameForm(i, k int) bool {
	first := f.tokens[i].Tag
	if strings.HasPrefix(first, "RB") {
		first = f.tokens[i+1].Tag
	}
	if base := language.IsVerb(strings.ToLower(f.tokens[k].Text)); first == "MD" && base && f.tokens[k].Tag != "MD" {
		return false
	}
	helper := f.tokens[i].Lemma
	if first == "MD" && i+1 < k {
		helper = f.tokens[i+1].Lemma
	}
	if second := f.tokens[k]; (helper == "be" || helper == "have") && second.Tag == "VBD" && language.Inflect(second.Lemma, "VBN") == strings.ToLower(second.Text) {
		return false // "were checked and agreed", "must be out by 6am and taken in"
	}
	if many := numberOfVerb(f.tokens[i]) * numberOfVerb(f.tokens[k]); many < 0 {
		return false // "plans are … and has"
	}
	return f.tokens[k].Tag != "VBP" || first == "VBP" || f.tokens[k].Lemma == "be"
}

// numberOfVerb returns 1 for a helping verb of one thing, -1 for one of many, else 0.
func numberOfVerb(t language.Token) int {
	switch strings.ToLower(t.Text) {
	case "is", "was", "has":
		return 1
	case "are", "were", "have":
		return -1
	}
	return 0
}
