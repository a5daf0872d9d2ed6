package prompt

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A Runner asks a model about jobs. Set its fields, then share it: it is safe for
// concurrent use and must not be copied. Its rate limit, its record and whether
// the model was given up hold for all that it does.
type Runner struct {
	Options

	// Ask sends a request. It must be set to ask anything.
	Ask Ask

	// Find finds personal data. nil finds none.
	Find Find

	once    sync.Once
	options Options // with what zero stands for
	bad     error   // of the options
	bucket  *bucket

	mu       sync.Mutex
	failed   int // passages in a row
	gone     bool
	record   Record
	progress Progress
}

// An Outcome is what became of a job.
type Outcome struct {
	// Statements is the answer with personal data in place, and Problems what
	// is wrong with it, after problems were sent back once. A statement with a
	// hard problem must not be used, nor must any of its unit.
	Statements []Statement
	Problems   []Problem

	// Err says why there is no answer: [ErrInstruction], [ErrBudget],
	// [ErrUnavailable], [ErrRefused], [ErrAnswer] or the error of the model. It
	// holds no text of the document.
	Err error
}

// Usable reports whether there is an answer without hard problems.
func (o *Outcome) Usable() bool {
	n, _ := hard(o.Problems)
	return o.Err == nil && n == 0
}

// prepare fills in the options, once.
func (r *Runner) prepare() error {
	r.once.Do(func() {
		r.options, r.bad = r.Options.filled()
		r.bucket = newBucket(r.options.PerMinute)
		r.record.Model = r.options.ModelName
		r.record.PersonalDataSent = r.options.SendPersonalData
	})
	return r.bad
}

// A question is a job ready to be sent.
type question struct {
	job     Job // in plain words
	masked  Job // as it is sent
	key     *key
	request Request
	id      string // in the store
	err     error  // why it is not sent
}

// questions makes jobs ready.
func (r *Runner) questions(jobs []Job) []question {
	list := make([]question, len(jobs))
	masked := make([]Job, len(jobs))
	for i := range jobs {
		// What nobody sees is taken out first, so that it cannot keep personal
		// data from being found.
		job := jobs[i].clone()
		for _, s := range job.all() {
			*s = visible(*s)
		}
		list[i].job = job
		masked[i] = job.clone()
	}
	find := r.Find
	if r.options.SendPersonalData {
		find = nil
	}
	keys := mask(masked, find)
	for i := range list {
		q := &list[i]
		q.masked, q.key = masked[i], keys[i]
		q.request = r.request(q, q.masked.messages())
		q.id = q.masked.Task.Name + "-" + r.identity(q)
		var all []string
		for _, s := range q.job.all() {
			all = append(all, *s)
		}
		switch {
		case speaksToModels(all...):
			q.err = ErrInstruction
		case q.request.Tokens > r.options.Budget:
			q.err = ErrBudget
		}
	}
	return list
}

// request makes the request of messages about a question.
func (r *Runner) request(q *question, messages []Message) Request {
	return Request{
		Task:      q.masked.Task.Version,
		Messages:  messages,
		Tokens:    tokensOf(messages),
		MaxAnswer: 400 + 4*Tokens(q.masked.body()),
		Output:    r.options.Output,
		Schema:    q.masked.Task.Schema,
	}
}

// identity is a hash of all that an answer depends on: the model, the version of
// the instructions, and what is sent.
func (r *Runner) identity(q *question) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%d", r.options.ModelName, q.masked.Task.Version, r.options.Output)
	for _, m := range q.request.Messages {
		fmt.Fprintf(h, "\x00%s\x00%s", m.Role, m.Text)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Requests returns what would be sent for jobs, without sending anything. A job
// that would not be sent has no request.
func (r *Runner) Requests(jobs []Job) ([]Request, error) {
	if err := r.prepare(); err != nil {
		return nil, err
	}
	var out []Request
	sent := make(map[string]bool)
	for _, q := range r.questions(jobs) {
		if q.err == nil && !sent[q.id] {
			sent[q.id] = true
			out = append(out, q.request)
		}
	}
	return out, nil
}

// Run asks about one job.
func (r *Runner) Run(ctx context.Context, job Job) (Outcome, error) {
	out, err := r.All(ctx, []Job{job})
	if err != nil {
		return Outcome{}, err
	}
	return out[0], nil
}

// All asks about jobs, several at a time, and returns what became of each, in
// their order. Jobs that are the same are asked once. If the context ends, what
// was answered until then is in the store and in the record; the error is that of
// the context. A store that fails ends it too: going on would ask again what was
// asked. No error comes of a model: what it fails at is an [Outcome.Err].
func (r *Runner) All(ctx context.Context, jobs []Job) ([]Outcome, error) {
	if err := r.prepare(); err != nil {
		return nil, err
	}
	if r.Ask == nil {
		return nil, fmt.Errorf("%w: there is no model", ErrOption)
	}
	list := r.questions(jobs)
	first := make(map[string]int) // the first question with an id
	var todo []int
	for i, q := range list {
		if _, ok := first[q.id]; !ok {
			first[q.id] = i
			todo = append(todo, i)
		}
	}
	r.expect(len(todo))
	outcomes := make([]Outcome, len(list))
	entries := make([]Entry, len(list))
	next := make(chan int)
	var group sync.WaitGroup
	outer := ctx
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	for range min(r.options.Parallel, len(todo)) {
		group.Go(func() {
			for i := range next {
				o, e := r.one(ctx, &list[i])
				if errors.Is(o.Err, errStore) {
					stop(o.Err)
				}
				if o.Err != nil && ctx.Err() != nil {
					continue // it was broken off
				}
				outcomes[i], entries[i] = o, e
				r.done(e)
			}
		})
	}
	for _, i := range todo {
		select {
		case next <- i:
			continue
		case <-ctx.Done():
		}
		break
	}
	close(next)
	group.Wait()
	r.note(entries)
	if err := outer.Err(); err != nil {
		return nil, err
	}
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	for i := range list {
		outcomes[i] = outcomes[first[list[i].id]]
	}
	return outcomes, nil
}

// one asks about one question: at most twice, the second time with what was wrong
// with the first answer.
func (r *Runner) one(ctx context.Context, q *question) (Outcome, Entry) {
	e := Entry{Task: q.masked.Task.Version, Passage: q.id, Lines: len(q.job.Lines), whole: q.job.Task.whole}
	if q.err != nil {
		return e.fail(q.err)
	}
	stored, err := loadKept(r.options.Store, q.id, r.options.ModelName, q.masked.Task.Version)
	if err != nil {
		return e.fail(err)
	}
	for i, old := range stored.Replies {
		if _, err := q.masked.Task.parse(old.Text); err != nil || i > 1 {
			stored.Replies = stored.Replies[:i] // somebody has changed the file
			break
		}
	}
	e.Stored = len(stored.Replies) > 0
	var best Outcome
	messages := q.request.Messages
	for round := range 2 {
		if round == len(stored.Replies) {
			reply, err := r.answer(ctx, q, messages, &e)
			if err != nil {
				if round == 0 {
					return e.fail(err)
				}
				break // the first answer is what there is
			}
			stored.Replies = append(stored.Replies, reply)
			if err := stored.save(r.options.Store, q.id); err != nil {
				return e.fail(err)
			}
			e.Stored = false
		}
		reply := stored.Replies[round]
		e.count(q.request.Tokens, reply)
		statements, problems, err := q.read(reply.Text)
		if err != nil {
			return e.fail(err)
		}
		got := Outcome{Statements: statements, Problems: problems}
		if round == 0 || better(got, best) {
			best = got
		}
		if len(problems) == 0 {
			break
		}
		messages = append(messages[:len(messages):len(messages)], Message{Assistant, reply.Text},
			Message{User, feedback(problems, q.key, q.masked.body()+reply.Text)})
	}
	e.settle(best)
	return best, e
}

// better reports whether an outcome is better than the one before it.
func better(a, b Outcome) bool {
	ah, as := hard(a.Problems)
	bh, bs := hard(b.Problems)
	return ah < bh || ah == bh && as < bs
}

// read parses an answer, puts personal data back and checks it.
func (q *question) read(answer string) ([]Statement, []Problem, error) {
	statements, err := q.masked.Task.parse(answer)
	if err != nil {
		return nil, nil, err
	}
	var cited []Statement
	for _, s := range statements {
		if !q.job.cites(s) {
			s.From = nil
		}
		slices.Sort(s.From)
		s.From = slices.Compact(s.From)
		cited = append(cited, s)
	}
	problems := q.key.checkPlaceholders(&q.masked, cited)
	for i := range cited {
		cited[i].Text = q.key.restore(strings.Join(strings.Fields(cited[i].Text), " "))
	}
	return cited, append(problems, q.job.check(cited)...), nil
}

// answer asks until there is an answer that can be read.
func (r *Runner) answer(ctx context.Context, q *question, messages []Message, e *Entry) (reply, error) {
	var last error
	for n := 1; n <= r.options.Attempts; n++ {
		if r.lost() {
			return reply{}, ErrUnavailable
		}
		if err := r.bucket.take(ctx); err != nil {
			return reply{}, err
		}
		e.Requests++
		if n > 1 {
			e.Retries++
		}
		got, err := r.send(ctx, r.request(q, messages))
		if ctx.Err() != nil {
			return reply{}, ctx.Err()
		}
		var wait = backoff(q.id, n, r.options.Wait, r.options.MaxWait)
		if err == nil {
			err = unreadable(q, got)
			if err == nil {
				return reply{Text: got.Text, Attempts: n, In: got.In, Out: got.Out}, nil
			}
			if errors.Is(err, ErrAnswer) && n == 1 {
				messages = append(messages[:len(messages):len(messages)], Message{User, text("unreadable.txt")})
			}
			if errors.Is(err, ErrAnswer) {
				wait = 0 // it is no fault of the line
			}
		}
		last = err
		verdict, asked := judge(err)
		switch {
		case verdict == hopeless:
			r.lose()
			return reply{}, err
		case verdict == never:
			return reply{}, err
		case asked > r.options.MaxWait:
			return reply{}, err
		}
		if n < r.options.Attempts {
			if err := sleep(ctx, max(wait, asked)); err != nil {
				return reply{}, err
			}
		}
	}
	return reply{}, last
}

// unreadable returns an error unless a reply can be read.
func unreadable(q *question, got Reply) error {
	switch {
	case got.Withheld:
		return ErrRefused
	case got.Cut:
		return fmt.Errorf("%w: it was cut off", ErrAnswer)
	}
	_, err := q.masked.Task.parse(got.Text)
	return err
}

// send sends one request. It comes back when the context ends or the time is up,
// whether or not the model does, and makes a panic of the model's an error.
func (r *Runner) send(ctx context.Context, q Request) (Reply, error) {
	ctx, stop := context.WithTimeout(ctx, r.options.Timeout)
	defer stop()
	type result struct {
		reply Reply
		err   error
	}
	got := make(chan result, 1)
	go func() {
		defer func() {
			if x := recover(); x != nil {
				got <- result{err: errors.New("the model's client panicked")}
			}
		}()
		reply, err := r.Ask(ctx, q)
		got <- result{reply, err}
	}()
	select {
	case x := <-got:
		return x.reply, x.err
	case <-ctx.Done():
		return Reply{}, ctx.Err()
	}
}

// lost reports whether the model was given up.
func (r *Runner) lost() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.gone
}

// lose gives the model up.
func (r *Runner) lose() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.gone = true
}

// expect notes how many passages there are.
func (r *Runner) expect(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.progress.Total += n
}

// done notes that a passage is done, and tells.
func (r *Runner) done(e Entry) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case e.reached:
		r.failed = 0
	case e.asked():
		if r.failed++; r.failed >= r.options.GiveUpAfter {
			r.gone = true
		}
	}
	r.progress.Done++
	r.progress.Retried += e.Retries
	if e.ByModel == 0 {
		r.progress.FellBack++
	}
	if r.options.Progress != nil {
		r.options.Progress(r.progress)
	}
}

// note adds entries to the record.
func (r *Runner) note(entries []Entry) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range entries {
		if e.Passage != "" {
			r.record.Entries = append(r.record.Entries, e)
		}
	}
}

// Record returns what was asked so far. It is the caller's.
func (r *Runner) Record() (*Record, error) {
	if err := r.prepare(); err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	c := r.record
	c.Entries = append([]Entry(nil), c.Entries...)
	c.total()
	return &c, nil
}
