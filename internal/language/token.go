package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is a word, number or mark of a sentence.
type Token struct {
	// Text is the token as it stands in the sentence.
	Text string

	// Start and End are bytes of the sentence: sentence[Start:End] == Text.
	Start, End int

	// Tag is the part of speech as a Penn Treebank tag, such as "NN" or "VBD".
	Tag string

	// Lemma is the base form in lower case: "be" for "were". Names keep their
	// capital letters.
	Lemma string
}

// split cuts a sentence into tokens after the habits of the Penn Treebank:
// "n't" and "'s" stand alone, "£" and "%" too, abbreviations keep their full
// stop.
func split(s string) []Token {
	out := make([]Token, 0, len(s)/5+4)
	for i := 0; i < len(s); {
		r, n := runeAt(s, i)
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		end := i
		for end < len(s) {
			r, n := runeAt(s, end)
			if unicode.IsSpace(r) {
				break
			}
			end += n
		}
		out = chunk(out, s, i, end)
		i = end
	}
	return out
}

const (
	openers = "\"'“‘«([{£$€#*•·–—-<>~=+/_|"
	closers = "\"'”’»)]},;:?!…%–—-*<>~=+/_|°"
)

// chunk adds the tokens of s[i:end], which has no white space. Marks at its ends stand
// alone, and so do those between words that part them.
func chunk(out []Token, s string, i, end int) []Token {
	mark := func(from, to int) { out = append(out, Token{Text: s[from:to], Start: from, End: to}) }
	var tail []Span // marks at the end: they are cut from the back and added last
	for first := true; ; first = false {
		for i < end {
			r, n := runeAt(s, i)
			if !strings.ContainsRune(openers, r) || contraction(s[i:end]) {
				break
			}
			if r == '-' || r == '.' {
				for i+n < end && s[i+n] == s[i] {
					n++
				}
			}
			mark(i, i+n)
			i += n
		}
		for end > i {
			r, n := lastRune(s[i:end])
			if r == '.' {
				if keepsStop(s[i:end]) {
					break
				}
				k := end
				for k > i && s[k-1] == '.' {
					k--
				}
				tail = append(tail, Span{k, end})
				end = k
				continue
			}
			if !strings.ContainsRune(closers, r) {
				break
			}
			tail = append(tail, Span{end - n, end})
			end -= n
		}
		if i >= end {
			break
		}
		w := s[i:end]
		// What is left of a chunk is an address only if it begins as one: else all of
		// it was.
		if first && address(w) || strings.HasPrefix(w, "www.") {
			mark(i, end)
			break
		}
		k, n := parting(w)
		if n == 0 {
			out = word(out, s, i, end)
			break
		}
		if k > 0 {
			out = word(out, s, i, i+k)
		}
		mark(i+k, i+k+n)
		i += k + n
	}
	for k := len(tail) - 1; k >= 0; k-- {
		mark(tail[k].Start, tail[k].End)
	}
	return out
}

// parting returns where the first mark stands that parts words, and its length, which
// is 0 if there is none. A dash or a bracket does; a hyphen or a stroke does not.
func parting(w string) (at, n int) {
	for k := 0; k < len(w); {
		r, n := runeAt(w, k)
		if r == '—' || r == '…' || r == '(' || r == ')' || r == '[' || r == ']' || r == '"' || r == '“' || r == '”' || r == ';' ||
			r == ',' && !(k > 0 && isDigit(w[k-1]) && k+1 < len(w) && isDigit(w[k+1])) ||
			r == '–' && !(k > 0 && isDigit(w[k-1])) {
			return k, n
		}
		if r == '-' && k+1 < len(w) && w[k+1] == '-' {
			return k, 2
		}
		k += n
	}
	return 0, 0
}

// word adds the tokens of a word without marks at its ends: most often one.
func word(out []Token, s string, i, end int) []Token {
	n := 0 // where it is cut, from its start
	switch lower := strings.ToLower(s[i:end]); lower {
	case "cannot", "gonna", "wanna", "gotta":
		n = 3
	default:
		n = end - i - suffixOf(lower)
	}
	if n > 0 && n < end-i {
		out = append(out, Token{Text: s[i : i+n], Start: i, End: i + n})
		i += n
	}
	return append(out, Token{Text: s[i:end], Start: i, End: end})
}

// suffixOf returns the length of a clitic at the end of a lower-case word.
func suffixOf(w string) int {
	for _, c := range []string{"n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m"} {
		if strings.HasSuffix(w, c) {
			return len(c)
		}
	}
	return 0
}

// contraction reports whether a chunk is itself a clitic or a word that begins
// with an apostrophe: 's, 'til.
func contraction(w string) bool {
	if len(w) > len("’til") {
		return false
	}
	l := strings.ToLower(strings.ReplaceAll(w, "’", "'"))
	return l == "'s" || l == "'re" || l == "'ve" || l == "'ll" || l == "'d" || l == "'m" || l == "'til"
}

// address reports whether a chunk is a web or e-mail address.
func address(w string) bool {
	return strings.Contains(w, "://") || strings.HasPrefix(w, "www.") || strings.Contains(w, "@") && strings.Contains(w, ".")
}

// keepsStop reports whether the full stop at the end of w belongs to it.
func keepsStop(w string) bool {
	stem := w[:len(w)-1]
	if stem == "" || strings.HasSuffix(stem, ".") {
		return false
	}
	stem = strings.TrimLeft(stem, `"'([{“‘«`)
	if len(stem) == 1 && stem[0] >= 'A' && stem[0] <= 'Z' {
		return stem != "I"
	}
	switch abbreviation(stem) {
	case noAbbreviation:
		return false
	case beforeNumber, beforeDate, neverLast:
		// "no." and "sun." at the end of a sentence are words.
		return !shortWord(strings.ToLower(stem))
	}
	return true
}

// shortWord lists abbreviations that are words too.
func shortWord(w string) bool {
	switch w {
	case "no", "sun", "sat", "mar", "art", "re", "ex", "ext", "max", "min", "temp", "app", "reg", "pt", "rm", "est", "par", "fig", "s", "p", "c", "f", "v", "may":
		return true
	}
	return false
}

func lastRune(s string) (rune, int) { return utf8.DecodeLastRuneInString(s) }
