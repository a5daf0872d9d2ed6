package easyreadllm_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/easyreadllm"
	"github.com/townclerk/townclerk/internal/chatserver"
)

func TestFaultsOfAServer(t *testing.T) {
	t.Parallel()
	passing := map[chatserver.Fault]bool{chatserver.Hang: true, chatserver.Slow: true, chatserver.Huge: true}
	for _, f := range chatserver.Passing() {
		passing[f] = true
	}
	source := parse(t, notice)
	offline, err := easyread.Convert(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	for f := chatserver.Hang; f <= chatserver.Moved; f++ {
		options := quick()
		options.Timeout = 100 * time.Millisecond
		if f == chatserver.Huge || f == chatserver.Denied { // what is tested is the answer, not the wait
			options.Timeout = 5 * time.Second
		}
		options.Attempts = 3
		patient := options
		patient.Timeout, patient.Attempts = max(options.Timeout, time.Second), 6
		t.Run(f.String()+" once each", func(t *testing.T) {
			t.Parallel()
			var mu sync.Mutex
			seen := map[string]bool{}
			server := chatserver.New(t, chatserver.Copy)
			server.Break(func(c chatserver.Chat) chatserver.Fault {
				mu.Lock()
				defer mu.Unlock()
				key := fmt.Sprint(chatserver.Lines(c))
				if seen[key] {
					return chatserver.None
				}
				seen[key] = true
				return f
			})
			s := &easyreadllm.Simplifier{Model: connect(t, server), Options: patient}
			doc, err := s.Convert(t.Context(), new(easyread.Converter), source)
			if err != nil {
				t.Fatal(err)
			}
			r, err := s.Record()
			if err != nil {
				t.Fatal(err)
			}
			if passing[f] && (r.FellBack != 0 || r.Retries == 0) {
				t.Errorf("record is %+v", r)
			}
			if !strings.Contains(words(doc), "£45") {
				t.Errorf("the document is not whole:\n%s", words(doc))
			}
		})
		t.Run(f.String()+" for ever", func(t *testing.T) {
			t.Parallel()
			server := chatserver.New(t, chatserver.Copy)
			server.Break(func(chatserver.Chat) chatserver.Fault { return f })
			s := &easyreadllm.Simplifier{Model: connect(t, server), Options: options}
			doc, err := s.Convert(t.Context(), new(easyread.Converter), source)
			if err != nil {
				t.Fatal(err)
			}
			// The document is the offline one, and says why.
			if diff := cmp.Diff(offline, doc, cmpopts.IgnoreFields(easyread.Document{}, "Findings")); diff != "" {
				t.Errorf("(-offline +with a broken server):\n%s", diff)
			}
			n := 0
			for _, found := range doc.Findings {
				if strings.Contains(found.Message, "language model was not used") {
					n++
				}
			}
			if n < 3 {
				t.Errorf("%d findings say that the model was not used: %+v", n, doc.Findings)
			}
			if f == chatserver.Denied && len(server.Seen()) != 1 {
				t.Errorf("a wrong key was tried %d times", len(server.Seen()))
			}
		})
	}
}

// TestFiveHundredPassages is a long document and a bad day: of 8 requests at a
// time, one in five goes wrong.
func TestFiveHundredPassages(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	var want []string
	text.WriteString("# Fees\n\n")
	for i := range 500 {
		line := fmt.Sprintf("The fee of hall %d is £%d a day.", i+1, 1000+i)
		want = append(want, line)
		text.WriteString(line + "\n\n")
	}
	server := chatserver.New(t, chatserver.Copy)
	server.Break(chatserver.Some(20, 7))
	options := quick()
	options.Parallel = 8
	done := 0
	options.Progress = func(p easyreadllm.Progress) { done = p.Done }
	s := &easyreadllm.Simplifier{Model: connect(t, server), Options: options}
	doc, err := s.Convert(t.Context(), new(easyread.Converter), parse(t, text.String()))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, st := range doc.All() {
		if st.Engine == "fake" {
			got = append(got, st.Text)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	r, err := s.Record()
	if err != nil {
		t.Fatal(err)
	}
	if done != 500 || r.Passages != 500 || r.FellBack != 0 || r.Retries < 80 || server.Served() < 500 {
		t.Errorf("%d done, %d answers served, record %d passages, %d fell back, %d retries", done, server.Served(), r.Passages, r.FellBack, r.Retries)
	}
	t.Logf("%d requests, %d retries, %d fell back", r.Requests, r.Retries, r.FellBack)
}

func TestAContextThatEndsIsHeeded(t *testing.T) {
	t.Parallel()
	for _, f := range []chatserver.Fault{chatserver.Hang, chatserver.Slow, chatserver.Busy} {
		t.Run(f.String(), func(t *testing.T) {
			t.Parallel()
			server := chatserver.New(t, chatserver.Copy)
			server.Break(func(chatserver.Chat) chatserver.Fault { return f })
			ctx, stop := context.WithCancel(t.Context())
			time.AfterFunc(50*time.Millisecond, stop)
			options := quick()
			options.Wait, options.MaxWait = time.Minute, time.Minute
			s := &easyreadllm.Simplifier{Model: connect(t, server), Options: options}
			_, err := s.Convert(ctx, new(easyread.Converter), parse(t, notice))
			if !errors.Is(err, context.Canceled) {
				t.Errorf("error is %v", err)
			}
		})
	}
}

// What the provider says of a server is not lost on the way: how long to wait.
func TestAskedToWait(t *testing.T) {
	t.Parallel()
	var client easyreadllm.HTTPClient
	server := chatserver.New(t, chatserver.Copy)
	server.Break(func(chatserver.Chat) chatserver.Fault { return chatserver.Busy })
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/chat/completions", strings.NewReader(`{"messages": [{"role": "user", "content": "x"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.Do(req)
	var delay interface{ RetryDelay() time.Duration }
	if !errors.As(err, &delay) || delay.RetryDelay() != 50*time.Millisecond {
		t.Errorf("error is %v", err)
	}
}
