package casenote

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	promises   = speech.Pattern(`\b(?:I|we)(?:'ll| will|'m going to| am going to|'re going to)\s+((?:also |then |certainly |just |definitely |try to |try and |go and )*)([a-z-]+)\b(.*)$`)
	offers     = speech.Pattern(`\bI (?:can|could)\s+((?:also |certainly |just )*)([a-z-]+)\b(.*)$`)
	takenUp    = speech.Pattern(`^(?:oh |well )?(?:yes|please|that would|thank|if you (?:could|would)|i'd like that|go on then)\b`)
	noteTasks  = speech.Pattern(`^(?:[-*•] ?)?(?:action: ?)?(?:(sw|ot|i|we|worker|social worker|gp|district nurse|daughter|son|carer|(?-i:[\p{Lu}][\p{L}]+)) (?:to|will|agreed to|has agreed to) |to )([a-z-]+)\b(.*)$`)
	inVisit    = speech.Pattern(`\b(?:write (?:that |this |it )?down|make a note|note that|ask you|tell you|explain|put the kettle|start (?:with|by)|go through|come (?:back )?to that|talk about|leave (?:you|it|a card))\b`)
	toSomebody = speech.Pattern(`\byou(?:r|'d|'ll|'re|'ve)?\b`)
	seesAgain  = speech.Pattern(`^(?:(?:come|pop|be) (?:and see|back|round|out|to see)|(?:ring|call|phone|visit|see|text|email) you\b|(?:visit|call|review|see|meet|ring|phone)(?: \w+)? again\b)`)
	splitTask  = speech.Pattern(`,? and I(?:'ll| will) (?:also )?`)
)

// actions records what the worker, or somebody named in notes, is to do.
func (m *making) actions() {
	for i, s := range m.list {
		if s.used {
			continue
		}
		switch s.voice {
		case workerVoice:
			if strings.HasSuffix(s.Text, "?") || inVisit().MatchString(s.Text) {
				continue
			}
			if p := promises().FindStringSubmatch(s.Text); p != nil && speech.IsActionVerb(p[2]) && !strings.HasPrefix(p[3], " not ") {
				for _, task := range splitTask().Split(p[2]+p[3], -1) {
					if seesAgain().MatchString(task) {
						e := m.entry(s)
						e.Due = m.due(task)
						m.add(Next, e)
						continue
					}
					m.add(ActionList, m.action(task, s.speaker, s))
				}
				s.used = true
				continue
			}
			if o := offers().FindStringSubmatch(s.Text); o != nil && speech.IsActionVerb(o[2]) && i+1 < len(m.list) {
				answer := m.list[i+1]
				if answer.voice != workerVoice && takenUp().MatchString(answer.Text) {
					a := m.action(o[2]+o[3], s.speaker, s)
					if a.Text == speech.Quote(s.Text) && answer.speaker != "" {
						// "you" is whoever takes it up.
						a.Text += " " + answer.speaker + ": " + speech.Quote(answer.Text)
					}
					a.Source = m.source(s, answer)
					m.add(ActionList, a)
					s.used, answer.used = true, true
				}
			}
		case notesVoice:
			n := noteTasks().FindStringSubmatch(s.Text)
			if n == nil || !speech.IsActionVerb(n[2]) {
				continue
			}
			owner := n[1]
			if l := strings.ToLower(owner); l == "i" || l == "we" {
				owner = "Author of the notes"
			}
			s.used = true
			if seesAgain().MatchString(n[2] + n[3]) {
				m.next(s)
				continue
			}
			m.add(ActionList, m.action(n[2]+n[3], owner, s))
		}
	}
}

// action makes an action of the words from its verb on.
func (m *making) action(words, owner string, s *statement) Entry {
	words = strings.TrimRight(strings.TrimSpace(words), ".;, ")
	if toSomebody().MatchString(words) && s.voice == workerVoice && m.oneListens() {
		words = forPerson(words, m.person)
	}
	if toSomebody().MatchString(words) {
		// Whom "you" means shows only in the speech itself.
		words = speech.Quote(s.Text)
	}
	e := Entry{Text: speech.Capital(words), Owner: owner, Speaker: s.speaker, Source: m.source(s)}
	e.Due = m.due(words)
	return e
}

// oneListens reports whether the worker speaks with the person and nobody else.
func (m *making) oneListens() bool {
	if m.person == "" || len(m.cast.voices) != 2 {
		return false
	}
	for _, v := range m.cast.voices {
		if v == carerVoice {
			return false
		}
	}
	return true
}

var (
	yourIs = speech.Pattern(`\byour\b`)
	youIs  = speech.Pattern(`\b(to|for|with|about|at|by|on|from|see|visit|ring|call|help|send|give|get|bring|find|tell|let|show|arrange) you\b`)
)

// forPerson puts the person's name in the place of "you" and "your" where the
// words need no other change.
func forPerson(words, person string) string {
	words = yourIs().ReplaceAllString(words, person+"'s")
	return youIs().ReplaceAllString(words, "$1 "+person)
}

// due finds by when something is to be done.
func (m *making) due(text string) Date {
	f, ok := calendar.Find(text, m.date.Day, calendar.Ahead)
	if !ok {
		return Date{}
	}
	return Date{Text: f.Text, Day: f.Day}
}
