package fidelity

import (
	"cmp"
	"slices"
)

// Kind says what sort of thing a [Fact] is.
type Kind string

// The kinds of facts.
const (
	Number    Kind = "number"    // 12, twelve, 1.5 million, 5 days, Part II
	Money     Kind = "money"     // £1.50, 50p
	Date      Kind = "date"      // 1 March 2026, Tuesday, March
	Time      Kind = "time"      // 2pm, 14:00, noon
	Percent   Kind = "percent"   // 5%, five per cent
	Phone     Kind = "phone"     // 0114 496 0000
	Email     Kind = "email"     // clerk@dixley.gov.uk
	URL       Kind = "url"       // www.dixley.gov.uk
	Postcode  Kind = "postcode"  // DX1 2AB
	Reference Kind = "reference" // 61/18, P/2026/0012, 2025/26
	Name      Kind = "name"      // Dixley Town Council
	Negation  Kind = "negation"  // not, no, never, without, unless
	Modal     Kind = "modal"     // must, must not, may, can, should, will
)

// A Fact is one thing that a text says and that must not change.
type Fact struct {
	Kind Kind

	// Text is the fact as it stands in the text.
	Text string

	// Value is the same for all ways to write the same fact: "2026-03-01" for
	// "1 March 2026" and "01/03/2026", "14:00" for "2pm", "must not" for
	// "mustn't". It is for comparing, not for showing.
	Value string

	// Start and End are bytes of the text: text[Start:End] == Text.
	Start, End int
}

// Facts returns the facts of a text in the order in which they begin. Each
// place belongs to one fact at most, except that a modal verb may stand inside
// a name.
func Facts(text string) []Fact {
	s := scan(text)
	var facts []Fact
	for i := 0; i < len(s.chunks); {
		f, n := s.fact(i)
		if n == 0 {
			i++
			continue
		}
		facts = append(facts, f...)
		i += n
	}
	facts = append(facts, s.names(facts)...)
	facts = append(facts, modality(text)...)
	slices.SortStableFunc(facts, func(a, b Fact) int { return cmp.Compare(a.Start, b.Start) })
	return facts
}

// fact reads the facts that begin at chunk i. It returns how many chunks they
// took; 0 means that there is none.
func (s *scanner) fact(i int) ([]Fact, int) {
	c := s.chunks[i]
	if c.plain && !c.beginsFact() {
		return nil, 0
	}
	if kind, value := address(c.text); value != "" {
		return []Fact{s.make(kind, value, i, 1)}, 1
	}
	for _, read := range []func(int) (Fact, int){s.phone, s.date, s.postcode, s.money, s.percent, s.clock, s.number, s.reference} {
		if f, n := read(i); n > 0 {
			return []Fact{f}, n
		}
	}
	return s.inside(i)
}

// beginsFact reports whether a chunk of letters alone can begin a fact: it is the name
// of a number, a day or a time. Nearly all words of a text are none, and need not be
// read as each kind in turn.
func (c chunk) beginsFact() bool {
	if _, ok := units[c.lower]; ok {
		return true
	}
	if _, ok := ordinals[c.lower]; ok {
		return true
	}
	switch c.lower {
	case "fortnight", "fortnights", "noon", "midday", "midnight":
		return true
	}
	if !upper(c.text[0]) {
		return false
	}
	_, roman := roman(c)
	_, day := c.weekday()
	return roman || day || c.month() > 0
}

func (s *scanner) make(kind Kind, value string, i, n int) Fact {
	start, end := s.chunks[i].start, s.chunks[i+n-1].end
	return Fact{Kind: kind, Text: s.text[start:end], Value: value, Start: start, End: end}
}
