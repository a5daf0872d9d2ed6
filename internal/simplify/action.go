package simplify

import (
	"slices"
	"strings"
	"unicode"
)

// actions parts the things that minutes ask of one person, or of two: "JH to find the
// tree and Clerk to report it to CDC", "NS to contact the insurers and add the swings to
// the list". Each says who is to do it.
func actions(d *draft) []*draft {
	ps, stop := d.body()
	to := doer(ps)
	if to < 1 || stop == "?" {
		return nil
	}
	depth := level(ps)
	for i := to + 4; i < len(ps)-2; i++ {
		if depth[i] > 0 || ps[i].lower != "and" {
			continue
		}
		left, right := trimMarks(ps[:i]), ps[i+1:]
		if hanging(left) || reported(left) || listBefore(left) || slices.ContainsFunc(left[to+2:], func(p piece) bool { return p.tag == "VB" }) {
			return nil // "to get quotes to trim and cut": which verb is meant is not clear
		}
		if n := doer(right); n > 0 {
			// "to get quotes from Green and Hall to trim", "to ask JH and Clerk to go"
			if last := left[len(left)-1]; startsUpper(last.text) && !strings.ContainsFunc(last.text, unicode.IsDigit) || asksOthers(left[to+1].lemma) {
				return nil
			}
			second := slices.Clone(right)
			second[0].gap = ""
			return []*draft{d.closed(left, "action", ""), d.closed(second, "action", stop)}
		}
		if right[0].tag != "VB" || !objectStart(right[1]) && right[1].tag != "TO" && right[1].tag != "IN" || left[len(left)-1].tag == "VB" {
			continue
		}
		again := slices.Clone(ps[:to+1])
		again[0].gap = ""
		right = slices.Clone(right)
		right[0].gap, right[0].made = " ", true
		return []*draft{d.closed(left, "action", ""), d.closed(append(again, right...), "action", stop)}
	}
	return nil
}

// asksOthers reports whether those to whom a verb is done may be the ones that act.
func asksOthers(lemma string) bool {
	switch lemma {
	case "ask", "get", "tell", "want", "allow", "invite", "help", "remind", "encourage", "expect":
		return true
	}
	return false
}

// doer returns the place of the "to" with which an action begins, behind the initials,
// the name or the office of who is to do it, or 0: "JH to", "Ann Green to", "Clerk to".
func doer(ps []piece) int {
	for i, p := range ps {
		if i > 3 {
			return 0
		}
		if p.lower == "to" {
			if i > 0 && next(ps, i).tag == "VB" && next(ps, i).lemma != "be" {
				return i
			}
			return 0
		}
		initials := p.text == strings.ToUpper(p.text) && strings.ContainsFunc(p.text, unicode.IsLetter)
		if !initials && (!startsUpper(p.text) || p.tag != "NNP" && !person(p)) {
			return 0 // "Inability to pay and to move"
		}
	}
	return 0
}
