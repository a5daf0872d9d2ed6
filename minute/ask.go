package minute

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

var askWords = speech.WordSet("what when where who why how which whose")

// reportQuestion turns a question into "whether …" or "when …".
func reportQuestion(ws []word) (reported, bool) {
	if strings.EqualFold(ws[0].Text, "i") || len(ws) > 40 {
		return reported{}, false
	}
	if askWords()[strings.ToLower(ws[0].Text)] {
		return askOpen(ws)
	}
	subject, rest, ok := uninvert(ws)
	if !ok {
		return reported{}, false
	}
	return reported{clause: "whether " + put(append(slices.Clone(subject), rest...)), question: true, subject: put(subject)}, true
}

// askOpen reports a question that begins with "when" or "how many".
func askOpen(ws []word) (reported, bool) {
	if strings.EqualFold(ws[1].Text, "about") {
		return reported{}, false
	}
	at := -1
	for i := 1; i < min(len(ws), 9); i++ {
		if w := ws[i]; w.Tag == "MD" || w.Tag == "VBZ" || w.Tag == "VBP" || w.Tag == "VBD" {
			at = i
			break
		}
		if ws[i].Text == "," {
			return reported{}, false
		}
	}
	if at < 0 || at+1 == len(ws) {
		return reported{}, false
	}
	head := slices.Clone(ws[:at])
	lowerFirst(head)
	if subject, rest, ok := uninvert(ws[at:]); ok {
		subject[0].space = true
		return reported{clause: put(append(append(head, subject...), rest...)), question: true}, true
	}
	be := ws[at].Lemma == "be"
	first := strings.ToLower(ws[0].Text)
	if be && (first == "what" || first == "where" || first == "who" || first == "how") && at == 1 {
		// "What is the evidence on the flooding?": the verb goes to the end.
		tail := slices.Clone(ws[at+1:])
		for _, w := range tail {
			if strings.HasPrefix(w.Tag, "VB") || w.Tag == "MD" || w.Tag == "," || w.Tag == "CC" || w.Tag == "IN" && clauseBounds()[strings.ToLower(w.Text)] {
				return reported{}, false
			}
		}
		if tail[0].Tag == "DT" && demonstrative()[strings.ToLower(tail[0].Text)] || !startsNoun(tail) && tail[0].Tag != "PRP" {
			return reported{}, false
		}
		verb := []word{ws[at]}
		verb[0].space = true
		for i := range tail {
			pronoun(tail, i, false)
		}
		if _, ok := shift(&verb[0], append(slices.Clone(tail), verb...), len(tail), false); !ok {
			return reported{}, false
		}
		return reported{clause: put(append(append(head, tail...), verb...)), question: true}, true
	}
	// "How many of them have children?", "Who wants it?": the order stays.
	asks := head[len(head)-1]
	if !(first == "who" || first == "which" || first == "what" || first == "how") || be && at == 1 || first == "how" && !strings.HasPrefix(asks.Tag, "NN") && asks.Text != "them" && asks.Text != "much" && asks.Text != "many" {
		return reported{}, false
	}
	if t := ws[at+1].Tag; ws[at].Lemma == "have" || be || ws[at].Tag == "MD" {
		if t == "DT" || strings.HasPrefix(t, "PRP") || strings.HasPrefix(t, "NNP") {
			return reported{}, false // "What assessment has the council made?"
		}
	}
	all := slices.Clone(ws)
	if all[at].Lemma == "do" || all[at].Tag == "MD" && first != "who" && first != "which" || !shiftAll(all, false) {
		return reported{}, false
	}
	lowerFirst(all)
	return reported{clause: put(all), question: true}, true
}

// uninvert puts the subject of a question before its verb, and the verbs into the
// past. ws begins with the verb. ok is false where the subject's end is not sure.
func uninvert(ws []word) (subject, rest []word, ok bool) {
	aux := ws[0]
	lower := strings.ToLower(aux.Text)
	not := []word(nil)
	if len(ws) > 2 && strings.EqualFold(ws[1].Text, "not") {
		not, ws = []word{ws[1]}, append([]word{aux}, ws[2:]...)
	}
	want := "VB"
	switch {
	case aux.Lemma == "be" || lower == "is" || lower == "are" || lower == "was" || lower == "were":
		want = "be"
	case lower == "has", lower == "have", lower == "had":
		want = "VBN"
	case lower == "will", lower == "would", lower == "can", lower == "could", lower == "should", lower == "do", lower == "does", lower == "did", lower == "must":
	default:
		return nil, nil, false
	}
	at := subjectEnd(ws, want)
	if at < 2 {
		return nil, nil, false
	}
	subject, rest = slices.Clone(ws[1:at]), slices.Clone(ws[at:])
	for _, w := range subject {
		if w.Tag == "TO" {
			return nil, nil, false
		}
	}
	switch end := subject[len(subject)-1]; {
	case strings.HasPrefix(end.Tag, "NN"), end.Tag == "PRP", end.Tag == "EX", end.Tag == "CD", demonstrative()[strings.ToLower(end.Text)], end.Lemma == "you":
	default:
		return nil, nil, false // that is no subject yet
	}
	for i := range subject {
		pronoun(subject, i, false)
	}
	// What follows the first verb may hold clauses of its own.
	tail := rest
	if want == "VB" || want == "VBN" {
		pronoun(rest, 0, false)
		tail = rest[1:]
	}
	if len(tail) > 0 && !shiftTail(tail) {
		return nil, nil, false
	}
	switch lower {
	case "do", "does":
		if not != nil {
			rest = append([]word{{Token: language.Token{Text: "did"}, space: true}, not[0]}, rest...)
			break
		}
		past := language.Inflect(rest[0].Lemma, "VBD")
		if past == "" {
			return nil, nil, false
		}
		rest[0].Text = past
	case "did":
		if not != nil {
			return nil, nil, false
		}
		past := language.Inflect(rest[0].Lemma, "VBN")
		if past == "" {
			return nil, nil, false
		}
		rest[0].Text = past
		rest = append([]word{{Token: language.Token{Text: "had"}, space: true}}, rest...)
	default:
		a := word{Token: aux.Token, space: true}
		a.Text = lower
		switch past := backshift[lower]; {
		case past != "":
			a.Text = past
		case lower == "has", lower == "have":
			a.Text = "had"
		case lower == "is", lower == "are":
			a.Text = "was"
			if lower == "are" && subject[len(subject)-1].Lemma != "you" {
				a.Text = "were"
			}
		}
		rest = append(append([]word{a}, not...), rest...)
	}
	subject[0].space, rest[0].space = true, true
	return subject, rest, true
}

// shiftTail moves the verbs of what follows a verb; it need hold none.
func shiftTail(ws []word) bool {
	for _, w := range ws {
		switch w.Tag {
		case "VBZ", "VBP", "VBD", "MD":
			return shiftAll(ws, false)
		}
	}
	for i := range ws {
		pronoun(ws, i, false)
	}
	return true
}

// subjectEnd returns where the subject after the verb at 0 ends, or 0. want is the
// form of the verb that follows it; after "be" there may be none.
func subjectEnd(ws []word, want string) int {
	noun := false
	for i := 1; i < len(ws); i++ {
		w := ws[i]
		if !noun && i > 1 && (strings.HasPrefix(w.Tag, "VB") || w.Tag == "NN") && (ws[i-1].Tag == "DT" && !demonstrative()[strings.ToLower(ws[i-1].Text)] || ws[i-1].Tag == "PRP$") {
			noun = true // "the play area": no verb follows an article
			continue
		}
		if want == "VB" && noun && i == len(ws)-1 && language.IsVerb(strings.ToLower(w.Text)) {
			ws[i].Tag, ws[i].Lemma = "VB", strings.ToLower(w.Text)
			return i // "When will the pool reopen?"
		}
		switch t := w.Tag; {
		case noun && want == "VB" && (t == "VB" || t == "VBP") && i+1 < len(ws) && (ws[i+1].Tag == "VB" || ws[i+1].Tag == "VBP") && !causatives()[w.Lemma]:
			ws[i].Tag = "NN" // "could the parks team give": the first of two verbs is none
		case want != "be" && (t == want || want == "VB" && t == "VBP"):
			return i
		case want == "VBN" && t == "VBD" && noun:
			return i
		case want != "be" && (strings.HasPrefix(t, "VB") || t == "MD" || t == "," || t == "CC"):
			return 0 // a verb inside the subject makes its end unsure
		case want != "be":
		case t == "PRP" || t == "EX" || strings.HasPrefix(t, "NN") || t == "CD" && i > 1:
			noun = true
			if t == "PRP" || t == "EX" {
				return i + 1
			}
		case !noun && (t == "DT" || t == "JJ" || t == "PRP$" || t == "CD"):
			if t == "DT" && demonstrative()[strings.ToLower(w.Text)] && i+1 < len(ws) && !strings.HasPrefix(ws[i+1].Tag, "NN") && ws[i+1].Tag != "JJ" {
				return i + 1
			}
		case noun && t == "VBG" && i+1 < len(ws) && strings.HasPrefix(ws[i+1].Tag, "NN"):
			continue // "the debt servicing cost"
		case noun && (t == "VBG" || t == "VBN" || t == "JJ" || t == "RB" || t == "TO"):
			return i
		case noun && t == "IN" && onTheAgenda(ws[i:]):
			return i
		default:
			return 0
		}
		noun = noun || strings.HasPrefix(w.Tag, "NN") || w.Tag == "PRP" || w.Tag == "EX"
	}
	return 0
}

// onTheAgenda reports whether words are a place or time and nothing more, such as
// "on the agenda".
func onTheAgenda(ws []word) bool {
	if strings.EqualFold(ws[0].Text, "of") {
		return false
	}
	for _, w := range ws[1:] {
		if w.Tag != "DT" && w.Tag != "PRP$" && w.Tag != "CD" && !strings.HasPrefix(w.Tag, "NN") && w.Tag != "JJ" {
			return false
		}
	}
	return len(ws) > 1 && strings.HasPrefix(ws[len(ws)-1].Tag, "NN")
}
