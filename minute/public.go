package minute

import (
	"errors"
	"slices"

	"github.com/townclerk/townclerk/minute/transcript"
)

// ErrPrivate means that the minutes are of a kind that has no public version.
var ErrPrivate = errors.New("a record of this kind is not published")

// A Withheld says what the public version leaves out of an item.
type Withheld struct {
	Item      int      `json:"item"` // counts from 1 in Minutes.Items
	Heading   string   `json:"heading"`
	Exemption []string `json:"paragraphs,omitempty"` // of Schedule 12A

	// How many of each were left out.
	Points    int `json:"points,omitempty"`
	Decisions int `json:"decisions,omitempty"`
	Actions   int `json:"actions,omitempty"`
	Other     int `json:"other,omitempty"` // declarations, questions and movements
	Findings  int `json:"findings,omitempty"`
}

// Public returns the minutes as they can be published, and what they leave out:
// all of the business that was taken while the public was excluded but its
// number, its heading and the reason. It shares nothing that was left out with m,
// which is not changed. It fails with [ErrPrivate] on records about a person.
//
// What was said in public about a person is still in it. Check it before it is
// published.
func (m *Minutes) Public() (*Minutes, []Withheld, error) {
	if kind, ok := kindNamed(m.Kind); m.Private || ok && m.Kind != "" && kind.Private {
		return nil, nil, &MakeError{Err: ErrPrivate}
	}
	out := *m
	out.Published = true
	out.Items = slices.Clone(m.Items)
	out.Findings = nil
	var held []Withheld
	gone := map[transcript.Ref]bool{}
	at := map[int]int{} // item to what was withheld of it
	for i := range out.Items {
		it := &out.Items[i]
		if it.Exempt == nil {
			continue
		}
		held = append(held, Withheld{Item: i + 1, Heading: it.Heading, Exemption: slices.Clone(it.Exempt.Paragraphs), Points: len(it.Points), Decisions: len(it.Decisions), Actions: len(it.Actions), Other: len(it.Declarations) + len(it.Dispensations) + len(it.Questions) + len(it.Movements)})
		at[i+1] = len(held) - 1
		for s := range it.sources() {
			for _, r := range s.Spoken {
				gone[r] = true
			}
		}
		exempt := *it.Exempt
		*it = Item{Number: it.Number, Heading: it.Heading, Source: it.Source, Section: it.Section, Exempt: &exempt}
		if it.Source.Inferred {
			// The heading was made of the words that were used.
			it.Heading = "Exempt business"
		}
	}
	for _, f := range m.Findings {
		if n, ok := at[f.Item]; ok {
			held[n].Findings++
			continue
		}
		if f.Item == 0 && slices.ContainsFunc(f.Source.Spoken, func(r transcript.Ref) bool { return gone[r] }) {
			continue
		}
		out.Findings = append(out.Findings, f)
	}
	// Only those places are cited that the public version still names.
	named := map[[2]int]bool{}
	for s := range out.sources() {
		for _, r := range s.Spoken {
			named[[2]int{r.Turn, r.Utterance}] = true
		}
	}
	out.Citations = nil
	for _, c := range m.Citations {
		if named[[2]int{c.Turn, c.Utterance}] {
			out.Citations = append(out.Citations, c)
		}
	}
	return &out, held, nil
}
