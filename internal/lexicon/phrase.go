package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/phrases.txt
var phraseData string

// A Phrase is a hard word or phrase with the plain one that takes its place.
type Phrase struct {
	// From are the words to look for, in lower case. Each is a list of words of
	// which one must match. "DET" stands for a determiner ("a", "the", "your").
	From [][]string

	// Kind says how From matches and To is inflected: "verb" (the first word is
	// a verb in any form), "noun" (the last word is a noun, in the singular or
	// plural), "adj" (an adjective), "adv" (an adverb) or "words" (as written).
	Kind string

	// To is the plain words, with "$1" for the first matched word. It may be
	// empty: then the words are left out.
	To string

	// Plural is To for a plural noun, if it cannot be made by rule.
	Plural string

	// When are the conditions, in the order of the file.
	When []Condition

	// Line is the line of the data file, as an identity.
	Line int
}

// A Condition limits where a [Phrase] may be used.
type Condition struct {
	// Key names the condition: see the head of data/phrases.txt.
	Key string

	// Not is set for "key!=values".
	Not bool

	// Values are the words that the condition lists, if any.
	Values []string
}

type phraseTable struct {
	list  []Phrase
	first map[string][]int // by first word, longest first
}

var phrases = sync.OnceValue(func() phraseTable {
	t := phraseTable{first: map[string][]int{}}
	n := 0
	for line := range strings.Lines(phraseData) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		t.list = append(t.list, parsePhrase(line, n))
	}
	for i, p := range t.list {
		if len(p.From) == 0 {
			continue
		}
		for _, w := range p.From[0] {
			t.first[w] = append(t.first[w], i)
		}
	}
	for _, ids := range t.first {
		// Insertion sort, stable: longer phrases first, then those with
		// conditions, which are more exact.
		for i := 1; i < len(ids); i++ {
			for k := i; k > 0 && t.before(ids[k], ids[k-1]); k-- {
				ids[k], ids[k-1] = ids[k-1], ids[k]
			}
		}
	}
	return t
})

func (t *phraseTable) before(a, b int) bool {
	p, q := t.list[a], t.list[b]
	if len(p.From) != len(q.From) {
		return len(p.From) > len(q.From)
	}
	return len(p.When) > len(q.When)
}

func parsePhrase(line string, n int) Phrase {
	fields := strings.Split(line, "|")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	for len(fields) < 4 {
		fields = append(fields, "")
	}
	p := Phrase{Kind: fields[1], To: fields[2], Line: n}
	for w := range strings.FieldsSeq(fields[0]) {
		p.From = append(p.From, strings.Split(w, "/"))
	}
	if p.Kind == "noun" {
		p.To, p.Plural, _ = strings.Cut(p.To, ", ")
	}
	for c := range strings.SplitSeq(fields[3], ",") {
		if c = strings.TrimSpace(c); c == "" {
			continue
		}
		key, values, ok := strings.Cut(c, "=")
		cond := Condition{Key: strings.TrimSuffix(key, "!"), Not: strings.HasSuffix(key, "!")}
		if ok {
			cond.Values = strings.Split(values, "/")
		}
		p.When = append(p.When, cond)
	}
	return p
}

// Phrases returns the phrases that may begin with a word, which is in lower
// case and either as written or in its base form. The longest come first. The
// slices belong to the package and must not be changed.
func Phrases(first string) []*Phrase {
	t := phrases()
	ids := t.first[first]
	out := make([]*Phrase, len(ids))
	for i, id := range ids {
		out[i] = &t.list[id]
	}
	return out
}
