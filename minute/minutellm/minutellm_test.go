package minutellm_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/openai"

	"github.com/townclerk/townclerk/internal/chatserver"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/minutellm"
	"github.com/townclerk/townclerk/minute/transcript"
)

// connect returns a model behind a server.
func connect(t testing.TB, s *chatserver.Server) llms.Model {
	t.Helper()
	m, err := openai.New(openai.WithBaseURL(s.URL), openai.WithToken("none"), openai.WithModel("fake"), openai.WithHTTPClient(new(minutellm.HTTPClient)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// quick are options for a server that is near.
func quick() minutellm.Options {
	return minutellm.Options{ModelName: "fake", Wait: time.Millisecond, MaxWait: 200 * time.Millisecond, Timeout: 5 * time.Second, Parallel: 4}
}

func file(t testing.TB, name string) *transcript.Transcript {
	t.Helper()
	tr, err := transcript.File(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

const (
	meeting = "../../examples/testdata/committee-meeting.vtt"
	visit   = "../../examples/testdata/home-visit.txt"
)

func TestMinutes(t *testing.T) {
	t.Parallel()
	tr := file(t, meeting)
	rules, err := minute.Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	server := chatserver.New(t, chatserver.Copy)
	d := &minutellm.Drafter{Model: connect(t, server), Options: quick()}
	m, err := d.Make(t.Context(), new(minute.Maker), tr)
	if err != nil {
		t.Fatal(err)
	}
	// The model words points, and nothing else.
	if diff := cmp.Diff(rules.Decisions(), m.Decisions()); diff != "" {
		t.Errorf("decisions (-rules +model):\n%s", diff)
	}
	if diff := cmp.Diff(rules.Actions(), m.Actions()); diff != "" {
		t.Errorf("actions (-rules +model):\n%s", diff)
	}
	worded := 0
	for _, it := range m.Items {
		for _, p := range it.Points {
			if p.Engine == "fake" {
				worded++
				if len(p.Source.Spoken) == 0 || strings.Contains(p.Text, "[PERSON") {
					t.Errorf("point %+v", p)
				}
			}
		}
	}
	r, err := d.Record()
	if err != nil {
		t.Fatal(err)
	}
	if worded != r.ByModel || worded < 30 || r.FellBack != 0 {
		t.Errorf("%d points by the model, record %+v", worded, r)
	}
	for _, body := range server.Seen() {
		for _, name := range []string{"Hanlon", "Oduya", "Strand", "Bexley", "Sethi", "Prosser"} {
			if strings.Contains(string(body), name) {
				t.Errorf("%s was sent", name)
			}
		}
	}
	one := &minutellm.Drafter{Model: connect(t, chatserver.New(t, chatserver.Copy)), Options: quick()}
	again, err := (&minute.Maker{Drafter: one}).Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, again); diff != "" {
		t.Errorf("(-together +one by one):\n%s", diff)
	}
}

func TestCaseNote(t *testing.T) {
	t.Parallel()
	tr := file(t, visit)
	rules, err := casenote.Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	server := chatserver.New(t, chatserver.Copy)
	d := &minutellm.Drafter{Model: connect(t, server), Options: quick()}
	n, err := d.MakeNote(t.Context(), new(casenote.Maker), tr)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(rules.Risks(), n.Risks()); diff != "" {
		t.Errorf("risks (-rules +model):\n%s", diff)
	}
	worded := 0
	for _, s := range n.Sections {
		for _, e := range s.Entries {
			if e.Engine == "fake" {
				worded++
			}
		}
	}
	if worded < 5 {
		t.Errorf("the model worded %d entries", worded)
	}
	for _, body := range server.Seen() {
		for _, name := range []string{"Marlow", "Doyle", "Orchard Close"} {
			if strings.Contains(string(body), name) {
				t.Errorf("%s was sent", name)
			}
		}
	}
	one := &minutellm.Drafter{Model: connect(t, chatserver.New(t, chatserver.Copy)), Options: quick()}
	again, err := (&casenote.Maker{Drafter: one.ForNotes()}).Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(n, again); diff != "" {
		t.Errorf("(-together +one by one):\n%s", diff)
	}
}

func TestRequestsSendNothing(t *testing.T) {
	t.Parallel()
	d := new(minutellm.Drafter)
	items, err := d.Requests(t.Context(), new(minute.Maker), file(t, meeting))
	if err != nil || len(items) < 5 {
		t.Errorf("%d requests, %v", len(items), err)
	}
	sections, err := d.NoteRequests(t.Context(), new(casenote.Maker), file(t, visit))
	if err != nil || len(sections) < 5 {
		t.Errorf("%d requests, %v", len(sections), err)
	}
	if items[0].Task == sections[0].Task {
		t.Error("minutes and case notes have the same instructions")
	}
}

// A server that always fails costs the wording and nothing else.
func TestFaultsOfAServer(t *testing.T) {
	t.Parallel()
	tr := file(t, meeting)
	rules, err := minute.Make(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	for f := chatserver.Hang; f <= chatserver.Moved; f++ {
		t.Run(f.String(), func(t *testing.T) {
			t.Parallel()
			server := chatserver.New(t, chatserver.Copy)
			server.Break(func(chatserver.Chat) chatserver.Fault { return f })
			options := quick()
			options.Timeout, options.Attempts = 100*time.Millisecond, 2
			d := &minutellm.Drafter{Model: connect(t, server), Options: options}
			m, err := d.Make(t.Context(), new(minute.Maker), tr)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(rules.Items, m.Items); diff != "" {
				t.Errorf("(-rules +broken server):\n%s", diff)
			}
			failed := 0
			for _, x := range m.Findings {
				if x.Code == "drafter-failed" {
					failed++
				}
			}
			if failed < 5 {
				t.Errorf("%d findings say that the drafter failed", failed)
			}
		})
	}
}
