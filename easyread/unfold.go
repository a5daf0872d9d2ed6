package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/simplify"
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
		sentence := span.Of(text)
		n := simplify.LabelEnd(sentence)
		made := (&folded{text: sentence[n:], most: most}).lay(0)
		made[0].text = sentence[:n] + made[0].text
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

	// alone is set for an item that is all of its list: all of it hangs on the
	// beginning, so it is not parted into statements.
	alone bool
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
	if left, right, ok := f.clauses(); ok && !f.alone {
		if depth > 0 {
			left = endOfItem(left)
		} else {
			right = sentenceCase(right)
		}
		first := folded{text: left, most: f.most}
		second := folded{text: right, most: f.most}
		return append(first.lay(depth), second.lay(depth)...)
	}
	if left, right, ok := f.echo(); ok && depth == 0 {
		first := folded{text: left, most: f.most}
		second := folded{text: right, most: f.most}
		return append(first.lay(depth), second.lay(depth)...)
	}
	f.inner = depth > 0 || !f.finite(0, f.firstThat()) && !f.commands()
	alone := false
	b, ok := f.best()
	if at := f.fronted(); at > 0 && (!ok || f.wordsBefore(f.tokens[b.at].Start) > f.most) {
		b, ok = fold{at: at, items: []string{endOfItem(f.text[f.tokens[at].Start:])}}, true
	}
	if !ok {
		b, ok = f.single()
		alone = true
	}
	if !ok {
		return whole
	}
	lead := strings.TrimRight(f.text[:f.tokens[b.at-1].End], " ,;:–—-")
	if b.at > 2 && f.tokens[b.at-2].Tag == "," && f.text[f.tokens[b.at-1].Start:f.tokens[b.at-1].End] == lastWord(lead) {
		// "…, if:" needs no comma.
		lead = f.text[:f.tokens[b.at-2].Start] + " " + lastWord(lead)
	}
	if cut, ok := strings.CutSuffix(lead, " then"); ok {
		lead = cut // "If it is late:" needs no "then"
	}
	pieces := []fragment{{lead + ":", depth}}
	for _, item := range b.items {
		inner := folded{text: item, most: f.most, alone: alone}
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
