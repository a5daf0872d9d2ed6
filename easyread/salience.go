package easyread

import (
	"regexp"
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
)

// A weight says how much a sentence matters to the reader.
type weight int

const (
	background weight = iota // what is so, was so, or is planned
	useful                   // about people like the reader, or with a date
	vital                    // asks something of the reader, or says what is theirs
)

// Signs are what a sentence has that may make it matter.
type signs struct {
	reader    bool // it speaks to the reader: you, tenants, applicants
	people    bool // it speaks of people who may be the reader
	asks      bool // of an appeal, a complaint, a right, a penalty
	redress   bool // of an appeal or a complaint
	rights    int  // how many words of those it has
	acts      bool // of something that a reader does: pay, apply, comment
	limits    bool // "by", "within", "no later than"
	duty      bool // must, have to, need to
	modal     bool
	denies    bool
	money     bool
	time      bool // of the day
	day       bool // a date with its day, or a month that may be any year's
	month     bool // a month with its year
	period    bool // "28 days" that are yet to come
	share     bool // a percentage
	contact   bool // phone number, email address
	website   bool
	postcode  bool
	reference bool // a number to quote
	commanded bool // it begins with a verb: "Send us the form."
}

// signsOf looks a sentence over.
func signsOf(text string) signs {
	var s signs
	lower := strings.ToLower(text)
	for i, span := range language.Words(lower) {
		word := span.Of(lower)
		if asks[word] {
			s.rights++
			s.asks = true
		}
		s.redress = s.redress || redress[word]
		s.reader = s.reader || readers[word]
		s.people = s.people || publics[word]
		s.acts = s.acts || actions[word]
		s.limits = s.limits || limits[word]
		if i == 0 {
			s.commanded = commands[word] || actions[word] && isCommand(text)
		}
	}
	for _, f := range fidelity.Facts(text) {
		switch f.Kind {
		case fidelity.Money:
			s.money = true
		case fidelity.Time:
			s.time = true
		case fidelity.Phone, fidelity.Email:
			s.contact = true
		case fidelity.URL:
			s.website = true
		case fidelity.Postcode:
			s.postcode = true
		case fidelity.Date:
			if len(f.Value) == len("2026-03") && f.Value[0] >= '0' && f.Value[0] <= '9' {
				s.month = true
			} else {
				s.day = true
			}
		case fidelity.Reference:
			s.reference = true
		case fidelity.Percent:
			s.share = true
		case fidelity.Negation:
			s.denies = true
		case fidelity.Modal:
			s.modal = true
			s.duty = s.duty || strings.HasPrefix(strings.ToLower(f.Value), "must")
		case fidelity.Number:
			// "within 28 days" is a deadline, "in the last 5 years" is not.
			s.period = s.period || hasPeriod(text[f.End:]) && !looksBack(text[:f.Start])
		}
	}
	for _, phrase := range duties {
		s.duty = s.duty || strings.Contains(lower, phrase)
	}
	return s
}

// weigh returns how much a sentence matters in a document that speaks to its
// reader. Vital are deadlines, amounts of money, times, contacts, duties, and
// rights such as to appeal: they are kept at every length. It would rather keep
// too much.
func weigh(text string) weight {
	s := signsOf(text)
	switch {
	case s.rights > 1, s.asks && (s.reader || s.modal || s.duty || s.limits || s.people || s.commanded || s.acts):
		return vital
	case s.time, s.contact, s.website, s.postcode, s.period:
		return vital
	case s.money, s.day, s.month && s.limits:
		if s.reader || s.limits || !isPast(text) {
			return vital
		}
		return useful // what was paid or done
	case s.reader && (s.month || s.share || s.denies || s.duty || s.modal):
		return vital // also what they can do, and what will be done for them
	case s.people && s.modal, s.commanded, s.reference:
		return vital
	case s.denies && s.modal, refuses.MatchString(text), aboutWhat.MatchString(text):
		return vital
	case s.duty && (s.acts || mustSay(text)):
		return vital // also who will not have to pay
	case s.reader, s.month, s.duty:
		return useful
	}
	return background
}

// isPast reports whether a sentence tells of the past: its first verb with a
// subject is in the past tense.
func isPast(text string) bool {
	for _, t := range language.Tokens(text) {
		switch t.Tag {
		case "VBD":
			return true
		case "MD", "VBZ", "VBP":
			return false
		}
	}
	return false
}

// isCommand reports whether a sentence begins with a verb that has no subject.
func isCommand(text string) bool {
	tokens := language.Tokens(text)
	return len(tokens) > 1 && (tokens[0].Tag == "VB" || tokens[0].Tag == "VBP")
}

// mustSay reports whether a sentence says must: the strongest word for a duty.
func mustSay(text string) bool {
	for _, span := range language.Words(text) {
		if strings.EqualFold(span.Of(text), "must") {
			return true
		}
	}
	return false
}

// weighReport is weigh for a document that is about something and speaks to
// nobody, such as a plan or the minutes of a meeting. What it says of money, dates
// and duties is mostly the council's own: vital is only what a reader can act on.
func weighReport(text string) weight {
	s := signsOf(text)
	acts := s.acts || s.asks || s.commanded
	switch {
	case s.contact, s.website && wayOn.MatchString(text):
		return vital
	case s.reader && (acts || s.duty || s.money) && (s.modal || s.duty || s.day || s.period || s.money || s.website || s.denies):
		return vital
	case acts && s.limits && (s.day || s.time || s.period) && (s.people || s.reader || s.website || s.postcode || s.commanded):
		return vital
	case s.day && s.time:
		return vital // when something takes place
	case s.redress && (s.people || s.reader) && s.modal:
		return vital
	case s.reader, s.asks, s.people && (s.modal || s.money), s.duty, s.day, s.website:
		return useful
	}
	return background
}

// wayOn are words of a sentence that says where to go on from here.
var wayOn = regexp.MustCompile(`(?i)\b(?:visit|go to|find out more|(?:more|further) information|available (?:at|on|from)|contact)\b`)

var (
	// refuses are words of what is not taken, or is against the law.
	refuses = regexp.MustCompile(`(?i)\b(?:not (?:be )?(?:accepted|allowed|permitted|valid|counted)|(?:an|your|criminal) offence|against the law|(?:are|is|be) (?:responsible|liable) for)\b`)
	// aboutWhat begins the line of a letter or notice that says what it is about.
	aboutWhat = regexp.MustCompile(`^(?:Proposal|Location|Site|Application (?:number|reference)|(?:Our |Your )?[Rr]ef(?:erence)?)\s?:\s`)
)

// mustKeep reports whether a sentence is kept at every length.
func (cv *conversion) mustKeep(text string) bool { return cv.weigh(text) == vital }

// weigh returns how much a sentence matters in this document.
func (cv *conversion) weigh(text string) weight {
	if cv.report {
		return weighReport(text)
	}
	return weigh(text)
}

// isReport reports whether a document of such sentences speaks to nobody: it is
// long, and few of its sentences say "you".
func isReport(sentences []string) bool {
	const long, share = 1500, 10
	words, direct := 0, 0
	for _, s := range sentences {
		you := false
		lower := strings.ToLower(s)
		for _, span := range language.Words(lower) {
			words++
			switch span.Of(lower) {
			case "you", "your":
				you = true
			}
		}
		if you {
			direct++
		}
	}
	return words > long && direct*share < len(sentences)
}

// duties are phrases of sentences that ask something of someone.
var duties = []string{"have to", "has to", "need to", "needs to", "required to", "within one", "happens next", "by law"}

// asks are words of sentences about what is due to or from the reader.
var asks = map[string]bool{
	"appeal": true, "appeals": true, "appealing": true, "tribunal": true, "ombudsman": true, "complain": true,
	"complaint": true, "complaints": true, "deadline": true, "deadlines": true, "entitled": true, "entitlement": true,
	"right": true, "rights": true, "penalty": true, "penalties": true, "fine": true,
	"fined": true, "prosecuted": true, "prosecution": true, "urgent": true, "urgently": true, "emergency": true,
	"contact": true, "apply": true, "objection": true, "objections": true, "exempt": true, "exemption": true,
	"eligible": true,
}

// redress are the ways to have something put right.
var redress = map[string]bool{
	"appeal": true, "tribunal": true, "ombudsman": true, "complain": true, "object": true, "objection": true,
}

// actions are what councils ask readers to do.
var actions = map[string]bool{
	"pay": true, "apply": true, "send": true, "return": true, "reply": true, "respond": true, "comment": true,
	"comments": true, "object": true, "appeal": true, "tell": true, "register": true, "vote": true, "submit": true,
	"contact": true, "attend": true, "call": true, "phone": true, "ring": true, "email": true, "write": true, "report": true,
	"complain": true, "complete": true, "sign": true, "visit": true, "book": true, "renew": true, "claim": true,
	"ask": true, "request": true, "bring": true, "view": true, "inspect": true, "nominate": true, "respondents": true,
	"representations": true, "responses": true, "views": true,
}

// commands are other verbs that sentences to a reader begin with.
var commands = map[string]bool{
	"do": true, "please": true, "use": true, "keep": true, "put": true, "make": true, "check": true, "read": true,
	"give": true, "fill": true, "take": true, "wait": true, "go": true, "remember": true, "never": true, "if": true,
}

// limits are words before the day until which something can be done.
var limits = map[string]bool{
	"by": true, "before": true, "until": true, "within": true, "later": true, "deadline": true, "closing": true,
	"closes": true, "ends": true, "from": true, "between": true, "last": true, "expires": true,
}

// readers are the words that councils have for those who read a document.
var readers = map[string]bool{
	"you": true, "your": true, "yours": true, "applicant": true, "applicants": true, "claimant": true, "claimants": true,
	"tenant": true, "tenants": true, "customer": true, "customers": true, "household": true, "households": true,
	"taxpayer": true, "taxpayers": true, "occupier": true, "occupiers": true, "anyone": true, "everyone": true,
}

// publics are words for people who may or may not be the reader.
var publics = map[string]bool{
	"people": true, "person": true, "resident": true, "residents": true, "nobody": true, "parent": true,
	"parents": true, "carer": true, "carers": true, "owner": true, "owners": true, "public": true,
	"neighbour": true, "neighbours": true, "user": true, "users": true, "patient": true, "patients": true,
	"child": true, "children": true, "holder": true, "holders": true, "passenger": true, "passengers": true,
	"driver": true, "drivers": true, "pupil": true, "pupils": true, "student": true, "students": true,
	"visitor": true, "visitors": true, "member": true, "members": true, "businesses": true, "families": true,
	"landlord": true, "landlords": true, "voters": true, "candidates": true,
}

// looksBack reports whether a text ends with a word that puts a stretch of time in
// the past, or makes it an age.
func looksBack(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "last", "past", "previous", "recent", "aged", "age", "these", "those", "every", "over", "under":
		return true
	}
	return false
}

// hasPeriod reports whether text begins with a word for a stretch of time.
func hasPeriod(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	for _, w := range words {
		switch strings.Trim(w, ".,;:)") {
		case "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours":
			return true
		case "calendar", "working", "clear":
		default:
			return false
		}
	}
	return false
}
