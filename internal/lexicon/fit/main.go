// Command fit works out the weights of word difficulty from rated words:
//
//	go run ./internal/lexicon/fit -in lcp_single_train.tsv -out internal/lexicon/data/difficulty.txt
//
// The input is the training part of CompLex 2021 (Shardlow, Cooper and Zampieri
// 2020, CC BY 4.0): a line of names, then id, corpus, sentence, word and rating,
// with tabs. It prints how well the weights foretell the ratings of words that
// they were not fitted on, in ten folds.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/internal/lexicon"
)

func main() {
	in := flag.String("in", "", "rated words")
	out := flag.String("out", "", "file to write")
	flag.Parse()
	if err := run(*in, *out); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

const head = `# How much each feature of a word adds to its difficulty. See WordFeatures and PlaceFeatures.
# Form: feature | weight. Made by the command fit; do not edit.
# Fitted on CompLex 2021, single words, training part: Shardlow, Cooper and Zampieri, "CompLex - A New Corpus for Lexical
# Complexity Prediction from Likert Scale Data", 2020. Licence of the corpus: CC BY 4.0.
`

func run(in, out string) error {
	data, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	index := map[string]int{}
	var names []string
	var rows []row
	for i, line := range strings.Split(string(data), "\n") {
		f := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if i == 0 || len(f) < 5 {
			continue
		}
		rating, err := strconv.ParseFloat(f[4], 64)
		if err != nil {
			return fmt.Errorf("%s: line %d: %w", in, i+1, err)
		}
		r := row{word: strings.ToLower(f[3]), rating: rating}
		for _, x := range slices.Concat(lexicon.WordFeatures(f[3]), lexicon.PlaceFeatures(f[2], f[3])) {
			k, ok := index[x.Name]
			if !ok {
				k = len(names)
				index[x.Name] = k
				names = append(names, x.Name)
			}
			r.at, r.value = append(r.at, k), append(r.value, x.Value)
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		return fmt.Errorf("%s: no rated words", in)
	}
	fmt.Printf("%d ratings, %d features, Pearson on words not fitted on: %.4f\n", len(rows), len(names), folds(rows, len(names)))
	w := ridge(rows, len(names))
	lines := make([]string, len(names))
	for i, n := range names {
		lines[i] = fmt.Sprintf("%s | %.4f", n, w[i])
	}
	slices.Sort(lines)
	return os.WriteFile(out, []byte(head+strings.Join(lines, "\n")+"\n"), 0o644)
}
