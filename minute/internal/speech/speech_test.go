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
		if got := speech.Clean(speech.Clean(c.said)); got != speech.Clean(c.said) {
			t.Errorf("Clean(%q) is not clean: %q", c.said, got)
		}
		if got := speech.Verbatim(c.said); got != c.verbatim {
			t.Errorf("Verbatim(%q) = %q, want %q", c.said, got, c.verbatim)
		}
		if got := speech.Fluent(c.said); got != c.fluent {
			t.Errorf("Fluent(%q) = %q, want %q", c.said, got, c.fluent)
		}
	}
}

func TestCleanKeepsAllButNoise(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, said, want string }{
		{"sounds in tags", "You can <another_yawn>open it <other_noise> in the hall.", "You can open it in the hall."},
		{"sounds in brackets", "(laughs) It leaks [crosstalk 00:12:03] (ahem) badly {vocalsound}.", "It leaks badly."},
		{"words not heard", "We (??) need [inaudible] a <other_unrecognisable speech=''> roof (?).", "We [unclear] need [unclear] a [unclear] roof [unclear]."},
		{"words heard with doubt", "The (attached) paper [PERSON7] sent (see 5).", "The (attached) paper [PERSON7] sent (see 5)."},
		{"sounds between words", "Uhm we, ehm, want Ah to, mhm, pay hmm now.", "We want to pay now."},
		{"capitals are names", "The ER and the EE mast in EH 4.", "The ER and the EE mast in EH 4."},
		{"an answer that is a sound", "Mhm.", "Mhm."},
		{"words said twice", "It doesn't doesn't cost, do you do you see, before the, before the day.", "It doesn't cost, do you see, before the day."},
		{"words broken off and said again", "They will red- they will read it over-, overnight.", "They will read it overnight."},
		{"words said again after a dash", "It is the – it is the hall – for – for all – or ten – ten.", "It is the hall – for all – or ten – ten."},
		{"numbers said twice", "Room two two, at ten to ten to eleven.", "Room two two, at ten to ten to eleven."},
		{"parts of words", "I w- I need a meet- a meeting, S- so ask.", "I need a meeting, so ask."},
		{"words that share an end", "Pre- and post-war, up- or downhill.", "Pre- and post-war, up- or downhill."},
		{"denials", "No, not not that one, never.", "No, not not that one, never."},
		{"less than", "It is < 5 and > 3.", "It is < 5 and > 3."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := speech.Clean(c.said); got != c.want {
				t.Errorf("Clean(%q) = %q, want %q", c.said, got, c.want)
			}
		})
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

func TestFirstLetters(t *testing.T) {
	for _, tt := range []struct{ name, in, capital, small string }{
		{"a letter", "the plan", "The plan", "the plan"},
		{"a letter of more than one byte", "Éire and ŵyn", "Éire and ŵyn", "éire and ŵyn"},
		{"nothing", "", "", ""},
		{"a byte that is no letter", "\xffa", "\uFFFDa", "\uFFFDa"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := speech.Capital(tt.in); got != tt.capital {
				t.Errorf("capital %q, want %q", got, tt.capital)
			}
			if got := speech.Small(tt.in); got != tt.small {
				t.Errorf("small %q, want %q", got, tt.small)
			}
		})
	}
}
