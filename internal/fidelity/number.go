package fidelity

import (
	"strconv"
	"strings"
)

var units = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var scales = map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

var ordinals = map[string]string{
	"third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
	"eleventh": "11th", "twelfth": "12th", "thirteenth": "13th", "fourteenth": "14th", "fifteenth": "15th", "sixteenth": "16th", "seventeenth": "17th",
	"eighteenth": "18th", "nineteenth": "19th", "twentieth": "20th", "thirtieth": "30th", "twenty-first": "21st", "twenty-second": "22nd",
}

// measures are units whose exchange would make the fact wrong.
var measures = map[string]string{
	"second": "second", "minute": "minute", "min": "minute", "mins": "minute", "hour": "hour", "hr": "hour", "hrs": "hour", "day": "day", "night": "night",
	"week": "week", "fortnight": "fortnight", "month": "month", "year": "year", "yr": "year", "yrs": "year", "decade": "decade",
	"km": "km", "kilometre": "km", "kilometer": "km", "mile": "mile", "metre": "metre", "meter": "metre", "cm": "cm", "mm": "mm", "feet": "foot", "foot": "foot",
	"kg": "kg", "mg": "mg", "ml": "ml", "litre": "litre", "hectare": "hectare", "acre": "acre", "mph": "mph",
}

// measure returns the unit that chunk k names, or "".
func (s *scanner) measure(k int) string {
	w := s.at(k).lower
	if m, ok := measures[w]; ok {
		return m
	}
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'"), "’")
	return measures[strings.TrimSuffix(w, "s")]
}

// number reads a number in figures or words, with its unit if it has one.
func (s *scanner) number(i int) (Fact, int) {
	c := s.chunks[i]
	if c.lower == "fortnight" || c.lower == "fortnights" {
		if c.lower == "fortnight" {
			return s.make(Number, "2 week", i, 1), 1
		}
		return Fact{}, 0
	}
	if v, ok := roman(c); ok {
		return s.make(Number, v, i, 1), 1
	}
	if o, ok := ordinals[c.lower]; ok {
		return s.make(Number, o, i, 1), 1
	}
	if ordinalFigures(c.lower) {
		return s.make(Number, c.lower, i, 1), 1
	}
	if decade(c.lower) {
		return s.make(Number, strings.NewReplacer("'", "", "’", "").Replace(c.lower), i, 1), 1
	}
	value, n, glued := s.quantity(i)
	if n == 0 {
		return Fact{}, 0
	}
	text := format(value)
	if glued != "" {
		return s.make(Number, text+" "+glued, i, n), n
	}
	if s.joined(i + n - 1) {
		k := i + n
		switch s.at(k).lower {
		case "working", "calendar", "clear", "business", "school", "full", "consecutive", "whole", "further", "more", "square", "cubic", "other", "long":
			if s.joined(k) {
				k++
			}
		}
		if m := s.measure(k); m != "" {
			f := s.make(Number, text+" "+m, i, n)
			return f, n
		}
	}
	return s.make(Number, text, i, n), n
}

// quantity reads figures and number words from chunk i: their value, how many
// chunks they take, and a unit that is glued on ("5km", "10-year").
func (s *scanner) quantity(i int) (float64, int, string) {
	c := s.chunks[i]
	if c.digit {
		v, rest, ok := leadingFigures(c.lower)
		if !ok {
			return 0, 0, ""
		}
		if rest != "" {
			rest = strings.TrimPrefix(rest, "-")
			if k := strings.IndexByte(rest, '-'); k > 0 { // 10-year-old
				rest = rest[:k]
			}
			if m, known := measures[rest]; known {
				return v, 1, m
			}
			if m, known := measures[strings.TrimSuffix(rest, "s")]; known && rest != "s" {
				return v, 1, m
			}
			return 0, 0, ""
		}
		n := 1
		if s.joined(i) {
			if scale, ok := scales[s.at(i+1).lower]; ok {
				return v * scale, 2, ""
			}
		}
		return v, n, ""
	}
	return s.numberWords(i)
}

// numberWords reads "one hundred and five", "twenty-five" or "two million".
// The word "one" alone counts as 1.
func (s *scanner) numberWords(i int) (float64, int, string) {
	total, current, n, glued := 0.0, 0.0, 0, ""
	seen := false
loop:
	for k := i; k < len(s.chunks); k++ {
		w := s.chunks[k].lower
		if k > i && !s.joined(k-1) {
			break
		}
		if w == "and" && seen {
			// "one hundred and five", but not "five and six".
			if current < 100 && total == 0 || k+1 >= len(s.chunks) {
				break
			}
			v, _, ok := wordValue(s.chunks[k+1].lower)
			if !ok || v >= 100 || current > 0 && int(current)%100 != 0 {
				break
			}
			continue
		}
		if scale, ok := scales[w]; ok && seen {
			if scale == 100 {
				current *= scale
			} else {
				total += current * scale
				current = 0
			}
			n = k - i + 1
			continue
		}
		if w == "dozen" && seen {
			current *= 12
			n = k - i + 1
			break
		}
		v, unit, ok := wordValue(w)
		switch {
		case !ok:
			break loop
		case seen && current > 0 && !(current >= 100 && int(current)%100 == 0) && !(current >= 20 && current < 100 && int(current)%10 == 0 && v < 10):
			break loop
		}
		current += v
		seen = true
		n = k - i + 1
		if unit != "" {
			glued = unit
			break
		}
	}
	if !seen {
		return 0, 0, ""
	}
	return total + current, n, glued
}

// wordValue reads one word: "six", "twenty-five", "six-week" (with its unit).
func wordValue(w string) (float64, string, bool) {
	if v, ok := units[w]; ok {
		return v, "", true
	}
	head, tail, ok := strings.Cut(w, "-")
	if !ok {
		return 0, "", false
	}
	v, ok := units[head]
	if !ok {
		return 0, "", false
	}
	next, more, cut := strings.Cut(tail, "-")
	if u, ok := units[next]; ok && v >= 20 && u < 10 {
		v += u
		if !cut {
			return v, "", true
		}
		next = more
	}
	if m, ok := measures[strings.TrimSuffix(next, "s")]; ok {
		return v, m, true
	}
	return 0, "", false
}

// leadingFigures reads the number that w begins with, and returns what is left.
func leadingFigures(w string) (float64, string, bool) {
	end := 0
	for end < len(w) && (digit(w[end]) || (w[end] == ',' || w[end] == '.') && end+1 < len(w) && digit(w[end+1]) && end > 0) {
		end++
	}
	if end == 0 {
		return 0, "", false
	}
	figures := strings.ReplaceAll(w[:end], ",", "")
	v, err := strconv.ParseFloat(figures, 64)
	if err != nil || strings.Count(figures, ".") > 1 {
		return 0, "", false
	}
	return v, w[end:], true
}

func format(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func ordinalFigures(w string) bool {
	for _, s := range []string{"st", "nd", "rd", "th"} {
		if rest, ok := strings.CutSuffix(w, s); ok && isDigits(rest) {
			return true
		}
	}
	return false
}

// decade reports whether w is such as "1990s".
func decade(w string) bool {
	w, ok := strings.CutSuffix(w, "s")
	w = strings.TrimRight(w, "'’")
	return ok && len(w) == 4 && isDigits(w)
}

// roman reads a Roman numeral of two letters or more up to 39, in capitals.
func roman(c chunk) (string, bool) {
	if len(c.text) < 2 || len(c.text) > 7 || strings.Trim(c.text, "IVX") != "" {
		return "", false
	}
	total, last := 0, 0
	for i := len(c.text) - 1; i >= 0; i-- {
		v := map[byte]int{'I': 1, 'V': 5, 'X': 10}[c.text[i]]
		if v < last {
			v = -v
		} else {
			last = v
		}
		total += v
	}
	return strconv.Itoa(total), total > 0
}

// percent reads "5%" and "five per cent".
func (s *scanner) percent(i int) (Fact, int) {
	c := s.chunks[i]
	if rest, ok := strings.CutSuffix(c.lower, "%"); ok {
		if v, left, ok := leadingFigures(rest); ok && left == "" {
			return s.make(Percent, format(v), i, 1), 1
		}
		return Fact{}, 0
	}
	v, n, glued := s.quantity(i)
	if n == 0 || glued != "" || !s.joined(i+n-1) {
		return Fact{}, 0
	}
	switch next := s.at(i + n); {
	case next.lower == "percent" || next.lower == "%" || next.lower == "pc":
		return s.make(Percent, format(v), i, n+1), n + 1
	case next.lower == "per" && s.at(i+n+1).lower == "cent":
		return s.make(Percent, format(v), i, n+2), n + 2
	}
	return Fact{}, 0
}

// money reads "£1.5m", "£2 million", "50p", "ten pounds".
func (s *scanner) money(i int) (Fact, int) {
	c := s.chunks[i]
	for _, cur := range []struct{ sign, code string }{{"£", "GBP "}, {"€", "EUR "}, {"$", "USD "}, {"us$", "USD "}} {
		rest, ok := strings.CutPrefix(c.lower, cur.sign)
		if !ok {
			continue
		}
		n := 1
		if rest == "" && i+1 < len(s.chunks) {
			rest, n = s.chunks[i+1].lower, 2
		}
		v, left, ok := leadingFigures(rest)
		if !ok {
			return Fact{}, 0
		}
		scale, known := map[string]float64{"": 1, "k": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}[left]
		if !known {
			return Fact{}, 0
		}
		if left == "" && s.joined(i+n-1) {
			if next, ok := scales[s.at(i+n).lower]; ok {
				scale = next
				n++
			}
		}
		return s.make(Money, cur.code+cents(v*scale), i, n), n
	}
	if rest, ok := strings.CutSuffix(c.lower, "p"); ok && isDigits(rest) {
		v, err := strconv.Atoi(rest)
		return s.make(Money, "GBP "+cents(float64(v)/100), i, 1), boolInt(err == nil)
	}
	v, n, glued := s.quantity(i)
	if n == 0 || glued != "" || !s.joined(i+n-1) {
		return Fact{}, 0
	}
	switch s.at(i + n).lower {
	case "pounds":
		return s.make(Money, "GBP "+cents(v), i, n+1), n + 1
	case "pence":
		return s.make(Money, "GBP "+cents(v/100), i, n+1), n + 1
	case "euros":
		return s.make(Money, "EUR "+cents(v), i, n+1), n + 1
	case "dollars":
		return s.make(Money, "USD "+cents(v), i, n+1), n + 1
	}
	return Fact{}, 0
}

// cents writes an amount without the noise of binary fractions.
func cents(v float64) string {
	s := strconv.FormatFloat(v, 'f', 4, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// inside finds the facts in a chunk that is none as a whole: the number of
// "24-hour" or "three-bedroom", both of "9/10".
func (s *scanner) inside(i int) ([]Fact, int) {
	c := s.chunks[i]
	var out []Fact
	for at := 0; at < len(c.lower) && len(c.lower) == len(c.text); {
		rest := c.lower[at:]
		if digit(rest[0]) && (at == 0 || !digit(c.lower[at-1])) {
			if v, left, ok := leadingFigures(rest); ok {
				n := len(rest) - len(left)
				out = append(out, Fact{Kind: Number, Text: c.text[at : at+n], Value: format(v), Start: c.start + at, End: c.start + at + n})
				at += n
				continue
			}
		}
		if at == 0 || c.lower[at-1] == '-' {
			word, _, _ := strings.Cut(rest, "-")
			if v, ok := units[word]; ok && len(word) < len(c.lower) && word != "one" {
				out = append(out, Fact{Kind: Number, Text: c.text[at : at+len(word)], Value: format(v), Start: c.start + at, End: c.start + at + len(word)})
			}
		}
		at++
	}
	return out, boolInt(len(out) > 0)
}
