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
	PropertyNumber    Kind = "property-number" // UPRN
	Email             Kind = "email"
	Phone             Kind = "phone"
	BirthDate         Kind = "birth-date"
	NHSNumber         Kind = "nhs-number" // also the CHI number of Scotland
	NationalInsurance Kind = "national-insurance"
	PupilNumber       Kind = "pupil-number" // UPN
	Passport          Kind = "passport"
	DrivingLicence    Kind = "driving-licence"
	SortCode          Kind = "sort-code"
	Account           Kind = "account" // also IBAN
	BankCard          Kind = "bank-card"
	Vehicle           Kind = "vehicle"
	CaseNumber        Kind = "case-number" // of a council, court, hospital or the police
)

// A Match is a piece of personal data in a text.
type Match struct {
	Kind Kind
	extract.Span

	// Text is what stands there.
	Text string

	// Doubt says why a reader should look at the match, such as a check digit
	// that does not agree. Empty means that nothing speaks against it.
	Doubt string
}

// A Finder finds personal data. The zero value works. It is safe for concurrent
// use once its fields are set.
type Finder struct {
	// Names are people who may be mentioned, as "Ann Green" or "Green". They are
	// found wherever they stand as whole words, in any case.
	Names []string

	// Keep are names that stay, such as those of the staff who wrote a record or,
	// for a subject access request, of the person who asks. A mention is kept if
	// all its words but the title are in one of them.
	Keep []string
}

// Find finds personal data with a zero [Finder].
func Find(text string) []Match { return new(Finder).Find(text) }

// Find returns the personal data in a text, in order. Matches do not overlap:
// where two would, the one that was found by the stricter rule stays.
func (f *Finder) Find(text string) []Match {
	words := cut(text)
	found := settle(identifiers(text, words))
	for _, p := range people(text, words, found, f.Names) {
		found = append(found, candidate{Match: Match{Kind: Person, Span: p, Text: text[p.Start:p.End]}})
	}
	slices.SortFunc(found, func(a, b candidate) int { return cmp.Compare(a.Start, b.Start) })
	var out []Match
	for _, c := range found {
		if c.Kind == Person && f.kept(c.Text) {
			continue
		}
		out = append(out, c.Match)
	}
	return out
}

// kept reports whether a name is one that stays.
func (f *Finder) kept(name string) bool {
	for _, k := range f.Keep {
		if covers(bareName(k), bareName(name)) {
			return true
		}
	}
	return false
}

// covers reports whether all words of a name, at least one, are among others.
func covers(all, name []string) bool {
	for _, w := range name {
		if !slices.Contains(all, w) {
			return false
		}
	}
	return len(name) > 0
}

// A candidate is a match that a stricter one may yet push aside.
type candidate struct {
	Match
	rank int // of its form; lower is stricter
}

// settle drops of each two candidates that overlap the less strict one, or of the
// same kind the one that begins later.
func settle(list []candidate) []candidate {
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.rank, b.rank), cmp.Compare(b.End, a.End))
	})
	var out []candidate
	for _, c := range list {
		last := len(out) - 1
		switch {
		case last < 0 || out[last].End <= c.Start:
			out = append(out, c)
		case c.Kind != out[last].Kind && c.rank < out[last].rank:
			out[last] = c
		}
	}
	return out
}
