package minute

import (
	"fmt"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// spokenTime is a time of day as said or captioned.
const spokenTime = `\d{1,2}[:.]\d{2}\s?(?:am|pm|a\.m\.|p\.m\.)?|\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)|(?:half past|quarter past|quarter to|ten past|ten to|five past|five to|twenty past|twenty to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:o'clock|oh five|ten|fifteen|twenty|thirty|forty|forty-five|fifty)(?: (?:am|pm))?|noon|midday`

var (
	greeting = speech.Pattern(`\bgood (morning|afternoon|evening)\b`)
	halfDay  = speech.Pattern(`\b(?:a\.?m|p\.?m)\b|noon|midday`)
	dotted   = speech.Pattern(`\b(\d{1,2})\.(\d{2})\b`)
	digits   = speech.Pattern(`^(\d{1,2})(?:[:.](\d{2}))?`)
)

// A clockTime12 is a time of day on a clock of twelve hours.
type clockTime12 struct{ hour, minute int }

// readClock reads a time of day as said: "six thirty", "half past seven", "7
// o'clock", "7.15".
func readClock(said string) (clockTime12, bool) {
	said = strings.ToLower(strings.TrimSpace(said))
	if m := digits().FindStringSubmatch(said); m != nil {
		h, okHour := number(m[1])
		n := 0
		if m[2] != "" {
			n, _ = number(m[2])
		}
		return clockTime12{h, n}, okHour && h >= 1 && h <= 12 && n < 60
	}
	first, rest, _ := strings.Cut(said, " ")
	way, hourWord, _ := strings.Cut(rest, " ")
	if way == "past" || way == "to" {
		h, ok := number(hourWord)
		n, okMinutes := number(first)
		switch first {
		case "half":
			n, okMinutes = 30, true
		case "quarter":
			n, okMinutes = 15, true
		}
		if way == "to" {
			n = 60 - n
			if h--; h == 0 {
				h = 12
			}
		}
		return clockTime12{h, n}, ok && okMinutes
	}
	h, ok := number(first)
	switch rest = strings.TrimSpace(rest); {
	case rest == "o'clock":
		return clockTime12{h, 0}, ok
	case rest == "oh five":
		return clockTime12{h, 5}, ok
	}
	n, okMinutes := number(rest)
	return clockTime12{h, n}, ok && okMinutes && n < 60
}

// printClock writes a time of day as minutes do, "6:30 pm" for "six thirty".
// half is "am", "pm" or "" where nobody said which. What is not understood, or
// has its half of the day already, stays as said.
func printClock(said, half string) string {
	said = strings.TrimSpace(said)
	if halfDay().MatchString(said) {
		return dotted().ReplaceAllString(said, "$1:$2")
	}
	c, ok := readClock(said)
	if !ok {
		return said
	}
	return strings.TrimSpace(fmt.Sprintf("%d:%02d %s", c.hour, c.minute, half))
}

// halfOf returns the half of the day that a greeting and a time of day fix
// together, or "".
func halfOf(greeted, said string) string {
	c, ok := readClock(said)
	switch {
	case !ok:
		return ""
	case greeted == "morning" && c.hour >= 6 && c.hour < 12:
		return "am"
	case greeted == "afternoon" && (c.hour == 12 || c.hour < 7), greeted == "evening" && c.hour >= 4 && c.hour < 12:
		return "pm"
	}
	return ""
}

// opened returns the time at which the meeting began, in print, with what it was
// made from. s says the time, c[1] is how exact it is and c[2] the time.
func (k *talk) opened(s *sentence, c []string) Fact {
	used := []*sentence{s}
	half := ""
	for _, g := range k.sentences[:min(15, len(k.sentences))] {
		if m := greeting().FindStringSubmatch(g.Text); m != nil && g.who == s.who {
			if half = halfOf(strings.ToLower(m[1]), c[2]); half != "" && g != s && !halfDay().MatchString(c[2]) {
				used = append(used, g)
			}
			break
		}
	}
	text := printClock(c[2], half)
	switch about := strings.ToLower(c[1]); {
	case strings.Contains(about, "gone"):
		text = "just after " + text
	case strings.Contains(about, "coming up to"):
		text = "just before " + text
	case strings.Contains(about, "about"):
		text = "about " + text
	}
	return Fact{Text: text, Source: k.spoken(used...)}
}

// closed returns the time at which the meeting ended. It ended in the same half
// of the day as it began if its clock time is later.
func (k *talk) closed(said string, s *sentence, start Fact) Fact {
	half := ""
	from, ok := readClock(digits().FindString(strings.TrimLeft(start.Text, "abcdefghijklmnopqrstuvwxyz ")))
	to, okTo := readClock(said)
	if ok && okTo && from.hour < 12 && (to.hour > from.hour || to.hour == from.hour && to.minute > from.minute) && to.hour < 12 {
		switch l := strings.ToLower(start.Text); {
		case strings.HasSuffix(l, "pm"), strings.HasSuffix(l, "p.m."):
			half = "pm"
		case strings.HasSuffix(l, "am"), strings.HasSuffix(l, "a.m."):
			half = "am"
		}
	}
	f := Fact{Text: printClock(said, half), Source: k.spoken(s)}
	if half != "" && !halfDay().MatchString(said) {
		f.Source.Spoken = append(f.Source.Spoken, start.Source.Spoken...)
		f.Source.Agenda = start.Source.Agenda
	}
	return f
}
