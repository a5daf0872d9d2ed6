package fidelity

import (
	"strings"
	"unicode/utf8"
)

// A lexeme is a word for the reading of modals and negation.
type lexeme struct {
	lower      string // apostrophes made straight
	start, end int
	upper      bool
	mark       bool // a mark other than a comma stands before it
}

func lexemes(text string) []lexeme {
	out := make([]lexeme, 0, len(text)/5+1)
	mark := true
	for i := 0; i < len(text); {
		c := text[i]
		if !(c|0x20 >= 'a' && c|0x20 <= 'z') {
			if c != ' ' && c != ',' {
				mark = true
			}
			// A number or a letter with an accent is a word without a sense here.
			if digit(c) || c >= utf8.RuneSelf {
				k := i
				for i < len(text) && (digit(text[i]) || text[i] >= utf8.RuneSelf) {
					i++
				}
				if digit(text[k]) {
					out = append(out, lexeme{lower: "#", start: k, end: i, mark: mark})
					mark = false
				}
				continue
			}
			i++
			continue
		}
		k := i
		for i < len(text) {
			if c := text[i]; c|0x20 >= 'a' && c|0x20 <= 'z' {
				i++
			} else if c == '\'' && i+1 < len(text) && text[i+1]|0x20 >= 'a' && text[i+1]|0x20 <= 'z' {
				i++
			} else if strings.HasPrefix(text[i:], "’") && i+3 < len(text) && text[i+3]|0x20 >= 'a' && text[i+3]|0x20 <= 'z' {
				i += 3
			} else {
				break
			}
		}
		out = append(out, lexeme{lower: strings.ToLower(strings.ReplaceAll(text[k:i], "’", "'")), start: k, end: i, upper: upper(text[k]), mark: mark})
		mark = false
	}
	return out
}

// A reader of modality walks over the lexemes of a text.
type modalReader struct {
	text  string
	words []lexeme
}

func (m *modalReader) at(i int) string {
	if i < 0 || i >= len(m.words) {
		return ""
	}
	return m.words[i].lower
}

// modality returns the modal verbs and negations of a text.
func modality(text string) []Fact {
	m := &modalReader{text, lexemes(text)}
	var out []Fact
	for i := 0; i < len(m.words); {
		kind, value, n := m.read(i)
		if n == 0 {
			i++
			continue
		}
		start, end := m.words[i].start, m.words[i+n-1].end
		if kind != "" {
			if kind == Negation {
				value += m.head(i + n)
			}
			out = append(out, Fact{Kind: kind, Text: text[start:end], Value: value, Start: start, End: end})
		}
		i += n
	}
	return out
}

// modals maps a modal verb to its value.
var modals = map[string]string{
	"must": "must", "shall": "shall", "should": "should", "can": "can", "could": "could", "may": "may", "might": "may", "will": "will", "would": "would", "ought": "should",
}

// contracted maps a contraction with "not" to its modal's value.
var contracted = map[string]string{
	"can't": "can", "cannot": "can", "couldn't": "could", "mustn't": "must", "shouldn't": "should", "won't": "will", "shan't": "shall", "wouldn't": "would",
	"mightn't": "may", "mayn't": "may", "oughtn't": "should",
}

// read returns the modal or negation that begins at word i and how many words
// it takes. An empty kind means words that look like one and are none.
func (m *modalReader) read(i int) (Kind, string, int) {
	w := m.words[i]
	if kind, value, n := m.phrase(i); n > 0 {
		return kind, value, n
	}
	if base, ok := contracted[w.lower]; ok {
		return Modal, base + " not", 1
	}
	if value, ok := modals[w.lower]; ok && m.modalHere(i) {
		n := 1
		if value == "should" && w.lower == "ought" {
			if m.at(i+1) == "not" && m.at(i+2) == "to" {
				return Modal, "should not", 3
			}
			if m.at(i+1) != "to" {
				return "", "", 0
			}
			n = 2
		}
		switch {
		case m.at(i+n) == "not" && m.at(i+n+1) != "only":
			return Modal, value + " not", n + 1
		case m.at(i+n) == "never":
			return Modal, value + " not", n + 1
		case n == 1 && value == "will" && m.at(i+1) == "be" && m.at(i+2) == "able" && m.at(i+3) == "to":
			return Modal, "will", 1
		}
		return Modal, value, n
	}
	if strings.HasSuffix(w.lower, "'ll") {
		return Modal, "will", 1
	}
	if next := m.at(i + 1); strings.HasSuffix(w.lower, "'d") && (next == "like" || next == "prefer" || next == "rather") {
		return Modal, "would", 1
	}
	return m.negation(i)
}

// modalHere tells the verb from the noun and the month.
func (m *modalReader) modalHere(i int) bool {
	w := m.words[i]
	switch w.lower {
	case "may":
		if w.upper {
			next := m.at(i + 1)
			return next == "i" || next == "we" || next == "you" || next == "they" || next == "he" || next == "she"
		}
	case "will", "can", "might", "must":
		switch m.at(i - 1) {
		case "a", "his", "her", "their", "your", "my", "our", "this", "valid", "living", "free", "of", "own", "good", "political":
			return w.mark
		case "the":
			// "the will", but "the council they say the will be"
			return false
		}
		if w.upper && !w.mark {
			return false // a person called Will
		}
	}
	return true
}

func isBe(w string) bool {
	switch w {
	case "is", "are", "was", "were", "be", "been", "being", "am", "it's", "you're", "we're", "they're", "i'm", "he's", "she's":
		return true
	}
	return false
}

// phrase reads modal phrases of several words.
func (m *modalReader) phrase(i int) (Kind, string, int) {
	a, b, c := m.at(i), m.at(i+1), m.at(i+2)
	switch a {
	case "have", "has", "had", "having":
		if b == "to" && !strings.HasSuffix(m.at(i-1), "n't") {
			return Modal, "must", 2
		}
		if b == "no" && (c == "need" || c == "obligation") && m.at(i+3) == "to" {
			return Modal, "need not", 4
		}
	case "do", "does", "did":
		if b == "not" && (c == "have" || c == "need") && m.at(i+3) == "to" {
			return Modal, "need not", 4
		}
	case "don't", "doesn't", "didn't":
		if (b == "have" || b == "need") && c == "to" {
			return Modal, "need not", 3
		}
	case "needn't":
		return Modal, "need not", 1
	case "need", "needs", "needed":
		switch {
		case b == "to":
			return Modal, "must", 2
		case b == "not" && c != "be" || b == "not" && c == "be" && a == "need":
			return Modal, "need not", 2
		}
	case "required", "obliged":
		if b == "to" {
			return Modal, "must", 2
		}
	case "unable":
		if b == "to" {
			return Modal, "can not", 2
		}
	case "able":
		if b == "to" {
			return Modal, "can", 2
		}
	case "supposed":
		if b == "to" && isBe(m.at(i-1)) {
			return Modal, "should", 2
		}
	case "allowed", "permitted":
		if b == "to" && (isBe(m.at(i-1)) || m.at(i-1) == "not") {
			return Modal, "can", 2
		}
	case "prohibited", "forbidden", "banned":
		if b == "from" {
			return Modal, "must not", 2
		}
	case "not", "n't":
		return m.notPhrase(b, c, a)
	case "quite":
		// What "not uncommon" becomes: it must not be lost on the way.
		for _, plain := range twice {
			if b == plain {
				return Negation, "not:not:" + plain, 2
			}
		}
	case "isn't", "aren't", "wasn't", "weren't":
		return m.notPhrase(b, c, a)
	case "no", "nothing":
		switch {
		case b == "longer":
			return Negation, "not:", 2
		case a == "no" && (b == "later" || b == "more" || b == "less" || b == "fewer" || b == "earlier" || b == "sooner") && c == "than":
			return "", "", 3 // a limit: "no later than" is "by"
		case a == "no" && b == "doubt":
			return "", "", 2
		}
	case "lack", "absence":
		if b == "of" {
			return Negation, "not:", 2
		}
	case "fail", "fails", "failed", "failing", "failure":
		if b == "to" {
			return Negation, "not:", 2
		}
	}
	return "", "", 0
}

// twice maps words that deny to what two denials come to: "not uncommon" is
// "quite common".
var twice = map[string]string{
	"uncommon": "common", "unusual": "usual", "unlikely": "likely", "impossible": "possible", "infrequently": "often", "infrequent": "frequent",
	"unreasonable": "reasonable", "insignificant": "big", "inconsiderable": "big", "unimportant": "important", "dissimilar": "similar",
}

// notPhrase reads what follows "not": the modal phrases that it turns round,
// and the uses that deny nothing.
func (m *modalReader) notPhrase(b, c, a string) (Kind, string, int) {
	if plain, ok := twice[b]; ok && a == "not" {
		return Negation, "not:not:" + plain, 2
	}
	switch {
	case (b == "required" || b == "obliged") && c == "to":
		return Modal, "need not", 3
	case b == "able" && c == "to":
		return Modal, "can not", 3
	case (b == "allowed" || b == "permitted" || b == "supposed") && c == "to":
		return Modal, "must not", 3
	case a == "not" && b == "only":
		return "", "", 2 // "not only … but also"
	case a == "not" && (b == "later" || b == "more" || b == "less" || b == "fewer" || b == "earlier") && c == "than":
		return "", "", 3
	}
	return "", "", 0
}

// negation reads single words that deny.
func (m *modalReader) negation(i int) (Kind, string, int) {
	switch w := m.words[i]; w.lower {
	case "not", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "hardly", "scarcely", "barely", "unless":
		if w.lower == "nor" {
			return "", "", 1 // its first half, "neither" or "not", is counted
		}
		return Negation, "not:", 1
	case "no":
		// "No. 5" is a number.
		if m.at(i+1) == "#" && strings.HasPrefix(m.text[w.end:], ".") {
			return "", "", 1
		}
		if m.at(i+1) == "one" {
			return Negation, "not:", 2
		}
		return Negation, "not:", 1
	default:
		if strings.HasSuffix(w.lower, "n't") && len(w.lower) > 4 {
			return Negation, "not:", 1
		}
	}
	return "", "", 0
}

// head returns the start of the first word with a sense behind a negation. Two
// negations with one head deny the same thing.
func (m *modalReader) head(i int) string {
	for k := i; k < len(m.words) && k < i+4; k++ {
		if k > i && m.words[k].mark {
			break
		}
		switch w := m.words[k].lower; w {
		case "a", "an", "the", "any", "be", "been", "being", "have", "has", "had", "yet", "to", "of", "in", "at", "on", "so", "very", "that", "it", "you", "we", "they", "he", "she", "i", "is", "are", "was", "were", "your", "their", "his", "her", "its", "our", "anyone", "anybody", "anything":
			continue
		default:
			return w[:min(len(w), 4)]
		}
	}
	return ""
}
