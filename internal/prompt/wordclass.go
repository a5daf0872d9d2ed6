package prompt

import (
	"embed"
	"strings"
	"sync"
	"unicode"

	"github.com/townclerk/townclerk/internal/language"
)

//go:embed data
var data embed.FS

// A wordClass is words of one bearing: see data/bearing.txt.
type wordClass struct {
	name      string
	keep, new bool
	own       bool     // of also, only words that the source does not have keep it
	words     []string // that make a text one of the class
	also      []string // that keep the class as well
}

var bearings = sync.OnceValue(func() []wordClass { return readClasses("data/bearing.txt") })

var riskWords = sync.OnceValue(func() []wordClass { return readClasses("data/risk.txt") })

// readClasses reads a file of classes. Lines of another form are skipped; the
// tests of the package see to it that there are none.
func readClasses(name string) []wordClass {
	text, err := data.ReadFile(name)
	if err != nil {
		return nil
	}
	var list []wordClass
	for line := range strings.Lines(string(text)) {
		field := strings.Split(strings.TrimSpace(line), " | ")
		if strings.HasPrefix(line, "#") || len(field) < 2 {
			continue
		}
		c := wordClass{name: field[0], new: true}
		if len(field) > 2 {
			c.keep, c.new, c.own = field[1] != "new", field[1] == "new" || field[1] == "both", field[1] == "own"
			c.words = strings.Split(field[2], "; ")
		} else {
			c.words = strings.Split(field[1], "; ")
		}
		if len(field) > 3 {
			c.also = strings.Split(field[3], "; ")
		}
		list = append(list, c)
	}
	return list
}

// words is a text as the checks see it.
type words struct {
	text    string          // in lower case, single blanks, marks as blanks, one at each end
	lemmas  map[string]bool // of all words, and the words themselves
	verbs   map[string]bool // the base forms of those that are verbs
	content []contentWord
}

// A contentWord is a word that carries meaning.
type contentWord struct {
	text, lemma string
	noun, name  bool
}

// read reads a text. Curly apostrophes are straight in what it gives back.
func read(text string) *words {
	text = strings.ReplaceAll(text, "’", "'")
	w := &words{lemmas: make(map[string]bool), verbs: make(map[string]bool)}
	var b strings.Builder
	b.WriteByte(' ')
	for _, s := range language.Sentences(text) {
		for i, t := range language.Tokens(s.Of(text)) {
			lower := strings.ToLower(t.Text)
			if !strings.ContainsFunc(t.Text, func(r rune) bool { return unicode.IsLetter(r) || r == '£' }) {
				continue
			}
			b.WriteString(lower + " ")
			w.lemmas[lower], w.lemmas[strings.ToLower(t.Lemma)] = true, true
			// The tagger takes an order at the beginning for a name now and then.
			if strings.HasPrefix(t.Tag, "VB") || i == 0 && language.IsVerb(lower) {
				w.verbs[strings.ToLower(t.Lemma)] = true
			}
			if unicode.IsLetter([]rune(lower)[0]) && len(lower) > 1 && !language.IsFunctionWord(lower) && !strings.HasPrefix(lower, "'") && lower != "n't" {
				w.content = append(w.content, contentWord{
					text:  t.Text,
					lemma: strings.ToLower(t.Lemma),
					noun:  strings.HasPrefix(t.Tag, "NN"),
					name:  strings.HasPrefix(t.Tag, "NNP"),
				})
			}
		}
	}
	w.text = joined(b.String())
	return w
}

// joined writes phrases such as "no later than" as one word, so that "later than"
// is not found in them.
func joined(text string) string {
	return joins().Replace(text)
}

var joins = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	for _, b := range bearings() {
		for _, x := range b.words {
			if strings.HasPrefix(x, "no ") || strings.HasPrefix(x, "not ") {
				pairs = append(pairs, " "+x+" ", " "+strings.ReplaceAll(x, " ", "_")+" ")
			}
		}
	}
	return strings.NewReplacer(pairs...)
})

// has returns the first of some words or phrases that a text has, or "".
func (w *words) has(list []string) string {
	for _, x := range list {
		if strings.Contains(x, " ") {
			if strings.Contains(w.text, joined(" "+x+" ")) {
				return x
			}
		} else if verb, ok := strings.CutSuffix(x, "/v"); ok && w.verbs[verb] || w.lemmas[x] {
			return verb
		}
	}
	return ""
}

// hasBut returns the first of some words or phrases that a text has and another
// has not, or "".
func (w *words) hasBut(list []string, other *words) string {
	for i := range list {
		if x := w.has(list[i : i+1]); x != "" && other.has(list[i:i+1]) == "" {
			return x
		}
	}
	return ""
}

// knows reports whether a text has a word, in any form, or one made from it.
func (w *words) knows(x contentWord) bool {
	if w.lemmas[x.lemma] || w.lemmas[strings.ToLower(x.text)] {
		return true
	}
	for _, y := range w.content {
		if related(x.lemma, y.lemma) {
			return true
		}
	}
	return false
}

// related reports whether two words are made from each other, as "yearly" is from
// "year" and "payment" from "pay": they begin alike, and what is left are endings.
func related(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	shorter := min(len(a), len(b))
	return n >= 3 && (n == shorter || n >= 4) && endings[a[n:]] && endings[b[n:]]
}

var endings = func() map[string]bool {
	m := wordSet(`s es d ed r er or ly y e al ally ing ion ation ication ition ment ments ness ity ty ies ied able ible ful fully ance ence ant
		ent ive ial ship ist ism th ery ary ory ise ised ising isation`)
	m[""] = true
	return m
}()
