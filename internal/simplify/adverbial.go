package simplify

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
)

// where parts ", where …" behind a place: "There, …".
func where(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 4; i < len(ps)-3; i++ {
		if ps[i].lower != "where" || depth[i] > 0 || ps[i-1].tag != "," || stop == "?" {
			continue
		}
		left, right := ps[:i-1], ps[i+1:]
		if !place(left[len(left)-1]) || !fullClause(left) || hanging(left) || reported(left) || denies(left) {
			return nil
		}
		if subjectVerb(right) < 1 || slices.ContainsFunc(right, func(p piece) bool { return p.tag == "," || p.text == ";" || p.text == ":" }) {
			return nil
		}
		there := word("There", "RB", "there")
		there.gap = ""
		second := append([]piece{there, {text: ",", lower: ",", tag: ",", lemma: ",", made: true}}, right...)
		second[2].gap = " "
		return []*draft{d.closed(left, "place", stop), d.closed(second, "place", "")}
	}
	return nil
}

// place reports whether a piece may name a place.
func place(p piece) bool {
	if p.tag == "NNP" || p.tag == "NNPS" {
		return !months(p.text)
	}
	switch p.lemma {
	case "school", "university", "college", "hospital", "city", "town", "village", "country", "centre", "center", "building", "house", "home", "park", "office", "library",
		"station", "church", "farm", "camp", "island", "region", "area", "prison", "court", "museum", "airport", "hall", "clinic", "room", "kitchen", "garden":
		return true
	}
	return false
}

// when parts ", when …" behind a time: "It ran until 2003, when it closed" becomes
// "It ran until 2003. This was when it closed".
func when(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 4; i < len(ps)-3; i++ {
		if ps[i].lower != "when" || depth[i] > 0 || ps[i-1].tag != "," || stop == "?" {
			continue
		}
		left, right := ps[:i-1], ps[i+1:]
		if !momentLast(left) || !fullClause(left) || hanging(left) || reported(left) || denies(left) {
			return nil
		}
		v := subjectVerb(right)
		if v < 1 || slices.ContainsFunc(right, func(p piece) bool { return p.tag == "," || p.text == ";" || p.text == ":" }) {
			return nil
		}
		be := word("is", "VBZ", "be")
		if right[v].tag == "VBD" {
			be = word("was", "VBD", "be")
		}
		first := word("This", "DT", "this")
		first.gap = ""
		second := append([]piece{first, be}, ps[i:]...)
		return []*draft{d.closed(left, "time", ""), d.closed(second, "time", stop)}
	}
	return nil
}

// momentLast reports whether the last pieces name a date, a year or a time.
func momentLast(ps []piece) bool {
	last := ps[len(ps)-1]
	switch last.lemma {
	case "century", "year", "month", "week", "day", "season", "morning", "evening", "night", "spring", "summer", "autumn", "winter", "decade":
		return true
	}
	if last.tag != "CD" && !strings.HasPrefix(last.tag, "NNP") {
		return false
	}
	text := (&draft{pieces: ps[max(0, len(ps)-6):]}).text()
	for _, f := range fidelity.Facts(text) {
		if (f.Kind == fidelity.Date || f.Kind == fidelity.Time) && f.End == len(text) {
			return true
		}
	}
	return last.tag == "CD" && len(last.text) == 4 && next(ps, len(ps)-3).lower == "in"
}
