package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var publicItem = speech.Pattern(`\bpublic (?:questions?|participation|speaking|forum)\b|\bquestions? (?:from|by) (?:the |members of the )?public\b|\bquestions? time\b`)

// questions records the questions of the public and their answers, in the items
// that are for them.
func (k *talk) questions(it *itemTalk) {
	if !publicItem().MatchString(it.item.Heading) {
		return
	}
	asks := func(p *person) bool {
		return p != nil && p != k.people.chair && (p.role == Public || p.role == "" && p.title != "cllr" && k.people.members) && !unknown(p.label)
	}
	for i := 0; i < len(it.sentences); i++ {
		s := it.sentences[i]
		if s.done || !asks(s.who) {
			continue
		}
		// All that the questioner says in this turn; it is a question if one of
		// its sentences is.
		j, asked := i, -1
		for j < len(it.sentences) && it.sentences[j].Turn == s.Turn {
			if strings.HasSuffix(it.sentences[j].Text, "?") {
				asked = j
			}
			j++
		}
		if asked < 0 {
			i = j - 1
			continue
		}
		var words []string
		var used, answer []*sentence
		for _, x := range it.sentences[i : asked+1] {
			if len(words) == 0 && !strings.HasSuffix(x.Text, "?") && (procedure().MatchString(x.Text) || welcomes().MatchString(x.Text)) {
				x.done = true
				continue
			}
			words = append(words, speech.Capital(speech.Verbatim(k.withoutName(x, x.Text))))
			used = append(used, x)
		}
		var by *person
		for n := j; n < len(it.sentences); n++ {
			x := it.sentences[n]
			if asks(x.who) || by != nil && x.who != by && x.who != k.people.chair {
				break
			}
			if x.who == nil || x.who == k.people.chair && (by == nil && (strings.HasSuffix(x.Text, "?") || !k.matters(x)) || by != nil) || x.done && (by != nil && x.who != by || x.who == k.people.chair) {
				if by != nil {
					break
				}
				continue
			}
			if by == nil {
				by = x.who
			}
			if k.matters(x) || x.done || len(answer) == 0 {
				answer = append(answer, x)
			}
		}
		q := Question{Asker: s.who.nameOrNone(), Text: strings.Join(words, " ")}
		if len(answer) > 0 {
			p := k.point(answer)
			q.Answer, q.Answerer = p.Text, p.Speaker
		}
		for _, x := range append(used, answer...) {
			x.done = true
		}
		q.Source = k.spoken(append(used, answer...)...)
		it.item.Questions = append(it.item.Questions, q)
	}
}
