package minute

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/calendar"
)

// The sentences of the record that the printers and Document share. They are
// put together from what is recorded and say nothing else.

// headline returns the title of the minutes.
func (m *Minutes) headline() string {
	title := m.wording().Title
	if m.Committee.Text != "" {
		return title + ": " + m.Committee.Text
	}
	return title
}

// wording returns the words of the kind of meeting: those that the minutes carry,
// else those of the kind they name.
func (m *Minutes) wording() Kind {
	kind, _ := kindNamed(m.Kind)
	if m.Title != "" {
		kind.Title = m.Title
	}
	if m.Resolved != "" {
		kind.Resolved = m.Resolved
	}
	return kind
}

// dateLine returns the day of the meeting for print.
func (m *Minutes) dateLine() string {
	if !m.Date.Day.IsZero() {
		return calendar.Long(m.Date.Day)
	}
	if m.Date.Text == "" {
		return "date not recorded"
	}
	return m.Date.Text
}

// nextLine returns the day of the next meeting, with its weekday if known, and
// its time and place.
func (m *Minutes) nextLine() string {
	day := m.NextMeeting.String()
	if !m.NextMeeting.Day.IsZero() {
		day = calendar.Long(m.NextMeeting.Day)
	}
	if m.NextDetail.Text != "" {
		return day + " " + m.NextDetail.Text
	}
	return day
}

// person returns an attendee for print.
func (a Attendee) line() string {
	s := a.Name
	var notes []string
	if a.Role == Chair && !strings.Contains(strings.ToLower(a.Name+a.Post), "chair") {
		notes = append(notes, "Chair")
	}
	if a.Post != "" && !strings.HasSuffix(s, "("+a.Post+")") {
		notes = append(notes, a.Post)
	}
	if a.For != "" {
		notes = append(notes, "substitute for "+a.For)
	}
	if len(notes) > 0 {
		s += " (" + strings.Join(notes, "; ") + ")"
	}
	return s
}

// A group is the attendees of some roles under one heading.
type group struct {
	title string
	roles []Role
}

// line returns somebody absent for print.
func (a Absence) line() string {
	s := a.Name
	if a.Post != "" {
		s += " (" + a.Post + ")"
	}
	switch a.Kind {
	case Invited:
		s += ", invited"
	case Excluded:
		s += ", excluded"
	}
	if a.Reason != "" {
		s += ": “" + a.Reason + "”"
	}
	return s
}

// groups returns how attendees are listed.
func (m *Minutes) groups() []group {
	for _, a := range m.Attendees {
		if a.Role == Member || a.Role == Officer || a.Role == Public || a.Role == Visiting || parsePerson(a.Name).title == "cllr" {
			return []group{
				{"Present", []Role{Chair, Member}},
				{"Other councillors", []Role{Visiting}},
				{"Officers", []Role{Officer}},
				{"Members of the public who spoke", []Role{Public}},
				{"Also there (role not recorded)", []Role{""}},
			}
		}
	}
	return []group{{"Present", []Role{Chair, ""}}}
}

// in returns the attendees of a group.
func (m *Minutes) in(g group) []Attendee {
	var list []Attendee
	for _, a := range m.Attendees {
		for _, r := range g.roles {
			if a.Role == r {
				list = append(list, a)
			}
		}
	}
	return list
}

// title returns an item's heading with its number.
func (it Item) title() string {
	if it.Number != "" {
		return it.Number + ". " + it.Heading
	}
	return it.Heading
}

// line returns a declaration as a sentence.
func (d Declaration) line() string {
	kind := "an interest"
	if d.Kind != "" {
		kind = article(d.Kind) + " interest"
	}
	who := d.Member
	if who == "" {
		who = "A member (name not recorded)"
	}
	s := who + " declared " + kind
	if d.Item != "" {
		s += " in item " + d.Item
	}
	if d.Reason != "" {
		s += ", giving the reason: “" + d.Reason + "”"
	}
	s += "."
	if d.Left {
		s += " They said that they would leave the room."
	}
	return s
}

// article puts "a" or "an" before a kind of interest.
func article(s string) string {
	if strings.ContainsRune("aeiou", rune(s[0])) {
		return "an " + s
	}
	return "a " + s
}

// line returns the decision as a sentence, with the word that the kind of
// meeting uses for it.
func (d Decision) line(resolved string) string {
	text := d.Text
	switch {
	case d.Outcome == "" && d.Text == "" && len(d.Amendments) > 0:
		return "The motion itself is not recorded."
	case d.Outcome == "":
		return "No result was announced on the motion " + d.motionWords() + "."
	case d.Outcome == Lost && text == "":
		return "The motion was lost."
	case d.Outcome == Lost:
		return "The motion " + d.motionWords() + " was lost."
	case text == "":
		return "The motion was carried."
	case strings.HasPrefix(text, "“"):
		return resolved + ": " + strings.TrimRight(text, ".") + "."
	}
	return resolved + " " + text + "."
}

// line returns an amendment as sentences.
func (a Amendment) line() string {
	s := "Amendment"
	switch {
	case a.Mover != "" && a.Seconder != "":
		s += " moved by " + a.Mover + ", seconded by " + a.Seconder
	case a.Mover != "":
		s += " moved by " + a.Mover
	}
	if a.Text != "" {
		s += ": " + strings.TrimSuffix(a.Text, ".")
	} else {
		s += " (words not recorded)"
	}
	s += "."
	if a.Vote != nil {
		s += " " + a.Vote.line()
	}
	switch a.Outcome {
	case Lost:
		return s + " The amendment was lost."
	case Accepted:
		return s + " The amendment was accepted."
	case "":
		return s + " No result was announced."
	}
	return s + " The amendment was carried."
}

// motionWords returns the words of a motion for use inside a sentence.
func (d Decision) motionWords() string {
	if d.Text == "" {
		return "(words not recorded)"
	}
	return d.Text
}

// notes returns the mover, seconder and vote as sentences, or "".
func (d Decision) notes() string {
	var parts []string
	switch {
	case d.Mover != "" && d.Seconder != "":
		parts = append(parts, "Moved by "+d.Mover+", seconded by "+d.Seconder+".")
	case d.Mover != "":
		parts = append(parts, "Moved by "+d.Mover+".")
	case d.Seconder != "":
		parts = append(parts, "Seconded by "+d.Seconder+".")
	}
	if d.Vote != nil {
		parts = append(parts, d.Vote.line())
	}
	if d.Delegated != "" {
		parts = append(parts, "Delegated to: "+d.Delegated+".")
	}
	return strings.Join(parts, " ")
}

// line returns a vote as a sentence.
func (v Vote) line() string {
	var parts []string
	for _, side := range []struct {
		n    *int
		name string
	}{{v.For, "for"}, {v.Against, "against"}, {v.Abstentions, "abstaining"}} {
		if side.n != nil {
			parts = append(parts, fmt.Sprintf("%d %s", *side.n, side.name))
		}
	}
	if v.Unanimous {
		parts = append(parts, "unanimous")
	}
	if v.Casting {
		parts = append(parts, "on the casting vote of the chair")
	}
	text := ""
	if len(parts) > 0 {
		text = "Vote: " + strings.Join(parts, ", ") + "."
	}
	for _, side := range []struct {
		side Side
		name string
	}{{For, "For"}, {Against, "Against"}, {Abstained, "Abstaining"}} {
		var names []string
		for _, n := range v.Named {
			if n.Side == side.side {
				names = append(names, n.Name)
			}
		}
		if len(names) > 0 {
			text += " " + side.name + ": " + strings.Join(names, ", ") + "."
		}
	}
	return strings.TrimSpace(text)
}

// line returns why an item was taken without the public.
func (e Exemption) line() string {
	why := "paragraph not recorded"
	switch len(e.Paragraphs) {
	case 0:
	case 1:
		why = "paragraph " + e.Paragraphs[0]
	default:
		why = "paragraphs " + strings.Join(e.Paragraphs[:len(e.Paragraphs)-1], ", ") + " and " + e.Paragraphs[len(e.Paragraphs)-1]
	}
	return "The press and public were excluded for this item (Local Government Act 1972, Schedule 12A, " + why + ")."
}

// line returns a movement as a sentence.
func (mv Movement) line() string {
	where := " the meeting during this item."
	if mv.What == Arrived {
		where = " during this item."
	}
	if mv.What == Returned {
		where = " to the meeting during this item."
	}
	return mv.Name + " " + string(mv.What) + where
}

// line returns a question and its answer.
func (q Question) line() string {
	who := q.Asker
	if who == "" {
		who = "A member of the public"
	}
	s := who + " asked: “" + q.Text + "”"
	if q.Answer == "" {
		return s + " No answer is recorded."
	}
	return s + " " + q.Answer
}

// owner returns who is to do an action.
func (a Action) owner() string {
	if a.Owner == "" {
		return "owner not recorded"
	}
	return a.Owner
}

// due returns by when, in print.
func (a Action) due() string {
	switch {
	case a.Due.Text == "":
		return "date not recorded"
	case a.Due.Day.IsZero():
		return a.Due.Text
	case a.Due.Before:
		return "before " + calendar.Short(a.Due.Day)
	}
	return "by " + calendar.Short(a.Due.Day)
}
