package language

import (
	"embed"
	"strings"
	"sync"
)

//go:embed data/*s.txt
var lexisData embed.FS

// readData calls each with the fields of each line of a data file.
func readData(name string, each func(fields []string)) {
	data, err := lexisData.ReadFile("data/" + name)
	if err != nil {
		return // embedded: a test checks that every file is there
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			each(strings.Split(line, "\t"))
		}
	}
}

func wordSet(name string, size int) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := make(map[string]bool, size)
		readData(name, func(f []string) { m[f[0]] = true })
		return m
	})
}

func formMap(name string, size int) func() map[string]string {
	return sync.OnceValue(func() map[string]string {
		m := make(map[string]string, size)
		readData(name, func(f []string) {
			if _, ok := m[f[0]]; !ok {
				m[f[0]] = f[1]
			}
		})
		return m
	})
}

// The words that WordNet knows as verbs and adjectives, and irregular forms
// with their bases.
var (
	verbs      = wordSet("verbs.txt", 8000)
	adjectives = wordSet("adjs.txt", 14000)
	verbForms  = formMap("verb_forms.txt", 2000)
	nounForms  = formMap("noun_forms.txt", 1000)
	adjForms   = formMap("adj_forms.txt", 2000)
)

// An irregular verb's past and past participle.
type irregularVerb struct{ past, participle string }

type irregularTables struct {
	verb   map[string]irregularVerb
	base   map[string]string // form to base
	plural map[string]string
	single map[string]string
}

var irregular = sync.OnceValue(func() irregularTables {
	t := irregularTables{map[string]irregularVerb{}, map[string]string{}, map[string]string{}, map[string]string{}}
	readData("irregular_verbs.txt", func(f []string) {
		t.verb[f[0]] = irregularVerb{f[1], f[2]}
		for _, form := range f[1:] {
			// "found" is "find" and not "found"; "lay" stays a base.
			if _, taken := t.base[form]; !taken {
				t.base[form] = f[0]
			}
		}
	})
	readData("irregular_nouns.txt", func(f []string) {
		t.plural[f[0]] = f[1]
		t.single[f[1]] = f[0]
	})
	return t
})

// doubling holds the verbs of two and more syllables that double their last
// letter: "travel", "occur".
var doubling = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for form, base := range verbForms() {
		if n := len(base); len(form) == n+3 && strings.HasSuffix(form, "ed") && form[n] == form[n-1] && strings.HasPrefix(form, base) {
			m[base] = true
		}
	}
	return m
})

// IsVerb reports whether a word in lower case is the base form of a verb.
func IsVerb(word string) bool {
	_, ok := irregular().verb[word]
	return ok || verbs()[word]
}

// IsAdjective reports whether a word in lower case can be an adjective.
func IsAdjective(word string) bool { return adjectives()[word] }
