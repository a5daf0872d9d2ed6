package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	callsNames = speech.Pattern(`\b(?:recorded|named|roll[- ]call) vote\b|\bcall(?:ing)? (?:out )?(?:the|your|members') names?\b|\bby roll[- ]call\b`)
	calledName = speech.Pattern(`^(?:and |then |next,? |thank you,? )?(` + titledName + `)[?.]?$`)
	sideWord   = speech.Pattern(`^(?:i(?:'m| am| vote)?,? ?)?(for|in favou?r|yes|aye|against|no|abstain(?:ing|ed)?|i abstain)(?:,? (?:please|chair|thank you|the (?:motion|recommendation|proposal|amendment)))*[.!]?$`)
	sideList   = speech.Pattern(`^(?:and )?(?:(?:voting|those)\s+)?(for|in favou?r|against|abstaining|abstentions?)\b(?: (?:were|was))?[,:]?\s+((?:` + titledName + `).*)$`)
)

// namedVotes reads a vote that was taken by names, and gives it to the decision
// that it settled: the first one that was announced after it.
func (k *talk) namedVotes(it *itemTalk) {
	from := -1
	for i, s := range it.sentences {
		if callsNames().MatchString(s.Text) && (k.leads(s) || s.who != nil && s.who.role != Public) {
			from = i
			s.done = true
			break
		}
	}
	if from < 0 {
		return
	}
	var list []NamedVote
	var used []*sentence
	seen := map[string]bool{}
	add := func(name, word string, ss ...*sentence) {
		if seen[name] {
			return
		}
		seen[name] = true
		list = append(list, NamedVote{name, sideOf(word)})
		used = append(used, ss...)
	}
	for i := from; i < len(it.sentences); i++ {
		s := it.sentences[i]
		if m := sideList().FindStringSubmatch(s.Text); m != nil && (k.leads(s) || s.who != nil && s.who.role == Officer) {
			for _, n := range namesIn(m[2]) {
				add(k.label(n), m[1], s)
			}
			continue
		}
		m := calledName().FindStringSubmatch(s.Text)
		if m == nil || i+1 >= len(it.sentences) {
			continue
		}
		next := it.sentences[i+1]
		side := sideWord().FindStringSubmatch(next.Text)
		called := k.people.named(m[1], nil)
		// The one who answers must be the one who was called, or nobody known.
		if side == nil || next.Turn == s.Turn || next.who != nil && called != nil && next.who != called && !unknown(next.who.label) {
			continue
		}
		add(k.label(m[1]), side[1], s, next)
	}
	if len(list) == 0 {
		return
	}
	for _, s := range used {
		s.done = true
	}
	source := k.spoken(used...)
	last := source.Spoken[len(source.Spoken)-1].Turn
	for i := range it.item.Decisions {
		d := &it.item.Decisions[i]
		if n := len(d.Source.Spoken); n == 0 || d.Source.Spoken[n-1].Turn < last && i+1 < len(it.item.Decisions) {
			continue
		}
		if d.Vote == nil {
			d.Vote = &Vote{Source: source}
		}
		d.Vote.Named = list
		return
	}
}

// sideOf returns the side that a word stands for.
func sideOf(word string) Side {
	switch w := strings.ToLower(word); {
	case strings.Contains(w, "abst"):
		return Abstained
	case w == "against", w == "no":
		return Against
	}
	return For
}
