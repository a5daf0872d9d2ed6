package casenote

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// sort puts every statement that is left under its slot. What fits none goes to
// Other: nothing that was said of substance is lost.
func (m *making) sort(ctx context.Context) error {
	for i, s := range m.list {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		question := strings.HasSuffix(s.Text, "?")
		slot, err := slotOf(s.Text, s.voice)
		if err != nil {
			return err
		}
		if s.risk {
			// A section that asks about it shows it too; the risk stays where it is.
			if key, ok := m.claim(s.Text); ok && m.ofPerson(s) {
				m.add(key, m.entry(s))
			}
		}
		switch {
		case s.used && slot != Views && s.voice != carerVoice:
			continue
		case s.used && s.voice != personVoice && s.voice != carerVoice:
			continue
		case question && s.voice == workerVoice && slot != Alone:
			continue
		}
		if slot == "" && !s.used && s.first && s.voice == personVoice {
			// "Like a baby" says nothing without "How are you sleeping?"
			if done, err := m.answered(s); done || err != nil {
				if err != nil {
					return err
				}
				continue
			}
		}
		content := len(speech.ContentWords(s.Text))
		switch {
		case s.voice == carerVoice && speaksFor().MatchString(s.speaker):
			// What an interpreter says is what the person says.
			if slot, err = slotOf(interpreted().ReplaceAllString(s.Text, "I $1"), personVoice); err != nil {
				return err
			}
			if s.risk && slot != Views || slot == "" && brief(s.Text) {
				continue
			}
			slot = cmp.Or(slot, Other)
		case s.voice == carerVoice && slot != Others && slot != Communication:
			slot = Carer
			if chatter().MatchString(s.Text) || brief(s.Text) {
				continue
			}
		case chatter().MatchString(s.Text) && content <= 4 && s.voice != notesVoice:
			continue
		case slot == "" && (chatter().MatchString(s.Text) || brief(s.Text)):
			continue
		case slot == "" && s.voice == workerVoice && content < 4:
			continue
		case s.voice == notesVoice && ownWords().MatchString(s.Text):
			slot = Views
		case slot == "":
			slot = Other
		}
		if slot == Next {
			m.next(s)
			continue
		}
		m.add(m.byWords(slot, s), m.entry(s))
	}
	return nil
}

// answered records an answer that says little alone under what the worker asked
// about, and reports whether it did.
func (m *making) answered(s *statement) (bool, error) {
	q := m.asker(s)
	if q == nil {
		return false, nil
	}
	slot, err := slotOf(q.Text, personVoice)
	key, claimed := m.claim(q.Text)
	switch {
	case err != nil:
		return false, err
	case claimed:
		slot = key
	case slot != Daily && slot != Home && slot != Health && slot != Money:
		return false, nil
	}
	e := m.entry(s)
	e.Text = "Asked: " + speech.Quote(q.Text) + " Answer: " + e.Text
	e.Source = m.source(q, s)
	m.add(slot, e)
	return true, nil
}

// asker returns the question that a statement may answer, or nil.
func (m *making) asker(s *statement) *statement {
	var found *statement
	for _, q := range m.list {
		if q.Turn > s.Turn {
			break
		}
		if s.question != "" && q.Text == s.question && q.voice == workerVoice {
			found = q
		}
	}
	return found
}

var (
	// ownWords are a quotation in notes in which somebody speaks of themselves.
	ownWords = speech.Pattern(`\b(?:said|says|told me|asked|stated|replied|shouted|whispered):?,? "[^"]*\b(?:i|i'm|i've|i'd|my|me)\b`)

	// interpreted is how interpreters begin: "She says she wants" is "I want".
	interpreted = speech.Pattern(`^(?:(?:s?he|they) (?:says?|said),? (?:that )?(?:yes,? )?)?(?:s?he|they) (want|wish|hope|need|like|love|feel|prefer|miss|would|is|has|does|hates?|enjoy)s?\b`)
)

// brief reports whether a statement is too short to say anything: two words
// that carry meaning say something, and so does a whole sentence of others, as
// in "They said they'd come, but nobody's been."
func brief(text string) bool {
	for _, w := range speech.Bare(text) {
		if healthWorth(w) > 0 {
			return false // "I've got asthma."
		}
	}
	return len(speech.ContentWords(text)) < 2 && len(speech.Bare(text)) < 6
}

// byWords returns the slot, unless a section of the template claims the
// statement by its own words. Such sections are kept apart by their heading.
// What the person and the family said stays where it is and stands there too, and
// what the worker saw, thinks or decided is never taken from its place.
func (m *making) byWords(slot Slot, s *statement) Slot {
	switch slot {
	case Daily, Home, Health, Money, Strengths, Other, Views, Carer:
	default:
		return slot
	}
	key, ok := m.claim(s.Text)
	switch {
	case !ok:
		return slot
	case slot == Views || slot == Carer:
		if m.ofPerson(s) {
			m.add(key, m.entry(s))
		}
		return slot
	}
	return key
}

// ofPerson reports whether a statement is about the person: what carers say of
// themselves is no need of the person's.
func (m *making) ofPerson(s *statement) bool {
	if s.voice != carerVoice {
		return true
	}
	words := speech.Bare(s.Text)
	return len(words) > 0 && (aboutThem()[words[0]] || m.cast.isPerson(strings.TrimSuffix(words[0], "'s")))
}

// aboutThem begin what family says about the person.
var aboutThem = speech.WordSet("she he they she's he's they're she'll he'll she'd he'd her his their mum mam dad nan gran grandad mother father")

// claim returns the section of the template that claims a text by its own words.
func (m *making) claim(text string) (Slot, bool) {
	lower := strings.ToLower(text)
	for _, c := range m.claims {
		for _, p := range c.phrases {
			if p.fits(text, lower) {
				return c.key, true
			}
		}
	}
	return "", false
}

// A claimant is a section of the template with words of its own.
type claimant struct {
	key     Slot
	phrases []phrase
}

// claimants compiles the words of the template's sections.
func claimants(t *Template) ([]claimant, error) {
	var out []claimant
	for _, s := range t.Sections {
		if len(s.Words) == 0 {
			continue
		}
		c := claimant{key: claimed(s)}
		for _, w := range s.Words {
			p, err := compilePhrase(w)
			if err != nil {
				return nil, &NoteError{Name: t.Name, Err: fmt.Errorf("section %q: %w", s.Heading, err)}
			}
			c.phrases = append(c.phrases, p)
		}
		out = append(out, c)
	}
	return out, nil
}

// claimed is the key under which a section with words of its own collects.
func claimed(s TemplateSection) Slot {
	if len(s.Words) == 0 {
		return s.Slot
	}
	return Slot(string(s.Slot) + "\x00" + s.Heading)
}

// next records the next contact.
func (m *making) next(s *statement) {
	e := m.entry(s)
	e.Due = m.due(s.Text)
	m.add(Next, e)
}

// nearest is where the entries of a slot stand that the template has not.
var nearest = map[Slot]Slot{
	Decision: Capacity, CapacityDoubt: Capacity, Support: Capacity, Understand: Capacity, Retain: Capacity, Weigh: Capacity, Communicate: Capacity,
	BestInterests: Capacity, Eligibility: Decisions, Dissent: Decisions, Advocacy: Communication, Household: Home, HousingReason: Home,
	OthersAtRisk: Safeguarding, Wellbeing: Analysis, Apologies: Present, Alone: Present, Observed: Others, Carer: Others,
}

// note puts the sections together.
func (m *making) note() *Note {
	n := &Note{Template: m.tmpl.Name, Title: m.tmpl.Title, Findings: m.finds}
	placed := map[Slot]bool{}
	for _, sec := range m.tmpl.Sections {
		out := Section{Heading: sec.Heading, Slot: sec.Slot}
		if key := claimed(sec); !placed[key] {
			out.Entries = m.slots[key]
			placed[key] = true
		}
		n.Sections = append(n.Sections, out)
	}
	// What the template has no section for stands where it is nearest, or under
	// "Other information": it is not lost.
	for _, slot := range slots {
		near := nearest[slot]
		if placed[slot] || len(m.slots[slot]) == 0 || !placed[near] {
			continue
		}
		for i := range n.Sections {
			if n.Sections[i].Slot == near && claimed(m.tmpl.Sections[i]) == near {
				n.Sections[i].Entries = append(slices.Clone(n.Sections[i].Entries), m.slots[slot]...)
				placed[slot] = true
				break
			}
		}
	}
	for _, rest := range []struct {
		slot    Slot
		heading string
	}{{Risks, "Risks now"}, {OtherRisks, "Risks mentioned that are not current"}} {
		if !placed[rest.slot] && len(m.slots[rest.slot]) > 0 {
			n.Sections = append(n.Sections, Section{Heading: rest.heading, Slot: rest.slot, Entries: m.slots[rest.slot]})
			placed[rest.slot] = true
		}
	}
	other := Section{Heading: "Other information", Slot: Other}
	for _, slot := range slots {
		if !placed[slot] {
			other.Entries = append(other.Entries, m.slots[slot]...)
		}
	}
	if at := slices.IndexFunc(n.Sections, func(s Section) bool { return s.Slot == Other && s.Heading == other.Heading }); at >= 0 {
		n.Sections[at].Entries = append(slices.Clone(n.Sections[at].Entries), other.Entries...)
	} else if len(other.Entries) > 0 {
		n.Sections = append(n.Sections, other)
	}
	if len(m.slots[Person]) == 0 {
		n.Findings = append(n.Findings, Finding{Code: "no-person", Message: "it was not said whom the note is about"})
	}
	if m.date.Text == "" {
		n.Findings = append(n.Findings, Finding{Code: "no-date", Message: "the date was not said"})
	}
	for _, a := range m.slots[ActionList] {
		if a.Owner == "" {
			n.Findings = append(n.Findings, Finding{Code: "no-owner", Message: "an action has no owner", Source: a.Source})
		}
		if a.Due.Text == "" {
			n.Findings = append(n.Findings, Finding{Code: "no-due-date", Message: "an action has no date", Source: a.Source})
		}
	}
	return n
}
