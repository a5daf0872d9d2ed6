package simplify

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
)

// where parts ", where …" behind a place: "There, …".
func where(d *draft) []*draft {
	left, added, _, stop := addedClause(d, "where", func(left []piece) bool { return place(left[len(left)-1]) })
	if added == nil {
		return nil
	}
	second := append([]piece{word("There", "RB", "there"), {text: ",", lower: ",", tag: ",", lemma: ",", made: true}}, added[1:]...)
	second[2].gap = " "
	return []*draft{d.closed(left, "place", stop), d.closed(second, "place", "")}
}

// addedClause returns what stands before a conjunction that follows a comma and, from
// the conjunction on, what it adds, with the place of its verb in that. Both have to
// stand as sentences, and the first to end in what fits. added is nil if there is
// none.
func addedClause(d *draft, conjunction string, fits func(left []piece) bool) (left, added []piece, verb int, stop string) {
	ps, stop := d.body()
	depth := level(ps)
	for i := 4; i < len(ps)-3; i++ {
		if ps[i].lower != conjunction || depth[i] > 0 || ps[i-1].tag != "," || stop == "?" {
			continue
		}
		left, right := ps[:i-1], ps[i+1:]
		if !fits(left) || !fullClause(left) || hanging(left) || reported(left) || denies(left) {
			return nil, nil, 0, ""
		}
		v := subjectVerb(right)
		if v < 1 || slices.ContainsFunc(right, func(p piece) bool { return p.tag == "," || p.text == ";" || p.text == ":" }) {
			return nil, nil, 0, ""
		}
		return left, ps[i:], v + 1, stop
	}
	return nil, nil, 0, ""
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
	left, added, verb, stop := addedClause(d, "when", momentLast)
	if added == nil {
		return nil
	}
	be := word("is", "VBZ", "be")
	if added[verb].tag == "VBD" {
		be = word("was", "VBD", "be")
	}
	second := append([]piece{word("This", "DT", "this"), be}, added...)
	return []*draft{d.closed(left, "time", ""), d.closed(second, "time", stop)}
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
