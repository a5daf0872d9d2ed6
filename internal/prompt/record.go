package prompt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Record says what a model was asked and what came of it. It holds no text of
// the document and can be published; [Record.Markdown] writes it in the sections
// of the UK's Algorithmic Transparency Recording Standard.
type Record struct {
	// Model is the name of the model as it was given.
	Model string `json:"model"`

	// Prompts are the versions of the instructions that were used, sorted.
	Prompts []string `json:"prompts,omitempty"`

	// PersonalDataSent is set where personal data was not taken out.
	PersonalDataSent bool `json:"personalDataSent"`

	// Passages is how many passages there were, ByModel how many statements the
	// model wrote that passed all checks, FellBack for how many passages none
	// did, and Refused how many statements were refused.
	Passages int `json:"passages"`
	ByModel  int `json:"byModel"`
	FellBack int `json:"fellBack"`
	Refused  int `json:"refused"`

	// Requests is how many requests were made, Retries how many of them again
	// after a failure.
	Requests int `json:"requests"`
	Retries  int `json:"retries"`

	// InputTokens and OutputTokens are as the provider counted them. Estimated is
	// set where it did not count all, and our own estimate is in the sum.
	InputTokens  int  `json:"inputTokens"`
	OutputTokens int  `json:"outputTokens"`
	Estimated    bool `json:"estimated,omitempty"`

	// Entries are the passages in the order in which they were given.
	Entries []Entry `json:"entries,omitempty"`
}

// An Entry says what became of one passage.
type Entry struct {
	// Passage is a hash of what was sent, the name of its file in the store.
	Passage string `json:"passage"`

	// Task is the version of the instructions.
	Task string `json:"task"`

	// Lines is how many lines the passage has.
	Lines int `json:"lines"`

	// ByModel is how many statements of the answer passed the checks, and
	// Refused how many did not.
	ByModel int `json:"byModel"`
	Refused int `json:"refused,omitempty"`

	// Rounds is how many answers were read, and Stored is set if all came from
	// the store.
	Rounds int  `json:"rounds"`
	Stored bool `json:"stored,omitempty"`

	Requests     int  `json:"requests"`
	Retries      int  `json:"retries,omitempty"`
	InputTokens  int  `json:"inputTokens"`
	OutputTokens int  `json:"outputTokens"`
	Estimated    bool `json:"estimated,omitempty"`

	// Findings are the codes of what was wrong with the answer that was kept,
	// each once, sorted, or one word for why there is none.
	Findings []string `json:"findings,omitempty"`

	reached bool // the model answered
	whole   bool // part of an answer can be used
}

// asked reports whether the model was asked.
func (e *Entry) asked() bool { return e.Requests > 0 }

// count adds the tokens of a reply.
func (e *Entry) count(estimate int, r reply) {
	e.Rounds++
	e.reached = true
	if r.In == 0 && r.Out == 0 {
		e.Estimated = true
		r.In, r.Out = estimate, Tokens(r.Text)
	}
	e.InputTokens += r.In
	e.OutputTokens += r.Out
}

// settle notes what can be used of an outcome.
func (e *Entry) settle(o Outcome) {
	bad := make(map[int]bool)
	codes := make(map[string]bool)
	for _, p := range o.Problems {
		codes[string(p.Code)] = true
		if p.Hard && p.Statement >= 0 {
			bad[p.Statement] = true
		}
	}
	switch {
	case o.Usable():
	case !e.whole:
		for i := range o.Statements {
			bad[i] = true // what is left would have holes
		}
	default:
		// One bad statement spoils its unit.
		for _, u := range Units(e.Lines, o.Statements) {
			for _, i := range u.Statements {
				if bad[i] {
					for _, k := range u.Statements {
						bad[k] = true
					}
					break
				}
			}
		}
	}
	e.Refused = len(bad)
	e.ByModel = len(o.Statements) - len(bad)
	for c := range codes {
		e.Findings = append(e.Findings, c)
	}
	slices.Sort(e.Findings)
}

// fail returns the outcome and the entry of a passage without an answer.
func (e Entry) fail(err error) (Outcome, Entry) {
	e.Findings = []string{Reason(err)}
	if !errors.Is(err, errStore) {
		err = &failure{err}
	}
	return Outcome{Err: err}, e
}

// A failure is an error whose text is safe to show: what a server wrote may quote
// the document.
type failure struct{ err error }

// Error implements error.
func (f *failure) Error() string { return Reason(f.err) }

// Unwrap returns the error itself.
func (f *failure) Unwrap() error { return f.err }

// Reason says in a few words why there is no answer. They hold nothing of what
// the model or the document says.
func Reason(err error) string {
	for _, known := range []error{ErrInstruction, ErrBudget, ErrUnavailable, ErrRefused, ErrAnswer} {
		if errors.Is(err, known) {
			return known.Error()
		}
	}
	if s, ok := errors.AsType[*StatusError](err); ok {
		return s.Error()
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return "the model took too long"
	}
	if m := statusForm.FindString(err.Error()); m != "" {
		return "the server answered with " + strings.ToLower(m)
	}
	return "the model failed"
}

// total adds up the entries.
func (r *Record) total() {
	for _, e := range r.Entries {
		r.Passages++
		r.ByModel += e.ByModel
		r.Refused += e.Refused
		if e.ByModel == 0 {
			r.FellBack++
		}
		r.Requests += e.Requests
		r.Retries += e.Retries
		r.InputTokens += e.InputTokens
		r.OutputTokens += e.OutputTokens
		r.Estimated = r.Estimated || e.Estimated
		if !slices.Contains(r.Prompts, e.Task) {
			r.Prompts = append(r.Prompts, e.Task)
		}
	}
	slices.Sort(r.Prompts)
}

// Markdown writes the record in the sections of the Algorithmic Transparency
// Recording Standard, as far as the program knows them. What only the council
// knows is marked to be filled in.
func (r *Record) Markdown(w io.Writer) error {
	personal := "Names, addresses, telephone numbers and other personal data that could be found were replaced by placeholders before anything was sent, and put back afterwards."
	if r.PersonalDataSent {
		personal = "Personal data in the documents was sent to the model as it stands."
	}
	tokens := ""
	if r.Estimated {
		tokens = " (partly our own estimate)"
	}
	var b strings.Builder
	const fill = "*To be filled in by the council.*"
	section := func(title string, lines ...string) {
		b.WriteString("## " + title + "\n\n" + strings.Join(lines, "\n\n") + "\n\n")
	}
	b.WriteString("# Algorithmic transparency record: wording by a language model\n\n")
	section("Tier 1: summary",
		"Name: Townclerk with a language model",
		"Description: The tool puts council documents into Easy Read, or drafts minutes and case notes from transcripts. A language model proposes wordings; fixed rules compare each with its source, and put rules-based wording in the place of what does not hold. A person checks the result before it is used.",
		"Website and contact: "+fill)
	section("Tier 2: owner and responsibility", fill)
	section("Tier 2: description and rationale",
		"Type: generative language model, with rules that check every statement.",
		"Purpose, benefits and alternatives considered: "+fill,
		"Alternative that is always there: the same tool without a model.")
	section("Tier 2: decision-making process",
		"The tool decides nothing about a person. It words drafts. Each statement names the place in the source that it was made from, and says whether the model worded it.",
		"Human review, training and appeals: "+fill)
	section("Tier 2: tool specification",
		"Model: "+r.Model,
		"Instructions, by version: "+strings.Join(r.Prompts, ", "),
		"Input: one passage at a time, marked as data. Output: statements in JSON, each with the numbers of the lines that it was made from.",
		fmt.Sprintf("Use: %d passages, %d requests, %d of them repeated after a failure; %d tokens in, %d tokens out%s.", r.Passages, r.Requests, r.Retries, r.InputTokens, r.OutputTokens, tokens),
		fmt.Sprintf("Result: %d statements of the model passed all checks, %d were refused; %d passages were worded by rules alone.", r.ByModel, r.Refused, r.FellBack))
	section("Tier 2: data", personal, "Where the model runs, who may see what is sent and how long it is kept: "+fill)
	var codes []string
	counts := make(map[string]int)
	for _, e := range r.Entries {
		for _, f := range e.Findings {
			if counts[f]++; counts[f] == 1 {
				codes = append(codes, f)
			}
		}
	}
	slices.Sort(codes)
	found := "- none"
	if len(codes) > 0 {
		var list []string
		for _, c := range codes {
			name := c
			if a := Code(c).Advice(); a != "" {
				name = a + " (" + c + ")"
			}
			list = append(list, fmt.Sprintf("- %s: %d passages", name, counts[c]))
		}
		found = strings.Join(list, "\n")
	}
	section("Tier 2: risks, mitigations and impact assessments",
		"Mitigations in the tool: facts, names, negations, duties and words of risk are compared with the source; instructions in documents are treated as data; what fails a check is not used.",
		"What the checks found:", found, "Impact assessments: "+fill)
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}
