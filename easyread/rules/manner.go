package rules

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// mannerRules are the rules on how a document speaks to its reader. Words do not
// tell for sure: most findings are for a person.
func mannerRules() []Rule {
	return []Rule{
		{
			ID: "W21", Name: "Words for adults", Guidelines: []string{"Inclusion Europe"},
			Doc: "Finds words that are used to children, from a list, such as \"tummy\", and more than one exclamation mark.",
			Check: func(in *Input) []Finding {
				return append(phraseCheck(childish, Warning, func(found, plain string) string {
					return fmt.Sprintf("%q is a word for children. Write %q.", found, plain)
				})(in), exclamations(in)...)
			},
		},
		{
			ID: "W22", Name: "Say what to do, step by step", Guidelines: []string{"Easy Read Standard"},
			Doc:   "Finds three or more paragraphs in a row that each begin with a command, and sentences with \"first … then\". A numbered list says the order.",
			Check: checkSteps,
		},
		{
			ID: "W24", Name: "What matters most comes first", Guidelines: []string{"Easy Read Standard"},
			Doc:   "Finds a document of 20 sentences or more that says what the reader must do, or by when, only in its last third. A person has to judge if that is right.",
			Check: checkFirst,
		},
		{
			ID: "W26", Name: "Examples for ideas", Guidelines: []string{"Inclusion Europe"},
			Doc:   "Finds documents of 30 sentences or more without one example. A person has to judge whether one would help.",
			Check: checkExamples,
		},
		{
			ID: "N07", Name: "Compare amounts with what people know", Guidelines: []string{"easy-read-online"},
			Doc:   "Finds measures such as hectares, tonnes and kilometres. A person may know a comparison: as big as 2 football pitches.",
			Check: checkMeasures,
		},
		{
			ID: "D09", Name: "Nothing added, nothing lost", Guidelines: []string{"PIF", "UNICEF"},
			Doc: "Finds statements with a number, date, name or duty that their source does not have. Only documents that know their source can be checked.",
			Needs: func(d *Document) string {
				if d.Sourced {
					return ""
				}
				return "the text that it was made from"
			},
			Check: checkSource,
		},
	}
}

func exclamations(in *Input) []Finding {
	var findings []Finding
	seen := false
	for i := range in.Sentences {
		s := &in.Sentences[i]
		at := strings.IndexByte(s.Text, '!')
		if at < 0 {
			continue
		}
		if seen {
			findings = append(findings, Finding{Message: "Use a full stop. Exclamation marks are for adverts.", At: s.at(at, at+1)})
		}
		seen = true
	}
	return findings
}

// order are the words of sentences that say in which order things are done.
var order = regexp.MustCompile(`(?i)\bfirst(?:ly)?\b.*\b(?:then|next|second(?:ly)?|after that)\b`)

func checkSteps(in *Input) []Finding {
	var findings []Finding
	run := 0
	var part *Part
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if s.prose() && order.MatchString(s.Text) {
			findings = append(findings, Finding{Message: "Make a numbered list of these steps.", At: s.all()})
		}
		if s.Part == part {
			continue
		}
		part = s.Part
		if s.Part.Kind != Text || !commands(s) {
			run = 0
			continue
		}
		if run++; run == 3 {
			findings = append(findings, Finding{Message: "These paragraphs each say what to do. Make a numbered list of them.", At: s.all()})
		}
	}
	return findings
}

// commands reports whether a sentence begins with a verb that asks for something.
func commands(s *Sentence) bool {
	return len(s.tokens()) > 2 && s.tokens()[0].Tag == "VB" && language.IsVerb(strings.ToLower(s.tokens()[0].Text))
}

func checkFirst(in *Input) []Finding {
	const fewest = 20
	total, first := 0, -1
	var at *Sentence
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if !s.prose() {
			continue
		}
		if first < 0 && asks(s) {
			first, at = total, s
		}
		total++
	}
	if total < fewest || first < total*2/3 {
		return nil
	}
	return []Finding{{Severity: Review, Message: "What the reader must do stands near the end. Would it be better at the beginning?", At: at.all()}}
}

// asks reports whether a sentence says what the reader must do, or by when. "How much
// you have to pay" asks for nothing, and what must be done to copy a document is for
// publishers.
func asks(s *Sentence) bool {
	tokens := s.tokens()
	for i, t := range tokens {
		if !strings.EqualFold(t.Text, "you") || i > 0 && (strings.HasPrefix(tokens[i-1].Tag, "W") || tokens[i-1].Lemma == "much" || tokens[i-1].Lemma == "many") {
			continue
		}
		rest := strings.ToLower(s.Text[t.End:])
		if duty.MatchString(rest) {
			return !strings.Contains(strings.ToLower(s.Text), "copyright")
		}
	}
	return false
}

// duty matches what follows "you" where the reader must do something.
var duty = regexp.MustCompile(`^ (?:\pL+ )?(?:must|need to|have to|are required to|should)\b`)

func checkExamples(in *Input) []Finding {
	const fewest = 30
	n := 0
	for i := range in.Sentences {
		s := &in.Sentences[i]
		if !s.prose() {
			continue
		}
		n++
		lower := strings.ToLower(s.Text)
		for _, sign := range []string{"example", "instance", "such as", " like ", "e.g.", "includ"} {
			if strings.Contains(lower, sign) {
				return nil
			}
		}
	}
	if n < fewest {
		return nil
	}
	return []Finding{{Severity: Review, Message: "The document has no example. Would one make it easier?"}}
}

var measure = regexp.MustCompile(`(?i)\b\d[\d,.]*\s?(?:hectares?|acres?|sqm|square (?:metres?|feet|miles?|kilometres?)|m²|tonnes?|litres?|kilometres?|km|kilograms?|kg|gigawatts?|megawatts?|kWh|MW)\b`)

func checkMeasures(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		for _, m := range measure.FindAllStringIndex(s.Text, -1) {
			findings = append(findings, Finding{
				Severity: Review,
				Message:  fmt.Sprintf("Can you compare %q with something that people know?", s.Text[m[0]:m[1]]),
				At:       s.at(m[0], m[1]),
			})
		}
	}
	return findings
}

func checkSource(in *Input) []Finding {
	var findings []Finding
	for i := range in.Parts {
		p := &in.Parts[i]
		if len(p.Added) > 0 {
			findings = append(findings, Finding{
				Severity: Error,
				Message:  fmt.Sprintf("The source does not say %s. Check it, or take it out.", clip(strings.Join(p.Added, ", "))),
				At:       p.all(),
			})
		}
	}
	return findings
}
