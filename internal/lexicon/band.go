package lexicon

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/internal/language"
)

//go:embed data/words.txt
var wordData string

//go:embed data/everyday.txt
var everydayData string

// Rare is the band of words that are in no list.
const Rare = 80

// A wordEntry is the band and the count of a word.
type wordEntry struct {
	band  uint8
	count int32
}

var wordTable = sync.OnceValue(func() map[string]wordEntry {
	m := make(map[string]wordEntry, 130_000)
	for line := range strings.Lines(wordData) {
		size, words, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		band, err := strconv.Atoi(size)
		if !ok || err != nil {
			continue
		}
		for words != "" {
			var w string
			w, words, _ = strings.Cut(words, " ")
			e := wordEntry{band: uint8(band)}
			if i := strings.IndexByte(w, ':'); i > 0 {
				n, err := strconv.Atoi(w[i+1:])
				if err == nil {
					e.count = int32(n)
				}
				w = w[:i]
			}
			m[w] = e
		}
	}
	return m
})

var everydayTable = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, 2000)
	for line := range strings.Lines(everydayData) {
		if line[0] == '#' {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			m[w] = true
		}
	}
	return m
})

// Band returns the SCOWL size of a word in any case: 10 for the most common
// words, then 20, 35, 40, 50, 55, 60 and 70, and [Rare] for words in no list.
func Band(word string) int {
	if e, ok := wordTable()[strings.ToLower(word)]; ok {
		return int(e.band)
	}
	return Rare
}

// Known reports whether a word is in a list of English words.
func Known(word string) bool {
	_, ok := wordTable()[strings.ToLower(word)]
	return ok
}

// Everyday reports whether a word, in its base form and in any case, is on the
// list of words that every reader is taken to know.
func Everyday(lemma string) bool { return everydayTable()[strings.ToLower(lemma)] }

// Difficulty returns how hard a word is to read and know, from 0 for words that
// everyone knows to 1. It is worked out from the word's band, its count, its
// length and its syllables, and lower for words on the everyday list. Inflected
// forms count as their base form where that is easier.
func Difficulty(word string) float64 {
	w := strings.ToLower(strings.Trim(word, "'’.,"))
	if w == "" || strings.Trim(w, "0123456789.,/") == "" {
		return 0
	}
	best := 1.0
	for _, form := range baseForms(w) {
		best = min(best, rawDifficulty(form))
	}
	return best
}

// baseForms returns a word and what it may be a form of.
func baseForms(w string) []string {
	forms := []string{w}
	for _, tag := range []string{"NNS", "VBD", "VBG", "VBZ", "JJR"} {
		switch {
		case tag == "VBG" && !strings.HasSuffix(w, "ing"), tag == "JJR" && !strings.HasSuffix(w, "er"),
			(tag == "NNS" || tag == "VBZ") && !strings.HasSuffix(w, "s"):
			continue
		}
		if l := language.Lemma(w, tag); l != w && Known(l) {
			forms = append(forms, l)
		}
	}
	return forms
}

func rawDifficulty(w string) float64 {
	e, ok := wordTable()[w]
	band := float64(Rare)
	if ok {
		band = float64(e.band)
	}
	// The weights put common short words near 0 and rare long ones near 1.
	d := 0.55*(band-10)/70 - 0.035*math.Log1p(float64(e.count)) + 0.018*float64(len(w)-5) + 0.025*float64(language.Syllables(w)-1) + 0.15
	if everydayTable()[w] {
		d -= 0.2
	}
	return math.Round(min(1, max(0, d))*1000) / 1000
}
