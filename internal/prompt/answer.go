package prompt

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// ErrAnswer is in the chain of errors about answers that cannot be read.
var ErrAnswer = errors.New("the answer cannot be read")

// Bounds of an answer.
const (
	maxAnswerBytes = 256 << 10
	maxStatements  = 500
)

// parse reads an answer: exactly one JSON object of the task's schema, with
// nothing around it, no key twice and none that the schema does not have.
func (t *Task) parse(answer string) ([]Statement, error) {
	switch {
	case len(answer) > maxAnswerBytes:
		return nil, fmt.Errorf("%w: it is longer than %d bytes", ErrAnswer, maxAnswerBytes)
	case !utf8.ValidString(answer):
		return nil, fmt.Errorf("%w: it is not UTF-8", ErrAnswer)
	}
	if err := unique(answer); err != nil {
		return nil, err
	}
	var object struct {
		Statements *[]struct {
			Text *string `json:"text"`
			From *[]int  `json:"from"`
			Item *bool   `json:"item"`
		} `json:"statements"`
	}
	dec := json.NewDecoder(strings.NewReader(answer))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&object); err != nil || object.Statements == nil {
		// The decoder's words may quote the answer.
		return nil, fmt.Errorf("%w: it does not have the form of the schema", ErrAnswer)
	}
	if len(*object.Statements) > maxStatements {
		return nil, fmt.Errorf("%w: it has more than %d statements", ErrAnswer, maxStatements)
	}
	var list []Statement
	for _, s := range *object.Statements {
		if s.Text == nil || s.From == nil || (s.Item != nil) != t.items {
			return nil, fmt.Errorf("%w: a statement has not the keys of the schema", ErrAnswer)
		}
		st := Statement{Text: strings.TrimSpace(*s.Text)}
		for _, n := range *s.From {
			st.From = append(st.From, n-1)
		}
		if s.Item != nil {
			st.Item = *s.Item
		}
		list = append(list, st)
	}
	return list, nil
}

// unique returns an error unless a text is one JSON value without text around
// it, nested at most 8 deep and with no key twice in an object, in the letters of
// the schema: encoding/json would take the last of two keys, and keys in any
// case.
func unique(text string) error {
	dec := json.NewDecoder(bytes.NewReader([]byte(text)))
	type level struct {
		keys  map[string]bool // nil for an array
		value bool            // a value is due, not a key
	}
	var stack []level
	for {
		token, err := dec.Token()
		switch {
		case errors.Is(err, io.EOF) && len(stack) == 0:
			return fmt.Errorf("%w: it is empty", ErrAnswer)
		case err != nil:
			return fmt.Errorf("%w: it is not JSON", ErrAnswer)
		}
		if n := len(stack); n > 0 && stack[n-1].keys != nil {
			top := &stack[n-1]
			if key, ok := token.(string); ok && !top.value {
				if top.keys[key] || strings.ToLower(key) != key {
					return fmt.Errorf("%w: a key is there twice or not as in the schema", ErrAnswer)
				}
				top.keys[key], top.value = true, true
				continue
			}
			top.value = false
		}
		switch token {
		case json.Delim('{'):
			stack = append(stack, level{keys: make(map[string]bool)})
		case json.Delim('['):
			stack = append(stack, level{})
		case json.Delim('}'), json.Delim(']'):
			stack = stack[:len(stack)-1]
		}
		if len(stack) > 8 {
			return fmt.Errorf("%w: it is nested too deep", ErrAnswer)
		}
		if len(stack) == 0 {
			if _, err := dec.Token(); !errors.Is(err, io.EOF) {
				return fmt.Errorf("%w: there is more after its end", ErrAnswer)
			}
			return nil
		}
	}
}
