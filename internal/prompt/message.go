package prompt

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// Role says who speaks in a [Message].
type Role string

// The roles.
const (
	System    Role = "system"
	User      Role = "user"
	Assistant Role = "assistant"
)

// A Message is one message to or from a model.
type Message struct {
	Role Role   `json:"role"`
	Text string `json:"text"`
}

// A Request is what is sent to a model.
type Request struct {
	// Task is the version of the instructions.
	Task string `json:"task"`

	// Messages are in order; the last is the user's.
	Messages []Message `json:"messages"`

	// Tokens is how many tokens the messages are at most, by our own estimate,
	// and MaxAnswer how many the answer may have.
	Tokens    int `json:"tokens"`
	MaxAnswer int `json:"maxAnswer"`

	// Output is the form in which the answer is asked for, and Schema its JSON
	// schema.
	Output Output          `json:"output"`
	Schema json.RawMessage `json:"schema"`
}

// Output is how a model is told what form its answer must have. Whatever it is,
// the answer is parsed strictly.
type Output int

// The forms.
const (
	// JSONMode asks the provider for JSON. The schema is in the instructions; a
	// provider that was set up with [Request.Schema] enforces it.
	JSONMode Output = iota
	// FunctionCall asks for the call of a function whose parameters are the
	// schema, for providers that take functions.
	FunctionCall
	// WordsOnly says it in the instructions alone.
	WordsOnly
)

// MarshalText writes an output as a word.
func (o Output) MarshalText() ([]byte, error) {
	switch o {
	case JSONMode:
		return []byte("json"), nil
	case FunctionCall:
		return []byte("function"), nil
	case WordsOnly:
		return []byte("words"), nil
	}
	return nil, fmt.Errorf("%w: Output is %d", ErrOption, int(o))
}

// UnmarshalText reads the word of an output.
func (o *Output) UnmarshalText(text []byte) error {
	for x := JSONMode; x <= WordsOnly; x++ {
		if w, err := x.MarshalText(); err == nil && string(w) == string(text) {
			*o = x
			return nil
		}
	}
	return fmt.Errorf("%w: unknown form of output", ErrOption)
}

// A Reply is what a model answered.
type Reply struct {
	// Text is the answer.
	Text string

	// Cut is set where the model stopped before the end.
	Cut bool

	// Withheld is set where the provider kept the answer back, as content
	// filters do.
	Withheld bool

	// In and Out are tokens as the provider counted them; 0 means unknown.
	In, Out int
}

// NewReply makes a reply of what a provider gives back: why it stopped, and what
// it counted, under the names that langchaingo's providers use.
func NewReply(text, stopped string, info map[string]any) Reply {
	r := Reply{Text: strings.TrimSpace(text)}
	switch strings.ToLower(stopped) {
	case "length", "max_tokens", "maxtokens", "model_length":
		r.Cut = true
	case "content_filter", "safety", "recitation", "refusal", "blocklist", "prohibited_content":
		r.Withheld = true
	}
	count := func(keys ...string) int {
		for _, k := range keys {
			switch n := info[k].(type) {
			case int:
				return n
			case int32:
				return int(n)
			case int64:
				return int(n)
			case float64:
				return int(n)
			}
		}
		return 0
	}
	r.In = max(count("PromptTokens", "InputTokens", "input_tokens"), 0)
	r.Out = max(count("CompletionTokens", "OutputTokens", "output_tokens"), 0)
	return r
}

// Ask sends a request to a model. It must be safe for concurrent use.
type Ask func(ctx context.Context, r Request) (Reply, error)

// Tokens returns how many tokens a text is at most: a third of its letters, and
// one for each digit, mark and letter beyond ASCII. Tokenisers for English need
// about a quarter of the letters; nothing is fetched to know better.
func Tokens(text string) int {
	letters, others := 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			letters++
		case c != ' ':
			others++
		}
	}
	return (letters+2)/3 + others
}

// tokensOf counts the tokens of messages, with what surrounds each.
func tokensOf(list []Message) int {
	n := 3
	for _, m := range list {
		n += Tokens(m.Text) + 4
	}
	return n
}
