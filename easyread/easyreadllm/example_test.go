package easyreadllm_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/tmc/langchaingo/llms"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/easyreadllm"
	"github.com/townclerk/townclerk/extract"
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
	const notice = "# Library\n\nPayment of the fee of £4.50 must be made by 31 March 2026.\n"
	source, err := new(extract.Extractor).Extract(context.Background(), "notice.md", strings.NewReader(notice), int64(len(notice)))
	if err != nil {
		fmt.Println(err)
		return
	}
	s := &easyreadllm.Simplifier{
		Model:   scripted(`{"statements": [{"text": "The fee is £4.50.", "from": [1], "item": false}, {"text": "The fee must be paid by 31 March 2026.", "from": [1], "item": false}]}`),
		Options: easyreadllm.Options{ModelName: "scripted"},
	}
	doc, err := s.Convert(context.Background(), new(easyread.Converter), source)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, st := range doc.All() {
		if st.Engine != "" {
			fmt.Printf("%s (%s)\n", st.Text, st.Engine)
		}
	}
	// Output:
	// The fee is £4.50. (scripted)
	// The fee must be paid by 31 March 2026. (scripted)
}

// What a model invents is not used.
func ExampleSimplifier_Simplify() {
	s := &easyreadllm.Simplifier{Model: scripted(`{"statements": [{"text": "The pool is open until 9pm.", "from": [1], "item": false}]}`)}
	made, err := s.Simplify(context.Background(), easyread.Passage{Text: "The pool is open.", MaxWords: 15})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range made {
		fmt.Println(m.Text)
		fmt.Println(m.Finding)
	}
	// Output:
	// The pool is open.
	// The language model was not used here: it says something that its lines do not say. Townclerk's own rules were used.
}

// What would be sent, without sending it.
func ExampleSimplifier_Requests() {
	const letter = "# Visit\n\nMrs Okonkwo will visit you. Ring 01632 960 450.\n"
	source, err := new(extract.Extractor).Extract(context.Background(), "letter.md", strings.NewReader(letter), int64(len(letter)))
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := new(easyreadllm.Simplifier).Requests(context.Background(), new(easyread.Converter), source)
	if err != nil {
		fmt.Println(err)
		return
	}
	for line := range strings.Lines(list[0].Messages[len(list[0].Messages)-1].Text) {
		if strings.HasPrefix(line, "1:") || strings.HasPrefix(line, "2:") {
			fmt.Print(line)
		}
	}
	// Output:
	// 1: [PERSON 1] will visit you.
	// 2: Ring [PHONE 1].
}
