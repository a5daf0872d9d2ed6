package minute

import (
	"strings"

	"github.com/townclerk/townclerk/internal/fidelity"
	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// backshift is how modal verbs change in reported speech.
var backshift = map[string]string{"will": "would", "'ll": "would", "can": "could", "may": "might", "shall": "should"}

// addsNothing reports whether a comparison finds no fact that is new or changed.
// That "will" became "would" is what reported speech does to it.
func addsNothing(source string, r fidelity.Report) bool {
	for _, f := range r.New {
		if f.Kind != fidelity.Modal || !shifted(source, f.Value) {
			return false
		}
	}
	for _, c := range r.Changed {
		if c.Is.Kind != fidelity.Modal || !shifted(source, c.Is.Value) {
			return false
		}
	}
	return true
}

// faithful reports whether a rewording says what its source says: every fact of
// the result stands in the source, and none became another. That "will" became
// "would" is what reported speech does. known are names that the result may use
// because the transcript gives them elsewhere.
func faithful(source, result string, known ...string) bool {
	r := fidelity.Compare(source+" "+strings.Join(known, " "), result)
	if !addsNothing(source, r) {
		return false
	}
	for _, f := range r.Dropped {
		switch f.Kind {
		case fidelity.Name, fidelity.Modal:
			// The names given as known are no part of the source; modal verbs
			// are compared below.
		default:
			return false
		}
	}
	return negations(source) == negations(result)
}

// shifted reports whether the source holds the modal verb of which value is the
// past.
func shifted(source, value string) bool {
	lower := " " + strings.ToLower(speech.Straight(source)) + " "
	past, not := strings.CutSuffix(value, " not")
	for now, then := range backshift {
		if then != past {
			continue
		}
		if not {
			short := map[string]string{"will": "won't", "can": "can't", "shall": "shan't"}[now]
			if short != "" && strings.Contains(lower, short) || strings.Contains(lower, now+" not") || now == "can" && strings.Contains(lower, "cannot") {
				return true
			}
			continue
		}
		if strings.Contains(lower, " "+now+" ") || strings.HasPrefix(now, "'") && strings.Contains(lower, now+" ") {
			return true
		}
	}
	return strings.Contains(lower, " "+past) || strings.Contains(lower, "'d ")
}

// negations counts the words that deny.
func negations(text string) int {
	n := 0
	for _, w := range speech.Bare(speech.Straight(text)) {
		switch {
		case w == "not", w == "no", w == "never", w == "nobody", w == "nothing", w == "none", w == "nor", w == "neither", w == "without", w == "cannot", w == "nowhere", strings.HasSuffix(w, "n't"):
			n++
		}
	}
	return n
}

// personal reports whether a text speaks of "I", "we" or "you", so that its
// words cannot stand outside speech as they are.
func personal(text string) bool {
	for _, w := range speech.Bare(speech.Straight(text)) {
		if personalWords()[w] {
			return true
		}
		if head, _, ok := strings.Cut(w, "'"); ok && personalWords()[head] {
			return true
		}
	}
	return false
}

var personalWords = speech.WordSet("i me my mine myself we us our ours ourselves you your yours yourself yourselves")

// A word is a token with what stands before it, so that a sentence can be put
// together again.
type word struct {
	language.Token
	space bool
}

// wordsOf cuts a sentence into words.
func wordsOf(text string) []word {
	tokens := language.Tokens(text)
	for i := 1; i+1 < len(tokens); i++ {
		// "The heating costs £90": what looks like a plural is the verb.
		t, next := &tokens[i], tokens[i+1].Text
		if t.Tag == "NNS" && t.Lemma == "cost" && strings.HasPrefix(tokens[i-1].Tag, "NN") && (strings.HasPrefix(next, "£") || next == "about" || next == "around") {
			t.Tag = "VBZ"
		}
	}
	verbAtEnd(tokens)
	out := make([]word, len(tokens))
	end := 0
	for i, t := range tokens {
		out[i] = word{Token: t, space: t.Start > end}
		end = t.End
	}
	return out
}

// verbAtEnd mends the tags of clauses such as "so the balance applies" and "when
// the bail ends": a clause has a verb, and where there is no other, the word that
// looks like a plural is it.
func verbAtEnd(tokens []language.Token) {
	from := 0
	verb := false
	for i := 0; i <= len(tokens); i++ {
		bound := i == len(tokens) || tokens[i].Text == ","
		if !bound && !opensClause()[strings.ToLower(tokens[i].Text)] {
			verb = verb || strings.HasPrefix(tokens[i].Tag, "VB") || tokens[i].Tag == "MD" || tokens[i].Tag == "POS"
			continue
		}
		if last := i - 1; from >= 0 && !verb && last-from >= 2 {
			t := &tokens[last]
			if t.Tag == "NNS" && tokens[last-1].Tag == "NN" && language.IsVerb(language.Lemma(strings.ToLower(t.Text), "VBZ")) && (tokens[from].Tag == "DT" || tokens[from].Tag == "PRP$") {
				t.Tag, t.Lemma = "VBZ", language.Lemma(strings.ToLower(t.Text), "VBZ")
			}
		}
		from, verb = -1, false
		if i < len(tokens) && tokens[i].Text != "," {
			from = i + 1
		}
	}
}

var opensClause = speech.WordSet("so when if because until while where although though unless that which")

// put joins words to a text.
func put(ws []word) string {
	var b strings.Builder
	for i, w := range ws {
		if w.Text == "" {
			continue
		}
		if w.space && i > 0 && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// motionText words a motion as a clause that follows RESOLVED: "we defer the
// application" gives "that the Committee defer the application". What cannot be
// worded safely is quoted.
func motionText(text string, to bool, kind Kind) string {
	text = strings.TrimRight(strings.TrimSpace(text), ".!;, ")
	for _, end := range []string{", please", " please", ", Chair"} {
		text = strings.TrimSuffix(text, end)
	}
	switch {
	case theirWords().MatchString(text):
		be := " be agreed"
		if !strings.HasPrefix(strings.ToLower(text), "the ") && !strings.HasPrefix(strings.ToLower(text), "th") {
			text = "the " + text
		}
		return "that " + text + be
	case to && !personal(text):
		return "to " + text
	}
	if m := actOf().FindStringSubmatch(text); m != nil {
		of := m[2]
		if of == "" {
			of = "the application"
		}
		return "that " + of + " be " + map[string]string{"refusal": "refused", "approval": "approved", "deferral": "deferred", "refuse": "refused", "approve": "approved"}[strings.ToLower(m[1])] + m[3]
	}
	lower := strings.ToLower(text)
	ws, ok := expand(wordsOf(text))
	if !ok || len(ws) < 2 {
		return speech.Quote(text)
	}
	if strings.HasPrefix(lower, "we ") {
		if out, ok := forBody(ws, kind); ok && faithful(text, out, speech.Capital(kind.Body)) {
			return "that " + out
		}
		return speech.Quote(text)
	}
	if personal(text) {
		return speech.Quote(text)
	}
	if strings.HasPrefix(lower, "under section ") && strings.Contains(lower, " be excluded") {
		return "that " + text // the words of the Local Government Act 1972
	}
	if !startsNoun(ws) {
		return speech.Quote(text)
	}
	for _, w := range ws {
		if w.Tag == "VBZ" || w.Tag == "VBP" || w.Tag == "MD" || w.Tag == "VB" {
			return "that " + text
		}
	}
	return speech.Quote(text)
}

// actOf matches a motion that names only what is to be done: "refusal, contrary to
// the recommendation".
var actOf = speech.Pattern(`^(refusal|approval|deferral)(?: of ((?:the|this) [\p{L}]+))?((?:,? (?:contrary|in line|subject|as|with|for)\b.*)?)$`)

// startsNoun reports whether the words begin with a noun phrase.
func startsNoun(ws []word) bool {
	switch ws[0].Tag {
	case "DT", "NN", "NNS", "NNP", "NNPS", "PRP$", "CD", "JJ":
		return true
	}
	return false
}

// forBody puts the deciding body in the place of "we".
func forBody(ws []word, kind Kind) (string, bool) {
	first := true
	out := make([]word, len(ws))
	copy(out, ws)
	for i := range out {
		w := &out[i]
		switch strings.ToLower(w.Text) {
		case "we":
			if first {
				// "that the Committee defer": the verb stays as it is.
				if i+1 >= len(out) || out[i+1].Tag != "VB" && out[i+1].Tag != "VBP" || out[i+1].Lemma == "be" || out[i+1].Lemma == "have" {
					return "", false
				}
				w.Text = kind.Body
				first = false
				continue
			}
			w.Text = "it"
			if i+1 >= len(out) {
				return "", false
			}
			v := &out[i+1]
			switch {
			case v.Lemma == "be" && strings.EqualFold(v.Text, "are"):
				v.Text = "is"
			case v.Lemma == "have" && strings.EqualFold(v.Text, "have"):
				v.Text = "has"
			case v.Tag == "VBP":
				v.Text = language.Inflect(v.Lemma, "VBZ")
			case v.Tag == "MD", v.Tag == "VBD":
			default:
				return "", false
			}
		case "us":
			w.Text = "it"
		case "our":
			w.Text = "its"
		case "i", "me", "my", "you", "your", "ours", "mine", "yours":
			return "", false
		}
	}
	return put(out), !first
}
