package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// mustKeep reports whether a sentence asks something of the reader or tells them
// what is theirs: it is kept at every length. It would rather keep too much.
func mustKeep(text string) bool {
	you := false
	for _, w := range language.Words(text) {
		switch strings.ToLower(w.Of(text)) {
		case "you", "your", "yours":
			you = true
		case "appeal", "appeals", "appealing", "tribunal", "ombudsman", "complain", "complaint", "complaints",
			"deadline", "deadlines", "entitled", "entitlement", "right", "rights", "duty", "duties", "penalty",
			"fine", "fined", "prosecuted", "prosecution", "urgent", "urgently", "emergency", "contact", "apply",
			"object", "objection", "objections":
			return true
		}
	}
	for _, f := range fidelity.Facts(text) {
		switch f.Kind {
		case fidelity.Money, fidelity.Date, fidelity.Time, fidelity.Phone, fidelity.Email, fidelity.URL, fidelity.Postcode, fidelity.Percent:
			return true
		case fidelity.Modal:
			if v := strings.ToLower(f.Value); strings.HasPrefix(v, "must") || you {
				return true
			}
		case fidelity.Negation:
			if you {
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
