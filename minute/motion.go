package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	moves            = speech.Pattern(`\b(?:I|we)(?:'d| would| will|'ll| shall| can| am|'m)?(?: like| want| wish| beg| happy| therefore| formally| also| now| have| need| going| prepared| hereby| respectfully| then)*(?: to)? ?(?:formally )?(move|propose)\b[,:]?\s*(.*)$`)
	seconds          = speech.Pattern(`\bI(?:'ll|'d| will| would|'m| am| can)?(?: like| happy| also| gladly| pleased| be| very| formally)*(?: to)? second\b|^(?:and )?seconded\b|^(?:yes,? )?(?:happy|pleased) to second\b|^second(?:ed)?(?: that| it)?\W*$`)
	movedAndSeconded = speech.Pattern(`\b(?:moved|proposed) and seconded\b`)
	movedBy          = speech.Pattern(`\b(?:moved|proposed) by (` + titledName + `|` + plainName + `)`)
	secondedBy       = speech.Pattern(`\bseconded by (` + titledName + `|` + plainName + `)`)
	amendment        = speech.Pattern(`\ban? amendment\b|\bthe amendment\b`)
	lostResult       = speech.Pattern(`\b(?:motion|amendment|proposal|recommendation|vote|that|it|which)\b[^.?]{0,40}?(?:\bis|\bwas|\bhas been|'s)?\s*(?:therefore )?\b(?:lost|defeated|not carried|fallen|falls)\b`)
	carried          = speech.Pattern(`\b(?:motion|amendment|proposal|recommendations?|resolution|that|it|which|this)\b[^.?]{0,40}?(?:\bis|\bare|\bwas|\bhas been|'s)\s*(?:therefore |so |duly )*(?:carried|passed)\b|^(?:so |and )?carried\b`)
	subjectIs        = speech.Pattern(`(?:^|\b(?:and|so|then|therefore|that)\b,?\s*)((?:the|this|that|item|application|your|our|both)\b[^,;?]{0,60}?|that|it) (?:(?:is|are|was|were)|'s) (?:therefore |so |duly |also |now )*(approved|refused|granted|adopted|agreed|noted|endorsed|rejected|deferred|accepted|withdrawn)\b(.*)$`)
	putQuestion      = speech.Pattern(`\b(?:can|could|shall|do|does|are|is|may|would|so|if)\b[^?]{0,50}?\b(?:we|members|councillors|colleagues|everyone|everybody|you(?: all)?|the committee|all|that|anyone)\b[^?]{0,40}?\b(agreed?|approve|accept|note|content|happy|endorse|support|adopt)\b(.*)$`)
	saysYes          = speech.Pattern(`^(?:yes|aye|agreed|content|happy|noted|no objections?|absolutely|i agree|all agreed|yep|of course|we do)\b`)
	saysNo           = speech.Pattern(`^(?:no\b(?:,? (?:i|we|chair|not))|not agreed|i (?:object|disagree|don't agree|do not agree|can't support|cannot support|don't support|oppose)|i'm against|i am against)`)
	chairAgreed      = speech.Pattern(`^(?:(?:thank you|thanks|ok(?:ay)?|right|lovely|good|so|and)[,.]? )*(?:that's|that is|it's|it is|then that's|that has been|all)?\s*(agreed|noted|approved|carried|accepted)\b`)
	correctRec       = speech.Pattern(`\b(?:correct|accurate|true|fair)(?: and (?:correct|accurate|true))? record\b`)
	correction       = speech.Pattern(`\b(?:with (?:that|those|this|the) (?:correction|amendment|change)s?|as amended|subject to (?:that|those|the) (?:correction|amendment|change)s?)\b`)
	theirWords       = speech.Pattern(`^(?:the |that |those |these |as per the )?(?:recommendations?|motion|resolution|proposal)s?(?: (?:in|as|on|set out|that)\b.*)?$`)
	anaphor          = speech.Pattern(`^(?:it|that|this|so|them)?$`)
	recommended      = speech.Pattern(`\b(?:recommendations?|the motion|the proposal|the resolution)\b`)
	haveDecided      = speech.Pattern(`\b(?:we(?:'ve| have)(?: all| now| just)? (?:agreed|decided|resolved)|the decision is|we(?:'re| are) (?:all )?agreed)\s*(that|to)?\b\s*(.*)$`)
)

// A motion is a question before the meeting.
type motion struct {
	text      string // the words moved, without "I move that"
	to        bool   // they follow "to": "to defer the item"
	amendment bool
	mover     string
	seconder  string
	used      []*sentence
	count     count
}

// decisions finds the motions, votes and decisions of an item.
func (k *talk) decisions(it *itemTalk, kind Kind) []Finding {
	var findings []Finding
	var m *motion
	flag := func(code, message string, used ...*sentence) {
		findings = append(findings, Finding{Code: code, Message: message, Source: k.spoken(used...)})
	}
	settle := func(o Outcome, s *sentence) {
		if m == nil {
			m = &motion{}
		}
		m.used = append(m.used, s)
		s.done = true
		d := k.decision(m, o, s, kind)
		if m.count.again {
			flag("vote-conflict", "two different numbers were said for one side of a vote; the last is recorded", m.used...)
		}
		it.item.Decisions = append(it.item.Decisions, d)
		m = nil
	}
	if kind.Terse {
		k.statedDecisions(it)
	}
	asked := -1 // a question of the chair that is not answered yet
	for i, s := range it.sentences {
		leads := k.leads(s)
		switch {
		case s.who != nil && s.who.role != Public && !leadsOnly(s) && moves().MatchString(s.Text) && !strings.HasSuffix(s.Text, "?"):
			words, ok := movedWords(s.Text)
			if !ok {
				break
			}
			next := &motion{text: words, mover: s.who.name, used: []*sentence{s}, amendment: amendment().MatchString(s.Text)}
			next.text, next.to = cutTo(next.text)
			if m != nil && m.text != "" && !next.amendment {
				flag("motion-open", "a motion was moved, and no result was announced before the next", m.used...)
			}
			if anaphor().MatchString(strings.TrimRight(next.text, ".! ")) {
				if q := before(it.sentences, i, recommended()); q != nil {
					next.text = recommended().FindString(q.Text)
					if !strings.HasPrefix(strings.ToLower(next.text), "the ") {
						next.text = "the " + next.text
					}
					next.used = append(next.used, q)
				} else {
					next.text = ""
				}
			}
			m = next
			s.done = true
		case s.who != nil && s.who.role != Public && seconds().MatchString(s.Text):
			if m == nil {
				m = &motion{}
			}
			if m.seconder == "" && s.who.name != m.mover {
				m.seconder = s.who.name
				m.used = append(m.used, s)
				s.done = true
			}
		}
		if !leads {
			if m != nil && m.count.active() && s.who != nil && s.who.role == Officer {
				m.count.read(s) // the clerk counts the hands
			}
			continue
		}
		if by := movedBy().FindStringSubmatch(s.Text); by != nil {
			if m == nil {
				m = &motion{}
			}
			m.mover = k.label(by[1])
			m.used = append(m.used, s)
			s.done = true
		}
		if by := secondedBy().FindStringSubmatch(s.Text); by != nil {
			if m == nil {
				m = &motion{}
			}
			m.seconder = k.label(by[1])
			m.used = append(m.used, s)
			s.done = true
		}
		if callsVote().MatchString(s.Text) && m == nil && !strings.Contains(strings.ToLower(s.Text), "speak") {
			m = &motion{used: []*sentence{s}}
		}
		if m != nil && movedAndSeconded().MatchString(s.Text) {
			m.used = append(m.used, s)
			s.done = true
		}
		if m != nil && !speaksAgainst(s.Text) {
			m.count.read(s)
		}
		switch {
		case result(s.Text) == Lost:
			if m == nil {
				m = &motion{}
			}
			m.count.read(s)
			settle(Lost, s)
		case result(s.Text) == Carried:
			if m == nil {
				m = &motion{}
			}
			m.count.read(s)
			settle(Carried, s)
		case m != nil && (m.text != "" || m.count.active()) && subjectIs().MatchString(s.Text):
			settle(settled(s.Text, m), s)
		case putQuestion().MatchString(s.Text) && strings.Contains(s.Text, "?"):
			d, answer := k.agreement(it, i, m, kind, flag)
			asked = -1
			switch answer {
			case said:
				it.item.Decisions = append(it.item.Decisions, d)
				m = nil
			case open:
				asked = i
			}
		case asked >= 0 && m == nil && chairAgreed().MatchString(s.Text):
			it.item.Decisions = append(it.item.Decisions, k.agreed(it, asked, []*sentence{it.sentences[asked], s}, nil, kind))
			s.done = true
			asked = -1
		case m == nil && subjectIs().MatchString(s.Text) && !strings.HasSuffix(s.Text, "?") && !isAnaphor(s.Text):
			settle(settled(s.Text, nil), s)
		}
	}
	if m != nil && m.seconder == "" && !m.count.active() {
		// "I propose that …" in debate, and nobody took it up: it stays a point.
		for _, s := range m.used {
			s.done = false
		}
		if m.text != "" {
			flag("motion-not-seconded", "may be a motion: it was not seconded and not voted on", m.used...)
		}
		m = nil
	}
	if m != nil && (m.text != "" && m.mover != "" || m.count.vote.counted()) {
		flag("no-outcome", "a motion was moved or voted on, and no result was announced", m.used...)
		it.item.Decisions = append(it.item.Decisions, k.decision(m, "", nil, kind))
	}
	return findings
}

// statedDecisions records what somebody says in so many words has been agreed,
// in meetings that have no motions: "we've agreed that …".
func (k *talk) statedDecisions(it *itemTalk) {
	for _, s := range it.sentences {
		r := haveDecided().FindStringSubmatch(s.Text)
		if r == nil || strings.HasSuffix(s.Text, "?") || hedged().MatchString(s.Text) || s.who != nil && s.who.role == Public {
			continue
		}
		words := strings.TrimRight(r[2], ".! ")
		if len(speech.Bare(words)) < 2 {
			continue
		}
		d := Decision{Outcome: Agreed, Source: k.spoken(s)}
		if d.Text = r[1] + " " + words; r[1] == "" || personal(words) {
			d.Text = speech.Quote(s.Text)
		}
		it.item.Decisions = append(it.item.Decisions, d)
		s.done = true
	}
}

// hedged tells a plan to decide from a decision.
var hedged = speech.Pattern(`\b(?:if|once|when|unless|haven't|have not|hasn't|not|until|should have|could have|i think|maybe|perhaps)\b[^,]*\b(?:agreed|decided|resolved)\b`)

// result returns the outcome that a sentence announces, or "". It must announce
// it and not only speak of it, as in "record that the motion was carried".
func result(text string) Outcome {
	for _, r := range []struct {
		re *speech.Matcher
		is Outcome
	}{{lostResult(), Lost}, {carried(), Carried}} {
		at := r.re.FindStringIndex(text)
		if at == nil || strings.HasSuffix(text, "?") {
			continue
		}
		clause := text[:at[0]]
		if i := strings.LastIndexAny(clause, ",;:.?!"); i >= 0 {
			clause = clause[i+1:]
		}
		if onlyLeads(strings.TrimSuffix(strings.ToLower(strings.TrimSpace(clause)), " declare")) {
			return r.is
		}
	}
	return ""
}

// leads reports whether what a sentence says can settle a question: the chair
// says so, or nobody is known to be the chair and it is no member of the public.
func (k *talk) leads(s *sentence) bool {
	if k.people.chair != nil {
		return s.who == k.people.chair
	}
	if k.people.members {
		return s.who == nil || s.who.title == "cllr"
	}
	return s.who == nil || s.who.role != Public
}

// leadsOnly keeps "let's move to the next item" from being a motion.
func leadsOnly(s *sentence) bool {
	l := strings.ToLower(s.Text)
	return strings.Contains(l, "move on") || strings.Contains(l, "move to item") || strings.Contains(l, "move to the next") ||
		strings.Contains(l, "move straight") || strings.Contains(l, "move back")
}

// movedWords returns what was moved.
func movedWords(text string) (string, bool) {
	m := moves().FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	words := strings.TrimSpace(m[2])
	lower := strings.ToLower(words)
	for _, other := range []string{"to take", "on ", "house", "here", "in ", "into", "around", "away", "from", "forward", "closer"} {
		if strings.HasPrefix(lower, other) {
			return "", false
		}
	}
	for _, lead := range []string{"an amendment, which is that ", "an amendment, that ", "an amendment that ", "a motion that ", "the motion that ", "formally that ", "that, ", "that "} {
		if strings.HasPrefix(lower, lead) {
			return strings.TrimSpace(words[len(lead):]), true
		}
	}
	if lower == "that." || lower == "that" {
		return "", true
	}
	return words, true
}

// cutTo takes "to" off a motion.
func cutTo(text string) (string, bool) {
	if rest, ok := strings.CutPrefix(text, "to "); ok {
		return rest, true
	}
	return text, false
}

// speaksAgainst tells "does anyone want to speak against" from a count.
func speaksAgainst(text string) bool {
	l := strings.ToLower(text)
	return strings.Contains(l, "speak") || strings.Contains(l, "objections") || strings.Contains(l, "said")
}

// before returns the last sentence within eight before i that fits, or nil.
func before(list []*sentence, i int, re interface{ MatchString(string) bool }) *sentence {
	for j := i - 1; j >= 0 && j >= i-8; j-- {
		if re.MatchString(list[j].Text) {
			return list[j]
		}
	}
	return nil
}

// isAnaphor reports whether the subject of a result is only "it" or "that", so
// that without a motion nobody knows what was settled.
func isAnaphor(text string) bool {
	m := subjectIs().FindStringSubmatch(text)
	if m == nil {
		return true
	}
	return anaphor().MatchString(strings.ToLower(m[1])) || strings.EqualFold(m[1], "that is")
}

// settled returns the outcome that a sentence of the chair announces.
func settled(text string, m *motion) Outcome {
	r := subjectIs().FindStringSubmatch(text)
	if r == nil {
		return Agreed
	}
	switch strings.ToLower(r[2]) {
	case "noted":
		return Noted
	case "deferred":
		return Deferred
	case "rejected":
		if m != nil {
			return Lost
		}
	}
	if m != nil && m.count.vote.counted() {
		return Carried
	}
	return Agreed
}

// label returns the transcript's name for a spoken name, or the name itself.
func (k *talk) label(name string) string {
	name = strings.TrimRight(name, ".,; ")
	if p := k.people.named(name, nil); p != nil {
		return p.name
	}
	return name
}

// decision makes the record of a motion. last is the sentence that announced
// the result, or nil.
func (k *talk) decision(m *motion, o Outcome, last *sentence, kind Kind) Decision {
	d := Decision{Outcome: o, Amendment: m.amendment, Mover: m.mover, Seconder: m.seconder}
	switch {
	case m.text != "":
		d.Text = motionText(m.text, m.to, kind)
	case last != nil:
		d.Text = resultText(last.Text)
	}
	d.Delegated = delegated(d.Text)
	if m.count.vote.counted() {
		v := m.count.vote
		v.Source = k.spoken(m.count.used...)
		d.Vote = &v
	}
	d.Source = k.spoken(append(m.used, m.count.used...)...)
	return d
}

// resultText words a decision from the chair's announcement: "the application
// is refused" gives "that the application be refused".
func resultText(text string) string {
	r := subjectIs().FindStringSubmatch(text)
	if r == nil || isAnaphor(text) {
		return ""
	}
	subject := strings.TrimSpace(r[1])
	if strings.HasPrefix(subject, "The ") {
		subject = "t" + subject[1:]
	}
	tail := strings.TrimRight(r[3], ".! ")
	if personal(subject + " " + tail) {
		return speech.Quote(text)
	}
	return "that " + subject + " be " + strings.ToLower(r[2]) + tail
}

// An answer is what became of a question of the chair.
type answer int

const (
	open    answer = iota // nobody answered
	said                  // it was agreed to
	refused               // somebody objected
)

// agreement records what the meeting agrees to without a vote: the chair asks,
// and it is answered.
func (k *talk) agreement(it *itemTalk, i int, m *motion, kind Kind, flag func(string, string, ...*sentence)) (Decision, answer) {
	asked := it.sentences[i]
	used := []*sentence{asked}
answers:
	for j := i + 1; j < len(it.sentences) && j <= i+8; j++ {
		s := it.sentences[j]
		chair := s.who == asked.who
		switch {
		case s.who != nil && s.who.role == Public:
		case !chair && saysNo().MatchString(s.Text):
			flag("not-agreed", "the chair asked for agreement and somebody objected; no decision is recorded", asked, s)
			return Decision{}, refused
		case !chair && saysYes().MatchString(s.Text), chair && chairAgreed().MatchString(s.Text):
			used = append(used, s)
			s.done = true
		case chair && s.Turn == asked.Turn:
		default:
			break answers
		}
	}
	if len(used) == 1 {
		return Decision{}, open
	}
	return k.agreed(it, i, used, m, kind), said
}

// agreed makes the decision that answers the question at i; used are the
// question and its answers.
func (k *talk) agreed(it *itemTalk, i int, used []*sentence, m *motion, kind Kind) Decision {
	asked := it.sentences[i]
	asked.done = true
	r := putQuestion().FindStringSubmatch(asked.Text)
	verb, rest := strings.ToLower(r[1]), strings.TrimRight(strings.TrimSpace(r[2]), "?. ")
	d := Decision{Outcome: Agreed}
	switch {
	case correctRec().MatchString(asked.Text):
		var more []*sentence
		d.Text, more = k.minutesAgreed(it, i)
		used = append(used, more...)
	case m != nil && m.text != "":
		d = k.decision(m, Agreed, nil, kind)
		used = append(used, m.used...)
	default:
		d.Text, d.Outcome = agreedText(verb, rest, asked.Text)
		d.Delegated = delegated(d.Text)
	}
	d.Source = k.spoken(used...)
	return d
}

// agreedText words what the chair asked agreement to.
func agreedText(verb, rest, question string) (string, Outcome) {
	rest = strings.TrimSuffix(rest, " please")
	switch {
	case verb == "note" || strings.HasPrefix(rest, "to note ") || strings.HasPrefix(rest, "that we note "):
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "to note "), "that we note ")
		if !personal(rest) && rest != "" && !anaphor().MatchString(rest) {
			return "that " + rest + " be noted", Noted
		}
		return speech.Quote(question), Noted
	case strings.HasPrefix(rest, "to ") && !personal(rest):
		return rest, Agreed
	case strings.HasPrefix(rest, "that ") && len(speech.Bare(rest)) > 2 && !personal(rest):
		return rest, Agreed
	case verb != "agreed" && verb != "happy" && verb != "content" && verb != "agree" && len(speech.Bare(rest)) > 1 && !personal(rest):
		return "to " + verb + " " + rest, Agreed
	}
	return speech.Quote(question), Agreed
}

// minutesAgreed words the approval of the last minutes, with their date as it
// was said in the item.
func (k *talk) minutesAgreed(it *itemTalk, i int) (string, []*sentence) {
	text := "that the minutes of the last meeting"
	var used []*sentence
	for j := i; j >= 0; j-- {
		s := it.sentences[j]
		if found, ok := calendar.Find(s.Text, k.date.Day, calendar.Behind); ok && strings.Contains(strings.ToLower(s.Text), "minutes") {
			text = "that the minutes of the meeting held on " + found.Text
			if !found.Day.IsZero() {
				text = "that the minutes of the meeting of " + found.Day.Format("2 January")
				if found.Day.Year() != k.date.Day.Year() {
					text += found.Day.Format(" 2006")
				}
			}
			used = append(used, s)
			break
		}
	}
	text += " be agreed as a correct record"
	if correction().MatchString(it.sentences[i].Text) {
		text += ", with the correction recorded above"
	}
	return text, used
}
