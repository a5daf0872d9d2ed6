package redact

import (
	"regexp"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/language"
)

// A Passage is a sentence that a person has to decide about before a record is
// given to whom it is about.
type Passage struct {
	extract.Span

	// Text is what stands there.
	Text string

	// Reasons say what makes it one: "third-party" (it is about somebody else),
	// "source" (somebody else gave the information), "confidence" (it was given in
	// confidence) or "risk" (giving it out may put somebody at risk), in this
	// order.
	Reasons []string
}

// ThirdParties marks the sentences of a record that are not, or not only, about
// the person who asks for it, for a subject access request. Subject are the
// names of that person. Names in [Finder.Keep] are of staff who acted in their
// work and are no reason. Nothing is taken out: whether a sentence may be given
// is for a person to decide.
//
// Sources: the Data Protection Act 2018, schedule 2, paragraphs 16 and 17
// (information about somebody else, and about health, education and social
// workers) and schedule 3, part 3 (serious harm); the Information Commissioner's
// guide to subject access.
func (f *Finder) ThirdParties(text string, subject ...string) []Passage {
	own := &Finder{Names: f.Names, Keep: append(append([]string(nil), f.Keep...), subject...)}
	matches := own.Find(text)
	at := 0
	var out []Passage
	for _, s := range language.Sentences(text) {
		sentence := text[s.Start:s.End]
		p := Passage{Span: extract.Span{Start: s.Start, End: s.End}, Text: sentence}
		named := false
		for at < len(matches) && matches[at].Start < s.End {
			named = named || matches[at].Kind == Person && matches[at].Start >= s.Start
			at++
		}
		cue := partyCues()
		if named || cue.kin.MatchString(sentence) {
			p.Reasons = append(p.Reasons, "third-party")
		}
		if cue.source.MatchString(sentence) {
			p.Reasons = append(p.Reasons, "source")
		}
		if cue.confidence.MatchString(sentence) {
			p.Reasons = append(p.Reasons, "confidence")
		}
		if cue.risk.MatchString(sentence) {
			p.Reasons = append(p.Reasons, "risk")
		}
		if len(p.Reasons) > 0 {
			out = append(out, p)
		}
	}
	return out
}

type partyExpressions struct{ kin, source, confidence, risk *regexp.Regexp }

var partyCues = sync.OnceValue(func() partyExpressions {
	people := []string{}
	for _, k := range strings.Fields("neighbour neighbours friend relative referrer caller mother father mum dad brother sister son daughter husband wife partner ex-partner boyfriend girlfriend aunt uncle grandmother grandfather niece nephew cousin landlord carer sibling") {
		people = append(people, regexp.QuoteMeta(k))
	}
	who := strings.Join(people, "|")
	return partyExpressions{
		kin:        regexp.MustCompile(`(?i)\b(?:his|her|their|the|a|an anonymous) (?:` + who + `)\b`),
		source:     regexp.MustCompile(`(?i)\b(?:(?:` + who + `|gp|school|police|nurse|teacher|hospital|housing officer)\b[^.]{0,40}\b(?:said|says|told|reported|reports|stated|states|alleged|alleges|disclosed|rang|phoned|informed|wrote|emailed|thinks|believes)|according to|anonymous(?:ly)?|we were told|it was reported)\b`),
		confidence: regexp.MustCompile(`(?i)\b(?:in (?:strict )?confidence|confidential(?:ly)?|(?:does|did) not want (?:\w+ ){1,4}(?:to (?:know|be told|find out)|told)|doesn't want (?:\w+ ){1,4}(?:to (?:know|be told|find out)|told)|(?:not|never) (?:to )?(?:be )?(?:named|identified)|asked (?:us )?not to (?:tell|share|pass)|don't tell|do not tell)\b`),
		risk:       regexp.MustCompile(`(?i)\b(?:afraid of|frightened of|scared of|threatened|refuge|injunction|non-molestation|restraining order|new address|whereabouts|reprisals?|retaliat\w+)\b`),
	}
})
