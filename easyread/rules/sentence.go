package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// sentenceRules are the rules on how sentences are built.
func sentenceRules() []Rule {
	return []Rule{
		{
			ID: "W01", Name: "Short sentences", Guidelines: []string{"GOV.UK", "DH", "PIF", "Photosymbols"},
			Doc:   "A sentence has at most as many words as the profile says (15 unless it says otherwise), and better 10 or fewer.",
			Check: checkLength,
		},
		{
			ID: "W02", Name: "One idea in a sentence", Guidelines: []string{"GOV.UK", "Easy Read Standard", "Inclusion Europe"},
			Doc:   "Finds sentences in which \"and\", \"but\", \"because\" and the like join two statements that each have a verb. A word with the wrong tag can mislead it.",
			Check: checkIdeas,
		},
		{
			ID: "W03", Name: "Few verbs in a sentence", Guidelines: []string{"GOV.UK"},
			Doc:   "Finds sentences with three or more verbs that have a tense.",
			Check: checkVerbs,
		},
		{
			ID: "W04", Name: "Short paragraphs", Guidelines: []string{"Photosymbols", "Easy Read Standard"},
			Doc:   "A paragraph has at most five sentences. What stands after a bullet is not counted.",
			Check: checkParagraphs,
		},
		{
			ID: "W05", Name: "No sentences inside sentences", Guidelines: []string{"DIN SPEC 33429", "Inclusion Europe"},
			Doc:   "Finds \"which\", \"although\", \"unless\" and the like. \"If\" and \"when\" are allowed: Easy Read needs them.",
			Check: checkSubclauses,
		},
		{
			ID: "W06", Name: "Active voice", Guidelines: []string{"GOV.UK", "PIF", "Easy Read Standard"},
			Doc:   "Finds the passive: a form of \"be\" with a past participle. It lets pass words that are used as adjectives, such as \"married\".",
			Check: checkPassive,
		},
		{
			ID: "W18", Name: "No double negatives", Guidelines: []string{"Easy Read Standard"},
			Doc:   "Finds sentences with two words that deny.",
			Check: checkNegatives,
		},
		{
			ID: "W19", Name: "Say who or what is meant", Guidelines: []string{"PIF"},
			Doc:   "Finds paragraphs that begin with \"they\", \"it\" and the like. A person has to judge whether it is clear who is meant.",
			Check: checkPronouns,
		},
		{
			ID: "W23", Name: "Lists as lists", Guidelines: []string{"easy-read-online"},
			Doc:   "Finds sentences with three commas or more. Addresses are let pass.",
			Check: checkInlineLists,
		},
	}
}

func checkLength(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if !s.prose() || s.Words <= in.Profile.GoodWords || s.address() {
			continue
		}
		f := Finding{
			Severity: Warning,
			Message:  fmt.Sprintf("The sentence has %d words. %d or fewer are better.", s.Words, in.Profile.GoodWords),
			At:       s.all(),
		}
		if s.Words > in.Profile.MaxWords {
			f.Severity = Error
			f.Message = fmt.Sprintf("The sentence has %d words. Split it: %d are the most.", s.Words, in.Profile.MaxWords)
		}
		findings = append(findings, f)
	}
	return findings
}

// has reports whether the sentence has a fact of the kind.
func (s *Sentence) has(kind fidelity.Kind) bool {
	return slices.ContainsFunc(s.facts(), func(f fidelity.Fact) bool { return f.Kind == kind })
}

// address reports whether the sentence is an address and says nothing.
func (s *Sentence) address() bool { return s.has(fidelity.Postcode) && len(finite(s.tokens())) == 0 }

// finite returns the indexes of the tokens that begin a verb with a tense.
func finite(tokens []language.Token) []int {
	var at []int
	for i, t := range tokens {
		switch t.Tag {
		case "MD", "VBZ", "VBP":
		case "VBD":
			// "the people invited by us" has no tense of its own.
			if i+1 < len(tokens) && tokens[i+1].Lemma == "by" {
				continue
			}
		default:
			continue
		}
		// "can be", "have been" and "is helping" are one verb.
		if i > 0 && strings.HasPrefix(tokens[i-1].Tag, "VB") || i > 0 && tokens[i-1].Tag == "MD" || t.Tag == "VBP" && caused(tokens[:i]) {
			continue
		}
		at = append(at, i)
	}
	return at
}

// caused reports whether a verb after these tokens belongs to one before it: "makes
// workers feel valued" has one verb with a tense.
func caused(before []language.Token) bool {
	const far = 5
	for i := len(before) - 1; i >= max(0, len(before)-far); i-- {
		t := before[i]
		if strings.HasPrefix(t.Tag, "VB") {
			return t.Lemma == "make" || t.Lemma == "let" || t.Lemma == "help"
		}
		if t.Tag == "MD" || t.Text == "sure" || t.Tag == "CC" && strings.HasPrefix(before[max(0, i-1)].Tag, "VB") || t.Tag == "," || strings.HasPrefix(t.Tag, "W") {
			return false
		}
	}
	return false
}

func checkIdeas(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		verbs := finite(s.tokens())
		if !s.prose() || len(verbs) < 2 {
			continue
		}
		for j := verbs[0] + 1; j < verbs[len(verbs)-1]; j++ {
			t := s.tokens()[j]
			switch strings.ToLower(t.Text) {
			case "and", "but", "or":
			case "because", "so":
				if s.tokens()[j-1].Lemma == "be" {
					continue // "This is because …" says one thing
				}
			default:
				continue // "which" and the like are another rule
			}
			if !beginsStatement(s.tokens(), j) {
				continue
			}
			findings = append(findings, Finding{
				Message: fmt.Sprintf("The sentence says two things. Split it at %q.", t.Text),
				At:      s.at(t.Start, t.End),
			})
			break
		}
	}
	return findings
}

// beginsStatement reports whether the conjunction at token j begins a statement of
// its own. It needs a subject: what follows is neither the verb nor a thing "who" or
// "which" does something. "And" and "or" stand between things too: a statement ends
// before them, or a word that can only be a subject follows.
func beginsStatement(tokens []language.Token, j int) bool {
	before, next := tokens[j-1], tokens[j+1]
	if next.Tag == "MD" || strings.HasPrefix(next.Tag, "VB") || next.Tag == "IN" || next.Tag == "TO" {
		return false
	}
	for _, t := range tokens[j+1:] {
		if strings.HasPrefix(t.Tag, "W") {
			return false // "or a person who needs it"
		}
		if t.Tag == "MD" || strings.HasPrefix(t.Tag, "VB") {
			break
		}
	}
	switch strings.ToLower(tokens[j].Text) {
	case "and", "or":
		return before.Tag == "," || next.Tag == "PRP" || next.Tag == "EX" || strings.HasPrefix(before.Tag, "VB") || strings.HasPrefix(before.Tag, "RB") || before.Tag == "PRP"
	}
	return true
}

func checkVerbs(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if n := len(finite(s.tokens())); s.prose() && n >= 3 {
			findings = append(findings, Finding{
				Message: fmt.Sprintf("The sentence has %d verbs. Make more sentences of it.", n),
				At:      s.all(),
			})
		}
	}
	return findings
}

func checkParagraphs(in *Input) []Finding {
	const most = 5
	var findings []Finding
	for i := 0; i < len(in.Sentences); {
		j, n := i, 0
		for j < len(in.Sentences) && in.Sentences[j].Part == in.Sentences[i].Part {
			if !in.Sentences[j].item {
				n++
			}
			j++
		}
		if s := &in.Sentences[i]; n > most && s.Part.Kind == Text {
			f := Finding{Message: fmt.Sprintf("The paragraph has %d sentences. %d are the most: make two paragraphs.", n, most), At: s.all()}
			f.At.Span.End = in.Sentences[j-1].Span.End
			findings = append(findings, f)
		}
		i = j
	}
	return findings
}

func checkSubclauses(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if !s.prose() {
			continue
		}
		for j, t := range s.tokens() {
			switch strings.ToLower(t.Text) {
			case "although", "though", "unless", "whereas", "whereby", "whilst", "notwithstanding", "whose", "whom", "provided":
				if t.Tag == "VBD" || t.Tag == "VBN" && j > 0 {
					continue // "the form provided"
				}
			case "which":
				if j == 0 || s.tokens()[len(s.tokens())-1].Text == "?" || strings.HasPrefix(s.tokens()[j-1].Tag, "VB") {
					continue // a question, also in "decide which are best"
				}
			default:
				continue
			}
			findings = append(findings, Finding{
				Message: fmt.Sprintf("%q puts a sentence inside the sentence. Make two.", t.Text),
				At:      s.at(t.Start, t.End),
			})
			break
		}
	}
	return findings
}

// statal are participles that Easy Read uses as adjectives: nobody does anything.
var statal = map[string]bool{
	"married": true, "worried": true, "interested": true, "born": true, "called": true, "disabled": true,
	"retired": true, "closed": true, "allowed": true, "based": true, "tired": true, "employed": true,
	"unemployed": true, "separated": true, "divorced": true, "qualified": true, "involved": true,
	"entitled": true, "committed": true, "located": true, "situated": true, "finished": true, "gone": true,
	"aged": true, "lost": true, "stolen": true, "broken": true, "damaged": true, "injured": true, "excited": true, "scared": true, "frightened": true, "confused": true, "pleased": true, "concerned": true,
}

// passive reports whether a token after a form of "be" makes a passive. The tagger
// takes some comparatives for participles: "It would be fairer".
func passive(t language.Token) bool {
	return t.Tag == "VBN" && !statal[strings.ToLower(t.Text)] && !strings.HasSuffix(t.Text, "er")
}

func checkPassive(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if !s.prose() {
			continue
		}
		for j, t := range s.tokens() {
			if t.Lemma != "be" || !strings.HasPrefix(t.Tag, "VB") {
				continue
			}
			k := j + 1
			for k < len(s.tokens()) && (strings.HasPrefix(s.tokens()[k].Tag, "RB") || s.tokens()[k].Text == "being" || s.tokens()[k].Text == "been") {
				k++
			}
			if k == len(s.tokens()) || !passive(s.tokens()[k]) {
				continue
			}
			findings = append(findings, Finding{
				Message: fmt.Sprintf("%q is passive. Say who does it.", s.Text[t.Start:s.tokens()[k].End]),
				At:      s.at(t.Start, s.tokens()[k].End),
			})
			break
		}
	}
	return findings
}

func checkNegatives(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if !s.prose() {
			continue
		}
		first := -1
		for j, t := range s.tokens() {
			switch strings.ToLower(t.Text) {
			case "and", "or", "but", "because", ",", ";", ":":
				first = -1 // two statements may deny once each
			case "not", "n't", "n’t", "no", "never", "nobody", "none", "nothing", "neither", "without", "unless", "cannot":
				if first < 0 {
					first = j
					continue
				}
				from := s.tokens()[first]
				if first > 0 && s.tokens()[first-1].End == from.Start {
					from = s.tokens()[first-1] // "cannot" and "don't" are two tokens and one word
				}
				findings = append(findings, Finding{
					Message: fmt.Sprintf("%q and %q both say no. Say what is so instead.", s.Text[from.Start:s.tokens()[first].End], t.Text),
					At:      s.at(from.Start, t.End),
				})
				first = -1
			}
		}
	}
	return findings
}

func checkPronouns(in *Input) []Finding {
	var findings []Finding
	var part *Part
	for i := range in.Sentences {
		s := &in.Sentences[i]
		first := s.Part != part
		part = s.Part
		if !first || s.Part.Kind != Text || len(s.tokens()) < 2 {
			continue
		}
		switch t := s.tokens()[0]; strings.ToLower(t.Text) {
		case "he", "she", "they", "it", "these", "those":
			if s.tokens()[1].Tag == "NN" || s.tokens()[1].Tag == "NNS" || strings.EqualFold(t.Text, "it") && announces(s.tokens()) {
				continue // "these people" says who is meant
			}
			findings = append(findings, Finding{
				Severity: Review,
				Message:  fmt.Sprintf("Is it clear who or what %q is?", t.Text),
				At:       s.at(t.Start, t.End),
			})
		}
	}
	return findings
}

// announces reports whether an "it" at the beginning stands for what follows: "It is
// clear that …", "It was agreed to …".
func announces(tokens []language.Token) bool {
	for i := 1; i < len(tokens) && i < 8; i++ {
		switch strings.ToLower(tokens[i].Text) {
		case "that", "to", "whether":
			return tokens[i-1].Tag == "JJ" || tokens[i-1].Tag == "VBN"
		}
	}
	return false
}

func checkInlineLists(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		n := 0
		for _, t := range s.tokens() {
			if t.Text == "," {
				n++
			}
		}
		if s.prose() && n >= 3 && !s.has(fidelity.Postcode) {
			findings = append(findings, Finding{
				Message: fmt.Sprintf("The sentence has %d commas. Make a list or more sentences of it.", n),
				At:      s.all(),
			})
		}
	}
	return findings
}
