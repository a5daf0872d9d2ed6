package simplify

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// periods says how long in fewer words: "over a six-week period" is "over 6 weeks",
// and "in the year 2022" is "in 2022".
func (d *draft) periods() {
	for i := 1; i < len(d.pieces)-1; i++ {
		if n, unit, count := d.lengthOfTime(i); n > 0 {
			words := []piece{word(count, "CD", count), word(unit, "NNS", language.Lemma(unit, "NNS"))}
			for k := range words {
				words[k].made = false
			}
			d.replace(i, i+n, words, "form")
		}
		if d.pieces[i].lower == "the" && d.at(i-1).lower == "in" && d.at(i+1).lower == "year" && year(d.at(i+2)) && !wordy(d.at(i+3).text) && d.at(i+3).text != "(" {
			d.replace(i, i+2, nil, "form")
		}
	}
}

// lengthOfTime returns how many pieces "a six-week period" takes at piece i, its unit
// in the plural and its number in figures. n is 0 if there is none: "the six-week
// period" is one that the reader knows of.
func (d *draft) lengthOfTime(i int) (n int, unit, count string) {
	switch d.at(i - 1).lower {
	case "over", "for", "within", "during", "after":
	default:
		return 0, "", ""
	}
	if !indefinite(d.pieces[i]) || d.pieces[i].quoted {
		return 0, "", ""
	}
	number, unit, found := strings.Cut(d.at(i+1).lower, "-")
	n = 2
	if !found {
		unit = d.at(i + 2).lower
		n = 3
	}
	if d.at(i+n).lower != "period" || d.at(i+n+1).tag == "VBN" || d.at(i+n+1).lower == "of" || d.at(i+n+1).lower == "after" {
		return 0, "", ""
	}
	switch unit {
	case "day", "week", "month", "year":
	default:
		return 0, "", ""
	}
	count = number
	if k := slices.Index(numberWords, number); k >= 0 {
		count = numberFigures[k]
	} else if strings.Trim(number, "0123456789") != "" || number == "" || number == "1" {
		return 0, "", ""
	}
	return n + 1, unit + "s", count
}

// numberWords are the numbers of days, weeks and years that are written as words.
var (
	numberWords   = []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"}
	numberFigures = []string{"2", "3", "4", "5", "6", "7", "8", "9", "10", "12"}
)

// year reports whether a piece is the four figures of a year.
func year(p piece) bool {
	return len(p.text) == 4 && (p.text[:2] == "19" || p.text[:2] == "20") && strings.Trim(p.text, "0123456789") == ""
}
