// Command gen makes the list of words with their bands and counts for package
// lexicon, from SCOWL and WordNet.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	scowl := flag.String("scowl", "", "folder of the SCOWL lists")
	wordnet := flag.String("wordnet", "", "folder of the WordNet database")
	out := flag.String("out", "", "file to write")
	flag.Parse()
	if err := run(*scowl, *wordnet, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

const head = `# Words with their SCOWL size (10 is the most common), how often WordNet's tagged texts use them, and in how many of
# WordNet's definitions they stand.
# Form: word, tab, size, tab, uses, tab, definitions; zeros at the end are left out. One a line, sorted. Made by go generate; do not edit.
# Sources: SCOWL (Debian package scowl; copyright 2000-2011 Kevin Atkinson, see LICENSE-scowl.txt) and
# WordNet 3.0 (Debian package wordnet-base; copyright 2006 Princeton University, see LICENSE-wordnet.txt).
`

func run(scowl, wordnet, out string) error {
	sizes := []int{10, 20, 35, 40, 50, 55, 60, 70}
	band := map[string]int{}
	for _, size := range sizes {
		for _, kind := range []string{"english-words", "british-words", "american-words", "english-contractions"} {
			err := lines(filepath.Join(scowl, fmt.Sprintf("%s.%d", kind, size)), func(line string) {
				if _, ok := band[line]; !ok && plain(line) {
					band[line] = size
				}
			})
			if err != nil && !os.IsNotExist(err) {
				return err
			}
		}
	}
	counts := map[string]int{}
	err := lines(filepath.Join(wordnet, "cntlist.rev"), func(line string) {
		f := strings.Fields(line)
		if len(f) != 3 {
			return
		}
		word, _, _ := strings.Cut(f[0], "%")
		if n, err := strconv.Atoi(f[2]); err == nil && band[word] > 0 {
			counts[word] += n
		}
	})
	if err != nil {
		return err
	}
	glosses := map[string]int{}
	for _, part := range []string{"noun", "verb", "adj", "adv"} {
		err := lines(filepath.Join(wordnet, "data."+part), func(line string) {
			_, gloss, ok := strings.Cut(line, " | ")
			if !ok {
				return
			}
			seen := map[string]bool{}
			for _, w := range strings.FieldsFunc(strings.ToLower(gloss), func(r rune) bool { return r < 'a' || r > 'z' }) {
				if !seen[w] && band[w] > 0 {
					seen[w] = true
					glosses[w]++
				}
			}
		})
		if err != nil {
			return err
		}
	}
	var words []string
	for w := range band {
		words = append(words, w)
	}
	slices.Sort(words)
	var b strings.Builder
	b.WriteString(head)
	for _, w := range words {
		fmt.Fprintf(&b, "%s\t%d", w, band[w])
		if n, g := counts[w], glosses[w]; g > 0 {
			fmt.Fprintf(&b, "\t%d\t%d", n, g)
		} else if n > 0 {
			fmt.Fprintf(&b, "\t%d", n)
		}
		b.WriteByte('\n')
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// plain keeps small words in lower case, without possessives.
func plain(word string) bool {
	return strings.Trim(word, "abcdefghijklmnopqrstuvwxyz'-") == "" && !strings.HasSuffix(word, "'s") && word != ""
}

func lines(path string, each func(line string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for s.Scan() {
		each(s.Text())
	}
	return s.Err()
}
