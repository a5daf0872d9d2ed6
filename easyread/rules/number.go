package rules

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/townclerk/townclerk/internal/fidelity"
)

// numberRules are the rules on numbers, dates and times.
func numberRules() []Rule {
	return []Rule{
		{
			ID: "N01", Name: "Numbers as figures", Guidelines: []string{"easy-read-online", "Inclusion Europe"},
			Doc:   "Finds the words from \"two\" to \"million\". \"One\" is let pass: it is often no number.",
			Check: checkNumberWords,
		},
		{
			ID: "N02", Name: "No Roman numerals", Guidelines: []string{"Inclusion Europe"},
			Doc:   "Finds Roman numerals of two letters or more made of I, V and X.",
			Check: checkRoman,
		},
		{
			ID: "N03", Name: "No percentages", Guidelines: []string{"Inclusion Europe"},
			Doc:   "Finds percentages. There is no fix: \"half of the people\" is plain, \"5 out of 10 off your bill\" is not.",
			Check: checkPercent,
		},
		{
			ID: "N04", Name: "No large numbers", Guidelines: []string{"Inclusion Europe"},
			Doc:   "Finds numbers of 10,000 or more that are not money the reader has to pay. A person has to judge whether the number matters. Of tables it finds the first.",
			Check: checkLargeNumbers,
		},
		{
			ID: "N05", Name: "Dates in full", Guidelines: []string{"capito", "Inclusion Europe"},
			Doc:   "Finds dates in figures, such as 05/05/26, dates with \"th\" and short names of months. Figures are read the British way, day first.",
			Check: checkDates,
		},
		{
			ID: "N06", Name: "Times with am and pm", Guidelines: []string{"Inclusion Europe"},
			Doc:   "Finds times of the 24-hour clock, and times without am or pm.",
			Check: checkTimes,
		},
		{
			ID: "N08", Name: "Phone numbers in groups", Guidelines: []string{"capito"},
			Doc:   "Finds phone numbers without spaces. The fix uses the groups of UK numbers.",
			Check: checkPhones,
		},
	}
}

// numberWords are the words for numbers that Easy Read writes in figures.
var numberWords = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
	"sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30",
	"forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
	"hundred": "", "thousand": "", "million": "", "dozen": "",
}

// capitalised reports whether a word begins with a capital letter.
func capitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

func checkNumberWords(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		for j, t := range s.tokens() {
			figure, ok := numberWords[strings.ToLower(t.Text)]
			if !ok || j > 0 && (s.tokens()[j-1].Tag == "CD" || s.tokens()[j-1].Text == "£") {
				continue // "10 million" and "£2 million" are figures
			}
			if j+1 < len(s.tokens()) && capitalised(t.Text) && strings.HasPrefix(s.tokens()[j+1].Tag, "NNP") {
				continue // "Five Oaks Farm" is a name
			}
			if j+1 < len(s.tokens()) {
				if _, more := numberWords[strings.ToLower(s.tokens()[j+1].Text)]; more || s.tokens()[j+1].Text == "-" {
					figure = "" // "two hundred": the figure is not ours to work out
				}
			}
			findings = append(findings, Finding{
				Message: fmt.Sprintf("Write %q in figures.", t.Text),
				At:      s.at(t.Start, t.End),
				Fix:     figure,
			})
		}
	}
	return findings
}

var roman = regexp.MustCompile(`\b(?:X{1,3}(?:IX|IV|V?I{0,3})|IX|IV|VI{1,3}|I{2,3})\b`)

// isRoman reports whether a word is a Roman numeral from 2 to 39.
func isRoman(word string) bool { return roman.FindString(word) == word && len(word) > 1 }

func checkRoman(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		for _, m := range roman.FindAllStringIndex(s.Text, -1) {
			word := s.Text[m[0]:m[1]]
			if !isRoman(word) || partOfCode(s.Text, m) {
				continue
			}
			f := Finding{
				Severity: Error,
				Message:  fmt.Sprintf("%q is a Roman numeral. Write %d.", word, romanValue(word)),
				At:       s.at(m[0], m[1]),
				Fix:      strconv.Itoa(romanValue(word)),
			}
			if inTitle(s.Text[:m[0]]) {
				f.Severity = Review
				f.Message = fmt.Sprintf("%q is a Roman numeral. Is it part of a name?", word)
			}
			findings = append(findings, f)
		}
	}
	return findings
}

// beforeDate reports whether a text ends with a word that stands before dates.
func beforeDate(before string) bool {
	fields := strings.Fields(strings.ToLower(before))
	if len(fields) == 0 {
		return false
	}
	switch strings.Trim(fields[len(fields)-1], ",:(") {
	case "on", "by", "from", "until", "till", "before", "after", "since", "dated", "date", "to", "of", "between", "due", "expires", "ends",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// parts are words for parts of a document, which are counted.
var parts = map[string]bool{
	"part": true, "schedule": true, "chapter": true, "section": true, "article": true, "annex": true, "appendix": true,
	"phase": true, "stage": true, "volume": true, "table": true, "figure": true, "title": true,
}

// inTitle reports whether a text ends with a word with a capital letter that is
// not that of a part of a document: "Grade II" and "Elizabeth II" are names.
func inTitle(before string) bool {
	fields := strings.Fields(before)
	if len(fields) == 0 {
		return false
	}
	last := strings.Trim(fields[len(fields)-1], ",;:()")
	return capitalised(last) && !parts[strings.ToLower(last)] || last == "grade" // of a listed building
}

// romanValue returns the value of a numeral made of I, V and X.
func romanValue(word string) int {
	value := map[byte]int{'I': 1, 'V': 5, 'X': 10}
	sum := 0
	for i := range len(word) {
		v := value[word[i]]
		if i+1 < len(word) && v < value[word[i+1]] {
			v = -v
		}
		sum += v
	}
	return sum
}

func checkPercent(in *Input) []Finding {
	return eachFact(in, fidelity.Percent, func(f fidelity.Fact) (Finding, bool) {
		return Finding{Message: fmt.Sprintf("%q is a percentage. %s", f.Text, inTens(f.Value))}, true
	})
}

// inTens says how to write a percentage in plain words.
func inTens(value string) string {
	n, err := strconv.ParseFloat(strings.TrimSuffix(value, "%"), 64)
	switch {
	case err == nil && n == 100:
		return "Say \"all\"."
	case err == nil && n == 50:
		return "Say \"half\"."
	case err == nil && (n == 25 || n == 75):
		return fmt.Sprintf("Say %g out of 4, or how much.", n/25)
	case err == nil && n > 0 && n < 100 && math.Mod(n, 10) == 0:
		return fmt.Sprintf("Say %g out of 10, or how much.", n/10)
	}
	return "Say how many out of 10 or 100, or how much."
}

func checkLargeNumbers(in *Input) []Finding {
	found := eachFact(in, fidelity.Number, func(f fidelity.Fact) (Finding, bool) {
		n, err := strconv.ParseFloat(strings.ReplaceAll(f.Value, ",", ""), 64)
		// Round numbers are easy to read. Five figures without a comma are a
		// reference more often than an amount.
		if err != nil || n < 10_000 || math.Mod(n, 1000) == 0 || !strings.Contains(f.Text, ",") {
			return Finding{}, false
		}
		return Finding{Severity: Review, Message: fmt.Sprintf("Does the reader need the exact number %s? If not, round it.", f.Text)}, true
	})
	// Whoever decides it for one number of a table decides it for all.
	cells := make(map[string]bool)
	for i := range in.Parts {
		if p := &in.Parts[i]; p.Kind == Cell {
			cells[p.ID] = true
		}
	}
	told := false
	return slices.DeleteFunc(found, func(f Finding) bool {
		again := cells[f.At.Block] && told
		told = told || cells[f.At.Block]
		return again
	})
}

// eachFact makes findings of the facts of one kind.
func eachFact(in *Input, kind fidelity.Kind, check func(fidelity.Fact) (Finding, bool)) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		for _, fact := range s.facts() {
			if fact.Kind != kind {
				continue
			}
			if f, ok := check(fact); ok {
				f.At = s.at(fact.Start, fact.End)
				findings = append(findings, f)
			}
		}
	}
	return findings
}

var (
	figureDate = regexp.MustCompile(`\b(\d{1,2})([/.])(\d{1,2})[/.](\d{4}|\d{2})\b`)
	ordinal    = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)( (?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)`)
	shortMonth = regexp.MustCompile(`\b(\d{1,2}) (Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?`)
)

func checkDates(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		for _, m := range figureDate.FindAllStringSubmatchIndex(s.Text, -1) {
			found := s.Text[m[0]:m[1]]
			if s.Text[m[4]] == '.' && m[9]-m[8] == 2 && !beforeDate(s.Text[:m[0]]) {
				continue // "5.4.14 The site …" is the number of a paragraph
			}
			fix := fullDate(s.Text[m[2]:m[3]], s.Text[m[6]:m[7]], s.Text[m[8]:m[9]])
			if fix == "" {
				continue // a number of a paragraph, or no date
			}
			findings = append(findings, Finding{
				Severity: Error,
				Message:  fmt.Sprintf("Write the date %s in full: %s.", found, fix),
				At:       s.at(m[0], m[1]),
				Fix:      fix,
			})
		}
		for _, m := range ordinal.FindAllStringSubmatchIndex(s.Text, -1) {
			fix := s.Text[m[2]:m[3]] + strings.Replace(s.Text[m[4]:m[5]], " of ", " ", 1)
			findings = append(findings, Finding{
				Message: fmt.Sprintf("Write the date as %q.", fix),
				At:      s.at(m[0], m[1]),
				Fix:     fix,
			})
		}
		for _, m := range shortMonth.FindAllStringSubmatchIndex(s.Text, -1) {
			month := monthOf(s.Text[m[4]:m[5]])
			findings = append(findings, Finding{
				Message: fmt.Sprintf("Write the month in full: %s.", month),
				At:      s.at(m[4], m[1]),
				Fix:     month.String(),
			})
		}
	}
	return findings
}

// monthOf returns the month that begins with the three letters of name.
func monthOf(name string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if m.String()[:3] == name[:3] {
			return m
		}
	}
	return 0
}

// fullDate returns "5 May 2026" for figures, or "" if they are no date. Years of
// two figures are of this century.
func fullDate(day, month, year string) string {
	d, err1 := strconv.Atoi(day)
	m, err2 := strconv.Atoi(month)
	y, err3 := strconv.Atoi(year)
	if err1 != nil || err2 != nil || err3 != nil || m < 1 || m > 12 || d < 1 || d > 31 {
		return ""
	}
	if y < 100 {
		y += 2000
	}
	if t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC); t.Day() != d {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d, time.Month(m), y)
}

var clock = regexp.MustCompile(`(?i)\b([01]?\d|2[0-3])[:.]([0-5]\d)\b(\s?(?:am|pm|a\.m\.|p\.m\.|noon|midnight|hours|hrs))?`)

// scaleOf matches the scale of a drawing at the beginning of a text, such as "1:50 @
// A3": no time is said so.
var scaleOf = regexp.MustCompile(`^1:\d{2}\s*(?:@|at A\d|scale)`)

func checkTimes(in *Input) []Finding {
	var findings []Finding
	for i := range in.Sentences {
		s := &in.Sentences[i]
		for _, m := range clock.FindAllStringSubmatchIndex(s.Text, -1) {
			found := s.Text[m[0]:m[1]]
			suffix := ""
			if m[6] >= 0 {
				suffix = strings.ToLower(strings.TrimSpace(s.Text[m[6]:m[7]]))
			}
			if suffix != "" && suffix[0] != 'h' || suffix == "" && scaleOf.MatchString(s.Text[m[0]:]) {
				continue
			}
			// "4.30" may be a number of a paragraph or an amount: only a colon or
			// "hours" makes it a time.
			if suffix == "" && (!strings.Contains(found, ":") || found[:2] == "0:") || m[0] > 0 && strings.ContainsRune(":.£", rune(s.Text[m[0]-1])) || partOfCode(s.Text, m[:2]) {
				continue
			}
			hour, err := strconv.Atoi(s.Text[m[2]:m[3]])
			if err != nil {
				continue
			}
			fix := twelveHour(hour, s.Text[m[4]:m[5]])
			message := fmt.Sprintf("Write the time as %s.", fix)
			if hour > 0 && hour <= 12 && suffix == "" && s.Text[m[2]] != '0' {
				// 3:30 may be in the afternoon: only a person knows.
				fix, message = "", fmt.Sprintf("Say if %s is am or pm.", found)
			}
			findings = append(findings, Finding{Message: message, At: s.at(m[0], m[1]), Fix: fix})
		}
	}
	return findings
}

// twelveHour returns the time as GOV.UK writes it, such as "2:30pm" and "10am".
func twelveHour(hour int, minutes string) string {
	half := "am"
	if hour >= 12 {
		half = "pm"
	}
	switch {
	case hour == 12 && minutes == "00":
		return "midday"
	case hour == 0 && minutes == "00":
		return "midnight"
	case hour == 0:
		hour = 12
	case hour > 12:
		hour -= 12
	}
	if minutes == "00" {
		return fmt.Sprintf("%d%s", hour, half)
	}
	return fmt.Sprintf("%d:%s%s", hour, minutes, half)
}

func checkPhones(in *Input) []Finding {
	return eachFact(in, fidelity.Phone, func(f fidelity.Fact) (Finding, bool) {
		if strings.ContainsAny(f.Text, " -") || len(f.Text) < 7 {
			return Finding{}, false
		}
		return Finding{Message: "Write the phone number in groups.", Fix: groupPhone(f.Text)}, true
	})
}

// groupPhone parts a UK number of eleven figures as Ofcom's numbering plan does,
// or returns "".
func groupPhone(number string) string {
	if len(number) != 11 || number[0] != '0' {
		return ""
	}
	switch {
	case number[1] == '2': // 020 7946 0000
		return number[:3] + " " + number[3:7] + " " + number[7:]
	case number[1] == '3' || number[1] == '8', // 0300 123 1234
		number[1] == '1' && (number[2] == '1' || number[3] == '1'): // 0114 496 0000
		return number[:4] + " " + number[4:7] + " " + number[7:]
	default: // 01632 960 000
		return number[:5] + " " + number[5:8] + " " + number[8:]
	}
}
