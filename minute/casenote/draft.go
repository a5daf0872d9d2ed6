package casenote

import (
	"context"
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Drafter words what was said under one heading of a note. Implementations
// must be safe for concurrent use.
type Drafter interface {
	// Draft returns entries in the order in which they are to stand. Each names
	// the lines of the passage that it was made from.
	Draft(ctx context.Context, p Passage) ([]Draft, error)
}

// A Passage is what a [Drafter] works on: the entries of one section. Sections
// that must keep the words or the form of the rules are never drafted: the
// particulars of the visit, consent, the person's views, risks of any status,
// actions and the next contact.
type Passage struct {
	Heading string
	Slot    Slot

	// Person is the name of the person whom the note is about, or "".
	Person string

	Lines []Line
}

// A Line is one entry of a [Passage].
type Line struct {
	// Speaker is as the transcript gives the name, or "".
	Speaker string

	// Text is what was said or noted, in those words.
	Text string
}

// A Draft is an entry that a [Drafter] proposes.
type Draft struct {
	// Text is a full sentence or more, ready to print. What is in quotation marks
	// must have been said.
	Text string

	// Lines are the lines of the passage that it was made from, counted from 0.
	// A draft without lines is not used. Lines that no draft names keep the
	// entries of the rules, so that nothing is lost.
	Lines []int

	// Engine names the engine that wrote it, for [Entry.Engine].
	Engine string
}

// kept are the slots whose entries no Drafter words.
var kept = []Slot{Person, DateOf, Contact, Place, Present, Consent, Views, Risks, OtherRisks, ActionList, Next}

// draft has a Drafter word the sections of a note.
func (m *making) draft(ctx context.Context, d Drafter, n *Note) error {
	for i := range n.Sections {
		s := &n.Sections[i]
		if slices.Contains(kept, s.Slot) || len(s.Entries) == 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		p := Passage{Heading: s.Heading, Slot: s.Slot, Person: m.person}
		for _, e := range s.Entries {
			p.Lines = append(p.Lines, Line{Speaker: e.Speaker, Text: m.words(e)})
		}
		drafts, err := d.Draft(ctx, p)
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			n.Findings = append(n.Findings, Finding{Code: "drafter-failed", Message: s.Heading + ": the drafter failed; the built-in rules worded this section", Source: sourceOf(s.Entries)})
			continue
		}
		if err := m.settle(s, n, drafts); err != nil {
			return err
		}
	}
	return nil
}

// words returns what an entry was made from, as said or noted.
func (m *making) words(e Entry) string {
	if said := m.t.Quote(e.Source.Spoken); said != "" {
		return said
	}
	return e.Text
}

// settle puts the drafts that hold in the place of the entries that they were
// made from, and records those that do not hold.
func (m *making) settle(s *Section, n *Note, drafts []Draft) error {
	at := make([][]Entry, len(s.Entries)) // by the first line of a draft
	drafted := make([]bool, len(s.Entries))
	for _, d := range drafts {
		var from []Entry
		for _, i := range d.Lines {
			if i < 0 || i >= len(s.Entries) {
				from = nil
				break
			}
			from = append(from, s.Entries[i])
		}
		d.Text = strings.Join(strings.Fields(d.Text), " ")
		why, err := m.refuse(d.Text, from)
		if err != nil {
			return err
		}
		if why != "" {
			about := from
			if len(about) == 0 {
				about = s.Entries
			}
			n.Findings = append(n.Findings, Finding{Code: "draft-refused", Message: s.Heading + ": a draft " + why + "; the words of the source are kept", Source: sourceOf(about)})
			continue
		}
		first := slices.Min(d.Lines)
		at[first] = append(at[first], entryOf(d, from))
		for _, i := range d.Lines {
			drafted[i] = true
		}
	}
	var out []Entry
	for i, e := range s.Entries {
		out = append(out, at[i]...)
		if !drafted[i] {
			out = append(out, e)
		}
	}
	s.Entries = out
	return nil
}

// entryOf makes the entry of a draft.
func entryOf(d Draft, from []Entry) Entry {
	text := d.Text
	e := Entry{Text: text, Engine: d.Engine, Speaker: from[0].Speaker, Source: sourceOf(from)}
	for _, f := range from {
		if f.Speaker != e.Speaker {
			e.Speaker = ""
		}
	}
	// Only what is one quotation from end to end is somebody's words.
	e.Quoted = strings.HasPrefix(text, "“") && strings.Index(text, "”") == len(text)-len("”")
	return e
}

// sourceOf joins the sources of entries.
func sourceOf(list []Entry) Source {
	var s Source
	for _, e := range list {
		for _, r := range e.Source.Spoken {
			if !slices.Contains(s.Spoken, r) {
				s.Spoken = append(s.Spoken, r)
			}
		}
		s.Inferred = s.Inferred || e.Source.Inferred
	}
	slices.SortStableFunc(s.Spoken, func(a, b transcript.Ref) int {
		if a.Turn != b.Turn {
			return a.Turn - b.Turn
		}
		return a.Utterance - b.Utterance
	})
	return s
}

// refuse returns what is wrong with a draft made from some entries, or "".
func (m *making) refuse(text string, from []Entry) (string, error) {
	switch {
	case text == "":
		return "is empty", nil
	case len(from) == 0:
		return "does not say what it was made from", nil
	}
	var said, names []string
	for _, e := range from {
		said = append(said, speech.Straight(m.words(e)))
		names = append(names, e.Speaker)
	}
	source := strings.Join(said, " ")
	plain := speech.Straight(text)
	known := strings.Join(append(names, m.person), ". ")
	for _, f := range fidelity.Compare(source+" "+known, plain).New {
		return "says “" + f.Text + "”, which its source does not", nil
	}
	r := fidelity.Compare(source, plain)
	if len(r.Changed) > 0 {
		return "changes “" + r.Changed[0].Was.Text + "”", nil
	}
	for _, f := range r.Dropped {
		// A "not" or a "might" that is gone turns the meaning round. "I can see"
		// says no more than "I saw".
		if f.Kind == fidelity.Negation || f.Kind == fidelity.Modal && f.Value != "can" {
			return "leaves out “" + f.Text + "”", nil
		}
	}
	if supposed().MatchString(source) && !supposed().MatchString(plain) {
		return "leaves out an “if”", nil
	}
	if q := unsaid(plain, source); q != "" {
		return "quotes what was not said", nil
	}
	for i, e := range from {
		if m.cast.voice(e.Speaker) == personVoice && !m.cast.notes && !quotes(plain, said[i]) {
			return "rewords what the person said", nil
		}
	}
	if who := m.stranger(plain, source+" "+known); who != "" {
		return "names somebody whom its source does not", nil
	}
	if risk, err := m.newRisk(plain, from); risk != "" || err != nil {
		return "speaks of a risk (" + risk + ") otherwise than its source", err
	}
	if !founded(plain, source+" "+known) {
		return "has words of its own for the most part", nil
	}
	return "", nil
}

var (
	clauses   = speech.Pattern(`[.,;:] | (?:and|but|so|because) `)
	quotation = speech.Pattern(`"([^"]*)"`)
	supposed  = speech.Pattern(`\b(?:if|unless|in case|whether|suppose|supposing|used to|no longer|not any ?more)\b`)
)

// unsaid returns the first quotation in a text that is not in its source.
func unsaid(text, source string) string {
	if strings.Count(text, `"`)%2 == 1 {
		return text // nobody knows what it quotes
	}
	for _, q := range quotation().FindAllStringSubmatch(text, -1) {
		if !strings.Contains(source, strings.TrimRight(q[1], ".,")) {
			return q[0]
		}
	}
	return ""
}

// quotes reports whether a text quotes at least some words of a line.
func quotes(text, line string) bool {
	for _, q := range quotation().FindAllStringSubmatch(text, -1) {
		if words := strings.TrimRight(q[1], ".,"); words != "" && strings.Contains(line, words) {
			return true
		}
	}
	return false
}

// stranger returns a speaker whom a text names and its source does not, or "".
func (m *making) stranger(text, source string) string {
	named, known := map[string]bool{}, map[string]bool{}
	for _, w := range speech.Bare(text) {
		named[strings.TrimSuffix(w, "'s")] = true
	}
	for _, w := range speech.Bare(source) {
		known[strings.TrimSuffix(w, "'s")] = true
	}
	for _, s := range m.t.Speakers() {
		for _, w := range nameWords(s) {
			if len(w) > 2 && named[w] && !known[w] {
				return w
			}
		}
	}
	return ""
}

// newRisk returns a risk that a text speaks of and the entries do not, or with
// another status than theirs.
func (m *making) newRisk(text string, from []Entry) (string, error) {
	year := m.date.Day.Year()
	if m.date.Day.IsZero() {
		year = 0
	}
	stated := map[mention]bool{}
	for _, e := range from {
		found, err := mentions(speech.Straight(m.words(e)), "", false, m.cast.voice(e.Speaker), m.cast.isPerson, year)
		if err != nil {
			return "", err
		}
		for _, f := range found {
			stated[f] = true
		}
	}
	// Each clause by itself as well: a "might" in one must not cover another.
	for _, part := range append(clauses().Split(text, -1), text) {
		found, err := mentions(part, "", false, notesVoice, m.cast.isPerson, year)
		if err != nil {
			return "", err
		}
		for _, f := range found {
			if !stated[f] {
				return f.risk.name, nil
			}
		}
	}
	return "", nil
}

// founded reports whether at least half of the words of a text that carry
// meaning are in its source. A draft of which that is not so may be right, but
// nothing here can tell.
func founded(text, source string) bool {
	known := speech.ContentWords(source)
	all, in := 0, 0
	for w := range speech.ContentWords(text) {
		all++
		if known[w] {
			in++
		}
	}
	return 2*in >= all
}
