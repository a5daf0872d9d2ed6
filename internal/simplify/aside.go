package simplify

import (
	"slices"
	"strings"
	"unicode"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/lexicon"
)

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

// dropAsides leaves out what stands in brackets and only adds a detail: another
// unit or language, years of a life, a longer name. It keeps brackets that limit
// what is said, and all brackets of a sentence that tells its reader what to do
// or what they have a right to.
func (d *draft) dropAsides() {
	if d.addresses() {
		return
	}
	for i := 1; i < len(d.pieces)-1; i++ {
		if d.pieces[i].text != "(" || d.pieces[i].quoted {
			continue
		}
		end := closing(d.pieces, i)
		if end < 0 {
			return
		}
		if !wordy(d.pieces[i-1].text) && d.pieces[i-1].text != "²" && !(d.pieces[i-1].text == "," && years(d.pieces[i+1:end])) && d.pieces[i-1].text != "\"" && d.pieces[i-1].text != "”" || d.pieces[i].gap == "" || !d.droppable(i, end) {
			i = end
			continue
		}
		out := (&draft{pieces: d.pieces[i : end+1]}).text()
		d.dropped = append(d.dropped, out)
		after := slices.Clone(d.pieces[end+1:])
		if len(after) > 0 && wordy(after[0].text) {
			after[0].gap = " "
		}
		d.pieces = append(slices.Clone(d.pieces[:i]), after...)
		d.rules = addRule(d.rules, "aside left out")
		i--
	}
}

// dropAliases leaves out other names between commas, such as ", also known as
// the Fall of France,".
func (d *draft) dropAliases() {
	if d.addresses() {
		return
	}
	for i := 2; i < len(d.pieces)-3; i++ {
		if d.pieces[i].tag != "," || d.pieces[i].quoted {
			continue
		}
		k := i + 1
		if end := d.synonymEnd(i); end > 0 {
			d.leaveOut(i, end+1)
			return
		}
		switch d.pieces[k].lower {
		case "also", "sometimes", "often", "formerly", "originally", "previously", "commonly", "informally", "officially", "otherwise":
			k++
		case "nicknamed":
		default:
			continue
		}
		if d.pieces[k].lower != "known" && d.pieces[k].lower != "called" && d.pieces[k].lower != "named" && d.pieces[k].lower != "abbreviated" && d.pieces[k].lower != "nicknamed" {
			continue
		}
		end := slices.IndexFunc(d.pieces[k:], func(p piece) bool { return p.tag == "," || p.tag == "." || p.text == ";" }) + k
		if end <= k+1 || end > k+12 || slices.ContainsFunc(d.pieces[k+1:end], func(p piece) bool { return finite(p.tag) || p.tag == "MD" || p.text == "(" || p.text == ":" }) {
			continue
		}
		if d.pieces[end].tag == "," && d.at(end+1).tag == "CC" {
			continue // "also called A, B, or C"
		}
		stop := end
		if d.pieces[end].tag == "," {
			stop++
		}
		d.leaveOut(i, stop)
		return
	}
}

// leaveOut takes pieces i to j out and lists them.
func (d *draft) leaveOut(i, j int) {
	d.dropped = append(d.dropped, (&draft{pieces: d.pieces[i:j]}).text())
	d.pieces = slices.Concat(d.pieces[:i], d.pieces[j:])
	d.rules = addRule(d.rules, "aside left out")
}

// synonymEnd returns where ", or printer server," ends, if the comma at piece i
// begins another name of the subject of a sentence that says what it is. Else it
// is 0: "A parent, or guardian, must sign" is a choice.
func (d *draft) synonymEnd(i int) int {
	if d.at(i+1).lower != "or" || !nounTag(d.pieces[i-1].tag) || person(d.pieces[i-1]) || nounPhrase(d.pieces[:i]) != i {
		return 0
	}
	n := nounPhrase(d.pieces[i+2:])
	end := i + 2 + n
	be, what := d.at(end+1), d.at(end+2)
	if n == 0 || n > 4 || d.at(end).tag != "," || be.lemma != "be" || !finite(be.tag) || what.tag != "DT" {
		return 0
	}
	return end
}

// addresses reports whether a sentence speaks to its reader or states a duty or
// a right.
func (d *draft) addresses() bool {
	for i, p := range d.pieces {
		switch p.lower {
		case "you", "your", "yours", "we", "our", "please", "must", "shall", "should", "entitled", "required", "apply", "resolved":
			return true
		case "us":
			if p.text != "US" {
				return true
			}
		case "need":
			if !nounTag(p.tag) {
				return true
			}
		case "may":
			// "May 1990" is no right, and "they may be eaten by birds" is one of
			// nobody.
			if p.tag == "MD" && (i == 0 || person(d.pieces[i-1]) || d.pieces[i-1].tag != "NNS" && d.pieces[i-1].tag != "NN") {
				return true
			}
		}
	}
	return imperative(d.pieces)
}

// closing returns the bracket that closes the one at piece i, or -1. Brackets
// within brackets are not understood.
func closing(ps []piece, i int) int {
	for k := i + 1; k < len(ps); k++ {
		switch ps[k].text {
		case ")":
			return k
		case "(":
			return -1
		}
	}
	return -1
}

// droppable reports whether what stands between the brackets at i and end only
// adds a detail.
func (d *draft) droppable(i, end int) bool {
	inside := d.pieces[i+1 : end]
	if len(inside) == 0 {
		return true
	}
	if otherName(inside) && d.at(end+1).tag != "CC" || citation(inside) || !slices.ContainsFunc(inside, func(p piece) bool { return wordy(p.text) && p.tag != "CC" }) {
		return true
	}
	if past(inside) || (inside[0].lower == "born" || inside[0].lower == "died") && years(inside) {
		return true
	}
	if inside[0].quoted && (d.pieces[i-1].text == "\"" || d.pieces[i-1].text == "”") {
		return true // a title, and what it means
	}
	if slices.ContainsFunc(inside, capitals) {
		return false // it may be used later
	}
	if len(inside) == 1 && inside[0].text == inside[0].lower && len(inside[0].text) > 3 && !strings.ContainsFunc(inside[0].text, func(r rune) bool { return !unicode.IsLetter(r) }) && !lexicon.Known(inside[0].lower) && nounTag(d.pieces[i-1].tag) && lexicon.Known(d.pieces[i-1].lower) {
		return true // "maize (makai)": a word of another language
	}
	if len(inside) == 1 && inside[0].tag != "CD" {
		return false // "Gouda (cheese)": it says which one is meant
	}
	if abbreviation(inside) || fullClause(inside) && len(inside) > 4 {
		return false // the short form may be used later; a sentence is lifted out
	}
	before, after := d.pieces[i-1], d.at(end+1)
	if startsUpper(before.text) && startsUpper(inside[0].text) && (startsUpper(after.text) || after.text == "(") {
		return false // within a name: "the Road Traffic (Parking) (Wales) Order"
	}
	if inside[0].quoted {
		return false // what the text calls it from here on: (“the Council”)
	}
	if before.tag == "CD" || unit(before.lower) {
		return conversion(inside)
	}
	switch inside[0].lower {
	case "for", "with", "without", "in", "on", "at", "by", "under", "within", "to", "if", "when", "where", "unless", "except", "or", "and", "but", "not", "either", "both", "as",
		"including", "excluding", "see", "up", "only", "plus", "minus", "less", "more", "at least", "subject", "nb", "note", "until", "after", "before", "once", "per", "max", "min", "that":
		return false
	}
	digits := false
	for _, p := range inside {
		if p.tag == "CC" {
			return false // a list: "(Dixley and Oakham)"
		}
		switch p.lower {
		case "only", "except", "not", "n't", "no", "never", "if", "unless", "e.g.", "eg", "example", "e", "any", "all", "each", "aged", "£":
			return false
		}
		if strings.ContainsFunc(p.text, unicode.IsDigit) {
			digits = true
		}
	}
	text := (&draft{pieces: inside}).text()
	for _, f := range fidelity.Facts(text) {
		switch f.Kind {
		case fidelity.Number, fidelity.Date, fidelity.Name, fidelity.Reference:
		default:
			return false
		}
	}
	return !digits || years(inside) && (strings.HasPrefix(before.tag, "NNP") && !ofPlan(before.lower) || before.text == "\"" || before.text == "”")
}

// lifetime is the least number of years between two dates that are those of a
// life and not of a plan or a term.
const lifetime = 15
