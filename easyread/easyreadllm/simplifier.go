package easyreadllm

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/tmc/langchaingo/llms"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/extract/redact"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/prompt"
	"github.com/townclerk/townclerk/internal/prompt/langchain"
)

// A Simplifier asks a language model to rewrite passages, and checks what it
// writes. Set its fields, then use it: it is safe for concurrent use and must not
// be copied. Its record, its rate limit and whether the model was given up hold
// for all that it does.
type Simplifier struct {
	// Model is the model. It must be set to ask anything.
	Model llms.Model

	// Options say how it is asked; the zero value works.
	Options Options

	once   sync.Once
	runner prompt.Runner
}

var _ easyread.Simplifier = (*Simplifier)(nil)

// run returns the runner.
func (s *Simplifier) run() *prompt.Runner {
	s.once.Do(func() {
		s.runner.Options = s.Options
		s.runner.Ask = langchain.Asker(s.Model)
		s.runner.Find = finder(s.Options.Names)
	})
	return &s.runner
}

// finder finds personal data.
func finder(names []string) prompt.Find {
	f := redact.Finder{Names: names}
	return func(text string) []prompt.Piece {
		var out []prompt.Piece
		for _, m := range f.Find(text) {
			out = append(out, prompt.Piece{Start: m.Start, End: m.End, Kind: string(m.Kind)})
		}
		return out
	}
}

// Simplify implements [easyread.Simplifier]. What the model cannot do or does not
// do well enough is done by [easyread.RuleSimplifier], and the sentence says so in
// its Finding. The error is that of ctx, that of the store, or has [ErrOption] in
// its chain.
func (s *Simplifier) Simplify(ctx context.Context, p easyread.Passage) ([]easyread.Sentence, error) {
	q := newQuery(p, s.Options.Budget)
	outcomes, err := s.run().All(ctx, q.jobs)
	if err != nil {
		return nil, err
	}
	return s.sentences(ctx, q, outcomes)
}

// Record returns what was asked so far and what came of it. The error has
// [ErrOption] in its chain.
func (s *Simplifier) Record() (*Record, error) { return s.run().Record() }

// A query is a passage and the jobs that it is asked in: one, but for passages
// that are longer than the budget.
type query struct {
	passage easyread.Passage
	jobs    []prompt.Job
	spans   [][]language.Span // of the lines of each job
}

// newQuery cuts a passage into jobs.
func newQuery(p easyread.Passage, budget int) *query {
	q := &query{passage: p}
	spans := language.Sentences(p.Text)
	job := prompt.Job{
		Task:     prompt.EasyRead(),
		Notes:    []prompt.Note{{Label: "title", Text: p.Title}, {Label: "heading", Text: p.Heading}},
		MaxWords: p.MaxWords,
	}
	for _, s := range spans {
		job.Lines = append(job.Lines, prompt.Line{Text: s.Of(p.Text)})
	}
	at := 0
	for _, part := range job.Parts(budget) {
		lines := spans[at : at+len(part.Lines)]
		at += len(part.Lines)
		ours := sync.OnceValue(func() []string { return textsOf(plain(p, lines)) })
		part.Plain = func() string { return strings.Join(ours(), "\n") }
		most := sync.OnceValue(func() int { return len(findings(ours())) })
		part.Check = func(list []prompt.Statement) []prompt.Problem { return unplain(list, ours, most) }
		q.jobs = append(q.jobs, part)
		q.spans = append(q.spans, lines)
	}
	return q
}

// plain is what the rules make of lines of a passage. They do not fail.
func plain(p easyread.Passage, lines []language.Span) []easyread.Sentence {
	start, end := lines[0].Start, lines[len(lines)-1].End
	p.Text = p.Text[start:end]
	p.Brief = false // what a model is measured against is all of the text
	made, err := easyread.RuleSimplifier{}.Simplify(context.Background(), p)
	if err != nil || len(made) == 0 {
		made = []easyread.Sentence{{Text: p.Text, Source: extract.Span{End: len(p.Text)}}}
	}
	for i := range made {
		made[i].Source.Start += start
		made[i].Source.End += start
	}
	return made
}

// textsOf returns the texts of sentences.
func textsOf(list []easyread.Sentence) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.Text)
	}
	return out
}

// findings are what the rules of Easy Read find in texts.
func findings(texts []string) []rules.Finding {
	var d rules.Document
	for _, t := range texts {
		d.Parts = append(d.Parts, rules.Part{Text: t})
	}
	found, err := new(rules.Checker).Check(context.Background(), &d)
	if err != nil {
		return nil
	}
	return found
}

// unplain returns what breaks the rules of Easy Read in an answer, if that is more
// than what our own words for the same lines break.
func unplain(list []prompt.Statement, ours func() []string, most func() int) []prompt.Problem {
	var made []string
	for _, s := range list {
		made = append(made, s.Text)
	}
	if slices.Equal(made, ours()) {
		return nil
	}
	found := findings(made)
	if len(found) == 0 || len(found) <= most() {
		return nil
	}
	var out []prompt.Problem
	for _, f := range found {
		out = append(out, prompt.Problem{Statement: -1, Code: prompt.Unplain, Quote: f.Message})
	}
	return out
}

// sentences turns what became of a query into sentences.
func (s *Simplifier) sentences(ctx context.Context, q *query, outcomes []prompt.Outcome) ([]easyread.Sentence, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var out []easyread.Sentence
	for i, o := range outcomes {
		lines := q.spans[i]
		if o.Err != nil {
			out = append(out, fallback(q.passage, lines, prompt.Reason(o.Err))...)
			continue
		}
		for _, u := range prompt.Units(len(lines), o.Statements) {
			own := lines[u.Lines[0] : u.Lines[len(u.Lines)-1]+1]
			if why := refusal(u, o); why != "" {
				out = append(out, fallback(q.passage, own, why)...)
				continue
			}
			var made []easyread.Sentence
			for _, n := range u.Statements {
				st := o.Statements[n]
				made = append(made, easyread.Sentence{
					Text:   st.Text,
					Source: extract.Span{Start: lines[st.From[0]].Start, End: lines[st.From[len(st.From)-1]].End},
					Item:   st.Item,
					Engine: s.name(),
				})
			}
			if longest(made) > q.passage.MaxWords {
				if ours := plain(q.passage, own); longest(ours) < longest(made) {
					out = append(out, fallback(q.passage, own, prompt.TooLong.Advice())...)
					continue
				}
			}
			out = append(out, made...)
		}
	}
	return out, nil
}

// name is what statements call the engine.
func (s *Simplifier) name() string {
	if s.Options.ModelName == "" {
		return "language model"
	}
	return s.Options.ModelName
}

// refusal says why a unit of an answer is not used, or "".
func refusal(u prompt.Unit, o prompt.Outcome) string {
	if len(u.Statements) == 0 {
		return prompt.LeftOut.Advice()
	}
	for _, p := range o.Problems {
		for _, n := range u.Statements {
			if p.Hard && p.Statement == n {
				return p.Code.Advice()
			}
		}
	}
	return ""
}

// fallback is what the rules make of lines, with a finding that says why.
func fallback(p easyread.Passage, lines []language.Span, why string) []easyread.Sentence {
	made := plain(p, lines)
	made[0].Finding = "The language model was not used here: " + why + ". Townclerk's own rules were used."
	return made
}

// longest is the number of words of the longest of some sentences.
func longest(list []easyread.Sentence) int {
	most := 0
	for _, s := range list {
		most = max(most, len(strings.Fields(s.Text)))
	}
	return most
}
