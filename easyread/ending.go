package easyread

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
)

// endings writes the ends of list items as Easy Read has them: no semicolon, no
// "and" before the last, no full stop after the last if no other has one. A word
// that says if the reader needs one thing or all stays: an "or", unless the
// sentence before the list says that one is enough, and an "and" in a list of
// conditions.
func endings(items [][]Statement, lead []line) {
	and, or, stops := 0, 0, 0
	var last []*Statement
	for i := range items {
		if len(items[i]) == 0 {
			continue
		}
		s := &items[i][len(items[i])-1]
		last = append(last, s)
		switch word, _ := connector(s.Text); word {
		case "and":
			and++
		case "or":
			or++
		}
		if strings.HasSuffix(s.Text, ".") {
			stops++
		}
	}
	enough := or > 0 && and == 0 && leadSays(lead, "any", "either", "one", "or")
	conditions := leadSays(lead, "if", "when", "where", "unless", "provided")
	for i, s := range last {
		word, text := connector(s.Text)
		switch {
		case word == "":
			text = strings.TrimRight(s.Text, "; ")
		case word == "or" && !enough, word == "and" && conditions, and > 0 && or > 0:
			text += ", " + word
		}
		if i == len(last)-1 && stops == 1 && i > 0 && strings.Count(text, ". ") == 0 {
			text = strings.TrimSuffix(text, ".")
		}
		if text == "" {
			continue
		}
		s.Text = text
		s.Marks = within(s.Marks, len(text))
	}
}

// connector returns the "and" or "or" that ends an item and the text before it. A
// word is a connector only after a semicolon or a comma, or as a word that ends
// nothing else: items do not end in "and" by themselves.
func connector(text string) (word, before string) {
	trimmed := strings.TrimRight(text, "; ")
	for _, word := range []string{"and", "or"} {
		if before, ok := strings.CutSuffix(trimmed, " "+word); ok {
			return word, strings.TrimRight(before, ";, ")
		}
	}
	return "", text
}

// leadSays reports whether the sentence before a list has one of the words.
func leadSays(lead []line, words ...string) bool {
	for _, l := range lead {
		for _, w := range strings.Fields(strings.ToLower(l.Text)) {
			if slices.Contains(words, strings.Trim(w, ",.:;")) {
				return true
			}
		}
	}
	return false
}

// within returns the marks that fit a text of n bytes.
func within(marks []extract.Mark, n int) []extract.Mark {
	var kept []extract.Mark
	for _, m := range marks {
		if m.End <= n {
			kept = append(kept, m)
		}
	}
	return kept
}
