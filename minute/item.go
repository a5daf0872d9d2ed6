package minute

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/townclerk/townclerk/extract"
	"github.com/townclerk/townclerk/minute/internal/speech"
)

// An itemTalk is an item with the sentences said under it.
type itemTalk struct {
	item      Item
	sentences []*sentence
}

//go:embed data/headings.txt
var headingData string

// A standard is an item that every agenda has.
type standard struct {
	words   string
	heading string
	section Section
}

var standards = sync.OnceValue(func() []standard {
	var list []standard
	for line := range strings.Lines(headingData) {
		field := strings.Split(strings.TrimSpace(line), "|")
		if len(field) != 3 || strings.HasPrefix(field[0], "#") {
			continue
		}
		list = append(list, standard{strings.TrimSpace(field[0]), strings.TrimSpace(field[1]), Section(strings.TrimSpace(field[2]))})
	}
	return list
})

var (
	itemNumber = speech.Pattern(`\b(?:agenda )?item(?: number)? (` + numberExpr + `)\b[,:;.]?\s*(?:-|–|—)?\s*(.*)$`)
	nextItem   = speech.Pattern(`\b(?:next (?:item|up|thing)(?: on (?:the|our) agenda)?(?: is|,|:)|(?:mov(?:e|ing)|turn(?:ing)?|com(?:e|ing)|on|takes us|brings us) (?:on )?to (?:the (?:next item|item),?)?)\s*(.*)$`)
	headingEnd = speech.Pattern(`[?]|\.(?:\s|$)|,? (?:and )?(?:I'll|I will|I'd|could |can |would |please|over to|to be (?:introduced|presented)|(?:who|which) (?:will|is going)|we have |and then )`)
	headingUp  = speech.Pattern(`^(?:this (?:morning|afternoon|evening),?(?: which is)?|then|now|today|tonight|this (?:morning|afternoon|evening),? (?:then,? )?is|which is|that is|that's|this is|it's|is|the item on|our|so|and|on|about|we have)\b[ ,]*`)
	otherTalk  = speech.Pattern(`^(?:and |but |so |ok(?:ay)?,? |just )?(?:one (?:last|final|other|more) (?:thing|item|point|matter)|(?:is there |if there's |do we have |that takes us to |that brings us to |and )?any other (?:urgent )?business\b)`)
)

// leadWords may stand before the number of an item that is being announced.
var leadWords = speech.WordSet("a again agenda agreed all and back begin brings can chair colleagues come could everybody everyone final first go going good great i i'd i'll item last let let's like lovely many members more move moved moving much next no noted now number of ok okay on our please ready right shall so substantive amended start starting straight takes taking take thank thanks that that's the then this to turn turning up us very we we'll well we're will with would you your both very councillor councillors is it")

// announces reports whether a sentence opens the item whose number it says,
// and does not only speak of it.
func announces(text string) bool {
	at := itemNumber().FindStringIndex(text)
	if at == nil {
		return false
	}
	before := speech.Bare(text[:at[0]])
	for _, w := range before {
		if !leadWords()[w] {
			return false
		}
	}
	return len(before) <= 14
}

// An opening is the announcement of an item.
type opening struct {
	number  string
	words   string // what was said as its title
	section Section
	heading string // of a standard item
}

// announcement reads whether a sentence of the chair or clerk opens an item.
// next is the sentence after it, which may hold the title.
func announcement(s, next *sentence) (opening, bool) {
	if m := itemNumber().FindStringSubmatch(s.Text); m != nil && announces(s.Text) {
		n, ok := number(m[1])
		if !ok {
			return opening{}, false
		}
		o := opening{number: strconv.Itoa(n), words: title(m[2])}
		if o.words == "" && next != nil && next.Turn == s.Turn && !strings.HasSuffix(next.Text, "?") && len(next.Text) < 120 {
			o.words = title(next.Text)
		}
		o.standard()
		return o, true
	}
	if otherTalk().MatchString(s.Text) {
		return opening{section: Other, heading: "Any other business", words: "any other business"}, true
	}
	// A standard item may be announced by its name alone.
	if apologyFrom().MatchString(s.Text) || sendsApology().MatchString(s.Text) {
		return opening{}, false
	}
	lower := strings.ToLower(s.Text)
	for _, st := range standards() {
		at := strings.Index(lower, st.words)
		if at < 0 || at > 60 || !onlyLeads(s.Text[:at]) || len(speech.Bare(s.Text)) > len(speech.Bare(s.Text[:at]))+12 {
			continue
		}
		return opening{section: st.section, heading: st.heading, words: st.words}, true
	}
	if m := nextItem().FindStringSubmatchIndex(s.Text); m != nil && onlyLeads(s.Text[:m[0]]) {
		if w := title(s.Text[m[2]:m[3]]); len(strings.Fields(w)) >= 2 && len(strings.Fields(w)) <= 20 {
			o := opening{words: w}
			o.standard()
			return o, true
		}
	}
	return opening{}, false
}

// onlyLeads reports whether a text is nothing but words that lead to an item.
func onlyLeads(text string) bool {
	for _, w := range speech.Bare(text) {
		if !leadWords()[w] {
			return false
		}
	}
	return true
}

// standard fills in the heading if the words are those of a standard item.
func (o *opening) standard() {
	lower := strings.ToLower(o.words)
	for _, st := range standards() {
		if at := strings.Index(lower, st.words); at >= 0 && at < 12 {
			o.heading, o.section = st.heading, st.section
			return
		}
	}
}

// title cuts what was said after an item's number down to its title.
func title(text string) string {
	text = strings.TrimSpace(text)
	for {
		m := headingUp().FindString(text)
		if m == "" {
			break
		}
		text = text[len(m):]
	}
	if at := headingEnd().FindStringIndex(text); at != nil {
		text = text[:at[0]]
	}
	text = strings.Trim(text, " ,;:.-–—")
	text = strings.TrimSuffix(text, " please")
	if ws := speech.Bare(text); len(ws) == 1 && (speech.IsFunction(ws[0]) || ws[0] == "then") {
		return ""
	}
	// Articles at the front belong to speech.
	for _, a := range []string{"the ", "The ", "a ", "A "} {
		text = strings.TrimPrefix(text, a)
	}
	return speech.Capital(text)
}

// items cuts the talk into items of business.
func (k *talk) items(a *agenda, kind Kind) ([]*itemTalk, error) {
	var list []*itemTalk
	var starts []int // of the items but the first
	begin := func(it Item) { list = append(list, &itemTalk{item: it}) }
	begin(Item{Heading: "Opening", Section: Opening, Source: Source{Inferred: true}})
	seen := map[string]int{}
	formal := false // an item has a number, or is on the agenda
	for i, s := range k.sentences {
		var next *sentence
		if i+1 < len(k.sentences) {
			next = k.sentences[i+1]
		}
		if o, ok := k.opens(s, next); ok && !s.done {
			it := o.item(a)
			it.Source.Spoken = k.refs(s)
			key := it.Number + "|" + it.Heading
			if at, again := seen[key]; again && at == len(list)-1 || it.Number == "" && it.Heading == list[len(list)-1].item.Heading {
				at = len(list) - 1
				// The item that is open is named once more.
				list[at].sentences = append(list[at].sentences, s)
				continue
			}
			seen[key] = len(list)
			formal = formal || it.Number != "" || len(it.Source.Agenda) > 0
			begin(it)
			starts = append(starts, i)
			s.done = true
		}
		last := list[len(list)-1]
		last.sentences = append(last.sentences, s)
	}
	if formal && (len(a.items) > 0 || k.short() || !k.mostlyOne(list)) {
		return list, nil
	}
	if len(kind.Parts) > 0 {
		// The parts of the record stand in the place of items.
		whole := &itemTalk{item: Item{Heading: otherMatters, Source: Source{Inferred: true}}}
		for _, it := range list {
			whole.sentences = append(whole.sentences, it.sentences...)
		}
		return []*itemTalk{whole}, nil
	}
	return k.byTopic(list, starts, formal || k.people.members)
}

// mostlyOne reports whether one item holds most of the talk, as when witnesses
// are heard: it is many topics.
func (k *talk) mostlyOne(list []*itemTalk) bool {
	return slices.ContainsFunc(list, func(it *itemTalk) bool { return 3*len(it.sentences) > 2*len(k.sentences) })
}

// otherMatters heads what belongs to no part of a record, and decisionsOnly what
// was decided there if nothing else is left.
const (
	otherMatters  = "Other matters, decisions and actions"
	decisionsOnly = "Decisions and actions"
)

// item returns the item that an announcement opens, in the words of the agenda
// where it is on it.
func (o opening) item(a *agenda) Item {
	it := Item{Number: o.number, Heading: o.heading, Section: o.section}
	if it.Heading == "" {
		it.Heading = o.words
	}
	if it.Heading == "" {
		it.Heading = "Item " + o.number
	}
	if ai := a.match(o.number, o.words); ai != nil {
		it.Number, it.Heading = ai.number, ai.title
		it.Source.Agenda = []extract.Ref{ai.ref}
	}
	return it
}

// byTopic cuts talk whose business has no numbers where its words change, beside
// the items that were announced. The headings of such topics are made of the
// words used, and marked as inferred.
//
// What the chair of a committee announces is an item; other announcements are
// items only where the model of topics bears them out.
func (k *talk) byTopic(announced []*itemTalk, at []int, committee bool) ([]*itemTalk, error) {
	found, kept, err := k.topics(at)
	if err != nil {
		return nil, err
	}
	by := map[int]Item{}
	if committee {
		kept, by[0] = at, announced[0].item // the opening
	}
	for i, start := range at {
		if slices.Contains(kept, start) {
			by[start] = announced[i+1].item
			continue
		}
		k.sentences[start].done = false // it was no announcement
	}
	at = kept
	apart := topicApart(len(k.sentences))
	starts := slices.Clone(at)
	for _, f := range found {
		if !slices.ContainsFunc(at, func(s int) bool { return s-f < apart && f-s < apart }) {
			starts = append(starts, f)
		}
	}
	if slices.Sort(starts); len(starts) == 0 {
		all := announced[0]
		all.item.Heading, all.item.Section = "Discussion", ""
		return []*itemTalk{all}, nil
	}
	var list []*itemTalk
	from := 0
	for _, to := range append(starts, len(k.sentences)) {
		part := k.sentences[from:to]
		if it, ok := by[from]; ok && len(part) > 0 {
			// "You are taking the leave" is talk and names no topic.
			if !committee && it.Number == "" && (personal(it.Heading) || strings.ContainsAny(it.Heading, "[(?")) {
				if h := k.heading(part); h != "" {
					it.Heading, it.Source.Inferred = h, true
				}
			}
			list = append(list, &itemTalk{item: it, sentences: part})
		} else if len(part) > 0 {
			it := Item{Heading: k.heading(part), Source: k.spoken(part[0])}
			it.Source.Inferred = true
			if it.Heading == "" {
				it.Heading = "Discussion"
			}
			list = append(list, &itemTalk{item: it, sentences: part})
		}
		from = to
	}
	return list, nil
}

// opens reports whether a sentence opens an item: it is said by the chair, or by
// anyone where no chair is known.
func (k *talk) opens(s, next *sentence) (opening, bool) {
	if c := k.people.chair; c != nil && s.who != c {
		// A member may bring up other business at the end.
		if otherTalk().MatchString(s.Text) && (s.who == nil || s.who.role != Public) && k.nearEnd(s) {
			return opening{section: Other, heading: "Any other business", words: "any other business"}, true
		}
		return opening{}, false
	}
	if closesTalk().MatchString(s.Text) {
		return opening{}, false
	}
	return announcement(s, next)
}

// nearEnd reports whether a sentence is in the last third of the talk.
func (k *talk) nearEnd(s *sentence) bool {
	return s.Turn >= len(k.t.Turns)*2/3
}
