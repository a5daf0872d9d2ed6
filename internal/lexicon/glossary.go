package lexicon

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/internal/language"
)

//go:embed data/glossary.txt
var glossaryData string

// A HardWord is a term with its explanation.
type HardWord struct {
	// Term is the term in its usual form, such as "council tax". One word with a
	// capital, such as "Cabinet", is meant only where the text has it so.
	Term string

	// Also are other spellings and forms of the term.
	Also []string

	// Plain explains the term in one or two short, full sentences.
	Plain string

	near    []string // one of these words stands in the sentence; nil for any
	without []string // none of these words does
	leads   bool     // it means the same before another noun
}

// A Match is a place where a text uses a [HardWord].
type Match struct {
	// Start and End are bytes of the text.
	Start, End int

	// Entry is what the glossary says.
	Entry HardWord
}

type glossaryTable struct {
	terms map[string][]int // term to indexes, one for each of its senses
	first map[string][]int // first word to lengths of terms, longest first
	list  []HardWord
}

var glossary = sync.OnceValue(func() glossaryTable {
	t := glossaryTable{terms: map[string][]int{}, first: map[string][]int{}}
	for line := range strings.Lines(glossaryData) {
		line = strings.TrimSuffix(line, "\n")
		names, plain, ok := strings.Cut(line, " | ")
		if !ok || line[0] == '#' {
			continue
		}
		terms := strings.Split(names, "; ")
		plain, conditions, _ := strings.Cut(plain, " | ")
		entry := HardWord{Term: terms[0], Also: terms[1:], Plain: plain}
		for condition := range strings.SplitSeq(conditions, "; ") {
			switch name, words, _ := strings.Cut(condition, " "); name {
			case "near":
				entry.near = strings.Split(words, ", ")
			case "without":
				entry.without = strings.Split(words, ", ")
			case "leads":
				entry.leads = true
			}
		}
		t.list = append(t.list, entry)
		for _, term := range terms {
			term = strings.ToLower(term)
			t.terms[term] = append(t.terms[term], len(t.list)-1)
			words := strings.Fields(term)
			first := strings.TrimSuffix(strings.TrimSuffix(words[0], "'s"), ",") // tokens part the clitic and the comma
			t.first[first] = addLength(t.first[first], len(words))
		}
	}
	return t
})

// addLength adds n to a list of lengths that falls.
func addLength(list []int, n int) []int {
	for i, have := range list {
		if have == n {
			return list
		}
		if have < n {
			return append(list[:i], append([]int{n}, list[i:]...)...)
		}
	}
	return append(list, n)
}

// Explain returns the glossary's entry for a term in its base form and in any
// case: "Council tax", "tenancies" is not found, "tenancy" is. Of a term with more
// than one sense it returns the first.
func Explain(term string) (HardWord, bool) {
	t := glossary()
	senses := t.terms[strings.ToLower(strings.ReplaceAll(term, "’", "'"))]
	if len(senses) == 0 {
		return HardWord{}, false
	}
	return t.list[senses[0]], true
}

// HardWords returns the places where a text uses terms of the glossary, in
// order and without overlaps; the longest term wins. Plurals match. A term of
// one word that names a thing matches only where it is a noun, no number
// stands before it and no noun after it: a doctor's surgery hour is no operation.
// A term that means more than one thing matches where the words of its sentence
// say which.
func HardWords(text string) []Match {
	var out []Match
	for _, s := range language.Sentences(text) {
		for _, m := range HardWordsIn(language.Tokens(s.Of(text))) {
			m.Start, m.End = s.Start+m.Start, s.Start+m.End
			out = append(out, m)
		}
	}
	return out
}

// HardWordsIn is [HardWords] for the tokens of one sentence.
func HardWordsIn(tokens []language.Token) []Match {
	var out []Match
	t := glossary()
	for i := 0; i < len(tokens); {
		n, entry := t.match(tokens, i)
		if n == 0 {
			i++
			continue
		}
		out = append(out, Match{tokens[i].Start, tokens[i+n-1].End, t.list[entry]})
		i += n
	}
	return out
}

// match returns how many tokens from i make a term, and its index.
func (t *glossaryTable) match(tokens []language.Token, i int) (int, int) {
	lower := strings.ToLower(tokens[i].Text)
	best, entry := t.matchAs(tokens, i, lower)
	if l := singular(tokens[i]); l != lower {
		if n, e := t.matchAs(tokens, i, l); n > best {
			best, entry = n, e
		}
	}
	return best, entry
}

func (t *glossaryTable) matchAs(tokens []language.Token, i int, first string) (int, int) {
	for _, n := range t.first[first] {
		if n == 1 {
			e, ok := t.sense(tokens, first)
			switch {
			case !ok:
			case initials(first, t.list[e].Term):
				if isInitials(tokens[i].Text) {
					return 1, e
				}
			case t.oneWord(tokens, i, e):
				return 1, e
			}
			continue
		}
		if term, took := joinTerm(tokens, i, n, false); took > 0 {
			if e, ok := t.sense(tokens, term); ok {
				return took, e
			}
		}
		if term, took := joinTerm(tokens, i, n, true); took > 0 {
			if e, ok := t.sense(tokens, term); ok {
				return took, e
			}
		}
	}
	return 0, 0
}

// sense returns the index of the entry of a term that the words of its sentence
// allow.
func (t *glossaryTable) sense(tokens []language.Token, term string) (int, bool) {
	for _, e := range t.terms[term] {
		if w := &t.list[e]; (w.near == nil || holds(tokens, w.near)) && !holds(tokens, w.without) {
			return e, true
		}
	}
	return 0, false
}

// holds reports whether a sentence has one of some words, in any form.
func holds(tokens []language.Token, words []string) bool {
	return len(words) > 0 && slices.ContainsFunc(tokens, func(t language.Token) bool {
		return slices.Contains(words, t.Lemma) || slices.Contains(words, strings.ToLower(t.Text))
	})
}

// oneWord checks the part of speech of a term of one word, and its capital: a term
// that the glossary writes with one, such as "Cabinet", is no hard word without it.
func (t *glossaryTable) oneWord(tokens []language.Token, i, entry int) bool {
	if c := t.list[entry].Term[0]; c >= 'A' && c <= 'Z' && (i == 0 || tokens[i].Text[0] != c) {
		return false
	}
	if strings.Contains(t.list[entry].Plain, " means ") && !strings.HasPrefix(tokens[i].Tag, "NN") {
		return true
	}
	if !strings.HasPrefix(tokens[i].Tag, "NN") {
		return false
	}
	if i > 0 && tokens[i-1].Tag == "CD" {
		return false
	}
	return t.list[entry].leads || !leads(tokens, i)
}

// initials reports whether a word is made of the first letters of the words of a term:
// "ehcp" of "education, health and care plan".
func initials(word, term string) bool {
	full, strict := "", ""
	for _, w := range strings.Fields(term) {
		full += w[:1]
		if w != "and" && w != "of" {
			strict += w[:1]
		}
	}
	return len(full) > 1 && (word == full || word == strict)
}

// isInitials reports whether a word is written as initials are: "SEND", not "send".
func isInitials(word string) bool { return word == strings.ToUpper(word) }

// leads reports whether a noun is the first part of a longer one, as "inclusion" is
// of "inclusion criteria". Such a part is in the singular.
func leads(tokens []language.Token, i int) bool {
	if tokens[i].Tag != "NN" && tokens[i].Tag != "NNP" || i+1 == len(tokens) {
		return false
	}
	next := tokens[i+1]
	return strings.HasPrefix(next.Tag, "NN") && next.Start == tokens[i].End+1
}

// joinTerm writes n words from token i as a term: clitics belong to the word
// before them. The last word is made singular if asked.
func joinTerm(tokens []language.Token, i, n int, single bool) (string, int) {
	var b strings.Builder
	words, k := 0, i
	for ; k < len(tokens); k++ {
		glued := k > i && tokens[k].Start == tokens[k-1].End
		if !glued {
			if words == n {
				break
			}
			words++
			if k > i {
				b.WriteByte(' ')
			}
		} else if words == n && !strings.ContainsAny(tokens[k].Text[:1], "'") && !strings.HasPrefix(tokens[k].Text, "’") {
			break
		}
		w := strings.ToLower(strings.ReplaceAll(tokens[k].Text, "’", "'"))
		if single && words == n && !glued {
			w = singular(tokens[k])
		}
		b.WriteString(w)
	}
	if words != n {
		return "", 0
	}
	return b.String(), k - i
}

// singular returns a token's word in lower case, in the singular if it is a
// noun.
func singular(t language.Token) string {
	w := strings.ToLower(t.Text)
	if strings.HasPrefix(t.Tag, "NN") && strings.HasSuffix(w, "s") {
		return language.Lemma(w, "NNS")
	}
	return w
}
