package minute

import (
	"strings"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// expand writes contractions in full, which minutes have none of. ok is false
// where one could mean two things.
func expand(ws []word) (out []word, ok bool) {
	for i, w := range ws {
		lower := strings.ToLower(speech.Straight(w.Text))
		full := ""
		switch lower {
		case "'m":
			full = "am"
		case "'re":
			full = "are"
		case "'ve":
			full = "have"
		case "'ll":
			full = "will"
		case "n't":
			full = "not"
		case "wo", "ca", "sha":
			if i+1 < len(ws) && strings.ToLower(speech.Straight(ws[i+1].Text)) == "n't" {
				w.Text = map[string]string{"wo": "will", "ca": "can", "sha": "shall"}[lower]
				w.Tag = "MD"
			}
		case "'d":
			full = hadOrWould(ws, i)
			if full == "" {
				return nil, false
			}
		case "'s":
			var sure bool
			if full, sure = isOrHas(ws, i); !sure {
				return nil, false
			}
		}
		if full != "" {
			w.Text, w.space = full, true
			if full != "not" {
				w.Lemma = map[string]string{"am": "be", "are": "be", "is": "be", "have": "have", "has": "have", "had": "have"}[full]
			}
			switch full {
			case "will", "would":
				w.Tag = "MD"
			case "had":
				w.Tag = "VBD"
			case "is", "has":
				w.Tag = "VBZ"
			case "have":
				w.Tag = "VBP"
			}
		}
		if strings.EqualFold(w.Text, "have") && afterModal(out) {
			w.Tag = "VB" // "should have been"
		}
		if w.Tag == "VBD" && full == "" && afterHave(out) {
			w.Tag = "VBN" // "have had"
		}
		if spareGot(ws, i) {
			continue
		}
		out = append(out, w)
	}
	return out, true
}

// nextVerb returns the first word after i that is no adverb; its index is len(ws)
// if there is none.
func nextVerb(ws []word, i int) (word, int) {
	for j := i + 1; j < len(ws); j++ {
		if ws[j].Tag != "RB" && ws[j].Tag != "RBR" {
			return ws[j], j
		}
	}
	return word{}, len(ws)
}

// hadOrWould returns what "'d" at i stands for, by the form of the verb after it;
// "" where that does not show it.
func hadOrWould(ws []word, i int) string {
	if i+1 < len(ws) && strings.EqualFold(ws[i+1].Text, "rather") {
		return "would"
	}
	next, _ := nextVerb(ws, i)
	form := strings.ToLower(next.Text)
	base := language.Lemma(form, "VBD")
	switch {
	case form == "better" || form == "":
		return ""
	case form == "be" || form == "like" || form == "have" || form == "rather":
		return "would"
	case form == "been" || form == "had" || form == "got":
		return "had"
	case language.IsVerb(form) && language.Inflect(form, "VBN") != form:
		return "would"
	case base != form && language.IsVerb(base) && language.Inflect(base, "VBN") == form:
		return "had"
	}
	return "" // "he'd put": one form for both
}

// alwaysDone are verbs whose participle after "'s" at the end of a clause is a
// passive: "the threshold's met".
var alwaysDone = speech.WordSet("met agreed noted covered funded owned needed required approved proposed recommended included expected planned supported")

// adverbsBetween may stand between "'s" and a verb, and not between an owner and
// what is owned.
var adverbsBetween = speech.WordSet("always never still just also only now not already really quite very too so")

// isOrHas returns what "'s" at i stands for, "" for the mark of an owner. It is not
// sure where it may be either.
func isOrHas(ws []word, i int) (full string, sure bool) {
	if i > 0 && strings.EqualFold(ws[i-1].Text, "let") {
		return "", false
	}
	next, at := nextVerb(ws, i)
	form := strings.ToLower(next.Text)
	if i > 0 && isPronoun(ws[i-1]) && ws[i-1].Tag != "PRP" && ws[i-1].Tag != "EX" && strings.HasPrefix(next.Tag, "NN") {
		return "", true // "anyone's fault"
	}
	pronoun := i > 0 && (isPronoun(ws[i-1]) || ws[i-1].Tag == "DT" || ws[i-1].Tag == "WDT" || ws[i-1].Tag == "WRB")
	after := word{}
	if at+1 < len(ws) {
		after = ws[at+1]
	}
	ends := after.Text == "" || after.Text == "," || after.Text == "and" || after.Text == "but"
	if at == i+1 && ends && alwaysDone()[form] {
		return "is", true
	}
	if ends && language.IsAdjective(form) && next.Tag != "NNS" && next.Tag != "NNP" && !language.IsVerb(form) && language.Lemma(form, "VBD") == form || ends && form == "fine" {
		return "is", true
	}
	if !pronoun && !(i+1 < len(ws) && adverbsBetween()[strings.ToLower(ws[i+1].Text)]) && form != "been" && form != "got" && form != "had" && form != "being" && form != "going" {
		// An owner, if what follows can be owned.
		switch {
		case strings.HasSuffix(form, "ing") && i > 0 && ws[i-1].Tag == "NNP" && !strings.HasPrefix(after.Tag, "NN"):
			return "is", true // "Dev's running late"
		case strings.HasPrefix(next.Tag, "NN"), next.Tag == "CD":
			return "", true
		case (next.Tag == "JJ" || next.Tag == "JJS" || next.Tag == "JJR" || next.Tag == "VBN" || next.Tag == "VBG") && (strings.HasPrefix(after.Tag, "NN") || after.Tag == "JJ"):
			// "the authority's written advice", but "the council's closing schools"
			return "", next.Tag != "VBN" && next.Tag != "VBG" || after.Tag == "NN"
		}
	}
	switch {
	case form == "been" || form == "got" || form == "had":
		return "has", true
	case form == "being" || form == "going":
		return "is", true
	case next.Tag == "VBN" || next.Tag == "VBD" && form != "":
		switch {
		case after.Tag == "DT" || after.Tag == "PRP" || after.Tag == "PRP$" || after.Tag == "CD":
			return "has", form != "called" && form != "named"
		case alwaysDone()[form] && (after.Text == "" || after.Text == "," || after.Text == "and" || after.Text == "by"):
			return "is", true
		}
		return "", false // "is closed" or "has closed"
	case form == "", language.IsVerb(language.Lemma(form, "VBD")) && language.Lemma(form, "VBD") != form:
		return "", false
	}
	return "is", true
}

// isPronoun reports whether a word stands for a person or thing, and so takes
// no possessive before a verb.
func isPronoun(w word) bool {
	switch strings.ToLower(w.Text) {
	case "nothing", "nobody", "everything", "everybody", "everyone", "something", "somebody", "someone", "anyone", "anybody", "anything", "no-one":
		return true
	}
	return w.Tag == "PRP" || w.Tag == "EX" || w.Tag == "WP"
}

// afterModal reports whether the last words are a modal verb, with or without
// "not".
func afterModal(out []word) bool {
	for j := len(out) - 1; j >= 0; j-- {
		if out[j].Tag != "RB" && !strings.EqualFold(out[j].Text, "not") {
			return out[j].Tag == "MD"
		}
	}
	return false
}

// afterHave reports whether the last word but adverbs is a form of "have".
func afterHave(out []word) bool {
	for j := len(out) - 1; j >= 0; j-- {
		if out[j].Tag != "RB" && !strings.EqualFold(out[j].Text, "not") {
			l := strings.ToLower(out[j].Text)
			return l == "have" || l == "has" || l == "had"
		}
	}
	return false
}

// spareGot reports whether the word at i is the "got" of "have got a plan", which
// minutes do without.
func spareGot(ws []word, i int) bool {
	if i == 0 || i+1 >= len(ws) || !strings.EqualFold(ws[i].Text, "got") {
		return false
	}
	switch strings.ToLower(speech.Straight(ws[i-1].Text)) {
	case "have", "has", "'ve", "'s":
	default:
		return false
	}
	switch t := ws[i+1].Tag; {
	case t == "DT", t == "CD", t == "TO", t == "PRP", t == "PRP$", t == "JJ", t == "NN", t == "NNS", t == "NNP":
		return true
	}
	return false
}
