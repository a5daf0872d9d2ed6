package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

var (
	presentLine = speech.Pattern(`^(?:present|attendees|attending|attended|in attendance|there)\b[^:]{0,20}:\s*(.+)$`)
	absentLine  = speech.Pattern(`^apolog(?:y|ies)\b[^:]{0,20}:\s*(.+)$`)
	placeLine   = speech.Pattern(`^(?:venue|place|location|where)\s*:\s*(.+)$`)
	nextLine    = speech.Pattern(`^(?:date of )?next meeting\b:?\s*(?:is |on )*(.+)$`)
	notedAction = speech.Pattern(`^(?:.*[,;.–-] ?)?(` + plainName + `) to ([a-z]+)\b(.*)$`)
	notedResult = speech.Pattern(`^(?:it was |all |we )?(?:agreed|decided|resolved)\b:? (?:(that|to) )?(.+)$`)
	bullet      = speech.Pattern(`^[-*•–·>]+\s*`)
)

// isNotes reports whether the talk is somebody's notes of the meeting and not
// what was said at it.
func (k *talk) isNotes() bool { return k.t.Format == transcript.Notes }

// readNotes takes what notes say in lines of their own: who was there, who sent
// apologies, when and where, and when they meet again. Dates without a year are
// no days unless the caller knows the year.
func (k *talk) readNotes(m *Minutes) {
	if !k.isNotes() {
		return
	}
	for i, s := range k.sentences {
		s.Text = speech.Capital(bullet().ReplaceAllString(s.Text, ""))
		s.said = speech.Capital(bullet().ReplaceAllString(s.said, ""))
		switch {
		case presentLine().MatchString(s.Text):
			for _, name := range listed(presentLine().FindStringSubmatch(s.Text)[1]) {
				if k.people.named(name, nil) == nil {
					p := parsePerson(name)
					p.from = k.refs(s)
					k.people.list = append(k.people.list, p)
				}
			}
		case absentLine().MatchString(s.Text):
			for _, name := range listed(absentLine().FindStringSubmatch(s.Text)[1]) {
				m.Apologies = append(m.Apologies, Absence{Name: name, Source: k.spoken(s)})
			}
		case placeLine().MatchString(s.Text):
			m.Venue = Fact{Text: strings.TrimRight(placeLine().FindStringSubmatch(s.Text)[1], ". "), Source: k.spoken(s)}
		case i < 4 && m.Date.Text == "":
			f, ok := calendar.Find(s.Text, m.Date.Day, calendar.Ahead)
			if !ok || len(speech.Bare(s.Text)) > 14 || !strings.ContainsAny(f.Text, "0123456789") {
				continue
			}
			m.Date = dateOf(f)
			m.Date.Source = k.spoken(s)
			k.date = m.Date
		default:
			continue
		}
		s.done = true
	}
	for _, s := range k.sentences {
		r := nextLine().FindStringSubmatch(s.Text)
		if r == nil || s.done {
			continue
		}
		if f, ok := calendar.Find(r[1], k.date.Day, calendar.Ahead); ok && f.Start == 0 {
			m.NextMeeting = dateOf(f)
			m.NextMeeting.Source = k.spoken(s)
			k.next = m.NextMeeting
			if rest := strings.Trim(r[1][f.End:], " ,.;"); rest != "" && clockTime().MatchString(rest) {
				m.NextDetail = Fact{Text: "at " + strings.TrimPrefix(rest, "at "), Source: k.spoken(s)}
			}
			s.done = true
		}
	}
}

// listed returns the names of a list that notes give, such as "Sue, Bola and Tim
// Marsh (clerk)".
func listed(text string) []string {
	var names []string
	for part := range strings.SplitSeq(strings.NewReplacer(" and ", ",", " & ", ",", ";", ",").Replace(text), ",") {
		part = strings.Trim(part, " .")
		name, _, _ := strings.Cut(part, " (")
		if wholePlainName().MatchString(name) || listName().MatchString(name) || titledNames().MatchString(name) {
			names = append(names, part)
		}
	}
	return names
}

// noted records what notes say was agreed and who is to do what.
func (k *talk) noted(it *itemTalk, kind Kind) {
	if !k.isNotes() {
		return
	}
	for _, s := range it.sentences {
		if s.done {
			continue
		}
		text := strings.TrimRight(s.Text, ". ")
		if r := notedResult().FindStringSubmatch(text); r != nil && len(speech.Bare(r[2])) > 1 {
			d := Decision{Outcome: Agreed, Text: strings.TrimSpace(r[1] + " " + r[2]), Source: k.spoken(s)}
			if personal(d.Text) || r[1] == "" {
				d.Text = speech.Quote(s.Text)
			}
			it.item.Decisions = append(it.item.Decisions, d)
			s.done = true
			continue
		}
		r := notedAction().FindStringSubmatch(text)
		if r == nil || !speech.IsActionVerb(r[2]) {
			continue
		}
		p := k.people.named(r[1], nil)
		if p == nil {
			continue
		}
		a := Action{Owner: p.name, Source: k.spoken(s)}
		if a.Text, a.Due = k.actionText(r[2]+r[3], s, kind); a.Due.Text != "" {
			a.Due.Source = k.spoken(s)
		}
		if before := strings.Trim(strings.TrimSuffix(text[:strings.LastIndex(text, r[1]+" to ")], " "), " ,;-–"); before != "" {
			a.Text += " (said after " + speech.Quote(before) + ")"
		}
		it.item.Actions = append(it.item.Actions, a)
		s.done = true
	}
}
