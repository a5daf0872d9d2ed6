package minute_test

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// said makes a transcript of lines "Name: words".
func said(lines ...string) *transcript.Transcript {
	t := &transcript.Transcript{}
	for _, line := range lines {
		who, text, _ := strings.Cut(line, ": ")
		t.Turns = append(t.Turns, transcript.Turn{Speaker: who, Utterances: []transcript.Utterance{{Text: text}}})
	}
	return t
}

// chatter is talk of so many rounds about one thing, in the voices of two
// people.
func chatter(thing string, rounds int) []string {
	var out []string
	for range rounds {
		out = append(out,
			"Ann Lee: I read about the "+thing+" and it was interesting for everybody in the room.",
			"Bo Hart: Yes, the "+thing+" came up in the papers as well, and people were rather pleased.",
			"Ann Lee: Many of them wrote to the office about the "+thing+" in the spring.")
	}
	return out
}

func TestHeadingsAreNounPhrasesOfTheTalk(t *testing.T) {
	t.Parallel()
	lines := append(chatter("swimming pool", 16), "Ann Lee: Right, let's move on to the next topic on the agenda, which is the car park charges.")
	lines = append(lines, chatter("car park charges", 16)...)
	m, err := (&minute.Maker{Kind: "team"}).Make(t.Context(), said(lines...))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, it := range m.Items {
		all = append(all, it.Heading)
	}
	got := strings.Join(all, " | ")
	for _, want := range []string{"wimming pool", "ar park charges"} {
		if !strings.Contains(got, want) {
			t.Errorf("headings %q lack %q", got, want)
		}
	}
	for _, not := range []string{"everybody", "Ann", "yes", "people"} {
		if strings.Contains(strings.ToLower(got), strings.ToLower(not)) {
			t.Errorf("headings %q have %q", got, not)
		}
	}
}

func TestCriesOfOthersAreNotTheSpeakersWords(t *testing.T) {
	t.Parallel()
	m, err := minute.Make(t.Context(), said(
		"Councillor Ray Holt: Item 4 is the library. I support the new library and its opening hours. Some hon. members: Hear, hear! The roof will be finished in the spring.",
		"Councillor Jo Marsh: The budget for the roof is short by a tenth. An hon. member: Oh, oh! [Laughter.]"))
	if err != nil {
		t.Fatal(err)
	}
	points := 0
	for _, it := range m.Items {
		for _, p := range it.Points {
			points++
			if strings.Contains(strings.ToLower(p.Text), "hear") || strings.Contains(strings.ToLower(p.Text), "oh") || strings.Contains(p.Text, "aughter") {
				t.Errorf("the point of %s has the cry of others: %q", p.Speaker, p.Text)
			}
		}
	}
	if points < 2 {
		t.Errorf("%d points, want those of both speakers", points)
	}
}

func TestTalkOfWhatComesNextIsNoPromise(t *testing.T) {
	t.Parallel()
	lines := append(chatter("swimming pool", 18),
		"Ann Lee: I'll put the picture of the pool up on the screen.",
		"Bo Hart: That one is rather blue.")
	lines = append(lines, chatter("swimming pool", 18)...)
	lines = append(lines, "Bo Hart: I'll send the final figures to the team by Friday.")
	m, err := (&minute.Maker{Kind: "team"}).Make(t.Context(), said(lines...))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, it := range m.Items {
		for _, a := range it.Actions {
			got = append(got, a.Owner+": "+a.Text)
		}
	}
	if s := strings.Join(got, " | "); s != "Bo Hart: Send the final figures to the team" {
		t.Errorf("actions %q, want that of the date alone", s)
	}
	unsure := 0
	for _, f := range m.Findings {
		if f.Code == "promise-unsure" {
			unsure++
		}
	}
	if unsure != 1 {
		t.Errorf("%d findings of doubtful promises, want 1", unsure)
	}
}
