// Command gen makes the word lists of package language from WordNet and SCOWL:
// which words are verbs, nouns and adjectives, and their irregular forms.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	scowl := flag.String("scowl", "", "folder of the SCOWL lists")
	wordnet := flag.String("wordnet", "", "folder of the WordNet database")
	out := flag.String("out", "", "folder to write to")
	flag.Parse()
	if err := run(*scowl, *wordnet, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// head is the top of each file made here. Both licences ask for it.
const head = `# %s
# Made by go generate; do not edit.
# Sources: WordNet 3.0 (Debian package wordnet-base; copyright 2006 Princeton University, see LICENSE-wordnet.txt),
# limited to words in SCOWL up to size 70 (Debian package scowl; copyright 2000-2011 Kevin Atkinson, see LICENSE-scowl.txt).
`

func run(scowl, wordnet, out string) error {
	known := map[string]bool{}
	for _, size := range []string{"10", "20", "35", "40", "50", "55", "60", "70"} {
		for _, kind := range []string{"english-words", "british-words"} {
			err := lines(filepath.Join(scowl, kind+"."+size), func(line string) {
				known[line] = true
			})
			if err != nil && !os.IsNotExist(err) {
				return err
			}
		}
	}
	for _, pos := range []string{"verb", "adj"} {
		var words []string
		err := lines(filepath.Join(wordnet, "index."+pos), func(line string) {
			if word, _, ok := strings.Cut(line, " "); ok && plain(word) && known[word] {
				words = append(words, word)
			}
		})
		if err != nil {
			return err
		}
		if err := write(filepath.Join(out, pos+"s.txt"), "Base forms: "+pos+".", words); err != nil {
			return err
		}
	}
	for _, pos := range []string{"verb", "noun", "adj"} {
		var words []string
		err := lines(filepath.Join(wordnet, pos+".exc"), func(line string) {
			form, base, ok := strings.Cut(line, " ")
			base, _, _ = strings.Cut(base, " ")
			if ok && plain(form) && plain(base) && known[form] && known[base] && form != base {
				words = append(words, form+"\t"+base)
			}
		})
		if err != nil {
			return err
		}
		if err := write(filepath.Join(out, pos+"_forms.txt"), "Irregular forms and their bases: "+pos+".", words); err != nil {
			return err
		}
	}
	return nil
}

func plain(word string) bool {
	return len(word) > 1 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == ""
}

func write(path, what string, words []string) error {
	slices.Sort(words)
	text := fmt.Sprintf(head, what) + strings.Join(slices.Compact(words), "\n") + "\n"
	return os.WriteFile(path, []byte(text), 0o644)
}

func lines(path string, each func(line string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if line := s.Text(); !strings.HasPrefix(line, " ") {
			each(line)
		}
	}
	return s.Err()
}
