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
type wordEntry struct{ band, count int }

// wordLines is the table without its head. It is searched where it lies: making
// a map of 115,000 words would take longer than most programs run.
var wordLines = sync.OnceValue(func() string {
	lines := wordData
	for strings.HasPrefix(lines, "#") {
		lines = lines[strings.IndexByte(lines, '\n')+1:]
	}
	return lines
})

// lookUp finds a word in the sorted lines.
func lookUp(word string) (wordEntry, bool) {
	lines := wordLines()
	low, high := 0, len(lines)
	for low < high {
		mid := (low + high) / 2
		start := low + strings.LastIndexByte(lines[low:mid], '\n') + 1
		end := start + strings.IndexByte(lines[start:], '\n')
		line := lines[start:end]
		tab := strings.IndexByte(line, '\t')
		switch {
		case line[:tab] < word:
			low = end + 1
		case line[:tab] > word:
			high = start
		default:
			size, count, more := strings.Cut(line[tab+1:], "\t")
			e := wordEntry{band: atoi(size)}
			if more {
				e.count = atoi(count)
			}
			return e, true
		}
	}
	return wordEntry{}, false
}

// atoi reads a number of the table. A test reads all of them.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

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
	if e, ok := lookUp(strings.ToLower(word)); ok {
		return e.band
	}
	return Rare
}

// Known reports whether a word is in a list of English words.
func Known(word string) bool {
	_, ok := lookUp(strings.ToLower(word))
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
	e, ok := lookUp(w)
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
