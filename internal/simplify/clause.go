package simplify

import (
	"slices"
	"strings"
)

// subjectVerb returns the place of the finite verb of a clause that begins with
// its subject, or -1 if the pieces do not begin so: a noun phrase, perhaps with
// "of"-phrases, then a verb in the present, past or with a modal.
func subjectVerb(ps []piece) int {
	i, nouns := 0, 0
	if n := quotedTitle(ps); n > 0 {
		i, nouns = n, 1
	}
	for i < len(ps) {
		p := ps[i]
		switch p.tag {
		case "(":
			// "the Charity Commission (the regulator) says"
			end := closing(ps, i)
			if nouns == 0 || end < 0 || end+1 >= len(ps) {
				return -1
			}
			i = end
		case "PRP", "EX":
			if i > 0 && ps[i-1].tag == "IN" && nouns > 0 {
				break // "the water in it"
			}
			if nouns > 0 || i > 0 && ps[i-1].tag != "RB" && ps[i-1].tag != "CC" {
				return -1
			}
			if objectPronoun(p.lower) {
				return -1
			}
			nouns++
		case "NN", "NNS", "NNP", "NNPS":
			nouns++
		case "DT", "PDT":
			if standsAlone(p.lower) {
				if n := next(ps, i); finite(n.tag) || n.tag == "MD" || n.lower == "of" {
					nouns++
				}
			}
			if nouns > 0 && i > 0 && ps[i-1].tag != "IN" && ps[i-1].tag != "CC" && ps[i-1].tag != "DT" && nounTag(ps[i-1].tag) {
				return -1 // a second noun phrase
			}
		case "CD":
			nouns++
		case "JJ", "JJR", "JJS", "PRP$", "POS", "VBG", "VBN", "RB", "$":
			if p.tag == "VBN" && nouns > 0 && !nounTag(next(ps, i).tag) && next(ps, i).tag != "IN" {
				return -1
			}
			if n := next(ps, i).tag; p.tag == "VBG" && nouns > 0 && !nounTag(n) && n != "DT" && n != "PRP$" {
				return -1
			}
		case "IN", "CC", "TO":
			if nouns == 0 && next(ps, i).tag == "CD" && about(p.lower) {
				break // "about 30,000 people"
			}
			if nouns == 0 && p.tag != "CC" || p.tag == "TO" && next(ps, i).tag == "VB" && nouns == 0 {
				return -1
			}
			if p.tag == "IN" && subordinator(p.lower) {
				return -1
			}
			if n := next(ps, i); p.tag == "CC" && (finite(n.tag) || n.tag == "MD" || n.tag == "VB") {
				return -1 // "animals and are"
			}
		case "VBZ", "VBP", "VBD", "MD":
			if nouns == 0 {
				return -1
			}
			return i
		default:
			return -1
		}
		i++
	}
	return -1
}

// quotedTitle returns how many pieces a title in quotation marks at the start takes,
// or 0: "“Marston” is a book". What somebody says in a whole sentence is none.
func quotedTitle(ps []piece) int {
	if len(ps) < 4 || ps[0].text != "\"" && ps[0].text != "“" {
		return 0
	}
	end := slices.IndexFunc(ps[1:], func(p piece) bool { return p.text == "\"" || p.text == "”" }) + 1
	if end < 2 || end > 9 || end+1 >= len(ps) || ps[end-1].tag == "," || ps[end-1].tag == "." || !startsUpper(ps[1].text) {
		return 0
	}
	return end + 1
}

// standsAlone reports whether a determiner can be a subject by itself.
func standsAlone(w string) bool {
	switch w {
	case "this", "these", "those", "that", "some", "all", "both", "each", "many", "most":
		return true
	}
	return false
}

// about reports whether a preposition before a number says that it is not exact.
func about(w string) bool {
	switch w {
	case "about", "around", "over", "under", "almost", "nearly":
		return true
	}
	return false
}

// next returns the piece behind piece i, or an empty one where there is none.
func next(ps []piece, i int) piece {
	if i >= -1 && i+1 < len(ps) {
		return ps[i+1]
	}
	return piece{}
}

func nounTag(tag string) bool { return strings.HasPrefix(tag, "NN") }

func finite(tag string) bool { return tag == "VBZ" || tag == "VBP" || tag == "VBD" }

func objectPronoun(w string) bool {
	switch w {
	case "him", "them", "us", "me", "himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself", "yourselves":
		return true
	}
	return false
}

// subordinator reports whether a word begins a clause that hangs on another.
func subordinator(w string) bool {
	switch w {
	case "if", "because", "although", "though", "unless", "whether", "while", "whereas", "since", "as", "until", "once", "that", "when", "where", "whenever", "wherever", "before", "after", "so", "than", "whilst", "till", "provided", "except":
		return true
	}
	return false
}

// hanging reports whether a clause begins in the pieces that may still be
// open at their end: a subordinator or a relative word, with no comma that
// closes it.
func hanging(ps []piece) bool {
	for i, p := range ps {
		switch {
		case (p.tag == "IN" || p.lower == "as") && subordinator(p.lower) && p.lower != "than":
			if p.lower == "as" || p.lower == "after" || p.lower == "before" || p.lower == "since" || p.lower == "until" {
				// A preposition if no clause follows.
				if subjectVerb(ps[i+1:]) < 0 {
					continue
				}
			}
			return true
		case p.tag == "WRB" || p.tag == "WDT" || p.tag == "WP" || p.tag == "WP$":
			return true
		case p.lower == "that" && p.tag != "DT":
			return true
		case p.lower == "either" || p.lower == "both" || p.lower == "neither" || p.lower == "between":
			return true
		}
	}
	return false
}

// imperative reports whether the pieces begin with a command.
func imperative(ps []piece) bool {
	if len(ps) == 0 {
		return false
	}
	if ps[0].lower == "please" || ps[0].lower == "do" {
		return true
	}
	return ps[0].tag == "VB" && len(ps) > 1
}
