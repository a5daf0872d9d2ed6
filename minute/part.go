package minute

import (
	"errors"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// A sorter says to which part of the record each sentence belongs.
type sorter struct {
	k     *talk
	kind  Kind
	parts []sortedPart
}

// A sortedPart is a part with what finds its words.
type sortedPart struct {
	kind                PartKind
	says, strong, opens *speech.Matcher
}

// sorter returns what sorts talk into the parts of a kind, nil if it has none.
func (k *talk) sorter(kind Kind) (*sorter, error) {
	if len(kind.Parts) == 0 {
		return nil, nil
	}
	st := &sorter{k: k, kind: kind}
	for _, pk := range kind.Parts {
		p := sortedPart{kind: pk}
		var errs [3]error
		p.says, errs[0] = phraseMatcher(pk.Says, false)
		p.strong, errs[1] = phraseMatcher(pk.Says, true)
		p.opens, errs[2] = phraseMatcher(pk.Opens, false)
		if err := errors.Join(errs[:]...); err != nil {
			return nil, &MakeError{Err: err}
		}
		st.parts = append(st.parts, p)
	}
	return st, nil
}

// sort returns the part of each sentence, -1 for none. Each sentence stands in one
// place only: a record that says everything three times is read by nobody.
func (st *sorter) sort(list []*sentence) []int {
	out := make([]int, len(list))
	open := -1
	for i, s := range list {
		out[i] = -1
		if st.k.leads(s) {
			if p := st.opened(s); p >= 0 {
				open = p
				out[i] = p
				// A question or a heading says nothing of its own.
				if strings.HasSuffix(s.Text, "?") || len(speech.Bare(s.Text)) <= 7 || strings.HasPrefix(s.Text, "I'd like to") || opensReason().MatchString(s.Text) {
					s.done = true
				}
				continue
			}
		}
		if p := st.find(func(p sortedPart) bool { return p.strong != nil && p.strong.MatchString(s.Text) }); p >= 0 {
			out[i] = p
			continue
		}
		by := -1
		if s.who != st.k.people.chair {
			by = st.find(func(p sortedPart) bool { return st.k.saidBy(s.who, p.kind.By) })
		}
		personal := by >= 0 && st.family(by)
		switch {
		case personal:
			out[i] = by
		case open >= 0:
			out[i] = open
		default:
			out[i] = st.find(func(p sortedPart) bool { return p.says != nil && p.says.MatchString(s.Text) })
			if out[i] < 0 {
				out[i] = by
			}
			if out[i] < 0 && i > 0 && list[i-1].Turn == s.Turn && s.who != st.k.people.chair {
				out[i] = out[i-1]
			}
		}
	}
	return out
}

// opensReason are ways to open a part that say no more than its heading.
var opensReason = speech.Pattern(`^(?:and |so |ok(?:ay)?,? |right,? |now,? )*(?:the (?:reason|purpose)s? (?:for|of) (?:the|this) (?:conference|meeting)|(?:so )?the (?:outline )?plan|i(?:'d like| want| need) (?:to|each)\b.*)[.]?$`)

// opened returns the part that a sentence of the chair turns to, -1 for none. A
// decision turns to nothing.
func (st *sorter) opened(s *sentence) int {
	if decides().MatchString(s.Text) || !strings.HasSuffix(s.Text, "?") && len(speech.Bare(s.Text)) > 22 {
		return -1
	}
	return st.find(func(p sortedPart) bool { return p.opens != nil && p.opens.MatchString(s.Text) })
}

// family reports whether a part is for the views of the person or their family,
// whose words belong there whatever the meeting is at.
func (st *sorter) family(part int) bool {
	for _, w := range st.parts[part].kind.By {
		switch w {
		case "child", "adult", "person", "mother", "father", "daughter", "son", "advocate":
			return true
		}
	}
	return false
}

// find returns the first part that fits, or -1.
func (st *sorter) find(fits func(sortedPart) bool) int {
	for i, p := range st.parts {
		if fits(p) {
			return i
		}
	}
	return -1
}

// saidBy reports whether the name or post of a speaker holds one of the words.
// "child", "adult" and "person" stand for whom the record is about.
func (k *talk) saidBy(p *person, words []string) bool {
	if p == nil || len(words) == 0 {
		return false
	}
	name := " " + strings.Join(speech.Bare(p.label+" "+p.post), " ") + " "
	for _, w := range words {
		if strings.Contains(name, " "+strings.ToLower(w)+" ") {
			return true
		}
		if (w == "child" || w == "adult" || w == "person") && k.subject != nil && k.subject == p {
			return true
		}
	}
	return false
}

// missing finds the parts that must be there and hold nothing. Nothing is put in
// their place.
func (m *Minutes) missing(kind Kind) []Finding {
	var findings []Finding
	for i, pk := range kind.Parts {
		if pk.Required && i < len(m.Sections) && len(m.Sections[i].Points) == 0 {
			findings = append(findings, Finding{Code: "part-missing", Message: "nothing is recorded under “" + pk.Heading + "”"})
		}
	}
	return findings
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
		case "subject":
			if m.Subject.Text == "" {
				lacks(0, "no-subject", "it was not said whom the record is about", Source{})
			}
		case "next":
			if m.NextMeeting.Text == "" {
				lacks(0, "no-next-meeting", "the date of the next meeting was not said", Source{})
			}
		}
	}
	for i := range m.Items {
		for _, d := range m.Items[i].Decisions {
			if d.Outcome != Agreed && d.Outcome != Carried || strings.Contains(d.Text, "correct record") || excludes().MatchString(d.Text) {
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
