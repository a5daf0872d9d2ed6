package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexrank"
)

// pairs compares what is kept of documents with the Easy Read that people made
// of them: NAME.original.txt and NAME.easyread.txt in a folder. Beside the result
// it scores as many words of the beginning of the original (LEAD), and of its most
// central sentences in their order (LexRank).
func (c *command) pairs() error {
	length, err := lengthOf(c.length)
	if err != nil {
		return err
	}
	names, err := filepath.Glob(filepath.Join(c.in, "*.original.txt"))
	if err != nil {
		return err
	}
	var out bytes.Buffer
	var sums [6]float64
	n := 0
	fmt.Fprintln(&out, "pair\twords\tkept\tours R1\tR2\tLEAD R1\tR2\tLexRank R1\tR2")
	for _, name := range names {
		easy, err := os.ReadFile(strings.TrimSuffix(name, ".original.txt") + ".easyread.txt")
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		source, err := extract.File(context.Background(), name)
		if err != nil {
			return err
		}
		cv := easyread.Converter{Length: length}
		doc, err := cv.Convert(context.Background(), source)
		if err != nil {
			return err
		}
		var kept []string
		for _, s := range doc.All() {
			kept = append(kept, s.Text)
		}
		ours := strings.Join(kept, "\n")
		sentences, words := sentencesOf(source)
		room := len(language.Words(ours))
		var scores [6]float64
		for i, text := range []string{ours, lead(sentences, room), central(sentences, room)} {
			scores[2*i], scores[2*i+1] = rougeF1(1, text, string(easy)), rougeF1(2, text, string(easy))
		}
		fmt.Fprintf(&out, "%s\t%d\t%.1f%%", strings.TrimSuffix(filepath.Base(name), ".original.txt"), words, 100*float64(room)/float64(max(words, 1)))
		for i, s := range scores {
			fmt.Fprintf(&out, "\t%.3f", s)
			sums[i] += s
		}
		out.WriteByte('\n')
		n++
	}
	fmt.Fprintf(&out, "mean of %d\t\t", n)
	for _, s := range sums {
		fmt.Fprintf(&out, "\t%.3f", s/float64(max(n, 1)))
	}
	out.WriteByte('\n')
	return os.WriteFile(c.out, out.Bytes(), 0o644)
}

// sentencesOf returns the sentences of a document in order, and how many words
// they have.
func sentencesOf(d *extract.Document) (sentences []string, words int) {
	for b := range d.All() {
		text := extract.OwnText(b)
		for _, s := range language.Sentences(text) {
			sentences = append(sentences, s.Of(text))
			words += len(language.Words(s.Of(text)))
		}
	}
	return sentences, words
}

// lead returns the first words of a text.
func lead(sentences []string, room int) string {
	words := strings.Fields(strings.Join(sentences, " "))
	return strings.Join(words[:min(room, len(words))], " ")
}

// central returns the most central sentences in the order of the text.
func central(sentences []string, room int) string {
	ranks := lexrank.Rank(sentences)
	order := make([]int, len(sentences))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ranks[b], ranks[a]) })
	chosen := make([]bool, len(sentences))
	for _, i := range order {
		n := len(language.Words(sentences[i]))
		if n > room {
			continue
		}
		chosen[i] = true
		room -= n
	}
	var kept []string
	for i, s := range sentences {
		if chosen[i] {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, "\n")
}
