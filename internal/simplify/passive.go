package simplify

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
)

// active turns a passive with a named agent round: "The plan was agreed by the
// committee" becomes "The committee agreed the plan". Only sentences that have
// one clause and one agent, with nothing but a date or a place behind it, are
// turned.
func (d *draft) active() {
	ps, stop := d.body()
	v := subjectVerb(ps)
	if v < 1 || v+4 > len(ps) || stop != "." && stop != "" {
		return
	}
	be := ps[v]
	if be.lower != "is" && be.lower != "are" && be.lower != "was" && be.lower != "were" {
		return
	}
	part := ps[v+1]
	if part.tag != "VBN" || ps[v+2].lower != "by" || !turnable(part.lemma) {
		return
	}
	agent := nounPhrase(ps[v+3:])
	if agent == 0 {
		return
	}
	subject, by, rest := ps[:v], ps[v+3:v+3+agent], ps[v+3+agent:]
	if !plainSubject(subject) || !agentFits(by) || !tailFits(rest) {
		return
	}
	tag := "VBD"
	if be.lower == "is" || be.lower == "are" {
		tag = "VBZ"
		if plural(by) {
			tag = "VBP"
		}
	}
	verb := word(language.Inflect(part.lemma, tag), tag, part.lemma)
	object := slices.Clone(subject)
	object[0] = asObject(small(object[0]))
	object[0].gap = " "
	first := slices.Clone(by)
	first[0].gap = ""
	if d.capital {
		first[0].text = upperFirst(first[0].text)
	}
	out := append(first, verb)
	out = append(out, object...)
	out = append(out, rest...)
	out = append(out, d.pieces[len(ps):]...)
	d.pieces = out
	d.rules = addRule(d.rules, "active")
}

// turnable lists verbs whose passive with "by" names who does it: not "by" as in
// "surrounded by", "followed by" or "affected by".
func turnable(lemma string) bool {
	switch lemma {
	case "agree", "approve", "refuse", "make", "write", "build", "design", "run", "manage", "own", "pay", "fund", "publish", "send", "choose", "check", "decide",
		"carry", "start", "set", "lead", "organise", "support", "chair", "second", "propose", "move", "sign", "consider", "review", "prepare", "present",
		"collect", "clean", "repair", "inspect", "provide", "give", "offer", "grant", "hold", "help", "record", "produce", "receive", "accept", "reject",
		"replace", "defeat", "win", "kill", "capture", "destroy", "attack", "discover", "invent", "found", "direct", "cause", "damage", "order", "invite", "describe", "perform", "name", "arrest",
		"adopt", "discuss", "assess", "appoint", "elect", "employ", "teach", "paint", "create", "develop", "deliver", "introduce", "visit", "open", "close", "buy", "sell":
		return true
	}
	return false
}

// nounPhrase returns how many pieces a plain noun phrase at the start takes, or
// 0. A phrase with "and" or "of" is one only with names.
func nounPhrase(ps []piece) int {
	n := 0
	for n < len(ps) {
		p := ps[n]
		switch {
		case p.tag == "DT" && n == 0, p.tag == "PRP$" && n == 0, p.tag == "JJ", p.tag == "CD" && n < 2, p.tag == "POS", nounTag(p.tag):
			n++
			continue
		case p.lower == "of" && n > 0 && n+1 < len(ps) && strings.HasPrefix(ps[n-1].tag, "NNP") && strings.HasPrefix(ps[n+1].tag, "NNP"):
			n++
			continue
		}
		break
	}
	if n == 0 || !nounTag(ps[n-1].tag) {
		return 0
	}
	return n
}

// plainSubject reports whether a subject is short and of one piece.
func plainSubject(ps []piece) bool {
	if len(ps) == 1 && ps[0].tag == "PRP" {
		return ps[0].lower != "it" && ps[0].lower != "you"
	}
	return len(ps) <= 7 && (ps[0].tag == "DT" || ps[0].tag == "PRP$" || strings.HasPrefix(ps[0].tag, "NNP") || ps[0].tag == "NNS") &&
		nounPhrase(ps) == len(ps) && ps[0].lower != "no" && ps[0].lower != "this" && ps[0].lower != "that"
}

// agentFits reports whether an agent can stand first: somebody or some body
// with a name or an article.
func agentFits(ps []piece) bool {
	first, head := ps[0], ps[len(ps)-1]
	if first.tag != "DT" && first.tag != "PRP$" && !strings.HasPrefix(first.tag, "NNP") && head.tag != "NNS" {
		return false
	}
	return head.lemma != "way" && head.lemma != "mean" && head.lemma != "majority" && head.lemma != "vote" && head.lemma != "post" && head.lemma != "time" && head.lemma != "end"
}

// tailFits reports whether what stands behind the agent can stand behind the
// object as well: nothing, or a date.
func tailFits(ps []piece) bool {
	if len(ps) == 0 {
		return true
	}
	if ps[0].lower != "in" && ps[0].lower != "on" || len(ps) > 6 {
		return false
	}
	for _, p := range ps[1:] {
		if p.tag != "CD" && p.tag != "NNP" && p.tag != "," {
			return false
		}
	}
	return ps[len(ps)-1].tag == "CD" || months(next(ps, 0).text)
}

func months(w string) bool { return slices.Contains(monthNames, w) }

func plural(ps []piece) bool {
	head := ps[len(ps)-1]
	return head.tag == "NNS" || head.tag == "NNPS"
}

// asObject gives a pronoun its object form.
func asObject(p piece) piece {
	forms := map[string]string{"he": "him", "she": "her", "they": "them", "we": "us", "i": "me"}
	if f, ok := forms[p.lower]; ok {
		p.text, p.lower = f, f
	}
	return p
}
