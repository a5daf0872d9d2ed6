package minute

import "github.com/townclerk/townclerk/minute/internal/calendar"

// dateOf makes a Date of a day that was found, without its source.
func dateOf(f calendar.Found) Date { return Date{Text: f.Text, Day: f.Day} }

// String returns the date for print: the day if it is certain, else the words,
// else "not recorded".
func (d Date) String() string {
	switch {
	case d.Day.IsZero() && d.Text == "":
		return "not recorded"
	case d.Day.IsZero():
		return d.Text
	case d.Before:
		return "before " + calendar.Short(d.Day)
	}
	return calendar.Short(d.Day)
}
