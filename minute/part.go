package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// parts fills the parts of the record that a kind of meeting asks for with the
// points that belong to them. A point may belong to more than one. A part that
// must be there and has none is a finding: nothing is put in its place.
func (m *Minutes) parts(kind Kind) ([]Finding, error) {
	var findings []Finding
	for _, pk := range kind.Parts {
		says, err := pk.matcher()
		if err != nil {
			return nil, &MakeError{Err: err}
		}
		part := Part{Heading: pk.Heading}
		for i := range m.Items {
			for _, pt := range m.Items[i].Points {
				if says != nil && says.MatchString(pt.Text) || m.saidBy(pt.Speaker, pk.By) {
					part.Points = append(part.Points, pt)
				}
			}
		}
		m.Sections = append(m.Sections, part)
		if len(part.Points) == 0 && pk.Required {
			findings = append(findings, Finding{Code: "part-missing", Message: "nothing is recorded under “" + pk.Heading + "”"})
		}
	}
	return findings, nil
}

// saidBy reports whether the name or post of a speaker holds one of the words.
func (m *Minutes) saidBy(speaker string, words []string) bool {
	if speaker == "" || len(words) == 0 {
		return false
	}
	name := " " + strings.Join(speech.Bare(speaker), " ") + " "
	for _, a := range m.Attendees {
		if a.Name == speaker {
			name += strings.Join(speech.Bare(a.Post), " ") + " "
		}
	}
	for _, w := range words {
		if strings.Contains(name, " "+strings.ToLower(w)+" ") {
			return true
		}
	}
	return false
}

// needs checks that the record has what its kind of meeting asks for. What other
// checks say already is not said again.
func (m *Minutes) needs(kind Kind) []Finding {
	var out []Finding
	lacks := func(item int, code, message string, s Source) {
		out = append(out, Finding{Code: code, Message: message, Item: item, Source: s})
	}
	for _, need := range kind.Needs {
		switch need {
		case "start":
			if m.Start.Text == "" {
				lacks(0, "no-start", "the time at which the meeting began was not said", Source{})
			}
		case "close":
			if m.Close.Text == "" {
				lacks(0, "no-close", "the time at which the meeting ended was not said", Source{})
			}
		case "place":
			if m.Venue.Text == "" {
				lacks(0, "no-place", "the place of the meeting was not said", Source{})
			}
		case "present":
			if len(m.Attendees) == 0 {
				lacks(0, "no-attendees", "nobody is known to have been present", Source{})
			}
		case "apologies":
			if len(m.Apologies) == 0 && !m.has("Apologies") {
				lacks(0, "no-apologies", "apologies for absence were not asked for", Source{})
			}
		case "declarations":
			if !m.has("Declarations") && !m.declared() {
				lacks(0, "no-declarations", "interests were not asked for", Source{})
			}
		case "next":
			if m.NextMeeting.Text == "" {
				lacks(0, "no-next-meeting", "the date of the next meeting was not said", Source{})
			}
		}
	}
	for i := range m.Items {
		for _, d := range m.Items[i].Decisions {
			if d.Outcome != Agreed && d.Outcome != Carried || strings.Contains(d.Text, "correct record") {
				continue
			}
			for _, need := range kind.Decision {
				switch {
				case need == "reasons" && len(d.Reasons) == 0:
					lacks(i+1, "no-reasons", "the reasons for the decision were not said", d.Source)
				case need == "alternatives" && len(d.Alternatives) == 0:
					lacks(i+1, "no-alternatives", "it was not said which alternatives were considered and rejected", d.Source)
				case need == "vote" && d.Vote == nil:
					lacks(i+1, "no-vote", "no vote is recorded on the decision", d.Source)
				}
			}
		}
	}
	return out
}

// has reports whether an item has a heading that begins so.
func (m *Minutes) has(heading string) bool {
	for _, it := range m.Items {
		if strings.HasPrefix(it.Heading, heading) {
			return true
		}
	}
	return false
}

// declared reports whether an interest was declared.
func (m *Minutes) declared() bool {
	for _, it := range m.Items {
		if len(it.Declarations) > 0 {
			return true
		}
	}
	return false
}
