package simplify

import (
	"slices"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// maxLabel is how many words a label has at most.
const maxLabel = 7

// LabelEnd returns how many bytes a label with the space behind it takes at the start
// of a sentence, or 0: "a) ", "Rejected: " or "Task 3 – " before a sentence of its own.
func LabelEnd(sentence string) int {
	if !strings.ContainsAny(sentence, "):–—-") {
		return 0 // no label ends in anything else
	}
	tokens := language.Tokens(sentence)
	if len(tokens) < 4 {
		return 0
	}
	if n := newDraft(sentence, tokens).label(); n > 0 {
		return tokens[n].Start
	}
	return 0
}

// label returns how many pieces a label takes at the start of a draft, or 0.
func (d *draft) label() int {
	ps, _ := d.body()
	if n := letterLabel(ps); n > 0 {
		return n
	}
	if len(ps) < 5 || !startsUpper(ps[0].text) {
		return 0
	}
	for i := 1; i < min(len(ps)-3, 2*maxLabel); i++ {
		p := ps[i]
		dash := p.text == "–" || p.text == "—" || p.text == "-"
		if p.text != ":" && !(dash && p.gap == " ") {
			if p.tag == "," || p.tag == "." || p.text == ";" || p.quoted || p.text == "(" || p.tag == "MD" || p.tag == "PRP" || finite(p.tag) && p.lower == p.text {
				return 0
			}
			continue
		}
		rest := ps[i+1:]
		if rest[0].gap != " " || rest[0].quoted {
			return 0
		}
		if !startsUpper(rest[0].text) && !unicode.IsDigit(rune(rest[0].text[0])) || !fullClause(rest) && doer(rest) == 0 {
			continue // "Rejected – Major Constraint: The site …"
		}
		if countWords(ps[:i]) > maxLabel || speaker(ps[:i]) || announcing(ps[i-1]) {
			return 0
		}
		return i + 1
	}
	return 0
}

// letterLabel returns how many pieces "a)", "(iv)" or "b." takes at the start, or 0.
func letterLabel(ps []piece) int {
	n := 0
	if len(ps) > 3 && ps[0].text == "(" {
		n = 1
	}
	if len(ps) < n+3 || ps[n+1].text != ")" || ps[n+2].gap != " " || ps[n+1].gap != "" {
		return 0
	}
	if w := ps[n].lower; len(w) > 4 || len(w) > 1 && strings.Trim(w, "ivx") != "" || w[0] < 'a' || w[0] > 'z' {
		return 0
	}
	return n + 2
}

// speaker reports whether words before a colon may be who says what follows: then they
// are no label, and go with all of it.
func speaker(ps []piece) bool {
	return slices.ContainsFunc(ps, func(p piece) bool {
		return person(p) || startsUpper(p.text) && !strings.ContainsFunc(p.text, unicode.IsDigit) && !lexicon.Known(p.lower) && p.text != strings.ToUpper(p.text)
	})
}

// announcing reports whether a word before a colon says that a list or words of
// somebody follow.
func announcing(p piece) bool {
	switch p.lemma {
	case "follow", "this", "these", "below", "be", "include", "example", "question", "answer", "say", "state", "reason", "comment", "response", "motion", "resolution":
		return true
	}
	return p.tag == "IN" || p.tag == "TO" || p.tag == "CC"
}

// labelled splits what stands behind the label of a sentence, and puts the label
// before the first part of it.
func (e *Engine) labelled(d *draft, n int) []*draft {
	rest := &draft{pieces: slices.Clone(d.pieces[n:]), rules: d.rules}
	rest.pieces[0].gap = ""
	rest.capital = startsUpper(rest.pieces[0].text)
	parts := e.splitDepth(rest, 0)
	if len(parts) < 2 && d.words() > e.maxWords() {
		// With its label it is too long.
		shorter := *e
		shorter.MaxWords = rest.words() - 1
		parts = shorter.splitDepth(rest, 0)
	}
	if len(parts) < 2 {
		return []*draft{d}
	}
	first := parts[0]
	first.pieces[0].gap = " "
	first.pieces = append(slices.Clone(d.pieces[:n]), first.pieces...)
	first.capital = d.capital
	return parts
}
