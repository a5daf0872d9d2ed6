// Package calendar finds the days that are named in speech and notes, and works
// out which days they are. It is British: 3/4/2026 is 3 April.
package calendar

import (
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

const (
	monthExpr = `(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?`
	// The short forms are those of notes. Without a capital they are other words.
	weekdayExpr = `(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?-i:Mon|Tues|Weds?|Thurs?|Fri)\b)`
	dayExpr     = `(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first)`
)

// The ways to say a day, the fullest first. The groups are read by name.
var datePatterns = []func() *named{
	compile(`\b(?:(?P<wd>` + weekdayExpr + `),? )?(?:the )?(?P<d>` + dayExpr + `) (?:of )?(?P<m>` + monthExpr + `)(?:,? (?P<y>\d{4})\b)?`),
	compile(`\b(?:(?P<wd>` + weekdayExpr + `),? )?(?P<m>` + monthExpr + `) (?:the )?(?P<d>\d{1,2}(?:st|nd|rd|th)?)\b(?:,? (?P<y>\d{4})\b)?`),
	compile(`\b(?P<y>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})\b`),
	compile(`\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})\b`),
	compile(`\b(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>2\d|3[0-5])\b`), // 12/3/26; a year such as 52 may be of any century
	compile(`\b(?P<rel>the end of (?:the|this) month|the end of next month|the end of ` + monthExpr + `|tomorrow(?: (?:morning|afternoon|evening))?|today|tonight|the end of the (?:week|day)|(?:the )?next (?:week|month|` + weekdayExpr + `)|(?:this )?` + weekdayExpr + `(?: the (?P<d>\d{1,2}(?:st|nd|rd|th)))?)\b`),
	compile(`\bthe (?P<d>\d{1,2}(?:st|nd|rd|th))\b`),
}

// Found is a day named in a text.
type Found struct {
	// Start and End are bytes of the text, and Text is text[Start:End].
	Start, End int
	Text       string

	// Day is the first moment of the day in UTC. The zero Time means that the
	// words do not fix a day.
	Day time.Time

	// Mismatch is set where the day of the week is not that of the date.
	Mismatch bool
}

// Direction says which way a date without a year points.
type Direction int

// The directions.
const (
	Ahead  Direction = iota // what is due
	Behind                  // what was
)

// Find returns the first day that a text names. ref is the day on which it was
// said; the zero Time leaves what depends on it unresolved.
func Find(text string, ref time.Time, w Direction) (Found, bool) {
	if !mayName(text) {
		return Found{}, false
	}
	best := Found{Start: len(text) + 1}
	for _, p := range datePatterns {
		groups, at := p().find(text)
		if at == nil || at[0] >= best.Start && !(at[0] == best.Start && at[1] > best.End) {
			continue
		}
		if groups["m"] == "" && groups["rel"] == "" && counts(text[at[1]:]) {
			continue
		}
		if text[at[1]-1] == '.' {
			at[1]-- // the end of the sentence, not of "Apr."
		}
		f := Found{Start: at[0], End: at[1], Text: text[at[0]:at[1]]}
		if rel := groups["rel"]; rel != "" {
			f.Day = relativeDay(rel, groups["d"], ref)
		} else {
			f.Day, f.Mismatch = fixedDay(groups, ref, w)
		}
		best = f
	}
	return best, best.Start <= len(text)
}

// counts reports whether what follows an ordinal makes it a count and no day, as
// in "the 12th meeting".
func counts(rest string) bool {
	if !strings.HasPrefix(rest, " ") {
		return false
	}
	tokens := language.Tokens("the" + rest)
	if len(tokens) < 2 {
		return false
	}
	next := strings.ToLower(tokens[1].Text)
	if speech.IsFunction(next) || afterDay()[next] || strings.HasSuffix(next, "ly") {
		return false
	}
	switch tokens[1].Tag {
	case "NN", "NNS", "JJ":
		return true
	}
	return false
}

// afterDay are nouns and adjectives that may follow a day.
var afterDay = speech.WordSet("please morning afternoon evening night latest today chair thanks next noon lunchtime am pm ready")

// mayName reports whether a text can name a day at all. Most sentences do not,
// and the expressions are slow.
func mayName(text string) bool {
	if strings.ContainsAny(text, "0123456789") {
		return true
	}
	for _, w := range []string{"Mon", "Tue", "Wed", "Thu", "Fri"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	lower := strings.ToLower(text)
	for _, w := range []string{"day", "tomorrow", "tonight", "month", "week", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// fixedDay works out a day from its parts.
func fixedDay(g map[string]string, ref time.Time, w Direction) (time.Time, bool) {
	d := dayNumber(g["d"])
	m := Month(g["m"])
	y, err := strconv.Atoi(g["y"])
	if d == 0 {
		return time.Time{}, false
	}
	switch {
	case err == nil && m > 0:
		if y < 100 {
			y += 2000
		}
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
		if w == Behind && gap <= 0 && gap > -366*24*time.Hour && (y == ref.Year() || t.AddDate(1, 0, 0).After(ref)) ||
			w == Ahead && gap >= 0 && gap < 366*24*time.Hour {
			if g["wd"] != "" && !isWeekday(t, g["wd"]) {
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
	if weekday != "" && !isWeekday(t, weekday) {
		return time.Time{}, true
	}
	return t, false
}

// isWeekday reports whether a day is the weekday that a word names, in full or in
// short.
func isWeekday(t time.Time, word string) bool {
	return len(word) >= 3 && strings.EqualFold(t.Weekday().String()[:3], word[:3])
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
		m := Month(strings.TrimPrefix(w, "the end of "))
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
		if isWeekday(t, w) && (d == 0 || t.Day() == d) {
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

// Month reads a month's name or number; 0 if it is none.
func Month(s string) int {
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

// ordinalWords are the days of the month that are said as words.
var ordinalWords = strings.Fields("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")

// A named is a regular expression whose groups are read by name.
type named struct{ *speech.Matcher }

// compile compiles an expression on first use. It ignores case.
func compile(expr string) func() *named {
	return sync.OnceValue(func() *named { return &named{speech.Compile(expr)} })
}

// find returns the groups of the first match and its place, or nil.
func (r *named) find(text string) (map[string]string, []int) {
	m := r.FindStringSubmatchIndex(text)
	if m == nil {
		return nil, nil
	}
	groups := map[string]string{}
	for i, name := range r.Regexp().SubexpNames() {
		if name != "" && m[2*i] >= 0 {
			groups[name] = text[m[2*i]:m[2*i+1]]
		}
	}
	return groups, m[:2]
}

// Long writes a day as councils do: "Tuesday 4 March 2025".
func Long(t time.Time) string { return t.Format("Monday 2 January 2006") }

// Short writes a day as "4 March 2025".
func Short(t time.Time) string { return t.Format("2 January 2006") }

// MonthExpr is a regular expression for the name of a month.
const MonthExpr = monthExpr
