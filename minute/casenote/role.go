package casenote

import (
	"strings"
	"unicode/utf8"

	"github.com/townclerk/townclerk/minute/internal/speech"
	"github.com/townclerk/townclerk/minute/transcript"
)

var (
	workerLabel = speech.Pattern(`\b(?:social worker|sw|worker|asc|officer|practitioner|assessor|ot|occupational therapist|nurse|doctor|dr|gp|clinician|adviser|advisor|advocate|interviewer|team|housing|support planner|keyworker)\b`)
	carerLabel  = speech.Pattern(`\b(?:daughter|son|wife|husband|partner|mother|father|mum|dad|sister|brother|carer|niece|nephew|neighbour|friend|granddaughter|grandson|guest[_ ]?family|parent|interpreter)\b`)
	visitTo     = speech.Pattern(`\b(?:visit|call|visited|called|meeting|review|conversation|contact|phone call) (?:to|with|for|of|from) ((?-i:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?(?-i:[\p{Lu}][\p{L}'’-]+)(?: (?-i:[\p{Lu}][\p{L}'’-]+)){0,2})`)
	contactType = speech.Pattern(`\b(?:home visit|telephone call|phone call|video call|office visit|hospital visit|ward visit|school visit|joint visit|strategy meeting|review meeting|supervision|visit|email|text message)\b`)
	clockIn     = speech.Pattern(`\b\d{1,2}[:.]\d{2}\s?(?:am|pm)?(?: ?(?:to|-|–) ?\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)?)?`)
	addressIn   = speech.Pattern(`\b\d{1,4}[a-z]? (?-i:(?:[\p{Lu}][\p{L}'’-]+ )+)(?:street|road|close|avenue|lane|drive|court|way|crescent|terrace|gardens|place|grove|house|walk|hill|park|row|square|mews)\b(?:, (?-i:[\p{Lu}][\p{L}'’-]+(?: [\p{Lu}][\p{L}'’-]+)?))?`)
)

// A cast is who is who in a conversation.
type cast struct {
	voices map[string]voice // by the speaker's label
	worker string           // label of the worker, or ""
	person string           // label of the person, or ""
	names  map[string]bool  // words that name the person, in lower case
	notes  bool             // there are no speakers

	interprets bool // somebody interprets for the person
}

// speaksFor is the label of somebody who says in other words what the person says.
var speaksFor = speech.Pattern(`\binterpreter\b`)

// castOf works out who asks and who is visited: from the labels, else from who
// asks the questions. It does not look at titles that tell a gender.
func castOf(t *transcript.Transcript, named string) *cast {
	c := &cast{voices: map[string]voice{}, names: map[string]bool{}}
	speakers := t.Speakers()
	if len(speakers) == 0 {
		c.notes = true
		c.learn(named)
		// Notes shorten the name: "P fell", "PW fell".
		initials := ""
		for _, w := range nameWords(named) {
			_, n := utf8.DecodeRuneInString(w)
			initials += w[:n]
		}
		if _, n := utf8.DecodeRuneInString(initials); n > 0 && initials[0] != 'i' && initials[0] != 'a' {
			c.names[initials[:n]], c.names[initials] = true, true
		}
		return c
	}
	questions, words := map[string]int{}, map[string]int{}
	for i := range t.Turns {
		text := t.Turns[i].Text()
		questions[t.Turns[i].Speaker] += strings.Count(text, "?")
		words[t.Turns[i].Speaker] += len(strings.Fields(text))
	}
	for _, s := range speakers {
		if workerLabel().MatchString(s) && (c.worker == "" || questions[s] > questions[c.worker]) {
			c.worker = s
		}
	}
	if c.worker == "" {
		for _, s := range speakers {
			if carerLabel().MatchString(s) {
				continue
			}
			if c.worker == "" || questions[s] > questions[c.worker] {
				c.worker = s
			}
		}
	}
	for _, s := range speakers {
		switch {
		case s == c.worker, workerLabel().MatchString(s):
			c.voices[s] = workerVoice
		case carerLabel().MatchString(s):
			c.voices[s] = carerVoice
		case c.person == "" || named == "" && words[s] > words[c.person] || sharesName(s, named) && !sharesName(c.person, named):
			c.person = s
		}
	}
	for _, s := range speakers {
		c.interprets = c.interprets || speaksFor().MatchString(s)
		if _, known := c.voices[s]; known {
			continue
		}
		if s == c.person {
			c.voices[s] = personVoice
		} else {
			c.voices[s] = carerVoice
		}
	}
	c.learn(c.person)
	c.learn(named)
	return c
}

// sharesName reports whether two names have a word in common that is no title.
func sharesName(a, b string) bool {
	for _, w := range nameWords(a) {
		for _, x := range nameWords(b) {
			if w == x {
				return true
			}
		}
	}
	return false
}

// nameWords returns the words of a name without its title.
func nameWords(name string) []string {
	var out []string
	for _, w := range speech.Bare(name) {
		switch w {
		case "mr", "mrs", "ms", "miss", "mx", "dr", "speaker":
		default:
			out = append(out, w)
		}
	}
	return out
}

// learn adds the words by which the person is named.
func (c *cast) learn(name string) {
	for _, w := range nameWords(name) {
		if len(w) > 1 {
			c.names[w] = true
		}
	}
	for _, w := range strings.Fields("client resident patient") {
		c.names[w] = true
	}
}

// isPerson reports whether a word in lower case names the person.
func (c *cast) isPerson(word string) bool { return c.names[word] }

// voice returns whose words a turn is.
func (c *cast) voice(speaker string) voice {
	if c.notes || speaker == "" {
		return notesVoice
	}
	return c.voices[speaker]
}
