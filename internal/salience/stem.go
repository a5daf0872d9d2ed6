package salience

import (
	"strings"
	"sync"
	"unicode"
)

// stopWords are words that carry no meaning of their own in talk.
var stopWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`a an the and or but if of to in on at for with by from as is are was were be been being it its this that these those
		i you he she we they me him her us them my your his our their so um uh yeah okay ok well just like really know mean think mm hmm right no yes oh
		do does did have has had can could would will shall should not don don't there here what which who when where how then than too very kind sort
		got get go going one all some any more much many about up out into over also because hey alright gonna theirs themself mr mrs ms miss dr sir
		madam person patient resident client man woman male female boy girl lady gentleman`) {
		out[w] = true
	}
	return out
})

// Words returns the stems of the words of a text that carry meaning, in order and
// with doubles.
func Words(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
		w = strings.Trim(strings.ReplaceAll(w, "’", "'"), "'")
		if w, _, _ = strings.Cut(w, "'"); w == "" || stopWords()[w] {
			continue
		}
		if same := alike()[w]; same != "" {
			w = same
		}
		out = append(out, Stem(w))
	}
	return out
}

// alike maps words that tell a gender to one that does not, so that the same talk
// about a woman and a man is worth the same.
var alike = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(`spouse husband wife husbands wives widow widower
		parent mother father mum dad mam mothers fathers parents stepmother stepfather stepmum stepdad
		child son daughter sons daughters children stepson stepdaughter
		sibling brother sister brothers sisters siblings
		grandparent grandmother grandfather grandma grandad gran nan granny grandpa
		grandchild grandson granddaughter grandsons granddaughters grandchildren
		relative aunt uncle auntie nephew niece nephews nieces relatives
		lover boyfriend girlfriend
		self himself herself themself themselves`) {
		f := strings.Fields(line)
		for _, w := range f {
			out[w] = f[0]
		}
	}
	return out
})

// Stem cuts the endings of inflection off a word in lower case, so that "falls",
// "falling" and "fall" count as one. Words of four letters or fewer lose only a
// plural "s".
func Stem(w string) string {
	switch {
	case strings.HasSuffix(w, "sses"):
		w = w[:len(w)-2]
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		w = w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s") && len(w) > 3 && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		w = w[:len(w)-1]
	}
	if len(w) <= 4 {
		return w
	}
	cut := ""
	switch {
	case strings.HasSuffix(w, "ing") && hasVowel(w[:len(w)-3]):
		cut = w[:len(w)-3]
	case strings.HasSuffix(w, "ed") && hasVowel(w[:len(w)-2]):
		cut = w[:len(w)-2]
	}
	if n := len(cut); n >= 3 {
		w = cut
		if w[n-1] == w[n-2] && !strings.ContainsRune("lsz", rune(w[n-1])) {
			w = w[:n-1] // "stopped"
		}
	}
	if len(w) > 4 {
		w = strings.TrimSuffix(w, "ly")
		w = strings.TrimSuffix(w, "e")
	}
	return w
}

func hasVowel(s string) bool { return len(s) > 1 && strings.ContainsAny(s, "aeiouy") }
