package casenote

import (
	"strconv"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	honest       = speech.Pattern(`\b(?:if i(?:'m| am) (?:being )?(?:honest|truthful)|if you ask me|(?:would|they'd|you'd|she'd|he'd) (?:all |both )?be better off|if you must know|if you like|if anything|as if|even if|if i could|(?:remember|know|sure|tell|see) (?:if|whether))\b`)
	hypothetical = speech.Pattern(`\b(?:if|in case|unless|suppos(?:e|ing)|what if|might|maybe (?:i|one day)|one day i(?:'ll| will)|the day (?:i|that)|would|would've|wouldn't|(?:i|he|she|they|we|you|it)'d be|in danger of|at risk of|risk of|to (?:prevent|avoid|stop me)|so (?:that )?(?:i|she|he|they) (?:don't|doesn't|do not|won't)|watch(?:ing)? (?:out )?for|look(?:ing)? out for|asked (?:me |us )?(?:if|whether|about)|(?:worr(?:y|ied|ies)|afraid|frightened|scared|terrified|nervous|anxious|fear) (?:that |about |of )?(?:i|i'll|i might|she|he|they|having|falling|slipping|going over|tripping|missing|forgetting|another|a fall)\b|(?:could|can) (?:easily )?(?:fall|slip|trip|go over|have a fall|forget))\b`)
	strongPast   = speech.Pattern(`\b(?:used to|years? ago|decades? ago|(?:many |some )?years back|back (?:in|then|when)|was a time|were times|at one (?:time|point)|there was a|once upon|in the past|previously|formerly|long ago|in those days|not any ?more|no longer|any longer|(?:first|late|former|ex)[- ](?:husband|wife|partner|boyfriend|girlfriend)|my ex|(?:her|his|their) ex|history of|as a (?:child|girl|boy|kid|teenager|young|youngster)|when i was (?:a |young|little|at school|\d|in my|first|married|working|young|younger|pregnant|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|about)|when i (?:lived|worked|had the)|(?:lived|stayed) in|in my (?:teens|twenties|thirties|forties|younger)|(?:haven't|hasn't|have not|has not|not|never|nothing|none)\b[^.]*\bsince(?: then)?\W*$|but i(?:'ve|'m| have| am)? (?:better|over it|back to|eat(?:ing)? fine|fine now|much better)|but (?:it|that|they|things|he|she|all)(?:'s|'ve| is| has| have)?(?: all)? (?:come back|back to|better|over|stopped|behind|fine now|gone now|sorted|settled|in the past|eat fine|eating fine|much better)|(?:it|that)'s (?:all )?(?:over|behind me|stopped|sorted|come back|history))`)
	past         = speech.Pattern(`\b(?:(?:until|till|before) (?:the |i |my |they |we |it |she |he )|after (?:the |my |our )?(?:operation|stroke|funeral|birth|accident|divorce|war)|last (?:year|winter|summer|spring|autumn|christmas|easter)|in the (?:spring|summer|autumn|winter)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|couple of|\d+) (?:months|years)(?: ago| back)|months ago|a while (?:ago|back)|ages ago|i did (?:once|have|take|mix|feel|get|fall|go|use|try|think|lose|forget|miss|stop|hurt|cut)|once (?:before|when|in))\b`)
	yearIn       = speech.Pattern(`\b(?:in|since|back in|around|about|of) ((?:19|20)\d\d)\b`)
	recent       = speech.Pattern(`\b(?:this (?:week|month|morning|afternoon|year|winter|summer|spring|autumn)|yesterday|last (?:night|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|today|tonight|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|the other (?:day|night|week)|these days|nowadays|right now|at the moment|lately|recently|still|again|most (?:nights|days|mornings|weeks)|(?:every|each) (?:night|day|week|morning|time|evening)|some (?:days|nights|mornings)|keeps?|always|all the time|sometimes|now and (?:then|again)|(?:i've|i have|he's|she's) been|(?:two|three|four|five|six|couple of|few|\d+) (?:days|weeks) (?:ago|back)|for (?:weeks|days|months)|since (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter|yesterday|last week|the weekend))\b`)
	nowEats      = speech.Pattern(`\b(?:now|these days|nowadays) (?:i|she|he|they)(?:'m|'re|'s| am| is| are)? (?:eat|fine|ok|okay|better|all right|take|safe|steady)`)
	negation     = speech.Pattern(`\b(?:not|never|no|none|nobody|no one|no-one|nothing|nor|neither|without|cannot|hardly ever|n't|free (?:of|from)|touch wood|denie[sd]|denying)\b|n't\b`)
	woodTouched  = speech.Pattern(`\b(?:touch(?:ing)? wood|thank god|thank goodness|thankfully none|fingers crossed)\b`)
	kin          = speech.WordSet("mum mam mother dad father brother sister son daughter husband wife partner boyfriend girlfriend nan nana gran grandma grandad grandmother grandfather grandson granddaughter uncle aunt auntie cousin niece nephew neighbour neighbours friend friends lad lads lass lady man woman bloke chap couple cat dog kids children baby people person girl boy someone somebody anybody everyone others mate tenant landlord carer carers nurse doctor resident residents student teacher vicar lodger family parents twins twin")
	subjects     = speech.WordSet("i i'm i've i'd i'll he she they he's she's they're he'd she'd they'd they've you you're you've we we've we're it")
	breaks       = speech.WordSet("but and because so when while although though until before after if as since whereas")
)

// mentions returns the risks in one statement, with their status. question is
// what the worker asked before it, or ""; first says that the statement is the
// first of the answer. year is that of the visit, or 0.
func mentions(text, question string, first bool, v voice, person func(string) bool, year int) ([]mention, error) {
	list, err := risks()
	if err != nil {
		return nil, err
	}
	var out []mention
	for _, r := range list {
		if h, ok := r.find(text); ok {
			if r.id == "self_harm" && accident(text, question, h) {
				continue
			}
			out = append(out, mention{r, judge(text, r, h, v, person, year)})
			continue
		}
		if question == "" || v == workerVoice {
			continue
		}
		opens, safe := r.asks(question)
		if !opens {
			continue
		}
		if h, ok := r.findTopic(text); ok {
			out = append(out, mention{r, judge(text, r, h, v, person, year)})
			continue
		}
		if !first || helps().MatchString(question) && !r.doneToMe() {
			continue // who helps with meals does not say that none are eaten
		}
		if s, ok := answered(text, question, safe, year); ok {
			if v == carerVoice && s == Current {
				s = Unclear // it was the person who was asked
			}
			out = append(out, mention{r, s})
		}
	}
	return out, nil
}

// helps is asked of who helps with something.
var helps = speech.Pattern(`\b(?:anyone|anybody|someone|somebody|who|carers?|family|daughter|son|neighbours?|friends?)\b.*\b(?:help\w*|cook\w*|support\w*|remind\w*|see to|look after|do)\b.*\b(?:with|for|you|your)\b`)

// doneToMe reports whether a risk is what somebody else does to the person.
func (r *risk) doneToMe() bool { return len(r.me) > 0 }

// accident tells "I didn't hurt myself" after a fall from self-harm.
func accident(text, question string, h hit) bool {
	words := strings.ToLower(text[h.start:h.end])
	if !strings.Contains(words, "cut") && !strings.Contains(words, "burn") && !strings.Contains(words, "hurt") {
		return false
	}
	all := strings.ToLower(text + " " + question)
	for _, w := range []string{"fell", "fall", "slip", "trip", "kettle", "cooker", "knife", "shaving", "oven", "pan "} {
		if strings.Contains(all, w) {
			return true
		}
	}
	return false
}

var (
	disputed = speech.Pattern(`(?:\b(?:but|though)|-|–|;|,) ?\w+ (?:says?|said|states?|stated|denie[sd]|disputes?|disagrees?)\b.*(?:n't\b|\b(?:not|never|untrue|denie)|$)`)
	guessed  = speech.Pattern(`\b(?:neighbours?|daughter|son|sister|brother|mother|father|mum|dad|wife|husband|partner|friend|carer|landlord|family|caller|referrer|school|teacher)\b[^.;]{0,20}\b(?:thinks?|thought|believes?|suspects?|wonders?|assumes?|guess(?:es)?|heard|alleges?|alleged|claims?|worried)\b`)
)

// judge works out the status of a risk that the words at h mention.
func judge(text string, r *risk, h hit, v voice, person func(string) bool, year int) Status {
	clause, at := clauseOf(text, h.start)
	if v == notesVoice && (disputed().MatchString(text[h.end:]) || guessed().MatchString(text[:h.start])) {
		return Unclear // somebody says so and the person does not, or somebody only thinks so
	}
	who := aboutPerson(clause[:min(at, len(clause))], clause, text[h.start:h.end], h.kind, len(r.me) > 0, v, person)
	if who == OtherPerson {
		return OtherPerson
	}
	supposed := hypothetical().MatchString(honest().ReplaceAllString(text, ""))
	before := clause[:min(at, len(clause))]
	denied := negated(before) || woodTouched().MatchString(text) && !recent().MatchString(text)
	switch {
	case supposed && h.kind == hitSafe:
		return Hypothetical
	case supposed:
		return Hypothetical
	case h.kind == hitSafe && denied:
		// "I'm not eating well": the opposite of safe, now or then.
		if isPast(text, year) {
			return Past
		}
		return sure(Current, who)
	case h.kind == hitSafe:
		if usedTo(text) {
			return Unclear // "I used to eat well" says nothing of today
		}
		return Denied
	case denied && isPastStrong(text) && !strings.Contains(strings.ToLower(before), "never"):
		return Past
	case denied:
		return Denied
	case isPast(text, year):
		return Past
	case longAgo().MatchString(text) && !recent().MatchString(text):
		return Unclear
	}
	return sure(Current, who)
}

// longAgo is said of what may be over or not.
var longAgo = speech.Pattern(`\b(?:at (?:christmas|easter|new year|half term)|(?:paid|gave|given|put) (?:it|them) back|once or twice|had a (?:few|couple))\b`)

// sure returns the status if it is clear who is meant, else Unclear.
func sure(s Status, who Status) Status {
	if who == Unclear {
		return Unclear
	}
	return s
}

func usedTo(text string) bool { return strings.Contains(strings.ToLower(text), "used to") }

// isPast reports whether a statement is about what is over.
func isPast(text string, year int) bool {
	if isPastStrong(text) || nowEats().MatchString(text) {
		return true
	}
	for _, m := range yearIn().FindAllStringSubmatch(text, -1) {
		if y, err := strconv.Atoi(m[1]); err == nil && (year == 0 || y < year) {
			return true
		}
	}
	return past().MatchString(text) && !recent().MatchString(text)
}

func isPastStrong(text string) bool { return strongPast().MatchString(text) }

// negated reports whether the words before the mention deny it.
func negated(before string) bool {
	// "No, I fell" answers a question and denies nothing of what follows.
	return negation().MatchString(before)
}

// clauseOf returns the clause of the text in which a place lies, and the place
// within it. Clauses end at commas, semicolons and "but".
func clauseOf(text string, place int) (string, int) {
	start, end := 0, len(text)
	lower := strings.ToLower(text)
	for _, mark := range []string{", ", "; ", ": ", ". ", " but ", " - ", " – ", " — ", " though ", " although "} {
		if i := strings.LastIndex(lower[:place], mark); i >= 0 && i+len(mark) > start {
			start = i + len(mark)
		}
		if i := strings.Index(lower[place:], mark); i >= 0 && place+i < end {
			end = place + i
		}
	}
	return text[start:end], place - start
}

// aboutPerson returns Current if the mention is about the person, OtherPerson if
// it is about somebody else, and Unclear if that cannot be told. before is the
// clause up to the mention, words are its own; victim says that the risk is
// something done to somebody.
func aboutPerson(before, clause, words string, kind hitKind, victim bool, v voice, person func(string) bool) Status {
	switch kind {
	case hitMe:
		if v == personVoice {
			return Current
		}
		if v == carerVoice {
			return OtherPerson // "me" is the carer
		}
		return Unclear
	case hitOther:
		if v == personVoice {
			return OtherPerson
		}
		return Unclear
	}
	ws := speech.Bare(before)
	subject := ""
	for i := len(ws) - 1; i >= 0; i-- {
		w := ws[i]
		base := strings.TrimSuffix(w, "'s")
		if breaks()[w] && i < len(ws)-1 {
			break
		}
		if subjects()[w] || kin()[base] || person(base) {
			subject = w
			break
		}
	}
	own := false
	for _, w := range speech.Bare(clause) {
		if w == "i" || w == "me" || w == "my" || w == "myself" || strings.HasPrefix(w, "i'") {
			own = true
		}
	}
	first := strings.HasPrefix(subject, "i'") || subject == "i" || strings.HasPrefix(subject, "we")
	base := strings.TrimSuffix(subject, "'s")
	switch v {
	case personVoice:
		inHit := " " + strings.ToLower(words) + " "
		switch {
		case strings.Contains(inHit, " myself ") || strings.HasPrefix(inHit, " i "):
			return Current
		case first:
			return Current
		case subject == "you" || subject == "you're" || subject == "you've":
			return Unclear
		case subject == "it" || subject == "":
			if strings.Contains(inHit, " his ") || strings.Contains(inHit, " her ") || strings.Contains(inHit, "himself") || strings.Contains(inHit, "herself") {
				return OtherPerson
			}
			return Current
		case strings.Contains(inHit, " my ") || strings.Contains(inHit, " me "):
			return Current
		case own && (kin()[base] && strings.HasSuffix(subject, "'s")):
			return OtherPerson
		}
		return OtherPerson
	case carerVoice:
		switch {
		case first:
			return OtherPerson
		case subject == "":
			return Unclear
		case person(base):
			return Current
		case kin()[base]:
			return Unclear
		}
		return Current // "she", "he", "they": the person who is visited
	case workerVoice:
		return Unclear
	}
	// Notes are about the person unless they name somebody else.
	switch {
	case subject == "" || person(base):
		return Current
	case kin()[base] && victim:
		return Unclear // the subject may be who does it to the person
	case kin()[base]:
		return OtherPerson
	case first:
		return Unclear
	}
	// "Son says he fell": which of them is meant is not clear.
	for _, w := range ws {
		if kin()[strings.TrimSuffix(w, "'s")] {
			return Unclear
		}
	}
	return Current
}

var (
	startsNo  = speech.Pattern(`^(?:oh,? |well,? |um |er |actually,? |touch wood,? )*(?:no\b|nope|nah|never|not (?:at all|really|me|for|since|that i)|none|nothing|nobody|not one)`)
	startsYes = speech.Pattern(`^(?:oh |well |um |er )*(?:yes|yeah|yep|aye|i (?:have|do|am|did)(?:[,.!]|$| (?:sometimes|once|twice|a bit|yes|now and|quite))|sometimes|now and|once|twice|three|a few|a couple|several|most|every|all the time|often|quite|loads|only (?:the|once|last|when)|just the|afraid so|i'm afraid)`)
	trouble   = speech.Pattern(`\b(?:struggl\w*|trouble|difficult\w*|problem|hard|can't|cannot|couldn't|don't (?:always|bother|take|remember)|forget\w*|miss\w*|muddl\w*|not (?:good|great|well|so good|very well|too good)|badly|worse|rubbish|terrible|awful)\b`)
	managing  = speech.Pattern(`\b(?:fine|okay|ok|all right|alright|no (?:problem|bother|trouble)s?|manag\w+|good|well|grand|lovely|great|not (?:too )?bad)\b`)
)

// answered reads a short answer to the worker's question about a risk, such as
// "No" or "Twice this month". ok is false where it says nothing of the risk.
func answered(text, question string, safe bool, year int) (Status, bool) {
	open := openQuestion().MatchString(question) || !closedQuestion().MatchString(question)
	if len(speech.Bare(text)) > 14 && !startsNo().MatchString(text) && !startsYes().MatchString(text) {
		return "", false
	}
	bad := false
	switch {
	case open && trouble().MatchString(text) && !strings.Contains(strings.ToLower(text), "no problem") && !strings.Contains(strings.ToLower(text), "no trouble"):
		// "It's been hard" after "How are you managing with meals?"
		return Unclear, true
	case open && managing().MatchString(text) && len(speech.Bare(text)) <= 8:
		return Denied, true
	case open:
		return "", false
	case startsNo().MatchString(text):
		bad = safe
		if !safe {
			if strings.Contains(strings.ToLower(text), "since") {
				return Past, true
			}
			return Denied, true
		}
	case startsYes().MatchString(text):
		bad = !safe
		if safe {
			return Denied, true
		}
	default:
		return "", false
	}
	if !bad {
		return "", false
	}
	switch {
	case hypothetical().MatchString(honest().ReplaceAllString(text, "")):
		return Hypothetical, true
	case isPast(text, year):
		return Past, true
	}
	return Current, true
}

// closedQuestion asks for yes or no.
var closedQuestion = speech.Pattern(`\b(?:have (?:you|there)|do you|did you|are you|were you|is there|are there|(?:is|has|does|did) (?:any(?:one|body)|some(?:one|body)|he|she|it)|any\b|can you|would you|could you|ever)\b`)

// openQuestion does not ask for yes or no.
var openQuestion = speech.Pattern(`^(?:(?:and|so|but|now|okay|right),? )*(?:how(?: about| is| are|'s)?|what|where|when|why|which|who|tell me)\b`)
