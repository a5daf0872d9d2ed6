package casenote

import (
	"strings"
	"time"

	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// header reads the lines above the talk: whom, when, where, who was there.
func (m *making) header(mk *Maker) {
	m.person = mk.Person
	type place struct {
		text string
		ref  transcript.Ref
	}
	var lines []place
	for i, h := range m.t.Header {
		lines = append(lines, place{h, transcript.Ref{Turn: transcript.HeaderTurn, Utterance: i, End: len(h)}})
	}
	if len(m.t.Speakers()) == 0 {
		// Notes begin with such lines too.
		for k := range m.t.Turns {
			for i, u := range m.t.Turns[k].Utterances[:min(6, len(m.t.Turns[k].Utterances))] {
				lines = append(lines, place{u.Text, transcript.Ref{Turn: k, Utterance: i, End: len(u.Text)}})
			}
		}
	}
	give := func(slot Slot, text string, ref transcript.Ref) {
		if text = strings.TrimSpace(text); text == "" {
			return
		}
		m.values[slot] = append(m.values[slot], text)
		m.said[slot] = Source{Spoken: append(m.said[slot].Spoken, ref)}
	}
	set := func(slot Slot, text string, ref transcript.Ref) {
		if text = strings.TrimSpace(text); text != "" && len(m.slots[slot]) == 0 {
			m.heads[transcript.Ref{Turn: ref.Turn, Utterance: ref.Utterance}] = true
			m.add(slot, Entry{Text: text, Source: Source{Spoken: []transcript.Ref{ref}}})
		}
	}
	if mk.Person != "" {
		m.add(Person, Entry{Text: mk.Person, Source: Source{Inferred: true}})
	}
	if !mk.Date.IsZero() {
		y, mo, d := mk.Date.Date()
		m.date = Date{Text: calendar.Long(time.Date(y, mo, d, 0, 0, 0, 0, time.UTC)), Day: time.Date(y, mo, d, 0, 0, 0, 0, time.UTC)}
		m.add(DateOf, Entry{Text: m.date.Text, Source: Source{Inferred: true}})
	}
	for _, l := range lines {
		short := len(l.text) < 160
		if slot, rest, ok := cutLabel(l.text); ok && (slot == Person || slot == Contact || slot == Place || slot == Present || slot == DateOf) {
			set(slot, rest, l.ref)
			if slot == Person {
				give(Person, rest, l.ref)
			}
		}
		if v := visitTo().FindStringSubmatch(l.text); v != nil && short {
			set(Person, v[1], l.ref)
			give(Person, v[1], l.ref)
		}
		if c := contactType().FindString(l.text); c != "" && short {
			set(Contact, speech.Capital(strings.ToLower(c)), l.ref)
		}
		if a := addressIn().FindString(l.text); a != "" && short {
			set(Place, a, l.ref)
		}
		if f, ok := calendar.Find(l.text, time.Time{}, calendar.Behind); ok && short && !f.Day.IsZero() && (headed(l.text) || l.ref.Turn == transcript.HeaderTurn || len(strings.TrimSpace(l.text)) < len(f.Text)+8) {
			give(DateOf, calendar.Long(f.Day), l.ref)
		}
		if f, ok := calendar.Find(l.text, time.Time{}, calendar.Behind); ok && short && m.date.Text == "" && !f.Day.IsZero() {
			m.date = Date{Text: f.Text, Day: f.Day}
			when := calendar.Long(f.Day)
			if c := clockIn().FindString(l.text[f.End:]); c != "" {
				when += ", " + strings.TrimSpace(c)
			}
			m.slots[DateOf] = nil
			set(DateOf, when, l.ref)
		} else if ok && f.Mismatch && m.date.Text == "" {
			m.find("date-weekday", Source{Spoken: []transcript.Ref{l.ref}}, "“"+f.Text+"”: the day of the week does not fit the date")
		}
	}
	if p := m.slots[Person]; len(p) > 0 && m.person == "" {
		m.person = p[0].Text
	}
}

// headed reports whether a line says when the event was, and not when something
// else was.
func headed(line string) bool {
	slot, _, ok := cutLabel(line)
	return ok && slot == DateOf || visitTo().MatchString(line) || contactType().MatchString(line)
}

// who records whom the note is about and who was there, where the header does
// not say.
func (m *making) who() {
	if len(m.slots[Person]) == 0 && m.cast.person != "" && !strings.HasPrefix(strings.ToLower(m.cast.person), "speaker") {
		for _, s := range m.list {
			if s.speaker == m.cast.person {
				m.person = s.speaker
				m.add(Person, Entry{Text: s.speaker, Source: m.source(s)})
				break
			}
		}
	}
	if len(m.slots[Present]) > 0 || m.cast.notes {
		return
	}
	seen := map[string]bool{}
	for _, s := range m.list {
		if s.speaker != "" && !seen[s.speaker] {
			seen[s.speaker] = true
			m.add(Present, Entry{Text: s.speaker, Source: m.source(s)})
		}
	}
}
