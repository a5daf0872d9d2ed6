package minute

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/townclerk/townclerk/minute/transcript"
)

// ErrPrivate means that the minutes are of a kind that has no public version.
var ErrPrivate = errors.New("a record of this kind is not published")

// A Withheld says what the public version leaves out of an item. It holds nothing
// of what was left out.
type Withheld struct {
	// Item counts from 1 in Minutes.Items; 0 is what stands in no item.
	Item      int      `json:"item"`
	Heading   string   `json:"heading"`
	Exemption []string `json:"paragraphs,omitempty"` // of Schedule 12A

	// How many of each were left out because the item is exempt.
	Points    int `json:"points,omitempty"`
	Decisions int `json:"decisions,omitempty"`
	Actions   int `json:"actions,omitempty"`
	Other     int `json:"other,omitempty"` // declarations, dispensations, questions and movements
	Findings  int `json:"findings,omitempty"`

	// Personal is the personal data that was taken out of an item that stays.
	Personal []WithheldPersonal `json:"personal,omitempty"`
}

// A WithheldPersonal says how much personal data of a kind was taken out.
type WithheldPersonal struct {
	// Kind is "person", "address", "health" and so on: the kinds of
	// [github.com/townclerk/townclerk/extract/redact.Kind], and "health".
	Kind string `json:"kind"`

	Count int `json:"count"`
}

// A Publisher makes the version of minutes that can be published. The zero value
// is ready for use. It is safe for concurrent use as long as its fields are not
// changed.
type Publisher struct {
	// NameSpeakers keeps the names of all members of the public who spoke. Without
	// it, those who spoke for themselves become "Resident 1" or "Objector 1", and
	// those who spoke for somebody in a role, such as an agent or a parish council,
	// keep their names. Councillors and officers always do.
	NameSpeakers bool

	// KeepPersonal leaves personal data in the text. Without it, names, addresses,
	// telephone numbers and the like, and what is said of a person's health, are
	// taken out and listed.
	KeepPersonal bool

	// Keep are other names that stay, such as that of a Member of Parliament.
	Keep []string
}

// Public returns the minutes as they can be published, as the zero [Publisher]
// makes them.
func (m *Minutes) Public() (*Minutes, []Withheld, error) { return new(Publisher).Publish(m) }

// Publish returns the minutes as they can be published, and what they leave out.
//
// All of the business that was taken while the public was excluded is left out but
// its number, its heading and the reason (Local Government Act 1972, sections 100A
// to 100C). Of what stays, the names of members of the public and personal data
// are taken out: a record holds no more of it than it needs (UK GDPR, Article
// 5(1)(c)), and health is a special category (Article 9). What is on the planning
// register stays: the site of an application and who speaks for the applicant.
//
// The result shares nothing that was left out with m, which is not changed. It
// fails with [ErrPrivate] on records about a person. Personal data is found by
// rules, which miss some: read it before it is published.
func (p *Publisher) Publish(m *Minutes) (*Minutes, []Withheld, error) {
	if kind, ok := kindNamed(m.Kind); m.Private || ok && m.Kind != "" && kind.Private {
		return nil, nil, &MakeError{Err: ErrPrivate}
	}
	out, err := m.clone()
	if err != nil {
		return nil, nil, err
	}
	out.Published = true
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
		*it = Item{Number: it.Number, Heading: it.Heading, Source: it.Source, Section: it.Section, Exempt: it.Exempt}
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
	out.Citations = slices.DeleteFunc(out.Citations, func(c transcript.Citation) bool { return !named[[2]int{c.Turn, c.Utterance}] })
	personal, err := p.personal(out)
	if err != nil {
		return nil, nil, err
	}
	return out, append(held, personal...), nil
}

// clone returns a copy that shares nothing with m.
func (m *Minutes) clone() (*Minutes, error) {
	data, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	out := new(Minutes)
	return out, json.Unmarshal(data, out)
}
