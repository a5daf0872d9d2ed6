package simplify

import (
	"slices"

	"github.com/townclerk/townclerk/internal/language"
)

// sharedSubject parts "He left the town and joined the army" if the subject can
// be said again: a pronoun, a name or a short phrase.
func sharedSubject(d *draft) []*draft {
	ps, stop := d.body()
	from := 0
	if len(ps) > 2 && ps[0].tag == "RB" && !subordinator(ps[0].lower) {
		from = 1 // "Later Wales left …", "However, the law changed …"
		if ps[1].tag == "," {
			from = 2
		}
	}
	if n := toldBefore(ps); n > 0 {
		from = n
	}
	verb := subjectVerb(ps[from:]) + from
	if verb <= from || stop == "?" {
		return nil
	}
	if from > 2 && ps[verb].tag != "VBD" {
		return nil // "In an emergency, you can …": it holds for both
	}
	subject, ok := subjectAgain(withoutAdverb(ps[from:verb]), ps[verb])
	if !ok {
		return nil
	}
	depth := level(ps)
	for i := verb + 3; i < len(ps)-2; i++ {
		p := ps[i]
		if finite(p.tag) || p.tag == "MD" {
			return nil // another clause: whose subject the next verb has is not clear
		}
		if p.text == ";" || p.text == ":" {
			return nil
		}
		if depth[i] > 0 || p.lower != "and" && p.lower != "but" {
			continue
		}
		k := i + 1
		for k < len(ps)-2 && ps[k].tag == "RB" {
			k++
		}
		if reported(ps[:i]) || reported(ps[i:]) && ps[verb].tag != "MD" {
			return nil
		}
		if last := trimMarks(ps[verb:i]); len(last) < 2 || last[len(last)-1].tag == "IN" || last[len(last)-1].tag == "TO" || elliptic(ps[k:]) {
			return nil
		}
		if hanging(ps[:i]) || listBefore(ps[verb:i]) || countWords(ps[i+1:]) < 3 || countWords(ps[:i]) < 5 {
			continue
		}
		right := slices.Clone(subject)
		right[0].gap = " "
		switch {
		case sameTense(ps[verb], ps[k], subject[len(subject)-1]) && !participleToo(ps[verb+1:i], ps[k], next(ps, k)):
		case ps[verb].tag == "MD" && ps[k].tag == "VB" && k == i+1 && plainModal(ps[verb:i]):
			again := ps[verb]
			again.gap, again.made = " ", true
			right = append(right, again)
		case perfectToo(ps[verb:i], ps[k:]) && k == i+1:
			again := ps[verb]
			again.gap, again.made = " ", true
			right = append(right, again)
		default:
			continue
		}
		right = append(right, ps[i+1:]...)
		right[len(subject)].made = true
		if p.lower == "but" {
			right = append([]piece{word("But", "CC", "but")}, right...)
		}
		return []*draft{d.closed(ps[:i], "shared subject", ""), d.closed(right, "shared subject", stop)}
	}
	return nil
}

// toldBefore returns where the clause begins behind a phrase that says when or where:
// "After the hearings, the Council …". It is 0 if there is none.
func toldBefore(ps []piece) int {
	if len(ps) < 8 || ps[0].tag != "IN" || ps[0].lower == "if" {
		return 0
	}
	end := commaAfter(ps, 1)
	if end < 2 || end > 10 || slices.ContainsFunc(ps[:end], func(p piece) bool {
		return finite(p.tag) || p.tag == "MD" || p.tag == "WDT" || p.tag == "WP" || p.tag == "WRB" || p.tag == "VBG" || p.tag == "VBN"
	}) {
		return 0
	}
	return end + 1
}

// perfectToo reports whether "have" at the start of a predicate is meant for the verb
// of the next one too: "have spoken to officers and raised this with them".
func perfectToo(first, second []piece) bool {
	if first[0].lemma != "have" || len(first) < 3 || len(second) < 3 || second[0].tag != "VBN" && second[0].tag != "VBD" || first[0].tag == "VBD" {
		return false
	}
	k := 1
	for k < len(first)-1 && first[k].tag == "RB" {
		k++
	}
	if first[k].tag != "VBN" || first[k].lemma == "be" || language.Inflect(second[0].lemma, "VBN") != second[0].lower {
		return false
	}
	rest := first[k+1:]
	if slices.ContainsFunc(rest, func(p piece) bool { return p.tag == "VBN" || p.tag == "VBD" || p.tag == "VB" }) || slices.ContainsFunc(rest, func(p piece) bool { return denies([]piece{p}) }) {
		return false
	}
	switch second[1].tag {
	case "DT", "PRP", "PRP$", "CD", "NN", "NNS", "NNP":
		return true
	}
	return second[1].lower == "to" || second[1].tag == "RP"
}

// elliptic reports whether a helping verb stands without its own: "is late and
// has been for years".
func elliptic(ps []piece) bool {
	if len(ps) > 2 && ps[0].lemma == "have" && ps[1].lower == "been" && ps[2].tag == "IN" {
		return true
	}
	return len(ps) < 2 || (ps[0].tag == "MD" || ps[0].lemma == "do") && (ps[1].tag == "IN" || ps[1].tag == "CC" || ps[1].tag == ",")
}

// subjectAgain returns the subject of a verb as it is said a second time. A thing
// with "of" behind it is "this" thing: "the city of Leeds" is "this city". So are
// people and things in the plural without an article, in the past: "Residents
// wrote to us and asked" is about those that wrote.
func subjectAgain(ps []piece, verb piece) ([]piece, bool) {
	out := slices.Clone(ps)
	out[0] = small(out[0])
	if first := ps[0].lower; len(ps) < 4 && (first == "this" || first == "these") {
		return out, !slices.ContainsFunc(ps[1:], func(p piece) bool { return !nounTag(p.tag) && p.tag != "JJ" })
	}
	if indefinite(ps[0]) && verb.tag != "VBD" || len(ps) > 1 && ps[0].tag == "JJ" {
		return nil, false // "A man lives here": said again it may be another man
	}
	if head := longHead(ps, verb); head > 0 {
		return these(ps[head]), true
	}
	out, ok := sayAgain(ps)
	if !ok {
		return nil, false
	}
	if ps[0].tag == "NNS" && len(ps) == 1 && verb.tag == "VBD" {
		return these(ps[0]), true
	}
	return out, true
}

// longHead returns the noun that a subject with a phrase behind it is about:
// "closure" in "the closure of shops in the town". It is 0 if there is none, or if
// saying it again would not be enough: "a number of people".
func longHead(ps []piece, verb piece) int {
	k := slices.IndexFunc(ps, func(p piece) bool { return p.tag == "IN" || p.tag == "VBN" || p.tag == "TO" })
	if k < 1 || len(ps) > 16 || ps[k-1].tag != "NN" && ps[k-1].tag != "NNS" || slices.ContainsFunc(ps[:k], func(p piece) bool {
		return p.tag == "CC" || p.tag == "PRP" || p.tag == "CD" || p.lower == "all" || p.lower == "some" || p.lower == "no" || p.lower == "any" || p.lower == "each" || p.lower == "every"
	}) {
		return 0
	}
	head := ps[k-1]
	switch head.lemma {
	case "number", "majority", "part", "range", "type", "lack", "kind", "lot", "rest", "half", "group", "set", "series", "amount", "variety", "one", "other", "most", "case", "way", "time", "term", "need":
		return 0
	}
	if ps[0].tag != "DT" && ps[0].tag != "PRP$" && head.tag != "NNS" {
		return 0
	}
	for i := k; i < len(ps)-1; i++ {
		if ps[i].tag == "CC" && (ps[i+1].tag == "DT" || ps[i+1].tag == "PRP$") {
			return 0 // "the look of the hall and the size of the park"
		}
	}
	many := head.tag == "NNS"
	if verb.tag == "VBZ" && many || verb.tag == "VBP" && !many || verb.lower == "was" && many || verb.lower == "were" && !many {
		return 0
	}
	return k - 1
}

// these points to a noun that was said before: "this city", "these people".
func these(noun piece) []piece {
	which := word("this", "DT", "this")
	if noun.tag == "NNS" {
		which = word("these", "DT", "these")
	}
	noun.gap = " "
	return []piece{which, small(noun)}
}

func indefinite(p piece) bool { return p.lower == "a" || p.lower == "an" }

// participleToo reports whether a past that is a participle as well may go with
// a participle before it: "a house built in 1900 and owned by a trust".
func participleToo(before []piece, verb, after piece) bool {
	if verb.tag != "VBD" || pastOnly(verb) {
		return false
	}
	return after.lower == "by" || slices.ContainsFunc(before, func(p piece) bool { return p.tag == "VBN" })
}

// pastOnly reports whether a past form is not the participle as well: "took".
func pastOnly(verb piece) bool {
	return verb.tag == "VBD" && language.Inflect(verb.lemma, "VBD") == verb.lower && language.Inflect(verb.lemma, "VBN") != verb.lower
}

// sameTense reports whether a second verb is finite beyond doubt, so that it
// can have the subject of the first: not "was refused and sent back", where the
// helping verb may be meant for both.
func sameTense(first, second, subject piece) bool {
	if second.tag != "MD" && !auxiliary(second) && !language.IsVerb(second.lemma) {
		return false // a noun that is taken for a verb
	}
	switch second.tag {
	case "MD":
		return true
	case "VBZ":
		return first.tag == "VBZ" || auxiliary(second) && subject.tag != "NNS" && subject.tag != "NNPS"
	case "VBP":
		return first.tag == "VBP" && (auxiliary(second) || !auxiliary(first)) || auxiliary(second) && subject.tag == "NNS"
	case "VBD":
		if second.lower == "was" || second.lower == "were" {
			return first.lower == second.lower || first.tag == "VBZ" && second.lower == "was" || first.tag == "VBD" && !auxiliary(first) && (second.lower == "were") == (subject.tag == "NNS")
		}
		return first.tag == "VBD" && (!auxiliary(first) || pastOnly(second))
	}
	return false
}

// plainModal reports whether the pieces from a modal verb on hold one plain
// verb, so that a verb behind "and" hangs on the modal: "must sign the form and
// return it", but not "must try to sign and return it".
func plainModal(ps []piece) bool {
	count := 0
	for _, p := range ps[1:] {
		switch {
		case p.tag == "VB":
			count++
		case p.tag == "TO" || p.tag == "VBG" || p.lower == "not" || p.lower == "n't" || p.tag == "VBN" || p.lower == "never":
			return false
		}
	}
	return count == 1
}

// listBefore reports whether a comma stands in the pieces, so that what follows
// "and" may be the last of three. The commas of a date are none.
func listBefore(ps []piece) bool {
	for i, p := range ps {
		if p.tag == "," && i < len(ps)-1 && !dateComma(ps, i) {
			return true
		}
	}
	return false
}

// dateComma reports whether the comma at piece i stands in a date or closes it:
// "June 1, 1977, and".
func dateComma(ps []piece, i int) bool {
	if i < 2 || ps[i-1].tag != "CD" {
		return false
	}
	return months(ps[i-2].text) && next(ps, i).tag == "CD" || i > 3 && ps[i-2].tag == "," && ps[i-3].tag == "CD" && months(ps[i-4].text)
}
