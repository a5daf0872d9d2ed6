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
	rules := []func(*draft) []*draft{semicolons, butAfter, commaSplice}
	if e.Lists {
		rules = append(rules, bullets)
	}
	switch n := d.words(); {
	case n > e.maxWords():
		if e.Lists {
			rules = append(rules, options)
		}
		rules = append(rules, asides, meeting, opening, colons, relative, where, when, apposition, lastApposition, although, because, after, while, coordination, purpose, results, participle, reduced, including, predicates, sharedSubject)
	case 3*n > 2*e.maxWords():
		// One idea to a sentence, even where it would not be too long.
		rules = append(rules, relative, when, lastApposition, although, while, coordination, results, participle, reduced, including, sharedSubject)
	}
	for _, rule := range rules {
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

// semicolons parts full clauses at semicolons.
func semicolons(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	count := 0
	for i, p := range ps {
		if p.text == ";" && depth[i] == 0 {
			count++
		}
	}
	if count == 0 || count > 3 {
		return nil
	}
	for i, p := range ps {
		if p.text != ";" || depth[i] > 0 {
			continue
		}
		left, right := ps[:i], ps[i+1:]
		if !fullClause(left) || hangingStart(left) {
			return nil
		}
		right = howeverBut(right)
		first := right
		if k := slices.IndexFunc(right, func(p piece) bool { return p.text == ";" }); k > 0 {
			first = right[:k]
		}
		if !fullClause(skipCoordinator(first)) {
			return nil
		}
		if len(right) > 0 && right[0].lower == "and" {
			right = right[1:]
		}
		return []*draft{d.closed(left, "semicolon", ""), d.closed(right, "semicolon", stop)}
	}
	return nil
}

// commaSplice parts two full clauses that only a comma joins, if the second begins
// with a pronoun or is beyond doubt a clause: "The hall is shut, it will open in May".
func commaSplice(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 4; i < len(ps)-3; i++ {
		first := ps[min(i+1, len(ps)-1)]
		if ps[i].tag != "," || depth[i] > 0 || first.quoted {
			continue
		}
		left, right := ps[:i], ps[i+1:]
		reach := 2
		if first.lower != "this" && first.tag != "PRP" || !subjectPronoun(first.lower) {
			if !ownClause(right) {
				continue
			}
			reach = 8
		}
		if v := subjectVerb(right); v < 1 || v > reach || v >= len(right)-1 || !surelyFinite(right[v]) || stop == "?" {
			continue
		}
		// "But once it is made, it will …" hangs as "Once it is made" does.
		if begin := skipCoordinator(left); hangingStart(begin) || len(begin) > 0 && subordinator(begin[0].lower) {
			return nil
		}
		if v := subjectVerb(left); v < 1 || v >= len(left)-1 || hanging(left) || reported(left) || reported(right) || imperative(left) {
			return nil
		}
		if slices.ContainsFunc(left, func(p piece) bool {
			return p.quoted || p.tag == "," || p.tag == "JJR" || p.tag == "RBR" || p.lower == "had" || p.lower == "were" || p.lower == "should"
		}) {
			return nil // "the more …, the more …", "had we known, we would"
		}
		return []*draft{d.closed(left, "comma", ""), d.closed(right, "comma", stop)}
	}
	return nil
}

// ownClause reports whether pieces begin with a subject that can be no part of what
// stands before the comma, and its verb: "56% of the site is wet".
func ownClause(ps []piece) bool {
	v := subjectVerb(ps)
	if v < 2 || !auxiliary(ps[v]) || !agrees(ps[:v], ps[v]) || slices.ContainsFunc(ps[:v], func(p piece) bool { return p.tag == "CC" || p.tag == "VBN" || p.tag == "VBG" }) {
		return false
	}
	switch ps[0].lower {
	case "the", "this", "these", "there":
	default:
		if ps[0].tag != "CD" {
			return false
		}
	}
	// A clause in a list: "…, and the road is narrow".
	for i, p := range ps[v:] {
		if p.tag == "," && next(ps[v:], i).tag == "CC" {
			return false
		}
	}
	return true
}

// howeverBut writes "however," at the start of a clause as "but".
func howeverBut(ps []piece) []piece {
	if len(ps) > 2 && ps[0].lower == "however" && ps[1].tag == "," {
		out := slices.Clone(ps[1:])
		out[0] = word("but", "CC", "but")
		return out
	}
	return ps
}

func skipCoordinator(ps []piece) []piece {
	if len(ps) > 0 && ps[0].tag == "CC" {
		return ps[1:]
	}
	return ps
}

// hangingStart reports whether a sentence begins with a subordinate clause, so
// that what follows may belong to it.
func hangingStart(ps []piece) bool {
	return len(ps) > 0 && (ps[0].tag == "IN" && subordinator(ps[0].lower) && subjectVerb(ps[1:]) > 0 && !prepositional(ps) || ps[0].tag == "WRB" || ps[0].tag == "WP" || ps[0].tag == "WDT")
}

// coordination parts two full clauses at "and", "but", "so" or "or". Without a
// comma, the second must begin with a pronoun.
func coordination(d *draft) []*draft {
	ps, stop := d.body()
	depth := level(ps)
	for i := 3; i < len(ps)-2; i++ {
		p := ps[i]
		if depth[i] > 0 || p.tag != "CC" && p.lower != "so" {
			continue
		}
		comma := ps[i-1].tag == ","
		left, right := ps[:i], ps[i+1:]
		if finite(right[1].tag) && (right[0].lower == "therefore" || right[0].lower == "thus" || right[0].lower == "so") {
			continue // "and therefore is": the subject stands before
		}
		switch p.lower {
		case "and", "but":
			if !comma && !subjectPronoun(right[0].lower) && (p.lower == "but" || !ownSubject(left, right)) {
				continue
			}
		case "so":
			if !comma || right[0].lower == "that" || right[0].lower == "as" || !subjectPronoun(right[0].lower) && right[0].tag != "DT" && right[0].tag != "NNS" {
				continue
			}
		default:
			continue
		}
		if !resolves(right) && (reported(left) || hanging(left)) || hangingStart(left) || !fullClause(left) || !fullClause(right) && !(comma && bareClause(right)) {
			continue
		}
		if v := subjectVerb(right); p.lower == "so" && v >= 0 && right[v].tag == "MD" {
			continue // "so they can": a purpose
		}
		if !subjectPronoun(right[0].lower) && closesList(left, depth) {
			continue
		}
		if p.lower == "but" && slices.ContainsFunc(left, func(p piece) bool { return p.lower == "only" }) {
			continue // "not only … but also"
		}
		if p.lower != "and" {
			link := p
			link.made = true
			right = append([]piece{link}, right...)
			right[0].text = upperFirst(p.lower)
		}
		return []*draft{d.closed(left, "coordination", ""), d.closed(right, "coordination", stop)}
	}
	return nil
}

// resolves reports whether pieces begin with the formal words of minutes, which go on
// after whatever clause stands before them: "it was agreed that".
func resolves(ps []piece) bool {
	if len(ps) < 4 || ps[0].lower != "it" || ps[1].lower != "was" {
		return false
	}
	k := 2
	for k < len(ps)-1 && ps[k].tag == "RB" {
		k++
	}
	switch ps[k].lower {
	case "agreed", "resolved", "decided", "proposed", "noted", "confirmed":
		return next(ps, k).lower == "that" || next(ps, k).lower == "to"
	}
	return false
}

// ownSubject reports whether what follows an "and" without a comma has a subject
// of its own beyond doubt: it has its own verb, the clause before it is closed,
// and neither lists anything.
func ownSubject(left, right []piece) bool {
	v, w := subjectVerb(left), subjectVerb(right)
	if v < 1 || v+1 == len(left) || w < 1 || countWords(left) < 5 || listBefore(left[v:]) || left[len(left)-1].tag == "IN" || left[v+1].tag == "CC" || !agrees(left[:v], left[v]) || !agrees(right[:w], right[w]) {
		return false
	}
	if right[0].tag != "DT" && right[0].tag != "PRP$" {
		// "officers and members appointed": the verb may be a participle. "We made
		// sure streets and shops are clean": the first may be no object.
		if !nounTag(right[0].tag) && right[0].tag != "JJ" || !surelyFinite(right[w]) || !surelyFinite(left[v]) || ands(left) > 0 {
			return false
		}
	}
	if slices.ContainsFunc(right[:w], func(p piece) bool { return p.tag == "," || p.tag == "CC" }) {
		return false
	}
	// "wants the lord and the lady to …", "between the hall and the park is"
	return !slices.ContainsFunc(left[v+1:], func(p piece) bool { return finite(p.tag) || p.tag == "MD" || p.lower == "between" || p.lower == "both" })
}

// surelyFinite reports whether a verb is no participle and no noun by mistake.
func surelyFinite(verb piece) bool { return verb.tag == "MD" || auxiliary(verb) || pastOnly(verb) }

// agrees reports whether a verb can be that of a subject: "proposals for new uses
// on sites" has none in "uses", and "Bob are" is the end of "Ann and Bob are".
func agrees(subject []piece, verb piece) bool {
	k := slices.IndexFunc(subject, func(p piece) bool { return p.tag == "IN" || p.tag == "VBN" || p.tag == "TO" })
	if k < 0 {
		k = len(subject)
	}
	if k < 1 || slices.ContainsFunc(subject, func(p piece) bool { return p.tag == "CC" }) {
		return true
	}
	many, one := subject[k-1].tag == "NNS", subject[k-1].tag == "NN" || subject[k-1].tag == "NNP"
	return !(verb.tag == "VBZ" && many || verb.tag == "VBP" && one || verb.lower == "was" && many)
}

// closesList reports whether what stands between the last two commas is no
// clause, so that "and" may come before the last thing of a list.
func closesList(left []piece, depth []int) bool {
	end := len(left) - 1
	if left[end].tag != "," {
		return false
	}
	for i := end - 1; i >= 0; i-- {
		if left[i].tag == "," && depth[i] == 0 {
			return subjectVerb(left[i+1:end]) < 0 && end-i < 6
		}
	}
	return false
}

func subjectPronoun(w string) bool {
	switch w {
	case "i", "you", "he", "she", "it", "we", "they", "there", "this":
		return true
	}
	return false
}

// clauseOpens reports whether a clause may begin in the pieces behind a verb of
// saying, or they are only its object: "decided against the plan".
func clauseOpens(ps []piece) bool {
	if len(ps) == 0 || subjectVerb(ps) > 0 || ps[0].tag == "," || ps[0].tag == ":" {
		return true
	}
	return slices.ContainsFunc(ps, func(p piece) bool {
		return p.lower == "that" || p.lower == "if" || p.lower == "whether" || p.tag == "WRB" || p.tag == "WP" || p.tag == "TO" || finite(p.tag) || p.tag == "MD"
	})
}

// reported reports whether the pieces hold a verb of saying whose clause may
// go on: "said the road is shut and …".
func reported(ps []piece) bool {
	for i, p := range ps {
		switch p.lemma {
		case "say", "think", "believe", "claim", "report", "know", "hope", "agree", "state", "announce", "argue", "suggest", "feel", "explain", "show", "mean", "decide", "find", "tell", "ask", "ensure", "warn", "note", "confirm", "make", "let":
			if strings.HasPrefix(p.tag, "VB") && p.lemma != "make" && p.lemma != "find" && p.lemma != "show" && clauseOpens(ps[i+1:]) {
				return true
			}
		}
	}
	return false
}
