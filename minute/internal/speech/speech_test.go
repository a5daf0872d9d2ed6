package speech_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

func TestCutJoinsCaptionsAndKeepsNotesApart(t *testing.T) {
	t.Parallel()
	tr := &transcript.Transcript{Turns: []transcript.Turn{
		{Speaker: "Ann Roe", Utterances: []transcript.Utterance{{Text: "The roof"}, {Text: "leaks. It’s old."}}},
		{Utterances: []transcript.Utterance{{Text: "house cold"}, {Text: "Pat well"}}},
	}}
	var got []string
	for _, s := range speech.Cut(tr) {
		got = append(got, s.Text)
		if q := speech.Straight(tr.Quote(speech.Refs(tr, s))); q != s.Text {
			t.Errorf("refs of %q give %q", s.Text, q)
		}
	}
	want := []string{"The roof leaks.", "It's old.", "house cold", "Pat well"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestVerbatimAndFluent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ said, verbatim, fluent string }{
		{"The, um, roof leaks.", "The roof leaks.", "The roof leaks."},
		{"Yeah, so I, I think it leaks.", "Yeah, so I think it leaks.", "So I think it leaks."},
		{"The the the roof of of it leaks.", "The roof of it leaks.", "The roof of it leaks."},
		{"We said that that had had an effect.", "We said that that had had an effect.", "We said that had an effect."},
		{"They come in in March twenty twenty, not in 20 20.", "They come in in March twenty twenty, not in 20 20.", "They come in March twenty twenty, not in 20 20."},
		{"They they've said the, the rest.", "They've said the rest.", "They they've said the rest."},
		{"Grade A a day.", "Grade A a day.", "Grade A a day."},
		{"Hum a tune with the umpire.", "Hum a tune with the umpire.", "Hum a tune with the umpire."},
		{"No, never.", "No, never.", "No, never."},
		{"Th th thi this wou would leak.", "This would leak.", "Th thi this wou would leak."},
		{"It it gets wet on Wednes- Wednesday.", "It gets wet on Wednesday.", "It gets wet on Wednes- Wednesday."},
		{"Plan B because the car is here.", "Plan B because the car is here.", "Plan B because the car is here."},
		{"I'm Sam Okoro, um, health visitor.", "I'm Sam Okoro, health visitor.", "I'm Sam Okoro health visitor."},
		{"She said that, um, that a lady came.", "She said that a lady came.", "She said that a lady came."},
	} {
		if got := speech.Verbatim(c.said); got != c.verbatim {
			t.Errorf("Verbatim(%q) = %q, want %q", c.said, got, c.verbatim)
		}
		if got := speech.Fluent(c.said); got != c.fluent {
			t.Errorf("Fluent(%q) = %q, want %q", c.said, got, c.fluent)
		}
	}
}

func TestContentWords(t *testing.T) {
	t.Parallel()
	got := speech.ContentWords("The members' questions and the question of the roofs.")
	want := map[string]bool{"members'": true, "question": true, "roof": true}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !speech.IsActionVerb("circulate") || speech.IsActionVerb("second") {
		t.Error("action verbs are not those of the list")
	}
}
