package minutellm

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/tmc/langchaingo/llms"

	"github.com/townclerk/townclerk/extract/redact"
	"github.com/townclerk/townclerk/internal/prompt"
	"github.com/townclerk/townclerk/internal/prompt/langchain"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/casenote"
)

// ErrDraft means that the answer about a passage cannot be used. The rules word
// it.
var ErrDraft = errors.New("the model's answer was refused")

// A Drafter asks a language model to word minutes and case notes, and checks what
// it writes. Set its fields, then use it: it is safe for concurrent use and must
// not be copied. Its record, its rate limit and whether the model was given up
// hold for all that it does.
type Drafter struct {
	// Model is the model. It must be set to ask anything.
	Model llms.Model

	// Options say how it is asked; the zero value works.
	Options Options

	once   sync.Once
	runner prompt.Runner

	mu    sync.Mutex
	names []string // of those who spoke in what was asked about
}

var _ minute.Drafter = (*Drafter)(nil)

// run returns the runner.
func (d *Drafter) run() *prompt.Runner {
	d.once.Do(func() {
		d.runner.Options = d.Options
		d.runner.Ask = langchain.Asker(d.Model)
		d.runner.Find = d.find
	})
	return &d.runner
}

// Draft implements [minute.Drafter]. The error has [ErrDraft] in its chain if the
// answer does not hold, or is that of the model, of the store or of ctx.
func (d *Drafter) Draft(ctx context.Context, p minute.Passage) ([]minute.Draft, error) {
	q := d.minutes(p)
	outcomes, err := d.run().All(ctx, q.jobs)
	if err != nil {
		return nil, err
	}
	return d.points(q, outcomes)
}

// ForNotes returns a drafter of case notes that shares all with d.
func (d *Drafter) ForNotes() casenote.Drafter { return notes{d} }

// notes is a Drafter as one of case notes.
type notes struct{ d *Drafter }

// Draft implements [casenote.Drafter].
func (n notes) Draft(ctx context.Context, p casenote.Passage) ([]casenote.Draft, error) {
	q := n.d.section(p)
	outcomes, err := n.d.run().All(ctx, q.jobs)
	if err != nil {
		return nil, err
	}
	return n.d.entries(q, outcomes)
}

// Record returns what was asked so far and what came of it. The error has
// [ErrOption] in its chain.
func (d *Drafter) Record() (*Record, error) { return d.run().Record() }

// A query is a passage and the jobs that it is asked in: one, but for passages
// that are longer than the budget.
type query struct {
	id    string // the same for the same passage
	jobs  []prompt.Job
	first []int // the number of the first line of each job
}

// minutes makes the query of an item.
func (d *Drafter) minutes(p minute.Passage) *query {
	job := prompt.Job{Task: prompt.Minutes(), Notes: []prompt.Note{{Label: "heading", Text: p.Heading}}}
	for _, l := range p.Lines {
		job.Lines = append(job.Lines, prompt.Line(l))
	}
	return d.query(job)
}

// section makes the query of a section of a case note.
func (d *Drafter) section(p casenote.Passage) *query {
	job := prompt.Job{Task: prompt.CaseNote(), Notes: []prompt.Note{{Label: "heading", Text: p.Heading}, {Label: prompt.PersonNote, Text: p.Person}}}
	for _, l := range p.Lines {
		job.Lines = append(job.Lines, prompt.Line(l))
	}
	d.know(p.Person)
	return d.query(job)
}

// query cuts a job into those that are sent, and notes who speaks in it.
func (d *Drafter) query(job prompt.Job) *query {
	q := new(query)
	for _, l := range job.Lines {
		d.know(l.Speaker)
	}
	// Strings alone cannot fail to be written.
	if id, err := json.Marshal([]any{job.Task.Name, job.Notes, job.Lines}); err == nil {
		q.id = string(id)
	}
	n := 0
	for _, part := range job.Parts(d.Options.Budget) {
		q.jobs = append(q.jobs, part)
		q.first = append(q.first, n)
		n += len(part.Lines)
	}
	return q
}

// label cuts a role off a speaker: "Ann Roe (Chair)", "Chair - Ann Roe".
var label = regexp.MustCompile(`\s*\([^)]*\)\s*|\s+[-–—]\s+.*$`)

// nobody are labels that name no person.
var nobody = regexp.MustCompile(`(?i)^(?:(?:the|a|an|unknown|unidentified) )?(?:speaker|participant|guest|caller|voice|male|female|man|woman|person|member|member of the public|public|chair|chairman|chairwoman|chairperson|clerk|officer|social worker|worker|nurse|carer|daughter|son|wife|husband|mother|father|interpreter|everyone|all|host|moderator|interviewer|interviewee|patient|doctor|resident|councillor|mayor|secretary|treasurer|sw|gp|ot)[ _#-]*[\da-z]?\d*$`)

// know notes that somebody of a name speaks, or is spoken of.
func (d *Drafter) know(speaker string) {
	name := strings.TrimSpace(label.ReplaceAllString(speaker, " "))
	if name == "" || nobody.MatchString(name) {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if !slices.Contains(d.names, name) {
		d.names = append(d.names, name)
	}
}

// find finds personal data, the names of those who speak included.
func (d *Drafter) find(text string) []prompt.Piece {
	d.mu.Lock()
	f := redact.Finder{Names: slices.Concat(d.Options.Names, d.names)}
	d.mu.Unlock()
	var out []prompt.Piece
	for _, m := range f.Find(text) {
		out = append(out, prompt.Piece{Start: m.Start, End: m.End, Kind: string(m.Kind)})
	}
	return out
}

// statements returns the statements of the answers about a query, with the
// numbers of their lines in the passage, or an error if any of them is not to be
// used: what an answer leaves out would be lost.
func (q *query) statements(outcomes []prompt.Outcome) ([]prompt.Statement, error) {
	var out []prompt.Statement
	for i, o := range outcomes {
		switch {
		case o.Err != nil:
			return nil, o.Err
		case !o.Usable():
			return nil, ErrDraft
		}
		for _, s := range o.Statements {
			moved := prompt.Statement{Text: s.Text}
			for _, n := range s.From {
				moved.From = append(moved.From, n+q.first[i])
			}
			out = append(out, moved)
		}
	}
	return out, nil
}

// points turns answers into drafts of points.
func (d *Drafter) points(q *query, outcomes []prompt.Outcome) ([]minute.Draft, error) {
	list, err := q.statements(outcomes)
	if err != nil {
		return nil, err
	}
	var out []minute.Draft
	for _, s := range list {
		out = append(out, minute.Draft{Text: s.Text, Lines: s.From, Engine: d.name()})
	}
	return out, nil
}

// entries turns answers into drafts of entries.
func (d *Drafter) entries(q *query, outcomes []prompt.Outcome) ([]casenote.Draft, error) {
	list, err := q.statements(outcomes)
	if err != nil {
		return nil, err
	}
	var out []casenote.Draft
	for _, s := range list {
		out = append(out, casenote.Draft{Text: s.Text, Lines: s.From, Engine: d.name()})
	}
	return out, nil
}

// name is what points and entries call the engine.
func (d *Drafter) name() string {
	if d.Options.ModelName == "" {
		return "language model"
	}
	return d.Options.ModelName
}
