package simplify

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/lexicon"
)

// reach is how many pieces "near" and "without" look to each side.
const reach = 6

// conditions reports whether all conditions of a phrase hold for the pieces i
// to i+n.
func (d *draft) conditions(ph *lexicon.Phrase, i, n int) bool {
	for _, c := range ph.When {
		if d.condition(c, ph.Kind, i, n) == c.Not {
			return false
		}
	}
	return true
}

func (d *draft) condition(c lexicon.Condition, kind string, i, n int) bool {
	p, next, before := d.pieces[i], d.at(i+n), d.at(i-1)
	switch c.Key {
	case "active":
		return !d.passive(i) && (p.tag != "VBN" || d.perfect(i))
	case "passive":
		return d.passive(i)
	case "finite":
		return p.tag == "VBZ" || p.tag == "VBP" || p.tag == "VBD"
	case "present":
		return p.tag == "VBZ" || p.tag == "VBP"
	case "object":
		return objectStart(next)
	case "trans":
		return objectStart(next) || d.passive(i)
	case "end":
		return !objectStart(next)
	case "clause":
		return d.clauseFollows(i + n)
	case "plural":
		return nounAhead(d, i+n) == "NNS"
	case "mass":
		return nounAhead(d, i+n) == "NN"
	case "bare":
		return before.tag != "DT" && before.tag != "PRP$" && before.tag != "POS" && before.tag != "CD"
	case "first":
		return i == 0
	case "mid":
		return i > 0
	case "prev":
		return slices.Contains(c.Values, before.lower)
	case "next":
		return slices.Contains(c.Values, next.lower)
	case "nexttag":
		return slices.Contains(c.Values, next.tag)
	case "thentag":
		return slices.Contains(c.Values, d.at(i+n+1).tag)
	case "near":
		return d.near(c.Values, i, n)
	case "without":
		return !d.near(c.Values, i, n)
	case "nowhere":
		return !slices.ContainsFunc(d.pieces, func(p piece) bool {
			return slices.Contains(c.Values, p.lower) || slices.Contains(c.Values, strings.ToLower(p.lemma))
		})
	case "noun":
		return slices.Contains(c.Values, d.headAhead(i+n))
	case "attr":
		return objectStart(next) && next.tag != "DT" && next.tag != "PRP" && next.tag != "PRP$" && d.headAhead(i+n) != ""
	case "someone":
		return next.tag == "PRP" && next.lower != "it" || person(d.headPiece(i+n))
	case "person":
		return person(before)
	case "prevtag":
		return slices.Contains(c.Values, before.tag)
	case "hint":
		return false // only for a writer who asks: see Substitutes
	case "many":
		return d.at(i+n-1).tag == "NNS"
	}
	return false
}

// perfect reports whether "have" stands before the participle at piece i.
func (d *draft) perfect(i int) bool {
	k := i - 1
	for k >= 0 && d.pieces[k].tag == "RB" {
		k--
	}
	return d.at(k).lemma == "have"
}

// near reports whether one of the words stands close by in the same clause.
func (d *draft) near(words []string, i, n int) bool {
	has := func(p piece) bool {
		return slices.Contains(words, p.lower) || slices.Contains(words, strings.ToLower(p.lemma))
	}
	for k := i - 1; k >= 0 && k >= i-reach; k-- {
		if d.pieces[k].text == ";" || d.pieces[k].text == "." {
			break
		}
		if has(d.pieces[k]) {
			return true
		}
	}
	for k := i + n; k < len(d.pieces) && k < i+n+reach; k++ {
		if d.pieces[k].text == ";" || d.pieces[k].text == "." {
			break
		}
		if has(d.pieces[k]) {
			return true
		}
	}
	return false
}

// objectStart reports whether a piece may begin an object.
func objectStart(p piece) bool {
	switch p.tag {
	case "DT", "PRP", "PRP$", "CD", "JJ", "NN", "NNS", "NNP", "NNPS", "JJR", "JJS", "$", "VBG", "PDT":
		return true
	}
	return false
}

// nounAhead returns the tag of the noun that what begins at piece i leads to.
func nounAhead(d *draft, i int) string {
	tag := ""
	for ; i < len(d.pieces); i++ {
		switch t := d.pieces[i].tag; t {
		case "JJ", "VBN", "VBG", "RB":
			if tag != "" {
				return tag
			}
		case "NN", "NNS":
			tag = t
		default:
			return tag
		}
	}
	return tag
}

// headAhead returns the base form of the noun that what begins at piece i leads
// to.
func (d *draft) headAhead(i int) string { return d.headPiece(i).lemma }

// headPiece returns the noun that what begins at piece i leads to, or an empty
// piece.
func (d *draft) headPiece(i int) piece {
	var head piece
	for ; i < len(d.pieces); i++ {
		switch p := d.pieces[i]; {
		case nounTag(p.tag):
			head = p
		case head.tag == "" && (p.tag == "DT" || p.tag == "PRP$" || p.tag == "CD" || p.tag == "JJ" || p.tag == "VBN" || p.tag == "VBG" || p.tag == "RB"):
		default:
			return head
		}
	}
	return head
}

// clauseFollows reports whether a subject and its verb follow piece i, as
// after "make sure".
func (d *draft) clauseFollows(i int) bool {
	if i >= len(d.pieces) {
		return false
	}
	if d.pieces[i].lower == "that" {
		return true
	}
	return subjectVerb(d.pieces[i:]) > 0
}

// person reports whether a piece names somebody, or a group that can act.
func person(p piece) bool {
	switch p.tag {
	case "PRP":
		return p.lower != "it"
	case "WP":
		return true
	case "VBG":
		return p.lower == "applying" || p.lower == "claiming" // "people applying"
	case "NNP", "NNPS", "NN", "NNS":
	default:
		return false
	}
	w := strings.ToLower(p.lemma)
	switch w {
	case "people", "person", "child", "parent", "council", "authority", "landlord", "lord", "staff", "school", "company", "firm", "business", "organisation", "group",
		"family", "household", "candidate", "pupil", "doctor", "nurse", "anyone", "everyone", "team", "department", "man", "woman", "clerk", "charity", "committee",
		"board", "panel", "body", "agency", "provider", "applying", "claiming", "complaining", "society", "club", "college", "university", "trust", "service", "police",
		"guardian", "governor", "councillor", "mayor", "adult", "student", "resident", "tenant", "applicant", "claimant", "guest", "visitor", "neighbour", "patient":
		return true
	}
	for _, s := range []string{"paper", "order", "letter", "water", "number", "answer", "matter", "computer", "factor", "floor", "door", "error", "sector", "other", "power", "shelter", "transfer", "register", "folder", "boiler", "container", "indicator", "corridor", "character", "chapter", "corner", "border", "river", "tower", "quarter", "weather", "summer", "winter"} {
		if w == s {
			return false
		}
	}
	for _, s := range []string{"er", "or", "ist", "ian", "holder"} {
		if len(w) > 4 && strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}
