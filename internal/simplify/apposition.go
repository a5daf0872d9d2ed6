package simplify

import (
	"slices"
	"strings"
)

// apposition makes two sentences of "Ann Green, the chair of the group, spoke":
// "Ann Green spoke. Ann Green is the chair of the group". "The applicant, Ann
// Green, spoke" becomes "The applicant spoke. The applicant is Ann Green".
func apposition(d *draft) []*draft {
	ps, stop := d.body()
	k := firstPhrase(ps)
	if k == 0 || k > 6 || k+3 > len(ps) || ps[k].tag != "," || stop == "?" {
		return nil
	}
	end := phraseEnd(ps, k+1)
	if end < 0 || end+2 >= len(ps) || ps[end].tag != "," || !finite(ps[end+1].tag) && ps[end+1].tag != "MD" {
		return nil
	}
	named := strings.HasPrefix(ps[k-1].tag, "NNP")
	inside := ps[k+1 : end]
	switch first := inside[0]; {
	case named && (indefinite(first) || first.lower == "the"):
	case !named && ps[0].lower == "the" && !plural(ps[:k]) && properName(inside):
	default:
		return nil
	}
	name := slices.Clone(ps[:k])
	main := append(slices.Clone(name), ps[end+1:]...)
	second := append(slices.Clone(name), isOrWas(ps[end+1]))
	second = append(second, inside...)
	return []*draft{d.closed(main, "apposition", stop), d.closed(second, "apposition", "")}
}

// firstPhrase returns how many pieces the name or plain noun phrase at the start
// takes, or 0.
func firstPhrase(ps []piece) int {
	k := 0
	for k < len(ps) && strings.HasPrefix(ps[k].tag, "NNP") {
		k++
	}
	if k > 0 || len(ps) < 2 || ps[0].lower != "the" {
		return k
	}
	for k = 1; k < len(ps) && (ps[k].tag == "NN" || ps[k].tag == "JJ" || ps[k].tag == "VBG"); k++ {
	}
	if ps[k-1].tag != "NN" {
		return 0
	}
	return k
}

// phraseEnd returns where the noun phrase from piece i on ends: at the next comma,
// or at the end. It is -1 if something else stands before that.
func phraseEnd(ps []piece, i int) int {
	for k := i; k < len(ps); k++ {
		if ps[k].tag == "," {
			if k == i || ps[k-1].tag == "IN" || ps[k-1].tag == "DT" {
				return -1
			}
			return k
		}
		if !nounPhrasePart(ps[k]) {
			return -1
		}
	}
	return len(ps)
}

// properName reports whether the pieces are one name.
func properName(ps []piece) bool {
	return len(ps) > 0 && !slices.ContainsFunc(ps, func(p piece) bool { return !strings.HasPrefix(p.tag, "NNP") && p.lower != "of" })
}

func isOrWas(verb piece) piece {
	if verb.tag == "VBD" {
		return word("was", "VBD", "be")
	}
	return word("is", "VBZ", "be")
}

// lastApposition makes a sentence of ", a …" at the end: "They met Ann Green, a
// doctor from Leeds" becomes "They met Ann Green. Ann Green was a doctor from
// Leeds".
func lastApposition(d *draft) []*draft {
	ps, stop := d.body()
	at := lastComma(ps)
	if at < 4 || at+3 > len(ps) || stop == "?" {
		return nil
	}
	left, right := ps[:at], ps[at+1:]
	if first := right[0]; !indefinite(first) && first.lower != "the" && !(first.lower == "one" && right[1].lower == "of") {
		return nil
	}
	// What a name stands for does not hang on the clause that it stands in, if that
	// is no condition and nobody's words.
	open := hanging(left)
	if open && nameFrom(ps, at) > 0 {
		open = hanging(slices.DeleteFunc(slices.Clone(left), func(p piece) bool { return p.tag == "WDT" || p.tag == "WP" }))
	}
	if !describes(right) || !fullClause(left) || open || reported(left) || denies(left) {
		return nil
	}
	if v := subjectVerbAfter(left); v < 0 || listBefore(left[v:]) || slices.ContainsFunc(left[v:], func(p piece) bool {
		return p.lower == "including" || p.lower == "like" || p.lower == "such" || p.lower == "between" || p.lower == "as"
	}) {
		return nil // the third thing of a list
	}
	v := subjectVerbAfter(left)
	last, head := left[len(left)-1], headOf(right)
	if last.lower == "time" || momentLast(left) || startsUpper(right[0].text) {
		return nil
	}
	for k := v; k < len(left); k++ {
		if finite(left[k].tag) {
			v = k // "She wrote it and is …, the …"
		}
	}
	be := isOrWas(left[v])
	if place(head) || head.lemma == "river" || head.lemma == "road" || head.lemma == "street" || head.lemma == "charity" {
		be = word("is", "VBZ", "be") // it was there then, and most likely still is
	}
	subject, ok := appositive(ps, left, at)
	if !ok || len(subject) == 1 && (person(last) || person(head) || head.tag != "NN") {
		return nil
	}
	if len(subject) > 1 && plural(subject) {
		return nil
	}
	second := append(append(subject, be), right...)
	return []*draft{d.closed(left, "apposition", ""), d.closed(second, "apposition", stop)}
}

// appositive returns what the noun phrase behind the comma at piece at is about:
// the name before it, what a sentence says is something, or "This".
func appositive(ps, left []piece, at int) ([]piece, bool) {
	if from := nameFrom(ps, at); from > 0 {
		if ps[from-1].tag == "DT" {
			from--
		}
		return freshStart(ps[from:at]), true
	}
	v := subjectVerb(left)
	if v > 0 && left[v].lemma == "be" && next(left, v).tag == "DT" && !slices.ContainsFunc(left[v:], func(p piece) bool { return p.tag == "IN" && p.lower != "of" }) {
		if subject, ok := sayAgain(left[:v]); ok && left[0].tag != "PRP" {
			return subject, true
		}
	}
	return []piece{word("This", "DT", "this")}, left[len(left)-1].tag == "NN" && antecedent(ps, at) >= 0
}

// describes reports whether pieces are a noun phrase in the singular, perhaps with
// a clause that says which one is meant, and no clause of their own.
func describes(ps []piece) bool {
	head := headOf(ps)
	if head.tag != "NN" && !(ps[0].lower == "one" && head.tag == "NNS") && !strings.HasPrefix(head.tag, "NNP") {
		return false
	}
	for i, p := range ps {
		switch {
		case p.tag == "WDT" || p.tag == "WP" || p.lower == "that" || p.tag == "WRB":
			return i > 1
		case p.lower == "and" || p.lower == "or" || p.text == "&":
			return false // it may be the end of a list: "Leeds, the park and York"
		case finite(p.tag) || p.tag == "MD" || p.tag == ":" || p.lower == "being" || p.tag == "PRP" && i < 3 || p.tag == "CC":
			return false
		}
	}
	return true
}

// headOf returns the noun that a noun phrase is about: the last one before a
// preposition, a participle or a clause. Behind "one of" it is the one of the
// phrase that follows.
func headOf(ps []piece) piece {
	if len(ps) > 2 && ps[0].lower == "one" && ps[1].lower == "of" {
		ps = ps[2:]
	}
	var head piece
	for i, p := range ps {
		switch {
		case nounTag(p.tag):
			head = p
		case p.tag == "DT" && i == 0, p.tag == "JJ", p.tag == "JJS", p.tag == "JJR", p.tag == "CD", p.tag == "POS", p.tag == "PRP$" && i == 0, p.tag == "VBN" && head.tag == "", p.tag == "VBG" && head.tag == "", p.tag == "RB" && head.tag == "", p.tag == "RBS":
		default:
			return head
		}
	}
	return head
}

// subjectVerbAfter returns the place of the main verb of a clause, perhaps behind
// an opening phrase, or -1.
func subjectVerbAfter(ps []piece) int {
	if v := subjectVerb(ps); v > 0 {
		return v
	}
	for i, p := range ps {
		if p.tag == "," && !dateComma(ps, i) {
			if v := subjectVerb(ps[i+1:]); v > 0 {
				return i + 1 + v
			}
		}
	}
	return -1
}

func nounPhrasePart(p piece) bool {
	switch p.tag {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "IN", "DT", "CD", "POS", "PRP$", "CC", "VBN":
		return !subordinator(p.lower)
	}
	return false
}
