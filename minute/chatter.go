package minute

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

// chatter is what people say to each other in a meeting and nobody minutes.
var chatter = speech.Pattern(`^(?:(?:ok(?:ay)?|right|so|great|good|lovely|brilliant|and|oh|yes|yeah|no),? )*(?:(?:that's|that is) (?:an? )?(?:really |very |good |great )*(?:good|great|fair|clear|helpful|fine|brilliant|lovely|shout|important|kind|useful|agreed)(?: (?:shout|point|idea|question|to know|then))?(?:,? (?:thank you|thanks|chair|then))?|anything else|any more|any thoughts|did i miss anything|you're fine|come in|sit down|hiya|hi everyone|hi all|morning all|who's doing what|good idea|so am i(?: as seconder)?|oh no)(?:,? [^ ]+){0,5}[.?!]?$`)

// saysName reports whether a sentence only says who its speaker is: "I'm Priya
// Nair, I'm Maisie's social worker". The list of those present says so.
func (k *talk) saysName(s *sentence) bool {
	if s.who == nil || !k.firstWords(s) {
		return false
	}
	ws := speech.Bare(speech.Straight(s.Text))
	if len(ws) > 14 {
		return false
	}
	named := len(ws) <= 5 && (strings.HasPrefix(s.Text, "I'm ") || strings.HasPrefix(s.Text, "And I'm ")) && k.isRelation(ws[len(ws)-1])
	for i, w := range ws {
		head, rest, short := strings.Cut(w, "'")
		if i < 5 && (w == s.who.last || slices.Contains(s.who.given, w) && len(w) > 1) {
			named = true
		}
		switch {
		case short && (rest == "ve" || rest == "ll" || rest == "d"), w == "have", w == "will", w == "was", w == "do", w == "don't", w == "think", w == "want":
			return false
		case short && rest == "s" && i == 0 && head != "it" && head != "name":
			return false
		}
	}
	return named
}

// isRelation reports whether a word says how somebody belongs to a family: "I'm
// her nan".
func (k *talk) isRelation(word string) bool {
	return k.private && relations()[word]
}

var relations = speech.WordSet("mum mother dad father nan nana gran grandmother grandad grandfather daughter son sister brother wife husband partner aunt uncle carer niece nephew stepdad stepmum")

// handsTo reports whether the chair only calls the next speaker: "And Ms Tan, for
// the applicant".
func (k *talk) handsTo(s *sentence) bool {
	if len(speech.Bare(s.Text)) > 14 || s.Turn+1 >= len(k.t.Turns) {
		return false
	}
	p := k.speaker[s.Turn+1]
	if p == nil || p.last == "" || unknown(p.label) {
		return false
	}
	lower := strings.ToLower(s.Text)
	if !strings.Contains(lower, p.last) && (len(p.given) == 0 || !strings.Contains(lower, p.given[0])) {
		return false
	}
	for _, w := range wordsOf(s.Text) {
		switch w.Tag {
		case "VBZ", "VBP", "VBD", "MD":
			if l := w.Lemma; l != "be" && l != "have" && l != "want" || strings.Contains(lower, "you're") || strings.Contains(lower, "you are") {
				return false
			}
		}
	}
	return true
}
