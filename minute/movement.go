package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	cameOther = speech.Pattern(`(` + titledName + `|` + plainName + `)(?:,? I (?:see|think|notice),?)?(?:'s| has| have| is|,? who has)?(?: now| just| also)* (joined|arrived|entered|come in|joining|arriving|left|leaving|gone|withdrawn|returned|returning|rejoined|come back)\b(?: us| the (?:meeting|room|chamber|call))?`)
	backAgain = speech.Pattern(`^(?:and )?welcome back,? (` + titledName + `|` + plainName + `)`)
	cameSelf  = speech.Pattern(`\b(?:sorry|apologies|apologise)\b[^.?]{0,40}\b(?:late|lateness|delayed)\b|\bI(?:'ve| have) (?:just )?(?:joined|arrived|come in)\b`)
	leftSelf  = speech.Pattern(`\bI(?:'ll| will|'m| am| have to| need to| must|'ve got to| am going to|'m going to)(?: now| therefore| going to| just)* (?:leave|leaving|go|withdraw|withdrawing|step out|stepping out|head off)\b`)
	nowWords  = speech.Pattern(`\bnow\b|\bat this point\b`)
	backSelf  = speech.Pattern(`\bI(?:'m| am|'ve| have) (?:back|returned|rejoined)\b`)
	elsewhere = speech.Pattern(`\b(?:last|yesterday|ago|years?|months?|weeks?|council in|school|job|team in|company|would|might|if|when|before|after|once|until)\b`)
)

// movements records who came and went during an item: what people say of
// themselves, and what the chair or an officer says of members.
func (k *talk) movements(it *itemTalk) {
	add := func(name string, what Move, s *sentence) {
		for _, m := range it.item.Movements {
			if m.Name == name && m.What == what {
				return
			}
		}
		it.item.Movements = append(it.item.Movements, Movement{Name: name, What: what, Source: k.spoken(s)})
		if len(speech.Bare(s.Text)) <= 8 {
			s.done = true // it says nothing else
		}
	}
	for _, s := range it.sentences {
		if strings.HasSuffix(s.Text, "?") || s.who != nil && s.who.role == Public {
			continue
		}
		self := s.who.nameOrNone()
		if m := backAgain().FindStringSubmatch(s.Text); m != nil && k.leads(s) {
			if p := k.people.named(m[1], nil); p != nil {
				add(p.name, Returned, s)
			}
			continue
		}
		if m := cameOther().FindStringSubmatch(s.Text); m != nil && (k.leads(s) || s.who != nil && s.who.role == Officer) && !elsewhere().MatchString(s.Text) {
			// Only somebody of the meeting comes and goes.
			if p := k.people.named(m[1], nil); p != nil {
				add(p.name, moveOf(m[2]), s)
			}
			continue
		}
		switch {
		case self == "":
		case leftSelf().MatchString(s.Text) && nowWords().MatchString(s.Text):
			add(self, Left, s)
		case backSelf().MatchString(s.Text) && strings.Contains(strings.ToLower(s.Text), "chair"):
			add(self, Returned, s)
		case cameSelf().MatchString(s.Text) && !elsewhere().MatchString(s.Text) && k.firstWords(s):
			add(self, Arrived, s)
		}
	}
}

// moveOf returns the move that a verb names.
func moveOf(verb string) Move {
	switch strings.ToLower(verb) {
	case "left", "leaving", "gone", "withdrawn":
		return Left
	case "returned", "returning", "rejoined", "come back":
		return Returned
	}
	return Arrived
}

// firstWords reports whether a sentence is in the first turn of its speaker.
func (k *talk) firstWords(s *sentence) bool {
	return s.who != nil && s.who.first != nil && s.who.first.Turn == s.Turn
}
