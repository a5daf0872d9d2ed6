package gist

import (
	"slices"
	"strings"
)

// Words returns the words of a text in lower case: letters, digits and
// apostrophes inside words; a number is "#".
func Words(text string) []string {
	var out []string
	start := -1
	text = strings.ReplaceAll(strings.ToLower(text), "’", "'")
	end := func(i int) {
		if start < 0 {
			return
		}
		w := strings.Trim(text[start:i], "'-")
		start = -1
		if w == "" {
			return
		}
		if strings.IndexFunc(w, func(r rune) bool { return r >= '0' && r <= '9' }) >= 0 {
			w = "#"
		}
		out = append(out, w)
	}
	for i, r := range text {
		letter := r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '\'' || r == '-' || r > 127
		switch {
		case letter && start < 0:
			start = i
		case !letter:
			end(i)
		}
	}
	end(len(text))
	return out
}

// stem cuts the commonest endings, so that "question" meets "questions".
func stem(w string) string {
	w = strings.TrimSuffix(w, "'s")
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// Content returns the stems of the words of a text that carry meaning, without
// doubles.
func Content(text string) []string {
	var out []string
	for _, w := range Words(text) {
		if s := stem(w); !function()[w] && len(w) > 1 && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
