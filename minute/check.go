package minute

import (
	"fmt"
	"strings"
	"time"

	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// check looks for what a clerk should look at: records that contradict each
// other, and what the record lacks.
func (k *talk) check(m *Minutes, a *agenda) []Finding {
	c := &checker{k: k, m: m}
	c.meeting(a)
	c.people()
	for i := range m.Items {
		c.item(i)
	}
	c.declared()
	return c.findings
}

// englishShare is the least share of function words in English, in per cent.
const englishShare = 20

// isForeign reports whether the talk is not in English. About half of the words of
// spoken English carry no meaning of their own; of Welsh, Polish or Urdu nearly
// none are on the list of those.
func (k *talk) isForeign() bool {
	words, function := 0, 0
	for _, s := range k.sentences {
		for _, w := range speech.Bare(s.Text) {
			words++
			if speech.IsFunction(w) {
				function++
			}
		}
	}
	return words >= 50 && function*100 < words*englishShare
}

// A checker collects findings.
type checker struct {
	k        *talk
	m        *Minutes
	findings []Finding
}

func (c *checker) add(item int, code string, source Source, format string, args ...any) {
	c.findings = append(c.findings, Finding{Code: code, Message: fmt.Sprintf(format, args...), Item: item, Source: source})
}

// meeting checks the particulars and the transcript as a whole.
func (c *checker) meeting(a *agenda) {
	m, k := c.m, c.k
	switch {
	case m.Date.Text == "":
		c.add(0, "no-date", Source{}, "the date of the meeting was not said")
	case m.Date.Day.IsZero():
		c.add(0, "date-unclear", m.Date.Source, "“%s” does not fix the day of the meeting: the year is missing, or the day of the week does not fit", m.Date.Text)
	case !a.date.Day.IsZero() && !a.date.Day.Equal(m.Date.Day):
		c.add(0, "date-differs", m.Date.Source, "the transcript says %s, the agenda %s", calendar.Short(m.Date.Day), calendar.Short(a.date.Day))
	}
	if k.people.chair == nil {
		c.add(0, "no-chair", Source{}, "it is not clear who was in the chair; results that were announced may be recorded from anyone")
	}
	words, timed, unnamed := 0, false, 0
	var before time.Duration
	var backwards *transcript.Ref
	for ref, u := range k.t.All() {
		// People talk over each other by a few seconds.
		if u.End != 0 && u.Start+30*time.Second < before && backwards == nil {
			backwards = &ref
		}
		before = max(before, u.Start)
		n := len(strings.Fields(u.Text))
		words += n
		timed = timed || u.End != 0
		if p := k.speaker[ref.Turn]; p == nil || unknown(p.label) {
			unnamed += n
		}
	}
	if words < 200 {
		c.add(0, "short-transcript", Source{}, "the transcript has only %d words", words)
	}
	if backwards != nil {
		c.add(0, "times-backwards", Source{Spoken: []transcript.Ref{*backwards}}, "the times of the transcript run backwards: check the order of what was said")
	}
	if k.foreign {
		c.add(0, "not-english", Source{}, "the transcript does not seem to be in English; what was said could not be understood")
	}
	if !timed {
		c.add(0, "no-times", Source{}, "the transcript has no times")
	}
	switch {
	case words > 0 && unnamed == words:
		c.add(0, "no-speakers", Source{}, "the transcript does not say who spoke")
	case unnamed > 0:
		c.add(0, "unknown-speaker", Source{}, "words without a named speaker: %d", unnamed)
	}
	for _, s := range k.sentences {
		if f, ok := calendar.Find(s.Text, m.Date.Day, calendar.Ahead); ok && f.Mismatch && !m.Date.Day.IsZero() {
			if g, ok := calendar.Find(s.Text, m.Date.Day, calendar.Behind); ok && !g.Mismatch {
				continue
			}
			c.add(0, "date-weekday", k.spoken(s), "“%s”: the day of the week does not fit the date", f.Text)
		}
	}
	reached := map[string]bool{}
	matched := 0
	for _, it := range m.Items {
		reached[it.Number] = true
		if len(it.Source.Agenda) > 0 {
			matched++
		}
	}
	if a.other {
		c.add(0, "agenda-differs", Source{}, "the items that were announced are not those of the agenda: nothing was taken from it")
		return
	}
	if len(a.items) > 0 && matched == 0 {
		c.add(0, "agenda-differs", Source{}, "no item of the agenda was announced: is it the agenda of this meeting?")
		return
	}
	for _, it := range a.items {
		if !reached[it.number] {
			c.add(0, "item-not-reached", Source{Agenda: append(Source{}.Agenda, it.ref)}, "item %s of the agenda, %s, was not announced", it.number, it.title)
		}
	}
}

// people checks who was there.
func (c *checker) people() {
	for _, a := range c.m.Apologies {
		if a.Kind == Excluded {
			continue // from a part of the meeting, perhaps
		}
		if p := c.k.people.named(a.Name, nil); p != nil && p.first != nil {
			c.add(0, "present-and-absent", a.Source, "%s sent apologies, and %s speaks at the meeting", a.Name, p.name)
		}
	}
	for _, p := range c.k.people.list {
		if p.role == "" && !unknown(p.label) && c.k.people.members {
			c.add(0, "role-unclear", c.k.spoken(p.first), "it was not said whether %s is a member, an officer or a member of the public", p.name)
		}
	}
}

// members returns how many could vote, as far as the transcript shows; those
// who were silent are not known.
func (c *checker) members() int {
	n := 0
	for _, p := range c.k.people.list {
		if p.role == Member || p.role == Chair {
			n++
		}
	}
	return n
}

// item checks the decisions and actions of one item.
func (c *checker) item(i int) {
	it := &c.m.Items[i]
	for _, d := range it.Decisions {
		if d.Outcome != "" && d.Text == "" {
			c.add(i+1, "motion-words", d.Source, "the words of the motion were not found")
		}
		for _, who := range []string{d.Mover, d.Seconder} {
			if who != "" && !c.k.isPresent(who) {
				c.add(i+1, "not-present", d.Source, "%s moved or seconded, and is not among those present", who)
			}
		}
		if d.Mover != "" && d.Mover == d.Seconder {
			c.add(i+1, "own-seconder", d.Source, "%s is recorded as both mover and seconder", d.Mover)
		}
		if d.Mover == "" && d.Vote != nil {
			c.add(i+1, "no-mover", d.Source, "nobody is recorded as the mover of a motion that was voted on")
		}
		if d.Mover != "" && d.Seconder == "" && d.Outcome == Carried {
			c.add(i+1, "no-seconder", d.Source, "nobody is recorded as the seconder")
		}
		c.vote(i, d)
	}
	for _, a := range it.Actions {
		if a.Owner == "" {
			c.add(i+1, "no-owner", a.Source, "an action has no owner")
		}
		switch {
		case a.Due.Text == "":
			c.add(i+1, "no-due-date", a.Source, "an action has no date")
		case a.Due.Day.IsZero():
			c.add(i+1, "due-unclear", a.Source, "“%s” does not fix a day", a.Due.Text)
		}
	}
}

// vote checks that the numbers of a vote fit the result.
func (c *checker) vote(i int, d Decision) {
	v := d.Vote
	if v == nil {
		return
	}
	if v.For != nil && v.Against != nil && !v.Casting {
		switch {
		case (d.Outcome == Carried || d.Outcome == Agreed) && *v.For <= *v.Against,
			d.Outcome == Lost && *v.For > *v.Against:
			c.add(i+1, "vote-result", v.Source, "%d for and %d against do not fit the result that was announced", *v.For, *v.Against)
		}
	}
	if v.Unanimous && v.Against != nil && *v.Against > 0 {
		c.add(i+1, "vote-result", v.Source, "a vote with %d against cannot be unanimous", *v.Against)
	}
	sum := 0
	for _, n := range []*int{v.For, v.Against, v.Abstentions} {
		if n != nil {
			sum += *n
		}
	}
	if most := c.members(); sum > most && most > 0 {
		c.add(i+1, "vote-count", v.Source, "%d votes were counted; members known to be present: %d. Add those who did not speak", sum, most)
	}
}

// dispensed reports whether a member has a dispensation for an item.
func (c *checker) dispensed(member, item string) bool {
	for _, it := range c.m.Items {
		for _, d := range it.Dispensations {
			if d.Member == member && (d.Item == item || d.Item == "") {
				return true
			}
		}
	}
	return false
}

// declared checks that members with an interest to leave for kept out.
func (c *checker) declared() {
	for _, from := range c.m.Items {
		for _, d := range from.Declarations {
			if d.Member == "" {
				c.add(0, "declaration-member", d.Source, "an interest was declared, and the transcript does not say by whom")
				continue
			}
			if d.Item == "" {
				c.add(0, "declaration-item", d.Source, "%s declared an interest without saying in which item", d.Member)
			}
			if d.Kind == "" {
				c.add(0, "declaration-kind", d.Source, "the kind of interest that %s declared was not said", d.Member)
			}
			for j, it := range c.m.Items {
				if it.Number != d.Item || d.Item == "" {
					continue
				}
				for _, dec := range it.Decisions {
					if (dec.Mover == d.Member || dec.Seconder == d.Member) && !c.dispensed(d.Member, d.Item) {
						c.add(j+1, "declared-and-moved", dec.Source, "%s declared an interest in this item and moved or seconded in it", d.Member)
					}
				}
				for _, p := range it.Points {
					if d.Left && p.Speaker == d.Member {
						c.add(j+1, "declared-and-spoke", p.Source, "%s declared an interest, said they would leave, and spoke in this item", d.Member)
						break
					}
				}
			}
		}
	}
}
