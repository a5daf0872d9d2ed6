package minute

import (
	"strings"

	"github.com/townclerk/townclerk/minute/internal/calendar"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	asksAssent  = speech.Pattern(`^(?:(?:so|and|then|right|good|ok(?:ay)?),? )*(?:(?:is|are|does|do|would|can) )?(?:that|this|it|those|these|they|everyone|everybody|anyone|anybody|we|all|members|you|people)?(?: all)?(?: be)? ?(agreed?|ok(?:ay)?|happy|content|all right|comfortable)(?: (?:with|to|on|about) (?:that|this|it|those))?(?:,? (?:then|everyone|everybody|members|colleagues|please))?\?$`)
	asksDissent = speech.Pattern(`\b(?:does|do) (?:anyone|anybody|any member|you|people) (?:disagree|object)\b|\bany objections\?`)
	proposes    = speech.Pattern(`^(?:(?:so|and|then|right|ok(?:ay)?|now),? )*(?:(?:my (?:view|proposal|suggestion)|the (?:proposal|recommendation|suggestion)|what i(?:'d)? (?:propose|suggest)) is (?:that )?(.*)|let(?:'s| us) (.*)|(?:i|we)(?:'d| would|'ve| have)? (?:(?:like to )?(?:propose|suggest)|agreed|decided) that (.*))$`)
	decides     = speech.Pattern(`^(?:(?:so|and|then|right|ok(?:ay)?|now|thank you)[,.]? )*(for [^,]{2,40}, )?(?:(?:my|our|the|the chair's) decision(?:, [^,]{3,40},)? is|(?:i(?:'m| am)|i have|i've) decid(?:ing|ed)) (that .*)$`)
	harmWords   = speech.Pattern(`\bcategor(?:y|ies) of ((?:physical|emotional|sexual) (?:abuse|harm)|neglect)(?: and ((?:physical|emotional|sexual) (?:abuse|harm)|neglect))?`)
)

// harmOf returns the category of harm that a decision names, as Working Together
// to Safeguard Children and the Wales Safeguarding Procedures list them, or "".
func harmOf(text string) string {
	m := harmWords().FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	if m[2] != "" {
		return m[1] + " and " + m[2]
	}
	return m[1]
}

// chairDecides records what the chair announces as a decision: "my decision is
// that …", as the chair of a child protection conference does.
func (k *talk) chairDecides(it *itemTalk) {
	for _, s := range it.sentences {
		m := decides().FindStringSubmatch(s.Text)
		if m == nil || s.done || !k.leads(s) {
			continue
		}
		words := strings.TrimRight(m[2], ".! ")
		text := words
		if ws, ok := expand(wordsOf(words)); ok {
			text = put(ws)
		}
		if personal(text) {
			text = speech.Quote(s.Text)
		} else {
			text = strings.ToLower(m[1][:min(1, len(m[1]))]) + m[1][min(1, len(m[1])):] + text
		}
		it.item.Decisions = append(it.item.Decisions, Decision{Outcome: Agreed, Text: text, Category: harmOf(text), Source: k.spoken(s)})
		s.done = true
	}
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
	verb, rest := "", ""
	if r := putQuestion().FindStringSubmatch(asked.Text); r != nil {
		verb, rest = strings.ToLower(r[1]), strings.TrimRight(strings.TrimSpace(r[2]), "?. ")
	}
	d := Decision{Outcome: Agreed}
	switch {
	case correctRec().MatchString(asked.Text) || k.minutesAsked(it, asked):
		var more []*sentence
		d.Text, more = k.minutesAgreed(it, i)
		used = append(used, more...)
	case m != nil && m.text != "":
		d = k.decision(m, Agreed, nil, kind)
		used = append(used, m.used...)
	default:
		d.Text, d.Outcome = agreedText(verb, rest, asked.Text)
		if strings.HasPrefix(d.Text, "“") && (asksAssent().MatchString(asked.Text) || len(speech.Bare(rest)) <= 2) {
			// The question names nothing: what was put is said before it.
			if words, from := k.proposal(it, i, kind); from != nil {
				d.Text = words
				used = append(used, from)
				from.done = true
			}
		}
		d.Delegated = delegated(d.Text)
	}
	d.Source = k.spoken(used...)
	return d
}

// agreedText words what the chair asked agreement to.
func agreedText(verb, rest, question string) (string, Outcome) {
	rest = strings.TrimSuffix(rest, " please")
	switch {
	case strings.HasPrefix(rest, "for ") && !personal(rest) && strings.Contains(rest, " to ") && (verb == "happy" || verb == "content"):
		// "content for the clerk to write"
		who, what, _ := strings.Cut(strings.TrimPrefix(rest, "for "), " to ")
		return "that " + who + " " + what, Agreed
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

// minutesAsked reports whether a question such as "Are those agreed?" is about the
// minutes of the last meeting.
func (k *talk) minutesAsked(it *itemTalk, asked *sentence) bool {
	return strings.HasPrefix(it.item.Heading, "Minutes") && asksAssent().MatchString(asked.Text)
}

// proposal returns what the chair put to the meeting before a question that only
// asks whether all agree, worded as a decision; nil where that is not sure.
func (k *talk) proposal(it *itemTalk, i int, kind Kind) (string, *sentence) {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		s := it.sentences[j]
		if s.Turn != it.sentences[i].Turn && (j < i-1 || !k.leads(s)) {
			break
		}
		m := proposes().FindStringSubmatch(s.Text)
		if m == nil || strings.HasSuffix(s.Text, "?") {
			continue
		}
		words := strings.TrimRight(m[1]+m[2]+m[3], ".! ")
		if len(speech.Bare(words)) < 2 {
			continue
		}
		if m[2] != "" {
			if personal(words) {
				return speech.Quote(quotable(s.Text)), s
			}
			return "to " + words, s
		}
		text := motionText(words, false, kind)
		if strings.HasPrefix(text, "“") && m[3] != "" {
			text = speech.Quote("that " + words)
		}
		return text, s
	}
	return "", nil
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
