package simplify

import (
	"slices"
	"strings"
)

// relative takes out a clause that begins with ", which" or ", who" and only
// adds something, and makes a sentence of it.
func relative(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 2; i < len(ps)-3; i++ {
		p := ps[i]
		if depth[i] > 0 || p.lower != "which" && p.lower != "who" {
			continue
		}
		if namesOne(ps, i) {
			// What a name stands for is known without the clause: a comma is missing.
			with := *d
			with.pieces = slices.Insert(slices.Clone(d.pieces), i, piece{text: ",", lower: ",", tag: ",", lemma: ",", made: true})
			if parts := relative(&with); parts != nil {
				return parts
			}
		}
		if ps[i-1].tag != "," {
			continue
		}
		end := relativeEnd(ps, depth, i)
		if end < 0 {
			continue
		}
		clause := ps[i+1 : end]
		v := 0
		for v < len(clause) && clause[v].tag == "RB" {
			v++
		}
		if v >= len(clause)-1 || !finite(clause[v].tag) && clause[v].tag != "MD" {
			continue // "which the council owns"
		}
		subject, ok := relativeSubject(ps, i, end, clause[v:])
		if !ok {
			continue
		}
		main := slices.Clone(ps[:i-1])
		if end < len(ps) {
			main = append(main, ps[end+1:]...)
			if v := subjectVerb(main); v < 0 {
				continue
			}
		} else if !fullClause(main) {
			continue
		}
		if stop == "?" {
			continue
		}
		third := again(subject, clause)
		if third != nil {
			clause = clause[:joint(clause)]
		}
		second := append(slices.Clone(subject), clause...)
		second[len(subject)].made = true
		second[len(subject)].gap = " "
		parts := []*draft{d.closed(main, "relative clause", stop), d.closed(second, "relative clause", "")}
		if third != nil {
			parts = append(parts, d.closed(third, "relative clause", ""))
		}
		return parts
	}
	return nil
}

// namesOne reports whether a clause about one name, which goes on to the end, begins at
// piece i without the comma that it should have.
func namesOne(ps []piece, i int) bool {
	if after := next(ps, i); after.tag != "VBZ" && after.lower != "was" && after.tag != "MD" {
		return false // "pests from Australia which attack"
	}
	if ps[i-1].tag != "NNP" || nameFrom(ps, i) < 2 || months(ps[i-1].text) || next(ps, i).lemma == "be" && next(ps, i+1).lower == "that" {
		return false
	}
	return !slices.ContainsFunc(ps[i:], func(p piece) bool { return p.tag == "," }) && !slices.ContainsFunc(ps[max(0, i-8):i], func(p piece) bool {
		return p.tag == "CC" || p.lower == "each" || p.lower == "every" || p.lower == "any" || p.lower == "no" || p.lower == "both"
	})
}

// relativeSubject returns the subject for the clause behind the relative word at
// piece i, whose verb begins verb. Where it is not clear which of two things is
// meant, "This" leaves it as open as "which" did.
func relativeSubject(ps []piece, i, end int, verb []piece) ([]piece, bool) {
	this := []piece{word("This", "DT", "this")}
	thing := ps[i].lower == "which"
	if body := namedBody(ps[:i-1]); thing && body != nil && verb[0].tag == "MD" && end == len(ps) {
		return body, true // "the Cabinet, which will make a decision"
	}
	if thing && wholeClause(verb) {
		return this, end == len(ps) && verb[0].tag != "VBP"
	}
	if from := antecedent(ps, i-1); from >= 0 {
		// "a school in Dixley, which": the school or Dixley?
		two := thing && from > 1 && ps[from-1].tag == "IN" && nounTag(ps[from-2].tag) && !spanOf(ps, from-2)
		// "were employed in care, which is more": not the care. A thing that is meant
		// has an article.
		two = two || thing && from > 0 && (ps[from-1].tag == "IN" || ps[from-1].tag == "TO") && ps[from].tag != "DT" && ps[from].tag != "PRP$" && !strings.HasPrefix(ps[i-2].tag, "NNP") && !spanOf(ps, from-2)
		if !thing && from > 1 && (ps[from-1].tag == "IN" || ps[from-1].tag == "TO") && nounTag(ps[from-2].tag) {
			return nil, false // "a boy from India, who"
		}
		if subject, ok := subjectFor(ps[from:i-1], !thing, verb[0]); ok && !two {
			return subject, true
		}
	}
	last := ps[i-2]
	year := last.tag == "CD" && next(ps, i-4).lower == "in"
	if !thing || end < len(ps) || !nounTag(last.tag) && last.text != ")" && last.text != "\"" && last.text != "”" && !year {
		return nil, false
	}
	if from := nameFrom(ps, i-1); from > 0 && ps[from-1].tag == "," && (verb[0].tag == "VBZ" || verb[0].lower == "was") {
		return freshStart(ps[from : i-1]), true // "the capital city, Leeds, which is"
	}
	switch {
	case verb[0].tag == "VBZ" || verb[0].lower == "was":
	case verb[0].lower == "were" || verb[0].tag == "VBP":
		this[0] = word("These", "DT", "these")
	case last.tag != "NN" && last.tag != "NNP" || slices.ContainsFunc(ps[max(0, i-6):i], func(p piece) bool { return p.tag == "CC" }):
		return nil, false // "This reached" or "These reached"?
	}
	return this, true
}

// namedBody returns the name of a group that decides with which pieces end, as the start
// of a sentence, or nil.
func namedBody(ps []piece) []piece {
	n := len(ps)
	if n < 2 || ps[n-2].lower != "the" || !startsUpper(ps[n-1].text) {
		return nil
	}
	switch ps[n-1].lower {
	case "cabinet", "council", "committee", "sub-committee", "board", "executive", "panel", "tribunal", "inspector", "ombudsman", "minister":
	default:
		return nil
	}
	body := freshStart(ps[n-2:])
	body[0].text = "The"
	return body
}

// nameFrom returns where the name that ends before piece end begins, or -1.
func nameFrom(ps []piece, end int) int {
	from := end
	for from > 0 && strings.HasPrefix(ps[from-1].tag, "NNP") {
		from--
	}
	if from == end || from > 0 && (ps[from-1].tag == "FW" || ps[from-1].gap == "" && ps[from-1].tag != ",") {
		return -1
	}
	if from > 0 {
		switch ps[from-1].lower {
		case "de", "la", "los", "du", "van", "von", "di", "and", "&", "of", "for":
			return -1 // the name may begin before that
		}
	}
	return from
}

// freshStart returns pieces as the start of a sentence.
func freshStart(ps []piece) []piece {
	out := slices.Clone(ps)
	out[0].gap = ""
	return out
}

// joint returns where "and which" or "and to which" stands in a relative clause,
// or -1.
func joint(clause []piece) int {
	for i, p := range clause {
		if p.lower == "and" && (next(clause, i).lower == "which" || next(clause, i).tag == "IN" && next(clause, i+1).lower == "which" || next(clause, i).tag == "TO" && next(clause, i+1).lower == "which") {
			return i
		}
	}
	return -1
}

// again makes a clause of its own of a second relative clause about the same
// thing: "and to which 90 people replied" becomes "90 people replied to it".
func again(subject, clause []piece) []piece {
	i := joint(clause)
	if i < 2 || i+4 > len(clause) {
		return nil
	}
	rest := clause[i+1:]
	if rest[0].lower == "which" {
		if rest = rest[1:]; !finite(rest[0].tag) && rest[0].tag != "MD" {
			return nil
		}
		out := append(slices.Clone(subject), rest...)
		out[len(subject)].made, out[len(subject)].gap = true, " "
		return out
	}
	by, rest := rest[0], rest[2:]
	v := subjectVerb(rest)
	if v < 1 || slices.ContainsFunc(rest[v:], func(p piece) bool { return p.tag == "IN" || p.tag == "," }) {
		return nil // the preposition would go with other words
	}
	it := word("it", "PRP", "it")
	if plural(subject) {
		it = word("them", "PRP", "they")
	}
	out := slices.Clone(rest)
	out[0].gap, out[0].made = "", true
	by.gap = " "
	return append(out, by, it)
}

// relativeEnd returns where the clause after the relative word at i ends: at
// the comma before the main clause goes on, or at the end. It returns -1 where
// that is not clear.
func relativeEnd(ps []piece, depth []int, i int) int {
	var commas []int
	for k := i + 1; k < len(ps); k++ {
		if depth[k] == 0 && ps[k].tag == "," {
			commas = append(commas, k)
		}
		if depth[k] == 0 && (ps[k].text == ";" || ps[k].text == ":" || ps[k].text == "–" || ps[k].text == "—") {
			return -1
		}
	}
	// In the middle of a sentence the main verb follows the second comma.
	mainBefore := subjectVerbAnywhere(ps[:i-1])
	if !mainBefore {
		for _, c := range commas {
			if c+1 < len(ps) && (finite(ps[c+1].tag) || ps[c+1].tag == "MD" || ps[c+1].tag == "RB" && c+2 < len(ps) && finite(ps[c+2].tag)) {
				return c
			}
		}
		return -1
	}
	// ", which is old, and the park": what the comma parts is not clear. ", which
	// has parks, shops, and schools" is, and so is ", which was a stick, made of
	// wood".
	for _, c := range commas {
		rest := ps[c+1:]
		if k := slices.IndexFunc(rest, func(p piece) bool { return p.tag == "," }); k >= 0 {
			rest = rest[:k]
		}
		if len(rest) == 0 || rest[0].lower == "as" || rest[0].lower == "with" || rest[0].tag == "CC" && len(commas) < 2 || rest[0].tag == "VBG" || rest[0].tag == "IN" || rest[0].tag == "TO" || rest[0].tag == "RB" && len(rest) < 2 {
			return -1
		}
		if slices.ContainsFunc(rest, func(p piece) bool { return finite(p.tag) || p.tag == "MD" || p.tag == "WDT" || p.tag == "WP" }) {
			return -1
		}
	}
	return len(ps)
}

// wholeClause reports whether what "which" says is likely to be about all that
// was said before: "which means that", "which may help you".
func wholeClause(clause []piece) bool {
	verb := clause[0]
	if verb.tag == "MD" {
		for _, p := range clause[1:] {
			if p.tag == "RB" {
				continue
			}
			verb = p
			break
		}
		if verb.lemma != "be" {
			return true
		}
	}
	switch verb.lemma {
	case "mean", "lead", "result", "cause", "help", "allow", "make", "enable", "save", "give", "let", "cost", "reduce", "improve", "ensure":
		return true
	}
	return false
}

// subjectVerbAnywhere reports whether a full clause stands in the pieces, from
// the start or after an opening phrase.
func subjectVerbAnywhere(ps []piece) bool {
	if subjectVerb(ps) > 0 {
		return true
	}
	for i, p := range ps {
		if p.tag == "," && subjectVerb(ps[i+1:]) > 0 {
			return true
		}
	}
	return false
}

// antecedent returns where the noun phrase that ends before piece end begins,
// or -1. Only phrases without prepositions count: after "the roof of the
// church" it is not clear which of the two is meant.
func antecedent(ps []piece, end int) int {
	k := end - 1
	if k < 0 || !nounTag(ps[k].tag) {
		return -1
	}
	for k > 0 {
		t := ps[k-1].tag
		if nounTag(t) || t == "JJ" || t == "DT" || t == "PRP$" || t == "CD" || t == "POS" || t == "JJS" {
			k--
			if t == "DT" || t == "PRP$" {
				break
			}
			continue
		}
		break
	}
	if k > 0 {
		// "parks and gardens, which": one or both? "the roof of the church,
		// which": the roof or the church?
		if before := ps[k-1]; before.tag == "CC" || before.tag == "," || before.lower == "of" && !spanOf(ps, k-2) || before.lower == "with" || before.lower == "by" || before.lower == "including" || before.lower == "like" {
			return -1
		}
	}
	return k
}

// spanOf reports whether piece i names a time or a kind, so that "a period of
// consultation, which" is about the consultation.
func spanOf(ps []piece, i int) bool {
	if i < 0 {
		return false
	}
	switch ps[i].lower {
	case "period", "process", "programme", "course", "kind", "type", "form", "round":
		return true
	}
	return false
}

// subjectFor makes the subject of the new sentence from the noun phrase that a
// relative word points to: a name as it is, "This" or "These" with other nouns.
func subjectFor(np []piece, person bool, verb piece) ([]piece, bool) {
	head := np[len(np)-1]
	plural := head.tag == "NNS" || head.tag == "NNPS"
	switch head.lower {
	case "north", "south", "east", "west":
		return nil, false // "This east"
	}
	switch {
	case verb.tag == "VBZ" && plural, verb.tag == "VBP" && !plural:
		return nil, false // it points to something else
	case verb.lower == "was" && plural, verb.lower == "were" && !plural:
		return nil, false
	}
	out := slices.Clone(np)
	out[0].gap = ""
	if strings.HasPrefix(head.tag, "NNP") {
		if person || out[0].tag == "DT" || strings.HasPrefix(out[0].tag, "NNP") {
			return out, true
		}
		return nil, false
	}
	// Adjectives and numbers that were said once need not be said again.
	first := word("This", "DT", "this")
	if plural {
		first = word("These", "DT", "these")
	}
	if head.lower == head.text && !startsUpper(head.text) {
		// Keep a noun that belongs to the head: "planning application".
		from := len(np) - 1
		for from > 0 && np[from-1].tag == "NN" {
			from--
		}
		nouns := slices.Clone(np[from:])
		nouns[0].gap = " "
		return append([]piece{first}, nouns...), true
	}
	return nil, false
}
