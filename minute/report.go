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

	// to is whom it was said to, where the clause does not name them.
	to string

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

	// absent is set where "he" or "she" stands for somebody whom the sentence does
	// not name: somebody before it must.
	absent bool
}

var (
	discourse     = speech.Pattern(`^(?:(?:(?:mr\.? ?|madam )?(?:chair(?:man|woman)?|mayor|speaker)|(?:mr\.?|madam) president|leader|yes|yeah|yep|ok(?:ay)?|right|so|well|and|but|now|also|(?:thank you(?: very much)?|thanks)[,.]|absolutely|of course|i mean|you know|as i said|then|anyway|to be honest|honestly|obviously|actually|basically)(?:[,.]?\s+|[.,]\s*))+(?:chair,?\s+)?`)
	sayThat       = speech.Pattern(`^(?:(?:i|we)(?:'d| would)? (?:just )?(?:(?:want|wanted|like|need|have) to )?(?:just )?(?:say|mention|add) (?:that )?|just to say (?:that )?|can i (?:just )?say (?:that )?|i have to say (?:that )?|(?:my|the|our) (?:first |second |next |other )?(?:question|query) (?:is|was),? (?:that )?)`)
	sayLast       = speech.Pattern(`,? (?:to be honest|if i'm honest|honestly|you know|if you like|as i say|(?:madam |mr )?(?:mayor|chair|chairman)|leader|mate|(?:you can )?leave (?:it|that) with me)$|(?:,? though)$`)
	guessLast     = speech.Pattern(`, i (?:suppose|think|guess|believe|imagine|hope)$`)
	vocative      = speech.Pattern(`(,|^|thank you|thanks|yes|no)\s*(?:madam |mr\.? ?|mister )?\bchair(?:man|woman)?\s*([.,])`)
	addressed     = speech.Pattern(`^((?:` + titledName + `|` + plainName + `)), `)
	unshifted     = speech.WordSet("here hereby please let let's lets hello sorry")
	plurals       = speech.WordSet("they them their theirs themselves they're they've they'll they'd")
	persons       = speech.WordSet("he she him her his hers himself herself")
	mandative     = speech.WordSet("recommend propose suggest insist require request demand urge advise recommendation proposal suggestion motion")
	demonstrative = speech.WordSet("that this those these")
	opinions      = speech.WordSet("worry support oppose welcome agree disagree think believe feel hope want wish thank doubt prefer regret accept understand")
	feelings      = speech.WordSet("worried concerned pleased happy unhappy sorry glad disappointed grateful sure surprised delighted opposed against content unsure nervous uneasy anxious keen satisfied angry frightened upset")
)

// spokenTo returns whom a sentence speaks to by name at its beginning, and the
// sentence without that name.
func (k *talk) spokenTo(s *sentence) (name, rest string) {
	text := s.Text
	if at := discourse().FindStringIndex(text); at != nil && at[1] < len(text) {
		text = speech.Capital(text[at[1]:])
	}
	m := addressed().FindStringSubmatch(text)
	if m == nil {
		return "", s.Text
	}
	if p := k.people.named(m[1], s.who); p != nil && p != s.who {
		return p.name, speech.Capital(text[len(m[0]):])
	}
	return "", s.Text
}

// report puts a sentence into reported speech: third person, past tense, no
// contractions. ok is false where that is not safe; the words are then quoted.
func report(text string) (reported, bool) { return reportTo(text, "") }

// reportTo is report for what was said to somebody whose name is known, who then
// takes the place of "you".
func reportTo(text, you string) (reported, bool) {
	if strings.ContainsAny(text, `"“”[`) || strings.Contains(text+" ", "- ") || doubtful().MatchString(text) {
		return reported{}, false // somebody else's words, or not all the words
	}
	text = strings.TrimSpace(speech.Verbatim(text))
	text = withoutLead(text)
	text = vocative().ReplaceAllString(text, "$1$2")
	text = strings.ReplaceAll(text, ",,", ",")
	question := strings.HasSuffix(text, "?")
	body := strings.TrimRight(text, ".!? ")
	if end := strings.TrimRight(body, ","); end != body {
		body = strings.TrimRight(end, " ") // "the costs, ."
	}
	body = sayLast().ReplaceAllString(body, "")
	if guessLast().MatchString(body) {
		return reported{}, false
	}
	if at := sayThat().FindStringIndex(body); at != nil && at[1] < len(body) {
		body = speech.Capital(body[at[1]:])
	}
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
	if unfinished(ws) || beginsAgain(ws) {
		return reported{}, false
	}
	if ws, ok = shiftTime(ws); !ok {
		return reported{}, false
	}
	r := reported{to: you}
	if !r.persons(ws, you) {
		return reported{}, false
	}
	if question {
		asked, ok := reportQuestion(ws)
		asked.to, asked.group, asked.absent = r.to, r.group, r.absent
		return asked, ok
	}
	first := strings.ToLower(ws[0].Text)
	if !r.self && (ws[0].Tag == "VB" || ws[0].Tag == "VBG" || ws[0].Tag == "VBN" || ws[0].Tag == "VBZ" || ws[0].Tag == "VBD" || ws[0].Tag == "MD" || language.IsVerb(first) && ws[0].Tag != "DT" && ws[0].Lemma != "you") {
		return reported{}, false // an order, or a fragment
	}
	if ws[0].Tag == "CC" && first != "both" && first != "either" && first != "neither" {
		return reported{}, false // "Or the other way round"
	}
	if first == "because" || fragments()[first] && (!strings.Contains(body, ",") || finites(ws) < 2) {
		return reported{}, false // "As long as I get a letter"
	}
	if r.self {
		r.opinion = opinionated(ws)
	}
	if first == "that" && (len(ws) < 3 || ws[2].Text == ",") {
		return reported{}, false // "That said, …"
	}
	if r.self && !finiteSoon(ws) {
		return reported{}, false
	}
	if first == "that" && !strings.HasPrefix(ws[1].Tag, "NN") && ws[1].Tag != "JJ" && ws[1].Tag != "CD" {
		ws[0].Text = "It" // "that that was right"
	}
	if r.self && len(ws) > 2 && ws[2].Text == "," && strings.HasPrefix(ws[1].Tag, "VB") {
		return reported{}, false // "I agree, emotional abuse"
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
	return r, !strings.Contains(r.clause, "they they ")
}

// doubtful are words in brackets that a transcriber was not sure of. A bracket of
// figures or capitals is something else: "the plan (PP12)".
var doubtful = speech.Pattern(`\((?-i:\p{Ll}+)[^()]{0,30}\)`)

// fragments begin what is only half a sentence where no comma follows.
var fragments = speech.WordSet("as if whereas because when unless although though while since until where which who")

// finiteSoon reports whether a finite verb follows "I" at once or nearly so.
func finiteSoon(ws []word) bool {
	for i := 1; i < min(len(ws), 6); i++ {
		switch ws[i].Tag {
		case "MD", "VBP", "VBD", "VBZ":
			return true
		case "VB":
			if subjectBefore(ws, i) {
				return true
			}
		}
	}
	return false
}

// unfinished reports whether a sentence breaks off, or is too much of speech to be
// put into other words.
func unfinished(ws []word) bool {
	if openEnds()[strings.ToLower(ws[len(ws)-1].Text)] {
		return true
	}
	for i, w := range ws {
		l := strings.ToLower(speech.Straight(w.Text))
		if i+1 < len(ws) && subjects()[l] && breaks()[strings.ToLower(ws[i+1].Text)] {
			return true // "that we but maybe we need"
		}
		if i > 1 && i < 6 && opinions()[w.Lemma] && w.Lemma == ws[1].Lemma {
			return true // "I think I also think"
		}
		if loose()[l] || i > 0 && w.Tag == "PRP" && ws[i-1].Tag == "PRP" && w.space && !strings.EqualFold(w.Text, "it") {
			return true
		}
	}
	// "I think compared to the others."
	return len(ws) > 2 && strings.EqualFold(ws[0].Text, "i") && opinions()[ws[1].Lemma] && (ws[2].Tag == "TO" && !strings.EqualFold(ws[1].Lemma, "want") && !strings.EqualFold(ws[1].Lemma, "hope") && !strings.EqualFold(ws[1].Lemma, "wish") && !strings.EqualFold(ws[1].Lemma, "agree") && !strings.EqualFold(ws[1].Lemma, "prefer") && !strings.EqualFold(ws[1].Lemma, "regret") || ws[2].Tag == "VBN")
}

var (
	openEnds = speech.WordSet("the a an and or but to of for are be which if so because such my your our their its very than")
	subjects = speech.WordSet("i we they he she")
	breaks   = speech.WordSet("but so because or if")
	loose    = speech.WordSet("gonna gon wanna 'cause cos wan dunno kinda sorta gotta yeah yep um uh erm")
)

// finites counts the words that are finite verbs.
func finites(ws []word) int {
	n := 0
	for _, w := range ws {
		switch w.Tag {
		case "MD", "VBP", "VBD", "VBZ":
			n++
		}
	}
	return n
}

// beginsAgain reports whether a speaker breaks off and begins again: "he'd been,
// he was going out".
func beginsAgain(ws []word) bool {
	for i, w := range ws {
		if l := strings.ToLower(w.Text); w.Tag != "PRP" && l != "i" && l != "we" {
			continue
		}
		for j := i + 2; j+1 < len(ws) && j <= i+3; j++ {
			if ws[j].Text == "," && strings.EqualFold(ws[j+1].Text, w.Text) && !(i > 0 && ws[i-1].Tag == "IN") {
				return true
			}
		}
	}
	return false
}

// withoutLead drops what leads into a sentence in speech and says nothing.
func withoutLead(text string) string {
	if at := discourse().FindStringIndex(text); at != nil && at[1] < len(text) {
		return speech.Capital(text[at[1]:])
	}
	return text
}

// persons looks at whom the sentence speaks of, and puts a name in the place of
// "you". It is false where the pronouns of reported speech would not show who is
// meant.
func (r *reported) persons(ws []word, you string) bool {
	self, group, named, many := 0, 0, false, false
	for i := range ws {
		w := &ws[i]
		lower := strings.ToLower(speech.Straight(w.Text))
		switch {
		case lower == "i" || lower == "me" || lower == "my" || lower == "mine" || lower == "myself":
			self++
		case lower == "we" || lower == "us" || lower == "our" || lower == "ours" || lower == "ourselves":
			group++
		case lower == "you" || lower == "your":
			if you == "" {
				return false
			}
			w.Text, w.Lemma, w.Tag, r.to = you, "you", "NNP", ""
			if lower == "your" {
				w.Text += "'s"
			}
			named = true
		case personalWords()[lower], unshifted()[lower]:
			return false
		case lower == "them" && i > 0 && strings.EqualFold(ws[i-1].Text, "of"):
			r.absent = r.absent || !many // "sixty of them"
		case plurals()[lower]:
			// In the minutes "they" is the speaker, unless others stand before it.
			if self+group > 0 || !many {
				return false
			}
		case persons()[lower]:
			r.absent = r.absent || !named
		case w.Tag == "NNS" || w.Tag == "NNPS" || collective()[w.Lemma]:
			many, named = true, true
		case strings.HasPrefix(w.Tag, "NN") && w.Tag != "CD":
			named = true
		}
	}
	for i := range ws {
		lower := strings.ToLower(ws[i].Text)
		if self+group > 0 && plurals()[lower] && (i == 0 || !strings.EqualFold(ws[i-1].Text, "of")) || self > 0 && lower == "us" {
			return false // whose "they" would it be?
		}
	}
	r.group = group > 0
	r.self = strings.EqualFold(ws[0].Text, "i")
	return self <= 3
}

// collective are nouns of one thing that people call "they".
var collective = speech.WordSet("council committee team company county department agency board club school operator contractor authority government association family police public staff union society trust panel group firm")

// opinionated reports whether "I …" says what the speaker thinks or feels.
func opinionated(ws []word) bool {
	for i, w := range ws[1:min(len(ws), 6)] {
		switch {
		case strings.HasPrefix(w.Tag, "VB") && opinions()[w.Lemma], feelings()[strings.ToLower(w.Text)]:
			// "I agree, emotional abuse" is no sentence to go on with.
			return i+2 >= len(ws) || ws[i+2].Text != ","
		case w.Tag == "RB", w.Tag == "MD", w.Lemma == "do", w.Lemma == "be", w.Lemma == "would", w.Text == "not":
		default:
			return false
		}
	}
	return false
}

// lowerFirst takes the capital from the first word unless it is a name.
func lowerFirst(ws []word) {
	w := &ws[0]
	lower := strings.ToLower(w.Text)
	name := w.Tag == "NNP" || w.Tag == "NNPS"
	if name && (len(ws) < 2 || !ordinary(lower)) || strings.ToUpper(w.Text) == w.Text && len(w.Text) > 1 || w.Lemma == "you" {
		return
	}
	w.Text = speech.Small(w.Text)
}

// ordinary reports whether a word is none of a name, though it looks like one at
// the beginning of a sentence: "Eighty per cent".
func ordinary(lower string) bool {
	head, _, _ := strings.Cut(lower, "-")
	_, isNumber := number(head)
	return isNumber || speech.IsFunction(lower) || numberish()[head]
}

var numberish = speech.WordSet("sixty seventy eighty ninety hundred thousand million half most many several nobody everybody everyone anybody somebody both either neither residents people members officers councillors children parents")
