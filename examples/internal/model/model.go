// Package model is what the example programs share about language models: the
// flags that choose one, the connection, and what is told of it.
package model

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/openai"

	"github.com/townclerk/townclerk/easyread/easyreadllm"
	"github.com/townclerk/townclerk/examples/internal/command"
)

// Usage explains the flags of Define, for the usage of a program.
const Usage = `
With -model, a language model words the text, and is checked: what it changes or
adds is not used. Its key is read from OPENAI_API_KEY. Names, addresses and numbers
of persons are taken out before anything is sent; -dry-run shows what would be.
`

// Flags say which model to ask, and how.
type Flags struct {
	// DryRun says that nothing is to be sent.
	DryRun bool

	name, url, form, store, record string
	parallel, perMinute            int
	names                          string
	personal                       bool
}

// Define adds the flags of models to those of a program.
func Define(flags *flag.FlagSet) *Flags {
	f := new(Flags)
	flags.StringVar(&f.name, "model", "", "ask this language `model`: openai:NAME for whatever speaks the protocol of OpenAI, or azure:DEPLOYMENT")
	flags.StringVar(&f.url, "base-url", "", "`address` of the server of the model, such as http://localhost:11434/v1; none means OpenAI")
	flags.StringVar(&f.form, "answers-as", "schema", "how the form of answers is asked for: `schema`, json, function or words")
	flags.StringVar(&f.store, "answers", "", "keep answers in this `folder`, so that nothing is asked twice")
	flags.StringVar(&f.record, "record", "", "write an account of what was asked to this `file`: Markdown, or JSON if its name ends so")
	flags.IntVar(&f.parallel, "parallel", 4, "ask about so many passages at a time")
	flags.IntVar(&f.perMinute, "per-minute", 0, "ask at most so many questions a minute; 0 for any number")
	flags.StringVar(&f.names, "names", "", "`names` to take out as well, with commas between")
	flags.BoolVar(&f.personal, "send-personal-data", false, "send names, addresses and numbers as they are")
	flags.BoolVar(&f.DryRun, "dry-run", false, "show what would be sent to the model, and send nothing")
	return f
}

// On reports whether a model is to be asked, or asked for show.
func (f *Flags) On() bool { return f.name != "" || f.DryRun }

// Connect returns the model, and how to ask it: schema is the JSON schema of the
// answers. Without a name, which only a dry
// run may lack, there is no model.
func (f *Flags) Connect(c *command.Call, schema []byte) (llms.Model, easyreadllm.Options, error) {
	kind, name, _ := strings.Cut(f.name, ":")
	options := easyreadllm.Options{
		ModelName: name, Parallel: f.parallel, PerMinute: f.perMinute, SendPersonalData: f.personal, Progress: progress(c),
	}
	if f.store != "" {
		options.Store = easyreadllm.Folder(f.store)
	}
	for n := range strings.SplitSeq(f.names, ",") {
		if n = strings.TrimSpace(n); n != "" {
			options.Names = append(options.Names, n)
		}
	}
	if f.DryRun {
		return nil, options, nil
	}
	if name == "" || kind != "openai" && kind != "azure" {
		return nil, options, fmt.Errorf("-model %q is not openai:NAME or azure:DEPLOYMENT: %w", f.name, command.ErrUsage)
	}
	key := os.Getenv("OPENAI_API_KEY")
	if key == "" {
		if f.url == "" {
			return nil, options, fmt.Errorf("-model: OPENAI_API_KEY is not set: %w", command.ErrUsage)
		}
		key = "none" // servers on one's own machine need none
	}
	set := []openai.Option{openai.WithToken(key), openai.WithModel(name), openai.WithHTTPClient(new(easyreadllm.HTTPClient))}
	switch {
	case f.url != "":
		set = append(set, openai.WithBaseURL(f.url))
	case kind == "azure":
		return nil, options, fmt.Errorf("-model azure:… needs -base-url: %w", command.ErrUsage)
	default:
		// Else another address might come from the environment unseen.
		set = append(set, openai.WithBaseURL("https://api.openai.com/v1"))
	}
	if kind == "azure" {
		set = append(set, openai.WithAPIType(openai.APITypeAzure), openai.WithAPIVersion("2024-10-21"))
	}
	return f.open(set, schema, options)
}

// open opens the connection with the form that answers are to have.
func (f *Flags) open(set []openai.Option, schema []byte, options easyreadllm.Options) (llms.Model, easyreadllm.Options, error) {
	switch f.form {
	case "schema":
		s := openai.ResponseFormatJSONSchema{Name: "answer", Strict: true}
		if err := json.Unmarshal(schema, &s.Schema); err != nil {
			return nil, options, err
		}
		set = append(set, openai.WithResponseFormat(&openai.ResponseFormat{Type: "json_schema", JSONSchema: &s}))
	case "json":
	case "function":
		options.Output = easyreadllm.FunctionCall
	case "words":
		options.Output = easyreadllm.WordsOnly
	default:
		return nil, options, fmt.Errorf("-answers-as %q is not schema, json, function or words: %w", f.form, command.ErrUsage)
	}
	m, err := openai.New(set...)
	if err != nil {
		return nil, options, err
	}
	return m, options, nil
}

// progress tells of passages on standard error, if that is a terminal.
func progress(c *command.Call) func(easyreadllm.Progress) {
	file, ok := c.Stderr.(*os.File)
	if !ok {
		return nil
	}
	if info, err := file.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	var last time.Time
	var mu sync.Mutex
	return func(p easyreadllm.Progress) {
		mu.Lock()
		defer mu.Unlock()
		if p.Done < p.Total && time.Since(last) < 100*time.Millisecond {
			return
		}
		last = time.Now()
		fmt.Fprintf(c.Stderr, "\r%d of %d passages, %d asked again, %d by the rules", p.Done, p.Total, p.Retried, p.FellBack)
		if p.Done == p.Total {
			fmt.Fprintln(c.Stderr)
		}
	}
}

// Tell writes the record where the flags say, and sums it up on standard error.
func (f *Flags) Tell(c *command.Call, r *easyreadllm.Record) error {
	about := ""
	if r.Estimated {
		about = "about "
	}
	fmt.Fprintf(c.Stderr, "%s: %d passages, %d of them by the rules; %d requests, %d again; %s%d tokens in, %d out\n",
		r.Model, r.Passages, r.FellBack, r.Requests, r.Retries, about, r.InputTokens, r.OutputTokens)
	if r.Passages > 0 && r.FellBack == r.Passages {
		why := map[string]bool{}
		for _, e := range r.Entries {
			for _, x := range e.Findings {
				if !why[x] {
					why[x] = true
					c.Finding("the model was of no use: %s", x)
				}
			}
		}
	}
	if f.record == "" {
		return nil
	}
	var out bytes.Buffer
	if strings.HasSuffix(f.record, ".json") {
		enc := json.NewEncoder(&out)
		enc.SetIndent("", "  ")
		if err := enc.Encode(r); err != nil {
			return err
		}
	} else if err := r.Markdown(&out); err != nil {
		return err
	}
	return command.WriteFile(f.record, out.Bytes())
}

// Show writes requests as a dry run shows them: the instructions once, then the
// passages.
func Show(c *command.Call, list []easyreadllm.Request) error {
	var out bytes.Buffer
	shown := map[string]bool{}
	total := 0
	for i, r := range list {
		total += r.Tokens
		n := len(r.Messages) - 1
		if !shown[r.Task] {
			shown[r.Task] = true
			fmt.Fprintf(&out, "== instructions and examples, %s, sent with each request\n", r.Task)
			for _, m := range r.Messages[:n] {
				fmt.Fprintf(&out, "[%s]\n%s\n", m.Role, m.Text)
			}
		}
		fmt.Fprintf(&out, "== request %d of %d, at most %d tokens\n%s\n", i+1, len(list), r.Tokens, r.Messages[n].Text)
	}
	fmt.Fprintf(&out, "== %d requests, at most %d tokens, and up to as many again where an answer is sent back\n", len(list), total)
	return c.Write(out.Bytes())
}
