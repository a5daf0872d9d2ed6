package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word is a run of letters and digits, with apostrophes and hyphens between
// them.
type word struct {
	start, end int
	capital    bool // begins with a capital letter
	digits     bool // holds a digit
	letters    bool // holds a letter
	first      bool // may be capital because a sentence or line begins with it
	line       bool // the first of its line
	joined     bool // one blank, and nothing else, stands before it
}

// cut returns the words of a text.
func cut(text string) []word {
	var out []word
	end := 0 // of the last word
	for at := 0; at < len(text); {
		r, n := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[at:])
		}
		if !inWord(r) {
			at += n
			continue
		}
		w := word{start: at, capital: unicode.IsUpper(r)}
		for at < len(text) {
			r, n := rune(text[at]), 1
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(text[at:])
			}
			if inWord(r) {
				if r >= '0' && r <= '9' {
					w.digits = true
				} else {
					w.letters = true
				}
				at += n
				continue
			}
			if r != '\'' && r != '’' && r != '-' {
				break
			}
			next, _ := utf8.DecodeRuneInString(text[at+n:])
			if !inWord(next) {
				break
			}
			at += n
		}
		w.end = at
		gap := text[end:w.start]
		w.joined = gap == " " && len(out) > 0
		w.line = len(out) == 0 || strings.Contains(gap, "\n")
		w.first = w.line || strings.ContainsAny(gap, ".!?:•\t|") || strings.Contains(gap, " - ")
		if !w.line && w.first && abbreviates(text[:end], gap) {
			w.first = false
		}
		out = append(out, w)
		end = at
	}
	return out
}

// abbreviates reports whether the full stop after a word shortens it and ends
// no sentence: after an initial or a title.
func abbreviates(before, gap string) bool {
	if gap != ". " && gap != "." {
		return false
	}
	start := strings.LastIndexAny(before, " \n(") + 1
	last := before[start:]
	return titles[last] || len(last) == 1 && last[0] >= 'A' && last[0] <= 'Z' && last != "I"
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// lower returns the word in lower case without a possessive.
func (w word) lower(text string) string {
	return strings.ToLower(unpossessed(text[w.start:w.end]))
}

// unpossessed cuts a possessive off the end of a word.
func unpossessed(s string) string {
	s = strings.TrimSuffix(s, "'s")
	return strings.TrimSuffix(s, "’s")
}

// shouted reports whether a word of two letters or more is all in capitals.
func shouted(s string) bool {
	return len(s) > 1 && strings.ToUpper(s) == s && strings.ToLower(s) != s
}

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
