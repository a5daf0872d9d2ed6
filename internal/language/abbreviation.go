package language

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/abbreviations.txt
var abbreviationData string

// An abbreviationClass says what may follow an abbreviation.
type abbreviationClass byte

const (
	noAbbreviation abbreviationClass = iota
	beforeName                       // Cllr. Dixey
	beforeNumber                     // para. 3
	beforeDate                       // Apr. 2026
	neverLast                        // e.g.
	clockTime                        // a.m.
	maybeLast                        // Ltd.
)

var abbreviations = sync.OnceValue(func() map[string]abbreviationClass {
	classes := map[string]abbreviationClass{
		"title": beforeName, "number": beforeNumber, "month": beforeDate,
		"inner": neverLast, "time": clockTime, "end": maybeLast,
	}
	m := map[string]abbreviationClass{}
	for line := range strings.Lines(abbreviationData) {
		line = strings.TrimSuffix(line, "\n")
		word, class, ok := strings.Cut(line, "\t")
		if ok && !strings.HasPrefix(line, "#") {
			m[word] = classes[class]
		}
	}
	return m
})

// maxAbbreviation is how many bytes an abbreviation has at most. Longer chunks are
// not looked at.
const maxAbbreviation = 40

// abbreviation returns the class of a word without its last full stop.
func abbreviation(word string) abbreviationClass {
	if len(word) > maxAbbreviation {
		return noAbbreviation
	}
	lower := strings.ToLower(word)
	if c, ok := abbreviations()[lower]; ok {
		return c
	}
	// U.N., B.Sc., Ph.D.: letters with full stops between them.
	if dotted(word) {
		return maybeLast
	}
	return noAbbreviation
}

// dotted reports whether word is short groups of letters with full stops
// between them, such as "U.N" or "Ph.D".
func dotted(word string) bool {
	parts := strings.Split(word, ".")
	if len(parts) < 2 || len(parts) > 6 {
		return false
	}
	for _, p := range parts {
		if len(p) == 0 || len(p) > 2 || !isLetter(p[0]) || !isLetter(p[len(p)-1]) {
			return false
		}
	}
	return true
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
