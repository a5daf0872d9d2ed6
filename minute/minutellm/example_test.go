package minutellm_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/tmc/langchaingo/llms"

	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/minutellm"
	"github.com/townclerk/townclerk/minute/transcript"
)

// scripted is a model that always gives the same answer. A real one comes from a
// provider of langchaingo, such as openai.New.
type scripted string

func (s scripted) Call(context.Context, string, ...llms.CallOption) (string, error) {
	return string(s), nil
}

func (s scripted) GenerateContent(context.Context, []llms.MessageContent, ...llms.CallOption) (*llms.ContentResponse, error) {
	return &llms.ContentResponse{Choices: []*llms.ContentChoice{{Content: string(s), StopReason: "stop"}}}, nil
}

func Example() {
	const talk = "Cllr Roe (Chair): Item one, the library roof.\nRuth Hanlon (Head of Libraries): The roof leaks, and mending it will cost £12,400.\n"
	t, err := (&transcript.Reader{Name: "talk.txt"}).Read(context.Background(), strings.NewReader(talk))
	if err != nil {
		fmt.Println(err)
		return
	}
	d := &minutellm.Drafter{
		Model:   scripted(`{"statements": [{"text": "[PERSON 1] reported that the roof leaked, and that mending it would cost £12,400.", "from": [1]}]}`),
		Options: minutellm.Options{ModelName: "scripted"},
	}
	m, err := d.Make(context.Background(), new(minute.Maker), t)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, it := range m.Items {
		for _, p := range it.Points {
			fmt.Printf("%s (%s)\n", p.Text, p.Engine)
		}
	}
	// Output:
	// Ruth Hanlon reported that the roof leaked, and that mending it would cost £12,400. (scripted)
}
