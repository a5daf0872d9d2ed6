// Package langchain sends the requests of internal/prompt to a model of
// langchaingo. It is what easyreadllm and minutellm share; nothing else needs it.
//
//	runner.Ask = langchain.Asker(model)
package langchain

import (
	"context"
	"encoding/json"

	"github.com/tmc/langchaingo/llms"

	"github.com/townclerk/townclerk/internal/prompt"
)

// Asker returns what sends requests to a model, at temperature 0; nil for nil. It
// may be used by several goroutines if the model may. A reply without any choice
// is [prompt.ErrAnswer].
func Asker(m llms.Model) prompt.Ask {
	if m == nil {
		return nil
	}
	roles := map[prompt.Role]llms.ChatMessageType{
		prompt.System: llms.ChatMessageTypeSystem, prompt.User: llms.ChatMessageTypeHuman, prompt.Assistant: llms.ChatMessageTypeAI,
	}
	return func(ctx context.Context, r prompt.Request) (prompt.Reply, error) {
		var messages []llms.MessageContent
		for _, x := range r.Messages {
			messages = append(messages, llms.TextParts(roles[x.Role], x.Text))
		}
		options := []llms.CallOption{llms.WithTemperature(0), llms.WithMaxTokens(r.MaxAnswer)}
		switch r.Output {
		case prompt.JSONMode:
			options = append(options, llms.WithJSONMode())
		case prompt.FunctionCall:
			f := llms.FunctionDefinition{Name: "answer", Description: "Give the answer.", Parameters: json.RawMessage(r.Schema), Strict: true}
			options = append(options, llms.WithTools([]llms.Tool{{Type: "function", Function: &f}}),
				llms.WithToolChoice(llms.ToolChoice{Type: "function", Function: &llms.FunctionReference{Name: f.Name}}))
		}
		resp, err := m.GenerateContent(ctx, messages, options...)
		if err != nil {
			return prompt.Reply{}, err
		}
		if resp == nil || len(resp.Choices) == 0 || resp.Choices[0] == nil {
			return prompt.Reply{}, prompt.ErrAnswer
		}
		c := resp.Choices[0]
		text := c.Content
		if text == "" && len(c.ToolCalls) == 1 && c.ToolCalls[0].FunctionCall != nil {
			text = c.ToolCalls[0].FunctionCall.Arguments
		}
		return prompt.NewReply(text, c.StopReason, c.GenerationInfo), nil
	}
}
