package minutellm

import (
	"context"
	"sync"

	"github.com/townclerk/townclerk/internal/prompt"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/transcript"
)

// Make makes minutes with the settings of a maker, whose Drafter is not used. It
// asks about Options.Parallel items at a time; the result does not depend on how
// many. If ctx ends, the error is that of ctx, and what was answered is in the
// store. A model that cannot be reached is no error: the minutes are then those of
// the rules, and Record says so.
func (d *Drafter) Make(ctx context.Context, mk *minute.Maker, t *transcript.Transcript) (*minute.Minutes, error) {
	queries, err := d.items(ctx, mk, t)
	if err != nil {
		return nil, err
	}
	known, err := d.answers(ctx, queries)
	if err != nil {
		return nil, err
	}
	with := *mk
	with.Drafter = knownMinutes{d, known}
	return with.Make(ctx, t)
}

// MakeNote makes a case note, as Make makes minutes.
func (d *Drafter) MakeNote(ctx context.Context, mk *casenote.Maker, t *transcript.Transcript) (*casenote.Note, error) {
	queries, err := d.sections(ctx, mk, t)
	if err != nil {
		return nil, err
	}
	known, err := d.answers(ctx, queries)
	if err != nil {
		return nil, err
	}
	with := *mk
	with.Drafter = knownNotes{d, known}
	return with.Make(ctx, t)
}

// Requests returns what Make would send as the first request about each item, in
// order, without sending anything. The model need not be set. Items that would
// not be sent have no request.
func (d *Drafter) Requests(ctx context.Context, mk *minute.Maker, t *transcript.Transcript) ([]Request, error) {
	queries, err := d.items(ctx, mk, t)
	if err != nil {
		return nil, err
	}
	return d.run().Requests(jobsOf(queries))
}

// NoteRequests returns what MakeNote would send, as Requests does for Make.
func (d *Drafter) NoteRequests(ctx context.Context, mk *casenote.Maker, t *transcript.Transcript) ([]Request, error) {
	queries, err := d.sections(ctx, mk, t)
	if err != nil {
		return nil, err
	}
	return d.run().Requests(jobsOf(queries))
}

// errCollected is what a collector answers, so that the rules do the work.
var errCollected = prompt.ErrUnavailable

// items returns the items that a maker asks about.
func (d *Drafter) items(ctx context.Context, mk *minute.Maker, t *transcript.Transcript) ([]*query, error) {
	var c collector
	dry := *mk
	dry.Drafter = minutesCollector{d, &c}
	if _, err := dry.Make(ctx, t); err != nil {
		return nil, err
	}
	return c.queries, nil
}

// sections returns the sections that a maker asks about.
func (d *Drafter) sections(ctx context.Context, mk *casenote.Maker, t *transcript.Transcript) ([]*query, error) {
	var c collector
	dry := *mk
	dry.Drafter = notesCollector{d, &c}
	if _, err := dry.Make(ctx, t); err != nil {
		return nil, err
	}
	return c.queries, nil
}

// A collector notes what a drafter is asked, each passage once.
type collector struct {
	mu      sync.Mutex
	seen    map[string]bool
	queries []*query
}

func (c *collector) note(q *query) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seen == nil {
		c.seen = make(map[string]bool)
	}
	if !c.seen[q.id] {
		c.seen[q.id] = true
		c.queries = append(c.queries, q)
	}
}

type minutesCollector struct {
	d *Drafter
	c *collector
}

// Draft implements [minute.Drafter].
func (m minutesCollector) Draft(_ context.Context, p minute.Passage) ([]minute.Draft, error) {
	m.c.note(m.d.minutes(p))
	return nil, errCollected
}

type notesCollector struct {
	d *Drafter
	c *collector
}

// Draft implements [casenote.Drafter].
func (n notesCollector) Draft(_ context.Context, p casenote.Passage) ([]casenote.Draft, error) {
	n.c.note(n.d.section(p))
	return nil, errCollected
}

// jobsOf returns the jobs of queries in order.
func jobsOf(queries []*query) []prompt.Job {
	var jobs []prompt.Job
	for _, q := range queries {
		jobs = append(jobs, q.jobs...)
	}
	return jobs
}

// answers asks about queries and returns the outcomes of each.
func (d *Drafter) answers(ctx context.Context, queries []*query) (map[string][]prompt.Outcome, error) {
	outcomes, err := d.run().All(ctx, jobsOf(queries))
	if err != nil {
		return nil, err
	}
	known := make(map[string][]prompt.Outcome)
	for _, q := range queries {
		n := len(q.jobs)
		known[q.id] = outcomes[:n]
		outcomes = outcomes[n:]
	}
	return known, nil
}

// knownMinutes is a Drafter that knows its answers, and asks about what it does
// not know.
type knownMinutes struct {
	d     *Drafter
	known map[string][]prompt.Outcome
}

// Draft implements [minute.Drafter].
func (k knownMinutes) Draft(ctx context.Context, p minute.Passage) ([]minute.Draft, error) {
	q := k.d.minutes(p)
	if o, ok := k.known[q.id]; ok {
		return k.d.points(q, o)
	}
	return k.d.Draft(ctx, p)
}

// knownNotes is the same for case notes.
type knownNotes struct {
	d     *Drafter
	known map[string][]prompt.Outcome
}

// Draft implements [casenote.Drafter].
func (k knownNotes) Draft(ctx context.Context, p casenote.Passage) ([]casenote.Draft, error) {
	q := k.d.section(p)
	if o, ok := k.known[q.id]; ok {
		return k.d.entries(q, o)
	}
	return notes{k.d}.Draft(ctx, p)
}
