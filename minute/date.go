package minute

import (
	"strconv"
	"strings"
	"time"
)

const (
	monthExpr   = `(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?`
	weekdayExpr = `(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)`
	dayExpr     = `(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first)`
)

// The ways to say a day, the fullest first. The groups are read by name.
var datePatterns = []func() *regexpNamed{
	namedPattern(`\b(?:(?P<wd>` + weekdayExpr + `),? )?(?:the )?(?P<d>` + dayExpr + `) (?:of )?(?P<m>` + monthExpr + `)(?:,? (?P<y>\d{4})\b)?`),
	namedPattern(`\b(?:(?P<wd>` + weekdayExpr + `),? )?(?P<m>` + monthExpr + `) (?:the )?(?P<d>\d{1,2}(?:st|nd|rd|th)?)\b(?:,? (?P<y>\d{4})\b)?`),
	namedPattern(`\b(?P<y>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})\b`),
	namedPattern(`\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})\b`),
	namedPattern(`\b(?P<rel>the end of (?:the|this) month|the end of next month|the end of ` + monthExpr + `|tomorrow(?: (?:morning|afternoon|evening))?|today|tonight|the end of the (?:week|day)|(?:the )?next (?:week|month|` + weekdayExpr + `)|(?:this )?` + weekdayExpr + `(?: the (?P<d>\d{1,2}(?:st|nd|rd|th)))?)\b`),
	namedPattern(`\bthe (?P<d>\d{1,2}(?:st|nd|rd|th))\b`),
}

// A day found in a text.
type dayFound struct {
	start, end int
	date       Date
	mismatch   bool // the day of the week is not that of the date
}

// when says which way a date without a year points.
type when int

const (
	ahead  when = iota // what is due
	behind             // what was
)

// findDay returns the first day that a text names. ref is the day of the
// meeting; the zero Time leaves what depends on it unresolved.
func findDay(text string, ref time.Time, w when) (dayFound, bool) {
	best := dayFound{start: len(text) + 1}
	for _, p := range datePatterns {
		groups, at := p().find(text)
		if at == nil || at[0] >= best.start && !(at[0] == best.start && at[1] > best.end) {
			continue
		}
		f := dayFound{start: at[0], end: at[1], date: Date{Text: text[at[0]:at[1]]}}
		if rel := groups["rel"]; rel != "" {
			f.date.Day = relativeDay(rel, groups["d"], ref)
		} else {
			f.date.Day, f.mismatch = fixedDay(groups, ref, w)
		}
		best = f
	}
	return best, best.start <= len(text)
}

// fixedDay works out a day from its parts.
func fixedDay(g map[string]string, ref time.Time, w when) (time.Time, bool) {
	d := dayNumber(g["d"])
	m := monthNumber(g["m"])
	y, err := strconv.Atoi(g["y"])
	if d == 0 {
		return time.Time{}, false
	}
	switch {
	case err == nil && m > 0:
		return checked(y, m, d, g["wd"])
	case ref.IsZero():
		return time.Time{}, false
	case m == 0:
		// "the 14th": of this month, or of the next if it is over.
		for i := range 2 {
			t := time.Date(ref.Year(), ref.Month()+time.Month(i), d, 0, 0, 0, 0, time.UTC)
			if t.Day() == d && !t.Before(ref) {
				return t, false
			}
		}
		return time.Time{}, false
	}
	// Without a year: the nearest such day on the side that is meant.
	for _, y := range []int{ref.Year() - 1, ref.Year(), ref.Year() + 1} {
		t, bad := checked(y, m, d, "")
		if bad || t.IsZero() {
			continue
		}
		gap := t.Sub(ref)
		if w == behind && gap <= 0 && gap > -366*24*time.Hour && (y == ref.Year() || t.AddDate(1, 0, 0).After(ref)) ||
			w == ahead && gap >= 0 && gap < 366*24*time.Hour {
			if g["wd"] != "" && !strings.EqualFold(t.Weekday().String(), g["wd"]) {
				return time.Time{}, true
			}
			return t, false
		}
	}
	return time.Time{}, false
}

// checked makes a date if it exists and falls on the weekday that was said.
func checked(y, m, d int, weekday string) (time.Time, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || m < 1 || m > 12 {
		return time.Time{}, true
	}
	if weekday != "" && !strings.EqualFold(t.Weekday().String(), weekday) {
		return time.Time{}, true
	}
	return t, false
}

// relativeDay works out words such as "tomorrow" or "the end of the month".
// Words that people understand in two ways, such as "next Friday", fix no day.
func relativeDay(words, day string, ref time.Time) time.Time {
	if ref.IsZero() {
		return time.Time{}
	}
	w := strings.ToLower(words)
	switch {
	case strings.HasPrefix(w, "tomorrow"):
		return ref.AddDate(0, 0, 1)
	case w == "today", w == "tonight", w == "the end of the day":
		return ref
	case w == "the end of the month", w == "the end of this month":
		return time.Date(ref.Year(), ref.Month()+1, 0, 0, 0, 0, 0, time.UTC)
	case w == "the end of next month":
		return time.Date(ref.Year(), ref.Month()+2, 0, 0, 0, 0, 0, time.UTC)
	case strings.HasPrefix(w, "the end of the"), strings.HasPrefix(w, "next "), strings.HasPrefix(w, "the next "):
		return time.Time{}
	case strings.HasPrefix(w, "the end of "):
		m := monthNumber(strings.TrimPrefix(w, "the end of "))
		y := ref.Year()
		if m < int(ref.Month()) {
			y++
		}
		return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC)
	}
	w, _, _ = strings.Cut(strings.TrimPrefix(w, "this "), " the ")
	d := dayNumber(day)
	for i := 1; i <= 62; i++ {
		t := ref.AddDate(0, 0, i)
		if strings.EqualFold(t.Weekday().String(), w) && (d == 0 || t.Day() == d) {
			if d == 0 && i > 7 {
				break
			}
			return t
		}
	}
	return time.Time{}
}

// dayNumber reads "14", "14th", "fourteenth" or "twenty-first"; 0 if it is none.
func dayNumber(s string) int {
	s = strings.ToLower(s)
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if n, err := strconv.Atoi(strings.TrimSuffix(s, end)); err == nil {
			if n > 31 {
				return 0
			}
			return n
		}
	}
	for i, w := range ordinalWords {
		if s == w {
			return i
		}
	}
	tens, unit, _ := strings.Cut(strings.ReplaceAll(s, " ", "-"), "-")
	base := map[string]int{"twenty": 20, "thirty": 30}[tens]
	for i, w := range ordinalWords[:10] {
		if base > 0 && unit == w {
			return base + i
		}
	}
	if s == "thirtieth" {
		return 30
	}
	return 0
}

// monthNumber reads a month's name or number; 0 if it is none.
func monthNumber(s string) int {
	s = strings.ToLower(strings.Trim(s, ". "))
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	for m := time.January; m <= time.December; m++ {
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), s[:3]) {
			return int(m)
		}
	}
	return 0
}

// long writes a day as councils do: "Tuesday 4 March 2025".
func long(t time.Time) string { return t.Format("Monday 2 January 2006") }

// short writes a day as "4 March 2025".
func short(t time.Time) string { return t.Format("2 January 2006") }

// String returns the date for print: the day if it is certain, else the words,
// else "not recorded".
func (d Date) String() string {
	switch {
	case d.Day.IsZero() && d.Text == "":
		return "not recorded"
	case d.Day.IsZero():
		return d.Text
	case d.Before:
		return "before " + short(d.Day)
	}
	return short(d.Day)
}
