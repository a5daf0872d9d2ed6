package minute

import (
	"strings"
	"time"

	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

var (
	nextIs      = speech.Pattern(`(?:^|\b(?:our|the) )(?:next (?:[a-z]+ )?(?:meeting|review|conference)|review (?:conference|meeting))(?: of (?:the|this) [\p{L} ]+?)?(?:(?:'s| is| will be| takes place| will take place| is scheduled for| is being held| would be))?(?: held)?(?: on)?,? `)
	begunAt     = speech.Pattern(`\b(?:it(?:'s| is) ((?:now |just |just gone |coming up to |about )*)|(?:start(?:ed|ing|s)?|commenc(?:ed|ing)|opened|begin(?:ning)?) (?:the meeting )?at )(` + spokenTime + `)`)
	saidTime    = speech.Pattern(`\b(` + spokenTime + `)`)
	bodyOf      = speech.Pattern(`^.*\b(?:committee|panel|board|forum|cabinet|meeting|conference) of (?:the )?`)
	ofToday     = speech.Pattern(`\b(?:welcome|today(?:'s| is)|tonight|this (?:is|meeting|evening|morning|afternoon)|meeting (?:of|on|held)|good (?:morning|afternoon|evening)|(?:today's|the) date(?: today)? is\b|^date:)`)
	itIsDay     = speech.Pattern(`\bit(?:'s| is) (?:now )?(?:the |(?:mon|tues|wednes|thurs|fri|satur|sun)day)|^(?:(?:right|so|ok(?:ay)?|now|and),? )*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b`)
	weAreAt     = speech.Pattern(`\bwe(?:'re| are)(?: all)?(?: meeting)?(?: here| today)? (?:in|at) (` + longPlace + `)`)
	aboutWhom   = speech.Pattern(`\b(?:conference|review|meeting|enquiry|discussion)(?: is)? (?:for|about|on|regarding|concerning) (` + titledName + `|` + plainName + `)(,? (?:who(?:'s| is)|aged) (?:\d+|[a-z]+(?:[- ][a-z]+)?)(?: (?:years|months) old)?)?(?:[,.]| and\b| on\b| at\b|$)`)
	ofAnother   = speech.Pattern(`\b(?:last|previous|next) (?:meeting|time|month|year|week)|\bminutes\b|\bapplication\b|\bsince\b`)
	ofEvent     = speech.Pattern(`\b(?:seminar|presentation|deadline|event|workshop|conference|training|exhibition|open day|deliver|from now|possibl[ey]|i think|maybe|might|until|by the|due)\b`)
	atPlace     = speech.Pattern(`\b(?:here )?(?:in|at) (the (?-i:[\p{Lu}][\p{L}'-]+)(?: (?-i:[\p{Lu}][\p{L}'-]+)){0,4}|(?-i:[\p{Lu}][\p{L}'-]+)(?: (?-i:[\p{Lu}][\p{L}'-]+)){1,4})`)
	nextDetail  = speech.Pattern(`^,? (at (?:` + spokenTime + `)(?:,? (?:(?:in|at) ` + longPlace + `|in the same (?:room|place|building)))?|(?:in|at) ` + placeName + `)`)
	committeeIn = speech.Pattern(`\b(?:meeting of )?the ((?-i:[\p{Lu}][\p{L}'-]+)(?: (?-i:(?:and|of|for|the|[\p{Lu}][\p{L}'-]+)))*? (?-i:(?:Sub-Committee|Committee|Panel|Board|Cabinet|Forum|Partnership|Conference)))\b|\bthe ((?-i:Cabinet|Executive))\b`)
)

// placeName is the name of a place with its article.
const placeName = `(?:the )?(?-i:[\p{Lu}][\p{L}'-]+)(?: (?-i:[\p{Lu}][\p{L}'-]+)){0,4}`

// longPlace is the name of a place and of what it is in: "Room 3 at the Civic
// Centre".
const longPlace = `(?:the )?(?-i:[\p{Lu}][\p{L}'-]+)(?: (?:(?-i:[\p{Lu}][\p{L}'-]+)|\d{1,3}))*(?: (?:at|in|of) (?:the )?(?-i:[\p{Lu}][\p{L}'-]+)(?: (?-i:[\p{Lu}][\p{L}'-]+))*)*`

// particulars records the body, day, place and times of the meeting, from the
// agenda and from what is said.
func (k *talk) particulars(m *Minutes, a *agenda, known time.Time) {
	m.Council, m.Committee, m.Venue, m.Start = a.council, a.committee, a.venue, a.start
	k.meetingDate(m, a, known)
	for i, s := range k.sentences {
		if i >= 30 {
			break
		}
		if m.Committee.Text == "" {
			if c := committeeIn().FindStringSubmatch(s.Text); c != nil {
				m.Committee = Fact{Text: c[1] + c[2], Source: k.spoken(s)}
			}
		}
		if m.Council.Text == "" {
			if c := councilName().FindString(s.Text); c != "" {
				if at := bodyOf().FindStringIndex(c); at != nil {
					c = c[at[1]:]
				}
				for _, w := range []string{"of ", "and ", "upon "} {
					c = strings.TrimPrefix(c, w)
				}
				if len(strings.Fields(c)) > 1 {
					m.Council = Fact{Text: c, Source: k.spoken(s)}
				}
			}
		}
		if m.Start.Text == "" && i < 15 && (s.who == nil || s.who == k.people.chair) {
			if c := begunAt().FindStringSubmatch(s.Text); c != nil {
				m.Start = k.opened(s, c)
				s.done = true
			}
		}
		if c := weAreAt().FindStringSubmatch(s.Text); c != nil && m.Venue.Text == "" && i < 15 && k.opensWith(s) {
			m.Venue = Fact{Text: c[1], Source: k.spoken(s)}
			s.done = len(speech.Bare(s.Text)) <= len(speech.Bare(c[1]))+12
		}
		if c := aboutWhom().FindStringSubmatch(s.Text); c != nil && m.Subject.Text == "" && i < 15 && m.Private {
			m.Subject = Fact{Text: c[1] + strings.Replace(c[2], " who's ", " who is ", 1), Source: k.spoken(s)}
			k.subject = k.people.named(c[1], nil)
			s.done = s.done || len(speech.Bare(s.Text)) <= 28
		}
		if m.Venue.Text == "" && opensMeeting().MatchString(s.Text) {
			if c := atPlace().FindStringSubmatch(s.Text); c != nil && venueWords().MatchString(c[1]) {
				m.Venue = Fact{Text: c[1], Source: k.spoken(s)}
			}
		}
	}
	for i := len(k.sentences) - 1; i >= 0 && i >= len(k.sentences)-20; i-- {
		s := k.sentences[i]
		if !closesTalk().MatchString(s.Text) || s.who != k.people.chair {
			continue
		}
		if c := saidTime().FindString(s.Text); c != "" {
			m.Close = k.closed(c, s, m.Start)
		}
		break
	}
}

// meetingDate finds the day of the meeting. The caller's word counts most, then
// what the file says, what is said at the opening, and the agenda.
func (k *talk) meetingDate(m *Minutes, a *agenda, known time.Time) {
	defer func() { k.date = m.Date }()
	if !known.IsZero() {
		y, mo, d := known.Date()
		m.Date = Date{Text: calendar.Long(time.Date(y, mo, d, 0, 0, 0, 0, time.UTC)), Day: time.Date(y, mo, d, 0, 0, 0, 0, time.UTC), Source: Source{Inferred: true}}
		return
	}
	ref := a.date.Day
	if k.t.Date != "" {
		if f, ok := calendar.Find(k.t.Date, ref, calendar.Ahead); ok && !f.Day.IsZero() {
			m.Date = dateOf(f)
			for i, h := range k.t.Header {
				if at := strings.Index(h, k.t.Date); at >= 0 {
					m.Date.Source = Source{Spoken: []transcript.Ref{{Turn: transcript.HeaderTurn, Utterance: i, Start: at, End: at + len(k.t.Date)}}}
					break
				}
			}
			if len(m.Date.Source.Spoken) == 0 {
				m.Date.Source.Inferred = true
			}
		}
	}
	for i, s := range k.sentences {
		if i >= 15 || m.Date.Text != "" {
			break
		}
		// Only a sentence that speaks of this meeting gives its date; a storm or
		// the last minutes have dates too.
		today := opensMeeting().MatchString(s.Text) || itIsDay().MatchString(s.Text) && k.opensWith(s)
		if !today && !ofToday().MatchString(s.Text) || ofAnother().MatchString(s.Text) || !today && ofEvent().MatchString(s.Text) {
			continue
		}
		f, ok := calendar.Find(s.Text, time.Time{}, calendar.Ahead)
		if !ok || len(speech.Bare(f.Text)) < 2 || !strings.ContainsAny(f.Text, "0123456789") && f.Day.IsZero() {
			continue
		}
		if f.Day.IsZero() && !ref.IsZero() {
			// Without a year it is the agenda's day or no day at all.
			if g, ok := calendar.Find(s.Text, ref, calendar.Ahead); ok && g.Day.Equal(ref) {
				f = g
			}
		}
		m.Date = dateOf(f)
		m.Date.Source = k.spoken(s)
		s.done = s.done || !hasVerb(s.Text) && len(speech.Bare(s.Text)) < 15
	}
	if m.Date.Text == "" {
		m.Date = a.date
	}
}

// opensWith reports whether whoever opens the meeting says a sentence: the chair,
// or the first to speak.
func (k *talk) opensWith(s *sentence) bool {
	return s.who == k.people.chair || s.who == k.sentences[0].who
}

// nextMeeting records the day of the next meeting.
func (k *talk) nextMeeting(m *Minutes) {
	for _, s := range k.sentences {
		if s.who != nil && (s.who.role == Public || k.people.chair != nil && s.who != k.people.chair && s.who.role == Member) {
			continue
		}
		at := nextIs().FindStringIndex(s.Text)
		if at == nil {
			continue
		}
		f, ok := calendar.Find(s.Text[at[0]:], k.date.Day, calendar.Ahead)
		if !ok || f.Start > at[1]-at[0]+4 {
			continue
		}
		if d := nextDetail().FindStringSubmatch(s.Text[at[0]+f.End:]); d != nil {
			m.NextDetail = Fact{Text: strings.TrimRight(d[1], "."), Source: k.spoken(s)}
		} else if !f.Day.Equal(m.NextMeeting.Day) {
			m.NextDetail = Fact{}
		}
		m.NextMeeting = dateOf(f)
		m.NextMeeting.Source = k.spoken(s)
		if len(speech.Bare(s.Text)) < len(speech.Bare(s.Text[at[0]:at[1]]))+len(speech.Bare(f.Text))+12 && at[0] < 6 {
			s.done = true // it says nothing else
		}
		// The last word on it counts: it is said again at the end.
	}
	if m.NextMeeting.Text != "" {
		k.next = m.NextMeeting
	}
}
