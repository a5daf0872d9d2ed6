package easyread

import (
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// A weight says how much a sentence matters to the reader.
type weight int

const (
	background weight = iota // what is so, was so, or is planned
	useful                   // about people like the reader, or with a date
	vital                    // asks something of the reader, or says what is theirs
)

// weigh returns how much a sentence matters. Vital are deadlines, amounts of
// money, times, contacts, duties, and rights such as to appeal: they are kept at
// every length. It would rather keep too much.
func weigh(text string) weight {
	direct, people := false, false
	w := background
	for _, span := range language.Words(text) {
		word := strings.ToLower(span.Of(text))
		switch {
		case asks[word]:
			return vital
		case readers[word]:
			direct = true
		case publics[word]:
			people = true
		}
	}
	for _, f := range fidelity.Facts(text) {
		switch f.Kind {
		case fidelity.Money, fidelity.Time, fidelity.Phone, fidelity.Email, fidelity.URL, fidelity.Postcode:
			return vital
		case fidelity.Date:
			switch {
			case direct || len(f.Value) >= len("2026-03-01"):
				return vital // a day may be a deadline; a year alone is history
			case people || len(f.Value) > len("2026"):
				w = useful
			}
		case fidelity.Percent, fidelity.Negation:
			if direct {
				return vital
			}
		case fidelity.Modal:
			if direct || strings.HasPrefix(strings.ToLower(f.Value), "must") {
				return vital
			}
			if people {
				w = useful
			}
		case fidelity.Number:
			// "within 28 days" is a deadline, "in the last 5 years" is not.
			if hasPeriod(text[f.End:]) && !looksBack(text[:f.Start]) {
				return vital
			}
		}
	}
	lower := strings.ToLower(text)
	for _, phrase := range duties {
		if strings.Contains(lower, phrase) {
			if direct {
				return vital
			}
			w = useful
		}
	}
	return w
}

// mustKeep reports whether a sentence is kept at every length.
func mustKeep(text string) bool { return weigh(text) == vital }

// duties are phrases of sentences that ask something of someone.
var duties = []string{"have to", "has to", "need to", "needs to", "required to", "within one", "happens next", "by law"}

// asks are words of sentences about what is due to or from the reader.
var asks = map[string]bool{
	"appeal": true, "appeals": true, "appealing": true, "tribunal": true, "ombudsman": true, "complain": true,
	"complaint": true, "complaints": true, "deadline": true, "deadlines": true, "entitled": true, "entitlement": true,
	"right": true, "rights": true, "penalty": true, "penalties": true, "fine": true,
	"fined": true, "prosecuted": true, "prosecution": true, "urgent": true, "urgently": true, "emergency": true,
	"contact": true, "apply": true, "objection": true, "objections": true, "exempt": true, "exemption": true,
	"eligible": true,
}

// readers are the words that councils have for those who read a document.
var readers = map[string]bool{
	"you": true, "your": true, "yours": true, "applicant": true, "applicants": true, "claimant": true, "claimants": true,
	"tenant": true, "tenants": true, "customer": true, "customers": true, "household": true, "households": true,
	"taxpayer": true, "taxpayers": true, "occupier": true, "occupiers": true, "anyone": true, "everyone": true,
}

// publics are words for people who may or may not be the reader.
var publics = map[string]bool{
	"people": true, "person": true, "resident": true, "residents": true, "nobody": true, "parent": true,
	"parents": true, "carer": true, "carers": true, "owner": true, "owners": true, "public": true,
	"neighbour": true, "neighbours": true, "user": true, "users": true, "patient": true, "patients": true,
	"child": true, "children": true,
}

// looksBack reports whether a text ends with a word that puts a stretch of time in
// the past, or makes it an age.
func looksBack(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "last", "past", "previous", "recent", "aged", "age", "these", "those", "every", "over", "under":
		return true
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
// begun is how many sentences of the section have been seen before, and level
// that of the section.
func wanted(length Length, sentences []string, begun, level int) []bool {
	keep := make([]bool, len(sentences))
	for i, s := range sentences {
		switch w := weigh(s); length {
		case Standard:
			keep[i] = w >= useful || begun+i < 2
		case Summary:
			keep[i] = w == vital || begun+i < 1 && level <= 1
		default:
			keep[i] = true
		}
	}
	return keep
}
