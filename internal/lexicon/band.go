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

// Difficulty returns how hard a word is to know, from 0 for words that everyone
// knows to 1. It is a linear formula of
// the word's band, its count, its length and syllables, and whether it is an
// everyday word or has a capital letter. Inflected forms count as their base
// form where that is more common. Numbers have difficulty 0.
//
// The weights were fitted on the ratings of the CompLex corpus (Shardlow,
// Cooper and Zampieri 2020, CC BY 4.0), single words, training part.
func Difficulty(word string) float64 {
	w := strings.Trim(word, "'’.,\"“”")
	if w == "" || strings.Trim(w, "0123456789.,/") == "" {
		return 0
	}
	if language.IsFunctionWord(w) {
		return 0
	}
	d := 0.0
	for i, x := range features(w) {
		d += difficultyWeights[i] * x
	}
	// People's ratings keep to the lower middle of their scale: nearly all lie
	// between these bounds, which become 0 and 1.
	const easiest, hardest = 0.15, 0.6
	d = (d - easiest) / (hardest - easiest)
	return math.Round(min(1, max(0, d))*1000) / 1000
}

// difficultyWeights belong to the features, in their order.
var difficultyWeights = [...]float64{
	0.3640, -0.0031, 0.0581, 0.0903, 0.1504, 0.1367, 0.2119, 0.1853,
	0.0845, -0.0149, -0.1723, 0.0945, 0.0036, -0.0407, 0.0103,
}

// features returns what the difficulty of a word is worked out from: 1, the
// band (one value for each but the first), log(1 + count), the length and its
// square, syllables, everyday, capital.
func features(w string) [15]float64 {
	lower := strings.ToLower(w)
	band, count, everyday := Rare, 0, false
	for _, form := range baseForms(lower) {
		if e, ok := lookUp(form); ok {
			band, count = min(band, e.band), max(count, e.count)
		}
		everyday = everyday || everydayTable()[form]
	}
	f := [15]float64{0: 1}
	for i, b := range [...]int{20, 35, 40, 50, 55, 60, 70, Rare} {
		if band == b {
			f[1+i] = 1
		}
	}
	n := float64(len(lower))
	f[9] = math.Log1p(float64(count))
	f[10], f[11] = n/10, n*n/100
	f[12] = float64(language.Syllables(lower))
	if everyday {
		f[13] = 1
	}
	if lower != w {
		f[14] = 1
	}
	return f
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
