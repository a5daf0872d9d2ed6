package minute_test

import (
	"testing"
	"time"

	"github.com/townclerk/townclerk/minute"
)

func TestTimesOfDayInPrint(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, opening, closing, start, end string }{
		{"words with a greeting", "Good evening, everyone. It's just gone six thirty, so we'll make a start.", "", "just after 6:30 pm", ""},
		{"words without a greeting keep their half of the day open", "It's six thirty, so we'll make a start.", "", "6:30", ""},
		{"a greeting that does not fit the time fixes nothing", "Good evening. It's two fifteen, so we'll make a start.", "", "2:15", ""},
		{"noon is no afternoon of the clock", "Good afternoon. We started the meeting at twelve thirty.", "", "12:30 pm", ""},
		{"half past", "Good afternoon. The meeting started at half past two.", "", "2:30 pm", ""},
		{"to the hour", "Good morning. It's about quarter to ten.", "", "about 9:45 am", ""},
		{"o'clock", "Good morning. It's coming up to ten o'clock.", "", "just before 10:00 am", ""},
		{"to one", "Good afternoon. It's now ten to one.", "", "12:50 pm", ""},
		{"figures keep their form", "Good evening. It's 7.15 pm.", "I close the meeting at 9.05 pm.", "7:15 pm", "9:05 pm"},
		{"the end of the same evening", "Good evening. It's seven o'clock.", "I'll close the meeting at ten to nine.", "7:00 pm", "8:50 pm"},
		{"an end before the beginning is not explained", "Good evening. It's seven o'clock.", "I'll close the meeting at six thirty.", "7:00 pm", "6:30"},
		{"an end after midnight is not explained", "Good evening. It's seven o'clock.", "I'll close the meeting at twelve fifteen.", "7:00 pm", "12:15"},
		{"hours that no clock has", "Good evening. It's 19.30.", "", "19.30", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			tr := talk("Cllr Roe (Chair)", c.opening+" Item one, the drains.", "Cllr Lee", "The drains cost £400 last year.", "Cllr Roe (Chair)", "Thank you. "+c.closing)
			m, err := minute.Make(t.Context(), tr)
			if err != nil {
				t.Fatal(err)
			}
			if m.Start.Text != c.start || m.Close.Text != c.end {
				t.Errorf("from %q to %q, want %q to %q", m.Start.Text, m.Close.Text, c.start, c.end)
			}
			checkSources(t, tr, m)
			checkCitations(t, tr, m)
		})
	}
}

func TestNextMeetingHasItsTimeAndPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, said, want string }{
		{"a time and a place", "The next meeting is on Thursday the 19th of March at 6:30 pm in the Council Chamber.", "at 6:30 pm in the Council Chamber"},
		{"a time", "The next meeting is on the 19th of March at half past two.", "at half past two"},
		{"a place", "The next meeting is on the 19th of March in the Old Library.", "in the Old Library"},
		{"neither", "The next meeting is on the 19th of March at which we'll look at the budget.", ""},
		{"said again without", "The next meeting is on the 19th of March at 6 pm. As I said, the next meeting is on the 19th of March.", "at 6 pm"},
		{"another day", "The next meeting is on the 12th of March at 6 pm. I'm sorry, the next meeting is on the 19th of March.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			mk := &minute.Maker{Date: time.Date(2026, 2, 12, 0, 0, 0, 0, time.UTC)}
			m, err := mk.Make(t.Context(), talk("Cllr Roe (Chair)", "Item one, the drains.", "Cllr Lee", "The drains cost £400.", "Cllr Roe (Chair)", c.said))
			if err != nil {
				t.Fatal(err)
			}
			if got := m.NextMeeting.String(); got != "19 March 2026" {
				t.Errorf("the next meeting is on %s", got)
			}
			if m.NextDetail.Text != c.want {
				t.Errorf("detail is %q, want %q", m.NextDetail.Text, c.want)
			}
		})
	}
}
