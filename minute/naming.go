package minute

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	ownName    = speech.Pattern(`\b(?:I(?:'m| am)|my name(?:'s| is)|this is|it's) (` + titledName + `|` + plainName + `)(?: here| speaking)?(?:,| and I| from\b|[.!]|$| \(| representing| chair)`)
	nameHere   = speech.Pattern(`^(?:good (?:morning|afternoon|evening),? )?(` + titledName + `)(?: here|,? present)\b`)
	calledUpon = speech.Pattern(`(?:^|\b(?:over to|hand over to|call(?:ing)? on|invite|ask|hear from|thank you,?) (?:you,? )?)(` + titledName + `|` + plainName + `)(?:,? (?:please|would you|could you|can you|will you|you wanted|your question|the floor|to (?:introduce|present|speak))\b.*|\?|\.)$`)
	thanksName = speech.Pattern(`^(?:thank you|thanks)(?: very much)?,? (` + titledName + `)\b`)
)

// notNames are words with a capital that "I'm" may be followed by.
var notNames = speech.WordSet("sorry afraid sure happy not just going also very so chair here glad pleased aware conscious concerned worried still now really quite grateful delighted councillor english welsh scottish british labour conservative liberal green independent monday tuesday wednesday thursday friday saturday sunday item")

// nameSpeakers gives names to speakers whom the transcript does not name, such as
// "Speaker 2": from what they say of themselves, and, where that says nothing,
// from whom the chair called upon right before they spoke. A name is given only
// where all that is said agrees: one name to one speaker. listed are the names of
// the agenda, which may be fuller than those that are said.
func (k *talk) nameSpeakers(listed []string) []Finding {
	own, called := map[*person]map[string][]*sentence{}, map[*person]map[string][]*sentence{}
	note := func(m map[*person]map[string][]*sentence, p *person, name string, s ...*sentence) {
		if m[p] == nil {
			m[p] = map[string][]*sentence{}
		}
		name = strings.TrimRight(name, ".,")
		m[p][name] = append(m[p][name], s...)
	}
	anonymous := false
	for i, s := range k.sentences {
		p := s.who
		if p == nil || !unknown(p.label) {
			continue
		}
		anonymous = true
		for _, re := range []*speech.Matcher{ownName(), nameHere()} {
			if m := re.FindStringSubmatch(s.Text); m != nil && isName(m[1]) {
				note(own, p, m[1], s)
				break
			}
		}
		if i == 0 || !s.First {
			continue
		}
		before := k.sentences[i-1]
		if before.who == p {
			continue
		}
		if m := calledUpon().FindStringSubmatch(before.Text); m != nil && isName(m[1]) {
			note(called, p, m[1], before, s)
		}
	}
	if !anonymous {
		return nil
	}
	// "Thank you, Councillor Bell" names whoever spoke before.
	for i := 1; i < len(k.sentences); i++ {
		s, before := k.sentences[i], k.sentences[i-1]
		if before.who == nil || before.who == s.who || !unknown(before.who.label) {
			continue
		}
		if m := thanksName().FindStringSubmatch(s.Text); m != nil && isName(m[1]) {
			note(called, before.who, m[1], before, s)
		}
	}
	var findings []Finding
	given := map[string]*person{}
	for _, how := range []struct {
		said   map[*person]map[string][]*sentence
		sure   Certainty
		needed int // sentences that say so
	}{{own, OwnWords, 1}, {called, CalledUpon, 4}} {
		claims := map[string][]*person{}
		names := map[*person]string{}
		for _, p := range k.people.list {
			if !unknown(p.label) {
				continue
			}
			name := oneName(how.said[p])
			if name == "" {
				if len(how.said[p]) > 1 {
					findings = append(findings, Finding{Code: "speaker-unclear", Message: p.label + " is called by more than one name: say who it is", Source: k.spoken(p.first)})
				}
				continue
			}
			name = fuller(name, listed)
			names[p] = name
			claims[name] = append(claims[name], p)
		}
		for _, p := range k.people.list {
			name := names[p]
			if name == "" || len(claims[name]) > 1 || given[name] != nil || k.people.named(name, p) != nil {
				continue
			}
			var why []*sentence
			for _, n := range sortedNames(how.said[p]) {
				why = append(why, how.said[p][n]...)
			}
			if len(why) < how.needed {
				continue
			}
			given[name] = p
			q := parsePerson(name)
			p.said = p.label
			p.label, p.name, p.title, p.given, p.last = name, q.name, q.title, q.given, q.last
			p.sure, p.why = how.sure, why[:min(3, len(why))]
			if how.sure != OwnWords {
				findings = append(findings, Finding{Code: "speaker-named", Message: p.said + " was taken to be " + name + ", who was called upon before they spoke: check", Source: k.spoken(p.why...)})
			}
		}
	}
	return findings
}

// isName tells a name from another word with a capital.
func isName(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	return len(parsePerson(text).last) > 1 && !notNames()[first] || titleForms[first] != "" && len(strings.Fields(text)) > 1
}

// oneName returns the one name among those that agree, the fullest; "" if two
// do not agree.
func oneName(said map[string][]*sentence) string {
	best := ""
	for _, name := range sortedNames(said) {
		switch {
		case best == "", len(name) > len(best) && parsePerson(name).answersTo(parsePerson(best)):
			best = name
		case !parsePerson(best).answersTo(parsePerson(name)):
			return ""
		}
	}
	return best
}

func sortedNames(said map[string][]*sentence) []string {
	var names []string
	for n := range said {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// fuller returns the only listed name that a spoken one means, or the spoken one.
func fuller(name string, listed []string) string {
	found := ""
	for _, l := range listed {
		if parsePerson(l).answersTo(parsePerson(name)) {
			if found != "" && found != l {
				return name
			}
			found = l
		}
	}
	if len(found) > len(name) {
		return found
	}
	return name
}
