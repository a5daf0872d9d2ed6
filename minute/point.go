package minute

import (
	"slices"
	"strings"

	"github.com/townclerk/townclerk/minute/internal/speech"
)

var (
	procedure = speech.Pattern(`^(?:(?:and|so|ok(?:ay)?|right|well|now|hi everyone|hi all),? )*(?:thank you|thanks|we(?:'ve| have) (?:got |also got )?(?:with us )?(?:(?-i:[A-Z])[\p{L}'-]+,|(?:two|three|four|five|six|\d+) speakers)|each (?:has|speaker)|thanks|welcome|good (?:morning|afternoon|evening)|hello|item\b|any (?:more |other |further )?(?:questions|comments|corrections|matters)|(?:are|is) there any|does any|do we have any|do any|has any|would (?:any|some)|who (?:would|wants)|can i (?:have|take|ask for|remind)|over to|councillor [\p{L}'-]+[,.?]?$|please\b|sorry\b|next\b|if there(?:'s| is|'re| are) no|we(?:'ll| will) (?:make a start|move|now|take|start|go|hear|come)|let(?:'s| us)|shall we|you(?:'ve| have) (?:got )?(?:three|two|five|\d)|that's noted|noted\b|it's been moved|safe journey|all those|yes(?:,? (?:please|thank you|chair|i do|that's right))?[.,]?$|no[.,]?$|agreed[.,]?$|will do|that'?s (?:fine|right|okay|all right)[.,]?$|i(?:'m| am) (?:councillor|cllr|the chair|the clerk)|my name(?:'s| is))`)
	runs      = speech.Pattern(`\b(?:(?:first|next|second|third|last) (?:public )?question is|will introduce|to introduce|we have a (?:question|speaker)|you(?:'ve| have) (?:got )?(?:up to )?(?:two|three|four|five|\d+) minutes|(?:we'll|we will|let's) vote on|(?:we're|we are) going to (?:move|go|come) on|hold on|next question (?:goes|is|comes)|has the floor|in \d+ seconds|(?:you need to|please) unmute|you're (?:on mute|muted)|(?:would like|wants?|wanted) to come in|happy to leave it there|lost translation|(?:can|could|would|will) you (?:please )?(?:answer|respond|come in|take|pick|comment|help)\b|we're back to|vote on the amendment|fire (?:drill|alarm)|alarm sounds|fire exits?|mobile phones|on silent|microphones?|make a start|safe journey|is being (?:recorded|webcast|filmed)|come (?:back )?to (?:you|that)|you said you'd)\b`)
	stance    = speech.Pattern(`\bI (?:(?:do not|don't|can't|cannot|won't|fully|strongly|really|totally|completely|also|would|will) )*(?:support|oppose|agree|disagree|object|welcome)\b|\bI(?:'m| am) (?:totally |completely |strongly )?(?:against|opposed|in favour)\b`)
	courtesy  = speech.Pattern(`^(?:thank|thanks|sorry|well|ok|okay|right|good|hello|through|madam|mr)\b|\b(?:question|point|chair)\b`)
	welcomes  = speech.Pattern(`^(?:good (?:morning|afternoon|evening)|hello|welcome)`)
)

// points records what was said in an item and matters, in the order in which it
// was said.
func (k *talk) points(it *itemTalk) {
	var current []*sentence
	flush := func() {
		if len(current) > 0 {
			it.item.Points = append(it.item.Points, k.point(current))
		}
		current = nil
	}
	for i, s := range it.sentences {
		if !k.matters(s) && !k.asks(it, i) && !k.answers(it, i) || !k.private && fragment(s.Text) || k.echoes(it, i) {
			continue
		}
		if len(current) > 0 && (current[0].who != s.who || current[0].Turn != s.Turn && !k.goesOn(it, current[len(current)-1], i)) {
			flush()
		}
		current = append(current, s)
	}
	flush()
}

// verbatim records all that was said in an item, turn by turn.
func (k *talk) verbatim(it *itemTalk) {
	for i := 0; i < len(it.sentences); {
		s := it.sentences[i]
		var list []*sentence
		var said []string
		for i < len(it.sentences) && it.sentences[i].Turn == s.Turn {
			list = append(list, it.sentences[i])
			said = append(said, it.sentences[i].said)
			i++
		}
		who := s.who.nameOrNone()
		p := Point{Speaker: who, Quoted: true, Source: k.spoken(list...)}
		if who == "" {
			who = someone
		}
		p.Text = who + ": “" + strings.Join(said, " ") + "”"
		it.item.Points = append(it.item.Points, p)
	}
}

// someone stands for a speaker who is not named. What follows may be another
// person's words, so it never becomes "they".
const someone = "A speaker"

// matters reports whether a sentence says something that the minutes need.
func (k *talk) matters(s *sentence) bool {
	if s.done || procedure().MatchString(s.Text) || welcomes().MatchString(s.Text) || chatter().MatchString(s.Text) || k.saysName(s) {
		return false
	}
	content := len(speech.ContentWords(vocative().ReplaceAllString(s.Text, "$1")))
	if s.who != nil && s.who == k.people.chair {
		// The chair runs the meeting; only what says something is kept.
		if strings.HasSuffix(s.Text, "?") || closesTalk().MatchString(s.Text) || handsOver().MatchString(s.Text) {
			return false
		}
		if len(speech.Bare(s.Text)) <= 4 && !hasVerb(s.Text) {
			return false
		}
		return (content >= 3 || content >= 2 && k.private) && !runs().MatchString(s.Text) && !k.handsTo(s) && (result(s.Text) == "" || content > 6)
	}
	if s.who != nil && s.who == k.subject {
		return content >= 1 // what the person says of themselves
	}
	if k.private {
		if s.First && len(speech.Bare(s.Text)) >= 2 && !accepts().MatchString(s.Text) {
			return true // it may answer a question: "Since November."
		}
		// What a family or an agency says in few words may be what counts.
		return content >= 1 && len(speech.Bare(s.Text)) > 2 || len(speech.Bare(s.Text)) >= 4
	}
	if stance().MatchString(s.Text) {
		return true
	}
	if content == 1 && needed().MatchString(s.Text) && len(speech.Bare(s.Text)) >= 4 && !strings.HasSuffix(s.Text, "?") {
		return true // "We need the homes."
	}
	if content >= 2 && len(speech.Bare(s.Text)) <= 4 && !strings.HasSuffix(s.Text, "?") && !strings.ContainsAny(s.Text, "0123456789") && !hasVerb(s.Text) && !s.First {
		return false // "The open day."
	}
	return content >= 2 || content >= 1 && strings.ContainsAny(s.Text, "0123456789")
}

var needed = speech.Pattern(`\b(?:I|we|they|you) (?:can|can't|cannot|will|won't|need|must|have to|ought|should|shouldn't|want)\b`)

// asks reports whether a sentence is a member's question to which somebody
// answers, such as "Where would they go?". The answer says little without it.
func (k *talk) asks(it *itemTalk, i int) bool {
	s := it.sentences[i]
	if s.done || !k.people.members || s.who == nil || s.who == k.people.chair || !strings.HasSuffix(s.Text, "?") || i+1 == len(it.sentences) {
		return false
	}
	next := it.sentences[i+1]
	return next.Turn == s.Turn+1 && next.who != nil && next.who != k.people.chair && len(speech.Bare(s.Text)) >= 4 && !procedure().MatchString(s.Text) && !runs().MatchString(s.Text)
}

// answers reports whether a sentence is the short answer to a question that is
// recorded, such as "Yes." or "It should."
func (k *talk) answers(it *itemTalk, i int) bool {
	if i == 0 || !k.people.members {
		return false
	}
	s, q := it.sentences[i], it.sentences[i-1]
	if s.done || !s.First || s.who == nil || s.who == k.people.chair || q.Turn != s.Turn-1 || q.who == k.people.chair || !strings.HasSuffix(q.Text, "?") || !k.matters(q) && !k.asks(it, i-1) {
		return false
	}
	return len(speech.Bare(s.Text)) <= 6 && !strings.HasSuffix(s.Text, "?") && !courtesy().MatchString(s.Text)
}

// point words sentences of one speaker as one point.
func (k *talk) point(list []*sentence) Point {
	name := ""
	if w := list[0].who; w != nil && !unknown(w.label) {
		name = w.name
	}
	p := Point{Speaker: name, Source: k.spoken(list...)}
	if k.isNotes() {
		// The words of whoever took the notes stand as they are.
		var text []string
		for _, s := range list {
			text = append(text, strings.TrimRight(s.Text, ". ")+".")
		}
		p.Text = strings.Join(text, " ")
		return p
	}
	if note := noteOfRecord(list); name == "" && note != "" {
		p.Text = note
		return p
	}
	who := name
	if who == "" {
		who = someone
	}
	// What the public alleges is never put as if the minutes said it.
	public := list[0].who != nil && list[0].who.role == Public
	var out []string
	var quoted []string
	asked := 0 // how many of them are questions
	told := 0  // how often "They said that" stands there already
	flush := func() {
		if len(quoted) == 0 {
			return
		}
		subject := "They"
		if len(out) == 0 || who == someone {
			subject = who
		}
		verb := "said"
		if asked == len(quoted) {
			verb = "asked"
		}
		out = append(out, subject+" "+verb+": “"+strings.Join(quoted, " ")+"”")
		quoted, asked = nil, 0
		p.Quoted = true
	}
	for _, s := range list {
		question := strings.HasSuffix(s.Text, "?")
		you, words := k.spokenTo(s)
		words = k.withoutName(s, words)
		r, ok := reported{}, false
		if !k.foreign {
			r, ok = reportTo(words, you)
		}
		first := len(out) == 0 && len(quoted) == 0
		var text string
		if ok && r.absent && first {
			ok = false // nobody is named whom "she" could mean but the speaker
		}
		if ok {
			text = r.sentence(who, first, public)
			ok = faithful(s.Text, text, who, you) && !(who == someone && (r.self || r.group))
		}
		if !ok {
			if question {
				asked++
			}
			quoted = append(quoted, ending(speech.Verbatim(quotable(s.Text))))
			continue
		}
		flush()
		if rest, again := strings.CutPrefix(text, "They said that "); again {
			if told++; told%2 == 0 {
				text = "They added that " + rest
			}
		}
		out = append(out, text)
	}
	flush()
	p.Text = strings.Join(out, " ")
	return p
}

// noteOfRecord returns what whoever kept the record notes of the meeting in brackets,
// which nobody said: "(Parliament agreed to the request)". It is "" for all else.
func noteOfRecord(list []*sentence) string {
	text := list[0].Text
	if len(list) > 1 || !strings.HasPrefix(text, "(") || !strings.HasSuffix(text, ")") || strings.Count(text, "(") > 1 {
		return ""
	}
	return strings.TrimRight(speech.Capital(text[1:len(text)-1]), ". ") + "."
}

// withoutName drops "I'm Karen Doyle and" before what the speaker says of
// themselves.
func (k *talk) withoutName(s *sentence, text string) string {
	m := ownNameFirst().FindStringSubmatch(text)
	if m == nil || s.who == nil || !k.firstWords(s) {
		return text
	}
	if p := parsePerson(m[1]); s.who.answersTo(p) {
		return text[len(m[0]):]
	}
	return text
}

var ownNameFirst = speech.Pattern(`^I(?:'m| am) (` + titledName + `|` + plainName + `)(?:,| and|, and) `)

// leadsIn are words at the beginning of a sentence in speech that a quotation does
// without.
var leadsIn = speech.Pattern(`^(?:(?:(?:so|right|ok(?:ay)?|well|and|now|also|i mean|you know|yeah)[,.]?|(?:thank you(?: very much)?|thanks)[,.])\s+(?:(?:madam |mr\.? )?(?:chair|mayor)[,.]\s+)?|(?:madam|mr\.?) (?:chair(?:man|woman)?|mayor|speaker|president),\s+)+`)

// quotable returns a sentence as it is quoted: in the words used, but for those
// that only lead into it.
func quotable(text string) string {
	if at := leadsIn().FindStringIndex(text); at != nil && len(strings.Fields(text[at[1]:])) >= 2 {
		return speech.Capital(text[at[1]:])
	}
	if at := sayThat().FindStringIndex(text); at != nil && len(strings.Fields(text[at[1]:])) >= 4 {
		return speech.Capital(text[at[1]:])
	}
	return text
}

// sentence puts the name of the speaker, or "They" after the first sentence,
// before what was said. attribute says that every sentence must be attributed.
func (r reported) sentence(who string, first, attribute bool) string {
	subject := who
	if !first && who != someone {
		subject = "They"
	}
	clause := r.clause
	said := " said that "
	if r.to != "" {
		said = " told " + r.to + " that "
	}
	if lead := adverbFirst().FindString(clause); lead != "" && !r.self {
		said = strings.TrimSuffix(said, " ") + ", " // "said that, however, it …"
	}
	switch {
	case r.question && r.to != "":
		return subject + " asked " + r.to + " " + clause + "."
	case r.question:
		return subject + " asked " + clause + "."
	case r.self && r.opinion && r.to == "":
		if !first {
			clause = plural(clause)
		}
		return subject + " " + clause + "."
	case r.self:
		return subject + said + "they " + plural(clause) + "."
	case first || attribute || r.group || who == someone || r.to != "":
		return subject + said + clause + "."
	}
	return speech.Capital(clause) + "."
}

// adverbFirst are words that a comma sets off at the front of a clause.
var adverbFirst = speech.Pattern(`^(?:however|for example|for instance|in fact|again|of course|finally|in reality|in addition|fortunately|unfortunately|sadly|clearly|therefore),`)

// plural makes the verb at the front agree with "they".
func plural(clause string) string {
	if rest, ok := strings.CutPrefix(clause, "was "); ok {
		return "were " + rest
	}
	return clause
}

// trim drops the least telling points of an item until they are within a number
// of words.
func (k *talk) trim(it *itemTalk, words int) error {
	points := it.item.Points
	total := 0
	for _, p := range points {
		total += len(strings.Fields(p.Text))
	}
	if total <= words {
		return nil
	}
	if k.tells == nil {
		scores, err := k.weigh().Brief("")
		if err != nil {
			return err
		}
		k.tells = map[[2]int]float64{}
		for i, s := range k.sentences {
			for _, r := range k.refs(s) {
				at := [2]int{r.Turn, r.Utterance}
				if x, ok := k.tells[at]; !ok || scores[i] > x {
					k.tells[at] = scores[i]
				}
			}
		}
	}
	weight := make([]float64, len(points))
	order := make([]int, len(points))
	for i, p := range points {
		order[i] = i
		for n, r := range p.Source.Spoken {
			if x := k.tells[[2]int{r.Turn, r.Utterance}]; n == 0 || x > weight[i] {
				weight[i] = x
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case weight[a] < weight[b]:
			return -1
		case weight[a] > weight[b]:
			return 1
		}
		return 0
	})
	drop := map[int]bool{}
	for _, i := range order {
		if total <= words || len(drop) == len(points)-1 {
			break
		}
		drop[i] = true
		total -= len(strings.Fields(points[i].Text))
	}
	var kept []Point
	for i, p := range points {
		if !drop[i] {
			kept = append(kept, p)
		}
	}
	it.item.Points = kept
	return nil
}
