package minute

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/extract/redact"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

//go:embed data/health.txt
var healthData string

// healthWords finds words of health and disability.
var healthWords = sync.OnceValues(func() (*speech.Matcher, error) {
	var list []string
	for line := range strings.Lines(healthData) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			list = append(list, line)
		}
	}
	return phraseMatcher(list, false)
})

var (
	ofSomebody = speech.Pattern(`\b(?:my|his|her|their|a resident's|the \w+'s)\s+(?:\w+\s+)?(?:wife|husband|partner|son|daughter|child|children|mother|father|mum|dad|brother|sister|grand\w+|neighbour|friend)(?:'s)?\b|\b(?:wife|husband|son|daughter|mother|father|mum|dad|brother|sister|grandson|granddaughter)(?:'s| has| had| is| was)\b`)
	ownHealth  = speech.Pattern(`\b(?:I|they)(?:'m|'ve| am| have| had| was| were| suffer| suffered| cannot| could not| can't)\b`)
	homeStreet = speech.Pattern(`\b(?:live|lives|lived|living|home|house|flat) (?:(?:is|was|were|on|at|in|near|opposite|next to|just off|off) )+((?:\d+[a-z]? )?(?-i:[\p{Lu}][\p{L}'’-]+ )+(?-i:Road|Street|Lane|Avenue|Close|Drive|Way|Court|Gardens|Terrace|Place|Crescent|Row|Hill|Square|Walk|Grove|Mews))\b`)
)

// representing are roles in which a member of the public speaks for others.
var representing = []string{"agent", "applicant", "parish council", "town council", "community council", "association", "society", "architect", "developer", "consultant", "petition"}

// A withholder takes personal data out of minutes.
type withholder struct {
	finder redact.Finder
	health *speech.Matcher

	// aliases are what hidden speakers are called instead, by what the minutes call
	// them, the longest name first.
	aliases []alias

	// sites are addresses that are on the planning register.
	sites []string

	counts map[string]int
}

type alias struct{ name, instead string }

// personal takes personal data out of what is left of m, and says what.
func (p *Publisher) personal(m *Minutes) ([]Withheld, error) {
	health, err := healthWords()
	if err != nil {
		return nil, err // nothing is published unread
	}
	w := &withholder{health: health}
	w.finder.Keep = slices.Clone(p.Keep)
	kinds := map[string]int{}
	for i := range m.Attendees {
		a := &m.Attendees[i]
		if a.Role != Public || p.NameSpeakers || speaksFor(a.Post) || m.speaksAs(a.Name) {
			w.finder.Keep = append(w.finder.Keep, a.Name)
			continue
		}
		role := speech.Capital(a.Post)
		if role == "" || len(strings.Fields(role)) > 3 {
			role = "Member of the public"
		}
		kinds[role]++
		w.aliases = append(w.aliases, alias{a.Name, fmt.Sprintf("%s %d", role, kinds[role])})
		w.finder.Names = append(w.finder.Names, a.Name)
	}
	for _, a := range m.Apologies {
		w.finder.Keep = append(w.finder.Keep, a.Name)
	}
	for _, it := range m.Items {
		if it.Application != nil {
			w.sites = append(w.sites, it.Heading, it.Application.Site.Text, it.Application.Proposal.Text)
		}
	}
	w.sites = append(w.sites, m.Venue.Text)
	slices.SortFunc(w.aliases, func(a, b alias) int { return len(b.name) - len(a.name) })
	if p.KeepPersonal {
		w.finder = redact.Finder{}
		w.health = nil
	}
	return w.minutes(m, p.KeepPersonal), nil
}

// speaksFor reports whether a post says that somebody speaks for others.
func speaksFor(post string) bool {
	l := strings.ToLower(post)
	return slices.ContainsFunc(representing, func(r string) bool { return strings.Contains(l, r) })
}

// speaksAs reports whether somebody speaks on a planning application in a role in
// which they speak for others.
func (m *Minutes) speaksAs(name string) bool {
	for _, it := range m.Items {
		if it.Application == nil {
			continue
		}
		for _, s := range it.Application.Speakers {
			if s.Name == name && speaksFor(s.Role) {
				return true
			}
		}
	}
	return false
}

// minutes goes through all the text that is printed or written.
func (w *withholder) minutes(m *Minutes, namesOnly bool) []Withheld {
	var held []Withheld
	note := func(item int, heading string) {
		if len(w.counts) == 0 {
			return
		}
		h := Withheld{Item: item, Heading: heading}
		for kind, n := range w.counts {
			h.Personal = append(h.Personal, WithheldPersonal{kind, n})
		}
		slices.SortFunc(h.Personal, func(a, b WithheldPersonal) int { return strings.Compare(a.Kind, b.Kind) })
		held = append(held, h)
	}
	text := func(s *string, public bool) {
		if namesOnly {
			*s = w.renamed(*s)
		} else {
			*s = w.text(*s, public)
		}
	}
	name := func(s *string) { *s = w.name(*s) }
	w.counts = map[string]int{}
	for i := range m.Attendees {
		a := &m.Attendees[i]
		if to := w.name(a.Name); to != a.Name {
			a.Name, a.Post, a.Label = to, "", ""
		}
	}
	note(0, m.headline())
	w.counts = map[string]int{}
	for i := range m.Citations {
		name(&m.Citations[i].Speaker)
	}
	public := map[string]bool{}
	for _, a := range w.aliases {
		public[a.instead] = true
	}
	for i := range m.Items {
		it := &m.Items[i]
		if it.Exempt != nil {
			continue
		}
		w.counts = map[string]int{}
		if len(it.Source.Agenda) == 0 && it.Application == nil {
			text(&it.Heading, false)
		}
		if a := it.Application; a != nil {
			for j := range a.Speakers {
				name(&a.Speakers[j].Name)
			}
			text(&a.Recommendation.Text, false)
			for j := range a.Conditions {
				text(&a.Conditions[j].Text, false)
			}
		}
		for j := range it.Movements {
			name(&it.Movements[j].Name)
		}
		for j := range it.Declarations {
			text(&it.Declarations[j].Reason, false)
		}
		for j := range it.Questions {
			q := &it.Questions[j]
			name(&q.Asker)
			name(&q.Answerer)
			text(&q.Text, true)
			text(&q.Answer, false)
		}
		for j := range it.Points {
			pt := &it.Points[j]
			name(&pt.Speaker)
			text(&pt.Text, public[pt.Speaker])
		}
		for j := range it.Decisions {
			d := &it.Decisions[j]
			text(&d.Text, false)
			for n := range d.Amendments {
				text(&d.Amendments[n].Text, false)
			}
			for n := range d.Reasons {
				text(&d.Reasons[n].Text, false)
			}
			for n := range d.Alternatives {
				text(&d.Alternatives[n].Text, false)
			}
		}
		for j := range it.Actions {
			a := &it.Actions[j]
			name(&a.Owner)
			text(&a.Text, false)
		}
		note(i+1, it.Heading)
	}
	for i := range m.Findings {
		w.counts = map[string]int{} // findings are for the clerk, and not listed
		text(&m.Findings[i].Message, false)
	}
	return held
}

// name returns what a speaker is called in the public version.
func (w *withholder) name(s string) string {
	if s == "" {
		return s
	}
	for _, a := range w.aliases {
		if s == a.name || strings.HasPrefix(s, a.name+" (") || parsePerson(s).name == a.name {
			w.counts[string(redact.Person)]++
			return a.instead
		}
	}
	return s
}

// renamed puts other names for those of hidden speakers into a text.
func (w *withholder) renamed(text string) string {
	for _, a := range w.aliases {
		if n := strings.Count(text, a.name); n > 0 {
			w.counts[string(redact.Person)] += n
			text = strings.ReplaceAll(text, a.name, a.instead)
		}
	}
	return text
}

// text takes personal data out of a text. public says that a member of the public
// says it of themselves.
func (w *withholder) text(text string, public bool) string {
	text = w.withoutHealth(text, public)
	var b strings.Builder
	done := 0
	put := func(start, end int, kind, instead string) {
		if start < done {
			return
		}
		w.counts[kind]++
		b.WriteString(text[done:start] + instead)
		done = end
	}
	homes := homeStreet().FindAllStringSubmatchIndex(text, -1)
	for _, m := range w.finder.Find(text) {
		for len(homes) > 0 && homes[0][2] < m.Start {
			if public && homes[0][3] <= m.Start {
				put(homes[0][2], homes[0][3], string(redact.Address), "[address withheld]")
			}
			homes = homes[1:]
		}
		switch {
		case m.Kind == redact.CaseNumber || w.onRegister(m.Text):
		case m.Kind == redact.Person:
			put(m.Start, m.End, string(m.Kind), w.instead(m.Text))
		default:
			put(m.Start, m.End, string(m.Kind), "["+strings.ReplaceAll(string(m.Kind), "-", " ")+" withheld]")
		}
	}
	for _, h := range homes {
		if public {
			put(h[2], h[3], string(redact.Address), "[address withheld]")
		}
	}
	return b.String() + text[done:]
}

// onRegister reports whether words stand in the site of an application or the
// place of the meeting.
func (w *withholder) onRegister(text string) bool {
	return slices.ContainsFunc(w.sites, func(s string) bool { return s != "" && strings.Contains(s, text) })
}

// instead returns what stands in the place of a name: that of a hidden speaker, or
// that a name was withheld.
func (w *withholder) instead(name string) string {
	q := parsePerson(name)
	found := ""
	for _, a := range w.aliases {
		if parsePerson(a.name).answersTo(q) {
			if found != "" {
				return "[name withheld]"
			}
			found = a.instead
		}
	}
	if found == "" {
		return "[name withheld]"
	}
	return found
}

// withoutHealth leaves out the sentences that speak of somebody's health.
func (w *withholder) withoutHealth(text string, public bool) string {
	if !w.health.MatchString(text) {
		return text
	}
	named := len(w.finder.Find(text)) > 0
	var b strings.Builder
	done := 0
	for _, s := range language.Sentences(text) {
		said := s.Of(text)
		own := public && ownHealth().MatchString(said)
		if !w.health.MatchString(said) || !own && !ofSomebody().MatchString(said) && !(named && len(w.finder.Find(said)) > 0) {
			continue
		}
		b.WriteString(text[done:s.Start])
		w.counts["health"]++
		// The marks around a quotation stay.
		open, shut := "", ""
		if at := strings.LastIndex(said, "“"); at >= 0 && !strings.Contains(said[at:], "”") {
			open = said[:at+len("“")]
		}
		if strings.HasSuffix(said, "”") && !strings.Contains(said, "“") {
			shut = "”"
		}
		b.WriteString(open + "[health details withheld.]" + shut)
		done = s.End
	}
	return b.String() + text[done:]
}
