package rules

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// hardWords returns the words of a sentence that people need to have explained.
func hardWords(s *Sentence) []lexicon.Match {
	if s.Part.Kind == Explanation {
		return nil
	}
	return lexicon.HardWords(s.Text)
}

// rare is the difficulty from which on a word is a finding though no list names
// it: that of "remunerated" and "ancillary".
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
		for _, m := range hardWords(s) {
			term := strings.ToLower(m.Entry.Term)
			if seen[term] || explains(in.Document, m.Entry.Term) {
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
			if seen[t.Lemma] || explains(in.Document, t.Lemma) {
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
		for _, m := range hardWords(s) {
			term := strings.ToLower(m.Entry.Term)
			if !seen[term] && explains(in.Document, m.Entry.Term) {
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
