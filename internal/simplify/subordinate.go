package simplify

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// although parts a sentence at "although" and its like: "X, although Y" and
// "Although Y, X" become "Y. But X." in the order of the source.
func although(d *draft) []*draft {
	ps, stop := d.body()
	if len(ps) < 6 || stop == "?" {
		return nil
	}
	concessive := func(p piece) bool {
		return p.lower == "although" || p.lower == "though" || p.lower == "whereas"
	}
	depth := level(ps)
	if concessive(ps[0]) {
		for i := 3; i < len(ps)-3; i++ {
			if ps[i].tag == "," && depth[i] == 0 {
				left, right := ps[1:i], ps[i+1:]
				if subjectVerb(left) < 0 || subjectVerb(right) < 0 {
					return nil
				}
				left = slices.Clone(left)
				left[0].made = true
				right = append([]piece{word("But", "CC", "but")}, right...)
				return []*draft{d.closed(left, "concession", ""), d.closed(right, "concession", stop)}
			}
		}
		return nil
	}
	for i := 4; i < len(ps)-3; i++ {
		if !concessive(ps[i]) || depth[i] > 0 || ps[i-1].tag != "," || ps[i].lower == "though" && ps[i-1].lower == "even" {
			continue
		}
		left, right := ps[:i], ps[i+1:]
		if !fullClause(left) || hanging(left) || reported(left) || subjectVerb(right) < 0 {
			return nil
		}
		right = append([]piece{word("But", "CC", "but")}, right...)
		right[1] = small(right[1])
		return []*draft{d.closed(left, "concession", ""), d.closed(right, "concession", stop)}
	}
	return nil
}

// because parts "X because Y" into "X. This is because Y."
func because(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 5; i < len(ps)-4; i++ {
		if ps[i].lower != "because" || depth[i] > 0 || next(ps, i).lower == "of" || stop == "?" {
			continue
		}
		left, right := ps[:i], ps[i:]
		// "not … because" may deny the reason and not the fact.
		if !fullClause(left) || hanging(left) || reported(left) || subjectVerb(right[1:]) < 0 || denies(left) || countWords(right) < 5 {
			return nil
		}
		if b := ps[i-1]; b.tag == "RB" || b.tag == "CC" || b.lower == "is" || b.lower == "was" || b.lemma == "be" {
			return nil // "partly because", "and because"
		}
		tense := word("is", "VBZ", "be")
		if main := subjectVerb(left); main > 0 && left[main].tag == "VBD" {
			tense = word("was", "VBD", "be")
		}
		second := append([]piece{word("This", "DT", "this"), tense}, right...)
		return []*draft{d.closed(left, "reason", ""), d.closed(second, "reason", stop)}
	}
	return nil
}

func denies(ps []piece) bool {
	for _, p := range ps {
		switch p.lower {
		case "not", "n't", "n’t", "never", "no", "nobody", "nothing", "none", "neither", "hardly", "only", "just", "cannot":
			return true
		}
	}
	return false
}

// results parts ", making it …" and its like into "This made it …".
func results(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 5; i < len(ps)-3; i++ {
		p := ps[i]
		if p.tag != "VBG" || ps[i-1].tag != "," || depth[i] > 0 || stop == "?" {
			continue
		}
		switch p.lemma {
		case "make", "cause", "lead", "allow", "leave", "mean", "force":
		default:
			continue
		}
		if p.lemma == "make" && next(ps, i).tag != "PRP" {
			continue // "making landfall" is what the subject did
		}
		left := ps[:i]
		v := subjectVerb(left)
		if slices.ContainsFunc(ps[i+1:], func(p piece) bool { return p.tag == "VBG" }) {
			continue // "making … and giving …" would need another verb
		}
		if v < 0 || !fullClause(left) || hanging(left) || reported(left) || slices.ContainsFunc(ps[i:], func(p piece) bool { return p.tag == "," && p.gap == "" }) && p.lemma != "make" {
			continue
		}
		tag := ""
		switch {
		case left[v].tag == "VBD":
			tag = "VBD"
		case left[v].tag == "VBZ" && left[v].lemma != "have", left[v].tag == "VBP" && left[v].lemma != "have":
			tag = "VBZ"
		default:
			continue
		}
		// "were killed, leaving" is fine; "gave up, leaving the house" is what
		// the subject did.
		if p.lemma == "leave" && !strings.HasPrefix(left[v].lemma, "be") {
			continue
		}
		verb := word(language.Inflect(p.lemma, tag), tag, p.lemma)
		second := append([]piece{word("This", "DT", "this"), verb}, ps[i+1:]...)
		return []*draft{d.closed(left, "result", ""), d.closed(second, "result", stop)}
	}
	return nil
}

// asides makes a sentence of its own of a full sentence in brackets at the end.
func asides(d *draft) []*draft {
	ps, stop := d.body()
	n := len(ps)
	if n < 6 || ps[n-1].text != ")" {
		return nil
	}
	open := -1
	for i := n - 2; i > 0; i-- {
		if ps[i].text == ")" {
			return nil
		}
		if ps[i].text == "(" {
			open = i
			break
		}
	}
	if open < 3 || n-open < 6 {
		return nil
	}
	inside := slices.Clone(ps[open+1 : n-1])
	if !fullClause(inside) || inside[0].tag == "IN" || !fullClause(ps[:open]) {
		return nil
	}
	inside[0].made = true
	return []*draft{d.closed(ps[:open], "aside", stop), d.closed(inside, "aside", "")}
}

// however moves "however" and "therefore" from the middle of a clause to its
// start: "The council, however, refused" becomes "But the council refused".
func (d *draft) however() {
	for i := 2; i < len(d.pieces)-3 && i < 10; i++ {
		p := d.pieces[i]
		if p.lower != "however" && p.lower != "therefore" || d.pieces[i-1].tag != "," || d.pieces[i+1].tag != "," || p.quoted {
			continue
		}
		left := d.pieces[:i-1]
		if slices.ContainsFunc(left, func(p piece) bool { return p.tag == "," || p.text == ";" || finite(p.tag) || p.tag == "MD" }) {
			return
		}
		joined := slices.Concat(left, d.pieces[i+2:])
		if subjectVerb(joined) < 0 {
			return
		}
		link := word("But", "CC", "but")
		if p.lower == "therefore" {
			link = word("So", "RB", "so")
		}
		link.gap = ""
		joined[0] = small(joined[0])
		joined[0].gap = " "
		if !d.capital {
			link.text = link.lower
		}
		d.pieces = append([]piece{link}, joined...)
		d.rules = addRule(d.rules, "link")
		return
	}
}
