package easyreadllm_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tmc/langchaingo/llms/openai"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/easyreadllm"
	"github.com/townclerk/townclerk/internal/chatserver"
)

// fees is a document of so many passages.
func fees(n int) string {
	var text strings.Builder
	text.WriteString("# Fees\n\n")
	for i := range n {
		fmt.Fprintf(&text, "The fee of hall %d is £%d a day.\n\n", i+1, 1000+i)
	}
	return text.String()
}

// TestChild is not a test but the process that TestKilled kills: it converts a
// document with the server and the store that its environment names.
func TestChild(t *testing.T) {
	url, folder := os.Getenv("TOWNCLERK_TEST_URL"), os.Getenv("TOWNCLERK_TEST_FOLDER")
	if url == "" {
		t.Skip("it is run by TestKilled")
	}
	m, err := openai.New(openai.WithBaseURL(url), openai.WithToken("none"), openai.WithModel("fake"), openai.WithHTTPClient(new(easyreadllm.HTTPClient)))
	if err != nil {
		t.Fatal(err)
	}
	options := quick()
	options.Store, options.Parallel, options.Timeout = easyreadllm.Folder(folder), 8, time.Hour
	if _, err := (&easyreadllm.Simplifier{Model: m, Options: options}).Convert(t.Context(), new(easyread.Converter), parse(t, fees(120))); err != nil {
		t.Fatal(err)
	}
}

// TestKilled kills a process in the middle of a document, without any warning, and
// goes on with another. No passage that was answered is asked about again.
func TestKilled(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "answers")
	server := chatserver.New(t, chatserver.Copy)
	var mu sync.Mutex
	answered := map[string]int{}
	const most = 50
	server.Break(func(c chatserver.Chat) chatserver.Fault {
		mu.Lock()
		defer mu.Unlock()
		if len(answered) >= most {
			return chatserver.Hang
		}
		answered[chatserver.Lines(c)[0].Text]++
		return chatserver.None
	})
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestChild$")
	child.Env = append(os.Environ(), "TOWNCLERK_TEST_URL="+server.URL, "TOWNCLERK_TEST_FOLDER="+folder)
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	files := func() int {
		list, err := filepath.Glob(filepath.Join(folder, "*.json"))
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	for start := time.Now(); files() < most; time.Sleep(5 * time.Millisecond) {
		if time.Since(start) > time.Minute {
			t.Fatalf("only %d answers after a minute", files())
		}
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if exit, ok := errors.AsType[*exec.ExitError](child.Wait()); !ok || exit.Success() {
		t.Fatalf("the child was not killed: %v", exit)
	}
	// The next process has a server of its own: what the dead one sent last may
	// still be on its way.
	next := chatserver.New(t, chatserver.Copy)
	next.Break(func(c chatserver.Chat) chatserver.Fault {
		mu.Lock()
		defer mu.Unlock()
		answered[chatserver.Lines(c)[0].Text]++
		return chatserver.None
	})
	options := quick()
	options.Store, options.Parallel = easyreadllm.Folder(folder), 8
	s := &easyreadllm.Simplifier{Model: connect(t, next), Options: options}
	doc, err := s.Convert(t.Context(), new(easyread.Converter), parse(t, fees(120)))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, st := range doc.All() {
		if st.Engine == "fake" {
			if want := fmt.Sprintf("The fee of hall %d is £%d a day.", n+1, 1000+n); st.Text != want {
				t.Errorf("sentence %d is %q", n, st.Text)
			}
			n++
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if n != 120 || len(answered) != 120 {
		t.Errorf("%d sentences, %d passages answered", n, len(answered))
	}
	for text, times := range answered {
		if times != 1 {
			t.Errorf("%q was answered %d times", text, times)
		}
	}
	r, err := s.Record()
	if err != nil {
		t.Fatal(err)
	}
	if r.Requests != 70 {
		t.Errorf("%d requests after the restart, want 70", r.Requests)
	}
}

// What was answered before a context ended is there for the next run.
func TestAnswersOutliveTheContext(t *testing.T) {
	t.Parallel()
	folder := easyreadllm.Folder(filepath.Join(t.TempDir(), "answers"))
	server := chatserver.New(t, chatserver.Copy)
	ctx, stop := context.WithCancel(t.Context())
	server.Break(func(c chatserver.Chat) chatserver.Fault {
		if c.Number == 21 {
			stop()
			return chatserver.Hang
		}
		return chatserver.None
	})
	options := quick()
	options.Store = folder
	first := &easyreadllm.Simplifier{Model: connect(t, server), Options: options}
	if _, err := first.Convert(ctx, new(easyread.Converter), parse(t, fees(40))); !errors.Is(err, context.Canceled) {
		t.Fatalf("error is %v", err)
	}
	r, err := first.Record()
	if err != nil || r.ByModel != 20 {
		t.Errorf("record is %+v, %v", r, err)
	}
	second := &easyreadllm.Simplifier{Model: connect(t, server), Options: options}
	if _, err := second.Convert(t.Context(), new(easyread.Converter), parse(t, fees(40))); err != nil {
		t.Fatal(err)
	}
	if r, err = second.Record(); err != nil || r.Requests != 20 || r.Passages != 40 || r.ByModel != 40 {
		t.Errorf("record is %+v, %v", r, err)
	}
}
