package easyread

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
)

// dated reports whether a text has a date.
func dated(text string) bool {
	return slices.ContainsFunc(fidelity.Facts(text), func(f fidelity.Fact) bool { return f.Kind == fidelity.Date && len(f.Value) > len("2026") })
}

// saysWhen reports whether a line is about when or where something takes place: it is
// little more than a date, it begins with a day and has a time, or something is "held".
func saysWhen(text string) bool {
	if onlyWhen(text) || strings.EqualFold(firstWord(text), "held") {
		return true
	}
	facts := fidelity.Facts(text)
	begins := len(facts) > 0 && facts[0].Start == 0 && facts[0].Kind == fidelity.Date && len(facts[0].Value) >= len("2026-03-01")
	for _, f := range facts {
		if f.Kind == fidelity.Date && len(strings.Fields(text)) < len(strings.Fields(f.Text))+3 || begins && f.Kind == fidelity.Time {
			return true
		}
	}
	return false
}

// onlyWhen reports whether a line says nothing but a day or a time, and perhaps
// where: "On 24 April 2025", "30 November 2023 at 7:30pm in the Village Hall".
func onlyWhen(text string) bool {
	facts := slices.DeleteFunc(fidelity.Facts(text), func(f fidelity.Fact) bool { return f.Kind != fidelity.Date && f.Kind != fidelity.Time })
	if len(facts) == 0 {
		return false
	}
	before := strings.Fields(text[:facts[0].Start])
	switch {
	case len(before) == 0:
	case len(before) == 1 && strings.EqualFold(before[0], "on"), strings.EqualFold(before[0], "held"):
	default:
		return false
	}
	rest := strings.ToLower(strings.Trim(text[facts[len(facts)-1].End:], " .,;:()"))
	return rest == "" || strings.HasPrefix(rest, "in ") || strings.HasPrefix(rest, "at ")
}
