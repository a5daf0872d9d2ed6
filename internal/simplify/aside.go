package simplify

import (
	"slices"
	"strconv"
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

// otherName reports whether brackets hold another name of what stands before
// them: "(or Kitlineq)", "(also called soya milk)", "(in German: Wakkerpreis)". A
// choice is none: "(or guardian)".
func otherName(ps []piece) bool {
	if len(ps) < 2 || slices.ContainsFunc(ps, func(p piece) bool { return strings.ContainsFunc(p.text, unicode.IsDigit) }) {
		return false
	}
	switch ps[0].lower {
	case "or":
		if ps[1].tag == "RB" && len(ps) > 2 {
			return ps[2].tag == "VBN" // "(or often abbreviated RCT)"
		}
		return startsUpper(ps[1].text) || ps[1].quoted || ps[1].text == "\"" || ps[1].text == "“"
	case "also", "formerly", "previously", "originally", "sometimes", "often", "commonly", "now", "first":
		return ps[1].tag == "VBN" || ps[1].tag == "VBD" || startsUpper(ps[1].text)
	case "in":
		return startsUpper(ps[1].text) && len(ps) > 3 && ps[2].text == ":"
	}
	return false
}

// citation reports whether brackets name the book that something was read in:
// "(Green and Hall 2004, 111)", "(Green, 2009)".
func citation(ps []piece) bool {
	if len(ps) < 2 || !strings.HasPrefix(ps[0].tag, "NNP") || months(ps[0].text) || len(ps[0].text) < 3 {
		return false
	}
	year, names, rare := false, 0, false
	for _, p := range ps {
		switch n, err := strconv.Atoi(p.text); {
		case err == nil && n > 1500 && n < 2100 && names > 0:
			year = true
		case err == nil && year, p.tag == ",", p.lower == "and", p.text == "&", p.lower == "et", p.lower == "al", p.lower == "al.", p.lower == "p", p.lower == "pp", p.lower == "p.", p.lower == "pp.":
		case !year && strings.HasPrefix(p.tag, "NNP") && p.text != strings.ToUpper(p.text):
			names++
			rare = rare || !lexicon.Everyday(p.lower)
		default:
			return false
		}
	}
	return year && rare
}

// abbreviation reports whether brackets hold the short form of what stands before
// them: "(NHS)".
func abbreviation(ps []piece) bool {
	if len(ps) > 2 {
		return false
	}
	return shortForm(ps[0]) || len(ps) == 1 && len(ps[0].text) < 3
}

// past reports whether brackets hold two years of the last century or before it:
// when something was. The years of a plan or of a term of office that may still
// run are not past.
func past(ps []piece) bool {
	first, last, marks := 0, 0, 0
	for _, p := range ps {
		n, err := strconv.Atoi(p.text)
		switch {
		case err == nil && first == 0:
			first = n
		case err == nil && last == 0:
			last = n
		case p.text == "–" || p.text == "-" || p.lower == "to" || p.lower == "about" || p.lower == "c." || p.lower == "ad":
			marks++
		default:
			from, to, ok := strings.Cut(p.text, "–")
			if !ok || first > 0 {
				return false
			}
			var err1, err2 error
			first, err1 = strconv.Atoi(from)
			last, err2 = strconv.Atoi(to)
			if err1 != nil || err2 != nil {
				return false
			}
			marks++
		}
	}
	return marks > 0 && first > 100 && last > first && last < 2000
}

// ofPlan reports whether a word ends the name of something that holds for the
// years in brackets behind it: "the Borough Plan (2011-2031)".
func ofPlan(w string) bool {
	switch w {
	case "plan", "plans", "strategy", "programme", "framework", "scheme", "policy", "policies", "review", "agreement", "period", "contract", "vision", "budget", "act", "order", "regulations":
		return true
	}
	return false
}

// capitals reports whether a piece is a word of capital letters.
func capitals(p piece) bool {
	return len(p.text) > 2 && p.text == strings.ToUpper(p.text) && strings.ToLower(p.text) != p.text && !strings.ContainsFunc(p.text, unicode.IsDigit)
}

// shortForm reports whether a piece is letters that stand for words: "NHS".
func shortForm(p piece) bool {
	upper := 0
	for _, r := range p.text {
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper >= 2
}

// conversion reports whether brackets hold nothing but a number and its unit.
func conversion(ps []piece) bool {
	units := false
	for _, p := range ps {
		switch {
		case p.tag == "CD", strings.ContainsFunc(p.text, unicode.IsDigit), !wordy(p.text):
		case unit(p.lower):
			units = true
		case p.lower == "to", p.lower == "by", p.lower == "x", p.lower == "about", p.lower == "million", p.lower == "and":
		default:
			return false
		}
	}
	return units
}

func unit(w string) bool {
	switch w {
	case "km", "mi", "sq", "m", "ft", "cm", "mm", "in", "lb", "lbs", "kg", "g", "oz", "mph", "ha", "km/h", "kmh", "h", "acre", "acres", "mile", "miles", "foot", "feet", "inch", "inches", "yard", "yards",
		"metre", "metres", "meter", "meters", "kilometre", "kilometres", "kilometer", "kilometers", "hectare", "hectares", "square", "cubic", "tonne", "tonnes", "ton", "tons", "c", "f", "°c", "°f", "knots", "litre", "litres", "gallons", "km²", "m²", "²", "celsius", "fahrenheit", "°":
		return true
	}
	return false
}

// lifetime is the least number of years between two dates that are those of a
// life and not of a plan or a term.
const lifetime = 15

// years reports whether brackets hold a year or the dates of a life:
// "(1872–1951)", "(born 3 November 1987)".
func years(ps []piece) bool {
	first, last := 0, 0
	note := func(s string) bool {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1000 || n > 2999 {
			return false
		}
		if first == 0 {
			first = n
		}
		last = n
		return true
	}
	for _, p := range ps {
		from, to, ranged := strings.Cut(p.text, "–")
		switch {
		case note(p.text), ranged && note(from) && note(to):
		case strings.ContainsFunc(p.text, unicode.IsDigit):
			if len(strings.TrimRight(p.text, "thsndr")) > 2 {
				return false
			}
		case !wordy(p.text), months(p.text), p.lower == "born", p.lower == "b", p.lower == "died", p.lower == "c", p.lower == "ca", p.lower == "circa", p.lower == "in", p.lower == "on", p.lower == "to":
		case strings.HasPrefix(p.tag, "NNP") && !lexicon.Everyday(p.lower):
		default:
			return false
		}
	}
	return first > 0 && (first == last || last-first >= lifetime)
}
