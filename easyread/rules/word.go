package rules

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// wordRules are the rules on words.
func wordRules() []Rule {
	instead := func(what string) func(found, plain string) string {
		return func(found, plain string) string {
			if plain == "" {
				return fmt.Sprintf("%q is %s. Say what you mean.", found, what)
			}
			return fmt.Sprintf("%q is %s. Write %s.", found, what, quoted(plain))
		}
	}
	return []Rule{
		{
			ID: "W07", Name: "No needless words", Guidelines: []string{"GOV.UK"},
			Doc: "Finds wordy phrases from a list, such as \"for a period of\".",
			Check: phraseCheck(needless, Warning, func(found, plain string) string {
				if plain == "" {
					return fmt.Sprintf("Leave out %q.", found)
				}
				return fmt.Sprintf("%q is wordy. Write %s.", found, quoted(plain))
			}),
		},
		{
			ID: "W08", Name: "Everyday words", Guidelines: []string{"GOV.UK", "DH", "PIF", "Inclusion Europe", "Norfolk"},
			Doc:   "Finds words of our glossary of hard words, and words that few people know by their frequency, that the document does not explain in the text or in a words list.",
			Check: checkHardWords,
		},
		{
			ID: "W09", Name: "Hard words are explained where they are first used", Guidelines: []string{"GOV.UK"},
			Doc:   "In Easy Read, an explanation follows the sentence in which a hard word is first used.",
			Needs: needsEasyRead,
			Check: checkExplained,
		},
		{
			ID: "W10", Name: "Hard words are bold where they are first used", Guidelines: []string{"easy-read-online", "GOV.UK"},
			Doc: "In Easy Read, a word of the words list is bold at its first use.",
			Needs: func(d *Document) string {
				if !d.EasyRead {
					return easyOnly
				}
				return needsLetters(d)
			},
			Check: checkBold,
		},
		{
			ID: "W11", Name: "No acronyms", Guidelines: []string{"GOV.UK", "Inclusion Europe", "Norfolk", "PIF"},
			Doc:   "Finds words of capital letters at their first use outside headings, unless the full words stand beside them. UK, TV, NHS, GP and the like are better known than their full words.",
			Check: checkAcronyms,
		},
		{
			ID: "W12", Name: "No abbreviations", Guidelines: []string{"Norfolk"},
			Doc:   "Finds abbreviations from a list, such as \"eg\".",
			Check: phraseCheck(abbreviations, Error, instead("an abbreviation")),
		},
		{
			ID: "W13", Name: "No contractions", Guidelines: []string{"Norfolk"},
			Doc:   "Finds \"can't\" and the like.",
			Check: phraseCheck(contractions, Warning, instead("a contraction")),
		},
		{
			ID: "W15", Name: "No figures of speech", Guidelines: []string{"Inclusion Europe"},
			Doc:   "Finds figures of speech from a list, such as \"going forward\".",
			Check: phraseCheck(idioms, Warning, instead("a figure of speech")),
		},
		{
			ID: "W16", Name: "No foreign words", Guidelines: []string{"Inclusion Europe"},
			Doc:   "Finds Latin and French phrases from a list, such as \"per annum\".",
			Check: phraseCheck(foreign, Error, instead("not English")),
		},
		{
			ID: "W17", Name: "Speak to the reader", Guidelines: []string{"Photosymbols", "Inclusion Europe"},
			Doc:   "Easy Read says \"you\" and \"we\". The rule looks at documents of ten sentences or more.",
			Check: checkYou,
		},
		{
			ID: "W20", Name: "Verbs rather than nouns made of verbs", Guidelines: []string{"capito"},
			Doc:   "Finds sentences with three or more nouns on -tion, -sion, -ment, -ance or -ence.",
			Check: checkNominals,
		},
		{
			ID: "W25", Name: "Reading grade", Guidelines: []string{"Norfolk"},
			Doc:   "The Flesch-Kincaid grade of the whole text is at most 6. The grade says little about a single sentence.",
			Check: checkGrade,
		},
		{
			ID: "W27", Name: "Respectful words about people", Guidelines: []string{"Easy Read Standard"},
			Doc:   "Finds words that disabled people ask not to use, from a list. Where the list has no other words, a person has to decide.",
			Check: checkTerms,
		},
	}
}

// checkTerms lets pass "the disabled parking space", in which the word says what kind
// of thing it is.
func checkTerms(in *Input) []Finding {
	find := phraseCheck(terms, Warning, func(found, plain string) string {
		if plain == "" {
			return fmt.Sprintf("Do the people call it %q? If it is a learning disability, write that.", found)
		}
		return fmt.Sprintf("%q is not how most people want to be described. Write %s.", found, quoted(plain))
	})
	thing := make(map[extract.Ref]bool)
	for i := range in.Sentences {
		s := &in.Sentences[i]
		for j := 2; j < len(s.tokens()); j++ {
			if strings.HasPrefix(s.tokens()[j].Tag, "NN") && strings.EqualFold(s.tokens()[j-2].Text, "the") {
				thing[s.at(s.tokens()[j-2].Start, s.tokens()[j-1].End)] = true
			}
		}
	}
	var findings []Finding
	for _, f := range find(in) {
		if thing[f.At] {
			continue
		}
		if f.Fix == "" {
			f.Severity = Review
		}
		findings = append(findings, f)
	}
	return findings
}

var (
	acronym = regexp.MustCompile(`\b[A-Z]{2,6}s?\b`)
	// known are acronyms that more people know than their full words.
	known = map[string]bool{
		"UK": true, "TV": true, "NHS": true, "GP": true, "GPs": true, "OK": true, "CD": true, "CDs": true,
		"DVD": true, "DVDs": true, "ID": true, "BBC": true, "PDF": true, "MP": true, "MPs": true, "USB": true,
		"PIN": true, "DIY": true, "HM": true, "AM": true, "PM": true, "BSL": true, "SMS": true,
		"ISBN": true, "ISSN": true, "PO": true, "EU": true, "USA": true, "US": true, "IT": true, "MOT": true,
		"VAT": true, "HIV": true, "DNA": true, "COVID": true,
	}
)

func checkAcronyms(in *Input) []Finding {
	var findings []Finding
	first := make(map[string]int) // the finding about each acronym, or -1
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if shouted(s.Text) {
			continue // capital letters are another rule
		}
		for _, m := range acronym.FindAllStringIndex(s.Text, -1) {
			word := s.Text[m[0]:m[1]]
			if known[word] || len(abbreviations().find(word)) > 0 || isRoman(word) || partOfCode(s.Text, m) || shoutedWord(word) {
				continue
			}
			full := hasFullForm(s.Text, word, m) || tells(in, i, m[0], m[1]) || explains(in.Document, word)
			at, met := first[word]
			switch {
			case full && met && at >= 0:
				findings[at].Message = fmt.Sprintf("%q is an acronym. Its full words come only further on: write them here too.", word)
				first[word] = -1
			case full:
				first[word] = -1
			case !met && s.Part.Kind != Heading:
				first[word] = len(findings)
				findings = append(findings, Finding{
					Message: fmt.Sprintf("%q is an acronym. Write the full words or the whole name, and say what they mean.", word),
					At:      s.at(m[0], m[1]),
				})
			}
		}
	}
	return findings
}

// shoutedWord reports whether capital letters are an everyday word of four letters
// or more, or a short one that joins others: "ACTION", "TO".
func shoutedWord(word string) bool {
	lower := strings.ToLower(word)
	switch lower {
	case "to", "of", "on", "in", "at", "by", "as", "an", "or", "if", "is", "be", "we", "no", "not", "and", "the", "for", "all", "new", "you", "yes":
		return true
	}
	return len(lower) > 3 && lexicon.Known(lower) && lexicon.Difficulty(lower) < rare
}

// numberAfter matches the rest of a reference such as "PPDAS 1426294".
var numberAfter = regexp.MustCompile(`^ \d{4,}`)

// partOfCode reports whether the letters belong to a reference, an address or a
// file name.
func partOfCode(text string, m []int) bool {
	const glue = "/@._-&0123456789"
	return numberAfter.MatchString(text[m[1]:]) || m[0] > 0 && strings.ContainsRune(glue, rune(text[m[0]-1])) ||
		m[1] < len(text)-1 && strings.ContainsRune("/@_-&0123456789", rune(text[m[1]]))
}

// hasFullForm reports whether the words that an acronym stands for are next to
// it: "Data Protection Officer (DPO)" or "DPO (Data Protection Officer)".
func hasFullForm(text, word string, m []int) bool {
	word = strings.TrimSuffix(word, "s")
	before := strings.TrimRight(text[:m[0]], " (")
	named := m[0] > 0 && text[m[0]-1] == '('
	if cut, ok := strings.CutSuffix(before, ", or"); ok { // "Personal Independence Payment, or PIP"
		before, named = cut, true
	}
	var all, main []byte // main without "of" and the like
	for _, w := range language.Words(strings.ReplaceAll(before, "-", " ")) {
		c := before[w.Start]
		small := c >= 'a' && c <= 'z'
		if small {
			c -= 'a' - 'A'
		}
		all = append(all, c)
		if !small || w.End-w.Start > 3 {
			main = append(main, c)
		}
	}
	// More words may stand before and after: "the Getting It Right For Everyone model
	// (GIRFE)".
	if upper := strings.ToUpper(word); named && (strings.Contains(string(all), upper) || strings.Contains(string(main), upper)) {
		return true
	}
	return strings.HasPrefix(strings.TrimSpace(text[m[1]:]), "(")
}

// explains reports whether the words list has the term.
func explains(d *Document, term string) bool {
	for _, w := range d.Words {
		if strings.EqualFold(w, term) {
			return true
		}
	}
	return false
}

// shouted reports whether a text is in capital letters.
func shouted(text string) bool {
	upper, lower := 0, 0
	for _, r := range text {
		if r >= 'A' && r <= 'Z' {
			upper++
		} else if r >= 'a' && r <= 'z' {
			lower++
		}
	}
	return upper > 6 && upper > lower
}

func checkYou(in *Input) []Finding {
	n := 0
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if !s.prose() {
			continue
		}
		n++
		for _, t := range s.tokens() {
			switch strings.ToLower(t.Text) {
			case "you", "your", "we", "our", "us":
				return nil
			}
		}
	}
	if n < 10 {
		return nil
	}
	return []Finding{{Message: "The text never says \"you\" or \"we\". Speak to the reader."}}
}

func checkNominals(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		n := 0
		for _, t := range s.tokens() {
			if !strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "NNP") || len(t.Lemma) < 8 {
				continue // the words of names cannot be chosen
			}
			for _, ending := range []string{"tion", "sion", "ment", "ance", "ence"} {
				if strings.HasSuffix(t.Lemma, ending) {
					n++
				}
			}
		}
		if s.prose() && n >= 3 {
			findings = append(findings, Finding{
				Message: fmt.Sprintf("The sentence has %d nouns made of verbs, such as \"consultation\". Use verbs: say who does what.", n),
				At:      s.all(),
			})
		}
	}
	return findings
}

// checkGrade works out the Flesch-Kincaid grade: 0.39 words a sentence plus 11.8
// syllables a word less 15.59 (Kincaid and others, 1975).
func checkGrade(in *Input) []Finding {
	sentences, words, syllables := 0, 0, 0
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if !s.prose() {
			continue
		}
		sentences++
		words += s.Words
		for _, w := range language.Words(s.Text) {
			syllables += language.Syllables(w.Of(s.Text))
		}
	}
	if sentences < 10 || words == 0 {
		return nil
	}
	grade := .39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
	if grade <= 6 {
		return nil
	}
	return []Finding{{Message: fmt.Sprintf("The reading grade is %.1f. 6 is the most: use shorter words and sentences.", grade)}}
}

// bold reports whether a bold mark of the part covers a byte of the span.
func bold(p *Part, span extract.Span) bool {
	for _, m := range p.Marks {
		if m.Kind == extract.Bold && m.Start < span.End && span.Start < m.End {
			return true
		}
	}
	return false
}
