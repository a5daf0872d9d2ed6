package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// hardWords returns the words of a sentence that people need to have explained.
func hardWords(s *Sentence) []lexicon.Match {
	if s.Part.Kind == Explanation {
		return nil
	}
	return slices.DeleteFunc(lexicon.HardWordsIn(s.tokens()), func(m lexicon.Match) bool {
		if strings.Contains(m.Entry.Term, " ") {
			return strings.HasSuffix(s.Text[m.Start:m.End], " Council") && endsWithName(s.Text[:m.Start])
		}
		for _, f := range s.facts() {
			// "Valuation Tribunal" is not about a valuation.
			if f.Kind == fidelity.Name && f.Start <= m.Start && m.End < f.End {
				return true
			}
		}
		return false
	})
}

// endsWithName reports whether a text ends with a word of a name: "Dixley" before
// "Borough Council". Everybody knows what their council is called.
func endsWithName(before string) bool {
	fields := strings.Fields(before)
	if len(fields) == 0 {
		return false
	}
	last := fields[len(fields)-1]
	return capitalised(last) && !language.IsFunctionWord(last)
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

// rareWords returns the words of a sentence that few people know. Names and
// addresses are not looked up.
func (in *Input) rareWords(s *Sentence) []language.Token {
	var rareOnes []language.Token
	for _, t := range s.tokens() {
		if strings.HasPrefix(t.Tag, "NNP") || len(t.Text) < 5 || strings.ContainsFunc(t.Text, func(r rune) bool { return r < 'a' || r > 'z' }) {
			continue
		}
		difficult, known := in.difficult[t.Text]
		if !known {
			difficult = lexicon.Difficulty(t.Text) >= rare && !everyday(t)
			in.difficult[t.Text] = difficult
		}
		if !difficult || s.inFact(t.Start, t.End, fidelity.URL) || s.inFact(t.Start, t.End, fidelity.Email) {
			continue
		}
		rareOnes = append(rareOnes, t)
	}
	return rareOnes
}

// familiar are words that all readers know though texts use them seldom, read on
// first use.
var familiar = sync.OnceValue(func() map[string]bool {
	known := make(map[string]bool)
	raw, err := data.ReadFile("data/familiar.txt")
	if err != nil {
		return known // a test reads it
	}
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for word := range strings.FieldsSeq(line) {
			known[word] = true
		}
	}
	return known
})

// everyday reports whether all readers know a word, in this form or as "hard" in
// "hardest" and "busy" in "busiest". Roman numerals are another rule.
func everyday(t language.Token) bool {
	for _, word := range []string{t.Text, t.Lemma, strings.TrimSuffix(t.Text, "s")} {
		if familiar()[word] || lexicon.Everyday(word) {
			return true
		}
	}
	base := strings.TrimSuffix(t.Text, "est")
	if base == t.Text || len(base) < 3 {
		return strings.Trim(t.Text, "ivxl") == ""
	}
	for _, form := range []string{base, base + "e", base[:len(base)-1], strings.TrimSuffix(base, "i") + "y"} {
		if lexicon.Everyday(form) || familiar()[form] {
			return true
		}
	}
	return false
}

// isMeaning matches what follows a word in a sentence that says what it means:
// "means", or "is" with a thing, a person or a time.
var isMeaning = regexp.MustCompile(`^["'”’]?\s+(?:means?\b|(?:is|are) (?:an?|the|any|all|when|where|how|what|who|why|some|someone|something|anyone|people|person|money|help|things?|words?|rules|places?|services|groups?|ways?|making|giving|getting|having|being|doing)\b|stands? for\b|is short for\b)`)

var (
	// isGeneral matches what follows "a parish council" where it is about all of them:
	// "looks after small local things".
	isGeneral = regexp.MustCompile(`^\s+(?:\pL+s|can|may) `)

	// glossed matches an explanation that stands beside a word: after a dash, or in
	// brackets.
	glossed = regexp.MustCompile(`^(?:\s\pL+)?\s*(?:[–—-]\s+\pL+ \pL+|\(\pL+ \pL+ [^)]+\))`)

	// named matches what stands before a word that was explained first: "This is
	// called a precept".
	named = regexp.MustCompile(`(?i)\b(?:called|known as|word for (?:this|it) is) (?:an? |the )?["'“‘]?$`)

	// meant matches the sentence after a word that explains it.
	meant = regexp.MustCompile(`^(?:This|That|It|These|They) (?:means?\b|(?:is|are) (?:an? |the |when |where |people |how |what |to )|stands? for )`)
)

// reach is how many bytes before and behind a word are looked at for what it means:
// more than any of the patterns above takes. Without it, a long line of hard words
// would take a time that grows with the square of its length.
const reach = 400

// defines reports whether a sentence says what the word at [start, end) in it means.
func defines(s *Sentence, start, end int) bool {
	before, after := s.Text[max(0, start-reach):start], s.Text[end:min(len(s.Text), end+reach)]
	if glossed.MatchString(after) || named.MatchString(before) {
		return true
	}
	if start > reach {
		return false
	}
	// "Unpaid carers are people who …": the word has to be what the sentence is about.
	// "The carer is a nurse" is about one that is known.
	about := strings.Fields(strings.ToLower(before))
	if len(about) == 1 && (about[0] == "a" || about[0] == "an") && isGeneral.MatchString(after) {
		return true
	}
	return len(about) <= 2 && (len(about) == 0 || about[0] != "the") && isMeaning.MatchString(after)
}

// tells reports whether sentence i says what the word at [start, end) in it means,
// itself or in the sentence after it.
func tells(in *Input, i, start, end int) bool {
	s := &in.Sentences[i]
	if defines(s, start, end) {
		return true
	}
	const near = 30 // letters between the word and the end of its sentence
	return i+1 < len(in.Sentences) && len(s.Text)-end <= near && meant.MatchString(in.Sentences[i+1].Text)
}

// toldTerms returns the hard and rare words that the running text explains, in lower
// case.
func toldTerms(in *Input) map[string]bool {
	told := make(map[string]bool)
	for i := range in.Sentences {
		s := &in.Sentences[i]
		for _, m := range s.hard() {
			if tells(in, i, m.Start, m.End) {
				told[strings.ToLower(m.Entry.Term)] = true
			}
		}
		for _, t := range in.rareWords(s) {
			if tells(in, i, t.Start, t.End) {
				told[t.Lemma] = true
			}
		}
	}
	return told
}

func checkHardWords(in *Input) []Finding {
	var findings []Finding
	seen := toldTerms(in)
	for i := range in.Sentences {
		s := &in.Sentences[i]
		hard := s.hard()
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
		others := foreign().find(s.Text) // another rule says what to write for these
		for _, t := range in.rareWords(s) {
			inTerm := slices.ContainsFunc(hard, func(m lexicon.Match) bool { return m.Start <= t.Start && t.End <= m.End }) ||
				slices.ContainsFunc(others, func(m match) bool { return m.start <= t.Start && t.End <= m.end })
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
		for _, m := range s.hard() {
			term := strings.ToLower(m.Entry.Term)
			if !seen[term] && explained(in.Document, m.Entry) && !defines(s, m.Start, m.End) {
				seen[term] = true
				visit(i, m)
			}
		}
	}
}

// explainedAfter reports whether an explanation of a word of sentence i follows: one in
// its row, or where nothing says what belongs together, one of this word soon after.
func explainedAfter(in *Input, i int, m lexicon.Match) bool {
	row := in.Sentences[i].Part.Row
	const soon = 25 // sentences of one section
	for j := i + 1; j < len(in.Sentences); j++ {
		s := &in.Sentences[j]
		switch {
		case row != "" && s.Part.Row != row, row == "" && (j > i+soon || s.Part.Kind == Heading):
			return false
		case s.Part.Kind == Explanation && row != "":
			return true
		case s.Part.Kind == Explanation:
			if strings.Contains(strings.ToLower(s.Text), strings.ToLower(m.Entry.Term)) {
				return true
			}
		}
		for _, other := range s.hard() {
			if other.Entry.Term == m.Entry.Term && defines(s, other.Start, other.End) {
				return true
			}
		}
	}
	return false
}

func checkExplained(in *Input) []Finding {
	var findings []Finding
	firstUses(in, func(i int, m lexicon.Match) {
		s := &in.Sentences[i]
		if tells(in, i, m.Start, m.End) || explainedAfter(in, i, m) {
			return
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
	if in.Plain {
		return nil
	}
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
