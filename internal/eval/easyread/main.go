// Command easyread runs the Easy Read engine over evaluation sets. It reads and
// writes plain files, so that scores can be worked out by other programs:
//
//	easyread -in LINES.txt -out OUT.txt [-mode sentence|passage|document] [-length complete|standard|summary]
//	easyread -mode measure -in FOLDER -out OUT.txt [-length ...]
//	easyread -mode pairs -in FOLDER -out OUT.txt [-length ...]
//	easyread -words TSV -out OUT.tsv
//	easyread -difficulty TSV -out OUT.tsv
//
// In the modes sentence and passage, each line of the input is rewritten to a
// line of the output, and OUT.txt.facts.json says for each line which facts
// were kept, reworded, dropped, new or changed. The lines go through the engine and
// the settings of an Easy Read document of length standard: asides in brackets are
// left out where they only add a detail; their facts are among the dropped. In mode
// document the input is one document and the output its Easy Read text. The mode
// measure says how long the sentences of the results are and which rules they
// break, for all documents of a folder; pairs scores what is kept against Easy Read
// that people made, beside the beginning of each document and its most central
// sentences. With -words, each line holds a sentence and a word of it, and gets
// substitutes for the word, the best first. With -difficulty, each line gets a
// number from 0 to 1.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/townclerk/townclerk/easyread"
)

func main() {
	var c command
	flag.StringVar(&c.in, "in", "", "file to rewrite, one sentence or passage a line, or one document")
	flag.StringVar(&c.out, "out", "", "file to write")
	flag.StringVar(&c.mode, "mode", "sentence", "sentence, passage, document, measure or pairs")
	flag.StringVar(&c.words, "words", "", "TSV file of sentences and words to find substitutes for")
	flag.StringVar(&c.difficulty, "difficulty", "", "TSV file of words in sentences to rate")
	flag.StringVar(&c.length, "length", "standard", "with -mode document: complete, standard or summary")
	flag.Parse()
	if err := c.run(); err != nil {
		fmt.Fprintln(os.Stderr, "easyread:", err)
		os.Exit(1)
	}
}

// A command is what the flags ask for.
type command struct {
	in, out, mode     string
	words, difficulty string
	length            string
}

func (c *command) run() error {
	if c.out == "" {
		return fmt.Errorf("-out is missing")
	}
	switch {
	case c.words != "":
		return lines(c.words, c.out, substitutes)
	case c.difficulty != "":
		return lines(c.difficulty, c.out, difficulty)
	case c.in == "":
		return fmt.Errorf("one of -in, -words and -difficulty is needed")
	}
	switch c.mode {
	case "sentence", "passage":
		return c.rewrite()
	case "document":
		return c.document()
	case "measure":
		return c.measure()
	case "pairs":
		return c.pairs()
	}
	return fmt.Errorf("unknown mode %q", c.mode)
}

func lengthOf(name string) (easyread.Length, error) {
	switch name {
	case "complete":
		return easyread.Complete, nil
	case "standard":
		return easyread.Standard, nil
	case "summary":
		return easyread.Summary, nil
	}
	return 0, fmt.Errorf("unknown length %q", name)
}
