package minute

import (
	"strings"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// A reported is one sentence in reported speech, to be put behind the name of
// whoever said it.
type reported struct {
	// clause begins with the subject, in lower case unless it is a name, and has
	// no full stop.
	clause string

	// self is set where the subject was "I": the clause then begins with the
	// verb.
	self bool

	// opinion is set where what "I" do is said best without "said that".
	opinion bool

	// group is set where the sentence speaks of "we": whose group that is shows
	// only with the speaker's name before it.
	group bool

	// question is set for "whether …", and subject is then whom or what it asks
	// about, as far as that is sure.
	question bool
	subject  string
}

var (
	discourse     = speech.Pattern(`^(?:(?:(?:mr\.? ?|madam )?chair|yes|yeah|ok(?:ay)?|right|so|well|and|now|also|thank you(?: very much)?|thanks|absolutely|of course|i mean|you know|as i said|then|to be honest|obviously|actually|basically),?\s+)+(?:chair,?\s+)?`)
	vocative      = speech.Pattern(`,?\s*(?:madam |mr\.? ?|mister )?\bchair(?:man|woman)?\s*([.,])`)
	unshifted     = speech.WordSet("tomorrow yesterday tonight today now ago here hereby please let let's lets hello sorry")
	third         = speech.WordSet("they them their theirs themselves he she him her his hers they're they've they'll they'd he's she's")
	mandative     = speech.WordSet("recommend propose suggest insist require request demand urge advise")
	demonstrative = speech.WordSet("that this those these")
	opinions      = speech.WordSet("worry support oppose welcome agree disagree think believe feel hope want wish thank doubt prefer regret accept understand")
	feelings      = speech.WordSet("worried concerned pleased happy unhappy sorry glad disappointed grateful sure surprised delighted opposed against content unsure nervous uneasy anxious keen")
)

// report puts a sentence into reported speech: third person, past tense, no
// contractions. ok is false where that is not safe; the words are then quoted.
func report(text string) (reported, bool) {
	text = strings.TrimSpace(speech.Verbatim(text))
	if at := discourse().FindStringIndex(text); at != nil && at[1] < len(text) {
		text = speech.Capital(text[at[1]:])
	}
	text = vocative().ReplaceAllString(text, "$1")
	question := strings.HasSuffix(text, "?")
	body := strings.TrimRight(text, ".!? ")
	if first, _, _ := strings.Cut(strings.ToLower(body), " "); strings.Trim(first, ",") == "no" {
		return reported{}, false // its "no" answers something
	}
	if body == "" || strings.ContainsAny(body, `"“”;:?!…`) || strings.Contains(body, "--") || strings.ContainsAny(body, "—–") {
		return reported{}, false
	}
	ws, ok := expand(wordsOf(body))
	if !ok || len(ws) < 3 || len(ws) > 60 {
		return reported{}, false
	}
	if ws[0].Tag == "NNP" && ws[1].Text == "," {
		return reported{}, false // said to somebody by name
	}
	self, group, others := 0, 0, 0
	for i, w := range ws {
		lower := strings.ToLower(speech.Straight(w.Text))
		switch {
		case lower == "i" || lower == "me" || lower == "my" || lower == "mine" || lower == "myself":
			self++
		case lower == "we" || lower == "us" || lower == "our" || lower == "ours" || lower == "ourselves":
			group++
		case personalWords()[lower], unshifted()[lower]:
			return reported{}, false
		case (lower == "next" || lower == "last" || lower == "this") && i+1 < len(ws) && timeNouns()[strings.ToLower(ws[i+1].Text)]:
			return reported{}, false
		case third()[lower]:
			others++
		}
	}
	if self > 0 && others > 0 || self > 0 && group > 0 || group > 0 && others > 0 || self > 3 {
		return reported{}, false // whose "they" would it be?
	}
	if question {
		return reportQuestion(ws, self+group)
	}
	var r reported
	r.group = group > 0
	r.self = strings.EqualFold(ws[0].Text, "i")
	if !r.self && (ws[0].Tag == "VB" || ws[0].Tag == "VBG" || ws[0].Tag == "VBN" || language.IsVerb(strings.ToLower(ws[0].Text))) {
		return reported{}, false // an order, or a fragment
	}
	if r.self {
		r.opinion = opinionated(ws)
	}
	for i, w := range ws {
		// "that that was right", and "recommends that we use", whose verb is no
		// statement.
		if i == 0 && demonstrative()[strings.ToLower(w.Text)] || mandative()[w.Lemma] {
			return reported{}, false
		}
	}
	if !shiftAll(ws, r.self) {
		return reported{}, false
	}
	if r.self {
		ws = ws[1:]
	} else {
		lowerFirst(ws)
	}
	r.clause = put(ws)
	return r, true
}

var timeNouns = speech.WordSet("week month year time meeting morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday summer winter spring autumn")

// opinionated reports whether "I …" says what the speaker thinks or feels.
func opinionated(ws []word) bool {
	for _, w := range ws[1:min(len(ws), 6)] {
		switch {
		case w.Tag == "RB", w.Tag == "MD", w.Lemma == "do", w.Lemma == "be", w.Lemma == "would", w.Text == "not":
			if feelings()[strings.ToLower(w.Text)] {
				return true
			}
		case strings.HasPrefix(w.Tag, "VB") && opinions()[w.Lemma], feelings()[strings.ToLower(w.Text)]:
			return true
		default:
			return false
		}
	}
	return false
}

// lowerFirst takes the capital from the first word unless it is a name.
func lowerFirst(ws []word) {
	w := &ws[0]
	if w.Tag == "NNP" || w.Tag == "NNPS" || strings.ToUpper(w.Text) == w.Text && len(w.Text) > 1 {
		return
	}
	w.Text = strings.ToLower(w.Text[:1]) + w.Text[1:]
}

// shiftAll moves the finite verbs into the past and the speaker into the third
// person. It reports whether there was a verb, and all of it was sure.
func shiftAll(ws []word, selfFirst bool) bool {
	finite := false
	for i := range ws {
		w := &ws[i]
		lower := strings.ToLower(speech.Straight(w.Text))
		switch lower {
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
		}
		if w.Text == "was" && afterSelf(ws, i, selfFirst) {
			w.Text = "were"
		}
		was, ok := shift(w, ws, i, selfFirst)
		if !ok {
			return false
		}
		finite = finite || was
	}
	return finite
}

// afterSelf reports whether the subject right before a verb was "I" and is now
// "they". The first "I" gives way to a name instead.
func afterSelf(ws []word, i int, selfFirst bool) bool {
	for j := i - 1; j >= 0; j-- {
		switch {
		case ws[j].Tag == "RB":
		case j == 0 && selfFirst:
			return false
		default:
			return ws[j].Text == "they" && ws[j].Lemma == "i"
		}
	}
	return false
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

// reportQuestion turns a question that asks for yes or no into "whether …".
func reportQuestion(ws []word, self int) (reported, bool) {
	if self > 0 {
		return reported{}, false
	}
	aux := ws[0]
	lower := strings.ToLower(aux.Text)
	if len(ws) > 2 && strings.EqualFold(ws[1].Text, "there") && aux.Lemma == "be" {
		// "Is there a plan" asks whether there was a plan.
		rest := append([]word{ws[1], ws[0]}, ws[2:]...)
		rest[0].Text = "there"
		rest[1].space = true
		rest[1].Tag = "VBZ"
		if !shiftAll(rest, false) {
			return reported{}, false
		}
		return reported{clause: "whether " + put(rest), question: true}, true
	}
	want := "VB"
	switch lower {
	case "has", "have", "had":
		want = "VBN"
	case "will", "would", "can", "could", "should", "do", "does", "did", "must":
	default:
		return reported{}, false
	}
	// The subject ends where the verb begins; a verb inside it makes that unsure.
	at := 0
	for i := 1; i < len(ws); i++ {
		t := ws[i].Tag
		if t == want || want == "VB" && t == "VBP" {
			at = i
			break
		}
		if strings.HasPrefix(t, "VB") || t == "MD" || t == "," || t == "CC" {
			return reported{}, false
		}
	}
	if at < 2 {
		return reported{}, false
	}
	subject, rest := ws[1:at:at], append([]word(nil), ws[at:]...)
	for len(subject) > 0 && subject[len(subject)-1].Tag == "RB" {
		return reported{}, false
	}
	subject = append([]word(nil), subject...)
	lowerFirst(subject)
	for i := range rest[1:] {
		if _, ok := shift(&rest[i+1], rest, i+1, false); !ok {
			return reported{}, false
		}
	}
	switch lower {
	case "do", "does":
		past := language.Inflect(rest[0].Lemma, "VBD")
		if past == "" {
			return reported{}, false
		}
		rest[0].Text = past
	case "did":
		return reported{}, false
	default:
		a := word{Token: aux.Token, space: true}
		a.Text = lower
		if past := backshift[lower]; past != "" {
			a.Text = past
		}
		if lower == "has" || lower == "have" {
			a.Text = "had"
		}
		rest = append([]word{a}, rest...)
	}
	return reported{clause: "whether " + put(append(subject, rest...)), question: true, subject: put(subject)}, true
}
