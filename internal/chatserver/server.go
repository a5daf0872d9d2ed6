package chatserver

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// A Model answers a chat with the text of its message.
type Model func(c Chat) string

// A Chat is one request.
type Chat struct {
	// Number counts requests from 1.
	Number int

	// Body is the request as it came over the wire.
	Body []byte

	Name     string // of the model that is asked for
	Messages []Message
}

// A Message is one message of a chat.
type Message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// A Server is a running server. It may be used by several goroutines.
type Server struct {
	// URL is what clients take as the base, with "/v1".
	URL string

	model Model
	http  *httptest.Server
	stop  chan struct{}

	mu     sync.Mutex
	fault  func(c Chat) Fault
	bodies [][]byte
	served int
}

// New starts a server, which ends with the test.
func New(t testing.TB, m Model) *Server {
	t.Helper()
	s := &Server{model: m, stop: make(chan struct{})}
	s.http = httptest.NewServer(http.HandlerFunc(s.serve))
	s.URL = s.http.URL + "/v1"
	t.Cleanup(func() {
		close(s.stop)
		s.http.CloseClientConnections()
		s.http.Close()
	})
	return s
}

// Break says how requests from now on go wrong; nil lets all go well.
func (s *Server) Break(fault func(c Chat) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = fault
}

// Seen returns the bodies of all requests, in the order of their arrival.
func (s *Server) Seen() [][]byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([][]byte(nil), s.bodies...)
}

// Served is how many good answers were sent.
func (s *Server) Served() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.served
}

// maxBody bounds what is read of a request.
const maxBody = 16 << 20

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	var asked struct {
		Model    string    `json:"model"`
		Messages []Message `json:"messages"`
	}
	if err = errors.Join(err, json.Unmarshal(body, &asked)); err != nil || !strings.HasSuffix(r.URL.Path, "/chat/completions") {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	s.bodies = append(s.bodies, body)
	c := Chat{Number: len(s.bodies), Body: body, Name: asked.Model, Messages: asked.Messages}
	broken := s.fault
	s.mu.Unlock()
	fault := None
	if broken != nil {
		fault = broken(c)
	}
	if fault != None {
		s.fail(w, r, c, fault)
		return
	}
	s.mu.Lock()
	s.served++
	s.mu.Unlock()
	respond(w, completion(s.model(c), "stop", c))
}

// completion is the body of an answer.
func completion(text, reason string, c Chat) map[string]any {
	return map[string]any{
		"id": fmt.Sprintf("chat-%d", c.Number), "object": "chat.completion", "model": c.Name,
		"choices": []any{map[string]any{"index": 0, "finish_reason": reason, "message": map[string]any{"role": "assistant", "content": text}}},
		"usage":   map[string]any{"prompt_tokens": len(c.Body) / 4, "completion_tokens": len(text) / 4, "total_tokens": (len(c.Body) + len(text)) / 4},
	}
}

func respond(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(body); err != nil {
		panic(http.ErrAbortHandler)
	}
}

// A Fault is a way for a request to go wrong.
type Fault int

// The faults.
const (
	None          Fault = iota
	Hang                // no answer
	Busy                // 429 with Retry-After
	Unavailable         // 503
	Broken              // 500 with a page of HTML
	Truncated           // the JSON of the protocol ends in the middle
	WrongSchema         // a good answer of another form
	CutOff              // an answer that ran out of tokens
	Slow                // an answer that comes a byte at a time
	NoChoices           // an answer without choices
	Reset               // the connection is reset
	Huge                // an answer of 64 MiB
	WrongLanguage       // an answer in French
	Prose               // an answer with a friendly sentence around it
	Filtered            // an answer that a content filter kept back
	Denied              // 401
	Moved               // a redirect to another host
	faults
)

// Passing are the faults that may be over at the next attempt.
func Passing() []Fault {
	return []Fault{Busy, Unavailable, Broken, Truncated, WrongSchema, CutOff, NoChoices, Reset, Prose}
}

// Some makes so many requests in a hundred go wrong, in a way that passes. Which
// ones depends on seed and the number of the request alone.
func Some(percent int, seed uint64) func(Chat) Fault {
	return func(c Chat) Fault {
		h := fnv.New64a()
		fmt.Fprintf(h, "%d %d", seed, c.Number)
		n := h.Sum64() >> 7
		if int(n%100) >= percent {
			return None
		}
		list := Passing()
		return list[n/100%uint64(len(list))]
	}
}

// String returns the fault as a word, for the names of tests.
func (f Fault) String() string {
	names := []string{"none", "hang", "busy", "unavailable", "broken", "truncated", "wrong schema", "cut off", "slow", "no choices", "reset", "huge",
		"wrong language", "prose", "filtered", "denied", "moved"}
	if f < 0 || f >= faults {
		return fmt.Sprintf("fault %d", int(f))
	}
	return names[f]
}

// fail answers a request wrongly.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, c Chat, f Fault) {
	text := s.model(c)
	switch f {
	case Hang:
		select {
		case <-r.Context().Done():
		case <-s.stop:
		}
	case Busy:
		w.Header().Set("Retry-After", "0.05")
		w.WriteHeader(http.StatusTooManyRequests)
		respond(w, map[string]any{"error": map[string]any{"message": "slow down"}})
	case Unavailable:
		w.WriteHeader(http.StatusServiceUnavailable)
	case Broken:
		w.WriteHeader(http.StatusInternalServerError)
		fmt.Fprint(w, "<html><body>something broke</body></html>")
	case Truncated:
		data, err := json.Marshal(completion(text, "stop", c))
		if err == nil {
			_, err = w.Write(data[:len(data)/2])
		}
		if err != nil {
			panic(http.ErrAbortHandler)
		}
	case WrongSchema:
		respond(w, completion(`{"sentences": ["`+strings.Repeat("wrong ", 3)+`"]}`, "stop", c))
	case CutOff:
		respond(w, completion(text[:len(text)/2], "length", c))
	case Slow:
		s.dribble(w, r, completion(text, "stop", c))
	case NoChoices:
		respond(w, map[string]any{"choices": []any{}})
	case Reset:
		reset(w)
	case Huge:
		s.flood(w, r)
	case WrongLanguage:
		respond(w, completion(french(c), "stop", c))
	case Prose:
		respond(w, completion("Here is the answer:\n```json\n"+text+"\n```", "stop", c))
	case Filtered:
		respond(w, completion("", "content_filter", c))
	case Denied:
		w.WriteHeader(http.StatusUnauthorized)
		respond(w, map[string]any{"error": map[string]any{"message": "no such key"}})
	case Moved:
		w.Header().Set("Location", "http://127.0.0.1:9/elsewhere")
		w.WriteHeader(http.StatusTemporaryRedirect)
	}
}

// dribble sends an answer a byte at a time, until nobody listens.
func (s *Server) dribble(w http.ResponseWriter, r *http.Request, body any) {
	data, err := json.Marshal(body)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	for _, b := range data {
		if _, err := w.Write([]byte{b}); err != nil {
			return
		}
		http.NewResponseController(w).Flush()
		select {
		case <-r.Context().Done():
			return
		case <-s.stop:
			return
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// flood sends 64 MiB, or until nobody listens.
func (s *Server) flood(w http.ResponseWriter, r *http.Request) {
	part := []byte(strings.Repeat("x", 1<<16))
	if _, err := w.Write([]byte(`{"choices":[{"message":{"content":"`)); err != nil {
		return
	}
	for range 1 << 10 {
		if _, err := w.Write(part); err != nil || r.Context().Err() != nil {
			return
		}
	}
}

// reset breaks the connection off without a goodbye.
func reset(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		if tcp.SetLinger(0) != nil {
			panic(http.ErrAbortHandler)
		}
	}
	if conn.Close() != nil {
		panic(http.ErrAbortHandler)
	}
}
