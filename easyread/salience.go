package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// mustKeep reports whether a sentence asks something of the reader or tells them
// what is theirs: it is kept at every length. It would rather keep too much.
func mustKeep(text string) bool {
	reader := false
	for _, w := range language.Words(text) {
		word := strings.ToLower(w.Of(text))
		if asks[word] {
			return true
		}
		reader = reader || readers[word]
	}
	for _, f := range fidelity.Facts(text) {
		switch f.Kind {
		case fidelity.Money, fidelity.Time, fidelity.Phone, fidelity.Email, fidelity.URL, fidelity.Postcode:
			return true
		case fidelity.Date:
			// A year alone is history more often than a deadline.
			if reader || len(f.Value) > len("2026") {
				return true
			}
		case fidelity.Percent, fidelity.Negation:
			if reader {
				return true
			}
		case fidelity.Modal:
			if reader || strings.HasPrefix(strings.ToLower(f.Value), "must") {
				return true
			}
		case fidelity.Number:
			// "within 28 days" is a deadline.
			if hasPeriod(text[f.End:]) {
				return true
			}
		}
	}
	lower := strings.ToLower(text)
	for _, phrase := range []string{"have to", "has to", "need to", "needs to", "required to", "within one", "happens next", "by law"} {
		if strings.Contains(lower, phrase) {
			return true
		}
	}
	return false
}

// asks are words of sentences about what is due to or from the reader.
var asks = map[string]bool{
	"appeal": true, "appeals": true, "appealing": true, "tribunal": true, "ombudsman": true, "complain": true,
	"complaint": true, "complaints": true, "deadline": true, "deadlines": true, "entitled": true, "entitlement": true,
	"right": true, "rights": true, "duty": true, "duties": true, "penalty": true, "penalties": true, "fine": true,
	"fined": true, "prosecuted": true, "prosecution": true, "urgent": true, "urgently": true, "emergency": true,
	"contact": true, "apply": true, "object": true, "objection": true, "objections": true, "free": true,
	"exempt": true, "exemption": true, "eligible": true, "consent": true,
}

// readers are the words that councils have for the people who read a document.
var readers = map[string]bool{
	"you": true, "your": true, "yours": true, "applicant": true, "applicants": true, "claimant": true, "claimants": true,
	"resident": true, "residents": true, "tenant": true, "tenants": true, "customer": true, "customers": true,
	"people": true, "person": true, "anyone": true, "everyone": true, "nobody": true, "household": true,
	"households": true, "parent": true, "parents": true, "carer": true, "carers": true, "taxpayer": true,
	"taxpayers": true, "owner": true, "owners": true, "occupier": true, "occupiers": true, "public": true,
	"neighbour": true, "neighbours": true, "user": true, "users": true,
}

// hasPeriod reports whether text begins with a word for a stretch of time.
func hasPeriod(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	for i, w := range words {
		if i == 3 {
			return false
		}
		switch strings.Trim(w, ".,;:)") {
		case "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours":
			return true
		case "calendar", "working", "clear":
		default:
			return false
		}
	}
	return false
}

// wanted reports which of the sentences of a text are kept at the given length.
// begun is how many sentences of the section have been seen before.
func wanted(length Length, sentences []string, begun int) []bool {
	keep := make([]bool, len(sentences))
	opening := 2
	if length == Summary {
		opening = 1
	}
	for i, s := range sentences {
		keep[i] = length == Complete || begun+i < opening || mustKeep(s)
	}
	return keep
}
