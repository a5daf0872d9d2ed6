package minute

import (
	"strings"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// clauseBounds begin a new clause, so that a verb after them has a subject of its
// own.
var clauseBounds = speech.WordSet(", and but or so because if when while that which who whom whose what where how until unless although though as since than before after once whether")

// sayings are verbs that a clause without "that" may follow.
var sayings = speech.WordSet("say think know hope believe feel tell mean see hear guess suppose find show suggest expect understand agree wish report promise confirm")

// causatives are followed by a verb that no subject makes finite: "had people use
// it", "recommends that we use".
var causatives = speech.WordSet("have let make help see watch hear get")

// shiftAll moves the finite verbs into the past and the speaker into the third
// person. It reports whether there was a verb, and all of it was sure.
func shiftAll(ws []word, selfFirst bool) bool {
	finite := false
	last := -1           // the last finite verb
	bound := true        // a clause has begun since
	subjunctive := false // the next verb stays as it is
	demanded := false    // one has
	for i := range ws {
		w := &ws[i]
		lower := strings.ToLower(speech.Straight(w.Text))
		if clauseBounds()[lower] || w.Tag == "WDT" || w.Tag == "WP" || w.Tag == "WRB" {
			bound = true
		}
		if lower == "that" && i > 0 && (demanded && ws[i-1].Tag == "CC" || mandative()[ws[i-1].Lemma] || i > 1 && ws[i-1].Lemma == "be" && mandative()[ws[i-2].Lemma]) {
			subjunctive, demanded = true, true
		}
		if w.Tag == "VBP" && i > 0 && ws[i-1].Tag == "TO" {
			w.Tag = "VB"
		}
		if w.Tag == "VB" && subjectBefore(ws, i) {
			w.Tag = "VBP" // "I still get scared"
		}
		verb := w.Tag == "VBZ" || w.Tag == "VBP" || w.Tag == "VBD" || w.Tag == "MD"
		if verb && subjunctive && lower != "is" && lower != "are" && w.Tag != "VBZ" && w.Tag != "MD" {
			subjunctive = false
			pronoun(ws, i, selfFirst)
			continue
		}
		if verb {
			subjunctive = false
		}
		if (w.Tag == "VBP" || w.Tag == "VBZ") && i > 0 && !bound && strings.HasPrefix(ws[i-1].Tag, "VB") && !sayings()[ws[i-1].Lemma] {
			return false // "being broadcast live"
		}
		if verb && i > 0 && articles()[strings.ToLower(ws[i-1].Text)] {
			return false // "that the was it"
		}
		if verb && last >= 0 && !bound && !sayings()[ws[last].Lemma] && !followsPronoun(ws, i) {
			// Two verbs of one clause: one of them is none, or a causative stands
			// before it.
			return false
		}
		if w.Tag == "VBP" && last >= 0 && causatives()[ws[last].Lemma] && !bound {
			return false
		}
		pronoun(ws, i, selfFirst)
		was, ok := shift(w, ws, i, selfFirst)
		if !ok {
			return false
		}
		if was {
			finite, last, bound = true, i, false
		}
	}
	return finite
}

// subjectBefore reports whether a verb follows "I", "we" or "they" with nothing
// before them that takes a bare verb: "let", "did", "helped".
func subjectBefore(ws []word, i int) bool {
	j := beforeAdverbs(ws, i)
	if j < 0 {
		return false
	}
	switch strings.ToLower(ws[j].Text) {
	case "i", "we", "they":
	default:
		return false
	}
	return j == 0 || ws[j-1].Tag != "MD" && !strings.HasPrefix(ws[j-1].Tag, "VB")
}

var articles = speech.WordSet("the a an")

// followsPronoun reports whether the subject of the verb at i is a pronoun, which
// begins a clause of its own: "the thing we need".
func followsPronoun(ws []word, i int) bool {
	j := beforeAdverbs(ws, i)
	return j >= 0 && (ws[j].Tag == "PRP" || ws[j].Tag == "EX" || ws[j].Lemma == "you" || ws[j].Tag == "DT")
}

// beforeAdverbs returns the place of the last word before i that is no adverb, or -1.
func beforeAdverbs(ws []word, i int) int {
	for i--; i >= 0 && ws[i].Tag == "RB"; i-- {
	}
	return i
}

// pronoun puts the speaker at i into the third person.
func pronoun(ws []word, i int, selfFirst bool) {
	w := &ws[i]
	switch strings.ToLower(speech.Straight(w.Text)) {
	case "i":
		if i > 0 || !selfFirst {
			w.Text = "they"
		}
	case "me":
		w.Text = "them"
	case "my":
		w.Text = "their"
	case "mine":
		w.Text = "theirs"
	case "myself", "ourselves":
		w.Text = "themselves"
	case "we":
		w.Text = "they"
	case "us":
		w.Text = "them"
	case "our":
		w.Text = "their"
	case "ours":
		w.Text = "theirs"
	case "was":
		if afterSelf(ws, i, selfFirst) {
			w.Text = "were"
		}
	}
}

// afterSelf reports whether the subject right before a verb was "I" and is now
// "they". The first "I" gives way to a name instead.
func afterSelf(ws []word, i int, selfFirst bool) bool {
	j := beforeAdverbs(ws, i)
	return j >= 0 && !(j == 0 && selfFirst) && ws[j].Text == "they" && ws[j].Lemma == "i"
}

// afterYou reports whether the subject right before a verb was "you" and is now a
// name.
func afterYou(ws []word, i int) bool {
	j := beforeAdverbs(ws, i)
	return j >= 0 && ws[j].Lemma == "you"
}

// shift moves one word into the past if it is a finite verb. was says that it
// is one; ok is false where its past form is not sure.
func shift(w *word, ws []word, i int, selfFirst bool) (was, ok bool) {
	lower := strings.ToLower(w.Text)
	switch w.Tag {
	case "MD":
		if past := backshift[lower]; past != "" {
			w.Text = past
		}
		return true, true
	case "VBD":
		if lower == "were" && afterYou(ws, i) {
			w.Text = "was"
		}
		return true, true
	case "VBN":
		// "The culvert overflowed" looks like a participle to the tagger.
		return i > 0 && (strings.HasPrefix(ws[i-1].Tag, "NN") || ws[i-1].Tag == "PRP"), true
	case "VBZ", "VBP":
	default:
		return false, true
	}
	switch lower {
	case "is":
		w.Text = "was"
	case "am":
		w.Text = "was"
		if !(selfFirst && i <= 2) {
			w.Text = "were" // the subject is now "they"
		}
	case "are":
		w.Text = "were"
		if afterYou(ws, i) {
			w.Text = "was"
		}
	case "has", "have":
		w.Text = "had"
	case "do", "does":
		w.Text = "did"
	default:
		lemma := w.Lemma
		if !language.IsVerb(lemma) || lower != lemma && language.Inflect(lemma, "VBZ") != lower {
			return false, false
		}
		past := language.Inflect(lemma, "VBD")
		if past == "" || past == lemma && !strings.HasSuffix(lemma, "t") {
			return false, false
		}
		w.Text = past
	}
	return true, true
}

// The words for times that move when they are reported, as one and as two words.
var (
	timesOne = map[string]string{"yesterday": "the day before", "tomorrow": "the next day", "today": "that day", "tonight": "that evening", "ago": "earlier"}
	timesTwo = map[string]string{"next": "the following", "last": "the previous", "this": "that"}

	timeNouns = speech.WordSet("week weekend month year term summer winter spring autumn morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter")
)

// shiftTime moves words such as "yesterday" and "next week", which mean another
// day to whoever reads them. It is false where that is not sure.
func shiftTime(ws []word) ([]word, bool) {
	for i := range ws {
		w := &ws[i]
		lower := strings.ToLower(w.Text)
		if to := timesOne[lower]; to != "" {
			if i+1 < len(ws) && strings.HasPrefix(ws[i+1].Text, "'") || i > 0 && demonstrative()[strings.ToLower(ws[i-1].Text)] {
				return nil, false // "today's", "agree that today"
			}
			if i == 0 {
				to = speech.Capital(to)
			}
			w.Text, w.Tag = to, "RB"
			if i+1 < len(ws) && partOfDay()[strings.ToLower(ws[i+1].Text)] {
				return nil, false // "the next day morning" is no English
			}
			continue
		}
		to := timesTwo[lower]
		if to == "" || i+1 == len(ws) || !timeNouns()[strings.ToLower(ws[i+1].Text)] {
			if to != "" && lower != "this" && i+1 < len(ws) && (strings.EqualFold(ws[i+1].Text, "time") || ws[i+1].Tag == "CD") && (i == 0 || ws[i-1].Tag != "DT" && ws[i-1].Tag != "PRP$") {
				return nil, false // "last time", "next two weeks"
			}
			continue
		}
		if i > 0 && (ws[i-1].Tag == "DT" || ws[i-1].Tag == "PRP$" || strings.EqualFold(ws[i-1].Text, "until")) && lower != "this" {
			continue // "the last week" is no other week later
		}
		if i == 0 {
			to = speech.Capital(to)
		}
		w.Text, w.Tag = to, "DT"
	}
	return ws, true
}

var partOfDay = speech.WordSet("morning afternoon evening night lunchtime")
