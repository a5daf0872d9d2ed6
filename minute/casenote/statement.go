package casenote

import (
	"strings"

	"github.com/townclerk/townclerk/internal/language"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// A teller turns talk into statements about the person: "I've had a cough" is
// "The patient has had a cough", "Any chest pain?" and "No." is "No chest pain."
// It changes who speaks and nothing else, and leaves alone what it is not sure
// of.
type teller struct {
	person string // who "I" and "you" are, as within a sentence
	youToo bool   // whether "you" can be nobody else
}

// tellerFor returns the teller of a conversation.
func tellerFor(c *cast) teller {
	t := teller{person: "the person", youToo: true}
	label := strings.ToLower(strings.TrimSpace(c.person))
	switch {
	case label == "patient" || label == "client" || label == "resident" || label == "tenant" || label == "child" || label == "caller":
		t.person = "the " + label
	case label != "" && !strings.HasPrefix(label, "speaker") && speech.Small(c.person) != c.person:
		t.person = c.person
	}
	for _, v := range c.voices {
		t.youToo = t.youToo && v != carerVoice
	}
	return t
}

var (
	firstPerson  = speech.Pattern(`\bi\b`)
	otherFirst   = speech.Pattern(`\b(?:we|us|our|ours|we're|we've|we'll)\b|"`)
	iForms       = speech.Pattern(`\bi(?:'m|'ve|'ll)\b|\bi ((?:also|just|never|still|usually|always|only|sometimes|often|really|normally|rarely|currently|probably|already|mostly) )?([a-z]+(?:n't|not)?)\b`)
	youForms     = speech.Pattern(`\byou(?:'re|'ve|'ll)\b|\byou ((?:also|just|never|still|usually|always|only|sometimes|often|really|currently|already) )?([a-z]+(?:n't|not)?)\b`)
	possessives  = speech.Pattern(`\b(?:my|mine|myself)\b`)
	mePattern    = speech.Pattern(`\bme\b`)
	yourPattern  = speech.Pattern(`\b(?:your|yours|yourself)\b`)
	youPattern   = speech.Pattern(`\byou\b`)
	auxiliary    = map[string]string{"am": "is", "have": "has", "do": "does", "are": "is", "were": "was", "haven't": "has not", "don't": "does not", "aren't": "is not", "weren't": "was not"}
	unchanged    = speech.WordSet("can could will would should had did may might must can't couldn't won't wouldn't shouldn't didn't hadn't wasn't was cannot used")
	possessiveOf = map[string]string{"my": "their", "mine": "theirs", "myself": "themself", "your": "their", "yours": "theirs", "yourself": "themself"}
)

// told rewords a sentence of the person's. ok is false where it has to stay as
// it was said.
func (t teller) told(text string) (string, bool) {
	if otherFirst().MatchString(text) {
		return text, false
	}
	out := t.verbs(text, "i", iForms())
	out = possessives().Regexp().ReplaceAllStringFunc(out, func(w string) string { return possessiveOf[strings.ToLower(w)] })
	out = mePattern().Regexp().ReplaceAllStringFunc(out, func(string) string { return t.person })
	if firstPerson().MatchString(out) {
		return text, false
	}
	return out, true
}

// addressed rewords a sentence of the worker's about the person.
func (t teller) addressed(text string) (string, bool) {
	if !youPattern().MatchString(text) && !yourPattern().MatchString(text) {
		return text, true
	}
	if !t.youToo || strings.Contains(text, `"`) {
		return text, false
	}
	out := t.verbs(text, "you", youForms())
	out = yourPattern().Regexp().ReplaceAllStringFunc(out, func(w string) string { return possessiveOf[strings.ToLower(w)] })
	return youPattern().Regexp().ReplaceAllStringFunc(out, func(string) string { return t.person }), true
}

// verbs puts the person in the place of a pronoun and makes its verbs agree.
func (t teller) verbs(text, pronoun string, forms *speech.Matcher) string {
	var b strings.Builder
	at := 0
	for _, m := range forms.FindAllStringSubmatchIndex(text, -1) {
		if m[0] < at {
			continue
		}
		b.WriteString(text[at:m[0]])
		at = m[1]
		if m[4] < 0 {
			switch text[m[0]+len(pronoun) : m[1]] {
			case "'m", "'re":
				b.WriteString(t.person + " is")
			case "'ve":
				b.WriteString(t.person + " has")
			default:
				b.WriteString(t.person + " will")
			}
			continue
		}
		adverb := ""
		if m[2] >= 0 {
			adverb = text[m[2]:m[3]]
		}
		b.WriteString(t.person + " " + adverb + t.verb(text, pronoun, m[4], m[5]))
	}
	b.WriteString(text[at:])
	return b.String()
}

// verb returns the form of a verb that the third person needs.
func (t teller) verb(text, pronoun string, start, end int) string {
	word := text[start:end]
	lower := strings.ToLower(word)
	if aux, ok := auxiliary[lower]; ok {
		return aux
	}
	if unchanged()[lower] {
		return word
	}
	for _, tok := range language.Tokens(text) {
		if tok.Start == start {
			if tok.Tag == "VBP" || tok.Tag == "VB" {
				return language.Inflect(tok.Lemma, "VBZ")
			}
			return word
		}
	}
	return word
}

var (
	saysNo      = speech.Pattern(`^(?:(?:oh|um|uh|well|okay|er|mm|ah)[,.]? )*(?:no|nope|nah|not at all|never|none|nothing)\b[,. ]*`)
	saysYes     = speech.Pattern(`^(?:(?:oh|um|uh|well|okay|er|ah)[,.]? )*(?:yes|yeah|yep|yup|aye|mm-hmm|uh-huh|correct|that's right|that is right|absolutely|definitely|of course)\b[,. ]*`)
	hedged      = speech.Pattern(`\b(?:but|well|except|apart|once|twice|only|sometimes|although|though|since|just|maybe|think|not sure|might|used to|until|unless|if|a little|a bit|kind of|sort of|kinda|rarely|hardly|occasionally|not really|other than|not anymore|not any more|now and|before|ago|yet|really)\b`)
	asksWhether = speech.Pattern(`^(?:(?:and|so|but|okay|ok|now|um|uh|all right|alright|right|also|then)[ ,.]*)*(have|do|did|are|were|was|can|could|is|any|how about|what about)\b\s*(you\b|there\b)?\s*(.*)\?$`)
	tagged      = speech.Pattern(`^(?:(?:and|so|but|okay|ok|now|um|uh|all right|alright|right|also|then)[ ,.]*)*(you(?:'re|'ve)?\b .*?)(?:,? (?:right|correct|is that right|yeah|yes|okay))?\?$`)
	gotAny      = speech.Pattern(`^(?:(?:ever|also|recently|currently|still) )*(?:(?:had|have|having|noticed|notice|experienced|experiencing|been having|been experiencing|got|get|getting|feel|felt|seen|taken|taking|been on|tried|need) )?(any(?: other)?|a|an) `)
	openers     = speech.Pattern(`^(?:(?:and|so|but|okay|ok|now|um|uh|all right|alright|right|also|then|well|oh|yeah|yes|mm-hmm|hmm|like|great|good|perfect|sure|hey|actually|i mean|you know|i see|got it|let's see)\b[ ,.]*)+`)
	whatAsked   = speech.Pattern(`^(?:what|how|when|where|which|who|why)\b[^,]*?\b(?:do|does|did|is|are|was|were|have|has|had|can|would)\b(?: you\b| your\b| the\b| it\b| that\b)?\s*`)
)

// answer makes one statement of a question and a short answer to it. ok is false
// where the two say less alone than together in their own words.
func (t teller) answer(question, answer string) (string, bool) {
	no, yes := saysNo().FindString(answer), saysYes().FindString(answer)
	if (no == "") == (yes == "") || hedged().MatchString(answer) || !t.youToo {
		return "", false
	}
	if m := asksWhether().FindStringSubmatch(question); m != nil {
		aux, subject, rest := strings.ToLower(m[1]), strings.ToLower(m[2]), strings.TrimSpace(m[3])
		if hedged().MatchString(rest) && no != "" {
			return "", false // "just", "since": what is denied is not clear
		}
		if any := gotAny().FindStringSubmatch(rest); any != nil || aux == "any" || aux == "how about" || aux == "what about" {
			thing := rest
			if any != nil {
				thing = rest[len(any[0]):]
				if yes != "" && strings.ToLower(any[1]) != "any" {
					thing = any[1] + " " + thing
				}
			}
			thing, ok := t.addressed(thing)
			if !ok || thing == "" || aux != "any" && any == nil && no != "" && strings.HasPrefix(strings.ToLower(thing), t.person) {
				return "", false
			}
			if no != "" {
				return "No " + thing + ".", true
			}
			return speech.Capital(thing) + ".", true
		}
		if subject != "you" || youPattern().MatchString(rest) || rest == "" {
			return "", false
		}
		rest, ok := t.addressed(rest)
		if !ok {
			return "", false
		}
		who := speech.Capital(t.person)
		switch aux {
		case "have", "are", "were", "can", "could":
			verb := map[string]string{"have": "has", "are": "is", "were": "was", "can": "can", "could": "could"}[aux]
			if no != "" {
				verb += " not"
			}
			return strings.Replace(who+" "+verb+" "+rest+".", "can not", "cannot", 1), true
		case "do":
			if no != "" {
				return who + " does not " + rest + ".", true
			}
			first, more, _ := strings.Cut(rest, " ")
			return strings.TrimSpace(who+" "+language.Inflect(strings.ToLower(first), "VBZ")+" "+more) + ".", true
		case "did":
			if no != "" {
				return who + " did not " + rest + ".", true
			}
			return who + " did " + rest + ".", true
		}
		return "", false
	}
	if m := tagged().FindStringSubmatch(question); m != nil && yes != "" {
		if s, ok := t.addressed(m[1]); ok {
			return speech.Capital(strings.TrimRight(s, " ,")) + ".", true
		}
	}
	return "", false
}

// about puts what was asked before an answer that says little alone: "been on
// the tablets: about 3 months".
func (t teller) about(question, answer string) string {
	q := openers().ReplaceAllString(question, "")
	if q == "" {
		q = question
	}
	answer, _ = t.told(answer)
	topic := ""
	if m := asksWhether().FindStringSubmatch(q); m != nil && (m[2] != "" || strings.EqualFold(m[1], "any")) {
		topic = m[3]
		if any := gotAny().FindString(topic); any != "" {
			topic = topic[len(any):]
		}
	} else if cut := whatAsked().FindString(q); cut != "" {
		topic = strings.TrimSuffix(q[len(cut):], "?")
	}
	if topic != "" && len(wordsOf(topic)) > 0 {
		if said, ok := t.addressed(topic); ok {
			return speech.Capital(said) + ": " + lowerFirst(answer)
		}
	}
	// The question as it was asked, which is never wrong.
	return speech.Capital(q) + " " + speech.Capital(answer)
}

// lowerFirst undoes the capital of a sentence, but not of a name or "I".
func lowerFirst(s string) string {
	first, _, _ := strings.Cut(s, " ")
	first = strings.TrimRight(first, ",.;:!?")
	if s == "" || len(first) > 1 && strings.ToUpper(first) == first || first == "I" || strings.HasPrefix(first, "I'") {
		return s
	}
	if w := strings.ToLower(first); language.IsFunctionWord(w) || language.IsAdjective(w) || language.IsVerb(w) {
		return speech.Small(s)
	}
	return s
}
