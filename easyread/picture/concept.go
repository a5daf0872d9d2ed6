package picture

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Concept is one thing that a picture can show, and the words that call for it.
type Concept struct {
	// ID names the concept in lower case with hyphens, such as "council-tax".
	ID string

	// Words are the words and phrases that mean the concept, in lower case and
	// in their dictionary form, such as "council tax". A word that ends in "/n",
	// "/v" or "/a" counts only as a noun, a verb or an adjective.
	Words []string

	// Strength orders concepts that one sentence calls for: 3 for things that
	// mean one thing in a council document (council tax), 2 for plain things
	// (letter), 1 for what is in many sentences (people, date). 0 means 2.
	Strength int
}

// Concepts returns the concepts of the default set, in order of their IDs. The
// slice belongs to the caller.
func Concepts() []Concept {
	entries := table()
	concepts := make([]Concept, len(entries))
	for i, e := range entries {
		concepts[i] = e.concept
		concepts[i].Words = slices.Clone(e.concept.Words)
	}
	return concepts
}

// An entry is one line of data/concepts.tsv.
type entry struct {
	concept Concept
	file    string // path of the drawing under data, without its ending
	alt     string
}

// table parses the embedded table on first use. Lines that do not parse are
// left out; a test checks that there are none.
var table = sync.OnceValue(func() []entry {
	text, err := data.ReadFile("data/concepts.tsv")
	if err != nil {
		return nil
	}
	var entries []entry
	for line := range strings.Lines(string(text)) {
		if e, ok := parseEntry(line); ok {
			entries = append(entries, e)
		}
	}
	return entries
})

// senses are the lines of data/senses.txt.
var senses = sync.OnceValue(func() []string {
	text, err := data.ReadFile("data/senses.txt")
	if err != nil {
		return nil // a test checks that it is there
	}
	var list []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	return list
})

// parseEntry reads "id <tab> strength <tab> words <tab> drawing <tab> alt".
func parseEntry(line string) (entry, bool) {
	line = strings.TrimSpace(line)
	if line == "" || strings.HasPrefix(line, "#") {
		return entry{}, false
	}
	fields := strings.Split(line, "\t")
	if len(fields) != 5 {
		return entry{}, false
	}
	strength, err := strconv.Atoi(fields[1])
	if err != nil || strength < 1 || strength > 3 {
		return entry{}, false
	}
	e := entry{
		concept: Concept{ID: fields[0], Strength: strength},
		file:    fields[3],
		alt:     fields[4],
	}
	for word := range strings.SplitSeq(fields[2], ";") {
		if word = strings.TrimSpace(word); word != "" {
			e.concept.Words = append(e.concept.Words, word)
		}
	}
	return e, len(e.concept.Words) > 0
}
