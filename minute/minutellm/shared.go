package minutellm

import "github.com/townclerk/townclerk/internal/prompt"

// The names that this package shares with easyreadllm: one set of options, one
// store and one kind of record serve both.
type (
	// Options say how a model is asked: its name, the limits of requests, waits
	// and attempts, how many passages at a time, what to do about personal data,
	// a store and a function that is told of progress. The zero Options work, one
	// passage at a time, with personal data taken out.
	Options = prompt.Options

	// Output is how the form of the answer is asked for.
	Output = prompt.Output

	// Progress is how far a run has come.
	Progress = prompt.Progress

	// Store keeps answers, so that nothing is asked twice. [Folder] is one.
	Store = prompt.Store

	// Folder is a Store in a folder, one file for each passage.
	Folder = prompt.Folder

	// Record says what a model was asked and what came of it. It holds no text of
	// the document. Its method Markdown writes it in the sections of the
	// Algorithmic Transparency Recording Standard.
	Record = prompt.Record

	// Request is what is sent to a model: messages with personal data taken out,
	// and how many tokens they are at most.
	Request = prompt.Request

	// HTTPClient is for providers that take an HTTP client, such as
	// openai.WithHTTPClient(new(minutellm.HTTPClient)). It tells the engine how
	// long a busy server asks to wait, bounds answers and follows no redirects.
	// Its zero value works.
	HTTPClient = prompt.HTTPClient
)

// The forms of output.
const (
	// JSONMode asks the provider for JSON; it is the default.
	JSONMode = prompt.JSONMode
	// FunctionCall asks for the call of a function with the schema.
	FunctionCall = prompt.FunctionCall
	// WordsOnly says it in the instructions alone.
	WordsOnly = prompt.WordsOnly
)

// Conditions that a caller can act on.
var (
	// ErrOption means that an option has a value that cannot be, or that there is
	// no model.
	ErrOption = prompt.ErrOption
	// ErrUnavailable means that the model was given up after too many failures.
	ErrUnavailable = prompt.ErrUnavailable
)

// Schema returns the JSON schema of the answers, for providers that enforce one,
// such as openai.WithResponseFormat. The slice is the caller's.
func Schema() []byte { return append([]byte(nil), prompt.Minutes().Schema...) }
