package simplify

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/internal/lexicon"
)

// otherName reports whether brackets hold another name of what stands before
// them: "(or Kitlineq)", "(also called soya milk)", "(in German: Wakkerpreis)". A
// choice is none: "(or guardian)".
func otherName(ps []piece) bool {
	if len(ps) < 2 || slices.ContainsFunc(ps, func(p piece) bool { return strings.ContainsFunc(p.text, unicode.IsDigit) }) {
		return false
	}
	switch ps[0].lower {
	case "or":
		if ps[1].tag == "RB" && len(ps) > 2 {
			return ps[2].tag == "VBN" // "(or often abbreviated RCT)"
		}
		return startsUpper(ps[1].text) || ps[1].quoted || ps[1].text == "\"" || ps[1].text == "“"
	case "also", "formerly", "previously", "originally", "sometimes", "often", "commonly", "now", "first":
		return ps[1].tag == "VBN" || ps[1].tag == "VBD" || startsUpper(ps[1].text)
	case "in":
		return startsUpper(ps[1].text) && len(ps) > 3 && ps[2].text == ":"
	}
	return false
}

// citation reports whether brackets name the book that something was read in:
// "(Green and Hall 2004, 111)", "(Green, 2009)".
func citation(ps []piece) bool {
	if len(ps) < 2 || !strings.HasPrefix(ps[0].tag, "NNP") || months(ps[0].text) || len(ps[0].text) < 3 {
		return false
	}
	year, names, rare := false, 0, false
	for _, p := range ps {
		switch n, err := strconv.Atoi(p.text); {
		case err == nil && n > 1500 && n < 2100 && names > 0:
			year = true
		case err == nil && year, p.tag == ",", p.lower == "and", p.text == "&", p.lower == "et", p.lower == "al", p.lower == "al.", p.lower == "p", p.lower == "pp", p.lower == "p.", p.lower == "pp.":
		case !year && strings.HasPrefix(p.tag, "NNP") && p.text != strings.ToUpper(p.text):
			names++
			rare = rare || !lexicon.Everyday(p.lower)
		default:
			return false
		}
	}
	return year && rare
}

// abbreviation reports whether brackets hold the short form of what stands before
// them: "(NHS)".
func abbreviation(ps []piece) bool {
	if len(ps) > 2 {
		return false
	}
	return shortForm(ps[0]) || len(ps) == 1 && len(ps[0].text) < 3
}

// past reports whether brackets hold two years of the last century or before it:
// when something was. The years of a plan or of a term of office that may still
// run are not past.
func past(ps []piece) bool {
	first, last, marks := 0, 0, 0
	for _, p := range ps {
		n, err := strconv.Atoi(p.text)
		switch {
		case err == nil && first == 0:
			first = n
		case err == nil && last == 0:
			last = n
		case p.text == "–" || p.text == "-" || p.lower == "to" || p.lower == "about" || p.lower == "c." || p.lower == "ad":
			marks++
		default:
			from, to, ok := strings.Cut(p.text, "–")
			if !ok || first > 0 {
				return false
			}
			var err1, err2 error
			first, err1 = strconv.Atoi(from)
			last, err2 = strconv.Atoi(to)
			if err1 != nil || err2 != nil {
				return false
			}
			marks++
		}
	}
	return marks > 0 && first > 100 && last > first && last < 2000
}

// ofPlan reports whether a word ends the name of something that holds for the
// years in brackets behind it: "the Borough Plan (2011-2031)".
func ofPlan(w string) bool {
	switch w {
	case "plan", "plans", "strategy", "programme", "framework", "scheme", "policy", "policies", "review", "agreement", "period", "contract", "vision", "budget", "act", "order", "regulations":
		return true
	}
	return false
}

// capitals reports whether a piece is a word of capital letters.
func capitals(p piece) bool {
	return len(p.text) > 2 && p.text == strings.ToUpper(p.text) && strings.ToLower(p.text) != p.text && !strings.ContainsFunc(p.text, unicode.IsDigit)
}

// shortForm reports whether a piece is letters that stand for words: "NHS".
func shortForm(p piece) bool {
	upper := 0
	for _, r := range p.text {
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 2
}

// conversion reports whether brackets hold nothing but a number and its unit.
func conversion(ps []piece) bool {
	units := false
	for _, p := range ps {
		switch {
		case p.tag == "CD", strings.ContainsFunc(p.text, unicode.IsDigit), !wordy(p.text):
		case unit(p.lower):
			units = true
		case p.lower == "to", p.lower == "by", p.lower == "x", p.lower == "about", p.lower == "million", p.lower == "and":
		default:
			return false
		}
	}
	return units
}

func unit(w string) bool {
	switch w {
	case "km", "mi", "sq", "m", "ft", "cm", "mm", "in", "lb", "lbs", "kg", "g", "oz", "mph", "ha", "km/h", "kmh", "h", "acre", "acres", "mile", "miles", "foot", "feet", "inch", "inches", "yard", "yards",
		"metre", "metres", "meter", "meters", "kilometre", "kilometres", "kilometer", "kilometers", "hectare", "hectares", "square", "cubic", "tonne", "tonnes", "ton", "tons", "c", "f", "°c", "°f", "knots", "litre", "litres", "gallons", "km²", "m²", "²", "celsius", "fahrenheit", "°":
		return true
	}
	return false
}

// years reports whether brackets hold a year or the dates of a life:
// "(1872–1951)", "(born 3 November 1987)".
func years(ps []piece) bool {
	first, last := 0, 0
	note := func(s string) bool {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1000 || n > 2999 {
			return false
		}
		if first == 0 {
			first = n
		}
		last = n
		return true
	}
	for _, p := range ps {
		from, to, ranged := strings.Cut(p.text, "–")
		switch {
		case note(p.text), ranged && note(from) && note(to):
		case strings.ContainsFunc(p.text, unicode.IsDigit):
			if len(strings.TrimRight(p.text, "thsndr")) > 2 {
				return false
			}
		case !wordy(p.text), months(p.text), p.lower == "born", p.lower == "b", p.lower == "died", p.lower == "c", p.lower == "ca", p.lower == "circa", p.lower == "in", p.lower == "on", p.lower == "to":
		case strings.HasPrefix(p.tag, "NNP") && !lexicon.Everyday(p.lower):
		default:
			return false
		}
	}
	return first > 0 && (first == last || last-first >= lifetime)
}
