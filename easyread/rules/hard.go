package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// hardWords returns the words of a sentence that people need to have explained.
func hardWords(p *Part, text string, facts []fidelity.Fact) []lexicon.Match {
	if p.Kind == Explanation {
		return nil
	}
	return slices.DeleteFunc(lexicon.HardWords(text), func(m lexicon.Match) bool {
		if strings.Contains(m.Entry.Term, " ") {
			return false
		}
		for _, f := range facts {
			// "Valuation Tribunal" is not about a valuation.
			if f.Kind == fidelity.Name && f.Start <= m.Start && m.End < f.End {
				return true
			}
		}
		return false
	})
}

// explained reports whether the words list has a hard word, under any of its
// names.
func explained(d *Document, w lexicon.HardWord) bool {
	return explains(d, w.Term) || slices.ContainsFunc(w.Also, func(also string) bool { return explains(d, also) })
}

// rare is the difficulty from which on a word is a finding though no list names
// it: "levy" and "tenure" are below, "scenarios" and "forthcoming" above. It was
// set by reading council papers: of 19 words that it finds in six of them, 12 are
// hard. From .5 on, 8 of 12 are, and 4 hard ones are missed.
const rare = .45

// rareWords returns the words of a sentence that few people know. Names are not
// looked up.
func rareWords(s *Sentence) []language.Token {
	var rareOnes []language.Token
	for _, t := range s.tokens {
		if strings.HasPrefix(t.Tag, "NNP") || len(t.Text) < 5 || strings.ContainsFunc(t.Text, func(r rune) bool { return r < 'a' || r > 'z' }) {
			continue
		}
		if lexicon.Difficulty(t.Text) >= rare {
			rareOnes = append(rareOnes, t)
		}
	}
	return rareOnes
}

func checkHardWords(in *Input) []Finding {
	var findings []Finding
	seen := make(map[string]bool)
	for i := range in.Sentences {
		s := &in.Sentences[i]
		hard := s.hard
		for _, m := range hard {
			term := strings.ToLower(m.Entry.Term)
			if seen[term] || explained(in.Document, m.Entry) {
				continue
			}
			seen[term] = true
			seen[strings.ToLower(s.Text[m.Start:m.End])] = true
			findings = append(findings, Finding{
				Message: fmt.Sprintf("%q is a hard word. Use another, or explain it: %s", s.Text[m.Start:m.End], m.Entry.Plain),
				At:      s.at(m.Start, m.End),
			})
		}
		if s.Part.Kind == Explanation || s.Part.Kind == Contact {
			continue
		}
		for _, t := range rareWords(s) {
			inTerm := slices.ContainsFunc(hard, func(m lexicon.Match) bool { return m.Start <= t.Start && t.End <= m.End })
			if inTerm || seen[t.Lemma] || explains(in.Document, t.Lemma) {
				continue
			}
			seen[t.Lemma] = true
			findings = append(findings, Finding{
				Message: fmt.Sprintf("%q may be a hard word. Use another, or explain it.", t.Text),
				At:      s.at(t.Start, t.End),
			})
		}
	}
	return findings
}

// firstUses calls visit for the first use of each word of the words list outside
// headings.
func firstUses(in *Input, visit func(i int, m lexicon.Match)) {
	if !in.EasyRead {
		return
	}
	seen := make(map[string]bool)
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if s.Part.Kind == Heading {
			continue
		}
		for _, m := range s.hard {
			term := strings.ToLower(m.Entry.Term)
			if !seen[term] && explained(in.Document, m.Entry) {
				seen[term] = true
				visit(i, m)
			}
		}
	}
}

func checkExplained(in *Input) []Finding {
	var findings []Finding
	firstUses(in, func(i int, m lexicon.Match) {
		s := &in.Sentences[i]
		for j := i + 1; j < len(in.Sentences) && in.Sentences[j].Part.Row == s.Part.Row; j++ {
			if in.Sentences[j].Part.Kind == Explanation {
				return
			}
		}
		findings = append(findings, Finding{
			Severity: Review,
			Message:  fmt.Sprintf("%q is explained in the words list only. Is that enough here?", s.Text[m.Start:m.End]),
			At:       s.at(m.Start, m.End),
		})
	})
	return findings
}

func checkBold(in *Input) []Finding {
	var findings []Finding
	firstUses(in, func(i int, m lexicon.Match) {
		s := &in.Sentences[i]
		span := extract.Span{Start: s.Span.Start + m.Start, End: s.Span.Start + m.End}
		if !bold(s.Part, span) {
			findings = append(findings, Finding{
				Message: fmt.Sprintf("%q is in the words list. Make it bold here.", s.Text[m.Start:m.End]),
				At:      s.at(m.Start, m.End),
			})
		}
	})
	return findings
}
