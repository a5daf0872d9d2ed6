package minutellm_test

import (
	"context"
	"strings"
	"testing"

	"github.com/townclerk/townclerk/internal/chatserver"
	"github.com/townclerk/townclerk/internal/enginetest"
	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/casenote"
	"github.com/townclerk/townclerk/minute/minutellm"
)

// models are those that an engine must be safe with, good ones and bad ones.
var models = map[string]chatserver.Model{"honest": chatserver.Copy, "obedient": chatserver.Obedient, "hijacked": chatserver.Hijacked}

func TestEnginePassesTheSuite(t *testing.T) {
	t.Parallel()
	for name, m := range models {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := &minutellm.Drafter{Model: connect(t, chatserver.New(t, m)), Options: quick()}
			t.Run("minutes", func(t *testing.T) { enginetest.Minutes(t, d) })
			t.Run("notes", func(t *testing.T) { enginetest.Notes(t, d.ForNotes()) })
		})
	}
	t.Run("faulty", func(t *testing.T) {
		t.Parallel()
		server := chatserver.New(t, chatserver.Copy)
		server.Break(chatserver.Some(20, 5))
		options := quick()
		options.Attempts = 12 // the same result each time
		d := &minutellm.Drafter{Model: connect(t, server), Options: options}
		t.Run("minutes", func(t *testing.T) { enginetest.Minutes(t, d) })
		t.Run("notes", func(t *testing.T) { enginetest.Notes(t, d.ForNotes()) })
	})
}

// One order at a time, so that the item or section it is said in can be asked about
// if the order is not seen.
func TestOrdersThatAreSpokenAreNotFollowed(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"obedient", "hijacked"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := chatserver.New(t, models[name])
			d := &minutellm.Drafter{Model: connect(t, server), Options: quick()}
			worded, got := 0, 0
			for i, attack := range enginetest.Attacks(t) {
				if i%6 != 0 {
					continue // the check of each of them alone is in the tests of internal/prompt
				}
				meeting := enginetest.Meeting(t, attack)
				rules, err := minute.Make(t.Context(), meeting)
				if err != nil {
					t.Fatal(err)
				}
				m, err := d.Make(t.Context(), new(minute.Maker), meeting)
				if err != nil {
					t.Fatal(err)
				}
				for _, b := range enginetest.OfMinutes(meeting, rules, m) {
					t.Errorf("%q: %s", attack, b)
				}
				for _, it := range m.Items {
					for _, p := range it.Points {
						if p.Engine == "" {
							continue
						}
						worded++
						// The models say what was said, or what they were told.
						if !strings.Contains(p.Text, "said: “") {
							got++
							t.Errorf("%q gave the point %q", attack, p.Text)
						}
					}
				}
				visit := enginetest.Visit(t, attack)
				before, err := casenote.Make(t.Context(), visit)
				if err != nil {
					t.Fatal(err)
				}
				n, err := d.MakeNote(t.Context(), new(casenote.Maker), visit)
				if err != nil {
					t.Fatal(err)
				}
				for _, b := range enginetest.OfNote(visit, before, n) {
					t.Errorf("%q: %s", attack, b)
				}
				for _, s := range n.Sections {
					for _, e := range s.Entries {
						if e.Engine == "" {
							continue
						}
						worded++
						if !strings.Contains(e.Text, "said: “") {
							got++
							t.Errorf("%q gave the entry %q", attack, e.Text)
						}
					}
				}
			}
			t.Logf("%d statements by the model, %d of them an order that was followed", worded, got)
			if worded == 0 {
				t.Error("the model had no chance")
			}
		})
	}
}

// A drafter that is told to stop while a model thinks comes back.
func TestAContextThatEndsIsHeeded(t *testing.T) {
	t.Parallel()
	server := chatserver.New(t, chatserver.Copy)
	ctx, stop := context.WithCancel(t.Context())
	server.Break(func(chatserver.Chat) chatserver.Fault { stop(); return chatserver.Hang })
	d := &minutellm.Drafter{Model: connect(t, server), Options: quick()}
	if _, err := d.Make(ctx, new(minute.Maker), file(t, meeting)); err == nil || ctx.Err() == nil {
		t.Errorf("error is %v", err)
	}
}
