package redact

import (
	"cmp"
	"slices"

	"github.com/townclerk/townclerk/extract"
)

// Kind says what a piece of personal data is.
type Kind string

// The kinds.
const (
	Person            Kind = "person"
	Address           Kind = "address" // house and street, without the postcode
	Postcode          Kind = "postcode"
	Email             Kind = "email"
	Phone             Kind = "phone"
	BirthDate         Kind = "birth-date"
	NHSNumber         Kind = "nhs-number"
	NationalInsurance Kind = "national-insurance"
	SortCode          Kind = "sort-code"
	Account           Kind = "account"
	Vehicle           Kind = "vehicle"
	CaseNumber        Kind = "case-number"
)

// A Match is a piece of personal data in a text.
type Match struct {
	Kind Kind
	extract.Span

	// Text is what stands there.
	Text string
}

// A Finder finds personal data. The zero value works. It is safe for concurrent
// use once its fields are set.
type Finder struct {
	// Names are people who may be mentioned, as "Ann Green" or "Green". They are
	// found wherever they stand as whole words, in any case.
	Names []string
}

// Find finds personal data with a zero [Finder].
func Find(text string) []Match { return new(Finder).Find(text) }

// Find returns the personal data in a text, in order. Matches do not overlap:
// where two would, the one that was found by the stricter rule stays.
func (f *Finder) Find(text string) []Match {
	var found []Match
	add := func(kind Kind, start, end int) {
		for _, m := range found {
			if start < m.End && end > m.Start {
				return
			}
		}
		found = append(found, Match{Kind: kind, Span: extract.Span{Start: start, End: end}, Text: text[start:end]})
	}
	identifiers(text, add)
	people(text, f.Names, add)
	slices.SortFunc(found, func(a, b Match) int { return cmp.Compare(a.Start, b.Start) })
	return found
}
