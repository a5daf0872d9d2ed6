package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	promises    = speech.Pattern(`\b(?:I|we)(?:'ll| will| shall| can| could|'m going to| am going to|'re going to| are going to|'m happy to| am happy to)\s+((?:also |then |certainly |happily |just |definitely |try to |try and |go and |ask to )*)([a-z-]+)\b(.*)$`)
	canPromise  = speech.Pattern(`\b(?:I|we)(?: can| could|'m happy to| am happy to)\s+(?:also |certainly |happily |just )*[a-z-]+\b`)
	asksYou     = speech.Pattern(`^(?:(?:and|so|also|then|but|right|ok(?:ay)?|thank you|thanks|please),?\s+)*(?:(` + titledName + `|` + plainName + `)(?: and (?:` + titledName + `|` + plainName + `))?,\s+)?(?:please\s+)?(?:can|could|would|will) you\s+((?:please |also |perhaps |kindly |just )*)([a-z-]+)\b(.*)$`)
	pleaseDo    = speech.Pattern(`^(?:(?:and|so|also|then),?\s+)*(` + titledName + `|` + plainName + `),\s+please\s+([a-z-]+)\b(.*)$`)
	willDo      = speech.Pattern(`^(?:(?:and|so|also|then|now),?\s+)*((?:the |our )?[\p{L}'-]+(?: [\p{L}'-]+){0,5}?) (?:will|is going to|are going to|has agreed to|have agreed to|is to|are to) ([a-z-]+)\b(.*)$`)
	actionFor   = speech.Pattern(`\b(?:an? |the )?actions?(?: point)? (?:there )?(?:for|on|to) (you|me|` + titledName + `|` + plainName + `)\b[,:]?\s*(.*)$`)
	actionLabel = speech.Pattern(`^actions?(?: point)?[:,]\s*(.+)$`)
	accepts     = speech.Pattern(`^(?:yes|yeah|yep|will do|of course|certainly|happy to|sure|ok(?:ay)?|no problem|absolutely|can do|leave (?:it|that) with me|i will|i'll|i can|noted|that's fine|fine)\b`)
	confirms    = speech.Pattern(`^(?:please do|yes,? please|(?:thank you|thanks)[.,!]|that would be|can you do that|could you do that|if you (?:could|would)|ok(?:ay)?,? thank|great|lovely|perfect|so that's an action|that's an action|brilliant|do that)`)
	inMeeting   = speech.Pattern(`\b(?:introduce|take us through|talk us through|speak (?:to|first|next|up|now)|the floor|go first|start us off|say a few words|use (?:the|your) microphone|leave the room|put it to the vote|take (?:any )?questions|bring (?:you|in) |come back in|put (?:that|it|the) (?:motion|to)|move\b|second (?:that|it|the)|back in\b|present (?:the|this|your|it)|tell (?:us|me|you)|give (?:us|me|you|(?:the|this) committee|members) (?:(?:a|an|some|any|that|the|more) )?(?:further |quick |brief |short )?(?:summary|overview|update now|idea|sense|assurances?|reassurance|indication|flavour|view|examples?|details?|clarity)|give (?:that|this|those) (?:assurance|commitment|undertaking)|(?:to )?come in\b|in a (?:sec|second|moment|minute|bit)\b|explain|clarify|repeat|talk about|call (?:that|it|this) an? |give (?:him|her|them) (?:one|a|another) (?:last |more |final |second )*(?:chance|opportunity)|remind (?:us|me|you|everyone|(?:hon(?:ou?rable|\.)? )?(?:members|colleagues))|answer\b|say\b|confirm (?:that|whether|if)\b|set out|run through|check (?:that )?(?:I|we) )`)
	startsThen  = speech.Pattern(`\b(?:starting|beginning|from|since)(?: on)? $`)
	thisWeek    = speech.Pattern(`(?:^| )(?:by the end of )?this (?:week|month|afternoon|morning|evening)\b`)
	beforeNext  = speech.Pattern(`\b(?:before|by|in time for|ahead of|for|at) (?:our|the) next (?:committee |council |team |board )?meeting\b(?:,? (?:on|which is(?: on)?))?`)
	dueLead     = speech.Pattern(`(?:,?\s*\b(?:by|before|on|no later than|until|in time for|within|by the time of))\s*$`)
	dueWhy      = speech.Pattern(`^,? (?:so(?: that)? |because |in time )`)
	alsoWill    = speech.Pattern(`^(?:and |also,? )?(?:I|we)(?:'ll| will)(?: also)? `)
	andWill     = speech.Pattern(`(,? and) I(?:'ll| will| can) `)
	teamWords   = speech.WordSet("team officer officers department service services clerk manager director head highways parks legal finance democratic council secretary chair police engineers surveyor contractor staff office")
	pronouns    = speech.WordSet("they them he him she it that these those")
)

// A promise is an action in the making.
type promise struct {
	text    string // from its verb on
	owner   string
	due     Date
	used    []*sentence
	turn    int
	offered bool   // "I can …", which becomes an action when it is taken up
	asked   bool   // a request that nobody has taken up yet
	team    bool   // promised for a team
	bare    bool   // "I'll …", which nobody asked for or took up
	meant   string // what stands in square brackets after a pronoun
}

// longAction is the most words of an action.
const longAction = 45

// actions finds what people are to do after the meeting.
func (k *talk) actions(it *itemTalk, kind Kind) []Finding {
	var findings []Finding
	var list []*promise
	last := func() *promise {
		if len(list) == 0 {
			return nil
		}
		return list[len(list)-1]
	}
	for i, s := range it.sentences {
		if s.who != nil && s.who.role == Public {
			continue
		}
		// A request is taken up by whoever speaks next.
		if p := last(); p != nil && p.asked && s.Turn > p.turn {
			switch {
			case accepts().MatchString(s.Text) && s.Turn <= p.turn+1:
				p.asked, p.bare = false, false
				if p.owner == "" && s.who != nil {
					p.owner = s.who.name
				}
				if d, ok := k.due(s.Text); ok && p.due.Text == "" {
					p.due = d.date
					p.due.Source = k.spoken(s)
				}
				p.used = append(p.used, s)
				s.done = true
			case s.Turn > p.turn+1:
				p.asked = false
				p.offered = true // not taken up
			}
		}
		if p := last(); p != nil && p.offered && s.First && s.Turn > p.turn && s.Turn <= p.turn+1 && k.leads(s) && confirms().MatchString(s.Text) {
			p.offered, p.bare = false, false
			p.used = append(p.used, s)
			s.done = true
		}
		if named := actionFor().FindStringSubmatch(s.Text); named != nil && !strings.HasSuffix(s.Text, "?") {
			if !k.confirmAction(s, named, list) {
				if p := k.decidedAction(it, s, named); p != nil {
					list = append(list, p)
				}
			}
			continue
		}
		p := k.promise(it.sentences, i, kind)
		if p == nil {
			continue
		}
		s.done = true
		if was := last(); was != nil && joins(was, p, k.t.Turns[s.Turn].Speaker != "") {
			was.join(p)
			continue
		}
		list = append(list, p)
	}
	for _, p := range list {
		if p.offered {
			continue
		}
		if p.asked {
			findings = append(findings, Finding{Code: "request-open", Message: "a request was made, and nobody took it up before the item ended", Source: k.spoken(p.used...)})
			continue
		}
		if len(strings.Fields(p.text)) > longAction {
			// So many words are a speech and not a task.
			findings = append(findings, Finding{Code: "possible-action", Message: "may be an action: " + speech.Quote(p.text), Source: k.spoken(p.used...)})
			for _, s := range p.used {
				s.done = false
			}
			continue
		}
		if p.bare && p.due.Text == "" && k.doubts(p.used[0]) {
			findings = append(findings, Finding{Code: "promise-unsure", Message: "may be a promise, or only talk of what comes next: " + speech.Quote(p.used[0].Text), Source: k.spoken(p.used...)})
			for _, s := range p.used {
				s.done = false
			}
			continue
		}
		p.explain(k, it)
		a := Action{Text: p.text, Owner: p.owner, Due: p.due, Source: k.spoken(p.used...)}
		it.item.Actions = append(it.item.Actions, a)
		if w := unclearWord(p.text); w != "" {
			message := "the action says “" + w + "”: say who or what is meant"
			if p.meant != "" {
				message = "“" + w + "” in an action was taken to mean “" + p.meant + "”: check"
			}
			findings = append(findings, Finding{Code: "unclear-word", Message: message, Source: a.Source})
		}
	}
	// Sentences of offers that came to nothing may still be points.
	for _, p := range list {
		if p.offered || p.asked {
			for _, s := range p.used {
				s.done = false
			}
		}
	}
	return findings
}

// decidedAction makes "Martin, that's an action for you" of the decision right
// before it.
func (k *talk) decidedAction(it *itemTalk, s *sentence, named []string) *promise {
	who, _ := k.spokenTo(s)
	if who == "" && !strings.EqualFold(named[1], "you") && !strings.EqualFold(named[1], "me") {
		who = k.label(named[1])
	}
	if who == "" || len(it.item.Decisions) == 0 {
		return nil
	}
	var last *Decision
	for i := range it.item.Decisions {
		d := &it.item.Decisions[i]
		if n := len(d.Source.Spoken); n > 0 && s.Turn-d.Source.Spoken[n-1].Turn <= 1 && s.Turn >= d.Source.Spoken[n-1].Turn && d.Text != "" && d.Outcome != Lost && d.Outcome != "" {
			last = d
		}
	}
	if last == nil {
		return nil
	}
	p := &promise{owner: who, used: []*sentence{s}, turn: s.Turn, text: "Carry out the decision " + last.Text}
	if d, ok := k.due(last.Text); ok {
		p.due = d.date
		p.due.Source = last.Source
	}
	s.done = true
	return p
}

// confirmAction takes "that's an action for Priya, by the 14th". It reports whether
// there was a promise or request that it confirms.
func (k *talk) confirmAction(s *sentence, named []string, list []*promise) bool {
	owner := ""
	if you, _ := k.spokenTo(s); you != "" {
		owner = you
	}
	switch who := strings.ToLower(named[1]); who {
	case "me":
		owner = s.who.nameOrNone()
	case "you":
	default:
		owner = k.label(named[1])
	}
	for i := len(list) - 1; i >= 0 && i >= len(list)-3; i-- {
		p := list[i]
		if s.Turn-p.used[len(p.used)-1].Turn > 3 || owner != "" && p.owner != "" && owner != p.owner {
			continue
		}
		if p.owner == "" {
			p.owner = owner
		}
		p.offered, p.asked, p.bare = false, false, false
		if d, ok := k.due(named[2]); ok {
			switch {
			case p.due.Text == "":
				p.due = d.date
			case d.date.Day.Equal(p.due.Day):
				// The date is confirmed for all of it, and stands beside it.
				p.text = k.withoutDue(p.text)
			}
		}
		p.used = append(p.used, s)
		s.done = true
		return true
	}
	return false
}

// nameOrNone returns the name of a person who may be nil.
func (p *person) nameOrNone() string {
	if p == nil || unknown(p.label) {
		return ""
	}
	return p.name
}

// promise reads one sentence as an action, or returns nil.
func (k *talk) promise(list []*sentence, i int, kind Kind) *promise {
	s := list[i]
	if seconds().MatchString(s.Text) {
		return nil
	}
	p := &promise{used: []*sentence{s}, turn: s.Turn}
	var tail string
	switch m := promises().FindStringSubmatch(s.Text); {
	case m != nil && k.isTask(s, m) && !strings.HasSuffix(s.Text, "?"):
		p.owner = s.who.nameOrNone()
		p.offered = canPromise().MatchString(s.Text)
		p.bare = true
		tail = m[2] + m[3]
		if strings.HasPrefix(strings.ToLower(m[3]), " not ") {
			return nil
		}
	default:
		if tail = k.asked(s, p); tail == "" {
			return nil
		}
	}
	// "Write to Ann to explain why" is no explaining in the meeting.
	if ws := strings.Fields(tail); inMeeting().MatchString(strings.Join(ws[:min(len(ws), 8)], " ")) && !(len(ws) > 2 && ws[1] == "to") {
		return nil
	}
	p.text, p.due = k.actionText(tail, s, kind)
	if p.due.Text != "" {
		p.due.Source = k.spoken(s)
	}
	if len(speech.Bare(p.text)) < 2 || emptyPromise(p.text) {
		return nil
	}
	return p
}

// isTask reports whether a promise is of work after the meeting. "We'll …" is one
// where the speaker's own service is meant: an officer's, or an agency's.
func (k *talk) isTask(s *sentence, m []string) bool {
	verb, rest := strings.ToLower(m[2]), strings.TrimSpace(m[3])
	if at := promises().FindStringIndex(s.Text); at != nil && (s.Text[at[0]] == 'w' || s.Text[at[0]] == 'W') {
		if s.who == nil || s.who == k.people.chair || s.who.role != Officer && !k.private || canPromise().MatchString(s.Text) {
			return false
		}
	}
	switch verb {
	case "see":
		// "see how it goes" is no task, and "see Donna at home" is.
		first, _, _ := strings.Cut(rest, " ")
		return k.private && first != "" && (first[0] >= 'A' && first[0] <= 'Z' || first == "her" || first == "him" || first == "them")
	case "let":
		return !strings.HasPrefix(rest, "that") && strings.Contains(rest, " know")
	case "bring":
		return !strings.HasPrefix(rest, "in ") && !strings.HasPrefix(rest, "you ")
	}
	return speech.IsActionVerb(verb)
}

// emptyPromise reports whether a promise says nothing of what is to be done:
// "do that", "get to that".
func emptyPromise(text string) bool {
	ws := speech.Bare(text)
	content := 0
	for _, w := range ws[1:] {
		if !speech.IsFunction(w) {
			content++
		}
	}
	if len(ws) == 2 && (ws[0] == "find" && ws[1] == "out" || ws[1] == "it" && plainWork()[ws[0]]) {
		return false // what is said before it says what is meant
	}
	return content == 0 && !(len(ws) > 1 && (ws[1] == "them" || ws[1] == "him" || ws[1] == "her"))
}

// plainWork are verbs that say what is to be done even with nothing but "it" after
// them.
var plainWork = speech.WordSet("amend book cancel change circulate correct email file fix order post print publish repair replace rewrite send submit update upload")

// asked reads a request or a promise for somebody else. It sets the owner and
// returns the words from the verb on, or "".
func (k *talk) asked(s *sentence, p *promise) string {
	if m := asksYou().FindStringSubmatch(s.Text); m != nil && speech.IsActionVerb(m[3]) {
		p.asked = true
		if m[1] != "" && (k.people.named(m[1], nil) != nil || titledNames().MatchString(m[1])) {
			p.owner = k.label(m[1])
		}
		return m[3] + strings.TrimSuffix(m[4], "?")
	}
	if !k.leads(s) && (s.who == nil || s.who.role != Officer) {
		return ""
	}
	if m := pleaseDo().FindStringSubmatch(s.Text); m != nil && speech.IsActionVerb(m[2]) {
		p.owner = k.label(m[1])
		return m[2] + m[3]
	}
	if m := actionLabel().FindStringSubmatch(s.Text); m != nil {
		return m[1]
	}
	if m := willDo().FindStringSubmatch(s.Text); m != nil && speech.IsActionVerb(m[2]) && !strings.HasSuffix(s.Text, "?") {
		who := strings.TrimSpace(m[1])
		if q := k.people.named(who, nil); q != nil {
			p.owner = q.name
			return m[2] + m[3]
		}
		ws := speech.Bare(who)
		if k.leads(s) && len(ws) > 0 && teamWords()[ws[len(ws)-1]] {
			p.owner, p.team = who, true
			return m[2] + m[3]
		}
	}
	return ""
}

// joins reports whether p goes on with the action before it: the answer to a
// request, or the next sentence of one speaker about the same work. oneVoice
// says that the turn is one speaker's.
func joins(was, p *promise, oneVoice bool) bool {
	last := was.used[len(was.used)-1].Turn
	switch {
	case was.asked || was.turn == p.turn && was.team && p.asked:
		return p.turn <= was.turn+1 && (p.owner == "" || was.owner == "" || was.team || p.owner == was.owner)
	case p.owner == "" && oneVoice && p.turn == last && last > was.turn:
		return true
	case p.owner != was.owner || p.owner == "":
		return false
	case was.due.Text != "" && p.due.Text != was.due.Text && alsoWill().MatchString(p.used[0].Text):
		return false // a task of its own, which is not due then
	case p.turn == was.turn:
		return true
	}
	// The answer that takes up a request may promise something of its own.
	return p.turn == last
}

// join adds p to an action.
func (p *promise) join(q *promise) {
	if q.owner != "" && (p.owner == "" || p.team) {
		if p.team && p.owner != "" {
			p.text += " (" + p.owner + ")"
		}
		p.owner = q.owner
	}
	also := ""
	switch {
	case p.due.Text == "":
		p.due = q.due
	case q.due.Text != "" && q.due.Text != p.due.Text:
		// An action has one date; another that was said stays in its words.
		also = " (" + q.due.Text
		if !q.due.Day.IsZero() && q.due.String() != q.due.Text {
			also += ": " + q.due.String()
		}
		also += ")"
	}
	if !strings.EqualFold(p.text, q.text) {
		p.text += "; " + speech.Small(q.text) + also
	}
	p.team = false
	p.asked = q.asked
	p.bare = p.bare && q.bare
	p.offered = p.offered && q.offered
	p.turn = q.turn
	p.used = append(p.used, q.used...)
}
