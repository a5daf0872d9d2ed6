package minute

import (
	"context"
	"strings"
	"time"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/minute/transcript"
)

// A Maker makes minutes. The zero value is ready for use, works offline and
// writes full minutes of a committee. A Maker is safe for concurrent use as long
// as its fields are not changed.
type Maker struct {
	// Kind is the kind of meeting, one of [Kinds]. "" means the first of them, a
	// committee.
	Kind string

	// Custom is a kind of the caller's own, which [ReadKind] reads; Kind is then
	// not looked at. nil means Kind.
	Custom *Kind

	// Agenda is the printed agenda, whose wording is used for the items. nil
	// means that there is none, and the items are named as they are announced.
	Agenda *extract.Document

	// Date is the day of the meeting if the caller knows it. The zero Time means
	// that it is taken from the transcript or the agenda; it is never made up.
	Date time.Time

	// Length is how much of the discussion is kept.
	Length Length

	// Speakers names speakers, by what the transcript calls them: "Speaker 2" to
	// "Cllr Aisha Shah". nil renames nobody. Speakers whom neither it nor the
	// transcript names are named from what is said where that is certain.
	Speakers map[string]string

	// KeepSpelling leaves American spellings as they are. Without it, they become
	// British: "color" is "colour" in the minutes. Names stay.
	KeepSpelling bool

	// Drafter words the points of each item. nil means the built-in rules. What
	// it writes is checked against the transcript, and replaced by the words of
	// the rules where it does not hold.
	Drafter Drafter
}

// Length is how much of the discussion the minutes keep. Decisions, votes,
// actions and declarations are kept at every length.
type Length int

// The lengths.
const (
	// Full keeps all that matters.
	Full Length = iota
	// Short keeps about a hundred words of discussion an item.
	Short
	// ActionNotes keeps no discussion.
	ActionNotes
	// Verbatim keeps every word, as quotations.
	Verbatim
)

// A Drafter words what was said in one item. Implementations must be safe for
// concurrent use.
type Drafter interface {
	// Draft returns points in the order in which they are to stand. Each names
	// the lines of the passage that it was made from.
	Draft(ctx context.Context, p Passage) ([]Draft, error)
}

// A Passage is what a [Drafter] works on: the talk of one item, without what the
// rules have recorded already.
type Passage struct {
	Heading string
	Kind    Kind
	Lines   []Line
}

// A Line is one sentence of a [Passage].
type Line struct {
	Speaker string
	Text    string
}

// A Draft is a point that a [Drafter] proposes.
type Draft struct {
	Text string

	// Lines are the lines of the passage that it was made from, counted from 0.
	// A draft without lines is not used.
	Lines []int

	// Engine names the engine that wrote it, for [Point.Engine].
	Engine string
}

// Make makes the minutes of a transcript with the default options.
func Make(ctx context.Context, t *transcript.Transcript) (*Minutes, error) {
	return new(Maker).Make(ctx, t)
}

// Make makes the minutes of a transcript. The transcript and the agenda are not
// changed. It fails with [ErrNothingSaid] on an empty transcript and [ErrKind] on
// an unknown kind, both in a [*MakeError], and with the context's error.
func (mk *Maker) Make(ctx context.Context, t *transcript.Transcript) (*Minutes, error) {
	kind, ok := kindNamed(mk.Kind)
	if mk.Custom != nil {
		kind, ok = *mk.Custom, true
	}
	if !ok {
		return nil, &MakeError{Name: name(t), Err: ErrKind}
	}
	if t == nil || len(t.Turns) == 0 {
		return nil, &MakeError{Name: name(t), Err: ErrNothingSaid}
	}
	a := readAgenda(mk.Agenda)
	k := cut(t)
	k.renamed = mk.Speakers
	if !mk.KeepSpelling {
		for _, s := range k.sentences {
			s.Text, s.said = british(s.Text), british(s.said)
		}
	}
	k.findPeople()
	named := append(k.otherVoices(), k.nameSpeakers(a.members)...)
	k.findRoles()
	m := &Minutes{Kind: kind.Name, Private: kind.Private}
	k.private = kind.Private
	if mk.Custom != nil {
		m.Title, m.Resolved = kind.Title, kind.Resolved
	}
	k.foreign = k.isForeign()
	if k.otherMeeting(a) {
		a = &agenda{other: true}
	}
	k.particulars(m, a, mk.Date)
	k.readNotes(m)
	list, err := k.items(a, kind)
	if err != nil {
		return nil, err
	}
	parts, err := k.sorter(kind)
	if err != nil {
		return nil, err
	}
	for _, pk := range kind.Parts {
		m.Sections = append(m.Sections, Part{Heading: pk.Heading})
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.Apologies = append(m.Apologies, k.apologies(list)...)
	k.declarations(list)
	k.nextMeeting(m)
	if kind.Terse && !k.isNotes() {
		if k.acts, err = k.weigh().Acts(); err != nil {
			return nil, err
		}
	}
	findings := named
	for i, it := range list {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		k.none(it, m.Apologies)
		k.movements(it)
		odd := k.dispensations(it)
		k.noted(it, kind)
		found := k.decisions(it, kind)
		k.namedVotes(it)
		k.reasons(it)
		found = append(append(odd, found...), k.applications(it)...)
		found = append(found, k.actions(it, kind)...)
		k.questions(it)
		drafted, err := mk.sorted(ctx, k, it, kind, parts, m)
		if err != nil {
			return nil, err
		}
		for _, f := range append(found, drafted...) {
			f.Item = i + 1
			findings = append(findings, f)
		}
	}
	findings = append(findings, k.exclusions(list)...)
	m.Attendees = k.attendees()
	m.Items, findings = settleItems(list, findings)
	m.Findings = append(k.check(m, a), append(append(m.needs(kind), m.missing(kind)...), findings...)...)
	if kind.Terse {
		m.Findings = append(m.Findings, k.possible()...)
	}
	m.cite(t)
	return m, nil
}

// name returns the name of a transcript that may be nil.
func name(t *transcript.Transcript) string {
	if t == nil {
		return ""
	}
	return t.Name
}

// settleItems drops items in which nothing is recorded and which nobody
// announced, and renumbers the findings.
func settleItems(list []*itemTalk, findings []Finding) ([]Item, []Finding) {
	var items []Item
	at := map[int]int{}
	for i, it := range list {
		empty := len(it.item.Points)+len(it.item.Decisions)+len(it.item.Actions)+len(it.item.Declarations)+len(it.item.Dispensations) == 0 && it.item.Application == nil
		if empty && (it.item.Source.Inferred || it.item.Section == Other || it.item.Section == Closing) {
			continue
		}
		items = append(items, it.item)
		at[i+1] = len(items)
	}
	for i := range findings {
		findings[i].Item = at[findings[i].Item]
	}
	return items, findings
}

// sorted words the points of an item, and puts them into the parts of the record
// that they belong to, if the kind of meeting has parts.
func (mk *Maker) sorted(ctx context.Context, k *talk, it *itemTalk, kind Kind, parts *sorter, m *Minutes) ([]Finding, error) {
	if parts == nil {
		return mk.points(ctx, k, it, kind)
	}
	of := parts.sort(it.sentences)
	var findings []Finding
	for p := range kind.Parts {
		sub := &itemTalk{item: Item{Heading: kind.Parts[p].Heading}}
		for i, s := range it.sentences {
			if of[i] == p {
				sub.sentences = append(sub.sentences, s)
			}
		}
		found, err := mk.points(ctx, k, sub, kind)
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
		m.Sections[p].Points = append(m.Sections[p].Points, sub.item.Points...)
	}
	rest := &itemTalk{item: it.item}
	for i, s := range it.sentences {
		if of[i] < 0 {
			rest.sentences = append(rest.sentences, s)
		}
	}
	found, err := mk.points(ctx, k, rest, kind)
	it.item.Points = rest.item.Points
	if it.item.Heading == otherMatters && len(it.item.Points)+len(it.item.Questions) == 0 {
		it.item.Heading = decisionsOnly
	}
	return append(findings, found...), err
}

// points words the points of an item with the Drafter, or by the rules.
func (mk *Maker) points(ctx context.Context, k *talk, it *itemTalk, kind Kind) ([]Finding, error) {
	if mk.Length == ActionNotes {
		return nil, nil
	}
	if mk.Length == Verbatim {
		k.verbatim(it)
		return nil, nil
	}
	var findings []Finding
	if mk.Drafter == nil {
		k.points(it)
	} else {
		var err error
		if findings, err = k.drafted(ctx, mk.Drafter, it, kind); err != nil {
			return nil, err
		}
	}
	if mk.Length == Short {
		if err := k.trim(it, 100); err != nil {
			return nil, err
		}
	}
	return findings, nil
}

// drafted takes the points of a Drafter that hold against the transcript. If
// one does not, or the Drafter fails, the rules word the whole item.
func (k *talk) drafted(ctx context.Context, d Drafter, it *itemTalk, kind Kind) ([]Finding, error) {
	var lines []*sentence
	p := Passage{Heading: it.item.Heading, Kind: kind}
	for _, s := range it.sentences {
		if !k.matters(s) {
			continue
		}
		lines = append(lines, s)
		p.Lines = append(p.Lines, Line{Speaker: s.who.nameOrNone(), Text: s.Text})
	}
	if len(lines) == 0 {
		return nil, nil
	}
	drafts, err := d.Draft(ctx, p)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		k.points(it)
		return []Finding{{Code: "drafter-failed", Message: "the drafter failed; the built-in rules worded this item", Source: k.spoken(lines...)}}, nil
	}
	var points []Point
	for _, draft := range drafts {
		var from []*sentence
		var said []string
		speaker := ""
		for _, n := range draft.Lines {
			if n < 0 || n >= len(lines) {
				from = nil
				break
			}
			from = append(from, lines[n])
			said = append(said, p.Lines[n].Speaker, p.Lines[n].Text)
			speaker = p.Lines[n].Speaker
		}
		source := strings.Join(said, " ")
		if len(from) == 0 || !safeDraft(source, draft.Text) {
			k.points(it)
			return []Finding{{Code: "draft-refused", Message: "a draft said what its source does not; the built-in rules worded this item", Source: k.spoken(lines...)}}, nil
		}
		points = append(points, Point{Speaker: speaker, Text: draft.Text, Engine: draft.Engine, Source: k.spoken(from...)})
	}
	it.item.Points = points
	return nil, nil
}

// safeDraft reports whether a draft adds and changes nothing. Unlike the rules a
// drafter may leave things out.
func safeDraft(source, text string) bool {
	return strings.TrimSpace(text) != "" && addsNothing(source, fidelity.Compare(source, text))
}
