package simplify

import (
	"slices"
	"strconv"
)

// reduced makes a sentence of a participle at the end: "It is a book by Ann Green,
// published in 1989" becomes "It is a book by Ann Green. It was published in 1989".
func reduced(d *draft) []*draft {
	ps, stop := d.body()
	at := lastComma(ps)
	if at < 3 || at+4 > len(ps) || stop == "?" {
		return nil
	}
	left, right := ps[:at], slices.Clone(ps[at+1:])
	if parts := otherwiseCalled(d, left, right, stop); parts != nil {
		return parts
	}
	k := 0
	if right[0].lower == "first" || right[0].lower == "originally" || right[0].lower == "mainly" || right[0].lower == "usually" {
		k = 1
	}
	if right[k].tag != "VBN" || next(right, k).tag != "IN" && next(right, k).tag != "TO" && next(right, k).tag != "RP" && next(right, k).tag != "RB" && !months(next(right, k).text) {
		return nil
	}
	v := subjectVerb(left)
	if v < 1 || !fullClause(left) || hanging(left) || reported(left) || denies(left) || listBefore(left[v:]) {
		return nil
	}
	for i, p := range right {
		if p.tag == "WDT" || p.tag == "WP" || p.lower == "that" || p.tag == "WRB" {
			break
		}
		if finite(p.tag) || p.tag == "MD" || p.tag == ":" || p.tag == "CC" && next(right, i).tag == "VBD" {
			return nil
		}
	}
	subject, ok := reducedSubject(ps, left, at, v)
	if !ok {
		return nil
	}
	be, ok := participleBe(left[v], right[k:])
	if !ok {
		return nil
	}
	if many := subject[0].lower == "they" || plural(subject) || left[v].lemma == "be" && (left[v].lower == "are" || left[v].lower == "were"); many {
		if be.text == "was" {
			be.text = "were"
		} else {
			be.text = "are"
		}
		be.lower = be.text
	}
	second := append(append(slices.Clone(subject), be), right...)
	return []*draft{d.closed(left, "participle", ""), d.closed(second, "participle", stop)}
}

// otherwiseCalled makes a sentence of another name at the end: "We make a local plan,
// often called the Plan" becomes "We make a local plan. This is often called the Plan".
func otherwiseCalled(d *draft, left, right []piece, stop string) []*draft {
	k := 0
	switch right[0].lower {
	case "often", "also", "sometimes", "usually":
		k = 1
	}
	if right[k].lower != "called" || len(right) < k+2 || len(right) > k+9 || left[len(left)-1].tag != "NN" && left[len(left)-1].tag != "NNP" || !fullClause(left) || hanging(left) || reported(left) || denies(left) {
		return nil
	}
	if slices.ContainsFunc(right, func(p piece) bool { return finite(p.tag) || p.tag == "MD" || p.tag == "CC" || p.tag == "IN" }) {
		return nil
	}
	second := append([]piece{word("This", "DT", "this"), word("is", "VBZ", "be")}, right...)
	return []*draft{d.closed(left, "participle", ""), d.closed(second, "participle", stop)}
}

// reducedSubject returns what a participle at the end is about: the subject of a
// sentence that says what something is, or the name right before it.
func reducedSubject(ps, left []piece, at, v int) ([]piece, bool) {
	if left[v].lemma == "be" && (next(left, v).tag == "DT" || next(left, v).tag == "CD") {
		if left[0].lower == "a" || left[0].lower == "an" {
			return []piece{word("It", "PRP", "it")}, !person(left[v-1]) && left[v-1].tag == "NN"
		}
		return sayAgain(left[:v])
	}
	from := nameFrom(ps, at)
	if from < 1 || months(ps[at-1].text) {
		return nil, false
	}
	if ps[from-1].tag == "DT" {
		from--
	}
	return freshStart(ps[from:at]), true
}

// participleBe returns the form of "be" for a participle: "was" for what was done
// once, the time of the main verb for what lasts. It reports false where that is
// not known.
func participleBe(main piece, ps []piece) (piece, bool) {
	state, event := openingVerb(ps[0].lower)
	switch ps[0].lower {
	case "made", "set":
		event = next(ps, 0).lower != "up" || !slices.ContainsFunc(ps, func(p piece) bool { return p.lower == "of" })
	case "designed", "intended", "meant", "composed", "characterised", "used", "called", "named", "fixed", "dominated", "led", "followed", "marked", "divided", "split", "linked", "connected", "equipped", "controlled", "commanded", "measured":
		state, event = true, false
	case "released", "developed", "signed", "found", "invented", "directed", "produced", "sent", "painted", "taken", "held", "bought", "sold", "opened":
		event = true
	}
	past := slices.ContainsFunc(ps, func(p piece) bool {
		n, err := strconv.Atoi(p.text)
		return err == nil && n > 1000 && n < 2020 && len(p.text) == 4
	})
	switch {
	case event || past:
		return word("was", "VBD", "be"), true
	case state:
		return isOrWas(main), true
	}
	return piece{}, false
}

// lastComma returns the last comma outside brackets that is in no date, or -1.
func lastComma(ps []piece) int {
	depth := level(ps)
	for i := len(ps) - 1; i >= 0; i-- {
		if ps[i].tag == "," && depth[i] == 0 && !dateComma(ps, i) {
			return i
		}
	}
	return -1
}
