package simplify

import (
	"strings"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/internal/lexicon"
)

// particle puts an object pronoun before the particle of a new verb: "send them
// in" and not "send in them".
func (d *draft) particle(i, n int) {
	if n != 2 || d.at(i+n).tag != "PRP" || d.at(i+n).lower == "it" && d.at(i+n+1).tag == "VBZ" {
		return
	}
	switch p := d.pieces[i+1].lower; p {
	case "up", "out", "off", "down", "away", "back", "together", "aside":
	case "in", "on", "over":
		switch d.pieces[i].lemma {
		case "send", "put", "fill", "bring", "take", "pass":
		default:
			return
		}
	default:
		return
	}
	d.pieces[i+1], d.pieces[i+2] = d.pieces[i+2], d.pieces[i+1]
}

// verbForm inflects the plain verb like the one at piece i.
func (d *draft) verbForm(ph *lexicon.Phrase, i, n int) (string, bool) {
	p := d.pieces[i]
	base := firstWord(ph.To)
	attributive := (p.tag == "VBN" || p.tag == "VBG") && d.attributive(i, n)
	if attributive {
		return "", false
	}
	if base == "be" && p.lemma != "be" {
		return "", false // the number of the subject would have to be known
	}
	if past := p.tag == "VBD" || p.tag == "VBN"; past && p.lower == strings.ToLower(p.lemma) && language.Inflect(p.lower, p.tag) != p.lower {
		return "", false // "submit" is no past, whatever the tagger says
	}
	past, participle := language.Inflect(base, "VBD"), language.Inflect(base, "VBN")
	if past != participle && (p.tag == "VBD" || p.tag == "VBN") && p.lemma != "be" && !d.certainPast(i, n) {
		return "", false
	}
	if p.tag == "VBZ" && p.lower == strings.ToLower(p.lemma) {
		p.tag = "VBP" // taggers take "policies fully supersede" for a singular
	}
	form := language.Inflect(ph.To, p.tag)
	if base == "be" {
		form = p.lower + strings.TrimPrefix(ph.To, "be")
	}
	if p.lemma == "be" && base != "be" && (p.lower == "be" || p.lower == "being" || p.lower == "been" || p.lower == "is" || p.lower == "are" || p.lower == "was" || p.lower == "were" || p.lower == "am") {
		form = language.Inflect(ph.To, p.tag)
	}
	return form, form != ""
}

// attributive reports whether a participle at piece i stands before a noun like
// an adjective.
func (d *draft) attributive(i, n int) bool {
	next, before := d.at(i+n), d.at(i-1)
	noun := strings.HasPrefix(next.tag, "NN") || next.tag == "JJ"
	if !noun {
		return false
	}
	if d.pieces[i].tag == "VBG" {
		return before.tag == "DT" || before.tag == "JJ" || before.tag == "PRP$" || before.tag == "POS"
	}
	k := i - 1
	for k >= 0 && d.pieces[k].tag == "RB" {
		k--
	}
	lemma := d.at(k).lemma
	return lemma != "be" && lemma != "have"
}

// certainPast reports whether the tag of a past form is beyond doubt: a helping
// verb makes it a participle, a subject right before and an object right behind
// make it a past.
func (d *draft) certainPast(i, n int) bool {
	k := i - 1
	for k >= 0 && d.pieces[k].tag == "RB" {
		k--
	}
	before := d.at(k)
	if d.pieces[i].tag == "VBN" {
		return before.lemma == "be" || before.lemma == "have"
	}
	switch next := d.at(i + n); {
	case next.lower == "by" || next.lower == "as":
		return false
	case before.tag == "PRP" || before.tag == "WDT" || before.tag == "WP":
		return true
	case strings.HasPrefix(before.tag, "NN"):
		if d.verbAhead(i + n) {
			return false // "The man given the prize left"
		}
		return next.tag == "DT" || next.tag == "PRP$" || next.tag == "PRP" || next.tag == "TO" || next.tag == "CD" || next.tag == "NNP"
	}
	return false
}

// verbAhead reports whether a finite verb follows piece i before a mark or a
// word that begins another clause.
func (d *draft) verbAhead(i int) bool {
	for ; i < len(d.pieces); i++ {
		switch p := d.pieces[i]; {
		case finite(p.tag) || p.tag == "MD":
			return true
		case p.tag == "," || p.tag == "." || p.tag == ":" || p.tag == "CC" || p.tag == "WDT" || p.tag == "WP" || p.tag == "WRB" || p.tag == "PRP" || p.tag == "IN" && subordinator(p.lower):
			return false
		}
	}
	return false
}

// passive reports whether the participle at piece i has "be" before it.
func (d *draft) passive(i int) bool {
	if d.pieces[i].tag != "VBN" && d.pieces[i].tag != "VBD" {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch p := d.pieces[k]; {
		case p.lemma == "be" || p.lemma == "get" && p.tag != "VB":
			return true
		case p.tag != "RB":
			return false
		}
	}
	return false
}
