package fidelity

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

var monthNumber = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdayNumber = map[string]int{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
	"sundays": 0, "mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5, "saturdays": 6,
}

// month returns the number of a month's name as text writes it: with a capital
// letter.
func (c chunk) month() int {
	if c.text == "" || !upper(c.text[0]) {
		return 0
	}
	return monthNumber[strings.TrimSuffix(strings.TrimSuffix(c.lower, "'s"), "’s")]
}

func (c chunk) weekday() (int, bool) {
	if c.text == "" || !upper(c.text[0]) {
		return 0, false
	}
	n, ok := weekdayNumber[strings.TrimSuffix(strings.TrimSuffix(c.lower, "'s"), "’s")]
	return n, ok
}

// day returns the day of the month that a chunk gives, "5" or "5th", or 0.
func (c chunk) day() int {
	t := c.lower
	for _, s := range []string{"st", "nd", "rd", "th"} {
		t = strings.TrimSuffix(t, s)
	}
	if len(t) == 0 || len(t) > 2 || !isDigits(t) {
		return 0
	}
	n, err := strconv.Atoi(t)
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

func (c chunk) year() int {
	if len(c.text) != 4 || !isDigits(c.text) || c.text < "1000" || c.text > "2999" {
		return 0
	}
	n, err := strconv.Atoi(c.text)
	if err != nil {
		return 0
	}
	return n
}

// date reads a date, a month or a day of the week.
func (s *scanner) date(i int) (Fact, int) {
	c := s.chunks[i]
	if value, ok := figures(c.text); ok {
		return s.make(Date, value, i, 1), 1
	}
	wd, named := c.weekday()
	k := i
	if named {
		k++
		if s.chunks[i].stop {
			k = len(s.chunks)
		}
		if s.at(k).lower == "the" || s.at(k).lower == "on" && s.at(k+1).day() > 0 {
			k++
		}
	}
	day, month, year, end := s.dayMonthYear(k)
	switch {
	case month > 0 && day > 0:
		value := dateValue(year, month, day)
		if named {
			value += wrongDay(year, month, day, wd)
		}
		return s.make(Date, value, i, end-i), end - i
	case named:
		return s.make(Date, weekdayName(wd), i, 1), 1
	case month > 0:
		value := fmt.Sprintf("--%02d", month)
		if year > 0 {
			value = fmt.Sprintf("%04d-%02d", year, month)
		}
		return s.make(Date, value, i, end-i), end - i
	}
	return Fact{}, 0
}

// dayMonthYear reads "5 May 2026", "5th of May", "May 5th, 2026", "May 2026" or
// "May" from chunk k. end is the chunk behind it.
func (s *scanner) dayMonthYear(k int) (day, month, year, end int) {
	if d := s.at(k).day(); d > 0 && !s.at(k).stop {
		m := k + 1
		if s.at(m).lower == "of" || s.at(m).lower == "day" {
			m++
		}
		if s.at(m).lower == "of" {
			m++
		}
		if s.at(m).month() > 0 && !s.at(k).comma {
			day, month, end = d, s.at(m).month(), m+1
		}
	} else if m := s.at(k).month(); m > 0 {
		month, end = m, k+1
		if s.monthStop(k) {
			if d := s.at(k + 1).day(); d > 0 && !strings.Contains(s.at(k+1).text, ":") && !s.clockAt(k+1) && s.at(k+2).month() == 0 {
				day, end = d, k+2
			}
		}
		if day == 0 && s.at(k).lower == "may" && s.at(k+1).year() == 0 && !s.mayIsMonth(k) {
			return 0, 0, 0, k
		}
		if day == 0 && s.at(k).lower == "march" && s.at(k).first && s.at(k+1).year() == 0 {
			return 0, 0, 0, k
		}
	}
	if month > 0 && s.monthStop(end-1) {
		if y := s.at(end).year(); y > 0 {
			year = y
			end++
		}
	}
	return day, month, year, end
}

// monthStop reports whether a date may go on behind chunk k: there may be the
// full stop of a short month or a comma.
func (s *scanner) monthStop(k int) bool {
	c := s.at(k)
	return !c.stop || len(c.text) <= 4 && c.month() > 0 && strings.HasPrefix(s.text[c.end:], ".")
}

func (s *scanner) clockAt(k int) bool {
	_, n := s.clock(k)
	return n > 0
}

// mayIsMonth tells the month from the verb by the word before it.
func (s *scanner) mayIsMonth(k int) bool {
	switch s.at(k - 1).lower {
	case "in", "of", "by", "until", "since", "from", "last", "next", "early", "late", "mid", "to", "and", "before", "after", "during", "this", "each", "every", "or", "till", "for":
		return !s.at(k).first
	}
	return false
}

// dateValue writes a date; year 0 is left out.
func dateValue(year, month, day int) string {
	if year == 0 {
		return fmt.Sprintf("--%02d-%02d", month, day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// wrongDay returns what a weekday adds to a date: nothing if the year is known
// and the weekday is right.
func wrongDay(year, month, day, wd int) string {
	if year > 0 && int(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Weekday()) == wd {
		return ""
	}
	return " " + weekdayName(wd)
}

func weekdayName(wd int) string { return strings.ToLower(time.Weekday(wd).String()) }

// figures reads 01/03/2026, 1.3.26, 1-3-2026 and 2026-03-01.
func figures(w string) (string, bool) {
	if len(w) < 6 || len(w) > 10 {
		return "", false
	}
	for _, sep := range []string{"/", ".", "-"} {
		parts := strings.Split(w, sep)
		if len(parts) != 3 {
			continue
		}
		var n [3]int
		for i, p := range parts {
			v, err := strconv.Atoi(p)
			if err != nil || !isDigits(p) {
				return "", false
			}
			n[i] = v
		}
		d, m, y := n[0], n[1], n[2]
		switch {
		case len(parts[0]) == 4:
			d, y = n[2], n[0]
		case len(parts[2]) == 2 && sep != ".":
			y += 2000
			if n[2] >= 70 {
				y -= 100
			}
		case len(parts[2]) != 4:
			return "", false
		}
		if d < 1 || d > 31 || m < 1 || m > 12 || y < 1000 {
			return "", false
		}
		return dateValue(y, m, d), true
	}
	return "", false
}
