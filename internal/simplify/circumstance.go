package simplify

import (
	"slices"
	"strings"
)

// circumstance makes a sentence of when, how long or in line with what something was
// done: "The plan was sent out for consultation over 6 weeks in June and July 2022"
// becomes "The plan was sent out for consultation. This was over 6 weeks in June and
// July 2022". Only what is said to be so, and is told in the past or for sure, is
// parted: a limit, a duty or a denial hangs on its time.
func circumstance(d *draft) []*draft {
	ps, stop := d.body()
	if stop == "?" || len(ps) < 10 {
		return nil
	}
	if parts := frontedCircumstance(d, ps, stop); parts != nil {
		return parts
	}
	if parts := inLineWith(d, ps, stop); parts != nil {
		return parts
	}
	depth := level(ps)
	v := subjectVerbAfter(ps)
	if v < 1 || !certain(ps[v:]) {
		return nil
	}
	for i := max(v+3, 6); i < len(ps)-2; i++ {
		if depth[i] > 0 || !timePhrase(ps[i:]) {
			continue
		}
		left := trimMarks(ps[:i])
		if countWords(left) < 6 || !standsWithout(left, ps[i-1]) || hanging(left) || reported(left) || denies(left) || listBefore(left[min(v, len(left)):]) || slices.ContainsFunc(left[min(v, len(left)):], year) {
			return nil
		}
		second := append([]piece{word("This", "DT", "this"), happened(ps[v:])}, ps[i:]...)
		if ps[v].lower == "will" {
			second = slices.Insert(second, 2, word("be", "VB", "be"))
		}
		return []*draft{d.closed(left, "time", ""), d.closed(second, "time", stop)}
	}
	return nil
}

// happened returns the verb for "This" that stands for what the predicate ps tells.
func happened(ps []piece) piece {
	switch {
	case ps[0].lower == "will":
		return word("will", "MD", "will")
	case ps[0].tag == "VBD", ps[0].lemma == "have":
		return word("was", "VBD", "be")
	}
	return word("is", "VBZ", "be")
}

// certain reports whether a predicate tells of one event that was, or will be for sure.
func certain(ps []piece) bool {
	for i, p := range ps {
		switch {
		case p.tag == "MD" && (i > 0 || p.lower != "will"), i > 0 && finite(p.tag):
			return false
		case p.tag == "TO" && next(ps, i).tag == "VB" && i < 3:
			return false // "is to be", "had to be", "was expected to be"
		}
	}
	switch ps[0].tag {
	case "VBD":
		return true
	case "MD":
		return len(ps) > 2 && ps[1].lower == "be" && ps[2].tag == "VBN"
	}
	return false
}

// standsWithout reports whether a clause may end before the time that is told behind
// it, and the time is that of its verb: it ends in a participle, or in a noun that is
// no event and no name, of which the time could be.
func standsWithout(left []piece, last piece) bool {
	if last.tag == "," || last.tag == "CC" {
		return false
	}
	switch end := left[len(left)-1]; {
	case end.tag == "VBN", end.tag == "RB" && len(left) > 6:
		return end.lemma != "hold" && end.lemma != "be" && end.lower != "not" && end.lower != "only" && end.lower != "up"
	case byWhom(left):
		return true
	case end.tag == "NN" || end.tag == "NNS":
		switch end.lemma {
		case "meeting", "minute", "report", "letter", "plan", "decision", "agenda", "version", "election", "period", "year", "day", "week", "month", "hour", "time", "event", "date", "figure", "accounts", "census", "data":
			return false
		}
		return true
	}
	return false
}

// byWhom reports whether pieces end with who did what was done: "by the Government".
func byWhom(ps []piece) bool {
	n := len(ps)
	for k := n - 2; k > 0 && k > n-8; k-- {
		if ps[k].lower == "by" {
			return ps[k-1].tag == "VBN" && nounTag(ps[n-1].tag)
		}
		if !nounTag(ps[k].tag) && ps[k].tag != "DT" && ps[k].tag != "JJ" {
			return false
		}
	}
	return false
}

// timePhrase reports whether all that pieces say is when something was, and for how
// long, in a way that can stand behind "This was".
func timePhrase(ps []piece) bool {
	switch ps[0].lower {
	case "on", "in", "between", "during", "over", "from", "for":
	default:
		return false
	}
	when := false
	for i, p := range ps {
		switch {
		case year(p), months(p.text), weekday(p.lower):
			when = true
		case p.tag == "CD", p.tag == "," && i > 0, p.lower == "and", p.lower == "to", p.text == "–", p.text == "-":
		case p.lower == "on", p.lower == "in", p.lower == "between", p.lower == "during", p.lower == "over", p.lower == "from", p.lower == "for", p.lower == "the", p.lower == "of", p.lower == "early", p.lower == "late":
			if i > 0 && p.lower != "the" && ps[i-1].tag == "IN" {
				return false
			}
		case p.lower == "weeks", p.lower == "months", p.lower == "days", p.lower == "years", p.lower == "week", p.lower == "month", p.lower == "period",
			p.lower == "spring", p.lower == "summer", p.lower == "autumn", p.lower == "winter", p.lower == "beginning", p.lower == "end", p.lower == "start":
		default:
			return false
		}
	}
	return when
}

func weekday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// inLineWith parts ", in line with …" at the end: what came before it was said whole.
func inLineWith(d *draft, ps []piece, stop string) []*draft {
	for i := 5; i < len(ps)-3; i++ {
		if ps[i].lower != "in" || ps[i+1].lower != "line" || ps[i+2].lower != "with" || ps[i-1].tag != "," {
			continue
		}
		left, right := trimMarks(ps[:i]), ps[i:]
		if countWords(left) < 6 || imperative(left) || denies(left) || hanging(left) || hangingStart(left) || reported(left) || listBefore(left) || slices.ContainsFunc(right, func(p piece) bool {
			return finite(p.tag) || p.tag == "MD" || p.tag == "," || p.tag == "WDT" || p.lower == "that" || p.text == ";" || p.text == ":"
		}) {
			return nil
		}
		v := subjectVerbAfter(left)
		be := word("is", "VBZ", "be")
		switch {
		case v > 0 && left[v].tag == "MD" && left[v].lower != "will":
			return nil // the duty may be to be in line
		case v > 0:
			be = isOrWas(left[v])
		}
		return []*draft{d.closed(left, "time", ""), d.closed(append([]piece{word("This", "DT", "this"), be}, right...), "time", stop)}
	}
	return nil
}

// frontedCircumstance puts behind a sentence what stands before it and only says with
// what it agrees: "In line with Regulation 3, the City is issuing this summary" becomes
// "The City is issuing this summary. This is in line with Regulation 3".
func frontedCircumstance(d *draft, ps []piece, stop string) []*draft {
	n := 0
	for _, w := range []string{"in line with", "in keeping with", "because of", "with the help of", "with the support of"} {
		if words := strings.Fields(w); len(ps) > len(words) && slices.EqualFunc(words, ps[:len(words)], func(w string, p piece) bool { return p.lower == w }) {
			n = len(words)
		}
	}
	if n == 0 {
		return nil
	}
	end := commaAfter(ps, n)
	if end < n+1 || end+6 > len(ps) || slices.ContainsFunc(ps[:end], func(p piece) bool {
		return finite(p.tag) || p.tag == "MD" || p.tag == "WDT" || p.tag == "WP" || p.lower == "that" || p.tag == "VBG"
	}) {
		return nil
	}
	main := trimMarks(ps[end:])
	v := subjectVerb(main)
	if v < 1 || v+2 > len(main) || slices.ContainsFunc(main[:v], func(p piece) bool { return p.tag == "," }) || denies(main) || hanging(main) && next(main, v).lower != "that" || main[v].tag == "MD" && main[v].lower != "will" && main[v].lower != "must" {
		return nil
	}
	if ps[0].lower == "because" && main[v].tag == "MD" {
		return nil
	}
	be := isOrWas(main[v])
	front := slices.Clone(ps[:end])
	front[0] = small(front[0])
	front[0].gap, main[0].gap = " ", ""
	main[0].made = true
	second := append([]piece{word("This", "DT", "this"), be}, front...)
	return []*draft{d.closed(main, "time", stop), d.closed(second, "time", "")}
}
