package main

import (
	"bytes"
	"os"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/internal/lexicon"
	"github.com/townclerk/townclerk/internal/simplify"
)

// lines gives each line of a file to rate and writes what it returns.
func lines(in, out string, rate func(fields []string) string) error {
	data, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			continue
		}
		b.WriteString(rate(strings.Split(line, "\t")))
		b.WriteByte('\n')
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// substitutes returns the sentence, its word and the substitutes, with tabs.
func substitutes(fields []string) string {
	if len(fields) < 2 {
		return strings.Join(fields, "\t")
	}
	list := simplify.Substitutes(fields[0], fields[1])
	return strings.Join(append(fields[:2:2], list...), "\t")
}

// difficulty rates the word of a line in the form of the shared task on lexical
// complexity: id, corpus, sentence, word, and perhaps the rating of people. It
// returns the id and the rating.
func difficulty(fields []string) string {
	if len(fields) < 4 || fields[0] == "id" {
		return "id\tcomplexity"
	}
	hardest := 0.0
	words := strings.Fields(fields[3])
	sum := 0.0
	for _, w := range words {
		d := lexicon.DifficultyIn(fields[2], w)
		hardest = max(hardest, d)
		sum += d
	}
	if n := float64(len(words)); n > 1 {
		hardest = (hardest + sum/n) / 2
	}
	return fields[0] + "\t" + strconv.FormatFloat(hardest, 'f', 4, 64)
}
