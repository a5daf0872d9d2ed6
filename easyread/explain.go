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
// next sentence, and makes the words list.
func explain(d *Document) {
	known := make(map[string]bool)
	for i := range d.Sections {
		s := &d.Sections[i]
		meanings := 0
		for j := range s.Rows {
			r := &s.Rows[j]
			if len(r.Statements) > 0 && r.Statements[0].Inferred {
				continue // it lists the parts of the document
			}
			at := rowPlace(i, j)
			var fresh []HardWord
			for k := range r.Statements {
				st := &r.Statements[k]
				if st.Kind == Contact || st.Inferred {
					continue
				}
				facts := fidelity.Facts(st.Text)
				for _, m := range lexicon.HardWords(st.Text) {
					if insideName(facts, m.Start, m.End) && !strings.Contains(m.Entry.Term, " ") {
						continue // what the name means is not what the word means
					}
					key := strings.ToLower(m.Entry.Term)
					if known[key] || explainedIn(st.Text, m) {
						continue
					}
					known[key] = true
					if !overlaps(st.Marks, m.Start, m.End) {
						st.addMark(extract.Mark{Span: extract.Span{Start: m.Start, End: m.End}, Kind: extract.Bold})
					}
					word := hardWord(m, st.Text[m.Start:m.End])
					word.At = at
					d.Words = append(d.Words, word)
					fresh = append(fresh, word)
				}
			}
			for _, e := range fresh {
				if meanings == sectionMeanings {
					break
				}
				meanings++
				r.Statements = append(r.Statements, Statement{Text: e.Plain, Kind: Explanation, Inferred: true})
			}
		}
	}
	slices.SortStableFunc(d.Words, func(a, b HardWord) int {
		return cmp.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term))
	})
}

// explainedIn reports whether a sentence says itself what the word means.
func explainedIn(text string, m lexicon.Match) bool {
	rest := strings.ToLower(text[m.End:])
	return strings.HasPrefix(rest, " means ") || strings.HasPrefix(rest, " is when ")
}

// hardWord returns the entry of the words list for a term as the text has it. The
// glossary may explain it under another name: Council Tax Support under Council Tax
// Reduction.
func hardWord(m lexicon.Match, used string) HardWord {
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
	return w
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
