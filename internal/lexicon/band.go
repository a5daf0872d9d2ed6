package lexicon

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/words.txt
var wordData string

//go:embed data/everyday.txt
var everydayData string

// Rare is the band of words that are in no list.
const Rare = 80

// A wordEntry is the band of a word, how often tagged texts use it, and in how
// many definitions it stands.
type wordEntry struct{ band, count, glosses int }

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
			size, rest, _ := strings.Cut(line[tab+1:], "\t")
			count, glosses, _ := strings.Cut(rest, "\t")
			return wordEntry{atoi(size), atoi(count), atoi(glosses)}, true
		}
	}
	return wordEntry{}, false
}

// atoi reads a number of the table, or 0 where there is none. A test reads all of
// them.
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
