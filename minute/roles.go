package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	opensMeeting = speech.Pattern(`\b(?:welcome (?:everyone|everybody|all|you all)?,? ?to (?:the|this|our)|(?:open|start|begin) (?:the|this|our) meeting|call (?:the|this) meeting to order|make a start|i(?:'m| am) (?:chairing|in the chair)|i chair th(?:is|e)|i(?:'ll| will) be chairing)`)
	closesTalk   = speech.Pattern(`\b(?:close|end|conclude|declare) (?:the|this|our) meeting\b|\bmeeting (?:is|was|has) (?:now )?(?:closed|ended|finished)|\bmeeting closed\b|\bdeclare (?:the|this) meeting closed`)
	callsVote    = speech.Pattern(`\b(?:(?:all )?those in favou?r|(?:any(?:one|body)? |those )against|any abstentions|move(?:d)? and seconded|put (?:that|it|this) to the vote|go to the vote)`)
	handsOver    = speech.Pattern(`\b(?:next speaker|next item|over to you|any (?:more |other |further )?questions|would (?:you|somebody|someone|anybody|anyone) like to|is that agreed|are we agreed|can we agree|all agreed)\b`)
	toChair      = speech.Pattern(`^(?:thank you|thanks|yes|no|sorry|well|and|very quickly|through you|will do|then|on a point of order)?,? ?(?:very much)?,? ?(?:madam |mr |mister )?chair(?:man|woman|person)?\b|\bthrough you,? (?:madam |mr )?chair\b|,\s*chair[.,]`)
	introduces   = speech.Pattern(`\b(?:the report (?:recommends|is for|asks|sets out)|(?:the )?officers? recommend|(?:my|our|the) recommendation is|apologies have been received|we consulted|the application is for)\b`)
	publicPosts  = speech.WordSet("objecting supporting objector supporter resident residents applicant agent public petitioner questioner neighbour parent witness architect developer")
	memberPosts  = speech.WordSet("councillor member substitute leader mayor portfolio co-optee")
	forOthers    = speech.Pattern(`\b(?:parish|town|community) council\b|\b(?:society|association|friends of|campaign|action group|for the applicant|on behalf of|residents)\b`)
	notOnIt      = speech.Pattern(`\bI(?:'m| am) not (?:on|a member of) (?:this|the) (?:committee|panel|board|sub-committee)\b`)
)

// findRoles works out who the chair is and what the others are, from what is
// said and from their labels. What nothing shows stays empty.
func (k *talk) findRoles() {
	ps := k.people
	score := map[*person]int{}
	why := map[*person][]*sentence{}
	var before *sentence
	for i, s := range k.sentences {
		if s.who != nil && !unknown(s.who.label) {
			points := 0
			switch {
			case opensMeeting().MatchString(s.Text) && i < 40:
				points = 3
			case closesTalk().MatchString(s.Text), callsVote().MatchString(s.Text), result(s.Text) != "":
				points = 2
			case itemNumber().MatchString(s.Text) && announces(s.Text):
				points = 2
			case handsOver().MatchString(s.Text):
				points = 1
			}
			if points > 0 {
				score[s.who] += points
				if len(why[s.who]) < 3 {
					why[s.who] = append(why[s.who], s)
				}
			}
		}
		// "Thank you, Chair" is said to whoever spoke before.
		if s.First && before != nil && before.who != nil && before.who != s.who && toChair().MatchString(s.Text) {
			score[before.who]++
		}
		before = s
	}
	best := 0
	for _, p := range ps.list {
		l := strings.ToLower(p.label)
		if strings.Contains(l, "chair") && !strings.Contains(l, "vice") && !strings.Contains(l, "deputy") {
			score[p] += 10
		}
		if score[p] > best {
			best, ps.chair = score[p], p
		}
	}
	if best < 2 {
		ps.chair = nil
	} else {
		ps.chairSource = why[ps.chair]
		ps.chair.role = Chair
	}
	for _, p := range ps.list {
		ps.members = ps.members || p.title == "cllr"
	}
	for _, p := range ps.list {
		if p.role == "" {
			p.role = k.role(p, ps.members)
		}
	}
}

// role returns what a label and the talk show of somebody's role.
func (k *talk) role(p *person, council bool) Role {
	if p.title == "cllr" && strings.Contains(strings.ToLower(p.post), "ward") {
		return Visiting
	}
	// Whoever speaks for a parish council or a society is no officer of this one.
	if p.title != "cllr" && titleForms[strings.ToLower(firstWord(p.label))] != "" && forOthers().MatchString(p.post) {
		return Public
	}
	for _, w := range speech.Bare(p.post) {
		if publicPosts()[w] {
			return Public
		}
		if memberPosts()[w] {
			return Member
		}
	}
	switch {
	case p.title == "cllr":
		for _, s := range k.sentences {
			if s.who == p && notOnIt().MatchString(s.Text) {
				return Visiting
			}
		}
		return Member
	case !council || unknown(p.label):
		return ""
	case p.post != "":
		return Officer
	}
	if p.title != "" && k.askedFromPublic(p) {
		return Public
	}
	for _, s := range k.sentences {
		if s.who == p && introduces().MatchString(s.Text) {
			return Officer
		}
		// The chair gives work to officers by their names.
		if s.who == k.people.chair && s.who != nil && len(p.given) > 0 && asksByName(s.Text, speech.Capital(p.given[0])) {
			return Officer
		}
	}
	return ""
}

// askedFromPublic reports whether somebody first speaks where the chair has
// called for the public.
func (k *talk) askedFromPublic(p *person) bool {
	if p.first == nil {
		return false
	}
	for _, s := range k.sentences {
		if s.Turn == p.first.Turn-1 && s.who == k.people.chair && s.who != nil && publicItem().MatchString(s.Text) {
			return true
		}
	}
	return false
}

// firstWord returns the first word of a text.
func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// asksByName reports whether a sentence asks the person called name to do
// something: "Jo, can you …".
func asksByName(text, name string) bool {
	rest, ok := strings.CutPrefix(text, name+",")
	if !ok {
		return false
	}
	rest = strings.ToLower(strings.TrimSpace(rest))
	for _, ask := range []string{"can you", "could you", "would you", "will you", "please"} {
		if strings.HasPrefix(rest, ask) {
			return true
		}
	}
	return false
}

// attendees returns those who were at the meeting, the chair first.
func (k *talk) attendees() []Attendee {
	var list []Attendee
	add := func(p *person) {
		a := Attendee{Name: p.name, Role: p.role, Post: p.post, For: p.sub, Label: p.said, Named: p.sure}
		switch {
		case len(p.why) > 0:
			a.Source = k.spoken(p.why...)
		case p == k.people.chair && len(k.people.chairSource) > 0:
			a.Source = k.spoken(k.people.chairSource...)
		case p.first != nil:
			a.Source = k.spoken(p.first)
		default:
			a.Source = Source{Spoken: p.from}
		}
		list = append(list, a)
	}
	if k.people.chair != nil {
		add(k.people.chair)
	}
	for _, p := range k.people.list {
		if p != k.people.chair && !unknown(p.label) {
			add(p)
		}
	}
	return list
}
