package simplify

import (
	"slices"
	"strings"
)

// opening makes a sentence of its own of a participle that stands before the
// main clause: "Founded in 1892, the club plays in Dixley" becomes "The club was
// founded in 1892. The club plays in Dixley".
func opening(d *draft) []*draft {
	ps, stop := d.body()
	if len(ps) < 8 || ps[0].tag != "VBN" && ps[0].tag != "VBD" && ps[0].tag != "JJ" && ps[0].tag != "NNP" || stop == "?" {
		return nil
	}
	state, event := openingVerb(ps[0].lower)
	if !state && !event {
		return nil
	}
	end := commaAfter(ps, 1)
	if end < 0 || countWords(ps[:end]) < 3 {
		return nil
	}
	for _, p := range ps[1:end] {
		if finite(p.tag) || p.tag == "MD" || p.tag == "CC" || p.tag == "WDT" || p.tag == "WP" || p.text == ":" || p.text == ";" {
			return nil
		}
	}
	main := trimMarks(ps[end:])
	v := subjectVerb(main)
	if v < 1 || v > 6 || v >= len(main)-1 || slices.ContainsFunc(main[:v], func(p piece) bool { return p.tag == "," }) {
		return nil
	}
	subject := slices.Clone(main[:v])
	many := plural(subject)
	switch subject[0].lower {
	case "a", "an", "no", "each", "every", "some", "any", "many", "most", "there", "this", "that", "these", "those", "here":
		return nil
	case "they", "we", "you":
		many = true
	}
	if slices.ContainsFunc(subject, func(p piece) bool { return p.tag == "CC" || p.tag == "IN" }) {
		return nil // the verb's number would be a guess
	}
	be := word("was", "VBD", "be")
	if state && main[v].tag != "VBD" {
		be = word("is", "VBZ", "be")
	}
	if many {
		be.text = map[string]string{"was": "were", "is": "are"}[be.text]
		be.lower = be.text
	}
	subject[0].gap = ""
	participle := small(ps[0])
	participle.tag, participle.gap, participle.made = "VBN", " ", true
	participle.text = participle.lower
	first := append(slices.Clone(subject), be, participle)
	first = append(first, ps[1:end]...)
	return []*draft{d.closed(first, "opening", ""), d.closed(main, "opening", stop)}
}

// openingVerb reports whether a participle says where or what something is, so
// that it takes the time of the main verb, or what was once done to it.
func openingVerb(w string) (state, event bool) {
	switch w {
	case "located", "situated", "based", "owned", "run", "managed", "surrounded", "known":
		return true, false
	case "born", "founded", "established", "built", "opened", "formed", "created", "published", "released", "introduced", "written", "constructed",
		"designed", "completed", "launched", "recorded", "discovered", "educated", "raised", "elected", "appointed", "set", "started", "made":
		return false, true
	}
	return false, false
}

// commaAfter returns the first comma outside brackets from piece i on, or -1.
// The comma of a date ("May 6, 1953") is none.
func commaAfter(ps []piece, i int) int {
	depth := level(ps)
	for ; i < len(ps); i++ {
		if ps[i].tag != "," || depth[i] > 0 {
			continue
		}
		if before, after := ps[i-1], next(ps, i); before.tag == "CD" && after.tag == "CD" || strings.HasPrefix(before.tag, "NNP") && strings.HasPrefix(after.tag, "NNP") {
			continue
		}
		return i
	}
	return -1
}

// meeting parts "At its meeting on 27 January 2026, the council agreed …" into
// what met when, and what it did there.
func meeting(d *draft) []*draft {
	ps, stop := d.body()
	if len(ps) < 10 || ps[0].lower != "at" || ps[1].lower != "its" && ps[1].lower != "their" || ps[2].lower != "meeting" || stop == "?" {
		return nil
	}
	from := 3
	if ps[from].lower == "held" {
		from++
	}
	if ps[from].lower != "on" && ps[from].lower != "of" {
		return nil
	}
	end := commaAfter(ps, from+1)
	if end < 0 || slices.ContainsFunc(ps[from+1:end], func(p piece) bool { return p.tag != "CD" && p.tag != "NNP" && p.tag != "JJ" }) {
		return nil
	}
	main := trimMarks(ps[end:])
	v := subjectVerb(main)
	if v < 1 || main[v].tag != "VBD" || auxiliary(main[v]) || main[0].tag == "PRP" {
		return nil
	}
	on := ps[from]
	on.text, on.lower = "on", "on"
	met := append(slices.Clone(main[:v]), word("met", "VBD", "meet"), on)
	met = append(met, ps[from+1:end]...)
	met[0].gap = ""
	again := []piece{word("At", "IN", "at"), word("this", "DT", "this"), word("meeting", "NN", "meeting"), {text: ",", lower: ",", tag: ",", lemma: ",", made: true}}
	main[0] = small(main[0])
	main[0].gap = " "
	return []*draft{d.closed(met, "meeting", ""), d.closed(append(again, main...), "meeting", stop)}
}
