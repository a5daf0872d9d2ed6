package casenote

import (
	"strconv"
	"strings"
	"time"

	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// Certainty says how surely a text fixes when something happened.
type Certainty string

// The certainties, the surest first.
const (
	// DayStated is a full date.
	DayStated Certainty = "day"
	// DayWorkedOut is a day that follows from the note's date, as "yesterday" does.
	DayWorkedOut Certainty = "worked-out"
	// Period is a week, month, season or year.
	Period Certainty = "period"
	// ByNote is no later than the note's date: the text does not say when.
	ByNote Certainty = "by-note"
	// NoDate is not known at all.
	NoDate Certainty = "unknown"
)

// A When is when something happened.
type When struct {
	// Text is what was said or written, or "" where nothing was.
	Text string `json:"text,omitempty"`

	// From and To are the first and the last day on which it can have been, in
	// UTC. They are equal where the day is certain. Zero means not known.
	From time.Time `json:"from,omitzero"`
	To   time.Time `json:"to,omitzero"`

	Certainty Certainty `json:"certainty"`
}

const countWord = `(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)`

var (
	pastDay   = speech.Pattern(`\b(yesterday|last night|the day before yesterday|today|this (?:morning|afternoon|evening)|(?:on |last |this )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: (?:morning|afternoon|evening|night))?(?: last(?: week)?)?)\b`)
	agoDays   = speech.Pattern(`\b(` + countWord + `|a few|several|a couple of) (day|week|fortnight|month|year)s? ago\b`)
	lastSpan  = speech.Pattern(`\b(last|this|the previous) (week|month|year|winter|spring|summer|autumn|christmas|easter)\b`)
	monthYear = speech.Pattern(`\b(?:in |since |during |early |mid-?|late |the end of )*(?-i:(January|February|March|April|May|June|July|August|September|October|November|December))(?: (?:of )?((?:19|20)\d\d))?\b`)
	yearOnly  = speech.Pattern(`\b(?:in|since|during|back in|around) ((?:19|20)\d\d)\b`)
)

var counts = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}

// whenOf reads when a sentence says that something was. ref is the day of the
// note; the zero Time leaves what depends on it without a day.
func whenOf(text string, ref time.Time) When {
	if f, ok := calendar.Find(text, ref, calendar.Behind); ok && !f.Day.IsZero() && dated(f.Text) && (ref.IsZero() || !f.Day.After(ref) || hasYear(f.Text)) {
		c := DayStated
		if !hasYear(f.Text) {
			c = DayWorkedOut // the year follows from the note
		}
		if !f.Mismatch {
			return When{Text: f.Text, From: f.Day, To: f.Day, Certainty: c}
		}
		return When{Text: f.Text, From: f.Day, To: f.Day, Certainty: Period}
	}
	if m := agoDays().FindStringSubmatch(text); m != nil {
		return agoOf(m[0], strings.ToLower(m[1]), strings.ToLower(m[2]), ref)
	}
	if m := pastDay().FindStringSubmatch(text); m != nil {
		return pastDayOf(m[0], strings.ToLower(m[2]), ref)
	}
	if m := lastSpan().FindStringSubmatch(text); m != nil {
		return lastSpanOf(m[0], strings.ToLower(m[1]), strings.ToLower(m[2]), ref)
	}
	if m := monthYear().FindStringSubmatch(text); m != nil {
		month := time.Month(calendar.Month(m[1]))
		year, err := strconv.Atoi(m[2])
		if err != nil {
			if ref.IsZero() {
				return When{Text: m[0], Certainty: NoDate}
			}
			if year = ref.Year(); month > ref.Month() {
				year--
			}
		}
		from := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
		return span(m[0], from, from.AddDate(0, 1, -1), ref)
	}
	if m := yearOnly().FindStringSubmatch(text); m != nil {
		if year, err := strconv.Atoi(m[1]); err == nil {
			return span(m[0], time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC), ref)
		}
	}
	if ref.IsZero() {
		return When{Certainty: NoDate}
	}
	return When{From: ref, To: ref, Certainty: ByNote}
}

// span makes a period, which cannot go on after the note was made.
func span(text string, from, to, ref time.Time) When {
	if !ref.IsZero() && to.After(ref) && !from.After(ref) {
		to = ref
	}
	return When{Text: strings.TrimSpace(text), From: from, To: to, Certainty: Period}
}

// dated reports whether words name a day by its number.
func dated(text string) bool { return strings.ContainsAny(text, "0123456789") }

func hasYear(text string) bool {
	digits := 0
	for _, r := range text {
		if r >= '0' && r <= '9' {
			digits++
			if digits == 4 {
				return true
			}
			continue
		}
		digits = 0
	}
	return false
}

func agoOf(text, count, unit string, ref time.Time) When {
	if ref.IsZero() {
		return When{Text: text, Certainty: NoDate}
	}
	n, known := counts[count]
	if d, err := strconv.Atoi(count); err == nil {
		n, known = d, true
	}
	if !known {
		n = 2 // "a few": some days around it, at the least
	}
	var day time.Time
	width := 0 // days that people round to
	switch unit {
	case "day":
		day = ref.AddDate(0, 0, -n)
	case "week":
		day, width = ref.AddDate(0, 0, -7*n), 3
	case "fortnight":
		day, width = ref.AddDate(0, 0, -14*n), 4
	case "month":
		day, width = ref.AddDate(0, -n, 0), 15
	default:
		day, width = ref.AddDate(-n, 0, 0), 183
	}
	if !known {
		width = max(width*2, 3)
	}
	if width == 0 {
		return When{Text: text, From: day, To: day, Certainty: DayWorkedOut}
	}
	return span(text, day.AddDate(0, 0, -width), day.AddDate(0, 0, width), ref)
}

var weekdays = map[string]time.Weekday{"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday, "friday": time.Friday,
	"saturday": time.Saturday, "sunday": time.Sunday}

func pastDayOf(text, weekday string, ref time.Time) When {
	if ref.IsZero() {
		return When{Text: text, Certainty: NoDate}
	}
	lower := strings.ToLower(text)
	back := 0
	switch {
	case weekday != "":
		back = (int(ref.Weekday()) - int(weekdays[weekday]) + 7) % 7
		if back == 0 && !strings.HasPrefix(lower, "this") {
			back = 7
		}
		if strings.HasSuffix(lower, "last week") {
			// The week before that of the note, which begins on a Monday.
			monday := ref.AddDate(0, 0, -(int(ref.Weekday())+6)%7-7)
			day := monday.AddDate(0, 0, (int(weekdays[weekday])+6)%7)
			return When{Text: text, From: day, To: day, Certainty: DayWorkedOut}
		}
		if strings.HasPrefix(lower, "last ") || strings.HasSuffix(lower, " last") {
			// "Last Friday" is the one before this, or that of the week before:
			// people mean both.
			day := ref.AddDate(0, 0, -back)
			if back < 3 {
				return span(text, day.AddDate(0, 0, -7), day, ref)
			}
		}
	case strings.HasPrefix(lower, "the day before"):
		back = 2
	case lower == "yesterday", lower == "last night":
		back = 1
	}
	day := ref.AddDate(0, 0, -back)
	return When{Text: text, From: day, To: day, Certainty: DayWorkedOut}
}

func lastSpanOf(text, which, unit string, ref time.Time) When {
	if ref.IsZero() {
		return When{Text: text, Certainty: NoDate}
	}
	y, m := ref.Year(), ref.Month()
	back := 1
	if which == "this" {
		back = 0
	}
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	switch unit {
	case "week":
		monday := ref.AddDate(0, 0, -(int(ref.Weekday())+6)%7-7*back)
		return span(text, monday, monday.AddDate(0, 0, 6), ref)
	case "month":
		first := day(y, m-time.Month(back), 1)
		return span(text, first, first.AddDate(0, 1, -1), ref)
	case "year":
		return span(text, day(y-back, 1, 1), day(y-back, 12, 31), ref)
	case "christmas":
		if back == 1 && m == 12 && ref.Day() > 26 {
			back = 0
		}
		return span(text, day(y-back, 12, 20), day(y-back+1, 1, 2), ref)
	case "easter":
		if m > 4 {
			back = 0
		}
		return span(text, day(y-back, 3, 22), day(y-back, 4, 30), ref)
	}
	// A season: the last that is over, or that we are in.
	start := map[string]time.Month{"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[unit]
	from := day(y, start, 1)
	if which == "this" && from.After(ref) && unit == "winter" {
		from = from.AddDate(-1, 0, 0)
	}
	for which != "this" && !from.AddDate(0, 3, -1).Before(ref) {
		from = from.AddDate(-1, 0, 0)
	}
	return span(text, from, from.AddDate(0, 3, -1), ref)
}
