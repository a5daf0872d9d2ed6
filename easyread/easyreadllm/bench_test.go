package easyreadllm_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/tmc/langchaingo/llms"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/easyreadllm"
	"github.com/townclerk/townclerk/internal/chatserver"
)

// instant is a model that takes no time.
type instant struct{}

func (instant) Call(context.Context, string, ...llms.CallOption) (string, error) { return "", nil }

func (instant) GenerateContent(_ context.Context, list []llms.MessageContent, _ ...llms.CallOption) (*llms.ContentResponse, error) {
	c := chatserver.Chat{}
	roles := map[llms.ChatMessageType]string{llms.ChatMessageTypeSystem: "system", llms.ChatMessageTypeHuman: "user", llms.ChatMessageTypeAI: "assistant"}
	for _, m := range list {
		c.Messages = append(c.Messages, chatserver.Message{Role: roles[m.Role], Content: m.Parts[0].(llms.TextContent).Text})
	}
	return &llms.ContentResponse{Choices: []*llms.ContentChoice{{Content: chatserver.Copy(c), StopReason: "stop"}}}, nil
}

// BenchmarkConvert is what a document costs with a model that takes no time, and
// BenchmarkOffline what it costs without: the difference is our side of asking.
// The time per passage must not grow with the document.
func BenchmarkConvert(b *testing.B) {
	for _, n := range []int{50, 500, 2000} {
		b.Run(fmt.Sprintf("%d passages", n), func(b *testing.B) {
			source := parse(b, fees(n))
			b.ReportAllocs()
			b.SetBytes(int64(len(fees(n))))
			for b.Loop() {
				s := &easyreadllm.Simplifier{Model: instant{}, Options: easyreadllm.Options{ModelName: "instant"}}
				if _, err := s.Convert(b.Context(), new(easyread.Converter), source); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/passage")
		})
	}
}

func BenchmarkOffline(b *testing.B) {
	for _, n := range []int{50, 500, 2000} {
		b.Run(fmt.Sprintf("%d passages", n), func(b *testing.B) {
			source := parse(b, fees(n))
			b.ReportAllocs()
			b.SetBytes(int64(len(fees(n))))
			for b.Loop() {
				if _, err := easyread.Convert(b.Context(), source); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/passage")
		})
	}
}

// BenchmarkPassage is our side of one passage of real sentences.
func BenchmarkPassage(b *testing.B) {
	p := easyread.Passage{MaxWords: 15, Title: "Garden waste", Heading: "How to pay", Text: "The annual subscription is £45, and payment must be received by the Council no later than 31 March 2026. Residents in receipt of Council Tax Reduction may be eligible for a discount. Contact Mrs Okonkwo on 01632 960 450."}
	s := &easyreadllm.Simplifier{Model: instant{}}
	b.ReportAllocs()
	b.SetBytes(int64(len(p.Text)))
	for b.Loop() {
		if _, err := s.Simplify(b.Context(), p); err != nil {
			b.Fatal(err)
		}
	}
}
