package minute_test

import (
	"strings"
	"testing"

	"github.com/townclerk/townclerk/minute"
	"github.com/townclerk/townclerk/minute/transcript"
)

// hearing returns a meeting of a committee in which nearly all is one item:
// witnesses speak of three subjects, each in words of its own.
func hearing(rounds int) *transcript.Transcript {
	t := &transcript.Transcript{Name: "hearing"}
	say := func(speaker, text string) {
		t.Turns = append(t.Turns, transcript.Turn{Speaker: speaker, Utterances: []transcript.Utterance{{Text: text}}})
	}
	say("Chair", "Good morning, everyone, and welcome to the committee.")
	say("Chair", "Item 2 is our evidence session on public services.")
	for _, s := range []struct{ start, question, answer string }{
		{"Let us hear first about libraries.", "How many readers borrowed books from the mobile libraries?", "Readers borrow more novels, and the librarians shelve the books in each branch library."},
		{"Thank you, that was helpful. I have a question about buses.", "Why did the bus operators cut the evening timetable?", "Drivers are short, fares fell, and the operators withdrew the evening buses from the timetable."},
		{"Okay, thank you. We should also ask you about flooding.", "Were the river gauges working when the culvert flooded?", "The river rose over the culvert, the gauges failed, and the pumps drained the flooded cellars."},
	} {
		say("Chair", s.start)
		for range rounds {
			say("Ann Roe", s.question)
			say("Bo Lin", s.answer)
		}
	}
	say("Chair", "Item 3 is papers to note.")
	return t
}

func TestMeetingOfOneItem(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		rounds      int
		least, most int // items
	}{
		{"a long item is cut into topics", 40, 4, 12},
		{"a short talk is not", 4, 2, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, err := minute.Make(t.Context(), hearing(c.rounds))
			if err != nil {
				t.Fatal(err)
			}
			var heads []string
			announced := 0
			for _, it := range m.Items {
				heads = append(heads, it.Number+" "+it.Heading)
				if it.Number == "2" || it.Number == "3" {
					announced++
				}
			}
			if n := len(m.Items); n < c.least || n > c.most || announced != 2 {
				t.Errorf("the items are\n%s", strings.Join(heads, "\n"))
			}
		})
	}
}
