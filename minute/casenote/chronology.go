package casenote

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/townclerk/townclerk/internal/salience"
	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Chronology is what happened in somebody's life, in the order of time, made
// from many notes. It is plain data.
type Chronology struct {
	// Person is whom it is about, or "".
	Person string `json:"person,omitempty"`

	// Events are in order of When.From; those without a day come last.
	Events []Event `json:"events,omitempty"`

	// Gaps are times of which nothing is known.
	Gaps []Gap `json:"gaps,omitempty"`

	// Relations are people and services around the person, where a note states
	// what they are to them.
	Relations []Relation `json:"relations,omitempty"`

	Findings []Finding `json:"findings,omitempty"`
}

// An Event is one row of a [Chronology].
type Event struct {
	When When `json:"when"`

	// Headline is the sentence that tells of it, as it was said or written.
	Headline string `json:"headline"`

	// People are those whom the sentence names.
	People []string `json:"people,omitempty"`

	// Category is the kind of event, such as "hospital" or "contact".
	Category string `json:"category"`

	// Tone is "+" for what went well, "-" for what did not, and "" for neither.
	Tone string `json:"tone,omitempty"`

	// Sources are all places that tell of it, never none.
	Sources []EventSource `json:"sources"`
}

// An EventSource is a place in one of the notes.
type EventSource struct {
	// Note counts the notes from 0, in the order in which they were given, and
	// Name is what the note is called.
	Note int    `json:"note"`
	Name string `json:"name,omitempty"`

	// Dated is the day of the note; the zero Time means that it has none.
	Dated time.Time `json:"dated,omitzero"`

	Spoken []transcript.Ref `json:"spoken"`

	// Words is the sentence there.
	Words string `json:"words"`
}

// A Gap is a time between two events of which the notes say nothing. From is the
// day of the event before, To that of the event after.
type Gap struct {
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
	Days int       `json:"days"`
}

// A Chronicler makes chronologies. The zero value is ready for use, and safe for
// concurrent use as long as its fields are not changed.
type Chronicler struct {
	// Person is whom the notes are about. "" means that it is taken from them.
	Person string

	// GapDays is from how many days without an event on a gap is shown; 0 means
	// 90.
	GapDays int

	// Dates are the days of the notes, in their order, for notes that do not say
	// it themselves. A zero Time or none means that the note says it.
	Dates []time.Time
}

//go:embed data/events.txt
var eventData string

type eventCue struct {
	category, tone string
	phrase         phrase
}

var eventCues = sync.OnceValues(func() ([]eventCue, error) {
	var list []eventCue
	for n, line := range dataLines(eventData) {
		f := strings.SplitN(line, " | ", 3)
		if len(f) != 3 {
			return nil, fmt.Errorf("events.txt: line %d: three fields expected", n)
		}
		p, err := compilePhrase(f[2])
		if err != nil {
			return nil, fmt.Errorf("events.txt: line %d: %w", n, err)
		}
		list = append(list, eventCue{strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), p})
	}
	return list, nil
})

var (
	// toCome is planned or feared and has not happened.
	toCome = speech.Pattern(`\b(?:will|'ll|shall|going to|next (?:week|month|year|visit|monday|tuesday|wednesday|thursday|friday)|tomorrow|plans? to|hopes? to|wants? to|would like|might|(?-i:may)|could|if|unless|in case|worried that|at risk of|risk of|should|need(?:s)? to|to be arranged|to refer|action:)\b`)
	// notSo denies that something was; what did not take place is an event all the
	// same where somebody was expected.
	notSo    = speech.Pattern(`\b(?:no|never|not|denie[sd]|without|nobody|none)\b|n't\b`)
	expected = speech.Pattern(`\b(?:(?:not|n't) (?:attend|brought|keep|at home|in|return|come|turn up|go to school)|no (?:reply|access|response|answer))\b`)
)

// Make makes the chronology of notes, each a transcript or rough notes. Sentences
// about what is to come, only possible or denied are no events. The input is not
// changed. It fails with [ErrNothingSaid] in a [*NoteError] if there are no notes
// or one is empty, and with the context's error.
func (cr *Chronicler) Make(ctx context.Context, notes ...*transcript.Transcript) (*Chronology, error) {
	if len(notes) == 0 {
		return nil, &NoteError{Err: ErrNothingSaid}
	}
	cues, err := eventCues()
	if err != nil {
		return nil, err
	}
	c := &Chronology{Person: cr.Person}
	var list []Event
	for i, t := range notes {
		if t == nil || len(t.Turns) == 0 {
			name := ""
			if t != nil {
				name = t.Name
			}
			return nil, &NoteError{Name: name, Err: ErrNothingSaid}
		}
		mk := &Maker{Person: cr.Person}
		if i < len(cr.Dates) {
			mk.Date = cr.Dates[i]
		}
		m := &making{t: t, slots: map[Slot][]Entry{}, values: map[Slot][]string{}, said: map[Slot]Source{}, heads: map[transcript.Ref]bool{}}
		m.header(mk)
		m.cast = castOf(t, m.person)
		if c.Person == "" {
			c.Person = m.person
		} else if m.person != "" && !sharesName(c.Person, m.person) {
			c.Findings = append(c.Findings, Finding{Code: "two-people", Message: t.Name + " is about “" + m.person + "” and not “" + c.Person + "”: it is in the chronology all the same", Source: Source{Spoken: m.said[Person].Spoken}})
		}
		if m.date.Day.IsZero() {
			c.Findings = append(c.Findings, Finding{Code: "no-date", Message: named(t.Name) + " has no date: what it tells cannot be placed unless it says when", Source: Source{Inferred: true}})
		}
		c.Findings = append(c.Findings, m.finds...)
		events, err := m.events(ctx, i, cues)
		if err != nil {
			return nil, err
		}
		list = append(list, events...)
		c.Relations = append(c.Relations, m.relations(i)...)
	}
	slices.SortStableFunc(list, byTime)
	c.merge(list)
	c.gaps(cmp.Or(cr.GapDays, 90))
	c.Relations = distinct(c.Relations)
	return c, nil
}

func named(name string) string {
	if name == "" {
		return "a note"
	}
	return name
}

// byTime orders events, those without a day last.
func byTime(a, b Event) int {
	switch {
	case a.When.From.IsZero() && b.When.From.IsZero():
		return 0
	case a.When.From.IsZero():
		return 1
	case b.When.From.IsZero():
		return -1
	}
	return cmp.Or(a.When.From.Compare(b.When.From), a.When.To.Compare(b.When.To))
}

// events returns what one note tells.
func (m *making) events(ctx context.Context, note int, cues []eventCue) ([]Event, error) {
	var out []Event
	source := func(refs []transcript.Ref, words string) []EventSource {
		return []EventSource{{Note: note, Name: m.t.Name, Dated: m.date.Day, Spoken: refs, Words: words}}
	}
	// The contact is an event itself.
	if kind := m.slots[Contact]; len(kind) > 0 && !m.date.Day.IsZero() {
		out = append(out, Event{When: When{Text: m.date.Text, From: m.date.Day, To: m.date.Day, Certainty: DayStated}, Headline: kind[0].Text,
			Category: "contact", People: m.peopleIn(kind[0].Text), Sources: source(kind[0].Source.Spoken, kind[0].Text)})
	}
	for i, s := range speech.Cut(m.t) {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		refs := speech.Refs(m.t, s)
		if len(refs) == 0 || m.heads[transcript.Ref{Turn: refs[0].Turn, Utterance: refs[0].Utterance}] {
			continue
		}
		if strings.HasSuffix(s.Text, "?") || toCome().MatchString(s.Text) || notSo().MatchString(s.Text) && !expected().MatchString(s.Text) {
			continue
		}
		lower := strings.ToLower(s.Text)
		at := slices.IndexFunc(cues, func(c eventCue) bool { return c.phrase.fits(s.Text, lower) })
		if at < 0 {
			continue
		}
		when := whenOf(s.Text, m.date.Day)
		if when.Certainty == ByNote && habitual().MatchString(s.Text) {
			continue // how things are, not what happened
		}
		text := strings.TrimLeft(s.Text, "-*•·> ")
		if who := m.t.Turns[s.Turn].Speaker; who != "" {
			text = who + ": " + speech.Quote(text)
		}
		out = append(out, Event{When: when, Headline: text, Category: cues[at].category, Tone: cues[at].tone, People: m.peopleIn(s.Text), Sources: source(refs, s.Text)})
	}
	return out, nil
}

// habitual is said of how things are.
var habitual = speech.Pattern(`\b(?:every|always|usually|often|each (?:day|week|month)|goes to|attends|likes|works (?:at|as)|is (?:a|an|at|in|on)\b|are (?:at|in)\b|lives|most (?:days|weeks))\b`)

var namesInText = speech.Pattern(`(?-i:\b(?:Mrs|Mr|Ms|Miss|Mx|Dr|PC|Cllr)\.? (?:\p{Lu}[\p{L}'’-]+)(?: \p{Lu}[\p{L}'’-]+)?)`)

// peopleIn returns whom a text names: with a title, or as a speaker or in the
// header, or as "son Derek".
func (m *making) peopleIn(text string) []string {
	var out []string
	add := func(name string) {
		if name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"); name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, n := range namesInText().FindAllStringIndex(text, -1) {
		add(text[n[0]:n[1]])
	}
	for _, k := range kinNamed().FindAllStringSubmatch(text, -1) {
		add(k[2])
	}
	for _, w := range speech.Bare(text) {
		if base := strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s"); m.cast != nil && m.cast.isPerson(base) && m.person != "" && sharesName(m.person, base) {
			add(m.person)
		}
	}
	return out
}

// merge puts events together that several notes tell, and records where they do
// not agree on the day.
func (c *Chronology) merge(list []Event) {
	for _, e := range list {
		at := -1
		for i := range c.Events {
			o := &c.Events[i]
			if o.Category != e.Category || !alikeEvents(*o, e) {
				continue
			}
			if o.When.overlaps(e.When) {
				at = i
				break
			}
			if !o.When.From.IsZero() && !e.When.From.IsZero() && o.When.sure() && e.When.sure() && e.When.From.Sub(o.When.From) <= 31*24*time.Hour {
				c.Findings = append(c.Findings, Finding{Code: "dates-differ", Source: Source{Spoken: append(slices.Clone(o.Sources[0].Spoken), e.Sources[0].Spoken...)},
					Message: "the notes may tell of one event on two days, " + calendar.Short(o.When.From) + " (" + named(o.Sources[0].Name) + ") and " + calendar.Short(e.When.From) + " (" + named(e.Sources[0].Name) + "): both are kept"})
			}
		}
		if at < 0 {
			c.Events = append(c.Events, e)
			continue
		}
		o := &c.Events[at]
		o.Sources = append(slices.Clone(o.Sources), e.Sources...)
		if e.When.rank() < o.When.rank() {
			o.When, o.Headline = e.When, e.Headline
		}
		for _, p := range e.People {
			if !slices.Contains(o.People, p) {
				o.People = append(slices.Clone(o.People), p)
			}
		}
	}
	slices.SortStableFunc(c.Events, byTime)
}

func (w When) sure() bool { return w.Certainty == DayStated || w.Certainty == DayWorkedOut }

func (w When) rank() int {
	return slices.Index([]Certainty{DayStated, DayWorkedOut, Period, ByNote, NoDate}, w.Certainty)
}

// overlaps reports whether both can be the same day. What is only known by the
// date of its note can be any day before.
func (w When) overlaps(o When) bool {
	if w.From.IsZero() || o.From.IsZero() {
		return w.Text != "" && strings.EqualFold(w.Text, o.Text)
	}
	from, oFrom := w.From, o.From
	if w.Certainty == ByNote {
		from = from.AddDate(0, 0, -42)
	}
	if o.Certainty == ByNote {
		oFrom = oFrom.AddDate(0, 0, -42)
	}
	return !from.After(o.To) && !oFrom.After(w.To)
}

// alikeEvents reports whether two sentences tell the same: most of the words of
// the shorter are in the other. Contacts are the same only on the same day with
// the same words.
func alikeEvents(a, b Event) bool {
	if a.Category == "contact" {
		return strings.EqualFold(a.Headline, b.Headline) && a.When.From.Equal(b.When.From)
	}
	x, y := eventStems(a.Sources[0].Words, a.When), eventStems(b.Sources[0].Words, b.When)
	if len(x) > len(y) {
		x, y = y, x
	}
	same := 0
	for w := range x {
		if y[w] {
			same++
		}
	}
	return same >= 2 && 3*same >= 2*len(x) || len(x) > 0 && len(x) == same && len(x) == len(y)
}

// eventStems returns the stems of a sentence without those that say when.
func eventStems(text string, w When) map[string]bool {
	out := map[string]bool{}
	for _, s := range salience.Words(strings.Replace(text, w.Text, "", 1)) {
		out[s] = true
	}
	return out
}

// gaps records the times without events.
func (c *Chronology) gaps(days int) {
	var last time.Time
	for _, e := range c.Events {
		if e.When.From.IsZero() {
			continue
		}
		if !last.IsZero() {
			if n := int(e.When.From.Sub(last).Hours() / 24); n >= days {
				c.Gaps = append(c.Gaps, Gap{From: last, To: e.When.From, Days: n})
			}
		}
		if e.When.To.After(last) {
			last = e.When.To
		}
	}
}
