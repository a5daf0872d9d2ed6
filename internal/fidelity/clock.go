package fidelity

import (
	"fmt"
	"strconv"
	"strings"
)

// clock reads a time of day.
func (s *scanner) clock(i int) (Fact, int) {
	c := s.at(i)
	switch c.lower {
	case "":
		return Fact{}, 0
	case "noon", "midday":
		return s.make(Time, "12:00", i, 1), 1
	case "midnight":
		return s.make(Time, "00:00", i, 1), 1
	}
	if !c.digit {
		return Fact{}, 0
	}
	next := s.at(i + 1).lower
	if value, ok := clockValue(c.lower, ""); ok {
		// "12 noon" and "12pm noon" say one time.
		return s.make(Time, value, i, 1), 1
	}
	if s.joined(i) {
		switch strings.ReplaceAll(next, ".", "") {
		case "am", "pm":
			if value, ok := clockValue(c.lower, strings.ReplaceAll(next, ".", "")); ok {
				f := s.make(Time, value, i, 2)
				if f.End < len(s.text) && s.text[f.End] == '.' && strings.Contains(next, ".") {
					f.End++
					f.Text = s.text[f.Start:f.End]
				}
				return f, 2
			}
		case "noon", "midday", "midnight":
			if c.text == "12" {
				v := "12:00"
				if next == "midnight" {
					v = "00:00"
				}
				return s.make(Time, v, i, 2), 2
			}
		case "hours", "hrs":
			if len(c.text) == 4 && isDigits(c.text) && c.text < "2400" && c.text[2] < '6' {
				return s.make(Time, c.text[:2]+":"+c.text[2:], i, 2), 2
			}
		case "o'clock", "o’clock":
			return s.make(Time, c.text+" o'clock", i, 2), 2
		}
	}
	return Fact{}, 0
}

// clockValue reads "2pm", "2.30pm", "14:00", "07:30", or "2" and "2.30" where half
// is "am" or "pm".
func clockValue(w, half string) (string, bool) {
	if half == "" {
		t := strings.ReplaceAll(w, "a.m", "am")
		t = strings.ReplaceAll(t, "p.m", "pm")
		for _, h := range []string{"am", "pm"} {
			if rest, ok := strings.CutSuffix(t, h); ok {
				half, w = h, rest
			}
		}
	}
	hour, minute, parted := w, "", false
	if k := strings.IndexAny(w, ":."); k > 0 {
		hour, minute, parted = w[:k], w[k+1:], true
		if half == "" && w[k] != ':' {
			return "", false
		}
	}
	if !isDigits(hour) || len(hour) > 2 || half == "" && !parted || parted && (len(minute) != 2 || !isDigits(minute) || minute > "59") {
		return "", false
	}
	h, err := strconv.Atoi(hour)
	if err != nil || h > 24 || half != "" && (h > 12 || h == 0) {
		return "", false
	}
	switch {
	case half == "pm" && h < 12:
		h += 12
	case half == "am" && h == 12:
		h = 0
	}
	if half == "" && h >= 1 && h <= 12 && hour[0] != '0' {
		// "7:30" does not say which half of the day. It equals itself only.
		return fmt.Sprintf("%d:%s am or pm", h, minute), true
	}
	if minute == "" {
		minute = "00"
	}
	return fmt.Sprintf("%02d:%s", h, minute), true
}
