package easyreadllm_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/openai"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/easyreadllm"
	"github.com/townclerk/townclerk/easyread/rules"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/chatserver"
)

// connect returns a model behind a server.
func connect(t testing.TB, s *chatserver.Server) llms.Model {
	t.Helper()
	m, err := openai.New(openai.WithBaseURL(s.URL), openai.WithToken("none"), openai.WithModel("fake"), openai.WithHTTPClient(new(easyreadllm.HTTPClient)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// quick are options for a server that is near.
func quick() easyreadllm.Options {
	return easyreadllm.Options{ModelName: "fake", Wait: time.Millisecond, MaxWait: 200 * time.Millisecond, Timeout: 5 * time.Second}
}

// parse reads Markdown.
func parse(t testing.TB, text string) *extract.Document {
	t.Helper()
	d, err := new(extract.Extractor).Extract(t.Context(), "test.md", strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// words returns the text of a document, a statement a line.
func words(d *easyread.Document) string {
	var b strings.Builder
	for _, s := range d.All() {
		b.WriteString(s.Text + "\n")
	}
	return b.String()
}

const notice = `# Garden waste

The annual subscription is £45, and payment must be received by the Council no later than 31 March 2026.

Residents in receipt of Council Tax Reduction may get a discount. Contact Mrs Okonkwo on 01632 960 450.

## How to pay

You can pay online. You must not put food waste in the bin.
`

// plainer answers as a good model would.
func plainer(c chatserver.Chat) string {
	var list []chatserver.Statement
	for _, l := range chatserver.Lines(c) {
		if strings.HasPrefix(l.Text, "The annual") {
			list = append(list, chatserver.Statement{Text: "The yearly subscription is £45.", From: []int{l.Number}},
				chatserver.Statement{Text: "The Council must get the payment by 31 March 2026.", From: []int{l.Number}})
			continue
		}
		plain := strings.ReplaceAll(l.Text, "in receipt of", "who get")
		list = append(list, chatserver.Statement{Text: plain, From: []int{l.Number}})
	}
	return chatserver.Answer(c, list)
}

func TestAGoodModelIsUsed(t *testing.T) {
	t.Parallel()
	for _, output := range []easyreadllm.Output{easyreadllm.JSONMode, easyreadllm.FunctionCall, easyreadllm.WordsOnly} {
		server := chatserver.New(t, plainer)
		options := quick()
		options.Output = output
		s := &easyreadllm.Simplifier{Model: connect(t, server), Options: options}
		doc, err := s.Convert(t.Context(), new(easyread.Converter), parse(t, notice))
		if err != nil {
			t.Fatal(err)
		}
		engines := map[string]string{}
		for _, st := range doc.All() {
			engines[st.Text] = st.Engine
		}
		want := map[string]string{
			"Garden waste": "", "How to pay": "", "The yearly subscription is £45.": "fake", "The Council must get the payment by 31 March 2026.": "fake",
			"You can pay online.": "fake", "Contact Mrs Okonkwo on 01632 960 450.": "fake",
		}
		for text, engine := range want {
			if got, ok := engines[text]; !ok || got != engine {
				t.Errorf("%q is by %q (%v), want %q", text, got, ok, engine)
			}
		}
		r, err := s.Record()
		if err != nil {
			t.Fatal(err)
		}
		if r.Passages != 3 || r.FellBack != 0 || r.Requests != 3 || r.InputTokens == 0 || r.Estimated {
			t.Errorf("record is %+v", r)
		}
		for _, body := range server.Seen() {
			if bytes.Contains(body, []byte("Okonkwo")) || bytes.Contains(body, []byte("960 450")) {
				t.Error("personal data was sent")
			}
		}
	}
}

// What a model gets wrong costs the sentence, not the passage.
func TestABadSentenceIsReplacedAlone(t *testing.T) {
	t.Parallel()
	server := chatserver.New(t, func(c chatserver.Chat) string {
		var list []chatserver.Statement
		for _, l := range chatserver.Lines(c) {
			text := strings.Replace(l.Text, "must not", "can", 1)
			if !strings.HasPrefix(l.Text, "Residents") {
				list = append(list, chatserver.Statement{Text: text, From: []int{l.Number}})
			}
		}
		return chatserver.Answer(c, list)
	})
	s := &easyreadllm.Simplifier{Model: connect(t, server), Options: quick()}
	doc, err := s.Convert(t.Context(), new(easyread.Converter), parse(t, notice))
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]string{}
	for place, st := range doc.All() {
		at[st.Text] = place
		if want := st.Text == "You can pay online."; want && st.Engine != "fake" || st.Text == "You must not put food waste in the bin." && st.Engine != "" {
			t.Errorf("%q is by %q", st.Text, st.Engine)
		}
	}
	for text, why := range map[string]string{
		"You must not put food waste in the bin.": "changes something", "Residents who get Council Tax Reduction may get a discount.": "a line is in no statement",
	} {
		place, ok := at[text]
		found := slices.ContainsFunc(doc.Findings, func(f rules.Finding) bool {
			return f.At.Block == place && f.Rule == "D09" && strings.Contains(f.Message, why)
		})
		if !ok || !found {
			t.Errorf("%q at %q has no finding %q in %+v", text, place, why, doc.Findings)
		}
	}
}

// A Simplifier in a Converter does the same, one passage after the other.
func TestInAConverter(t *testing.T) {
	t.Parallel()
	s := &easyreadllm.Simplifier{Model: connect(t, chatserver.New(t, plainer)), Options: quick()}
	one, err := (&easyread.Converter{Simplifier: s}).Convert(t.Context(), parse(t, notice))
	if err != nil {
		t.Fatal(err)
	}
	options := quick()
	options.Parallel = 4
	many, err := (&easyreadllm.Simplifier{Model: connect(t, chatserver.New(t, plainer)), Options: options}).Convert(t.Context(), new(easyread.Converter), parse(t, notice))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(one, many); diff != "" {
		t.Errorf("(-one by one +together):\n%s", diff)
	}
}

func TestRequestsSendNothing(t *testing.T) {
	t.Parallel()
	s := new(easyreadllm.Simplifier)
	list, err := s.Requests(t.Context(), new(easyread.Converter), parse(t, notice))
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 3 {
		t.Fatalf("%d requests, want 3", len(list))
	}
	for _, r := range list {
		last := r.Messages[len(r.Messages)-1].Text
		if strings.Contains(last, "Okonkwo") || r.Tokens == 0 || r.Task == "" {
			t.Errorf("request is %+v", r)
		}
	}
	if _, err := s.Convert(t.Context(), new(easyread.Converter), parse(t, notice)); !errors.Is(err, easyreadllm.ErrOption) {
		t.Errorf("without a model the error is %v", err)
	}
}

func TestALongPassageIsSentInParts(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("# Fees\n\n")
	for i := range 60 {
		fmt.Fprintf(&text, "The fee of hall %d is £%d a day. ", i+1, 10+i)
	}
	server := chatserver.New(t, chatserver.Copy)
	options := quick()
	options.Budget = 2000
	s := &easyreadllm.Simplifier{Model: connect(t, server), Options: options}
	doc, err := s.Convert(t.Context(), new(easyread.Converter), parse(t, text.String()))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, st := range doc.All() {
		if st.Engine == "fake" {
			n++
			if want := fmt.Sprintf("The fee of hall %d is £%d a day.", n, 9+n); st.Text != want {
				t.Errorf("sentence %d is %q", n, st.Text)
			}
		}
	}
	if n != 60 || len(server.Seen()) < 3 {
		t.Errorf("%d sentences in %d requests", n, len(server.Seen()))
	}
}
