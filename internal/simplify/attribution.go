package simplify

import (
	"slices"
	"strings"
)

// attribution puts who speaks before what is said: "“The road is shut,” said Ann
// Green" becomes "Ann Green said: “The road is shut.”". Readers then know whose
// words they read.
func attribution(d *draft) *draft {
	ps, stop := d.body()
	if len(ps) < 7 || stop != "." || ps[0].text != "“" && ps[0].text != "\"" {
		return nil
	}
	end := slices.IndexFunc(ps[1:], func(p piece) bool { return p.text == "”" || p.text == "\"" }) + 1
	if end < 4 || end+3 > len(ps) || ps[end-1].text != "," || ps[end+1].lower != "said" && ps[end+1].lower != "says" {
		return nil
	}
	verb, who := ps[end+1], slices.Clone(ps[end+2:])
	// "said Ann Green, the chair of the group": the comma would stay open.
	if slices.ContainsFunc(who, func(p piece) bool {
		return finite(p.tag) || p.tag == "MD" || p.quoted || p.tag == "VBG" || p.text == "," || p.text == "”" || p.text == "\"" || p.tag == ":"
	}) || !nounTag(who[0].tag) && who[0].tag != "DT" && who[0].tag != "PRP$" && who[0].tag != "PRP" || slices.ContainsFunc(who, func(p piece) bool { return p.tag == "IN" && p.lower != "of" && p.lower != "for" }) {
		return nil
	}
	who[0].gap, verb.gap, verb.made = "", " ", true
	n := d.part(who, "attribution")
	if d.capital {
		n.pieces[0].text = upperFirst(n.pieces[0].text)
	}
	quote := slices.Clone(ps[:end+1])
	quote[0].gap = " "
	quote[end-1] = piece{text: ".", lower: ".", tag: ".", lemma: ".", made: true}
	if b := quote[end-2]; strings.ContainsAny(b.text, ".?!") {
		return nil
	}
	n.pieces = append(n.pieces, verb, piece{text: ":", lower: ":", tag: ":", lemma: ":"})
	n.pieces = append(n.pieces, quote...)
	n.dropped = d.dropped
	return n
}
