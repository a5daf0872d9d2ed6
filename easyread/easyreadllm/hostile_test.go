package easyreadllm_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/easyread"
	"github.com/townclerk/townclerk/easyread/easyreadllm"
	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/internal/chatserver"
	"github.com/townclerk/townclerk/internal/enginetest"
	"github.com/townclerk/townclerk/internal/language"
)

// models are those that an engine must be safe with, good ones and bad ones.
var models = map[string]chatserver.Model{"honest": plainer, "obedient": chatserver.Obedient, "hijacked": chatserver.Hijacked}

func TestEnginePassesTheSuite(t *testing.T) {
	t.Parallel()
	for name, m := range models {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			enginetest.Simplifier(t, &easyreadllm.Simplifier{Model: connect(t, chatserver.New(t, m)), Options: quick()})
		})
	}
	t.Run("faulty", func(t *testing.T) {
		t.Parallel()
		server := chatserver.New(t, plainer)
		server.Break(chatserver.Some(20, 11))
		options := quick()
		options.Attempts = 12 // the same result each time
		enginetest.Simplifier(t, &easyreadllm.Simplifier{Model: connect(t, server), Options: options})
	})
	t.Run("dead", func(t *testing.T) {
		t.Parallel()
		server := chatserver.New(t, plainer)
		server.Break(func(chatserver.Chat) chatserver.Fault { return chatserver.Unavailable })
		options := quick()
		options.Attempts, options.GiveUpAfter = 1, 1<<30
		enginetest.Simplifier(t, &easyreadllm.Simplifier{Model: connect(t, server), Options: options})
	})
}

// TestOrdersInADocumentAreNotFollowed: whatever a document tells a model that does
// whatever it is told, nothing comes out but what the rules make of the document,
// and its own sentences.
func TestOrdersInADocumentAreNotFollowed(t *testing.T) {
	t.Parallel()
	attacks := enginetest.Attacks(t)
	source := enginetest.Notice(t, attacks...)
	offline, err := easyread.Convert(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	allowed := map[string]bool{}
	for _, s := range offline.All() {
		allowed[s.Text] = true
	}
	for b := range source.All() {
		text := strings.Join(strings.Fields(extract.PlainText(b)), " ")
		for _, s := range language.Sentences(text) {
			allowed[s.Of(text)] = true
		}
	}
	for _, name := range []string{"obedient", "hijacked"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := chatserver.New(t, models[name])
			options := quick()
			options.Parallel = 8
			s := &easyreadllm.Simplifier{Model: connect(t, server), Options: options}
			doc, err := s.Convert(t.Context(), new(easyread.Converter), source)
			if err != nil {
				t.Fatal(err)
			}
			for at, st := range doc.All() {
				if !allowed[st.Text] {
					t.Errorf("%s: %q (by %q)", at, st.Text, st.Engine)
				}
			}
			for _, b := range enginetest.EasyRead(source, doc) {
				t.Error(b)
			}
			r, err := s.Record()
			if err != nil {
				t.Fatal(err)
			}
			unsent := 0
			for _, e := range r.Entries {
				if slices.Contains(e.Findings, "the text speaks to language models and was not sent") {
					unsent++
				}
			}
			t.Logf("%d attacks in %d passages: %d were not sent, %d answers fell back, %d statements were refused", len(attacks), r.Passages, unsent, r.FellBack, r.Refused)
			if r.ByModel == 0 || r.Refused == 0 {
				t.Errorf("the model had no chance: %+v", r)
			}
		})
	}
}
