package minute_test

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/minute"
)

// pointsOf returns the text of all points of a team meeting.
func pointsOf(t *testing.T, length minute.Length, lines ...string) string {
	t.Helper()
	m, err := (&minute.Maker{Kind: "team", Length: length}).Make(t.Context(), said(lines...))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, it := range m.Items {
		for _, p := range it.Points {
			all = append(all, p.Text)
		}
		for _, d := range it.Decisions {
			all = append(all, d.Text)
		}
		for _, a := range it.Actions {
			all = append(all, a.Text)
		}
	}
	return strings.Join(all, " | ")
}

func TestWhatSaysNothingIsNoPoint(t *testing.T) {
	t.Parallel()
	around := func(line string) []string {
		return []string{"Ann Lee: The kitchen floor in the hall needs new tiles before the spring fair.", line, "Ann Lee: The builder has sent a price for the tiles and the work."}
	}
	for _, c := range []struct{ name, line, not string }{
		{"a sentence that breaks off", "Bo Hart: Because the builder from the-", "from the"},
		{"words that were not heard", "Bo Hart: (??) the builder [inaudible].", "Bo Hart"},
		{"a sound", "Bo Hart: <laugh> Uhm, ehm.", "Bo Hart"},
		{"an echo", "Bo Hart: Kitchen floor?", "Bo Hart"},
		{"opening a file", "Bo Hart: Okay. Let me open.", "Bo Hart"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := pointsOf(t, minute.Full, around(c.line)...); strings.Contains(got, c.not) {
				t.Errorf("%q has %q", got, c.not)
			}
			if got := pointsOf(t, minute.Verbatim, around(c.line)...); !strings.Contains(got, strings.TrimPrefix(c.line, "Bo Hart: ")) {
				t.Errorf("%q lacks the words as spoken", got)
			}
		})
	}
}

func TestBrokenSpeechKeepsWhatCounts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, line, want string }{
		{"a number", "Bo Hart: Uhm, about 40 tiles for the-", "40 tiles"},
		{"a day", "Bo Hart: Ehm, the builder on Tuesday-", "Tuesday"},
		{"a name", "Bo Hart: The tiles from Marlow and-", "Marlow"},
		{"a denial", "Bo Hart: The tiles are not safe and-", "not safe"},
		{"a refusal that was hardly heard", "Bo Hart: [inaudible] refused the tiles [inaudible].", "refused the tiles"},
		{"a clause before the break", "Bo Hart: The builder wants the keys of the hall, so because the-", "keys of the hall"},
		{"a decision", "Bo Hart: Uhm, so we we agreed to buy the the tiles.", "buy the tiles"},
		{"a task", "Bo Hart: I'll, ehm, I'll send the price to the treasurer by Friday.", "end the price to the treasurer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := pointsOf(t, minute.Full, "Ann Lee: The kitchen floor in the hall needs new tiles before the spring fair.", c.line, "Ann Lee: Thank you.")
			if !strings.Contains(got, c.want) {
				t.Errorf("%q lacks %q", got, c.want)
			}
		})
	}
}

func TestOnePersonIsQuotedOnce(t *testing.T) {
	t.Parallel()
	got := pointsOf(t, minute.Full,
		"Ann Lee: Ehm, when when did the old tiles come? But it's it's you who asked for them, (laughs) so you should take the old tiles.",
		"Bo Hart: Uhm.",
		"Ann Lee: Your van is big enough for all the tiles, isn't it?",
		"Bo Hart: Mhm, and you can have the-, you can have the broom.")
	want := "Ann Lee asked when the old tiles had come. They said: “But it's you who asked for them, so you should take the old tiles. Your van is big enough for all the tiles, isn't it?” | Bo Hart said: “You can have the broom.”"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNotesOfTheRecordAreNobodysWords(t *testing.T) {
	t.Parallel()
	got := pointsOf(t, minute.Full,
		"Ann Lee: Madam President, I ask the house for a delay of the ferry vote until the spring.",
		": (The house agreed to the delay of the vote)")
	want := "Ann Lee said that they asked the house for a delay of the ferry vote until the spring. | The house agreed to the delay of the vote."
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestHeadingIsOnePhrase(t *testing.T) {
	t.Parallel()
	var lines []string
	for range 30 {
		lines = append(lines,
			"Ann Lee: Uhm, the fees <other_noise> are high, and the library fees went up again for all of us.",
			"Bo Hart: The fees, ehm, the fees have gone up, uhm, and that is what they wrote to us as well.",
			"Ann Lee: Uhm, so we said that the fees should go down again, and we meant it.")
	}
	m, err := (&minute.Maker{Kind: "team"}).Make(t.Context(), said(lines...))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, it := range m.Items {
		if strings.Contains(it.Heading, ",") || strings.Contains(strings.ToLower(it.Heading), "uhm") || seen[it.Heading] {
			t.Errorf("heading %q", it.Heading)
		}
		seen[it.Heading] = true
	}
	if !seen["Library fees"] {
		t.Errorf("headings %v, want Library fees among them", seen)
	}
}
