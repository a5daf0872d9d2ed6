package easyread

import (
	"cmp"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// sectionMeanings is how many hard words of a section are explained on the spot;
// more would bury the text. The words list has them all.
const sectionMeanings = 3

// explain marks each hard word bold at its first use, says what it means in the
// next sentence, and makes the words list. A word of a heading is explained below
// it, at the end of the first row.
//
// entry returns what stands in the words list for a term as the text has it; ok is false
// for terms that are not explained.
func explain(d *Document, entry func(m lexicon.Match, used string) (word HardWord, ok bool)) {
	known, bold := make(map[string]bool), make(map[string]bool)
	for i := range d.Sections {
		s := &d.Sections[i]
		headings := []string{s.Heading.Text}
		if i == 0 {
			headings = append(headings, d.Title.Text)
		}
		meanings := 0
		for j := range s.Rows {
			r := &s.Rows[j]
			if r.listsParts() || len(r.Statements) == 0 {
				continue
			}
			var fresh []HardWord
			learn := func(text string, matches []lexicon.Match) {
				for _, m := range matches {
					word, ok := entry(m, text[m.Start:m.End])
					if key := strings.ToLower(m.Entry.Term); ok && !known[key] {
						known[key] = true
						word.At = rowPlace(i, j)
						fresh = append(fresh, word)
					}
				}
			}
			for k := range r.Statements {
				st := &r.Statements[k]
				if st.Kind == Contact || st.Inferred {
					continue
				}
				matches := slices.DeleteFunc(hardWords(st.Text), func(m lexicon.Match) bool {
					_, ok := entry(m, st.Text[m.Start:m.End])
					return !ok
				})
				for _, m := range matches {
					if key := strings.ToLower(m.Entry.Term); !bold[key] {
						bold[key] = true
						if !overlaps(st.Marks, m.Start, m.End) {
							st.addMark(extract.Mark{Span: extract.Span{Start: m.Start, End: m.End}, Kind: extract.Bold})
						}
					}
				}
				learn(st.Text, matches)
			}
			for _, heading := range headings {
				learn(heading, hardWords(heading))
			}
			headings = nil
			for _, e := range fresh {
				if meanings == sectionMeanings {
					break
				}
				meanings++
				r.Statements = append(r.Statements, Statement{Text: e.Plain, Kind: Explanation, Inferred: true})
			}
			d.Words = append(d.Words, fresh...)
		}
	}
	slices.SortStableFunc(d.Words, func(a, b HardWord) int {
		return cmp.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term))
	})
}

// listsParts reports whether a row lists the sections of the document, which are
// about what they are about further down.
func (r *Row) listsParts() bool {
	return slices.ContainsFunc(r.Statements, func(s Statement) bool {
		return slices.ContainsFunc(s.Marks, func(m extract.Mark) bool { return strings.HasPrefix(m.Target, "#") })
	})
}

// hardWords returns the hard words of a text that it does not explain itself. What a
// name means is not what a word in it means.
func hardWords(text string) []lexicon.Match {
	facts := fidelity.Facts(text)
	return slices.DeleteFunc(lexicon.HardWords(text), func(m lexicon.Match) bool {
		return insideName(facts, m.Start, m.End) && !strings.Contains(m.Entry.Term, " ") || explainedIn(text, m)
	})
}

// explainedIn reports whether a sentence says itself what the word means.
func explainedIn(text string, m lexicon.Match) bool {
	rest := strings.ToLower(text[m.End:])
	return strings.HasPrefix(rest, " means ") || strings.HasPrefix(rest, " is when ")
}

// hardWord returns the entry of the words list for a term as the text has it. The
// glossary may explain it under another name: Council Tax Support under Council Tax
// Reduction. ok is true.
func hardWord(m lexicon.Match, used string) (word HardWord, ok bool) {
	w := HardWord{Term: m.Entry.Term, Plain: m.Entry.Plain}
	for _, also := range m.Entry.Also {
		rest, ok := cutFold(w.Plain, m.Entry.Term)
		if ok && strings.EqualFold(also, used) && strings.HasPrefix(rest, " ") {
			w.Term, w.Plain = used, sentenceCase(used)+rest
			break
		}
	}
	// The explanation has the capital letters that the term has.
	if i := strings.Index(strings.ToLower(w.Plain), strings.ToLower(w.Term)); i >= 0 && i+len(w.Term) <= len(w.Plain) {
		w.Term = w.Plain[i : i+len(w.Term)]
	}
	w.Term = sentenceCase(w.Term)
	return w, true
}

// cutFold returns text without the prefix, in any case, and whether it has it.
func cutFold(text, prefix string) (string, bool) {
	if len(text) < len(prefix) || !strings.EqualFold(text[:len(prefix)], prefix) {
		return text, false
	}
	return text[len(prefix):], true
}

// sentenceCase returns text with a capital letter at its start.
func sentenceCase(text string) string {
	for i, r := range text {
		return text[:i] + strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}
