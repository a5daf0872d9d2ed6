package calendar_test

import (
	"testing"
	"time"

	"github.com/townclerk/townclerk/minute/internal/calendar"
)

// Thursday 12 February 2026 is the day on which the texts are said.
var said = time.Date(2026, 2, 12, 0, 0, 0, 0, time.UTC)

func TestFind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		way  calendar.Direction
		want string // "words = day", or "" for nothing; "?" for no day
	}{
		{"by Friday the 20th of February", calendar.Ahead, "Friday the 20th of February = 2026-02-20"},
		{"by Friday the 21st of February", calendar.Ahead, "Friday the 21st of February = ?"},
		{"ring them by Weds", calendar.Ahead, "Weds = 2026-02-18"},
		{"they wed by the sun, thus", calendar.Ahead, ""},
		{"on 4 March 2025", calendar.Ahead, "4 March 2025 = 2025-03-04"},
		{"on the fourteenth of March", calendar.Ahead, "the fourteenth of March = 2026-03-14"},
		{"on the twenty-first of March", calendar.Ahead, "the twenty-first of March = 2026-03-21"},
		{"on 31 February 2026", calendar.Ahead, "31 February 2026 = ?"},
		{"on 3/4/2026", calendar.Ahead, "3/4/2026 = 2026-04-03"},
		{"on 12/3/26", calendar.Ahead, "12/3/26 = 2026-03-12"},
		{"born 3/4/52", calendar.Ahead, ""},
		{"on 2026-04-03", calendar.Ahead, "2026-04-03 = 2026-04-03"},
		{"March the 3rd, 2026", calendar.Ahead, "March the 3rd, 2026 = 2026-03-03"},
		{"in January it was the 15th of January", calendar.Behind, "the 15th of January = 2026-01-15"},
		{"on the 18th of August", calendar.Behind, "the 18th of August = 2025-08-18"},
		{"on the 18th of August", calendar.Ahead, "the 18th of August = 2026-08-18"},
		{"on the 5th of January", calendar.Ahead, "the 5th of January = 2027-01-05"},
		{"by the 14th.", calendar.Ahead, "the 14th = 2026-02-14"},
		{"welcome to the 12th meeting of the Committee", calendar.Ahead, ""},
		{"in the 3rd quarter", calendar.Ahead, ""},
		{"by the 20th so that they can go in", calendar.Ahead, "the 20th = 2026-02-20"},
		{"by the 20th please", calendar.Ahead, "the 20th = 2026-02-20"},
		{"by the 20th ideally", calendar.Ahead, "the 20th = 2026-02-20"},
		{"on the 20th in the chamber", calendar.Ahead, "the 20th = 2026-02-20"},
		{"by the 3rd", calendar.Ahead, "the 3rd = 2026-03-03"},
		{"tomorrow morning", calendar.Ahead, "tomorrow morning = 2026-02-13"},
		{"by Friday", calendar.Ahead, "Friday = 2026-02-13"},
		{"by Thursday", calendar.Ahead, "Thursday = 2026-02-19"},
		{"next Friday", calendar.Ahead, "next Friday = ?"},
		{"next week", calendar.Ahead, "next week = ?"},
		{"by the end of the month", calendar.Ahead, "the end of the month = 2026-02-28"},
		{"by the end of next month", calendar.Ahead, "the end of next month = 2026-03-31"},
		{"by the end of January", calendar.Ahead, "the end of January = 2027-01-31"},
		{"it may rain", calendar.Ahead, ""},
		{"we will march on", calendar.Ahead, ""},
		{"item 4, the second report", calendar.Ahead, ""},
		{"on 1 Apr. 2026", calendar.Ahead, "1 Apr. 2026 = 2026-04-01"},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			f, ok := calendar.Find(c.text, said, c.way)
			got := ""
			if ok {
				got = f.Text + " = ?"
				if !f.Day.IsZero() {
					got = f.Text + " = " + f.Day.Format(time.DateOnly)
				}
				if c.text[f.Start:f.End] != f.Text {
					t.Errorf("the span %d-%d is not the words %q", f.Start, f.End, f.Text)
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNothingIsResolvedWithoutADay(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"tomorrow", "by Friday", "the 14th of March", "by the end of the month", "the 3rd"} {
		if f, ok := calendar.Find(text, time.Time{}, calendar.Ahead); !ok || !f.Day.IsZero() {
			t.Errorf("%q gives %v, %v", text, f.Day, ok)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Friday the 31st of February 2026, the 99th of Marchtomorrow")
	f.Fuzz(func(t *testing.T, s string) {
		if found, ok := calendar.Find(s, said, calendar.Ahead); ok && s[found.Start:found.End] != found.Text {
			t.Errorf("span %d-%d of %q is not %q", found.Start, found.End, s, found.Text)
		}
	})
}
