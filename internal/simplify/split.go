package simplify

import (
	"slices"
	"strings"
)

// maxDepth bounds how often a sentence is split again.
const maxDepth = 6

// split cuts a draft into shorter ones, each of which can be split again. A
// sentence that is short enough is left alone, except at semicolons.
func (e *Engine) split(d *draft) []*draft {
	if n := d.label(); n > 0 {
		return e.labelled(d, n)
	}
	return e.splitDepth(d, 0)
}

func (e *Engine) splitDepth(d *draft, depth int) []*draft {
	if depth >= maxDepth || d.item {
		return []*draft{d}
	}
	for _, rule := range e.splitters(d.words()) {
		parts := rule(d)
		if len(parts) < 2 || !allSound(parts) {
			continue
		}
		var out []*draft
		for _, p := range parts {
			out = append(out, e.splitDepth(p, depth+1)...)
		}
		return out
	}
	return []*draft{d}
}

// splitters returns the rules for a sentence of n words, in the order in which they
// are tried. Each gives back the parts, or nothing.
func (e *Engine) splitters(n int) []func(*draft) []*draft {
	rules := []func(*draft) []*draft{semicolons, butAfter, commaSplice}
	if e.Lists {
		rules = append(rules, bullets)
	}
	switch {
	case n > e.maxWords():
		if e.Lists {
			rules = append(rules, options, explains)
		}
		rules = append(rules, asides, meeting, opening, colons, relative, defining, where, when, apposition, lastApposition, although, because, asCause, after, while, coordination, purpose, results, participle, reduced, including, predicates, sharedSubject, actions, asking, circumstance)
	case 3*n > 2*e.maxWords():
		// One idea to a sentence, even where it would not be too long.
		rules = append(rules, relative, when, lastApposition, although, while, coordination, results, participle, reduced, including, sharedSubject)
	}
	return rules
}

func allSound(parts []*draft) bool {
	for _, p := range parts {
		if p.words() < 2 && !p.item || !p.sound() {
			return false
		}
	}
	return true
}

// closed returns the pieces as a sentence: with a capital, and a full stop or
// the stop that the source has.
func (d *draft) closed(ps []piece, rule, stop string) *draft {
	ps = trimMarks(ps)
	if len(ps) == 0 {
		return &draft{}
	}
	n := d.part(ps, rule)
	n.pieces[0].gap = ""
	if d.capital {
		n.pieces[0].text = upperFirst(n.pieces[0].text)
	}
	if stop == "" {
		stop = "."
	}
	if stop == "." && strings.HasSuffix(n.pieces[len(n.pieces)-1].text, ".") {
		return n // "Ltd." ends the sentence as well
	}
	n.pieces = append(n.pieces, piece{text: stop, lower: stop, tag: ".", lemma: stop})
	return n
}

// trimMarks takes commas, dashes and stops from both ends.
func trimMarks(ps []piece) []piece {
	mark := func(p piece) bool {
		return p.tag == "," || p.tag == "." || p.text == ";" || p.text == ":" || p.text == "–" || p.text == "—" || p.text == "-" || p.text == "--"
	}
	for len(ps) > 0 && mark(ps[0]) {
		ps = ps[1:]
	}
	for len(ps) > 0 && mark(ps[len(ps)-1]) {
		ps = ps[:len(ps)-1]
	}
	return slices.Clone(ps)
}

// body returns the pieces without the stop at the end, and the stop.
func (d *draft) body() ([]piece, string) {
	n := len(d.pieces)
	if n > 0 && d.pieces[n-1].tag == "." {
		return d.pieces[:n-1], d.pieces[n-1].text
	}
	return d.pieces, ""
}

// small gives a piece that began a sentence its small letter, if it is a word
// that has one anyway.
func small(p piece) piece {
	if !strings.HasPrefix(p.tag, "NNP") && p.lower != "i" && p.text != strings.ToUpper(p.text) || p.lower == "a" {
		p.text = lowerFirst(p.text)
	}
	return p
}

// word makes a piece for a word that the source does not have.
func word(text, tag, lemma string) piece {
	return piece{text: text, lower: strings.ToLower(text), tag: tag, lemma: lemma, gap: " ", made: true}
}

// fullClause reports whether pieces are a clause of their own: a subject with
// its finite verb, or a command, or that with an adverb or a phrase before it.
func fullClause(ps []piece) bool {
	ps = trimMarks(ps)
	if len(ps) > 2 && ps[0].tag == "CC" {
		ps = ps[1:] // "But unlike the moon, it has …"
	}
	if len(ps) < 2 {
		return false
	}
	if v := subjectVerb(ps); v > 0 {
		// "Smith proposed, and Green seconded, that …": what is proposed comes
		// later, so a bare verb is not enough.
		return v < len(ps)-1
	}
	// "In May the council …", "After that, we …"
	if ps[0].tag == "IN" && (!subordinator(ps[0].lower) || prepositional(ps)) || ps[0].tag == "RB" {
		for i := 1; i < len(ps) && i < 12; i++ {
			if ps[i].tag == "," || ps[0].tag == "RB" && i == 1 {
				if v := subjectVerb(trimMarks(ps[i:])); v > 0 {
					return true
				}
			}
			// "by 1863 this had …", "in September the council …"
			if i > 1 && ps[0].tag == "IN" && (ps[i].tag == "DT" || ps[i].tag == "PRP" || ps[i].tag == "PRP$") && (ps[i-1].tag == "CD" || nounTag(ps[i-1].tag)) && subjectVerb(ps[i:]) > 0 {
				return true
			}
		}
	}
	return false
}

// prepositional reports whether "after" and its like begin a phrase and no clause:
// "After a walk in the park, …".
func prepositional(ps []piece) bool {
	switch ps[0].lower {
	case "after", "before", "since", "until":
	default:
		return false
	}
	end := commaAfter(ps, 1)
	return end > 1 && !slices.ContainsFunc(ps[1:end], func(p piece) bool { return finite(p.tag) || p.tag == "MD" })
}

// bareClause reports whether pieces are a subject and its past alone: "but Ann
// refused".
func bareClause(ps []piece) bool {
	v := subjectVerb(ps)
	return v > 0 && v == len(ps)-1 && ps[v].tag == "VBD" && !auxiliary(ps[v])
}

func auxiliary(p piece) bool { return p.tag == "MD" || p.lemma == "be" || p.lemma == "have" }

// level returns the depth of brackets and quotation marks before each piece.
func level(ps []piece) []int {
	out := make([]int, len(ps))
	depth, quote := 0, false
	for i, p := range ps {
		switch p.text {
		case ")", "]":
			depth--
		}
		out[i] = depth
		if p.quoted || quote {
			out[i]++
		}
		switch p.text {
		case "(", "[":
			out[i]++
			depth++
		}
	}
	return out
}

// hangingStart reports whether a sentence begins with a subordinate clause, so
// that what follows may belong to it.
func hangingStart(ps []piece) bool {
	return len(ps) > 0 && (ps[0].tag == "IN" && subordinator(ps[0].lower) && subjectVerb(ps[1:]) > 0 && !prepositional(ps) || ps[0].tag == "WRB" || ps[0].tag == "WP" || ps[0].tag == "WDT")
}

func subjectPronoun(w string) bool {
	switch w {
	case "i", "you", "he", "she", "it", "we", "they", "there", "this":
		return true
	}
	return false
}
