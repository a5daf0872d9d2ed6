package prompt_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/townclerk/townclerk/internal/prompt"
)

func TestHTTPClient(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		answer func(w http.ResponseWriter)
		status int // 0 for an answer
		wait   time.Duration
		fails  bool
	}{
		{"an answer is read", func(w http.ResponseWriter) { fmt.Fprint(w, "hello") }, 0, 0, false},
		{"seconds to wait", func(w http.ResponseWriter) { w.Header().Set("Retry-After", "7"); w.WriteHeader(429) }, 429, 7 * time.Second, true},
		{"milliseconds to wait", func(w http.ResponseWriter) { w.Header().Set("Retry-After-Ms", "250"); w.WriteHeader(429) }, 429, 250 * time.Millisecond, true},
		{"a time in the past to wait for", func(w http.ResponseWriter) {
			w.Header().Set("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")
			w.WriteHeader(503)
		}, 503, 0, true},
		{"nonsense to wait for", func(w http.ResponseWriter) { w.Header().Set("Retry-After", "soon"); w.WriteHeader(503) }, 503, 0, true},
		{"a negative wait", func(w http.ResponseWriter) { w.Header().Set("Retry-After", "-5"); w.WriteHeader(503) }, 503, 0, true},
		{"a redirect is not followed", func(w http.ResponseWriter) {
			w.Header().Set("Location", "http://127.0.0.1:1/")
			w.WriteHeader(307)
		}, 307, 0, true},
		{"a flood is stopped", func(w http.ResponseWriter) { fmt.Fprint(w, strings.Repeat("x", 2000)) }, 0, 0, true},
		{"the words of an error stay with the server", func(w http.ResponseWriter) {
			w.WriteHeader(400)
			fmt.Fprint(w, "Mrs Okonkwo")
		}, 400, 0, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { c.answer(w) }))
			defer server.Close()
			req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL, strings.NewReader("{}"))
			if err != nil {
				t.Fatal(err)
			}
			resp, err := (&prompt.HTTPClient{MaxBytes: 1000}).Do(req)
			if (err != nil) != c.fails {
				t.Fatalf("error is %v", err)
			}
			if c.status != 0 {
				s, ok := errors.AsType[*prompt.StatusError](err)
				if !ok || s.Status != c.status || s.RetryAfter != c.wait || strings.Contains(err.Error(), "Okonkwo") {
					t.Errorf("error is %v: %+v", err, s)
				}
			}
			if err == nil {
				if data, err := io.ReadAll(resp.Body); err != nil || string(data) != "hello" {
					t.Errorf("read %q, %v", data, err)
				}
			}
		})
	}
}
