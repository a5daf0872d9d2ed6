package simplify

import (
	"slices"
	"strings"
)

// defining parts a clause that says more of something that is told of for the first
// time: "A charter is a promise that sets out what you can expect" becomes "A charter
// is a promise. It sets out what you can expect". What is one of many, or is
// denied, wished for or asked for, is only what the clause makes it, and stays whole.
func defining(d *draft) []*draft {
	ps, stop := d.body()
	v := subjectVerb(ps)
	if v < 1 || stop == "?" || ps[0].lower == "it" || denies(ps) {
		return nil
	}
	depth := level(ps)
	for i := v + 3; i < len(ps)-3; i++ {
		p := ps[i]
		if depth[i] > 0 || p.lower != "that" && p.lower != "which" && p.lower != "who" || p.tag == "DT" {
			continue
		}
		left, clause := ps[:i], ps[i+1:]
		np := definedPhrase(left, v)
		if np < 0 || !finite(clause[0].tag) && clause[0].tag != "MD" || countWords(left) < 6 || countWords(clause) < 4 || !tellsOf(left, v, np) {
			return nil
		}
		if hanging(left) || reported(left) || slices.ContainsFunc(left[v+1:], func(p piece) bool { return finite(p.tag) || p.tag == "MD" }) {
			return nil
		}
		// "a plan that is old, and the park": the clause must go on to the end.
		if slices.ContainsFunc(clause, func(p piece) bool { return p.text == ";" || p.text == ":" || p.text == "(" }) || joint(clause) >= 0 {
			return nil
		}
		subject, ok := subjectFor(left[np:], p.lower == "who", clause[0])
		if !ok || person(left[len(left)-1]) && !plural(left[np:]) {
			return nil
		}
		if left[v].lemma == "be" {
			subject = []piece{word("It", "PRP", "it")}
			if plural(left[np:]) {
				subject[0] = word("They", "PRP", "they")
			}
		}
		second := append(slices.Clone(subject), clause...)
		second[len(subject)].made, second[len(subject)].gap = true, " "
		return []*draft{d.closed(left, "relative clause", ""), d.closed(second, "relative clause", stop)}
	}
	return nil
}

// definedPhrase returns where the noun phrase with which left ends begins, if it tells
// of something for the first time: "a tool", "some key steps", "3 new rules". It is -1
// if it does not.
func definedPhrase(left []piece, v int) int {
	k := len(left) - 1
	if left[k].tag != "NN" && left[k].tag != "NNS" {
		return -1
	}
	for k > v+1 && (nounTag(left[k-1].tag) || left[k-1].tag == "JJ" || left[k-1].tag == "VBN" || left[k-1].tag == "CD" || indefinite(left[k-1]) || left[k-1].lower == "some" || left[k-1].lower == "several") {
		k--
		if indefinite(left[k]) {
			break
		}
	}
	if left[k-1].tag == "DT" {
		return -1 // "the 3 rules that"
	}
	if first := left[k]; !indefinite(first) && first.tag != "CD" && first.lower != "some" && first.lower != "several" {
		return -1
	}
	// What is too plain says nothing without the clause.
	switch left[len(left)-1].lemma {
	case "thing", "way", "matter", "issue", "one", "something", "place", "person", "people", "kind", "type", "time", "fact", "case", "part", "number", "lot", "area", "year", "day", "reason", "point", "change", "problem", "need", "result", "condition", "level", "risk", "chance", "right", "duty", "name", "role", "position", "situation", "stage", "bit", "factor", "extent", "manner", "degree", "rate", "basis", "effect", "family", "figure", "rule", "%":
		return -1
	}
	return k
}

// tellsOf reports whether the verb at v tells of the phrase at np as of something that
// is there, was made or will be made.
func tellsOf(left []piece, v, np int) bool {
	verb := v
	if left[v].lower == "will" || left[v].lemma == "have" || left[v].lemma == "be" && np > v+1 {
		for verb+1 < np && (left[verb].lower == "will" || left[verb].tag == "RB" || auxiliary(left[verb]) && strings.HasPrefix(left[verb+1].tag, "VB")) {
			verb++
		}
	}
	for _, p := range left[verb+1 : np] {
		if p.tag != "RP" && p.lower != "out" && p.lower != "up" {
			return false // "a rule set out in a plan that": the rule or the plan?
		}
	}
	switch left[verb].lemma {
	case "be":
		return verb+1 == np && len(left) > np+2 // "is a chart that" says nothing without it
	case "make", "prepare", "publish", "produce", "develop", "write", "send", "receive", "give", "provide", "create", "launch", "introduce", "contain", "hold", "run", "build", "adopt", "identify", "set", "have", "include", "commission", "carry", "attach", "agree":
		return left[verb].tag != "MD"
	}
	return false
}
