package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

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
	// "to provide homes, make jobs": the second verb is tagged as a plain present,
	// or as a past if it is a rare one.
	joined := f.tokens[j-1].Tag == "," || f.tokens[j-1].Tag == "CC"
	base := t.Tag == "VBP" && t.Lemma == strings.ToLower(t.Text) || t.Tag == "VBD" && language.IsVerb(strings.ToLower(t.Text))
	return f.tokens[j-1].Tag != "MD" && !(joined && base)
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

// firstThat returns the place of the first "that" which begins a clause, or the number
// of tokens.
func (f *folded) firstThat() int {
	for i, t := range f.tokens {
		if t.Tag == "IN" && strings.EqualFold(t.Text, "that") {
			return i
		}
	}
	return len(f.tokens)
}

// participle reports whether token j, tagged as a verb in the past, rather
// describes the thing before it: "the rules set out in the plan".
func (f *folded) participle(j int) bool {
	t := f.tokens[j]
	before := j - 1
	for before > 0 && strings.ContainsAny(f.tokens[before].Text, "”’\"") {
		before--
	}
	if t.Tag != "VBD" && t.Tag != "VBP" || j == 0 || j+1 >= len(f.tokens) || !strings.HasPrefix(f.tokens[before].Tag, "NN") {
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
