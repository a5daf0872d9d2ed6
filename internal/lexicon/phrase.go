package lexicon

import (
	"cmp"
	_ "embed"
	"slices"
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

// A phraseTable finds the lines of the file by their first word. Lines are read
// when they are first asked for: reading all of them would take longer than most
// texts need.
type phraseTable struct {
	lines []phraseLine
	words map[string]*phraseList
}

// A phraseLine is a line of the file with its number and the next line for the
// same word, plus one.
type phraseLine struct {
	text         string
	number, next int
}

// A phraseList is the phrases for one first word.
type phraseList struct {
	first int // its first line, plus one
	once  sync.Once
	list  []*Phrase
}

var phrases = sync.OnceValue(func() *phraseTable {
	const usual = 8000
	t := &phraseTable{lines: make([]phraseLine, 0, usual), words: make(map[string]*phraseList, usual)}
	lists := make([]phraseList, usual)
	n := 0
	for line := range strings.Lines(phraseData) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		first, _, _ := strings.Cut(line, " ")
		for w := range strings.SplitSeq(first, "/") {
			l := t.words[w]
			if l == nil {
				if len(lists) == 0 {
					lists = make([]phraseList, usual)
				}
				l, lists = &lists[0], lists[1:]
				t.words[w] = l
			}
			t.lines = append(t.lines, phraseLine{line, n, l.first})
			l.first = len(t.lines)
		}
	}
	return t
})

// read parses the lines of a list: the longest phrases first, then those with
// more conditions, which are more exact, then in the order of the file.
func (t *phraseTable) read(l *phraseList) {
	for i := l.first; i > 0; i = t.lines[i-1].next {
		p := parsePhrase(t.lines[i-1].text, t.lines[i-1].number)
		l.list = append(l.list, &p)
	}
	slices.SortFunc(l.list, func(a, b *Phrase) int {
		return cmp.Or(len(b.From)-len(a.From), len(b.When)-len(a.When), a.Line-b.Line)
	})
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
// slice belongs to the package and must not be changed.
func Phrases(first string) []*Phrase {
	t := phrases()
	l := t.words[first]
	if l == nil {
		return nil
	}
	l.once.Do(func() { t.read(l) })
	return l.list
}
