package minute

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	moves            = speech.Pattern(`\b(?:I|we)(?:'d| would| will|'ll| shall| can| am|'m)?(?: like| want| wish| beg| happy| therefore| formally| also| now| have| need| going| prepared| hereby| respectfully| then)*(?: to)? ?(?:formally )?(move|propose)\b[,:]?\s*(.*)$|^(?:(?:yes|chair),? )*(?:very |quite )?(?:happy|pleased|content|glad) to (move|propose)\b[,:]?\s*(.*)$`)
	seconds          = speech.Pattern(`\bI(?:'ll|'d| will| would|'m| am| can)?(?: like| happy| also| gladly| pleased| be| very| formally)*(?: to)? second\b|^(?:and )?seconded\b|^(?:yes,? )?(?:happy|pleased) to second\b|^second(?:ed)?(?: that| it)?\W*$`)
	movedAndSeconded = speech.Pattern(`\b(?:moved|proposed) and seconded\b`)
	movedBy          = speech.Pattern(`\b(?:moved|proposed) by (` + titledName + `|` + plainName + `)`)
	secondedBy       = speech.Pattern(`\bseconded by (` + titledName + `|` + plainName + `)`)
	amendment        = speech.Pattern(`\b(?:an?|a further|another|the|one) amendment\b`)
	acceptsIt        = speech.Pattern(`^(?:yes,? )?(?:(?:and )?I(?:'m| am|'d be| would be|'ll| will| can)? (?:(?:happy|content|willing|quite happy|prepared) to )?accept (?:that|the|this|it)(?: amendment)?|the amendment (?:is|has been) accepted|I take that as a friendly amendment)\b`)
	announced        = speech.Pattern(`^(?:(?:so|and|then|that's|that is|it's|it is|thank you|right|ok(?:ay)?)[,.]? )*(?:approved|passed|granted|agreed|refused)[.!]?$`)
	amendedIn        = speech.Pattern(`\bamendment(?:'s| is| has been| was) (?:therefore )?accepted\b`)
	substantive      = speech.Pattern(`\b(?:the )?(?:substantive motion|motion as amended|amended motion|substantive)(?: is| now is| is now|, which is)(?: now)? that (.*)$`)
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
	haveDecided      = speech.Pattern(`\b(?:we(?:'ve| have)(?: all| now| just)? (?:agreed|decided|resolved)|we(?:'re| are) (?:all )?agreed)\s*(that|to)?\b\s*(.*)$`)
)

// A motion is a question before the meeting.
type motion struct {
	text     string // the words moved, without "I move that"
	to       bool   // they follow "to": "to defer the item"
	mover    string
	seconder string
	used     []*sentence
	count    count

	// of is the motion that this one would amend. It is nil for a motion of its
	// own; amends is set even where the other was not heard.
	of     *motion
	amends bool

	// amendments are those of this motion that are settled, and as is set where
	// one of them changed it.
	amendments []Amendment
	changed    bool
	substance  bool // the words as amended were said
}

// settleAmendment records what became of an amendment, and returns the motion that
// is then before the meeting again.
func (k *talk) settleAmendment(m *motion, o Outcome, kind Kind) *motion {
	base := m.of
	if base == nil {
		base = &motion{}
	}
	d := k.decision(m, o, nil, kind)
	base.amendments = append(base.amendments, Amendment{Text: d.Text, Outcome: o, Mover: d.Mover, Seconder: d.Seconder, Vote: d.Vote, Source: d.Source})
	base.changed = base.changed || o == Carried || o == Agreed || o == Accepted
	return base
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
		if m.amends {
			if m.count.again {
				flag("vote-conflict", "two different numbers were said for one side of a vote; the last is recorded", m.used...)
			}
			m = k.settleAmendment(m, o, kind)
			return
		}
		d := k.decision(m, o, s, kind)
		if m.changed && !m.substance {
			flag("amended-words", "the motion was amended: check its words as amended", m.used...)
		}
		if m.count.again {
			flag("vote-conflict", "two different numbers were said for one side of a vote; the last is recorded", m.used...)
		}
		it.item.Decisions = append(it.item.Decisions, d)
		m = nil
	}
	k.chairDecides(it)
	if kind.Terse || kind.Private {
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
			next := &motion{text: words, mover: s.who.name, used: []*sentence{s}, amends: amendment().MatchString(s.Text)}
			next.text, next.to = cutTo(next.text)
			if next.amends {
				next.of = m
				if m != nil && m.amends {
					next.of = m.of // a second amendment of the same motion
				}
			}
			if m != nil && m.text != "" && !next.amends {
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
		case m != nil && m.amends && s.who != nil && s.who.role != Public && (m.of == nil || s.who.name == m.of.mover || s.who.name == m.of.seconder) && acceptsIt().MatchString(s.Text):
			m.used = append(m.used, s)
			s.done = true
			m = k.settleAmendment(m, Accepted, kind)
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
		if r := substantive().FindStringSubmatch(s.Text); r != nil && m != nil && !m.amends {
			m.text, m.to, m.substance = strings.TrimRight(r[1], ".?! "), false, true
			m.used = append(m.used, s)
			s.done = true
		}
		if m != nil && len(m.amendments) > 0 && amendedIn().MatchString(s.Text) {
			s.done = true
			continue
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
		case m != nil && m.count.vote.counted() && announced().MatchString(s.Text):
			o := Carried
			if strings.Contains(strings.ToLower(s.Text), "refused") && !strings.Contains(strings.ToLower(m.text), "refus") {
				o = ""
			}
			settle(o, s)
		case asksDissent().MatchString(s.Text):
			asked = i
		case (putQuestion().MatchString(s.Text) || asksAssent().MatchString(s.Text)) && strings.Contains(s.Text, "?"):
			d, answer := k.agreement(it, i, m, kind, flag)
			asked = -1
			switch answer {
			case said:
				// What somebody said was agreed, and all then agreed to, is one decision.
				it.item.Decisions = slices.DeleteFunc(it.item.Decisions, func(x Decision) bool { return x.Vote == nil && within(x.Source, d.Source) })
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
	if m != nil && m.amends {
		// Nothing became of the amendment; the motion that it was to change stays.
		flag("amendment-open", "an amendment was moved, and it was not announced what became of it", m.used...)
		m = k.settleAmendment(m, "", kind)
	}
	if m != nil && m.seconder == "" && !m.count.active() && len(m.amendments) == 0 {
		// "I propose that …" in debate, and nobody took it up: it stays a point.
		for _, s := range m.used {
			s.done = false
		}
		if m.text != "" {
			flag("motion-not-seconded", "may be a motion: it was not seconded and not voted on", m.used...)
		}
		m = nil
	}
	if m != nil && (m.text != "" && m.mover != "" || m.count.vote.counted() || len(m.amendments) > 0) {
		flag("no-outcome", "a motion was moved or voted on, and no result was announced", m.used...)
		it.item.Decisions = append(it.item.Decisions, k.decision(m, "", nil, kind))
	}
	return findings
}

// within reports whether all that a was made from b was made from too.
func within(a, b Source) bool {
	for _, r := range a.Spoken {
		if !slices.Contains(b.Spoken, r) {
			return false
		}
	}
	return len(a.Spoken) > 0
}

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
	words := strings.TrimSpace(m[2] + m[4])
	lower := strings.ToLower(words)
	for _, other := range []string{"to take", "on ", "house", "here", "in ", "into", "around", "away", "from", "forward", "closer"} {
		if strings.HasPrefix(lower, other) {
			return "", false
		}
	}
	for _, lead := range []string{"a further amendment, which is that ", "a further amendment, that ", "a further amendment that ", "a further amendment, ", "an amendment, which is that ", "an amendment, that ", "an amendment that ", "a motion that ", "the motion that ", "formally that ", "that, ", "that ", "an amendment, ", "an amendment "} {
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
